//! The dates of the law for every kind of vehicle, and where the facts do not tell.
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn vehicle(category: VehicleCategory, energy: EnergyGroup, first: &str) -> Vehicle {
    Vehicle {
        category: Some(category),
        energy: Some(energy),
        first_registration: Some(day(first)),
        ..Vehicle::default()
    }
}

fn car(first: &str) -> Vehicle {
    vehicle(VehicleCategory::M1, EnergyGroup::Petrol, first)
}

/// A favourable inspection on whose paper the last day was not read.
fn favourable(on: &str) -> Option<LastInspection> {
    Some(LastInspection { on: day(on), result: InspectionResult::Favourable, until: None })
}

/// One on whose paper it was.
fn valid(on: &str, until: &str) -> Option<LastInspection> {
    Some(LastInspection { until: Some(day(until)), ..favourable(on)? })
}

/// Kind, last day, overdue, certain.
fn told(vehicle: &Vehicle, last: Option<LastInspection>) -> Option<(DueKind, String, bool, bool)> {
    let due = due(vehicle, last, today())?;
    assert!(due.opens <= due.before);
    Some((due.kind, due.before.to_string(), due.overdue, due.certain))
}

fn periodic(before: &str, overdue: bool, certain: bool) -> Option<(DueKind, String, bool, bool)> {
    Some((DueKind::Periodic, before.to_owned(), overdue, certain))
}

#[test]
fn a_car_is_inspected_before_it_is_four_and_every_two_years() {
    let new = due(&car("2023-03-31"), None, today()).expect("an inspection");
    assert_eq!((new.opens, new.before), (day("2026-09-30"), day("2027-03-31")));
    assert_eq!((new.basis, new.certain), (DueBasis::FirstRegistration, true));
    assert_eq!(
        told(&car("2015-05-02"), valid("2025-12-01", "2027-11-30")),
        periodic("2027-11-30", false, true)
    );
    // A retest's paper would hold from the inspection that failed.
    assert_eq!(
        told(&car("2015-05-02"), favourable("2025-12-01")),
        periodic("2027-12-01", false, false)
    );
    assert_eq!(
        told(&car("2015-05-02"), valid("2024-10-01", "2026-10-01")),
        periodic("2026-10-01", true, false)
    );
    // An inspection we do not know of may have been made since.
    assert_eq!(told(&car("2015-05-02"), None), periodic("2019-05-02", true, false));
}

#[test]
fn the_printed_date_counts_until_an_inspection_is_known() {
    let printed =
        |before: &str| Vehicle { inspection_before: Some(day(before)), ..car("2015-05-02") };
    assert_eq!(told(&printed("2027-06-01"), None), periodic("2027-06-01", false, true));
    assert_eq!(told(&printed("2021-06-01"), None), periodic("2021-06-01", true, false));
    assert_eq!(
        told(&printed("2021-06-01"), valid("2025-07-01", "2027-07-01")),
        periodic("2027-07-01", false, true)
    );
    // A paper older than the inspection the printed date goes back to says nothing new.
    assert_eq!(
        told(&printed("2027-06-01"), favourable("2023-05-01")),
        periodic("2027-06-01", false, true)
    );
    // Printed when the vehicle was new, for its first one.
    let first = Vehicle { inspection_before: Some(day("2026-01-01")), ..car("2023-03-31") };
    assert_eq!(told(&first, None), periodic("2027-03-31", false, true));
}

#[test]
fn a_failed_inspection_asks_for_a_retest_within_two_months() {
    let failed = |on: &str| LastInspection {
        on: day(on),
        result: InspectionResult::UnfavourableMajor,
        until: None,
    };
    let retest = Some((DueKind::Retest, "2026-12-30".to_owned(), false, true));
    assert_eq!(told(&car("2015-05-02"), Some(failed("2026-10-30"))), retest);
    assert_eq!(
        told(&car("2015-05-02"), Some(failed("2026-08-01"))),
        periodic("2026-10-01", true, false)
    );
    // What the paper itself says of validity goes before our own count.
    let said = valid("2025-11-03", "2027-11-02");
    assert_eq!(told(&car("2015-05-02"), said), periodic("2027-11-02", false, true));
}

#[test]
fn light_goods_vehicles_have_their_emissions_tested_between() {
    let van = |energy| vehicle(VehicleCategory::N1, energy, "2015-05-02");
    let recent = valid("2026-02-01", "2028-02-01");
    let emissions = |before: &str, overdue, certain| {
        Some((DueKind::Complementary, before.to_owned(), overdue, certain))
    };
    let soon = emissions("2027-02-01", false, true);
    assert_eq!(told(&van(EnergyGroup::Diesel), recent), soon);
    let opens = due(&van(EnergyGroup::Diesel), recent, today()).expect("a test").opens;
    assert_eq!(opens, day("2026-12-01"));
    assert_eq!(told(&van(EnergyGroup::Hybrid), recent), soon);
    assert_eq!(told(&van(EnergyGroup::Electric), recent), periodic("2028-02-01", false, true));
    // Missed, as far as we know, until the whole inspection comes near.
    let missed = emissions("2026-06-01", true, false);
    assert_eq!(told(&van(EnergyGroup::Diesel), valid("2025-06-01", "2027-06-01")), missed);
    assert_eq!(
        told(&van(EnergyGroup::Diesel), valid("2025-02-01", "2027-02-01")),
        periodic("2027-02-01", false, true)
    );
    // The complementary one itself: the periodic one is next.
    let between = valid("2026-01-20", "2027-02-01");
    assert_eq!(told(&van(EnergyGroup::Diesel), between), periodic("2027-02-01", false, true));
}

#[test]
fn uses_change_the_period() {
    let used = |special| Vehicle { special_uses: vec![special], ..car("2024-05-02") };
    let last = favourable("2026-06-01");
    assert_eq!(told(&used(SpecialUse::Taxi), last), periodic("2027-06-01", false, false));
    assert_eq!(told(&used(SpecialUse::Taxi), None), periodic("2025-05-02", true, false));
    assert_eq!(
        told(&used(SpecialUse::MedicalTransport), last),
        periodic("2027-06-01", false, false)
    );
    assert_eq!(told(&used(SpecialUse::DrivingSchool), None), periodic("2028-05-02", false, true));
    assert_eq!(told(&used(SpecialUse::Recovery), last), periodic("2027-06-01", false, false));
    assert_eq!(told(&used(SpecialUse::Recovery), None), None);
    let old = |first: &str| Vehicle { special_uses: vec![SpecialUse::Collection], ..car(first) };
    assert_eq!(told(&old("1968-05-02"), last), periodic("2031-06-01", false, false));
    assert_eq!(told(&old("1959-12-31"), last), None);
}

#[test]
fn two_wheels_have_their_own_calendar() {
    let first = |day: &str| told(&vehicle(VehicleCategory::L, EnergyGroup::Petrol, day), None);
    for (registered, before) in [
        ("2015-06-20", "2024-10-20"),
        ("2010-03-01", "2024-08-14"),
        ("2016-11-30", "2024-12-31"),
        ("2018-02-10", "2025-06-10"),
        ("2021-01-05", "2026-05-05"),
    ] {
        assert_eq!(first(registered), periodic(before, true, false), "{registered}");
    }
    assert_eq!(first("2021-11-05"), periodic("2026-12-31", false, true));
    assert_eq!(first("2022-01-05"), periodic("2027-01-05", false, true));
    let bike = vehicle(VehicleCategory::L, EnergyGroup::Petrol, "2015-06-20");
    assert_eq!(told(&bike, favourable("2024-09-01")), periodic("2027-09-01", false, false));
}

#[test]
fn a_motor_caravan_over_three_tons_and_a_half_has_the_periods_of_a_car() {
    let heavy = Vehicle { max_laden_mass_kg: Some(4_200), ..car("2015-06-20") };
    let recent = valid("2026-02-01", "2028-02-01");
    assert_eq!(told(&heavy, recent), periodic("2028-02-01", false, true));
}

#[test]
fn petrol_beside_gas_is_checked_for_its_emissions_and_gas_alone_is_left_open() {
    let recent = valid("2026-02-01", "2028-02-01");
    let gas = vehicle(VehicleCategory::N1, EnergyGroup::Gas, "2015-05-02");
    assert_eq!(told(&gas, recent), periodic("2028-02-01", false, true));
    let both = Vehicle { petrol_beside_gas: true, ..gas };
    let check = Some((DueKind::Complementary, "2027-02-01".to_owned(), false, true));
    assert_eq!(told(&both, recent), check);
}

#[test]
fn of_others_nothing_is_said() {
    assert_eq!(told(&vehicle(VehicleCategory::N2, EnergyGroup::Diesel, "2015-06-20"), None), None);
    assert_eq!(told(&vehicle(VehicleCategory::O, EnergyGroup::Other, "2015-06-20"), None), None);
    let heavy = vehicle(VehicleCategory::N1, EnergyGroup::Diesel, "2015-06-20");
    let heavy = Vehicle { max_laden_mass_kg: Some(4_200), ..heavy };
    assert_eq!(told(&heavy, None), None);
    assert_eq!(told(&Vehicle { category: None, ..car("2015-06-20") }, None), None);
    assert_eq!(told(&Vehicle { first_registration: None, ..car("2015-06-20") }, None), None);
}
