//! Types of this domain, and its fields on those of others.
use super::{
    agreed::PriceChange,
    cancellation::Cancellation,
    loaders::{CallerLoader, CentreLoader, LaneLoader, NoteLoader, present},
};
use crate::{
    domain::{AppointmentStatus, Energy, ServiceKind, VehicleCategory, Withdraws},
    models::{Booking, Caller, Centre, Lane, Note, ResultsAccess},
};
use async_graphql::{
    ComplexObject, Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::DataLoader,
};
use chrono::{DateTime, Utc};
use kernel::{
    ApiResult, Money, Page, Pool,
    guard::{AccessError, Reader},
    viewer::Whence,
};
use uuid::Uuid;

/// What a key needs to see appointments.
pub(crate) const READ: &str = "appointments:read";

/// What a key needs to change appointments.
pub(crate) const WRITE: &str = "appointments:write";

/// The public address that a lane is asked for from, where it is known.
pub(super) fn asked_from<'a>(ctx: &'a Context<'_>) -> Option<&'a str> {
    let whence = ctx.data_opt::<Whence>().filter(|whence| whence.public().is_some());
    whence.map(|whence| whence.address.as_str())
}

/// A list of appointments.
pub(crate) type Appointments = Connection<String, Booking, EmptyFields, EmptyFields>;

/// Whoever called or stood at the desk.
#[Object(name = "Caller")]
impl Caller {
    /// As staff noted it.
    async fn name(&self) -> &str {
        &self.name
    }

    /// As one dials it in France.
    #[graphql(name = "phone")]
    async fn number(&self) -> Option<String> {
        self.phone.as_deref().map(fr::phone::dialled)
    }

    /// The member of staff who booked.
    async fn booked_by(&self) -> User {
        User { id: self.booked_by }
    }

    /// How they were called then.
    async fn booked_by_name(&self) -> &str {
        &self.booked_by_name
    }
}

/// What the staff of a centre tell each other about an appointment.
#[Object(name = "Note")]
impl Note {
    /// Identifies it.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// As it was typed; lines end where they were ended.
    #[graphql(name = "words")]
    async fn as_typed(&self) -> &str {
        &self.words
    }

    /// Who wrote it.
    async fn author(&self) -> User {
        User { id: self.author_id }
    }

    /// How they were called then.
    async fn author_name(&self) -> &str {
        &self.author_name
    }

    /// When.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}

/// A start that can be held now.
#[derive(Clone, SimpleObject)]
pub(crate) struct Slot {
    /// Where.
    pub(crate) centre_id: Uuid,
    /// From.
    pub(crate) starts_at: DateTime<Utc>,
    /// Until.
    pub(crate) ends_at: DateTime<Utc>,
    /// How many lanes are free then.
    pub(crate) free_lanes: usize,
    /// VAT included.
    pub(crate) price: Money,
}

/// An appointment of a vehicle at a centre.
#[Object(name = "Appointment")]
impl Booking {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// What the customer quotes: `RDV-7Q2KXM4`; older ones are shorter.
    async fn reference(&self) -> &str {
        &self.reference
    }

    /// Where.
    async fn centre(&self, ctx: &Context<'_>) -> ApiResult<Centre> {
        let loader = ctx.data_unchecked::<DataLoader<CentreLoader>>();
        present(loader.load_one(self.centre_id).await)
    }

    /// The lane that is kept.
    async fn lane(&self, ctx: &Context<'_>) -> ApiResult<Lane> {
        let loader = ctx.data_unchecked::<DataLoader<LaneLoader>>();
        present(loader.load_one(self.lane_id).await)
    }

    /// Whose it is.
    async fn customer(&self) -> User {
        User { id: self.customer_id }
    }

    /// Who called or stood at the desk, where staff booked for them; for the staff of its centre.
    async fn caller(&self, ctx: &Context<'_>) -> ApiResult<Option<Caller>> {
        if !Reader::with_scope(ctx, READ)?.rows().reach.reaches(self.centre_id) {
            return Ok(None);
        }
        let loader = ctx.data_unchecked::<DataLoader<CallerLoader>>();
        Ok(loader.load_one(self.id).await.map_err(|error| (*error).clone())?)
    }

    /// What the staff of its centre noted, oldest first; nothing for anybody else.
    #[graphql(name = "notes")]
    async fn staff_notes(&self, ctx: &Context<'_>) -> ApiResult<Vec<Note>> {
        if !Reader::with_scope(ctx, READ)?.rows().reach.reaches(self.centre_id) {
            return Ok(Vec::new());
        }
        let loader = ctx.data_unchecked::<DataLoader<NoteLoader>>();
        let notes = loader.load_one(self.id).await.map_err(|error| (*error).clone())?;
        Ok(notes.unwrap_or_default())
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

    /// `AB-123-CD`, once known.
    async fn plate(&self) -> Option<&str> {
        self.plate.as_deref()
    }

    /// The vehicle, once its carte grise was confirmed.
    async fn vehicle(&self) -> Option<Vehicle> {
        self.vehicle_id.map(|id| Vehicle { id })
    }

    /// From.
    async fn starts_at(&self) -> DateTime<Utc> {
        self.starts_at
    }

    /// Until.
    async fn ends_at(&self) -> DateTime<Utc> {
        self.ends_at
    }

    /// Where it is in its life.
    async fn status(&self) -> AppointmentStatus {
        *self.status
    }

    /// As agreed, VAT included.
    #[graphql(name = "price")]
    async fn agreed_price(&self) -> Money {
        self.price()
    }

    /// What the certificate of the vehicle changed about the price; absent where it changed nothing.
    async fn price_change(&self) -> Option<PriceChange> {
        PriceChange::of(self)
    }

    /// To whom its holder opened the result, newest first, consents taken back included.
    async fn results_access(&self, ctx: &Context<'_>) -> ApiResult<Vec<ResultsAccess>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(ResultsAccess::of(&mut conn, self.id).await?)
    }

    /// Until when the lane is kept, while it is held.
    async fn hold_expires_at(&self) -> Option<DateTime<Utc>> {
        self.hold_expires_at.filter(|_| *self.status == AppointmentStatus::Held)
    }

    /// Why it was called off.
    async fn cancel_reason(&self) -> Option<&str> {
        self.cancel_reason.as_deref()
    }

    /// What calling it off now would do to the money: for staff, as the centre; else as its owner.
    async fn cancellation(&self, ctx: &Context<'_>) -> ApiResult<Cancellation> {
        let reader = Reader::with_scope(ctx, READ)?;
        let who = if self.is_of(&reader) { Withdraws::Customer } else { Withdraws::Centre };
        Cancellation::load(ctx, self, who).await
    }

    /// While it is only offered to somebody who waits: until when it is theirs to accept.
    async fn offered_until(&self) -> Option<DateTime<Utc>> {
        self.offered_until.filter(|_| *self.status == AppointmentStatus::Held)
    }

    /// The same for all that was asked for together (`bookFleet`).
    async fn group_id(&self) -> Option<Uuid> {
        self.group_id
    }

    /// When it was first held.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}

/// A user, whose appointments are here.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct User {
    /// The user.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl User {
    /// Their appointments, newest first; all for themselves, for staff those at their centres.
    async fn appointments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Appointments> {
        let reader = Reader::with_scope(ctx, READ)?;
        if matches!(reader, Reader::Owner(_)) && reader.id() != self.id {
            return Err(AccessError::Forbidden.into());
        }
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Booking::of(&mut conn, &reader, self.id, None, page).await?;
        Ok(page.connection(rows, |booking| booking.id))
    }
}

/// A vehicle, described by `parser`.
#[derive(SimpleObject)]
#[graphql(unresolvable)]
pub(crate) struct Vehicle {
    /// The vehicle.
    pub(crate) id: Uuid,
}

/// What a mutation of an appointment answers.
#[derive(SimpleObject)]
pub(crate) struct AppointmentPayload {
    /// The appointment as it is now.
    pub(crate) appointment: Booking,
}
