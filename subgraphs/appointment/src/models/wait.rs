//! Who waits for a time, and what was offered to them. Locked in one order: the wait, then the booking.
use super::{Booking, NewBooking};
use crate::{
    domain::{
        Awaited, Energy, MOST_OFFERS, MOST_WAITS, ServiceKind, VehicleCategory, WaitStatus, Window,
        Wish,
    },
    error::AppointmentError,
    schema::{bookings, offers, waits},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{
    ApiResult, Conn, Page, Stored, db,
    guard::{Person, Reader, Staff},
};
use uuid::Uuid;

/// So many are looked at when something becomes free.
const LOOKED_AT: i64 = 200;
const OPEN: [&str; 2] = ["WAITING", "OFFERED"];

/// Somebody who waits.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = waits)]
pub(crate) struct Wait {
    pub(crate) id: Uuid,
    pub(crate) customer_id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) service: Stored<ServiceKind>,
    pub(crate) vehicle_category: Stored<VehicleCategory>,
    pub(crate) energy: Stored<Energy>,
    pub(crate) plate: Option<String>,
    pub(crate) first_day: NaiveDate,
    pub(crate) last_day: NaiveDate,
    pub(crate) earliest: NaiveTime,
    pub(crate) latest: NaiveTime,
    pub(crate) status: Stored<WaitStatus>,
    pub(crate) created_at: DateTime<Utc>,
    /// The public address that they asked from.
    pub(crate) asked_from: Option<String>,
}

/// What somebody waits for.
pub(crate) struct NewWait {
    pub(crate) centre_id: Uuid,
    pub(crate) wish: Wish,
    pub(crate) energy: Energy,
    pub(crate) plate: Option<String>,
    pub(crate) awaited: Awaited,
    /// The public address that they ask from.
    pub(crate) from: Option<String>,
}

/// How an offer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Answer {
    Accepted,
    Passed,
    Lapsed,
}

impl NewWait {
    /// Waits from now on. Who waits for the same kind there already waits for these days instead.
    pub(crate) async fn join(
        self,
        conn: &mut Conn,
        by: &Person,
        now: DateTime<Utc>,
    ) -> ApiResult<Wait> {
        db::lock(conn, &format!("appointment.waits:{}", by.id())).await?;
        let mine =
            || waits::table.filter(waits::customer_id.eq(by.id()).and(waits::status.eq_any(OPEN)));
        let days = (
            waits::first_day.eq(self.awaited.from),
            waits::last_day.eq(self.awaited.to),
            waits::earliest.eq(self.awaited.window.earliest),
            waits::latest.eq(self.awaited.window.latest),
            waits::energy.eq(<&str>::from(self.energy)),
            waits::plate.eq(self.plate),
            waits::asked_from.eq(self.from),
        );
        let same = mine()
            .filter(waits::centre_id.eq(self.centre_id))
            .filter(waits::service.eq(<&str>::from(self.wish.service)))
            .filter(waits::vehicle_category.eq(<&str>::from(self.wish.category)));
        let same: Option<Uuid> =
            same.select(waits::id).for_update().first(conn).await.optional()?;
        if let Some(same) = same {
            return Ok(diesel::update(waits::table.find(same))
                .set(days)
                .returning(Wait::as_returning())
                .get_result(conn)
                .await?);
        }
        if mine().count().get_result::<i64>(conn).await? >= MOST_WAITS {
            return Err(AppointmentError::TooManyWaits.into());
        }
        Ok(diesel::insert_into(waits::table)
            .values((
                waits::id.eq(Uuid::now_v7()),
                waits::customer_id.eq(by.id()),
                waits::centre_id.eq(self.centre_id),
                waits::service.eq(<&str>::from(self.wish.service)),
                waits::vehicle_category.eq(<&str>::from(self.wish.category)),
                days,
                waits::status.eq(<&str>::from(WaitStatus::Waiting)),
                waits::created_at.eq(now),
            ))
            .returning(Wait::as_returning())
            .get_result(conn)
            .await?)
    }
}

impl Wait {
    /// What they come for.
    pub(crate) fn wish(&self) -> Wish {
        Wish { service: *self.service, category: *self.vehicle_category }
    }

    /// When they would come.
    pub(crate) fn awaited(&self) -> Awaited {
        let window = Window { earliest: self.earliest, latest: self.latest };
        Awaited { from: self.first_day, to: self.last_day, window }
    }

    /// Somebody's own, newest first.
    pub(crate) async fn of(conn: &mut Conn, by: &Person, page: Page) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(waits::customer_id.eq(by.id()))
            .order(waits::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(waits::id.lt(after));
        }
        query.load(conn).await
    }

    /// Who waits at a centre, the last who came first, for its staff.
    pub(crate) async fn at(
        conn: &mut Conn,
        by: &Staff,
        centre: Uuid,
        page: Page,
    ) -> ApiResult<Vec<Self>> {
        by.check(centre)?;
        let mut query = Self::query()
            .filter(waits::centre_id.eq(centre).and(waits::status.eq_any(OPEN)))
            .order(waits::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(waits::id.lt(after));
        }
        Ok(query.load(conn).await?)
    }

    /// One that the caller may end, locked: their own, or one of their centres.
    pub(crate) async fn own_for_update(conn: &mut Conn, by: &Reader, id: Uuid) -> ApiResult<Self> {
        let found: Option<Self> =
            Self::query().filter(waits::id.eq(id)).for_update().first(conn).await.optional()?;
        let seen = found.filter(|wait| wait.is_seen_by(by));
        Ok(seen.ok_or(AppointmentError::WaitNotFound)?)
    }

    /// The centres at which somebody waits.
    pub(crate) async fn centres(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
        waits::table
            .filter(waits::status.eq("WAITING"))
            .select(waits::centre_id)
            .distinct()
            .order(waits::centre_id)
            .load(conn)
            .await
    }

    /// Who waits at a centre, the first who came first; locked, so that nobody leaves meanwhile. The
    /// centre's row is locked before.
    pub(crate) async fn waiting(conn: &mut Conn, centre: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(waits::centre_id.eq(centre).and(waits::status.eq("WAITING")))
            .order(waits::id)
            .limit(LOOKED_AT)
            .for_update()
            .skip_locked()
            .load(conn)
            .await
    }

    pub(crate) async fn set_status(
        conn: &mut Conn,
        id: Uuid,
        status: WaitStatus,
    ) -> QueryResult<Self> {
        diesel::update(waits::table.find(id))
            .set(waits::status.eq(<&str>::from(status)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// What a guest waited for is now the customer's, unless they wait for the same themselves.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<()> {
        const DOUBLE: &str = "UPDATE appointment.waits g SET status = 'LEFT'
            WHERE g.customer_id = $1 AND g.status = 'WAITING' AND EXISTS (
                SELECT 1 FROM appointment.waits o
                WHERE o.customer_id = $2 AND o.status IN ('WAITING', 'OFFERED')
                  AND (o.centre_id, o.service, o.vehicle_category)
                    = (g.centre_id, g.service, g.vehicle_category))";
        use diesel::sql_types::Uuid as SqlUuid;
        diesel::sql_query(DOUBLE)
            .bind::<SqlUuid, _>(from)
            .bind::<SqlUuid, _>(to)
            .execute(conn)
            .await?;
        diesel::update(waits::table.filter(waits::customer_id.eq(from)))
            .set(waits::customer_id.eq(to))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The starts that were offered to some of those who wait.
    pub(crate) async fn offered(
        conn: &mut Conn,
        among: &[Self],
    ) -> QueryResult<Vec<(Uuid, DateTime<Utc>)>> {
        let ids: Vec<Uuid> = among.iter().map(|wait| wait.id).collect();
        offers::table
            .filter(offers::wait_id.eq_any(ids))
            .select((offers::wait_id, offers::starts_at))
            .load(conn)
            .await
    }

    /// A slot is kept for them, if one of these lanes can be had. The index `one_open_offer` keeps a
    /// second one from being kept at the same time.
    pub(crate) async fn offer(
        &self,
        conn: &mut Conn,
        booking: &NewBooking,
        lanes: &[Uuid],
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> ApiResult<Option<Booking>> {
        for lane in lanes {
            let Some(kept) = booking.take(conn, *lane, now).await? else { continue };
            diesel::insert_into(offers::table)
                .values((
                    offers::appointment_id.eq(kept.id),
                    offers::wait_id.eq(self.id),
                    offers::starts_at.eq(kept.starts_at),
                    offers::offered_until.eq(until),
                ))
                .execute(conn)
                .await?;
            Self::set_status(conn, self.id, WaitStatus::Offered).await?;
            return Ok(Some(kept));
        }
        Ok(None)
    }

    /// The open offer of an appointment that would be, with who waits, both locked; `None` where it
    /// is answered.
    pub(crate) async fn open_offer(
        conn: &mut Conn,
        appointment: Uuid,
    ) -> QueryResult<Option<(Self, Booking)>> {
        let open = || {
            offers::table
                .filter(offers::appointment_id.eq(appointment).and(offers::answer.is_null()))
                .select(offers::wait_id)
        };
        let wait: Option<Uuid> = open().first(conn).await.optional()?;
        let Some(wait) = wait else { return Ok(None) };
        let wait: Self = Self::query().filter(waits::id.eq(wait)).for_update().first(conn).await?;
        // It may have been answered while we waited for its lock.
        if open().first::<Uuid>(conn).await.optional()?.is_none() {
            return Ok(None);
        }
        let booking = Booking::for_event(conn, appointment).await?;
        Ok(booking.map(|booking| (wait, booking)))
    }

    /// Whether somebody may answer for them: themselves, or the staff of the centre.
    pub(crate) fn is_seen_by(&self, by: &Reader) -> bool {
        let rows = by.rows();
        self.customer_id == rows.own || rows.reach.reaches(self.centre_id)
    }

    /// Offers that nobody answered, with who waits, claimed so that two workers never end the same.
    pub(crate) async fn lapsed(
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<(Self, Booking)>> {
        let due = offers::table
            .filter(offers::answer.is_null().and(offers::offered_until.le(now)))
            .select(offers::wait_id);
        let those: Vec<Self> = Self::query()
            .filter(waits::id.eq_any(due))
            .order(waits::id)
            .limit(100)
            .for_update()
            .skip_locked()
            .load(conn)
            .await?;
        let mut lapsed = Vec::new();
        for wait in those {
            let open = offers::table
                .filter(offers::wait_id.eq(wait.id).and(offers::answer.is_null()))
                .filter(offers::offered_until.le(now))
                .select(offers::appointment_id);
            let booking: Option<Booking> = Booking::query()
                .filter(bookings::id.eq_any(open))
                .for_update()
                .first(conn)
                .await
                .optional()?;
            lapsed.extend(booking.map(|booking| (wait, booking)));
        }
        Ok(lapsed)
    }

    /// The offer is answered. Whoever passed on as many as there may be waits no more.
    pub(crate) async fn answer(
        &self,
        conn: &mut Conn,
        appointment: Uuid,
        answer: Answer,
    ) -> QueryResult<Self> {
        diesel::update(offers::table.find(appointment))
            .set(offers::answer.eq(<&str>::from(answer)))
            .execute(conn)
            .await?;
        let status = match answer {
            Answer::Accepted => WaitStatus::Served,
            Answer::Passed | Answer::Lapsed => {
                let passed: i64 = offers::table
                    .filter(offers::wait_id.eq(self.id).and(offers::answer.is_not_null()))
                    .count()
                    .get_result(conn)
                    .await?;
                let too_many = usize::try_from(passed).is_ok_and(|passed| passed >= MOST_OFFERS);
                if too_many { WaitStatus::Over } else { WaitStatus::Waiting }
            }
        };
        Self::set_status(conn, self.id, status).await
    }

    /// What is offered to some of those who wait, as it would be.
    pub(crate) async fn open_offers(
        conn: &mut Conn,
        waits: &[Uuid],
    ) -> QueryResult<Vec<(Uuid, Booking)>> {
        let open: Vec<(Uuid, Uuid)> = offers::table
            .filter(offers::wait_id.eq_any(waits).and(offers::answer.is_null()))
            .select((offers::appointment_id, offers::wait_id))
            .load(conn)
            .await?;
        let ids: Vec<Uuid> = open.iter().map(|(appointment, _)| *appointment).collect();
        let found: Vec<Booking> =
            Booking::query().filter(bookings::id.eq_any(ids)).load(conn).await?;
        let whose = |booking: Booking| {
            let (_, wait) = open.iter().find(|(id, _)| *id == booking.id)?;
            Some((*wait, booking))
        };
        Ok(found.into_iter().filter_map(whose).collect())
    }

    /// The days of some are over.
    pub(crate) async fn end_past(conn: &mut Conn, today: NaiveDate) -> QueryResult<usize> {
        diesel::update(waits::table.filter(waits::status.eq("WAITING")))
            .filter(waits::last_day.lt(today))
            .set(waits::status.eq("OVER"))
            .execute(conn)
            .await
    }
}
