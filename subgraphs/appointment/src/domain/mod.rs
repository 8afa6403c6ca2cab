//! The rules of appointments. No I/O and no clock: callers pass what a rule needs to know.
//! Decisions: docs/decisions/booking.md
mod calendar;
mod changes;
mod consent;
mod hours;
mod price;
mod reminder;
mod setup;
mod slots;
mod timetable;

pub(crate) use calendar::local_instant;
pub use changes::Change;
pub(crate) use changes::{Facts, changes, price_facts};
pub(crate) use consent::{
    CONSENT_EN, CONSENT_FR, CONSENT_VERSION, check_consent_version, holder_name,
};
pub(crate) use fr::{Energy, ServiceKind, VehicleCategory};
pub use hours::{Interval, Week};
pub use price::PriceList;
pub(crate) use price::{
    PriceSet, PriceStep, category_of_eu, check_prices, listed, price_step, prices_of,
};
pub(crate) use reminder::{ReminderKind, reminders, still_helps};
pub(crate) use setup::all_services;
pub use setup::{CentrePlan, LanePlan, NetworkPlan, Position};
pub(crate) use slots::{Busy, Closed, Day, FreeSlot, LaneFacts, Window, Wish};
pub use timetable::Standing;
pub(crate) use timetable::{Start, Timetable};

use crate::error::AppointmentError;
use async_graphql::Enum;
use chrono::{DateTime, TimeDelta, Utc};

/// How long a lane is kept for somebody who is paying.
pub(crate) const HOLD: TimeDelta = TimeDelta::minutes(15);
/// So long somebody may be late before an absence is noted.
const LATE: TimeDelta = TimeDelta::minutes(15);
/// More running holds than this look like somebody emptying the calendar.
pub(crate) const MOST_HOLDS: usize = 3;

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

impl AppointmentStatus {
    /// A customer may call off what has not begun.
    pub(crate) fn check_cancellable(self) -> Result<(), AppointmentError> {
        match self {
            Self::Held | Self::Confirmed => Ok(()),
            _ => Err(AppointmentError::AppointmentNotCancellable),
        }
    }

    /// A customer may move what has not begun; an unpaid hold is simply taken anew.
    pub(crate) fn check_reschedulable(self) -> Result<(), AppointmentError> {
        match self {
            Self::Confirmed => Ok(()),
            _ => Err(AppointmentError::AppointmentNotReschedulable),
        }
    }

    /// Nobody came: noted a quarter of an hour after the start, of who has not arrived.
    pub(crate) fn check_no_show(
        self,
        starts_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), AppointmentError> {
        match self {
            Self::Confirmed if starts_at + LATE < now => Ok(()),
            Self::Confirmed
            | Self::Held
            | Self::CheckedIn
            | Self::Completed
            | Self::Cancelled
            | Self::Expired
            | Self::NoShow => Err(AppointmentError::NoShowNotPossible),
        }
    }

    /// Its owner may say which vehicle comes, or another one, as long as the appointment stands. At
    /// the centre the inspector reads the plate on the vehicle: then only what is missing is taken.
    pub(crate) fn check_vehicle_open(self, plate_known: bool) -> Result<(), AppointmentError> {
        match self {
            Self::Held | Self::Confirmed => Ok(()),
            Self::CheckedIn if !plate_known => Ok(()),
            Self::CheckedIn | Self::Completed | Self::Cancelled | Self::Expired | Self::NoShow => {
                Err(AppointmentError::VehicleNotChangeable)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_begun_is_neither_cancelled_nor_moved() {
        assert!(AppointmentStatus::CheckedIn.check_cancellable().is_err());
        assert!(AppointmentStatus::Held.check_reschedulable().is_err());
    }

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

    #[test]
    fn an_absence_is_noted_of_who_is_late_and_has_not_arrived() {
        use AppointmentStatus::*;
        let start = DateTime::UNIX_EPOCH;
        assert!(Confirmed.check_no_show(start, start + LATE).is_err());
        let late = start + LATE + TimeDelta::seconds(1);
        assert_eq!(Confirmed.check_no_show(start, late), Ok(()));
        for other in [Held, CheckedIn, Completed, Cancelled, Expired, NoShow] {
            assert!(other.check_no_show(start, late).is_err(), "{other}");
        }
    }

    #[test]
    fn the_vehicle_is_open_while_the_appointment_stands_and_at_the_centre_while_it_is_unknown() {
        use AppointmentStatus::*;
        for (status, unknown, known) in [
            (Held, true, true),
            (Confirmed, true, true),
            (CheckedIn, true, false),
            (Completed, false, false),
            (Cancelled, false, false),
            (Expired, false, false),
            (NoShow, false, false),
        ] {
            assert_eq!(status.check_vehicle_open(false).is_ok(), unknown, "{status}");
            assert_eq!(status.check_vehicle_open(true).is_ok(), known, "{status}");
        }
    }
}
