//! The bookings of a centre: who comes on a day, what is taken, what stands.
use super::Booking;
use crate::{
    domain::{Busy, Standing},
    schema::bookings,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Staff};
use uuid::Uuid;

/// The statuses that keep a lane; the constraint and the index say the same.
const KEEPS_LANE: [&str; 4] = ["HELD", "CONFIRMED", "CHECKED_IN", "COMPLETED"];

impl Booking {
    /// A centre's day, by time and lane: what staff see, holds included.
    pub(crate) async fn on_day(
        conn: &mut Conn,
        _by: &Staff,
        centre: Uuid,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(bookings::centre_id.eq(centre))
            .filter(bookings::starts_at.ge(from).and(bookings::starts_at.lt(until)))
            .filter(bookings::status.ne_all(["EXPIRED", "CANCELLED"]))
            .order((bookings::starts_at, bookings::lane_id))
            .load(conn)
            .await
    }

    /// When the lanes of a centre are taken.
    pub(crate) async fn busy(
        conn: &mut Conn,
        centre: Uuid,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Busy>> {
        let rows: Vec<(Uuid, DateTime<Utc>, DateTime<Utc>)> = bookings::table
            .filter(bookings::centre_id.eq(centre))
            .filter(bookings::starts_at.lt(until).and(bookings::ends_at.gt(from)))
            .filter(bookings::status.eq_any(KEEPS_LANE))
            .filter(
                bookings::status.ne("HELD").or(bookings::hold_expires_at.gt(now).assume_not_null()),
            )
            .select((bookings::lane_id, bookings::starts_at, bookings::ends_at))
            .load(conn)
            .await?;
        Ok(rows.into_iter().map(|(lane_id, from, until)| Busy { lane_id, from, until }).collect())
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
