//! When somebody is reminded of an appointment: the day before and two hours before, where they made
//! it so early that they may have forgotten.
//! Decisions: docs/decisions/booking.md
use chrono::{DateTime, TimeDelta, Utc};
pub(crate) use events::appointment::ReminderKind;

/// Who made or moved it later than this has just had a letter about it.
const DAY_NOTICE: TimeDelta = TimeDelta::hours(36);
const HOURS_NOTICE: TimeDelta = TimeDelta::hours(6);

fn before(kind: ReminderKind) -> TimeDelta {
    match kind {
        ReminderKind::DayBefore => TimeDelta::hours(24),
        ReminderKind::HoursBefore => TimeDelta::hours(2),
    }
}

/// What to remind of, and when, of an appointment that was agreed `now`.
pub(crate) fn reminders(
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Vec<(ReminderKind, DateTime<Utc>)> {
    [(ReminderKind::DayBefore, DAY_NOTICE), (ReminderKind::HoursBefore, HOURS_NOTICE)]
        .into_iter()
        .filter(|(_, notice)| starts_at - now >= *notice)
        .map(|(kind, _)| (kind, starts_at - before(kind)))
        .collect()
}

/// Whether it still helps: after an outage nobody is told in the evening what they were to hear in
/// the morning, when the next reminder follows anyway.
pub(crate) fn still_helps(
    kind: ReminderKind,
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> bool {
    let least = match kind {
        ReminderKind::DayBefore => TimeDelta::hours(4),
        ReminderKind::HoursBefore => TimeDelta::minutes(30),
    };
    starts_at - now >= least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_booked_early_is_reminded_and_who_just_booked_is_not() {
        let now = DateTime::UNIX_EPOCH;
        let kinds = |hours| {
            let starts_at = now + TimeDelta::hours(hours);
            reminders(starts_at, now).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(36), [ReminderKind::DayBefore, ReminderKind::HoursBefore]);
        assert_eq!(kinds(35), [ReminderKind::HoursBefore]);
        assert_eq!(kinds(5), []);
        let starts_at = now + TimeDelta::hours(72);
        assert_eq!(reminders(starts_at, now)[0].1, starts_at - TimeDelta::hours(24));
        assert_eq!(reminders(starts_at, now)[1].1, starts_at - TimeDelta::hours(2));
    }

    #[test]
    fn a_reminder_that_comes_too_late_is_none() {
        let at = DateTime::UNIX_EPOCH;
        for (kind, minutes, helps) in [
            (ReminderKind::DayBefore, 240, true),
            (ReminderKind::DayBefore, 239, false),
            (ReminderKind::HoursBefore, 30, true),
            (ReminderKind::HoursBefore, 29, false),
        ] {
            let now = at - TimeDelta::minutes(minutes);
            assert_eq!(still_helps(kind, at, now), helps, "{kind} {minutes}");
        }
    }
}
