//! What certificates issued before June 2004 call their entries.
//!
//! The letters in brackets behind some are those of the Vienna convention on road traffic, older
//! than the harmonised codes. Abbreviations changed from one printing to the next.

use super::{Labels, Paper, starts_like, vocabulary};

/// A certificate of a prefecture without harmonised codes.
pub(in super::super) static OLD: Paper = Paper {
    titles: TITLES,
    fields: FIELDS,
    boxed: true,
    plain: std::sync::LazyLock::new(|| vocabulary(FIELDS, OTHERS)),
};

const TITLES: &[&str] =
    &["PREFECTURE", "SOUS PREFECTURE", "CERTIFICAT D IMMATRICULATION", "CARTE GRISE"];

const FIELDS: Labels = &[
    ("A", &["N IMMATRICULATION", "N D IMMATRICULATION", "NUMERO D IMMATRICULATION"]),
    (
        "A.1",
        &[
            "N IMMATRICULATION PRECEDENT",
            "N D IMMATRICULATION PRECEDENT",
            "IMMATRICULATION PRECEDENTE",
            "CERTIFICAT PRECEDENT",
            "N PRECEDENT",
        ],
    ),
    (
        "B",
        &[
            "DATE DE 1RE MISE EN CIRCULATION",
            "DATE DE PREMIERE MISE EN CIRCULATION",
            "1RE MISE EN CIRCULATION",
            // The second line of the label.
            "MISE EN CIRCULATION",
            "EN CIRCULATION",
        ],
    ),
    ("I", &["DATE", "DATE DU CERTIFICAT", "DATE DE LA CARTE GRISE"]),
    ("C.1", &["NOM ET PRENOMS", "NOM PRENOMS"]),
    ("C.3", &["DOMICILE"]),
    ("D.1", &["MARQUE"]),
    ("D.2", &["TYPE"]),
    ("D.3", &["DENOMINATION COMMERCIALE", "MODELE"]),
    ("E", &["N DANS LA SERIE DU TYPE", "NUMERO DANS LA SERIE DU TYPE", "N SERIE DU TYPE"]),
    ("F.2", &["PTAC", "POIDS TOTAL AUTORISE EN CHARGE"]),
    ("F.3", &["PTRA", "PTR", "POIDS TOTAL ROULANT AUTORISE"]),
    ("G.1", &["PV", "POIDS A VIDE"]),
    ("J.1", &["GENRE"]),
    ("J.3", &["CARROSSERIE", "CARR"]),
    ("P.3", &["ENERGIE", "SOURCE D ENERGIE", "CARBURANT"]),
    ("P.6", &["PUISSANCE", "PUISSANCE ADM", "PUISSANCE ADMINISTRATIVE", "PUIS", "PUISS"]),
    ("S.1", &["PLACES ASS", "PLACES ASSISES", "ASSISES", "ASS"]),
    ("S.2", &["DEB", "DEBOUT", "PLACES DEB", "PLACES DEBOUT"]),
    ("U.1", &["BRUIT", "BRUIT DB A", "BRUIT DB", "NIVEAU SONORE"]),
    ("U.2", &["REGIME MOTEUR", "REGIME", "REGIME TR MN", "REGIME MOTEUR TR MN"]),
];

/// Entries we take nothing from.
const OTHERS: &[&str] = &[
    "DATE DE 1RE MISE",
    "DATE DE PREMIERE MISE",
    "DATE DU CERTIFICAT PRECEDENT",
    "NOM D USAGE",
    "PLACES",
    "LARGEUR",
    "SURFACE",
    "LE PREFET",
    "VISITES TECHNIQUES",
];

/// Titles of papers that say the same of a vehicle.
const STRANGERS: &[&str] = &[
    "CERTIFICAT DE CESSION",
    "DECLARATION DE CESSION",
    "DECLARATION D ACHAT",
    "DEMANDE DE CERTIFICAT D IMMATRICULATION",
    "DEMANDE D IMMATRICULATION",
    "CERTIFICAT DE SITUATION",
    "CERTIFICAT DE CONTROLE TECHNIQUE",
    "PROCES VERBAL",
    "RAPPORT D EXPERTISE",
    "ATTESTATION D ASSURANCE",
    "CONDITIONS PARTICULIERES",
    "BON DE COMMANDE",
    "KILOMETRAGE",
];

/// Whether a line says that the page is another paper about a vehicle: no certificate tells a
/// mileage.
pub(in super::super) fn is_stranger(text: &str) -> bool {
    starts_like(text, STRANGERS)
}
