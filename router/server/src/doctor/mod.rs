//! `autovisite doctor`: what is wrong with this installation, in plain words, and what to do.
//!
//! It looks and changes nothing but two small files that it writes, reads and removes again to know
//! that storage works. It sends no letter and takes no money.
mod here;
mod outside;
mod stored;

use crate::{Settings, database::Databases, secrets::Secrets};
use anyhow::{Result, bail};
use std::fmt;
use tokio::runtime::Runtime;

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Good,
    /// Works, and an operator should know.
    Notice,
    /// Something people need does not work, or will not for long.
    Wrong,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is about: « Mail ».
    pub about: &'static str,
    /// How it is.
    pub state: State,
    /// What was seen.
    pub seen: String,
    /// What to do about it; empty where it is good.
    pub remedy: String,
}

impl Finding {
    fn good(about: &'static str, seen: impl Into<String>) -> Self {
        Self { about, state: State::Good, seen: seen.into(), remedy: String::new() }
    }

    fn notice(about: &'static str, seen: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { about, state: State::Notice, seen: seen.into(), remedy: remedy.into() }
    }

    fn wrong(about: &'static str, seen: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { about, state: State::Wrong, seen: seen.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.state {
            State::Good => "ok    ",
            State::Notice => "notice",
            State::Wrong => "WRONG ",
        };
        write!(f, "{mark}  {:<14}{}", self.about, self.seen)?;
        if !self.remedy.is_empty() {
            write!(f, "\n{:22}→ {}", "", self.remedy)?;
        }
        Ok(())
    }
}

/// Looks at everything and prints it. Call it on the main thread: it may start the private server.
///
/// # Errors
/// Where something is wrong, so that a script hears of it.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub fn run(settings: &Settings) -> Result<()> {
    let mut wrong = 0;
    let mut say = |finding: &Finding| {
        wrong += usize::from(finding.state == State::Wrong);
        println!("{finding}");
    };
    let before = here::all(settings);
    before.iter().for_each(&mut say);
    // A folder that cannot be written has been named: a server in it would only fail again.
    let ours =
        before.iter().all(|finding| finding.about != here::DATA || finding.state != State::Wrong);
    let databases = ours.then(|| Databases::beside(settings));
    Runtime::new()?.block_on(async {
        match &databases {
            Some(Ok(databases)) => {
                stored::all(settings, databases).await.iter().for_each(&mut say);
            }
            Some(Err(error)) => say(&Finding::wrong(
                stored::DATABASE,
                format!("{error:#}"),
                "see DATABASE_URL, or the private server’s postgres.log in the data directory",
            )),
            None => {}
        }
        outside::all(settings).await.iter().for_each(&mut say);
    });
    if wrong > 0 {
        bail!("{wrong} of these need somebody");
    }
    println!("\nnothing is wrong");
    Ok(())
}

/// The keys' folder, where there is one: looking makes none.
fn known_secrets(settings: &Settings) -> Option<Secrets> {
    settings.data_dir.join("keys").is_dir().then(|| Secrets::open(&settings.data_dir))?.ok()
}
