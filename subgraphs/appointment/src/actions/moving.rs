//! Moving what is agreed to another time, in one step: the old lane is kept until the new one is sure.
//! Decisions: docs/decisions/booking.md
use super::{
    acts::{self, LinkHolder},
    place::{Place, find_place},
};
use crate::{
    domain::{FREED, Start, Wish, Withdraws},
    error::AppointmentError,
    models::{self, Booking},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::Rescheduled;
use kernel::{
    ApiError, ApiResult, Conn, audit,
    guard::{AccessError, Reader},
    live, outbox,
};
use uuid::Uuid;

/// Where an appointment moves to.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RescheduleAppointmentInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// A start that `slots` offered.
    pub(crate) starts_at: DateTime<Utc>,
    /// Another centre, if it moves there.
    pub(crate) centre_id: Option<Uuid>,
}

/// Moves a confirmed appointment to another free slot.
pub(crate) async fn reschedule(
    conn: &mut Conn,
    by: &Reader,
    input: RescheduleAppointmentInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        let centre_id = input.centre_id.unwrap_or(booking.centre_id);
        if booking.starts_at == input.starts_at && booking.centre_id == centre_id {
            audit::nothing_done(by);
            return Ok(booking);
        }
        if !booking.is_of(by) && !by.rows().reach.reaches(centre_id) {
            return Err(AccessError::Forbidden.into());
        }
        if booking.is_of(by) {
            if booking.starts_at <= now {
                return Err(AppointmentError::AppointmentNotReschedulable.into());
            }
            booking.keep_settled(conn, now).await?;
        }
        let who = if booking.is_of(by) { Withdraws::Customer } else { Withdraws::Centre };
        let start = Start::Slot(input.starts_at);
        let moved = shift(conn, &booking, centre_id, start, who, now).await?;
        if booking.is_of(by) {
            models::check_place_that_day(conn, &[moved.id], now).await?;
        }
        let act = acts::on("appointment.rescheduled", &booking)
            .turned("startsAt", booking.starts_at, moved.starts_at)
            .turned("centreId", booking.centre_id, moved.centre_id);
        acts::note(conn, by, &moved, act).await?;
        Ok::<_, ApiError>(moved)
    })
    .await
}

/// The same by who has the link of a letter about it, at the same centre.
pub(crate) async fn reschedule_linked(
    conn: &mut Conn,
    by: &LinkHolder,
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::of_link_for_update(conn, &by.link, now).await?;
        if booking.starts_at == starts_at {
            return Ok(booking);
        }
        if booking.starts_at <= now {
            return Err(AppointmentError::AppointmentNotReschedulable.into());
        }
        booking.keep_settled(conn, now).await?;
        let start = Start::Slot(starts_at);
        let who = Withdraws::Customer;
        let moved = shift(conn, &booking, booking.centre_id, start, who, now).await?;
        models::check_place_that_day(conn, &[moved.id], now).await?;
        let act = acts::on("appointment.rescheduled", &moved).turned(
            "startsAt",
            booking.starts_at,
            moved.starts_at,
        );
        acts::note_linked(conn, by, act).await?;
        Ok(moved)
    })
    .await
}

/// An appointment that is locked is at another time, and whoever has to knows.
pub(super) async fn shift(
    conn: &mut Conn,
    booking: &Booking,
    centre: Uuid,
    start: Start,
    by: Withdraws,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    booking.status.check_reschedulable()?;
    let wish = Wish { service: *booking.service, category: *booking.vehicle_category };
    let place = find_place(conn, centre, wish, start, now).await?;
    booking.keep_agreed(conn, by, place.slot.starts_at, now).await?;
    let moved = move_into(conn, booking, &place).await?;
    tell(conn, booking, &moved, &place, now).await?;
    Ok(moved)
}

/// Tells of another time. A lane beside the one that broke is nobody's matter.
pub(super) async fn tell(
    conn: &mut Conn,
    booking: &Booking,
    moved: &Booking,
    place: &Place,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if (booking.starts_at, booking.centre_id) != (moved.starts_at, moved.centre_id) {
        moved.plan_reminders(conn, now).await?;
        let event = Rescheduled {
            facts: moved.facts(&place.centre),
            previous_starts_at: booking.starts_at,
        };
        outbox::publish(conn, &event).await?;
    }
    live::touch(conn, FREED).await
}

/// Takes the first lane of the place that can still be had.
pub(super) async fn move_into(
    conn: &mut Conn,
    booking: &Booking,
    place: &Place,
) -> ApiResult<Booking> {
    let (centre, slot) = (place.centre.id, &place.slot);
    for lane in &slot.lanes {
        // In a savepoint, because the constraint may refuse.
        let tried = conn
            .transaction(async |conn| {
                booking.move_to(conn, centre, *lane, slot.starts_at, slot.ends_at).await
            })
            .await;
        match tried {
            Err(ApiError::Client(refusal)) => {
                tracing::info!(%lane, code = refusal.code(), "the lane is gone, the next one");
            }
            other => return other,
        }
    }
    Err(AppointmentError::SlotTaken.into())
}
