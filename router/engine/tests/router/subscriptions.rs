//! Events from a subgraph (over WebSocket) to a client (over server-sent events), each joined
//! with what other subgraphs know.

use crate::{
    harness::{Harness, Transport, claims, identity, sign, token},
    sockets::{hear, introduced, subscribe},
    subgraphs::VIEWER,
};
use engine::{Identity, Void, VoidSource};
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use uuid::Uuid;

const DELIVERED: &str = "subscription { delivered(count: 3) { text viewer to { name letters } } }";

/// The `data:` payloads of an event stream, in order.
fn events(stream: &str) -> Vec<Value> {
    let payloads = stream.lines().filter_map(|line| line.strip_prefix("data:"));
    payloads.filter_map(|payload| serde_json::from_str(payload.trim()).ok()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn events_arrive_joined_and_as_the_viewer() {
    for transport in [Transport::InProcess, Transport::Http, Transport::Mixed] {
        let router = Harness::start(transport).await;
        let request = router.post(DELIVERED).bearer_auth(token("ada"));
        let response = request.header("accept", "text/event-stream").send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert!(response.headers()["content-type"].to_str().unwrap().contains("event-stream"));
        let events = events(&response.text().await.unwrap());
        assert_eq!(events.len(), 3, "{transport:?} {events:?}");
        let first = json!({
            "text": "letter 0", "viewer": "ada", "to": { "name": "Ada", "letters": ["to 1"] },
        });
        assert_eq!(events[0]["data"]["delivered"], first, "{transport:?}");
        assert_eq!(events[1]["data"]["delivered"]["to"]["name"], "Grace");
        router.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscriber_cannot_forge_the_viewer() {
    let router = Harness::start(Transport::InProcess).await;
    let request = router
        .post(DELIVERED)
        .header("accept", "text/event-stream")
        .header(VIEWER, "admin")
        .header("x-engine-relay-1-x-viewer", "admin");
    let events = events(&request.send().await.unwrap().text().await.unwrap());
    assert_eq!(events.len(), 3);
    assert!(
        events.iter().all(|event| event["data"]["delivered"]["viewer"].is_null()),
        "{events:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn events_arrive_as_they_are_made() {
    let router = Harness::start(Transport::InProcess).await;
    let request = router.post("subscription { delivered(count: 400) { text } }");
    let mut response = request.header("accept", "text/event-stream").send().await.unwrap();
    let mut read = String::new();
    // 400 events take 20 s: what is read now was sent before the end.
    while events(&read).len() < 2 {
        read.push_str(&String::from_utf8_lossy(&response.chunk().await.unwrap().unwrap()));
    }
    drop(response);
    router.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_with_its_log_in_and_no_other_does() {
    const LONG: &str = "subscription { delivered(count: 400) { text } }";
    let ended = Arc::new(Mutex::new(Vec::new()));
    let router = Harness::configured(Transport::InProcess, |config| {
        let ended = ended.clone();
        let source: VoidSource = Arc::new(move || {
            let now = ended.lock().unwrap().clone();
            Box::pin(std::future::ready(Ok(now)))
        });
        let void = Some(Void { source, every: Duration::from_millis(50) });
        config.identity = Some(Identity { void, ..identity() });
    })
    .await;
    let of = |log_in: Uuid| {
        let mut said = claims("ada", 300);
        said["sid"] = json!(log_in);
        sign(7, &said)
    };
    let (gone, stays) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let open = |log_in: Uuid, accept: &'static str| {
        router.post(LONG).bearer_auth(of(log_in)).header("accept", accept).send()
    };
    let parts = "multipart/mixed;subscriptionSpec=\"1.0\", application/json";
    let events = open(gone, "text/event-stream").await.unwrap();
    let in_parts = open(gone, parts).await.unwrap();
    let mut other = open(stays, "text/event-stream").await.unwrap();
    assert_eq!(events.status(), 200);
    other.chunk().await.unwrap();
    let bearer = json!({ "Authorization": format!("Bearer {}", of(gone)) });
    let mut socket = introduced(&router, bearer).await;
    subscribe(&mut socket, "s", LONG).await;
    assert_eq!(hear(&mut socket).await["type"], "next");
    ended.lock().unwrap().push((gone, claims("ada", 300)["iat"].as_i64().unwrap() + 1));
    // 400 events take 20 s.
    let begun = Instant::now();
    let (events, in_parts) = (events.text().await, in_parts.text().await);
    while hear(&mut socket).await["type"] != "complete" {}
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert!(events.is_ok() && in_parts.is_ok(), "an end, not a fault: {events:?} {in_parts:?}");
    for _ in 0..10 {
        assert!(other.chunk().await.unwrap().is_some(), "the other goes on");
    }
    drop(other);
    router.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn multipart_works_and_a_wildcard_does_not_subscribe() {
    let router = Harness::start(Transport::InProcess).await;
    let accept = "multipart/mixed;subscriptionSpec=\"1.0\", application/json";
    let response = router.post(DELIVERED).header("accept", accept).send().await.unwrap();
    let text = response.text().await.unwrap();
    assert_eq!(text.matches("\"delivered\"").count(), 3, "{text}");
    let response = router.post(DELIVERED).header("accept", "*/*").send().await.unwrap();
    assert_eq!(response.status(), 415);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unreachable_publisher_is_masked() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.graph.subgraphs[1].url = "http://127.0.0.1:9/secret-host".into();
    })
    .await;
    let request = router.post(DELIVERED).header("accept", "text/event-stream");
    let text = request.send().await.unwrap().text().await.unwrap();
    assert!(text.contains("errors"), "{text}");
    assert!(!text.contains("secret-host") && !text.contains("127.0.0.1"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_token_does_not_subscribe() {
    let router = Harness::start(Transport::InProcess).await;
    let request = router.post(DELIVERED).bearer_auth("nonsense");
    let response = request.header("accept", "text/event-stream").send().await.unwrap();
    assert_eq!(response.status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_ends_in_time_and_with_its_token() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.limits.stream = Duration::from_secs(1);
    })
    .await;
    let endless = "subscription { delivered(count: 400) { text } }";
    let start = Instant::now();
    let request = router.post(endless).header("accept", "text/event-stream");
    let text = request.send().await.unwrap().text().await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    let count = events(&text).len();
    assert!((2..400).contains(&count), "{count}");

    let router = Harness::start(Transport::InProcess).await;
    let start = Instant::now();
    let short = sign(7, &claims("ada", 2));
    let request = router.post(endless).header("accept", "text/event-stream").bearer_auth(short);
    request.send().await.unwrap().text().await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
}
