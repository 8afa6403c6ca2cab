//! What a page is, before anything is taken from it.

use serde::{Deserialize, Serialize};

use super::PageText;
use super::layout::Layout;

/// Kinds of pages told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentKind {
    /// The filled side of a registration certificate.
    RegistrationCertificate,
    /// Its other side, with the legend of the codes: the usual mistake. Ask for the other side.
    RegistrationFront,
    /// The procès-verbal of an earlier technical inspection, or its certificate.
    PreviousInspection,
    /// Anything else.
    Other,
}

/// Fields that must be found in their place when there is no machine-readable zone.
const ENOUGH_FIELDS: usize = 8;

/// Legend entries that make a page the printed front: it explains every code in brackets.
const ENOUGH_LEGENDS: usize = 6;

pub(super) fn kind(page: &PageText, has_zone: bool, layout: Option<&Layout>) -> DocumentKind {
    if has_zone {
        return DocumentKind::RegistrationCertificate;
    }
    if page.words.iter().filter(|word| is_legend(&word.text)).count() >= ENOUGH_LEGENDS {
        return DocumentKind::RegistrationFront;
    }
    match layout {
        Some(layout) if layout.form.len() >= ENOUGH_FIELDS => DocumentKind::RegistrationCertificate,
        _ => DocumentKind::Other,
    }
}

/// "(A) Numéro d'immatriculation", "(F.2) Masse en charge…": a code in brackets, then words.
fn is_legend(text: &str) -> bool {
    let Some((code, rest)) = text.trim().strip_prefix('(').and_then(|text| text.split_once(')'))
    else {
        return false;
    };
    let coded = code.len() <= 5
        && code.starts_with(|first: char| first.is_ascii_alphabetic())
        && code.chars().all(|symbol| symbol.is_ascii_alphanumeric() || ".,".contains(symbol));
    coded && (rest.is_empty() || rest.chars().filter(|letter| letter.is_lowercase()).count() >= 4)
}

#[cfg(test)]
mod tests {
    use super::super::Word;
    use super::*;

    fn page(lines: &[&str]) -> PageText {
        let words = lines
            .iter()
            .map(|text| Word { text: (*text).to_owned(), quad: [[0.0; 2]; 4], confidence: 1.0 })
            .collect();
        PageText { width: 100, height: 100, words }
    }

    #[test]
    fn the_front_is_known_by_its_legend() {
        let front = page(&[
            "RÉPUBLIQUE FRANÇAISE",
            "(A) Numéro d'immatriculation",
            "(B) Date de la première immatriculation",
            "(C.1) Titulaire du certificat",
            "(D.1) Marque",
            "(E) Numéro d'identification",
            "(F.1) Masse en charge maximale",
            "(I) Date de l'immatriculation",
        ]);
        assert_eq!(kind(&front, false, None), DocumentKind::RegistrationFront);
    }

    #[test]
    fn the_zone_settles_it() {
        assert_eq!(kind(&page(&[]), true, None), DocumentKind::RegistrationCertificate);
    }

    #[test]
    fn an_invoice_is_something_else() {
        let invoice = page(&["FACTURE", "(1) Hors taxes", "(TVA)", "Total 72,00"]);
        assert_eq!(kind(&invoice, false, None), DocumentKind::Other);
        assert_eq!(kind(&invoice, false, Some(&Layout::default())), DocumentKind::Other);
    }
}
