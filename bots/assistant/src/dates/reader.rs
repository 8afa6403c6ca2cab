//! What the grammar of days reads from and what it answers.

use super::Lang;
use crate::words::Word;
use chrono::NaiveDate;

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
}
