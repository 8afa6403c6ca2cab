//! Values with a shape of their own: plates, addresses, telephone numbers, references, codes, money.

use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// What a piece of a message is by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// An e-mail address.
    Email,
    /// An address on the web.
    Link,
    /// A registration plate.
    Plate,
    /// A telephone number.
    Phone,
    /// A code of the defect catalogue, for example `1.1.13.a.1`.
    DefectCode,
    /// An amount of money.
    Money,
    /// An hour, for example `10h30`.
    Hour,
    /// A date in figures.
    Date,
    /// A reference of a booking, or a log-in code.
    Reference,
    /// A postcode.
    Postcode,
}

impl Shape {
    /// The word that stands for it in the eyes of the model.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Email => "#email",
            Self::Link => "#link",
            Self::Plate => "#plate",
            Self::Phone => "#phone",
            Self::DefectCode => "#defect",
            Self::Money => "#money",
            Self::Hour => "#hour",
            Self::Date => "#date",
            Self::Reference => "#reference",
            Self::Postcode => "#postcode",
        }
    }
}

/// Tried in this order; what one has taken no other takes.
const SHAPES: &[(Shape, &str)] = &[
    (Shape::Email, r"(?i)[a-z0-9._%+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+"),
    (Shape::Link, r"(?i)\b(?:https?://|www\.)\S+"),
    (
        Shape::DefectCode,
        r"(?i)\b\d{1,2}(?:\.\d{1,2}){2,3}(?:\.[a-z])?(?:\.\d)?\b|\b\d\.\d{1,2}\.[a-z]\b",
    ),
    (
        Shape::Phone,
        r"(?:\+\d{2,3}[\s.\-]?|\b0)(?:\(0\)\s?)?[1-9](?:[\s.\-]?\d{2}){4}\b|\+\d{2,3}(?:[\s.\-]?\d{2,4}){3,4}\b|\b0\d{3}\s?\d{2}\s?\d{2}\s?\d{2}\b",
    ),
    (
        Shape::Plate,
        r"(?i)\b[a-hj-np-tv-z]{2}[\s\-.·_]{0,3}\d{3}[\s\-.·_]{0,3}[a-hj-np-tv-z]{2}\b|\b\d{2,4}[\s\-.]{0,2}[a-hj-np-tv-z]{2,3}[\s\-.]{0,2}(?:\d{2}|2[ab]|97\d)\b|\bww[\s\-]?\d{3}[\s\-]?[a-z]{2}\b",
    ),
    (Shape::Date, r"\b\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\b"),
    (
        Shape::Hour,
        r"(?i)\b\d{1,2}\s?h\s?\d{0,2}\b|\b\d{1,2}[:.]\d{2}\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm|heures?|uhr|o'clock)\b",
    ),
    (
        Shape::Money,
        r"(?i)[€$£]\s?\d+(?:[.,]\d{1,2})?|\b\d+(?:[.,]\d{1,2})?\s?(?:€|\$|£|euros?\b|eur\b|balles\b)",
    ),
    (
        Shape::Reference,
        r"(?i)\brdv[\s\-](?:[a-z]*\d[a-z0-9]*)\b|\b[a-z]{1,4}[\-/]\d{3,6}(?:-[a-z0-9]+)?\b|\b\d{2,4}-\d{3,5}(?:-[a-z])?\b|\b\d{3,6}-[a-z]{1,2}\b|\b\d{6}\b",
    ),
    (Shape::Postcode, r"\b(?:0[1-9]|[1-8]\d|9[0-58]|2[ab])\d{3}\b"),
];

static COMPILED: LazyLock<Vec<(Shape, Regex)>> = LazyLock::new(|| {
    SHAPES.iter().filter_map(|(shape, text)| Some((*shape, Regex::new(text).ok()?))).collect()
});

/// Words that stand where letters of a plate would: « de 100 cv », « le 200 km ».
const PROSE: &[&str] = &[
    "de", "le", "et", "km", "cv", "ch", "la", "en", "mai", "dec", "jan", "mar", "pm", "am", "au",
    "sep", "apr", "les", "des",
];

/// The pieces of a message with a shape, in order, none over another.
#[must_use]
pub fn shapes(text: &str) -> Vec<(Shape, Range<usize>)> {
    let mut found: Vec<(Shape, Range<usize>)> = Vec::new();
    for (shape, regex) in COMPILED.iter() {
        for hit in regex.find_iter(text) {
            let free =
                found.iter().all(|(_, taken)| hit.end() <= taken.start || hit.start() >= taken.end);
            let prose = *shape == Shape::Plate
                && hit.as_str().split(|c: char| !c.is_alphabetic()).any(|part| {
                    PROSE.contains(&part.to_lowercase().as_str()) && part == part.to_lowercase()
                });
            if free && !prose {
                found.push((*shape, hit.range()));
            }
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::{Shape, shapes};

    fn only(text: &str) -> Vec<(Shape, &str)> {
        shapes(text).into_iter().map(|(shape, range)| (shape, &text[range])).collect()
    }

    #[test]
    fn values_are_known_by_their_shape() {
        for (text, shape, value) in [
            ("ma plaque c AB-123-CD merci", Shape::Plate, "AB-123-CD"),
            ("ab123cd", Shape::Plate, "ab123cd"),
            ("1234 AB 69", Shape::Plate, "1234 AB 69"),
            ("écris à lea.martin@example.org", Shape::Email, "lea.martin@example.org"),
            ("mon 06 12 34 56 78", Shape::Phone, "06 12 34 56 78"),
            ("c'est quoi 1.1.13.a.1", Shape::DefectCode, "1.1.13.a.1"),
            ("à 10h30", Shape::Hour, "10h30"),
            ("le 12/03", Shape::Date, "12/03"),
            ("j'ai payé 79,50 €", Shape::Money, "79,50 €"),
            ("mon rdv-7q2k", Shape::Reference, "rdv-7q2k"),
        ] {
            assert_eq!(only(text), [(shape, value)], "{text}");
        }
    }

    #[test]
    fn prose_has_no_shape() {
        for text in ["une moto de 100 cv", "mon rdv mardi", "les 2 voitures", "le 200 km"] {
            assert_eq!(only(text), [], "{text}");
        }
    }
}
