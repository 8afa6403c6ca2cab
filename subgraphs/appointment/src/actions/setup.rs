//! What follows from another way of setting up a centre: nothing, where an appointment stands that
//! could no longer be kept. A file and a mutation both end here.
//! Decisions: docs/decisions/booking.md
use super::ending::expire_due;
use crate::{
    domain::{CentrePlan, Standing},
    error::AppointmentError,
    models::{self, Booking, Centre},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    clock::CivilDay,
    guard::Manager,
};
use uuid::Uuid;

/// Sets a centre up otherwise: reads how it is, edits, judges, writes, in one transaction. Who takes
/// a lane at the same moment waits, and then meets the new rules. The log of acts has what differs,
/// under that name.
pub(super) async fn change(
    conn: &mut Conn,
    by: &Manager,
    name: &'static str,
    centre: Uuid,
    now: DateTime<Utc>,
    edit: impl FnOnce(&mut CentrePlan) -> Result<(), AppointmentError> + Send,
) -> ApiResult<Centre> {
    by.check(centre)?;
    conn.transaction(async |conn| {
        let locked = Centre::for_booking(conn, centre).await?;
        let there = locked.ok_or(AppointmentError::CentreNotFound)?;
        expire_due(conn, now).await?;
        let before = models::plan_of(conn, &there, CivilDay::of(now).date).await?;
        let mut after = before.clone();
        edit(&mut after)?;
        after.hours.sort();
        if let Some(fault) = after.faults().into_iter().next() {
            return Err(AppointmentError::CentreInvalid(fault).into());
        }
        let broken = settle(conn, &there, &before, &after, now).await?;
        if !broken.is_empty() {
            let references = broken.into_iter().map(|one| one.reference).collect();
            return Err(AppointmentError::BookingsStand(references).into());
        }
        match differing(Act::of(name, "Centre", centre).at(centre), &before, &after) {
            Some(act) => audit::record(conn, by, act).await?,
            None => audit::nothing_done(by),
        }
        let changed = Centre::find(conn, centre).await?;
        Ok::<_, ApiError>(changed.ok_or(AppointmentError::CentreNotFound)?)
    })
    .await
}

/// Writes the plan of a centre whose row is locked, unless it breaks what stands; answers what.
pub(super) async fn settle(
    conn: &mut Conn,
    centre: &Centre,
    before: &CentrePlan,
    after: &CentrePlan,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Standing>> {
    let standing: Vec<Standing> =
        Booking::standing(conn, centre.id, now).await?.iter().map(Booking::as_standing).collect();
    let broken = before.timetable().broken_by(&after.timetable(), &standing);
    if broken.is_empty() {
        models::write_plan(conn, centre.id, before, after, now).await?;
    }
    Ok(broken)
}

/// What is set otherwise; nothing where all is as it was.
pub(super) fn differing(act: Act, before: &CentrePlan, after: &CentrePlan) -> Option<Act> {
    if before == after {
        return None;
    }
    let (was, is) = (before.facts(), after.facts());
    let act = was
        .iter()
        .filter(|(place, value)| is.get(*place) != Some(*value))
        .fold(act, |act, (place, value)| act.was(place, value));
    Some(
        is.iter()
            .filter(|(place, value)| was.get(*place) != Some(*value))
            .fold(act, |act, (place, value)| act.is(place, value)),
    )
}
