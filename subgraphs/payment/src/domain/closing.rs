//! The daily closing of a centre's till.
//! Decisions: docs/decisions/money.md
use super::{DocumentKind, Means};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A document as far as a closing counts it; amounts in cents, positive.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) kind: DocumentKind,
    pub(crate) means: Means,
    pub(crate) vat_rate_bp: i32,
    pub(crate) net_cents: i64,
    pub(crate) vat_cents: i64,
    pub(crate) gross_cents: i64,
    pub(crate) issued_at: DateTime<Utc>,
    pub(crate) link: i64,
    pub(crate) hash: String,
}

/// What came in one way at one rate, or went back; amounts in cents, positive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Total {
    pub(crate) means: Means,
    pub(crate) kind: DocumentKind,
    pub(crate) vat_rate_bp: i32,
    pub(crate) documents: i32,
    pub(crate) net_cents: i64,
    pub(crate) vat_cents: i64,
    pub(crate) gross_cents: i64,
}

/// A closing to be written; amounts in cents, what was given back taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewClosing {
    pub(crate) day: NaiveDate,
    /// Places in the centre's chain of documents; the last is one less than the first where there
    /// are none.
    pub(crate) first_document: i64,
    pub(crate) last_document: i64,
    /// Of the last document; empty where there is none.
    pub(crate) document_hash: String,
    pub(crate) net_cents: i64,
    pub(crate) vat_cents: i64,
    pub(crate) gross_cents: i64,
    pub(crate) perpetual_cents: i64,
    pub(crate) totals: Vec<Total>,
}

/// The closing of a day: the documents after `last_document`, in the order of their chain, up to the
/// first one of a later day. `perpetual_cents` is the total of the closing before.
pub(crate) fn close(
    day: NaiveDate,
    last_document: i64,
    perpetual_cents: i64,
    documents: &[Line],
) -> NewClosing {
    let mut closing = NewClosing {
        day,
        first_document: last_document + 1,
        last_document,
        document_hash: String::new(),
        net_cents: 0,
        vat_cents: 0,
        gross_cents: 0,
        perpetual_cents,
        totals: Vec::new(),
    };
    let mut totals = BTreeMap::<(&str, &str, i32), Total>::new();
    for line in documents.iter().take_while(|line| super::civil_day(line.issued_at) <= day) {
        let sign = match line.kind {
            DocumentKind::Invoice => 1,
            DocumentKind::CreditNote => -1,
        };
        closing.last_document = line.link;
        closing.document_hash.clone_from(&line.hash);
        // What is owed on account was not received: it is counted, beside the day's sum.
        if line.means != Means::Account {
            closing.net_cents += sign * line.net_cents;
            closing.vat_cents += sign * line.vat_cents;
            closing.gross_cents += sign * line.gross_cents;
        }
        let total = totals
            .entry((line.means.into(), line.kind.into(), line.vat_rate_bp))
            .or_insert_with(|| Total {
                means: line.means,
                kind: line.kind,
                vat_rate_bp: line.vat_rate_bp,
                documents: 0,
                net_cents: 0,
                vat_cents: 0,
                gross_cents: 0,
            });
        total.documents += 1;
        total.net_cents += line.net_cents;
        total.vat_cents += line.vat_cents;
        total.gross_cents += line.gross_cents;
    }
    closing.perpetual_cents += closing.gross_cents;
    closing.totals = totals.into_values().collect();
    closing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(link: i64, kind: DocumentKind, at: &str) -> Line {
        Line {
            kind,
            means: Means::Cash,
            vat_rate_bp: 2_000,
            net_cents: 6_583,
            vat_cents: 1_317,
            gross_cents: 7_900,
            issued_at: at.parse().expect("a time"),
            link,
            hash: format!("hash {link}"),
        }
    }

    #[test]
    fn every_document_is_in_one_closing_also_around_midnight() {
        use DocumentKind::{CreditNote, Invoice};
        let documents = [
            line(4, Invoice, "2026-11-28T10:00:00Z"),
            line(5, CreditNote, "2026-11-28T22:59:00Z"),
            // Midnight in France is 23:00 here; the third one was written late.
            line(6, Invoice, "2026-11-28T23:00:01Z"),
            line(7, Invoice, "2026-11-28T22:59:59Z"),
        ];
        let day = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
        let first = close(day, 3, 10_000, &documents);
        assert_eq!((first.first_document, first.last_document), (4, 5));
        assert_eq!((first.gross_cents, first.perpetual_cents), (0, 10_000));
        assert_eq!(first.totals.len(), 2, "received and given back");
        assert_eq!(first.document_hash, "hash 5");
        let next = close(day.succ_opt().expect("a day"), 5, first.perpetual_cents, &documents[2..]);
        assert_eq!((next.first_document, next.last_document), (6, 7));
        assert_eq!(next.perpetual_cents, 10_000 + 2 * 7_900);
        let owed = Line { means: Means::Account, ..documents[0].clone() };
        let with = close(day, 3, 10_000, &[owed]);
        assert_eq!((with.last_document, with.gross_cents, with.perpetual_cents), (4, 0, 10_000));
        assert_eq!((with.totals[0].means, with.totals[0].gross_cents), (Means::Account, 7_900));
        let none = close(day, 7, 1, &[]);
        assert_eq!((none.first_document, none.last_document, none.perpetual_cents), (8, 7, 1));
    }
}
