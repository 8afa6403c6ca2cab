//! What papers without a plan call their entries, and how a label is known though misread.
//!
//! Compared in upper case, without accents and blanks, as [`plain`] writes.

use std::sync::LazyLock;

use super::lists;

mod old;
mod report;

pub(super) use old::{OLD, is_stranger};
pub(super) use report::REPORT;

/// Fields with their labels: the entry before its value, or above it.
pub(super) type Labels = &'static [(&'static str, &'static [&'static str])];

/// A kind of paper: what it is titled and what its entries are called.
pub(super) struct Paper {
    titles: &'static [&'static str],
    pub(super) fields: Labels,
    /// Whether its entries stand side by side in boxes: a letter in brackets may follow a label, and
    /// another label its value.
    pub(super) boxed: bool,
    /// Every label in plain letters, with its field; `None` for entries we take nothing from, which
    /// end what stands before them.
    plain: LazyLock<Vec<(Option<&'static str>, String)>>,
}

fn vocabulary(fields: Labels, others: &[&'static str]) -> Vec<(Option<&'static str>, String)> {
    let fields = fields
        .iter()
        .flat_map(|(code, labels)| labels.iter().map(move |label| (Some(*code), plain(label))));
    fields.chain(others.iter().map(|label| (None, plain(label)))).collect()
}

impl Paper {
    /// The label the words begin with: its field (`None` for an entry we take nothing from) and how
    /// many words it takes. The longest that fits is meant.
    pub(super) fn at_start(&self, words: &[&str]) -> Option<(Option<&'static str>, usize)> {
        let mut best: Option<(f64, Option<&'static str>, usize)> = None;
        for count in 1..=words.len().min(MOST_WORDS) {
            let start = self.spelled(&words[..count].concat());
            for (code, label) in self.plain.iter() {
                let Some(alike) = alike(&start, label) else { continue };
                let worth = alike * label.len() as f64;
                if best.is_none_or(|(known, ..)| worth > known) {
                    best = Some((worth, *code, count));
                }
            }
        }
        best.map(|(_, code, count)| (code, count))
    }

    /// A text in plain letters, without the letters in brackets that may follow labels.
    fn spelled(&self, text: &str) -> String {
        if !self.boxed {
            return plain(text);
        }
        let mut parts = text.split('(');
        let before = parts.next().unwrap_or_default().to_owned();
        // What follows a bracket: a letter, and the bracket that closes, if it was read.
        let behind = |part: &str| {
            let rest: String = part.chars().skip(1).collect();
            rest.strip_prefix(')').map_or(rest.clone(), str::to_owned)
        };
        plain(&parts.fold(before, |text, part| text + &behind(part)))
    }

    /// Whether a text is a label to the letter.
    pub(super) fn is_label(&self, text: &str) -> bool {
        let text = self.spelled(text);
        self.plain.iter().any(|(_, label)| *label == text)
    }

    /// The label that the text begins with to the letter, its value joined to it without a blank:
    /// its field and how many symbols it takes. The longest is meant.
    pub(super) fn glued(&self, text: &str) -> Option<(Option<&'static str>, usize)> {
        let symbols: Vec<char> = text.chars().collect();
        let fitting = |at: usize| {
            let start = plain(&symbols[..at].iter().collect::<String>());
            let (code, label) = self.plain.iter().find(|(_, label)| *label == start)?;
            let rest: String = symbols[at..].iter().collect();
            let listed = lists::BODIES.contains(&rest.as_str());
            let parted = symbols[at - 1] == '.' || symbols[at].is_ascii_digit() || listed;
            (label.len() >= GLUED_LETTERS || parted).then_some((*code, at))
        };
        // Not inside its last point.
        let ends = (1..symbols.len()).rev().filter(|at| symbols[*at].is_alphanumeric());
        ends.into_iter().find_map(fitting)
    }

    /// Where among the words after a label the next label begins: it must be one to the letter.
    pub(super) fn next_label(&self, words: &[&str]) -> Option<usize> {
        (0..words.len()).find(|at| {
            (1..=(words.len() - at).min(MOST_WORDS)).any(|count| {
                let start = plain(&words[*at..at + count].concat());
                self.plain.iter().any(|(_, label)| label.len() >= SURE_LETTERS && *label == start)
            })
        })
    }

    /// Whether a line says that the page is this paper.
    pub(super) fn is_title(&self, text: &str) -> bool {
        starts_like(text, self.titles)
    }
}

/// A label has no more words than this.
const MOST_WORDS: usize = 9;

/// Fewest letters of a label that is known inside a line.
const SURE_LETTERS: usize = 3;

/// Fewest letters of a label that is known with letters joined to it.
const GLUED_LETTERS: usize = 5;

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
    // A letter of a very short label may be misread, none lost: and "CABR" is a body, not "CARR.".
    if label.len() < 5 && (text.len() != label.len() || lists::BODIES.contains(&text)) {
        return None;
    }
    // Short labels forgive one letter at most.
    let least = if label.len() < 7 { 0.75 } else { ALIKE };
    (alike >= least).then_some(alike)
}

/// Whether a text begins with one of the titles.
fn starts_like(text: &str, titles: &[&str]) -> bool {
    let text = plain(text);
    titles.iter().any(|title| {
        let title = plain(title);
        let start: String = text.chars().take(title.len()).collect();
        strsim::normalized_levenshtein(&start, &title) >= ALIKE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Option<&'static str>, usize)> {
        REPORT.at_start(&text.split(' ').collect::<Vec<_>>())
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
        assert!(REPORT.is_title("PROCES-VERBAL DE CONTRÔLE TECHN1QUE PÉRIODIQUE"));
        assert!(!REPORT.is_title("CERTIFICAT D'IMMATRICULATION"));
    }

    #[test]
    fn old_certificates_have_their_own_labels() {
        for (text, code, count) in [
            ("N° IMMATRICULATION (A)", Some("A"), 2),
            ("N° IMMATRICULATION PRECEDENT", Some("A.1"), 3),
            ("DATE DE 1re MISE EN CIRCULATION (B)", Some("B"), 6),
            ("DATE DE 1re MISE", None, 4),
            ("EN CIRCULATION (B)", Some("B"), 2),
            ("DATE 29/03/1988", Some("I"), 1),
            ("NOM (C) Prenoms (C)", Some("C.1"), 3),
            ("NOM d'usage", None, 2),
            ("N° DANS LA SER1E DU TYPE (E)", Some("E"), 6),
            ("P.T.A.C. (F)", Some("F.2"), 1),
            ("P.T.R.A.", Some("F.3"), 1),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let (known, taken) = OLD.at_start(&words).expect(text);
            assert_eq!((known, taken), (code, count), "{text}");
        }
        assert_eq!(OLD.next_label(&["5", "DEB."]), Some(1));
        assert_eq!(OLD.next_label(&["M.", "MARQUET", "PAUL"]), None);
    }

    #[test]
    fn papers_that_say_the_same_of_a_vehicle_are_strangers() {
        for text in
            ["CERTIFICAT DE CESSION D'UN VEHICULE", "DEMANDE DE CERTIFICAT D'IMMATRICULATION"]
        {
            assert!(is_stranger(text), "{text}");
        }
        for text in ["PREFECTURE DU NORD", "CERTIFICAT D'IMMATRICULATION (CARTE GRISE)"] {
            assert!(OLD.is_title(text) && !is_stranger(text), "{text}");
        }
    }
}
