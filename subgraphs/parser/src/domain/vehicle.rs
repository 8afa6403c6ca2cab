//! What a booking needs to know of the vehicle, drawn from the certificate's fields.

use chrono::NaiveDate;
use fr::VehicleUsage;
use serde::{Deserialize, Serialize};

use super::{EuroClass, Field, dates, euro, lists};

/// Families of vehicles, as inspection rules tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VehicleCategory {
    /// Passenger car.
    M1,
    /// Small bus.
    M2,
    /// Bus.
    M3,
    /// Light goods vehicle, up to 3.5 t.
    N1,
    /// Goods vehicle, up to 12 t.
    N2,
    /// Heavy goods vehicle.
    N3,
    /// Moped, motorcycle, tricycle, quadricycle.
    L,
    /// Trailer.
    O,
    /// Tractor or other agricultural machine.
    Agricultural,
}

/// Families of energies, as tests and prices tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EnergyGroup {
    /// Petrol, superethanol.
    Petrol,
    /// Diesel.
    Diesel,
    /// Battery or fuel cell.
    Electric,
    /// Engine and electric motor, rechargeable or not.
    Hybrid,
    /// LPG or natural gas, alone or beside another fuel.
    Gas,
    /// Anything else.
    Other,
}

/// Uses that change how often a vehicle is inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SpecialUse {
    /// Collector's vehicle.
    Collection,
    /// Taxi.
    Taxi,
    /// Driving school.
    DrivingSchool,
    /// Ambulance and the like.
    MedicalTransport,
    /// Breakdown recovery.
    Recovery,
}

impl From<SpecialUse> for VehicleUsage {
    fn from(special: SpecialUse) -> Self {
        match special {
            SpecialUse::Collection => Self::Collection,
            SpecialUse::Taxi => Self::Taxi,
            SpecialUse::DrivingSchool => Self::DrivingSchool,
            SpecialUse::MedicalTransport => Self::MedicalTransport,
            SpecialUse::Recovery => Self::Recovery,
        }
    }
}

/// The vehicle. Nothing here says whether a value is verified: ask its field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vehicle {
    /// Registration number, with dashes (A).
    pub plate: Option<String>,
    /// Vehicle identification number (E).
    pub vin: Option<String>,
    /// Make (D.1).
    pub make: Option<String>,
    /// Commercial name (D.3).
    pub model: Option<String>,
    /// Date of first registration (B).
    pub first_registration: Option<NaiveDate>,
    /// From J, or from J.1 when J is empty.
    pub category: Option<VehicleCategory>,
    /// From P.3.
    pub energy: Option<EnergyGroup>,
    /// Whether P.3 says that petrol stands beside the gas.
    pub petrol_beside_gas: bool,
    /// Largest laden mass, in kilograms (F.2).
    pub max_laden_mass_kg: Option<u32>,
    /// From Z.1 to Z.4.
    pub special_uses: Vec<SpecialUse>,
    /// From V.9.
    pub euro_class: Option<EuroClass>,
    /// Last day for the next inspection when the certificate was issued (X.1): it may have been
    /// made since.
    pub inspection_before: Option<NaiveDate>,
}

pub(super) fn derive(fields: &[Field]) -> Vehicle {
    described(|code| {
        fields.iter().find(|field| field.code == code).map(|field| field.value.as_str())
    })
}

/// The vehicle that values in normal form describe, asked by their codes.
#[must_use]
pub fn described<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Vehicle {
    let owned = |code: &str| value(code).map(str::to_owned);
    Vehicle {
        plate: owned("A"),
        vin: owned("E"),
        make: owned("D.1"),
        model: owned("D.3"),
        first_registration: value("B").and_then(dates::from_printed),
        category: value("J")
            .and_then(category)
            .or_else(|| value("J.1").and_then(category_of_genre)),
        energy: value("P.3").and_then(energy_group),
        petrol_beside_gas: value("P.3")
            .and_then(lists::energy)
            .is_some_and(|code| lists::PETROL_BESIDE_GAS.contains(&code)),
        max_laden_mass_kg: value("F.2").and_then(|mass| mass.parse().ok()),
        special_uses: ["Z.1", "Z.2", "Z.3", "Z.4"]
            .into_iter()
            .filter_map(|code| value(code).and_then(special_use))
            .collect(),
        euro_class: value("V.9").and_then(euro::class),
        inspection_before: value("X.1")
            .and_then(|sentence| sentence.get(sentence.len().checked_sub(10)?..))
            .and_then(dates::from_printed),
    }
}

/// The family of a European category.
pub(super) fn category(code: &str) -> Option<VehicleCategory> {
    Some(match (lists::find(lists::CATEGORIES, code)?, code.chars().next()?) {
        ("M1", _) => VehicleCategory::M1,
        ("M2", _) => VehicleCategory::M2,
        ("M3", _) => VehicleCategory::M3,
        ("N1", _) => VehicleCategory::N1,
        ("N2", _) => VehicleCategory::N2,
        ("N3", _) => VehicleCategory::N3,
        (_, 'L') => VehicleCategory::L,
        (_, 'O') => VehicleCategory::O,
        _ => VehicleCategory::Agricultural,
    })
}

/// The family of a national kind, where the kind alone tells it.
pub(super) fn category_of_genre(genre: &str) -> Option<VehicleCategory> {
    Some(match genre {
        "VP" => VehicleCategory::M1,
        "CTTE" => VehicleCategory::N1,
        "TRR" => VehicleCategory::N3,
        "MTL" | "MTT1" | "MTT2" | "TM" | "QM" | "CYCL" | "CL" | "MTTE" | "TQM" | "MTL1"
        | "MTL2" | "MTL3" => VehicleCategory::L,
        "REM" | "SREM" | "RETC" | "SRTC" | "SRAT" | "RESP" | "SRSP" => VehicleCategory::O,
        "TRA" | "REA" | "SREA" | "MAGA" | "MIAR" => VehicleCategory::Agricultural,
        // Buses, lorries and special vehicles spread over several categories.
        _ => return None,
    })
}

/// What a P.3 code means, misread letters forgiven.
fn energy_group(code: &str) -> Option<EnergyGroup> {
    energy_of(lists::energy(code)?).or(Some(EnergyGroup::Other))
}

/// What a P.3 code means, taken at its word; `None` for the rare fuels and for no code at all.
pub(crate) fn energy_of(code: &str) -> Option<EnergyGroup> {
    let groups = [
        (lists::PETROL, EnergyGroup::Petrol),
        (lists::DIESEL, EnergyGroup::Diesel),
        (lists::ELECTRIC, EnergyGroup::Electric),
        (lists::HYBRID, EnergyGroup::Hybrid),
        (lists::GAS, EnergyGroup::Gas),
    ];
    groups.into_iter().find(|(list, _)| list.contains(&code)).map(|(_, group)| group)
}

fn special_use(mention: &str) -> Option<SpecialUse> {
    let uses = [
        ("COLLECTION", SpecialUse::Collection),
        ("TAXI", SpecialUse::Taxi),
        ("ECOLE", SpecialUse::DrivingSchool),
        ("SANITAIRE", SpecialUse::MedicalTransport),
        ("DEPANNAGE", SpecialUse::Recovery),
    ];
    uses.into_iter().find(|(word, _)| mention.contains(word)).map(|(_, special)| special)
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, Status};
    use super::*;

    fn field(code: &str, value: &str) -> Field {
        Field {
            code: code.to_owned(),
            value: value.to_owned(),
            raw: value.to_owned(),
            status: Status::ToConfirm,
            reason: Reason::Unconfirmed,
            confidence: 1.0,
            quad: None,
        }
    }

    #[test]
    fn the_vehicle_is_drawn_from_its_fields() {
        let vehicle = derive(&[
            field("A", "AJ-251-HE"),
            field("B", "08/08/2013"),
            field("J", "M1"),
            field("P.3", "GH"),
            field("F.2", "1781"),
            field("Z.1", "VEHICULE DE COLLECTION"),
            field("V.9", "EURO5"),
            field("X.1", "VISITE AVANT LE 20/11/2025"),
        ]);
        assert_eq!(vehicle.euro_class.map(|class| class.number), Some(5));
        assert_eq!(vehicle.inspection_before, NaiveDate::from_ymd_opt(2025, 11, 20));
        assert_eq!(vehicle.category, Some(VehicleCategory::M1));
        assert_eq!(vehicle.energy, Some(EnergyGroup::Hybrid));
        assert_eq!(vehicle.max_laden_mass_kg, Some(1781));
        assert_eq!(vehicle.first_registration, NaiveDate::from_ymd_opt(2013, 8, 8));
        assert_eq!(vehicle.special_uses, [SpecialUse::Collection]);
    }

    #[test]
    fn the_national_kind_stands_in_for_the_category() {
        assert_eq!(derive(&[field("J.1", "MTL")]).category, Some(VehicleCategory::L));
        assert_eq!(derive(&[field("J.1", "VASP")]).category, None);
        assert_eq!(category("R2"), Some(VehicleCategory::Agricultural));
        assert_eq!(category("L3e"), Some(VehicleCategory::L));
    }
}
