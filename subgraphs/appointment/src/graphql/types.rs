//! Types of this domain, and its fields on those of others.
use super::agreed::PriceChange;
use crate::{
    domain::{AppointmentStatus, Energy, ServiceKind, VehicleCategory},
    models::{Booking, Caller, Centre, Lane, ResultsAccess},
};
use async_graphql::{
    ComplexObject, Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, Utc};
use kernel::{
    ApiError, ApiResult, Money, Page, Pool,
    guard::{AccessError, Reader},
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// What a key needs to see appointments.
pub(crate) const READ: &str = "appointments:read";

/// A list of appointments.
pub(crate) type Appointments = Connection<String, Booking, EmptyFields, EmptyFields>;

/// Loads the centres of a list of appointments in one query.
pub(crate) struct CentreLoader(pub(crate) Pool);

impl Loader<Uuid> for CentreLoader {
    type Value = Centre;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Centre>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found =
            Centre::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(found.into_iter().map(|centre| (centre.id, centre)).collect())
    }
}

/// Loads the lanes of a list of appointments in one query.
pub(crate) struct LaneLoader(pub(crate) Pool);

impl Loader<Uuid> for LaneLoader {
    type Value = Lane;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Lane>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found = Lane::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(found.into_iter().map(|lane| (lane.id, lane)).collect())
    }
}

/// Loads who called for a list of appointments in one query.
pub(crate) struct CallerLoader(pub(crate) Pool);

impl Loader<Uuid> for CallerLoader {
    type Value = Caller;
    type Error = Arc<ApiError>;

    async fn load(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Caller>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let found =
            Caller::among(&mut conn, ids).await.map_err(ApiError::from).map_err(Arc::new)?;
        Ok(found.into_iter().map(|caller| (caller.appointment_id, caller)).collect())
    }
}

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

/// A start that can be held now.
#[derive(SimpleObject)]
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

    /// What the customer quotes: `RDV-7Q2KX`.
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

    /// Who called or stood at the desk, where staff booked for them; for staff only.
    async fn caller(&self, ctx: &Context<'_>) -> ApiResult<Option<Caller>> {
        if !matches!(Reader::with_scope(ctx, READ)?, Reader::Staff(_)) {
            return Ok(None);
        }
        let loader = ctx.data_unchecked::<DataLoader<CallerLoader>>();
        Ok(loader.load_one(self.id).await.map_err(|error| (*error).clone())?)
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

    /// When it was first held.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}

/// What a foreign key promises to be there.
fn present<T>(loaded: Result<Option<T>, Arc<ApiError>>) -> ApiResult<T> {
    loaded
        .map_err(|error| (*error).clone())?
        .ok_or_else(|| anyhow::anyhow!("a booking's centre or lane is gone").into())
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
    /// Their appointments, newest first; for themselves and for staff.
    async fn appointments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Appointments> {
        if Reader::with_scope(ctx, READ)?.owner_id().is_some_and(|owner| owner != self.id) {
            return Err(AccessError::Forbidden.into());
        }
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Booking::of(&mut conn, self.id, None, page).await?;
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
