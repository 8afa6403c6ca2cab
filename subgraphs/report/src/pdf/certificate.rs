//! The certificate: one page for the glove box, the result in large letters.
use super::{
    Sheet,
    ink::{HOUSE, INK, QUIET, style},
    parts::{self, Banner},
    typeface::Typeface,
};
use crate::domain::words;
use anyhow::Result;
use genpdf::{Document, elements::Break};

/// Puts everything onto the document.
pub(super) fn fill(document: &mut Document, typeface: Typeface, sheet: &Sheet) -> Result<()> {
    let facts = &sheet.facts;
    let vehicle = &facts.vehicle;
    document.push(Break::new(1));
    document.push(typeface.centred(words::title(sheet.kind), style(24, HOUSE).bold()));
    document.push(typeface.centred(&format!("N° {}", sheet.number), style(12, QUIET)));
    document.push(Break::new(1.5));
    document.push(typeface.centred(&vehicle.plate, style(40, INK).bold()));
    let name = [&vehicle.make, &vehicle.model].into_iter().flatten().cloned().collect::<Vec<_>>();
    if !name.is_empty() {
        document.push(typeface.centred(&name.join(" "), style(14, INK)));
    }
    document.push(Break::new(1.5));
    document.push(Banner::new(typeface, sheet, 34.0, 24.0, 16)?);

    document.push(Break::new(1));
    let (title, deadlines) = words::deadlines(facts);
    document.push(typeface.heading(title));
    let mut rows = vec![("Date du contrôle", words::date(words::day_of(facts.signed_at)))];
    rows.extend(deadlines);
    rows.extend([
        ("Nature du contrôle", words::nature(facts).to_owned()),
        ("Kilométrage relevé", format!("{}\u{a0}km", words::grouped(facts.odometer_km))),
    ]);
    document.push(typeface.facts_table(&rows)?);

    document.push(typeface.heading("Véhicule et centre"));
    document.push(typeface.facts_table(&[
        ("Numéro d’identification (VIN)", vehicle.vin.clone().unwrap_or_default()),
        ("Centre", format!("{}, agrément n° {}", facts.centre.name, facts.centre.approval_number)),
        (
            "Première mise en circulation",
            vehicle.first_registration.map(words::date).unwrap_or_default(),
        ),
        ("Adresse du centre", facts.centre.address.clone()),
    ])?);

    document.push(parts::signature(typeface, sheet)?);
    document.push(Break::new(0.8));
    document.push(typeface.text(
        "Ce certificat résume le procès-verbal du même numéro, qui seul détaille ce qui a été \
         constaté.",
        style(8, QUIET),
    ));
    Ok(())
}
