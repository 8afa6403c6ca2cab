//! A booking whose certificate said something else than its customer: what the price was, and what
//! it becomes.
use super::Booking;
use crate::{
    domain::{Energy, PriceStep, VehicleCategory},
    schema::bookings,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Money};

/// What the certificate says of the vehicle, as far as prices ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) category: VehicleCategory,
    pub(crate) energy: Energy,
}

/// What was agreed before the certificate was read.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    pub(crate) price: Money,
    pub(crate) vehicle: Described,
}

impl Booking {
    /// The vehicle as it is known now.
    pub(crate) fn described(&self) -> Described {
        Described { category: *self.vehicle_category, energy: *self.energy }
    }

    /// What was agreed before the certificate changed the price; `None` where it did not.
    pub(crate) fn quoted(&self) -> Option<Quoted> {
        let price = self.money(self.quoted_cents?);
        let category = self.quoted_category.as_deref()?.parse().ok()?;
        let energy = self.quoted_energy.as_deref()?.parse().ok()?;
        Some(Quoted { price, vehicle: Described { category, energy } })
    }

    /// The price by the certificate, while nobody has agreed to it.
    pub(crate) fn proposed(&self) -> Option<Money> {
        self.proposed_cents.map(|cents| self.money(cents))
    }

    fn money(&self, amount_cents: i64) -> Money {
        Money { amount_cents, currency: self.currency.clone() }
    }

    /// Writes what the certificate says of the vehicle, and what follows for the price. What was
    /// quoted first stays written.
    pub(crate) async fn reprice(
        &self,
        conn: &mut Conn,
        vehicle: Described,
        step: PriceStep,
    ) -> QueryResult<Self> {
        let (agreed, proposed) = match step {
            PriceStep::Stays => (self.amount_cents, None),
            PriceStep::Falls(cents) => (cents, None),
            PriceStep::Proposed(cents) => (self.amount_cents, Some(cents)),
        };
        let first = self.quoted_cents.is_none() && step != PriceStep::Stays;
        diesel::update(bookings::table.find(self.id))
            .set((
                bookings::vehicle_category.eq(<&str>::from(vehicle.category)),
                bookings::energy.eq(<&str>::from(vehicle.energy)),
                bookings::amount_cents.eq(agreed),
                bookings::proposed_cents.eq(proposed),
                first.then_some((
                    bookings::quoted_cents.eq(self.amount_cents),
                    bookings::quoted_category.eq(<&str>::from(*self.vehicle_category)),
                    bookings::quoted_energy.eq(<&str>::from(*self.energy)),
                )),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The proposed price is agreed.
    pub(crate) async fn accept_price(&self, conn: &mut Conn, cents: i64) -> QueryResult<Self> {
        diesel::update(bookings::table.find(self.id))
            .set((bookings::amount_cents.eq(cents), bookings::proposed_cents.eq(None::<i64>)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }
}
