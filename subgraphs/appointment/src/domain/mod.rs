//! The rules of appointments. No I/O and no clock: callers pass what a rule needs to know.
//! Decisions: docs/decisions/booking.md
/// Declares an enumeration that is the same in the graph, in the database and in events.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
        #[derive(strum::IntoStaticStr, strum::EnumString, strum::Display, strum::VariantArray)]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

mod calendar;
mod changes;
mod consent;
mod feed;
mod figures;
mod fleet;
mod hours;
mod lane_time;
mod life;
mod note;
mod places;
mod price;
mod reminder;
mod setup;
mod slots;
mod sought;
mod terms;
mod timetable;
mod unpaid;
mod vehicle;
mod waiting;

pub(crate) use calendar::{local_date, local_days, local_instant};
pub use changes::Change;
pub(crate) use changes::{Facts, changes, price_facts};
pub(crate) use consent::{check_consent_version, consent_text, holder_name};
pub(crate) use feed::{Entry, calendar};
pub(crate) use figures::{Counts, OpenCentre};
pub(crate) use fleet::{MOST_VEHICLES, Period, Placed, allot};
pub(crate) use fr::{Energy, ServiceKind, VehicleCategory};
pub use hours::{Interval, Week};
pub use lane_time::LaneTime;
pub(crate) use lane_time::{LaneTimes, are_sound, or_else};
pub(crate) use life::Step;
pub(crate) use note::{MOST_NOTES, note_words};
pub(crate) use places::{alternatives, distance_km};
pub use price::PriceList;
pub(crate) use price::{
    PriceSet, PriceStep, category_of_eu, check_prices, listed, price_day, price_step, prices_of,
};
pub(crate) use reminder::{ReminderKind, reminders, still_helps};
pub(crate) use setup::all_services;
pub use setup::{CentrePlan, LanePlan, NetworkPlan, Position};
pub(crate) use slots::{Busy, Closed, Day, FreeSlot, LaneFacts, Window, Wish};
pub(crate) use sought::{REFERENCE, Sought, sought, words_of};
pub(crate) use terms::{Agreed, Outcome, Withdraws};
pub use terms::{CancellationPlan, LateCancellation};
pub use timetable::Standing;
pub(crate) use timetable::{Booker, Start, Timetable};
pub(crate) use unpaid::{MOST_FROM_A_PLACE_THAT_DAY, Unpaid};
pub(crate) use vehicle::{SETTLED, check_swap};
pub(crate) use waiting::{Awaited, MOST_OFFERS, MOST_WAITS, WaitStatus, offered_until};

use crate::error::AppointmentError;
use async_graphql::Enum;
use chrono::TimeDelta;

/// How long a lane is kept for somebody who is paying.
pub(crate) const HOLD: TimeDelta = TimeDelta::minutes(15);
/// So long it is kept for a fleet, whose list somebody has to agree to.
pub(crate) const GROUP_HOLD: TimeDelta = TimeDelta::minutes(60);
/// So long after an appointment the link of a letter still shows it.
pub(crate) const LINK_LASTS: TimeDelta = TimeDelta::days(1);
/// Touched whenever a lane may be free again: somebody may wait for it.
pub(crate) const FREED: &str = "appointment:freed";
/// More running holds than this look like somebody emptying the calendar.
pub(crate) const MOST_HOLDS: usize = 3;

named! {
    /// Where an appointment is in its life.
    AppointmentStatus {
        /// A lane is kept while the customer pays.
        Held,
        /// It stands.
        Confirmed,
        /// The vehicle is at the centre.
        CheckedIn,
        /// The inspection is signed.
        Completed,
        /// Called off.
        Cancelled,
        /// Nobody paid in time.
        Expired,
        /// Nobody came.
        NoShow,
    }
}

/// Who calls or stands at the desk, and where to reach them: needed until the vehicle is there.
pub(crate) fn caller(
    name: &str,
    phone: Option<&str>,
    comes_later: bool,
) -> Result<(String, Option<String>), AppointmentError> {
    let name = name.trim();
    let named = (1..=LONGEST_NAME).contains(&name.chars().count());
    let number = phone.map(str::trim).filter(|phone| !phone.is_empty());
    let read = number.and_then(fr::phone::read);
    let reachable = if number.is_some() { read.is_some() } else { !comes_later };
    if named && reachable {
        Ok((name.to_owned(), read))
    } else {
        Err(AppointmentError::CallerInvalid)
    }
}

/// Longest name of a caller, in characters.
const LONGEST_NAME: usize = 100;

/// A plate as its owner typed it, in its written form.
pub(crate) fn normal_plate(typed: &str) -> Result<String, AppointmentError> {
    fr::Plate::french(typed).map(String::from).ok_or(AppointmentError::PlateInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_has_a_name_and_whoever_comes_later_a_number() {
        let known = Ok(("Zoé Martin".to_owned(), Some("+33612345678".to_owned())));
        assert_eq!(caller(" Zoé Martin ", Some("06 12 34 56 78"), true), known);
        assert_eq!(caller("Zoé", None, false), Ok(("Zoé".to_owned(), None)));
        let wrong = Err(AppointmentError::CallerInvalid);
        for (name, phone, later) in
            [("", Some("0612345678"), true), ("Zoé", None, true), ("Zoé", Some("12"), false)]
        {
            assert_eq!(caller(name, phone, later), wrong, "{name} {phone:?}");
        }
    }
}
