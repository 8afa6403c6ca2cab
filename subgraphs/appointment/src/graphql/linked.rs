//! What the link of a letter opens, without logging in, and private calendars.
//! Decisions: docs/decisions/booking.md
use super::{
    cancellation::Cancellation,
    loaders::{CentreLoader, present},
    types::AppointmentPayload,
};
use crate::{
    AppointmentConfig,
    actions::{self, LINK, LinkHolder},
    domain::{AppointmentStatus, Energy, ServiceKind, VehicleCategory, Withdraws},
    error::AppointmentError,
    models::{Booking, Centre, Feed, Lane},
    routes::CALENDAR,
};
use async_graphql::{Context, InputObject, Object, SimpleObject, dataloader::DataLoader};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Clock, Pool,
    audit::{self, Act},
    guard::{Customer, Staff},
    viewer::Whence,
};
use uuid::Uuid;

/// An appointment as who has the link of a letter about it sees it: nothing of its owner.
pub(crate) struct Linked(Booking);

/// An appointment as who has the link of a letter about it sees it: nothing of its owner.
#[Object(name = "LinkedAppointment")]
impl Linked {
    /// What the customer quotes.
    async fn reference(&self) -> &str {
        &self.0.reference
    }

    /// Where.
    async fn centre(&self, ctx: &Context<'_>) -> ApiResult<Centre> {
        let loader = ctx.data_unchecked::<DataLoader<CentreLoader>>();
        present(loader.load_one(self.0.centre_id).await)
    }

    /// What the vehicle comes for.
    async fn service(&self) -> ServiceKind {
        *self.0.service
    }

    /// What kind of vehicle.
    async fn vehicle_category(&self) -> VehicleCategory {
        *self.0.vehicle_category
    }

    /// What drives it.
    async fn energy(&self) -> Energy {
        *self.0.energy
    }

    /// From.
    async fn starts_at(&self) -> DateTime<Utc> {
        self.0.starts_at
    }

    /// Until.
    async fn ends_at(&self) -> DateTime<Utc> {
        self.0.ends_at
    }

    /// Where it is in its life.
    async fn status(&self) -> AppointmentStatus {
        *self.0.status
    }

    /// What calling it off now would do.
    async fn cancellation(&self, ctx: &Context<'_>) -> ApiResult<Cancellation> {
        Cancellation::load(ctx, &self.0, Withdraws::Customer).await
    }
}

/// The link of a letter.
#[derive(InputObject)]
pub(crate) struct LinkInput {
    /// What follows `#` in its address.
    #[graphql(secret)]
    link: String,
}

/// The link of a letter, and another time.
#[derive(InputObject)]
pub(crate) struct MoveLinkedInput {
    /// What follows `#` in its address.
    #[graphql(secret)]
    link: String,
    /// A start that `slots` offered, at the same centre.
    starts_at: DateTime<Utc>,
}

/// What a link changed.
#[derive(SimpleObject)]
pub(crate) struct LinkedPayload {
    /// As it is now.
    appointment: Linked,
}

/// A private calendar.
#[derive(SimpleObject)]
pub(crate) struct CalendarFeed {
    /// The address that a calendar reads again and again. Who has it reads the calendar.
    url: String,
}

/// Which calendar.
#[derive(InputObject)]
pub(crate) struct CalendarFeedInput {
    /// A lane, for its staff; the caller's own appointments where absent.
    lane_id: Option<Uuid>,
    /// Another address: what had the one before reads nothing any more.
    #[graphql(default)]
    anew: bool,
}

fn opened(ctx: &Context<'_>, link: &str) -> Result<LinkHolder, AppointmentError> {
    let letters = &ctx.data_unchecked::<AppointmentConfig>().letters;
    let link = letters.opened_of(LINK, link).ok_or(AppointmentError::LinkUnknown)?;
    let origin = ctx.data_opt::<Whence>().and_then(|whence| whence.pseudonym.clone());
    Ok(LinkHolder { link, origin })
}

/// The queries of links.
#[derive(Default)]
pub(super) struct LinkQuery;

#[Object]
impl LinkQuery {
    /// The appointment of a letter's link, until the day after it. Refuses with `LINK_UNKNOWN`: also
    /// where it is somebody else's by now, or where its owner's address has changed since the letter.
    async fn linked_appointment(
        &self,
        ctx: &Context<'_>,
        #[graphql(secret)] link: String,
    ) -> ApiResult<Linked> {
        let by = opened(ctx, &link)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Linked(Booking::of_link(&mut conn, &by.link, now).await?))
    }
}

/// The mutations of links.
#[derive(Default)]
pub(super) struct LinkMutation;

#[Object]
impl LinkMutation {
    /// Calls off the appointment of a letter's link, as its owner would. Twice is as once.
    ///
    /// Refuses with `LINK_UNKNOWN`, `APPOINTMENT_NOT_CANCELLABLE`.
    async fn cancel_linked(&self, ctx: &Context<'_>, input: LinkInput) -> ApiResult<LinkedPayload> {
        let by = opened(ctx, &input.link)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let cancelled = actions::cancel_linked(&mut conn, &by, now).await?;
        Ok(LinkedPayload { appointment: Linked(cancelled) })
    }

    /// Moves the appointment of a letter's link to another time at its centre.
    ///
    /// Refuses with `LINK_UNKNOWN`, and as `rescheduleAppointment` does.
    async fn move_linked(
        &self,
        ctx: &Context<'_>,
        input: MoveLinkedInput,
    ) -> ApiResult<LinkedPayload> {
        let by = opened(ctx, &input.link)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let moved = actions::reschedule_linked(&mut conn, &by, input.starts_at, now).await?;
        Ok(LinkedPayload { appointment: Linked(moved) })
    }

    /// The address of a private calendar: the caller's appointments or, for staff, those of a lane,
    /// until what they may do there changes.
    ///
    /// Refuses with `LOGIN_REQUIRED` (guests), `LANE_NOT_FOUND`.
    async fn open_calendar_feed(
        &self,
        ctx: &Context<'_>,
        input: CalendarFeedInput,
    ) -> ApiResult<CalendarFeed> {
        let config = ctx.data_unchecked::<AppointmentConfig>();
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let feed = match input.lane_id {
            None => {
                let by = Customer::from(ctx)?;
                Feed::of_customer(&mut conn, &by, input.anew, now).await?
            }
            Some(lane) => {
                let by = Staff::from(ctx)?;
                let lane = Lane::find(&mut conn, by.reach(), lane).await?;
                let lane = lane.ok_or(AppointmentError::LaneNotFound)?;
                conn.transaction(async |conn| {
                    let feed = Feed::of_lane(conn, &by, &lane, input.anew, now).await?;
                    let act = Act::of("lane.calendar_opened", "Lane", lane.id).at(lane.centre_id);
                    audit::record(conn, &by, act.is("anew", input.anew)).await?;
                    Ok::<_, ApiError>(feed)
                })
                .await?
            }
        };
        let token = config.letters.link_to(CALENDAR, feed.id);
        Ok(CalendarFeed { url: config.address(&format!("/calendar/{token}.ics")) })
    }

    /// Staff: a vehicle is at the centre. Decided here, where the appointment is: what was called off is
    /// not let in. Who was given up that day and comes after all takes a lane that is free now. Twice
    /// is as once; `checkIn` asks it.
    ///
    /// Refuses with `APPOINTMENT_NOT_FOUND`, `ARRIVAL_NOT_POSSIBLE`, and of who comes after all as
    /// `bookForCaller` does.
    async fn admit_vehicle(
        &self,
        ctx: &Context<'_>,
        input: AdmitVehicleInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::admit(&mut conn, by, input.appointment_id, now).await?;
        Ok(AppointmentPayload { appointment })
    }
}

/// Whose vehicle is at the centre.
#[derive(InputObject)]
pub(crate) struct AdmitVehicleInput {
    /// The appointment.
    appointment_id: Uuid,
}
