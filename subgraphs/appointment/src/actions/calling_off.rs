//! Calling off: by its owner, by the centre, by the link of a letter, and for good.
//! Decisions: docs/decisions/booking.md
use super::{
    acts::{self, LinkHolder},
    centre_of,
    ending::end_hold,
};
use crate::{
    domain::{AppointmentStatus, FREED, Outcome, Step, Withdraws},
    error::AppointmentError,
    models::{self, Booking, Noted},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::Cancelled;
use kernel::{
    ApiError, ApiResult, Conn, audit,
    guard::{Reader, Refunder},
    live, outbox,
};
use uuid::Uuid;

/// Which appointment, and why.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CancelAppointmentInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// In the canceller's words.
    pub(crate) reason: Option<String>,
}

/// Who calls an appointment off, and whether they may send money back.
pub(crate) struct CallingOff {
    pub(crate) by: Reader,
    pub(crate) refunder: Option<Refunder>,
}

impl CallingOff {
    /// Whether what was paid may go back at their word: its owner's, and of the staff that of who may
    /// refund.
    fn may_give_back(&self, booking: &Booking) -> bool {
        let refunds = |by: &Refunder| by.check(booking.centre_id).is_ok();
        booking.is_of(&self.by) || self.refunder.as_ref().is_some_and(refunds)
    }
}

/// Calls an appointment off; the lane is free again and a payment goes back.
pub(crate) async fn cancel(
    conn: &mut Conn,
    calling_off: &CallingOff,
    input: CancelAppointmentInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let by = &calling_off.by;
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        if *booking.status == AppointmentStatus::Cancelled {
            audit::nothing_done(by);
            return Ok(booking);
        }
        let may_give_back = calling_off.may_give_back(&booking);
        if booking.is_paid() && !may_give_back {
            return Err(AppointmentError::RefundNeedsManager.into());
        }
        let reason = input.reason.unwrap_or_default();
        let who = if booking.is_of(by) { Withdraws::Customer } else { Withdraws::Centre };
        let off = Off { who, reason, may_give_back };
        let cancelled = call_off(conn, &booking, off, now).await?;
        let status = |of: &Booking| <&str>::from(*of.status);
        let act = acts::on("appointment.cancelled", &cancelled)
            .turned("status", status(&booking), status(&cancelled))
            .is("paid", booking.is_paid());
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(cancelled)
    })
    .await
}

/// The same by who has the link of a letter about it.
pub(crate) async fn cancel_linked(
    conn: &mut Conn,
    by: &LinkHolder,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::of_link_for_update(conn, &by.link, now).await?;
        if *booking.status == AppointmentStatus::Cancelled {
            return Ok(booking);
        }
        let cancelled = call_off(conn, &booking, Off::by_owner(), now).await?;
        let status = |of: &Booking| <&str>::from(*of.status);
        let act = acts::on("appointment.cancelled", &cancelled)
            .turned("status", status(&booking), status(&cancelled))
            .is("paid", booking.is_paid());
        acts::note_linked(conn, by, act).await?;
        Ok(cancelled)
    })
    .await
}

/// How an appointment is called off.
pub(super) struct Off {
    pub(super) who: Withdraws,
    pub(super) reason: String,
    /// Whether who does it may send money back; `payment` asks it too.
    pub(super) may_give_back: bool,
}

impl Off {
    fn by_owner() -> Self {
        Self { who: Withdraws::Customer, reason: String::new(), may_give_back: true }
    }
}

/// An appointment that is locked is off, with what its terms say of the money.
pub(super) async fn call_off(
    conn: &mut Conn,
    booking: &Booking,
    Off { who, reason, may_give_back }: Off,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    booking.status.step(Step::Cancel)?;
    if booking.is_offer() {
        return Err(AppointmentError::OfferOpen.into());
    }
    if who == Withdraws::Customer && booking.starts_at <= now {
        return Err(AppointmentError::AppointmentNotCancellable.into());
    }
    let noted = Noted::CalledOff(who, now, &reason);
    let cancelled = booking.take_step(conn, Step::Cancel, noted).await?;
    let centre = centre_of(conn, &cancelled).await?;
    let paid = booking.paid_cents();
    let agreed = models::agreed(conn, booking).await?;
    let Outcome { kept, extra, .. } = agreed.outcome(who, paid, now);
    let event = Cancelled {
        facts: cancelled.facts(&centre),
        reason,
        by_staff: who == Withdraws::Centre,
        kept_cents: kept,
        extra_cents: extra,
        arrhes: agreed.keeps_arrhes(),
        may_give_back,
    };
    outbox::publish(conn, &event).await?;
    live::touch(conn, FREED).await?;
    Ok(cancelled)
}

/// Calls an appointment off whose customer is to be forgotten.
pub(crate) async fn call_off_for_good(
    conn: &mut Conn,
    booking: &Booking,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if *booking.status == AppointmentStatus::Held {
        end_hold(conn, booking).await?;
    } else {
        call_off(conn, booking, Off::by_owner(), now).await?;
    }
    Ok(())
}
