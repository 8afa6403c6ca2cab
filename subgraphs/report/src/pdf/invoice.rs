//! Invoices and credit notes: what French law asks to be on them (CGI ann. II art. 242 nonies A,
//! arrêté 83-50/A for what is sold to consumers).
use super::{
    ink::{HOUSE, INK, QUIET, Rule, broken, style},
    money::{grouped, money, rate},
    typeface::Typeface,
};
use crate::domain::words;
use anyhow::Result;
use events::payment::{InvoiceIssued, InvoiceKind, InvoiceMeans, InvoiceSubject, SellerFacts};
use genpdf::{
    Document, Element,
    elements::{Break, LinearLayout, TableLayout},
};

/// All that an invoice prints.
pub(crate) struct InvoiceSheet {
    pub(crate) facts: InvoiceIssued,
    /// The name of who pays; empty where they never gave one.
    pub(crate) customer: String,
}

/// « Facture », « Avoir ».
pub(crate) fn title(kind: InvoiceKind) -> &'static str {
    match kind {
        InvoiceKind::Invoice => "Facture",
        InvoiceKind::CreditNote => "Avoir",
    }
}

/// Puts everything onto the document.
pub(super) fn fill(
    document: &mut Document,
    typeface: Typeface,
    sheet: &InvoiceSheet,
) -> Result<()> {
    let facts = &sheet.facts;
    document.push(Break::new(1));
    document.push(typeface.text(title(facts.kind), style(24, HOUSE).bold()));
    let day = words::date(words::day_of(facts.issued_at));
    document.push(typeface.text(&format!("N° {} du {day}", facts.number), style(12, QUIET)));
    if let Some(corrected) = &facts.corrects {
        let line = match facts.kind {
            InvoiceKind::CreditNote if facts.subject == InvoiceSubject::PriceTurned => format!(
                "Cet avoir annule la facture n° {corrected} : la somme payée reste au centre à titre \
                 d’arrhes."
            ),
            InvoiceKind::CreditNote => format!("Cet avoir corrige la facture n° {corrected}."),
            InvoiceKind::Invoice => format!(
                "Cette facture annule l’avoir n° {corrected} : votre banque n’a pas accepté le \
                 remboursement."
            ),
        };
        document.push(typeface.text(&line, style(10, INK)));
    }
    document.push(Break::new(1));
    let customer = if sheet.customer.is_empty() { "Non renseigné" } else { &sheet.customer };
    let customer = Party { name: customer.to_owned(), lines: Vec::new() };
    document.push(parties(typeface, &facts.seller, &facts.currency, &customer)?);

    document.push(typeface.heading("Prestation"));
    let service = facts.service_at.map(|at| words::date(words::day_of(at))).unwrap_or_default();
    document.push(typeface.facts_table(&[
        ("Date du contrôle", service),
        ("Véhicule", facts.plate.clone().unwrap_or_default()),
        (
            "Centre",
            format!(
                "{}agrément n° {}",
                facts.centre_name.as_ref().map(|name| format!("{name}, ")).unwrap_or_default(),
                facts.approval_number
            ),
        ),
        ("Adresse du centre", facts.centre_address.clone().unwrap_or_default()),
    ])?);
    document.push(Break::new(1));
    document.push(lines(typeface, facts)?);
    document.push(Break::new(1));
    document.push(typeface.text(&settled(facts), style(10, INK)));
    if let Some(line) = without_vat(facts) {
        document.push(typeface.text(line, style(9, INK)));
    }
    document.push(Break::new(1.5));
    let proof = format!("Empreinte dans la chaîne du centre (SHA-256) : {}", facts.hash);
    document.push(typeface.text(&proof, style(7, QUIET)));
    Ok(())
}

/// Who pays.
pub(super) struct Party {
    pub(super) name: String,
    /// Below the name.
    pub(super) lines: Vec<String>,
}

/// Who sells and who pays, side by side.
pub(super) fn parties(
    typeface: Typeface,
    seller: &SellerFacts,
    currency: &str,
    customer: &Party,
) -> Result<TableLayout> {
    let mut left = LinearLayout::vertical();
    left.push(typeface.text("Vendeur", style(8, QUIET)));
    left.push(typeface.text(&seller.legal_name, style(11, INK).bold()));
    let form = match seller.capital_cents {
        Some(cents) => {
            format!("{} au capital de {}", seller.legal_form, money(cents, currency))
        }
        None => seller.legal_form.clone(),
    };
    for line in [
        form,
        seller.address.clone(),
        format!("SIREN {}, {}", grouped(&seller.siren), seller.register),
        format!("N° de TVA {}", seller.vat_number),
    ] {
        left.push(typeface.text(&line, style(9, INK)));
    }
    let mut right = LinearLayout::vertical();
    right.push(typeface.text("Client", style(8, QUIET)));
    right.push(typeface.text(&customer.name, style(11, INK).bold()));
    for line in &customer.lines {
        right.push(typeface.text(line, style(9, INK)));
    }
    let mut table = TableLayout::new(vec![3, 2]);
    let left = left.padded((0, 4, 0, 0));
    table.row().element(left).element(right).push().map_err(broken)?;
    Ok(table)
}

/// The line, with net, VAT and gross, and what it comes to.
fn lines(typeface: Typeface, facts: &InvoiceIssued) -> Result<LinearLayout> {
    let amount = |cents: i64| money(cents, &facts.currency);
    let mut table = TableLayout::new(vec![9, 4, 3, 4, 4]);
    let head = style(8, QUIET);
    let mut row = table.row();
    row.push_element(typeface.text("Désignation", head));
    for label in ["Montant HT", "Taux", "TVA", "Montant TTC"] {
        row.push_element(typeface.to_the_right(label, head));
    }
    row.push().map_err(broken)?;
    let body = style(10, INK);
    let mut row = table.row();
    row.push_element(typeface.text(&facts.label, body).padded((1, 2, 1, 0)));
    for value in [
        amount(facts.net_cents),
        rate(facts.vat_rate_bp),
        amount(facts.vat_cents),
        amount(facts.gross_cents),
    ] {
        row.push_element(typeface.to_the_right(&value, body).padded((1, 0, 1, 0)));
    }
    row.push().map_err(broken)?;
    let mut layout = LinearLayout::vertical();
    layout.push(table);
    layout.push(Rule);
    if let Some(discount) = &facts.discount {
        // The line is what is paid, after it (CGI art. 267 II 1°).
        let whole = facts.gross_cents + facts.left_cents + discount.amount_cents;
        let quiet = style(9, QUIET);
        let mut steps = vec![
            ("Prix TTC avant remise".to_owned(), whole),
            (format!("Remise TTC, code {}", discount.code), -discount.amount_cents),
        ];
        // What is below is a part of it only.
        if facts.left_cents > 0 {
            steps.push(("Prix TTC après remise".to_owned(), whole - discount.amount_cents));
        }
        for (label, cents) in steps {
            let mut off = TableLayout::new(vec![18, 6]);
            off.row()
                .element(typeface.to_the_right(&label, quiet))
                .element(typeface.to_the_right(&amount(cents), quiet))
                .push()
                .map_err(broken)?;
            layout.push(off);
        }
    }
    for (label, cents, look) in [
        ("Total HT", facts.net_cents, body),
        ("TVA", facts.vat_cents, body),
        ("Total TTC", facts.gross_cents, style(12, INK).bold()),
    ] {
        let mut sums = TableLayout::new(vec![18, 6]);
        sums.row()
            .element(typeface.to_the_right(label, look))
            .element(typeface.to_the_right(&amount(cents), look))
            .push()
            .map_err(broken)?;
        layout.push(sums);
    }
    Ok(layout)
}

/// How the money came, or went back.
pub(super) fn means(means: InvoiceMeans) -> &'static str {
    match means {
        InvoiceMeans::Card => "par carte bancaire",
        InvoiceMeans::Cash => "en espèces",
        InvoiceMeans::Terminal => "par carte bancaire au centre",
        InvoiceMeans::AtCentre => "au centre",
        InvoiceMeans::Account => "en compte",
    }
}

/// Why there is no VAT.
fn without_vat(facts: &InvoiceIssued) -> Option<&'static str> {
    match facts.subject {
        InvoiceSubject::ArrhesKept
        | InvoiceSubject::ArrhesReturned
        | InvoiceSubject::ArrhesDoubled => Some(
            "Indemnité hors du champ d’application de la TVA (CJUE, 18 juillet 2007, C-277/05).",
        ),
        InvoiceSubject::Price | InvoiceSubject::PriceTurned if facts.vat_rate_bp == 0 => {
            Some("TVA non applicable (article 294 du code général des impôts).")
        }
        InvoiceSubject::Price | InvoiceSubject::PriceTurned => None,
    }
}

/// What is left to pay, and how the money came.
fn settled(facts: &InvoiceIssued) -> String {
    let day = words::date(words::day_of(facts.issued_at));
    let how = means(facts.means);
    match facts.kind {
        InvoiceKind::CreditNote if facts.subject == InvoiceSubject::PriceTurned => {
            "Rien n’est remboursé par cet avoir.".to_owned()
        }
        InvoiceKind::Invoice if facts.subject == InvoiceSubject::ArrhesKept => {
            format!("Conservées le {day} sur la somme payée {how}.")
        }
        InvoiceKind::Invoice if facts.corrects.is_some() => {
            format!("Remboursement revenu le {day}. Ce montant vous est dû.")
        }
        InvoiceKind::Invoice => {
            let left = money(facts.left_cents, &facts.currency);
            format!("Payée le {day} {how}. Reste à payer : {left}.")
        }
        InvoiceKind::CreditNote => format!("Remboursé le {day} {how}."),
    }
}
