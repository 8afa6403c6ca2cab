//! Old certificates as boxes and as lines, and the papers that must not be taken for one.
use super::super::super::{
    DocumentKind, EnergyGroup, PageText, Status, VehicleCategory, Word, read_document,
};
use super::*;

fn read(page: &PageText, today: NaiveDate) -> Option<Vec<Field>> {
    super::read(&Entries::of(page), today)
}

/// A word at a place, in pixels of a page 1730 wide, letters some 50 high.
fn at(text: &str, x: f32, y: f32) -> Word {
    let width = 27.0 * text.chars().count() as f32;
    let quad = [[x, y], [x + width, y], [x + width, y + 50.0], [x, y + 50.0]];
    Word { text: text.to_owned(), quad, confidence: 1.0, second: None }
}

fn page(words: &[(&str, f32, f32)]) -> PageText {
    let words = words.iter().map(|(text, x, y)| at(text, *x, *y)).collect();
    PageText { width: 1730, height: 1400, words }
}

/// As the head was printed and typed: the date of the operation above, « DATE » narrower than what
/// stands under it, a label in two lines, the name a little lower than its label.
const HEAD: &[(&str, f32, f32)] = &[
    ("PREFECTURE DU NORD", 496.0, 30.0),
    ("59/001/TERM02/OPEA/531", 860.0, 120.0),
    ("CHANGEMENT DE DOMICILE", 29.0, 189.0),
    ("06/11/2001", 1003.0, 185.0),
    ("DATE DE 1re MISE", 1188.0, 214.0),
    ("N° IMMATRICULATION (A)", 300.0, 277.0),
    ("DATE", 920.0, 275.0),
    ("EN CIRCULATION (B)", 1188.0, 271.0),
    ("1234 WAA 45", 312.0, 357.0),
    ("29/03/1988", 790.0, 357.0),
    ("11/07/1980", 1250.0, 353.0),
    ("NOM, Prénoms", -10.0, 399.0),
    ("M.", 352.0, 412.0),
    ("DUPOND YVES", 500.0, 412.0),
    ("NOM d'usage", 10.0, 455.0),
    ("DOMICILE (C)", 10.0, 540.0),
    ("27 RUE DES ROITELETS", 352.0, 545.0),
    ("59169 FERIN LES BAINS", 352.0, 620.0),
];

/// Labels over their values, boxes side by side.
const BOXED: &[(&str, f32, f32)] = &[
    ("GENRE", 20.0, 720.0),
    ("MARQUE (D)", 320.0, 720.0),
    ("TYPE", 900.0, 720.0),
    ("VP", 60.0, 795.0),
    ("ALFA ROMEO", 300.0, 795.0),
    ("741A3C5", 880.0, 795.0),
    ("N° DANS LA SERIE DU TYPE (E)", 20.0, 880.0),
    ("CARROSSERIE", 900.0, 880.0),
    ("ENERGIE", 1350.0, 880.0),
    ("4512387", 40.0, 955.0),
    ("CI", 960.0, 955.0),
    ("ESSENCE", 1350.0, 955.0),
    ("PUISSANCE", 20.0, 1040.0),
    ("PLACES ASS.", 360.0, 1040.0),
    ("P.T.A.C.(F)", 780.0, 1040.0),
    ("P.T.R.A.", 1300.0, 1040.0),
    ("07 CV", 40.0, 1115.0),
    ("5", 400.0, 1115.0),
    ("01480 KG", 780.0, 1115.0),
    ("P.V.", 20.0, 1200.0),
    ("BRUIT", 360.0, 1200.0),
    ("REGIME MOTEUR", 780.0, 1200.0),
    ("N° IMMATRICULATION PRECEDENT", 1300.0, 1200.0),
    ("960", 40.0, 1275.0),
    ("78", 380.0, 1275.0),
    ("3750", 800.0, 1275.0),
    ("77 BQ 2A", 1300.0, 1275.0),
];

/// Labels left of their values, some joined to them.
const LINED: &[(&str, f32, f32)] = &[
    ("GENRE", 20.0, 720.0),
    ("CTTE", 260.0, 722.0),
    ("MARQUERENAULT", 700.0, 720.0),
    ("TYPE", 20.0, 820.0),
    ("MRE5032EL547", 260.0, 822.0),
    ("CARR.", 900.0, 820.0),
    ("DERIV", 1100.0, 822.0),
    ("VP", 1290.0, 822.0),
    ("N° DANS LA SERIE DU TYPE VF1JK0S0A12345678", 20.0, 920.0),
    ("ENERGIE", 20.0, 1020.0),
    ("GO", 260.0, 1020.0),
    ("PUIS.5", 700.0, 1020.0),
    ("P.T.A.C. 01590", 1200.0, 1020.0),
    ("PLACES ASS. 2 DEB.", 20.0, 1120.0),
    ("P.V.", 20.0, 1220.0),
    ("980", 260.0, 1222.0),
    ("N° PRECEDENT", 700.0, 1220.0),
    ("NEUF", 1150.0, 1220.0),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn with(head: &[(&'static str, f32, f32)], body: &[(&'static str, f32, f32)]) -> PageText {
    page(&[head, body].concat())
}

fn said(fields: &[Field], expected: &[(&str, &str)]) {
    for (code, value) in expected {
        let read = fields.iter().find(|field| field.code == *code);
        assert_eq!(read.map(|field| field.value.as_str()), Some(*value), "{code}");
    }
    let codes: Vec<&str> = fields.iter().map(|field| field.code.as_str()).collect();
    assert_eq!(codes.len(), expected.len(), "{codes:?}");
}

#[test]
fn values_under_their_labels_are_read() {
    let reading = read_document(&with(HEAD, BOXED), today());
    assert_eq!(reading.document, DocumentKind::RegistrationCertificate);
    said(
        &reading.fields,
        &[
            ("A", "1234 WAA 45"),
            ("A.1", "77 BQ 2A"),
            ("B", "11/07/1980"),
            ("I", "29/03/1988"),
            ("C.1", "M. DUPOND YVES"),
            ("C.3", "27 RUE DES ROITELETS"),
            ("C.3b", "59169 FERIN LES BAINS"),
            ("D.1", "ALFA ROMEO"),
            ("D.2", "741A3C5"),
            ("E", "4512387"),
            ("F.2", "1480"),
            ("G.1", "960"),
            ("J.1", "VP"),
            ("J.3", "CI"),
            ("P.3", "ES"),
            ("P.6", "7"),
            ("S.1", "5"),
            ("U.1", "78"),
            ("U.2", "3750"),
        ],
    );
    assert!(reading.fields.iter().all(|field| field.status == Status::ToConfirm));
    assert_eq!(reading.warnings, []);
    let raw = reading.field("P.3").map(|field| field.raw.as_str());
    assert_eq!(raw, Some("ESSENCE"), "as printed");
    let vehicle = reading.vehicle;
    assert_eq!(vehicle.category, Some(VehicleCategory::M1));
    assert_eq!(vehicle.energy, Some(EnergyGroup::Petrol));
    assert_eq!(vehicle.max_laden_mass_kg, Some(1480));
    assert_eq!(vehicle.first_registration, NaiveDate::from_ymd_opt(1980, 7, 11));
}

#[test]
fn values_beside_their_labels_are_read() {
    let reading = read_document(&with(HEAD, LINED), today());
    said(
        &reading.fields,
        &[
            ("A", "1234 WAA 45"),
            ("B", "11/07/1980"),
            ("I", "29/03/1988"),
            ("C.1", "M. DUPOND YVES"),
            ("C.3", "27 RUE DES ROITELETS"),
            ("C.3b", "59169 FERIN LES BAINS"),
            ("D.1", "RENAULT"),
            ("D.2.1", "MRE5032EL547"),
            ("E", "VF1JK0S0A12345678"),
            ("F.2", "1590"),
            ("G.1", "980"),
            ("J.1", "CTTE"),
            ("J.3", "DERIV VP"),
            ("P.3", "GO"),
            ("P.6", "5"),
            ("S.1", "2"),
        ],
    );
    assert_eq!(reading.vehicle.category, Some(VehicleCategory::N1));
    assert_eq!(reading.vehicle.energy, Some(EnergyGroup::Diesel));
}

#[test]
fn other_papers_that_say_the_same_are_no_certificate() {
    for body in [BOXED, LINED] {
        // Without its head much is asked for, and under the title of another paper nothing is.
        assert_eq!(read(&with(&HEAD[3..], &body[..8]), today()), None);
        assert!(read(&with(&HEAD[3..], body), today()).is_some());
        for title in [
            "CERTIFICAT DE CESSION D'UN VEHICULE",
            "DEMANDE DE CERTIFICAT D'IMMATRICULATION",
            "DECLARATION D'ACHAT D'UN VEHICULE",
            "CERTIFICAT DE SITUATION ADMINISTRATIVE",
            "PROCES-VERBAL DE CONTROLE TECHNIQUE",
            "Kilométrage inscrit au compteur",
        ] {
            let mut other = with(HEAD, body);
            assert!(read(&other, today()).is_some());
            other.words.push(at(title, 20.0, 1350.0));
            assert_eq!(read(&other, today()), None, "{title}");
        }
    }
    // A letter of the prefecture about a vehicle has its number and its dates.
    assert_eq!(read(&page(HEAD), today()), None);
    assert_eq!(read(&with(HEAD, &BOXED[..4]), today()), None);
}

#[test]
fn nothing_is_read_from_the_labels_of_an_empty_form() {
    let labels: Vec<(&str, f32, f32)> = [HEAD, BOXED]
        .concat()
        .into_iter()
        .filter(|(text, ..)| OLD.at_start(&text.split(' ').collect::<Vec<_>>()).is_some())
        .chain([("PREFECTURE DU NORD", 496.0, 30.0)])
        .collect();
    assert!(labels.len() > 15);
    assert_eq!(read(&page(&labels), today()), None);
}

#[test]
fn values_take_their_normal_form() {
    for (code, text, form) in [
        ("A", "1234 WAA 45", "1234 WAA 45"),
        ("A", "1234WAA45", "1234 WAA 45"),
        ("D.1", "C1TROEN", "CITROEN"),
        ("D.1", "VENTURI", "VENTURI"),
        ("D.2", "741a3c5", "741A3C5"),
        ("E", "VF1JK0S0A 12345678", "VF1JK0S0A12345678"),
        ("P.3", "GAZOLE", "GO"),
        ("P.6", "07 CV", "7"),
        ("F.2", "01480 KG", "1480"),
        ("U.1", "78 dB", "78"),
        ("U.2", "3750 tr/mn", "3750"),
        ("C.1", "SARL BATI RENOV", "SARL BATI RENOV"),
        ("C.3", "94 AVENUE DU 8 MAI 1945", "94 AVENUE DU 8 MAI 1945"),
    ] {
        assert_eq!(value(code, text, today()).as_deref(), Some(form), "{code} {text}");
    }
    for (code, text) in [
        ("A", "AB-123-CD"),
        ("A.1", "NEUF"),
        ("D.1", "78"),
        ("D.2", "TYPE"),
        ("E", "7743876 GARAGE"),
        ("F.2", "12"),
        ("U.2", "78"),
        ("C.1", "Pour le Préfet"),
        ("C.3", "06/11/2001"),
    ] {
        assert_eq!(value(code, text, today()), None, "{code} {text}");
    }
}

#[test]
fn the_national_code_is_told_from_the_type() {
    assert_eq!(values::type_code("MRE5032EL547"), "D.2.1");
    assert_eq!(values::type_code("741A3C5"), "D.2");
}
