//! Who the vehicle is, as its procès-verbal says it: what is known, what is entered, what lacks.
use crate::{error::InspectionError, field::IdentityField};
use chrono::NaiveDate;
use events::inspection::VehicleFacts;
use fr::{Energy, Plate, ServiceKind, VehicleCategory, VehicleUsage, periods};
use uuid::Uuid;

/// The highest reading that is not a slip of the finger, in kilometres.
const FARTHEST_KM: i32 = 2_000_000;
/// No make and no commercial name is longer, in characters.
const LONGEST_NAME: usize = 60;
/// The first vehicles that were registered.
const FIRST_YEAR: i32 = 1893;

super::named! {
    /// European category of a vehicle that is inspected here.
    EuCategory {
        /// Passenger cars.
        #[graphql(name = "M1")]
        M1,
        /// Goods vehicles up to 3.5 t.
        #[graphql(name = "N1")]
        N1,
        /// Mopeds.
        #[graphql(name = "L1E")]
        #[strum(serialize = "L1E")]
        #[serde(rename = "L1E")]
        L1e,
        /// Three-wheel mopeds.
        #[graphql(name = "L2E")]
        #[strum(serialize = "L2E")]
        #[serde(rename = "L2E")]
        L2e,
        /// Motorcycles.
        #[graphql(name = "L3E")]
        #[strum(serialize = "L3E")]
        #[serde(rename = "L3E")]
        L3e,
        /// Motorcycles with sidecars.
        #[graphql(name = "L4E")]
        #[strum(serialize = "L4E")]
        #[serde(rename = "L4E")]
        L4e,
        /// Powered tricycles.
        #[graphql(name = "L5E")]
        #[strum(serialize = "L5E")]
        #[serde(rename = "L5E")]
        L5e,
        /// Light quadricycles.
        #[graphql(name = "L6E")]
        #[strum(serialize = "L6E")]
        #[serde(rename = "L6E")]
        L6e,
        /// Heavy quadricycles.
        #[graphql(name = "L7E")]
        #[strum(serialize = "L7E")]
        #[serde(rename = "L7E")]
        L7e,
    }
}
super::named! {
    /// What a periodic inspection and a pollution check look at; a retest looks at either again.
    InspectionNature {
        /// The whole vehicle.
        Periodic,
        /// Emissions alone.
        PollutionCheck,
    }
}
super::named! {
    /// Where something said of the vehicle comes from.
    IdentitySource {
        /// Its registration certificate, confirmed by its owner.
        Certificate,
        /// The appointment, as its owner booked it.
        Booking,
        /// Somebody at the centre.
        Staff,
    }
}

impl InspectionNature {
    /// The kind of inspection that looks at this.
    pub(crate) fn service(self) -> ServiceKind {
        match self {
            Self::Periodic => ServiceKind::Periodic,
            Self::PollutionCheck => ServiceKind::PollutionCheck,
        }
    }
}

impl EuCategory {
    /// As printed on certificates.
    pub(crate) fn printed(self) -> &'static str {
        match self {
            Self::M1 => "M1",
            Self::N1 => "N1",
            Self::L1e => "L1e",
            Self::L2e => "L2e",
            Self::L3e => "L3e",
            Self::L4e => "L4e",
            Self::L5e => "L5e",
            Self::L6e => "L6e",
            Self::L7e => "L7e",
        }
    }

    /// From a certificate; `None` for vehicles that are not inspected here.
    pub(crate) fn read(printed: &str) -> Option<Self> {
        printed.to_ascii_uppercase().parse().ok()
    }

    /// The one that a booking's kind of vehicle means, where it means one alone.
    pub(crate) fn of_kind(kind: VehicleCategory) -> Option<Self> {
        match kind {
            VehicleCategory::Car => Some(Self::M1),
            VehicleCategory::Van => Some(Self::N1),
            VehicleCategory::Motorcycle => None,
        }
    }

    /// Lanes, periods and checklists go by the kind of vehicle.
    pub(crate) fn kind(self) -> VehicleCategory {
        match self {
            Self::M1 => VehicleCategory::Car,
            Self::N1 => VehicleCategory::Van,
            Self::L1e | Self::L2e | Self::L3e | Self::L4e | Self::L5e | Self::L6e | Self::L7e => {
                VehicleCategory::Motorcycle
            }
        }
    }
}

/// What is known of a vehicle, or what somebody says of it: nothing of what is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) plate: Option<String>,
    pub(crate) vin: Option<String>,
    pub(crate) make: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) first_registration: Option<NaiveDate>,
    pub(crate) eu_category: Option<EuCategory>,
    pub(crate) energy: Option<Energy>,
    pub(crate) usage: Option<VehicleUsage>,
    pub(crate) odometer_km: Option<i32>,
    pub(crate) initial_date: Option<NaiveDate>,
    pub(crate) initial_nature: Option<InspectionNature>,
    pub(crate) periodic_until: Option<NaiveDate>,
}

/// Something said of the vehicle that was not known, or otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) field: IdentityField,
    pub(crate) value: String,
    pub(crate) before: Option<String>,
}

impl Identity {
    /// What `vehicle` says; what it says in words that we do not know counts as unknown.
    pub(crate) fn of(vehicle: &VehicleFacts) -> Self {
        let known = |text: &String| (!text.is_empty()).then(|| text.clone());
        Self {
            plate: known(&vehicle.plate),
            vin: vehicle.vin.clone(),
            make: vehicle.make.clone(),
            model: vehicle.model.clone(),
            first_registration: vehicle.first_registration,
            eu_category: vehicle.eu_category.as_deref().and_then(EuCategory::read),
            energy: vehicle.energy,
            ..Self::default()
        }
    }

    /// As it is printed.
    pub(crate) fn facts(&self, vehicle_id: Option<Uuid>) -> VehicleFacts {
        VehicleFacts {
            vehicle_id,
            plate: self.plate.clone().unwrap_or_default(),
            vin: self.vin.clone(),
            make: self.make.clone(),
            model: self.model.clone(),
            first_registration: self.first_registration,
            eu_category: self.eu_category.map(|category| category.printed().to_owned()),
            energy: self.energy,
        }
    }

    /// Brings what somebody typed to its written form, and refuses what cannot be.
    pub(crate) fn checked(self, today: NaiveDate) -> Result<Self, InspectionError> {
        let day = |day: Option<NaiveDate>, allowed: std::ops::RangeInclusive<NaiveDate>| match day {
            Some(day) if !allowed.contains(&day) => Err(InspectionError::DateInvalid),
            _ => Ok(day),
        };
        let oldest = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or(today);
        Ok(Self {
            plate: self.plate.as_deref().map(read_plate).transpose()?,
            vin: self.vin.as_deref().map(read_vin).transpose()?,
            make: self.make.as_deref().map(read_name).transpose()?,
            model: self.model.as_deref().map(read_name).transpose()?,
            first_registration: day(self.first_registration, oldest..=today)?,
            odometer_km: self.odometer_km.map(check_odometer).transpose()?,
            initial_date: day(self.initial_date, oldest..=today)?,
            // No periodic inspection of a light vehicle holds longer than a collector's.
            periodic_until: day(self.periodic_until, oldest..=periods::later(today, 60))?,
            ..self
        })
    }

    /// This, and what `said` says instead.
    pub(crate) fn with(&self, said: &Self) -> Self {
        Self {
            plate: said.plate.clone().or_else(|| self.plate.clone()),
            vin: said.vin.clone().or_else(|| self.vin.clone()),
            make: said.make.clone().or_else(|| self.make.clone()),
            model: said.model.clone().or_else(|| self.model.clone()),
            first_registration: said.first_registration.or(self.first_registration),
            eu_category: said.eu_category.or(self.eu_category),
            energy: said.energy.or(self.energy),
            usage: said.usage.or(self.usage),
            odometer_km: said.odometer_km.or(self.odometer_km),
            initial_date: said.initial_date.or(self.initial_date),
            initial_nature: said.initial_nature.or(self.initial_nature),
            periodic_until: said.periodic_until.or(self.periodic_until),
        }
    }

    /// What `said` adds or changes.
    pub(crate) fn changes(&self, said: &Self) -> Vec<Change> {
        let (before, after) = (self.texts(), said.texts());
        before
            .into_iter()
            .zip(after)
            .filter_map(|((field, before), (_, after))| {
                let value = after.filter(|value| before.as_ref() != Some(value))?;
                Some(Change { field, value, before })
            })
            .collect()
    }

    fn texts(&self) -> [(IdentityField, Option<String>); 12] {
        use IdentityField::*;
        let date = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        [
            (Plate, self.plate.clone()),
            (Vin, self.vin.clone()),
            (Make, self.make.clone()),
            (Model, self.model.clone()),
            (FirstRegistration, date(self.first_registration)),
            (EuCategory, self.eu_category.map(|category| category.printed().to_owned())),
            (Energy, self.energy.map(|energy| energy.to_string())),
            (Usage, self.usage.map(|usage| usage.to_string())),
            (Odometer, self.odometer_km.map(|km| km.to_string())),
            (InitialInspection, date(self.initial_date)),
            (InitialNature, self.initial_nature.map(|nature| nature.to_string())),
            (PeriodicValidity, date(self.periodic_until)),
        ]
    }

    /// What `self` says of anything but `fields`.
    pub(crate) fn without(self, fields: &[IdentityField]) -> Self {
        use IdentityField::*;
        let kept = |field: IdentityField| !fields.contains(&field);
        Self {
            plate: self.plate.filter(|_| kept(Plate)),
            vin: self.vin.filter(|_| kept(Vin)),
            make: self.make.filter(|_| kept(Make)),
            model: self.model.filter(|_| kept(Model)),
            first_registration: self.first_registration.filter(|_| kept(FirstRegistration)),
            eu_category: self.eu_category.filter(|_| kept(EuCategory)),
            energy: self.energy.filter(|_| kept(Energy)),
            usage: self.usage.filter(|_| kept(Usage)),
            odometer_km: self.odometer_km.filter(|_| kept(Odometer)),
            initial_date: self.initial_date.filter(|_| kept(InitialInspection)),
            initial_nature: self.initial_nature.filter(|_| kept(InitialNature)),
            periodic_until: self.periodic_until.filter(|_| kept(PeriodicValidity)),
        }
    }

    /// What every procès-verbal says of its vehicle, and this one could not: directive 2014/45/EU,
    /// annex II; arrêté du 18 juin 1991, annexe II.
    pub(crate) fn missing(&self) -> Vec<IdentityField> {
        use IdentityField::*;
        self.texts()
            .into_iter()
            .filter(|(field, value)| {
                let printed = match field {
                    Plate | Vin | Make | Model | FirstRegistration | EuCategory | Energy
                    | Usage | Odometer => true,
                    InitialInspection | InitialNature | PeriodicValidity => false,
                };
                printed && value.is_none()
            })
            .map(|(field, _)| field)
            .collect()
    }
}

/// The plate as read on the vehicle; foreign ones keep the order they came in.
pub(crate) fn read_plate(text: &str) -> Result<String, InspectionError> {
    Plate::on_vehicle(text).map(String::from).ok_or(InspectionError::PlateInvalid)
}

/// 17 letters and figures without I, O and Q, or the shorter number of a vehicle from before 1981.
fn read_vin(text: &str) -> Result<String, InspectionError> {
    let bare: String = text
        .chars()
        .filter(|symbol| !symbol.is_whitespace() && *symbol != '-')
        .map(|symbol| symbol.to_ascii_uppercase())
        .collect();
    let allowed = |symbol: char| match bare.len() {
        17 => symbol.is_ascii_alphanumeric() && !matches!(symbol, 'I' | 'O' | 'Q'),
        _ => symbol.is_ascii_alphanumeric(),
    };
    match bare.len() {
        3..=17 if bare.chars().all(allowed) => Ok(bare),
        _ => Err(InspectionError::VinInvalid),
    }
}

fn read_name(text: &str) -> Result<String, InspectionError> {
    let text = text.trim();
    match text.chars().count() {
        1..=LONGEST_NAME => Ok(text.to_owned()),
        _ => Err(InspectionError::NameInvalid),
    }
}

/// Checks what was read on the odometer, in kilometres.
fn check_odometer(km: i32) -> Result<i32, InspectionError> {
    if (0..=FARTHEST_KM).contains(&km) { Ok(km) } else { Err(InspectionError::OdometerInvalid) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use strum::VariantArray;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(identity: Identity) -> Result<Identity, InspectionError> {
        identity.checked(day("2026-11-22"))
    }

    fn whole() -> Identity {
        Identity {
            plate: Some("AB-123-CD".to_owned()),
            vin: Some("VF1BB05CF31234567".to_owned()),
            make: Some("RENAULT".to_owned()),
            model: Some("CLIO".to_owned()),
            first_registration: Some(day("2015-03-12")),
            eu_category: Some(EuCategory::M1),
            energy: Some(Energy::Diesel),
            usage: Some(VehicleUsage::Ordinary),
            odometer_km: Some(128_450),
            ..Identity::default()
        }
    }

    #[test]
    fn each_thing_that_a_report_says_is_missed_by_its_name() {
        assert_eq!(whole().missing(), []);
        use IdentityField::*;
        let all = [Plate, Vin, Make, Model, FirstRegistration, EuCategory, Energy, Usage, Odometer];
        assert_eq!(Identity::default().missing(), all);
        for field in all {
            assert_eq!(whole().without(&[field]).missing(), [field]);
        }
    }

    #[test]
    fn what_is_typed_is_written_as_on_the_vehicle_or_refused() {
        let plate = |text: &str| {
            said(Identity { plate: Some(text.to_owned()), ..Identity::default() })
                .map(|identity| identity.plate.unwrap())
        };
        assert_eq!(plate("ab 123 cd").as_deref(), Ok("AB-123-CD"));
        assert_eq!(plate("1234 AB 69").as_deref(), plate("1234ab69").as_deref());
        assert_eq!(plate("??"), Err(InspectionError::PlateInvalid));

        let vin = |text: &str| {
            said(Identity { vin: Some(text.to_owned()), ..Identity::default() })
                .map(|identity| identity.vin.unwrap())
        };
        assert_eq!(vin(" vf1 bb05cf31234567").as_deref(), Ok("VF1BB05CF31234567"));
        assert_eq!(vin("1138-42O").as_deref(), Ok("113842O"), "older than the standard");
        for wrong in ["VF1BB05CF3123456O", "VF1BB05CF312345678", "V1", "VF1é"] {
            assert_eq!(vin(wrong), Err(InspectionError::VinInvalid), "{wrong}");
        }

        let first = |date: &str| {
            said(Identity { first_registration: Some(day(date)), ..Identity::default() }).is_ok()
        };
        assert!(first("2026-11-22") && !first("2026-11-23") && !first("1892-12-31"));
        for (km, ok) in [(0, true), (2_000_000, true), (-1, false), (2_000_001, false)] {
            let odometer = Identity { odometer_km: Some(km), ..Identity::default() };
            assert_eq!(said(odometer).is_ok(), ok, "{km}");
        }
        let blank = Identity { make: Some("  ".to_owned()), ..Identity::default() };
        assert_eq!(said(blank), Err(InspectionError::NameInvalid));
    }

    #[test]
    fn a_correction_keeps_what_it_corrects() {
        let correction = Identity {
            make: Some("DACIA".to_owned()),
            vin: Some("VF1BB05CF31234567".to_owned()),
            ..Identity::default()
        };
        let changes = whole().changes(&correction);
        let (value, before) = ("DACIA".to_owned(), Some("RENAULT".to_owned()));
        assert_eq!(changes, [Change { field: IdentityField::Make, value, before }]);
        assert_eq!(whole().with(&correction).make.as_deref(), Some("DACIA"));
        assert_eq!(whole().with(&correction).model.as_deref(), Some("CLIO"));
    }

    #[test]
    fn categories_are_read_as_printed_and_heavy_ones_are_not_ours() {
        for category in EuCategory::VARIANTS {
            assert_eq!(EuCategory::read(category.printed()), Some(*category));
            let name: &str = (*category).into();
            assert_eq!(name.parse(), Ok(*category));
        }
        assert_eq!(EuCategory::read("N2"), None);
        let heavy = VehicleFacts { eu_category: Some("M3".to_owned()), ..VehicleFacts::default() };
        assert_eq!(Identity::of(&heavy).eu_category, None);
    }

    #[test]
    fn a_year_without_its_century_is_no_first_registration() {
        let first = Identity { first_registration: NaiveDate::from_ymd_opt(15, 3, 12), ..whole() };
        assert_eq!(said(first), Err(InspectionError::DateInvalid));
    }
}
