//! The flows: what is asked, in which order, and what is done with the answers.

pub(crate) mod appointments;
pub(crate) mod book;
mod choosing;
pub(crate) mod day;
pub(crate) mod due;
pub(crate) mod helped;
pub(crate) mod info;
pub(crate) mod login;
pub(crate) mod own;
pub(crate) mod papers;
pub(crate) mod pay;
pub(crate) mod person;
pub(crate) mod plate;
pub(crate) mod price;
pub(crate) mod registration;
pub(crate) mod report;
pub(crate) mod retest;
mod shift;
pub(crate) mod slots;
pub(crate) mod vehicle;
