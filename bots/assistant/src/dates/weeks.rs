//! Weeks, months, their parts, and feasts.

use super::{
    calendar,
    reader::{Read, Reader, Span, Width},
};
use chrono::{Datelike, Days as Count, Months, NaiveDate, Weekday};

impl Reader<'_> {
    pub(super) fn week(&self, at: usize) -> Read {
        let mut at = at;
        while self.is(at, &["le", "la", "en", "au", "a"]) {
            at += 1;
        }
        let monday = calendar::monday(self.today);
        if self.is(at, &["debut", "milieu", "fin"]) {
            let part = self.text(at);
            let mut end = at + 1;
            while self.is(end, &["de", "la", "du"]) {
                end += 1;
            }
            let (week, end) = if let Some(found) = self.week_beside(end) {
                found
            } else if self.is(end, &["semaine"]) {
                let next = self.is(end + 1, &["prochain"]);
                let from = if next { monday + Count::new(7) } else { monday };
                (Span::run(from, from + Count::new(6), Width::Week), end + 1 + usize::from(next))
            } else {
                return None;
            };
            let (first, last) = match part {
                "debut" => (0, 1),
                "milieu" => (2, 3),
                _ => (3, 6),
            };
            let from = (week.from + Count::new(first)).max(self.today);
            let to = (week.from + Count::new(last)).max(from);
            return Some((Span::run(from, to, Width::Span), end));
        }
        if self.is(at, &["weekend"])
            || self.is(at, &["ce", "prochain"]) && self.is(at + 1, &["weekend"])
        {
            let at = at + usize::from(!self.is(at, &["weekend"]));
            let next = self.is(at + 1, &["prochain"]);
            let saturday = calendar::on_or_after(self.today, Weekday::Sat);
            let near = (saturday - self.today).num_days() <= 2;
            let from = if next && near { saturday + Count::new(7) } else { saturday };
            let span = Span::run(from, from + Count::new(1), Width::Span);
            return Some((span, at + 1 + usize::from(next)));
        }
        self.week_beside(at)
    }

    /// "[de] la semaine prochaine", "cette semaine", "la semaine du 7 octobre".
    pub(super) fn week_beside(&self, at: usize) -> Option<(Span, usize)> {
        let mut at = at;
        while self.is(at, &["de", "la", "le", "dans"]) {
            at += 1;
        }
        let monday = calendar::monday(self.today);
        let week = |from: NaiveDate| Span::run(from, from + Count::new(6), Width::Week);
        if self.is(at, &["ce"]) && self.is(at + 1, &["semaine"]) {
            return Some((week(monday), at + 2));
        }
        if self.is(at, &["prochain"]) && self.is(at + 1, &["semaine"]) {
            return Some((week(monday + Count::new(7)), at + 2));
        }
        if !self.is(at, &["semaine"]) {
            return None;
        }
        match self.text(at + 1) {
            "prochain" => Some((week(monday + Count::new(7)), at + 2)),
            "qui" if self.is(at + 2, &["suit", "vient", "arrive"]) => {
                Some((week(monday + Count::new(7)), at + 3))
            }
            "d" if self.is(at + 2, &["apres"]) => Some((week(monday + Count::new(7)), at + 3)),
            "pro" => Some((week(monday + Count::new(7)), at + 2)),
            "du" | "de" => {
                let skip = usize::from(self.is(at + 2, &["le"]));
                let (day, end) = self.day_and_month(at + 2 + skip)?;
                Some((week(calendar::monday(day.from)), end))
            }
            _ => None,
        }
    }

    /// "en mars", "fin mars", "début avril", "le mois prochain", "première quinzaine d'avril".
    pub(super) fn month(&self, at: usize) -> Read {
        let mut at = at;
        let began = at;
        while self.is(at, &["en", "a", "la", "le", "au", "courant", "dans", "ce"]) {
            at += 1;
        }
        let part = match self.text(at) {
            "debut" => Some((1, 5)),
            "mi" | "milieu" => Some((10, 19)),
            "fin" => Some((21, 31)),
            "premier" if self.is(at + 1, &["quinzaine"]) => Some((1, 14)),
            "deuxieme" if self.is(at + 1, &["quinzaine"]) => Some((15, 31)),
            _ => None,
        };
        if part.is_some() {
            at += if self.is(at + 1, &["quinzaine"]) { 2 } else { 1 };
        }
        while self.is(at, &["-", "de", "du", "d", "le", "ce"]) {
            at += 1;
        }
        let (first, end) = if self.is(at, &["mois", "prochain"]) {
            let this = self.today.with_day(1)?;
            let next = this.checked_add_months(Months::new(1))?;
            let named = calendar::month(self.text(at + 1)).or_else(|| {
                calendar::month(self.text(at + 2)).filter(|_| self.is(at + 1, &["de"]))
            });
            match (self.text(at), self.text(at + 1)) {
                ("mois", "prochain") | ("prochain", "mois") => (next, at + 2),
                ("mois", _) if named.is_some() => {
                    let skip = usize::from(self.is(at + 1, &["de"]));
                    (calendar::first_of(self.today, named?)?, at + 2 + skip)
                }
                ("mois", _) if part.is_some() || self.is(at - usize::from(at > began), &["ce"]) => {
                    (this, at + 1)
                }
                _ => return None,
            }
        } else {
            let month = calendar::month(self.text(at))?;
            if part.is_none() && began == at || self.number(at + 1).is_some() {
                return None;
            }
            (calendar::first_of(self.today, month)?, at + 1)
        };
        let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
        let Some((from, to)) = part else {
            return Some((Span::run(first, last, Width::Month), end));
        };
        let to = first.with_day(to).unwrap_or(last);
        Some((Span::run(first.with_day(from)?, to, Width::Span), end))
    }

    pub(super) fn feast(&self, at: usize) -> Read {
        let (day, month, used) = match self.text(at) {
            "noel" | "christmas" => (25, 12, 1),
            "jour"
                if self.is(at + 1, &["de"])
                    && self.is(at + 2, &["l"])
                    && self.is(at + 3, &["an"]) =>
            {
                (1, 1, 4)
            }
            _ => return None,
        };
        Some((Span::day(calendar::coming(self.today, day, month)?), at + used))
    }
}
