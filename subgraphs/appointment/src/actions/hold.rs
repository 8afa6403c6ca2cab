//! A lane that is kept while its customer pays: taken, given back, run out.
//! Decisions: docs/decisions/booking.md
use super::{
    acts,
    ending::{end_hold, expire_due},
};
use crate::{
    domain::{self, AppointmentStatus, Energy, ServiceKind, Start, VehicleCategory, Wish},
    error::AppointmentError,
    models::{AskedFrom, Booking, Found, NewBooking, Wished},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::SlotHeld;
use kernel::{
    ApiError, ApiResult, Conn, audit,
    guard::{Person, Reader},
    outbox,
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

/// Keeps a lane for the caller while they pay. `from` is the public address that they ask from. Six
/// ways to the database, counted in a test: begin, locks, all that is asked, the booking, the event,
/// commit.
pub(crate) async fn hold(
    conn: &mut Conn,
    by: &Person,
    from: Option<&str>,
    input: HoldSlotInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    let plate = input.plate.as_deref().map(domain::normal_plate).transpose()?;
    let wish = Wish { service: input.service, category: input.vehicle_category };
    conn.transaction(async |conn| {
        let wished = Wished {
            by,
            from,
            key: &input.idempotency_key,
            centre: input.centre_id,
            wish,
            energy: input.energy,
            starts_at: input.starts_at,
        };
        let found = wished.look(conn, now).await?.ok_or(AppointmentError::CentreNotFound)?;
        let Found { same, holds, unpaid, is_due, price, bookable } = found;
        if let Some(same) = same {
            let same = Booking::for_event(conn, same).await?;
            return match same.filter(|same| asks_for(same, &input)) {
                Some(same) => Ok(same),
                None => Err(AppointmentError::IdempotencyMismatch.into()),
            };
        }
        if holds >= domain::MOST_HOLDS as i64 {
            return Err(AppointmentError::TooManyHolds.into());
        }
        // An organisation has its contract, and its keys their allowance.
        if !by.is_organisation() {
            unpaid.check_one_more()?;
        }
        let start = Start::Slot(input.starts_at);
        let slot = bookable.timetable.place(wish, start, &bookable.busy, now)?;
        if is_due {
            expire_due(conn, now).await?;
        }
        let booking = NewBooking {
            customer_id: by.id(),
            centre_id: input.centre_id,
            service: input.service,
            vehicle_category: input.vehicle_category,
            energy: input.energy,
            plate,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            price: price.ok_or(AppointmentError::CategoryNotServed)?,
            hold_expires_at: Some(now + domain::HOLD),
            is_offer: false,
            group_id: None,
            idempotency_key: input.idempotency_key,
            unpaid: Some(AskedFrom(from.map(str::to_owned))),
        };
        for lane in slot.lanes {
            if let Some(booking) = booking.take(conn, lane, now).await? {
                let facts = booking.facts(&bookable.centre);
                outbox::publish(conn, &SlotHeld { facts, hold_expires_at: now + domain::HOLD })
                    .await?;
                return Ok(booking);
            }
        }
        Err(ApiError::from(AppointmentError::SlotTaken))
    })
    .await
}

/// Whether a booking is what is asked for again: the same key for something else is a mistake, and
/// somebody who comes for another service would be told that they have it.
fn asks_for(same: &Booking, input: &HoldSlotInput) -> bool {
    let said = same.quoted().map_or_else(|| same.described(), |quoted| quoted.vehicle);
    same.centre_id == input.centre_id
        && same.starts_at == input.starts_at
        && *same.service == input.service
        && said.category == input.vehicle_category
        && said.energy == input.energy
}

/// Gives a held lane back before the quarter of an hour is over.
pub(crate) async fn release(conn: &mut Conn, by: &Reader, id: Uuid) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, id).await?;
        if booking.is_offer() {
            return Err(AppointmentError::OfferOpen.into());
        }
        // The second click finds the work done.
        if *booking.status == AppointmentStatus::Expired {
            audit::nothing_done(by);
            return Ok(booking);
        }
        let ended = end_hold(conn, &booking).await?;
        let act = acts::on("appointment.hold_released", &ended);
        acts::note(conn, by, &ended, act).await?;
        Ok::<_, ApiError>(ended)
    })
    .await
}
