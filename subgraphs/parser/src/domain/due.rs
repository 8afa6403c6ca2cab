//! Which inspection is due next, and when.
//!
//! French law alone: Code de la route, articles R323-3, R323-22, R323-24 and R323-27; order of
//! 18 June 1991, articles 4 and 4-1 and part A of its annex VIII; for category L the order of
//! 23 October 2023, whose transitional dates end in 2026. The periods are those by which
//! `inspection` dates its own results. Vehicles over 3.5 t and buses are inspected elsewhere,
//! under other rules: nothing is said of them.
//! Decisions: docs/decisions/reading.md

use chrono::{Datelike, Months, NaiveDate};
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

/// Months before the last day from which an inspection makes sense: before the first one, the
/// window of R323-22 I 1° and R323-27 1°.
const WINDOW: u32 = 6;
/// The same for the complementary one: R323-22 II.
const COMPLEMENTARY_WINDOW: u32 = 2;
/// Months from a periodic inspection to the complementary one.
const COMPLEMENTARY: u32 = 12;
/// Months for a retest, order of 18 June 1991.
const RETEST: u32 = 2;
/// Vehicles over this are heavy: kilograms.
const LIGHT: u32 = 3_500;

/// Months to the first inspection, where the first registration tells it, and between two.
struct Periods {
    first: Option<u32>,
    then: u32,
}

/// The inspection due next; nothing where the facts do not tell, or where none is due.
#[must_use]
pub fn due(vehicle: &Vehicle, last: Option<LastInspection>, today: NaiveDate) -> Option<Due> {
    if exempt(vehicle) {
        return None;
    }
    let periods = periods(vehicle)?;
    let printed = vehicle.inspection_before;
    // The inspection the printed date goes back to, as if it had been favourable.
    let implied = printed.map(|until| earlier(until, periods.then));
    match last.filter(|last| last.on <= today && implied.is_none_or(|on| last.on >= on)) {
        Some(last) => Some(after(vehicle, last, &periods, today)),
        None => without_inspection(vehicle, printed, &periods, today),
    }
}

/// Collectors' vehicles first registered before 1960: R323-3 3°.
fn exempt(vehicle: &Vehicle) -> bool {
    let collection = vehicle.special_uses.contains(&SpecialUse::Collection);
    collection && vehicle.first_registration.is_some_and(|day| day.year() < 1960)
}

fn periods(vehicle: &Vehicle) -> Option<Periods> {
    if vehicle.max_laden_mass_kg.is_some_and(|mass| mass > LIGHT) {
        return None;
    }
    let uses = |special: SpecialUse| vehicle.special_uses.contains(&special);
    let collection = uses(SpecialUse::Collection);
    match vehicle.category? {
        // R323-27.
        VehicleCategory::L => {
            Some(Periods { first: Some(60), then: if collection { 60 } else { 36 } })
        }
        VehicleCategory::M1 | VehicleCategory::N1 => Some(
            // Annex VIII, part A: D and B; A, whose first date hangs on the day the vehicle was
            // given that use. Driving schools (C) are under the general rule.
            if uses(SpecialUse::Taxi) || uses(SpecialUse::MedicalTransport) {
                Periods { first: Some(12), then: 12 }
            } else if uses(SpecialUse::Recovery) {
                Periods { first: None, then: 12 }
            } else if collection {
                // R323-22 I 4°.
                Periods { first: Some(48), then: 60 }
            } else {
                Periods { first: Some(48), then: 24 }
            },
        ),
        _ => None,
    }
}

/// From the last inspection.
fn after(vehicle: &Vehicle, last: LastInspection, periods: &Periods, today: NaiveDate) -> Due {
    let basis = DueBasis::LastInspection;
    // Read once on a paper, and followed perhaps by another that we do not know of: a day that is
    // over settles nothing.
    let ahead = |before: NaiveDate| before >= today;
    if last.result != InspectionResult::Favourable {
        let before = later(last.on, RETEST);
        // Too late for a retest, everything is looked at again.
        let kind = if ahead(before) { DueKind::Retest } else { DueKind::Periodic };
        return dated(kind, last.on, before, basis, ahead(before), today);
    }
    let until = last.until.filter(|until| *until > last.on);
    let before = until.unwrap_or_else(|| later(last.on, periods.then));
    // A complementary inspection holds as long as the periodic one before it.
    let was_complementary = until.is_some_and(|until| until <= later(last.on, COMPLEMENTARY + 2));
    // Without its last day the paper may be a retest's, which holds from the failed inspection, or a
    // complementary one's.
    let certain = until.is_some() && ahead(before);
    let opens = earlier(before, WINDOW);
    let complementary = later(last.on, COMPLEMENTARY);
    if emissions_apart(vehicle) && !was_complementary && today < opens {
        let opens = earlier(complementary, COMPLEMENTARY_WINDOW);
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
    periods: &Periods,
    today: NaiveDate,
) -> Option<Due> {
    let first = vehicle.first_registration.and_then(|day| first(vehicle, day, periods));
    let printed = printed.map(|before| (earlier(before, WINDOW), before));
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
fn first(vehicle: &Vehicle, day: NaiveDate, periods: &Periods) -> Option<(NaiveDate, NaiveDate)> {
    if vehicle.category == Some(VehicleCategory::L)
        && let Some(window) = transitional(day)
    {
        return Some(window);
    }
    let before = later(day, periods.first?);
    Some((earlier(before, WINDOW), before))
}

/// The order of 23 October 2023 spread the first inspections of category L over three years: four
/// months after the anniversary of the first registration, within the year.
fn transitional(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let year = match day.year() {
        ..=2016 => 2024,
        2017..=2019 => 2025,
        2020..=2021 => 2026,
        _ => return None,
    };
    let start = NaiveDate::from_ymd_opt(2024, 4, 15)?;
    let opens = NaiveDate::from_ymd_opt(year, 1, 1)?.max(start);
    let passed = u32::try_from(year - day.year()).ok()?;
    let anniversary = later(day, 12 * passed);
    // Four months from 15 April end on 14 August.
    let before = if anniversary < opens && year == 2024 {
        NaiveDate::from_ymd_opt(2024, 8, 14)?
    } else {
        later(anniversary, 4)
    };
    Some((opens, before.min(NaiveDate::from_ymd_opt(year, 12, 31)?)))
}

/// R323-22 II and article 4-1 of the order: light goods vehicles of which petrol or diesel is an
/// energy or the only one, not the oldest ones, not those under a rule of their own, not collectors' ones. Gas may be alone in
/// the tank: of it nothing is said.
fn emissions_apart(vehicle: &Vehicle) -> bool {
    let since = |year, month| {
        let start = NaiveDate::from_ymd_opt(year, month, 1);
        start.is_some() && vehicle.first_registration >= start
    };
    let engine = match vehicle.energy {
        // Petrol is one of a hybrid's energies, or diesel: the earlier date for both.
        Some(EnergyGroup::Petrol | EnergyGroup::Hybrid) => since(1972, 10),
        Some(EnergyGroup::Diesel) => since(1980, 1),
        _ => false,
    };
    vehicle.category == Some(VehicleCategory::N1) && engine && vehicle.special_uses.is_empty()
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

fn later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

fn earlier(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests;
