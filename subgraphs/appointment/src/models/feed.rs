//! Private calendars: whose they are, and what is on them. Who has the address of one may read it; a row
//! that is gone closes it.
use super::{Booking, Centre, Lane};
use crate::schema::{bookings, feeds, lanes};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{
    Conn,
    guard::{Customer, Staff},
};
use uuid::Uuid;

/// So much is on a calendar.
const LONGEST: i64 = 500;

/// A private calendar.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = feeds)]
pub(crate) struct Feed {
    pub(crate) id: Uuid,
    pub(crate) customer_id: Option<Uuid>,
    pub(crate) lane_id: Option<Uuid>,
}

impl Feed {
    /// The one of this id, while it is open.
    pub(crate) async fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(feeds::id.eq(id)).first(conn).await.optional()
    }

    /// A customer's own, made where there is none; another one where it is asked for anew.
    pub(crate) async fn of_customer(
        conn: &mut Conn,
        by: &Customer,
        anew: bool,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        if anew {
            diesel::delete(feeds::table.filter(feeds::customer_id.eq(by.id())))
                .execute(conn)
                .await?;
        }
        diesel::insert_into(feeds::table)
            .values((
                feeds::id.eq(Uuid::now_v7()),
                feeds::customer_id.eq(by.id()),
                feeds::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Self::query().filter(feeds::customer_id.eq(by.id())).first(conn).await
    }

    /// A lane's for one of its staff, as [`Feed::of_customer`]. Each has their own, so that it ends
    /// with what they may do there.
    pub(crate) async fn of_lane(
        conn: &mut Conn,
        by: &Staff,
        lane: &Lane,
        anew: bool,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let own = || feeds::lane_id.eq(lane.id).and(feeds::member_id.eq(by.id()));
        if anew {
            diesel::delete(feeds::table.filter(own())).execute(conn).await?;
        }
        diesel::insert_into(feeds::table)
            .values((
                feeds::id.eq(Uuid::now_v7()),
                feeds::lane_id.eq(lane.id),
                feeds::member_id.eq(by.id()),
                feeds::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Self::query().filter(own()).first(conn).await
    }

    /// What somebody may do is otherwise, at one centre or anywhere: their calendars of lanes there
    /// close. Who still works there opens another one.
    pub(crate) async fn close_of(
        conn: &mut Conn,
        member: Uuid,
        centre: Option<Uuid>,
    ) -> QueryResult<usize> {
        let mut there = lanes::table.select(lanes::id.nullable()).into_boxed();
        if let Some(centre) = centre {
            there = there.filter(lanes::centre_id.eq(centre));
        }
        diesel::delete(feeds::table.filter(feeds::member_id.eq(member)))
            .filter(feeds::lane_id.eq_any(there))
            .execute(conn)
            .await
    }

    /// What is on it from then on, what was called off included: a calendar keeps what it is not told
    /// of.
    pub(crate) async fn bookings(
        &self,
        conn: &mut Conn,
        from: DateTime<Utc>,
    ) -> QueryResult<Vec<(Booking, Centre)>> {
        let mut query = bookings::table
            .inner_join(crate::schema::centres::table)
            .filter(bookings::starts_at.gt(from))
            .filter(bookings::status.ne_all(["HELD", "EXPIRED"]))
            .order((bookings::starts_at, bookings::id))
            .limit(LONGEST)
            .select((Booking::as_select(), Centre::as_select()))
            .into_boxed();
        query = match (self.customer_id, self.lane_id) {
            (Some(customer), _) => query.filter(bookings::customer_id.eq(customer)),
            (None, Some(lane)) => query.filter(bookings::lane_id.eq(lane)),
            (None, None) => return Ok(Vec::new()),
        };
        query.load(conn).await
    }

    /// What it is called: the lane and its centre, where it is one's.
    pub(crate) async fn lane_name(&self, conn: &mut Conn) -> QueryResult<Option<String>> {
        let Some(lane) = self.lane_id else { return Ok(None) };
        let names: (String, String) = lanes::table
            .inner_join(crate::schema::centres::table)
            .filter(lanes::id.eq(lane))
            .select((lanes::name, crate::schema::centres::name))
            .first(conn)
            .await?;
        Ok(Some(format!("{} — {}", names.0, names.1)))
    }
}
