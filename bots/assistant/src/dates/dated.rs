//! Days with their number: "le 15", "5 décembre", "12/03", "2026-12-05".

use super::{
    Lang, calendar,
    reader::{Read, Reader, Span},
};
use chrono::NaiveDate;

impl Reader<'_> {
    /// A number followed by a unit or a clock sign is not a day of the month.
    pub(super) fn unit_follows(&self, at: usize) -> bool {
        self.is(
            at,
            &[
                "h", ":", "minute", "jour", "semaine", "mois", "an", "am", "pm", "%", "€", "euros",
                "km",
            ],
        )
    }

    /// "le 15", "5 décembre", "12/03", "2026-12-05".
    pub(super) fn dated(&self, at: usize) -> Read {
        let article = self.is(at, &["le", "du", "au", "les"]);
        let at = at + usize::from(article);
        if let Some(found) = self.day_and_month(at) {
            return Some(found);
        }
        let number = self.number(at).filter(|n| (1..=31).contains(n))?;
        let digits = self.words.get(at)?.digits;
        let second = self.number(at + 1).filter(|n| (1..=12).contains(n));
        if article && digits > 0 && second.is_some() && !self.unit_follows(at + 2) {
            return self.numeric(at, number, second?, at + 2, 0);
        }
        let ordinal = usize::from(self.is(at + 1, &["er", "ere", "eme", "th", "st", "nd", "rd"]));
        let article = article && self.words.get(at)?.text != "une";
        if !article || self.unit_follows(at + 1 + ordinal) {
            return None;
        }
        Some((Span::day(calendar::day_of_month(self.today, number)?), at + 1 + ordinal))
    }

    /// A day with its month, in letters or in figures, the year optional.
    pub(super) fn day_and_month(&self, at: usize) -> Read {
        let found = self.unfenced_day_and_month(at)?;
        // "4/13/1" and "2024/13/1" are no dates, nor is any part of them.
        let fenced = at > 0 && self.is(at - 1, &["/"]) && self.number(at).is_some();
        let open = self.is(found.1, &["/"]) && self.number(found.1 + 1).is_some();
        (!fenced && !open).then_some(found)
    }

    fn unfenced_day_and_month(&self, at: usize) -> Read {
        // "Octobre 14", "december 5th"
        if let Some(month) = calendar::month(self.text(at)) {
            let dash = usize::from(self.is(at + 1, &["-", "."]));
            let day = self.number(at + 1 + dash).filter(|n| (1..=31).contains(n))?;
            if self.unit_follows(at + 2 + dash) {
                return None;
            }
            let ordinal = usize::from(self.is(at + 2 + dash, &["th", "st", "nd", "rd"]));
            return self.with_year(day, month, at + 2 + dash + ordinal);
        }
        let first = self.number(at)?;
        let digits = self.words.get(at)?.digits;
        let ordinal = usize::from(self.is(at + 1, &["er", "eme", "th", "st", "nd", "rd"]));
        let after = at + 1 + ordinal;
        let of = usize::from(self.is(after, &["de", "-", "d", "."]));
        let month = calendar::month(self.text(after + of))
            .or_else(|| (self.text(after) == "sept").then_some(9));
        if let Some(month) = month {
            let dot = usize::from(
                self.is(after + of + 1, &[".", "-"]) && self.number(after + of + 2).is_some(),
            );
            return self.with_year(first, month, after + of + 1 + dot);
        }
        let sign = self.text(at + 1);
        if digits == 4 && sign == "-" {
            let date = NaiveDate::from_ymd_opt(
                i32::try_from(first).ok()?,
                self.number(at + 2)?,
                self.number(at + 4).filter(|_| self.is(at + 3, &["-"]))?,
            )?;
            return Some((Span::day(date), at + 5));
        }
        if !(1..=2).contains(&digits) || !["/", "-", "."].contains(&sign) {
            return None;
        }
        let second = self.number(at + 2).filter(|_| self.words[at + 2].digits > 0)?;
        // Only a slash makes two numbers a date by themselves: "10.1" and "5-7" say other things.
        let third = self.text(at + 3) == sign
            && self.words.get(at + 4).is_some_and(|w| matches!(w.digits, 2 | 4));
        if sign != "/" && !third || self.unit_follows(at + 3) {
            return None;
        }
        self.numeric(at, first, second, at + 3, usize::from(third))
    }

    /// A day and a month that no calendar has: "31 novembre", "30/02", "32 mars".
    pub(super) fn impossible(&self, at: usize) -> Option<(u32, u32)> {
        if let Some(month) = calendar::month(self.text(at)) {
            // "November 31", and no year.
            let dash = usize::from(self.is(at + 1, &["-", "."]));
            let day = self.number(at + 1 + dash).filter(|day| (1..=99).contains(day))?;
            let told = self.words.get(at + 1 + dash).is_some_and(|word| word.digits <= 2)
                && !self.unit_follows(at + 2 + dash);
            return (told && day > calendar::longest(month)).then_some((day, month));
        }
        let day = self.number(at).filter(|day| (1..=99).contains(day))?;
        let digits = self.words.get(at)?.digits;
        let named = self.is(at + 1, &["de", "d"]);
        let month = calendar::month(self.text(at + 1 + usize::from(named))).or_else(|| {
            let slash = self.is(at + 1, &["/"]) && (1..=2).contains(&digits);
            let fenced = at > 0 && self.is(at - 1, &["/"]);
            self.number(at + 2).filter(|month| slash && !fenced && (1..=12).contains(month))
        })?;
        (day > calendar::longest(month)).then_some((day, month))
    }

    fn numeric(&self, at: usize, first: u32, second: u32, end: usize, sign: usize) -> Read {
        let (day, month) = match self.lang {
            Lang::En if first <= 12 && self.words[at].digits > 0 => (second, first),
            _ => (first, second),
        };
        let year = self.words.get(end + sign).filter(|word| matches!(word.digits, 2 | 4));
        match year.filter(|_| sign == 1 || !self.unit_follows(end + 1)).and_then(|w| w.number) {
            Some(year) => {
                let year = if year < 100 { year + 2000 } else { year };
                let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
                Some((Span::day(date), end + sign + 1))
            }
            None => Some((Span::day(calendar::coming(self.today, day, month)?), end)),
        }
    }

    fn with_year(&self, day: u32, month: u32, end: usize) -> Read {
        let comma = usize::from(self.is(end, &[",", "de", "d"]));
        let year = self.words.get(end + comma).filter(|word| word.digits == 4);
        if let Some(year) = year.and_then(|word| word.number).filter(|y| (1900..2100).contains(y)) {
            let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
            return Some((Span::day(date), end + comma + 1));
        }
        Some((Span::day(calendar::coming(self.today, day, month)?), end))
    }
}
