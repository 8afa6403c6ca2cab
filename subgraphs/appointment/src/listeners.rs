//! What this domain does when others speak, and what it does by itself as time passes.
//! Decisions: docs/decisions/personal-data.md
use crate::{
    actions::{self, centre_of},
    domain::{self, AppointmentStatus, FREED, Step, local_date},
    models::{self, Booking, Came, Centre, Feed, Noted, Wait},
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use events::{
    appointment::{Confirmed, NotBooked, OwnerChanged, PaymentCameLate, PlateSet},
    auth::{AddressProven, EmailChanged, GuestJoined, UserRegistered},
    inspection::{Abandoned, CheckedIn, Signed},
    parser::{InspectionDue, RegistrationDeleted, VehicleConfirmed},
    payment::{ChargedToAccount, DifferenceSettled, PayAtCentreChosen, Refunded, Succeeded},
    person::{self, PersonErased},
};
use futures_util::FutureExt;
use kernel::{ApiError, ApiResult, Clock, Conn, Listener, Pool, Task, audit::ActRecorded, outbox};
use std::time::Duration;
use uuid::Uuid;

/// A hold that nobody paid for is kept so long.
const HOLDS_KEPT: TimeDelta = TimeDelta::days(90);
/// The number of somebody who called, so long after their appointment.
const CALLS_KEPT: TimeDelta = TimeDelta::days(90);
/// What staff noted at an appointment, so long after it: by the next inspection of a polluting vehicle
/// or the retest it has served.
const NOTES_KEPT: TimeDelta = TimeDelta::days(366);
/// Which vehicle came to an appointment, so long after it (Code civil, 2224: five years).
const VEHICLES_KEPT: TimeDelta = TimeDelta::days(5 * 366);

/// The reactions to other domains' events.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("appointment.confirm_paid", pool, move |conn, event: Succeeded| {
            let facts = event.facts;
            let news = (Some(facts.payment_id), Came::Cents(facts.amount_cents));
            confirm(conn, facts.appointment_id, news, clock.now()).boxed()
        }),
        Listener::on("appointment.note_refund", pool, |conn, event: Refunded| {
            async move {
                // What was told before it said what is left may have been a part: it stays paid.
                if let Some(left) = event.left_cents {
                    Booking::set_left(conn, event.facts.appointment_id, left).await?;
                }
                Ok(())
            }
            .boxed()
        }),
        Listener::on("appointment.note_difference", pool, |conn, event: DifferenceSettled| {
            async move {
                Booking::set_left(conn, event.appointment_id, event.left_cents).await?;
                Ok(())
            }
            .boxed()
        }),
        Listener::on("appointment.confirm_unpaid", pool, move |conn, event: PayAtCentreChosen| {
            let news = (None, Came::Nothing);
            confirm(conn, event.facts.appointment_id, news, clock.now()).boxed()
        }),
        Listener::on("appointment.confirm_charged", pool, move |conn, event: ChargedToAccount| {
            let facts = event.facts;
            let news = (Some(facts.payment_id), Came::OnAccount);
            confirm(conn, facts.appointment_id, news, clock.now()).boxed()
        }),
        Listener::on("appointment.attach_vehicle", pool, move |conn, event: VehicleConfirmed| {
            attach_vehicle(conn, event, clock.now()).boxed()
        }),
        Listener::on("appointment.detach_vehicle", pool, |conn, event: RegistrationDeleted| {
            async move {
                Booking::forget_vehicles(conn, event.owner_id, &event.vehicle_ids).await?;
                Ok(())
            }
            .boxed()
        }),
        Listener::on("appointment.note_arrival", pool, |conn, event: CheckedIn| {
            follow(conn, event.appointment_id, Step::Arrive).boxed()
        }),
        Listener::on("appointment.note_result", pool, |conn, event: Signed| {
            follow(conn, event.appointment_id, Step::Finish).boxed()
        }),
        Listener::on("appointment.note_abandon", pool, |conn, event: Abandoned| {
            follow(conn, event.appointment_id, Step::Finish).boxed()
        }),
        Listener::on("appointment.note_due", pool, move |conn, event: InspectionDue| {
            note_due(conn, event, clock.now()).boxed()
        }),
        person::exporter("appointment.export_person", pool, crate::NAME, models::person::KNOWN),
        Listener::on("appointment.erase_person", pool, move |conn, event: PersonErased| {
            erase(conn, event.person_id, clock.now()).boxed()
        }),
        Listener::on("appointment.note_contact", pool, |conn, event: UserRegistered| {
            async move {
                if event.proven {
                    models::note_proven(conn, event.user_id).await?;
                }
                Ok(())
            }
            .boxed()
        }),
        Listener::on("appointment.prove_contact", pool, |conn, event: AddressProven| {
            async move { Ok(models::note_proven(conn, event.user_id).await?) }.boxed()
        }),
        Listener::on("appointment.close_feeds", pool, |conn, event: ActRecorded| {
            close_feeds(conn, event).boxed()
        }),
        Listener::on("appointment.void_links", pool, move |conn, event: EmailChanged| {
            async move { Ok(Booking::void_links(conn, event.user_id, clock.now()).await?) }.boxed()
        }),
        Listener::on("appointment.hand_over", pool, |conn, event: GuestJoined| {
            hand_over(conn, event).boxed()
        }),
        Listener::on("appointment.note_person", pool, |conn, event: UserRegistered| {
            async move {
                let phone = event.phone.as_deref();
                let words = domain::words_of(&event.display_name, phone, Some(&event.email));
                Ok(models::note_person(conn, event.user_id, &words).await?)
            }
            .boxed()
        }),
    ]
}

/// What falls due: holds nobody paid for, reminders, and what is no longer needed. Freed slots are offered while
/// `may_offer` says so.
pub fn tasks(
    pool: &Pool,
    clock: Clock,
    may_offer: impl Fn() -> bool + Send + Sync + 'static,
) -> Vec<Task> {
    let (expiring, reminding, offering) = (pool.clone(), pool.clone(), pool.clone());
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
    let offer = Task::new("appointment.offer", Duration::from_secs(30), move || {
        let (pool, is_open) = (offering.clone(), may_offer());
        async move {
            if is_open {
                actions::offer_freed(&mut *pool.get().await?, clock.now()).await?;
            }
            // What could be offered is: whoever is left waits for something else to become free.
            Ok(false)
        }
        .boxed()
    });
    let forgetful = pool.clone();
    let forget = Task::new("appointment.forget", Duration::from_secs(3_600), move || {
        let pool = forgetful.clone();
        async move {
            let (mut conn, now) = (pool.get().await?, clock.now());
            let (holds, calls) = (now - HOLDS_KEPT, now - CALLS_KEPT);
            let (notes, vehicles) = (now - NOTES_KEPT, now - VEHICLES_KEPT);
            models::person::forget_old(&mut conn, holds, calls, notes, vehicles).await?;
            models::forget_unpaid(&mut conn, now).await?;
            Ok(false)
        }
        .boxed()
    });
    let telling = pool.clone();
    let tell = Task::new("appointment.tell_prices", Duration::from_secs(60), move || {
        let pool = telling.clone();
        async move {
            actions::tell_prices(&mut *pool.get().await?, clock.now()).await?;
            Ok(false)
        }
        .boxed()
    })
    .woken_by(actions::PRICES);
    let counting = pool.clone();
    let count = Task::new("appointment.count_month", Duration::from_secs(3_600), move || {
        let pool = counting.clone();
        async move { actions::count_month(&mut *pool.get().await?, clock.now()).await }.boxed()
    });
    vec![expire, remind, offer.woken_by(FREED), forget, count, tell]
}

/// The money is there, or will be at the desk: the appointment stands, if the lane can still be had.
async fn confirm(
    conn: &mut Conn,
    id: Uuid,
    (payment, came): (Option<Uuid>, Came),
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(booking) = Booking::for_event(conn, id).await? else {
        tracing::error!(appointment = %id, "a payment names an appointment that does not exist");
        return Ok(());
    };
    let centre = centre_of(conn, &booking).await?;
    if *booking.status == AppointmentStatus::Held && !booking.is_offer() {
        booking.stand(conn, came, now).await?;
        return outbox::publish(conn, &Confirmed { facts: booking.facts(&centre) }).await;
    }
    booking.note_money(conn, came, now).await?;
    match *booking.status {
        // Nobody owes anything for what is only offered.
        AppointmentStatus::Held => {
            tracing::error!(appointment = %id, "an offer was paid before it was accepted");
            Ok(())
        }
        // Paid at the desk after all: it stands already.
        AppointmentStatus::Confirmed
        | AppointmentStatus::CheckedIn
        | AppointmentStatus::Completed => Ok(()),
        AppointmentStatus::Expired | AppointmentStatus::Cancelled | AppointmentStatus::NoShow => {
            // A slot that is over is no longer worth its money. What was to be paid at the centre was
            // chosen in time, however late we hear of it: it keeps its lane while that is free.
            let rebooked = *booking.status == AppointmentStatus::Expired
                && booking.starts_at > now
                && take_back(conn, &booking, now).await?;
            let facts = booking.facts(&centre);
            if rebooked {
                booking.plan_reminders(conn, now).await?;
                outbox::publish(conn, &Confirmed { facts: facts.clone() }).await?;
            }
            let Some(payment_id) = payment else { return Ok(()) };
            outbox::publish(conn, &PaymentCameLate { facts, payment_id, rebooked }).await
        }
    }
}

/// Tries to take an expired hold's lane back; in a savepoint, because the constraint may refuse. The
/// centre may have closed that day meanwhile.
async fn take_back(conn: &mut Conn, booking: &Booking, now: DateTime<Utc>) -> ApiResult<bool> {
    if Centre::for_booking(conn, booking.centre_id).await?.is_none() {
        return Ok(false);
    }
    let date = local_date(booking.starts_at);
    let there = models::bookable_at(conn, booking.centre_id, (date, date), booking.starts_at);
    let there = there.await?;
    if !there.is_some_and(|there| there.timetable.keeps(&booking.as_standing())) {
        return Ok(false);
    }
    let agreed = Noted::Agreed(now);
    let tried =
        conn.transaction(async |conn| booking.take_step(conn, Step::Confirm, agreed).await).await;
    match tried {
        Ok(_) => Ok(true),
        Err(ApiError::Client(refusal)) => {
            tracing::info!(appointment = %booking.id, code = refusal.code(), "the lane is gone");
            Ok(false)
        }
        Err(internal) => Err(internal),
    }
}

async fn attach_vehicle(
    conn: &mut Conn,
    event: VehicleConfirmed,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(id) = event.appointment_id else { return Ok(()) };
    if let Some(booking) = Booking::for_event(conn, id).await?
        && booking.customer_id == event.owner_id
        && names_its_vehicle(&booking, &event.plate, now)
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
fn names_its_vehicle(booking: &Booking, plate: &str, now: DateTime<Utc>) -> bool {
    let open = booking.status.check_vehicle_open(booking.plate.is_some()).is_ok();
    booking.plate.as_deref() == Some(plate) || (open && booking.check_swap(plate, now).is_ok())
}

/// What is told of what was decided here changes nothing; what cannot follow on how it is changes
/// nothing either, and people have to look at it.
async fn follow(conn: &mut Conn, id: Uuid, step: Step) -> ApiResult<()> {
    let Some(booking) = Booking::for_event(conn, id).await? else { return Ok(()) };
    if booking.status.after(step).is_some() {
        booking.take_step(conn, step, Noted::Nothing).await?;
        return Ok(());
    }
    match (step, *booking.status) {
        (Step::Arrive, AppointmentStatus::CheckedIn | AppointmentStatus::Completed)
        | (Step::Finish, AppointmentStatus::Completed) => {}
        (_, status) => {
            tracing::error!(appointment = %id, ?step, %status, "an event that cannot follow");
        }
    }
    Ok(())
}

/// Who has an appointment for it in time needs no word; who has one without a plate probably has it for
/// that.
async fn note_due(conn: &mut Conn, due: InspectionDue, now: DateTime<Utc>) -> ApiResult<()> {
    let ahead = Booking::ahead_of(conn, due.owner_id, now).await?;
    let in_time = |booking: &Booking| {
        local_date(booking.starts_at) <= due.before
            && booking.plate.as_ref().is_none_or(|plate| *plate == due.plate)
    };
    if ahead.iter().any(in_time) {
        return Ok(());
    }
    outbox::publish(conn, &NotBooked { due }).await
}

/// What they have before them is called off, of no vehicle by then, and its money goes back.
async fn erase(conn: &mut Conn, person: Uuid, now: DateTime<Utc>) -> ApiResult<()> {
    kernel::person::forget(conn, models::person::FORGOTTEN, person).await?;
    for booking in Booking::ahead_of(conn, person, now).await? {
        actions::call_off_for_good(conn, &booking, now).await?;
    }
    Ok(())
}

/// What is done in `auth` to what somebody may do at a centre, or at all.
const OTHER_RIGHTS: [&str; 4] =
    ["membership.set", "account.roles_set", "account.disabled", "account.erased"];

/// Whose rights are others closes their calendars of lanes: such an address asks nobody who they are.
async fn close_feeds(conn: &mut Conn, event: ActRecorded) -> ApiResult<()> {
    if let Some(member) = event.subject_id
        && OTHER_RIGHTS.contains(&event.act.as_str())
    {
        Feed::close_of(conn, member, event.centre_id).await?;
    }
    Ok(())
}

async fn hand_over(conn: &mut Conn, event: GuestJoined) -> ApiResult<()> {
    Wait::hand_over(conn, event.guest_id, event.user_id).await?;
    for booking in Booking::hand_over(conn, event.guest_id, event.user_id).await? {
        let facts = booking.facts(&centre_of(conn, &booking).await?);
        outbox::publish(conn, &OwnerChanged { facts }).await?;
    }
    Ok(())
}
