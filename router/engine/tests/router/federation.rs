//! Operations across subgraphs, over every transport.

use crate::{
    harness::{Harness, Transport, code},
    subgraphs,
};
use engine::SubgraphSdl;
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
        config.graph.subgraphs[1].url = "http://127.0.0.1:9/secret-host".into();
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

/// A graph with the one subgraph that is named.
fn only(name: &str, whole: &engine::Graph) -> engine::Graph {
    let sdl = SubgraphSdl {
        name: name.into(),
        url: "http://unused.invalid".into(),
        sdl: engine::federation_sdl(
            &subgraphs::people()
                .sdl_with_options(async_graphql::SDLExportOptions::new().federation()),
        ),
    };
    let kept = whole.subgraphs.iter().filter(|subgraph| subgraph.name == name).cloned();
    engine::Graph { supergraph: engine::compose(&[sdl]).unwrap(), subgraphs: kept.collect() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_graph_takes_over_and_a_broken_one_does_not() {
    let (sender, replaced) = tokio::sync::watch::channel(None);
    let router = Harness::configured(Transport::InProcess, |config| {
        let (graphs, receiver) = tokio::sync::watch::channel(config.graph.clone());
        config.replaced = Some(receiver);
        sender.send_replace(Some(graphs));
    })
    .await;
    let graphs = replaced.borrow().clone().unwrap();
    let whole = graphs.borrow().clone();
    let letters = r#"{ person(id: "1") { letters } }"#;
    assert_eq!(router.ask(letters).await["data"]["person"]["letters"], json!(["to 1"]));

    let broken = engine::Graph { supergraph: "type Query {".into(), ..whole.clone() };
    let unknown = engine::Graph { subgraphs: Vec::new(), ..whole.clone() };
    for refused in [broken, unknown] {
        graphs.send_replace(refused);
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(router.ask(letters).await["data"]["person"]["letters"], json!(["to 1"]));
    }

    graphs.send_replace(only("people", &whole));
    let mut answer = router.ask(letters).await;
    for _ in 0..50 {
        if answer["errors"].is_array() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        answer = router.ask(letters).await;
    }
    assert_eq!(code(&answer), "FieldsOnCorrectType", "{answer}");
    let name = router.ask(r#"{ person(id: "1") { name } }"#).await;
    assert_eq!(name["data"]["person"]["name"], "Ada");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graph_that_asks_for_tokens_is_not_served_to_nobody() {
    let data = tempfile::tempdir().unwrap();
    let graph = engine::Graph { supergraph: crate::harness::supergraph(), subgraphs: Vec::new() };
    let config =
        engine::RouterConfig::foreign("127.0.0.1:0".parse().unwrap(), data.path().into(), graph);
    let started = |_| panic!("it started");
    let error = engine::serve(config, started, std::future::pending()).await.unwrap_err();
    assert!(error.to_string().contains("signed-in"), "{error}");
}
