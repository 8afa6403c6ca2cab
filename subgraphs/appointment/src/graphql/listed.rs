//! The network's prices, and who else may read a result.
use super::types::User;
use crate::{
    domain::{Energy, ServiceKind, VehicleCategory},
    models::{Price, ResultsAccess},
};
use async_graphql::{Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::Money;
use uuid::Uuid;

/// A price of the network's list, or one that a centre has of its own.
#[Object(name = "ListedPrice")]
impl Price {
    /// The centre whose own it is; none for the network's.
    async fn centre_id(&self) -> Option<Uuid> {
        self.centre_id
    }

    /// That from then on the centre has none of its own any more.
    #[graphql(name = "withdrawn")]
    async fn given_up(&self) -> bool {
        self.withdrawn
    }

    /// What the vehicle comes for.
    async fn service(&self) -> ServiceKind {
        *self.service
    }

    /// What kind of vehicle.
    async fn vehicle_category(&self) -> VehicleCategory {
        *self.vehicle_category
    }

    /// What drives it.
    async fn energy(&self) -> Energy {
        *self.energy
    }

    /// VAT included.
    #[graphql(name = "price")]
    async fn listed(&self) -> Money {
        self.amount()
    }

    /// Since when.
    async fn valid_from(&self) -> DateTime<Utc> {
        self.valid_from
    }

    /// The manager who set it; none for the list that came with the network.
    #[graphql(name = "setBy")]
    async fn author(&self) -> Option<User> {
        self.set_by.map(|id| User { id })
    }

    /// How they were called then.
    async fn set_by_name(&self) -> Option<&str> {
        self.set_by_name.as_deref()
    }
}

/// What something costs at a centre.
#[derive(SimpleObject)]
pub(crate) struct CentrePrice {
    /// What the vehicle comes for.
    service: ServiceKind,
    /// What kind of vehicle.
    vehicle_category: VehicleCategory,
    /// What drives it.
    energy: Energy,
    /// VAT included.
    price: Money,
}

impl From<Price> for CentrePrice {
    fn from(listed: Price) -> Self {
        Self {
            service: *listed.service,
            vehicle_category: *listed.vehicle_category,
            energy: *listed.energy,
            price: listed.amount(),
        }
    }
}

/// Words that a holder agrees to.
#[derive(SimpleObject)]
pub(crate) struct ConsentText {
    /// Which words: recorded with the consent.
    pub(crate) version: &'static str,
    /// In French.
    pub(crate) fr: &'static str,
    /// In English.
    pub(crate) en: &'static str,
}

/// A holder's consent that an organisation reads the result.
#[Object(name = "ResultsAccess")]
impl ResultsAccess {
    /// The organisation.
    async fn organisation(&self) -> User {
        User { id: self.organisation_id }
    }

    /// Who consented, as holder of the registration certificate.
    async fn holder_name(&self) -> &str {
        &self.holder_name
    }

    /// The words they agreed to.
    async fn text_version(&self) -> &str {
        &self.text_version
    }

    /// When.
    async fn granted_at(&self) -> DateTime<Utc> {
        self.granted_at
    }

    /// When the consent was taken back.
    async fn revoked_at(&self) -> Option<DateTime<Utc>> {
        self.revoked_at
    }
}

/// What setting prices answers.
#[derive(SimpleObject)]
pub(crate) struct SetPricesPayload {
    /// The whole list as it stands now.
    pub(crate) prices: Vec<Price>,
}
