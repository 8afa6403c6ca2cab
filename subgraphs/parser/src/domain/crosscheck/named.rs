//! Make, name, kind and body: printed once or twice, and held by the machine-readable zone without a
//! check digit.

use super::super::confusion::{doubtful, fold, twinned, unmixed};
use super::super::mrz::Mrz;
use super::super::{Field, Reason, Status, lists, makes, names};
use super::{Pair, Printed, SURE, coupon_agrees};

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
pub(super) fn make(pair: Pair, mrz: Option<&Mrz>) -> Option<Field> {
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
pub(super) fn model(pair: Pair, mrz: Option<&Mrz>, make: &str) -> Option<Field> {
    let mut field = names_agree(pair, mrz.map(|mrz| mrz.model.as_str()), 13, "D.3")?;
    let lettered = names::lettered(make, &field.value);
    if lettered.is_some() || names::is_odd(make, &field.value) {
        field.status = Status::ToConfirm;
        field.reason = Reason::Unconfirmed;
    }
    if let Some(name) = lettered {
        field.value = name.to_owned();
    }
    Some(field)
}

/// A value of a closed list, its first letters repeated in the zone.
pub(super) fn listed(pair: Pair, zone: Option<&str>, code: &str) -> Option<Field> {
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
