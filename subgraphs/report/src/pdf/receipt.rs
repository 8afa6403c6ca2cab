//! A receipt: that money was received or given back, on half a page, for whoever stands at the desk.
use super::{
    InvoiceSheet,
    ink::{HOUSE, INK, QUIET, Rule, style},
    invoice::means,
    money::{grouped, money},
    typeface::Typeface,
};
use crate::domain::words;
use anyhow::Result;
use events::payment::{InvoiceIssued, InvoiceKind, InvoiceSubject};
use genpdf::{Document, elements::Break};

/// « Reçu de paiement », « Reçu de remboursement »; where no money moved, what it says instead.
pub(super) fn title(facts: &InvoiceIssued) -> &'static str {
    match (facts.subject, facts.kind) {
        (InvoiceSubject::PriceTurned, _) => "Avoir sans remboursement",
        (InvoiceSubject::ArrhesKept, _) => "Arrhes conservées",
        (_, InvoiceKind::Invoice) => "Reçu de paiement",
        (_, InvoiceKind::CreditNote) => "Reçu de remboursement",
    }
}

/// How the money came or went, or that it did not.
fn moved(facts: &InvoiceIssued) -> String {
    let (how, day) = (means(facts.means), words::moment(facts.issued_at));
    match (facts.subject, facts.kind) {
        (InvoiceSubject::PriceTurned, _) => {
            format!("Facture annulée le {day} ; la somme reste au centre à titre d’arrhes.")
        }
        (InvoiceSubject::ArrhesKept, _) => format!("Conservés le {day} sur la somme payée {how}."),
        (_, InvoiceKind::Invoice) => format!("Reçus {how} le {day}."),
        (_, InvoiceKind::CreditNote) => format!("Remboursés {how} le {day}."),
    }
}

/// Puts everything onto the document.
pub(super) fn fill(
    document: &mut Document,
    typeface: Typeface,
    sheet: &InvoiceSheet,
) -> Result<()> {
    let facts = &sheet.facts;
    let seller = &facts.seller;
    document.push(typeface.text(title(facts), style(20, HOUSE).bold()));
    let company = format!("{} {}, {}", seller.legal_name, seller.legal_form, seller.address);
    document.push(typeface.text(&company, style(9, QUIET)));
    document.push(typeface.text(&format!("SIREN {}", grouped(&seller.siren)), style(9, QUIET)));
    document.push(Break::new(0.6));
    document.push(Rule);
    let amount = money(facts.gross_cents, &facts.currency);
    document.push(typeface.text(&amount, style(26, INK).bold()));
    document.push(typeface.text(&moved(facts), style(11, INK)));
    document.push(Break::new(0.6));
    let customer = if sheet.customer.is_empty() {
        "Non renseigné".to_owned()
    } else {
        sheet.customer.clone()
    };
    let paper = match facts.kind {
        InvoiceKind::Invoice => "Facture",
        InvoiceKind::CreditNote => "Avoir",
    };
    document.push(typeface.facts_table(&[
        ("Client", customer),
        ("Véhicule", facts.plate.clone().unwrap_or_default()),
        ("Prestation", facts.label.clone()),
        (paper, facts.number.clone()),
        ("dont TVA", money(facts.vat_cents, &facts.currency)),
        ("Reste à payer", money(facts.left_cents, &facts.currency)),
    ])?);
    document.push(Break::new(0.6));
    let note = "Ce reçu ne remplace pas la facture, que vous trouvez dans votre espace.";
    document.push(typeface.text(note, style(8, QUIET)));
    Ok(())
}
