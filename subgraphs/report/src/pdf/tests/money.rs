//! Papers of the money: invoices, credit notes, receipts, closings, and the poster of prices.
use super::reading;
use crate::pdf::{InvoiceSheet, print_closing, print_invoice, print_poster, print_receipt};
use events::{
    appointment::{CentreFacts, PriceFacts, PricesStand},
    payment::{ClosingLine, DayClosed, DiscountFacts, InvoiceIssued, InvoiceSubject, SellerFacts},
};
use uuid::Uuid;

pub(super) fn seller() -> SellerFacts {
    SellerFacts {
        legal_name: "Exemple de société".to_owned(),
        legal_form: "SARL".to_owned(),
        capital_cents: Some(800_000),
        address: "1 rue de l’Exemple, 69000 Lyon".to_owned(),
        siren: "120027016".to_owned(),
        register: "RCS Lyon".to_owned(),
        vat_number: "FR85120027016".to_owned(),
        iban: Some("FR7630006000011234567890189".to_owned()),
    }
}

fn invoice() -> InvoiceIssued {
    InvoiceIssued {
        document_id: Uuid::nil(),
        kind: "INVOICE".parse().unwrap(),
        number: "S069C012-2026-000042".to_owned(),
        corrects: None,
        appointment_id: Uuid::nil(),
        centre_id: None,
        customer_id: Uuid::nil(),
        seller: seller(),
        centre_name: Some("Lyon Part-Dieu".to_owned()),
        centre_address: Some("27 rue de la Villette, 69003 Lyon".to_owned()),
        approval_number: "S069C012".to_owned(),
        plate: Some("AB-123-CD".to_owned()),
        service_at: Some("2026-12-01T08:00:00Z".parse().unwrap()),
        label: "Contrôle technique périodique, Lyon Part-Dieu (RDV-7Q2KX)".to_owned(),
        net_cents: 6_583,
        vat_rate_bp: 2_000,
        vat_cents: 1_317,
        gross_cents: 7_900,
        currency: "EUR".to_owned(),
        means: "CARD".parse().unwrap(),
        issued_at: "2026-11-29T08:00:00Z".parse().unwrap(),
        hash: "0123456789abcdef".repeat(4),
        discount: None,
        left_cents: 0,
        subject: InvoiceSubject::Price,
    }
}

/// The text of its only page.
pub(super) fn page_of(name: &str, bytes: &[u8]) -> String {
    if let Some(folder) = std::env::var_os("AUTOVISITE_PDF_SAMPLES") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
    let mut pages = reading::pages(bytes);
    assert_eq!(pages.len(), 1, "{name}");
    pages.remove(0)
}

pub(super) fn says(page: &str, all: &[&str]) {
    for words in all {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
}

fn sheet(facts: InvoiceIssued) -> InvoiceSheet {
    InvoiceSheet { facts, customer: "Camille Martin".to_owned() }
}

#[test]
fn an_invoice_says_what_the_law_asks_and_can_be_searched() {
    let facts = invoice();
    let note = InvoiceIssued {
        kind: "CREDIT_NOTE".parse().unwrap(),
        number: "S069C012-2026-000043".to_owned(),
        corrects: Some(facts.number.clone()),
        ..facts.clone()
    };
    let page = page_of("invoice.pdf", &print_invoice(&sheet(facts)).unwrap());
    says(
        &page,
        &[
            "Facture",
            "S069C012-2026-000042",
            "29\u{a0}novembre\u{a0}2026",
            "Exemple de société",
            "SARL au capital de",
            "1 rue de l’Exemple",
            "120\u{a0}027\u{a0}016",
            "RCS Lyon",
            "FR85120027016",
            "Camille Martin",
            "AB-123-CD",
            "65,83",
            "20\u{a0}%",
            "13,17",
            "79,00",
            "Payée le",
        ],
    );
    let page = page_of("credit-note.pdf", &print_invoice(&sheet(note)).unwrap());
    says(&page, &["Avoir", "corrige la facture n° S069C012-2026-000042", "Remboursé le"]);
}

#[test]
fn an_invoice_says_what_a_code_took_off_and_what_is_left() {
    let facts = InvoiceIssued {
        net_cents: 2_500,
        vat_cents: 500,
        gross_cents: 3_000,
        means: "CASH".parse().unwrap(),
        discount: Some(DiscountFacts { code: "RENTREE2026".to_owned(), amount_cents: 1_000 }),
        left_cents: 3_900,
        ..invoice()
    };
    let page = page_of("invoice-part.pdf", &print_invoice(&sheet(facts.clone())).unwrap());
    says(
        &page,
        &[
            "Prix TTC avant remise",
            "79,00",
            "Remise TTC, code RENTREE2026",
            "10,00",
            "Prix TTC après remise",
            "69,00",
            "30,00",
            "en espèces",
            "Reste à payer : 39,00",
        ],
    );
    let page = page_of("receipt.pdf", &print_receipt(&sheet(facts.clone())).unwrap());
    says(&page, &["Reçu de paiement", "30,00", "en espèces", "S069C012-2026-000042", "39,00"]);
    let back = InvoiceIssued { kind: "CREDIT_NOTE".parse().unwrap(), ..facts };
    let page = page_of("receipt-back.pdf", &print_receipt(&sheet(back)).unwrap());
    says(&page, &["Reçu de remboursement", "Remboursés en espèces"]);
}

#[test]
fn papers_of_arrhes_say_that_they_are_no_price_and_that_no_money_moved() {
    let turned = InvoiceIssued {
        kind: "CREDIT_NOTE".parse().unwrap(),
        number: "S069C012-2026-000043".to_owned(),
        corrects: Some("S069C012-2026-000042".to_owned()),
        subject: InvoiceSubject::PriceTurned,
        ..invoice()
    };
    let kept = InvoiceIssued {
        number: "S069C012-2026-000044".to_owned(),
        label: format!("Arrhes conservées : {}", invoice().label),
        net_cents: 7_900,
        vat_rate_bp: 0,
        vat_cents: 0,
        subject: InvoiceSubject::ArrhesKept,
        ..invoice()
    };
    let page = page_of("arrhes-turned.pdf", &print_invoice(&sheet(turned.clone())).unwrap());
    says(&page, &["annule la facture", "à titre", "Rien n’est remboursé par cet avoir"]);
    assert!(!page.contains("Remboursé le"), "{page}");
    let page = page_of("arrhes-kept.pdf", &print_invoice(&sheet(kept.clone())).unwrap());
    says(&page, &["Arrhes conservées", "hors du champ", "C-277/05", "Conservées le"]);
    assert!(!page.contains("article 294"), "{page}");
    let page = page_of("arrhes-receipt.pdf", &print_receipt(&sheet(kept.clone())).unwrap());
    says(&page, &["Arrhes conservées", "Conservés le"]);
    let page = page_of("arrhes-turned-receipt.pdf", &print_receipt(&sheet(turned)).unwrap());
    says(&page, &["Avoir sans remboursement"]);
    let doubled = InvoiceIssued {
        kind: "CREDIT_NOTE".parse().unwrap(),
        means: "CASH".parse().unwrap(),
        label: format!("Arrhes restituées au double : {}", invoice().label),
        subject: InvoiceSubject::ArrhesDoubled,
        ..kept
    };
    let page = page_of("arrhes-doubled.pdf", &print_invoice(&sheet(doubled)).unwrap());
    says(&page, &["Avoir", "au double", "hors du champ", "Remboursé le", "en espèces"]);
}

#[test]
fn a_closing_says_what_came_and_went_and_the_running_total() {
    let line = |means: &str, kind: &str, documents, net_cents, vat_cents| ClosingLine {
        means: means.parse().unwrap(),
        kind: kind.parse().unwrap(),
        vat_rate_bp: 2_000,
        documents,
        net_cents,
        vat_cents,
        gross_cents: net_cents + vat_cents,
    };
    let facts = DayClosed {
        closing_id: Uuid::nil(),
        centre_id: Uuid::nil(),
        centre_name: Some("Lyon Part-Dieu".to_owned()),
        approval_number: "S069C012".to_owned(),
        seller: Some(seller()),
        day: "2026-11-28".parse().unwrap(),
        first_document: 112,
        last_document: 131,
        net_cents: 118_494,
        vat_cents: 23_706,
        gross_cents: 142_200,
        perpetual_cents: 1_034_900,
        currency: "EUR".to_owned(),
        totals: vec![
            line("CARD", "INVOICE", 14, 92_162, 18_438),
            line("CARD", "CREDIT_NOTE", 1, 6_583, 1_317),
            line("CASH", "INVOICE", 3, 19_749, 3_951),
            line("TERMINAL", "INVOICE", 2, 13_166, 2_634),
        ],
        closed_at: "2026-11-28T23:10:00Z".parse().unwrap(),
        hash: "0123456789abcdef".repeat(4),
    };
    let page = page_of("closing.pdf", &print_closing(&facts).unwrap());
    says(
        &page,
        &[
            "Clôture journalière",
            "28\u{a0}novembre\u{a0}2026",
            "Lyon Part-Dieu",
            "20 (rangs 112 à 131)",
            "Factures, espèces",
            "Avoirs, carte en ligne",
            "Cumul perpétuel",
            "10\u{a0}349,00",
            "1\u{a0}422,00",
        ],
    );
    let quiet = DayClosed {
        totals: Vec::new(),
        last_document: 111,
        net_cents: 0,
        vat_cents: 0,
        gross_cents: 0,
        seller: None,
        ..facts
    };
    let page = page_of("closing-quiet.pdf", &print_closing(&quiet).unwrap());
    says(&page, &["Aucun mouvement ce jour", "Société non renseignée"]);
}

#[test]
fn the_poster_names_every_price_of_the_centre() {
    let mut prices = Vec::new();
    for (category, energies) in [
        ("CAR", &["PETROL", "DIESEL", "ELECTRIC", "HYBRID", "GAS"][..]),
        ("VAN", &["PETROL", "DIESEL", "ELECTRIC"]),
        ("MOTORCYCLE", &["PETROL", "ELECTRIC"]),
    ] {
        for (at, energy) in energies.iter().enumerate() {
            for (service, cents) in
                [("PERIODIC", 7_900), ("RETEST", 2_500), ("POLLUTION_CHECK", 4_000)]
            {
                if category == "MOTORCYCLE" && service == "POLLUTION_CHECK" {
                    continue;
                }
                prices.push(PriceFacts {
                    service: service.parse().unwrap(),
                    vehicle_category: category.parse().unwrap(),
                    energy: energy.parse().unwrap(),
                    amount_cents: cents + i64::try_from(at).unwrap() * 100,
                });
            }
        }
    }
    let centre = CentreFacts {
        id: Uuid::nil(),
        name: "Lyon Part-Dieu".to_owned(),
        approval_number: "S069C012".to_owned(),
        address: "27 rue de la Villette, 69003 Lyon".to_owned(),
        phone: "04 72 00 00 12".to_owned(),
    };
    let facts = PricesStand {
        centre_id: Uuid::nil(),
        centre,
        prices,
        currency: "EUR".to_owned(),
        since: "2026-11-29T08:00:00Z".parse().unwrap(),
    };
    let page = page_of("poster.pdf", &print_poster(&facts).unwrap());
    says(
        &page,
        &[
            "Tarifs du contrôle technique",
            "Lyon Part-Dieu",
            "S069C012",
            "Voitures particulières",
            "Utilitaires légers",
            "Deux-roues",
            "Contrôle périodique",
            "Contre-visite",
            "Essence",
            "Gazole",
            "Électricité",
            "79,00",
            "25,00",
            "toutes taxes comprises",
            "R323-13-1",
        ],
    );
}
