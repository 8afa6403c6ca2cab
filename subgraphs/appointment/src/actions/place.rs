//! Where a vehicle may be put: what a hold and a move ask before they take a lane.
use crate::{
    domain::{self, ServiceKind, VehicleCategory, Window},
    error::AppointmentError,
    models::{self, Booking, Centre, Lane},
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, clock::CIVIL_ZONE};
use uuid::Uuid;

/// A start that may be booked, and the lanes that are free then.
pub(super) struct Place {
    pub(super) centre: Centre,
    pub(super) ends_at: DateTime<Utc>,
    pub(super) lanes: Vec<Uuid>,
}

/// The place that was asked for. Its centre stays locked until the transaction ends, so that the
/// lanes it names are still free when one of them is taken.
pub(super) async fn find_place(
    conn: &mut Conn,
    centre_id: Uuid,
    service: ServiceKind,
    category: VehicleCategory,
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> ApiResult<Place> {
    domain::check_bookable(starts_at, now)?;
    let centre =
        Centre::for_booking(conn, centre_id).await?.ok_or(AppointmentError::CentreNotFound)?;
    let date = starts_at.with_timezone(&CIVIL_ZONE).date_naive();
    let days = models::opening_days(conn, &centre, date, date).await?;
    let day =
        days.first().filter(|day| !day.open.is_empty()).ok_or(AppointmentError::CentreClosed)?;
    if !domain::find_slot(day, starts_at, domain::lane_time(service)) {
        return Err(AppointmentError::SlotNotOffered.into());
    }
    let lanes: Vec<_> =
        Lane::of_centres(conn, &[centre_id]).await?.iter().map(Lane::facts).collect();
    if !lanes.iter().any(|lane| lane.categories.contains(&category)) {
        return Err(AppointmentError::CategoryNotServed.into());
    }
    let ends_at = starts_at + domain::lane_time(service);
    let busy = Booking::busy(conn, centre_id, starts_at, ends_at, now).await?;
    let slots = domain::day_slots(
        day,
        &lanes,
        &busy,
        category,
        domain::lane_time(service),
        Window::default(),
    );
    let slot = slots
        .into_iter()
        .find(|slot| slot.starts_at == starts_at)
        .ok_or(AppointmentError::SlotTaken)?;
    Ok(Place { centre, ends_at, lanes: slot.lanes })
}
