//! The only source of « now » in the product, so that a test can say what time it is.
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::{Europe::Paris, Tz};

/// The time zone of every centre, customer and printed date. At rest, time is UTC.
pub const CIVIL_ZONE: Tz = Paris;

/// Tells the time; put into the GraphQL context of every subgraph.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Always this instant; for tests and reproducible evaluations.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The current instant.
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(instant) => instant,
        }
    }

    /// The current civil date in France.
    pub fn today(self) -> NaiveDate {
        self.now().with_timezone(&CIVIL_ZONE).date_naive()
    }
}

/// A day as people in France count it: what is counted by the day is counted by this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CivilDay {
    /// Its date.
    pub date: NaiveDate,
    /// Its midnight.
    pub starts_at: DateTime<Utc>,
    /// The next midnight, which is no longer this day.
    pub ends_at: DateTime<Utc>,
}

impl CivilDay {
    /// The day in which an instant lies.
    pub fn of(now: DateTime<Utc>) -> Self {
        let date = now.with_timezone(&CIVIL_ZONE).date_naive();
        let midnight = |date: NaiveDate| {
            // Summer time begins and ends hours after midnight: there is exactly one.
            let local = CIVIL_ZONE.from_local_datetime(&date.and_time(NaiveTime::MIN)).earliest();
            local.map_or(now, |local| local.with_timezone(&Utc))
        };
        let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
        Self { date, starts_at: midnight(date), ends_at: midnight(next) }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_day_lasts_from_midnight_to_midnight_in_france() {
        for (now, date, starts_at, ends_at) in [
            // Winter, summer, and the two days in between with 23 and 25 hours.
            ("2026-11-22T23:30:00Z", "2026-11-23", "2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z"),
            ("2026-07-01T21:59:59Z", "2026-07-01", "2026-06-30T22:00:00Z", "2026-07-01T22:00:00Z"),
            ("2026-03-29T12:00:00Z", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("2026-10-25T12:00:00Z", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        ] {
            let day = CivilDay::of(now.parse().unwrap());
            let expected = CivilDay {
                date: date.parse().unwrap(),
                starts_at: starts_at.parse().unwrap(),
                ends_at: ends_at.parse().unwrap(),
            };
            assert_eq!(day, expected, "{now}");
        }
    }
}
