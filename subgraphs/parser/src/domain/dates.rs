//! Dates as the certificate prints them.

use chrono::{Datelike, NaiveDate};
use fr::calendar::PLAIN_MONTHS;

use super::confusion::to_digit;

/// How dates are printed, and how we write them.
const PRINTED: &str = "%d/%m/%Y";

/// A day in the certificate's own form.
pub(super) fn printed(day: NaiveDate) -> String {
    day.format(PRINTED).to_string()
}

/// The day behind the certificate's own form.
pub(super) fn from_printed(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, PRINTED).ok()
}

/// The day a text says, whatever its separators and misread digits; years before 1900 or more
/// than ten years after `today` are misreadings.
pub(super) fn parse(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let digits = digits(text)?;
    day(&digits, today).or_else(|| with_zeros(&digits, today))
}

/// Whether a text says a printed day without a guess at its eights.
pub(super) fn says(text: &str, printed: &str) -> bool {
    digits(text).is_some_and(|digits| digits == printed.replace('/', ""))
}

/// The eight digits of a date.
fn digits(text: &str) -> Option<String> {
    let mut symbols: Vec<char> = text.chars().filter(|symbol| *symbol != ' ').collect();
    // Strokes between the numbers are often read as the digits they look like.
    if symbols.len() == 10 && [2, 5].into_iter().all(|at| "/.-|1I7l".contains(symbols[at])) {
        symbols.remove(5);
        symbols.remove(2);
    }
    let digits: String =
        symbols.into_iter().filter(char::is_ascii_alphanumeric).map(to_digit).collect();
    (digits.len() == 8).then_some(digits)
}

fn day(digits: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(digits, "%d%m%Y").ok()?;
    (1900..=today.year() + 10).contains(&day.year()).then_some(day)
}

/// Whether a printed day would be another one with a zero for one of its eights.
pub(super) fn may_hold_zeros(printed: &str) -> bool {
    printed.match_indices('8').any(|(at, _)| {
        let mut zero = printed.to_owned();
        zero.replace_range(at..=at, "0");
        from_printed(&zero).is_some_and(|day| day.year() >= 1900)
    })
}

/// The only day that the digits say once one of their eights is a zero: struck through, a zero is
/// easily read so.
fn with_zeros(digits: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut days = digits.match_indices('8').filter_map(|(at, _)| {
        let mut zero = digits.to_owned();
        zero.replace_range(at..=at, "0");
        day(&zero, today)
    });
    let only = days.next()?;
    days.next().is_none().then_some(only)
}

/// The last date inside a longer text, and what comes before it.
pub(super) fn at_the_end(text: &str, today: NaiveDate) -> Option<(String, NaiveDate)> {
    let symbols: Vec<char> = text.trim_end().chars().collect();
    // "dd/mm/yyyy" with its separators, or the digits alone.
    [10, 8].into_iter().filter(|length| symbols.len() >= *length).find_map(|length| {
        let (before, date) = symbols.split_at(symbols.len() - length);
        let day = parse(&date.iter().collect::<String>(), today)?;
        Some((before.iter().collect::<String>().trim_end().to_owned(), day))
    })
}

/// The first day said in a text, in figures or in words: "le 01/07/2021", "1er mars 2027".
pub(super) fn within(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(day) = parse(text, today) {
        return Some(day);
    }
    let words: Vec<String> = text.split_whitespace().map(super::labels::plain).collect();
    let spelled = words.windows(3).find_map(|three| {
        let month = PLAIN_MONTHS.iter().position(|month| {
            let word = three[1].to_lowercase();
            word.len() >= 3 && strsim::normalized_levenshtein(month, &word) >= 0.7
        })?;
        let digits = |text: &str| text.chars().map(to_digit).collect::<String>();
        let day: u32 = digits(three[0].trim_end_matches("ER")).parse().ok()?;
        let year: i32 = digits(three[2].get(..4)?).parse().ok()?;
        NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day)
    });
    let plausible = |day: &NaiveDate| (1900..=today.year() + 10).contains(&day.year());
    let figures = || {
        text.split_whitespace().find_map(|word| {
            let bare = word.trim_matches(|symbol: char| !symbol.is_ascii_alphanumeric());
            let figures = bare.chars().filter(char::is_ascii_digit).count();
            parse(bare, today).filter(|_| figures >= 5)
        })
    };
    // A stamp across the line may have been read in one with it.
    let inside = || {
        let symbols: Vec<char> = text.chars().collect();
        symbols.windows(10).find_map(|ten| {
            let strokes = [2, 5].into_iter().all(|at| "/.-".contains(ten[at]));
            let figures = ten.iter().filter(|symbol| symbol.is_ascii_digit()).count();
            (strokes && figures >= 7).then(|| parse(&ten.iter().collect::<String>(), today))?
        })
    };
    spelled.filter(plausible).or_else(figures).or_else(inside)
}

/// The day behind six digits `yymmdd`. The century is that of the latest day not after `today`.
pub(super) fn from_short(six: &str, today: NaiveDate) -> Option<NaiveDate> {
    if six.len() != 6 || !six.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    [20, 19].into_iter().find_map(|century| {
        let day = NaiveDate::parse_from_str(&format!("{century}{six}"), "%Y%m%d").ok()?;
        (day <= today).then_some(day)
    })
}

/// The six digits `yymmdd` of a day.
pub(super) fn short(day: NaiveDate) -> String {
    day.format("%y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn dates_survive_misreading() {
        let today = day(2026, 3, 1);
        for text in [
            "08/08/2013",
            "O8/08/2013",
            "08.08.2013",
            "08082013",
            "08108/2013",
            "08/0B/2013",
            "08/88/2013",
        ] {
            assert_eq!(parse(text, today), Some(day(2013, 8, 8)), "{text}");
        }
        for text in
            ["31/02/2013", "08/13/2013", "08/08/13", "08/08/1813", "08/08/2099", "88/88/2013", ""]
        {
            assert_eq!(parse(text, today), None, "{text}");
        }
    }

    #[test]
    fn a_date_may_end_a_sentence() {
        let found = at_the_end("VISITE AVANT LE 20/11/2025", day(2025, 1, 1));
        assert_eq!(found, Some(("VISITE AVANT LE".to_owned(), day(2025, 11, 20))));
        assert_eq!(at_the_end("VISITE AVANT LE", day(2025, 1, 1)), None);
    }

    #[test]
    fn a_day_is_found_inside_a_text() {
        let today = day(2026, 3, 1);
        for (text, found) in [
            ("22 novembre 2026", Some(day(2026, 11, 22))),
            ("le 1er août 2024 à 9 h", Some(day(2024, 8, 1))),
            ("Lyon, le 01/07/2021 à 10:30", Some(day(2021, 7, 1))),
            ("TECHNIQ11/12/1992", Some(day(1992, 12, 11))),
            ("31 février 2024", None),
            ("27 rue de la Villette", None),
        ] {
            assert_eq!(within(text, today), found, "{text}");
        }
    }

    #[test]
    fn short_dates_find_their_century() {
        let today = day(2026, 3, 1);
        assert_eq!(from_short("980105", today), Some(day(1998, 1, 5)));
        assert_eq!(from_short("250105", today), Some(day(2025, 1, 5)));
        assert_eq!(from_short("260401", today), Some(day(1926, 4, 1)));
        assert_eq!(from_short("991331", today), None);
        assert_eq!(short(day(1998, 1, 5)), "980105");
    }
}
