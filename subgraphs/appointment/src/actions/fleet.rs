//! Several vehicles in one request: all of them or the part that finds room, with one result each, in
//! one transaction.
//! Decisions: docs/decisions/booking.md
use super::ending::expire_due;
use crate::{
    domain::{
        self, Energy, MOST_VEHICLES, Period, Placed, ServiceKind, VehicleCategory, Window, Wish,
        allot,
    },
    error::AppointmentError,
    models::{self, AskedFrom, Bookable, Booking, Centre, NewBooking},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use events::appointment::SlotHeld;
use kernel::{ApiError, ApiResult, Conn, db, guard::Person, outbox};
use uuid::Uuid;

/// So many centres are asked at once.
const MOST_CENTRES: usize = 5;
/// The longest period that a fleet is placed in.
const LONGEST: TimeDelta = TimeDelta::days(31);

/// Which vehicles come, when and where they may.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct BookFleetInput {
    /// The centres, the preferred first, five at most.
    pub(crate) centre_ids: Vec<Uuid>,
    /// One to fifty.
    pub(crate) vehicles: Vec<FleetVehicleInput>,
    /// The first day, local.
    pub(crate) from: NaiveDate,
    /// The last, at most 31 days later.
    pub(crate) to: NaiveDate,
    /// The earliest start of a day, local, `08:00`.
    pub(crate) earliest: Option<String>,
    /// The latest, `12:00`.
    pub(crate) latest: Option<String>,
    /// All on one day.
    #[graphql(default)]
    pub(crate) same_day: bool,
    /// Whether those that find room are booked where others do not; else all are, or none.
    #[graphql(default)]
    pub(crate) partial: bool,
    /// The same key answers the same appointments.
    pub(crate) idempotency_key: String,
}

/// One vehicle of several.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct FleetVehicleInput {
    /// What it comes for.
    pub(crate) service: ServiceKind,
    /// Decides the lane and the price.
    pub(crate) vehicle_category: VehicleCategory,
    /// Decides the price.
    pub(crate) energy: Energy,
    /// As typed.
    pub(crate) plate: Option<String>,
}

/// What became of one vehicle.
pub(crate) struct FleetRow {
    /// As it was asked for, from 0.
    pub(crate) position: usize,
    /// Kept for an hour; none where nothing was booked.
    pub(crate) booking: Option<Booking>,
    /// Why it found no place.
    pub(crate) refusal: Option<AppointmentError>,
}

impl FleetVehicleInput {
    fn wish(&self) -> Wish {
        Wish { service: self.service, category: self.vehicle_category }
    }
}

/// Keeps lanes for several vehicles for an hour. Where not all find room and the part was not asked
/// for, nothing is kept, and each row says which it was. `from` is the public address that they ask
/// from.
pub(crate) async fn book_fleet(
    conn: &mut Conn,
    by: &Person,
    from: Option<&str>,
    input: BookFleetInput,
    now: DateTime<Utc>,
) -> ApiResult<Vec<FleetRow>> {
    let window = Window::read(input.earliest.as_deref(), input.latest.as_deref())?;
    let sound = input.from <= input.to
        && input.to - input.from < LONGEST
        && (1..=MOST_CENTRES).contains(&input.centre_ids.len())
        && (1..=MOST_VEHICLES).contains(&input.vehicles.len());
    if !sound {
        return Err(AppointmentError::PeriodInvalid.into());
    }
    let plates = input
        .vehicles
        .iter()
        .map(|vehicle| vehicle.plate.as_deref().map(domain::normal_plate).transpose());
    let plates = plates.collect::<Result<Vec<_>, _>>()?;
    let period = Period { days: (input.from, input.to), window, same_day: input.same_day };
    // An organisation has its contract: what it asks for is not counted where others ask from.
    let from = from.filter(|_| !by.is_organisation());
    let group = Uuid::new_v5(&by.id(), input.idempotency_key.as_bytes());
    conn.transaction(async |conn| {
        db::lock(conn, &format!("appointment.holds:{}", by.id())).await?;
        let known = Booking::of_group(conn, by, group).await?;
        if !known.is_empty() {
            return repeated(known, &input);
        }
        if !by.is_organisation() {
            let more = i64::try_from(input.vehicles.len()).unwrap_or(i64::MAX);
            models::count_unpaid(conn, by, from, now).await?.check_more(more)?;
        }
        let there = locked(conn, &input.centre_ids, period.days, now).await?;
        let wishes: Vec<Wish> = input.vehicles.iter().map(FleetVehicleInput::wish).collect();
        let centres: Vec<_> = there.iter().map(|one| (&one.timetable, one.busy.clone())).collect();
        let placed = allot(&centres, &wishes, period, now);
        let agreed = input.partial || placed.iter().all(Option::is_some);
        let mut rows = Vec::new();
        for (position, placed) in placed.into_iter().enumerate() {
            let vehicle = &input.vehicles[position];
            let row = match placed {
                Some(placed) if agreed => {
                    let new = Row { by, vehicle, plate: plates[position].clone(), group, from };
                    let key = format!("{}#{position}", input.idempotency_key);
                    let kept = new.keep(conn, &there, placed, key, now).await?;
                    FleetRow { position, booking: Some(kept), refusal: None }
                }
                Some(_) => FleetRow { position, booking: None, refusal: None },
                None => {
                    let served = there.iter().any(|one| one.timetable.serves(vehicle.wish()));
                    let refusal = if served {
                        AppointmentError::SlotTaken
                    } else {
                        AppointmentError::CategoryNotServed
                    };
                    FleetRow { position, booking: None, refusal: Some(refusal) }
                }
            };
            rows.push(row);
        }
        let kept: Vec<_> =
            rows.iter().filter_map(|row| row.booking.as_ref().map(|kept| kept.id)).collect();
        models::check_place_that_day(conn, &kept, now).await?;
        Ok::<_, ApiError>(rows)
    })
    .await
}

/// The centres with their rows locked, always in one order: two fleets never wait for each other.
async fn locked(
    conn: &mut Conn,
    centres: &[Uuid],
    days: (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> ApiResult<Vec<Bookable>> {
    let mut ordered = centres.to_vec();
    ordered.sort_unstable();
    ordered.dedup();
    for id in &ordered {
        Centre::for_booking(conn, *id).await?.ok_or(AppointmentError::CentreNotFound)?;
    }
    expire_due(conn, now).await?;
    models::bookable(conn, centres, days, now).await
}

/// One vehicle that is kept a lane.
struct Row<'a> {
    by: &'a Person,
    vehicle: &'a FleetVehicleInput,
    plate: Option<String>,
    group: Uuid,
    from: Option<&'a str>,
}

impl Row<'_> {
    async fn keep(
        self,
        conn: &mut Conn,
        there: &[Bookable],
        placed: Placed,
        idempotency_key: String,
        now: DateTime<Utc>,
    ) -> ApiResult<Booking> {
        let Wish { service, category } = self.vehicle.wish();
        let energy = self.vehicle.energy;
        let until = now + domain::GROUP_HOLD;
        let centre = &there[placed.centre].centre;
        let price = models::price(conn, centre.id, (service, category, energy), now)
            .await?
            .ok_or(AppointmentError::CategoryNotServed)?;
        let booking = NewBooking {
            customer_id: self.by.id(),
            centre_id: centre.id,
            service,
            vehicle_category: category,
            energy,
            plate: self.plate,
            starts_at: placed.slot.starts_at,
            ends_at: placed.slot.ends_at,
            price,
            hold_expires_at: Some(until),
            is_offer: false,
            group_id: Some(self.group),
            idempotency_key,
            unpaid: Some(AskedFrom(self.from.map(str::to_owned))),
        };
        // The centre is locked: the lane that was counted on is the first that is free.
        for lane in &placed.slot.lanes {
            if let Some(kept) = booking.take(conn, *lane, now).await? {
                let event = SlotHeld { facts: kept.facts(centre), hold_expires_at: until };
                outbox::publish(conn, &event).await?;
                return Ok(kept);
            }
        }
        // Nothing of the request stands then.
        Err(AppointmentError::SlotTaken.into())
    }
}

/// The same request answers what it booked; another one with its key is refused.
fn repeated(known: Vec<Booking>, input: &BookFleetInput) -> ApiResult<Vec<FleetRow>> {
    let mut rows: Vec<FleetRow> = (0..input.vehicles.len())
        .map(|position| FleetRow {
            position,
            booking: None,
            refusal: Some(AppointmentError::SlotTaken),
        })
        .collect();
    for booking in known {
        let position = booking
            .idempotency_key
            .strip_prefix(&format!("{}#", input.idempotency_key))
            .and_then(|position| position.parse::<usize>().ok());
        let row = position.and_then(|position| rows.get_mut(position));
        let vehicle = position.and_then(|position| input.vehicles.get(position));
        let same = vehicle.is_some_and(|vehicle| vehicle.service == *booking.service);
        let (Some(row), true) = (row, same) else {
            return Err(AppointmentError::IdempotencyMismatch.into());
        };
        row.booking = Some(booking);
        row.refusal = None;
    }
    Ok(rows)
}
