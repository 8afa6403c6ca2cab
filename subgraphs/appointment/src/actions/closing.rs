//! A closure, or a lane that is lost for some days, that hits appointments: whom it hits, which other
//! times there are for each, and what becomes of them. Only when nobody is left does it close.
//! Decisions: docs/decisions/booking.md
use super::{
    acts,
    calling_off::{Off, call_off},
    ending::{end_hold, expire_due},
    moving::{move_into, tell},
    place::Place,
    setup,
};
use crate::{
    domain::{
        self, Agreed, Busy, CentrePlan, FreeSlot, Standing, Start, Step, Timetable, Wish,
        Withdraws, alternatives, local_days,
    },
    error::{AppointmentError, Fault},
    models::{self, Answer, Bookable, Booking, Centre, Lane, Wait},
};
use async_graphql::InputObject;
use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    clock::CivilDay,
    guard::Manager,
    live,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Longest closure that is said at once, in days.
const LONGEST: i64 = 92;
/// Other times are looked for so long after the last day.
const LATER: Days = Days::new(21);

/// What closes: the centre, or one of its lanes.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ClosingInput {
    /// The centre.
    pub(crate) centre_id: Uuid,
    /// The first day, local; not over yet.
    pub(crate) from: NaiveDate,
    /// The last day; the first where absent.
    pub(crate) to: Option<NaiveDate>,
    /// The lane that cannot be used then; the whole centre where absent.
    pub(crate) lane_id: Option<Uuid>,
}

/// What closes, and what becomes of whom it hits.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SettleClosingInput {
    /// What closes.
    pub(crate) closing: ClosingInput,
    /// What customers read: « Panne du banc de freinage ».
    pub(crate) reason: String,
    /// Who moves, and where to.
    #[graphql(default)]
    pub(crate) moves: Vec<MovedByCentreInput>,
    /// Whose appointments are called off; what they paid goes back.
    #[graphql(default)]
    pub(crate) cancel: Vec<Uuid>,
}

/// An appointment that the centre moves.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct MovedByCentreInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// A start of another lane or another time.
    pub(crate) starts_at: DateTime<Utc>,
}

/// A lane that can be used again.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct FreeLaneInput {
    /// The lane.
    pub(crate) lane_id: Uuid,
    /// From the beginning of this day on, local; today's at once.
    pub(crate) from: NaiveDate,
}

/// Whom a closure hits, and the other times that are proposed.
pub(crate) struct Hit {
    pub(crate) booking: Booking,
    pub(crate) alternatives: Vec<FreeSlot>,
    /// What it is called off by.
    pub(crate) agreed: Agreed,
}

/// What became of one appointment.
pub(crate) struct SettledRow {
    pub(crate) id: Uuid,
    /// As it is now, or why it was not settled.
    pub(crate) done: Result<Booking, AppointmentError>,
}

/// What became of all of them.
pub(crate) struct Settled {
    pub(crate) centre: Centre,
    pub(crate) rows: Vec<SettledRow>,
    /// Whether it is closed now; not while somebody is left.
    pub(crate) closed: bool,
    /// Who is left.
    pub(crate) left: Vec<Booking>,
}

/// The centre before and after, and who cannot be kept.
struct Closing {
    there: Bookable,
    before: CentrePlan,
    after: CentrePlan,
    timetable: Timetable,
    /// Of a lane: from when until when.
    block: Option<Busy>,
}

impl Closing {
    /// Reads how the centre is and how it would be. Its row is locked where something follows.
    async fn read(
        conn: &mut Conn,
        by: &Manager,
        input: &ClosingInput,
        reason: &str,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        by.check(input.centre_id)?;
        let wrong = || ApiError::from(AppointmentError::CentreInvalid(Fault::Closures));
        let (today, to) = (CivilDay::of(now).date, input.to.unwrap_or(input.from));
        if reason.trim().is_empty() {
            return Err(wrong());
        }
        if input.from < today || !(0..LONGEST).contains(&(to - input.from).num_days()) {
            return Err(wrong());
        }
        let until = to.checked_add_days(LATER).ok_or_else(wrong)?;
        let there = models::bookable_at(conn, input.centre_id, (today, until), now).await?;
        let there = there.ok_or(AppointmentError::CentreNotFound)?;
        let before = models::plan_of(conn, &there.centre, today).await?;
        let (mut after, mut timetable) = (before.clone(), there.timetable.clone());
        let block = match input.lane_id {
            Some(lane_id) => {
                let lane = Lane::find(conn, by.reach(), lane_id).await?;
                lane.filter(|lane| lane.centre_id == input.centre_id)
                    .ok_or(AppointmentError::LaneNotFound)?;
                let (from, until) = local_days(input.from, to).ok_or_else(wrong)?;
                let block = Busy { lane_id, from: from.max(now), until };
                timetable.blocks.push(block);
                Some(block)
            }
            None => {
                for day in input.from.iter_days().take_while(|day| *day <= to) {
                    after.closures.insert(day, reason.to_owned());
                    timetable.closures.insert(day, reason.to_owned());
                }
                None
            }
        };
        if let Some(fault) = after.faults().into_iter().next() {
            return Err(AppointmentError::CentreInvalid(fault).into());
        }
        Ok(Self { there, before, after, timetable, block })
    }

    /// Who stands now and could not any more.
    async fn hit(&self, conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<Vec<Booking>> {
        let standing = Booking::standing(conn, self.there.centre.id, now).await?;
        let facts: Vec<Standing> = standing.iter().map(Booking::as_standing).collect();
        let broken = self.there.timetable.broken_by(&self.timetable, &facts);
        let broken: BTreeSet<&str> = broken.iter().map(|one| one.reference.as_str()).collect();
        let hit = standing.iter().filter(|one| broken.contains(one.reference.as_str()));
        Ok(hit.cloned().collect())
    }
}

/// Whom a closure would hit, with other times for each; changes nothing.
pub(crate) async fn hit_by(
    conn: &mut Conn,
    by: &Manager,
    input: &ClosingInput,
    now: DateTime<Utc>,
) -> ApiResult<(Centre, Vec<Hit>)> {
    // Any reason will do: what closes is what counts.
    let closing = Closing::read(conn, by, input, "-", now).await?;
    let mut taken = closing.there.busy.clone();
    let mut hits = Vec::new();
    let hit = closing.hit(conn, now).await?;
    let agreed = models::agreed_among(conn, &hit).await?;
    for (booking, agreed) in hit.into_iter().zip(agreed) {
        let others = alternatives(&closing.timetable, &booking.as_standing(), &taken, now);
        if let Some((first, lane_id)) =
            others.first().and_then(|slot| Some((slot, *slot.lanes.first()?)))
        {
            taken.push(Busy { lane_id, from: first.starts_at, until: first.ends_at });
        }
        hits.push(Hit { booking, alternatives: others, agreed });
    }
    Ok((closing.there.centre, hits))
}

/// Moves and calls off, row by row; closes once nobody is left. What one row refuses leaves the
/// others as they were settled, and the centre open.
pub(crate) async fn settle_closing(
    conn: &mut Conn,
    by: &Manager,
    input: SettleClosingInput,
    now: DateTime<Utc>,
) -> ApiResult<Settled> {
    by.check(input.closing.centre_id)?;
    conn.transaction(async |conn| {
        // As who moves their own does: the appointments first, the centre then.
        let named = input.moves.iter().map(|wish| wish.appointment_id).chain(input.cancel.clone());
        Booking::lock(conn, named.collect()).await?;
        Centre::for_booking(conn, input.closing.centre_id)
            .await?
            .ok_or(AppointmentError::CentreNotFound)?;
        expire_due(conn, now).await?;
        let mut closing = Closing::read(conn, by, &input.closing, &input.reason, now).await?;
        let hit = closing.hit(conn, now).await?;
        let known = |id: Uuid| hit.iter().find(|booking| booking.id == id);
        let unknown = Err(AppointmentError::AppointmentNotFound);
        let mut rows = Vec::new();
        for wish in &input.moves {
            let done = match known(wish.appointment_id) {
                Some(_) => moved(conn, by, &mut closing, wish, now).await?,
                None => unknown.clone(),
            };
            rows.push(SettledRow { id: wish.appointment_id, done });
        }
        for id in &input.cancel {
            let done = match known(*id) {
                Some(booking) => called_off(conn, by, booking, &input.reason, now).await?,
                None => unknown.clone(),
            };
            rows.push(SettledRow { id: *id, done });
        }
        let left = closing.hit(conn, now).await?;
        if left.is_empty() {
            close(conn, by, &closing, &input, now).await?;
        } else if rows.iter().all(|row| row.done.is_err()) {
            audit::nothing_done(by);
        }
        live::touch(conn, domain::FREED).await?;
        let closed = left.is_empty();
        Ok::<_, ApiError>(Settled { centre: closing.there.centre, rows, closed, left })
    })
    .await
}

async fn moved(
    conn: &mut Conn,
    by: &Manager,
    closing: &mut Closing,
    wish: &MovedByCentreInput,
    now: DateTime<Utc>,
) -> ApiResult<Result<Booking, AppointmentError>> {
    let booking = Booking::for_event(conn, wish.appointment_id).await?;
    let Some(booking) = booking else { return Ok(Err(AppointmentError::AppointmentNotFound)) };
    if let Err(refusal) = booking.status.check_reschedulable() {
        return Ok(Err(refusal));
    }
    let asked = Wish { service: *booking.service, category: *booking.vehicle_category };
    // Its own lane is free for it as soon as it leaves it.
    let others: Vec<Busy> = closing
        .there
        .busy
        .iter()
        .filter(|busy| (busy.lane_id, busy.from) != (booking.lane_id, booking.starts_at))
        .copied()
        .collect();
    let slot = closing.timetable.place(asked, Start::AtDesk(wish.starts_at), &others, now);
    let slot = match slot {
        Ok(slot) => slot,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let place = Place { centre: closing.there.centre.clone(), slot };
    booking.keep_agreed(conn, Withdraws::Centre, place.slot.starts_at, now).await?;
    let moved = move_into(conn, &booking, &place).await?;
    tell(conn, &booking, &moved, &place, now).await?;
    closing.there.busy = others;
    closing.there.busy.push(Busy {
        lane_id: moved.lane_id,
        from: moved.starts_at,
        until: moved.ends_at,
    });
    let act = acts::on("appointment.moved_by_centre", &moved)
        .turned("startsAt", booking.starts_at, moved.starts_at)
        .turned("laneId", booking.lane_id, moved.lane_id);
    audit::record(conn, by, act).await?;
    Ok(Ok(moved))
}

async fn called_off(
    conn: &mut Conn,
    by: &Manager,
    hit: &Booking,
    reason: &str,
    now: DateTime<Utc>,
) -> ApiResult<Result<Booking, AppointmentError>> {
    if hit.is_offer() {
        return take_back(conn, by, hit.id).await;
    }
    let booking = Booking::for_event(conn, hit.id).await?;
    let Some(booking) = booking else { return Ok(Err(AppointmentError::AppointmentNotFound)) };
    if let Err(refusal) = booking.status.step(Step::Cancel) {
        return Ok(Err(refusal));
    }
    // Who closes a day is its manager.
    let off = Off { who: Withdraws::Centre, reason: reason.to_owned(), may_give_back: true };
    let off = call_off(conn, &booking, off, now).await?;
    let act = acts::on("appointment.cancelled", &off)
        .turned("status", <&str>::from(*booking.status), <&str>::from(*off.status))
        .is("paid", booking.is_paid());
    audit::record(conn, by, act).await?;
    Ok(Ok(off))
}

/// What was only offered is offered no more; whoever waits waits on.
async fn take_back(
    conn: &mut Conn,
    by: &Manager,
    id: Uuid,
) -> ApiResult<Result<Booking, AppointmentError>> {
    let Some((wait, kept)) = Wait::open_offer(conn, id).await? else {
        return Ok(Err(AppointmentError::OfferOver));
    };
    let ended = end_hold(conn, &kept).await?;
    wait.answer(conn, kept.id, Answer::Lapsed).await?;
    audit::record(conn, by, acts::on("appointment.offer_taken_back", &ended)).await?;
    Ok(Ok(ended))
}

async fn close(
    conn: &mut Conn,
    by: &Manager,
    closing: &Closing,
    input: &SettleClosingInput,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let centre = &closing.there.centre;
    let act = match closing.block {
        Some(block) => {
            let times = (block.from, block.until);
            models::block_lane(conn, block.lane_id, times, &input.reason).await?;
            Act::of("centre.lane_blocked", "Centre", centre.id)
                .is("laneId", block.lane_id)
                .is("until", block.until)
        }
        None => {
            let broken = setup::settle(conn, centre, &closing.before, &closing.after, now).await?;
            if !broken.is_empty() {
                let references = broken.into_iter().map(|one| one.reference).collect();
                return Err(AppointmentError::BookingsStand(references).into());
            }
            Act::of("centre.closure_added", "Centre", centre.id)
                .is("to", input.closing.to.unwrap_or(input.closing.from))
        }
    };
    let act = act.at(centre.id).is("from", input.closing.from).is("reason", &input.reason);
    audit::record(conn, by, act).await
}

/// A lane can be used again.
pub(crate) async fn free_lane(
    conn: &mut Conn,
    by: &Manager,
    input: FreeLaneInput,
    now: DateTime<Utc>,
) -> ApiResult<Centre> {
    let lane = Lane::find(conn, by.reach(), input.lane_id).await?;
    let lane = lane.ok_or(AppointmentError::LaneNotFound)?;
    conn.transaction(async |conn| {
        let centre = Centre::for_booking(conn, lane.centre_id).await?;
        let centre = centre.ok_or(AppointmentError::CentreNotFound)?;
        let day = local_days(input.from, input.from).ok_or(AppointmentError::PeriodInvalid)?;
        if models::free_lane(conn, lane.id, day.0.max(now)).await? == 0 {
            audit::nothing_done(by);
        } else {
            let act = Act::of("centre.lane_freed", "Centre", centre.id).at(centre.id);
            audit::record(conn, by, act.is("laneId", lane.id).is("from", input.from)).await?;
        }
        live::touch(conn, domain::FREED).await?;
        Ok::<_, ApiError>(centre)
    })
    .await
}
