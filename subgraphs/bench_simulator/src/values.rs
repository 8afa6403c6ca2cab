//! What the stand-in measures: a sound vehicle, a worn one, or what cannot be.
use crate::{Scene, frame::Frame};

/// The readings of an order; `None` of what no instrument here measures.
pub(crate) fn of(order: &Frame, scene: Scene) -> Option<&'static [&'static str]> {
    let two_wheels = order.value("category").starts_with('L');
    let kind = order.value("kind");
    Some(match (kind, scene) {
        (_, Scene::Implausible) => implausible(kind)?,
        (_, Scene::Worn) => worn(kind, two_wheels)?,
        _ => sound(kind, two_wheels)?,
    })
}

fn sound(kind: &str, two_wheels: bool) -> Option<&'static [&'static str]> {
    Some(match kind {
        "SERVICE_BRAKE" if two_wheels => {
            &["BRAKE_FORCE AV 110.5", "BRAKE_FORCE AR 60", "MASS - 290"]
        }
        "SERVICE_BRAKE" => &[
            "BRAKE_FORCE AVG 265",
            "BRAKE_FORCE AVD 258.5",
            "BRAKE_FORCE ARG 160",
            "BRAKE_FORCE ARD 152",
            "MASS - 1320",
        ],
        "PARKING_BRAKE" => &["PARKING_FORCE ARG 150", "PARKING_FORCE ARD 142", "MASS - 1320"],
        "SUSPENSION" => &[
            "SUSPENSION_EFFICIENCY AVG 62",
            "SUSPENSION_EFFICIENCY AVD 58",
            "SUSPENSION_EFFICIENCY ARG 55",
            "SUSPENSION_EFFICIENCY ARD 57",
        ],
        "SIDE_SLIP" => &["SIDE_SLIP AV 1.5", "SIDE_SLIP AR -0.5"],
        "GAS_EMISSIONS" if two_wheels => &["CO_IDLE - 1.2"],
        "GAS_EMISSIONS" => {
            &["CATALYST - 1", "CO_IDLE - 0.02", "CO_HIGH_IDLE - 0.01", "LAMBDA - 1.003"]
        }
        "OPACITY" => &[
            "TURBOCHARGED - 1",
            "EURO_CLASS - 5",
            "OPACITY - 0.61",
            "OPACITY - 0.44",
            "OPACITY - 0.42",
            "OPACITY - 0.43",
        ],
        "HEADLAMP_AIM" if two_wheels => &["HEADLAMP_HEIGHT - 0.9", "HEADLAMP_TILT C -1.1"],
        "HEADLAMP_AIM" => {
            &["HEADLAMP_HEIGHT - 0.7", "HEADLAMP_TILT G -1.2", "HEADLAMP_TILT D -1.1"]
        }
        "TYRE_DEPTH" if two_wheels => &["TREAD_DEPTH AV 3.2", "TREAD_DEPTH AR 2.8"],
        "TYRE_DEPTH" => &[
            "TREAD_DEPTH AVG 5.2",
            "TREAD_DEPTH AVD 5.1",
            "TREAD_DEPTH ARG 4.4",
            "TREAD_DEPTH ARD 4.3",
        ],
        "NOISE" => &["NOISE_REFERENCE - 89", "NOISE - 90.4"],
        "OBD" => &["OBD_LAMP - 0", "OBD_FAULTS - 0"],
        _ => return None,
    })
}

fn worn(kind: &str, two_wheels: bool) -> Option<&'static [&'static str]> {
    Some(match kind {
        "SERVICE_BRAKE" if !two_wheels => &[
            "BRAKE_FORCE AVG 240",
            "BRAKE_FORCE AVD 150",
            "BRAKE_FORCE ARG 120",
            "BRAKE_FORCE ARD 115",
            "MASS - 1320",
        ],
        "PARKING_BRAKE" => &["PARKING_FORCE ARG 80", "PARKING_FORCE ARD 78", "MASS - 1320"],
        "SUSPENSION" => &["SUSPENSION_EFFICIENCY AVG 60", "SUSPENSION_EFFICIENCY AVD 35"],
        "SIDE_SLIP" => &["SIDE_SLIP AV -11"],
        "GAS_EMISSIONS" if !two_wheels => {
            &["CATALYST - 1", "CO_IDLE - 1.4", "CO_HIGH_IDLE - 0.9", "LAMBDA - 0.91"]
        }
        "OPACITY" => &[
            "TURBOCHARGED - 1",
            "EURO_CLASS - 5",
            "OPACITY - 3.4",
            "OPACITY - 3.2",
            "OPACITY - 3.3",
        ],
        "HEADLAMP_AIM" if !two_wheels => {
            &["HEADLAMP_HEIGHT - 0.7", "HEADLAMP_TILT G 0.4", "HEADLAMP_TILT D -1.1"]
        }
        "TYRE_DEPTH" if !two_wheels => &[
            "TREAD_DEPTH AVG 1.6",
            "TREAD_DEPTH AVD 1.2",
            "TREAD_DEPTH ARG 4.4",
            "TREAD_DEPTH ARD 4.3",
        ],
        "NOISE" => &["NOISE_REFERENCE - 89", "NOISE - 99"],
        "OBD" => &["OBD_LAMP - 1", "OBD_FAULTS - 3"],
        other => return sound(other, two_wheels),
    })
}

fn implausible(kind: &str) -> Option<&'static [&'static str]> {
    Some(match kind {
        "SERVICE_BRAKE" => &["BRAKE_FORCE AVG 99999", "MASS - 1320"],
        "OPACITY" => &["TURBOCHARGED - 1", "EURO_CLASS - 5", "OPACITY - 99"],
        other => return sound(other, false).map(|_| &["LAMBDA - 42"] as &[_]),
    })
}
