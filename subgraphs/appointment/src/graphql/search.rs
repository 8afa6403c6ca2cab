//! Searching for a time at several centres at once, and at one.
//! Decisions: docs/decisions/booking.md
use super::types::Slot;
use crate::{
    actions::PositionInput,
    domain::{
        Booker, Energy, FreeSlot, Position, ServiceKind, VehicleCategory, Window, Wish,
        distance_km, local_date,
    },
    error::{AppointmentError, Fault},
    models::{self, Bookable, Centre},
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use chrono::{Datelike, NaiveDate, TimeDelta};
use kernel::{ApiResult, Clock, Money, Pool, guard::Staff};
use uuid::Uuid;

/// The longest period one search of a centre may cover.
const LONGEST_SEARCH: TimeDelta = TimeDelta::days(31);
/// The longest period of a search of several.
const LONGEST_OF_SEVERAL: TimeDelta = TimeDelta::days(60);
/// So many centres are searched at once.
const MOST_CENTRES: usize = 10;
/// So many starts of a day and centre are told; a search of months has others.
const MOST_OF_A_DAY: usize = 50;

/// Which slots to look for.
#[derive(InputObject)]
pub(crate) struct SlotSearchInput {
    /// The centre.
    centre_id: Uuid,
    /// First day, local.
    from: NaiveDate,
    /// Last day, local, at most 31 days later.
    to: NaiveDate,
    /// What the vehicle comes for.
    service: ServiceKind,
    /// What kind of vehicle.
    vehicle_category: VehicleCategory,
    /// What drives it.
    energy: Energy,
    /// Earliest start of a day, local, `08:00`.
    earliest: Option<String>,
    /// Latest start of a day, local, `12:00`.
    latest: Option<String>,
    /// Staff of the centre: also what starts too soon for customers.
    #[graphql(default)]
    at_desk: bool,
}

/// Which slots to look for, at several centres.
#[derive(InputObject)]
pub(crate) struct FindSlotsInput {
    /// The centres, ten at most; where absent the ten that are nearest, or the first ten.
    centre_ids: Option<Vec<Uuid>>,
    /// Where somebody is: the nearest centre comes first.
    near: Option<PositionInput>,
    /// First day, local.
    from: NaiveDate,
    /// Last day, local, at most 60 days later.
    to: NaiveDate,
    /// What the vehicle comes for.
    service: ServiceKind,
    /// What kind of vehicle.
    vehicle_category: VehicleCategory,
    /// What drives it.
    energy: Energy,
    /// Earliest start of a day, local, `08:00`.
    earliest: Option<String>,
    /// Latest start of a day, local, `12:00`.
    latest: Option<String>,
    /// Days of the week that suit, 1 is Monday; all where absent.
    weekdays: Option<Vec<i32>>,
    /// Days that do not suit.
    #[graphql(default)]
    without: Vec<NaiveDate>,
    /// So many starts of each day and centre, from 1 to 50; all where absent.
    per_day: Option<i32>,
}

/// What was found.
#[derive(SimpleObject)]
pub(crate) struct FoundSlots {
    /// The soonest of all.
    next: Option<Slot>,
    /// Day by day, days without any left out; each day by time, then by distance.
    days: Vec<SlotDay>,
    /// Centre by centre, the nearest first, also those that have nothing.
    centres: Vec<SlotCentre>,
}

/// The starts of one day.
#[derive(SimpleObject)]
pub(crate) struct SlotDay {
    /// Local.
    date: NaiveDate,
    /// Earliest first.
    slots: Vec<Slot>,
}

/// What a centre has.
#[derive(SimpleObject)]
pub(crate) struct SlotCentre {
    /// The centre.
    centre: Centre,
    /// As the crow flies, where both places are known.
    distance_km: Option<f64>,
    /// Its soonest.
    next: Option<Slot>,
    /// How many starts it has in all.
    free: usize,
}

fn slot(centre: Uuid, free: &FreeSlot, price: &Money) -> Slot {
    Slot {
        centre_id: centre,
        starts_at: free.starts_at,
        ends_at: free.ends_at,
        free_lanes: free.lanes.len(),
        price: price.clone(),
    }
}

/// The queries of slots.
#[derive(Default)]
pub(super) struct SearchQuery;

#[Object]
impl SearchQuery {
    /// The starts that can be held now, earliest first. `atDesk` is for staff of the centre: `FORBIDDEN`.
    async fn slots(&self, ctx: &Context<'_>, input: SlotSearchInput) -> ApiResult<Vec<Slot>> {
        let booker = if input.at_desk {
            Staff::at(ctx, input.centre_id)?;
            Booker::Desk
        } else {
            Booker::Customer
        };
        let window = Window::read(input.earliest.as_deref(), input.latest.as_deref())?;
        if input.to < input.from || input.to - input.from >= LONGEST_SEARCH {
            return Err(AppointmentError::PeriodInvalid.into());
        }
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let days = (input.from, input.to);
        let there = models::bookable_at(&mut conn, input.centre_id, days, now).await?;
        let there = there.ok_or(AppointmentError::CentreNotFound)?;
        let kind = (input.service, input.vehicle_category, input.energy);
        let price = models::price(&mut conn, input.centre_id, kind, now)
            .await?
            .ok_or(AppointmentError::CategoryNotServed)?;
        let wish = Wish { service: input.service, category: input.vehicle_category };
        let found = there.timetable.search(booker, wish, days, window, &there.busy, now);
        Ok(found.iter().map(|free| slot(there.centre.id, free, &price)).collect())
    }

    /// The starts that can be held now at several centres, by day and by centre, and the soonest of
    /// all: ten centres and 60 days at most.
    ///
    /// Refuses with `PERIOD_INVALID` (also a weekday that is none), `CENTRE_INVALID` (a place that is
    /// none), `CATEGORY_NOT_SERVED` (the network does not do it).
    async fn find_slots(&self, ctx: &Context<'_>, input: FindSlotsInput) -> ApiResult<FoundSlots> {
        let window = Window::read(input.earliest.as_deref(), input.latest.as_deref())?;
        let per_day = input.per_day.map_or(Ok(MOST_OF_A_DAY), usize::try_from);
        let per_day = per_day.map_err(|_| AppointmentError::PeriodInvalid)?;
        let named = input.centre_ids.as_deref().unwrap_or_default().len();
        let sound = input.from <= input.to
            && input.to - input.from < LONGEST_OF_SEVERAL
            && named <= MOST_CENTRES
            && (1..=MOST_OF_A_DAY).contains(&per_day)
            && input.weekdays.iter().flatten().all(|day| (1..=7).contains(day));
        if !sound {
            return Err(AppointmentError::PeriodInvalid.into());
        }
        let now = ctx.data_unchecked::<Clock>().now();
        let near = input.near.map(Position::from);
        if near.is_some_and(|near| !near.is_on_earth()) {
            return Err(AppointmentError::CentreInvalid(Fault::Position).into());
        }
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let ids = match input.centre_ids {
            Some(ids) => ids,
            None => Centre::nearest(&mut conn, near, MOST_CENTRES).await?,
        };
        let days = (input.from, input.to);
        let mut there = models::bookable(&mut conn, &ids, days, now).await?;
        let kind = (input.service, input.vehicle_category, input.energy);
        let prices = models::prices(&mut conn, &ids, kind, now).await?;
        drop(conn);
        if prices.is_empty() {
            return Err(AppointmentError::CategoryNotServed.into());
        }
        let away = |of: &Bookable| Some(distance_km(near?, of.centre.position()?));
        // Where nobody says where they are, in the order in which they were named.
        there.sort_by(|one, other| {
            let far = |of| away(of).unwrap_or(f64::MAX);
            far(one).total_cmp(&far(other))
        });
        let suits = |date: NaiveDate| {
            let weekday = date.weekday().number_from_monday().cast_signed();
            !input.without.contains(&date)
                && input.weekdays.as_ref().is_none_or(|those| those.contains(&weekday))
        };
        let wish = Wish { service: input.service, category: input.vehicle_category };
        let mut all = Vec::new();
        let mut centres = Vec::new();
        for one in &there {
            // A centre that has no price for it does not do it.
            let Some(price) = prices.get(&one.centre.id) else { continue };
            let found = one.timetable.search(Booker::Customer, wish, days, window, &one.busy, now);
            let found: Vec<(NaiveDate, Slot)> = found
                .iter()
                .map(|free| (local_date(free.starts_at), slot(one.centre.id, free, price)))
                .filter(|(date, _)| suits(*date))
                .collect();
            centres.push(SlotCentre {
                centre: one.centre.clone(),
                distance_km: away(one),
                next: found.first().map(|(_, slot)| slot.clone()),
                free: found.len(),
            });
            all.extend(
                found
                    .chunk_by(|one, next| one.0 == next.0)
                    .flat_map(|day| day.iter().take(per_day).cloned()),
            );
        }
        // Stable: at the same time the nearer centre comes first.
        all.sort_by_key(|(_, slot)| slot.starts_at);
        let next = all.first().map(|(_, slot)| slot.clone());
        let mut days: Vec<SlotDay> = Vec::new();
        for (date, slot) in all {
            match days.last_mut() {
                Some(day) if day.date == date => day.slots.push(slot),
                _ => days.push(SlotDay { date, slots: vec![slot] }),
            }
        }
        Ok(FoundSlots { next, days, centres })
    }
}
