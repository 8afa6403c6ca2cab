//! Which paper is this? Told from the words that were read on it, before they are understood.
//!
//! Only what is surely something else is turned away; what is read badly goes on to the parser,
//! which says what it could make of it.
use crate::ocr::{Page, Word};

/// Fewer words than this are no document: labels in the picture of a cat.
const FEW_WORDS: usize = 5;
/// As sure as this on average, the words are what they seem.
const READ_WELL: f32 = 0.8;
/// A line of the machine-readable zone has 44 characters; cut in two it still passes this.
const ZONE_PART: usize = 18;

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The filled side of a certificate, or something too badly read to be sure that it is not.
    Certificate,
    /// The filled side without the two lines at its foot that prove what was read.
    WithoutZone,
    /// The printed side: titles in every language and the legend of the codes.
    PrintedSide,
    /// The procès-verbal of a technical inspection, or its certificate.
    Inspection,
    /// Words, of something else.
    Other,
    /// Next to no words.
    NoText,
}

/// What a page shows.
#[must_use]
pub fn of(page: &Page) -> Paper {
    let words: Vec<String> = page.words.iter().map(|word| plain(&word.text)).collect();
    if words.iter().any(|word| is_zone(word)) {
        return Paper::Certificate;
    }
    let letters: usize = words.iter().map(String::len).sum();
    if words.len() < FEW_WORDS || letters < 4 * FEW_WORDS {
        return Paper::NoText;
    }
    let text = words.join(" ");
    let count = |marks: &[&str]| marks.iter().filter(|mark| text.contains(**mark)).count();
    let serial = words.iter().any(|word| is_serial(word));
    if count(&LEGEND) >= 3 && !serial {
        return Paper::PrintedSide;
    }
    if count(&INSPECTION) >= 3 {
        return Paper::Inspection;
    }
    // Codes in brackets are those of certificates that never had the two lines.
    if words.iter().filter(|word| in_brackets(word)).count() >= 5 {
        return Paper::Certificate;
    }
    let plate = words.iter().any(|word| is_plate(word) || word.split_whitespace().any(is_plate));
    let codes = printed_codes(&words);
    if plate && serial && codes >= 8 {
        return Paper::WithoutZone;
    }
    if codes >= 5 || (count(&LABELS) >= 1 && (plate || serial || codes >= 2)) || count(&LABELS) >= 2
    {
        return Paper::Certificate;
    }
    if sureness(&page.words) < READ_WELL { Paper::Certificate } else { Paper::Other }
}

/// What stands on the printed side, and only there.
const LEGEND: [&str; 14] = [
    "COMMUNAUTE EUROPEENNE",
    "REPUBLIQUE FRANCAISE",
    "NUMERO D'IDENTIFICATION",
    "MASSE EN CHARGE",
    "PUISSANCE NETTE",
    "PUISSANCE ADMINISTRATIVE",
    "NIVEAU SONORE",
    "NOMBRE DE PLACES",
    "NUMERO DE RECEPTION",
    "TYPE DE CARBURANT",
    "ZULASSUNGSBESCHEINIGUNG",
    "REGISTRATION CERTIFICATE",
    "CARTA DI CIRCOLAZIONE",
    "PERMISO DE CIRCULACION",
];

/// What stands on the filled side of certificates of any age.
const LABELS: [&str; 8] = [
    "CERTIFICAT D'IMMATRICULATION",
    "IMMATRICULATION",
    "1ERE IMMATRICULATION",
    "MISE EN CIRCULATION",
    "COUPON DETACHABLE",
    "CARTE GRISE",
    "PREFECTURE D",
    "PROPRIETAIRE DU VEHICULE",
];

/// What stands on a procès-verbal of inspection. A certificate may bear a centre's stamp: one of
/// these is not enough.
const INSPECTION: [&str; 8] = [
    "PROCES-VERBAL",
    "CONTROLE TECHNIQUE",
    "DATE DU CONTROLE",
    "RESULTAT DU CONTROLE",
    "PROCHAIN CONTROLE",
    "KILOMETRAGE",
    "DEFAILLANCES",
    "VALABLE JUSQU",
];

/// Upper case, without accents, with plain apostrophes.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_uppercase)
        .map(|symbol| match symbol {
            'À' | 'Â' | 'Ä' => 'A',
            'Ç' => 'C',
            'È' | 'É' | 'Ê' | 'Ë' => 'E',
            'Î' | 'Ï' => 'I',
            'Ô' | 'Ö' => 'O',
            'Ù' | 'Û' | 'Ü' => 'U',
            '’' | '`' | '´' => '\'',
            other => other,
        })
        .collect()
}

/// A part of the machine-readable zone: long, of its alphabet, with its filler or its beginning.
fn is_zone(word: &str) -> bool {
    let bare: String = word.chars().filter(|symbol| !symbol.is_whitespace()).collect();
    let fillers = bare.chars().filter(|symbol| *symbol == '<').count();
    bare.contains("CRFRA") || (bare.chars().count() >= ZONE_PART && fillers >= 3)
}

/// A vehicle identification number, spaced or not.
fn is_serial(word: &str) -> bool {
    let bare: String = word.chars().filter(|symbol| symbol.is_ascii_alphanumeric()).collect();
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    (17..=19).contains(&bare.len()) && (4..=16).contains(&digits) && word.matches(' ').count() <= 1
}

/// `AB-123-CD`, with or without what separates its parts.
fn is_plate(word: &str) -> bool {
    let bare: Vec<u8> = word.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let shape = |part: &[u8], test: fn(&u8) -> bool| part.iter().all(test);
    bare.len() == 7
        && shape(&bare[..2], u8::is_ascii_uppercase)
        && shape(&bare[2..5], u8::is_ascii_digit)
        && shape(&bare[5..], u8::is_ascii_uppercase)
}

/// `(A)`, `(D.1) RENAULT`: what a prefecture printed before 2009.
fn in_brackets(word: &str) -> bool {
    let Some((code, _)) = word.strip_prefix('(').and_then(|word| word.split_once(')')) else {
        return false;
    };
    code.len() <= 5
        && code.starts_with(|first: char| first.is_ascii_uppercase())
        && code.chars().all(|symbol| symbol.is_ascii_alphanumeric() || symbol == '.')
}

/// How many different codes of the kind `D.2.1` stand alone or begin a line, in brackets or not.
fn printed_codes(words: &[String]) -> usize {
    let mut found: Vec<&str> = words
        .iter()
        .filter_map(|word| word.split_whitespace().next())
        .map(|first| first.trim_matches(['(', ')']))
        .filter(|first| {
            let parts: Vec<&[u8]> = first.split('.').map(str::as_bytes).collect();
            matches!(parts.as_slice(),
                [[letter], [digit], rest @ ..]
                    if letter.is_ascii_uppercase() && digit.is_ascii_digit()
                        && rest.iter().all(|part| part.len() <= 1))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// Mean confidence, each word counted by its length.
fn sureness(words: &[Word]) -> f32 {
    let (mut sure, mut all) = (0.0, 0.0);
    for word in words {
        let letters = word.text.chars().count() as f32;
        sure += letters * word.confidence;
        all += letters;
    }
    if all == 0.0 { 0.0 } else { sure / all }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str], confidence: f32) -> Page {
        let word = |text: &&str| Word { text: (*text).to_owned(), quad: [[0.0; 2]; 4], confidence };
        Page { width: 1000, height: 1400, rotation: 0, words: lines.iter().map(word).collect() }
    }

    const FIELDS: [&str; 14] = [
        "CERTIFICAT D'IMMATRICULATION",
        "A. AB-123-CD",
        "B 05/01/1998",
        "C.1",
        "MARTIN",
        "C.3",
        "D.1",
        "RENAULT",
        "D.3 CLIO",
        "E VF1BR0C0H12345678",
        "F.1 1650",
        "G.1",
        "J.1 VP",
        "P.3 ES",
    ];

    #[test]
    fn the_filled_side_is_known_with_and_without_its_zone() {
        let zone = "CRFRAAB123CD0VF1BR0C0H12345678297110129VP<<<<";
        let whole: Vec<&str> = FIELDS.iter().copied().chain([zone]).collect();
        assert_eq!(of(&page(&whole, 0.95)), Paper::Certificate);
        assert_eq!(of(&page(&FIELDS, 0.95)), Paper::WithoutZone);
        // Half a zone is worth reading.
        let half: Vec<&str> = FIELDS.iter().copied().chain(["CI<<RENAULT<<<<<<<CLIO"]).collect();
        assert_eq!(of(&page(&half, 0.95)), Paper::Certificate);
    }

    #[test]
    fn certificates_older_than_the_zone_are_read_without_it() {
        let before_2009 = [
            "PREFECTURE DE LA VENDEE",
            "(A) 1234 WAE 45",
            "(I) 12/11/2007",
            "(B) 30/10/1997",
            "(C.1) M. DUPONT YVES",
            "(D.1) RENAULT",
            "(D.2) FZ1 G05",
            "(E) VF1BR0C0H12345678",
            "(F.1) 1650",
            "(G.1) 980",
            "(J.1) VP",
        ];
        assert_eq!(of(&page(&before_2009, 0.9)), Paper::Certificate);
        let before_2004 = [
            "N° IMMATRICULATION",
            "456 ABC 75",
            "DATE DE 1re MISE EN CIRCULATION",
            "12/03/1999",
            "NOM et Prénoms",
            "DUPONT YVES",
            "GENRE VP",
            "MARQUE PEUGEOT",
        ];
        assert_eq!(of(&page(&before_2004, 0.9)), Paper::Certificate);
    }

    #[test]
    fn codes_in_brackets_never_had_a_zone() {
        let card = [
            "CERTIFICAT D'IMMATRICULATION",
            "(A) 1234 WAE 45",
            "(B) 30/10/1997",
            "(D.1) RENAULT",
            // A type that looks like a plate of today.
            "(D.2) AB123CD",
            "(D.3) CLIO",
            "(E) VF1BR0C0H12345678",
            "(F.2) 1650",
            "(G.1) 980",
            "(J.1) VP",
            "(P.3) ES",
            "(S.1) 5",
        ];
        assert_eq!(of(&page(&card, 0.95)), Paper::Certificate);
    }

    #[test]
    fn a_report_of_inspection_is_no_certificate() {
        let report = [
            "PROCÈS-VERBAL DE CONTRÔLE TECHNIQUE PÉRIODIQUE",
            "(3) Date du contrôle",
            "09/06/2025",
            "(2) Immatriculation et pays",
            "FJ-267-FB",
            "Date de 1ère mise en circulation",
            "(1) N° d'identification du véhicule",
            "ZDCS8SAGD9H105688",
            "(7) Résultat du contrôle",
            "A - FAVORABLE",
        ];
        assert_eq!(of(&page(&report, 0.95)), Paper::Inspection);
        let stamped: Vec<&str> =
            FIELDS.iter().copied().chain(["CONTROLE TECHNIQUE AGREE"]).collect();
        assert_eq!(of(&page(&stamped, 0.95)), Paper::WithoutZone);
    }

    #[test]
    fn the_printed_side_is_known_by_its_legend() {
        let printed = [
            "RÉPUBLIQUE FRANÇAISE",
            "Communauté européenne",
            "CERTIFICAT D’IMMATRICULATION",
            "Zulassungsbescheinigung",
            "(A) Numéro d’immatriculation",
            "(E) Numéro d’identification du véhicule",
            "(P.2) Puissance nette maximale (en kW)",
            "(S.1) Nombre de places assises",
            "(D.1) Marque",
            "(F.1) Masse en charge maximale",
        ];
        assert_eq!(of(&page(&printed, 0.9)), Paper::PrintedSide);
    }

    #[test]
    fn something_else_is_told_from_something_badly_read() {
        let shop = [
            "Plaquettes de frein avant",
            "Compatible Renault Clio",
            "Prix : 24,90 €",
            "Ajouter au panier",
            "Livraison 24h",
            "Mentions légales",
            "Avis clients",
        ];
        assert_eq!(of(&page(&shop, 0.95)), Paper::Other);
        let garbled = ["l1 Ol", "PI:", "SvX 12", "I|l", "0O8B", "rn n", "VVV", "ii ll"];
        assert_eq!(of(&page(&garbled, 0.4)), Paper::Certificate);
        assert_eq!(of(&page(&["WHISKAS"], 0.9)), Paper::NoText);
        assert_eq!(of(&page(&[], 0.0)), Paper::NoText);
    }
}
