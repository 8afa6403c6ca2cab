//! What a letter may be about.
use super::LetterKind;
use chrono::{DateTime, Utc};
use events::{
    appointment::{AppointmentFacts, ReminderKind},
    auth::{CodePurpose, LinkPurpose, WebhookStopped},
    parser::InspectionDue,
    payment::AccountOverdue,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a letter is about, as kept in the database.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub(crate) enum Matter {
    /// The appointment stands.
    Confirmed { facts: AppointmentFacts },
    /// The appointment moved.
    Moved {
        facts: AppointmentFacts,
        previous: DateTime<Utc>,
        /// How many letters about the appointment went before; letters of before 29 November 2026
        /// do not say.
        #[serde(default)]
        revision: u32,
    },
    /// The appointment is off.
    Cancelled {
        facts: AppointmentFacts,
        reason: String,
        by_staff: bool,
        /// As of [`Matter::Moved`].
        #[serde(default)]
        revision: u32,
        /// What of the money stays with the centre, and what it gives beside it, in cents.
        #[serde(default)]
        kept_cents: i64,
        #[serde(default)]
        extra_cents: i64,
    },
    /// A slot became free for somebody who waits.
    Offered { facts: AppointmentFacts, offered_until: DateTime<Utc> },
    /// The appointment is soon.
    Reminder {
        facts: AppointmentFacts,
        kind: ReminderKind,
        /// How many letters about its moves went before: after another, this one says an old time.
        revision: u32,
    },
    /// An inspection by law is due.
    Due { due: InspectionDue },
    /// The documents of an inspection.
    Documents { reports: Vec<Uuid> },
    /// A code that proves who reads the address.
    Code {
        challenge_id: Uuid,
        email: String,
        expires_at: DateTime<Utc>,
        #[serde(default = "CodePurpose::asked_for")]
        purpose: CodePurpose,
    },
    /// A link that sets a password, once.
    Link { link_id: Uuid, email: String, purpose: LinkPurpose, expires_at: DateTime<Utc> },
    /// The account has another address; told to the one before.
    EmailChanged { email: String },
    /// Nothing is sent to an organisation's machine any more.
    WebhookDisabled { host: String, reason: WebhookStopped, failing_since: DateTime<Utc> },
    /// An organisation's invoice is overdue.
    Overdue { overdue: Box<AccountOverdue> },
}

impl Matter {
    /// Which kind of letter it is.
    pub(crate) fn kind(&self) -> LetterKind {
        match self {
            Self::Confirmed { .. } => LetterKind::Confirmed,
            Self::Moved { .. } => LetterKind::Moved,
            Self::Cancelled { .. } => LetterKind::Cancelled,
            Self::Offered { .. } => LetterKind::Offered,
            Self::Reminder { .. } => LetterKind::Reminder,
            Self::Due { .. } => LetterKind::Due,
            Self::Documents { .. } => LetterKind::Documents,
            Self::Code { .. } => LetterKind::Code,
            Self::Link { .. } => LetterKind::Link,
            Self::EmailChanged { .. } => LetterKind::EmailChanged,
            Self::WebhookDisabled { .. } => LetterKind::WebhookDisabled,
            Self::Overdue { .. } => LetterKind::Overdue,
        }
    }

    /// Where it goes, if not to a customer as they are known.
    pub(crate) fn address(&self) -> Option<&str> {
        match self {
            Self::Code { email, .. } | Self::Link { email, .. } | Self::EmailChanged { email } => {
                Some(email)
            }
            Self::Confirmed { .. }
            | Self::Moved { .. }
            | Self::Cancelled { .. }
            | Self::Offered { .. }
            | Self::Reminder { .. }
            | Self::Due { .. }
            | Self::Documents { .. }
            | Self::WebhookDisabled { .. }
            | Self::Overdue { .. } => None,
        }
    }

    /// When it is of no use any more.
    pub(crate) fn expires_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Code { expires_at, .. } | Self::Link { expires_at, .. } => Some(*expires_at),
            Self::Reminder { facts, .. } => Some(facts.starts_at),
            Self::Due { due } => due.before.and_hms_opt(0, 0, 0).map(|day| day.and_utc()),
            Self::Offered { offered_until, .. } => Some(*offered_until),
            Self::Confirmed { .. }
            | Self::Moved { .. }
            | Self::Cancelled { .. }
            | Self::Documents { .. }
            | Self::EmailChanged { .. }
            | Self::WebhookDisabled { .. }
            | Self::Overdue { .. } => None,
        }
    }
}
