//! Rows and every query on them. Somebody's bookings are reached through their owner only.
mod block;
mod bookable;
mod booking;
mod caller;
mod centre;
mod centre_day;
pub mod demo;
mod feed;
mod figures;
mod lane_time;
mod linked;
mod new_booking;
mod note;
mod people;
pub(crate) mod person;
mod price;
mod reminder;
mod repriced;
mod results_access;
mod setup;
mod statement;
mod step;
mod terms;
mod told_price;
mod unpaid;
mod wait;
mod wished;

pub(crate) use block::{Block, block_lane, free_lane};
pub(crate) use bookable::{Bookable, bookable, bookable_at};
pub(crate) use booking::{Booking, board_topic};
pub(crate) use caller::{Caller, NewCaller};
pub(crate) use centre::{Centre, Hours, Lane, closed_days};
pub(crate) use feed::Feed;
pub(crate) use figures::{Booked, Due, Lead, note_month, open_centres};
pub(crate) use lane_time::lane_times_of;
pub(crate) use new_booking::{AskedFrom, NewBooking};
pub(crate) use note::Note;
pub(crate) use people::note_person;
pub(crate) use price::{Price, PriceScope, price, prices};
pub(crate) use repriced::Described;
pub(crate) use results_access::{NewConsent, ResultsAccess};
pub(crate) use setup::{create_centre, plan_of, write_plan};
pub(crate) use step::Noted;
pub(crate) use terms::{PastTerms, agreed, agreed_among};
pub(crate) use told_price::tell_prices;
pub(crate) use unpaid::{
    check_place_that_day, count_unpaid, forget_unpaid, move_unpaid, note_proven, settle_unpaid,
    try_count_unpaid,
};
pub(crate) use wait::{Answer, NewWait, Wait};
pub(crate) use wished::{Found, Wished};
