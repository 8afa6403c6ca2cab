//! How a network is set up: what managers decide about their centres, as one value. A file and a
//! mutation both make one, and what follows from the difference is decided once.
use super::{
    CancellationPlan, Interval, LaneFacts, LaneTime, LaneTimes, PriceList, ServiceKind, Timetable,
    VehicleCategory, Week, are_sound,
};
use crate::error::Fault;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;
use uuid::Uuid;

/// A network, as `autovisite network export` writes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NetworkPlan {
    /// The price list, in cents, VAT included.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub prices: PriceList,
    /// What centres have of their own, by their slugs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub centre_prices: BTreeMap<String, PriceList>,
    /// The terms for calling off of those of its centres that set none of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationPlan>,
    /// How long lanes are taken at those of its centres that set no other time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lane_times: Vec<LaneTime>,
    /// The centres, each by its slug.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub centres: Vec<CentrePlan>,
}

/// A centre: where it is, when it is open, what its lanes take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CentrePlan {
    /// `lyon-part-dieu`: what the centre is known by, here and in addresses of pages.
    pub slug: String,
    /// « Lyon Part-Dieu »
    pub name: String,
    /// The prefecture's approval (numéro d'agrément), `S069C012`.
    pub approval_number: String,
    /// Number and street.
    pub street: String,
    /// `69003`
    pub postal_code: String,
    /// City.
    pub city: String,
    /// As dialled in France.
    pub phone: String,
    /// In these hours one lane is kept for retests until the day before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retests: Option<Interval>,
    /// Its terms for calling off; free where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationPlan>,
    /// How long its lanes are taken, where that differs from the usual times.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lane_times: Vec<LaneTime>,
    /// Where it is on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Its ordinary week.
    #[serde(default)]
    pub hours: Week,
    /// Its lanes. One that is not named takes nothing any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lanes: Vec<LanePlan>,
    /// Days on which it is closed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", with = "ranges")]
    pub closures: BTreeMap<NaiveDate, String>,
}

/// Where something is: WGS 84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

impl Position {
    /// Whether there is such a place.
    pub(crate) fn is_on_earth(&self) -> bool {
        (-90.0..=90.0).contains(&self.latitude) && (-180.0..=180.0).contains(&self.longitude)
    }
}

/// A lane in use, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanePlan {
    /// The lane, where it is there already; a file knows lanes by their names.
    #[serde(skip)]
    pub(crate) id: Option<Uuid>,
    /// « Ligne 1 »
    pub name: String,
    /// Which vehicles it takes.
    pub takes: BTreeSet<VehicleCategory>,
    /// What is done on it; everything where nothing is said.
    #[serde(default = "all_services", skip_serializing_if = "is_all_services")]
    pub services: BTreeSet<ServiceKind>,
}

pub(crate) fn all_services() -> BTreeSet<ServiceKind> {
    ServiceKind::VARIANTS.iter().copied().collect()
}

fn is_all_services(services: &BTreeSet<ServiceKind>) -> bool {
    services.len() == ServiceKind::VARIANTS.len()
}

/// Days in a row that are closed for one reason, as a file writes them.
mod ranges {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use std::collections::BTreeMap;

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Range {
        from: NaiveDate,
        /// The last day; the first where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<NaiveDate>,
        reason: String,
    }

    /// No centre announces more at once.
    const LONGEST: i64 = 366;

    pub(super) fn serialize<S: Serializer>(
        days: &BTreeMap<NaiveDate, String>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut ranges: Vec<Range> = Vec::new();
        for (day, reason) in days {
            match ranges.last_mut() {
                Some(last)
                    if last.reason == *reason
                        && last.to.unwrap_or(last.from).succ_opt() == Some(*day) =>
                {
                    last.to = Some(*day);
                }
                _ => ranges.push(Range { from: *day, to: None, reason: reason.clone() }),
            }
        }
        ranges.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<NaiveDate, String>, D::Error> {
        let mut days = BTreeMap::new();
        for range in Vec::<Range>::deserialize(from)? {
            let to = range.to.unwrap_or(range.from);
            if to < range.from || (to - range.from).num_days() > LONGEST {
                return Err(D::Error::custom(format!(
                    "no closure lasts from {} to {to}",
                    range.from
                )));
            }
            for day in range.from.iter_days().take_while(|day| *day <= to) {
                if days.insert(day, range.reason.clone()).is_some() {
                    return Err(D::Error::custom(format!("{day} is closed twice")));
                }
            }
        }
        Ok(days)
    }
}

impl CentrePlan {
    /// What is wrong with it; nothing where it can be used.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let said = |text: &str| (1..=kernel::input::LINE).contains(&text.trim().chars().count());
        let slug = |text: &str| {
            said(text) && text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'))
        };
        let names: BTreeSet<&str> = self.lanes.iter().map(|lane| lane.name.as_str()).collect();
        let lanes = names.len() == self.lanes.len()
            && self.lanes.iter().all(|lane| {
                said(&lane.name) && !lane.takes.is_empty() && !lane.services.is_empty()
            });
        [
            (Fault::Slug, slug(&self.slug)),
            (Fault::Name, said(&self.name)),
            (Fault::ApprovalNumber, is_approval_number(&self.approval_number)),
            (Fault::Street, said(&self.street)),
            (Fault::PostalCode, is_postal_code(&self.postal_code)),
            (Fault::City, said(&self.city)),
            (Fault::Phone, fr::phone::read(&self.phone).is_some()),
            (Fault::Position, self.position.as_ref().is_none_or(Position::is_on_earth)),
            (Fault::Hours, self.hours.is_sound() && self.retests.is_none_or(Interval::is_sound)),
            (Fault::Cancellation, self.cancellation.is_none_or(|terms| terms.is_sound())),
            (Fault::LaneTimes, are_sound(&self.lane_times)),
            (Fault::Lanes, lanes),
            (Fault::Closures, self.closures.values().all(|reason| said(reason))),
        ]
        .into_iter()
        .filter_map(|(fault, sound)| (!sound).then_some(fault))
        .collect()
    }

    /// A centre as a file wants it from a day on, beside the one that is there: lanes of a known name
    /// are the same lanes, and closed days that are over are left alone.
    pub(crate) fn beside(mut self, there: Option<&Self>, today: NaiveDate) -> Self {
        self.hours.sort();
        self.lane_times.sort();
        self.closures.retain(|day, _| *day >= today);
        self.lanes.sort_by(|one, other| one.name.cmp(&other.name));
        for lane in &mut self.lanes {
            let known = there.iter().flat_map(|there| &there.lanes);
            lane.id = known.filter(|known| known.name == lane.name).find_map(|known| known.id);
        }
        self
    }

    /// What can be booked there; a lane that is not there yet is nobody's.
    pub(crate) fn timetable(&self) -> Timetable {
        let there = |lane: &LanePlan| {
            Some(LaneFacts {
                id: lane.id?,
                categories: lane.takes.iter().copied().collect(),
                services: lane.services.iter().copied().collect(),
            })
        };
        Timetable {
            postal_code: self.postal_code.clone(),
            week: self.hours.clone(),
            closures: self.closures.clone(),
            lanes: self.lanes.iter().filter_map(there).collect(),
            retests: self.retests,
            blocks: Vec::new(),
            times: LaneTimes::from(&self.lane_times[..]),
        }
    }
}

/// `S069C012`: a department, a letter and a number.
fn is_approval_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    bytes.len() == 8
        && matches!(bytes[0], b'A' | b'S')
        && digits(1..4)
        && bytes[4].is_ascii_uppercase()
        && digits(5..8)
}

/// As the database has them: five figures, or a letter at the second for Corsica.
fn is_postal_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 5
        && (bytes[1].is_ascii_digit() || matches!(bytes[1], b'A' | b'B'))
        && [0, 2, 3, 4].iter().all(|at| bytes[*at].is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn centre() -> CentrePlan {
        let lane = LanePlan {
            id: None,
            name: "Ligne 1".to_owned(),
            takes: BTreeSet::from([VehicleCategory::Car]),
            services: all_services(),
        };
        CentrePlan {
            slug: "metz".to_owned(),
            name: "Metz".to_owned(),
            approval_number: "S057A001".to_owned(),
            street: "1 rue Serpenoise".to_owned(),
            postal_code: "57000".to_owned(),
            city: "Metz".to_owned(),
            phone: "03 87 00 00 01".to_owned(),
            position: None,
            hours: Week::default(),
            lanes: vec![lane],
            retests: None,
            cancellation: None,
            lane_times: Vec::new(),
            closures: BTreeMap::new(),
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_wrong_with_a_centre_is_named() {
        assert_eq!(centre().faults(), []);
        let wrong = |change: fn(&mut CentrePlan)| {
            let mut plan = centre();
            change(&mut plan);
            plan.faults()
        };
        assert_eq!(wrong(|plan| plan.slug = "Metz Centre".to_owned()), [Fault::Slug]);
        assert_eq!(wrong(|plan| plan.name = "  ".to_owned()), [Fault::Name]);
        assert_eq!(wrong(|plan| plan.approval_number = "57".to_owned()), [Fault::ApprovalNumber]);
        assert_eq!(wrong(|plan| plan.postal_code = "5700".to_owned()), [Fault::PostalCode]);
        assert_eq!(wrong(|plan| plan.phone = "12".to_owned()), [Fault::Phone]);
        let nowhere = Position { latitude: 91.0, longitude: f64::NAN };
        let mut lost = centre();
        lost.position = Some(nowhere);
        assert_eq!(lost.faults(), [Fault::Position]);
        assert_eq!(wrong(|plan| plan.lanes[0].takes.clear()), [Fault::Lanes]);
        assert_eq!(wrong(|plan| plan.lanes.push(plan.lanes[0].clone())), [Fault::Lanes]);
    }

    #[test]
    fn a_file_changes_no_day_that_is_over_and_knows_lanes_by_name() {
        let mut there = centre();
        there.lanes[0].id = Some(Uuid::from_u128(7));
        let mut file = centre();
        file.lanes.push(LanePlan { name: "Ligne 2".to_owned(), ..file.lanes[0].clone() });
        for closed in ["2026-12-01", "2026-12-02", "2026-12-04"] {
            file.closures.insert(day(closed), "Travaux".to_owned());
        }
        let beside = file.beside(Some(&there), day("2026-12-02"));
        let days: Vec<_> = beside.closures.keys().copied().collect();
        assert_eq!(days, [day("2026-12-02"), day("2026-12-04")]);
        assert_eq!(beside.lanes[0].id, there.lanes[0].id);
        assert_eq!(beside.timetable().lanes.len(), 1, "the other is not there yet");
    }
}
