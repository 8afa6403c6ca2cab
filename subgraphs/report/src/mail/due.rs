//! Where whoever is told that an inspection by law is due can go.
use crate::config::ReportConfig;
use events::{parser::InspectionDue, report::DueForChat};

/// Their addresses.
pub(crate) struct Doors {
    /// Books an appointment.
    pub(crate) book: String,
    /// Says that the vehicle is sold.
    pub(crate) sold: String,
    /// Stops reminders.
    pub(crate) stop: String,
}

impl Doors {
    pub(crate) fn of(due: &InspectionDue, config: &ReportConfig) -> Self {
        let links = config.reminder_links();
        Self {
            book: config.address("/rendez-vous"),
            sold: config.address(&links.sold_path(due.owner_id, due.watched_id)),
            stop: config.address(&links.path(due.owner_id)),
        }
    }

    /// What the conversation is told instead of a letter.
    pub(crate) fn in_chat(due: InspectionDue, config: &ReportConfig) -> DueForChat {
        let Self { sold, stop, .. } = Self::of(&due, config);
        DueForChat { due, sold, stop }
    }
}
