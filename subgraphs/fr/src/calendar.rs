//! The French civil calendar: public holidays, and what days and months are called.
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// January first.
pub const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// [`MONTHS`] without accents, as people type them and as a reader of printed pages sees them.
pub const PLAIN_MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// Monday first.
pub const WEEKDAYS: [&str; 7] =
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// « janvier » of a day in January.
pub fn month_name(day: NaiveDate) -> &'static str {
    MONTHS[usize::try_from(day.month0()).unwrap_or_default()]
}

/// « lundi » of a Monday.
pub fn weekday_name(day: Weekday) -> &'static str {
    WEEKDAYS[usize::try_from(day.num_days_from_monday()).unwrap_or_default()]
}

/// `1er`, `2`: how the number of a day is said.
pub fn ordinal(day: u32) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

/// The weekday of that name, in small letters.
pub fn weekday(name: &str) -> Option<Weekday> {
    let at = WEEKDAYS.iter().position(|known| *known == name)?;
    u8::try_from(at).ok()?.try_into().ok()
}

/// The month's number from 1, by its name in small letters, with or without accents.
pub fn month(name: &str) -> Option<u32> {
    let at = MONTHS
        .iter()
        .position(|known| *known == name)
        .or_else(|| PLAIN_MONTHS.iter().position(|known| *known == name))?;
    u32::try_from(at + 1).ok()
}

/// The holiday's name, if that day is one at that postcode.
///
/// Source: code du travail, art. L3133-1; Alsace and Moselle add Good Friday and 26 December
/// (art. L3134-13).
pub fn public_holiday(day: NaiveDate, postal_code: &str) -> Option<&'static str> {
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
        assert_eq!(public_holiday(day("2026-05-26"), "75015"), None);
    }

    #[test]
    fn alsace_and_moselle_have_two_more() {
        assert_eq!(public_holiday(day("2026-12-26"), "67000"), Some("Saint-Étienne"));
        assert_eq!(public_holiday(day("2026-12-26"), "69003"), None);
        assert_eq!(public_holiday(day("2026-04-03"), "57000"), Some("Vendredi saint"));
        assert_eq!(public_holiday(day("2026-04-03"), "75015"), None);
    }

    #[test]
    fn days_and_months_are_found_by_the_names_they_have() {
        for at in 0..7_u8 {
            let day = Weekday::try_from(at).unwrap();
            assert_eq!(weekday(weekday_name(day)), Some(day));
        }
        for number in 1..=12 {
            let first = NaiveDate::from_ymd_opt(2026, number, 1).unwrap();
            assert_eq!(month(month_name(first)), Some(number));
        }
        assert_eq!((month("fevrier"), month("août"), month("brumaire")), (Some(2), Some(8), None));
        assert_eq!((ordinal(1), ordinal(21)), ("1er".to_owned(), "21".to_owned()));
    }
}
