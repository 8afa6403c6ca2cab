//! Prices: set by managers, and changed by the certificate of the vehicle that comes.
//! Decisions: docs/decisions/booking.md
use super::centre_of;
use crate::{
    domain::{self, Energy, PriceSet, ServiceKind, VehicleCategory, Wish},
    error::AppointmentError,
    models::{self, Booking, Described, Lane, Price},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::{appointment::PriceChanged, parser::VehicleConfirmed};
use kernel::{
    ApiError, ApiResult, Conn,
    guard::{Manager, Reader},
    outbox,
};
use uuid::Uuid;

/// Which price is agreed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AcceptNewPriceInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// The new price as it was shown, VAT included, in cents: nobody agrees to another.
    pub(crate) new_price_cents: i64,
}

/// The prices that change.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetPricesInput {
    /// Each kind once; the others stay as they are.
    pub(crate) prices: Vec<PriceInput>,
}

/// What a service costs.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PriceInput {
    /// What the vehicle comes for.
    pub(crate) service: ServiceKind,
    /// What kind of vehicle.
    pub(crate) vehicle_category: VehicleCategory,
    /// What drives it.
    pub(crate) energy: Energy,
    /// VAT included, in cents, from 500 to 50000.
    pub(crate) amount_cents: i64,
}

/// The certificate is the truth about the vehicle, and the price follows it: the one of the day the
/// appointment was made, because that day's list was agreed to.
pub(crate) async fn follow_certificate(
    conn: &mut Conn,
    booking: &Booking,
    event: &VehicleConfirmed,
) -> ApiResult<()> {
    if !booking.status.follows_certificate() {
        return Ok(());
    }
    let said = booking.described();
    let energy = event.energy;
    let vehicle = Described {
        energy: energy.unwrap_or(said.energy),
        category: served(conn, booking, event).await?.unwrap_or(said.category),
    };
    if vehicle == said {
        return Ok(());
    }
    let (service, at) = (*booking.service, booking.created_at);
    let price = models::price(conn, service, vehicle.category, vehicle.energy, at).await?;
    let Some(price) = price else {
        tracing::warn!(appointment = %booking.id, ?vehicle, "a vehicle without a price");
        return Ok(());
    };
    let step = domain::price_step(booking.price().amount_cents, price.amount_cents);
    let repriced = booking.reprice(conn, vehicle, step).await?;
    announce(conn, &repriced).await
}

/// The kind of vehicle by its certificate, where the lane that is kept takes it.
async fn served(
    conn: &mut Conn,
    booking: &Booking,
    event: &VehicleConfirmed,
) -> ApiResult<Option<VehicleCategory>> {
    let category = event.eu_category.as_deref().and_then(domain::category_of_eu);
    let Some(category) = category else { return Ok(None) };
    let lanes = Lane::among(conn, &[booking.lane_id]).await?;
    let wish = Wish { service: *booking.service, category };
    if lanes.iter().any(|lane| lane.facts().takes(wish)) {
        return Ok(Some(category));
    }
    tracing::warn!(appointment = %booking.id, ?category, "its lane does not take this vehicle");
    Ok(None)
}

/// Tells what the price is and what it may become, where it ever changed.
async fn announce(conn: &mut Conn, booking: &Booking) -> ApiResult<()> {
    let Some(quoted) = booking.quoted() else { return Ok(()) };
    let proposed = booking.proposed();
    let event = PriceChanged {
        facts: booking.facts(&centre_of(conn, booking).await?),
        old_cents: quoted.price.amount_cents,
        new_cents: proposed.as_ref().unwrap_or(&booking.price()).amount_cents,
        agreed: proposed.is_none(),
    };
    outbox::publish(conn, &event).await
}

/// The owner agrees to the price by the certificate, or staff in their name.
pub(crate) async fn accept_new_price(
    conn: &mut Conn,
    by: &Reader,
    input: AcceptNewPriceInput,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let booking = Booking::own_for_update(conn, by, input.appointment_id).await?;
        match booking.proposed() {
            Some(price) if price.amount_cents == input.new_price_cents => {
                let agreed = booking.accept_price(conn, price.amount_cents).await?;
                announce(conn, &agreed).await?;
                Ok(agreed)
            }
            // The second click finds the work done.
            None if booking.price().amount_cents == input.new_price_cents => Ok(booking),
            _ => Err(ApiError::from(AppointmentError::PriceChanged)),
        }
    })
    .await
}

/// Sets prices from now on; what was booked before keeps the price that was agreed.
pub(crate) async fn set_prices(
    conn: &mut Conn,
    by: &Manager,
    input: SetPricesInput,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    let set: Vec<PriceSet> = input
        .prices
        .into_iter()
        .map(|price| PriceSet {
            service: price.service,
            vehicle_category: price.vehicle_category,
            energy: price.energy,
            amount_cents: price.amount_cents,
        })
        .collect();
    domain::check_prices(&set)?;
    conn.transaction(async |conn| {
        Price::follow(conn, by, &set, now).await?;
        tracing::info!(by = %by.id(), prices = set.len(), "prices set");
        Ok::<_, ApiError>(Price::current(conn, by, now).await?)
    })
    .await
}
