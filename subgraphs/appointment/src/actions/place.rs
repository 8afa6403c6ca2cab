//! Where a vehicle may be put: what a hold and a move ask before they take a lane.
use crate::{
    domain::{FreeSlot, Start, Wish},
    error::AppointmentError,
    models::{self, Booking, Centre},
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, clock::CIVIL_ZONE};
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
    let centre =
        Centre::for_booking(conn, centre_id).await?.ok_or(AppointmentError::CentreNotFound)?;
    let starts_at = start.instant(now);
    let date = starts_at.with_timezone(&CIVIL_ZONE).date_naive();
    let timetable = models::timetable(conn, &centre, date, date).await?;
    let busy = Booking::busy(conn, centre_id, starts_at, starts_at + wish.lane_time(), now).await?;
    let slot = timetable.place(wish, start, &busy, now)?;
    Ok(Place { centre, slot })
}
