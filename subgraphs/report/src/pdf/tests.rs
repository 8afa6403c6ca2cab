//! What leaves the printer: readable by people and by machines, and small.
//!
//! `AUTOVISITE_PDF_SAMPLES=<folder>` keeps what these tests print, to be looked at.
#![expect(clippy::unwrap_used, reason = "tests")]
mod account;
mod money;
mod month;
mod reading;

use super::*;
use crate::domain::{Outcome, ReportKind};
use events::{
    appointment::CentreFacts,
    inspection::{DefectFacts, VehicleFacts},
};
use uuid::Uuid;

const ADDRESS: &str = "https://www.example.fr/verify/7Q2K-9XTM-4HWC-P3RA";

fn defects(count: usize) -> Vec<DefectFacts> {
    let labels = [
        "Usure excessive (marque minimale atteinte)",
        "L’orientation n’est pas dans les limites prescrites",
        "Coupure grave ou endommagement de la structure du pneumatique, dont la carcasse ou la \
         trame est visible",
    ];
    let components = [
        "État mécanique et fonctionnement : Garnitures ou plaquettes de freins",
        "Phares : Orientation (feux de croisement)",
        "Roues et pneus : Pneumatiques",
    ];
    let level =
        |at: usize| [fr::DefectLevel::Major, fr::DefectLevel::Minor][usize::from(at >= count / 2)];
    (0..count)
        .map(|at| DefectFacts {
            code: format!("{}.{}.{}.a.{}", at % 8 + 1, at % 3 + 1, at + 1, 2 - at % 2),
            level: level(at),
            label: labels[at % 3].to_owned(),
            location: [Some("AVG"), Some("ARD"), None][at % 3].map(str::to_owned),
            comment: (at % 4 == 0).then(|| "Usure irrégulière, à surveiller ≤ 2 mm".to_owned()),
            location_label: [Some("Avant gauche"), Some("Arrière droit"), None][at % 3]
                .map(str::to_owned),
            component: Some(components[at % 3].to_owned()),
            photos: Vec::new(),
        })
        .collect()
}

fn signed(outcome: Outcome, defects: Vec<DefectFacts>) -> Signed {
    let favourable = outcome == Outcome::Favourable;
    let until = match outcome {
        Outcome::Favourable => "2028-11-21",
        Outcome::UnfavourableMajor => "2027-01-22",
        Outcome::UnfavourableCritical => "2026-11-22",
    };
    Signed {
        inspection_id: Uuid::nil(),
        appointment_id: Uuid::nil(),
        reference: "RDV-7Q2KX".to_owned(),
        customer_id: Uuid::nil(),
        centre: CentreFacts {
            id: Uuid::nil(),
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 12".to_owned(),
        },
        service: fr::ServiceKind::Periodic,
        vehicle: VehicleFacts {
            vehicle_id: None,
            plate: "AB-123-CD".to_owned(),
            vin: Some("VF7NC9HP0CY512345".to_owned()),
            make: Some("Citroën".to_owned()),
            model: Some("C4 Picasso".to_owned()),
            first_registration: "2015-03-12".parse().ok(),
            eu_category: Some("M1".to_owned()),
            energy: Some(fr::Energy::Diesel),
        },
        odometer_km: 128_450,
        outcome,
        defects,
        valid_until: until.parse().unwrap(),
        retest_before: (!favourable).then(|| "2027-01-22".parse().unwrap()),
        inspector_name: "Agnès Thévenoux".to_owned(),
        started_at: "2026-11-22T08:32:00Z".parse().unwrap(),
        signed_at: "2026-11-22T09:14:00Z".parse().unwrap(),
        catalogue_version: "2026-11".to_owned(),
        content_hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        retest_of: None,
        initial_on: None,
        usage: "ORDINARY".parse().ok(),
        pollution_check_before: None,
        remarks: Vec::new(),
        measurements: Vec::new(),
        inspector_approval: None,
    }
}

/// A signed inspection, for other tests.
pub(crate) fn sample() -> Signed {
    signed(Outcome::Favourable, Vec::new())
}

fn printed(name: &str, kind: ReportKind, facts: Signed) -> Vec<u8> {
    let sheet = Sheet {
        kind,
        number: "S069C012-2026-000042".to_owned(),
        code: "7Q2K-9XTM-4HWC-P3RA".to_owned(),
        verification_url: ADDRESS.to_owned(),
        facts,
    };
    let bytes = print(&sheet).unwrap();
    if let Some(folder) = std::env::var_os("AUTOVISITE_PDF_SAMPLES") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), &bytes).unwrap();
    }
    assert!(bytes.len() < 300_000, "{name} weighs {} bytes", bytes.len());
    bytes
}

#[test]
fn a_favourable_report_says_all_and_can_be_searched() {
    let mut facts = signed(Outcome::Favourable, Vec::new());
    facts.vehicle.model = None;
    let bytes = printed("favourable.pdf", ReportKind::InspectionReport, facts);
    let pages = reading::pages(&bytes);
    for words in [
        "Procès-verbal de contrôle technique",
        "S069C012-2026-000042",
        "Favorable (A)",
        "AB-123-CD",
        "128\u{a0}450\u{a0}km",
        "VF7NC9HP0CY512345",
        "Aucune défaillance constatée.",
        "Agnès Thévenoux",
        "Non renseigné",
        "9f86d081",
        "7Q2K-9XTM-4HWC-P3RA",
    ] {
        assert!(pages.concat().contains(words), "{words} is missing in {pages:?}");
    }
    for (at, page) in pages.iter().enumerate() {
        let count = format!("Page {} sur {}", at + 1, pages.len());
        assert!(page.contains(&count), "{count} is missing");
    }
}

#[test]
fn thirty_defects_go_over_several_pages_and_none_is_lost() {
    let found = defects(30);
    let facts = signed(Outcome::UnfavourableMajor, found.clone());
    let bytes = printed("major.pdf", ReportKind::InspectionReport, facts);
    let pages = reading::pages(&bytes);
    assert!(pages.len() >= 2);
    let all = pages.concat();
    for defect in found {
        assert!(all.contains(&defect.code), "{} is missing", defect.code);
    }
    assert!(all.contains("Défaillances majeures (15)"));
    assert!(all.contains("Défaillances mineures (15)"));
    assert!(all.contains("Avant gauche"));
    assert!(all.contains("Usure irrégulière, à surveiller ≤ 2 mm"));
}

#[test]
fn a_critical_report_says_that_the_vehicle_stays() {
    let mut found = defects(3);
    found[0].level = fr::DefectLevel::Critical;
    let facts = signed(Outcome::UnfavourableCritical, found);
    let bytes = printed("critical.pdf", ReportKind::InspectionReport, facts);
    let all = reading::pages(&bytes).concat();
    assert!(all.contains("Défavorable pour défaillances critiques (R)"));
    assert!(all.contains("ne peut plus circuler"));
    assert!(all.contains("Défaillances critiques (1)"));
}

#[test]
fn a_certificate_is_one_page_and_its_code_leads_to_the_verification() {
    for (name, outcome) in [
        ("certificate-a.pdf", Outcome::Favourable),
        ("certificate-s.pdf", Outcome::UnfavourableMajor),
        ("certificate-r.pdf", Outcome::UnfavourableCritical),
    ] {
        let bytes = printed(name, ReportKind::Certificate, signed(outcome, defects(3)));
        let pages = reading::pages(&bytes);
        assert_eq!(pages.len(), 1, "{name}");
        assert!(pages[0].contains(outcome.printed()), "{pages:?}");
        assert_eq!(reading::qr(&bytes), ADDRESS);
    }
}

#[test]
fn titles_keep_their_accents_and_fonts_are_embedded() {
    let facts = signed(Outcome::Favourable, Vec::new());
    let bytes = printed("title.pdf", ReportKind::InspectionReport, facts);
    let title = reading::title(&bytes);
    assert_eq!(title, "Procès-verbal de contrôle technique n° S069C012-2026-000042");
    assert!(reading::fonts_are_embedded(&bytes));
}

#[test]
fn what_an_inspector_types_cannot_break_the_page() {
    let mut found = defects(1);
    found[0].comment = Some("ß".repeat(400) + "\n\u{0}🚗 " + &"mot ".repeat(900));
    let facts = signed(Outcome::UnfavourableMajor, found);
    let bytes = printed("long.pdf", ReportKind::InspectionReport, facts);
    let pages = reading::pages(&bytes);
    assert!(pages.len() >= 2);
    let all = pages.concat();
    assert_eq!(all.matches('ß').count(), 400);
    assert_eq!(all.matches("mot ").count(), 900);
    assert!(!with_question_marks(&all));
}

/// Whether something was lost; our own text asks one question, « Un désaccord ? ».
fn with_question_marks(all: &str) -> bool {
    all.replace("Un désaccord ?", "").contains('?')
}

/// What no line of a page can hold.
fn wide(letter: char, count: usize) -> String {
    letter.to_string().repeat(count)
}

/// Every text of a document, each of a word that is wider than its column, in letters that the
/// house's typeface lacks or has not composed.
fn wide_facts() -> Signed {
    let mut found = defects(2);
    found[0].label = wide('é', 70) + " puis la suite";
    found[0].comment = Some(format!("avant {} après", wide('w', 70)));
    found[1].label = "Jeu ≥ 2 mm, 5 µm, 10 Ω, ± 0,5 °, λ = 1,03, Δ 4 m²".to_owned();
    found[1].location_label = Some(wide('L', 40));
    let mut facts = signed(Outcome::UnfavourableMajor, found);
    facts.inspector_name = format!("Zoe\u{301} {}", wide('N', 100));
    facts.centre.name = format!("{} Žižkov", wide('C', 100));
    facts.centre.address = format!("1 rue {}, 75001 Paris", wide('R', 120));
    facts.vehicle.make = Some("Łukasz Żółć".to_owned());
    facts.vehicle.model = Some(wide('M', 90));
    facts.vehicle.vin = Some(wide('V', 60));
    facts.vehicle.eu_category = Some("Ελένη Сергій".to_owned());
    facts
}

#[test]
fn a_word_wider_than_its_column_is_broken_and_every_letter_is_printed() {
    for (name, kind) in [
        ("wide.pdf", ReportKind::InspectionReport),
        ("wide-certificate.pdf", ReportKind::Certificate),
    ] {
        let bytes = printed(name, kind, wide_facts());
        let (pages, all) = (reading::pages(&bytes), reading::pages(&bytes).concat());
        // Broken into lines, so counted, not found in one piece.
        let counted = |letter: char| all.matches(letter).count();
        assert!(counted('N') >= 100, "the inspector's name: {}", counted('N'));
        // In the head of every page, and beside the centre.
        assert!(counted('C') >= 100 * (pages.len() + 1), "the centre: {}", counted('C'));
        assert!(counted('R') >= 120, "the address: {}", counted('R'));
        assert!(counted('M') >= 90, "the model: {}", counted('M'));
        assert!(counted('V') >= 60, "the number: {}", counted('V'));
        assert!(all.contains("Žižkov") && all.contains("Łukasz Żółć") && all.contains("Zoé "));
        assert!(!with_question_marks(&all), "{all}");
        if kind == ReportKind::InspectionReport {
            assert!(counted('é') >= 70 && counted('w') >= 70 && counted('L') >= 40);
            for words in
                ["puis la suite", "après", "Jeu ≥ 2 mm, 5 µm, 10 Ω, ± 0,5 °, λ = 1,03, Δ 4 m²"]
            {
                assert!(all.contains(words), "{words} is missing in {all}");
            }
            assert!(all.contains("Ελένη Сергій"));
        }
        assert!(reading::inside_the_page(&bytes), "{name} runs over the edge");
    }
}

#[test]
fn what_was_kept_before_it_could_be_refused_is_printed_in_other_letters() {
    let mut found = defects(1);
    found[0].comment = Some("🚗 rayée, 车门".to_owned());
    let facts = signed(Outcome::UnfavourableMajor, found);
    let all = reading::pages(&printed("kept.pdf", ReportKind::InspectionReport, facts)).concat();
    assert!(all.contains("Observation : car rayée, CheMen"), "{all}");
}

#[test]
fn a_document_carries_the_letters_it_prints_and_no_others() {
    let plain = printed("plain.pdf", ReportKind::Certificate, sample());
    assert!(plain.len() < 60_000, "{} bytes", plain.len());
    // Not embedded, since no word needs it.
    assert_eq!(reading::count_of_fonts(&plain), 2);
    let mut facts = sample();
    facts.inspector_name = "Сергій ≥".to_owned();
    let other = printed("other.pdf", ReportKind::Certificate, facts);
    assert_eq!(reading::count_of_fonts(&other), 3);
    assert!(reading::fonts_are_embedded(&other));
    assert!(other.len() < plain.len() + 15_000, "{} bytes", other.len());
}
