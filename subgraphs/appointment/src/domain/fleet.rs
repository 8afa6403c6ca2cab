//! Several vehicles asked for at once: which of them goes where and when.
//! Decisions: docs/decisions/booking.md
use super::{Busy, FreeSlot, Timetable, Window, Wish, timetable::Booker};
use chrono::{DateTime, NaiveDate, Utc};

/// So many vehicles are asked for together at most.
pub(crate) const MOST_VEHICLES: usize = 50;

/// Where one vehicle of several goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Which of the centres that were asked for.
    pub(crate) centre: usize,
    pub(crate) slot: FreeSlot,
}

/// When a fleet may come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Period {
    pub(crate) days: (NaiveDate, NaiveDate),
    pub(crate) window: Window,
    /// All on one day.
    pub(crate) same_day: bool,
}

/// Gives each vehicle the earliest start that is left, the centres in the order in which they were
/// named. On one day: the first that has room for all of them, else the one with room for most.
pub(crate) fn allot(
    centres: &[(&Timetable, Vec<Busy>)],
    vehicles: &[Wish],
    period: Period,
    now: DateTime<Utc>,
) -> Vec<Option<Placed>> {
    if !period.same_day {
        return one_after_another(centres, vehicles, period.days, period.window, now);
    }
    let (from, to) = period.days;
    let mut best = vec![None; vehicles.len()];
    for day in from.iter_days().take_while(|day| *day <= to) {
        let placed = one_after_another(centres, vehicles, (day, day), period.window, now);
        if placed.iter().flatten().count() > best.iter().flatten().count() {
            best = placed;
        }
        if best.iter().all(Option::is_some) {
            break;
        }
    }
    best
}

fn one_after_another(
    centres: &[(&Timetable, Vec<Busy>)],
    vehicles: &[Wish],
    days: (NaiveDate, NaiveDate),
    window: Window,
    now: DateTime<Utc>,
) -> Vec<Option<Placed>> {
    let mut taken: Vec<Vec<Busy>> = centres.iter().map(|(_, busy)| busy.clone()).collect();
    vehicles
        .iter()
        .map(|wish| {
            let first = |(at, (timetable, _)): (usize, &(&Timetable, Vec<Busy>))| {
                let found =
                    timetable.search(Booker::Customer, *wish, days, window, &taken[at], now);
                found.into_iter().next().map(|slot| Placed { centre: at, slot })
            };
            let each = centres.iter().enumerate().filter_map(first);
            let placed = each.min_by_key(|placed| (placed.slot.starts_at, placed.centre))?;
            let slot = &placed.slot;
            let lane_id = *slot.lanes.first()?;
            let (from, until) = (slot.starts_at, slot.ends_at);
            taken[placed.centre].push(Busy { lane_id, from, until });
            Some(placed)
        })
        .collect()
}
