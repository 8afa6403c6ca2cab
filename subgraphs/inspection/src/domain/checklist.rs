//! Which points an inspection looks at: a function of what it is for, of the kind of vehicle and of
//! what drives it. The lists are data with their sources, `catalogue/checklists.json`.
//! Decisions: docs/decisions/booking.md
use super::{EuCategory, InspectionNature, any_covers};
use fr::{Energy, VehicleCategory};
use serde::Deserialize;

const CHECKLISTS: &str = include_str!("../../catalogue/checklists.json");

/// The lists that come with the program. A code in them stands for itself and all below it: `8.1`
/// for every point of that group.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Checklists {
    set_aside: Vec<SetAside>,
    natures: Vec<OfNature>,
    categories: Vec<OfCategories>,
    motorcycles: Motorcycles,
    energies: Vec<OfEnergy>,
}

/// In the catalogue as data, looked at by nobody.
#[derive(Clone, Debug, Deserialize)]
struct SetAside {
    points: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct OfNature {
    nature: InspectionNature,
    points: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfCategories {
    categories: Vec<VehicleCategory>,
    all_but: Vec<String>,
    to_verify: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Motorcycles {
    all: Vec<String>,
    three_or_four_wheels: OnWheels,
    to_verify: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct OnWheels {
    eu_categories: Vec<EuCategory>,
    points: Vec<String>,
    without: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct OfEnergy {
    energy: Energy,
    without: Vec<String>,
}

/// The vehicle, as far as its checklist depends on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    pub(crate) category: VehicleCategory,
    /// Finer, where it is known.
    pub(crate) eu_category: Option<EuCategory>,
    /// Nothing is left out for an energy that is not known.
    pub(crate) energy: Option<Energy>,
}

impl Checklists {
    /// The lists that come with the program.
    pub(crate) fn bundled() -> anyhow::Result<Self> {
        Ok(serde_json::from_str(CHECKLISTS)?)
    }

    /// The points of the catalogue that belong to such an inspection of such a vehicle.
    pub(crate) fn points(
        &self,
        nature: InspectionNature,
        subject: Subject,
        catalogue: &[String],
    ) -> Vec<String> {
        let belongs = |point: &&String| {
            !self.set_aside.iter().any(|aside| any_covers(&aside.points, point))
                && self.of_nature(nature, point)
                && self.of_vehicle(subject, point)
                && self.of_energy(subject.energy, point)
        };
        catalogue.iter().filter(belongs).cloned().collect()
    }

    /// Whether the list of such vehicles awaits a check against its official text.
    pub(crate) fn to_verify(&self, category: VehicleCategory) -> bool {
        match category {
            VehicleCategory::Motorcycle => self.motorcycles.to_verify,
            VehicleCategory::Car | VehicleCategory::Van => {
                self.of_categories(category).is_none_or(|list| list.to_verify)
            }
        }
    }

    fn of_nature(&self, nature: InspectionNature, point: &str) -> bool {
        match self.natures.iter().find(|list| list.nature == nature) {
            Some(list) => any_covers(&list.points, point),
            None => true,
        }
    }

    fn of_vehicle(&self, subject: Subject, point: &str) -> bool {
        match subject.category {
            VehicleCategory::Motorcycle => self.of_motorcycle(subject.eu_category, point),
            VehicleCategory::Car | VehicleCategory::Van => self
                .of_categories(subject.category)
                .is_none_or(|list| !any_covers(&list.all_but, point)),
        }
    }

    fn of_motorcycle(&self, eu_category: Option<EuCategory>, point: &str) -> bool {
        let wheels = &self.motorcycles.three_or_four_wheels;
        let common = any_covers(&self.motorcycles.all, point);
        if eu_category.is_some_and(|category| wheels.eu_categories.contains(&category)) {
            return any_covers(&wheels.points, point)
                || common && !any_covers(&wheels.without, point);
        }
        common
    }

    fn of_categories(&self, category: VehicleCategory) -> Option<&OfCategories> {
        self.categories.iter().find(|list| list.categories.contains(&category))
    }

    fn of_energy(&self, energy: Option<Energy>, point: &str) -> bool {
        self.energies
            .iter()
            .filter(|list| Some(list.energy) == energy)
            .all(|list| !any_covers(&list.without, point))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::Bundle;
    use InspectionNature::{Periodic, PollutionCheck};
    use VehicleCategory::{Car, Motorcycle, Van};
    use strum::VariantArray;

    fn catalogue() -> Vec<String> {
        Bundle::bundled().unwrap().points.into_iter().map(|point| point.code).collect()
    }

    fn list(
        nature: InspectionNature,
        category: VehicleCategory,
        eu_category: Option<EuCategory>,
        energy: Energy,
    ) -> Vec<String> {
        let subject = Subject { category, eu_category, energy: Some(energy) };
        Checklists::bundled().unwrap().points(nature, subject, &catalogue())
    }

    #[test]
    fn the_checklist_follows_service_category_and_energy() {
        use Energy::*;
        for (nature, category, eu_category, energy, count) in [
            (Periodic, Car, None, Petrol, 125),
            (Periodic, Car, None, Diesel, 125),
            (Periodic, Van, None, Gas, 125),
            (Periodic, Car, None, Hybrid, 127),
            (Periodic, Car, None, Electric, 120),
            (Periodic, Motorcycle, None, Petrol, 73),
            (Periodic, Motorcycle, Some(EuCategory::L3e), Petrol, 73),
            (Periodic, Motorcycle, Some(EuCategory::L7e), Diesel, 95),
            (Periodic, Motorcycle, Some(EuCategory::L1e), Electric, 68),
            (PollutionCheck, Van, None, Diesel, 10),
            (PollutionCheck, Van, None, Petrol, 10),
        ] {
            let told = list(nature, category, eu_category, energy);
            assert_eq!(told.len(), count, "{nature} {category} {eu_category:?} {energy}: {told:?}");
        }
    }

    #[test]
    fn a_pollution_check_looks_at_identification_exhaust_fuel_noise_and_emissions() {
        assert_eq!(
            list(PollutionCheck, Van, None, Energy::Diesel),
            [
                "0.1.1", "0.2.1", "0.3.1", "0.4.1", "0.6.1", "6.1.2", "6.1.3", "8.1.1", "8.2.21",
                "8.2.22"
            ]
        );
    }

    #[test]
    fn an_electric_car_has_none_of_a_combustion_engine() {
        let electric = list(Periodic, Car, None, Energy::Electric);
        for engine in ["6.1.2", "6.1.3", "8.1.1", "8.2.11", "8.2.12", "8.2.21", "8.2.22"] {
            assert!(!electric.iter().any(|point| point == engine), "{engine}");
        }
        assert!(electric.iter().any(|point| point == "8.4.1"), "it may lose liquids");
    }

    #[test]
    fn a_motorcycle_has_points_of_its_own_that_await_a_check() {
        let motorcycle = list(Periodic, Motorcycle, Some(EuCategory::L3e), Energy::Petrol);
        for own in ["6.2.11", "6.2.12", "2.2.2", "5.2.3"] {
            assert!(motorcycle.iter().any(|point| point == own), "{own}");
        }
        for of_a_car in ["3.4.1", "7.1.5", "6.2.3", "7.13.1", "1.2.2", "2.1.5"] {
            assert!(!motorcycle.iter().any(|point| point == of_a_car), "{of_a_car}");
        }
        let quad = list(Periodic, Motorcycle, Some(EuCategory::L7e), Energy::Petrol);
        assert!(quad.iter().any(|point| point == "7.1.2"));
        assert!(!quad.iter().any(|point| point == "6.2.11"), "no stand");
        let car = list(Periodic, Car, None, Energy::Petrol);
        assert!(!car.iter().any(|point| ["6.2.11", "6.2.12"].contains(&point.as_str())));
        let lists = Checklists::bundled().unwrap();
        assert!(lists.to_verify(Motorcycle) && !lists.to_verify(Car) && !lists.to_verify(Van));
    }

    #[test]
    fn a_recall_is_data_and_no_point_to_look_at() {
        assert!(catalogue().iter().any(|point| point == "0.7.1"));
        for energy in Energy::VARIANTS {
            assert!(!list(Periodic, Car, None, *energy).iter().any(|point| point == "0.7.1"));
        }
    }

    #[test]
    fn every_list_has_its_source_and_every_energy_its_list() {
        let text: serde_json::Value = serde_json::from_str(CHECKLISTS).unwrap();
        let all = ["setAside", "natures", "categories", "energies"]
            .iter()
            .flat_map(|lists| text[lists].as_array().unwrap())
            .chain([&text["motorcycles"]]);
        for list in all {
            assert!(list["source"].as_str().is_some_and(|source| source.len() > 20), "{list}");
        }
        let lists = Checklists::bundled().unwrap();
        for energy in Energy::VARIANTS {
            assert_eq!(lists.energies.iter().filter(|list| list.energy == *energy).count(), 1);
        }
        for code in
            lists.motorcycles.all.iter().chain(&lists.motorcycles.three_or_four_wheels.points)
        {
            assert!(catalogue().contains(code), "{code} is in no catalogue");
        }
    }
}
