//! The paper of a month.
use super::money::{page_of, says};
use crate::pdf::{MonthSheet, print_month};
use events::{
    appointment::{CentreFacts, MonthCounted},
    inspection::{FunctionCounted, MonthInspected, ResultsCounted},
    payment::{ClosingLine, MonthInvoiced},
};
use uuid::Uuid;

fn counted() -> MonthCounted {
    MonthCounted {
        centre_id: Uuid::nil(),
        centre: CentreFacts {
            id: Uuid::nil(),
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 12".to_owned(),
        },
        month: "2026-11-01".parse().unwrap(),
        booked: 412,
        kept: 371,
        missed: 9,
        cancelled_by_customer: 21,
        cancelled_by_centre: 3,
        cancelled_by_unknown: 0,
        open: 1,
        sold_minutes: 11_130,
        open_minutes: 38_880,
        median_lead_minutes: Some(5_760),
        counted_at: "2026-12-01T00:10:00Z".parse().unwrap(),
    }
}

fn line(means: &str, kind: &str, documents: i32, net_cents: i64, vat_cents: i64) -> ClosingLine {
    ClosingLine {
        means: means.parse().unwrap(),
        kind: kind.parse().unwrap(),
        vat_rate_bp: 2_000,
        documents,
        net_cents,
        vat_cents,
        gross_cents: net_cents + vat_cents,
    }
}

#[test]
fn a_month_says_what_came_of_it() {
    let counted_at = counted().counted_at;
    let result = |service: &str, favourable, major, critical| ResultsCounted {
        service: service.parse().unwrap(),
        favourable,
        major,
        critical,
    };
    let function = |code: &str, label: &str, failed| FunctionCounted {
        code: code.to_owned(),
        label: label.to_owned(),
        failed,
    };
    let sheet = MonthSheet {
        appointments: counted(),
        invoices: Some(MonthInvoiced {
            centre_id: Uuid::nil(),
            month: counted().month,
            net_cents: 2_442_416,
            vat_cents: 488_484,
            gross_cents: 2_930_900,
            currency: "EUR".to_owned(),
            totals: vec![
                line("CARD", "INVOICE", 300, 1_974_900, 395_100),
                line("CARD", "CREDIT_NOTE", 4, 26_332, 5_268),
                line("ACCOUNT", "INVOICE", 2, 493_848, 98_652),
            ],
            counted_at,
        }),
        inspections: Some(MonthInspected {
            centre_id: Uuid::nil(),
            month: counted().month,
            results: vec![result("PERIODIC", 271, 62, 4), result("RETEST", 58, 3, 0)],
            functions: vec![
                function("1", "Équipements de freinage", 31),
                function("4", "Feux, dispositifs réfléchissants et équipements électriques", 22),
                function("5", "Essieux, roues, pneus, suspension", 28),
            ],
            median_wait_minutes: Some(7),
            median_duration_minutes: Some(34),
            counted_at,
        }),
    };
    let page = page_of("month.pdf", &print_month(&sheet).unwrap());
    says(
        &page,
        &[
            "Chiffres du mois",
            "novembre\u{a0}2026",
            "Lyon Part-Dieu",
            "24, dont 21 par le client et 3 par le centre",
            "9 (2,4\u{a0}%)",
            "28,6\u{a0}% (185 h sur 648 h)",
            "4\u{a0}jours 0\u{a0}h",
            "Factures, en compte",
            "Avoirs, carte en ligne",
            "29\u{a0}309,00",
            "Contre-visite",
            "19,6\u{a0}%",
            "1 Équipements de freinage",
            "9,2\u{a0}%",
            "34\u{a0}min",
        ],
    );
}

#[test]
fn a_month_without_money_and_inspections_says_so() {
    let sheet = MonthSheet { appointments: counted(), invoices: None, inspections: None };
    let page = page_of("month-quiet.pdf", &print_month(&sheet).unwrap());
    says(&page, &["Rien de compté pour ce mois"]);
}
