//! Telling that somebody is to be reminded; who writes decides whether they may be written to.
use super::centre_of;
use crate::{
    domain::{self, AppointmentStatus},
    models::Booking,
};
use chrono::{DateTime, Utc};
use events::appointment::ReminderDue;
use kernel::{ApiResult, Conn, outbox};

/// Announces the reminders that are due, of appointments that stand; answers how many were looked at.
pub(crate) async fn remind(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<usize> {
    let due = Booking::take_due_reminders(conn, now).await?;
    for (booking, kind) in &due {
        let stands = *booking.status == AppointmentStatus::Confirmed;
        if stands && domain::still_helps(*kind, booking.starts_at, now) {
            let facts = booking.facts(&centre_of(conn, booking).await?);
            outbox::publish(conn, &ReminderDue { facts, kind: *kind }).await?;
        }
    }
    Ok(due.len())
}
