//! What each kind of measurement consists of, for each kind of vehicle.
use super::{Reading, computed::computed_of};
use crate::domain::{DefectLocation, named};
use DefectLocation::{Ar, Ard, Arg, Av, Avd, Avg, C, D, G};
use fr::{MeasuredQuantity, MeasurementKind, VehicleCategory};

const WHEELS: &[DefectLocation] = &[Avg, Avd, Arg, Ard];
/// Two wheels have axles, three and four have sides as well.
const ANY_WHEEL: &[DefectLocation] = &[Av, Ar, Avg, Avd, Arg, Ard];
const AXLES: &[DefectLocation] = &[Av, Ar];
const SIDES: &[DefectLocation] = &[G, D];
const LAMPS: &[DefectLocation] = &[G, D, C];
const NOWHERE: &[DefectLocation] = &[];

named! {
    /// How much of a quantity a measurement needs.
    ReadingNeed {
        /// A value at each of its places.
        Each,
        /// A value at one of its places at least.
        Any,
        /// Both sides of an axle at least, and no side alone.
        Pairs,
        /// One value or more, one after the other.
        Runs,
        /// A value, where there is one.
        Maybe,
    }
}

/// A quantity of a measurement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) quantity: MeasuredQuantity,
    /// Where on the vehicle; empty where it has no place.
    pub(crate) places: &'static [DefectLocation],
    pub(crate) need: ReadingNeed,
}

impl Wanted {
    pub(super) fn accepts(&self, place: Option<DefectLocation>) -> bool {
        match place {
            Some(place) => self.places.contains(&place),
            None => self.places.is_empty(),
        }
    }

    /// Whether these are as many as the measurement needs, and none said twice.
    pub(super) fn is_met(&self, readings: &[Reading]) -> bool {
        let places: Vec<Option<DefectLocation>> = readings
            .iter()
            .filter(|reading| reading.quantity == self.quantity)
            .map(|reading| reading.place)
            .collect();
        let has = |place: DefectLocation| places.contains(&Some(place));
        let once = (1..places.len()).all(|end| !places[..end].contains(&places[end]));
        match self.need {
            ReadingNeed::Each if self.places.is_empty() => places.len() == 1,
            ReadingNeed::Each => once && self.places.iter().all(|place| has(*place)),
            ReadingNeed::Any => once && !places.is_empty(),
            ReadingNeed::Pairs => {
                once && !places.is_empty() && has(Avg) == has(Avd) && has(Arg) == has(Ard)
            }
            ReadingNeed::Runs => (1..=10).contains(&places.len()),
            ReadingNeed::Maybe => places.len() <= 1,
        }
    }
}

/// What such a measurement of such a vehicle consists of, in the order of its form.
pub(crate) fn form(kind: MeasurementKind, category: VehicleCategory) -> Vec<Wanted> {
    use MeasuredQuantity::*;
    use ReadingNeed::{Any, Each, Maybe, Pairs, Runs};
    let one = |quantity, need| Wanted { quantity, places: NOWHERE, need };
    let at = |quantity, places, need| Wanted { quantity, places, need };
    let on_two_wheels = match category {
        VehicleCategory::Motorcycle => true,
        VehicleCategory::Car | VehicleCategory::Van => false,
    };
    let (wheels, each) = if on_two_wheels { (ANY_WHEEL, Any) } else { (WHEELS, Each) };
    match kind {
        MeasurementKind::ServiceBrake => vec![at(BrakeForce, wheels, each), one(Mass, Each)],
        MeasurementKind::ParkingBrake => vec![at(ParkingForce, WHEELS, Pairs), one(Mass, Each)],
        MeasurementKind::Suspension => vec![at(SuspensionEfficiency, WHEELS, Pairs)],
        MeasurementKind::SideSlip => vec![at(SideSlip, AXLES, Any)],
        MeasurementKind::GasEmissions if on_two_wheels => vec![one(CoIdle, Each)],
        MeasurementKind::GasEmissions => {
            vec![one(Catalyst, Each), one(CoIdle, Each), one(CoHighIdle, Maybe), one(Lambda, Maybe)]
        }
        MeasurementKind::Opacity => vec![
            one(OpacityPlate, Maybe),
            one(Turbocharged, Each),
            one(EuroClass, Each),
            one(Opacity, Runs),
        ],
        MeasurementKind::HeadlampAim => {
            let (lamps, need) = if on_two_wheels { (LAMPS, Any) } else { (SIDES, Each) };
            vec![one(HeadlampHeight, Each), at(HeadlampTilt, lamps, need)]
        }
        MeasurementKind::TyreDepth => vec![at(TreadDepth, wheels, each)],
        MeasurementKind::Noise => vec![one(NoiseReference, Maybe), one(Noise, Each)],
        MeasurementKind::Obd => vec![one(ObdLamp, Maybe), one(ObdFaults, Each)],
    }
}

/// Every quantity that such a measurement has, read or computed.
pub(crate) fn quantities(
    kind: MeasurementKind,
    category: VehicleCategory,
) -> Vec<MeasuredQuantity> {
    let mut all: Vec<MeasuredQuantity> =
        form(kind, category).into_iter().map(|wanted| wanted.quantity).collect();
    all.extend(computed_of(kind));
    all
}
