//! Bookings. The exclusion constraint `no_double_booking` decides every race for a lane.
use super::Centre;
use crate::{
    domain::{AppointmentStatus, Energy, ServiceKind, VehicleCategory},
    error::AppointmentError,
    schema::bookings,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::AppointmentFacts;
use kernel::{
    ApiResult, Conn, Money, Page, Stored,
    error::violates,
    guard::{Person, Reader},
};
use uuid::Uuid;

/// An appointment.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = bookings)]
pub(crate) struct Booking {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) customer_id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) lane_id: Uuid,
    pub(crate) service: Stored<ServiceKind>,
    pub(crate) vehicle_category: Stored<VehicleCategory>,
    pub(crate) energy: Stored<Energy>,
    pub(crate) plate: Option<String>,
    pub(crate) vehicle_id: Option<Uuid>,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
    pub(crate) status: Stored<AppointmentStatus>,
    pub(super) amount_cents: i64,
    pub(super) currency: String,
    pub(crate) hold_expires_at: Option<DateTime<Utc>>,
    pub(crate) cancel_reason: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(super) quoted_cents: Option<i64>,
    pub(super) quoted_category: Option<String>,
    pub(super) quoted_energy: Option<String>,
    pub(super) proposed_cents: Option<i64>,
}

impl Booking {
    /// What it costs, as agreed.
    pub(crate) fn price(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// For whoever may read it: its owner or the staff.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let mut query = Self::query().filter(bookings::id.eq(id)).into_boxed();
        if let Some(owner) = reader.owner_id() {
            query = query.filter(bookings::customer_id.eq(owner));
        }
        query.first(conn).await.optional()
    }

    /// The caller's own, locked against change until the transaction ends.
    pub(crate) async fn own_for_update(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> ApiResult<Self> {
        let found = match reader.owner_id() {
            Some(owner) => {
                Self::query()
                    .filter(bookings::id.eq(id).and(bookings::customer_id.eq(owner)))
                    .for_update()
                    .first(conn)
                    .await
            }
            None => Self::query().filter(bookings::id.eq(id)).for_update().first(conn).await,
        };
        Ok(found.optional()?.ok_or(AppointmentError::AppointmentNotFound)?)
    }

    /// For listeners, which act on the word of another domain.
    pub(crate) async fn for_event(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(bookings::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// The same request made twice answers the same booking.
    pub(crate) async fn by_key(
        conn: &mut Conn,
        owner: &Person,
        key: &str,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(bookings::customer_id.eq(owner.id()).and(bookings::idempotency_key.eq(key)))
            .first(conn)
            .await
            .optional()
    }

    /// Somebody's, newest first.
    pub(crate) async fn of(
        conn: &mut Conn,
        owner: Uuid,
        upcoming_after: Option<DateTime<Utc>>,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(bookings::customer_id.eq(owner))
            .order(bookings::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(now) = upcoming_after {
            query = query.filter(bookings::ends_at.gt(now)).filter(bookings::status.eq_any([
                "HELD",
                "CONFIRMED",
                "CHECKED_IN",
            ]));
        }
        if let Some(after) = page.after {
            query = query.filter(bookings::id.lt(after));
        }
        query.load(conn).await
    }

    /// All that somebody holds and has not confirmed.
    pub(crate) async fn running_holds(
        conn: &mut Conn,
        owner: &Person,
        now: DateTime<Utc>,
    ) -> QueryResult<i64> {
        bookings::table
            .filter(bookings::customer_id.eq(owner.id()))
            .filter(bookings::status.eq("HELD").and(bookings::hold_expires_at.gt(now)))
            .count()
            .get_result(conn)
            .await
    }

    /// Holds that ran out, claimed so that two workers never expire the same one.
    pub(crate) async fn due_holds(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(bookings::status.eq("HELD"))
            .filter(bookings::hold_expires_at.le(now))
            .limit(100)
            .for_update()
            .skip_locked()
            .load(conn)
            .await
    }

    /// Writes the new status. Taking a lane back (from expired to confirmed) may be refused by the
    /// exclusion constraint: then [`AppointmentError::SlotTaken`].
    pub(crate) async fn set_status(
        &self,
        conn: &mut Conn,
        status: AppointmentStatus,
        reason: Option<&str>,
    ) -> ApiResult<Self> {
        let updated = diesel::update(bookings::table.find(self.id))
            .set((
                bookings::status.eq(<&str>::from(status)),
                reason.map(|text| bookings::cancel_reason.eq(text.to_owned())),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        lane_or_refusal(updated)
    }

    /// Moves it to another lane and time, if that lane is free then.
    pub(crate) async fn move_to(
        &self,
        conn: &mut Conn,
        centre: Uuid,
        lane: Uuid,
        starts_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let updated = diesel::update(bookings::table.find(self.id))
            .set((
                bookings::centre_id.eq(centre),
                bookings::lane_id.eq(lane),
                bookings::starts_at.eq(starts_at),
                bookings::ends_at.eq(ends_at),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await;
        lane_or_refusal(updated)
    }

    /// Says which vehicle comes.
    pub(crate) async fn set_vehicle(
        &self,
        conn: &mut Conn,
        plate: &str,
        vehicle: Option<Uuid>,
    ) -> QueryResult<Self> {
        diesel::update(bookings::table.find(self.id))
            .set((bookings::plate.eq(plate), vehicle.map(|id| bookings::vehicle_id.eq(id))))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Somebody's vehicles are known no more: their appointments keep the plate, by which the centre
    /// knows the vehicle that comes.
    pub(crate) async fn forget_vehicles(
        conn: &mut Conn,
        customer: Uuid,
        vehicles: &[Uuid],
    ) -> QueryResult<usize> {
        let theirs = bookings::table.filter(bookings::customer_id.eq(customer));
        diesel::update(theirs.filter(bookings::vehicle_id.eq_any(vehicles)))
            .set(bookings::vehicle_id.eq(None::<Uuid>))
            .execute(conn)
            .await
    }

    /// What a guest booked is now the customer's.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<Vec<Self>> {
        diesel::update(bookings::table.filter(bookings::customer_id.eq(from)))
            .set(bookings::customer_id.eq(to))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }

    /// What other domains are told.
    pub(crate) fn facts(&self, centre: &Centre) -> AppointmentFacts {
        AppointmentFacts {
            appointment_id: self.id,
            reference: self.reference.clone(),
            customer_id: self.customer_id,
            centre: centre.facts(),
            service: *self.service,
            vehicle_category: *self.vehicle_category,
            energy: *self.energy,
            plate: self.plate.clone(),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            amount_cents: self.amount_cents,
            currency: self.currency.clone(),
        }
    }
}

fn lane_or_refusal(result: QueryResult<Booking>) -> ApiResult<Booking> {
    match result {
        Err(error) if violates(&error, "no_double_booking") => {
            Err(AppointmentError::SlotTaken.into())
        }
        other => Ok(other?),
    }
}
