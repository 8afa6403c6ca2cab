//! Setting up centres. Each field names the codes of its refusals; `BOOKINGS_STAND` has the
//! references of the appointments in `extensions.references`.
use crate::{
    actions::{
        self, AddClosureInput, AddLaneInput, CreateCentreInput, RemoveClosureInput,
        SetLaneTimesInput, SetOpeningHoursInput, UpdateCentreInput, UpdateLaneInput,
    },
    models::Centre,
};
use async_graphql::{Context, Object, SimpleObject};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Admin, Manager},
};

/// What a change of a centre answers.
#[derive(SimpleObject)]
pub(crate) struct CentrePayload {
    /// The centre as it is now.
    pub(super) centre: Centre,
}

/// The mutations that set up centres.
#[derive(Default)]
pub(super) struct SetupMutation;

#[Object]
impl SetupMutation {
    /// Administrators: a centre, at which nothing can be booked until it has lanes and hours.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_INVALID`, `CENTRE_EXISTS`.
    async fn create_centre(
        &self,
        ctx: &Context<'_>,
        input: CreateCentreInput,
    ) -> ApiResult<CentrePayload> {
        let by = Admin::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::create_centre(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }

    /// Managers: another name, address or number. Its slug never changes.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`, `CENTRE_EXISTS`, and with
    /// `BOOKINGS_STAND` where a postal code brings a public holiday onto an appointment.
    async fn update_centre(
        &self,
        ctx: &Context<'_>,
        input: UpdateCentreInput,
    ) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::update_centre(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }

    /// Managers: another ordinary week, from now on.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`, `BOOKINGS_STAND`.
    async fn set_opening_hours(
        &self,
        ctx: &Context<'_>,
        input: SetOpeningHoursInput,
    ) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::set_opening_hours(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }

    /// Managers: closed from a day to another. Days that are closed already take the new reason.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`, `BOOKINGS_STAND`.
    async fn add_closure(
        &self,
        ctx: &Context<'_>,
        input: AddClosureInput,
    ) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::add_closure(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }

    /// Managers: open after all. Days that were not closed stay as they are.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`.
    async fn remove_closure(
        &self,
        ctx: &Context<'_>,
        input: RemoveClosureInput,
    ) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::remove_closure(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }

    /// Managers: one lane more.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`.
    async fn add_lane(&self, ctx: &Context<'_>, input: AddLaneInput) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::add_lane(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }

    /// Managers: how long lanes are taken, by what somebody comes for and with what. What is booked
    /// keeps its time.
    ///
    /// Refuses with `FORBIDDEN`, `CENTRE_NOT_FOUND`, `CENTRE_INVALID`.
    async fn set_lane_times(
        &self,
        ctx: &Context<'_>,
        input: SetLaneTimesInput,
    ) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::set_lane_times(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }

    /// Managers: what a lane takes, or that it takes nothing any more.
    ///
    /// Refuses with `FORBIDDEN`, `LANE_NOT_FOUND`, `CENTRE_INVALID`, `BOOKINGS_STAND`.
    async fn update_lane(
        &self,
        ctx: &Context<'_>,
        input: UpdateLaneInput,
    ) -> ApiResult<CentrePayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let centre = actions::update_lane(&mut conn, &by, input, now).await?;
        Ok(CentrePayload { centre })
    }
}
