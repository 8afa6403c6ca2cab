//! Rows that came disabled, and the manager who answers for one.
use crate::bench::{Bench, now};
use inspection::{Catalogue, import_catalogue, preview_catalogue};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};

const APPROVE: &str = "mutation($code: String!, $source: String!) {
    approveCatalogueRow(input: {code: $code, source: $source}) { defect { code level } } }";
const LEFT: &str = "{ catalogueRowsToApprove { code label } }";
const READ_IN: &str = "arrêté du 18 juin 1991, annexe I, version consolidée";

async fn left(bench: &Bench, by: &Viewer) -> Vec<Value> {
    let found = data(&bench.graph, by, LEFT, json!({})).await;
    found["catalogueRowsToApprove"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_manager_approves_a_row_of_the_catalogue_which_is_then_recorded() {
    let bench = Bench::new().await;
    let manager = viewers::staff(Role::Manager);
    let rows = left(&bench, &manager).await;
    assert_eq!(rows.len(), 11, "eight of grade C, three of grade D");
    let code = rows[0]["code"].as_str().unwrap().to_owned();
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let record = json!({ "inspectionId": id, "code": code });
    let off = bench.refused(&bench.inspector, "recordDefect", record.clone()).await;
    assert_eq!(off, "DEFECT_DISABLED");

    let approve = |source: &str| json!({ "code": code, "source": source });
    for by in [&bench.inspector, &bench.owner] {
        let refused = refusal(&bench.graph, by, APPROVE, approve(READ_IN)).await;
        assert_eq!(refused, "FORBIDDEN");
    }
    let unread = refusal(&bench.graph, &manager, APPROVE, approve("vu")).await;
    assert_eq!(unread, "SOURCE_INVALID");
    let unknown = json!({ "code": "9.9.9.z.1", "source": READ_IN });
    assert_eq!(refusal(&bench.graph, &manager, APPROVE, unknown).await, "DEFECT_UNKNOWN");
    for _ in 0..2 {
        let approved = data(&bench.graph, &manager, APPROVE, approve(READ_IN)).await;
        assert_eq!(approved["approveCatalogueRow"]["defect"]["code"], code);
    }
    assert_eq!(left(&bench, &manager).await.len(), 10);
    bench.does("recordDefect", record).await;
}

#[tokio::test]
async fn another_version_is_shown_first_and_counts_from_its_day_on() {
    let bench = Bench::new().await;
    let defects = include_str!("../../catalogue/defects.csv").replace(
        "Plaque manquante ou, si mal fixée, elle risque de tomber",
        "Plaque manquante ou risquant de tomber",
    );
    let from = |effective_from: &str, source: &str| Catalogue {
        points: include_str!("../../catalogue/points.csv").to_owned(),
        defects: defects.clone(),
        effective_from: effective_from.parse().unwrap(),
        source: source.to_owned(),
    };
    let pool = &bench.db.pool;
    let tomorrow = from("2026-11-24", READ_IN);
    let shown = preview_catalogue(pool, &tomorrow, now()).await.unwrap();
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert!(shown[1].starts_with("~ 0.1.1.a.2 Plaque manquante ou, si mal fixée"), "{shown:?}");
    assert!(preview_catalogue(pool, &from("2026-11-24", "vu"), now()).await.is_err());
    assert!(import_catalogue(pool, &tomorrow, now()).await.unwrap());
    assert!(!import_catalogue(pool, &tomorrow, now()).await.unwrap(), "the second time");

    let today = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let arrived = bench.does("checkIn", json!({ "appointmentId": today })).await;
    let bundled = arrived["catalogueVersion"].clone();
    let next = bench.expect("PERIODIC", Some("BB-222-BB")).await;
    let later = bench.at(now() + chrono::TimeDelta::days(1));
    let arrived = bench.does_on(&later, "checkIn", json!({ "appointmentId": next })).await;
    assert_ne!(arrived["catalogueVersion"], bundled);
    assert!(shown[0].starts_with(arrived["catalogueVersion"].as_str().unwrap()), "{shown:?}");
}

#[tokio::test]
async fn a_defect_is_found_by_what_people_call_it() {
    let bench = Bench::new().await;
    let asked = "{ checklist { groups { points { defects { code alsoCalled } } } } }";
    let found = data(&bench.graph, &bench.inspector, asked, json!({})).await;
    let of = |part: &Value, name: &str| part[name].as_array().unwrap().clone();
    let named: Vec<Value> = of(&found, "checklist")
        .iter()
        .flat_map(|function| of(function, "groups"))
        .flat_map(|group| of(&group, "points"))
        .flat_map(|point| of(&point, "defects"))
        .filter(|defect| of(defect, "alsoCalled").contains(&json!("pneu lisse")))
        .map(|defect| defect["code"].clone())
        .collect();
    assert_eq!(named, ["5.2.3.e.2", "5.2.3.e.3"]);
}

#[tokio::test]
async fn anybody_may_ask_what_a_code_means_but_not_of_what_awaits_an_approval() {
    let bench = Bench::new().await;
    let asked = "query($code: String!) { defectMeaning(code: $code) { code level part label } }";
    let meaning = async |code: &str| {
        let found = data(&bench.graph, &Viewer::Anonymous, asked, json!({ "code": code })).await;
        found["defectMeaning"].as_array().unwrap().clone()
    };
    let one = meaning("1.1.13.a.2").await;
    assert_eq!(one.len(), 1, "{one:?}");
    assert_eq!(one[0]["level"], "MAJOR");
    assert_eq!(one[0]["part"], "Garnitures ou plaquettes de freins");
    let point = meaning("1.1.13").await;
    assert!(point.len() > 1 && point.len() <= 12, "{point:?}");
    assert!(meaning("9.9.9.z.1").await.is_empty());
    let manager = viewers::staff(Role::Manager);
    for row in left(&bench, &manager).await {
        assert!(meaning(row["code"].as_str().unwrap()).await.is_empty(), "{row}");
    }
}
