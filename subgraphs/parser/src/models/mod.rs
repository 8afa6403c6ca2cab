//! Rows and every query on them. Somebody's rows are reached through their owner only.
mod previous;
pub(crate) mod quota;
mod registration;
mod signed;
mod vehicle;

pub(crate) use previous::PreviousInspection;
pub(crate) use registration::{NewRegistration, Registration};
pub(crate) use signed::SignedInspection;
pub(crate) use vehicle::Vehicle;
