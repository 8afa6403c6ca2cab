//! What this domain does when others speak: it learns who is expected, with which vehicle.
use crate::models::{Expected, Inspection, Vehicle, note_consent, vehicle_facts};
use events::{
    appointment::{
        AppointmentFacts, Cancelled, Confirmed, OwnerChanged, PlateSet, Rescheduled,
        ResultsAccessChanged,
    },
    auth::GuestJoined,
    parser::{RegistrationDeleted, VehicleConfirmed},
};
use futures_util::FutureExt;
use kernel::{ApiResult, Conn, Listener, Pool};

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool) -> Vec<Listener> {
    vec![
        Listener::on("inspection.expect_confirmed", pool, |conn, event: Confirmed| {
            async move { Expected::note(conn, &event.facts, false).await }.boxed()
        }),
        Listener::on("inspection.expect_moved", pool, |conn, event: Rescheduled| {
            async move { Expected::note(conn, &event.facts, false).await }.boxed()
        }),
        Listener::on("inspection.expect_other_owner", pool, |conn, event: OwnerChanged| {
            async move { renew(conn, &event.facts).await }.boxed()
        }),
        Listener::on("inspection.expect_plate", pool, |conn, event: PlateSet| {
            async move { renew(conn, &event.facts).await }.boxed()
        }),
        Listener::on("inspection.expect_no_more", pool, |conn, event: Cancelled| {
            async move { Expected::note(conn, &event.facts, true).await }.boxed()
        }),
        Listener::on("inspection.note_consent", pool, |conn, event: ResultsAccessChanged| {
            async move { Ok(note_consent(conn, &event).await?) }.boxed()
        }),
        Listener::on("inspection.know_vehicle", pool, |conn, event: VehicleConfirmed| {
            know_vehicle(conn, event).boxed()
        }),
        Listener::on("inspection.forget_vehicle", pool, |conn, event: RegistrationDeleted| {
            async move {
                Vehicle::forget(conn, event.owner_id, &event.vehicle_ids).await?;
                Ok(())
            }
            .boxed()
        }),
        Listener::on("inspection.hand_over_vehicles", pool, |conn, event: GuestJoined| {
            async move {
                Vehicle::hand_over(conn, event.guest_id, event.user_id).await?;
                Ok(())
            }
            .boxed()
        }),
    ]
}

/// A hold that changes hands or gets a plate is not expected yet: only what was confirmed is.
async fn renew(conn: &mut Conn, facts: &AppointmentFacts) -> ApiResult<()> {
    if Expected::find(conn, facts.appointment_id).await?.is_some() {
        Expected::note(conn, facts, false).await?;
    }
    Ok(())
}

async fn know_vehicle(conn: &mut Conn, event: VehicleConfirmed) -> ApiResult<()> {
    Vehicle::note(conn, &event).await?;
    if let Some(appointment) = event.appointment_id {
        let facts = vehicle_facts(&event);
        Inspection::attach_vehicle(conn, appointment, event.owner_id, &facts).await?;
    }
    Ok(())
}
