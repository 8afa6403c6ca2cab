//! What follows from the values of a measurement by arithmetic: efficiency, imbalance, means.
use super::Reading;
use crate::domain::DefectLocation;
use DefectLocation::{Ar, Ard, Arg, Av, Avd, Avg};
use fr::{MeasuredQuantity, MeasurementKind};

/// Each axle with its left and its right wheel.
const AXLES: [(DefectLocation, DefectLocation, DefectLocation); 2] =
    [(Av, Avg, Avd), (Ar, Arg, Ard)];
/// Standard gravity, in hundred-thousandths of a metre per second squared.
const GRAVITY: i64 = 980_665;
/// How many accelerations the mean of smoke is of.
const RUNS: usize = 3;

/// Which quantities are computed.
pub(super) fn computed_of(kind: MeasurementKind) -> &'static [MeasuredQuantity] {
    use MeasuredQuantity::*;
    match kind {
        MeasurementKind::ServiceBrake => &[BrakeEfficiency, BrakeImbalance],
        MeasurementKind::ParkingBrake => &[ParkingEfficiency],
        MeasurementKind::Suspension => &[SuspensionGap],
        MeasurementKind::Opacity => &[OpacityMean],
        MeasurementKind::SideSlip
        | MeasurementKind::GasEmissions
        | MeasurementKind::HeadlampAim
        | MeasurementKind::TyreDepth
        | MeasurementKind::Noise
        | MeasurementKind::Obd => &[],
    }
}

/// What is computed, in the order of the form.
pub(crate) fn computed(kind: MeasurementKind, readings: &[Reading]) -> Vec<Reading> {
    use MeasuredQuantity::*;
    match kind {
        MeasurementKind::ServiceBrake => {
            let mut all: Vec<Reading> =
                ratio(BrakeForce, BrakeEfficiency, readings).into_iter().collect();
            all.extend(gaps(BrakeForce, BrakeImbalance, readings));
            all
        }
        MeasurementKind::ParkingBrake => {
            ratio(ParkingForce, ParkingEfficiency, readings).into_iter().collect()
        }
        MeasurementKind::Suspension => gaps(SuspensionEfficiency, SuspensionGap, readings),
        MeasurementKind::Opacity => mean(readings).into_iter().collect(),
        MeasurementKind::SideSlip
        | MeasurementKind::GasEmissions
        | MeasurementKind::HeadlampAim
        | MeasurementKind::TyreDepth
        | MeasurementKind::Noise
        | MeasurementKind::Obd => Vec::new(),
    }
}

fn values(quantity: MeasuredQuantity, readings: &[Reading]) -> impl Iterator<Item = i64> {
    readings.iter().filter(move |one| one.quantity == quantity).map(|one| one.value)
}

/// All forces over the weight, in per cent; rounded down, so that nobody passes by a rounding.
fn ratio(force: MeasuredQuantity, of: MeasuredQuantity, readings: &[Reading]) -> Option<Reading> {
    // Thousandths of a decanewton: a hundredth of a newton each. The mass is in grams.
    let total: i64 = values(force, readings).sum();
    let mass = values(MeasuredQuantity::Mass, readings).next()?;
    let weight = mass.checked_mul(GRAVITY)?;
    let value = i128::from(total) * 100_000 * 1_000_000 / i128::from(weight.max(1));
    Some(Reading { quantity: of, place: None, value: i64::try_from(value).ok()? })
}

/// What the lesser side of each axle lacks of the greater, in per cent of the greater.
fn gaps(side: MeasuredQuantity, of: MeasuredQuantity, readings: &[Reading]) -> Vec<Reading> {
    let at = |place: DefectLocation| {
        readings
            .iter()
            .find(|one| one.quantity == side && one.place == Some(place))
            .map(|one| one.value)
    };
    AXLES
        .iter()
        .filter_map(|(axle, left, right)| {
            let (left, right) = (at(*left)?, at(*right)?);
            let greater = left.max(right);
            let gap = if greater == 0 { 0 } else { (left - right).abs() * 100_000 / greater };
            Some(Reading { quantity: of, place: Some(*axle), value: gap })
        })
        .collect()
}

/// The mean of the last accelerations.
fn mean(readings: &[Reading]) -> Option<Reading> {
    let all: Vec<i64> = values(MeasuredQuantity::Opacity, readings).collect();
    let last = &all[all.len().saturating_sub(RUNS)..];
    let count = i64::try_from(last.len()).ok().filter(|count| *count > 0)?;
    let value = last.iter().sum::<i64>() / count;
    Some(Reading { quantity: MeasuredQuantity::OpacityMean, place: None, value })
}
