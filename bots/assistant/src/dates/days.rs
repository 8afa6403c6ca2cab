//! Days as people name them: "mardi prochain", "lundi en huit", "dans trois jours".

use super::{
    calendar,
    reader::{Read, Reader, Span, Width},
};
use chrono::{Datelike, Days as Count, Months, Weekday};

impl Reader<'_> {
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
}
