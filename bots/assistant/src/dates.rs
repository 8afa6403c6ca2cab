//! What a message says about when, as [`::understanding`] reads it.
//! Decisions: docs/decisions/assistant.md

pub(crate) use ::understanding::dates::{
    DayRange, Relative, When, mended, names_a_day, only_a_weekday, weekday_of,
};

use crate::locale::Locale;
use ::understanding::dates::Lang;
use chrono::NaiveDateTime;

/// Everything a text says about when, in the language that is spoken.
pub(crate) fn when(text: &str, now: NaiveDateTime, locale: Locale) -> When {
    let lang = match locale {
        Locale::Fr => Lang::Fr,
        Locale::En => Lang::En,
    };
    ::understanding::dates::when(text, now, lang)
}
