//! Rows and every query on them. Somebody's bookings are reached through their owner only.
mod booking;
mod caller;
mod centre;
mod centre_day;
pub mod demo;
mod new_booking;
mod price;
mod reminder;
mod repriced;
mod results_access;
mod setup;

pub(crate) use booking::Booking;
pub(crate) use caller::{Caller, NewCaller};
pub(crate) use centre::{Centre, Hours, Lane, closed_days, timetable};
pub(crate) use new_booking::NewBooking;
pub(crate) use price::{Price, price};
pub(crate) use repriced::Described;
pub(crate) use results_access::{NewConsent, ResultsAccess};
pub(crate) use setup::{create_centre, plan_of, write_plan};
