//! Which slots a day offers: opening hours, cut to a grid, minus what is taken.
use super::{Interval, ServiceKind, VehicleCategory, local_instant};
use crate::error::AppointmentError;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use uuid::Uuid;

/// Slots start on the hour, the half hour, and no other time.
const GRID: TimeDelta = TimeDelta::minutes(30);

/// Why a centre is closed on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    /// It never opens on that weekday.
    Weekday,
    /// A public holiday, by its name.
    Holiday(&'static str),
    /// The centre closed that day, for the reason that it gave.
    Closure(String),
}

/// One day of a centre: closed for a reason, or open at some times.
#[derive(Clone, Debug)]
pub(crate) struct Day {
    pub(crate) date: NaiveDate,
    pub(crate) open: Vec<Interval>,
    pub(crate) closed: Option<Closed>,
}

impl Day {
    /// A day with the hours of its weekday, unless a holiday or a closure takes them away.
    pub(crate) fn new(
        date: NaiveDate,
        hours: Vec<Interval>,
        holiday: Option<&'static str>,
        closure: Option<String>,
    ) -> Self {
        let closed = match (closure, holiday) {
            (Some(reason), _) => Some(Closed::Closure(reason)),
            (None, Some(name)) => Some(Closed::Holiday(name)),
            (None, None) => hours.is_empty().then_some(Closed::Weekday),
        };
        let open = if closed.is_none() { hours } else { Vec::new() };
        Self { date, open, closed }
    }
}

/// What somebody comes for, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) service: ServiceKind,
    pub(crate) category: VehicleCategory,
}

/// What the rule needs to know of a lane that is in use.
#[derive(Clone, Debug)]
pub(crate) struct LaneFacts {
    pub(crate) id: Uuid,
    pub(crate) categories: Vec<VehicleCategory>,
    pub(crate) services: Vec<ServiceKind>,
}

impl LaneFacts {
    /// Whether it can do that.
    pub(crate) fn takes(&self, wish: Wish) -> bool {
        self.categories.contains(&wish.category) && self.services.contains(&wish.service)
    }
}

/// A lane is taken in `[from, until)`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Busy {
    pub(crate) lane_id: Uuid,
    pub(crate) from: DateTime<Utc>,
    pub(crate) until: DateTime<Utc>,
}

/// The part of each day that is asked for, in local time; slots start in `[earliest, latest]`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) earliest: NaiveTime,
    pub(crate) latest: NaiveTime,
}

impl Default for Window {
    fn default() -> Self {
        let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
        Self { earliest: NaiveTime::MIN, latest: last }
    }
}

/// `08:00`, as somebody types it.
fn time(text: &str) -> Result<NaiveTime, AppointmentError> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| AppointmentError::PeriodInvalid)
}

impl Window {
    /// The part of a day that is asked for; all of it where nothing is said.
    pub(crate) fn read(
        earliest: Option<&str>,
        latest: Option<&str>,
    ) -> Result<Self, AppointmentError> {
        let whole = Self::default();
        let window = Self {
            earliest: earliest.map_or(Ok(whole.earliest), time)?,
            latest: latest.map_or(Ok(whole.latest), time)?,
        };
        if window.latest < window.earliest {
            return Err(AppointmentError::PeriodInvalid);
        }
        Ok(window)
    }
}

/// A slot that can be held, and on which lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FreeSlot {
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
    pub(crate) lanes: Vec<Uuid>,
}

/// The free slots of a day, earliest first; of what takes a lane for that long.
pub(super) fn day_slots(
    day: &Day,
    lanes: &[LaneFacts],
    busy: &[Busy],
    (wish, lane_time): (Wish, TimeDelta),
    window: Window,
) -> Vec<FreeSlot> {
    starts(day, lane_time)
        .filter(|(local, _)| (window.earliest..=window.latest).contains(local))
        .filter_map(|(_, starts_at)| {
            let ends_at = starts_at + lane_time;
            let free = free_lanes(lanes, busy, wish, starts_at, ends_at);
            (!free.is_empty()).then_some(FreeSlot { starts_at, ends_at, lanes: free })
        })
        .collect()
}

/// The lanes that can do it and that nobody has then.
pub(super) fn free_lanes(
    lanes: &[LaneFacts],
    busy: &[Busy],
    wish: Wish,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Vec<Uuid> {
    let able = lanes.iter().filter(|lane| lane.takes(wish));
    able.filter(|lane| !is_taken(lane.id, from, until, busy)).map(|lane| lane.id).collect()
}

/// Whether the grid offers this very start, taken or not.
pub(super) fn find_slot(day: &Day, starts_at: DateTime<Utc>, lane_time: TimeDelta) -> bool {
    starts(day, lane_time).any(|(_, start)| start == starts_at)
}

/// Whether a centre is open from then until then, without a break in between.
pub(super) fn is_open(day: &Day, from: DateTime<Utc>, until: DateTime<Utc>) -> bool {
    day.open
        .iter()
        .filter_map(|interval| instants(day.date, *interval))
        .any(|(opens, closes)| opens <= from && until <= closes)
}

pub(super) fn instants(date: NaiveDate, open: Interval) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    Some((local_instant(date, open.opens)?, local_instant(date, open.closes)?))
}

/// Local starts with their instants. The clock's hour that is skipped offers none; whether one ends
/// before the doors close is judged on instants, because a lane is taken for real minutes.
fn starts(day: &Day, lane_time: TimeDelta) -> impl Iterator<Item = (NaiveTime, DateTime<Utc>)> {
    day.open.iter().flat_map(move |interval| {
        let (date, last) = (day.date, day.date.and_time(interval.closes));
        let closes = local_instant(date, interval.closes);
        std::iter::successors(Some(date.and_time(interval.opens)), |at| at.checked_add_signed(GRID))
            .take_while(move |at| *at < last)
            .filter_map(|at| Some((at.time(), local_instant(at.date(), at.time())?)))
            .filter(move |(_, start)| closes.is_some_and(|closes| *start + lane_time <= closes))
    })
}

fn is_taken(lane: Uuid, from: DateTime<Utc>, until: DateTime<Utc>, busy: &[Busy]) -> bool {
    busy.iter().any(|b| b.lane_id == lane && b.from < until && from < b.until)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    fn tuesday() -> Day {
        Day::new("2026-12-01".parse().unwrap(), hours(), None, None)
    }

    fn hours() -> Vec<Interval> {
        vec![
            Interval { opens: time(8, 0), closes: time(12, 0) },
            Interval { opens: time(14, 0), closes: time(15, 15) },
        ]
    }

    const HALF_HOUR: TimeDelta = TimeDelta::minutes(30);
    const CAR: Wish = Wish { service: ServiceKind::Periodic, category: VehicleCategory::Car };

    fn lane(n: u128, category: VehicleCategory) -> LaneFacts {
        let services = vec![ServiceKind::Periodic];
        LaneFacts { id: Uuid::from_u128(n), categories: vec![category], services }
    }

    fn free(lanes: &[LaneFacts], busy: &[Busy], window: Window) -> Vec<FreeSlot> {
        day_slots(&tuesday(), lanes, busy, (CAR, HALF_HOUR), window)
    }

    #[test]
    fn a_closed_day_says_why_and_has_no_hours() {
        let date = tuesday().date;
        let day = |hours, holiday, closure: Option<&str>| {
            let day = Day::new(date, hours, holiday, closure.map(str::to_owned));
            (day.open.len(), day.closed)
        };
        assert_eq!(day(hours(), None, None), (2, None));
        assert_eq!(day(vec![], None, None), (0, Some(Closed::Weekday)));
        assert_eq!(day(hours(), Some("Noël"), None), (0, Some(Closed::Holiday("Noël"))));
        let closure = Some(Closed::Closure("Inventaire".to_owned()));
        assert_eq!(day(hours(), Some("Noël"), Some("Inventaire")), (0, closure));
    }

    #[test]
    fn the_last_slot_ends_before_the_doors_close() {
        let slots = free(&[lane(1, VehicleCategory::Car)], &[], Window::default());
        assert_eq!(slots.len(), 10);
        assert_eq!(slots[0].starts_at.to_rfc3339(), "2026-12-01T07:00:00+00:00");
        assert_eq!(slots[9].starts_at.to_rfc3339(), "2026-12-01T13:30:00+00:00");
    }

    #[test]
    fn a_taken_lane_leaves_the_other() {
        let lanes = [
            lane(1, VehicleCategory::Car),
            lane(2, VehicleCategory::Car),
            lane(3, VehicleCategory::Motorcycle),
        ];
        let start = local_instant(tuesday().date, time(9, 15)).unwrap();
        let busy =
            [Busy { lane_id: lanes[0].id, from: start, until: start + TimeDelta::minutes(30) }];
        let morning = Window { earliest: time(9, 0), latest: time(10, 0) };
        let lanes_of: Vec<usize> =
            free(&lanes, &busy, morning).iter().map(|s| s.lanes.len()).collect();
        assert_eq!(lanes_of, [1, 1, 2]);
    }

    #[test]
    fn times_off_the_grid_are_not_offered() {
        let half = TimeDelta::minutes(30);
        assert!(find_slot(&tuesday(), local_instant(tuesday().date, time(11, 30)).unwrap(), half));
        for (hour, minute) in [(12, 0), (11, 45), (12, 30), (15, 0)] {
            let start = local_instant(tuesday().date, time(hour, minute)).unwrap();
            assert!(!find_slot(&tuesday(), start, half), "{hour}:{minute}");
        }
    }

    #[test]
    fn a_lane_does_what_it_is_equipped_for() {
        let lanes = [lane(1, VehicleCategory::Car)];
        let retest = Wish { service: ServiceKind::Retest, ..CAR };
        assert!(
            day_slots(&tuesday(), &lanes, &[], (retest, HALF_HOUR), Window::default()).is_empty()
        );
    }

    /// A centre that opened at night would sell no hour that is not there, and one that is there
    /// twice once.
    #[test]
    fn the_nights_on_which_clocks_change_offer_real_minutes() {
        let lanes = [lane(1, VehicleCategory::Car)];
        let night = vec![Interval { opens: time(1, 0), closes: time(4, 0) }];
        for (date, count) in [("2026-03-29", 4), ("2026-10-25", 6), ("2026-11-25", 6)] {
            let day = Day::new(date.parse().unwrap(), night.clone(), None, None);
            let slots = day_slots(&day, &lanes, &[], (CAR, HALF_HOUR), Window::default());
            assert_eq!(slots.len(), count, "{date}");
            assert!(slots.iter().all(|slot| is_open(&day, slot.starts_at, slot.ends_at)));
        }
    }

    #[test]
    fn nobody_stays_over_lunch() {
        let at = |hour, minute| local_instant(tuesday().date, time(hour, minute)).unwrap();
        assert!(is_open(&tuesday(), at(11, 10), at(12, 0)));
        assert!(!is_open(&tuesday(), at(11, 45), at(12, 15)));
        assert!(!is_open(&tuesday(), at(11, 45), at(14, 15)));
    }
}
