//! What is written down of a request, and who may see how it is planned.

use crate::harness::{Harness, Transport, code, token};
use serde_json::{Value, json};
use std::{
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All that this test binary logs: the router installs no subscriber of its own.
static LOG: LazyLock<Lines> = LazyLock::new(|| {
    let lines = Lines::default();
    let writer = lines.clone();
    tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing::Level::INFO)
        .with_writer(move || writer.clone())
        .init();
    lines
});

fn log() -> String {
    String::from_utf8(LOG.0.lock().unwrap().clone()).unwrap()
}

/// The line of that request; written when its answer is on its way.
fn line(request_id: &str) -> String {
    let log = log();
    let found = log.lines().find(|line| line.contains(request_id) && line.contains("outcome="));
    found.unwrap_or_else(|| panic!("{request_id}\n{log}")).to_owned()
}

fn request_id(answer: &reqwest::Response) -> String {
    answer.headers()["x-request-id"].to_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_leaves_one_line_without_variables_or_tokens() {
    LazyLock::force(&LOG);
    let token = token("ada-lovelace");
    for transport in [Transport::InProcess, Transport::Http] {
        let router = Harness::start(transport).await;
        let body = json!({
            "query": "query FindOne($id: ID!) { person(id: $id) { name letters } one: refuses }",
            "variables": { "id": "private-7431" },
        });
        let endpoint = format!("{}/graphql", router.url);
        let request = router.client.post(&endpoint).bearer_auth(&token);
        let id = request_id(&request.json(&body).send().await.unwrap());
        let line = line(&id);
        for part in [
            " engine: graphql ",
            "operation=\"FindOne\"",
            "kind=\"query\"",
            "document=\"",
            "viewer=\"authenticated\"",
            "status=200",
            "outcome=\"SLOT_TAKEN\"",
            "duration_ms=",
            "subgraphs=\"people:1:",
        ] {
            assert!(line.contains(part), "{part} {line}");
        }
        assert_eq!(
            log().lines().filter(|line| line.contains(&id) && line.contains("outcome=")).count(),
            1
        );
        router.stop().await;
    }
    let log = log();
    for private in ["private-7431", "ada-lovelace", "127.0.0.1:", token.as_str()] {
        let told = log.lines().find(|line| line.contains(private) && line.contains("outcome="));
        assert_eq!(told, None, "{private}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_subgraphs_are_timed_and_slow_requests_are_warnings() {
    LazyLock::force(&LOG);
    let router = Harness::configured(Transport::InProcess, |config| {
        config.observation.slow = Duration::ZERO;
        config.observation.viewer_kind = Arc::new(|_| "tester");
    })
    .await;
    let answer = router.post(r#"query Both { person(id: "1") { name letters } }"#).send().await;
    let line = line(&request_id(&answer.unwrap()));
    assert!(line.contains("WARN engine: slow graphql"), "{line}");
    assert!(line.contains("people:1:") && line.contains(",letters:1:"), "{line}");
    assert!(line.contains("viewer=\"tester\""), "{line}");

    let refused = router.post("{ __typename }").bearer_auth("nonsense").send().await.unwrap();
    let line = self::line(&request_id(&refused));
    assert!(line.contains("status=401") && line.contains("outcome=\"TOKEN_INVALID\""), "{line}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plan_is_for_those_who_may_see_it() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.observation.explain = Arc::new(|caller| {
            caller.claims.as_ref().is_some_and(|claims| claims["sub"] == "agnes")
        });
    })
    .await;
    const BOTH: &str = r#"{ person(id: "1") { name letters } }"#;
    let explained = async |subject: &str, asked: &str| -> Value {
        let request = router.post(BOTH).bearer_auth(token(subject)).header("x-explain", asked);
        request.send().await.unwrap().json().await.unwrap()
    };
    let answer = explained("agnes", "plan").await;
    assert_eq!(answer["data"]["person"]["name"], "Ada");
    let plan = answer["extensions"]["queryPlan"].to_string();
    assert!(plan.contains("\"people\"") && plan.contains("\"letters\""), "{answer}");

    let planned = explained("agnes", "dry-run").await;
    assert!(planned["data"].is_null(), "{planned}");
    assert_eq!(planned["extensions"]["queryPlan"], answer["extensions"]["queryPlan"]);

    assert_eq!(code(&explained("agnes", "yes").await), "EXPLAIN_UNKNOWN");
    let refused = explained("camille", "plan").await;
    assert_eq!(code(&refused), "EXPLAIN_FORBIDDEN");
    assert!(!refused.to_string().contains("letters"), "{refused}");

    // What the planner itself reads is nobody's to send.
    let around = router.post(BOTH).header("hive-expose-query-plan", "true").send().await.unwrap();
    let around: Value = around.json().await.unwrap();
    assert_eq!(around["data"]["person"]["name"], "Ada");
    assert!(around.get("extensions").is_none(), "{around}");
}
