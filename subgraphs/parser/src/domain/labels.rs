//! What procès-verbaux of technical inspections call their entries.
//!
//! Every network of centres prints its own; the numbers in brackets of the common model are left
//! out. Compared in upper case, without accents and blanks, as [`plain`] writes.

use std::sync::LazyLock;

/// Labels by field; the entry before its value, or above it.
pub(super) const FIELDS: &[(&str, &[&str])] = &[
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
pub(super) const OTHERS: &[&str] = &[
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
pub(super) const TITLES: &[&str] =
    &["PROCES VERBAL DE CONTROLE TECHNIQUE", "CERTIFICAT DE CONTROLE TECHNIQUE"];

/// Every label in plain letters, with its field.
static PLAIN: LazyLock<Vec<(Option<&'static str>, String)>> = LazyLock::new(|| {
    let fields = FIELDS
        .iter()
        .flat_map(|(code, labels)| labels.iter().map(move |label| (Some(*code), plain(label))));
    fields.chain(OTHERS.iter().map(|label| (None, plain(label)))).collect()
});

/// A label has no more words than this.
const MOST_WORDS: usize = 9;

/// Least likeness of a label: a letter or two in ten may be misread.
const ALIKE: f64 = 0.8;

/// Upper case, letters and figures alone, without accents.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_uppercase)
        .filter_map(|symbol| match symbol {
            'À' | 'Â' | 'Ä' => Some('A'),
            'Ç' => Some('C'),
            'È' | 'É' | 'Ê' | 'Ë' => Some('E'),
            'Î' | 'Ï' => Some('I'),
            'Ô' | 'Ö' => Some('O'),
            'Ù' | 'Û' | 'Ü' => Some('U'),
            other => other.is_ascii_alphanumeric().then_some(other),
        })
        .collect()
}

/// How much two plain texts are alike, 0 to 1, if they are alike enough.
fn alike(text: &str, label: &str) -> Option<f64> {
    // Far too long or too short, most often: not worth measuring.
    let gap = text.len().abs_diff(label.len());
    if gap * 5 > label.len() + 4 {
        return None;
    }
    let alike = strsim::normalized_levenshtein(text, label);
    // Short labels forgive one letter at most.
    let least = if label.len() < 7 { 0.75 } else { ALIKE };
    (alike >= least).then_some(alike)
}

/// The label the words begin with: its field (`None` for one of [`OTHERS`]) and how many words it
/// takes. The longest that fits is meant.
pub(super) fn at_start(words: &[&str]) -> Option<(Option<&'static str>, usize)> {
    let mut best: Option<(f64, Option<&'static str>, usize)> = None;
    for count in 1..=words.len().min(MOST_WORDS) {
        let start = plain(&words[..count].concat());
        for (code, label) in PLAIN.iter() {
            let Some(alike) = alike(&start, label) else { continue };
            let worth = alike * label.len() as f64;
            if best.is_none_or(|(known, ..)| worth > known) {
                best = Some((worth, *code, count));
            }
        }
    }
    best.map(|(_, code, count)| (code, count))
}

/// Whether a line says which paper this is.
pub(super) fn is_title(text: &str) -> bool {
    let plain_text = plain(text);
    TITLES.iter().any(|title| {
        let title = plain(title);
        let start: String = plain_text.chars().take(title.len()).collect();
        strsim::normalized_levenshtein(&start, &title) >= ALIKE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Option<&'static str>, usize)> {
        at_start(&text.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn labels_are_known_by_their_words() {
        for (text, code, count) in [
            ("N° du procés-verbal", "PV.NUMBER", 3),
            ("Date du contrôle 12/03/2024", "PV.DATE", 3),
            ("Date de lère mise en circulation", "B", 6),
            ("N° didentification du véhicule", "E", 4),
            ("Kilométrage relevé 128 450 km", "PV.MILEAGE", 2),
            ("Kilométrage : 128450", "PV.MILEAGE", 1),
            ("Valable jusqu'au 21 novembre 2028.", "PV.UNTIL", 2),
            ("Énergie", "P.3", 1),
            ("Centre", "PV.CENTRE", 1),
        ] {
            let (known, words) = found(text).expect(text);
            assert_eq!((known, words), (Some(code), count), "{text}");
        }
        assert_eq!(found("Contrôleur"), Some((None, 1)));
        assert_eq!(found("RENAULT"), None);
        assert_eq!(found("MINI"), None);
    }

    #[test]
    fn the_title_survives_misreading() {
        assert!(is_title("PROCES-VERBAL DE CONTRÔLE TECHN1QUE PÉRIODIQUE"));
        assert!(!is_title("CERTIFICAT D'IMMATRICULATION"));
    }
}
