//! Switches: what an operator closes for a while, by a command and without a restart.
//!
//! A file names what is off, as maintenance has one, because it is asked by processes that have no database. It is
//! read whenever it matters. What the settings switch off stays off.
//! Decisions: docs/decisions/platform.md
use anyhow::{Context, Result, anyhow, ensure};
use clap::ValueEnum;
use engine::{Admission, Asked, Refusal, RootField};
use http::StatusCode;
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, ErrorKind},
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
    /// Nobody opens an account, so nobody new books online: centres book them by telephone.
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
    /// What that file names is off, and these whatever it says.
    #[must_use]
    pub fn at(file: PathBuf, off: &[Feature]) -> Self {
        Self { file, off: off.iter().copied().collect() }
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
        // Two commands at once would each write what they have read. Its end lets go of it.
        let _held = self.hold().map_err(|error| unwritable(error, &self.file))?;
        let (text, name) = (text(&self.file)?, feature.name());
        let is_another = |line: &&str| Feature::named(line.trim()).ok() != Some(feature);
        // What we do not know stays: it is closed for another version.
        let mut lines: Vec<&str> = text.lines().filter(is_another).collect();
        if !on {
            lines.push(&name);
        }
        lines.push("");
        self.write(&lines.join("\n")).map_err(|error| unwritable(error, &self.file))
    }

    /// Waits until nobody else changes it. The lock is a file of its own, as the list's is replaced.
    fn hold(&self) -> io::Result<File> {
        let path = self.file.with_extension("lock");
        let lock = match File::options().create(true).append(true).open(&path) {
            // Root's, perhaps, who was here before: to read it is enough.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                File::open(&path).map_err(|_| error)?
            }
            opened => opened?,
        };
        lock.lock()?;
        Ok(lock)
    }

    /// Another file takes its place, so that nobody reads half of it.
    fn write(&self, text: &str) -> io::Result<()> {
        let next = self.file.with_extension("next");
        fs::write(&next, text)?;
        fs::rename(&next, &self.file)
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
    Ok(text(file)?.lines().filter_map(|line| Feature::named(line.trim()).ok()).collect())
}

fn text(file: &Path) -> Result<String> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

/// Why it cannot be changed. Where it is nobody's to change here, it is said where it is.
fn unwritable(error: io::Error, file: &Path) -> anyhow::Error {
    let file = file.display();
    let told = match error.kind() {
        ErrorKind::ReadOnlyFilesystem => format!(
            "{file} is read-only here; nothing was changed. In Kubernetes, change the ConfigMap \
             autovisite-features (docs/operating.md, « Closing a part for a while »)"
        ),
        ErrorKind::PermissionDenied => {
            format!("{file} is not this account's to write: use the account that runs autovisite")
        }
        _ => format!("cannot write {file}"),
    };
    anyhow::Error::new(error).context(told)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn switches(folder: &Path, off: &[Feature]) -> Switches {
        Switches::at(folder.join("features-off"), off)
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
    fn what_another_version_closes_stays_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("features-off");
        fs::write(&file, "# until Monday\nteleport\n online-payment \n").unwrap();
        let here = switches(folder.path(), &[]);
        here.turn(Feature::Webhooks, false).unwrap();
        let all = "# until Monday\nteleport\n online-payment \nwebhooks\n";
        assert_eq!(fs::read_to_string(&file).unwrap(), all);
        // Off already: it stands there once.
        here.turn(Feature::Webhooks, false).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), all);
        here.turn(Feature::OnlinePayment, true).unwrap();
        here.turn(Feature::Webhooks, true).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "# until Monday\nteleport\n");
    }

    #[test]
    fn of_commands_at_once_none_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        for on in [false, true].repeat(20) {
            std::thread::scope(|scope| {
                for &feature in Feature::value_variants() {
                    let here = switches(folder.path(), &[]);
                    scope.spawn(move || here.turn(feature, on).unwrap());
                }
            });
            let here = switches(folder.path(), &[]);
            assert!(Feature::value_variants().iter().all(|one| here.is_on(*one) == on), "{on}");
        }
    }

    #[test]
    fn where_it_cannot_be_written_it_is_said_where_it_can() {
        let file = Path::new("/etc/autovisite/features/off");
        let told = |kind: ErrorKind| format!("{:#}", unwritable(kind.into(), file));
        let read_only = told(ErrorKind::ReadOnlyFilesystem);
        assert!(read_only.starts_with("/etc/autovisite/features/off is read-only"), "{read_only}");
        assert!(read_only.contains("ConfigMap autovisite-features"), "{read_only}");
        assert!(told(ErrorKind::PermissionDenied).contains("use the account"));
        assert!(told(ErrorKind::StorageFull).starts_with("cannot write /etc"));
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
