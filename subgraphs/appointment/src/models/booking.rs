//! Bookings. The exclusion constraint `no_double_booking` decides every race for a lane.
use super::Centre;
use crate::{
    domain::{self, AppointmentStatus, Energy, ServiceKind, VehicleCategory},
    error::AppointmentError,
    schema::bookings,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::AppointmentFacts;
use kernel::{
    ApiResult, Conn, Money, Page, Reach, Stored,
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
    pub(super) paid_at: Option<DateTime<Utc>>,
    pub(super) paid_cents: i64,
    /// Set while it is only offered to somebody who waits.
    pub(crate) offered_until: Option<DateTime<Utc>>,
    /// What was asked for together with it.
    pub(crate) group_id: Option<Uuid>,
    /// How often it changed since it was agreed.
    pub(crate) revision: i32,
    pub(crate) idempotency_key: String,
    /// When its vehicle was settled, where it was moved since.
    pub(super) settled_at: Option<DateTime<Utc>>,
    /// Links of letters that were written before open nothing.
    pub(super) links_since: Option<DateTime<Utc>>,
    /// Until when calling it off is free, where a move decided it.
    pub(super) free_until: Option<DateTime<Utc>>,
    /// Where it was booked, once it was moved.
    pub(super) agreed_centre_id: Option<Uuid>,
}

/// What [`kernel::live`] calls the changes of a centre's board; the table itself signals them.
pub(crate) fn board_topic(centre: Uuid) -> String {
    format!("board:{centre}")
}

/// Narrows a query to what somebody may see. The only place that says so.
macro_rules! narrowed {
    ($query:expr, $rows:expr) => {{
        let rows = $rows;
        match rows.reach {
            Reach::Everywhere => $query,
            Reach::At(centres) => $query
                .filter(bookings::customer_id.eq(rows.own).or(bookings::centre_id.eq_any(centres))),
        }
    }};
}

impl Booking {
    /// From when on its owner names no other vehicle.
    pub(crate) fn settled(&self) -> DateTime<Utc> {
        self.settled_at.unwrap_or(self.starts_at - domain::SETTLED)
    }

    /// What [`kernel::live`] calls a change of this one on its centre's board.
    pub(crate) fn on_its_board(&self) -> String {
        format!("{} {}", board_topic(self.centre_id), self.id)
    }

    /// What it costs, as agreed.
    pub(crate) fn price(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// Whether calling it off sends money back.
    pub(crate) fn is_paid(&self) -> bool {
        self.paid_at.is_some()
    }

    /// What is left of what was paid for it, in cents.
    pub(crate) fn paid_cents(&self) -> i64 {
        self.paid_cents
    }

    /// Notes that so much money came, in cents.
    pub(super) async fn set_paid(
        &self,
        conn: &mut Conn,
        cents: i64,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(bookings::table.find(self.id))
            .set((bookings::paid_at.eq(now), bookings::paid_cents.eq(cents)))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Notes what is left of the money, in cents: unpaid is only where nothing is.
    pub(crate) async fn set_left(conn: &mut Conn, id: Uuid, left_cents: i64) -> QueryResult<()> {
        let paid = bookings::table.filter(bookings::id.eq(id).and(bookings::paid_at.is_not_null()));
        let left = left_cents.max(0);
        let update = diesel::update(paid);
        if left == 0 {
            let nothing = (bookings::paid_at.eq(None::<DateTime<Utc>>), bookings::paid_cents.eq(0));
            update.set(nothing).execute(conn).await?;
        } else {
            update.set(bookings::paid_cents.eq(left)).execute(conn).await?;
        }
        Ok(())
    }

    /// For whoever may read it: its owner, or the staff of its centre.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let query = Self::query().filter(bookings::id.eq(id)).into_boxed();
        narrowed!(query, reader.rows()).first(conn).await.optional()
    }

    /// One that the caller may change, locked until the transaction ends: their own, or one of
    /// the centres that they work at.
    pub(crate) async fn own_for_update(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> ApiResult<Self> {
        let rows = reader.rows();
        let own = bookings::customer_id.eq(rows.own);
        let found = match rows.reach {
            Reach::Everywhere => {
                Self::query().filter(bookings::id.eq(id)).for_update().first(conn).await
            }
            Reach::At(centres) => {
                Self::query()
                    .filter(bookings::id.eq(id))
                    .filter(own.or(bookings::centre_id.eq_any(centres)))
                    .for_update()
                    .first(conn)
                    .await
            }
        };
        Ok(found.optional()?.ok_or(AppointmentError::AppointmentNotFound)?)
    }

    /// Whether somebody acts for themselves, and not as staff.
    pub(crate) fn is_of(&self, reader: &Reader) -> bool {
        self.customer_id == reader.id()
    }

    /// Locks some until the transaction ends, always in one order. What is only offered is locked by
    /// who waits for it.
    pub(crate) async fn lock(conn: &mut Conn, ids: Vec<Uuid>) -> QueryResult<()> {
        bookings::table
            .filter(bookings::id.eq_any(ids).and(bookings::offered_until.is_null()))
            .order(bookings::id)
            .select(bookings::id)
            .for_update()
            .load::<Uuid>(conn)
            .await?;
        Ok(())
    }

    /// For listeners, which act on the word of another domain.
    pub(crate) async fn for_event(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(bookings::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// What was asked for together, in the order in which it was.
    pub(crate) async fn of_group(
        conn: &mut Conn,
        owner: &Person,
        group: Uuid,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(bookings::customer_id.eq(owner.id()).and(bookings::group_id.eq(group)))
            .order(bookings::id)
            .load(conn)
            .await
    }

    /// Somebody's, newest first, as far as the reader may see them.
    pub(crate) async fn of(
        conn: &mut Conn,
        reader: &Reader,
        owner: Uuid,
        upcoming_after: Option<DateTime<Utc>>,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(bookings::customer_id.eq(owner))
            // What is only offered is nobody's yet.
            .filter(bookings::offered_until.is_null())
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
        narrowed!(query, reader.rows()).load(conn).await
    }

    /// Holds that ran out, claimed so that two workers never expire the same one.
    pub(crate) async fn due_holds(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(bookings::status.eq("HELD"))
            .filter(bookings::hold_expires_at.le(now))
            .filter(bookings::offered_until.is_null())
            .limit(100)
            .for_update()
            .skip_locked()
            .load(conn)
            .await
    }

    /// An offer is accepted: a hold as any other, for as long.
    pub(crate) async fn accept(&self, conn: &mut Conn, until: DateTime<Utc>) -> QueryResult<Self> {
        diesel::update(bookings::table.find(self.id))
            .set((
                bookings::offered_until.eq(None::<DateTime<Utc>>),
                bookings::hold_expires_at.eq(until),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Whether it is only offered to somebody who waits.
    pub(crate) fn is_offer(&self) -> bool {
        self.offered_until.is_some()
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
                bookings::revision.eq(bookings::revision + 1),
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

    /// What somebody holds, and has confirmed and before them; locked, for listeners.
    pub(crate) async fn ahead_of(
        conn: &mut Conn,
        owner: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        let ahead = bookings::status.eq("CONFIRMED").and(bookings::starts_at.gt(now));
        Self::query()
            .filter(bookings::customer_id.eq(owner))
            .filter(bookings::status.eq("HELD").or(ahead))
            .order(bookings::id)
            .for_update()
            .load(conn)
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

    /// May its owner say that this vehicle comes?
    pub(crate) fn check_swap(
        &self,
        plate: &str,
        now: DateTime<Utc>,
    ) -> Result<(), AppointmentError> {
        let settled_at = self.settled();
        domain::check_swap(self.plate.as_deref(), plate, settled_at, self.created_at, now)
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

/// The exclusion constraint says that the lane is somebody else's.
pub(super) fn lane_or_refusal(result: QueryResult<Booking>) -> ApiResult<Booking> {
    match result {
        Err(error) if violates(&error, "no_double_booking") => {
            Err(AppointmentError::SlotTaken.into())
        }
        other => Ok(other?),
    }
}
