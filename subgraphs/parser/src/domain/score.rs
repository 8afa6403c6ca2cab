//! Compares a reading with the truth, field by field: what `eval` and the tests count.

use std::collections::BTreeMap;

use super::{Reading, Status};

/// How a reading fared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    /// Fields of the truth read exactly.
    pub exact: usize,
    /// Fields of the truth that are not empty.
    pub total: usize,
    /// Fields of the truth read otherwise or not at all: code, truth, reading.
    pub missed: Vec<(String, String, Option<String>)>,
    /// Fields read where the truth has none: code, reading.
    pub invented: Vec<(String, String)>,
    /// Fields said to be verified.
    pub verified: usize,
    /// Fields said to be verified and wrong: must stay empty.
    pub verified_wrong: Vec<(String, String)>,
}

/// Whether two texts are the same, blanks aside.
#[must_use]
pub fn same(read: &str, truth: &str) -> bool {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    squeezed(read) == squeezed(truth)
}

/// Compares a reading with the truth by code; `MRZ1` and `MRZ2` are the lines of the
/// machine-readable zone. Empty entries of the truth mean the field is empty on the document.
#[must_use]
pub fn compare(reading: &Reading, truth: &BTreeMap<String, String>) -> Score {
    let mut score = Score::default();
    for (code, expected) in truth.iter().filter(|(_, expected)| !expected.is_empty()) {
        let read = match (code.as_str(), &reading.mrz) {
            ("MRZ1", mrz) => mrz.as_ref().map(|mrz| mrz.line1.as_str()),
            ("MRZ2", mrz) => mrz.as_ref().map(|mrz| mrz.line2.as_str()),
            (code, _) => reading.field(code).map(|field| field.value.as_str()),
        };
        score.total += 1;
        if read.is_some_and(|read| same(read, expected)) {
            score.exact += 1;
        } else {
            score.missed.push((code.clone(), expected.clone(), read.map(str::to_owned)));
        }
    }
    for field in &reading.fields {
        let expected = truth.get(&field.code).map_or("", String::as_str);
        if expected.is_empty() {
            score.invented.push((field.code.clone(), field.value.clone()));
        }
        if field.status == Status::Verified {
            score.verified += 1;
            if !same(&field.value, expected) {
                score.verified_wrong.push((field.code.clone(), field.value.clone()));
            }
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::super::{DocumentKind, Field, Reason, Vehicle};
    use super::*;

    #[test]
    fn every_kind_of_mistake_is_counted() {
        let field = |code: &str, value: &str, status| Field {
            code: code.to_owned(),
            value: value.to_owned(),
            raw: value.to_owned(),
            status,
            reason: Reason::Unconfirmed,
            confidence: 1.0,
            quad: None,
        };
        let reading = Reading {
            document: DocumentKind::RegistrationCertificate,
            fields: vec![
                field("A", "AB-123-CD", Status::Verified),
                field("D.3", "CLIO", Status::Verified),
                field("J.3", "DERIVVP", Status::ToConfirm),
                field("H", "1", Status::ToConfirm),
            ],
            mrz: None,
            vehicle: Vehicle::default(),
            warnings: Vec::new(),
        };
        let truth =
            [("A", "AB-123-CD"), ("D.3", "CLIA"), ("J.3", "DERIV VP"), ("E", "X"), ("H", "")];
        let truth =
            truth.into_iter().map(|(code, value)| (code.to_owned(), value.to_owned())).collect();
        let score = compare(&reading, &truth);
        assert_eq!((score.exact, score.total, score.verified), (2, 4, 2));
        assert_eq!(score.missed.len(), 2);
        assert_eq!(score.invented, [("H".to_owned(), "1".to_owned())]);
        assert_eq!(score.verified_wrong, [("D.3".to_owned(), "CLIO".to_owned())]);
    }
}
