//! How long a lane is taken by what somebody comes for, with what: the inspection and the buffer behind
//! it. The network's own planning figures, where a centre sets no others.
//! Decisions: docs/decisions/booking.md
use super::{ServiceKind, VehicleCategory, slots::Wish};
use async_graphql::{InputObject, SimpleObject};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A lane's time for one service and one kind of vehicle, as a manager or a file sets it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    SimpleObject,
    InputObject,
)]
#[serde(deny_unknown_fields)]
#[graphql(name = "LaneTime", input_name = "LaneTimeInput")]
pub struct LaneTime {
    /// What the vehicle comes for.
    pub service: ServiceKind,
    /// What kind of vehicle.
    pub category: VehicleCategory,
    /// How long the inspection takes: 5 to 180 minutes.
    pub minutes: i32,
    /// How long the lane stays free behind it: at most 60 minutes.
    #[serde(default, skip_serializing_if = "is_none")]
    #[graphql(default)]
    pub buffer: i32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_none(buffer: &i32) -> bool {
    *buffer == 0
}

impl LaneTime {
    pub(crate) fn is_sound(&self) -> bool {
        (5..=180).contains(&self.minutes) && (0..=60).contains(&self.buffer)
    }

    pub(crate) fn kind(&self) -> (ServiceKind, VehicleCategory) {
        (self.service, self.category)
    }

    /// For whoever reads what changes.
    pub(crate) fn told(&self) -> String {
        match self.buffer {
            0 => format!("{} min", self.minutes),
            buffer => format!("{} min + {buffer} min", self.minutes),
        }
    }
}

/// Whether each is sound, and each kind is named once.
pub(crate) fn are_sound(times: &[LaneTime]) -> bool {
    let kinds: std::collections::BTreeSet<_> = times.iter().map(LaneTime::kind).collect();
    kinds.len() == times.len() && times.iter().all(LaneTime::is_sound)
}

/// Some times, and of what they do not name those of others; in one order.
pub(crate) fn or_else(times: &[LaneTime], others: &[LaneTime]) -> Vec<LaneTime> {
    let named = |one: &LaneTime| times.iter().any(|time| time.kind() == one.kind());
    let mut all: Vec<LaneTime> = times.to_vec();
    all.extend(others.iter().filter(|one| !named(one)));
    all.sort();
    all
}

/// How long lanes are taken, buffer included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LaneTimes(BTreeMap<(ServiceKind, VehicleCategory), TimeDelta>);

impl FromIterator<((ServiceKind, VehicleCategory), TimeDelta)> for LaneTimes {
    fn from_iter<T: IntoIterator<Item = ((ServiceKind, VehicleCategory), TimeDelta)>>(
        times: T,
    ) -> Self {
        Self(times.into_iter().collect())
    }
}

impl From<&[LaneTime]> for LaneTimes {
    fn from(times: &[LaneTime]) -> Self {
        let whole =
            |one: &LaneTime| TimeDelta::minutes(i64::from(one.minutes) + i64::from(one.buffer));
        times.iter().map(|one| (one.kind(), whole(one))).collect()
    }
}

impl LaneTimes {
    pub(crate) fn of(&self, wish: Wish) -> TimeDelta {
        let set = self.0.get(&(wish.service, wish.category));
        set.copied().unwrap_or_else(|| usual(wish.service))
    }
}

fn usual(service: ServiceKind) -> TimeDelta {
    match service {
        ServiceKind::Periodic => TimeDelta::minutes(30),
        ServiceKind::Retest | ServiceKind::PollutionCheck => TimeDelta::minutes(15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(
        service: ServiceKind,
        category: VehicleCategory,
        minutes: i32,
        buffer: i32,
    ) -> LaneTime {
        LaneTime { service, category, minutes, buffer }
    }

    #[test]
    fn a_lane_is_taken_by_service_and_by_kind_of_vehicle() {
        use ServiceKind::{Periodic, Retest};
        use VehicleCategory::{Car, Van};
        let own = [time(Periodic, Van, 40, 5)];
        let times = LaneTimes::from(&own[..]);
        for (service, category, minutes) in
            [(Periodic, Van, 45), (Periodic, Car, 30), (Retest, Van, 15), (Retest, Car, 15)]
        {
            let wish = Wish { service, category };
            assert_eq!(times.of(wish), TimeDelta::minutes(minutes), "{service} {category}");
        }
        let network = [time(Periodic, Van, 60, 0), time(Retest, Car, 20, 0)];
        assert_eq!(or_else(&own, &network), [time(Periodic, Van, 40, 5), time(Retest, Car, 20, 0)]);
    }

    #[test]
    fn a_kind_is_named_once_and_no_inspection_takes_no_time() {
        use ServiceKind::Periodic;
        use VehicleCategory::{Car, Van};
        let sound = |times: &[LaneTime]| are_sound(times);
        assert!(sound(&[]) && sound(&[time(Periodic, Car, 5, 0), time(Periodic, Van, 180, 60)]));
        for wrong in
            [time(Periodic, Car, 4, 0), time(Periodic, Car, 181, 0), time(Periodic, Car, 30, 61)]
        {
            assert!(!sound(&[wrong]), "{wrong:?}");
        }
        assert!(!sound(&[time(Periodic, Car, 30, 0), time(Periodic, Car, 40, 0)]));
    }
}
