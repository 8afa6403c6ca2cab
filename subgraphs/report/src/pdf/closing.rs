//! The daily closing of a till (BOI-TVA-DECLA-30-10-30): what was received and given back, and the
//! running total that never starts again.
use super::{
    ink::{HOUSE, INK, QUIET, Rule, broken, style},
    money::{grouped, money, rate},
    typeface::Typeface,
};
use crate::domain::words;
use anyhow::Result;
use events::payment::{ClosingLine, DayClosed, InvoiceKind, InvoiceMeans};
use genpdf::{
    Document, Element,
    elements::{Break, LinearLayout, TableLayout},
};

/// Puts everything onto the document.
pub(super) fn fill(document: &mut Document, typeface: Typeface, facts: &DayClosed) -> Result<()> {
    document.push(Break::new(1));
    document.push(typeface.text("Clôture journalière", style(24, HOUSE).bold()));
    document.push(typeface.text(&words::date(facts.day), style(14, INK).bold()));
    let seller = facts.seller.as_ref().map_or_else(
        || "Société non renseignée".to_owned(),
        |seller| {
            format!(
                "{} {} – SIREN {}",
                seller.legal_name,
                seller.legal_form,
                grouped(&seller.siren)
            )
        },
    );
    let count = facts.last_document - facts.first_document + 1;
    let documents = match count {
        0 => "Aucun".to_owned(),
        _ => format!("{count} (rangs {} à {})", facts.first_document, facts.last_document),
    };
    document.push(typeface.heading("Caisse"));
    document.push(typeface.facts_table(&[
        ("Centre", facts.centre_name.clone().unwrap_or_default()),
        ("Agrément", facts.approval_number.clone()),
        ("Société", seller),
        ("Pièces de la journée", documents),
        ("Clôturée le", words::moment(facts.closed_at)),
    ])?);
    document.push(typeface.heading("Encaissements et remboursements"));
    if facts.totals.is_empty() {
        document.push(typeface.text("Aucun mouvement ce jour.", style(11, INK)));
    } else {
        document.push(totals(typeface, &facts.totals, &facts.currency, named)?);
    }
    document.push(Break::new(1));
    document.push(sums(typeface, facts)?);
    document.push(Break::new(1.5));
    let line = "Données inaltérables, chaînées et conservées (article 286, I, 3° bis du code \
                général des impôts). Le cumul perpétuel ne revient jamais à zéro.";
    document.push(typeface.text(line, style(9, QUIET)));
    let proof = format!("Empreinte dans la chaîne des clôtures (SHA-256) : {}", facts.hash);
    document.push(typeface.text(&proof, style(7, QUIET)));
    Ok(())
}

/// A line for each way in which money came or went; `named` says what it is.
pub(super) fn totals(
    typeface: Typeface,
    lines: &[ClosingLine],
    currency: &str,
    named: impl Fn(&ClosingLine) -> String,
) -> Result<LinearLayout> {
    let mut table = TableLayout::new(vec![8, 3, 3, 4, 4, 4]);
    let head = style(8, QUIET);
    let mut row = table.row();
    row.push_element(typeface.text("Mouvement", head));
    for label in ["Pièces", "Taux", "HT", "TVA", "TTC"] {
        row.push_element(typeface.to_the_right(label, head));
    }
    row.push().map_err(broken)?;
    for line in lines {
        let body = style(10, INK);
        let mut row = table.row();
        row.push_element(typeface.text(&named(line), body).padded((1, 2, 0, 0)));
        let sign = sign(line.kind);
        let amount = |cents: i64| money(sign * cents, currency);
        for value in [
            line.documents.to_string(),
            rate(line.vat_rate_bp),
            amount(line.net_cents),
            amount(line.vat_cents),
            amount(line.gross_cents),
        ] {
            row.push_element(typeface.to_the_right(&value, body).padded((1, 0, 0, 0)));
        }
        row.push().map_err(broken)?;
    }
    let mut layout = LinearLayout::vertical();
    layout.push(table);
    layout.push(Rule);
    Ok(layout)
}

fn sums(typeface: Typeface, facts: &DayClosed) -> Result<LinearLayout> {
    let mut layout = LinearLayout::vertical();
    let (body, strong) = (style(10, INK), style(12, INK).bold());
    for (label, cents, look) in [
        ("Total HT du jour", facts.net_cents, body),
        ("TVA du jour", facts.vat_cents, body),
        ("Total TTC du jour", facts.gross_cents, strong),
        ("Cumul perpétuel TTC", facts.perpetual_cents, strong),
    ] {
        let mut table = TableLayout::new(vec![18, 8]);
        table
            .row()
            .element(typeface.to_the_right(label, look))
            .element(typeface.to_the_right(&money(cents, &facts.currency), look))
            .push()
            .map_err(broken)?;
        layout.push(table);
    }
    Ok(layout)
}

fn sign(kind: InvoiceKind) -> i64 {
    match kind {
        InvoiceKind::Invoice => 1,
        InvoiceKind::CreditNote => -1,
    }
}

fn named(line: &ClosingLine) -> String {
    let means = match line.means {
        InvoiceMeans::Card => "carte en ligne",
        InvoiceMeans::Cash => "espèces",
        InvoiceMeans::Terminal => "carte au centre",
        InvoiceMeans::AtCentre => "au centre, moyen non précisé",
        // Owed, not received: beside the day's sums.
        InvoiceMeans::Account => {
            return match line.kind {
                InvoiceKind::Invoice => "Facturé en compte (hors totaux)".to_owned(),
                InvoiceKind::CreditNote => "Avoir en compte (hors totaux)".to_owned(),
            };
        }
    };
    match line.kind {
        // Not « encaissé » and « remboursé »: documents of arrhes move no money.
        InvoiceKind::Invoice => format!("Factures, {means}"),
        InvoiceKind::CreditNote => format!("Avoirs, {means}"),
    }
}
