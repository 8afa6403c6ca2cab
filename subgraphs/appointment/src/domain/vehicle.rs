//! Until when somebody may say that another vehicle comes.
//! Decisions: docs/decisions/booking.md
use crate::error::AppointmentError;
use chrono::{DateTime, TimeDelta, Utc};

/// So long before it an appointment is its vehicle's: whoever books a day's lanes under any plates
/// cannot hand them to others at the last minute.
pub(crate) const SETTLED: TimeDelta = TimeDelta::hours(24);
/// Who has just booked may still notice that it was the other car.
const JUST_BOOKED: TimeDelta = TimeDelta::minutes(30);
/// Signs in which a plate and its correction differ at most: two of them, or two that changed
/// places.
const MOST_SLIPS: usize = 2;

/// May its owner name this vehicle instead of the one that is known? A slip of the finger may be
/// mended at any time. `settled_at` is the earliest moment at which it ever was settled: who moves the
/// appointment late does not open it again.
pub(crate) fn check_swap(
    known: Option<&str>,
    said: &str,
    settled_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), AppointmentError> {
    let open = known.is_none_or(|known| is_slip(known, said))
        || now <= settled_at
        || now <= created_at + JUST_BOOKED;
    if open { Ok(()) } else { Err(AppointmentError::VehicleNotChangeable) }
}

/// Whether two plates are the same but for a slip.
fn is_slip(known: &str, said: &str) -> bool {
    let signs =
        |plate: &str| -> Vec<char> { plate.chars().filter(char::is_ascii_alphanumeric).collect() };
    let (known, said) = (signs(known), signs(said));
    let differ = known.iter().zip(&said).filter(|(one, other)| one != other).count();
    known.len() == said.len() && differ <= MOST_SLIPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plate_that_is_booked_cannot_be_swapped_late() {
        let booked = DateTime::UNIX_EPOCH;
        let start = booked + TimeDelta::days(9);
        let swap =
            |now, said| check_swap(Some("AB-123-CD"), said, start - SETTLED, booked, now).is_ok();
        assert!(swap(start - SETTLED, "GH-456-JK"));
        let late = start - SETTLED + TimeDelta::seconds(1);
        assert!(!swap(late, "GH-456-JK"));
        for slip in ["AB-132-CD", "AB-123-CE", "BA-123-CD"] {
            assert!(swap(late, slip), "{slip}");
        }
        assert!(!swap(late, "AB-456-CD") && !swap(late, "1234 AB 69"));
        // What is not known yet is still missing; who has just booked may correct themselves.
        let settled = start - SETTLED;
        assert!(check_swap(None, "GH-456-JK", settled, booked, late).is_ok());
        assert!(check_swap(Some("AB-123-CD"), "GH-456-JK", settled, late, late).is_ok());
    }
}
