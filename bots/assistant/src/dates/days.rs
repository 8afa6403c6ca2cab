//! Days as people name them: "mardi prochain", "le 12/03", "lundi en huit", "fin mars".

use super::{Lang, calendar};
use crate::understanding::normalise::Word;
use chrono::{Datelike, Days as Count, Months, NaiveDate, Weekday};

/// How wide the expression was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    Day,
    Span,
    Week,
    Month,
}

/// One day or a run of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) width: Width,
    /// Where usage is divided: the other day that may be meant.
    pub(super) or: Option<NaiveDate>,
}

impl Span {
    pub(super) fn day(date: NaiveDate) -> Self {
        Self { from: date, to: date, width: Width::Day, or: None }
    }

    pub(super) fn run(from: NaiveDate, to: NaiveDate, width: Width) -> Self {
        Self { from, to, width, or: None }
    }
}

/// What stands around the position: the words, the day it is, the order of day and month.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) words: &'a [Word],
    pub(super) today: NaiveDate,
    pub(super) lang: Lang,
}

pub(super) type Read = Option<(Span, usize)>;

impl<'a> Reader<'a> {
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.words.get(at).and_then(|word| word.number)
    }

    pub(super) fn is(&self, at: usize, candidates: &[&str]) -> bool {
        candidates.contains(&self.text(at))
    }

    /// The day expression that begins at this word, and the index after it.
    pub(super) fn days(&self, at: usize) -> Read {
        self.relative_day(at)
            .or_else(|| self.week(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.in_some_time(at))
            .or_else(|| self.dated(at))
            .or_else(|| self.month(at))
            .or_else(|| self.feast(at))
    }

    fn relative_day(&self, at: usize) -> Read {
        let offset = match self.text(at) {
            "aujourdhui" => 0,
            "demain" | "lendemain" => 1,
            "apresdemain" => 2,
            "hier" => -1,
            "avanthier" => -2,
            // "ce matin", "ce soir": the part of day is read by the clock.
            "ce" if self.is(at + 1, &["matin", "soir", "apresmidi", "nuit", "midi"]) => 0,
            _ => return None,
        };
        let date = self.today.checked_add_signed(chrono::TimeDelta::days(offset))?;
        Some((Span::day(date), at + 1))
    }

    fn weekday(&self, at: usize) -> Read {
        let mut at = at;
        let mut next = false;
        while self.is(at, &["ce", "prochain", "le"]) {
            next |= self.is(at, &["prochain"]);
            at += 1;
        }
        let weekday = calendar::weekday(self.text(at))?;
        let after = at + 1;
        if let Some((span, after)) = self.weekday_with_date(weekday, after) {
            return Some((span, after));
        }
        let coming = calendar::next(self.today, weekday);
        if self.is(after, &["en"]) && matches!(self.number(after + 1), Some(8 | 15)) {
            let weeks = if self.number(after + 1) == Some(8) { 7 } else { 14 };
            let base = calendar::on_or_after(self.today, weekday);
            return Some((Span::day(base + Count::new(weeks)), after + 2));
        }
        if let Some((week, end)) = self.week_beside(after) {
            let day = week.from + Count::new(u64::from(weekday.num_days_from_monday()));
            return Some((Span::day(day), end));
        }
        let d_after = self.is(after, &["d"]) && self.is(after + 1, &["apres"]);
        let next_after = self.is(after, &["prochain"]);
        let mut span = Span::day(coming);
        // The coming day is so near that "prochain" may well mean the one after it.
        if (next || next_after) && (coming - self.today).num_days() <= 2 {
            span.or = Some(coming + Count::new(7));
        }
        Some((span, after + if d_after { 2 } else { usize::from(next_after) }))
    }

    /// "jeudi 15", "samedi 5 décembre", "mardi 12/03".
    fn weekday_with_date(&self, weekday: Weekday, at: usize) -> Read {
        let at = at + usize::from(self.is(at, &["le", ","]));
        if let Some((span, end)) = self.day_and_month(at) {
            return Some((span, end));
        }
        let number = self.number(at)?;
        if !(1..=31).contains(&number) || self.unit_follows(at + 1) {
            return None;
        }
        let day = (0..14).find_map(|months| {
            let month = self.today.checked_add_months(Months::new(months))?;
            let day = month.with_day(number)?;
            (day >= self.today && day.weekday() == weekday).then_some(day)
        })?;
        Some((Span::day(day), at + 1))
    }

    /// A number followed by a unit or a clock sign is not a day of the month.
    fn unit_follows(&self, at: usize) -> bool {
        self.is(
            at,
            &[
                "h", ":", "minute", "jour", "semaine", "mois", "an", "am", "pm", "%", "€", "euros",
                "km",
            ],
        )
    }

    /// "dans 3 jours", "dans deux semaines", "d'ici 15 jours", "sous huit jours".
    fn in_some_time(&self, at: usize) -> Read {
        if let Some(found) = self.counted_from_now(at) {
            return Some(found);
        }
        let within = self.is(at, &["sous"]) || self.is(at, &["d"]) && self.is(at + 1, &["ici"]);
        let mut next = at + 1 + usize::from(within && self.is(at, &["d"]));
        if !within && !self.is(at, &["dans"]) {
            return None;
        }
        let within = within || self.is(next, &["les"]);
        next += usize::from(self.is(next, &["les"]));
        let count = match self.text(next) {
            "quelques" => 3,
            _ => self.number(next)?,
        };
        let next = next + 1 + usize::from(self.is(next + 1, &["prochain"]));
        let count = u64::from(count);
        let date = match self.text(next) {
            "jour" => self.today.checked_add_days(Count::new(count))?,
            "semaine" => self.today.checked_add_days(Count::new(count * 7))?,
            "mois" => self.today.checked_add_months(Months::new(u32::try_from(count).ok()?))?,
            "an" => self.today.checked_add_months(Months::new(u32::try_from(count * 12).ok()?))?,
            _ => return None,
        };
        let span = if within { Span::run(self.today, date, Width::Span) } else { Span::day(date) };
        Some((span, next + 1))
    }

    /// "3 weeks from now"
    fn counted_from_now(&self, at: usize) -> Read {
        let count = u64::from(self.number(at).filter(|count| *count < 1000)?);
        if !self.is(at + 2, &["de"]) || !self.is(at + 3, &["now"]) {
            return None;
        }
        let days = match self.text(at + 1) {
            "jour" => count,
            "semaine" => count * 7,
            _ => return None,
        };
        Some((Span::day(self.today.checked_add_days(Count::new(days))?), at + 4))
    }

    /// "le 15", "5 décembre", "12/03", "2026-12-05".
    fn dated(&self, at: usize) -> Read {
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
