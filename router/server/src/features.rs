//! Switches: what an operator closes for a while, by a command and without a restart.
//!
//! A file names what is off, as maintenance has one, because it is asked by processes that have no database. It is
//! read whenever it matters. What the settings switch off stays off.
//! Decisions: docs/decisions/platform.md
use crate::Settings;
use anyhow::{Context, Result, anyhow, ensure};
use clap::ValueEnum;
use engine::{Admission, Asked, Refusal, RootField};
use http::StatusCode;
use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Feature {
    /// The assistant in Telegram: chats are heard again once it is on.
    Telegram,
    /// Nobody joins a waiting list and no freed slot is offered; an open offer may be accepted.
    WaitingList,
    /// No page of payment is opened; who is on one pays, and the desk takes money.
    OnlinePayment,
    /// Nobody opens an account; who has one logs in, and guests book.
    Registrations,
    /// Messages to organisations' machines wait, and are sent in order later.
    Webhooks,
}

impl Feature {
    /// As one writes it: `waiting-list`.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The one of this name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn named(name: &str) -> Result<Self> {
        Self::from_str(name, false).map_err(|_| {
            let all: Vec<_> = Self::value_variants().iter().map(|one| one.name()).collect();
            anyhow!("{name} is no feature: use {}", all.join(", "))
        })
    }

    /// What the router refuses of it, and in which words; the rest is said where it is done.
    fn refused(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::WaitingList => Some((
                "joinWaitlist",
                "Les listes d’attente sont fermées pour le moment. / \
                 Waiting lists are closed for the moment.",
            )),
            Self::OnlinePayment => Some((
                "startCheckout",
                "Le paiement en ligne est fermé pour le moment : vous pouvez payer au centre. / \
                 Paying online is closed for the moment: you can pay at the centre.",
            )),
            Self::Telegram | Self::Registrations | Self::Webhooks => None,
        }
    }
}

/// What is off, for whoever asks.
#[derive(Clone, Debug)]
pub struct Switches {
    file: PathBuf,
    off: BTreeSet<Feature>,
}

impl Switches {
    /// As the settings want them.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let here = || settings.data_dir.join("features-off");
        Self {
            file: settings.features_file.clone().unwrap_or_else(here),
            off: settings.features_off.iter().copied().collect(),
        }
    }

    /// Whether it is on now. A file that cannot be read closes nothing.
    #[must_use]
    pub fn is_on(&self, feature: Feature) -> bool {
        if self.off.contains(&feature) {
            return false;
        }
        read(&self.file).map_or_else(
            |error| {
                tracing::error!(error = format!("{error:#}"), "features");
                true
            },
            |off| !off.contains(&feature),
        )
    }

    /// Whether the settings have it off, so that no command turns it on.
    #[must_use]
    pub fn is_fixed(&self, feature: Feature) -> bool {
        self.off.contains(&feature)
    }

    /// Turns it on or off for all processes that see the file.
    ///
    /// # Errors
    /// Where the file cannot be read or written, or the settings have it off.
    pub fn turn(&self, feature: Feature, on: bool) -> Result<()> {
        ensure!(
            !self.is_fixed(feature),
            "{} is off by AUTOVISITE_FEATURES_OFF: take it out there, and start again",
            feature.name()
        );
        let mut off = read(&self.file)?;
        if on {
            off.remove(&feature);
        } else {
            off.insert(feature);
        }
        let text: String = off.into_iter().map(|one| format!("{}\n", one.name())).collect();
        // Another file takes its place, so that nobody reads half of it.
        let next = self.file.with_extension("next");
        fs::write(&next, text)
            .and_then(|()| fs::rename(&next, &self.file))
            .with_context(|| format!("cannot write {}", self.file.display()))
    }

    /// Refuses what begins with something that is off; everything else is for `next`.
    pub(crate) fn before(self, next: Admission) -> Admission {
        Arc::new(move |caller, asked| {
            if let Asked::Fields(fields) = &asked
                && let Some(refusal) = self.refusal(fields)
            {
                return Box::pin(async move { Err(refusal) });
            }
            next(caller, asked)
        })
    }

    fn refusal(&self, fields: &[RootField]) -> Option<Refusal> {
        let asked = |name: &str| fields.iter().any(|field| field.name == name);
        Feature::value_variants().iter().find_map(|feature| {
            let (name, words) = feature.refused()?;
            let is_closed = asked(name) && !self.is_on(*feature);
            is_closed.then(|| Refusal::new(StatusCode::FORBIDDEN, "SWITCHED_OFF", words))
        })
    }
}

/// A line is a feature; what we do not know was perhaps written by another version.
fn read(file: &Path) -> Result<BTreeSet<Feature>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(text.lines().filter_map(|line| Feature::named(line.trim()).ok()).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn switches(folder: &Path, off: &[Feature]) -> Switches {
        Switches { file: folder.join("features-off"), off: off.iter().copied().collect() }
    }

    fn asked(name: &str) -> Vec<RootField> {
        vec![RootField { name: name.to_owned(), times: 1 }]
    }

    #[test]
    fn each_is_turned_off_and_on_alone() {
        let folder = tempfile::tempdir().unwrap();
        let here = switches(folder.path(), &[]);
        for &feature in Feature::value_variants() {
            assert!(here.is_on(feature));
            here.turn(feature, false).unwrap();
            let off = Feature::value_variants().iter().filter(|one| !here.is_on(**one));
            assert_eq!(off.collect::<Vec<_>>(), [&feature]);
            here.turn(feature, true).unwrap();
            assert!(here.is_on(feature));
            assert_eq!(Feature::named(&feature.name()).unwrap(), feature);
        }
        assert!(Feature::named("chat").unwrap_err().to_string().contains("online-payment"));
    }

    #[test]
    fn what_the_settings_close_no_command_opens() {
        let folder = tempfile::tempdir().unwrap();
        let here = switches(folder.path(), &[Feature::Webhooks]);
        assert!(!here.is_on(Feature::Webhooks) && here.is_on(Feature::Telegram));
        let told = here.turn(Feature::Webhooks, true).unwrap_err().to_string();
        assert!(told.contains("AUTOVISITE_FEATURES_OFF"), "{told}");
        assert!(!here.is_on(Feature::Webhooks));
    }

    #[test]
    fn a_file_of_another_version_closes_what_we_know() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("features-off"), "teleport\n online-payment \n\n").unwrap();
        let here = switches(folder.path(), &[]);
        assert!(!here.is_on(Feature::OnlinePayment) && here.is_on(Feature::Webhooks));
    }

    #[test]
    fn only_what_begins_with_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let here = switches(folder.path(), &[]);
        assert_eq!(here.refusal(&asked("startCheckout")), None);
        here.turn(Feature::OnlinePayment, false).unwrap();
        let refusal = here.refusal(&asked("startCheckout")).unwrap();
        assert_eq!((refusal.status.as_u16(), refusal.code), (403, "SWITCHED_OFF"));
        assert!(refusal.message.contains("au centre") && refusal.message.contains(" / "));
        assert_eq!(here.refusal(&asked("payAtCentre")), None);
        assert_eq!(here.refusal(&asked("joinWaitlist")), None);
    }
}
