//! Decides what is verified.
//!
//! Three readings of one fact may exist: the printed field, the coupon, the machine-readable zone.
//! `proof` settles the four facts that carry a check digit. Here, names are settled by two readings
//! that agree, and what is printed once stays to be confirmed. `consistency` then looks for fields
//! that contradict each other.

use chrono::NaiveDate;

use super::confusion::{doubtful, fold, twinned, unmixed};
use super::fields::{self, normalise};
use super::layout::{Cell, Layout};
use super::mrz::{Mrz, Zone};
use super::template::{FORM, OLDER};
use super::{Field, Quad, Reason, Status, Warning, lists, makes, names, vin};

mod consistency;
mod proof;

pub(super) use consistency::check as consistency;

/// Least confidence of both readings for their agreement to prove anything.
const SURE: f32 = 0.8;

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
        // The last line of an address holds the postcode.
        "C.3" => &block[..block.len() - 1],
        "C.3b" => &block[block.len() - 1..],
        _ => &block[..],
    };
    joined(part)
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
            let plain = [&printed.raw, &other.raw].into_iter().all(|raw| !doubtful(raw));
            if sure && plain {
                (Status::Verified, Reason::CouponAgrees)
            } else {
                (Status::ToConfirm, Reason::Unconfirmed)
            }
        }
        Some(_) => (Status::ToConfirm, Reason::ReadingsDiffer),
    };
    Some(printed.field(code, status, reason))
}

/// A name also held by the machine-readable zone, cut there at `length` letters. The zone's type
/// does not tell 0 from O: look-alikes count as equal where the printed spelling leaves no doubt.
fn names_agree(pair: Pair, zone: Option<&str>, length: usize, code: &str) -> Option<Field> {
    let Some(zone) = zone.filter(|name| !name.is_empty()) else {
        return coupon_agrees(pair, code);
    };
    let printed = pair.form.or(pair.coupon)?;
    if let Some(end) = end_from(zone, &printed.value) {
        let value = format!("{}{end}", printed.value);
        return Some(Printed { value, ..printed }.field(
            code,
            Status::ToConfirm,
            Reason::ReadingsDiffer,
        ));
    }
    let start: String = printed.value.chars().take(length).collect();
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let spelled = letters(&start) == letters(zone) || unmixed(&printed.value);
    let alike = doubtful(&printed.raw) || (code == "D.3" && twinned(&printed.value));
    let (status, reason) = if fold(&start) != fold(zone) {
        (Status::ToConfirm, Reason::ReadingsDiffer)
    } else if spelled && !alike && printed.confidence >= SURE {
        (Status::Verified, Reason::MrzAgrees)
    } else {
        (Status::ToConfirm, Reason::Unconfirmed)
    };
    Some(printed.field(code, status, reason))
}

/// What the zone has after a printed name that it begins with: the last letter of "MODEL Y" stands
/// alone and may be lost.
fn end_from<'a>(zone: &'a str, printed: &str) -> Option<&'a str> {
    let (whole, start) = (fold(zone), fold(printed));
    if start.len() < 3 || whole.len() == start.len() || !whole.starts_with(&start) {
        return None;
    }
    let mut symbols = zone.char_indices().filter(|(_, symbol)| symbol.is_alphanumeric());
    let (last, symbol) = symbols.nth(start.len() - 1)?;
    // Names are set apart by single blanks.
    Some(zone[last + symbol.len_utf8()..].trim_end())
        .filter(|end| end.starts_with(' ') && !end.contains("  "))
}

/// The make: form and coupon, or either and the zone. Outside our list of makes the letters
/// themselves must be beyond doubt.
fn make(pair: Pair, mrz: Option<&Mrz>) -> Option<Field> {
    let zone = mrz.map(|mrz| mrz.make.as_str()).filter(|make| !make.is_empty());
    let known = |value: &str| makes::find(value).map(str::to_owned);
    let from_zone = zone.and_then(known);
    let agreed = |one: &Printed, other: &str| {
        // One of the two at least without guessing.
        let spelled = makes::spelled(&one.raw).or(makes::spelled(other)).is_some();
        spelled && one.well_formed && known(other).is_some_and(|make| make == one.value)
    };
    match pair {
        Pair { form: Some(form), .. } if zone.is_some_and(|zone| agreed(&form, zone)) => {
            Some(form.field("D.1", Status::Verified, Reason::MrzAgrees))
        }
        Pair { form: Some(form), coupon: Some(coupon) }
            if form.well_formed && form.value == coupon.value && from_zone.is_none() =>
        {
            Some(form.field("D.1", Status::Verified, Reason::CouponAgrees))
        }
        Pair { form: None, coupon: Some(coupon) }
            if zone.is_some_and(|zone| agreed(&coupon, zone)) =>
        {
            Some(coupon.field("D.1", Status::Verified, Reason::MrzAgrees))
        }
        pair => names_agree(pair, zone, 14, "D.1"),
    }
}

/// The commercial name. A number that the make would not give, or that is one of its lettered names
/// misread, is for a person to look at: form and zone are misread alike.
fn model(pair: Pair, mrz: Option<&Mrz>, make: &str) -> Option<Field> {
    let mut field = names_agree(pair, mrz.map(|mrz| mrz.model.as_str()), 13, "D.3")?;
    let lettered = names::lettered(make, &field.value);
    if lettered.is_some() || names::is_odd_number(make, &field.value) {
        field.status = Status::ToConfirm;
        field.reason = Reason::Unconfirmed;
    }
    if let Some(name) = lettered {
        field.value = name.to_owned();
    }
    Some(field)
}

/// A value of a closed list, its first letters repeated in the zone.
fn listed(pair: Pair, zone: Option<&str>, code: &str) -> Option<Field> {
    let printed = pair.form?;
    let zone = zone.filter(|text| !text.is_empty());
    let list = if code == "J.1" { lists::GENRES } else { lists::BODIES };
    let from_zone = zone.and_then(|text| match code {
        "J.1" => lists::find(list, text),
        _ => lists::only_with_prefix(list, text),
    });
    let (status, reason) = match (printed.well_formed, zone) {
        (false, _) => (Status::ToConfirm, Reason::Malformed),
        (true, None) => (Status::ToConfirm, Reason::Unconfirmed),
        (true, Some(_)) if from_zone == Some(printed.value.as_str()) => {
            (Status::Verified, Reason::MrzAgrees)
        }
        (true, Some(text)) if code == "J.3" && fold(&printed.value).starts_with(&fold(text)) => {
            (Status::ToConfirm, Reason::Unconfirmed)
        }
        (true, Some(_)) => (Status::ToConfirm, Reason::ReadingsDiffer),
    };
    Some(printed.field(code, status, reason))
}

#[cfg(test)]
mod tests;
