//! The figures of a centre's month, for who manages it: what became of its appointments, what was
//! invoiced, how inspections ended and where vehicles failed.
//! Decisions: docs/decisions/papers.md
use super::{
    closing::totals,
    ink::{HOUSE, INK, QUIET, broken, style},
    money::money,
    typeface::Typeface,
};
use crate::domain::words;
use anyhow::Result;
use events::{
    appointment::MonthCounted,
    inspection::MonthInspected,
    payment::{ClosingLine, InvoiceKind, InvoiceMeans, MonthInvoiced},
};
use fr::ServiceKind;
use genpdf::{
    Document, Element,
    elements::{Break, TableLayout},
};

/// All that it prints; a part that was not told is not there.
pub(crate) struct MonthSheet {
    pub(crate) appointments: MonthCounted,
    pub(crate) invoices: Option<MonthInvoiced>,
    pub(crate) inspections: Option<MonthInspected>,
}

/// Puts everything onto the document.
pub(super) fn fill(document: &mut Document, typeface: Typeface, sheet: &MonthSheet) -> Result<()> {
    let counted = &sheet.appointments;
    document.push(Break::new(1));
    document.push(typeface.text("Chiffres du mois", style(24, HOUSE).bold()));
    document.push(typeface.text(&words::month(counted.month), style(14, INK).bold()));
    document.push(typeface.heading("Rendez-vous"));
    document.push(appointments(typeface, counted)?);
    document.push(typeface.heading("Facturé"));
    match &sheet.invoices {
        Some(invoiced) => invoices(document, typeface, invoiced)?,
        None => document.push(typeface.text("Rien de compté pour ce mois.", style(11, INK))),
    }
    document.push(typeface.heading("Contrôles signés"));
    match &sheet.inspections {
        Some(inspected) => inspections(document, typeface, inspected)?,
        None => document.push(typeface.text("Rien de compté pour ce mois.", style(11, INK))),
    }
    document.push(Break::new(1));
    let line = format!(
        "Compté le {}. Ce qui change ensuite n’est pas compté à nouveau.",
        words::moment(counted.counted_at)
    );
    document.push(typeface.text(&line, style(9, QUIET)));
    Ok(())
}

fn appointments(typeface: Typeface, counted: &MonthCounted) -> Result<TableLayout> {
    let cancelled =
        counted.cancelled_by_customer + counted.cancelled_by_centre + counted.cancelled_by_unknown;
    let mut cancelled = format!(
        "{cancelled}, dont {} par le client et {} par le centre",
        counted.cancelled_by_customer, counted.cancelled_by_centre
    );
    if counted.cancelled_by_unknown > 0 {
        cancelled
            .push_str(&format!(" ({} sans qu’on sache par qui)", counted.cancelled_by_unknown));
    }
    // An absence is one of those who were expected until the end.
    let expected = counted.kept + counted.missed;
    let occupied = format!(
        "{} ({} h sur {} h)",
        share(counted.sold_minutes, counted.open_minutes),
        counted.sold_minutes / 60,
        counted.open_minutes / 60
    );
    typeface.facts_table(&[
        ("Pris dans le mois, pour tous les jours", counted.booked.to_string()),
        ("Honorés", counted.kept.to_string()),
        ("Absences", format!("{} ({})", counted.missed, share(counted.missed, expected))),
        ("Annulés", cancelled),
        ("Sans suite notée", counted.open.to_string()),
        ("Occupation des lignes", occupied),
        ("Délai médian avant le rendez-vous", lead(counted.median_lead_minutes)),
    ])
}

fn invoices(document: &mut Document, typeface: Typeface, facts: &MonthInvoiced) -> Result<()> {
    document.push(totals(typeface, &facts.totals, &facts.currency, named)?);
    let mut table = TableLayout::new(vec![18, 8]);
    for (label, cents, look) in [
        ("Total HT", facts.net_cents, style(10, INK)),
        ("TVA", facts.vat_cents, style(10, INK)),
        ("Total TTC, factures moins avoirs", facts.gross_cents, style(12, INK).bold()),
    ] {
        table
            .row()
            .element(typeface.to_the_right(label, look))
            .element(typeface.to_the_right(&money(cents, &facts.currency), look))
            .push()
            .map_err(broken)?;
    }
    document.push(table);
    Ok(())
}

fn inspections(document: &mut Document, typeface: Typeface, facts: &MonthInspected) -> Result<()> {
    let head = style(8, QUIET);
    let mut table = TableLayout::new(vec![8, 3, 3, 3, 4]);
    let mut row = table.row();
    row.push_element(typeface.text("Contrôle", head));
    for label in ["A", "S", "R", "Défavorables"] {
        row.push_element(typeface.to_the_right(label, head));
    }
    row.push().map_err(broken)?;
    let body = style(10, INK);
    let mut periodic = 0;
    for one in &facts.results {
        let failed = one.major + one.critical;
        let all = one.favourable + failed;
        if one.service == ServiceKind::Periodic {
            periodic = all;
        }
        let mut row = table.row();
        row.push_element(typeface.text(service(one.service), body).padded((1, 2, 0, 0)));
        for value in [
            one.favourable.to_string(),
            one.major.to_string(),
            one.critical.to_string(),
            share(failed, all),
        ] {
            row.push_element(typeface.to_the_right(&value, body).padded((1, 0, 0, 0)));
        }
        row.push().map_err(broken)?;
    }
    document.push(table);
    document.push(typeface.facts_table(&[
        ("Attente médiane à l’arrivée", minutes(facts.median_wait_minutes)),
        (
            "Durée médiane d’un contrôle périodique, suspensions comprises",
            minutes(facts.median_duration_minutes),
        ),
    ])?);
    if facts.functions.is_empty() {
        return Ok(());
    }
    document.push(typeface.heading("Défaillances majeures ou critiques, par fonction"));
    let mut table = TableLayout::new(vec![14, 3, 4]);
    let mut row = table.row();
    row.push_element(typeface.text("Fonction", head));
    row.push_element(typeface.to_the_right("Véhicules", head));
    row.push_element(typeface.to_the_right("Des contrôles périodiques", head));
    row.push().map_err(broken)?;
    for one in &facts.functions {
        let label = format!("{} {}", one.code, one.label);
        let mut row = table.row();
        row.push_element(typeface.text(&label, body).padded((1, 2, 0, 0)));
        for value in [one.failed.to_string(), share(one.failed, periodic)] {
            row.push_element(typeface.to_the_right(&value, body).padded((1, 0, 0, 0)));
        }
        row.push().map_err(broken)?;
    }
    document.push(table);
    Ok(())
}

fn service(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Periodic => "Contrôle périodique",
        ServiceKind::Retest => "Contre-visite",
        ServiceKind::PollutionCheck => "Contrôle complémentaire (pollution)",
    }
}

/// What is owed on account was invoiced, too.
fn named(line: &ClosingLine) -> String {
    let means = match line.means {
        InvoiceMeans::Card => "carte en ligne",
        InvoiceMeans::Cash => "espèces",
        InvoiceMeans::Terminal => "carte au centre",
        InvoiceMeans::AtCentre => "au centre, moyen non précisé",
        InvoiceMeans::Account => "en compte",
    };
    match line.kind {
        InvoiceKind::Invoice => format!("Factures, {means}"),
        InvoiceKind::CreditNote => format!("Avoirs, {means}"),
    }
}

/// `12,5 %`; a dash of nothing.
fn share(part: i64, whole: i64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = (part * 2_000 + whole) / (whole * 2);
    match tenths % 10 {
        0 => format!("{}\u{a0}%", tenths / 10),
        rest => format!("{},{rest}\u{a0}%", tenths / 10),
    }
}

/// `3 jours 4 h`, `45 min`; a dash where nothing was measured.
fn lead(minutes: Option<i64>) -> String {
    const DAY: i64 = 24 * 60;
    match minutes {
        None => "–".to_owned(),
        Some(minutes) if minutes < 60 => format!("{minutes}\u{a0}min"),
        Some(minutes) if minutes < DAY => format!("{}\u{a0}h", minutes / 60),
        Some(minutes) => {
            let days = minutes / DAY;
            let name = if days == 1 { "jour" } else { "jours" };
            format!("{days}\u{a0}{name} {}\u{a0}h", minutes % DAY / 60)
        }
    }
}

fn minutes(minutes: Option<i64>) -> String {
    minutes.map_or_else(|| "–".to_owned(), |minutes| format!("{minutes}\u{a0}min"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_times_are_written_as_people_read_them() {
        assert_eq!(share(1, 8), "12,5\u{a0}%");
        assert_eq!(share(1, 3), "33,3\u{a0}%");
        assert_eq!(share(2, 3), "66,7\u{a0}%");
        assert_eq!(share(3, 3), "100\u{a0}%");
        assert_eq!(share(0, 0), "–");
        assert_eq!(lead(Some(45)), "45\u{a0}min");
        assert_eq!(lead(Some(100)), "1\u{a0}h");
        assert_eq!(lead(Some(24 * 60 + 61)), "1\u{a0}jour 1\u{a0}h");
        assert_eq!(lead(Some(3 * 24 * 60)), "3\u{a0}jours 0\u{a0}h");
        assert_eq!(lead(None), "–");
    }
}
