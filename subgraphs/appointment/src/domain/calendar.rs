//! The French civil calendar: public holidays, and local times as instants.
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use kernel::clock::CIVIL_ZONE;

/// The holiday's name, if that day is one at that postcode.
///
/// Source: code du travail, art. L3133-1; Alsace and Moselle add Good Friday and 26 December
/// (art. L3134-13).
pub(crate) fn public_holiday(day: NaiveDate, postal_code: &str) -> Option<&'static str> {
    let easter = easter(day.year())?;
    let alsace_moselle = ["57", "67", "68"].iter().any(|dept| postal_code.starts_with(dept));
    let after_easter = day.signed_duration_since(easter).num_days();
    match (day.month(), day.day(), after_easter) {
        (1, 1, _) => Some("Jour de l’an"),
        (5, 1, _) => Some("Fête du Travail"),
        (5, 8, _) => Some("Victoire de 1945"),
        (7, 14, _) => Some("Fête nationale"),
        (8, 15, _) => Some("Assomption"),
        (11, 1, _) => Some("Toussaint"),
        (11, 11, _) => Some("Armistice de 1918"),
        (12, 25, _) => Some("Noël"),
        (12, 26, _) if alsace_moselle => Some("Saint-Étienne"),
        (_, _, -2) if alsace_moselle => Some("Vendredi saint"),
        (_, _, 1) => Some("Lundi de Pâques"),
        (_, _, 39) => Some("Ascension"),
        (_, _, 50) => Some("Lundi de Pentecôte"),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let days = h + l - 7 * m;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(u64::try_from(days).ok()?))
}

/// The instant of a wall-clock time in France. `None` in the hour that spring skips; the first of
/// the two in the hour that autumn repeats.
pub(crate) fn local_instant(day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    CIVIL_ZONE
        .from_local_datetime(&day.and_time(time))
        .earliest()
        .map(|local| local.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn moving_feasts_follow_easter() {
        assert_eq!(easter(2026), Some(day("2026-04-05")));
        assert_eq!(easter(2027), Some(day("2027-03-28")));
        assert_eq!(public_holiday(day("2027-03-29"), "69003"), Some("Lundi de Pâques"));
        assert_eq!(public_holiday(day("2026-05-14"), "69003"), Some("Ascension"));
        assert_eq!(public_holiday(day("2026-05-25"), "75015"), Some("Lundi de Pentecôte"));
    }

    #[test]
    fn alsace_and_moselle_have_two_more() {
        assert_eq!(public_holiday(day("2026-12-26"), "67000"), Some("Saint-Étienne"));
        assert_eq!(public_holiday(day("2026-12-26"), "69003"), None);
        assert_eq!(public_holiday(day("2026-04-03"), "57000"), Some("Vendredi saint"));
    }

    #[test]
    fn local_times_know_summer_time() {
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        assert_eq!(
            local_instant(day("2026-07-01"), eight).unwrap().to_rfc3339(),
            "2026-07-01T06:00:00+00:00"
        );
        assert_eq!(
            local_instant(day("2026-12-01"), eight).unwrap().to_rfc3339(),
            "2026-12-01T07:00:00+00:00"
        );
        let skipped = NaiveTime::from_hms_opt(2, 30, 0).unwrap();
        assert_eq!(local_instant(day("2026-03-29"), skipped), None);
    }
}
