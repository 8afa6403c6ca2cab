//! How well dates are read, measured on rows that say what may be meant.

use super::{Found, Lang, Trouble, find};
use crate::share::Share;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text with a date in it.
#[derive(Debug, Clone, Deserialize)]
pub struct DateRow {
    /// Its name in the file.
    #[serde(default)]
    pub id: String,
    /// fr or en.
    pub lang: String,
    /// What was written.
    pub text: String,
    /// The words that say when; the whole text where it is not named.
    #[serde(default)]
    pub span: String,
    /// When it was written.
    pub reference_time: NaiveDateTime,
    /// First moment and first moment no longer meant, in every reading that is right.
    pub accept: Vec<(Option<NaiveDateTime>, Option<NaiveDateTime>)>,
    /// Whose custom the row follows: A that of the trade, B and C those of others.
    #[serde(default)]
    pub tier: String,
}

/// A text without a date in it.
#[derive(Debug, Clone, Deserialize)]
pub struct Refused {
    /// fr or en.
    pub lang: String,
    /// What was written.
    pub text: String,
    /// It is a date to whoever is not strict: not counted.
    #[serde(default)]
    pub strict: bool,
    /// Which kind of expression it is not; a point is no period.
    #[serde(default)]
    pub extractor: Option<String>,
}

/// What a run measured.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Dates {
    /// Both bounds are those of a right reading.
    pub exact: Share,
    /// Another reading is offered, or it is said that the day is no day: nothing wrong is done.
    pub asked: Share,
    /// Something else is understood and nothing asked.
    pub wrong_unasked: Share,
    /// Nothing is understood.
    pub missed: Share,
    /// Exact, by language and tier.
    pub by_kind: BTreeMap<String, Share>,
    /// Texts without a date in which none is found.
    pub refused: Share,
    /// The texts that were not read as they should be.
    pub wrong: Vec<String>,
}

fn lang(name: &str) -> Lang {
    if name == "en" { Lang::En } else { Lang::Fr }
}

fn common(found: &Found, start: usize, end: usize) -> usize {
    found.span.end.min(end).saturating_sub(found.span.start.max(start))
}

/// Reads every row and counts.
#[must_use]
pub fn score(rows: &[DateRow]) -> Dates {
    let mut dates = Dates::default();
    for row in rows {
        let start = row.text.find(&row.span).unwrap_or(0);
        let end = if row.span.is_empty() { row.text.len() } else { start + row.span.len() };
        let all = find(&row.text, row.reference_time, lang(&row.lang));
        let best = all
            .iter()
            .filter(|found| common(found, start, end) > 0)
            .max_by_key(|found| (common(found, start, end), usize::MAX - found.span.start));
        let exact = best.is_some_and(|found| row.accept.contains(&(found.start, found.end)));
        let asks = best
            .is_some_and(|found| found.or.is_some() || found.trouble == Some(Trouble::Impossible));
        dates.exact.count(exact);
        dates.asked.count(!exact && asks);
        dates.wrong_unasked.count(!exact && best.is_some() && !asks);
        dates.missed.count(best.is_none());
        dates.by_kind.entry(format!("{} {}", row.lang, row.tier)).or_default().count(exact);
        if !exact {
            let said = best.map(|found| {
                let bound =
                    |at: Option<NaiveDateTime>| at.map_or("-".to_owned(), |at| at.to_string());
                format!(
                    "{} > {} « {} »",
                    bound(found.start),
                    bound(found.end),
                    &row.text[found.span.clone()]
                )
            });
            dates.wrong.push(format!(
                "{} {} {} « {} » {}",
                row.id,
                row.tier,
                row.reference_time,
                row.text,
                said.unwrap_or_default()
            ));
        }
    }
    dates
}

/// Reads every row that has no date, and counts those in which none is found.
pub fn score_refused(rows: &[Refused], now: NaiveDateTime, dates: &mut Dates) {
    for row in rows.iter().filter(|row| !row.strict) {
        let periods = row.extractor.as_deref().is_some_and(|name| name.contains("Period"));
        let none = find(&row.text, now, lang(&row.lang)).iter().all(|found| {
            let point =
                found.days.is_some_and(|(first, last)| first == last) || found.days.is_none();
            found.trouble == Some(Trouble::Impossible) || periods && point
        });
        dates.refused.count(none);
        if !none {
            dates.wrong.push(format!("{} « {} » is no date", row.lang, row.text));
        }
    }
}
