//! The whole result of an inspection, from what was found and what is known of the vehicle. The rules
//! that it puts together, and their sources, are in `rules`, `history`, `recall` and `fr::periods`;
//! `tests/cases` says for each of them what it makes of constructed inspections.
use super::{
    Due, Identity, InspectionNature, Past, due, history, outcome_of,
    recall::{self, RecallAnswer, RecallEffect},
};
use crate::error::InspectionError;
use chrono::NaiveDate;
use fr::{DefectLevel, Outcome, ServiceKind, periods};

/// An odometer that shows less than at an earlier inspection: a minor defect.
pub(crate) const LESS_MILEAGE: &str = "7.11.1.a.1";

/// What a result is computed from.
pub(crate) struct Found<'a> {
    pub(crate) service: ServiceKind,
    pub(crate) nature: InspectionNature,
    pub(crate) vehicle: &'a Identity,
    /// The signed inspections of the same vehicle, newest first.
    pub(crate) past: &'a [Past],
    /// Of the defects that the inspector recorded.
    pub(crate) levels: Vec<DefectLevel>,
    /// What the maker says, of an inspection that asks.
    pub(crate) recall: RecallAnswer,
    /// The civil day in France.
    pub(crate) today: NaiveDate,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    pub(crate) due: Due,
    /// Of a retest: the day of the inspection that failed.
    pub(crate) counted_from: Option<NaiveDate>,
    /// Last day for the pollution check that some vans need before the next periodic inspection.
    pub(crate) pollution_check_before: Option<NaiveDate>,
    pub(crate) recall: RecallEffect,
    /// The defects that follow from the rules alone, beside those that the inspector recorded.
    pub(crate) by_rule: Vec<&'static str>,
    /// The higher reading of an earlier inspection: its day and kilometres.
    pub(crate) read_before: Option<(NaiveDate, i32)>,
}

/// Computes the result.
pub(crate) fn verdict(found: Found<'_>) -> Result<Verdict, InspectionError> {
    let Found { service, nature, vehicle, past, mut levels, recall, today } = found;
    let counted_from = match service {
        ServiceKind::Periodic | ServiceKind::PollutionCheck => None,
        ServiceKind::Retest => {
            Some(history::initial(past, nature, vehicle.initial_date, today)?.on())
        }
    };
    let from = counted_from.unwrap_or(today);
    let mut by_rule = Vec::new();
    let recall = match nature {
        InspectionNature::Periodic => recall::effect(recall, history::stopped(past)),
        InspectionNature::PollutionCheck => RecallEffect::Nothing,
    };
    if recall == RecallEffect::StopDriving {
        by_rule.push(recall::STOP_DRIVING);
        levels.push(DefectLevel::Critical);
    }
    let read_before = match nature {
        InspectionNature::Periodic => {
            vehicle.odometer_km.and_then(|now| history::more_mileage(past, now))
        }
        InspectionNature::PollutionCheck => None,
    };
    if read_before.is_some() {
        by_rule.push(LESS_MILEAGE);
        levels.push(DefectLevel::Minor);
    }
    let outcome = outcome_of(levels);
    let due = due(outcome, from, today, || favourable_until(vehicle, nature, past, from, today))?;
    let pollution_check_before = next_pollution_check(outcome, nature, vehicle, from);
    Ok(Verdict { outcome, due, counted_from, pollution_check_before, recall, by_rule, read_before })
}

/// Last day of a favourable result.
fn favourable_until(
    vehicle: &Identity,
    nature: InspectionNature,
    past: &[Past],
    from: NaiveDate,
    today: NaiveDate,
) -> Result<NaiveDate, InspectionError> {
    match nature {
        InspectionNature::PollutionCheck => {
            history::periodic_until(past, vehicle.periodic_until, today)
        }
        InspectionNature::Periodic => vehicle
            .eu_category
            .zip(vehicle.usage)
            .and_then(|(category, usage)| periods::valid_until(from, category.kind(), usage))
            .ok_or(InspectionError::UsageInvalid),
    }
}

/// Last day for the pollution check that follows a favourable inspection of some vans, counted from the
/// day `from`.
pub(crate) fn next_pollution_check(
    outcome: Outcome,
    nature: InspectionNature,
    vehicle: &Identity,
    from: NaiveDate,
) -> Option<NaiveDate> {
    let follows = outcome == Outcome::Favourable && nature == InspectionNature::Periodic;
    (follows && has_checks(vehicle)).then(|| periods::pollution_check_before(from))
}

fn has_checks(vehicle: &Identity) -> bool {
    let (Some(category), Some(energy), Some(usage), Some(first)) =
        (vehicle.eu_category, vehicle.energy, vehicle.usage, vehicle.first_registration)
    else {
        return false;
    };
    periods::has_pollution_checks(category.kind(), energy, usage, first)
}

#[cfg(test)]
mod tests;
