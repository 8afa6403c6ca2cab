//! The procès-verbal: everything that was found, gravest first.
use super::{
    Sheet,
    ink::{HOUSE, INK, QUIET, broken, style},
    parts::{self, Banner, Kept},
    symbols::Colour,
    typeface::Typeface,
};
use crate::domain::{Outcome, words};
use anyhow::Result;
use events::inspection::{DefectFacts, MeasuredFact, MeasurementFacts};
use fr::{DefectLevel, Energy, VehicleUsage, measures};
use genpdf::{
    Document, Element,
    elements::{Break, LinearLayout, TableLayout},
};

/// Gravest first, with their titles and colours.
const LEVELS: [(DefectLevel, &str, Outcome); 3] = [
    (DefectLevel::Critical, "Défaillances critiques", Outcome::UnfavourableCritical),
    (DefectLevel::Major, "Défaillances majeures", Outcome::UnfavourableMajor),
    (DefectLevel::Minor, "Défaillances mineures", Outcome::Favourable),
];
/// Columns of a defect: code, what it is, where it is.
const COLUMNS: [usize; 3] = [4, 17, 5];

/// Puts everything onto the document.
pub(super) fn fill(document: &mut Document, typeface: Typeface, sheet: &Sheet) -> Result<()> {
    let facts = &sheet.facts;
    document.push(typeface.text(words::title(sheet.kind), style(19, HOUSE).bold()));
    document.push(typeface.text(&format!("N° {}", sheet.number), style(12, INK).bold()));
    document.push(Break::new(0.6));
    document.push(Banner::new(typeface, sheet, 24.0, 15.0, 14)?);

    document.push(typeface.heading("Contrôle"));
    let mut rows = vec![
        ("Nature du contrôle", words::nature(facts).to_owned()),
        ("Date du contrôle", words::moment(facts.started_at)),
    ];
    rows.extend(facts.initial_on.map(|day| ("Contrôle initial du", words::date(day))));
    rows.extend([
        ("Centre", format!("{}, agrément n° {}", facts.centre.name, facts.centre.approval_number)),
        ("Adresse du centre", format!("{}, {}", facts.centre.address, facts.centre.phone)),
        ("Contrôleur", words::inspector(facts)),
        ("Référence du rendez-vous", facts.reference.clone()),
    ]);
    document.push(typeface.facts_table(&rows)?);

    document.push(typeface.heading("Véhicule"));
    let vehicle = &facts.vehicle;
    let known = |value: &Option<String>| value.clone().unwrap_or_default();
    document.push(typeface.facts_table(&[
        ("Immatriculation", vehicle.plate.clone()),
        ("Kilométrage relevé", format!("{}\u{a0}km", words::grouped(facts.odometer_km))),
        ("Marque", known(&vehicle.make)),
        ("Désignation commerciale", known(&vehicle.model)),
        ("Numéro d’identification (VIN)", known(&vehicle.vin)),
        (
            "Première mise en circulation",
            vehicle.first_registration.map(words::date).unwrap_or_default(),
        ),
        ("Catégorie", known(&vehicle.eu_category)),
        ("Énergie", vehicle.energy.map(Energy::printed).unwrap_or_default().to_owned()),
        ("Usage", facts.usage.map(VehicleUsage::printed).unwrap_or_default().to_owned()),
    ])?);

    defects(document, typeface, &facts.defects)?;
    measurements(document, typeface, &facts.measurements);

    if !facts.remarks.is_empty() {
        document.push(typeface.heading("Observations"));
        for remark in &facts.remarks {
            document.push(typeface.text(remark, style(10, INK)));
        }
    }
    document.push(typeface.heading("Prochaine échéance"));
    let outcome = facts.outcome;
    document.push(typeface.text(&words::next_step(facts), style(10, INK).bold()));
    if outcome != Outcome::Favourable {
        document.push(typeface.text(
            "Pour la contre-visite, présentez le véhicule réparé avec ce procès-verbal. Passé le \
             délai, un contrôle complet est nécessaire.",
            style(10, INK),
        ));
    }
    document.push(parts::signature(typeface, sheet)?);
    document.push(Kept::new(mentions(typeface, sheet), 24.0));
    Ok(())
}

fn defects(document: &mut Document, typeface: Typeface, found: &[DefectFacts]) -> Result<()> {
    if found.is_empty() {
        document.push(typeface.heading("Défaillances constatées"));
        document.push(typeface.text("Aucune défaillance constatée.", style(10, INK)));
    }
    for (level, title, shade) in LEVELS {
        let of_level: Vec<_> = found.iter().filter(|defect| defect.level == level).collect();
        let (ink, _) = parts::colours(shade);
        // A favourable result may come with minor defects: those are not green.
        let ink = if level == DefectLevel::Minor { QUIET } else { ink };
        for (at, defect) in of_level.iter().enumerate() {
            let mut block = LinearLayout::vertical();
            let mut needs = height_of(defect);
            if at == 0 {
                block.push(typeface.heading(&format!("{title} ({})", of_level.len())));
                needs += 13.0;
            }
            block.push(row(typeface, defect, ink)?);
            document.push(Kept::new(block, needs));
        }
    }
    Ok(())
}

fn measurements(document: &mut Document, typeface: Typeface, all: &[MeasurementFacts]) {
    for (at, measurement) in all.iter().enumerate() {
        let mut block = LinearLayout::vertical();
        let values: Vec<String> = measurement.values.iter().map(value).collect();
        let values = values.join(" ; ");
        // A line holds some ninety letters.
        let mut needs = 12.0 + 5.0 * (values.chars().count() / 90) as f64;
        if at == 0 {
            block.push(typeface.heading("Mesures effectuées"));
            needs += 13.0;
        }
        block.push(typeface.text(measurement.kind.fr(), style(10, INK).bold()));
        block.push(typeface.text(&values, style(10, INK)));
        let how = match (&measurement.instrument, &measurement.without_instrument) {
            (Some(instrument), _) => Some(format!("Appareil : {instrument}")),
            (None, Some(why)) => Some(format!("Sans appareil étalonné : {why}")),
            (None, None) => None,
        };
        if let Some(how) = how {
            block.push(typeface.text(&how, style(9, QUIET).italic()));
            needs += 5.0;
        }
        document.push(Kept::new(block, needs));
    }
}

/// « Force de freinage, avant gauche : 260,5 daN ».
fn value(fact: &MeasuredFact) -> String {
    let printed = measures::printed(fact.quantity, fact.value);
    let place = fact.place_label.as_deref().map(|place| format!(", {}", place.to_lowercase()));
    format!("{}{} : {printed}", fact.quantity.fr(), place.unwrap_or_default())
}

fn row(typeface: Typeface, defect: &DefectFacts, ink: Colour) -> Result<TableLayout> {
    let mut words_of = LinearLayout::vertical();
    if let Some(component) = &defect.component {
        words_of.push(typeface.text(component, style(10, INK).bold()));
    }
    words_of.push(typeface.text(&defect.label, style(10, INK)));
    if let Some(comment) = &defect.comment {
        words_of.push(typeface.text(&format!("Observation : {comment}"), style(9, QUIET).italic()));
    }
    let place = defect.location_label.as_deref().or(defect.location.as_deref());
    let mut table = TableLayout::new(COLUMNS.to_vec());
    table
        .row()
        .element(typeface.text(&defect.code, style(10, ink).bold()).padded((1, 2, 0, 0)))
        .element(words_of.padded((1, 3, 1, 0)))
        .element(typeface.text(place.unwrap_or_default(), style(10, INK)).padded((1, 0, 0, 0)))
        .push()
        .map_err(broken)?;
    Ok(table)
}

/// An estimate in millimetres: lines of 58 characters, 5 mm each.
fn height_of(defect: &DefectFacts) -> f64 {
    let lines = |text: &str| u16::try_from(text.chars().count() / 58 + 1).unwrap_or(40);
    let more = [&defect.comment, &defect.component].into_iter().flatten();
    let more: u16 = more.map(|text| lines(text)).sum();
    f64::from(lines(&defect.label) + more) * 5.0 + 2.0
}

fn mentions(typeface: Typeface, sheet: &Sheet) -> LinearLayout {
    let mut block = LinearLayout::vertical();
    block.push(Break::new(0.8));
    block.push(typeface.text("Recours et données personnelles", style(9, QUIET).bold()));
    block.push(typeface.text(
        &format!(
            "Un désaccord ? Adressez d’abord votre réclamation au centre ({}), sans faire réparer \
             ce qui est contesté. Le centre garde une copie de ce procès-verbal. Vous pouvez lui \
             demander l’accès à vos données et leur rectification.",
            sheet.facts.centre.phone
        ),
        style(8, QUIET),
    ));
    block.push(typeface.text(
        &format!("Nomenclature des défaillances : version {}.", sheet.facts.catalogue_version),
        style(8, QUIET),
    ));
    block
}
