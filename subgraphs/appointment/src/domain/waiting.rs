//! Who waits for a time, and how long a slot that became free is kept for them.
//! Decisions: docs/decisions/booking.md
use super::{Window, calendar::local_instant, timetable::NOTICE};
use crate::error::AppointmentError;
use async_graphql::Enum;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use kernel::clock::CIVIL_ZONE;

/// Somebody may wait for so many things at once.
pub(crate) const MOST_WAITS: i64 = 5;
/// Whoever passed on so many offers, or left them unanswered, no longer waits.
pub(crate) const MOST_OFFERS: usize = 3;
/// The longest period that somebody waits for.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(60);
/// So long an offer is kept for…
const OFFER: TimeDelta = TimeDelta::hours(2);
/// … to who can be written to. The others are told in the conversation alone, and only by day: they
/// see it at once, or not in time.
const OFFER_IN_THE_CHAT: TimeDelta = TimeDelta::minutes(30);
/// No shorter: nobody is asked who cannot answer.
const SHORTEST_OFFER: TimeDelta = TimeDelta::minutes(15);
/// At night nobody answers: what is offered then is kept into the morning.
const EVENING: u32 = 20;
const MORNING: u32 = 8;
const ANSWERED_BY: u32 = 10;

named! {
    /// Where somebody is who waits for a time.
    WaitStatus {
        /// Nothing is free yet.
        Waiting,
        /// A slot is kept for them; it is theirs to accept or to pass on.
        Offered,
        /// They accepted one.
        Served,
        /// They wait no more.
        Left,
        /// The days are over, or too many offers went unanswered.
        Over,
    }
}

/// What somebody waits for: days, and a part of each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Awaited {
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
    pub(crate) window: Window,
}

impl Awaited {
    /// May somebody wait for that?
    pub(crate) fn check(self, today: NaiveDate) -> Result<(), AppointmentError> {
        let sound = self.from <= self.to
            && self.to >= today
            && self.to - self.from < LONGEST_WAIT
            && self.window.earliest <= self.window.latest;
        if sound { Ok(()) } else { Err(AppointmentError::PeriodInvalid) }
    }
}

/// Until when a slot that starts then is kept for who is offered it now; `None` where it is too soon
/// to ask anybody.
pub(crate) fn offered_until(
    starts_at: DateTime<Utc>,
    can_be_written_to: bool,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let local = now.with_timezone(&CIVIL_ZONE);
    let morning = |date: NaiveDate| {
        NaiveTime::from_hms_opt(ANSWERED_BY, 0, 0).and_then(|time| local_instant(date, time))
    };
    let until = match local.hour() {
        hour if !can_be_written_to && !(MORNING..EVENING).contains(&hour) => return None,
        _ if !can_be_written_to => now + OFFER_IN_THE_CHAT,
        hour if hour < MORNING => morning(local.date_naive())?,
        hour if hour >= EVENING => morning(local.date_naive().checked_add_days(Days::new(1))?)?,
        _ => now + OFFER,
    };
    let until = until.min(starts_at - NOTICE);
    (until >= now + SHORTEST_OFFER).then_some(until)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_offer_is_kept_for_two_hours_or_into_the_morning() {
        let far = at("2026-12-20T09:00:00Z");
        assert_eq!(
            offered_until(far, true, at("2026-12-01T09:00:00Z")),
            Some(at("2026-12-01T11:00:00Z"))
        );
        // Nine in the evening and five in the morning, local time.
        let morning = Some(at("2026-12-02T09:00:00Z"));
        assert_eq!(offered_until(far, true, at("2026-12-01T20:00:00Z")), morning);
        assert_eq!(offered_until(far, true, at("2026-12-02T04:00:00Z")), morning);
        // Never beyond the moment at which nobody could book it any more.
        let soon = at("2026-12-01T10:00:00Z");
        assert_eq!(
            offered_until(soon, true, at("2026-12-01T09:00:00Z")),
            Some(at("2026-12-01T09:30:00Z"))
        );
        assert_eq!(offered_until(soon, true, at("2026-12-01T09:20:00Z")), None);
    }

    #[test]
    fn who_cannot_be_written_to_is_asked_by_day_and_for_half_an_hour() {
        let far = at("2026-12-20T09:00:00Z");
        let until = |now| offered_until(far, false, at(now));
        assert_eq!(until("2026-12-01T09:00:00Z"), Some(at("2026-12-01T09:30:00Z")));
        assert_eq!(until("2026-12-01T20:00:00Z"), None);
        assert_eq!(until("2026-12-02T04:00:00Z"), None);
        assert_eq!(until("2026-12-02T07:00:00Z"), Some(at("2026-12-02T07:30:00Z")));
    }

    #[test]
    fn one_waits_for_days_that_come() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let window = Window::default();
        let check =
            |from, to| Awaited { from: day(from), to: day(to), window }.check(day("2026-12-01"));
        assert_eq!(check("2026-11-28", "2026-12-01"), Ok(()));
        for (from, to) in [
            ("2026-11-28", "2026-11-30"),
            ("2026-12-03", "2026-12-02"),
            ("2026-12-01", "2027-02-01"),
        ] {
            assert_eq!(check(from, to), Err(AppointmentError::PeriodInvalid), "{from} {to}");
        }
    }
}
