//! All that the rule of bookability asks of centres, in one query: what they are, when they are open,
//! what their lanes do, when these cannot be used and when they are taken.
//! Decisions: docs/decisions/booking.md
use super::{Centre, statement::Statement};
use crate::domain::{
    Busy, Interval, LaneFacts, ServiceKind, Timetable, VehicleCategory, Week, local_days,
};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::{
    QueryableByName,
    sql_types::{Array, Date, SmallInt, Text, Time, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A centre, what can be booked there in some days, and what is taken.
#[derive(Clone, Debug)]
pub(crate) struct Bookable {
    pub(crate) centre: Centre,
    pub(crate) timetable: Timetable,
    pub(crate) busy: Vec<Busy>,
}

/// The columns of [`FROM`], behind those of the centre.
#[derive(QueryableByName)]
pub(super) struct Rows {
    #[diesel(embed)]
    centre: Centre,
    #[diesel(sql_type = Array<SmallInt>)]
    weekdays: Vec<i16>,
    #[diesel(sql_type = Array<Time>)]
    opens: Vec<NaiveTime>,
    #[diesel(sql_type = Array<Time>)]
    closes: Vec<NaiveTime>,
    #[diesel(sql_type = Array<Date>)]
    closed_days: Vec<NaiveDate>,
    #[diesel(sql_type = Array<Text>)]
    closed_reasons: Vec<String>,
    #[diesel(sql_type = Array<SqlUuid>)]
    lanes: Vec<Uuid>,
    #[diesel(sql_type = Array<Text>)]
    takes: Vec<String>,
    #[diesel(sql_type = Array<Text>)]
    does: Vec<String>,
    #[diesel(sql_type = Array<Text>)]
    timed: Vec<String>,
    #[diesel(sql_type = Array<SmallInt>)]
    minutes: Vec<i16>,
    #[diesel(sql_type = Array<SqlUuid>)]
    blocked: Vec<Uuid>,
    #[diesel(sql_type = Array<Timestamptz>)]
    blocked_from: Vec<DateTime<Utc>>,
    #[diesel(sql_type = Array<Timestamptz>)]
    blocked_until: Vec<DateTime<Utc>>,
    #[diesel(sql_type = Array<SqlUuid>)]
    busy: Vec<Uuid>,
    #[diesel(sql_type = Array<Timestamptz>)]
    busy_from: Vec<DateTime<Utc>>,
    #[diesel(sql_type = Array<Timestamptz>)]
    busy_until: Vec<DateTime<Utc>>,
}

/// $1 centres, $2 and $3 the days, $4 and $5 the same as instants, $6 now. No booking lasts twelve
/// hours (`lasts_hours`), so that those which overlap are found between two starts, however many
/// there ever were. The arrays of one query are filled row by row, each of them by the same rows: what is
/// taken has no order, and to sort thousands of it three times would cost as much as to find it.
pub(super) const COLUMNS: &str = "c.*, h.weekdays, h.opens, h.closes, k.closed_days,
    k.closed_reasons, l.lanes, l.takes, l.does, t.timed, t.minutes, x.blocked, x.blocked_from, x.blocked_until,
    b.busy, b.busy_from, b.busy_until";
pub(super) const FROM: &str = "appointment.centres c
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(weekday ORDER BY weekday, opens), '{}') AS weekdays,
               coalesce(array_agg(opens ORDER BY weekday, opens), '{}') AS opens,
               coalesce(array_agg(closes ORDER BY weekday, opens), '{}') AS closes
        FROM appointment.opening_hours WHERE centre_id = c.id) h
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(day ORDER BY day), '{}') AS closed_days,
               coalesce(array_agg(reason ORDER BY day), '{}') AS closed_reasons
        FROM appointment.closures WHERE centre_id = c.id AND day BETWEEN $2 AND $3) k
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(id ORDER BY name), '{}') AS lanes,
               coalesce(array_agg(array_to_string(categories, ' ') ORDER BY name), '{}') AS takes,
               coalesce(array_agg(array_to_string(services, ' ') ORDER BY name), '{}') AS does
        FROM appointment.lanes WHERE centre_id = c.id AND retired_at IS NULL) l
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(service || ' ' || vehicle_category ORDER BY service,
                   vehicle_category), '{}') AS timed,
               coalesce(array_agg(minutes + buffer_minutes ORDER BY service, vehicle_category),
                   '{}') AS minutes
        FROM appointment.lane_times WHERE centre_id = c.id) t
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(o.lane_id ORDER BY o.id), '{}') AS blocked,
               coalesce(array_agg(o.starts_at ORDER BY o.id), '{}') AS blocked_from,
               coalesce(array_agg(o.ends_at ORDER BY o.id), '{}') AS blocked_until
        FROM appointment.blocks o
        WHERE o.lane_id = ANY(l.lanes) AND o.starts_at < $5 AND o.ends_at > $4) x
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(lane_id), '{}') AS busy,
               coalesce(array_agg(starts_at), '{}') AS busy_from,
               coalesce(array_agg(ends_at), '{}') AS busy_until
        FROM appointment.bookings
        WHERE centre_id = c.id
          AND starts_at < $5 AND starts_at > $4 - INTERVAL '12 hours' AND ends_at > $4
          AND status IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')
          AND (status <> 'HELD' OR hold_expires_at > $6)) b";

impl Rows {
    pub(super) fn read(self) -> Bookable {
        let mut week = Week::default();
        for ((weekday, opens), closes) in self.weekdays.iter().zip(self.opens).zip(self.closes) {
            if let Some(day) = week.on_mut(*weekday) {
                day.push(Interval { opens, closes });
            }
        }
        let words = |text: String| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        let lanes = self.lanes.into_iter().zip(self.takes).zip(self.does);
        let lanes = lanes.map(|((id, takes), does)| LaneFacts {
            id,
            categories: words(takes).iter().filter_map(|name| name.parse().ok()).collect(),
            services: words(does).iter().filter_map(|name| name.parse().ok()).collect(),
        });
        let closures: BTreeMap<_, _> =
            self.closed_days.into_iter().zip(self.closed_reasons).collect();
        let kind = |text: &str| {
            let (service, category) = text.split_once(' ')?;
            Some((service.parse::<ServiceKind>().ok()?, category.parse::<VehicleCategory>().ok()?))
        };
        let times = self.timed.iter().zip(self.minutes);
        let times = times.filter_map(|(text, minutes)| {
            Some((kind(text)?, TimeDelta::minutes(i64::from(minutes))))
        });
        let timetable = Timetable {
            times: times.collect(),
            postal_code: self.centre.postal_code.clone(),
            week,
            closures,
            lanes: lanes.collect(),
            retests: self.centre.retests(),
            blocks: taken(self.blocked, self.blocked_from, self.blocked_until),
        };
        let busy = taken(self.busy, self.busy_from, self.busy_until);
        Bookable { centre: self.centre, timetable, busy }
    }
}

fn taken(lanes: Vec<Uuid>, from: Vec<DateTime<Utc>>, until: Vec<DateTime<Utc>>) -> Vec<Busy> {
    let times = from.into_iter().zip(until);
    let all = lanes.into_iter().zip(times);
    all.map(|(lane_id, (from, until))| Busy { lane_id, from, until }).collect()
}

/// What can be booked at some centres from a day to another, and what is taken; by the order in which
/// the centres are named. Unknown ones are left out.
pub(crate) async fn bookable(
    conn: &mut Conn,
    centres: &[Uuid],
    (from, to): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> ApiResult<Vec<Bookable>> {
    let Some((begins, ends)) = local_days(from, to) else { return Ok(Vec::new()) };
    let text = format!("SELECT {COLUMNS} FROM {FROM} WHERE c.id = ANY($1)");
    let found: Vec<Rows> = Statement::new(text)
        .bind::<Array<SqlUuid>, _>(centres.to_vec())
        .bind::<Date, _>(from)
        .bind::<Date, _>(to)
        .bind::<Timestamptz, _>(begins)
        .bind::<Timestamptz, _>(ends)
        .bind::<Timestamptz, _>(now)
        .load(conn)
        .await?;
    let mut found: Vec<Bookable> = found.into_iter().map(Rows::read).collect();
    let place = |of: &Bookable| centres.iter().position(|id| *id == of.centre.id);
    found.sort_by_key(place);
    Ok(found)
}

/// The same of one centre.
pub(crate) async fn bookable_at(
    conn: &mut Conn,
    centre: Uuid,
    days: (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> ApiResult<Option<Bookable>> {
    Ok(bookable(conn, &[centre], days, now).await?.pop())
}
