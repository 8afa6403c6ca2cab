//! `autovisite eval dialogues FILE…`: whole conversations, measured by the world they end in.

use anyhow::{Context, Result, anyhow, ensure};
use std::{fs, path::PathBuf};
use stories::{
    Figures,
    modes::{self, Mode},
    play::Played,
    play_all,
    story::File,
};
use tokio::runtime::Runtime;

/// Plays the files' stories, and prints how they went.
///
/// # Errors
/// Where a file holds no stories.
pub fn dialogues(
    files: &[PathBuf],
    json: bool,
    noise: Option<u64>,
    only: Option<&str>,
    model: Mode,
) -> Result<()> {
    let runtime = Runtime::new()?;
    let assistant = runtime.block_on(modes::assistant(model))?;
    let mut played: Vec<Played> = Vec::new();
    for file in files {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let stories = File::parse(&text).map_err(|error| anyhow!("{}: {error}", file.display()))?;
        played.extend(runtime.block_on(play_all(&stories, &assistant, only, noise)));
    }
    ensure!(!played.is_empty(), "no story to play");
    let figures = Figures::of(&played);
    print(&figures, &played, json, only.is_some())
}

#[expect(clippy::print_stdout, reason = "the figures are what the command is for")]
fn print(figures: &Figures, played: &[Played], json: bool, transcripts: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(figures)?);
        return Ok(());
    }
    if transcripts {
        for own in played {
            println!("{}{}\n", own.id, own.transcript);
        }
    }
    for (id, wrong) in &figures.failures {
        println!("{id}\n  {}", wrong.join("\n  "));
    }
    for (tag, (right, all)) in &figures.by_tag {
        println!("  {tag:<40} {right}/{all}");
    }
    println!(
        "{} of {} stories end as they should, {} wrong actions, {} turns",
        figures.right, figures.stories, figures.wrong_actions, figures.turns
    );
    Ok(())
}
