//! Rows that came disabled, and the manager who answers for one.
use crate::bench::Bench;
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
