//! What a manager counts of appointments. Each question reads the rows of some days of some centres, by
//! an index, however many there ever were.
use super::statement::Statement;
use crate::{
    domain::{Busy, Interval, OpenCentre, Week},
    schema::{blocks, centres, closures, counted_months, lanes, opening_hours},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::{
    prelude::*,
    sql_types::{Array, BigInt, Date, Double, Nullable, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::{Conn, Period, Quartiles};
use std::collections::HashMap;
use uuid::Uuid;

/// What became of the appointments of a day.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub(crate) struct Due {
    #[diesel(sql_type = Date)]
    pub(crate) day: NaiveDate,
    #[diesel(sql_type = BigInt)]
    pub(crate) kept: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) missed: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) open: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) by_customer: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) by_centre: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) by_unknown: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) sold_minutes: i64,
}

/// What was agreed on a day.
#[derive(Clone, Copy, Debug, QueryableByName)]
pub(crate) struct Booked {
    #[diesel(sql_type = Date)]
    pub(crate) day: NaiveDate,
    #[diesel(sql_type = BigInt)]
    pub(crate) booked: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) at_desk: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) together: i64,
}

/// How long before their day appointments are agreed.
#[derive(Clone, Debug, QueryableByName)]
pub(crate) struct Lead {
    #[diesel(sql_type = Nullable<Array<Double>>)]
    seconds: Option<Vec<f64>>,
}

/// What was called off before it was agreed was a hold that somebody gave back.
const DUE: &str = "SELECT (starts_at AT TIME ZONE 'Europe/Paris')::date AS day,
        count(*) FILTER (WHERE status IN ('CHECKED_IN', 'COMPLETED')) AS kept,
        count(*) FILTER (WHERE status = 'NO_SHOW') AS missed,
        count(*) FILTER (WHERE status = 'CONFIRMED') AS open,
        count(*) FILTER (WHERE called_off_by = 'CUSTOMER') AS by_customer,
        count(*) FILTER (WHERE called_off_by = 'CENTRE') AS by_centre,
        count(*) FILTER (WHERE status = 'CANCELLED' AND called_off_by IS NULL) AS by_unknown,
        coalesce(sum(extract(epoch FROM ends_at - starts_at) / 60)
            FILTER (WHERE status IN ('CONFIRMED', 'CHECKED_IN', 'COMPLETED')), 0)::bigint
            AS sold_minutes
    FROM appointment.bookings
    WHERE centre_id = ANY($1) AND starts_at >= $2 AND starts_at < $3
      AND status NOT IN ('HELD', 'EXPIRED')
      AND (status <> 'CANCELLED' OR agreed_at IS NOT NULL)
    GROUP BY 1 ORDER BY 1";
const BOOKED: &str = "SELECT (b.agreed_at AT TIME ZONE 'Europe/Paris')::date AS day,
        count(*) AS booked, count(k.appointment_id) AS at_desk, count(b.group_id) AS together
    FROM appointment.bookings b LEFT JOIN appointment.callers k ON k.appointment_id = b.id
    WHERE b.centre_id = ANY($1) AND b.agreed_at >= $2 AND b.agreed_at < $3
    GROUP BY 1 ORDER BY 1";
/// Who is taken in at the door waited for no day.
const LEAD: &str = "SELECT percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP
        (ORDER BY extract(epoch FROM starts_at - agreed_at)::double precision) AS seconds
    FROM appointment.bookings
    WHERE centre_id = ANY($1) AND agreed_at >= $2 AND agreed_at < $3 AND starts_at > agreed_at";

fn asked(text: &str, centres: &[Uuid], period: Period) -> Statement {
    Statement::new(text)
        .bind::<Array<SqlUuid>, _>(centres.to_vec())
        .bind::<Timestamptz, _>(period.begins)
        .bind::<Timestamptz, _>(period.ends)
}

impl Due {
    pub(crate) async fn of(
        conn: &mut Conn,
        centres: &[Uuid],
        period: Period,
    ) -> QueryResult<Vec<Self>> {
        asked(DUE, centres, period).load(conn).await
    }
}

impl Booked {
    pub(crate) async fn of(
        conn: &mut Conn,
        centres: &[Uuid],
        period: Period,
    ) -> QueryResult<Vec<Self>> {
        asked(BOOKED, centres, period).load(conn).await
    }
}

impl Lead {
    pub(crate) async fn of(
        conn: &mut Conn,
        centres: &[Uuid],
        period: Period,
    ) -> QueryResult<Option<Quartiles>> {
        let lead: Self = asked(LEAD, centres, period).get_result(conn).await?;
        Ok(Quartiles::of_seconds(lead.seconds))
    }
}

/// When the lanes of these centres could be sold in a period. Hours are kept as they stand, not as they
/// were.
pub(crate) async fn open_centres(
    conn: &mut Conn,
    of: &[Uuid],
    period: Period,
) -> QueryResult<Vec<OpenCentre>> {
    let mut open: HashMap<Uuid, OpenCentre> = HashMap::new();
    let rows: Vec<(Uuid, String)> = centres::table
        .filter(centres::id.eq_any(of))
        .select((centres::id, centres::postal_code))
        .load(conn)
        .await?;
    for (id, postal_code) in rows {
        let bare = OpenCentre {
            postal_code,
            week: Week::default(),
            closures: Default::default(),
            lanes: Vec::new(),
            blocks: Vec::new(),
        };
        open.insert(id, bare);
    }
    let hours: Vec<(Uuid, i16, NaiveTime, NaiveTime)> =
        opening_hours::table.filter(opening_hours::centre_id.eq_any(of)).load(conn).await?;
    for (centre, weekday, opens, closes) in hours {
        if let Some(day) = open.get_mut(&centre).and_then(|open| open.week.on_mut(weekday)) {
            day.push(Interval { opens, closes });
        }
    }
    let closed: Vec<(Uuid, NaiveDate)> = closures::table
        .filter(closures::centre_id.eq_any(of))
        .filter(closures::day.between(period.from, period.until))
        .select((closures::centre_id, closures::day))
        .load(conn)
        .await?;
    for (centre, day) in closed {
        if let Some(open) = open.get_mut(&centre) {
            open.closures.insert(day);
        }
    }
    let used = lanes::retired_at.is_null().or(lanes::retired_at.gt(period.begins));
    let all: Vec<(Uuid, Uuid, Option<DateTime<Utc>>)> = lanes::table
        .filter(lanes::centre_id.eq_any(of).and(used))
        .select((lanes::centre_id, lanes::id, lanes::retired_at))
        .load(conn)
        .await?;
    let blocked: Vec<(Uuid, DateTime<Utc>, DateTime<Utc>)> = blocks::table
        .filter(blocks::lane_id.eq_any(all.iter().map(|(_, lane, _)| *lane)))
        .filter(blocks::starts_at.lt(period.ends).and(blocks::ends_at.gt(period.begins)))
        .select((blocks::lane_id, blocks::starts_at, blocks::ends_at))
        .load(conn)
        .await?;
    for (centre, lane, retired_at) in all {
        if let Some(open) = open.get_mut(&centre) {
            open.lanes.push((lane, retired_at));
            let own = blocked.iter().filter(|(of, ..)| *of == lane);
            open.blocks.extend(own.map(|(_, from, until)| Busy {
                lane_id: lane,
                from: *from,
                until: *until,
            }));
        }
    }
    Ok(open.into_values().collect())
}

/// Notes that a month of a centre is counted; answers whether it was not before.
pub(crate) async fn note_month(
    conn: &mut Conn,
    centre: Uuid,
    month: NaiveDate,
) -> QueryResult<bool> {
    let noted = diesel::insert_into(counted_months::table)
        .values((counted_months::centre_id.eq(centre), counted_months::month.eq(month)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(noted == 1)
}
