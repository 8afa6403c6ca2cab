//! Rows and every query on them. Somebody's bookings are reached through their owner only.
mod booking;
mod centre;
pub mod demo;

pub(crate) use booking::{Booking, NewBooking};
pub(crate) use centre::{Centre, Hours, Lane, opening_days, price};
