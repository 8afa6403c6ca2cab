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
    /// The printed side: titles in every language and the legend of the codes, or what to do with
    /// the coupon.
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
    let plate = words.iter().any(|word| is_plate(word) || word.split_whitespace().any(is_plate));
    if count(&NOTICE) >= 3 && !serial && !plate {
        return Paper::PrintedSide;
    }
    if count(&INSPECTION) >= 3 {
        return Paper::Inspection;
    }
    // Codes in brackets are those of certificates that never had the two lines.
    if words.iter().filter(|word| in_brackets(word)).count() >= 5 {
        return Paper::Certificate;
    }
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

/// What stands behind the coupon: what its holder does when the vehicle is sold, or he moves. Sale
/// papers speak of the same things, but name the vehicle.
const NOTICE: [&str; 8] = [
    "CESSION DU VEHICULE",
    "COUPON DETACHABLE",
    "ACQUEREUR",
    "ANCIEN TITULAIRE",
    "CHANGEMENT DE DOMICILE",
    "NOUVELLE ADRESSE",
    "NOUVEAU CERTIFICAT",
    "PERTE OU VOL",
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

/// A number of the series since 2009, with or without what separates its parts.
fn is_plate(word: &str) -> bool {
    let bare: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
    let since_2009 = |(_, series)| matches!(series, fr::Series::Siv | fr::Series::Provisional);
    // In capitals: « de 100 cv » is prose.
    !word.contains(char::is_lowercase) && fr::Plate::with_series(&bare).is_some_and(since_2009)
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
mod tests;
