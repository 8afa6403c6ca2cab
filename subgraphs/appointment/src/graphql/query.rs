//! What can be asked.
//! Decisions: docs/decisions/booking.md
use super::{
    closing::ClosingQuery,
    desk::DeskQuery,
    figures::FiguresQuery,
    linked::LinkQuery,
    listed::ConsentText,
    search::SearchQuery,
    types::{Appointments, READ, User},
    waiting::WaitQuery,
};
use crate::{
    actions,
    domain::{self, Energy, ServiceKind, VehicleCategory, Wish},
    error::AppointmentError,
    models::{self, Booking, Centre, Lane, Price},
};
use async_graphql::{
    Context, MergedObject, Object,
    connection::{Connection, EmptyFields},
};
use chrono::NaiveDate;
use kernel::{
    ApiResult, Clock, Money, Page, Pool,
    guard::{Manager, Person, Reader, Staff},
};
use uuid::Uuid;

/// The queries.
#[derive(Default, MergedObject)]
pub struct Query(
    AppointmentQuery,
    DeskQuery,
    SearchQuery,
    WaitQuery,
    ClosingQuery,
    LinkQuery,
    FiguresQuery,
);

/// Those of customers, and of anybody.
#[derive(Default)]
pub(super) struct AppointmentQuery;

#[Object]
impl AppointmentQuery {
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
        let now = ctx.data_unchecked::<Clock>().now();
        let kind = (service, vehicle_category, energy);
        let price = models::price(&mut conn, centre.id, kind, now).await?;
        Ok(price.ok_or(AppointmentError::CategoryNotServed)?)
    }

    /// The price list as it stands, with who set what and when: of the network, for its managers,
    /// or what holds at a centre (its own prices, else the network's), for its managers. Refuses
    /// with `FORBIDDEN`.
    async fn price_list(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; the network where absent.")] centre_id: Option<Uuid>,
    ) -> ApiResult<Vec<Price>> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        actions::price_list(&mut conn, &by, centre_id, now).await
    }

    /// Prices that are set and do not hold yet, the next day first; of the network or of a centre's
    /// own, for its managers. Refuses with `FORBIDDEN`.
    async fn prices_ahead(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; the network where absent.")] centre_id: Option<Uuid>,
    ) -> ApiResult<Vec<Price>> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        actions::prices_ahead(&mut conn, &by, centre_id, now).await
    }

    /// The words by which a holder lets an organisation read a result: to be shown before
    /// `grantResultsAccess`.
    async fn results_consent_text(&self) -> ConsentText {
        let fr::consent::Text { version, fr, en } = domain::consent_text();
        ConsentText { version, fr, en }
    }

    /// An appointment, for its owner and for the staff of its centre.
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
        let (id, reader) = (owner.id(), Reader::Owner(owner));
        let rows = Booking::of(&mut conn, &reader, id, upcoming_after, page).await?;
        Ok(page.connection(rows, |booking| booking.id))
    }

    /// A centre's day by time and lane, for its staff. Refuses others with `FORBIDDEN`.
    async fn day_board(
        &self,
        ctx: &Context<'_>,
        centre_id: Uuid,
        date: NaiveDate,
    ) -> ApiResult<Vec<Booking>> {
        let staff = Staff::from(ctx)?;
        let (from, until) =
            domain::local_days(date, date).ok_or(AppointmentError::PeriodInvalid)?;
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
