//! Rows and every query on them. Somebody's bookings are reached through their owner only.
mod booking;
mod centre;
pub mod demo;
mod price;
mod repriced;
mod results_access;

pub(crate) use booking::{Booking, NewBooking};
pub(crate) use centre::{Centre, Hours, Lane, opening_days};
pub(crate) use price::{Price, price};
pub(crate) use repriced::Described;
pub(crate) use results_access::{NewConsent, ResultsAccess};
