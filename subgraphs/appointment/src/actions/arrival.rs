//! A vehicle is at the centre. It is decided here, where the appointment is, and not on what another
//! domain was told of it: what was called off a moment ago, and its money with it, is not inspected.
//! Decisions: docs/decisions/booking.md
use super::{acts, moving::move_into, place::find_place};
use crate::{
    domain::{AppointmentStatus, Start, Step, Wish},
    models::{Booking, Noted},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn, audit,
    guard::{Reader, Staff},
};
use uuid::Uuid;

/// Lets a vehicle in. Who was given up and comes after all takes a lane that is free now.
pub(crate) async fn admit(
    conn: &mut Conn,
    by: Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let by = Reader::Staff(by);
        let booking = Booking::own_for_update(conn, &by, id).await?;
        // Twice is as once: whoever asked may not have heard the answer.
        if *booking.status == AppointmentStatus::CheckedIn {
            audit::nothing_done(&by);
            return Ok(booking);
        }
        let placed = if booking.status.needs_place(booking.starts_at, now)? {
            let wish = Wish { service: *booking.service, category: *booking.vehicle_category };
            let place = find_place(conn, booking.centre_id, wish, Start::Now, now).await?;
            move_into(conn, &booking, &place).await?
        } else {
            booking.clone()
        };
        let arrived = placed.take_step(conn, Step::Arrive, Noted::Nothing).await?;
        let status = |of: &Booking| <&str>::from(*of.status);
        let act = acts::on("appointment.vehicle_admitted", &arrived).turned(
            "status",
            status(&booking),
            status(&arrived),
        );
        audit::record(conn, &by, act).await?;
        Ok::<_, ApiError>(arrived)
    })
    .await
}
