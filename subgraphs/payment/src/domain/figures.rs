//! What a manager counts of money: invoices less credit notes, to the cent.
//! Decisions: docs/decisions/money.md
use super::{DocumentKind, Means, Total};
use chrono::NaiveDate;
use std::ops::AddAssign;

/// What was invoiced and taken back on some days; amounts in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Revenue {
    pub(crate) invoices: i64,
    pub(crate) credit_notes: i64,
    pub(crate) net_cents: i64,
    pub(crate) vat_cents: i64,
    pub(crate) gross_cents: i64,
    /// What the credit notes take back, VAT included; taken off above.
    pub(crate) back_cents: i64,
}

impl AddAssign for Revenue {
    fn add_assign(&mut self, other: Self) {
        self.invoices += other.invoices;
        self.credit_notes += other.credit_notes;
        self.net_cents += other.net_cents;
        self.vat_cents += other.vat_cents;
        self.gross_cents += other.gross_cents;
        self.back_cents += other.back_cents;
    }
}

impl Total {
    /// As it counts.
    pub(crate) fn revenue(&self) -> Revenue {
        let count = i64::from(self.documents);
        let (net_cents, vat_cents, gross_cents) =
            (self.net_cents, self.vat_cents, self.gross_cents);
        match self.kind {
            DocumentKind::Invoice => {
                Revenue { invoices: count, net_cents, vat_cents, gross_cents, ..Revenue::default() }
            }
            DocumentKind::CreditNote => Revenue {
                credit_notes: count,
                net_cents: -net_cents,
                vat_cents: -vat_cents,
                gross_cents: -gross_cents,
                back_cents: gross_cents,
                ..Revenue::default()
            },
        }
    }
}

/// All of it.
pub(crate) fn revenue<'a>(totals: impl IntoIterator<Item = &'a Total>) -> Revenue {
    let mut all = Revenue::default();
    for total in totals {
        all += total.revenue();
    }
    all
}

/// By the means, those that there were, in the order of their names.
pub(crate) fn by_means(days: &[(NaiveDate, Total)]) -> Vec<(Means, Revenue)> {
    let mut all: Vec<(Means, Revenue)> = Vec::new();
    for (_, total) in days {
        match all.iter_mut().find(|(means, _)| *means == total.means) {
            Some((_, revenue)) => *revenue += total.revenue(),
            None => all.push((total.means, total.revenue())),
        }
    }
    all.sort_by_key(|(means, _)| <&str>::from(*means));
    all
}

/// A month by means, kind and rate, its days put together.
pub(crate) fn together(days: &[(NaiveDate, Total)]) -> Vec<Total> {
    let mut all: Vec<Total> = Vec::new();
    for (_, day) in days {
        let alike = |one: &&mut Total| {
            (one.means, one.kind, one.vat_rate_bp) == (day.means, day.kind, day.vat_rate_bp)
        };
        match all.iter_mut().find(alike) {
            Some(one) => {
                one.documents += day.documents;
                one.net_cents += day.net_cents;
                one.vat_cents += day.vat_cents;
                one.gross_cents += day.gross_cents;
            }
            None => all.push(day.clone()),
        }
    }
    let place = |one: &Total| (<&str>::from(one.means), <&str>::from(one.kind), one.vat_rate_bp);
    all.sort_by_key(place);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(means: Means, kind: DocumentKind, documents: i32, net: i64, vat: i64) -> Total {
        let gross_cents = net + vat;
        Total {
            means,
            kind,
            vat_rate_bp: 2_000,
            documents,
            net_cents: net,
            vat_cents: vat,
            gross_cents,
        }
    }

    #[test]
    fn what_credit_notes_take_back_is_taken_off() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
        let days = [
            (day, total(Means::Card, DocumentKind::Invoice, 2, 13_166, 2_634)),
            (day, total(Means::Card, DocumentKind::CreditNote, 1, 6_583, 1_317)),
            (day, total(Means::Cash, DocumentKind::Invoice, 1, 6_583, 1_317)),
            (day.succ_opt().expect("a day"), total(Means::Card, DocumentKind::Invoice, 1, 1, 0)),
        ];
        let all = revenue(days.iter().map(|(_, total)| total));
        assert_eq!((all.invoices, all.credit_notes), (4, 1));
        assert_eq!((all.net_cents, all.vat_cents, all.gross_cents), (13_167, 2_634, 15_801));
        assert_eq!(all.back_cents, 7_900);
        let means: Vec<_> =
            by_means(&days).iter().map(|(means, of)| (*means, of.gross_cents)).collect();
        assert_eq!(means, [(Means::Card, 7_901), (Means::Cash, 7_900)]);
        let month = together(&days);
        assert_eq!(month.len(), 3, "two days of one kind are one line");
        assert_eq!(revenue(&month), all);
        let invoiced =
            month.iter().find(|one| (one.means, one.kind) == (Means::Card, DocumentKind::Invoice));
        assert_eq!(invoiced.map(|one| (one.documents, one.gross_cents)), Some((3, 15_801)));
    }
}
