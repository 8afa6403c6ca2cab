//! The rules of prices: what a manager may set, and what follows when the certificate of a vehicle
//! contradicts its booking.
use super::{AppointmentStatus, Energy, ServiceKind, VehicleCategory};
use crate::error::AppointmentError;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use kernel::clock::CIVIL_ZONE;
use std::collections::{BTreeMap, HashSet};

/// No inspection costs less, in cents: a price with its comma in the wrong place is a typing error.
const LEAST_CENTS: i64 = 500;
/// No inspection costs more, in cents.
const MOST_CENTS: i64 = 50_000;

/// A price of the list, to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PriceSet {
    pub(crate) service: ServiceKind,
    pub(crate) vehicle_category: VehicleCategory,
    pub(crate) energy: Energy,
    /// VAT included.
    pub(crate) amount_cents: i64,
}

/// What each service costs, by kind of vehicle and energy: cents, VAT included.
pub type PriceList = BTreeMap<ServiceKind, BTreeMap<VehicleCategory, BTreeMap<Energy, i64>>>;

/// The prices of a list, one after another.
pub(crate) fn prices_of(list: &PriceList) -> Vec<PriceSet> {
    let mut prices = Vec::new();
    for (service, categories) in list {
        for (vehicle_category, energies) in categories {
            prices.extend(energies.iter().map(|(energy, amount_cents)| PriceSet {
                service: *service,
                vehicle_category: *vehicle_category,
                energy: *energy,
                amount_cents: *amount_cents,
            }));
        }
    }
    prices
}

/// The list of these prices.
pub(crate) fn listed(prices: impl IntoIterator<Item = PriceSet>) -> PriceList {
    let mut list = PriceList::new();
    for price in prices {
        let categories = list.entry(price.service).or_default();
        let energies = categories.entry(price.vehicle_category).or_default();
        energies.insert(price.energy, price.amount_cents);
    }
    list
}

/// May these prices be set together?
pub(crate) fn check_prices(prices: &[PriceSet]) -> Result<(), AppointmentError> {
    let kinds: HashSet<_> =
        prices.iter().map(|price| (price.service, price.vehicle_category, price.energy)).collect();
    let plausible =
        prices.iter().all(|price| (LEAST_CENTS..=MOST_CENTS).contains(&price.amount_cents));
    if prices.is_empty() || kinds.len() != prices.len() || !plausible {
        return Err(AppointmentError::PricesInvalid);
    }
    Ok(())
}

/// Prices are set so many days ahead at most.
const FURTHEST: Days = Days::new(400);

/// From when on prices hold that are set now: at once, or from the first moment of a day to come, in
/// France.
pub(crate) fn price_day(
    wished: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, AppointmentError> {
    let Some(day) = wished else { return Ok(now) };
    let today = now.with_timezone(&CIVIL_ZONE).date_naive();
    let last = today.checked_add_days(FURTHEST).unwrap_or(today);
    match super::calendar::local_instant(day, NaiveTime::MIN) {
        Some(midnight) if day > today && day <= last => Ok(midnight),
        Some(_) | None => Err(AppointmentError::PriceDayInvalid),
    }
}

/// What follows for the price of an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PriceStep {
    /// What was agreed is right.
    Stays,
    /// It costs less: that needs nobody's consent.
    Falls(i64),
    /// It costs more, once that is agreed.
    Proposed(i64),
}

/// What follows when the certificate's price is this one.
pub(crate) fn price_step(agreed_cents: i64, by_certificate_cents: i64) -> PriceStep {
    match by_certificate_cents.cmp(&agreed_cents) {
        std::cmp::Ordering::Equal => PriceStep::Stays,
        std::cmp::Ordering::Less => PriceStep::Falls(by_certificate_cents),
        std::cmp::Ordering::Greater => PriceStep::Proposed(by_certificate_cents),
    }
}

impl AppointmentStatus {
    /// Whether a certificate may still change the price: until the inspection is over.
    pub(crate) fn follows_certificate(self) -> bool {
        match self {
            Self::Held | Self::Confirmed | Self::CheckedIn => true,
            Self::Completed | Self::Cancelled | Self::Expired | Self::NoShow => false,
        }
    }
}

/// The kind of a vehicle by its EU category (field J of the certificate, regulations (EU) 2018/858
/// and 168/2013); `None` for what the network does not inspect.
pub(crate) fn category_of_eu(category: &str) -> Option<VehicleCategory> {
    let category = category.trim().to_ascii_uppercase();
    match category.as_str() {
        "M1" | "M1G" => Some(VehicleCategory::Car),
        "N1" | "N1G" => Some(VehicleCategory::Van),
        other if other.starts_with('L') => Some(VehicleCategory::Motorcycle),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_higher_price_waits_for_consent() {
        assert_eq!(price_step(7_900, 8_500), PriceStep::Proposed(8_500));
        assert_eq!(price_step(8_500, 7_900), PriceStep::Falls(7_900));
        assert_eq!(price_step(7_900, 7_900), PriceStep::Stays);
    }

    #[test]
    fn a_price_list_is_whole_and_plausible() {
        let price = PriceSet {
            service: ServiceKind::Periodic,
            vehicle_category: VehicleCategory::Car,
            energy: Energy::Petrol,
            amount_cents: 8_200,
        };
        assert_eq!(check_prices(&[price]), Ok(()));
        let wrong = Err(AppointmentError::PricesInvalid);
        assert_eq!(check_prices(&[]), wrong);
        assert_eq!(check_prices(&[price, price]), wrong);
        for cents in [0, -8_200, LEAST_CENTS - 1, MOST_CENTS + 1] {
            assert_eq!(check_prices(&[PriceSet { amount_cents: cents, ..price }]), wrong);
        }
    }

    #[test]
    fn prices_hold_at_once_or_from_a_day_to_come() {
        let now: DateTime<Utc> = "2026-03-28T12:00:00Z".parse().expect("a time");
        let day = |text: &str| Some(text.parse().expect("a day"));
        assert_eq!(price_day(None, now), Ok(now));
        let tomorrow = "2026-03-28T23:00:00Z".parse().expect("a time");
        assert_eq!(price_day(day("2026-03-29"), now), Ok(tomorrow), "midnight in winter");
        let after = "2026-03-29T22:00:00Z".parse().expect("a time");
        assert_eq!(price_day(day("2026-03-30"), now), Ok(after), "midnight in summer");
        for wrong in ["2026-03-28", "2026-03-27", "2027-12-01"] {
            assert_eq!(price_day(day(wrong), now), Err(AppointmentError::PriceDayInvalid));
        }
    }

    #[test]
    fn the_kinds_of_the_network_are_told_by_eu_category() {
        assert_eq!(category_of_eu(" m1 "), Some(VehicleCategory::Car));
        assert_eq!(category_of_eu("N1"), Some(VehicleCategory::Van));
        assert_eq!(category_of_eu("L3e-A2"), Some(VehicleCategory::Motorcycle));
        assert_eq!(category_of_eu("N2"), None);
    }
}
