//! Commercial names (D.3) of letters and digits, which a reader mixes up: `I30` is read as 130.
//!
//! In most names the letters around tell a letter from a digit; in these nothing does but knowing
//! what the make sells.

use super::Field;
use super::confusion::fold;

/// By make, its names in which a letter may pass for a digit.
const LETTERED: &[(&str, &[&str])] = &[
    ("AUDI", &["S1", "S3", "S4", "S5", "S6", "S7", "S8", "SQ2", "SQ5", "SQ7", "SQ8"]),
    ("BMW", &["I3", "I4", "I5", "I7", "I8", "IX", "IX1", "IX2", "IX3", "Z1", "Z3", "Z4", "Z8"]),
    ("HONDA", &["S2000"]),
    ("HYUNDAI", &["I10", "I20", "I30", "I40", "IX20", "IX35", "IX55"]),
    ("MG", &["ZR", "ZS", "ZT"]),
    ("NISSAN", &["350Z", "370Z"]),
    ("SUZUKI", &["SX4"]),
    ("TOYOTA", &["BZ4X", "IQ"]),
    ("VOLVO", &["S40", "S60", "S70", "S80", "S90"]),
];

/// Makes that call vehicles by a number alone: 208, 500, 147.
const NUMBERED: &[&str] = &[
    "ABARTH",
    "ALFA ROMEO",
    "AUDI",
    "FERRARI",
    "FIAT",
    "LADA",
    "MAZDA",
    "PEUGEOT",
    "PORSCHE",
    "RENAULT",
    "ROVER",
    "SAAB",
    "TRIUMPH",
    "VOLVO",
];

/// The name of the make's that `name` stands for, where it is another.
pub(super) fn lettered(make: &str, name: &str) -> Option<&'static str> {
    let (_, names) = LETTERED.iter().find(|(known, _)| *known == make)?;
    names.iter().find(|known| fold(known) == fold(name) && **known != name).copied()
}

/// Gives a model its make's own spelling, where one is read for the other: Hyundai's "130" is an I30.
pub(super) fn respell(fields: &mut [Field]) {
    let make = fields.iter().find(|field| field.code == "D.1").map(|field| field.value.clone());
    let make = make.unwrap_or_default();
    for field in fields.iter_mut().filter(|field| field.code == "D.3") {
        if let Some(name) = lettered(&make, &field.value) {
            field.value = name.to_owned();
        }
    }
}

/// Whether form and zone may agree on a name and both be wrong: a number that its make would not
/// give, or a letter beside a digit that it looks like, in a name that we do not know.
pub(super) fn is_odd(make: &str, name: &str) -> bool {
    let number = name.bytes().all(|symbol| symbol.is_ascii_digit());
    let known = LETTERED.iter().any(|(of, names)| *of == make && names.contains(&name));
    let digit = |symbol: Option<&u8>| symbol.is_some_and(u8::is_ascii_digit);
    let bytes = name.as_bytes();
    let twin = (0..bytes.len()).any(|at| {
        let beside = digit(at.checked_sub(1).and_then(|before| bytes.get(before)));
        b"OISBGZ".contains(&bytes[at]) && (beside || digit(bytes.get(at + 1)))
    });
    (number && !NUMBERED.contains(&make)) || (twin && !known)
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, Status};
    use super::*;

    #[test]
    fn a_model_is_spelled_as_its_make_does() {
        let field = |code: &str, value: &str| Field {
            code: code.to_owned(),
            value: value.to_owned(),
            raw: value.to_owned(),
            status: Status::ToConfirm,
            reason: Reason::Unconfirmed,
            confidence: 0.9,
            quad: None,
        };
        for (make, read, name) in [("HYUNDAI", "130", "I30"), ("RENAULT", "130", "130")] {
            let mut fields = [field("D.3", read), field("D.1", make)];
            respell(&mut fields);
            assert_eq!((fields[0].value.as_str(), fields[0].raw.as_str()), (name, read));
        }
    }

    #[test]
    fn the_make_tells_a_letter_from_a_digit() {
        assert_eq!(lettered("HYUNDAI", "130"), Some("I30"));
        assert_eq!(lettered("HYUNDAI", "I30"), None);
        assert_eq!(lettered("PEUGEOT", "208"), None);
        for (make, name) in [("KIA", "130"), ("PEUGEOT", "2O8"), ("MAZDA", "CX-3O")] {
            assert!(is_odd(make, name), "{name}");
        }
        for (make, name) in
            [("PEUGEOT", "208"), ("KIA", "CEED"), ("VOLVO", "S60"), ("TOYOTA", "RAV4")]
        {
            assert!(!is_odd(make, name), "{name}");
        }
    }
}
