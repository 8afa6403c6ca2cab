//! The people behind the conversation: when they are there, and what is put before them.
//! Decisions: docs/decisions/assistant.md

use crate::local;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

/// When the team answers in conversations, on a weekday, by the clocks of Paris.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskHours {
    /// 1 is Monday, 7 is Sunday.
    pub weekday: u32,
    /// From then on.
    pub opens: NaiveTime,
    /// No longer then.
    pub closes: NaiveTime,
}

/// What a turn changes for the people who may be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handing {
    /// A person was asked for: this is put before the team, or renews what waits there.
    Asked(Request),
    /// The customer goes on without: nobody need come any more.
    Withdrawn,
}

/// What the team sees of somebody who asks for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What was understood so far, in French, a line each.
    pub summary: String,
    /// The number to call back, in its international form.
    pub phone: Option<String>,
    /// The centre it is about, where one is spoken of.
    pub centre: Option<Uuid>,
}

/// Until when somebody is there now; `None` where nobody is.
#[must_use]
pub fn open_until(hours: &[DeskHours], now: DateTime<Utc>) -> Option<NaiveTime> {
    let local = local::paris(now);
    of_day(hours, local.date())
        .find(|own| own.opens <= local.time() && local.time() < own.closes)
        .map(|own| own.closes)
}

/// When somebody is there next; `None` where nobody ever is.
pub(crate) fn opens_next(
    hours: &[DeskHours],
    now: DateTime<Utc>,
) -> Option<(NaiveDate, NaiveTime)> {
    let local = local::paris(now);
    (0..14).find_map(|ahead| {
        let day = local.date() + Days::new(ahead);
        let later = |own: &DeskHours| ahead > 0 || own.opens > local.time();
        of_day(hours, day).filter(later).map(|own| own.opens).min().map(|opens| (day, opens))
    })
}

/// On public holidays nobody is there.
fn of_day(hours: &[DeskHours], day: NaiveDate) -> impl Iterator<Item = DeskHours> + '_ {
    let works = fr::calendar::public_holiday(day, "75001").is_none();
    hours.iter().copied().filter(move |own| works && own.weekday == local::weekday(day))
}

#[cfg(test)]
mod tests {
    use super::{DeskHours, open_until, opens_next};
    use chrono::{DateTime, NaiveTime, Utc};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn hours() -> Vec<DeskHours> {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
        (1..=5).map(|weekday| DeskHours { weekday, opens: time(9), closes: time(18) }).collect()
    }

    #[test]
    fn somebody_is_there_in_the_hours_and_never_on_a_holiday() {
        let until = open_until(&hours(), at("2026-11-26T09:00:00Z")).map(|time| time.to_string());
        assert_eq!(until.as_deref(), Some("18:00:00"));
        assert_eq!(open_until(&hours(), at("2026-11-26T17:00:00Z")), None, "six in Paris");
        assert_eq!(open_until(&hours(), at("2026-12-25T10:00:00Z")), None, "Christmas");
        assert_eq!(open_until(&[], at("2026-11-26T09:00:00Z")), None);
    }

    #[test]
    fn the_next_opening_leaps_over_closed_days() {
        let next = |moment| opens_next(&hours(), at(moment)).map(|(day, _)| day.to_string());
        assert_eq!(next("2026-12-24T20:00:00Z").as_deref(), Some("2026-12-28"));
        assert_eq!(next("2026-11-26T07:00:00Z").as_deref(), Some("2026-11-26"));
        assert_eq!(opens_next(&[], at("2026-11-26T07:00:00Z")), None);
    }
}
