//! One function per mutation: open the transaction, ask the rule, write, announce.
mod caller;
mod centre;
mod lane;
mod network;
mod place;
mod price;
mod reminder;
mod results;
mod setup;

use crate::{
    domain::{self, AppointmentStatus, Energy, ServiceKind, Start, VehicleCategory, Wish},
    error::AppointmentError,
    models::{self, Booking, Centre, NewBooking},
};
use async_graphql::InputObject;
pub(crate) use caller::{BookForCallerInput, book_for_caller};
pub(crate) use centre::{
    AddClosureInput, CreateCentreInput, RemoveClosureInput, SetOpeningHoursInput,
    UpdateCentreInput, add_closure, create_centre, remove_closure, set_opening_hours,
    update_centre,
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::{Cancelled, HoldExpired, PlateSet, Rescheduled, SlotHeld};
use kernel::{
    ApiError, ApiResult, Conn, db,
    guard::{Person, Reader, Staff},
    outbox,
};
pub(crate) use lane::{AddLaneInput, UpdateLaneInput, add_lane, update_lane};
pub use network::{NetworkChange, export_network, import_network, preview_network};
use place::{Place, find_place};
pub(crate) use price::{
    AcceptNewPriceInput, SetPricesInput, accept_new_price, follow_certificate, set_prices,
};
pub(crate) use reminder::remind;
pub(crate) use results::{
    GrantResultsAccessInput, RevokeResultsAccessInput, grant_results_access, revoke_results_access,
};
use uuid::Uuid;

/// Which slot, for what.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct HoldSlotInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// A start that `slots` offered.
    pub(crate) starts_at: DateTime<Utc>,
    /// What the vehicle comes for.
    pub(crate) service: ServiceKind,
    /// Decides the lane and the price.
    pub(crate) vehicle_category: VehicleCategory,
    /// Decides the price.
    pub(crate) energy: Energy,
    /// As typed; may follow later.
    pub(crate) plate: Option<String>,
    /// The same key answers the same appointment, however often it is sent.
    pub(crate) idempotency_key: String,
}

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

/// Which vehicle comes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetAppointmentPlateInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// As typed.
    pub(crate) plate: String,
}

/// Which appointment, and why.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CancelAppointmentInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// In the canceller's words.
    pub(crate) reason: Option<String>,
}

/// Keeps a lane for the caller while they pay.
pub(crate) async fn hold(
    conn: &mut Conn,
    by: &Person,
    input: HoldSlotInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    let plate = input.plate.as_deref().map(domain::normal_plate).transpose()?;
    conn.transaction(async |conn| {
        // Counted one after another: eight at once would all find two.
        db::lock(conn, &format!("appointment.holds:{}", by.id())).await?;
        if let Some(same) = Booking::by_key(conn, by, &input.idempotency_key).await? {
            let repeated = same.centre_id == input.centre_id && same.starts_at == input.starts_at;
            return if repeated {
                Ok(same)
            } else {
                Err(AppointmentError::IdempotencyMismatch.into())
            };
        }
        if Booking::running_holds(conn, by, now).await? >= domain::MOST_HOLDS as i64 {
            return Err(AppointmentError::TooManyHolds.into());
        }
        expire_due(conn, now).await?;
        let wish = Wish { service: input.service, category: input.vehicle_category };
        let place =
            find_place(conn, input.centre_id, wish, Start::Slot(input.starts_at), now).await?;
        let price = models::price(conn, input.service, input.vehicle_category, input.energy, now)
            .await?
            .ok_or(AppointmentError::CategoryNotServed)?;
        let booking = NewBooking {
            customer_id: by.id(),
            centre_id: input.centre_id,
            service: input.service,
            vehicle_category: input.vehicle_category,
            energy: input.energy,
            plate,
            starts_at: input.starts_at,
            ends_at: place.slot.ends_at,
            price,
            hold_expires_at: Some(now + domain::HOLD),
            idempotency_key: input.idempotency_key,
        };
        for lane in place.slot.lanes {
            if let Some(booking) = booking.take(conn, lane, now).await? {
                let facts = booking.facts(&place.centre);
                outbox::publish(conn, &SlotHeld { facts, hold_expires_at: now + domain::HOLD })
                    .await?;
                return Ok(booking);
            }
        }
        // A concurrent request with the same key may have won the lane for us.
        match Booking::by_key(conn, by, &booking.idempotency_key).await? {
            Some(same) => Ok(same),
            None => Err(ApiError::from(AppointmentError::SlotTaken)),
        }
    })
    .await
}

/// Gives a held lane back before the quarter of an hour is over.
pub(crate) async fn release(conn: &mut Conn, by: &Reader, id: Uuid) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, id).await?;
        match *booking.status {
            AppointmentStatus::Held => end_hold(conn, &booking).await,
            // The second click finds the work done.
            AppointmentStatus::Expired => Ok(booking),
            _ => Err(AppointmentError::HoldNotReleasable.into()),
        }
    })
    .await
}

async fn end_hold(conn: &mut Conn, booking: &Booking) -> ApiResult<Booking> {
    let ended = booking.set_status(conn, AppointmentStatus::Expired, None).await?;
    let centre = centre_of(conn, &ended).await?;
    outbox::publish(conn, &HoldExpired { facts: ended.facts(&centre) }).await?;
    Ok(ended)
}

/// Ends the holds that ran out; answers how many.
pub(crate) async fn expire_due(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<usize> {
    let due = Booking::due_holds(conn, now).await?;
    for booking in &due {
        end_hold(conn, booking).await?;
    }
    Ok(due.len())
}

/// Calls an appointment off; the lane is free again and a payment goes back.
pub(crate) async fn cancel(
    conn: &mut Conn,
    by: &Reader,
    input: CancelAppointmentInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        if *booking.status == AppointmentStatus::Cancelled {
            return Ok(booking);
        }
        booking.status.check_cancellable()?;
        if by.owner_id().is_some() && booking.starts_at <= now {
            return Err(AppointmentError::AppointmentNotCancellable.into());
        }
        let reason = input.reason.unwrap_or_default();
        let cancelled =
            booking.set_status(conn, AppointmentStatus::Cancelled, Some(&reason)).await?;
        let facts = cancelled.facts(&centre_of(conn, &cancelled).await?);
        let by_staff = matches!(by, Reader::Staff(_));
        outbox::publish(conn, &Cancelled { facts, reason, by_staff }).await?;
        Ok::<_, ApiError>(cancelled)
    })
    .await
}

/// Moves a confirmed appointment to another free slot, in one step: the old lane is kept until the
/// new one is sure.
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
            return Ok(booking);
        }
        booking.status.check_reschedulable()?;
        if by.owner_id().is_some() && booking.starts_at <= now {
            return Err(AppointmentError::AppointmentNotReschedulable.into());
        }
        expire_due(conn, now).await?;
        let wish = Wish { service: *booking.service, category: *booking.vehicle_category };
        let place = find_place(conn, centre_id, wish, Start::Slot(input.starts_at), now).await?;
        let moved = move_into(conn, &booking, &place).await?;
        moved.plan_reminders(conn, now).await?;
        let event = Rescheduled {
            facts: moved.facts(&place.centre),
            previous_starts_at: booking.starts_at,
        };
        outbox::publish(conn, &event).await?;
        Ok::<_, ApiError>(moved)
    })
    .await
}

/// Takes the first lane of the place that can still be had.
async fn move_into(conn: &mut Conn, booking: &Booking, place: &Place) -> ApiResult<Booking> {
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

/// Notes which vehicle comes.
pub(crate) async fn set_plate(
    conn: &mut Conn,
    by: &Reader,
    input: SetAppointmentPlateInput,
) -> ApiResult<Booking> {
    let plate = domain::normal_plate(&input.plate)?;
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        // What is known already is no change: the certificate may have told it a moment ago.
        if booking.plate.as_ref() == Some(&plate) {
            return Ok(booking);
        }
        booking.status.check_vehicle_open(booking.plate.is_some())?;
        let booking = booking.set_vehicle(conn, &plate, None).await?;
        let facts = booking.facts(&centre_of(conn, &booking).await?);
        outbox::publish(conn, &PlateSet { facts }).await?;
        Ok::<_, ApiError>(booking)
    })
    .await
}

/// Notes that nobody came, once the appointment's time is over.
pub(crate) async fn mark_no_show(
    conn: &mut Conn,
    by: Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, &Reader::Staff(by), id).await?;
        booking.status.check_no_show(booking.starts_at, now)?;
        booking.set_status(conn, AppointmentStatus::NoShow, None).await
    })
    .await
}

/// The centre of a booking: the foreign key says that there is one.
pub(crate) async fn centre_of(conn: &mut Conn, booking: &Booking) -> ApiResult<Centre> {
    Ok(Centre::find(conn, booking.centre_id).await?.ok_or(AppointmentError::CentreNotFound)?)
}
