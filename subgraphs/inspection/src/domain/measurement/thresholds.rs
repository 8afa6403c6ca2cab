//! Thresholds: rows of `catalogue/thresholds.csv`, each with its source, and what they propose.
//!
//! A row says of which vehicles, by category, energy and first registration, and on what condition it
//! holds; and which defect of the catalogue lies beyond it. The inspector decides.
use super::Reading;
use crate::domain::{DefectLocation, EuCategory, named};
use chrono::NaiveDate;
use fr::{DefectLevel, Energy, MeasuredQuantity};
use std::{fmt::Debug, str::FromStr, sync::LazyLock};

const TABLE: &str = include_str!("../../../catalogue/thresholds.csv");
const CELLS: usize = 17;

named! {
    /// On which side of a limit the defect lies.
    MeasurementBound {
        /// Less than the limit.
        Below,
        /// The limit, or less.
        AtMost,
        /// More than the limit.
        Above,
    }
}
named! {
    /// How the source of a limit was read.
    SourceGrade {
        /// In the official text.
        O,
        /// In a third party's copy, or an official text that may have been replaced.
        T,
        /// Not at all: it is remembered, and to be verified.
        M,
    }
}

/// A row holds on the condition that another value of the measurement is within these.
#[derive(Clone, Copy, Debug)]
struct Given {
    quantity: MeasuredQuantity,
    from: i64,
    until: i64,
}

/// One row.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    /// What the row is called.
    pub(crate) rule: &'static str,
    pub(crate) quantity: MeasuredQuantity,
    places: Vec<DefectLocation>,
    categories: Vec<EuCategory>,
    energies: Vec<Energy>,
    from: Option<NaiveDate>,
    before: Option<NaiveDate>,
    given: Option<Given>,
    unless: Option<MeasuredQuantity>,
    /// Of a limit that is counted from another value of the measurement.
    pub(crate) reference: Option<MeasuredQuantity>,
    pub(crate) bound: MeasurementBound,
    pub(crate) limit: i64,
    /// The defect of the catalogue that lies beyond.
    pub(crate) code: &'static str,
    pub(crate) source: &'static str,
    pub(crate) grade: SourceGrade,
}

/// The vehicle, as far as limits depend on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) category: EuCategory,
    pub(crate) energy: Energy,
    pub(crate) first_registration: NaiveDate,
}

/// A defect that a value proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    pub(crate) code: &'static str,
    pub(crate) place: Option<DefectLocation>,
    pub(crate) quantity: MeasuredQuantity,
    pub(crate) value: i64,
    pub(crate) bound: MeasurementBound,
    /// The limit that it is beyond, counted from where it is counted from.
    pub(crate) limit: i64,
    pub(crate) rule: &'static str,
    pub(crate) source: &'static str,
    pub(crate) grade: SourceGrade,
}

/// All rows.
#[derive(Clone, Debug)]
pub(crate) struct Thresholds(Vec<Limit>);

impl Limit {
    /// Whether such vehicles have it.
    fn is_of(&self, vehicle: Measured) -> bool {
        let day = vehicle.first_registration;
        (self.categories.is_empty() || self.categories.contains(&vehicle.category))
            && (self.energies.is_empty() || self.energies.contains(&vehicle.energy))
            && self.from.is_none_or(|from| from <= day)
            && self.before.is_none_or(|before| day < before)
    }

    /// Whether the other values of the measurement let it hold.
    fn holds(&self, values: &[Reading]) -> bool {
        let value = |quantity| value(quantity, values);
        self.given.is_none_or(|given| {
            value(given.quantity).is_some_and(|is| (given.from..=given.until).contains(&is))
        }) && self.unless.is_none_or(|quantity| value(quantity).is_none())
    }

    fn proposes(&self, reading: &Reading, values: &[Reading]) -> Option<Proposal> {
        let here = self.places.is_empty()
            || reading.place.is_some_and(|place| self.places.contains(&place));
        if self.quantity != reading.quantity || !here || !self.holds(values) {
            return None;
        }
        let limit = match self.reference {
            Some(reference) => value(reference, values)? + self.limit,
            None => self.limit,
        };
        let beyond = match self.bound {
            MeasurementBound::Below => reading.value < limit,
            MeasurementBound::AtMost => reading.value <= limit,
            MeasurementBound::Above => reading.value > limit,
        };
        beyond.then_some(Proposal {
            code: self.code,
            place: reading.place,
            quantity: reading.quantity,
            value: reading.value,
            bound: self.bound,
            limit,
            rule: self.rule,
            source: self.source,
            grade: self.grade,
        })
    }

    /// How grave the defect is: the last part of its code.
    pub(crate) fn level(&self) -> Option<DefectLevel> {
        level_of(self.code)
    }
}

/// `1.2.2.a.3` is critical.
fn level_of(code: &str) -> Option<DefectLevel> {
    match code.rsplit('.').next()? {
        "1" => Some(DefectLevel::Minor),
        "2" => Some(DefectLevel::Major),
        "3" => Some(DefectLevel::Critical),
        _ => None,
    }
}

fn value(quantity: MeasuredQuantity, values: &[Reading]) -> Option<i64> {
    values.iter().find(|one| one.quantity == quantity).map(|one| one.value)
}

impl Thresholds {
    /// The rows that come with the program.
    pub(crate) fn bundled() -> &'static Self {
        static ALL: LazyLock<Thresholds> = LazyLock::new(|| {
            Thresholds(TABLE.lines().skip(1).filter(|line| !line.is_empty()).map(row).collect())
        });
        &ALL
    }

    /// Every row, for whoever looks at all of them.
    #[cfg(test)]
    pub(crate) fn all(&self) -> &[Limit] {
        &self.0
    }

    /// The limits of such vehicles for these quantities.
    pub(crate) fn of(
        &self,
        vehicle: Measured,
        quantities: &[MeasuredQuantity],
    ) -> impl Iterator<Item = &Limit> {
        self.0
            .iter()
            .filter(move |limit| quantities.contains(&limit.quantity) && limit.is_of(vehicle))
    }

    /// What the values of a measurement propose: of each value the gravest defect, each defect once a
    /// place.
    pub(crate) fn proposals(&self, vehicle: Measured, values: &[Reading]) -> Vec<Proposal> {
        let mut found: Vec<Proposal> = Vec::new();
        for reading in values {
            let gravest = self
                .0
                .iter()
                .filter(|limit| limit.is_of(vehicle))
                .filter_map(|limit| limit.proposes(reading, values))
                .max_by_key(|proposal| level_of(proposal.code));
            let Some(proposal) = gravest else { continue };
            let told = |one: &Proposal| (one.code, one.place) == (proposal.code, proposal.place);
            if !found.iter().any(told) {
                found.push(proposal);
            }
        }
        found
    }
}

fn row(line: &'static str) -> Limit {
    let cells: Vec<&str> = line.split(';').collect();
    let Ok(cells) = <[&str; CELLS]>::try_from(cells) else { panic!("not {CELLS} cells: {line}") };
    let [
        rule,
        quantity,
        places,
        categories,
        energies,
        from,
        before,
        given,
        given_from,
        given_until,
        unless,
        reference,
        bound,
        limit,
        code,
        source,
        grade,
    ] = cells;
    Limit {
        rule,
        quantity: cell(quantity),
        places: list(places),
        categories: list(categories),
        energies: list(energies),
        from: optional(from),
        before: optional(before),
        given: optional(given).map(|quantity| Given {
            quantity,
            from: thousandths(given_from),
            until: thousandths(given_until),
        }),
        unless: optional(unless),
        reference: optional(reference),
        bound: cell(bound),
        limit: thousandths(limit),
        code,
        source,
        grade: cell(grade),
    }
}

/// A table that cannot be read is a mistake of ours, which a test finds.
fn cell<T: FromStr<Err: Debug>>(text: &str) -> T {
    match text.parse() {
        Ok(value) => value,
        Err(error) => panic!("{text}: {error:?}"),
    }
}

fn optional<T: FromStr<Err: Debug>>(text: &str) -> Option<T> {
    (!text.is_empty()).then(|| cell(text))
}

fn list<T: FromStr<Err: Debug>>(text: &str) -> Vec<T> {
    text.split_whitespace().map(cell).collect()
}

/// `22.5` as 22,500.
fn thousandths(text: &str) -> i64 {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let rest: i64 = cell(&format!("{rest:0<3}"));
    sign * (cell::<i64>(whole) * 1_000 + rest)
}
