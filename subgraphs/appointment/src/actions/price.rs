//! Prices: set by managers, and changed by the certificate of the vehicle that comes.
//! Decisions: docs/decisions/booking.md
use super::{acts, centre_of};
use crate::{
    domain::{self, Energy, PriceSet, ServiceKind, VehicleCategory, Wish},
    error::AppointmentError,
    models::{self, Booking, Centre, Described, Lane, Price, PriceScope},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::{
    appointment::{PriceChanged, PriceFacts, PricesStand},
    parser::VehicleConfirmed,
};
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    db,
    guard::{Manager, Reader},
    live, outbox,
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

/// Wakes the task that tells what the prices of each centre are.
pub(crate) const PRICES: &str = "appointment.prices";

/// The prices that change.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetPricesInput {
    /// The centre that has these prices of its own; the whole network where absent.
    pub(crate) centre_id: Option<Uuid>,
    /// The first day on which they hold, in France, at most 400 days ahead; at once where absent.
    pub(crate) valid_from: Option<NaiveDate>,
    /// Each kind once; the others stay as they are.
    pub(crate) prices: Vec<PriceInput>,
}

/// A centre that gives up its own prices.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawPricesInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// The first day on which the network's prices hold there; at once where absent.
    pub(crate) valid_from: Option<NaiveDate>,
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
    let kind = (service, vehicle.category, vehicle.energy);
    let price = models::price(conn, booking.centre_id, kind, at).await?;
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
                let (old, new) = (booking.price().amount_cents, price.amount_cents);
                let act = acts::on("appointment.new_price_accepted", &agreed);
                acts::note(conn, by, &agreed, act.turned("amountCents", old, new)).await?;
                Ok(agreed)
            }
            // The second click finds the work done.
            None if booking.price().amount_cents == input.new_price_cents => {
                audit::nothing_done(by);
                Ok(booking)
            }
            _ => Err(ApiError::from(AppointmentError::PriceChanged)),
        }
    })
    .await
}

/// Whose prices they are: a centre of the caller's, or the network's.
fn check_scope(by: &Manager, centre: Option<Uuid>) -> ApiResult<()> {
    match centre {
        Some(centre) => by.check(centre),
        None => by.check_network(),
    }
}

/// Sets prices, from now on or from a day to come; what was booked before keeps the price that was
/// agreed.
pub(crate) async fn set_prices(
    conn: &mut Conn,
    by: &Manager,
    input: SetPricesInput,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    let centre = input.centre_id;
    check_scope(by, centre)?;
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
    let valid_from = domain::price_day(input.valid_from, now)?;
    conn.transaction(async |conn| {
        let before = standing(conn, centre, valid_from).await?;
        let scope = PriceScope { centre, valid_from, withdrawn: false };
        Price::follow(conn, by, &set, scope).await?;
        tracing::info!(by = %by.id(), prices = set.len(), "prices set");
        live::touch(conn, PRICES).await?;
        let act = set_act(&before, &set).is("validFrom", valid_from);
        audit::record(conn, by, at(act, centre)).await?;
        standing(conn, centre, now).await
    })
    .await
}

/// The network's prices hold at a centre again.
pub(crate) async fn withdraw_prices(
    conn: &mut Conn,
    by: &Manager,
    input: WithdrawPricesInput,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    by.check(input.centre_id)?;
    let centre = Some(input.centre_id);
    let valid_from = domain::price_day(input.valid_from, now)?;
    conn.transaction(async |conn| {
        let before = standing(conn, centre, valid_from).await?;
        let own: Vec<PriceSet> =
            before.iter().filter(|price| price.centre_id == centre).map(Price::set).collect();
        if own.is_empty() {
            audit::nothing_done(by);
            return Ok(before);
        }
        let scope = PriceScope { centre, valid_from, withdrawn: true };
        Price::follow(conn, by, &own, scope).await?;
        live::touch(conn, PRICES).await?;
        let act = Act::of("prices.withdrawn", "PriceList", None::<Uuid>)
            .is("prices", own.len())
            .is("validFrom", valid_from);
        audit::record(conn, by, at(act, centre)).await?;
        standing(conn, centre, now).await
    })
    .await
}

/// The list that holds then, of the network or of one centre.
pub(crate) async fn price_list(
    conn: &mut Conn,
    by: &Manager,
    centre: Option<Uuid>,
    at: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    check_scope(by, centre)?;
    standing(conn, centre, at).await
}

async fn standing(
    conn: &mut Conn,
    centre: Option<Uuid>,
    at: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    Ok(match centre {
        Some(centre) => Price::at_centre(conn, centre, at).await?,
        None => Price::standing(conn, at).await?,
    })
}

/// What is set ahead, of the network or of one centre.
pub(crate) async fn prices_ahead(
    conn: &mut Conn,
    by: &Manager,
    centre: Option<Uuid>,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    check_scope(by, centre)?;
    Ok(Price::ahead(conn, by, centre, now).await?)
}

/// The prices that one kind had, of the network or of one centre's own.
pub(crate) async fn price_history(
    conn: &mut Conn,
    by: &Manager,
    centre: Option<Uuid>,
    kind: (ServiceKind, VehicleCategory, Energy),
) -> ApiResult<Vec<Price>> {
    check_scope(by, centre)?;
    Ok(Price::history(conn, by, centre, kind).await?)
}

/// What the lanes of a centre inspect, and for how much.
pub(crate) async fn offered(
    conn: &mut Conn,
    centre: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Price>> {
    let lanes = Lane::of_centre(conn, centre).await?;
    let lanes: Vec<_> = lanes.iter().map(Lane::facts).collect();
    let mut listed = Price::at_centre(conn, centre, now).await?;
    listed.retain(|price| {
        let wish = Wish { service: *price.service, category: *price.vehicle_category };
        lanes.iter().any(|lane| lane.takes(wish))
    });
    Ok(listed)
}

/// Tells what the prices of each centre are, where that is not what was told last: somebody set
/// them, or their day has come. Answers whether there was something to tell.
pub(crate) async fn tell_prices(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<bool> {
    let mut told = false;
    for centre in Centre::all(conn).await? {
        told |= conn
            .transaction(async |conn| {
                // Two workers would both find that nothing was told.
                db::lock(conn, &format!("appointment.prices:{}", centre.id)).await?;
                let prices = offered(conn, centre.id, now).await?;
                let prices: Vec<PriceFacts> = prices.iter().map(Price::facts).collect();
                let facts = centre.facts();
                let wanted = serde_json::json!({ "centre": facts, "prices": prices });
                if prices.is_empty() || !models::tell_prices(conn, centre.id, &wanted, now).await? {
                    return Ok(false);
                }
                let event = PricesStand {
                    centre_id: centre.id,
                    centre: facts,
                    prices,
                    currency: "EUR".to_owned(),
                    since: now,
                };
                outbox::publish(conn, &event).await?;
                Ok::<_, ApiError>(true)
            })
            .await?;
    }
    Ok(told)
}

/// Whose act it is.
pub(super) fn at(act: Act, centre: Option<Uuid>) -> Act {
    match centre {
        Some(centre) => act.at(centre),
        None => act,
    }
}

/// Each price that was set, with what it was.
pub(super) fn set_act(before: &[Price], set: &[PriceSet]) -> Act {
    set.iter().fold(Act::of("prices.set", "PriceList", None::<Uuid>), |act, price| {
        let kind = (price.service, price.vehicle_category, price.energy);
        let name =
            format!("{} {} {}", <&str>::from(kind.0), <&str>::from(kind.1), <&str>::from(kind.2));
        let mut known = before.iter().map(Price::set);
        let old = known.find(|old| (old.service, old.vehicle_category, old.energy) == kind);
        let act = act.is(&name, price.amount_cents);
        match old {
            Some(old) => act.was(&name, old.amount_cents),
            None => act,
        }
    })
}
