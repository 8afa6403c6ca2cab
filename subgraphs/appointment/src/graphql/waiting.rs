//! The waitlist: who waits for what, and the slot that is offered to them.
use super::{
    loaders::{CentreLoader, present},
    types::{AppointmentPayload, READ, Slot, User, WRITE, asked_from},
};
use crate::{
    actions::{self, JoinWaitlistInput},
    domain::{Energy, ServiceKind, VehicleCategory, WaitStatus},
    models::{Booking, Centre, Wait},
};
use async_graphql::{
    Context, InputObject, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use kernel::{
    ApiError, ApiResult, Clock, Page, Pool,
    guard::{Person, Reader, Staff},
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// A list of those who wait.
type Waits = Connection<String, Wait, EmptyFields, EmptyFields>;

/// Loads what is offered to a list of those who wait, in one query.
pub(crate) struct OfferLoader(pub(crate) Pool);

impl Loader<Uuid> for OfferLoader {
    type Value = Booking;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Booking>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found = Wait::open_offers(&mut conn, ids).await;
        Ok(found.map_err(ApiError::from).map_err(Arc::new)?.into_iter().collect())
    }
}

/// Somebody who waits for a time at a centre.
#[Object(name = "Wait")]
impl Wait {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// Where.
    async fn centre(&self, ctx: &Context<'_>) -> ApiResult<Centre> {
        let loader = ctx.data_unchecked::<DataLoader<CentreLoader>>();
        present(loader.load_one(self.centre_id).await)
    }

    /// Who.
    async fn customer(&self) -> User {
        User { id: self.customer_id }
    }

    /// What the vehicle comes for.
    async fn service(&self) -> ServiceKind {
        *self.service
    }

    /// What kind of vehicle.
    async fn vehicle_category(&self) -> VehicleCategory {
        *self.vehicle_category
    }

    /// What drives it.
    async fn energy(&self) -> Energy {
        *self.energy
    }

    /// `AB-123-CD`, where they said.
    async fn plate(&self) -> Option<&str> {
        self.plate.as_deref()
    }

    /// The first day that suits, local.
    async fn from(&self) -> NaiveDate {
        self.first_day
    }

    /// The last.
    async fn to(&self) -> NaiveDate {
        self.last_day
    }

    /// The earliest start of a day, local, `08:00`; absent where any suits.
    #[graphql(name = "earliest")]
    async fn not_before(&self) -> Option<String> {
        (self.earliest != NaiveTime::MIN).then(|| shown(self.earliest))
    }

    /// The latest, `12:00`; absent where any suits.
    #[graphql(name = "latest")]
    async fn not_after(&self) -> Option<String> {
        let last = crate::domain::Window::default().latest;
        (self.latest != last).then(|| shown(self.latest))
    }

    /// Where it is.
    #[graphql(name = "status")]
    async fn standing(&self) -> WaitStatus {
        *self.status
    }

    /// The slot that is kept for them, while it is.
    #[graphql(name = "offer")]
    async fn kept_for_them(&self, ctx: &Context<'_>) -> ApiResult<Option<Offer>> {
        if *self.status != WaitStatus::Offered {
            return Ok(None);
        }
        let loader = ctx.data_unchecked::<DataLoader<OfferLoader>>();
        let kept = loader.load_one(self.id).await.map_err(|error| (*error).clone())?;
        Ok(kept.and_then(|booking| Offer::of(&booking)))
    }

    /// Since when.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}

fn shown(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// A slot that is kept for somebody who waits.
#[derive(SimpleObject)]
pub(crate) struct Offer {
    /// The appointment that it would be: what `acceptOffer` and `passOffer` name.
    appointment_id: Uuid,
    /// The slot.
    slot: Slot,
    /// Until when it is theirs to accept.
    offered_until: DateTime<Utc>,
}

impl Offer {
    fn of(booking: &Booking) -> Option<Self> {
        let slot = Slot {
            centre_id: booking.centre_id,
            starts_at: booking.starts_at,
            ends_at: booking.ends_at,
            free_lanes: 1,
            price: booking.price(),
        };
        Some(Self { appointment_id: booking.id, slot, offered_until: booking.offered_until? })
    }
}

/// What a change of a wait answers.
#[derive(SimpleObject)]
pub(crate) struct WaitPayload {
    /// As it is now.
    wait: Wait,
}

/// Which wait.
#[derive(InputObject)]
pub(crate) struct LeaveWaitlistInput {
    /// The wait.
    wait_id: Uuid,
}

/// Which offer.
#[derive(InputObject)]
pub(crate) struct OfferInput {
    /// The appointment that it would be.
    appointment_id: Uuid,
}

/// The queries of the waitlist.
#[derive(Default)]
pub(super) struct WaitQuery;

#[Object]
impl WaitQuery {
    /// What the caller waits for, or waited for, newest first.
    async fn my_waits(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Waits> {
        let by = Person::with_scope(ctx, READ)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(page.connection(Wait::of(&mut conn, &by, page).await?, |wait| wait.id))
    }

    /// Who waits at a centre, the last who came first, for its staff.
    async fn centre_waits(
        &self,
        ctx: &Context<'_>,
        centre_id: Uuid,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Waits> {
        let by = Staff::at(ctx, centre_id)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(page.connection(Wait::at(&mut conn, &by, centre_id, page).await?, |wait| wait.id))
    }
}

/// The mutations of the waitlist.
#[derive(Default)]
pub(super) struct WaitMutation;

#[Object]
impl WaitMutation {
    /// Waits for a time at a centre. A slot that becomes free is offered to the first whom it suits, by
    /// letter and in the conversation, until a deadline. Whoever waits for the same kind there
    /// already waits for these days instead.
    ///
    /// Refuses with `CENTRE_NOT_FOUND`, `CATEGORY_NOT_SERVED`, `PLATE_INVALID`, `PERIOD_INVALID`,
    /// `TIMES_ARE_FREE` (nobody waits for what they can have), `TOO_MANY_WAITS` (five).
    async fn join_waitlist(
        &self,
        ctx: &Context<'_>,
        input: JoinWaitlistInput,
    ) -> ApiResult<WaitPayload> {
        let by = Person::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(WaitPayload { wait: actions::join(&mut conn, &by, asked_from(ctx), input, now).await? })
    }

    /// Waits no more; an open offer goes to the next. Staff may in their customer's name. Twice is as
    /// once. Refuses with `WAIT_NOT_FOUND`.
    async fn leave_waitlist(
        &self,
        ctx: &Context<'_>,
        input: LeaveWaitlistInput,
    ) -> ApiResult<WaitPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(WaitPayload { wait: actions::leave(&mut conn, &by, input.wait_id).await? })
    }

    /// Takes the slot that is offered: it is held for 15 minutes, as after `holdSlot`, and to be paid.
    ///
    /// Refuses with `OFFER_OVER` (too late, or answered), `TOO_MANY_UNPAID`.
    async fn accept_offer(
        &self,
        ctx: &Context<'_>,
        input: OfferInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Person::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment =
            actions::accept(&mut conn, &by, asked_from(ctx), input.appointment_id, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Not this slot: it is offered to the next, and they wait on; after three they wait no more.
    /// Refuses with `OFFER_OVER`.
    async fn pass_offer(&self, ctx: &Context<'_>, input: OfferInput) -> ApiResult<WaitPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(WaitPayload { wait: actions::pass_on(&mut conn, &by, input.appointment_id).await? })
    }
}
