//! The machine-readable zone: the ministry's specimen, and what readers make of it.
use super::super::Word;
use super::*;

/// The ministry's SPECIMEN.
const SPECIMEN: [&str; 2] = [
    "CRFRAAB123CD0VFSIV2009ASIV200929801059VP<<<<",
    "CI<<MARQUES<<<<<<<MODELE<<<<<<<2009AS0528402",
];

#[test]
fn check_digits_are_those_of_the_specimen() {
    assert_eq!(check_digit("AB123CD"), '0');
    assert_eq!(check_digit("VFSIV2009ASIV2009"), '2');
    assert_eq!(check_digit("980105"), '9');
    assert_eq!(check_digit("2009AS05284"), '0');
    assert_eq!(check_digit("AB123CD0VFSIV2009ASIV2009298010592009AS052840"), '2');
}

#[test]
fn the_specimen_is_read_whole() {
    let mrz = parse(SPECIMEN[0], SPECIMEN[1]).expect("a zone");
    assert_eq!([&mrz.line1, &mrz.line2], SPECIMEN);
    assert_eq!(mrz.plate, "AB123CD");
    assert_eq!(mrz.vin, "VFSIV2009ASIV2009");
    assert_eq!(mrz.first_registration, "980105");
    assert_eq!((mrz.genre.as_str(), mrz.body.as_str()), ("VP", "CI"));
    assert_eq!((mrz.make.as_str(), mrz.model.as_str()), ("MARQUES", "MODELE"));
    assert_eq!(mrz.form_number, "2009AS05284");
    let all = Checks {
        plate: true,
        vin: true,
        first_registration: true,
        form_number: true,
        composite: true,
    };
    assert_eq!(mrz.checks, all);
}

#[test]
fn look_alikes_are_put_right_by_position() {
    let mrz = parse(
        "CRFRAA8I23C00VFSIV2OO9ASIV20O9298O1O59VP<<<<",
        "CI<<MARQUES<<<<<<<MODELE<<<<<<<20O9A5O52840Z",
    )
    .expect("a zone");
    assert_eq!((mrz.plate.as_str(), mrz.checks.plate), ("AB123CD", true));
    assert_eq!((mrz.form_number.as_str(), mrz.checks.form_number), ("2009AS05284", true));
    assert_eq!((mrz.first_registration.as_str(), mrz.checks.first_registration), ("980105", true));
}

#[test]
fn a_misread_symbol_fails_its_check() {
    let mrz = parse(&SPECIMEN[0].replace("2009ASIV", "2007ASIV"), SPECIMEN[1]).expect("a zone");
    assert!(!mrz.checks.vin && !mrz.checks.composite && mrz.checks.plate);
    let mrz = parse(&SPECIMEN[0].replace("980105", "980706"), SPECIMEN[1]).expect("a zone");
    assert!(!mrz.checks.first_registration);
}

#[test]
fn every_single_digit_error_is_seen() {
    for at in 0..6 {
        for wrong in '0'..='9' {
            let mut date: Vec<char> = "980105".chars().collect();
            if date[at] != wrong {
                date[at] = wrong;
                assert!(!proves(&date.iter().collect::<String>(), 6, '9'));
            }
        }
    }
}

#[test]
fn lost_fillers_do_not_lose_the_names() {
    let mrz = parse(SPECIMEN[0], "CI<<MARQUES<<<<MODELE<<<2009AS0528402").expect("a zone");
    assert_eq!((mrz.make.as_str(), mrz.model.as_str()), ("MARQUES", "MODELE"));
    assert!(mrz.checks.form_number && mrz.checks.composite);
    assert_eq!(mrz.line2, SPECIMEN[1]);
}

#[test]
fn a_lost_second_line_is_empty() {
    let mrz = parse(SPECIMEN[0], "").expect("a zone");
    assert!(mrz.checks.plate && !mrz.checks.form_number && !mrz.checks.composite);
    assert_eq!((mrz.line1.as_str(), mrz.line2.as_str()), (SPECIMEN[0], ""));
}

#[test]
fn nonsense_is_no_zone() {
    assert!(parse("CRFRA", "").is_none());
    assert!(parse("", "").is_none());
    let odd = parse("CRFRAéèà(((((((((((((((((((((((((((((((((((((((", "é").expect("long enough");
    assert!(!odd.checks.composite && !odd.checks.form_number);
}

fn word(text: &str, x: f32, y: f32, width: f32) -> Word {
    let quad = [[x, y], [x + width, y], [x + width, y + 12.0], [x, y + 12.0]];
    Word { text: text.to_owned(), quad, confidence: 0.9, second: None }
}

#[test]
fn the_zone_is_found_in_pieces() {
    let (first, second) = (SPECIMEN[0].split_at(20), SPECIMEN[1].split_at(18));
    let page = PageText {
        width: 400,
        height: 700,
        words: vec![
            word(second.1, 160.0, 652.0, 150.0),
            word("DUPONT", 23.0, 610.0, 40.0),
            word(first.1, 155.0, 636.0, 160.0),
            word(first.0, 17.0, 635.0, 135.0),
            word(second.0, 17.0, 652.0, 135.0),
        ],
    };
    let zone = find(&page).expect("a zone");
    assert!(zone.mrz.checks.composite);
    assert_eq!(zone.words, [3, 2, 4, 0]);
    assert_eq!(zone.lines[0].symbols, 44);
}

#[test]
fn the_second_reading_counts_where_its_digits_match() {
    let mut first = word(&SPECIMEN[0].replace("VFSIV2009", "VFSIV200S"), 17.0, 635.0, 290.0);
    let second = word(SPECIMEN[1], 17.0, 652.0, 290.0);
    let page = |first: &Word| PageText {
        width: 400,
        height: 700,
        words: vec![first.clone(), second.clone()],
    };
    let once = find(&page(&first)).expect("a zone");
    assert!(!once.mrz.checks.vin && !once.mrz.checks.composite);
    first.second = Some(SPECIMEN[0].to_owned());
    let twice = find(&page(&first)).expect("a zone");
    assert!(twice.mrz.checks.vin && twice.mrz.checks.composite);
}
