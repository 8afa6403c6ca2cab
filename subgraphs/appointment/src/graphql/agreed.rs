//! What was agreed about an appointment's price.
use crate::{
    domain::{Energy, VehicleCategory},
    models::Booking,
};
use async_graphql::SimpleObject;
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
