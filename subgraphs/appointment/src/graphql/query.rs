//! What can be asked.
//! Decisions: docs/decisions/booking.md
use super::{
    listed::ConsentText,
    types::{Appointments, READ, Slot, User},
};
use crate::{
    domain::{self, Energy, ServiceKind, VehicleCategory, Window, Wish},
    error::AppointmentError,
    models::{self, Booking, Centre, Lane, Price},
};
use async_graphql::{
    Context, InputObject, Object,
    connection::{Connection, EmptyFields},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use kernel::{
    ApiResult, Clock, Money, Page, Pool,
    guard::{Manager, Person, Reader, Staff},
};
use uuid::Uuid;

/// The longest period one search may cover.
const LONGEST_SEARCH: TimeDelta = TimeDelta::days(31);

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
}

/// The queries.
pub struct Query;

#[Object]
impl Query {
    /// Centres by name, city or postcode; all where nothing is searched.
    async fn centres(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Connection<String, Centre, EmptyFields, EmptyFields>> {
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Centre::search(&mut conn, search.as_deref(), page).await?;
        Ok(page.connection(rows, |centre| centre.id))
    }

    /// A centre.
    async fn centre(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Centre>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Centre::find(&mut conn, id).await?)
    }

    /// The starts that can be held now, earliest first.
    async fn slots(&self, ctx: &Context<'_>, input: SlotSearchInput) -> ApiResult<Vec<Slot>> {
        let window = read_window(&input)?;
        if input.to < input.from || input.to - input.from >= LONGEST_SEARCH {
            return Err(AppointmentError::PeriodInvalid.into());
        }
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = Centre::find(&mut conn, input.centre_id)
            .await?
            .ok_or(AppointmentError::CentreNotFound)?;
        let price =
            models::price(&mut conn, input.service, input.vehicle_category, input.energy, now)
                .await?
                .ok_or(AppointmentError::CategoryNotServed)?;
        let timetable = models::timetable(&mut conn, &centre, input.from, input.to).await?;
        let Some((from, until)) = bounds(input.from, input.to) else {
            return Err(AppointmentError::PeriodInvalid.into());
        };
        let busy = Booking::busy(&mut conn, centre.id, from, until, now).await?;
        let wish = Wish { service: input.service, category: input.vehicle_category };
        let found = timetable.search(wish, (input.from, input.to), window, &busy, now);
        let slots = found.into_iter().map(|slot| Slot {
            centre_id: centre.id,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            free_lanes: slot.lanes.len(),
            price: price.clone(),
        });
        Ok(slots.collect())
    }

    /// What a service costs at a centre, VAT included.
    ///
    /// Refuses with `CENTRE_NOT_FOUND`, `CATEGORY_NOT_SERVED`.
    async fn price(
        &self,
        ctx: &Context<'_>,
        centre_id: Uuid,
        service: ServiceKind,
        vehicle_category: VehicleCategory,
        energy: Energy,
    ) -> ApiResult<Money> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre =
            Centre::find(&mut conn, centre_id).await?.ok_or(AppointmentError::CentreNotFound)?;
        let wish = Wish { service, category: vehicle_category };
        let lanes = Lane::of_centre(&mut conn, centre.id).await?;
        if !lanes.iter().any(|lane| lane.facts().takes(wish)) {
            return Err(AppointmentError::CategoryNotServed.into());
        }
        // The price list is the network's: only whether it applies depends on the centre.
        let now = ctx.data_unchecked::<Clock>().now();
        let price = models::price(&mut conn, service, vehicle_category, energy, now).await?;
        Ok(price.ok_or(AppointmentError::CategoryNotServed)?)
    }

    /// The price list as it stands, with who set what and when; for managers. Refuses with
    /// `FORBIDDEN`.
    async fn price_list(&self, ctx: &Context<'_>) -> ApiResult<Vec<Price>> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Price::current(&mut conn, &by, now).await?)
    }

    /// The words by which a holder lets an organisation read a result: to be shown before
    /// `grantResultsAccess`.
    async fn results_consent_text(&self) -> ConsentText {
        ConsentText {
            version: domain::CONSENT_VERSION,
            fr: domain::CONSENT_FR,
            en: domain::CONSENT_EN,
        }
    }

    /// An appointment, for its owner and for staff.
    async fn appointment(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Booking>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Booking::find(&mut conn, &reader, id).await?)
    }

    /// The caller's appointments, newest first.
    async fn my_appointments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those still to come.")] upcoming_only: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Appointments> {
        let owner = Person::with_scope(ctx, READ)?;
        let page = Page::read(first, after)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let upcoming_after = upcoming_only.unwrap_or_default().then_some(now);
        let rows = Booking::of(&mut conn, owner.id(), upcoming_after, page).await?;
        Ok(page.connection(rows, |booking| booking.id))
    }

    /// A centre's day by time and lane, for staff.
    async fn day_board(
        &self,
        ctx: &Context<'_>,
        centre_id: Uuid,
        date: NaiveDate,
    ) -> ApiResult<Vec<Booking>> {
        let staff = Staff::from(ctx)?;
        let (from, until) = bounds(date, date).ok_or(AppointmentError::PeriodInvalid)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Booking::on_day(&mut conn, &staff, centre_id, from, until).await?)
    }

    #[graphql(entity)]
    async fn find_centre_by_id(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Centre>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Centre::find(&mut conn, id).await?)
    }

    #[graphql(entity)]
    async fn find_appointment_by_id(
        &self,
        ctx: &Context<'_>,
        id: Uuid,
    ) -> ApiResult<Option<Booking>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Booking::find(&mut conn, &reader, id).await?)
    }

    #[graphql(entity)]
    async fn find_user_by_id(&self, id: Uuid) -> User {
        User { id }
    }
}

fn read_window(input: &SlotSearchInput) -> Result<Window, AppointmentError> {
    let read = |text: &Option<String>, default| match text {
        None => Ok(default),
        Some(text) => {
            NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| AppointmentError::PeriodInvalid)
        }
    };
    let whole = Window::default();
    let window = Window {
        earliest: read(&input.earliest, whole.earliest)?,
        latest: read(&input.latest, whole.latest)?,
    };
    if window.latest < window.earliest {
        return Err(AppointmentError::PeriodInvalid);
    }
    Ok(window)
}

/// From the first day's midnight to the one after the last day's, local.
fn bounds(
    from: NaiveDate,
    to: NaiveDate,
) -> Option<(chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>)> {
    Some((
        domain::local_instant(from, NaiveTime::MIN)?,
        domain::local_instant(to.succ_opt()?, NaiveTime::MIN)?,
    ))
}
