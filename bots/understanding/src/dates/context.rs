//! What a reading depends on beside the words.

use chrono::{NaiveDate, NaiveDateTime};

/// What a reading depends on beside the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) now: NaiveDateTime,
    pub(super) month_first: bool,
}

impl Context {
    pub(super) fn today(&self) -> NaiveDate {
        self.now.date()
    }
}
