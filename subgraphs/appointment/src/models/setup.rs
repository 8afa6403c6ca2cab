//! How a centre is set up, read and written as one value.
use super::{
    Centre, Hours, Lane, closed_days,
    lane_time::{lane_times_of, write_lane_times},
    terms::write_terms,
};
use crate::{
    domain::{CancellationPlan, CentrePlan, LanePlan},
    error::AppointmentError,
    schema::{centres, closures, lanes, opening_hours},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};
use std::collections::BTreeSet;
use uuid::Uuid;

/// How a centre is set up, with the days from `from` on that it is closed.
pub(crate) async fn plan_of(
    conn: &mut Conn,
    centre: &Centre,
    from: NaiveDate,
) -> QueryResult<CentrePlan> {
    let lanes = Lane::of_centre(conn, centre.id).await?;
    Ok(CentrePlan {
        slug: centre.slug.clone(),
        name: centre.name.clone(),
        approval_number: centre.approval_number.clone(),
        street: centre.street.clone(),
        postal_code: centre.postal_code.clone(),
        city: centre.city.clone(),
        phone: centre.phone.clone(),
        retests: centre.retests(),
        cancellation: Some(centre.cancellation())
            .filter(|terms| *terms != CancellationPlan::default()),
        lane_times: lane_times_of(conn, centre.id).await?,
        position: centre.position(),
        hours: Hours::week(conn, centre.id).await?,
        lanes: lanes
            .into_iter()
            .map(|lane| LanePlan {
                id: Some(lane.id),
                takes: lane.categories().into_iter().collect(),
                services: lane.services().into_iter().collect(),
                name: lane.name,
            })
            .collect(),
        closures: closed_days(conn, centre.id, from, None).await?,
    })
}

/// A centre with a name and an address, and nothing yet that can be booked.
pub(crate) async fn create_centre(conn: &mut Conn, plan: &CentrePlan) -> ApiResult<Centre> {
    let created = diesel::insert_into(centres::table)
        .values((
            centres::id.eq(Uuid::now_v7()),
            centres::slug.eq(&plan.slug),
            centres::name.eq(&plan.name),
            centres::approval_number.eq(&plan.approval_number),
            centres::street.eq(&plan.street),
            centres::postal_code.eq(&plan.postal_code),
            centres::city.eq(&plan.city),
            centres::phone.eq(&plan.phone),
        ))
        .on_conflict_do_nothing()
        .returning(Centre::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    Ok(created.ok_or(AppointmentError::CentreExists)?)
}

/// Writes what differs between two plans of a centre, whose row is locked.
pub(crate) async fn write_plan(
    conn: &mut Conn,
    centre: Uuid,
    before: &CentrePlan,
    after: &CentrePlan,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    write_details(conn, centre, after).await?;
    let terms = |plan: &CentrePlan| plan.cancellation.unwrap_or_default();
    write_terms(conn, centre, terms(before), terms(after), now).await?;
    if before.hours != after.hours {
        diesel::delete(opening_hours::table.filter(opening_hours::centre_id.eq(centre)))
            .execute(conn)
            .await?;
        let rows: Vec<_> = after
            .hours
            .all()
            .map(|(weekday, interval)| {
                (
                    opening_hours::centre_id.eq(centre),
                    opening_hours::weekday.eq(weekday),
                    opening_hours::opens.eq(interval.opens),
                    opening_hours::closes.eq(interval.closes),
                )
            })
            .collect();
        diesel::insert_into(opening_hours::table).values(rows).execute(conn).await?;
    }
    if before.closures != after.closures {
        write_closures(conn, centre, before, after).await?;
    }
    if before.lane_times != after.lane_times {
        write_lane_times(conn, centre, &after.lane_times).await?;
    }
    if before.lanes != after.lanes {
        write_lanes(conn, centre, before, after, now).await?;
    }
    Ok(())
}

async fn write_details(conn: &mut Conn, centre: Uuid, plan: &CentrePlan) -> ApiResult<()> {
    let other = centres::table
        .filter(centres::approval_number.eq(&plan.approval_number).and(centres::id.ne(centre)))
        .count()
        .get_result::<i64>(conn)
        .await?;
    if other > 0 {
        return Err(AppointmentError::CentreExists.into());
    }
    diesel::update(centres::table.find(centre))
        .set((
            centres::name.eq(&plan.name),
            centres::approval_number.eq(&plan.approval_number),
            centres::street.eq(&plan.street),
            centres::postal_code.eq(&plan.postal_code),
            centres::city.eq(&plan.city),
            centres::phone.eq(&plan.phone),
            centres::latitude.eq(plan.position.map(|at| at.latitude)),
            centres::longitude.eq(plan.position.map(|at| at.longitude)),
            centres::retests_from.eq(plan.retests.map(|hours| hours.opens)),
            centres::retests_until.eq(plan.retests.map(|hours| hours.closes)),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

async fn write_closures(
    conn: &mut Conn,
    centre: Uuid,
    before: &CentrePlan,
    after: &CentrePlan,
) -> QueryResult<()> {
    let gone: Vec<_> = before
        .closures
        .iter()
        .filter(|(day, reason)| after.closures.get(day) != Some(reason))
        .map(|(day, _)| *day)
        .collect();
    diesel::delete(
        closures::table.filter(closures::centre_id.eq(centre).and(closures::day.eq_any(gone))),
    )
    .execute(conn)
    .await?;
    let new: Vec<_> = after
        .closures
        .iter()
        .filter(|(day, reason)| before.closures.get(day) != Some(reason))
        .map(|(day, reason)| {
            (closures::centre_id.eq(centre), closures::day.eq(day), closures::reason.eq(reason))
        })
        .collect();
    diesel::insert_into(closures::table).values(new).execute(conn).await?;
    Ok(())
}

/// Lanes that are gone are retired, not deleted, because bookings name them.
async fn write_lanes(
    conn: &mut Conn,
    centre: Uuid,
    before: &CentrePlan,
    after: &CentrePlan,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let kept: BTreeSet<Uuid> = after.lanes.iter().filter_map(|lane| lane.id).collect();
    let gone: Vec<Uuid> =
        before.lanes.iter().filter_map(|lane| lane.id).filter(|id| !kept.contains(id)).collect();
    diesel::update(lanes::table.filter(lanes::id.eq_any(gone)))
        .set(lanes::retired_at.eq(now))
        .execute(conn)
        .await?;
    for lane in &after.lanes {
        let categories: Vec<&str> = lane.takes.iter().map(|one| <&str>::from(*one)).collect();
        let services: Vec<&str> = lane.services.iter().map(|one| <&str>::from(*one)).collect();
        let equipped = (
            lanes::name.eq(&lane.name),
            lanes::categories.eq(categories),
            lanes::services.eq(services),
        );
        match lane.id {
            Some(id) => {
                diesel::update(lanes::table.find(id)).set(equipped).execute(conn).await?;
            }
            None => {
                diesel::insert_into(lanes::table)
                    .values((lanes::id.eq(Uuid::now_v7()), lanes::centre_id.eq(centre), equipped))
                    .execute(conn)
                    .await?;
            }
        }
    }
    Ok(())
}
