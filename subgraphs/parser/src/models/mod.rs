//! Rows and every query on them. Somebody's rows are reached through their owner only.
mod history;
pub(crate) mod person;
mod previous;
pub(crate) mod quota;
mod registration;
mod signed;
mod vehicle;
mod watched;

pub(crate) use history::{History, Of};
pub(crate) use previous::PreviousInspection;
pub(crate) use registration::{NewRegistration, Registration};
pub(crate) use signed::SignedInspection;
pub(crate) use vehicle::Vehicle;
pub(crate) use watched::Watched;
