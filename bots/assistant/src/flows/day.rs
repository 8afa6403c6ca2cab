//! Days that cannot be had, said at once rather than after questions that lead nowhere.

use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::When,
    desk::Desk,
    graph_types::Centre,
    local,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
};
use chrono::{Days, NaiveDate};

/// Whether the wished day is none, is over, or is closed; says so if it is.
pub(super) fn is_wrong(desk: &mut Desk<'_>) -> bool {
    if let Some((day, month)) = desk.state.draft.when.impossible.take() {
        ask_day(desk, &Line::ImpossibleDay { day, month });
        return true;
    }
    let today = desk.today();
    let when = &mut desk.state.draft.when;
    if !when.days.is_empty() && when.days.iter().all(|days| days.to < today) {
        when.days.clear();
        ask_day(desk, &Line::PastDay);
        return true;
    }
    if is_too_far(desk) {
        return true;
    }
    // The customer's vehicles may spare every other question: then slots nearby are shown at once.
    if desk.signed_in && !desk.state.draft.vehicles_seen {
        return false;
    }
    let draft = &desk.state.draft;
    let known = draft.energy.is_some() && (draft.plate.is_some() || draft.plate_later);
    let searches = known && draft.centre.is_some();
    !searches && is_closed(desk)
}

/// How far ahead appointments are taken.
const HORIZON_DAYS: u64 = 90;

/// The first wished day and the last that can be had, where all that is wished is further ahead.
pub(super) fn too_far(desk: &Desk<'_>, when: &When) -> Option<(NaiveDate, NaiveDate)> {
    let last = desk.today() + Days::new(HORIZON_DAYS);
    let first = when.days.iter().map(|days| days.from).min()?;
    (first > last).then_some((first, last))
}

fn is_too_far(desk: &mut Desk<'_>) -> bool {
    let Some((day, last)) = too_far(desk, &desk.state.draft.when) else { return false };
    desk.state.draft.when.days.clear();
    ask_day(desk, &Line::TooFar { day, last });
    true
}

/// Whether a centre is closed on a day: every such weekday, or for a public holiday.
pub(super) fn closed(centre: &Centre, day: NaiveDate) -> bool {
    fr::calendar::public_holiday(day, &centre.postal_code).is_some()
        || !centre.opening_hours.is_empty()
            && centre.opening_hours.iter().all(|hours| hours.weekday != local::weekday(day))
}

/// Whether the one day that was named is closed where the customer would go; says so if it is.
pub(super) fn is_closed(desk: &mut Desk<'_>) -> bool {
    let Some(day) = desk.state.draft.when.only_day() else { return false };
    let wanted = desk.state.draft.centre.and_then(|id| desk.centre(id));
    let line = match wanted {
        Some(centre) if closed(centre, day) => Line::ClosedDay { day, centre },
        None if !desk.centres.is_empty() && desk.centres.iter().all(|own| closed(own, day)) => {
            Line::ClosedEverywhere { day }
        }
        _ => return false,
    };
    desk.state.draft.when.days.clear();
    desk.state.speak_of_day(day);
    ask_day(desk, &line);
    true
}

/// Asks for a day, with the next open ones at hand.
pub(crate) fn ask_day(desk: &mut Desk<'_>, line: &Line<'_>) {
    desk.ask(Question::Day, line);
    desk.button(Meaning::Soonest, &Label::Soonest, Primary);
    let centre = desk.state.centre().and_then(|id| desk.centre(id));
    let today = desk.today();
    let open = (1..=8)
        .map(|ahead| today + Days::new(ahead))
        .filter(|day| centre.is_none_or(|centre| !closed(centre, *day)));
    for day in open.take(3).collect::<Vec<_>>() {
        desk.button(Meaning::Day(day), &Label::Day(day), Secondary);
    }
}
