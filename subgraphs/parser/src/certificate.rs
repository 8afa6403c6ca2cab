//! What becomes of a reading: kept to be confirmed or set aside, and how its fields are called.
//! No I/O and no clock.
use crate::domain::{self, DocumentKind, EnergyGroup, Quad, Reading, Reason, Vehicle};
use async_graphql::Enum;
use chrono::NaiveDate;
use events::parser::FieldRead;
use serde::{Deserialize, Serialize};

/// Whose reading it is to confirm.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Enum, strum::IntoStaticStr, strum::EnumString, strum::Display,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum RegistrationStatus {
    /// Its owner is asked whether it is right.
    ToConfirm,
    /// Its owner said so.
    Confirmed,
    /// No registration certificate could be read.
    Unreadable,
}

/// Whether a value may be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum FieldStatus {
    /// Proved by a check digit or by two readings that agree.
    Verified,
    /// Read once, or typed by its owner: worth a look.
    ToConfirm,
}

/// One field, as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeptField {
    pub(crate) code: String,
    pub(crate) value: String,
    pub(crate) raw: String,
    pub(crate) status: FieldStatus,
    /// `domain::Reason` by name, or [`CORRECTED`].
    pub(crate) reason: String,
    /// `None` where a person typed it.
    pub(crate) confidence: Option<f32>,
    pub(crate) quad: Option<Quad>,
}

/// The reason of a value its owner typed.
pub(crate) const CORRECTED: &str = "CORRECTED";

/// What a booking needs to know of the vehicle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) plate: Option<String>,
    pub(crate) vin: Option<String>,
    pub(crate) make: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) first_registration: Option<NaiveDate>,
    /// `M1`
    pub(crate) eu_category: Option<String>,
    /// `PETROL`, `DIESEL`, `ELECTRIC`, `HYBRID` or `GAS`.
    pub(crate) energy: Option<String>,
}

/// Why a page is no registration certificate to confirm; `None` where it is one.
pub(crate) fn why_unreadable(reading: &Reading, words: usize) -> Option<&'static str> {
    /// A page with fewer words is a bad photo rather than another document.
    const FEW_WORDS: usize = 10;
    match reading.document {
        DocumentKind::RegistrationFront => Some("WRONG_SIDE"),
        DocumentKind::Other if words < FEW_WORDS => Some("UNREADABLE"),
        DocumentKind::Other | DocumentKind::PreviousInspection => Some("NOT_A_REGISTRATION"),
        // Neither of the two fields that say which vehicle it is.
        DocumentKind::RegistrationCertificate
            if reading.field("A").is_none() && reading.field("E").is_none() =>
        {
            Some("UNREADABLE")
        }
        DocumentKind::RegistrationCertificate => None,
    }
}

/// The fields as they are kept.
pub(crate) fn kept(reading: &Reading) -> Vec<KeptField> {
    let keep = |field: &domain::Field| KeptField {
        code: field.code.clone(),
        value: field.value.clone(),
        raw: field.raw.clone(),
        status: match field.status {
            domain::Status::Verified => FieldStatus::Verified,
            domain::Status::ToConfirm => FieldStatus::ToConfirm,
        },
        reason: name(&field.reason),
        confidence: Some(field.confidence),
        quad: field.quad,
    };
    reading.fields.iter().map(keep).collect()
}

/// The vehicle, without identifiers that do not have the form they must have.
pub(crate) fn facts(reading: &Reading) -> Facts {
    let vehicle = reading.vehicle.clone();
    let formed = |code| reading.field(code).is_some_and(|field| field.reason != Reason::Malformed);
    Facts {
        plate: vehicle.plate.filter(|_| formed("A")),
        vin: vehicle.vin.filter(|_| formed("E")),
        make: vehicle.make,
        model: vehicle.model,
        first_registration: vehicle.first_registration,
        eu_category: vehicle.category.map(|category| name(&category)),
        energy: vehicle
            .energy
            .filter(|energy| *energy != EnergyGroup::Other)
            .map(|energy| name(&energy)),
    }
}

/// The fields a customer cares about, in reading order.
pub(crate) fn for_customer(fields: &[KeptField]) -> Vec<FieldRead> {
    ["A", "B", "D.1", "D.3", "E", "J.1", "P.3", "X.1"]
        .into_iter()
        .filter_map(|code| {
            let field = fields.iter().find(|field| field.code == code)?;
            Some(FieldRead {
                code: code.to_owned(),
                label: label(code)?.to_owned(),
                value: field.value.clone(),
                verified: field.status == FieldStatus::Verified,
            })
        })
        .collect()
}

/// The vehicle that kept fields describe, without values that do not have their form.
pub(crate) fn vehicle(fields: &[KeptField]) -> Vehicle {
    let malformed = name(&Reason::Malformed);
    domain::described(|code| {
        let field = fields.iter().find(|field| field.code == code)?;
        (field.reason != malformed).then_some(field.value.as_str())
    })
}

/// The name an enumeration has outside the code.
pub(crate) fn name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        // Every enumeration named here is a plain one: its name is a string.
        other => format!("{other:?}"),
    }
}

/// What a printed code means, in plain French; `None` for a code no certificate has.
pub(crate) fn label(code: &str) -> Option<&'static str> {
    Some(match code {
        "A" => "Immatriculation",
        "A.1" => "Immatriculation précédente",
        "B" => "Première immatriculation",
        "C.1" => "Titulaire",
        "C.1b" => "Prénom du titulaire",
        "C.3" => "Adresse",
        "C.3b" => "Code postal et commune",
        "C.4a" => "Propriétaire du véhicule",
        "C.4.1" => "Nombre de titulaires",
        "D.1" => "Marque",
        "D.2" => "Type, variante, version",
        "D.2.1" => "Code national du type",
        "D.3" => "Modèle",
        "E" => "Numéro d’identification (VIN)",
        "F.1" => "Masse maximale admissible (kg)",
        "F.2" => "Masse maximale en France (kg)",
        "F.3" => "Masse maximale de l’ensemble (kg)",
        "FORMULE" => "Numéro de formule",
        "G" => "Masse en service (kg)",
        "G.1" => "Poids à vide (kg)",
        "H" => "Fin de validité",
        "I" => "Date du certificat",
        "J" => "Catégorie européenne",
        "J.1" => "Genre national",
        "J.2" => "Carrosserie européenne",
        "J.3" => "Carrosserie",
        "K" => "Numéro de réception",
        "P.1" => "Cylindrée (cm³)",
        "P.2" => "Puissance (kW)",
        "P.3" => "Énergie",
        "P.6" => "Puissance fiscale (CV)",
        "Q" => "Puissance par masse (kW/kg)",
        "S.1" => "Places assises",
        "S.2" => "Places debout",
        "U.1" => "Bruit à l’arrêt (dB)",
        "U.2" => "Régime du moteur (tr/min)",
        "V.7" => "CO₂ (g/km)",
        "V.9" => "Classe environnementale",
        "X.1" => "Visite technique",
        "Y.1" => "Taxe régionale (€)",
        "Y.2" => "Taxe parafiscale (€)",
        "Y.3" => "Taxe sur le CO₂ (€)",
        "Y.4" => "Taxe de gestion (€)",
        "Y.5" => "Acheminement (€)",
        "Y.6" => "Total des taxes (€)",
        "Z.1" | "Z.2" | "Z.3" | "Z.4" => "Mention particulière",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Field, Status};

    fn reading(document: DocumentKind, fields: &[(&str, &str, Reason)]) -> Reading {
        let field = |(code, value, reason): &(&str, &str, Reason)| Field {
            code: (*code).to_owned(),
            value: (*value).to_owned(),
            raw: (*value).to_owned(),
            status: Status::ToConfirm,
            reason: *reason,
            confidence: 0.5,
            quad: None,
        };
        let fields: Vec<Field> = fields.iter().map(field).collect();
        let plate = fields.iter().find(|field| field.code == "A").map(|field| field.value.clone());
        let vehicle = Vehicle { plate, energy: Some(EnergyGroup::Other), ..Vehicle::default() };
        Reading { document, fields, mrz: None, vehicle, warnings: Vec::new() }
    }

    #[test]
    fn a_page_that_cannot_be_confirmed_says_why() {
        let plate = [("A", "AB-123-CD", Reason::Unconfirmed)];
        for (document, fields, words, why) in [
            (DocumentKind::RegistrationCertificate, &plate[..], 50, None),
            (DocumentKind::RegistrationCertificate, &[][..], 50, Some("UNREADABLE")),
            (DocumentKind::RegistrationFront, &[][..], 50, Some("WRONG_SIDE")),
            (DocumentKind::Other, &[][..], 50, Some("NOT_A_REGISTRATION")),
            (DocumentKind::Other, &[][..], 3, Some("UNREADABLE")),
        ] {
            assert_eq!(why_unreadable(&reading(document, fields), words), why, "{document:?}");
        }
    }

    #[test]
    fn a_malformed_plate_names_no_vehicle_but_is_shown() {
        let fields = [("A", "HELLO", Reason::Malformed)];
        let reading = reading(DocumentKind::RegistrationCertificate, &fields);
        assert_eq!(facts(&reading), Facts::default());
        let shown = for_customer(&kept(&reading));
        assert_eq!((shown[0].value.as_str(), shown[0].verified), ("HELLO", false));
        assert_eq!(kept(&reading)[0].reason, "MALFORMED");
    }
}
