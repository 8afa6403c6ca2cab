//! From a wish to at most four slots on buttons, whoever the wish is for: a new appointment or
//! one being moved.

use super::day;
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::{DayRange, When},
    desk::Desk,
    effects::{Effect, SlotSearch},
    graph_types::Slot,
    local,
    meaning::{Meaning, Offer},
    question::Question,
    replies::{Label, Line, Why},
    steps::Step,
    understanding::FlowKind,
};
use chrono::{DateTime, Days, Utc};

/// How far ahead "as soon as possible" and "another day" look.
const HORIZON_DAYS: u64 = 14;
/// How many slots a person can weigh at once.
const OFFERED: usize = 4;

/// Makes this moment, or what is nearest to it, the wish.
pub(crate) fn wish_for(when: &mut When, moment: DateTime<Utc>) {
    let local = local::paris(moment);
    *when = When {
        days: vec![DayRange { from: local.date(), to: local.date() }],
        at: Some(local.time()),
        except: std::mem::take(&mut when.except),
        not: std::mem::take(&mut when.not),
        ..When::default()
    };
}

fn wish<'d>(desk: &'d mut Desk<'_>) -> (&'d mut When, &'d mut Vec<DateTime<Utc>>) {
    match (desk.state.flow, &mut desk.state.moving) {
        (FlowKind::Reschedule, Some(moving)) => (&mut moving.when, &mut moving.shown),
        _ => (&mut desk.state.draft.when, &mut desk.state.draft.shown),
    }
}

/// Looks for slots that fit the wish.
pub(crate) fn search(desk: &mut Desk<'_>) {
    let today = desk.today();
    let when = wish(desk).0.clone();
    if when.days.iter().all(|days| days.to < today) && !when.days.is_empty() {
        wish(desk).0.days.clear();
        return day::ask_day(desk, &Line::PastDay);
    }
    if let Some((day, last)) = day::too_far(desk, &when) {
        wish(desk).0.days.clear();
        return day::ask_day(desk, &Line::TooFar { day, last });
    }
    if let Some(day) = when.only_day() {
        let centre = centre(desk).and_then(|id| desk.centre(id));
        if let Some(centre) = centre.filter(|centre| day::closed(centre, day)) {
            desk.say(&Line::ClosedDay { day, centre });
            desk.state.speak_of_day(day);
            return run(desk, day, day + Days::new(HORIZON_DAYS), true);
        }
    }
    let from = when.days.iter().map(|days| days.from).min().unwrap_or(today).max(today);
    let to = when.days.iter().map(|days| days.to).max().unwrap_or(today + Days::new(HORIZON_DAYS));
    run(desk, from, to.min(from + Days::new(HORIZON_DAYS)).max(from), false);
}

/// The chosen slot is gone: what stands nearest to it?
pub(crate) fn near_chosen(desk: &mut Desk<'_>) {
    let gone = match (desk.state.flow, &mut desk.state.moving) {
        (FlowKind::Reschedule, Some(moving)) => moving.to.take(),
        _ => desk.state.draft.chosen.take().map(|offer| offer.starts_at),
    };
    let Some(gone) = gone else { return search(desk) };
    let (when, shown) = wish(desk);
    wish_for(when, gone);
    when.approximately = true;
    shown.clear();
    search(desk);
}

fn centre(desk: &Desk<'_>) -> Option<uuid::Uuid> {
    match (desk.state.flow, &desk.state.moving) {
        (FlowKind::Reschedule, Some(moving)) => Some(moving.appointment.centre.id),
        _ => desk.state.draft.centre,
    }
}

fn run(desk: &mut Desk<'_>, from: chrono::NaiveDate, to: chrono::NaiveDate, around: bool) {
    let Some(centre) = centre(desk) else { return desk.then(Step::Book) };
    let (service, category, energy) = match (desk.state.flow, &desk.state.moving) {
        (FlowKind::Reschedule, Some(moving)) => {
            let own = &moving.appointment;
            (own.service, Some(own.vehicle_category), Some(own.energy))
        }
        _ => (desk.state.draft.service, desk.state.draft.category, desk.state.draft.energy),
    };
    let (Some(category), Some(energy)) = (category, energy) else { return desk.then(Step::Book) };
    desk.run(Effect::Slots(SlotSearch { centre, service, category, energy, from, to, around }));
}

/// The diary answered.
pub(crate) fn found(desk: &mut Desk<'_>, search: &SlotSearch, slots: Vec<Slot>) {
    let now = desk.now;
    let (when, shown) = wish(desk);
    let (when, shown) = (when.clone(), shown.clone());
    let mut free: Vec<Offer> = slots
        .into_iter()
        .filter(|slot| slot.starts_at > now && !shown.contains(&slot.starts_at))
        .map(|slot| Offer { starts_at: slot.starts_at, price: slot.price })
        .collect();
    // What is kept for them is free to them.
    if let Some(kept) = kept_here(desk, search)
        && !shown.contains(&kept.starts_at)
        && free.iter().all(|offer| offer.starts_at != kept.starts_at)
    {
        free.push(kept);
    }
    free.sort_by_key(|offer| offer.starts_at);
    let fits = |offer: &&Offer| {
        let local = local::paris(offer.starts_at);
        if search.around {
            // The day could not be had, the hours and the exclusions still hold.
            let hours = When { days: Vec::new(), ..when.clone() };
            return hours.allows(local.date(), local.time());
        }
        when.allows(local.date(), local.time())
    };
    let fitting: Vec<Offer> = free.iter().filter(fits).cloned().collect();
    if fitting.is_empty() {
        return nothing_fits(desk, search, &when, free, shown.is_empty());
    }
    if let Some(at) = when.at.filter(|_| !search.around) {
        let exact = fitting.iter().find(|offer| local::paris(offer.starts_at).time() == at);
        if let Some(exact) = exact.filter(|_| !when.approximately && shown.is_empty()) {
            return take(desk, exact.clone());
        }
        let why = if when.approximately || !shown.is_empty() { Why::Asked } else { Why::NotAt(at) };
        return offer(desk, Question::Offer, why, nearest(fitting, &when));
    }
    if when.at.is_some() {
        return offer(desk, Question::Offer, Why::Nearest, nearest(fitting, &when));
    }
    if search.around {
        return offer(desk, Question::Offer, Why::Nearest, spread(fitting, true));
    }
    match when.only_day() {
        Some(_) if !when.has_time() && shown.is_empty() => {
            offer(desk, Question::Time, Why::Time, spread(fitting, false));
        }
        _ => offer(
            desk,
            Question::Offer,
            Why::Asked,
            spread(fitting, when.asap || !shown.is_empty()),
        ),
    }
}

/// The slot that is kept, where this search could have found it.
fn kept_here(desk: &Desk<'_>, search: &SlotSearch) -> Option<Offer> {
    let kept = desk.state.draft.kept.as_ref().filter(|kept| kept.stands(desk.now))?;
    let wanted = &kept.wanted;
    let day = local::paris(wanted.starts_at).date();
    let same = (wanted.centre, wanted.service, wanted.category, wanted.energy)
        == (search.centre, search.service, search.category, search.energy);
    (desk.state.flow == FlowKind::Book && same && search.from <= day && day <= search.to)
        .then(|| Offer { starts_at: wanted.starts_at, price: kept.own.price.clone() })
}

fn nothing_fits(
    desk: &mut Desk<'_>,
    search: &SlotSearch,
    when: &When,
    free: Vec<Offer>,
    first: bool,
) {
    if !first {
        wish(desk).1.clear();
        return day::ask_day(desk, &Line::NoMoreSlots);
    }
    if search.around && free.is_empty() {
        wish(desk).0.days.clear();
        return day::ask_day(desk, &Line::NothingFree);
    }
    if !free.is_empty() {
        // The days are right, the hours are not; or only the hours stood in the way.
        let on_days: Vec<Offer> = free
            .iter()
            .filter(|offer| {
                let anytime = When { window: None, ..when.clone() };
                let local = local::paris(offer.starts_at);
                search.around || anytime.allows(local.date(), local.time())
            })
            .cloned()
            .collect();
        if !on_days.is_empty() {
            return offer(desk, Question::Offer, Why::OtherHours, nearest(on_days, when));
        }
    }
    match when.only_day() {
        Some(day) => desk.say(&Line::FullDay { day }),
        None => desk.say(&Line::FullPeriod),
    }
    run(desk, search.to, search.to + Days::new(HORIZON_DAYS), true);
}

fn offer(desk: &mut Desk<'_>, question: Question, why: Why, offers: Vec<Offer>) {
    wish(desk).1.extend(offers.iter().map(|offer| offer.starts_at));
    desk.state.draft.listed = offers.iter().map(|offer| offer.starts_at).collect();
    let same_day = offers.windows(2).all(|pair| {
        local::paris(pair[0].starts_at).date() == local::paris(pair[1].starts_at).date()
    });
    let moving = desk.state.flow == FlowKind::Reschedule;
    let first = offers.first().filter(|_| same_day);
    let day = first.map(|offer| local::paris(offer.starts_at).date());
    desk.ask(question, &Line::Offers { why, day });
    for offer in offers {
        // Moving an appointment does not change what it costs.
        let price = (!moving).then(|| offer.price.clone());
        let label = Label::Slot { starts_at: offer.starts_at, price: price.as_ref() };
        desk.button(Meaning::PickSlot(offer.clone()), &label, Primary);
    }
    desk.button(Meaning::MoreSlots, &Label::MoreSlots, Secondary);
    desk.button(Meaning::OtherDay, &Label::OtherDay, Secondary);
}

/// One slot was chosen.
pub(crate) fn take(desk: &mut Desk<'_>, offer: Offer) {
    desk.state.pending = None;
    if desk.state.flow == FlowKind::Reschedule && desk.state.moving.is_some() {
        return desk.then(Step::ConfirmMove(offer.starts_at));
    }
    desk.state.flow = FlowKind::Book;
    desk.state.draft.chosen = Some(offer);
    desk.then(Step::Book);
}

/// More slots for the same wish: a time said exactly becomes a neighbourhood.
pub(crate) fn more(desk: &mut Desk<'_>) {
    let (when, _) = wish(desk);
    when.approximately = when.at.is_some();
    search(desk);
}

fn nearest(mut offers: Vec<Offer>, when: &When) -> Vec<Offer> {
    offers.sort_by_key(|offer| local::distance(offer.starts_at, when));
    offers.truncate(OFFERED);
    offers.sort_by_key(|offer| offer.starts_at);
    offers
}

/// The first ones where sooner is better, else a choice over the whole stretch.
fn spread(offers: Vec<Offer>, soonest: bool) -> Vec<Offer> {
    let count = offers.len();
    if soonest || count <= OFFERED {
        return offers.into_iter().take(OFFERED).collect();
    }
    (0..OFFERED)
        .filter_map(|part| offers.get(part * (count - 1) / (OFFERED - 1)).cloned())
        .collect()
}
