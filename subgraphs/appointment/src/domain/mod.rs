//! The rules of appointments. No I/O and no clock: callers pass what a rule needs to know.
//! Decisions: docs/decisions/booking.md
mod calendar;
mod consent;
mod price;
mod slots;

pub(crate) use calendar::local_instant;
pub(crate) use consent::{
    CONSENT_EN, CONSENT_FR, CONSENT_VERSION, check_consent_version, holder_name,
};
pub(crate) use fr::{Energy, ServiceKind, VehicleCategory};
pub(crate) use price::{PriceSet, PriceStep, category_of_eu, check_prices, price_step};
pub(crate) use slots::{Busy, Closed, Day, Interval, LaneFacts, Window, day_slots, find_slot};

use crate::error::AppointmentError;
use async_graphql::Enum;
use chrono::{DateTime, TimeDelta, Utc};

/// How long a lane is kept for somebody who is paying.
pub(crate) const HOLD: TimeDelta = TimeDelta::minutes(15);
/// A slot that starts sooner cannot be booked: the centre must know who comes.
pub(crate) const NOTICE: TimeDelta = TimeDelta::minutes(30);
/// How far ahead the calendar opens.
pub(crate) const HORIZON: TimeDelta = TimeDelta::days(90);
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

/// A plate as its owner typed it, in its written form.
pub(crate) fn normal_plate(typed: &str) -> Result<String, AppointmentError> {
    fr::Plate::french(typed).map(String::from).ok_or(AppointmentError::PlateInvalid)
}

/// How long a lane is taken, buffer included. The network's own planning figures.
pub(crate) fn lane_time(service: ServiceKind) -> TimeDelta {
    match service {
        ServiceKind::Periodic => TimeDelta::minutes(30),
        ServiceKind::Retest | ServiceKind::PollutionCheck => TimeDelta::minutes(15),
    }
}

/// May a slot that starts then still be booked?
pub(crate) fn check_bookable(
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), AppointmentError> {
    if starts_at < now + NOTICE {
        return Err(AppointmentError::TooLate);
    }
    if starts_at > now + HORIZON {
        return Err(AppointmentError::TooFar);
    }
    Ok(())
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
    fn slots_are_booked_neither_too_late_nor_too_early() {
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(check_bookable(now + NOTICE, now), Ok(()));
        assert_eq!(
            check_bookable(now + NOTICE - TimeDelta::seconds(1), now),
            Err(AppointmentError::TooLate)
        );
        assert_eq!(
            check_bookable(now + HORIZON + TimeDelta::seconds(1), now),
            Err(AppointmentError::TooFar)
        );
    }

    #[test]
    fn what_has_begun_is_neither_cancelled_nor_moved() {
        assert!(AppointmentStatus::CheckedIn.check_cancellable().is_err());
        assert!(AppointmentStatus::Held.check_reschedulable().is_err());
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
