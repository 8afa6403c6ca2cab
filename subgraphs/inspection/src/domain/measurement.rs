//! Measurements: what each kind consists of, what is computed from it, and whether it can be true.
//!
//! Plain values in, plain values out. What a value means for the result is in `thresholds`.
//! Decisions: docs/decisions/papers.md
mod computed;
mod form;
mod thresholds;

pub(crate) use computed::computed;
pub(crate) use form::{ReadingNeed, Wanted, form, quantities};
pub(crate) use thresholds::{Limit, Measured, MeasurementBound, Proposal, SourceGrade, Thresholds};

use super::{DefectLocation, named};
use crate::error::InspectionError;
use fr::{MeasuredQuantity, MeasurementKind, VehicleCategory};
use std::ops::RangeInclusive;

named! {
    /// Where the values of a measurement come from.
    MeasurementSource {
        /// An instrument that this program asked.
        Bench,
        /// Somebody at the centre, who read them.
        Hand,
    }
}

/// A value, in thousandths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) quantity: MeasuredQuantity,
    pub(crate) place: Option<DefectLocation>,
    pub(crate) value: i64,
}

/// What no working instrument shows, in thousandths: a decimal point that slipped, a broken sensor.
fn plausible(quantity: MeasuredQuantity) -> RangeInclusive<i64> {
    use MeasuredQuantity::*;
    match quantity {
        BrakeForce | ParkingForce => 0..=2_000_000,
        Mass => 50_000..=5_000_000,
        BrakeEfficiency | ParkingEfficiency => 0..=150_000,
        BrakeImbalance | SuspensionGap | SuspensionEfficiency => 0..=100_000,
        SideSlip => -50_000..=50_000,
        CoIdle | CoHighIdle => 0..=15_000,
        Lambda => 500..=2_500,
        Opacity | OpacityMean | OpacityPlate => 0..=10_000,
        Catalyst | Turbocharged | ObdLamp => 0..=1_000,
        EuroClass => 0..=9_000,
        HeadlampTilt => -10_000..=10_000,
        HeadlampHeight => 300..=2_000,
        TreadDepth => 0..=25_000,
        Noise | NoiseReference => 30_000..=140_000,
        ObdFaults => 0..=200_000,
    }
}

/// Accepts what was read if it is all that the kind needs, nothing else, and can be true; answers it
/// with what is computed from it.
pub(crate) fn checked(
    kind: MeasurementKind,
    category: VehicleCategory,
    readings: &[Reading],
) -> Result<Vec<Reading>, InspectionError> {
    let form = form(kind, category);
    for reading in readings {
        let wanted = form.iter().find(|wanted| wanted.quantity == reading.quantity);
        if !wanted.is_some_and(|wanted| wanted.accepts(reading.place)) {
            return Err(InspectionError::ReadingUnknown(reading.quantity));
        }
        let whole = reading.quantity.is_flag() && ![0, 1_000].contains(&reading.value);
        if whole || !plausible(reading.quantity).contains(&reading.value) {
            return Err(InspectionError::MeasurementImplausible(reading.quantity));
        }
    }
    for wanted in &form {
        if !wanted.is_met(readings) {
            return Err(InspectionError::ReadingMissing(wanted.quantity));
        }
    }
    let computed = computed(kind, readings);
    if let Some(wrong) = computed.iter().find(|one| !plausible(one.quantity).contains(&one.value)) {
        return Err(InspectionError::MeasurementImplausible(wrong.quantity));
    }
    Ok(computed)
}

#[cfg(test)]
mod tests;
