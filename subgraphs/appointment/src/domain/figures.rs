//! What a manager counts of appointments, and the rule of how long lanes could have been sold.
//! Decisions: docs/decisions/booking.md
use super::{Busy, Week, slots};
use async_graphql::SimpleObject;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use std::{collections::BTreeSet, ops::AddAssign};
use uuid::Uuid;

/// What was counted of some days. An appointment that was moved counts on the day that it is on now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, SimpleObject)]
#[graphql(name = "AppointmentCounts")]
pub(crate) struct Counts {
    /// Appointments that were agreed on these days, for whichever day.
    pub(crate) booked: i64,
    /// Of those: by the desk, for somebody who called or stood there.
    pub(crate) booked_at_desk: i64,
    /// Of those: several vehicles asked for at once.
    pub(crate) booked_together: i64,
    /// Appointments of these days to which the vehicle came.
    pub(crate) kept: i64,
    /// To which nobody came.
    pub(crate) missed: i64,
    /// Called off by the customer.
    pub(crate) cancelled_by_customer: i64,
    /// Called off by the centre.
    pub(crate) cancelled_by_centre: i64,
    /// Called off before it was noted by whom.
    pub(crate) cancelled_by_unknown: i64,
    /// Still to come, or nobody said what became of it.
    pub(crate) open: i64,
    /// Minutes for which lanes are taken: of what was kept, and of what is open.
    pub(crate) sold_minutes: i64,
    /// Minutes for which lanes could be taken, by the opening hours as they stand now: less holidays,
    /// closures, and times at which a lane could not be used.
    pub(crate) open_minutes: i64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.booked += other.booked;
        self.booked_at_desk += other.booked_at_desk;
        self.booked_together += other.booked_together;
        self.kept += other.kept;
        self.missed += other.missed;
        self.cancelled_by_customer += other.cancelled_by_customer;
        self.cancelled_by_centre += other.cancelled_by_centre;
        self.cancelled_by_unknown += other.cancelled_by_unknown;
        self.open += other.open;
        self.sold_minutes += other.sold_minutes;
        self.open_minutes += other.open_minutes;
    }
}

impl Counts {
    /// Whether there was nothing but open doors.
    pub(crate) fn is_empty(&self) -> bool {
        Self { open_minutes: 0, ..*self } == Self::default()
    }
}

/// When the lanes of a centre can be sold.
#[derive(Clone, Debug)]
pub(crate) struct OpenCentre {
    pub(crate) postal_code: String,
    pub(crate) week: Week,
    pub(crate) closures: BTreeSet<NaiveDate>,
    /// The lanes, and since when one takes nothing any more.
    pub(crate) lanes: Vec<(Uuid, Option<DateTime<Utc>>)>,
    /// When lanes could not be used.
    pub(crate) blocks: Vec<Busy>,
}

impl OpenCentre {
    /// How long its lanes could be sold on a day, in minutes.
    pub(crate) fn minutes(&self, date: NaiveDate) -> i64 {
        let is_closed = self.closures.contains(&date)
            || fr::calendar::public_holiday(date, &self.postal_code).is_some();
        if is_closed {
            return 0;
        }
        let open = self.week.on(date.weekday()).iter();
        let open: Vec<_> = open.filter_map(|hours| slots::instants(date, *hours)).collect();
        let lanes = self.lanes.iter().map(|(lane, retired_at)| {
            let free = open.iter().map(|(opens, closes)| {
                let closes = retired_at.map_or(*closes, |retired| retired.min(*closes));
                self.free(*lane, *opens, closes)
            });
            free.sum::<TimeDelta>()
        });
        lanes.sum::<TimeDelta>().num_minutes()
    }

    /// How long a lane can be used from then until then; blocks may overlap.
    fn free(&self, lane: Uuid, from: DateTime<Utc>, until: DateTime<Utc>) -> TimeDelta {
        let mut blocks: Vec<&Busy> = self.blocks.iter().filter(|one| one.lane_id == lane).collect();
        blocks.sort_by_key(|one| one.from);
        let (mut at, mut free) = (from, TimeDelta::zero());
        for block in blocks {
            free += (block.from.min(until) - at).max(TimeDelta::zero());
            at = at.max(block.until);
        }
        free + (until - at).max(TimeDelta::zero())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::Interval;

    fn centre() -> OpenCentre {
        let mut week = Week::default();
        for text in ["08:00-12:00", "14:00-18:00"] {
            let hours: Interval = text.to_owned().try_into().unwrap();
            for weekday in 1..=5 {
                week.on_mut(weekday).unwrap().push(hours);
            }
        }
        OpenCentre {
            postal_code: "69003".to_owned(),
            week,
            closures: BTreeSet::from([day("2026-12-02")]),
            lanes: vec![(Uuid::from_u128(1), None), (Uuid::from_u128(2), None)],
            blocks: Vec::new(),
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn two_lanes_of_eight_hours_are_sixteen_where_the_centre_is_open() {
        let centre = centre();
        assert_eq!(centre.minutes(day("2026-12-01")), 16 * 60);
        assert_eq!(centre.minutes(day("2026-12-02")), 0, "closed for once");
        assert_eq!(centre.minutes(day("2026-12-06")), 0, "a Sunday");
        assert_eq!(centre.minutes(day("2026-12-25")), 0, "a holiday");
    }

    #[test]
    fn what_could_not_be_used_could_not_be_sold() {
        let block = |from: &str, until: &str| Busy {
            lane_id: Uuid::from_u128(1),
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        };
        let mut centre = centre();
        // From 11:00 over lunch to 15:00, and once more within: two hours of work.
        centre.blocks = vec![
            block("2026-12-01T12:30:00Z", "2026-12-01T13:30:00Z"),
            block("2026-12-01T10:00:00Z", "2026-12-01T14:00:00Z"),
        ];
        assert_eq!(centre.minutes(day("2026-12-01")), 14 * 60);
        assert_eq!(centre.minutes(day("2026-12-03")), 16 * 60, "of another day");
        // The second lane went at 10:00.
        centre.lanes[1].1 = Some("2026-12-01T09:00:00Z".parse().unwrap());
        assert_eq!(centre.minutes(day("2026-12-01")), 8 * 60);
        assert_eq!(centre.minutes(day("2026-12-03")), 8 * 60);
    }

    #[test]
    fn doors_that_were_open_are_nothing_to_tell() {
        assert!(Counts { open_minutes: 960, ..Counts::default() }.is_empty());
        assert!(!Counts { missed: 1, ..Counts::default() }.is_empty());
    }
}
