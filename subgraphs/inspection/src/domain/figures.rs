//! What a manager counts of inspections, and how vehicles are put together by their age.
use async_graphql::SimpleObject;
use std::ops::AddAssign;

/// How inspections ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, SimpleObject)]
#[graphql(name = "ResultCounts")]
pub(crate) struct Results {
    /// Result A.
    pub(crate) favourable: i64,
    /// Result S: a retest is due.
    pub(crate) unfavourable_major: i64,
    /// Result R: the vehicle may not be driven from the next day on.
    pub(crate) unfavourable_critical: i64,
}

impl AddAssign for Results {
    fn add_assign(&mut self, other: Self) {
        self.favourable += other.favourable;
        self.unfavourable_major += other.unfavourable_major;
        self.unfavourable_critical += other.unfavourable_critical;
    }
}

/// How many were inspected, and how many of them have to come again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, SimpleObject)]
#[graphql(name = "FailureCounts")]
pub(crate) struct Failures {
    /// How many were inspected.
    pub(crate) inspections: i64,
    /// How many of them have a result S or R.
    pub(crate) failed: i64,
}

impl AddAssign for Failures {
    fn add_assign(&mut self, other: Self) {
        self.inspections += other.inspections;
        self.failed += other.failed;
    }
}

/// Vehicles of some age, in whole years since they were first registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AgeClass {
    pub(crate) from_years: i32,
    /// Included; none of the last.
    pub(crate) until_years: Option<i32>,
    pub(crate) failures: Failures,
}

/// Where classes of age begin: a car comes first at four years, then every second.
const AGES: [i32; 5] = [0, 6, 10, 15, 20];

/// By classes of age, those of no vehicle left out; from how many there were of each year.
pub(crate) fn by_age(years: impl IntoIterator<Item = (i32, Failures)>) -> Vec<AgeClass> {
    let mut classes: Vec<AgeClass> = AGES
        .iter()
        .enumerate()
        .map(|(place, from)| AgeClass {
            from_years: *from,
            until_years: AGES.get(place + 1).map(|next| next - 1),
            failures: Failures::default(),
        })
        .collect();
    for (age, failures) in years {
        let at = AGES.partition_point(|from| *from <= age.max(0)).saturating_sub(1);
        if let Some(class) = classes.get_mut(at) {
            class.failures += failures;
        }
    }
    classes.retain(|class| class.failures.inspections > 0);
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vehicle_is_in_the_class_of_its_age() {
        let one = |failed| Failures { inspections: 1, failed };
        let classes = by_age([(4, one(0)), (5, one(1)), (6, one(1)), (9, one(0)), (31, one(1))]);
        let shown: Vec<_> = classes
            .iter()
            .map(|class| {
                let of = class.failures;
                (class.from_years, class.until_years, of.inspections, of.failed)
            })
            .collect();
        assert_eq!(shown, [(0, Some(5), 2, 1), (6, Some(9), 2, 1), (20, None, 1, 1)]);
        assert_eq!(by_age([(-1, one(0))])[0].from_years, 0, "first registered tomorrow");
        assert!(by_age([]).is_empty());
    }
}
