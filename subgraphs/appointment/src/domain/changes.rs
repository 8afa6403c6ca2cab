//! What changes between what is and what is wanted, as lines that a person can read before they agree.
use super::{CentrePlan, Interval, PriceList, prices_of};
use std::collections::{BTreeMap, BTreeSet};

/// What is set, one line each: place and value.
pub(crate) type Facts = BTreeMap<String, String>;

impl CentrePlan {
    /// All that is set about it.
    pub(crate) fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        let mut note = |place: &str, value: String| {
            facts.insert(format!("{} {place}", self.slug), value);
        };
        for (place, value) in [
            ("name", &self.name),
            ("approval number", &self.approval_number),
            ("street", &self.street),
            ("postal code", &self.postal_code),
            ("city", &self.city),
            ("phone", &self.phone),
        ] {
            note(place, value.clone());
        }
        if let Some(at) = self.position {
            note("position", format!("{}, {}", at.latitude, at.longitude));
        }
        for number in 1..=7_u8 {
            let hours: Vec<String> = self
                .hours
                .all()
                .filter(|(day, _)| *day == i16::from(number))
                .map(|(_, interval): (i16, Interval)| interval.to_string())
                .collect();
            if !hours.is_empty() {
                let day = chrono::Weekday::try_from(number - 1).unwrap_or(chrono::Weekday::Mon);
                note(
                    &format!("hours {number} ({})", fr::calendar::weekday_name(day)),
                    hours.join(", "),
                );
            }
        }
        if let Some(hours) = self.retests {
            note("kept for retests", hours.to_string());
        }
        if let Some(terms) = self.cancellation {
            note("cancellation", terms.told());
        }
        for time in &self.lane_times {
            note(&format!("lane time {} {}", time.service, time.category), time.told());
        }
        for lane in &self.lanes {
            let takes: Vec<&str> = lane.takes.iter().map(|one| <&str>::from(*one)).collect();
            let services: Vec<&str> = lane.services.iter().map(|one| <&str>::from(*one)).collect();
            let place = format!("lane « {} »", lane.name);
            note(&place, format!("{} for {}", takes.join(", "), services.join(", ")));
        }
        for (day, reason) in &self.closures {
            note(&format!("closed {day}"), reason.clone());
        }
        facts
    }
}

/// The prices of a list as facts.
pub(crate) fn price_facts(list: &PriceList) -> Facts {
    let euros = |cents: i64| format!("{}.{:02} €", cents / 100, cents % 100);
    prices_of(list)
        .into_iter()
        .map(|price| {
            let (category, energy) = (price.vehicle_category, price.energy);
            let place = format!("price {} {category} {energy}", price.service);
            (place, euros(price.amount_cents))
        })
        .collect()
}

/// One thing that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub place: String,
    /// What it is; nothing where it is new.
    pub before: Option<String>,
    /// What it becomes; nothing where it ends.
    pub after: Option<String>,
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.before, &self.after) {
            (None, Some(after)) => write!(f, "+ {}: {after}", self.place),
            (Some(before), None) => write!(f, "- {}: {before}", self.place),
            (Some(before), Some(after)) => write!(f, "~ {}: {before} -> {after}", self.place),
            (None, None) => write!(f, "  {}", self.place),
        }
    }
}

/// What changes between two, by place.
pub(crate) fn changes(before: &Facts, after: &Facts) -> Vec<Change> {
    let places: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    places
        .into_iter()
        .map(|place| Change {
            place: place.clone(),
            before: before.get(place).cloned(),
            after: after.get(place).cloned(),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
