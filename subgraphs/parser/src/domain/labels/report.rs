//! What procès-verbaux of technical inspections call their entries.
//!
//! Every network of centres prints its own; the numbers in brackets of the common model are left
//! out.

use super::{Paper, vocabulary};

/// A procès-verbal of inspection, or its certificate.
pub(in super::super) static REPORT: Paper = Paper {
    titles: TITLES,
    fields: FIELDS,
    boxed: false,
    plain: std::sync::LazyLock::new(|| vocabulary(FIELDS, OTHERS)),
};

/// Labels by field; the entry before its value, or above it.
const FIELDS: &[(&str, &[&str])] = &[
    (
        "PV.NUMBER",
        &[
            "N DU PROCES VERBAL",
            "NUMERO DU PROCES VERBAL",
            "NUMERO DE PROCES VERBAL",
            "PROCES VERBAL N",
            "PROCES VERBAL DE CONTROLE TECHNIQUE N",
            "CERTIFICAT DE CONTROLE TECHNIQUE N",
            "N DU RAPPORT",
            "NUMERO DU RAPPORT",
        ],
    ),
    (
        "PV.DATE",
        &[
            "DATE DU CONTROLE",
            "LIEU ET DATE DU CONTROLE",
            "DATE ET HEURE DU CONTROLE",
            "DATE DE LA VISITE",
            "DATE DE VISITE",
            "CONTROLE EFFECTUE LE",
            "CONTROLE REALISE LE",
        ],
    ),
    (
        "PV.CENTRE",
        &[
            "AGREMENT DU CENTRE",
            "N D AGREMENT DU CENTRE",
            "NUMERO D AGREMENT DU CENTRE",
            "N D AGREMENT",
            "NUMERO D AGREMENT",
            "CENTRE DE CONTROLE",
            "CENTRE",
            "AGREMENT N",
        ],
    ),
    (
        "A",
        &[
            "IMMATRICULATION ET PAYS",
            "NUMERO D IMMATRICULATION",
            "N D IMMATRICULATION",
            "IMMATRICULATION",
        ],
    ),
    (
        "B",
        &[
            "DATE DE 1ERE MISE EN CIRCULATION",
            "DATE DE PREMIERE MISE EN CIRCULATION",
            "PREMIERE MISE EN CIRCULATION",
            "1ERE MISE EN CIRCULATION",
            "DATE DE PREMIERE IMMATRICULATION",
            "PREMIERE IMMATRICULATION",
        ],
    ),
    ("D.1", &["MARQUE"]),
    (
        "D.3",
        &[
            "DESIGNATION COMMERCIALE",
            "DENOMINATION COMMERCIALE",
            "APPELLATION COMMERCIALE",
            "MODELE",
        ],
    ),
    (
        "E",
        &[
            "N D IDENTIFICATION DU VEHICULE",
            "NUMERO D IDENTIFICATION DU VEHICULE",
            "NUMERO D IDENTIFICATION VIN",
            "NUMERO D IDENTIFICATION",
            "N D IDENTIFICATION",
            "N DANS LA SERIE DU TYPE",
            "N DE SERIE",
            "VIN",
        ],
    ),
    ("J", &["CATEGORIE INTERNATIONALE", "CATEGORIE DU VEHICULE", "CATEGORIE"]),
    ("J.1", &["GENRE", "GENRE NATIONAL"]),
    ("P.3", &["ENERGIE", "SOURCE D ENERGIE", "CARBURANT"]),
    (
        "PV.MILEAGE",
        &[
            "KILOMETRAGE RELEVE",
            "KILOMETRAGE INSCRIT AU COMPTEUR",
            "RELEVE DU COMPTEUR KILOMETRIQUE",
            "INDICATION DU COMPTEUR",
            "KILOMETRAGE",
        ],
    ),
    ("PV.RESULT", &["RESULTAT DU CONTROLE", "RESULTAT DE LA VISITE", "RESULTAT"]),
    (
        "PV.UNTIL",
        &[
            "PROCHAIN CONTROLE AVANT LE",
            "PROCHAIN CONTROLE AU PLUS TARD LE",
            "DATE DU PROCHAIN CONTROLE",
            "ECHEANCE DU PROCHAIN CONTROLE",
            "VALIDITE DU CONTROLE JUSQU AU",
            "DATE LIMITE DE VALIDITE DU CONTROLE",
            "DATE LIMITE DE VALIDITE",
            "FIN DE VALIDITE",
            "VALABLE JUSQU AU",
            "CONTRE VISITE AU PLUS TARD LE",
            "CONTRE VISITE AVANT LE",
        ],
    ),
];

/// Entries we take nothing from: they end what stands before them.
const OTHERS: &[&str] = &[
    "NATURE DU CONTROLE",
    "ADRESSE DU CENTRE",
    "CONTROLEUR",
    "REFERENCE DU RENDEZ VOUS",
    "DEFAILLANCES CONSTATEES",
    "SIGNATURE ET CACHET DU CONTROLEUR",
    "DATE ET HEURE DE LA SIGNATURE",
    "DOCUMENT PRESENTE",
    "TITULAIRE",
    "VEHICULE",
    "CONTROLE",
];

/// What stands at the head of such a paper.
const TITLES: &[&str] =
    &["PROCES VERBAL DE CONTROLE TECHNIQUE", "CERTIFICAT DE CONTROLE TECHNIQUE"];
