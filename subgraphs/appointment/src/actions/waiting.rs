//! Waiting for a time, and the slot that becomes free: kept for the first whom it suits until a
//! deadline, then for the next.
//! Decisions: docs/decisions/booking.md
use super::ending::{end_hold, expire_due};
use crate::{
    domain::{
        self, Awaited, Booker, Busy, Energy, ServiceKind, VehicleCategory, WaitStatus, Window, Wish,
    },
    error::AppointmentError,
    models::{self, Answer, AskedFrom, Bookable, Booking, Centre, NewBooking, NewWait, Wait},
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::appointment::{SlotHeld, SlotOffered};
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    clock::CivilDay,
    guard::{Person, Reader},
    live, outbox,
};
use std::collections::HashSet;
use uuid::Uuid;

/// What somebody waits for.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct JoinWaitlistInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// What the vehicle comes for.
    pub(crate) service: ServiceKind,
    /// Decides the lane and the price.
    pub(crate) vehicle_category: VehicleCategory,
    /// Decides the price.
    pub(crate) energy: Energy,
    /// As typed; may follow later.
    pub(crate) plate: Option<String>,
    /// The first day that suits, local.
    pub(crate) from: NaiveDate,
    /// The last, at most 60 days later.
    pub(crate) to: NaiveDate,
    /// The earliest start of a day that suits, local, `08:00`.
    pub(crate) earliest: Option<String>,
    /// The latest, `12:00`.
    pub(crate) latest: Option<String>,
}

/// Waits from now on; who waits for the same kind there waits for these days instead. Nobody waits
/// where something is free: it would be kept for them longer than for who asks for it. `from` is the
/// public address that they ask from.
pub(crate) async fn join(
    conn: &mut Conn,
    by: &Person,
    from: Option<&str>,
    input: JoinWaitlistInput,
    now: DateTime<Utc>,
) -> ApiResult<Wait> {
    let plate = input.plate.as_deref().map(domain::normal_plate).transpose()?;
    let window = Window::read(input.earliest.as_deref(), input.latest.as_deref())?;
    let awaited = Awaited { from: input.from, to: input.to, window };
    awaited.check(CivilDay::of(now).date)?;
    let wish = Wish { service: input.service, category: input.vehicle_category };
    conn.transaction(async |conn| {
        let days = (input.from, input.to);
        let there = models::bookable_at(conn, input.centre_id, days, now).await?;
        let there = there.ok_or(AppointmentError::CentreNotFound)?;
        if !there.timetable.serves(wish) {
            return Err(AppointmentError::CategoryNotServed.into());
        }
        let booker = Booker::Customer;
        if !there.timetable.search(booker, wish, days, window, &there.busy, now).is_empty() {
            return Err(AppointmentError::TimesAreFree.into());
        }
        let new = NewWait {
            centre_id: input.centre_id,
            wish,
            energy: input.energy,
            plate,
            awaited,
            from: from.map(str::to_owned),
        };
        let wait = new.join(conn, by, now).await?;
        // Something may have become free since.
        live::touch(conn, domain::FREED).await?;
        Ok::<_, ApiError>(wait)
    })
    .await
}

/// Waits no more; an open offer is passed on.
pub(crate) async fn leave(conn: &mut Conn, by: &Reader, id: Uuid) -> ApiResult<Wait> {
    conn.transaction(async |conn| {
        let wait = Wait::own_for_update(conn, by, id).await?;
        if *wait.status == WaitStatus::Offered
            && let Some((_, kept)) = Wait::open_offers(conn, &[wait.id]).await?.pop()
            && let Some(kept) = Booking::for_event(conn, kept.id).await?
        {
            end_hold(conn, &kept).await?;
            wait.answer(conn, kept.id, Answer::Passed).await?;
        }
        let left = match *wait.status {
            WaitStatus::Waiting | WaitStatus::Offered => {
                Wait::set_status(conn, wait.id, WaitStatus::Left).await?
            }
            WaitStatus::Served | WaitStatus::Left | WaitStatus::Over => wait,
        };
        note(conn, by, &left, "wait.ended").await?;
        Ok::<_, ApiError>(left)
    })
    .await
}

/// Of the staff, who end it in somebody's name.
async fn note(conn: &mut Conn, by: &Reader, wait: &Wait, name: &'static str) -> ApiResult<()> {
    if wait.customer_id == by.id() {
        audit::nothing_done(by);
        return Ok(());
    }
    audit::record(conn, by, Act::of(name, "Wait", wait.id).at(wait.centre_id)).await
}

/// Takes the slot that is kept: from now on it is a hold as any other, to be paid within a quarter of
/// an hour. It was counted when it was offered, where they asked to wait; from now on it counts at
/// `from`.
pub(crate) async fn accept(
    conn: &mut Conn,
    by: &Person,
    from: Option<&str>,
    appointment: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Booking> {
    conn.transaction(async |conn| {
        let open = Wait::open_offer(conn, appointment).await?;
        let open = open.filter(|(wait, _)| wait.customer_id == by.id());
        let (wait, kept) = open.ok_or(AppointmentError::OfferOver)?;
        if kept.offered_until.is_none_or(|until| until <= now) {
            return Err(AppointmentError::OfferOver.into());
        }
        if !by.is_organisation() {
            if let Some(from) = from {
                models::move_unpaid(conn, kept.id, from).await?;
            }
            models::count_unpaid(conn, by, from, now).await?.check_more(0)?;
            models::check_place_that_day(conn, &[kept.id], now).await?;
        }
        let until = now + domain::HOLD;
        let accepted = kept.accept(conn, until).await?;
        wait.answer(conn, accepted.id, Answer::Accepted).await?;
        let centre = super::centre_of(conn, &accepted).await?;
        let event = SlotHeld { facts: accepted.facts(&centre), hold_expires_at: until };
        outbox::publish(conn, &event).await?;
        Ok::<_, ApiError>(accepted)
    })
    .await
}

/// Not this one: it is offered to the next, and never again to them. They wait on.
pub(crate) async fn pass_on(conn: &mut Conn, by: &Reader, appointment: Uuid) -> ApiResult<Wait> {
    conn.transaction(async |conn| {
        let open = Wait::open_offer(conn, appointment).await?;
        let open = open.filter(|(wait, _)| wait.is_seen_by(by));
        let (wait, kept) = open.ok_or(AppointmentError::OfferOver)?;
        end_hold(conn, &kept).await?;
        let passed = wait.answer(conn, kept.id, Answer::Passed).await?;
        note(conn, by, &passed, "wait.offer_passed").await?;
        Ok::<_, ApiError>(passed)
    })
    .await
}

/// Offers what is free to those who wait, centre by centre; answers how many were offered something.
pub(crate) async fn offer_freed(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<usize> {
    Wait::end_past(conn, CivilDay::of(now).date).await?;
    let mut offered = 0;
    for centre in Wait::centres(conn).await? {
        offered += conn.transaction(async |conn| offer_at(conn, centre, now).await).await?;
    }
    Ok(offered)
}

async fn offer_at(conn: &mut Conn, centre: Uuid, now: DateTime<Utc>) -> ApiResult<usize> {
    // Whoever takes a lane of this centre waits, another worker too.
    if Centre::for_booking(conn, centre).await?.is_none() {
        return Ok(0);
    }
    expire_due(conn, now).await?;
    let waiting = Wait::waiting(conn, centre).await?;
    let first = waiting.iter().map(|wait| wait.first_day).min();
    let last = waiting.iter().map(|wait| wait.last_day).max();
    let Some(days) = first.zip(last) else { return Ok(0) };
    let there = models::bookable_at(conn, centre, days, now).await?;
    let mut there = there.ok_or(AppointmentError::CentreNotFound)?;
    let known: HashSet<_> = Wait::offered(conn, &waiting).await?.into_iter().collect();
    let mut offered = 0;
    for wait in &waiting {
        let from = wait.asked_from.as_deref();
        let unpaid = models::try_count_unpaid(conn, wait.customer_id, from, now).await?;
        // Who has as much unpaid as there may be is offered something once they paid.
        let Some(unpaid) = unpaid.filter(|unpaid| unpaid.check_one_more().is_ok()) else {
            continue;
        };
        let fits = first_fit(&there, wait, unpaid.proven, &known, now);
        let Some((slot, until)) = fits else { continue };
        let (wish, energy) = (wait.wish(), *wait.energy);
        let price = models::price(conn, centre, (wish.service, wish.category, energy), now).await?;
        let Some(price) = price else { continue };
        let booking = NewBooking {
            customer_id: wait.customer_id,
            centre_id: centre,
            service: wish.service,
            vehicle_category: wish.category,
            energy,
            plate: wait.plate.clone(),
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            price,
            hold_expires_at: Some(until),
            is_offer: true,
            group_id: None,
            idempotency_key: format!("offer:{}:{}", wait.id, slot.starts_at.timestamp()),
            unpaid: Some(AskedFrom(wait.asked_from.clone())),
        };
        let Some(kept) = wait.offer(conn, &booking, &slot.lanes, until, now).await? else {
            continue;
        };
        let (from, until_then) = (kept.starts_at, kept.ends_at);
        there.busy.push(Busy { lane_id: kept.lane_id, from, until: until_then });
        let event = SlotOffered { facts: kept.facts(&there.centre), offered_until: until };
        outbox::publish(conn, &event).await?;
        offered += 1;
    }
    Ok(offered)
}

/// The first slot that suits somebody and was not offered to them before, and until when they may
/// answer.
fn first_fit(
    there: &Bookable,
    wait: &Wait,
    can_be_written_to: bool,
    known: &HashSet<(Uuid, DateTime<Utc>)>,
    now: DateTime<Utc>,
) -> Option<(domain::FreeSlot, DateTime<Utc>)> {
    let Awaited { from, to, window } = wait.awaited();
    let found =
        there.timetable.search(Booker::Customer, wait.wish(), (from, to), window, &there.busy, now);
    found
        .into_iter()
        .filter(|slot| !known.contains(&(wait.id, slot.starts_at)))
        .find_map(|slot| {
            Some((domain::offered_until(slot.starts_at, can_be_written_to, now)?, slot))
        })
        .map(|(until, slot)| (slot, until))
}
