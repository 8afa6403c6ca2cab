//! The vehicle and the service, from words.

use crate::{
    graph_types::{Energy, Service, VehicleCategory},
    words::Word,
};

pub(super) fn find_energy(words: &[Word]) -> Option<Energy> {
    words.iter().find_map(|word| {
        Some(match word.text.as_str() {
            "essence" => Energy::Petrol,
            "diesel" => Energy::Diesel,
            "electrique" => Energy::Electric,
            "hybride" => Energy::Hybrid,
            "gaz" => Energy::Gas,
            _ => return None,
        })
    })
}

/// Only a word that tells kinds apart counts: "voiture" in passing says car, "véhicule" too.
pub(super) fn find_category(words: &[Word]) -> Option<VehicleCategory> {
    let said = |names: &[&str]| words.iter().any(|word| word.is(names));
    if said(&["moto"]) {
        Some(VehicleCategory::Motorcycle)
    } else if said(&["utilitaire"]) {
        Some(VehicleCategory::Van)
    } else if said(&["voiture", "clio", "berline", "citadine"]) {
        Some(VehicleCategory::Car)
    } else {
        None
    }
}

pub(super) fn find_service(words: &[Word]) -> Option<Service> {
    let said = |names: &[&str]| words.iter().any(|word| word.is(names));
    if said(&["contrevisite"]) {
        Some(Service::Retest)
    } else if said(&["pollution", "complementaire"]) {
        Some(Service::PollutionCheck)
    } else if said(&["controletechnique"]) {
        Some(Service::Periodic)
    } else {
        None
    }
}
