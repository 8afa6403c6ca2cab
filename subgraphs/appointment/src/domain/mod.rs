//! The rules of appointments. No I/O and no clock: callers pass what a rule needs to know.
//! Decisions: docs/decisions/booking.md
mod calendar;
mod consent;
mod plate;
mod price;
mod slots;

pub(crate) use calendar::{local_instant, public_holiday};
pub(crate) use consent::{
    CONSENT_EN, CONSENT_FR, CONSENT_VERSION, check_consent_version, holder_name,
};
pub(crate) use plate::normal_plate;
pub(crate) use price::{PriceSet, PriceStep, check_prices, price_step};
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
    /// What the vehicle comes for.
    ServiceKind {
        /// The periodic inspection (contrôle technique périodique).
        Periodic,
        /// The contre-visite after an unfavourable result.
        Retest,
        /// The yearly pollution check of vans (contrôle complémentaire).
        PollutionCheck,
    }
}
named! {
    /// What kind of vehicle; decides lane and price.
    VehicleCategory {
        /// Passenger car, M1.
        Car,
        /// Van up to 3.5 t, N1.
        Van,
        /// Two or three wheels and quads, L.
        Motorcycle,
    }
}
named! {
    /// What drives it; decides the price.
    Energy {
        /// Petrol, superethanol.
        Petrol,
        /// Diesel.
        Diesel,
        /// Electric, hydrogen.
        Electric,
        /// Any hybrid.
        Hybrid,
        /// LPG, CNG.
        Gas,
    }
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

impl ServiceKind {
    /// How long a lane is taken, buffer included. The network's own planning figures.
    pub(crate) fn lane_time(self) -> TimeDelta {
        match self {
            Self::Periodic => TimeDelta::minutes(30),
            Self::Retest | Self::PollutionCheck => TimeDelta::minutes(15),
        }
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
}
