//! What this domain does when others speak, and what it does by itself as time passes.
use crate::{
    actions::{self, centre_of},
    domain::AppointmentStatus,
    models::{self, Booking, Centre},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::{
    appointment::{Confirmed, OwnerChanged, PaymentCameLate, PlateSet},
    auth::GuestJoined,
    inspection::{Abandoned, CheckedIn, Signed},
    parser::{RegistrationDeleted, VehicleConfirmed},
    payment::{PayAtCentreChosen, Succeeded},
};
use futures_util::FutureExt;
use kernel::{ApiError, ApiResult, Clock, Conn, Listener, Pool, Task, clock::CIVIL_ZONE, outbox};
use std::time::Duration;
use uuid::Uuid;

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("appointment.confirm_paid", pool, move |conn, event: Succeeded| {
            let payment = Some(event.facts.payment_id);
            confirm(conn, event.facts.appointment_id, payment, clock.now()).boxed()
        }),
        Listener::on("appointment.confirm_unpaid", pool, move |conn, event: PayAtCentreChosen| {
            confirm(conn, event.facts.appointment_id, None, clock.now()).boxed()
        }),
        Listener::on("appointment.attach_vehicle", pool, |conn, event: VehicleConfirmed| {
            attach_vehicle(conn, event).boxed()
        }),
        Listener::on("appointment.detach_vehicle", pool, |conn, event: RegistrationDeleted| {
            async move {
                Booking::forget_vehicles(conn, event.owner_id, &event.vehicle_ids).await?;
                Ok(())
            }
            .boxed()
        }),
        Listener::on("appointment.note_arrival", pool, |conn, event: CheckedIn| {
            follow(conn, event.appointment_id, AppointmentStatus::CheckedIn).boxed()
        }),
        Listener::on("appointment.note_result", pool, |conn, event: Signed| {
            follow(conn, event.appointment_id, AppointmentStatus::Completed).boxed()
        }),
        Listener::on("appointment.note_abandon", pool, |conn, event: Abandoned| {
            follow(conn, event.appointment_id, AppointmentStatus::Completed).boxed()
        }),
        Listener::on("appointment.hand_over", pool, |conn, event: GuestJoined| {
            hand_over(conn, event).boxed()
        }),
    ]
}

/// What falls due: holds nobody paid for, and reminders.
pub fn tasks(pool: &Pool, clock: Clock) -> Vec<Task> {
    let (expiring, reminding) = (pool.clone(), pool.clone());
    let expire = Task::new("appointment.expire_holds", Duration::from_secs(5), move || {
        let pool = expiring.clone();
        async move {
            let mut conn = pool.get().await?;
            let expired =
                conn.transaction(async |conn| actions::expire_due(conn, clock.now()).await).await?;
            Ok(expired > 0)
        }
        .boxed()
    });
    let remind = Task::new("appointment.remind", Duration::from_secs(60), move || {
        let pool = reminding.clone();
        async move {
            let mut conn = pool.get().await?;
            let reminded =
                conn.transaction(async |conn| actions::remind(conn, clock.now()).await).await?;
            Ok(reminded > 0)
        }
        .boxed()
    });
    vec![expire, remind]
}

/// The money is there, or will be at the desk: the appointment stands, if the lane can still be had.
async fn confirm(
    conn: &mut Conn,
    id: Uuid,
    payment: Option<Uuid>,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(booking) = Booking::for_event(conn, id).await? else {
        tracing::error!(appointment = %id, "a payment names an appointment that does not exist");
        return Ok(());
    };
    let centre = centre_of(conn, &booking).await?;
    match *booking.status {
        AppointmentStatus::Held => {
            let confirmed = booking.set_status(conn, AppointmentStatus::Confirmed, None).await?;
            confirmed.plan_reminders(conn, now).await?;
            outbox::publish(conn, &Confirmed { facts: confirmed.facts(&centre) }).await
        }
        // Paid at the desk after all: it stands already.
        AppointmentStatus::Confirmed
        | AppointmentStatus::CheckedIn
        | AppointmentStatus::Completed => Ok(()),
        AppointmentStatus::Expired | AppointmentStatus::Cancelled | AppointmentStatus::NoShow => {
            let Some(payment_id) = payment else { return Ok(()) };
            // A slot that is over is no longer worth its money.
            let rebooked = *booking.status == AppointmentStatus::Expired
                && booking.starts_at > now
                && take_back(conn, &booking).await?;
            let facts = booking.facts(&centre);
            if rebooked {
                booking.plan_reminders(conn, now).await?;
                outbox::publish(conn, &Confirmed { facts: facts.clone() }).await?;
            }
            outbox::publish(conn, &PaymentCameLate { facts, payment_id, rebooked }).await
        }
    }
}

/// Tries to take an expired hold's lane back; in a savepoint, because the constraint may refuse. The
/// centre may have closed that day meanwhile.
async fn take_back(conn: &mut Conn, booking: &Booking) -> ApiResult<bool> {
    let Some(centre) = Centre::for_booking(conn, booking.centre_id).await? else {
        return Ok(false);
    };
    let date = booking.starts_at.with_timezone(&CIVIL_ZONE).date_naive();
    if !models::timetable(conn, &centre, date, date).await?.keeps(&booking.as_standing()) {
        return Ok(false);
    }
    let tried = conn
        .transaction(async |conn| {
            booking.set_status(conn, AppointmentStatus::Confirmed, None).await
        })
        .await;
    match tried {
        Ok(_) => Ok(true),
        Err(ApiError::Client(refusal)) => {
            tracing::info!(appointment = %booking.id, code = refusal.code(), "the lane is gone");
            Ok(false)
        }
        Err(internal) => Err(internal),
    }
}

async fn attach_vehicle(conn: &mut Conn, event: VehicleConfirmed) -> ApiResult<()> {
    let Some(id) = event.appointment_id else { return Ok(()) };
    if let Some(booking) = Booking::for_event(conn, id).await?
        && booking.customer_id == event.owner_id
        && names_its_vehicle(&booking, &event.plate)
    {
        let named = booking.set_vehicle(conn, &event.plate, Some(event.vehicle_id)).await?;
        if named.plate != booking.plate {
            let facts = named.facts(&centre_of(conn, &named).await?);
            outbox::publish(conn, &PlateSet { facts }).await?;
        }
        actions::follow_certificate(conn, &named, &event).await?;
    }
    Ok(())
}

/// A certificate confirmed late says more of the same vehicle; another one is only taken while the
/// appointment's vehicle may still be changed.
fn names_its_vehicle(booking: &Booking, plate: &str) -> bool {
    booking.plate.as_deref() == Some(plate)
        || booking.status.check_vehicle_open(booking.plate.is_some()).is_ok()
}

async fn follow(conn: &mut Conn, id: Uuid, status: AppointmentStatus) -> ApiResult<()> {
    if let Some(booking) = Booking::for_event(conn, id).await? {
        booking.set_status(conn, status, None).await?;
    }
    Ok(())
}

async fn hand_over(conn: &mut Conn, event: GuestJoined) -> ApiResult<()> {
    for booking in Booking::hand_over(conn, event.guest_id, event.user_id).await? {
        let facts = booking.facts(&centre_of(conn, &booking).await?);
        outbox::publish(conn, &OwnerChanged { facts }).await?;
    }
    Ok(())
}
