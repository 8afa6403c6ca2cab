//! What is inspected, of which vehicle, with which result: enumerations that the graph, the
//! database, the events and the chat share, each with its names in French and English.
//!
//! Outside the code each variant is called by its name in capitals, `POLLUTION_CHECK`, in JSON as
//! in a column.
use serde::{Deserialize, Serialize};

/// Declares an enumeration that is the same in the graph, in the database and in events.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[derive(strum::IntoStaticStr, strum::EnumString, strum::Display, strum::VariantArray)]
        #[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}
pub(crate) use named;

named! {
    /// What the vehicle comes for.
    #[derive(Default)]
    ServiceKind {
        /// The periodic inspection (contrôle technique périodique).
        #[default]
        Periodic,
        /// The contre-visite after an unfavourable result.
        Retest,
        /// The yearly pollution check of vans (contrôle complémentaire).
        PollutionCheck,
    }
}
named! {
    /// What kind of vehicle; decides lane and price.
    VehicleCategory {
        /// Passenger car, M1.
        Car,
        /// Van up to 3.5 t, N1.
        Van,
        /// Two or three wheels and quads, L.
        Motorcycle,
    }
}
named! {
    /// What drives it; decides the price.
    Energy {
        /// Petrol, superethanol.
        Petrol,
        /// Diesel.
        Diesel,
        /// Electric, hydrogen.
        Electric,
        /// Any hybrid.
        Hybrid,
        /// LPG, CNG.
        Gas,
    }
}
named! {
    /// What the vehicle is used for: decides how long a result holds.
    VehicleUsage {
        /// Nothing special.
        Ordinary,
        /// Registered as a vehicle of collection.
        Collection,
        /// Taxi.
        Taxi,
        /// Hired with its driver (VTC, tourisme avec chauffeur).
        PrivateHire,
        /// Ambulance and the like (transport sanitaire).
        MedicalTransport,
        /// Breakdown recovery (dépannage).
        Recovery,
        /// Driving school (véhicule école).
        DrivingSchool,
        /// Public transport of persons with fewer than ten seats.
        PublicTransport,
    }
}
named! {
    /// The result of an inspection.
    Outcome {
        /// A, favourable: nothing worse than minor defects.
        Favourable,
        /// S, unfavourable for major defects: a retest within two months.
        UnfavourableMajor,
        /// R, unfavourable for critical defects: not to be driven from midnight on.
        UnfavourableCritical,
    }
}
named! {
    /// How grave a defect is.
    DefectLevel {
        /// Mineure: to be repaired, no retest.
        Minor,
        /// Majeure: retest.
        Major,
        /// Critique: immediate danger, retest.
        Critical,
    }
}

impl ServiceKind {
    /// As the regulation calls it and documents print it.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Periodic => "Contrôle technique périodique",
            Self::Retest => "Contre-visite",
            Self::PollutionCheck => "Contrôle technique complémentaire (pollution)",
        }
    }

    /// As one says it, in small letters.
    pub fn fr(self) -> &'static str {
        match self {
            Self::Periodic => "contrôle technique",
            Self::Retest => "contre-visite",
            Self::PollutionCheck => "contrôle pollution",
        }
    }

    /// In English, as a list shows it.
    pub fn en(self) -> &'static str {
        match self {
            Self::Periodic => "Vehicle inspection",
            Self::Retest => "Retest",
            Self::PollutionCheck => "Pollution check",
        }
    }
}

impl VehicleCategory {
    /// As one says it, in small letters.
    pub fn fr(self) -> &'static str {
        match self {
            Self::Car => "voiture",
            Self::Van => "utilitaire",
            Self::Motorcycle => "moto",
        }
    }

    /// The same in English.
    pub fn en(self) -> &'static str {
        match self {
            Self::Car => "car",
            Self::Van => "van",
            Self::Motorcycle => "motorcycle",
        }
    }
}

impl Energy {
    /// As certificates call it and documents print it.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Petrol => "Essence",
            Self::Diesel => "Gazole",
            Self::Electric => "Électricité",
            Self::Hybrid => "Hybride",
            Self::Gas => "Gaz",
        }
    }

    /// As one says it, in small letters.
    pub fn fr(self) -> &'static str {
        match self {
            Self::Petrol => "essence",
            Self::Diesel => "diesel",
            Self::Electric => "électrique",
            Self::Hybrid => "hybride",
            Self::Gas => "gaz",
        }
    }

    /// In English, as a list shows it.
    pub fn en(self) -> &'static str {
        match self {
            Self::Petrol => "Petrol",
            Self::Diesel => "Diesel",
            Self::Electric => "Electric",
            Self::Hybrid => "Hybrid",
            Self::Gas => "Gas",
        }
    }
}

impl VehicleUsage {
    /// As documents print it.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Ordinary => "Usage courant",
            Self::Collection => "Véhicule de collection",
            Self::Taxi => "Taxi",
            Self::PrivateHire => "Voiture de transport avec chauffeur (VTC)",
            Self::MedicalTransport => "Transport sanitaire",
            Self::Recovery => "Dépannage",
            Self::DrivingSchool => "Véhicule école",
            Self::PublicTransport => "Transport public de personnes (moins de dix places)",
        }
    }
}

impl Outcome {
    /// The official letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Favourable => "A",
            Self::UnfavourableMajor => "S",
            Self::UnfavourableCritical => "R",
        }
    }

    /// As documents print it.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Favourable => "Favorable",
            Self::UnfavourableMajor => "Défavorable pour défaillances majeures",
            Self::UnfavourableCritical => "Défavorable pour défaillances critiques",
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use std::{fmt::Debug, str::FromStr};
    use strum::VariantArray;

    /// In JSON, in a column and in the code's own text a variant has one name.
    fn one_name<T>(named: T)
    where
        T: Copy + Debug + PartialEq + Into<&'static str> + FromStr<Err: Debug> + Serialize,
    {
        let name: &str = named.into();
        assert_eq!(name.parse::<T>().unwrap(), named);
        assert_eq!(serde_json::to_value(named).unwrap(), name);
    }

    #[test]
    fn a_variant_has_one_name_everywhere() {
        ServiceKind::VARIANTS.iter().copied().for_each(one_name);
        VehicleCategory::VARIANTS.iter().copied().for_each(one_name);
        Energy::VARIANTS.iter().copied().for_each(one_name);
        Outcome::VARIANTS.iter().copied().for_each(one_name);
        VehicleUsage::VARIANTS.iter().copied().for_each(one_name);
        DefectLevel::VARIANTS.iter().copied().for_each(one_name);
        assert_eq!(<&str>::from(ServiceKind::PollutionCheck), "POLLUTION_CHECK");
    }
}
