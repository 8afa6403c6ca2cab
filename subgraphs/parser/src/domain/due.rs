//! Which inspection is due next, and when.
//!
//! The periods are those of `fr::periods`, by which `inspection` dates its results; here is what
//! follows from them for a certificate and the last inspection we know of. Goods vehicles over 3.5 t and buses are
//! under other rules: nothing is said of them. Passenger cars over 3.5 t, motor caravans, are inspected
//! elsewhere by the same periods (Code de la route, art. R323-6 II 2° c).
//! Decisions: docs/decisions/reading.md

use chrono::NaiveDate;
use fr::{
    Energy, VehicleUsage,
    law::Delay,
    periods::{self, Period, earlier, later, periodic_window, pollution_check_window},
};
use serde::{Deserialize, Serialize};

use super::{EnergyGroup, SpecialUse, Vehicle, VehicleCategory};

/// Kinds of inspections that may be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DueKind {
    /// The whole inspection.
    Periodic,
    /// Emissions alone, of light goods vehicles, a year after each periodic one.
    Complementary,
    /// What failed, looked at again.
    Retest,
}

/// What the date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DueBasis {
    /// The first registration.
    FirstRegistration,
    /// The date printed on the certificate when it was issued.
    PrintedOnCertificate,
    /// The last inspection we know of.
    LastInspection,
}

/// An inspection to come, or missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// Which.
    pub kind: DueKind,
    /// First day that makes sense.
    pub opens: NaiveDate,
    /// Last day.
    pub before: NaiveDate,
    /// Whether the last day is over.
    pub overdue: bool,
    /// What the date rests on.
    pub basis: DueBasis,
    /// Whether that settles it; else an inspection we do not know of may have moved the date.
    pub certain: bool,
}

/// How an inspection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InspectionResult {
    /// A.
    Favourable,
    /// S, major defects: a retest within two months.
    UnfavourableMajor,
    /// R, critical defects: no driving after that day.
    UnfavourableCritical,
}

/// An inspection of the vehicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastInspection {
    /// When.
    pub on: NaiveDate,
    /// How it ended.
    pub result: InspectionResult,
    /// Until when it holds, where its paper says so.
    pub until: Option<NaiveDate>,
}

/// Vehicles over this are heavy: kilograms.
const LIGHT: u32 = 3_500;

/// The inspection due next; nothing where the facts do not tell, or where none is due.
#[must_use]
pub fn due(vehicle: &Vehicle, last: Option<LastInspection>, today: NaiveDate) -> Option<Due> {
    if exempt(vehicle) {
        return None;
    }
    let period = period(vehicle)?;
    let printed = vehicle.inspection_before;
    // The inspection the printed date goes back to, as if it had been favourable.
    let implied = printed.map(|until| earlier(until, period.then));
    match last.filter(|last| last.on <= today && implied.is_none_or(|on| last.on >= on)) {
        Some(last) => Some(after(vehicle, last, period, today)),
        None => without_inspection(vehicle, printed, period, today),
    }
}

/// The same where only our own last inspection is known: until when it holds stands in it, or a retest
/// is due. Of light goods vehicles nothing is said of their emissions.
pub(crate) fn due_after(last: LastInspection, today: NaiveDate) -> Option<Due> {
    let basis = DueBasis::LastInspection;
    if last.result == InspectionResult::Favourable {
        let before = last.until?;
        return Some(dated(DueKind::Periodic, periodic_window(before), before, basis, true, today));
    }
    let before = periods::retest_until(last.on);
    Some(dated(DueKind::Retest, last.on, before, basis, true, today))
}

/// Collectors' vehicles of before 1960.
fn exempt(vehicle: &Vehicle) -> bool {
    vehicle.first_registration.is_some_and(|day| periods::is_exempt(usage(vehicle), day))
}

/// The use that decides; a taxi that is a collector's vehicle is a taxi.
fn usage(vehicle: &Vehicle) -> VehicleUsage {
    use SpecialUse::{Collection, DrivingSchool, MedicalTransport, Recovery, Taxi};
    [Taxi, MedicalTransport, Recovery, Collection, DrivingSchool]
        .into_iter()
        .find(|special| vehicle.special_uses.contains(special))
        .map_or(VehicleUsage::Ordinary, VehicleUsage::from)
}

/// The kind of vehicle by which the law counts, of those that it counts alike.
fn kind(vehicle: &Vehicle) -> Option<fr::VehicleCategory> {
    let heavy = vehicle.max_laden_mass_kg.is_some_and(|mass| mass > LIGHT);
    match vehicle.category? {
        VehicleCategory::M1 => Some(fr::VehicleCategory::Car),
        VehicleCategory::N1 if !heavy => Some(fr::VehicleCategory::Van),
        VehicleCategory::L if !heavy => Some(fr::VehicleCategory::Motorcycle),
        _ => None,
    }
}

fn period(vehicle: &Vehicle) -> Option<&'static Period> {
    let (kind, usage) = (kind(vehicle)?, usage(vehicle));
    // A use that the law does not know of such a vehicle changes nothing.
    periods::period(kind, usage).or_else(|| periods::period(kind, VehicleUsage::Ordinary))
}

/// From the last inspection.
fn after(vehicle: &Vehicle, last: LastInspection, period: &Period, today: NaiveDate) -> Due {
    let basis = DueBasis::LastInspection;
    // Read once on a paper, and followed perhaps by another that we do not know of: a day that is
    // over settles nothing.
    let ahead = |before: NaiveDate| before >= today;
    if last.result != InspectionResult::Favourable {
        let before = periods::retest_until(last.on);
        // Too late for a retest, everything is looked at again.
        let kind = if ahead(before) { DueKind::Retest } else { DueKind::Periodic };
        return dated(kind, last.on, before, basis, ahead(before), today);
    }
    let until = last.until.filter(|until| *until >= last.on);
    let before = until.unwrap_or_else(|| later(last.on, period.then));
    // A complementary inspection holds as long as the periodic one before it: of a paper with so
    // near a last day it may have been one, made up to two months before it was due.
    let complementary = periods::pollution_check_before(last.on);
    let was_complementary =
        until.is_some_and(|until| until <= later(complementary, Delay::PollutionWindow.value()));
    // Without its last day the paper may be a retest's, which holds from the failed inspection, or a
    // complementary one's.
    let certain = until.is_some() && ahead(before);
    let opens = periodic_window(before);
    if emissions_apart(vehicle) && !was_complementary && today < opens {
        let opens = pollution_check_window(complementary);
        let certain = certain && ahead(complementary);
        return dated(DueKind::Complementary, opens, complementary, basis, certain, today);
    }
    dated(DueKind::Periodic, opens, before, basis, certain, today)
}

/// No inspection is known: the first one, or the date printed on the certificate, whichever is
/// later. Once it is over an inspection may have been made since.
fn without_inspection(
    vehicle: &Vehicle,
    printed: Option<NaiveDate>,
    period: &Period,
    today: NaiveDate,
) -> Option<Due> {
    let first = vehicle.first_registration.and_then(|day| first(vehicle, day, period));
    let printed = printed.map(|before| (periodic_window(before), before));
    let (basis, (opens, before)) = match (first, printed) {
        (Some(first), Some(printed)) if first.1 >= printed.1 => {
            (DueBasis::FirstRegistration, first)
        }
        (_, Some(printed)) => (DueBasis::PrintedOnCertificate, printed),
        (Some(first), None) => (DueBasis::FirstRegistration, first),
        (None, None) => return None,
    };
    Some(dated(DueKind::Periodic, opens, before, basis, before >= today, today))
}

/// First and last day of the first inspection.
fn first(vehicle: &Vehicle, day: NaiveDate, period: &Period) -> Option<(NaiveDate, NaiveDate)> {
    if vehicle.category == Some(VehicleCategory::L)
        && let Some(window) = periods::phased_in(day)
    {
        return Some(window);
    }
    let before = later(day, period.first?);
    Some((periodic_window(before), before))
}

/// Whether the vehicle has its emissions tested between two periodic inspections.
fn emissions_apart(vehicle: &Vehicle) -> bool {
    let energy = match vehicle.energy {
        Some(EnergyGroup::Petrol) => Energy::Petrol,
        Some(EnergyGroup::Diesel) => Energy::Diesel,
        Some(EnergyGroup::Hybrid) => Energy::Hybrid,
        Some(EnergyGroup::Electric) => Energy::Electric,
        // Petrol beside gas is petrol; of gas that may be alone in the tank nothing is said.
        Some(EnergyGroup::Gas) if vehicle.petrol_beside_gas => Energy::Petrol,
        Some(EnergyGroup::Gas | EnergyGroup::Other) | None => return false,
    };
    let (Some(kind), Some(first)) = (kind(vehicle), vehicle.first_registration) else {
        return false;
    };
    vehicle.special_uses.is_empty()
        && periods::has_pollution_checks(kind, energy, VehicleUsage::Ordinary, first)
}

fn dated(
    kind: DueKind,
    opens: NaiveDate,
    before: NaiveDate,
    basis: DueBasis,
    certain: bool,
    today: NaiveDate,
) -> Due {
    Due { kind, opens, before, overdue: before < today, basis, certain }
}

#[cfg(test)]
mod tests;
