//! The life of an appointment: one table of what may follow on what. What people ask for and what
//! other domains tell both pass it; nothing else writes a status.
//! Decisions: docs/decisions/booking.md
use super::{AppointmentStatus, local_date};
use crate::error::AppointmentError;
use chrono::{DateTime, TimeDelta, Utc};

/// So long somebody may be late before an absence is noted.
const LATE: TimeDelta = TimeDelta::minutes(15);

/// What happens to an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub(crate) enum Step {
    /// Its money is there, or will be at the desk.
    Confirm,
    /// Nobody paid in time, or the slot was given back.
    Expire,
    /// It is called off, by its owner or by the centre.
    Cancel,
    /// Its vehicle is at the centre.
    Arrive,
    /// Its inspection is over, signed or broken off.
    Finish,
    /// Nobody came.
    Miss,
}

impl AppointmentStatus {
    /// Where it is after that; `None` where that cannot happen to it.
    pub(crate) fn after(self, step: Step) -> Option<Self> {
        match (step, self) {
            // Late money takes an expired hold back, where its lane is still free.
            (Step::Confirm, Self::Held | Self::Expired) => Some(Self::Confirmed),
            (Step::Expire, Self::Held) => Some(Self::Expired),
            (Step::Cancel, Self::Held | Self::Confirmed) => Some(Self::Cancelled),
            // Somebody who was given up may still come, where a lane is free.
            (Step::Arrive, Self::Confirmed | Self::NoShow) => Some(Self::CheckedIn),
            (Step::Finish, Self::CheckedIn) => Some(Self::Completed),
            (Step::Miss, Self::Confirmed) => Some(Self::NoShow),
            (
                Step::Confirm,
                Self::Confirmed
                | Self::CheckedIn
                | Self::Completed
                | Self::Cancelled
                | Self::NoShow,
            )
            | (
                Step::Expire,
                Self::Confirmed
                | Self::CheckedIn
                | Self::Completed
                | Self::Cancelled
                | Self::Expired
                | Self::NoShow,
            )
            | (
                Step::Cancel,
                Self::CheckedIn | Self::Completed | Self::Cancelled | Self::Expired | Self::NoShow,
            )
            | (
                Step::Arrive,
                Self::Held | Self::CheckedIn | Self::Completed | Self::Cancelled | Self::Expired,
            )
            | (
                Step::Finish,
                Self::Held
                | Self::Confirmed
                | Self::Completed
                | Self::Cancelled
                | Self::Expired
                | Self::NoShow,
            )
            | (
                Step::Miss,
                Self::Held
                | Self::CheckedIn
                | Self::Completed
                | Self::Cancelled
                | Self::Expired
                | Self::NoShow,
            ) => None,
        }
    }

    /// The same for a person, who is told why not.
    pub(crate) fn step(self, step: Step) -> Result<Self, AppointmentError> {
        self.after(step).ok_or(match step {
            Step::Confirm | Step::Expire => AppointmentError::HoldNotReleasable,
            Step::Cancel => AppointmentError::AppointmentNotCancellable,
            Step::Arrive | Step::Finish => AppointmentError::ArrivalNotPossible,
            Step::Miss => AppointmentError::NoShowNotPossible,
        })
    }

    /// A customer may move what has not begun; an unpaid hold is simply taken anew.
    pub(crate) fn check_reschedulable(self) -> Result<(), AppointmentError> {
        match self {
            Self::Confirmed => Ok(()),
            Self::Held
            | Self::CheckedIn
            | Self::Completed
            | Self::Cancelled
            | Self::Expired
            | Self::NoShow => Err(AppointmentError::AppointmentNotReschedulable),
        }
    }

    /// Nobody came: noted a quarter of an hour after the start, of who has not arrived.
    pub(crate) fn check_no_show(
        self,
        starts_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), AppointmentError> {
        self.step(Step::Miss)?;
        if starts_at + LATE < now { Ok(()) } else { Err(AppointmentError::NoShowNotPossible) }
    }

    /// Whether a vehicle that arrives now needs another place: it was given up, its lane with it. On
    /// another day than its own what was given up stays given up.
    pub(crate) fn needs_place(
        self,
        starts_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, AppointmentError> {
        self.step(Step::Arrive)?;
        match self {
            Self::NoShow if local_date(starts_at) == local_date(now) => Ok(true),
            Self::NoShow => Err(AppointmentError::ArrivalNotPossible),
            Self::Held
            | Self::Confirmed
            | Self::CheckedIn
            | Self::Completed
            | Self::Cancelled
            | Self::Expired => Ok(false),
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
    use AppointmentStatus::*;
    use strum::VariantArray;

    /// The table as a person would write it on a wall: everything that is not on it cannot happen.
    #[test]
    fn what_is_over_stays_over() {
        let wall = [
            (Step::Confirm, Held, Confirmed),
            (Step::Confirm, Expired, Confirmed),
            (Step::Expire, Held, Expired),
            (Step::Cancel, Held, Cancelled),
            (Step::Cancel, Confirmed, Cancelled),
            (Step::Arrive, Confirmed, CheckedIn),
            (Step::Arrive, NoShow, CheckedIn),
            (Step::Finish, CheckedIn, Completed),
            (Step::Miss, Confirmed, NoShow),
        ];
        for step in Step::VARIANTS {
            for status in AppointmentStatus::VARIANTS {
                let known = wall.iter().find(|(on, from, _)| on == step && from == status);
                assert_eq!(status.after(*step), known.map(|row| row.2), "{status} {step:?}");
                assert_eq!(status.step(*step).is_ok(), known.is_some());
            }
        }
    }

    #[test]
    fn what_has_begun_is_neither_cancelled_nor_moved() {
        assert!(CheckedIn.step(Step::Cancel).is_err());
        assert!(Held.check_reschedulable().is_err());
    }

    #[test]
    fn an_absence_is_noted_of_who_is_late_and_has_not_arrived() {
        let start = DateTime::UNIX_EPOCH;
        assert!(Confirmed.check_no_show(start, start + LATE).is_err());
        let late = start + LATE + TimeDelta::seconds(1);
        assert_eq!(Confirmed.check_no_show(start, late), Ok(()));
        for other in [Held, CheckedIn, Completed, Cancelled, Expired, NoShow] {
            assert!(other.check_no_show(start, late).is_err(), "{other}");
        }
    }

    #[test]
    fn who_was_given_up_may_still_come_that_day() {
        let start = DateTime::UNIX_EPOCH + TimeDelta::hours(9);
        let later = |hours| start + TimeDelta::hours(hours);
        assert_eq!(NoShow.needs_place(start, later(2)), Ok(true));
        assert_eq!(Confirmed.needs_place(start, later(48)), Ok(false), "people mistake the day");
        let over = Err(AppointmentError::ArrivalNotPossible);
        assert_eq!(NoShow.needs_place(start, later(24)), over);
        for gone in [Cancelled, Expired, Completed, Held] {
            assert_eq!(gone.needs_place(start, later(0)), over, "{gone}");
        }
    }

    #[test]
    fn the_vehicle_is_open_while_the_appointment_stands_and_at_the_centre_while_it_is_unknown() {
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
