//! The steps of a booking's life, and what each leaves on its row for whoever counts.
use super::{Booking, booking::lane_or_refusal};
use crate::{
    domain::{Step, Withdraws},
    schema::{booking_marks, bookings},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};

/// What is noted of a step beside the status.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Noted<'a> {
    /// Nothing.
    Nothing,
    /// It stands since then.
    Agreed(DateTime<Utc>),
    /// Who called it off, when, and in which words.
    CalledOff(Withdraws, DateTime<Utc>, &'a str),
}

impl Booking {
    /// Takes a step of its life, the only way to another status. Taking a lane back (from expired to
    /// confirmed) may be refused by the exclusion constraint: then [`AppointmentError::SlotTaken`].
    pub(crate) async fn take_step(
        &self,
        conn: &mut Conn,
        step: Step,
        noted: Noted<'_>,
    ) -> ApiResult<Self> {
        let status = self.status.step(step)?;
        let words = match noted {
            Noted::CalledOff(_, _, words) => Some(bookings::cancel_reason.eq(words.to_owned())),
            Noted::Nothing | Noted::Agreed(_) => None,
        };
        let updated = diesel::update(bookings::table.find(self.id))
            .set((
                bookings::status.eq(<&str>::from(status)),
                bookings::revision.eq(bookings::revision + 1),
                words,
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        let updated = lane_or_refusal(updated)?;
        let marks = diesel::update(booking_marks::table.find(self.id));
        match noted {
            Noted::Nothing => {}
            Noted::Agreed(at) => {
                marks.set(booking_marks::agreed_at.eq(at)).execute(conn).await?;
            }
            Noted::CalledOff(who, at, _) => {
                let called_off = (
                    booking_marks::called_off_by.eq(<&str>::from(who)),
                    booking_marks::called_off_at.eq(at),
                );
                marks.set(called_off).execute(conn).await?;
            }
        }
        Ok(updated)
    }
}
