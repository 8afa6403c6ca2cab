//! The prices of a centre, to hang at its main entrance, readable from outside: periodic inspections
//! and retests, by energy (Code de la route, R323-13-1).
//! Decisions: docs/decisions/papers.md
use super::{
    ink::{HOUSE, INK, QUIET, Rule, broken, style},
    typeface::Typeface,
};
use crate::domain::words;
use anyhow::Result;
use events::appointment::PricesStand;
use fr::{Energy, ServiceKind, VehicleCategory};
use genpdf::{
    Document, Element,
    elements::{Break, LinearLayout, TableLayout},
};
use kernel::Money;
use strum::VariantArray;

/// Puts everything onto the document.
pub(super) fn fill(document: &mut Document, typeface: Typeface, facts: &PricesStand) -> Result<()> {
    document.push(Break::new(1));
    document.push(typeface.centred("Tarifs du contrôle technique", style(30, HOUSE).bold()));
    let centre = &facts.centre;
    document.push(typeface.centred(&centre.name, style(18, INK).bold()));
    let line = format!("{} – agrément n° {}", centre.address, centre.approval_number);
    document.push(typeface.centred(&line, style(11, QUIET)));
    document.push(Break::new(1));
    for category in VehicleCategory::VARIANTS {
        if facts.prices.iter().any(|price| price.vehicle_category == *category) {
            document.push(list(typeface, facts, *category)?);
        }
    }
    document.push(Break::new(1.5));
    let day = words::date(words::day_of(facts.since));
    let line = format!("Prix en euros, toutes taxes comprises, applicables depuis le {day}.");
    document.push(typeface.text(&line, style(12, INK).bold()));
    let law = "Affichage prévu par l’article R323-13-1 du code de la route : tarifs des contrôles \
               périodiques et des contre-visites, par énergie.";
    document.push(typeface.text(law, style(9, QUIET)));
    Ok(())
}

/// The prices of one kind of vehicle, a row for each energy.
fn list(
    typeface: Typeface,
    facts: &PricesStand,
    category: VehicleCategory,
) -> Result<LinearLayout> {
    let of = |service: ServiceKind, energy: Energy| {
        facts.prices.iter().find(|price| {
            (price.service, price.vehicle_category, price.energy) == (service, category, energy)
        })
    };
    let offered: Vec<ServiceKind> = ServiceKind::VARIANTS
        .iter()
        .copied()
        .filter(|service| Energy::VARIANTS.iter().any(|energy| of(*service, *energy).is_some()))
        .collect();
    let mut layout = LinearLayout::vertical();
    layout.push(Break::new(0.8));
    layout.push(typeface.text(named(category), style(16, HOUSE).bold()));
    layout.push(Rule);
    let widths = std::iter::once(4).chain(offered.iter().map(|_| 4)).collect();
    let mut table = TableLayout::new(widths);
    let mut row = table.row();
    row.push_element(typeface.text("Énergie", style(10, QUIET)));
    for service in &offered {
        row.push_element(typeface.to_the_right(headed(*service), style(10, QUIET)));
    }
    row.push().map_err(broken)?;
    for energy in Energy::VARIANTS {
        if offered.iter().all(|service| of(*service, *energy).is_none()) {
            continue;
        }
        let mut row = table.row();
        row.push_element(typeface.text(energy.printed(), style(15, INK)).padded((1, 0, 1, 0)));
        for service in &offered {
            let price = of(*service, *energy).map_or_else(
                || "–".to_owned(),
                |price| {
                    let currency = facts.currency.clone();
                    Money { amount_cents: price.amount_cents, currency }.to_string()
                },
            );
            let cell = typeface.to_the_right(&price, style(15, INK).bold());
            row.push_element(cell.padded((1, 0, 1, 0)));
        }
        row.push().map_err(broken)?;
    }
    layout.push(table);
    Ok(layout)
}

fn named(category: VehicleCategory) -> &'static str {
    match category {
        VehicleCategory::Car => "Voitures particulières",
        VehicleCategory::Van => "Utilitaires légers (3,5 tonnes au plus)",
        VehicleCategory::Motorcycle => "Deux-roues, trois-roues et quadricycles à moteur",
    }
}

fn headed(service: ServiceKind) -> &'static str {
    match service {
        ServiceKind::Periodic => "Contrôle périodique",
        ServiceKind::Retest => "Contre-visite",
        ServiceKind::PollutionCheck => "Contrôle complémentaire (pollution)",
    }
}
