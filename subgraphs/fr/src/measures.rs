//! What instruments measure on a vehicle, with the names and units that a procès-verbal prints.
//!
//! A value is kept in thousandths of its unit, as a whole number: a limit is compared with what was
//! measured, not with what a fraction of two makes of it.
use crate::kinds::named;
use serde::{Deserialize, Serialize};

named! {
    /// What is measured in one go.
    MeasurementKind {
        /// Service brake, wheel by wheel.
        ServiceBrake,
        /// Parking brake.
        ParkingBrake,
        /// Suspension, side by side.
        Suspension,
        /// Side-slip of an axle (ripage).
        SideSlip,
        /// Exhaust gases of a positive-ignition engine.
        GasEmissions,
        /// Smoke of a compression-ignition engine.
        Opacity,
        /// Aim of the dipped beams.
        HeadlampAim,
        /// Depth of the tyres' grooves.
        TyreDepth,
        /// Noise of the exhaust, standing.
        Noise,
        /// On-board diagnosis.
        Obd,
    }
}
named! {
    /// A quantity of a measurement: read from an instrument, entered, or computed from others.
    MeasuredQuantity {
        /// Braking force of a wheel, service brake.
        BrakeForce,
        /// Braking force of a wheel, parking brake.
        ParkingForce,
        /// Mass that the ratio of braking refers to.
        Mass,
        /// Computed: all forces of the service brake over the weight.
        BrakeEfficiency,
        /// Computed: what the weaker wheel of an axle lacks of the stronger one.
        BrakeImbalance,
        /// Computed: all forces of the parking brake over the weight.
        ParkingEfficiency,
        /// Efficiency of the suspension of a wheel.
        SuspensionEfficiency,
        /// Computed: difference between the two sides of an axle.
        SuspensionGap,
        /// Side-slip of an axle, positive or negative.
        SideSlip,
        /// Carbon monoxide, idling.
        CoIdle,
        /// Carbon monoxide, at high idle.
        CoHighIdle,
        /// Air-fuel ratio, at high idle.
        Lambda,
        /// 1: the engine has a three-way catalyst with a lambda probe; 0: it has none.
        Catalyst,
        /// Absorption of one free acceleration.
        Opacity,
        /// Computed: mean of the last three accelerations.
        OpacityMean,
        /// Absorption that the maker's plate allows.
        OpacityPlate,
        /// 1: the engine is turbocharged; 0: it is not.
        Turbocharged,
        /// Emission class of a light vehicle: 6 for Euro 6.
        EuroClass,
        /// Inclination of a dipped beam, negative downward.
        HeadlampTilt,
        /// Height at which the headlamps stand.
        HeadlampHeight,
        /// Depth of the main grooves of a tyre, where they are least deep.
        TreadDepth,
        /// Noise measured.
        Noise,
        /// Noise that the certificate says (U.1).
        NoiseReference,
        /// Faults of emissions that the vehicle tells.
        ObdFaults,
        /// 1: the engine's lamp is lit; 0: it is not.
        ObdLamp,
    }
}

impl MeasurementKind {
    /// As printed.
    pub fn fr(self) -> &'static str {
        match self {
            Self::ServiceBrake => "Frein de service",
            Self::ParkingBrake => "Frein de stationnement",
            Self::Suspension => "Suspension",
            Self::SideSlip => "Ripage",
            Self::GasEmissions => "Gaz d’échappement",
            Self::Opacity => "Opacité des fumées",
            Self::HeadlampAim => "Feux de croisement",
            Self::TyreDepth => "Pneumatiques",
            Self::Noise => "Niveau sonore",
            Self::Obd => "Diagnostic embarqué",
        }
    }

    /// The same in English.
    pub fn en(self) -> &'static str {
        match self {
            Self::ServiceBrake => "Service brake",
            Self::ParkingBrake => "Parking brake",
            Self::Suspension => "Suspension",
            Self::SideSlip => "Side-slip",
            Self::GasEmissions => "Exhaust gases",
            Self::Opacity => "Smoke opacity",
            Self::HeadlampAim => "Dipped beams",
            Self::TyreDepth => "Tyres",
            Self::Noise => "Noise",
            Self::Obd => "On-board diagnosis",
        }
    }
}

impl MeasuredQuantity {
    /// As printed.
    pub fn fr(self) -> &'static str {
        match self {
            Self::BrakeForce | Self::ParkingForce => "Force de freinage",
            Self::Mass => "Masse",
            Self::BrakeEfficiency | Self::ParkingEfficiency => "Taux d’efficacité",
            Self::BrakeImbalance => "Déséquilibre",
            Self::SuspensionEfficiency => "Efficacité de la suspension",
            Self::SuspensionGap => "Dissymétrie",
            Self::SideSlip => "Ripage",
            Self::CoIdle => "CO au ralenti",
            Self::CoHighIdle => "CO au ralenti accéléré",
            Self::Lambda => "Lambda",
            Self::Catalyst => "Catalyseur",
            Self::Opacity => "Opacité",
            Self::OpacityMean => "Opacité moyenne",
            Self::OpacityPlate => "Opacité de la plaque",
            Self::Turbocharged => "Suralimentation",
            Self::EuroClass => "Norme Euro",
            Self::HeadlampTilt => "Rabattement",
            Self::HeadlampHeight => "Hauteur des feux",
            Self::TreadDepth => "Profondeur des rainures",
            Self::Noise => "Niveau sonore",
            Self::NoiseReference => "Niveau sonore de référence",
            Self::ObdFaults => "Défauts relevés",
            Self::ObdLamp => "Témoin moteur allumé",
        }
    }

    /// The same in English.
    pub fn en(self) -> &'static str {
        match self {
            Self::BrakeForce | Self::ParkingForce => "Braking force",
            Self::Mass => "Mass",
            Self::BrakeEfficiency | Self::ParkingEfficiency => "Efficiency",
            Self::BrakeImbalance => "Imbalance",
            Self::SuspensionEfficiency => "Suspension efficiency",
            Self::SuspensionGap => "Difference of sides",
            Self::SideSlip => "Side-slip",
            Self::CoIdle => "CO, idle",
            Self::CoHighIdle => "CO, high idle",
            Self::Lambda => "Lambda",
            Self::Catalyst => "Catalyst",
            Self::Opacity => "Opacity",
            Self::OpacityMean => "Mean opacity",
            Self::OpacityPlate => "Opacity on the plate",
            Self::Turbocharged => "Turbocharged",
            Self::EuroClass => "Euro class",
            Self::HeadlampTilt => "Inclination",
            Self::HeadlampHeight => "Height of the lamps",
            Self::TreadDepth => "Depth of grooves",
            Self::Noise => "Noise",
            Self::NoiseReference => "Reference noise",
            Self::ObdFaults => "Faults told",
            Self::ObdLamp => "Engine lamp lit",
        }
    }

    /// The unit, as printed; empty where there is none.
    pub fn unit(self) -> &'static str {
        match self {
            Self::BrakeForce | Self::ParkingForce => "daN",
            Self::Mass => "kg",
            Self::BrakeEfficiency
            | Self::BrakeImbalance
            | Self::ParkingEfficiency
            | Self::SuspensionEfficiency
            | Self::SuspensionGap
            | Self::CoIdle
            | Self::CoHighIdle
            | Self::HeadlampTilt => "%",
            Self::SideSlip => "m/km",
            Self::Opacity | Self::OpacityMean | Self::OpacityPlate => "m⁻¹",
            Self::HeadlampHeight => "m",
            Self::TreadDepth => "mm",
            Self::Noise | Self::NoiseReference => "dB(A)",
            Self::Lambda
            | Self::Catalyst
            | Self::Turbocharged
            | Self::EuroClass
            | Self::ObdFaults
            | Self::ObdLamp => "",
        }
    }

    /// Whether it says yes or no, 1 or 0.
    pub fn is_flag(self) -> bool {
        matches!(self, Self::Catalyst | Self::Turbocharged | Self::ObdLamp)
    }
}

/// Thousandths as a French number, without zeros at its end: `58`, `0,35`, `-1,2`.
pub fn written(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:03}");
    format!("{sign}{whole},{}", rest.trim_end_matches('0'))
}

/// A value with its unit, as printed: « 57,9 % », « oui ».
pub fn printed(quantity: MeasuredQuantity, thousandths: i64) -> String {
    if quantity.is_flag() {
        return if thousandths == 0 { "non" } else { "oui" }.to_owned();
    }
    match quantity.unit() {
        "" => written(thousandths),
        unit => format!("{}\u{a0}{unit}", written(thousandths)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_are_written_as_french_numbers() {
        for (value, text) in [
            (58_000, "58"),
            (350, "0,35"),
            (-1_200, "-1,2"),
            (-50, "-0,05"),
            (0, "0"),
            (7, "0,007"),
        ] {
            assert_eq!(written(value), text);
        }
        assert_eq!(printed(MeasuredQuantity::BrakeEfficiency, 57_900), "57,9\u{a0}%");
        assert_eq!(printed(MeasuredQuantity::Lambda, 1_010), "1,01");
        assert_eq!(printed(MeasuredQuantity::ObdLamp, 1_000), "oui");
    }
}
