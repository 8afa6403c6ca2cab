//! Operations across subgraphs, over every transport.

use crate::harness::{Harness, Transport, code};
use serde_json::json;

const TRANSPORTS: [Transport; 3] = [Transport::InProcess, Transport::Http, Transport::Mixed];

#[tokio::test(flavor = "multi_thread")]
async fn a_query_joins_both_subgraphs() {
    for transport in TRANSPORTS {
        let router = Harness::start(transport).await;
        let answer = router
            .ask(r#"{ a: person(id: "1") { name letters } b: person(id: "2") { letters name } }"#)
            .await;
        let expected = json!({ "data": {
            "a": { "name": "Ada", "letters": ["to 1"] },
            "b": { "letters": ["to 2"], "name": "Grace" },
        }});
        assert_eq!(answer, expected, "{transport:?}");
        router.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mutation_runs_as_the_viewer_and_joins_what_it_returns() {
    for transport in TRANSPORTS {
        let router = Harness::start(transport).await;
        let answer = router
            .ask_as("ada", r#"mutation { send(to: "2", text: "hi") { text viewer to { name } } }"#)
            .await;
        let letter = json!({ "text": "hi", "viewer": "ada", "to": { "name": "Grace" } });
        assert_eq!(answer, json!({ "data": { "send": letter } }), "{transport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn variables_reach_the_subgraph() {
    for transport in TRANSPORTS {
        let router = Harness::start(transport).await;
        let body = json!({
            "query": "query Who($id: ID!) { person(id: $id) { name letters } }",
            "variables": { "id": "2" },
        });
        let request = router.client.post(format!("{}/graphql", router.url)).json(&body);
        let answer: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["data"]["person"]["name"], "Grace", "{transport:?} {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_subgraph_says_on_purpose_reaches_the_client() {
    for transport in TRANSPORTS {
        let router = Harness::start(transport).await;
        let answer = router.ask("{ refuses }").await;
        assert_eq!(code(&answer), "SLOT_TAKEN", "{transport:?}");
        assert_eq!(answer["errors"][0]["message"], "Ce créneau est déjà pris.");
        assert!(answer["errors"][0]["extensions"].get("service").is_none(), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unreachable_subgraph_is_masked_and_the_rest_still_answers() {
    let router = Harness::configured(Transport::Mixed, |config| {
        config.subgraphs[1].url = "http://127.0.0.1:9/secret-host".into();
    })
    .await;
    let response = router.post(r#"{ person(id: "1") { name } viewerOfLetters }"#).send().await;
    let response = response.unwrap();
    let request_id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    let answer: serde_json::Value = response.json().await.unwrap();
    assert_eq!(answer["data"]["person"]["name"], "Ada");
    assert_eq!(code(&answer), "SERVICE_UNAVAILABLE");
    assert_eq!(answer["errors"][0]["extensions"]["reference"], request_id.as_str());
    let text = answer.to_string();
    assert!(!text.contains("secret-host") && !text.contains("127.0.0.1"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resolver_that_panics_is_masked() {
    let router = Harness::start(Transport::InProcess).await;
    let answer = router.ask("{ breaks }").await;
    assert_eq!(code(&answer), "SERVICE_UNAVAILABLE");
    assert!(!answer.to_string().contains("panic"), "{answer}");
    // And the next request is none the worse.
    assert_eq!(
        router.ask(r#"{ person(id: "1") { name } }"#).await["data"]["person"]["name"],
        "Ada"
    );
}
