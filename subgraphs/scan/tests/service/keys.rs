//! Third parties' documents: what a key opens, how often in a day, and whose they are.
use crate::world::{CREATE, FILES_PER_DAY, World, plain};
use chrono::TimeDelta;
use futures_util::{StreamExt, future::join_all};
use kernel::Viewer;
use serde_json::{Value, json};
use testkit::{code, data, execute, refusal, viewers};

const LIST: &str = "{ documents { edges { node { id status } } } }";
const DELETE: &str =
    "mutation($id: UUID!) { deleteDocument(input: {documentId: $id}) { document { status } } }";
const WATCH: &str = "subscription($id: UUID!) { documentProgress(documentId: $id) { status } }";
const CODE: &str = "{ scanCode(input: {text: \"rien\"}) { kind } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_key_has_documents_read_and_another_organisation_sees_none_of_it() {
    let world = World::new().await;
    let (fleet, other) = (parsing(), parsing());
    let id = world.received(&fleet, &plain()).await;
    world.tick().await;
    assert_eq!(world.see(&fleet, id).await["status"], "READ");
    let listed = data(&world.schema, &fleet, LIST, json!({})).await;
    assert_eq!(listed["documents"]["edges"][0]["node"]["id"], json!(id));
    let read = data(&world.schema, &fleet, CODE, json!({})).await;
    assert_eq!(read["scanCode"]["kind"], "UNKNOWN");
    let request = async_graphql::Request::new(WATCH)
        .variables(async_graphql::Variables::from_json(json!({ "id": id })))
        .data(fleet.clone());
    let told: Vec<_> = world.schema.execute_stream(request).collect().await;
    let told: Vec<Value> = told.into_iter().map(|one| one.data.into_json().unwrap()).collect();
    assert_eq!(told, [json!({ "documentProgress": { "status": "READ" } })]);

    for stranger in [&other, &viewers::customer()] {
        assert_eq!(world.see(stranger, id).await, Value::Null);
        let listed = data(&world.schema, stranger, LIST, json!({})).await;
        assert_eq!(listed["documents"]["edges"], json!([]));
        let variables = json!({ "id": id });
        let refused = refusal(&world.schema, stranger, DELETE, variables).await;
        assert_eq!(refused, "DOCUMENT_NOT_FOUND");
    }
    let gone = data(&world.schema, &fleet, DELETE, json!({ "id": id })).await;
    assert_eq!(gone["deleteDocument"]["document"]["status"], "DELETED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_without_the_scope_opens_nothing() {
    let world = World::new().await;
    let id = world.received(&parsing(), &plain()).await;
    let key = viewers::organisation(&["vehicles:read", "appointments:write"]);
    for (document, variables) in [
        (CREATE, World::photo(100)),
        (LIST, json!({})),
        (CODE, json!({})),
        (DELETE, json!({ "id": id })),
        ("query($id: UUID!) { document(id: $id) { status } }", json!({ "id": id })),
    ] {
        let refused = refusal(&world.schema, &key, document, variables).await;
        assert_eq!(refused, "SCOPE_MISSING", "{document}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_does_not_pass_an_organisations_day() {
    // 8:00 in London, 9:00 in Paris.
    let world = World::new().await;
    let (fleet, other) = (parsing(), parsing());
    let burst = (0..4 * FILES_PER_DAY).map(|_| {
        let (schema, by) = (world.schema.clone(), fleet.clone());
        tokio::spawn(async move { execute(&schema, &by, CREATE, World::photo(100)).await })
    });
    let answers = join_all(burst.collect::<Vec<_>>()).await;
    let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
    let refused: Vec<_> = answers.iter().filter(|answer| !answer.errors.is_empty()).collect();
    assert_eq!(refused.len() as u32, 3 * FILES_PER_DAY);
    for answer in refused {
        assert_eq!(code(answer).as_deref(), Some("PARSE_QUOTA_EXCEEDED"));
        let told = serde_json::to_value(&answer.errors[0]).unwrap();
        assert_eq!(told["extensions"]["retryAt"], "2026-11-26T23:00:00Z");
        assert!(answer.errors[0].message.contains("27/11/2026 à 00:00"), "{told}");
    }
    // A new address for a document that is there is a file, too.
    let listed = data(&world.schema, &fleet, LIST, json!({})).await;
    let mut more = World::photo(100);
    more["input"]["documentId"] = listed["documents"]["edges"][0]["node"]["id"].clone();
    assert_eq!(refusal(&world.schema, &fleet, CREATE, more).await, "PARSE_QUOTA_EXCEEDED");
    // Another organisation is not concerned; and the day ends at midnight in Paris.
    world.announced(&other).await;
    let before = world.after(TimeDelta::hours(15) - TimeDelta::seconds(1)).await;
    let refused = refusal(&before.schema, &fleet, CREATE, World::photo(100)).await;
    assert_eq!(refused, "PARSE_QUOTA_EXCEEDED");
    world.after(TimeDelta::hours(15)).await.announced(&fleet).await;
}

fn parsing() -> Viewer {
    viewers::organisation(&["documents:parse"])
}
