//! Decides what is verified.
//!
//! Three readings of one fact may exist: the printed field, the coupon, the machine-readable zone.
//! `proof` settles the four facts that carry a check digit, `named` what the zone holds without one.
//! Here, what is printed twice is settled by two readings that agree, and what is printed once stays
//! to be confirmed. `consistency` then looks for fields
//! that contradict each other.
//! Decisions: docs/decisions/reading.md

use chrono::NaiveDate;

use super::confusion::{doubtful, fold};
use super::fields::{self, normalise};
use super::layout::{Cell, Layout};
use super::mrz::Zone;
use super::template::{FORM, OLDER};
use super::{Field, Quad, Reason, Status, Warning, dates, vin};

mod consistency;
mod named;
mod proof;

pub(super) use consistency::check as consistency;
use named::{listed, make, model};

/// Least confidence of both readings for their agreement to prove anything.
const SURE: f32 = 0.8;

/// The same for readings that look-alikes could have made agree.
const CLEAR: f32 = 0.95;

/// One printed reading in normal form.
#[derive(Debug, Clone)]
struct Printed {
    value: String,
    raw: String,
    well_formed: bool,
    confidence: f32,
    quad: Quad,
    /// The value at second sight, where it has the right form.
    second: Option<String>,
}

impl Printed {
    fn of(code: &str, cell: &Cell, today: NaiveDate) -> Self {
        let fields::Value { text, well_formed } = normalise(code, &cell.text, today);
        let second = cell.second.as_ref().map(|second| normalise(code, second, today));
        let second = second.filter(|second| second.well_formed).map(|second| second.text);
        let (raw, confidence, quad) = (cell.text.clone(), cell.confidence, cell.quad);
        let printed = Self { value: text, raw, well_formed, confidence, quad, second };
        // Numbers before 1981 are shorter: there the first reading may be right.
        let odd = !well_formed || (code == "E" && !vin::is_modern(&printed.value));
        if odd { printed.at_second_sight() } else { printed }
    }

    /// The second reading in the place of the first.
    fn at_second_sight(self) -> Self {
        match self.second {
            Some(value) => Self { value, second: None, well_formed: true, ..self },
            None => self,
        }
    }

    fn field(self, code: &str, status: Status, reason: Reason) -> Field {
        Field {
            code: code.to_owned(),
            value: self.value,
            raw: self.raw,
            status,
            reason,
            confidence: self.confidence,
            quad: Some(self.quad),
        }
    }
}

/// The two printed readings of a fact.
#[derive(Debug, Clone, Default)]
struct Pair {
    form: Option<Printed>,
    coupon: Option<Printed>,
}

/// Settles every field of the certificate.
pub(super) fn settle(
    layout: &Layout,
    zone: Option<&Zone>,
    today: NaiveDate,
    warnings: &mut Vec<Warning>,
) -> Vec<Field> {
    let mrz = zone.map(|zone| &zone.mrz);
    match mrz {
        None => warnings.push(Warning::MrzMissing),
        Some(mrz) if !mrz.checks.composite => warnings.push(Warning::MrzCompositeFailed),
        Some(_) => {}
    }
    if layout.coupon.len() < 3 {
        warnings.push(Warning::CouponMissing);
    }
    let mut settled: Vec<Field> = proof::settle(layout, zone, today);
    let done: Vec<String> = settled.iter().map(|field| field.code.clone()).collect();
    for code in printed_codes() {
        if done.iter().any(|other| other == code) {
            continue;
        }
        let pair = pair(layout, code, today);
        let field = match code {
            "D.1" => make(pair, mrz),
            "D.3" => {
                let make = settled.iter().find(|field| field.code == "D.1");
                model(pair, mrz, make.map_or("", |field| field.value.as_str()))
            }
            "J.1" => listed(pair, mrz.map(|mrz| mrz.genre.as_str()), code),
            "J.3" => listed(pair, mrz.map(|mrz| mrz.body.as_str()), code),
            _ => coupon_agrees(pair, code),
        };
        settled.extend(field);
    }
    let differs = ["A", "E", "I", "FORMULE"].into_iter().any(|code| {
        let Pair { form: Some(form), coupon: Some(coupon) } = pair(layout, code, today) else {
            return false;
        };
        form.well_formed && coupon.well_formed && fold(&form.value) != fold(&coupon.value)
    });
    if differs {
        warnings.push(Warning::CouponDiffers);
    }
    settled
}

/// Codes of the form, the second lines of its two blocks and the codes of older forms included.
fn printed_codes() -> impl Iterator<Item = &'static str> {
    let form = FORM.iter().flat_map(|slot| match slot.code {
        "C.1" => vec!["C.1", "C.1b"],
        "C.3" => vec!["C.3", "C.3b"],
        code => vec![code],
    });
    form.chain(OLDER)
}

fn pair(layout: &Layout, code: &str, today: NaiveDate) -> Pair {
    let cell = |cell: Cell| Printed::of(code, &cell, today);
    Pair {
        form: on_form(layout, code).map(cell),
        coupon: layout.coupon.get(code).and_then(|cells| joined(cells)).map(cell),
    }
}

/// The cell of a code; blocks are cut into their first and second part.
fn on_form(layout: &Layout, code: &str) -> Option<Cell> {
    let block = layout.form.get(code.trim_end_matches('b'))?;
    let part = match code {
        "C.1" => &block[..1],
        "C.1b" => block.get(1..)?,
        "C.3" => &block[..street_lines(block)],
        "C.3b" => &block[street_lines(block)..],
        _ => &block[..],
    };
    joined(part)
}

/// How many lines of an address come before the postcode, which its last line holds; one that is
/// alone may be the street.
fn street_lines(block: &[Cell]) -> usize {
    match block {
        [only] if !begins_with_postcode(only) => 1,
        _ => block.len() - 1,
    }
}

/// Whether a line starts with as many symbols as a postcode, most of them digits.
fn begins_with_postcode(line: &Cell) -> bool {
    let first = line.text.split(' ').next().unwrap_or_default();
    first.chars().count() == 5 && first.chars().filter(char::is_ascii_digit).count() >= 3
}

fn joined(cells: &[Cell]) -> Option<Cell> {
    let (first, last) = (cells.first()?, cells.last()?);
    let text: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    Some(Cell {
        text: text.join(" "),
        quad: [first.quad[0], first.quad[1], last.quad[2], last.quad[3]],
        confidence: cells.iter().map(|cell| cell.confidence).fold(1.0, f32::min),
        second: first.second.clone().filter(|_| cells.len() == 1),
    })
}

/// What is printed twice is verified when both readings are the same, sure and without a digit
/// that may be a letter.
fn coupon_agrees(Pair { form, coupon }: Pair, code: &str) -> Option<Field> {
    let (printed, other) = match (form, coupon) {
        (Some(form), coupon) => (form, coupon),
        (None, coupon) => (coupon?, None),
    };
    let squeezed = |text: &str| text.replace(' ', "");
    let (status, reason) = match other {
        _ if !printed.well_formed => (Status::ToConfirm, Reason::Malformed),
        None => (Status::ToConfirm, Reason::Unconfirmed),
        Some(other) if squeezed(&other.value) == squeezed(&printed.value) => {
            let sure = printed.confidence.min(other.confidence) >= SURE;
            // As read: a name put right is not a name read twice.
            let as_read = |one: &Printed| match code {
                "I" => dates::says(&one.raw, &one.value),
                _ => fold(&one.raw) == fold(&one.value),
            };
            let plain =
                [&printed, &other].into_iter().all(|one| !doubtful(&one.raw) && as_read(one));
            // Both are set in the same type, whose zero may be read as an eight both times.
            let clear = printed.confidence.min(other.confidence) >= CLEAR;
            let told_apart = code != "I" || clear || !dates::may_hold_zeros(&printed.value);
            if sure && plain && told_apart {
                (Status::Verified, Reason::CouponAgrees)
            } else {
                (Status::ToConfirm, Reason::Unconfirmed)
            }
        }
        Some(_) => (Status::ToConfirm, Reason::ReadingsDiffer),
    };
    Some(printed.field(code, status, reason))
}

#[cfg(test)]
mod tests;
