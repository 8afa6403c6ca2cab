//! Dates and times in French and English, read by our own grammar.
//!
//! [`parse`] finds every expression with its bounds; [`when`] turns a message into the
//! constraint set that the diary is searched with. Neither looks at a clock.

mod calendar;
mod clock;
mod dated;
mod days;
mod found;
mod items;
mod reader;
mod weeks;
mod when;

pub use found::{Found, Grain, parse};
pub(crate) use when::weekday_of;
pub use when::{DayRange, When};

use crate::words::{Word, words};
use chrono::NaiveDateTime;
use reader::Reader;

/// Which order figures stand in: `12/03` is the 12th of March in French.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Day before month.
    Fr,
    /// Month before day, as in the United States.
    En,
}

/// Everything the message says about when, as one constraint set.
#[must_use]
pub fn when(text: &str, reference: NaiveDateTime) -> When {
    when_in(&words(text), reference)
}

pub(crate) fn when_in(words: &[Word], reference: NaiveDateTime) -> When {
    let reader = Reader { words, today: reference.date(), lang: Lang::Fr };
    let items = items::read(&reader);
    let when = When::from_items(&items, reference.date(), |first, second| {
        words[first.to..second.from].iter().any(|word| word.is(&["ou", "or"]))
    });
    match (0..words.len()).find_map(|at| reader.impossible(at)) {
        // Whatever else its figures might be taken for, nobody meant that.
        Some(day) => When { days: Vec::new(), or: None, impossible: Some(day), ..when },
        None => when,
    }
}

/// Whether the only day named is one of the week: « le samedi », and no date.
pub(crate) fn only_a_weekday(words: &[Word]) -> bool {
    words.iter().any(|word| calendar::weekday(&word.text).is_some())
        && !words.iter().any(|word| word.number.is_some() || calendar::month(&word.text).is_some())
}

/// Whether a word is a weekday's or a month's name.
pub(crate) fn names_a_day(word: &str) -> bool {
    calendar::weekday(word).is_some() || calendar::month(word).is_some()
}
