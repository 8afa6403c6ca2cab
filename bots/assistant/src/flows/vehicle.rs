//! Which vehicle: its energy, its kind and its plate.

use super::day;
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::Effect,
    graph_types::{Energy, Vehicle, VehicleCategory},
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    steps::Step,
};

/// Asks for what is missing about the vehicle; `false` once all is known.
pub(super) fn asks(desk: &mut Desk<'_>) -> bool {
    let draft = &mut desk.state.draft;
    // What is neither a motorcycle nor a van is a car: only the energy is worth a question.
    if draft.category == Some(VehicleCategory::Motorcycle) && draft.energy.is_none() {
        draft.energy = Some(Energy::Petrol);
    }
    let missing = draft.energy.is_none() || draft.plate.is_none() && !draft.plate_later;
    if !missing {
        draft.category.get_or_insert(VehicleCategory::Car);
        return false;
    }
    if desk.signed_in && !draft.vehicles_seen {
        desk.run(Effect::Vehicles);
    } else if draft.energy.is_none() {
        ask_energy(desk);
    } else {
        draft.category.get_or_insert(VehicleCategory::Car);
        desk.ask(Question::Plate, &Line::AskPlate);
        desk.button(Meaning::PlateLater, &Label::PlateLater, Secondary);
    }
    true
}

fn ask_energy(desk: &mut Desk<'_>) {
    let category = desk.state.draft.category;
    desk.ask(Question::Energy, &Line::AskEnergy);
    for energy in [Energy::Petrol, Energy::Diesel, Energy::Electric, Energy::Hybrid] {
        desk.button(Meaning::Energy(energy), &Label::Energy(energy), Primary);
    }
    if category.is_none() {
        desk.button(
            Meaning::Category(VehicleCategory::Motorcycle),
            &Label::Category(VehicleCategory::Motorcycle),
            Secondary,
        );
    }
}

/// The customer's own vehicles came back.
pub(crate) fn listed(desk: &mut Desk<'_>, vehicles: &[Vehicle]) {
    desk.state.draft.vehicles_seen = true;
    let draft = &desk.state.draft;
    let fits = |vehicle: &&Vehicle| {
        vehicle.plate.is_some()
            && draft.category.is_none_or(|category| category_of(vehicle) == category)
            && draft.energy.is_none_or(|energy| energy_of(vehicle).is_none_or(|own| own == energy))
            && draft.plate.as_ref().is_none_or(|plate| vehicle.plate.as_ref() == Some(plate))
    };
    let named = |vehicle: &&Vehicle| is_called(vehicle, &draft.names);
    let mut own: Vec<&Vehicle> = vehicles.iter().filter(fits).collect();
    if own.len() > 1 && own.iter().any(named) {
        own.retain(named);
    }
    if own.is_empty() && draft.category.is_some() && draft.plate.is_none() {
        // « Ma 208 et ma moto »: no vehicle is both, and either is meant.
        let either = |vehicle: &&Vehicle| {
            named(vehicle)
                || Some(category_of(vehicle)) == draft.category
                || draft.energy.is_some() && energy_of(vehicle) == draft.energy
        };
        own = vehicles.iter().filter(|own| own.plate.is_some()).filter(either).collect();
        if own.len() < 2 {
            own.clear();
        }
    }
    match own.as_slice() {
        [] => desk.then(Step::Book),
        [only] => {
            let label = name_of(only);
            take(desk, only.plate.clone(), category_of(only), energy_of(only));
            desk.say(&Line::UsingVehicle { vehicle: &label });
            desk.then(Step::Book);
        }
        _ if day::is_closed(desk) => {}
        several => {
            desk.ask(Question::PickVehicle, &Line::AskVehicle);
            for vehicle in several.iter().take(5) {
                let meaning = Meaning::Vehicle {
                    plate: vehicle.plate.clone(),
                    category: category_of(vehicle),
                    energy: energy_of(vehicle),
                };
                desk.button(meaning, &Label::Text(&name_of(vehicle)), Primary);
            }
            desk.button(Meaning::OtherVehicle, &Label::OtherVehicle, Secondary);
        }
    }
}

/// Takes one of the customer's vehicles for this appointment.
pub(crate) fn take(
    desk: &mut Desk<'_>,
    plate: Option<String>,
    category: VehicleCategory,
    energy: Option<Energy>,
) {
    let draft = &mut desk.state.draft;
    draft.own_vehicle = plate.is_some();
    draft.plate = plate;
    draft.plate_later = false;
    draft.category = Some(category);
    draft.energy = energy.or(draft.energy);
    draft.chosen = None;
    desk.state.pending = None;
}

/// Whether one of these words is its make or its model: « la 208 », « le Trafic ».
pub(super) fn is_called(vehicle: &Vehicle, names: &[String]) -> bool {
    let label = [&vehicle.make, &vehicle.model].into_iter().flatten();
    label.flat_map(|part| understanding::text::tokens(part)).any(|token| {
        let telling = token.text.chars().count() >= 3;
        telling && names.contains(&token.text)
    })
}

fn name_of(vehicle: &Vehicle) -> String {
    let parts = [&vehicle.make, &vehicle.model, &vehicle.plate];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Certificates print European categories (M1, N1, L3e); the graph may also name our own.
fn category_of(vehicle: &Vehicle) -> VehicleCategory {
    let printed = vehicle.vehicle_category.as_deref().unwrap_or_default().to_uppercase();
    if printed.starts_with('L') || printed.starts_with("MOTO") {
        VehicleCategory::Motorcycle
    } else if printed.starts_with('N') || printed == "VAN" || printed == "CTTE" {
        VehicleCategory::Van
    } else {
        VehicleCategory::Car
    }
}

/// Certificates print two letters (ES, GO, EL, EE...); the graph may also name our own.
pub(super) fn energy_of(vehicle: &Vehicle) -> Option<Energy> {
    Some(match vehicle.energy.as_deref()?.to_uppercase().as_str() {
        "PETROL" | "ES" | "ESSENCE" => Energy::Petrol,
        "DIESEL" | "GO" | "GAZOLE" => Energy::Diesel,
        "ELECTRIC" | "EL" => Energy::Electric,
        "HYBRID" | "EE" | "EH" | "GH" | "GE" | "GL" | "EN" => Energy::Hybrid,
        "GAS" | "GP" | "EG" | "GN" | "GZ" => Energy::Gas,
        _ => return None,
    })
}
