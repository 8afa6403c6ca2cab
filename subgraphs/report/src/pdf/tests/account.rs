//! Invoices of accounts, on paper and for machines.
use super::{
    money::{page_of, says, seller},
    reading,
};
use crate::pdf::print_account_invoice;
use events::payment::{AccountInvoiceIssued, AccountLine, BuyerFacts};
use uuid::Uuid;

fn account_invoice() -> AccountInvoiceIssued {
    let line = |plate: &str, cost_centre: &str, day: &str, net_cents| AccountLine {
        appointment_id: Uuid::nil(),
        label: "Contrôle technique périodique, Lyon Part-Dieu (RDV-7Q2KX)".to_owned(),
        plate: Some(plate.to_owned()),
        cost_centre: cost_centre.to_owned(),
        centre_name: Some("Lyon Part-Dieu".to_owned()),
        approval_number: "S069C012".to_owned(),
        service_on: day.parse().unwrap(),
        net_cents,
        vat_cents: 7_900 - net_cents,
        gross_cents: 7_900,
    };
    AccountInvoiceIssued {
        document_id: Uuid::nil(),
        kind: "INVOICE".parse().unwrap(),
        number: "S069C012-2026-000044".to_owned(),
        corrects: None,
        account_id: Uuid::nil(),
        centre_id: Uuid::nil(),
        customer_id: Uuid::nil(),
        seller: seller(),
        buyer: BuyerFacts {
            legal_name: "Flotte Dupont & fils".to_owned(),
            address: "14 rue aux Arènes, 57000 Metz".to_owned(),
            siren: "732829320".to_owned(),
            vat_number: Some("FR44732829320".to_owned()),
        },
        approval_number: "S069C012".to_owned(),
        label: "Contrôles techniques de novembre 2026".to_owned(),
        lines: vec![
            line("AB-123-CD", "Agence de Lyon", "2026-11-12", 6_583),
            line("EF-456-GH", "Agence de Lyon", "2026-11-03", 6_584),
            line("IJ-789-KL", "Ateliers", "2026-11-28", 6_583),
        ],
        net_cents: 19_750,
        vat_rate_bp: 2_000,
        vat_cents: 3_950,
        gross_cents: 23_700,
        currency: "EUR".to_owned(),
        issued_at: "2026-12-01T04:00:00Z".parse().unwrap(),
        due_on: Some("2026-12-31".parse().unwrap()),
        hash: "0123456789abcdef".repeat(4),
    }
}

#[test]
fn a_months_invoice_says_each_vehicle_and_when_it_is_to_be_paid() {
    let facts = account_invoice();
    let page = page_of("account-invoice.pdf", &print_account_invoice(&facts).unwrap());
    says(
        &page,
        &[
            "Facture",
            "Contrôles techniques de novembre 2026",
            "Flotte Dupont & fils",
            "732\u{a0}829\u{a0}320",
            "AB-123-CD",
            "28/11/2026",
            "Centre de coût : Agence de Lyon",
            "dont Agence de Lyon, TTC",
            "158,00",
            "197,50",
            "237,00",
            "À payer au plus tard le 31\u{a0}décembre\u{a0}2026",
            "FR76\u{a0}3000",
            "40 euros",
            "trois fois",
            "TVA exigible",
        ],
    );
    let note = AccountInvoiceIssued {
        kind: "CREDIT_NOTE".parse().unwrap(),
        corrects: Some(facts.number.clone()),
        due_on: None,
        ..account_invoice()
    };
    let page = page_of("account-credit.pdf", &print_account_invoice(&note).unwrap());
    says(&page, &["Avoir", "corrige la facture n° S069C012-2026-000044"]);
    // A long month goes over several pages, each with its head and its number.
    let long = AccountInvoiceIssued {
        lines: facts.lines.iter().cycle().take(60).cloned().collect(),
        ..facts
    };
    let pages = reading::pages(&print_account_invoice(&long).unwrap());
    assert!(pages.len() > 1);
    assert!(pages.iter().all(|page| page.contains("Exemple de société")));
}

#[test]
fn the_invoice_carries_itself_for_machines() {
    let facts = account_invoice();
    let (xml, metadata) = reading::factur_x(&print_account_invoice(&facts).unwrap());
    let all = |name: &str| -> Vec<&str> {
        let (open, close) = (format!("<ram:{name}"), format!("</ram:{name}>"));
        let found = xml.split(&*open).skip(1).map(|rest| rest.split(&*close).next().unwrap());
        found.map(|text| text.split_once('>').unwrap().1).collect()
    };
    let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let lines: Vec<i64> = all("LineTotalAmount").iter().map(|text| cents(text)).collect();
    let (sum, lines) = lines.split_last().unwrap();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines.iter().sum::<i64>(), *sum, "BR-CO-10: the lines come to their sum");
    let one = |name: &str| {
        let found = all(name);
        assert_eq!(found.len(), 1, "{name}");
        cents(found[0])
    };
    assert_eq!(one("TaxBasisTotalAmount"), *sum);
    assert_eq!(one("BasisAmount"), *sum);
    assert_eq!(one("CalculatedAmount"), one("TaxTotalAmount"));
    assert_eq!(one("TaxBasisTotalAmount") + one("TaxTotalAmount"), one("GrandTotalAmount"));
    assert_eq!(one("DuePayableAmount"), 23_700);
    // BR-CO-17: VAT is the basis at its rate.
    assert_eq!((one("BasisAmount") * 20 + 50) / 100, one("CalculatedAmount"));
    assert_eq!(all("TypeCode")[0], "380");
    assert!(xml.contains("Flotte Dupont &amp; fils"));
    assert!(xml.contains("<ram:PostcodeCode>57000</ram:PostcodeCode>"));
    assert!(xml.contains("urn:cen.eu:en16931:2017"));
    assert!(metadata.contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>"));
    assert!(!metadata.contains("pdfaid"), "nobody validated that");
    if let Some(folder) = std::env::var_os("AUTOVISITE_PDF_SAMPLES") {
        std::fs::write(std::path::Path::new(&folder).join("factur-x.xml"), &xml).unwrap();
    }
    let note = AccountInvoiceIssued {
        kind: "CREDIT_NOTE".parse().unwrap(),
        corrects: Some(facts.number.clone()),
        due_on: None,
        ..facts
    };
    let (xml, _) = reading::factur_x(&print_account_invoice(&note).unwrap());
    assert!(xml.contains("<ram:TypeCode>381</ram:TypeCode>"));
    assert!(xml.contains("<ram:IssuerAssignedID>S069C012-2026-000044</ram:IssuerAssignedID>"));
}
