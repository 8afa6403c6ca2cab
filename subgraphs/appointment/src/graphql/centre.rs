//! Centres and their lanes.
use super::{
    cancellation::CancellationTerms,
    day::{CentreDay, Closure, GeoPosition, OpeningHours},
    listed::CentrePrice,
};
use crate::{
    actions,
    domain::{LaneTime, ServiceKind, VehicleCategory},
    error::AppointmentError,
    models::{self, Block, Centre, Hours, Lane},
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiResult, Clock, Pool, guard::Staff};
use uuid::Uuid;

/// An inspection centre, approved by its prefecture.
#[Object(name = "Centre")]
impl Centre {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// For addresses of pages: `lyon-part-dieu`.
    async fn slug(&self) -> &str {
        &self.slug
    }

    /// « Lyon Part-Dieu »
    async fn name(&self) -> &str {
        &self.name
    }

    /// The prefecture's approval (numéro d'agrément): `S069C012`.
    async fn approval_number(&self) -> &str {
        &self.approval_number
    }

    /// Number and street.
    async fn street(&self) -> &str {
        &self.street
    }

    /// `69003`
    async fn postal_code(&self) -> &str {
        &self.postal_code
    }

    /// City.
    async fn city(&self) -> &str {
        &self.city
    }

    /// As dialled in France.
    async fn phone(&self) -> &str {
        &self.phone
    }

    /// Where it is on a map, where somebody said so.
    #[graphql(name = "position")]
    async fn place(&self) -> Option<GeoPosition> {
        self.position().map(|at| GeoPosition { latitude: at.latitude, longitude: at.longitude })
    }

    /// What its lanes inspect, and for how much.
    async fn prices(&self, ctx: &Context<'_>) -> ApiResult<Vec<CentrePrice>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let offered = actions::offered(&mut conn, self.id, now).await?;
        Ok(offered.into_iter().map(CentrePrice::from).collect())
    }

    /// Days from today on that it closes for, public holidays apart.
    async fn closures(&self, ctx: &Context<'_>) -> ApiResult<Vec<Closure>> {
        let today = ctx.data_unchecked::<Clock>().today();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let days = models::closed_days(&mut conn, self.id, today, None).await?;
        Ok(days.into_iter().map(|(date, reason)| Closure { date, reason }).collect())
    }

    /// Ordinary weeks; public holidays and closures are taken out of `slots`.
    async fn opening_hours(&self, ctx: &Context<'_>) -> ApiResult<Vec<OpeningHours>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let hours = Hours::of_centre(&mut conn, self.id).await?;
        Ok(hours
            .into_iter()
            .map(|rule| OpeningHours::new(rule.weekday, rule.opens, rule.closes))
            .collect())
    }

    /// `16:00-17:00`: hours in which one lane is kept for retests until the day before.
    #[graphql(name = "retests")]
    async fn retest_hours(&self) -> Option<String> {
        self.retests().map(|hours| hours.to_string())
    }

    /// What calling off costs who books here now; who has booked has `Appointment.cancellation`.
    async fn cancellation_terms(&self) -> CancellationTerms {
        self.cancellation().into()
    }

    /// How long its lanes are taken, where that differs from the usual: half an hour for a periodic
    /// inspection, a quarter for a retest or a pollution check.
    async fn lane_times(&self, ctx: &Context<'_>) -> ApiResult<Vec<LaneTime>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(models::lane_times_of(&mut conn, self.id).await?)
    }

    /// When its lanes cannot be used from now on, the 100 next, for its staff.
    async fn lane_blocks(&self, ctx: &Context<'_>) -> ApiResult<Vec<LaneBlock>> {
        Staff::at(ctx, self.id)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let lanes: Vec<Uuid> =
            Lane::of_centre(&mut conn, self.id).await?.iter().map(|lane| lane.id).collect();
        let blocks = Block::ahead(&mut conn, &lanes, now).await?;
        Ok(blocks.into_iter().map(LaneBlock::of).collect())
    }

    /// One day: when it is open, or why it is closed.
    async fn day(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Local.")] date: NaiveDate,
    ) -> ApiResult<CentreDay> {
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let there = models::bookable_at(&mut conn, self.id, (date, date), now).await?;
        Ok(there.ok_or(AppointmentError::PeriodInvalid)?.timetable.day(date).into())
    }

    /// Its inspection lanes (lignes de contrôle) in use.
    async fn lanes(&self, ctx: &Context<'_>) -> ApiResult<Vec<Lane>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Lane::of_centre(&mut conn, self.id).await?)
    }
}

/// When a lane cannot be used.
#[derive(SimpleObject)]
pub(crate) struct LaneBlock {
    /// Which.
    lane_id: Uuid,
    /// From.
    from: DateTime<Utc>,
    /// Until.
    until: DateTime<Utc>,
    /// « Étalonnage », in French.
    reason: String,
}

impl LaneBlock {
    fn of(block: Block) -> Self {
        let Block { lane_id, starts_at: from, ends_at: until, reason } = block;
        Self { lane_id, from, until, reason }
    }
}

/// An inspection lane (ligne de contrôle).
#[Object(name = "Lane")]
impl Lane {
    /// Identifies it.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// « Ligne 1 »
    async fn name(&self) -> &str {
        &self.name
    }

    /// Which vehicles it takes.
    #[graphql(name = "categories")]
    async fn served(&self) -> Vec<VehicleCategory> {
        self.categories()
    }

    /// What is done on it.
    #[graphql(name = "services")]
    async fn done(&self) -> Vec<ServiceKind> {
        self.services()
    }
}
