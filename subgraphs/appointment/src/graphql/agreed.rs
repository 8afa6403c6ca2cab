//! What was agreed about an appointment: its price, and who else may read its result.
use super::types::User;
use crate::{
    domain::{Energy, ServiceKind, VehicleCategory},
    models::{Booking, Price, ResultsAccess},
};
use async_graphql::{Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::Money;

/// What the certificate of the vehicle changed about the price.
#[derive(SimpleObject)]
pub(crate) struct PriceChange {
    /// What was agreed when it was booked, VAT included.
    old_price: Money,
    /// What it costs by the certificate, VAT included.
    new_price: Money,
    /// What was said of the vehicle when it was booked; the appointment's own field says what the
    /// certificate says.
    booked_energy: Energy,
    /// As `bookedEnergy`.
    booked_category: VehicleCategory,
    /// Whether the new price is agreed: a lower one at once, a higher one by `acceptNewPrice`. Until
    /// then nothing can be paid.
    agreed: bool,
}

impl PriceChange {
    /// Of an appointment; `None` where the certificate changed nothing.
    pub(crate) fn of(booking: &Booking) -> Option<Self> {
        let quoted = booking.quoted()?;
        let proposed = booking.proposed();
        Some(Self {
            old_price: quoted.price,
            booked_energy: quoted.vehicle.energy,
            booked_category: quoted.vehicle.category,
            agreed: proposed.is_none(),
            new_price: proposed.unwrap_or_else(|| booking.price()),
        })
    }
}

/// A price of the network's list.
#[Object(name = "ListedPrice")]
impl Price {
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
