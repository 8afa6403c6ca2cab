//! The four facts that carry a check digit: plate, VIN, date of first registration, form number.
//!
//! A check digit alone lets one misreading in ten through, so it is never enough against a printed
//! reading that differs. It is enough with a reading that agrees, or, nothing being printed
//! legibly, together with the composite check digit.

use chrono::NaiveDate;

use super::super::confusion::fold;
use super::super::layout::Layout;
use super::super::mrz::{Zone, proves};
use super::super::{Field, Quad, Reason, Status, dates, plate, vin};
use super::{CLEAR, Pair, Printed, SURE, pair};

/// A fact with a check digit.
struct Fact {
    code: &'static str,
    /// Its length in the zone.
    length: usize,
    /// Which of the zone's four digits.
    digit: usize,
}

const FACTS: [Fact; 4] = [
    Fact { code: "A", length: 7, digit: 0 },
    Fact { code: "E", length: 17, digit: 1 },
    Fact { code: "B", length: 6, digit: 2 },
    Fact { code: "FORMULE", length: 11, digit: 3 },
];

/// What the zone says of a fact.
struct FromZone {
    key: String,
    digit: char,
    proved: bool,
    composite: bool,
    confidence: f32,
    quad: Option<Quad>,
}

pub(super) fn settle(layout: &Layout, zone: Option<&Zone>, today: NaiveDate) -> Vec<Field> {
    FACTS
        .iter()
        .filter_map(|fact| {
            let pair = pair(layout, fact.code, today);
            match zone.map(|zone| from_zone(fact, zone)).filter(|zone| !zone.key.is_empty()) {
                Some(zone) => with_zone(fact, pair, &zone, today),
                None => without_zone(fact, pair),
            }
        })
        .collect()
}

fn from_zone(fact: &Fact, zone: &Zone) -> FromZone {
    let mrz = &zone.mrz;
    let line = zone.lines.get(usize::from(fact.code == "FORMULE"));
    let (key, proved) = match fact.code {
        "A" => (&mrz.plate, mrz.checks.plate),
        "E" => (&mrz.vin, mrz.checks.vin),
        "B" => (&mrz.first_registration, mrz.checks.first_registration),
        _ => (&mrz.form_number, mrz.checks.form_number),
    };
    FromZone {
        key: key.clone(),
        digit: mrz.digits[fact.digit],
        proved,
        composite: mrz.checks.composite,
        confidence: line.map_or(0.0, |line| line.confidence),
        quad: line.map(|line| line.quad),
    }
}

/// How the zone would write a printed value.
fn key(code: &str, value: &str) -> String {
    match code {
        "B" => dates::from_printed(value).map(dates::short).unwrap_or_default(),
        _ => value.chars().filter(char::is_ascii_alphanumeric).collect(),
    }
}

/// How the form would print what the zone writes.
fn printed_form(code: &str, key: &str, today: NaiveDate) -> Option<String> {
    match code {
        "A" => plate::parse(key).map(|(plate, _)| plate),
        "B" => dates::from_short(key, today).map(dates::printed),
        _ => Some(key.to_owned()),
    }
}

fn with_zone(fact: &Fact, pair: Pair, zone: &FromZone, today: NaiveDate) -> Option<Field> {
    let code = fact.code;
    let proven = |value: &str| proves(&key(code, value), fact.length, zone.digit);
    let better = |printed: Printed| match &printed.second {
        Some(second) if proven(second) && !proven(&printed.value) => printed.at_second_sight(),
        _ => printed,
    };
    let pair = Pair { form: pair.form.map(better), coupon: pair.coupon.map(better) };
    let keyed = |printed: &Option<Printed>| {
        printed.as_ref().filter(|one| one.well_formed).map(|one| key(code, &one.value))
    };
    let (form, coupon) = (keyed(&pair.form), keyed(&pair.coupon));
    let proved =
        |key: &Option<String>| key.clone().filter(|key| proves(key, fact.length, zone.digit));
    // A printed reading the check digit agrees with, and a second witness of the same reading.
    for (candidate, other) in [(proved(&form), &coupon), (proved(&coupon), &form)] {
        let Some(candidate) = candidate else { continue };
        let zone_says =
            candidate == zone.key || (!zone.proved && fold(&candidate) == fold(&zone.key));
        let printed_twice = other.as_ref() == Some(&candidate) && !zone.proved;
        let contradicted = other.as_ref().is_some_and(|other| fold(other) != fold(&candidate));
        if zone_says || printed_twice {
            let read_thrice = zone_says && other.as_ref() == Some(&candidate);
            let witness = [pair.form, pair.coupon]
                .into_iter()
                .flatten()
                .find(|one| one.well_formed && key(code, &one.value) == candidate)?;
            let clear = witness.confidence.min(zone.confidence) >= CLEAR;
            let (status, reason) = if contradicted && !(zone_says && zone.proved) {
                (Status::ToConfirm, Reason::ReadingsDiffer)
            } else if code == "E" && vin::has_blind_spot(&candidate) && !read_thrice && !clear {
                (Status::ToConfirm, Reason::Unconfirmed)
            } else {
                (Status::Verified, Reason::MrzCheckDigit)
            };
            return Some(witness.field(code, status, reason));
        }
    }
    let alike =
        [&form, &coupon].into_iter().flatten().any(|printed| fold(printed) == fold(&zone.key));
    let legible = form.is_some() || coupon.is_some();
    let any = pair.form.or(pair.coupon);
    let value = printed_form(code, &zone.key, today).filter(|_| zone.proved);
    let Some(value) = value else {
        // The zone itself is misread here: what is printed is better than nothing.
        let printed = any?;
        let reason = if printed.well_formed { Reason::CheckFailed } else { Reason::Malformed };
        return Some(printed.field(code, Status::ToConfirm, reason));
    };
    let blind = code == "E" && vin::has_blind_spot(&value);
    let (status, reason) = if alike && !blind {
        (Status::Verified, Reason::MrzCheckDigit)
    } else if legible {
        (Status::ToConfirm, Reason::ReadingsDiffer)
    } else if code == "B" {
        (Status::ToConfirm, Reason::CenturyAssumed)
    } else if zone.composite && !blind {
        (Status::Verified, Reason::MrzCheckDigit)
    } else {
        (Status::ToConfirm, Reason::Unconfirmed)
    };
    Some(Field {
        code: code.to_owned(),
        value,
        raw: zone.key.clone(),
        status,
        reason,
        confidence: any.as_ref().map_or(zone.confidence, |printed| printed.confidence),
        quad: any.map(|printed| printed.quad).or(zone.quad),
    })
}

/// Without a zone, two printed readings that agree and are sure.
fn without_zone(fact: &Fact, Pair { form, coupon }: Pair) -> Option<Field> {
    let (printed, other) = match (form, coupon) {
        (Some(form), coupon) => (form, coupon),
        (None, coupon) => (coupon?, None),
    };
    let (status, reason) = match other {
        _ if !printed.well_formed => (Status::ToConfirm, Reason::Malformed),
        None => (Status::ToConfirm, Reason::Unconfirmed),
        Some(other) if other.value != printed.value => (Status::ToConfirm, Reason::ReadingsDiffer),
        // Both are in the same type, misread alike: repairs prove nothing here.
        Some(other) => {
            let untouched = |one: &Printed| fold(&one.raw) == fold(&one.value);
            let sure = printed.confidence.min(other.confidence) >= SURE
                && untouched(&printed)
                && untouched(&other);
            if sure {
                (Status::Verified, Reason::CouponAgrees)
            } else {
                (Status::ToConfirm, Reason::Unconfirmed)
            }
        }
    };
    Some(printed.field(fact.code, status, reason))
}
