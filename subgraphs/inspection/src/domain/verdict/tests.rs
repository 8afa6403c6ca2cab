//! The constructed inspections of `tests/cases/resultats.csv`: what the law makes of each, worked out by
//! hand, against what the rules make of it.
#![expect(clippy::unwrap_used, reason = "tests")]
use super::*;
use crate::domain::{Bundle, Checklists, Rules, STOP_DRIVING, Subject, any_covers};
use chrono::{DateTime, Utc};
use fr::{law, periods::pollution_rules};
use kernel::clock::CIVIL_ZONE;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A row. Dates are `2026-11-22`, lists are separated by spaces.
#[derive(Deserialize)]
struct Case {
    #[serde(rename = "nom")]
    name: String,
    service: ServiceKind,
    #[serde(rename = "categorie")]
    category: String,
    usage: fr::VehicleUsage,
    #[serde(rename = "energie")]
    energy: fr::Energy,
    /// First registration.
    #[serde(rename = "mec")]
    first_registration: NaiveDate,
    /// Newest first: `P:2026-10-01:5.2.3.e.2+1.1.13.a.2@120000`, `=2027-10-01` for another last day;
    /// P periodic, C pollution check, RP and RC their retests.
    #[serde(rename = "passe")]
    past: String,
    /// The initial inspection made elsewhere.
    #[serde(rename = "initiale")]
    initial: Option<NaiveDate>,
    /// The last day of a periodic inspection made elsewhere.
    #[serde(rename = "periodique")]
    periodic: Option<NaiveDate>,
    /// When the result is computed.
    instant: DateTime<Utc>,
    km: i32,
    #[serde(rename = "defauts")]
    defects: String,
    #[serde(rename = "rappel")]
    recall: RecallAnswer,
    #[serde(rename = "resultat")]
    result: String,
    #[serde(rename = "jusqu_au")]
    until: Option<NaiveDate>,
    #[serde(rename = "contre_visite")]
    retest: Option<NaiveDate>,
    #[serde(rename = "compte_de")]
    counted_from: Option<NaiveDate>,
    pollution: Option<NaiveDate>,
    /// Defects that follow from rules.
    #[serde(rename = "par_regle")]
    by_rule: String,
    /// Of a retest whose failure is ours: what it looks at again, `*` for everything.
    points: String,
    /// The rules that the case is about.
    #[serde(rename = "regles")]
    rules: String,
}

const LAST_DIGIT: [DefectLevel; 3] =
    [DefectLevel::Minor, DefectLevel::Major, DefectLevel::Critical];

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn levels(defects: &[String]) -> Vec<DefectLevel> {
    let digit = |code: &String| usize::from(code.as_bytes().last().unwrap() - b'1');
    defects.iter().map(|code| LAST_DIGIT[digit(code)]).collect()
}

/// An earlier inspection, and its major and critical defects.
fn past(text: &str, vehicle: &Identity) -> (Past, Vec<String>) {
    let (text, until) = text.split_once('=').map_or((text, None), |(a, b)| (a, Some(b)));
    let (text, km) = text.split_once('@').map_or((text, "100000"), |(a, b)| (a, b));
    let parts: Vec<&str> = text.split(':').collect();
    let (nature, retest) = match parts[0] {
        "P" => (InspectionNature::Periodic, false),
        "RP" => (InspectionNature::Periodic, true),
        "C" => (InspectionNature::PollutionCheck, false),
        "RC" => (InspectionNature::PollutionCheck, true),
        other => panic!("{other}"),
    };
    let defects: Vec<String> =
        parts.get(2).map(|all| all.split('+').map(str::to_owned).collect()).unwrap_or_default();
    let on: NaiveDate = parts[1].parse().unwrap();
    let favourable = outcome_of(levels(&defects)) == Outcome::Favourable;
    let period =
        || periods::valid_until(on, vehicle.eu_category.unwrap().kind(), vehicle.usage.unwrap());
    let valid_until = until
        .map(|day| day.parse().unwrap())
        .or_else(|| favourable.then(period).flatten())
        .unwrap_or_else(|| periods::retest_until(on));
    let stop_driving = defects.iter().any(|code| code == STOP_DRIVING);
    let one = Past {
        id: Uuid::now_v7(),
        nature,
        retest,
        favourable,
        on,
        valid_until,
        odometer_km: km.parse().unwrap(),
        stop_driving,
    };
    let grave = defects.into_iter().filter(|code| !code.ends_with(".1")).collect();
    (one, grave)
}

fn all() -> Vec<Case> {
    let text = include_str!("../../../tests/cases/resultats.csv");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

/// What a retest looks at again is exactly what these prefixes cover of the checklist.
fn check_scope(case: &Case, vehicle: &Identity, nature: InspectionNature, defects: &[String]) {
    let points: Vec<String> =
        Bundle::bundled().unwrap().points.into_iter().map(|point| point.code).collect();
    let subject = Subject {
        category: vehicle.eu_category.unwrap().kind(),
        eu_category: vehicle.eu_category,
        energy: vehicle.energy,
    };
    let content = Checklists::bundled().unwrap().points(nature, subject, &points);
    let wanted = words(&case.points);
    let expected: Vec<String> = content
        .iter()
        .filter(|point| wanted == ["*"] || any_covers(&wanted, point))
        .cloned()
        .collect();
    assert!(!expected.is_empty(), "{}: nothing to look at", case.name);
    let told = Rules::bundled().unwrap().retest_points(&content, defects);
    assert_eq!(told, expected, "{}: points", case.name);
}

#[test]
fn every_constructed_inspection_has_the_result_that_the_law_gives_it() {
    for case in all() {
        let name = &case.name;
        let vehicle = Identity {
            first_registration: Some(case.first_registration),
            eu_category: crate::domain::EuCategory::read(&case.category),
            energy: Some(case.energy),
            usage: Some(case.usage),
            odometer_km: Some(case.km),
            initial_date: case.initial,
            periodic_until: case.periodic,
            ..Identity::default()
        };
        assert!(vehicle.eu_category.is_some(), "{name}: category");
        let history: Vec<(Past, Vec<String>)> =
            words(&case.past).iter().map(|text| past(text, &vehicle)).collect();
        let past: Vec<Past> = history.iter().map(|(one, _)| one.clone()).collect();
        let today = case.instant.with_timezone(&CIVIL_ZONE).date_naive();
        let retest_of =
            (case.service == ServiceKind::Retest).then(|| crate::domain::nature_of_retest(&past));
        let nature = crate::domain::nature(case.service, retest_of);
        let told = verdict(Found {
            service: case.service,
            nature,
            vehicle: &vehicle,
            past: &past,
            levels: levels(&words(&case.defects)),
            recall: case.recall,
            today,
        });
        let told = match told {
            Ok(told) => told,
            Err(refusal) => {
                let code = kernel::ClientError::code(&refusal);
                assert_eq!(code, case.result, "{name}");
                continue;
            }
        };
        assert_eq!(told.outcome.to_string(), case.result, "{name}");
        assert_eq!(Some(told.due.until), case.until, "{name}: last day");
        assert_eq!(told.due.retest_before, case.retest, "{name}: retest");
        assert_eq!(told.counted_from, case.counted_from, "{name}: counted from");
        assert_eq!(told.pollution_check_before, case.pollution, "{name}: pollution check");
        assert_eq!(told.by_rule, words(&case.by_rule), "{name}: by rule");
        if !case.points.is_empty() {
            let initial = history::initial(&past, nature, None, today).unwrap();
            let failure =
                history.iter().find(|(one, _)| history::Initial::Ours(one.clone()) == initial);
            check_scope(&case, &vehicle, nature, &failure.unwrap().1);
        }
    }
}

#[test]
fn there_are_many_cases_and_every_rule_has_one() {
    let cases = all();
    assert!(cases.len() >= 80, "{}", cases.len());
    let names: BTreeSet<&String> = cases.iter().map(|case| &case.name).collect();
    assert_eq!(names.len(), cases.len(), "a name is used twice");
    let used: BTreeSet<String> = cases.iter().flat_map(|case| words(&case.rules)).collect();
    let tables = periods::periods()
        .iter()
        .map(|rule| rule.rule)
        .chain(pollution_rules().iter().map(|rule| rule.rule))
        .chain(law::results().iter().map(|rule| rule.rule));
    let others = [
        "CONTRE_VISITE",
        "CONTROLE_POLLUTION",
        "POLLUTION_VALIDITE",
        "CONTRE_VISITE_TARDIVE",
        "CONTRE_VISITE_SANS_OBJET",
        "CONTRE_VISITE_INCONNUE",
        "CONTRE_VISITES_SUCCESSIVES",
        "CONTRE_VISITE_COMPTEE_DU_PREMIER",
        "PORTEE_DE_LA_CONTRE_VISITE",
        "KILOMETRAGE",
        "RAPPEL_ARRET",
        "RAPPEL_GRAVE",
        "RAPPEL_SANS_LIEN",
        "RAPPEL_LEVE",
        "USAGE_INCONNU",
        "JOUR_CIVIL",
        "FIN_DE_MOIS",
        "ANNEE_BISSEXTILE",
    ];
    let known: BTreeSet<String> = tables.chain(others).map(str::to_owned).collect();
    let unused: Vec<&String> = known.difference(&used).collect();
    let unknown: Vec<&String> = used.difference(&known).collect();
    assert_eq!(
        (unused, unknown),
        (vec![], vec![]),
        "rules without a case, and cases without a rule"
    );
}
