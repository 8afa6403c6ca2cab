//! The steps of a booking's life, and what each leaves on its row for whoever counts.
//! Decisions: docs/decisions/booking.md
use super::{Booking, booking::lane_or_refusal, statement::Statement, unpaid::settle_unpaid};
use crate::{
    domain::{self, Step, Withdraws},
    schema::{booking_marks, bookings},
};
use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};

/// What is known of the money of what is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// None yet: it is to be paid at the centre.
    Nothing,
    /// Somebody owes it on account.
    OnAccount,
    /// So many cents.
    Cents(i64),
}

impl Came {
    fn cents(self) -> Option<i64> {
        match self {
            Self::Cents(cents) => Some(cents),
            Self::Nothing | Self::OnAccount => None,
        }
    }
}

/// The step with all that follows from it, in one way to the database: each confirmation comes by here.
const STAND: &str = "
    WITH settled AS (
        DELETE FROM appointment.unpaid WHERE appointment_id = $1 AND $2),
    planned AS (
        INSERT INTO appointment.reminders (appointment_id, kind, due_at)
        SELECT $1, kind, due_at FROM unnest($3::text[], $4::timestamptz[]) AS planned (kind, due_at)
        ON CONFLICT (appointment_id, kind) DO UPDATE SET due_at = EXCLUDED.due_at)
    UPDATE appointment.bookings
    SET status = $5, revision = revision + 1, agreed_at = $6,
        paid_at = CASE WHEN $7 IS NULL THEN paid_at ELSE $6 END,
        paid_cents = coalesce($7, paid_cents)
    WHERE id = $1";

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
    /// A hold, whose row is locked, stands from now on.
    pub(crate) async fn stand(
        &self,
        conn: &mut Conn,
        came: Came,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let status = self.status.step(Step::Confirm)?;
        let (kinds, due): (Vec<_>, Vec<_>) =
            domain::reminders(self.starts_at, now).into_iter().unzip();
        let kinds: Vec<&str> = kinds.into_iter().map(<&str>::from).collect();
        Statement::new(STAND)
            .bind::<SqlUuid, _>(self.id)
            .bind::<Bool, _>(came != Came::Nothing)
            .bind::<Array<Text>, _>(kinds)
            .bind::<Array<Timestamptz>, _>(due)
            .bind::<Text, _>(<&str>::from(status))
            .bind::<Timestamptz, _>(now)
            .bind::<Nullable<BigInt>, _>(came.cents())
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What is known of the money of what does not begin to stand by it.
    pub(crate) async fn note_money(
        &self,
        conn: &mut Conn,
        came: Came,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        if let Some(cents) = came.cents() {
            self.set_paid(conn, cents, now).await?;
        }
        if came != Came::Nothing {
            settle_unpaid(conn, self.id).await?;
        }
        Ok(())
    }

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
