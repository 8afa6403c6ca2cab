//! What follows from another way of setting up a centre: nothing, where an appointment stands that
//! could no longer be kept. A file and a mutation both end here.
//! Decisions: docs/decisions/booking.md
use super::expire_due;
use crate::{
    domain::{CentrePlan, Standing},
    error::AppointmentError,
    models::{self, Booking, Centre},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, clock::CivilDay};
use uuid::Uuid;

/// Sets a centre up otherwise: reads how it is, edits, judges, writes, in one transaction. Who takes
/// a lane at the same moment waits, and then meets the new rules.
pub(super) async fn change(
    conn: &mut Conn,
    centre: Uuid,
    now: DateTime<Utc>,
    edit: impl FnOnce(&mut CentrePlan) -> Result<(), AppointmentError> + Send,
) -> ApiResult<Centre> {
    conn.transaction(async |conn| {
        expire_due(conn, now).await?;
        let locked = Centre::for_booking(conn, centre).await?;
        let there = locked.ok_or(AppointmentError::CentreNotFound)?;
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
