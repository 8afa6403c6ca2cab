//! Readings that agree, disagree and tempt: what may be vouched for.
use super::super::mrz::{self, Mrz};
use super::*;

const LINE2: &str = "CI<<RENAULT<<<<<<<CLIO<<<<<<<<<2013AB12345";

/// A whole zone with its check digits.
fn zone(plate: &str, vin: &str, date: &str) -> Mrz {
    let with_digit = |text: &str| format!("{text}{}", mrz::check_digit(text));
    let (plate, vin, date) = (with_digit(plate), with_digit(vin), with_digit(date));
    let form = with_digit("2013AB12345");
    let composite = mrz::check_digit(&[&plate[..], &vin, &date, &form].concat());
    let line1 = format!("CRFRA{plate}{vin}{date}VP<<<<");
    let line2 = format!("{LINE2}{}{composite}", &form[11..]);
    mrz::parse(&line1, &line2).expect("a zone")
}

fn cell(text: &str) -> Vec<Cell> {
    vec![Cell { text: text.to_owned(), quad: [[1.0; 2]; 4], confidence: 0.95, second: None }]
}

fn layout(form: &[(&'static str, &str)], coupon: &[(&'static str, &str)]) -> Layout {
    let cells = |pairs: &[(&'static str, &str)]| {
        pairs.iter().map(|(code, text)| (*code, cell(text))).collect()
    };
    Layout { form: cells(form), coupon: cells(coupon) }
}

fn settled(layout: &Layout, mrz: Option<&Mrz>) -> (Vec<Field>, Vec<Warning>) {
    let today = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
    let mut warnings = Vec::new();
    let line = mrz::ZoneLine { quad: [[2.0; 2]; 4], symbols: 44, confidence: 0.9 };
    let zone = mrz.map(|mrz| Zone {
        mrz: mrz.clone(),
        lines: vec![line.clone(), line],
        words: Vec::new(),
    });
    let mut fields = settle(layout, zone.as_ref(), today, &mut warnings);
    consistency(&mut fields, today, &mut warnings);
    (fields, warnings)
}

fn told(fields: &[Field], code: &str) -> (String, Status, Reason) {
    let field = fields.iter().find(|field| field.code == code).expect("the field");
    (field.value.clone(), field.status, field.reason)
}

#[test]
fn a_check_digit_and_a_printed_reading_verify() {
    let mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    let (fields, warnings) = settled(
        &layout(
            &[
                ("A", "AJ-251-HE"),
                ("E", "VF1RFA00501234567"),
                ("B", "08/08/2013"),
                ("D.1", "RENAULT"),
            ],
            &[("A", "AJ-251-HE"), ("E", "VF1RFA00501234567"), ("FORMULE", "2013AB12345")],
        ),
        Some(&mrz),
    );
    for (code, value) in [
        ("A", "AJ-251-HE"),
        ("E", "VF1RFA00501234567"),
        ("B", "08/08/2013"),
        ("FORMULE", "2013AB12345"),
    ] {
        let expected = (value.to_owned(), Status::Verified, Reason::MrzCheckDigit);
        assert_eq!(told(&fields, code), expected, "{code}");
    }
    assert_eq!(told(&fields, "D.1").1, Status::Verified);
    assert_eq!(warnings, []);
}

#[test]
fn a_valid_digit_against_another_printed_reading_verifies_nothing() {
    let mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    let (fields, _) = settled(
        &layout(&[("A", "AK-251-HE"), ("E", "VF1RFA00507654321"), ("B", "09/08/2013")], &[]),
        Some(&mrz),
    );
    for code in ["A", "E", "B"] {
        let (_, status, reason) = told(&fields, code);
        assert_eq!((status, reason), (Status::ToConfirm, Reason::ReadingsDiffer), "{code}");
    }
}

#[test]
fn a_misread_zone_is_mended_by_what_is_printed_twice() {
    let mut mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    mrz.vin = "VF1RFA00501234S67".to_owned();
    mrz.checks.vin = false;
    mrz.checks.composite = false;
    let vin = "VF1RFA00501234567";
    let (fields, warnings) = settled(&layout(&[("E", vin)], &[("E", vin)]), Some(&mrz));
    assert_eq!(told(&fields, "E"), (vin.to_owned(), Status::Verified, Reason::MrzCheckDigit));
    assert!(warnings.contains(&Warning::MrzCompositeFailed));

    mrz.vin = "VF1RFA00501X34Y67".to_owned();
    let (fields, _) = settled(&layout(&[("E", vin)], &[]), Some(&mrz));
    assert_eq!(told(&fields, "E").1, Status::ToConfirm);
}

#[test]
fn the_zone_alone_proves_but_not_a_century_nor_a_blind_spot() {
    let mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    let (fields, _) = settled(&layout(&[], &[]), Some(&mrz));
    assert_eq!(told(&fields, "A").1, Status::Verified);
    assert_eq!(told(&fields, "B").2, Reason::CenturyAssumed);
    // This number has a 6, which a G would pass for.
    assert_eq!(told(&fields, "E").1, Status::ToConfirm);
    // Nor do two readings that are not quite clear settle it; three do.
    let vin = "VF1RFA00501234567";
    let (fields, _) = settled(&layout(&[("E", vin)], &[]), Some(&mrz));
    assert_eq!(told(&fields, "E").1, Status::ToConfirm);
    let (fields, _) = settled(&layout(&[("E", vin)], &[("E", vin)]), Some(&mrz));
    assert_eq!(told(&fields, "E").1, Status::Verified);
}

#[test]
fn names_need_two_readings() {
    let mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    let (fields, _) = settled(
        &layout(
            &[
                ("C.1", "MARTIN"),
                ("D.3", "CLIO"),
                ("I", "10/02/2014"),
                ("J.1", "VP"),
                ("J.3", "CI"),
            ],
            &[("C.1", "MARTIN"), ("I", "10/02/2014")],
        ),
        Some(&mrz),
    );
    for (code, reason) in [
        ("C.1", Reason::CouponAgrees),
        ("I", Reason::CouponAgrees),
        ("D.3", Reason::MrzAgrees),
        ("J.1", Reason::MrzAgrees),
        ("J.3", Reason::MrzAgrees),
    ] {
        assert_eq!(
            (told(&fields, code).1, told(&fields, code).2),
            (Status::Verified, reason),
            "{code}"
        );
    }
}

#[test]
fn names_that_differ_or_are_doubtful_are_not_verified() {
    let mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    let (fields, _) = settled(
        &layout(&[("C.1", "MARTIN"), ("D.3", "MEGANE"), ("P.3", "ES")], &[("C.1", "MARTEN")]),
        Some(&mrz),
    );
    assert_eq!(told(&fields, "C.1").2, Reason::ReadingsDiffer);
    assert_eq!(told(&fields, "D.3").2, Reason::ReadingsDiffer);
    assert_eq!(told(&fields, "P.3").2, Reason::Unconfirmed);
    let (fields, _) =
        settled(&layout(&[("C.1", "M0REAU"), ("D.3", "CLI0")], &[("C.1", "M0REAU")]), Some(&mrz));
    assert_eq!(told(&fields, "C.1").1, Status::ToConfirm);
    assert_eq!(told(&fields, "D.3").1, Status::ToConfirm);
}

#[test]
fn without_a_zone_two_sure_printed_readings_agree() {
    let (fields, warnings) = settled(
        &layout(&[("A", "AJ-251-HE"), ("E", "VF1RFA00501234567")], &[("A", "AJ-251-HE")]),
        None,
    );
    assert_eq!(told(&fields, "A").2, Reason::CouponAgrees);
    assert_eq!(told(&fields, "E").1, Status::ToConfirm);
    assert!(warnings.contains(&Warning::MrzMissing));
}

#[test]
fn contradictions_are_told() {
    let (fields, warnings) = settled(
        &layout(
            &[
                ("B", "08/08/2015"),
                ("I", "10/02/2014"),
                ("D.1", "RENAULT"),
                ("E", "WVWZZZ1KZ8W123456"),
                ("F.1", "1000"),
                ("F.2", "1700"),
                ("J", "N1"),
                ("J.1", "VP"),
                ("P.1", "1499"),
                ("P.3", "EL"),
                ("Y.1", "100,00"),
                ("Y.4", "11"),
                ("Y.6", "112,00"),
            ],
            &[("I", "10/02/2014"), ("A", "AJ-251-HE"), ("FORMULE", "2019AB12345")],
        ),
        None,
    );
    for warning in [
        Warning::FirstRegistrationAfterCertificate,
        Warning::FormYearImplausible,
        Warning::TaxTotalDiffers,
        Warning::MassesImplausible,
        Warning::CategoryDiffers,
        Warning::ElectricWithEngine,
        Warning::VinMakeDiffers,
    ] {
        assert!(warnings.contains(&warning), "{warning:?} in {warnings:?}");
    }
    assert_eq!(told(&fields, "I").2, Reason::CheckFailed);
}

#[test]
fn a_printed_number_is_read_again_where_the_zone_asks_for_it() {
    let mrz = zone("AJ251HE", "VF1RFA00501234577", "130808");
    let mut layout = layout(&[("E", "VF1RFA00S0123457"), ("A", "AJ-251-HE")], &[]);
    let cell = &mut layout.form.get_mut("E").expect("the number")[0];
    cell.second = Some("VF1RFA00501234577".to_owned());
    let (fields, _) = settled(&layout, Some(&mrz));
    let expected = ("VF1RFA00501234577".to_owned(), Status::Verified, Reason::MrzCheckDigit);
    assert_eq!(told(&fields, "E"), expected);
}

#[test]
fn a_number_for_a_name_is_not_vouched_for() {
    let mut mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    for (make, read, value, status) in [
        ("HYUNDAI", "130", "I30", Status::ToConfirm),
        ("KIA", "130", "130", Status::ToConfirm),
        ("PEUGEOT", "208", "208", Status::Verified),
        ("FIAT", "D0BL0", "DOBLO", Status::ToConfirm),
    ] {
        (mrz.make, mrz.model) = (make.to_owned(), read.to_owned());
        let (fields, _) = settled(&layout(&[("D.1", make), ("D.3", read)], &[]), Some(&mrz));
        let (said, told, _) = told(&fields, "D.3");
        assert_eq!((said.as_str(), told), (value, status), "{make}");
    }
}

#[test]
fn a_name_cut_short_is_completed_from_the_zone() {
    let mut mrz = zone("AJ251HE", "VF1RFA00501234567", "130808");
    mrz.model = "M0DEL Y".to_owned();
    let (fields, _) = settled(&layout(&[("D.3", "MODEL")], &[]), Some(&mrz));
    assert_eq!(told(&fields, "D.3").0, "MODEL Y");
    assert_eq!(told(&fields, "D.3").1, Status::ToConfirm);
}

#[test]
fn taxes_that_would_add_up_with_a_zero_do() {
    let taxes = [("Y.1", "46,00"), ("Y.2", "8"), ("Y.4", "11"), ("Y.5", "2,76"), ("Y.6", "59,76")];
    let (fields, warnings) = settled(&layout(&taxes, &[]), None);
    assert_eq!(told(&fields, "Y.2").0, "0");
    assert!(!warnings.contains(&Warning::TaxTotalDiffers));
    // Two amounts could be the wrong one: neither is touched.
    let taxes = [("Y.1", "8"), ("Y.2", "8"), ("Y.6", "8")];
    let (fields, warnings) = settled(&layout(&taxes, &[]), None);
    assert_eq!((told(&fields, "Y.1").0.as_str(), told(&fields, "Y.2").0.as_str()), ("8", "8"));
    assert!(warnings.contains(&Warning::TaxTotalDiffers));
}
