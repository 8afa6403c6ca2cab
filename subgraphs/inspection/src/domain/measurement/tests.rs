//! The rules of measurements on constructed values.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use crate::domain::{Bundle, EuCategory};
use DefectLocation::{Ar, Ard, Arg, Av, Avd, Avg};
use MeasuredQuantity::*;
use fr::Energy;
use strum::VariantArray;

fn at(quantity: MeasuredQuantity, place: DefectLocation, value: i64) -> Reading {
    Reading { quantity, place: Some(place), value }
}

fn one(quantity: MeasuredQuantity, value: i64) -> Reading {
    Reading { quantity, place: None, value }
}

fn car(first_registration: &str, energy: Energy) -> Measured {
    Measured {
        category: EuCategory::M1,
        energy,
        first_registration: first_registration.parse().unwrap(),
    }
}

/// Forces in decanewtons on a car of 1,400 kg.
fn brakes(front: (i64, i64), rear: (i64, i64)) -> Vec<Reading> {
    vec![
        at(BrakeForce, Avg, front.0 * 1_000),
        at(BrakeForce, Avd, front.1 * 1_000),
        at(BrakeForce, Arg, rear.0 * 1_000),
        at(BrakeForce, Ard, rear.1 * 1_000),
        one(Mass, 1_400_000),
    ]
}

/// Code and place of what the measurement proposes.
fn proposed(
    kind: MeasurementKind,
    vehicle: Measured,
    readings: &[Reading],
) -> Vec<(&'static str, Option<DefectLocation>)> {
    let mut values = readings.to_vec();
    values.extend(checked(kind, vehicle.category.kind(), readings).unwrap());
    let proposals = Thresholds::bundled().proposals(vehicle, &values);
    proposals.into_iter().map(|proposal| (proposal.code, proposal.place)).collect()
}

#[test]
fn brakes_are_judged_by_efficiency_and_imbalance() {
    use MeasurementKind::ServiceBrake;
    let recent = car("2015-03-12", Energy::Petrol);
    let old = car("2005-03-12", Energy::Petrol);
    let all = checked(ServiceBrake, VehicleCategory::Car, &brakes((260, 250), (150, 140))).unwrap();
    let told = all.iter().map(|one| (one.quantity, one.place, one.value)).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            (BrakeEfficiency, None, 58_269),
            (BrakeImbalance, Some(Av), 3_846),
            (BrakeImbalance, Some(Ar), 6_666)
        ]
    );
    for (vehicle, front, rear, expected) in [
        (recent, (260, 250), (150, 140), vec![]),
        // 57.9 %: enough before 2012, not after.
        (recent, (258, 250), (147, 140), vec![("1.2.2.a.2", None)]),
        (old, (258, 250), (147, 140), vec![]),
        // Less than half of 58 %, more than half of 50 %.
        (recent, (120, 120), (76, 76), vec![("1.2.2.a.3", None)]),
        (old, (120, 120), (76, 76), vec![("1.2.2.a.2", None)]),
        // 30 % is not too much, a little more is; beyond 50 % it is critical where one steers.
        (recent, (350, 245), (150, 150), vec![]),
        (recent, (350, 244), (150, 150), vec![("1.2.1.b.2", Some(Av))]),
        (recent, (450, 220), (150, 150), vec![("1.2.1.b.3", Some(Av))]),
        (recent, (300, 300), (250, 100), vec![("1.2.1.b.2", Some(Ar))]),
        (recent, (350, 350), (200, 0), vec![("1.2.1.a.3", Some(Ard)), ("1.2.1.b.2", Some(Ar))]),
    ] {
        assert_eq!(
            proposed(ServiceBrake, vehicle, &brakes(front, rear)),
            expected,
            "{front:?} {rear:?}"
        );
    }
}

#[test]
fn each_kind_proposes_what_lies_beyond_its_limits() {
    use MeasurementKind::*;
    let petrol = car("2001-05-01", Energy::Petrol);
    let newer = car("2010-05-01", Energy::Petrol);
    let diesel = car("2006-05-01", Energy::Diesel);
    let euro_6 = car("2018-05-01", Energy::Diesel);
    let parking = |left: i64, right: i64| {
        vec![
            at(ParkingForce, Arg, left * 1_000),
            at(ParkingForce, Ard, right * 1_000),
            one(Mass, 1_400_000),
        ]
    };
    let gas = |idle: i64, high: i64, lambda: i64| {
        vec![one(Catalyst, 1_000), one(CoIdle, idle), one(CoHighIdle, high), one(Lambda, lambda)]
    };
    let smoke = |turbo: i64, euro: i64, plate: Option<i64>, runs: [i64; 4]| {
        let mut all = vec![one(Turbocharged, turbo), one(EuroClass, euro)];
        all.extend(plate.map(|plate| one(OpacityPlate, plate)));
        all.extend(runs.map(|run| one(MeasuredQuantity::Opacity, run)));
        all
    };
    let lamps = |height: i64, left: i64, right: i64| {
        vec![
            one(HeadlampHeight, height),
            at(HeadlampTilt, DefectLocation::G, left),
            at(HeadlampTilt, DefectLocation::D, right),
        ]
    };
    let tyres = |worst: i64| {
        vec![
            at(TreadDepth, Avg, 6_000),
            at(TreadDepth, Avd, 6_000),
            at(TreadDepth, Arg, worst),
            at(TreadDepth, Ard, 4_000),
        ]
    };
    for (kind, vehicle, readings, expected) in [
        (ParkingBrake, petrol, parking(112, 110), vec![]),
        (ParkingBrake, petrol, parking(108, 108), vec![("1.4.2.a.2", None)]),
        (
            ParkingBrake,
            petrol,
            parking(100, 0),
            vec![("1.4.1.a.2", Some(Ard)), ("1.4.2.a.3", None)],
        ),
        (
            Suspension,
            petrol,
            vec![at(SuspensionEfficiency, Avg, 60_000), at(SuspensionEfficiency, Avd, 42_000)],
            vec![],
        ),
        (
            Suspension,
            petrol,
            vec![at(SuspensionEfficiency, Avg, 60_000), at(SuspensionEfficiency, Avd, 41_900)],
            vec![("5.3.2.d.1", Some(Av))],
        ),
        (SideSlip, petrol, vec![at(MeasuredQuantity::SideSlip, Av, 8_000)], vec![]),
        (
            SideSlip,
            petrol,
            vec![at(MeasuredQuantity::SideSlip, Av, -8_100)],
            vec![("2.7.1.a.1", Some(Av))],
        ),
        (GasEmissions, petrol, gas(500, 300, 1_030), vec![]),
        (GasEmissions, newer, gas(500, 300, 1_030), vec![("8.2.12.b.2", None)]),
        (
            GasEmissions,
            petrol,
            gas(100, 310, 960),
            vec![("8.2.12.b.2", None), ("8.2.12.c.2", None)],
        ),
        (
            GasEmissions,
            car("1985-01-01", Energy::Petrol),
            vec![one(Catalyst, 0), one(CoIdle, 4_400)],
            vec![],
        ),
        (
            GasEmissions,
            car("1990-01-01", Energy::Petrol),
            vec![one(Catalyst, 0), one(CoIdle, 4_400)],
            vec![("8.2.12.b.2", None)],
        ),
        // The first acceleration is not among the last three.
        (Opacity, diesel, smoke(1_000, 3_000, None, [9_000, 3_000, 3_000, 3_000]), vec![]),
        (
            Opacity,
            diesel,
            smoke(0, 3_000, None, [0, 2_600, 2_600, 2_600]),
            vec![("8.2.22.b.2", None)],
        ),
        (
            Opacity,
            diesel,
            smoke(1_000, 3_000, Some(1_500), [0, 1_600, 1_600, 1_600]),
            vec![("8.2.22.a.2", None)],
        ),
        (Opacity, euro_6, smoke(1_000, 6_000, None, [0, 700, 700, 700]), vec![]),
        (
            Opacity,
            euro_6,
            smoke(1_000, 6_000, None, [0, 800, 800, 800]),
            vec![("8.2.22.b.2", None)],
        ),
        (HeadlampAim, petrol, lamps(700, -500, -2_500), vec![]),
        (
            HeadlampAim,
            petrol,
            lamps(700, -400, -1_200),
            vec![("4.1.2.a.2", Some(DefectLocation::G))],
        ),
        (TyreDepth, petrol, tyres(1_700), vec![]),
        (TyreDepth, petrol, tyres(1_600), vec![("5.2.3.e.2", Some(Arg))]),
        (TyreDepth, petrol, tyres(1_500), vec![("5.2.3.e.3", Some(Arg))]),
        (Obd, petrol, vec![one(ObdFaults, 1_000)], vec![("8.2.12.d.2", None)]),
        (Obd, diesel, vec![one(ObdFaults, 2_000)], vec![("8.2.22.c.2", None)]),
        (Obd, diesel, vec![one(ObdFaults, 0), one(ObdLamp, 0)], vec![]),
    ] {
        assert_eq!(proposed(kind, vehicle, &readings), expected, "{kind} {readings:?}");
    }
}

#[test]
fn a_motorcycle_has_limits_of_its_own() {
    let motorcycle = Measured { category: EuCategory::L3e, ..car("2018-05-01", Energy::Petrol) };
    let tyre = vec![at(TreadDepth, Av, 2_000), at(TreadDepth, Ar, 900)];
    assert_eq!(proposed(MeasurementKind::TyreDepth, motorcycle, &tyre), [("5.2.3.e.3", Some(Ar))]);
    let noise = |value| vec![one(NoiseReference, 90_000), one(Noise, value)];
    assert_eq!(proposed(MeasurementKind::Noise, motorcycle, &noise(95_000)), []);
    assert_eq!(proposed(MeasurementKind::Noise, motorcycle, &noise(95_100)), [("8.1.1.a.2", None)]);
    let unknown = vec![one(Noise, 120_000)];
    assert_eq!(proposed(MeasurementKind::Noise, motorcycle, &unknown), [], "nothing to compare");
}

#[test]
fn what_is_lacking_said_twice_or_cannot_be_is_refused() {
    let told = |readings: &[Reading]| {
        checked(MeasurementKind::ServiceBrake, VehicleCategory::Car, readings).unwrap_err()
    };
    let sound = brakes((260, 250), (150, 140));
    assert_eq!(told(&sound[1..]), InspectionError::ReadingMissing(BrakeForce));
    assert_eq!(told(&sound[..4]), InspectionError::ReadingMissing(Mass));
    let mut twice = sound.clone();
    twice.push(sound[0]);
    assert_eq!(told(&twice), InspectionError::ReadingMissing(BrakeForce));
    let mut other = sound.clone();
    other.push(one(Lambda, 1_000));
    assert_eq!(told(&other), InspectionError::ReadingUnknown(Lambda));
    let mut elsewhere = sound.clone();
    elsewhere[0].place = Some(Av);
    assert_eq!(told(&elsewhere), InspectionError::ReadingUnknown(BrakeForce));
    // A slipped decimal point, and brakes better than any tyre.
    let mut slipped = sound.clone();
    slipped[0].value = 2_600_000;
    assert_eq!(told(&slipped), InspectionError::MeasurementImplausible(BrakeForce));
    let strong = brakes((900, 900), (900, 900));
    assert_eq!(told(&strong), InspectionError::MeasurementImplausible(BrakeEfficiency));
    let half = [one(ObdLamp, 500), one(ObdFaults, 0)];
    assert_eq!(
        checked(MeasurementKind::Obd, VehicleCategory::Car, &half).unwrap_err(),
        InspectionError::MeasurementImplausible(ObdLamp)
    );
    let lone = [at(SuspensionEfficiency, Avg, 50_000)];
    assert_eq!(
        checked(MeasurementKind::Suspension, VehicleCategory::Car, &lone).unwrap_err(),
        InspectionError::ReadingMissing(SuspensionEfficiency)
    );
}

#[test]
fn every_limit_names_a_defect_that_may_be_recorded_and_its_source() {
    let bundle = Bundle::bundled().unwrap();
    for limit in Thresholds::bundled().all() {
        let row = bundle.defects.iter().find(|row| row.code == limit.code);
        let row = row.unwrap_or_else(|| panic!("{}: no {}", limit.rule, limit.code));
        assert!(row.grade.active(), "{}", limit.rule);
        assert_eq!(limit.level(), Some(row.level), "{}", limit.rule);
        assert!(limit.source.chars().count() > 20, "{}", limit.rule);
    }
}

#[test]
fn every_limit_is_of_something_that_is_measured() {
    for limit in Thresholds::bundled().all() {
        let measured = MeasurementKind::VARIANTS.iter().any(|kind| {
            let form = form(*kind, VehicleCategory::Car);
            let read: Vec<Reading> = form
                .iter()
                .flat_map(|wanted| match wanted.places {
                    [] => vec![one(wanted.quantity, 1_000)],
                    places => places.iter().map(|place| at(wanted.quantity, *place, 1)).collect(),
                })
                .collect();
            let computed = computed(*kind, &read);
            let known = |quantity| read.iter().chain(&computed).any(|one| one.quantity == quantity);
            known(limit.quantity) && limit.reference.is_none_or(known)
        });
        assert!(measured, "{}", limit.rule);
    }
}
