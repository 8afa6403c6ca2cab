//! The rules of inspections. No I/O and no clock: callers pass what a rule needs to know.
mod catalogue;
mod rules;
mod seal;

pub(crate) use catalogue::{Bundle, Grade};
pub(crate) use fr::{DefectLevel, Outcome, ServiceKind, VehicleCategory};
pub(crate) use rules::{Due, Rules, outcome_of};
pub(crate) use seal::seal;

use crate::error::InspectionError;
use async_graphql::Enum;

/// Declares an enumeration that is the same in the graph, in the database and in events.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum)]
        #[derive(strum::IntoStaticStr, strum::EnumString, strum::Display, serde::Deserialize)]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

named! {
    /// Where an inspection is in its life.
    InspectionStatus {
        /// The vehicle is at the centre.
        CheckedIn,
        /// Somebody works through the checklist.
        InProgress,
        /// The result is computed and can still be looked over.
        Completed,
        /// Final: nothing of it changes any more.
        Signed,
        /// Broken off, with a reason.
        Abandoned,
    }
}
named! {
    /// What the vehicle is used for, as its certificate says: decides how long a result holds.
    VehicleUsage {
        /// Nothing special.
        Ordinary,
        /// Registered as a vehicle of collection.
        Collection,
        /// Taxi, chauffeur, ambulance, recovery: carries the public.
        PublicTransport,
        /// Driving school.
        DrivingSchool,
    }
}

impl InspectionStatus {
    /// Refuses unless the inspection is at one of these stages.
    pub(crate) fn require(self, any: &[Self]) -> Result<(), InspectionError> {
        match self {
            _ if any.contains(&self) => Ok(()),
            Self::Signed => Err(InspectionError::InspectionSigned),
            _ => Err(InspectionError::WrongStatus),
        }
    }
}

/// The highest reading that is not a slip of the finger, in kilometres.
const FARTHEST_KM: i32 = 2_000_000;

/// Checks what was read on the odometer, in kilometres.
pub(crate) fn check_odometer(km: i32) -> Result<(), InspectionError> {
    if (0..=FARTHEST_KM).contains(&km) { Ok(()) } else { Err(InspectionError::OdometerInvalid) }
}

/// Trims the reason of an abandonment and checks that it says something.
pub(crate) fn reason(text: &str) -> Result<&str, InspectionError> {
    let text = text.trim();
    match text.chars().count() {
        3..=500 => Ok(text),
        _ => Err(InspectionError::ReasonInvalid),
    }
}

/// The plate as read on the vehicle, in its written form.
pub(crate) fn read_plate(text: &str) -> Result<String, InspectionError> {
    fr::Plate::on_vehicle(text).map(String::from).ok_or(InspectionError::PlateInvalid)
}

/// What still has to be checked before the inspection can be completed.
pub(crate) fn check_complete(
    required: &[String],
    checked: &[String],
) -> Result<(), InspectionError> {
    let missing: Vec<&str> =
        required.iter().filter(|code| !checked.contains(code)).map(String::as_str).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let first = missing.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    Err(InspectionError::PointsUnchecked { missing: missing.len(), first })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_says_so_and_the_rest_is_just_too_early_or_too_late() {
        use InspectionStatus::*;
        assert_eq!(Signed.require(&[InProgress]), Err(InspectionError::InspectionSigned));
        assert_eq!(CheckedIn.require(&[InProgress]), Err(InspectionError::WrongStatus));
        assert_eq!(InProgress.require(&[CheckedIn, InProgress]), Ok(()));
    }

    #[test]
    fn plates_are_written_as_on_the_vehicle() {
        assert_eq!(read_plate("ab 123 cd"), Ok("AB-123-CD".to_owned()));
        assert_eq!(read_plate("1234 AB 69"), Ok("1234 AB 69".to_owned()));
        assert_eq!(read_plate("??"), Err(InspectionError::PlateInvalid));
    }

    #[test]
    fn odometers_neither_run_backwards_nor_to_the_moon_five_times() {
        assert_eq!(check_odometer(0), Ok(()));
        assert_eq!(check_odometer(-1), Err(InspectionError::OdometerInvalid));
        assert_eq!(check_odometer(2_000_001), Err(InspectionError::OdometerInvalid));
    }

    #[test]
    fn unchecked_points_are_counted_and_the_first_few_named() {
        let required: Vec<String> = (1..=7).map(|n| format!("1.1.{n}")).collect();
        assert_eq!(check_complete(&required, &required), Ok(()));
        let refused = check_complete(&required, &required[..1]);
        assert_eq!(
            refused,
            Err(InspectionError::PointsUnchecked {
                missing: 6,
                first: "1.1.2, 1.1.3, 1.1.4, 1.1.5, 1.1.6".to_owned(),
            })
        );
    }

    #[test]
    fn reasons_say_something() {
        assert_eq!(reason("  panne du banc "), Ok("panne du banc"));
        assert_eq!(reason("  x "), Err(InspectionError::ReasonInvalid));
    }
}
