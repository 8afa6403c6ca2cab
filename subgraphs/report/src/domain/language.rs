//! The languages that letters are written in, and which letters there are.
use super::{Outcome, ReportKind, english, words};
use async_graphql::Enum;
use chrono::{DateTime, NaiveDate, Utc};
use fr::ServiceKind;
use kernel::Money;

/// A language of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, strum::VariantArray)]
#[graphql(name = "LetterLanguage")]
pub(crate) enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// What a letter may be about; the name of its files.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Enum,
    strum::VariantArray,
    strum::IntoStaticStr,
    strum::Display,
)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum LetterKind {
    /// An appointment stands.
    Confirmed,
    /// An appointment moved.
    Moved,
    /// An appointment is off.
    Cancelled,
    /// A slot became free for somebody who waits.
    Offered,
    /// An appointment is soon.
    Reminder,
    /// An inspection by law is due.
    Due,
    /// The documents of an inspection.
    Documents,
    /// A code that proves who reads the address.
    Code,
    /// A link that sets a password.
    Link,
    /// The account has another address; told to the one before.
    EmailChanged,
    /// Nothing is sent to an organisation's machine any more.
    WebhookDisabled,
    /// An organisation's invoice is overdue.
    Overdue,
}

impl LetterKind {
    /// Whether its reader may stop letters of this kind; all others are always sent.
    pub(crate) fn may_be_stopped(self) -> bool {
        match self {
            Self::Reminder | Self::Due => true,
            Self::Confirmed
            | Self::Moved
            | Self::Cancelled
            | Self::Offered
            | Self::Documents
            | Self::Code
            | Self::Link
            | Self::EmailChanged
            | Self::WebhookDisabled
            | Self::Overdue => false,
        }
    }
}

impl Language {
    /// As `auth` tells it; French is what is read where nothing else is known.
    pub(crate) fn named(name: &str) -> Self {
        if name == "en" { Self::En } else { Self::Fr }
    }

    /// As `auth` tells it, and files are called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// What a template's first line begins with.
    pub(crate) fn subject_mark(self) -> &'static str {
        match self {
            Self::Fr => "Objet :",
            Self::En => "Subject:",
        }
    }

    pub(crate) fn date(self, date: NaiveDate) -> String {
        match self {
            Self::Fr => words::date(date),
            Self::En => english::date(date),
        }
    }

    pub(crate) fn moment(self, at: DateTime<Utc>) -> String {
        match self {
            Self::Fr => words::moment(at),
            Self::En => english::moment(at),
        }
    }

    pub(crate) fn service(self, service: ServiceKind) -> &'static str {
        match self {
            Self::Fr => service.printed(),
            Self::En => service.en(),
        }
    }

    pub(crate) fn outcome(self, outcome: Outcome) -> &'static str {
        match self {
            Self::Fr => outcome.printed(),
            Self::En => english::outcome(outcome),
        }
    }

    pub(crate) fn title(self, kind: ReportKind) -> &'static str {
        match self {
            Self::Fr => words::title(kind),
            Self::En => english::title(kind),
        }
    }

    pub(crate) fn money(self, amount_cents: i64, currency: &str) -> String {
        match self {
            Self::Fr => Money { amount_cents, currency: currency.to_owned() }.to_string(),
            Self::En => english::money(amount_cents, currency),
        }
    }
}
