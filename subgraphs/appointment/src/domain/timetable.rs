//! What can be booked: one rule, built from rows. Search, hold, move, late money, the desk and every
//! change of a centre ask it; nothing else decides.
//!
//! Local hours by weekday (a lunch break is two intervals), public holidays of the centre's
//! department ([`fr::calendar::public_holiday`]: code du travail L3133-1, L3134-13), closures, lanes
//! with what they take and when they cannot be used, hours kept for retests, notice and horizon.
//! Decisions: docs/decisions/booking.md
use super::{
    Interval, LaneTimes, ServiceKind, VehicleCategory, Week, local_date,
    slots::{self, Busy, Day, FreeSlot, LaneFacts, Window, Wish},
};
use crate::error::AppointmentError;
use chrono::{DateTime, Datelike, NaiveDate, SubsecRound, TimeDelta, Utc};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A slot that starts sooner cannot be booked: the centre must know who comes.
pub(super) const NOTICE: TimeDelta = TimeDelta::minutes(30);
/// How far ahead the calendar opens.
const HORIZON: TimeDelta = TimeDelta::days(90);
/// Until so long before, a lane is kept for retests in the hours that a centre keeps for them.
const KEPT_FOR_RETESTS: TimeDelta = TimeDelta::hours(24);

/// When a centre is open and what its lanes take.
#[derive(Clone, Debug)]
pub(crate) struct Timetable {
    pub(crate) postal_code: String,
    pub(crate) week: Week,
    /// Days on which it is closed, and why; those of the period that is asked about.
    pub(crate) closures: BTreeMap<NaiveDate, String>,
    /// The lanes in use.
    pub(crate) lanes: Vec<LaneFacts>,
    /// In these hours one lane is kept for retests until the day before.
    pub(crate) retests: Option<Interval>,
    /// When lanes cannot be used.
    pub(crate) blocks: Vec<Busy>,
    /// How long they are taken.
    pub(crate) times: LaneTimes,
}

/// Who looks for a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Booker {
    /// With notice: the centre must know who comes.
    Customer,
    /// Any start that is still to come.
    Desk,
}

impl Booker {
    /// So long before it begins at the latest.
    fn notice(self) -> TimeDelta {
        match self {
            Self::Customer => NOTICE,
            Self::Desk => TimeDelta::zero(),
        }
    }
}

/// When somebody wants to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// At a slot, as customers book it: with notice.
    Slot(DateTime<Utc>),
    /// At a slot, as staff book it: any that is still to come.
    AtDesk(DateTime<Utc>),
    /// The vehicle stands at the door: at once, off the grid.
    Now,
}

impl Start {
    /// The instant, to the second.
    pub(crate) fn instant(self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Slot(at) | Self::AtDesk(at) => at,
            Self::Now => now.trunc_subsecs(0),
        }
    }
}

/// An appointment that stands, as a change of its centre must respect it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What its customer quotes.
    pub reference: String,
    pub(crate) lane_id: Uuid,
    pub(crate) service: ServiceKind,
    pub(crate) category: VehicleCategory,
    /// From.
    pub starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
}

impl Timetable {
    /// One day: its hours, or why it is closed.
    pub(crate) fn day(&self, date: NaiveDate) -> Day {
        let hours: Vec<Interval> = self.week.on(date.weekday()).to_vec();
        let holiday = fr::calendar::public_holiday(date, &self.postal_code);
        Day::new(date, hours, holiday, self.closures.get(&date).cloned())
    }

    /// Whether any lane does that.
    pub(crate) fn serves(&self, wish: Wish) -> bool {
        self.lanes.iter().any(|lane| lane.takes(wish))
    }

    /// The starts from `from` to `to` that can be had now, earliest first.
    pub(crate) fn search(
        &self,
        booker: Booker,
        wish: Wish,
        (from, to): (NaiveDate, NaiveDate),
        window: Window,
        busy: &[Busy],
        now: DateTime<Utc>,
    ) -> Vec<FreeSlot> {
        let timed = (wish, self.times.of(wish));
        let taken = self.by_day(busy);
        let none = Vec::new();
        from.iter_days()
            .take_while(|day| *day <= to)
            .flat_map(|date| {
                let taken = taken.get(&date).unwrap_or(&none);
                slots::day_slots(&self.day(date), &self.lanes, taken, timed, window)
            })
            .filter(|slot| check_period(slot.starts_at, booker.notice(), now).is_ok())
            .filter_map(|slot| self.for_retests_kept(booker, wish, slot, now))
            .collect()
    }

    /// What is taken, by the days that it is taken on: a search over months looks at each day's own.
    fn by_day(&self, busy: &[Busy]) -> BTreeMap<NaiveDate, Vec<Busy>> {
        let mut days: BTreeMap<NaiveDate, Vec<Busy>> = BTreeMap::new();
        for one in busy.iter().chain(&self.blocks) {
            let last = local_date(one.until);
            for date in local_date(one.from).iter_days().take_while(|date| *date <= last) {
                days.entry(date).or_default().push(*one);
            }
        }
        days
    }

    /// A slot without the lane that is kept for retests then; `None` where it was the last.
    fn for_retests_kept(
        &self,
        booker: Booker,
        wish: Wish,
        mut slot: FreeSlot,
        now: DateTime<Utc>,
    ) -> Option<FreeSlot> {
        let kept = self.retests.filter(|_| {
            booker == Booker::Customer
                && wish.service != ServiceKind::Retest
                && slot.starts_at > now + KEPT_FOR_RETESTS
        });
        if let Some(hours) = kept {
            let date = local_date(slot.starts_at);
            let within = slots::instants(date, hours)
                .is_some_and(|(from, until)| slot.starts_at < until && from < slot.ends_at);
            let retest = Wish { service: ServiceKind::Retest, category: wish.category };
            let last = self.lanes.iter().rev().find(|lane| lane.takes(retest));
            if let (true, Some(lane)) = (within, last) {
                slot.lanes.retain(|id| *id != lane.id);
            }
        }
        (!slot.lanes.is_empty()).then_some(slot)
    }

    /// The slot that starts then, if it can be had now.
    ///
    /// # Errors
    /// Why it cannot, in the order in which somebody would change their wish.
    pub(crate) fn place(
        &self,
        wish: Wish,
        start: Start,
        busy: &[Busy],
        now: DateTime<Utc>,
    ) -> Result<FreeSlot, AppointmentError> {
        let starts_at = start.instant(now);
        match start {
            Start::Slot(_) => check_notice(starts_at, now)?,
            Start::AtDesk(_) => check_period(starts_at, Booker::Desk.notice(), now)?,
            Start::Now => {}
        }
        let day = self.day(local_date(starts_at));
        if day.closed.is_some() {
            return Err(AppointmentError::CentreClosed);
        }
        let lane_time = self.times.of(wish);
        let is_offered = match start {
            Start::Slot(_) | Start::AtDesk(_) => slots::find_slot(&day, starts_at, lane_time),
            Start::Now => slots::is_open(&day, starts_at, starts_at + lane_time),
        };
        if !is_offered {
            return Err(AppointmentError::SlotNotOffered);
        }
        let booker = match start {
            Start::Slot(_) => Booker::Customer,
            Start::AtDesk(_) | Start::Now => Booker::Desk,
        };
        let slot = self.lanes_then(wish, starts_at, busy)?;
        self.for_retests_kept(booker, wish, slot, now).ok_or(AppointmentError::SlotTaken)
    }

    fn lanes_then(
        &self,
        wish: Wish,
        starts_at: DateTime<Utc>,
        busy: &[Busy],
    ) -> Result<FreeSlot, AppointmentError> {
        if !self.serves(wish) {
            return Err(AppointmentError::CategoryNotServed);
        }
        let ends_at = starts_at + self.times.of(wish);
        let taken: Vec<Busy> = busy.iter().chain(&self.blocks).copied().collect();
        let lanes = slots::free_lanes(&self.lanes, &taken, wish, starts_at, ends_at);
        if lanes.is_empty() {
            return Err(AppointmentError::SlotTaken);
        }
        Ok(FreeSlot { starts_at, ends_at, lanes })
    }

    /// Whether an appointment can be kept: its lane does it, and the centre is open all that time.
    /// The grid is not asked: what was agreed for a quarter past stays agreed.
    pub(crate) fn keeps(&self, standing: &Standing) -> bool {
        let wish = Wish { service: standing.service, category: standing.category };
        let lane = self.lanes.iter().any(|lane| lane.id == standing.lane_id && lane.takes(wish));
        let blocked = self.blocks.iter().any(|block| {
            block.lane_id == standing.lane_id
                && block.from < standing.ends_at
                && standing.starts_at < block.until
        });
        let day = self.day(local_date(standing.starts_at));
        lane && !blocked && slots::is_open(&day, standing.starts_at, standing.ends_at)
    }

    /// Those that could be kept and could no longer be with the other timetable. What could not be
    /// kept before (taken in after hours) is no reason against a change.
    pub(crate) fn broken_by(&self, after: &Self, standing: &[Standing]) -> Vec<Standing> {
        let broken = standing.iter().filter(|one| self.keeps(one) && !after.keeps(one));
        broken.cloned().collect()
    }
}

/// May a slot that starts then still be booked?
fn check_notice(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), AppointmentError> {
    check_period(starts_at, NOTICE, now)
}

fn check_period(
    starts_at: DateTime<Utc>,
    notice: TimeDelta,
    now: DateTime<Utc>,
) -> Result<(), AppointmentError> {
    if starts_at < now + notice {
        return Err(AppointmentError::TooLate);
    }
    if starts_at > now + HORIZON {
        return Err(AppointmentError::TooFar);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use chrono::NaiveTime;

    const CAR: Wish = Wish { service: ServiceKind::Periodic, category: VehicleCategory::Car };

    fn timetable() -> Timetable {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let hours = [(8, 12), (14, 18)];
        let hours = hours.map(|(opens, closes)| Interval { opens: at(opens), closes: at(closes) });
        let mut week = Week::default();
        for day in 1..=6 {
            *week.on_mut(day).unwrap() = hours.to_vec();
        }
        let lane = LaneFacts {
            id: Uuid::from_u128(1),
            categories: vec![VehicleCategory::Car],
            services: vec![ServiceKind::Periodic],
        };
        Timetable {
            postal_code: "67000".to_owned(),
            week,
            closures: BTreeMap::new(),
            lanes: vec![lane],
            retests: None,
            blocks: Vec::new(),
            times: LaneTimes::default(),
        }
    }

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn standing(starts_at: &str) -> Standing {
        let starts_at = instant(starts_at);
        Standing {
            reference: "RDV-AAAAA".to_owned(),
            lane_id: Uuid::from_u128(1),
            service: CAR.service,
            category: CAR.category,
            starts_at,
            ends_at: starts_at + LaneTimes::default().of(CAR),
        }
    }

    #[test]
    fn slots_are_booked_neither_too_late_nor_too_early() {
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(check_notice(now + NOTICE, now), Ok(()));
        let sooner = now + NOTICE - TimeDelta::seconds(1);
        assert_eq!(check_notice(sooner, now), Err(AppointmentError::TooLate));
        let later = now + HORIZON + TimeDelta::seconds(1);
        assert_eq!(check_notice(later, now), Err(AppointmentError::TooFar));
    }

    /// The search and the hold cannot disagree: over a season with both changes of the clock, every
    /// half hour is offered exactly where it can be taken.
    #[test]
    fn what_is_found_can_be_taken_and_nothing_else() {
        let mut table = timetable();
        table.closures.insert("2026-12-28".parse().unwrap(), "Inventaire".to_owned());
        let two = LaneFacts { id: Uuid::from_u128(2), ..table.lanes[0].clone() };
        table.lanes.push(two);
        table.lanes[1].services.push(ServiceKind::Retest);
        table.retests = "16:00-17:00".to_owned().try_into().ok();
        let broken = instant("2026-12-02T07:00:00Z");
        table.blocks.push(Busy {
            lane_id: Uuid::from_u128(1),
            from: broken,
            until: broken + TimeDelta::days(2),
        });
        for (now, from, to) in [
            ("2026-11-26T08:10:00Z", "2026-11-20", "2027-01-05"),
            ("2026-03-20T08:00:00Z", "2026-03-20", "2026-04-20"),
            ("2026-10-10T08:00:00Z", "2026-10-10", "2026-11-12"),
        ] {
            let now = instant(now);
            let period: (NaiveDate, NaiveDate) = (from.parse().unwrap(), to.parse().unwrap());
            let busy = [Busy {
                lane_id: Uuid::from_u128(1),
                from: now + TimeDelta::days(5),
                until: now + TimeDelta::days(6),
            }];
            let found = table.search(Booker::Customer, CAR, period, Window::default(), &busy, now);
            assert!(found.len() > 100);
            let first = instant(&format!("{from}T00:00:00Z"));
            let mut taken = Vec::new();
            for quarter in 0..(period.1 - period.0).num_days() * 96 {
                let at = first + TimeDelta::minutes(15 * quarter);
                taken.extend(table.place(CAR, Start::Slot(at), &busy, now).ok());
            }
            let found: Vec<_> = found
                .into_iter()
                .filter(|s| s.starts_at < first + TimeDelta::days((period.1 - period.0).num_days()))
                .collect();
            assert_eq!(found, taken, "{from}");
        }
    }

    #[test]
    fn a_lane_is_kept_for_retests_until_the_day_before() {
        let mut table = timetable();
        table.lanes[0].services.push(ServiceKind::Retest);
        table.retests = "16:00-17:00".to_owned().try_into().ok();
        let (now, four) = (instant("2026-12-01T08:00:00Z"), instant("2026-12-03T15:00:00Z"));
        let retest = Wish { service: ServiceKind::Retest, ..CAR };
        let taken = Err(AppointmentError::SlotTaken);
        assert_eq!(table.place(CAR, Start::Slot(four), &[], now), taken);
        assert!(table.place(retest, Start::Slot(four), &[], now).is_ok());
        assert!(table.place(CAR, Start::AtDesk(four), &[], now).is_ok(), "staff decide");
        assert!(table.place(CAR, Start::Slot(four + TimeDelta::hours(1)), &[], now).is_ok());
        let eve = four - KEPT_FOR_RETESTS;
        assert!(table.place(CAR, Start::Slot(four), &[], eve).is_ok(), "nobody came for it");
    }

    #[test]
    fn a_lane_that_cannot_be_used_is_not_sold_and_loses_what_stands_on_it() {
        let mut table = timetable();
        let kept = [standing("2026-12-01T09:00:00Z")];
        let (now, at) = (instant("2026-11-30T08:00:00Z"), kept[0].starts_at);
        let before = table.clone();
        let (from, until) = (at - TimeDelta::hours(1), at + TimeDelta::minutes(1));
        table.blocks.push(Busy { lane_id: Uuid::from_u128(1), from, until });
        let refused = table.place(CAR, Start::Slot(at), &[], now);
        assert_eq!(refused, Err(AppointmentError::SlotTaken));
        assert_eq!(before.broken_by(&table, &kept), kept);
    }

    #[test]
    fn alsace_keeps_its_holidays() {
        let now = instant("2026-12-20T08:00:00Z");
        let boxing_day = instant("2026-12-26T09:00:00Z");
        let mut table = timetable();
        let refused = table.place(CAR, Start::Slot(boxing_day), &[], now);
        assert_eq!(refused, Err(AppointmentError::CentreClosed));
        table.postal_code = "69003".to_owned();
        assert!(table.place(CAR, Start::Slot(boxing_day), &[], now).is_ok());
    }

    #[test]
    fn staff_need_no_notice_and_a_vehicle_at_the_door_no_grid() {
        let table = timetable();
        let now = instant("2026-12-01T09:10:20.5Z");
        let at = |start| table.place(CAR, start, &[], now).map(|slot| slot.starts_at);
        let half_past = instant("2026-12-01T09:30:00Z");
        assert_eq!(at(Start::Slot(half_past)), Err(AppointmentError::TooLate));
        assert_eq!(at(Start::AtDesk(half_past)), Ok(half_past));
        let over = instant("2026-12-01T09:00:00Z");
        assert_eq!(at(Start::AtDesk(over)), Err(AppointmentError::TooLate));
        let off = instant("2026-12-01T09:45:00Z");
        assert_eq!(at(Start::AtDesk(off)), Err(AppointmentError::SlotNotOffered));
        assert_eq!(at(Start::Now), Ok(instant("2026-12-01T09:10:20Z")));
        let lunch = table.place(CAR, Start::Now, &[], instant("2026-12-01T10:45:00Z"));
        assert_eq!(lunch, Err(AppointmentError::SlotNotOffered), "it would last into lunch");
        let sunday = table.place(CAR, Start::Now, &[], instant("2026-12-06T10:00:00Z"));
        assert_eq!(sunday, Err(AppointmentError::CentreClosed));
    }

    #[test]
    fn a_change_is_measured_by_what_it_breaks() {
        let before = timetable();
        let kept = [standing("2026-12-01T09:15:00Z"), standing("2026-12-01T19:00:00Z")];
        assert!(before.keeps(&kept[0]), "off the grid, and agreed");
        assert!(!before.keeps(&kept[1]), "after hours");

        let mut closed = before.clone();
        closed.closures.insert("2026-12-01".parse().unwrap(), "Inventaire".to_owned());
        assert_eq!(before.broken_by(&closed, &kept), kept[..1]);
        let mut bare = before.clone();
        bare.lanes.clear();
        assert_eq!(before.broken_by(&bare, &kept), kept[..1]);
        let mut longer = before.clone();
        longer.week.on_mut(2).unwrap()[1].closes = NaiveTime::from_hms_opt(19, 0, 0).unwrap();
        assert!(before.broken_by(&longer, &kept).is_empty());
    }
}
