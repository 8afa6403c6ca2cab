//! The invoice of an organisation's month, and credit notes for lines of it: what is sold between
//! companies says when it is to be paid, and what is due where it is not (Code de commerce, L441-9 and
//! L441-10).
use super::{
    ink::{HOUSE, INK, QUIET, Rule, broken, style},
    invoice::{Party, parties, title},
    money::{grouped, money, rate},
    typeface::Typeface,
};
use crate::domain::words;
use anyhow::Result;
use events::payment::{AccountInvoiceIssued, AccountLine, InvoiceKind};
use genpdf::{
    Document, Element,
    elements::{Break, LinearLayout, TableLayout},
};

/// What is due where an invoice is paid late (L441-10 II: in euros, D441-5: forty of them).
pub(super) const LATE: [&str; 3] = [
    "Tout retard de paiement entraîne de plein droit des pénalités au taux de trois fois le taux \
     d’intérêt légal.",
    "Une indemnité forfaitaire de 40 euros pour frais de recouvrement est due en cas de retard de \
     paiement.",
    "Aucun escompte n’est accordé pour paiement anticipé.",
];

/// Puts everything onto the document.
pub(super) fn fill(
    document: &mut Document,
    typeface: Typeface,
    facts: &AccountInvoiceIssued,
) -> Result<()> {
    document.push(Break::new(1));
    document.push(typeface.text(title(facts.kind), style(24, HOUSE).bold()));
    let day = words::date(words::day_of(facts.issued_at));
    document.push(typeface.text(&format!("N° {} du {day}", facts.number), style(12, QUIET)));
    if let Some(corrected) = &facts.corrects {
        let line = format!("Cet avoir corrige la facture n° {corrected}.");
        document.push(typeface.text(&line, style(10, INK)));
    }
    document.push(Break::new(1));
    document.push(parties(typeface, &facts.seller, &facts.currency, &buyer(facts))?);
    document.push(typeface.heading(&facts.label));
    document.push(lines(typeface, facts)?);
    document.push(sums(typeface, facts)?);
    document.push(Break::new(1));
    for line in to_pay(facts) {
        document.push(typeface.text(&line, style(10, INK)));
    }
    if facts.vat_rate_bp == 0 {
        let line = "TVA non applicable (article 294 du code général des impôts).";
        document.push(typeface.text(line, style(9, INK)));
    }
    if facts.kind == InvoiceKind::Invoice {
        document.push(Break::new(0.6));
        for line in LATE {
            document.push(typeface.text(line, style(8, QUIET)));
        }
    }
    document.push(Break::new(1));
    let proof = format!("Empreinte dans la chaîne du centre (SHA-256) : {}", facts.hash);
    document.push(typeface.text(&proof, style(7, QUIET)));
    Ok(())
}

fn buyer(facts: &AccountInvoiceIssued) -> Party {
    let buyer = &facts.buyer;
    let mut lines = vec![buyer.address.clone(), format!("SIREN {}", grouped(&buyer.siren))];
    lines.extend(buyer.vat_number.iter().map(|number| format!("N° de TVA {number}")));
    Party { name: buyer.legal_name.clone(), lines }
}

/// Each vehicle, those of one cost centre together.
fn lines(typeface: Typeface, facts: &AccountInvoiceIssued) -> Result<LinearLayout> {
    let mut layout = LinearLayout::vertical();
    let columns = vec![4, 4, 12, 4, 4, 4];
    let mut table = TableLayout::new(columns);
    let head = style(8, QUIET);
    let mut row = table.row();
    for label in ["Date", "Véhicule", "Prestation"] {
        row.push_element(typeface.text(label, head));
    }
    for label in ["HT", "TVA", "TTC"] {
        row.push_element(typeface.to_the_right(label, head));
    }
    row.push().map_err(broken)?;
    let body = style(9, INK);
    for line in in_order(&facts.lines) {
        let mut row = table.row();
        row.push_element(typeface.text(&short(line), body).padded((1, 1, 0, 0)));
        let plate = line.plate.as_deref().unwrap_or("–");
        row.push_element(typeface.text(plate, body).padded((1, 1, 0, 0)));
        let mut what = LinearLayout::vertical();
        what.push(typeface.text(&line.label, body));
        if !line.cost_centre.is_empty() {
            let cost_centre = format!("Centre de coût : {}", line.cost_centre);
            what.push(typeface.text(&cost_centre, style(8, QUIET)));
        }
        row.push_element(what.padded((1, 2, 1, 0)));
        for cents in [line.net_cents, line.vat_cents, line.gross_cents] {
            let amount = money(cents, &facts.currency);
            row.push_element(typeface.to_the_right(&amount, body).padded((1, 0, 0, 0)));
        }
        row.push().map_err(broken)?;
    }
    layout.push(table);
    layout.push(Rule);
    Ok(layout)
}

/// By cost centre, then by day: as whoever books it reads it.
pub(super) fn in_order(lines: &[AccountLine]) -> Vec<&AccountLine> {
    let mut ordered: Vec<&AccountLine> = lines.iter().collect();
    ordered.sort_by(|a, b| (&a.cost_centre, a.service_on).cmp(&(&b.cost_centre, b.service_on)));
    ordered
}

fn short(line: &AccountLine) -> String {
    line.service_on.format("%d/%m/%Y").to_string()
}

/// What each cost centre comes to where there are several, and all of them.
fn sums(typeface: Typeface, facts: &AccountInvoiceIssued) -> Result<LinearLayout> {
    let mut layout = LinearLayout::vertical();
    let (quiet, body) = (style(9, QUIET), style(10, INK));
    let mut rows = Vec::new();
    let by_cost_centre = by_cost_centre(&facts.lines);
    if by_cost_centre.len() > 1 {
        for (name, cents) in by_cost_centre {
            let name = if name.is_empty() { "sans centre de coût" } else { name };
            rows.push((format!("dont {name}, TTC"), cents, quiet));
        }
    }
    rows.push(("Total HT".to_owned(), facts.net_cents, body));
    rows.push((format!("TVA {}", rate(facts.vat_rate_bp)), facts.vat_cents, body));
    rows.push(("Total TTC".to_owned(), facts.gross_cents, style(12, INK).bold()));
    for (label, cents, look) in rows {
        let mut sums = TableLayout::new(vec![18, 6]);
        sums.row()
            .element(typeface.to_the_right(&label, look))
            .element(typeface.to_the_right(&money(cents, &facts.currency), look))
            .push()
            .map_err(broken)?;
        layout.push(sums);
    }
    Ok(layout)
}

fn by_cost_centre(lines: &[AccountLine]) -> Vec<(&str, i64)> {
    let mut sums: Vec<(&str, i64)> = Vec::new();
    for line in in_order(lines) {
        match sums.last_mut() {
            Some((name, cents)) if *name == line.cost_centre => *cents += line.gross_cents,
            _ => sums.push((&line.cost_centre, line.gross_cents)),
        }
    }
    sums
}

/// When and where it is to be paid.
fn to_pay(facts: &AccountInvoiceIssued) -> Vec<String> {
    let Some(due_on) = facts.due_on else {
        return vec!["Cet avoir vient en déduction de la facture qu’il corrige.".to_owned()];
    };
    let mut lines = vec![format!(
        "À payer au plus tard le {}, par virement, avec la référence {}.",
        words::date(due_on),
        facts.number
    )];
    lines.extend(
        facts.seller.iban.as_deref().map(|iban| format!("IBAN : {}", words::in_fours(iban))),
    );
    lines.push("Prestations de services. TVA exigible à l’encaissement.".to_owned());
    lines
}
