//! The bookings of a centre: who comes on a day, what is taken, what stands.
use super::Booking;
use crate::{domain::Standing, schema::bookings};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, guard::Staff};
use uuid::Uuid;

impl Booking {
    /// A centre's day, by time and lane: what its staff see, holds included.
    pub(crate) async fn on_day(
        conn: &mut Conn,
        by: &Staff,
        centre: Uuid,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> ApiResult<Vec<Self>> {
        by.check(centre)?;
        Ok(Self::query()
            .filter(bookings::centre_id.eq(centre))
            .filter(bookings::starts_at.ge(from).and(bookings::starts_at.lt(until)))
            .filter(bookings::status.ne_all(["EXPIRED", "CANCELLED"]))
            .order((bookings::starts_at, bookings::lane_id))
            .load(conn)
            .await?)
    }

    /// What stands at a centre and is not over, the soonest first.
    pub(crate) async fn standing(
        conn: &mut Conn,
        centre: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(bookings::centre_id.eq(centre).and(bookings::ends_at.gt(now)))
            .filter(bookings::status.eq_any(["HELD", "CONFIRMED"]))
            .order((bookings::starts_at, bookings::lane_id))
            .load(conn)
            .await
    }

    /// As a change of its centre must respect it.
    pub(crate) fn as_standing(&self) -> Standing {
        Standing {
            reference: self.reference.clone(),
            lane_id: self.lane_id,
            service: *self.service,
            category: *self.vehicle_category,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
        }
    }
}
