//! What an inspector is qualified for. It stands below `domain` and `error`: rules refuse with errors,
//! and an error names what lacks.

/// What an inspector is qualified for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    async_graphql::Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
    strum::VariantArray,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Qualification {
    /// Cars and vans.
    Light,
    /// Mopeds, motorcycles, tricycles and quadricycles.
    CategoryL,
    /// Vehicles with a tank of fuel gas, beside that for light vehicles.
    Gas,
}

impl Qualification {
    /// As a list shows it.
    pub(crate) fn fr(self) -> &'static str {
        match self {
            Self::Light => "véhicules légers",
            Self::CategoryL => "catégorie L (deux et trois roues, quadricycles)",
            Self::Gas => "véhicules au gaz carburant",
        }
    }

    /// The same in English.
    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::Light => "light vehicles",
            Self::CategoryL => "category L (two and three wheels, quadricycles)",
            Self::Gas => "vehicles that run on fuel gas",
        }
    }

    /// Hours of training in a calendar year that keep it.
    ///
    /// Twenty for light vehicles and two more for gas: order of 18 June 1991, annex IV, B.1.1, as
    /// reprinted by macontroletechnique.com. Fourteen for category L: protechnologies.fr on the order of
    /// 23 October 2023; the annex itself was not read.
    pub(crate) fn hours_a_year(self) -> u32 {
        match self {
            Self::Light => 20,
            Self::CategoryL => 14,
            Self::Gas => 2,
        }
    }
}
