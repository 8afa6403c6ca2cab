//! What this domain does when others speak: it learns who is expected, with which vehicle. And what it
//! does by itself: results leave for the OTC, instruments are told what to measure.
use crate::{
    actions,
    bench::Benches,
    measuring::BenchDesk,
    models::{
        self, BENCHES, Expected, Inspection, PhotoHere, TRANSMISSIONS, Vehicle, certified,
        note_consent,
    },
    otc::Otc,
    transmitting::Transmitter,
};
use chrono::{DateTime, Utc};
use events::{
    appointment::{
        AppointmentFacts, Cancelled, Confirmed, OwnerChanged, PlateSet, Rescheduled,
        ResultsAccessChanged,
    },
    auth::GuestJoined,
    parser::{RegistrationDeleted, VehicleConfirmed},
    person,
    scan::PhotoReceived,
};
use futures_util::FutureExt;
use kernel::{ApiResult, Clock, Conn, Listener, Pool, Task};
use std::{sync::Arc, time::Duration};

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
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
        Listener::on("inspection.expect_plate", pool, move |conn, event: PlateSet| {
            know_plate(conn, event.facts, clock.now()).boxed()
        }),
        Listener::on("inspection.expect_no_more", pool, |conn, event: Cancelled| {
            async move { Expected::note(conn, &event.facts, true).await }.boxed()
        }),
        Listener::on("inspection.note_consent", pool, |conn, event: ResultsAccessChanged| {
            async move { Ok(note_consent(conn, &event).await?) }.boxed()
        }),
        Listener::on("inspection.know_vehicle", pool, move |conn, event: VehicleConfirmed| {
            know_vehicle(conn, event, clock.now()).boxed()
        }),
        Listener::on("inspection.forget_vehicle", pool, |conn, event: RegistrationDeleted| {
            async move {
                Vehicle::forget(conn, event.owner_id, &event.vehicle_ids).await?;
                Ok(())
            }
            .boxed()
        }),
        Listener::on("inspection.note_photo", pool, move |conn, event: PhotoReceived| {
            async move { Ok(PhotoHere::note(conn, &event, clock.now()).await?) }.boxed()
        }),
        person::exporter("inspection.export_person", pool, crate::NAME, models::person::KNOWN),
        person::eraser("inspection.erase_person", pool, models::person::FORGOTTEN),
        Listener::on("inspection.hand_over_vehicles", pool, |conn, event: GuestJoined| {
            async move {
                Vehicle::hand_over(conn, event.guest_id, event.user_id).await?;
                Ok(())
            }
            .boxed()
        }),
    ]
}

/// How many instruments are listened to at once, by one process.
const LISTENERS: usize = 8;

/// The results to send to the OTC, none where it is reached by hand; the orders to instruments,
/// none where no instrument is linked; months to count, and photos to forget.
pub fn tasks(pool: &Pool, clock: Clock, otc: &Otc, benches: &Benches) -> Vec<Task> {
    let counting = pool.clone();
    let count = move || {
        let pool = counting.clone();
        async move { actions::count_month(&mut *pool.get().await?, clock.now()).await }.boxed()
    };
    let mut tasks = Vec::new();
    if let Otc::At(client) = otc {
        let desk = Arc::new(Transmitter { pool: pool.clone(), clock, otc: client.clone() });
        let send = move || {
            let desk = desk.clone();
            async move { desk.send_next().await }.boxed()
        };
        let every = Duration::from_secs(30);
        tasks.push(Task::new("inspection.transmit", every, send).woken_by(TRANSMISSIONS));
    }
    if !benches.is_empty() {
        let desk = Arc::new(BenchDesk { pool: pool.clone(), clock, benches: benches.clone() });
        tasks.extend((0..LISTENERS).map(|_| {
            let desk = desk.clone();
            let serve = move || {
                let desk = desk.clone();
                async move { desk.serve_next().await }.boxed()
            };
            // What is put off for seconds is due in seconds.
            Task::new("inspection.measure", Duration::from_secs(2), serve).woken_by(BENCHES)
        }));
    }
    tasks.push(Task::new("inspection.count_month", Duration::from_secs(3_600), count));
    let forgetting = pool.clone();
    let forget = move || {
        let pool = forgetting.clone();
        async move { forget_photos(&pool, clock.now()).await }.boxed()
    };
    tasks.push(Task::new("inspection.forget_photos", Duration::from_secs(3_600), forget));
    tasks
}

/// Those that were put to no defect in time, all at once.
async fn forget_photos(pool: &Pool, now: DateTime<Utc>) -> ApiResult<bool> {
    let mut conn = pool.get().await?;
    PhotoHere::forget_unwanted(&mut conn, now).await?;
    Ok(false)
}

/// A hold that changes hands or gets a plate is not expected yet: only what was confirmed is.
async fn renew(conn: &mut Conn, facts: &AppointmentFacts) -> ApiResult<()> {
    if Expected::stands(conn, facts.appointment_id).await? {
        Expected::note(conn, facts, false).await?;
    }
    Ok(())
}

async fn know_plate(conn: &mut Conn, facts: AppointmentFacts, now: DateTime<Utc>) -> ApiResult<()> {
    renew(conn, &facts).await?;
    let (appointment, customer) = (facts.appointment_id, facts.customer_id);
    match Inspection::open_of(conn, appointment, customer).await? {
        Some(inspection) => actions::take_plate(conn, inspection, facts.plate, now).await,
        None => Ok(()),
    }
}

async fn know_vehicle(
    conn: &mut Conn,
    event: VehicleConfirmed,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    Vehicle::note(conn, &event).await?;
    let Some(appointment) = event.appointment_id else { return Ok(()) };
    match Inspection::open_of(conn, appointment, event.owner_id).await? {
        Some(inspection) => {
            let (said, vehicle) = (certified(&event), event.vehicle_id);
            actions::take_certificate(conn, inspection, said, vehicle, now).await
        }
        None => Ok(()),
    }
}
