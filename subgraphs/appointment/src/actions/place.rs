//! Where a vehicle may be put: what a call, a move and an arrival ask before they take a lane.
use super::ending::expire_due;
use crate::{
    domain::{FreeSlot, Start, Wish, local_date},
    error::AppointmentError,
    models::{self, Centre},
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// A start that may be booked, and the lanes that are free then.
pub(super) struct Place {
    pub(super) centre: Centre,
    pub(super) slot: FreeSlot,
}

/// The place that was asked for. Its centre stays locked until the transaction ends, so that the
/// lanes it names are still free when one of them is taken.
pub(super) async fn find_place(
    conn: &mut Conn,
    centre_id: Uuid,
    wish: Wish,
    start: Start,
    now: DateTime<Utc>,
) -> ApiResult<Place> {
    // Two statements: only the second sees what whoever was first has done. What ran out is ended
    // between them: who ends it first and then waits for the centre could be waited for by who has it.
    Centre::for_booking(conn, centre_id).await?.ok_or(AppointmentError::CentreNotFound)?;
    expire_due(conn, now).await?;
    let date = local_date(start.instant(now));
    let there = models::bookable_at(conn, centre_id, (date, date), now).await?;
    let there = there.ok_or(AppointmentError::CentreNotFound)?;
    let slot = there.timetable.place(wish, start, &there.busy, now)?;
    Ok(Place { centre: there.centre, slot })
}
