//! The fields of 2D-Doc that concern vehicles.

/// How long a value is, in characters.
#[derive(Clone, Copy)]
pub(super) enum Length {
    /// Always this; nothing ends it.
    Exactly(usize),
    /// No longer than this; a separator ends it.
    UpTo(usize),
}

/// What is known of a field.
#[derive(Clone, Copy)]
pub(super) struct Known {
    id: &'static str,
    pub(super) label: &'static str,
    pub(super) length: Length,
}

const fn exactly(id: &'static str, length: usize, label: &'static str) -> Known {
    Known { id, label, length: Length::Exactly(length) }
}

const fn up_to(id: &'static str, length: usize, label: &'static str) -> Known {
    Known { id, label, length: Length::UpTo(length) }
}

const FIELDS: [Known; 12] = [
    exactly("A0", 2, "Pays d’immatriculation"),
    up_to("A1", 17, "Immatriculation"),
    up_to("A2", 17, "Marque"),
    up_to("A3", 17, "Nom commercial"),
    exactly("A4", 17, "Numéro de série (VIN)"),
    exactly("A5", 3, "Catégorie"),
    exactly("A6", 2, "Carburant"),
    exactly("A7", 3, "Émission de CO₂ (g/km, hexadécimal)"),
    up_to("A8", 12, "Classe environnementale CE"),
    exactly("A9", 3, "Classe d’émission polluante"),
    exactly("AA", 8, "Date de première immatriculation"),
    exactly("AN", 8, "Kilométrage"),
];

pub(super) fn of(id: &str) -> Option<Known> {
    FIELDS.into_iter().find(|field| field.id == id)
}

/// The documents on which they stand.
pub(super) fn document(document_type: &str) -> Option<&'static str> {
    match document_type {
        "A0" => Some("Certificat qualité de l’air (Crit’Air)"),
        "A8" => Some("Certificat de cession"),
        _ => None,
    }
}
