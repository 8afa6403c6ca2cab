//! A telephone call, or a vehicle at the door: staff book for somebody who has no account.
//! Decisions: docs/decisions/booking.md
use super::{
    acts,
    place::{Place, find_place},
};
use crate::{
    domain::{self, Energy, ServiceKind, Start, VehicleCategory, Wish},
    error::AppointmentError,
    models::{self, Booking, Caller, NewBooking, NewCaller},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::{BookedByStaff, Confirmed};
use kernel::{ApiError, ApiResult, Conn, audit, db, guard::Staff, outbox};
use uuid::Uuid;

/// Who comes when, for what.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct BookForCallerInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// A slot, also one that starts too soon for customers; at once where absent, for a vehicle that
    /// stands at the door.
    pub(crate) starts_at: Option<DateTime<Utc>>,
    /// What the vehicle comes for.
    pub(crate) service: ServiceKind,
    /// Decides the lane and the price.
    pub(crate) vehicle_category: VehicleCategory,
    /// Decides the price.
    pub(crate) energy: Energy,
    /// As typed; may follow later.
    pub(crate) plate: Option<String>,
    /// The name of whoever calls, at most 100 characters.
    pub(crate) name: String,
    /// As dialled; may be absent where the vehicle is here.
    pub(crate) phone: Option<String>,
    /// The same key answers the same appointment, however often it is sent.
    pub(crate) idempotency_key: String,
}

/// Books for somebody by name. It stands at once, and is paid at the desk.
pub(crate) async fn book_for_caller(
    conn: &mut Conn,
    by: &Staff,
    input: BookForCallerInput,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    by.check(input.centre_id)?;
    let plate = input.plate.as_deref().map(domain::normal_plate).transpose()?;
    let (name, phone) =
        domain::caller(&input.name, input.phone.as_deref(), input.starts_at.is_some())?;
    let caller = NewCaller { name, phone, idempotency_key: input.idempotency_key };
    let (wish, start) = (
        Wish { service: input.service, category: input.vehicle_category },
        input.starts_at.map_or(Start::Now, Start::AtDesk),
    );
    conn.transaction(async |conn| {
        // The second click waits for the first, and finds what it booked.
        db::lock(conn, &format!("appointment.call:{}:{}", by.id(), caller.idempotency_key)).await?;
        if let Some(same) = Caller::booked(conn, by, &caller.idempotency_key).await? {
            let said = same.quoted().map_or_else(|| same.described(), |quoted| quoted.vehicle);
            let repeated = same.centre_id == input.centre_id
                && *same.service == input.service
                && (said.category, said.energy) == (input.vehicle_category, input.energy)
                && input.starts_at.is_none_or(|start| start == same.starts_at);
            return if repeated {
                audit::nothing_done(by);
                Ok(same)
            } else {
                Err(AppointmentError::IdempotencyMismatch.into())
            };
        }
        let place = find_place(conn, input.centre_id, wish, start, now).await?;
        let kind = (wish.service, wish.category, input.energy);
        let price = models::price(conn, input.centre_id, kind, now)
            .await?
            .ok_or(AppointmentError::CategoryNotServed)?;
        let booking = NewBooking {
            // Theirs alone: nobody's session has it, and nobody else's bookings do.
            customer_id: Uuid::now_v7(),
            centre_id: input.centre_id,
            service: wish.service,
            vehicle_category: wish.category,
            energy: input.energy,
            plate,
            starts_at: place.slot.starts_at,
            ends_at: place.slot.ends_at,
            price,
            hold_expires_at: None,
            is_offer: false,
            group_id: None,
            idempotency_key: caller.idempotency_key.clone(),
            unpaid: None,
        };
        stand(conn, by, &caller, &booking, &place, now).await
    })
    .await
}

async fn stand(
    conn: &mut Conn,
    by: &Staff,
    caller: &NewCaller,
    booking: &NewBooking,
    place: &Place,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    for lane in &place.slot.lanes {
        let Some(booked) = booking.take(conn, *lane, now).await? else { continue };
        caller.insert(conn, by, booked.id).await?;
        let words = domain::words_of(&caller.name, caller.phone.as_deref(), None);
        models::note_person(conn, booked.customer_id, &words).await?;
        let facts = booked.facts(&place.centre);
        let event = BookedByStaff {
            facts: facts.clone(),
            caller_name: caller.name.clone(),
            caller_phone: caller.phone.clone(),
            booked_by: by.id(),
        };
        outbox::publish(conn, &event).await?;
        outbox::publish(conn, &Confirmed { facts }).await?;
        tracing::info!(by = %by.id(), appointment = %booked.id, "booked for a caller");
        let act = acts::on("appointment.booked_for_caller", &booked);
        audit::record(conn, by, act.is("startsAt", booked.starts_at)).await?;
        return Ok(booked);
    }
    Err(ApiError::from(AppointmentError::SlotTaken))
}
