//! Days that cannot be had, said at once rather than after questions that lead nowhere.

use super::slots::ask_day;
use crate::{desk::Desk, graph_types::Centre, local, replies::Line};

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
    // The customer's vehicles may spare every other question: then slots nearby are shown at once.
    if desk.signed_in && !desk.state.draft.vehicles_seen {
        return false;
    }
    let draft = &desk.state.draft;
    let known = draft.energy.is_some() && (draft.plate.is_some() || draft.plate_later);
    let searches = known && draft.centre.is_some();
    !searches && is_closed(desk)
}

/// Whether the one day that was named is closed where the customer would go; says so if it is.
pub(super) fn is_closed(desk: &mut Desk<'_>) -> bool {
    let Some(day) = desk.state.draft.when.only_day() else { return false };
    let closed = |centre: &Centre| {
        fr::calendar::public_holiday(day, &centre.postal_code).is_some()
            || !centre.opening_hours.is_empty()
                && centre.opening_hours.iter().all(|hours| hours.weekday != local::weekday(day))
    };
    let wanted = desk.state.draft.centre.and_then(|id| desk.centre(id));
    let line = match wanted {
        Some(centre) if closed(centre) => Line::ClosedDay { day, centre },
        None if !desk.centres.is_empty() && desk.centres.iter().all(closed) => {
            Line::ClosedEverywhere { day }
        }
        _ => return false,
    };
    desk.state.draft.when.days.clear();
    ask_day(desk, &line);
    true
}
