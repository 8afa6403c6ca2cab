//! Codes as administrations write them, whole and broken.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;

/// A Crit’Air letter, version 4, all data fictitious.
fn letter() -> String {
    let fields = "A0FRA1AB-123-CD\u{1d}A2RENAULT\u{1d}A4VF1BR0C0H12345678A5M1 A6ESAA05011998";
    format!("DC04FR0300011A1B1A1CA001FR{fields}\u{1f}{}", "A".repeat(103))
}

fn read(text: &str) -> Result<TwoDDoc, Malformed> {
    TwoDDoc::read(text).unwrap()
}

#[test]
fn a_letter_is_read_field_by_field() {
    let read = read(&letter()).unwrap();
    assert_eq!(
        (read.version, read.authority.as_str(), read.certificate.as_str()),
        (4, "FR03", "0001")
    );
    assert_eq!(read.document_label(), Some("Certificat qualité de l’air (Crit’Air)"));
    assert_eq!(read.issued_on, NaiveDate::from_ymd_opt(2018, 4, 19));
    assert_eq!(read.signed_on, NaiveDate::from_ymd_opt(2018, 4, 20));
    for (id, value) in [
        ("A0", "FR"),
        ("A1", "AB-123-CD"),
        ("A2", "RENAULT"),
        ("A4", "VF1BR0C0H12345678"),
        ("A6", "ES"),
        ("AA", "05011998"),
    ] {
        assert_eq!(read.value(id), Some(value), "{id}");
    }
    assert_eq!(read.signature, Signature::NotChecked);
}

#[test]
fn older_headers_are_shorter() {
    let second = read("DC02FR010001FFFF1A1BA8A1AB-123-CD").unwrap();
    assert_eq!(
        (second.version, second.issued_on, second.value("A1")),
        (2, None, Some("AB-123-CD"))
    );
    assert_eq!((second.country.as_str(), second.signature), ("FR", Signature::Missing));
    let third = read("DC03FR010001FFFF1A1BA801A1AB-123-CD\u{1d}A0FR").unwrap();
    assert_eq!((third.value("A1"), third.value("A0")), (Some("AB-123-CD"), Some("FR")));
}

#[test]
fn what_is_cut_says_so_and_what_is_unknown_is_kept() {
    let read = read("DC02FR010001FFFF1A1BA8A3LONG NAME\u{1e}ZZwhatever\u{1d}A0FR").unwrap();
    assert!(read.fields[0].cut);
    assert_eq!((read.fields[1].label, read.value("ZZ")), (None, Some("whatever")));
    assert_eq!(read.value("A0"), Some("FR"));
}

#[test]
fn broken_ones_are_told_from_other_codes() {
    assert_eq!(TwoDDoc::read("https://example.org"), None);
    assert_eq!(TwoDDoc::read("DCXXFR"), None);
    assert_eq!(read("DC09FR0100011A1B1A1BA8"), Err(Malformed::Version));
    assert_eq!(read("DC04FR01"), Err(Malformed::Header));
    assert_eq!(read("DC02FR010001GGGG1A1BA8"), Err(Malformed::Header));
    assert_eq!(read("DC02FR010001FFFF1A1BA8A4SHORT"), Err(Malformed::Field));
    assert_eq!(read("DC02FR010001FFFF1A1BA8A1ABCDEFGHIJKLMNOPQRSTUVWXYZ"), Err(Malformed::Field));
    let (body, _) =
        letter().split_once('\u{1f}').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    assert_eq!(read(&format!("{body}\u{1f}not base32")).unwrap().signature, Signature::Malformed);
}

#[test]
fn no_cut_and_no_change_breaks_the_reader() {
    let letter = letter();
    for (end, _) in letter.char_indices() {
        let _ = TwoDDoc::read(&letter[..end]);
        for other in ['é', '\u{1d}', '\u{1f}', 'F'] {
            let mut changed = letter[..end].to_owned();
            changed.push(other);
            changed.extend(letter[end..].chars().skip(1));
            let _ = TwoDDoc::read(&changed);
        }
    }
}
