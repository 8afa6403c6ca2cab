//! Dates and times in French and English, read by tables of rules in `data/dates`.
//!
//! [`find`] gives every expression of a text with its bounds in the wall-clock time of the reference;
//! [`when`](fn@when) turns a message into the constraints that a diary is searched with.
//! A rule says which words and which smaller readings make a larger one, and what is made of them
//! ([`make`]); a chart ([`chart`]) tries all of them, and the longest reading is kept. Where usage is
//! divided (« vendredi prochain » on a Tuesday) both readings come out; a day that no calendar has
//! (31 novembre) and one that is over come out as such. Nothing here looks at a clock.
//!
//! Decisions: docs/decisions/assistant.md

mod calendar;
mod chart;
mod context;
mod make;
mod moment;
mod rules;
mod said;
mod scored;
mod spelled;
mod tokens;
mod value;
mod when;

pub use moment::{Found, Trouble};
pub use said::{names_a_day, only_a_weekday, when};
pub use scored::{DateRow, Dates, Refused, score, score_refused};
pub use spelled::mended;
pub use value::Grain;
pub use when::{DayRange, Relative, When, weekday_of};

use chrono::NaiveDateTime;
use rules::Rules;
use std::sync::LazyLock;

/// Which language a text is in, and so in which order figures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Day before month: `12/03` is the 12th of March.
    Fr,
    /// Month before day, as in the United States.
    En,
}

static FRENCH: LazyLock<Result<Rules, String>> = LazyLock::new(|| {
    Rules::read(&[
        include_str!("../../data/dates/both.txt"),
        include_str!("../../data/dates/fr.txt"),
    ])
});
static ENGLISH: LazyLock<Result<Rules, String>> = LazyLock::new(|| {
    Rules::read(&[
        include_str!("../../data/dates/both.txt"),
        include_str!("../../data/dates/en.txt"),
    ])
});

fn rules(lang: Lang) -> &'static Result<Rules, String> {
    match lang {
        Lang::Fr => &FRENCH,
        Lang::En => &ENGLISH,
    }
}

/// Every date expression of a text, in order. What is beyond four thousand bytes is left out.
#[must_use]
pub fn find(text: &str, now: NaiveDateTime, lang: Lang) -> Vec<Found> {
    let text = &text[..text.floor_char_boundary(4_000)];
    match rules(lang) {
        Ok(rules) => chart::find(text, now, lang, rules),
        // The tables are part of the program: a test reads them.
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
