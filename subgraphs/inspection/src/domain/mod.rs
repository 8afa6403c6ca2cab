//! The rules of inspections. No I/O and no clock: callers pass what a rule needs to know.
mod bench;
mod catalogue;
mod checklist;
mod contact;
mod figures;
mod history;
mod identity;
mod inspector;
mod instrument;
mod location;
mod measurement;
mod recall;
mod rules;
mod seal;
mod stage;
mod synonyms;
mod verdict;

pub(crate) use bench::{BenchFailure, OrderState};
pub(crate) use catalogue::{Bundle, Difference, Grade, is_of_code};
pub(crate) use checklist::{Checklists, Subject};
pub(crate) use contact::Contact;
pub(crate) use figures::{AgeClass, Failures, Results, by_age};
pub(crate) use history::{Initial, Past, initial, nature_of_retest, periodic_until};
pub(crate) use identity::{
    Change, EuCategory, Identity, IdentitySource, InspectionNature, read_plate,
};
pub(crate) use inspector::{Claims, check_qualified, check_training, needed, owed, year};
pub(crate) use instrument::{InstrumentKind, check_calibration, check_use};
pub(crate) use location::DefectLocation;
pub(crate) use measurement::{
    Limit, Measured, MeasurementBound, MeasurementSource, Proposal, Reading, ReadingNeed,
    SourceGrade, Thresholds, Wanted, checked, form, quantities,
};
pub(crate) use recall::{RecallAnswer, RecallSaid, RecallSource, STOP_DRIVING};
pub(crate) use rules::{Due, Rules, any_covers, due, outcome_of};
pub(crate) use seal::seal;
pub(crate) use stage::{spans, spent};
pub(crate) use synonyms::also_called;
pub(crate) use verdict::{Found, LESS_MILEAGE, Verdict, next_pollution_check, verdict};

pub(crate) use crate::field::IdentityField;

use crate::error::InspectionError;
use fr::ServiceKind;

/// Declares an enumeration that is the same in the graph, in the database and in events.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, async_graphql::Enum)]
        #[derive(strum::IntoStaticStr, strum::EnumString, strum::Display, strum::VariantArray)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}
pub(crate) use named;

named! {
    /// Where an inspection is in its life.
    InspectionStatus {
        /// The vehicle is at the centre.
        CheckedIn,
        /// Somebody works through the checklist.
        InProgress,
        /// It waits, with a reason; nothing is recorded meanwhile.
        Suspended,
        /// The result is computed and can still be looked over.
        Completed,
        /// Final: nothing of it changes any more.
        Signed,
        /// Broken off, with a reason.
        Abandoned,
    }
}

/// What an inspection looks at: what it came for, of a retest what it answers.
pub(crate) fn nature(
    service: ServiceKind,
    retest_of: Option<InspectionNature>,
) -> InspectionNature {
    match service {
        ServiceKind::Periodic => InspectionNature::Periodic,
        ServiceKind::PollutionCheck => InspectionNature::PollutionCheck,
        ServiceKind::Retest => retest_of.unwrap_or(InspectionNature::Periodic),
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

/// Trims the reason of a suspension or an abandonment and checks that it says something.
pub(crate) fn reason(text: &str) -> Result<&str, InspectionError> {
    let text = text.trim();
    match text.chars().count() {
        3..=500 => Ok(text),
        _ => Err(InspectionError::ReasonInvalid),
    }
}

/// Most photos of one defect.
const MOST_PHOTOS: usize = 6;

/// May a defect with so many photos have another?
pub(crate) fn check_photos(has: usize) -> Result<(), InspectionError> {
    if has < MOST_PHOTOS { Ok(()) } else { Err(InspectionError::PhotosTooMany(MOST_PHOTOS)) }
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
    fn a_defect_has_a_handful_of_photos() {
        assert_eq!(check_photos(5), Ok(()));
        assert_eq!(check_photos(6), Err(InspectionError::PhotosTooMany(6)));
    }

    #[test]
    fn reasons_say_something() {
        assert_eq!(reason("  panne du banc "), Ok("panne du banc"));
        assert_eq!(reason("  x "), Err(InspectionError::ReasonInvalid));
    }
}
