//! Every letter has its four files, and they ask for the same things.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use crate::domain::Matter;
use chrono::NaiveDate;
use events::parser::{DueNotice, InspectionDue};
use fr::ServiceKind;
use std::collections::BTreeSet;
use uuid::Uuid;

fn built_in() -> LetterTemplates {
    LetterTemplates::read(None).unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-11-22T09:20:00Z".parse().unwrap()
}

#[test]
fn every_kind_of_letter_has_a_text_and_a_page_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("letters");
    let there: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let kinds = LetterKind::VARIANTS.iter().map(<&str>::from);
    let wanted: BTreeSet<String> = kinds
        .chain([FRAME, "appointment"])
        .flat_map(|name| {
            ["fr.txt", "fr.html", "en.txt", "en.html"].map(|end| format!("{name}.{end}"))
        })
        .collect();
    assert_eq!(there, wanted);
    assert!(there.iter().all(|file| place_of(file).is_some()), "each is built in");
}

#[test]
fn the_four_files_of_a_letter_ask_for_the_same_things() {
    let templates = built_in();
    for kind in LetterKind::VARIANTS {
        let of = |at: usize| names_in(&templates.0[at], kind.into());
        for at in 1..4 {
            assert_eq!(of(0), of(at), "{kind}: {:?}", places()[at]);
        }
        assert!(!of(0).is_empty(), "{kind}");
    }
}

#[test]
fn every_case_of_every_letter_is_written_whole_in_both_languages() {
    let templates = built_in();
    for kind in LetterKind::VARIANTS {
        let mut seen = BTreeSet::new();
        for language in Language::VARIANTS {
            let letters =
                templates.examples(*kind, *language, "https://example.fr/", now()).unwrap();
            for letter in letters {
                let Written { subject, text, html } = &letter;
                assert!(!subject.is_empty() && !text.contains(language.subject_mark()), "{text}");
                for whole in [text, html] {
                    assert!(!whole.contains("{{") && !whole.contains("\n\n\n"), "{kind}: {whole}");
                    assert!(whole.contains("Camille Martin"), "{kind}: {whole}");
                    let mark = match language {
                        Language::Fr => "— In English —",
                        Language::En => "— En français —",
                    };
                    assert!(whole.contains(mark), "{kind}: {whole}");
                }
                assert!(html.starts_with("<!doctype html>"), "{kind}: {html}");
                assert!(seen.insert(text.clone()), "{kind}: two examples say the same: {text}");
            }
        }
    }
}

#[test]
fn what_people_typed_is_no_html() {
    let off = Matter::Cancelled {
        facts: match examples::of(LetterKind::Confirmed, now()).remove(0).filled().matter {
            Matter::Confirmed { facts } => facts.clone(),
            other => panic!("{other:?}"),
        },
        reason: "<b>panne</b> & « banc »".to_owned(),
        by_staff: true,
        revision: 0,
        kept_cents: 0,
        extra_cents: 0,
    };
    let filled = Filled { matter: &off, opens: &Opens::default(), found: None };
    let frame = Frame { name: "<i>Zoé</i>", home: "https://example.fr/" };
    let letter = built_in().written(LetterKind::Cancelled, Language::Fr, &frame, &filled).unwrap();
    assert!(letter.text.contains("<b>panne</b> & « banc »"), "{}", letter.text);
    assert!(letter.text.contains("Bonjour <i>Zoé</i>,"), "{}", letter.text);
    assert!(letter.html.contains("&lt;b&gt;panne&lt;/b&gt; &amp; « banc »"), "{}", letter.html);
    assert!(!letter.html.contains("<b>") && !letter.html.contains("<i>"), "{}", letter.html);
}

#[test]
fn a_folder_takes_the_place_of_what_is_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "Objet : Bienvenue le {{when}}\n\n{{> appointment}}\nParking à l’arrière : {{door}}\n";
    fs::write(folder.path().join("confirmed.fr.txt"), text).unwrap();
    let templates = LetterTemplates::read(Some(folder.path())).unwrap();
    let letter = templates
        .examples(LetterKind::Confirmed, Language::Fr, "https://example.fr/", now())
        .unwrap()
        .remove(0);
    assert!(letter.subject.starts_with("Bienvenue le mardi 24"), "{}", letter.subject);
    assert!(letter.text.contains("Parking à l’arrière"), "{}", letter.text);
    assert!(letter.html.contains("Votre rendez-vous est confirmé"), "the others stay");
}

#[test]
fn a_template_with_a_mistake_is_named_before_any_letter_leaves() {
    for (file, text, said) in [
        ("confirmed.fr.txt", "Objet : Le {{whn}}\n\n{{door}}", "whn"),
        ("confirmed.en.html", "<p>{{#if parking}}{{door}}{{/if}}</p>", "« parking » is no value"),
        ("documents.fr.txt", "Objet : Vu\n\n{{#each documents}}{{date}}{{/each}}", "date"),
        ("confirmed.fr.txt", "Votre rendez-vous\n\n{{door}}", "its first line"),
        ("confirmed.fr.html", "<p>{{#if plate}}</p>", "confirmed.fr.html is no template"),
        ("welcome.fr.txt", "Objet : Bienvenue\n", "welcome.fr.txt is no letter of ours"),
        ("confirmed.de.txt", "Betreff: Termin\n", "confirmed.de.txt is no letter of ours"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file), text).unwrap();
        let error = format!("{:#}", LetterTemplates::read(Some(folder.path())).unwrap_err());
        let name = file.trim_end_matches(".html").trim_end_matches(".txt");
        assert!(error.contains(said) && error.contains(name), "{file}: {error}");
    }
}

#[test]
fn what_is_due_is_said_and_what_is_not_settled_is_doubted() {
    let mut due = InspectionDue {
        watched_id: Uuid::nil(),
        owner_id: Uuid::nil(),
        plate: "AB-123-CD".to_owned(),
        make: Some("RENAULT".to_owned()),
        model: None,
        service: ServiceKind::Periodic,
        before: NaiveDate::from_ymd_opt(2027, 3, 1).unwrap(),
        certain: true,
        notice: DueNotice::Month,
    };
    let written = |due: &InspectionDue| {
        let matter = Matter::Due { due: due.clone() };
        let filled = Filled { matter: &matter, opens: &Opens::default(), found: None };
        let frame = Frame { name: "", home: "https://example.fr/" };
        built_in().written(LetterKind::Due, Language::Fr, &frame, &filled).unwrap()
    };
    let letter = written(&due);
    assert_eq!(
        letter.subject,
        "Le contrôle technique de AB-123-CD : au plus tard le 1er\u{a0}mars\u{a0}2027"
    );
    let text = letter.text;
    assert!(
        text.contains("RENAULT (AB-123-CD)") && text.contains("1\u{a0}March\u{a0}2027"),
        "{text}"
    );
    assert!(!text.contains("peut-être pas votre dernier"), "{text}");
    due.certain = false;
    due.make = None;
    let text = written(&due).text;
    assert!(text.contains("véhicule AB-123-CD est") && text.contains("peut-être"), "{text}");
}
