//! How many lanes may be kept for somebody who has not paid: held, or to be paid at the centre.
//! Decisions: docs/decisions/booking.md
use crate::error::AppointmentError;

/// Of somebody whose address nobody has proven…
const MOST_OF_ANYBODY: i64 = 3;
/// … and of somebody who can be written to.
const MOST_OF_A_CONTACT: i64 = 6;
/// From one place, of people nobody can write to: a family, a small office…
const MOST_FROM_A_PLACE: i64 = 12;
/// … and of anybody: a whole street may share an address.
const MOST_FROM_A_PLACE_IN_ALL: i64 = 60;
/// From one place at one centre on one day, of anybody: less than a single lane has starts. Whoever
/// reads many addresses is written to at each, and still takes no centre's day.
pub(crate) const MOST_FROM_A_PLACE_THAT_DAY: i64 = 8;

/// What is kept unpaid, with what is asked for not counted yet.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Unpaid {
    /// For this person.
    pub(crate) own: i64,
    /// Asked from this place, for people whose address nobody has proven.
    pub(crate) from_here: i64,
    /// Asked from this place.
    pub(crate) from_here_in_all: i64,
    /// Asked from this place at the centre and on the day that is asked for; zero where that is looked at
    /// afterwards ([`crate::models::check_place_that_day`]).
    pub(crate) from_here_that_day: i64,
    /// Whether this person can be written to.
    pub(crate) proven: bool,
}

impl Unpaid {
    /// May one more lane be kept?
    pub(crate) fn check_one_more(self) -> Result<(), AppointmentError> {
        self.check_more(1)
    }

    /// May so many more lanes be kept?
    pub(crate) fn check_more(self, more: i64) -> Result<(), AppointmentError> {
        let most = if self.proven { MOST_OF_A_CONTACT } else { MOST_OF_ANYBODY };
        let too_many = self.own + more > most
            || self.from_here_in_all + more > MOST_FROM_A_PLACE_IN_ALL
            || self.from_here_that_day + more > MOST_FROM_A_PLACE_THAT_DAY
            || (!self.proven && self.from_here + more > MOST_FROM_A_PLACE);
        if too_many { Err(AppointmentError::TooManyUnpaid) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_can_be_written_to_may_owe_more_and_a_place_has_a_bound() {
        let nobody = Unpaid {
            own: 2,
            from_here: 11,
            from_here_in_all: 59,
            from_here_that_day: 7,
            proven: false,
        };
        assert_eq!(nobody.check_one_more(), Ok(()));
        for more in [
            Unpaid { own: 3, ..nobody },
            Unpaid { from_here: 12, ..nobody },
            Unpaid { from_here_in_all: 60, ..nobody },
            Unpaid { from_here_that_day: 8, ..nobody },
            Unpaid { from_here_that_day: 8, own: 0, proven: true, ..nobody },
        ] {
            assert_eq!(more.check_one_more(), Err(AppointmentError::TooManyUnpaid), "{more:?}");
        }
        let known = Unpaid { own: 5, from_here: 900, proven: true, ..nobody };
        assert_eq!(known.check_one_more(), Ok(()));
        assert!(Unpaid { own: 6, ..known }.check_one_more().is_err());
        assert!(Unpaid { from_here_in_all: 60, ..known }.check_one_more().is_err());
    }
}
