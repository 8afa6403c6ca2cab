//! What a letter may be about.
use chrono::{DateTime, Utc};
use events::appointment::AppointmentFacts;
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
    },
    /// The documents of an inspection.
    Documents { reports: Vec<Uuid> },
}
