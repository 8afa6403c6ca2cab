//! Papers as they are read, whole, cut and mistaken.
use super::*;

fn page(lines: &[&str], confidence: f32) -> Page {
    let word = |text: &&str| Word {
        text: (*text).to_owned(),
        quad: [[0.0; 2]; 4],
        confidence,
        second: None,
    };
    Page { width: 1000, height: 1400, rotation: 0, words: lines.iter().map(word).collect() }
}

const FIELDS: [&str; 14] = [
    "CERTIFICAT D'IMMATRICULATION",
    "A. AB-123-CD",
    "B 05/01/1998",
    "C.1",
    "MARTIN",
    "C.3",
    "D.1",
    "RENAULT",
    "D.3 CLIO",
    "E VF1BR0C0H12345678",
    "F.1 1650",
    "G.1",
    "J.1 VP",
    "P.3 ES",
];

#[test]
fn the_filled_side_is_known_with_and_without_its_zone() {
    let zone = "CRFRAAB123CD0VF1BR0C0H12345678297110129VP<<<<";
    let whole: Vec<&str> = FIELDS.iter().copied().chain([zone]).collect();
    assert_eq!(of(&page(&whole, 0.95)), Paper::Certificate);
    assert_eq!(of(&page(&FIELDS, 0.95)), Paper::WithoutZone);
    // Half a zone is worth reading.
    let half: Vec<&str> = FIELDS.iter().copied().chain(["CI<<RENAULT<<<<<<<CLIO"]).collect();
    assert_eq!(of(&page(&half, 0.95)), Paper::Certificate);
}

#[test]
fn certificates_older_than_the_zone_are_read_without_it() {
    let before_2009 = [
        "PREFECTURE DE LA VENDEE",
        "(A) 1234 WAE 45",
        "(I) 12/11/2007",
        "(B) 30/10/1997",
        "(C.1) M. DUPONT YVES",
        "(D.1) RENAULT",
        "(D.2) FZ1 G05",
        "(E) VF1BR0C0H12345678",
        "(F.1) 1650",
        "(G.1) 980",
        "(J.1) VP",
    ];
    assert_eq!(of(&page(&before_2009, 0.9)), Paper::Certificate);
    let before_2004 = [
        "N° IMMATRICULATION",
        "456 ABC 75",
        "DATE DE 1re MISE EN CIRCULATION",
        "12/03/1999",
        "NOM et Prénoms",
        "DUPONT YVES",
        "GENRE VP",
        "MARQUE PEUGEOT",
    ];
    assert_eq!(of(&page(&before_2004, 0.9)), Paper::Certificate);
}

#[test]
fn codes_in_brackets_never_had_a_zone() {
    let card = [
        "CERTIFICAT D'IMMATRICULATION",
        "(A) 1234 WAE 45",
        "(B) 30/10/1997",
        "(D.1) RENAULT",
        // A type that looks like a plate of today.
        "(D.2) AB123CD",
        "(D.3) CLIO",
        "(E) VF1BR0C0H12345678",
        "(F.2) 1650",
        "(G.1) 980",
        "(J.1) VP",
        "(P.3) ES",
        "(S.1) 5",
    ];
    assert_eq!(of(&page(&card, 0.95)), Paper::Certificate);
}

#[test]
fn a_report_of_inspection_is_no_certificate() {
    let report = [
        "PROCÈS-VERBAL DE CONTRÔLE TECHNIQUE PÉRIODIQUE",
        "(3) Date du contrôle",
        "09/06/2025",
        "(2) Immatriculation et pays",
        "FJ-267-FB",
        "Date de 1ère mise en circulation",
        "(1) N° d'identification du véhicule",
        "ZDCS8SAGD9H105688",
        "(7) Résultat du contrôle",
        "A - FAVORABLE",
    ];
    assert_eq!(of(&page(&report, 0.95)), Paper::Inspection);
    let stamped: Vec<&str> = FIELDS.iter().copied().chain(["CONTROLE TECHNIQUE AGREE"]).collect();
    assert_eq!(of(&page(&stamped, 0.95)), Paper::WithoutZone);
}

#[test]
fn the_printed_side_is_known_by_its_legend() {
    let printed = [
        "RÉPUBLIQUE FRANÇAISE",
        "Communauté européenne",
        "CERTIFICAT D’IMMATRICULATION",
        "Zulassungsbescheinigung",
        "(A) Numéro d’immatriculation",
        "(E) Numéro d’identification du véhicule",
        "(P.2) Puissance nette maximale (en kW)",
        "(S.1) Nombre de places assises",
        "(D.1) Marque",
        "(F.1) Masse en charge maximale",
    ];
    assert_eq!(of(&page(&printed, 0.9)), Paper::PrintedSide);
}

#[test]
fn what_stands_behind_the_coupon_is_the_printed_side_but_a_sold_certificate_is_not() {
    let notice = [
        "2025BE55521",
        "CESSION DU VÉHICULE",
        "Le titulaire remet le certificat à l'acquéreur et remplit le",
        "COUPON DÉTACHABLE",
        "dans l'attente de son nouveau certificat d'immatriculation.",
        "CHANGEMENT DE DOMICILE",
    ];
    assert_eq!(of(&page(&notice, 0.9)), Paper::PrintedSide);
    let sold: Vec<&str> = FIELDS.iter().copied().chain(notice).collect();
    assert_eq!(of(&page(&sold, 0.9)), Paper::WithoutZone);
}

#[test]
fn something_else_is_told_from_something_badly_read() {
    let shop = [
        "Plaquettes de frein avant",
        "Compatible Renault Clio",
        "Prix : 24,90 €",
        "Ajouter au panier",
        "Livraison 24h",
        "Mentions légales",
        "Avis clients",
    ];
    assert_eq!(of(&page(&shop, 0.95)), Paper::Other);
    let garbled = ["l1 Ol", "PI:", "SvX 12", "I|l", "0O8B", "rn n", "VVV", "ii ll"];
    assert_eq!(of(&page(&garbled, 0.4)), Paper::Certificate);
    assert_eq!(of(&page(&["WHISKAS"], 0.9)), Paper::NoText);
    assert_eq!(of(&page(&[], 0.0)), Paper::NoText);
}
