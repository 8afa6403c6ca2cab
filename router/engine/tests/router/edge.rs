//! What is refused before it costs anything, and what an orchestrator asks.

use crate::harness::{Harness, Transport, code, token};
use engine::{Asked, Refusal, RootField};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

async fn refused_quickly(router: &Harness, query: &str) {
    let start = Instant::now();
    let response = router.post(query).send().await.unwrap();
    let took = start.elapsed();
    assert_eq!(response.status(), 400, "{} bytes", query.len());
    assert_eq!(code(&response.json().await.unwrap()), "QUERY_TOO_COMPLEX");
    // 3 to 27 ms in a debug build on a quiet machine; left room for a busy one.
    assert!(took < Duration::from_millis(250), "{took:?} for {} bytes", query.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn bombs_are_refused_before_they_cost_anything() {
    let router = Harness::start(Transport::InProcess).await;
    for length in [13, 18, 30, 60] {
        let mut bomb =
            format!("query {{ person(id: 1) {{ ...f{length} }} }} fragment f0 on Person {{ id }} ");
        for n in 1..=length {
            write!(bomb, "fragment f{n} on Person {{ ...f{0} ...f{0} }} ", n - 1).unwrap();
        }
        refused_quickly(&router, &bomb).await;
    }
    for copies in [500, 2_000, 8_000] {
        let leaves = "name ".repeat(copies);
        refused_quickly(&router, &format!("{{ person(id: 1) {{ {leaves} }} }}")).await;
        let objects = "person(id: 1) { name } ".repeat(copies);
        refused_quickly(&router, &format!("{{ {objects} }}")).await;
    }
    let deep = format!("{{ person(id: 1) {}{} }}", "{ a ".repeat(30), "}".repeat(30));
    refused_quickly(&router, &deep).await;
    refused_quickly(&router, "{ ...f } fragment f on Query { ...f }").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nesting_beyond_the_parser_is_an_error_not_a_crash() {
    let router = Harness::start(Transport::InProcess).await;
    for depth in [100, 1_600] {
        let query = format!("{}a{}", "{ a ".repeat(depth), "}".repeat(depth));
        assert!(router.ask(&query).await["errors"].is_array());
    }
    assert!(router.ask(&"[".repeat(4_000)).await["errors"].is_array());
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for closed in [true, false] {
            let depth = 200_000 / (open.len() + close.len());
            let end = if closed { close.repeat(depth) } else { String::new() };
            let nested = format!("{}1{end}", open.repeat(depth));
            let query = "query Q($id: ID!) { person(id: $id) { name } }";
            for part in ["variables", "extensions", "query", "unheardOf"] {
                let body = match part {
                    "query" => format!(r#"{{"query":{nested}}}"#),
                    _ => format!(r#"{{"query":"{query}","{part}":{{"id":{nested}}}}}"#),
                };
                let request = router.client.post(format!("{}/graphql", router.url));
                let request = request.header("content-type", "application/json").body(body);
                let answer: Value = request.send().await.unwrap().json().await.unwrap();
                assert!(answer["errors"].is_array(), "{part} {open}");
            }
        }
    }
    assert_eq!(
        router.ask(r#"{ person(id: "1") { name } }"#).await["data"]["person"]["name"],
        "Ada"
    );
    for opened in ["%5B", "[", "%7B%22a%22:"] {
        let variables = opened.repeat(5_000);
        let url = format!("{}/graphql?query=%7B__typename%7D&variables={variables}", router.url);
        let request = router.client.get(url).header("x-requested-with", "test");
        assert!(request.send().await.unwrap().status().is_client_error());
    }
    assert!(router.ask("{ __typename }").await["data"].is_object());
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_get_mutations_batches_and_large_bodies_are_refused() {
    let router = Harness::start(Transport::InProcess).await;
    let endpoint = format!("{}/graphql", router.url);
    let status = |request: reqwest::RequestBuilder| async move {
        request.send().await.unwrap().status().as_u16()
    };
    let query = r#"{"query":"{ __typename }"}"#;
    let plain = || router.client.post(&endpoint).header("content-type", "text/plain").body(query);
    assert_eq!(status(plain()).await, 403);

    let get = |query: &str| {
        let query = query.replace(' ', "%20").replace('{', "%7B").replace('}', "%7D");
        router.client.get(format!("{endpoint}?query={}", query.replace('"', "%22")))
    };
    assert_eq!(status(get("{ __typename }")).await, 403);
    assert_eq!(status(get("{ __typename }").header("x-requested-with", "x")).await, 200);
    let mutation = r#"mutation { send(to: "1", text: "x") { text } }"#;
    assert_eq!(status(get(mutation).header("x-requested-with", "x")).await, 405);

    let batch = json!([{ "query": "{ __typename }" }, { "query": "{ __typename }" }]);
    assert_eq!(status(router.client.post(&endpoint).json(&batch)).await, 400);

    let large = json!({ "query": "{ __typename }", "variables": { "x": "y".repeat(300_000) } });
    assert_eq!(status(router.client.post(&endpoint).json(&large)).await, 413);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_request_asks_for_is_admitted_before_any_of_it_is_done() {
    let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
    let router = Harness::configured(Transport::InProcess, |config| {
        let asked = asked.clone();
        config.admit = Some(Arc::new(move |_, what| {
            let Asked::Fields(fields) = what else { return Box::pin(std::future::ready(Ok(()))) };
            let times: u32 = fields.iter().map(|field| field.times).sum();
            asked.lock().unwrap().extend(fields);
            let status = http::StatusCode::TOO_MANY_REQUESTS;
            let outcome = if times > 9 { Err(Refusal::new(status, "DEAR", "…")) } else { Ok(()) };
            Box::pin(std::future::ready(outcome))
        }));
    })
    .await;
    let answer = router.ask(r#"{ a: person(id: "1") { name } b: person(id: "1") { name } }"#).await;
    assert_eq!(answer["data"]["b"]["name"], "Ada");
    assert_eq!(*asked.lock().unwrap(), [RootField { name: "person".into(), times: 2 }]);
    let ten: String =
        (0..10).map(|n| format!(r#"a{n}: send(to: "1", text: "x") {{ text }} "#)).collect();
    // Twice: what is refused is refused again when the document is known.
    for _ in 0..2 {
        let refused = router.ask(&format!("mutation {{ {ten} }}")).await;
        assert_eq!(code(&refused), "DEAR");
        assert!(refused.get("data").is_none(), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_that_is_not_admitted_learns_when_to_come_back() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.admit = Some(Arc::new(|caller, _| {
            let outcome = match &caller.claims {
                Some(_) => Ok(()),
                None => Err(Refusal {
                    retry_after: Some(Duration::from_secs(7)),
                    ..Refusal::new(
                        http::StatusCode::TOO_MANY_REQUESTS,
                        "RATE_LIMITED",
                        "Doucement.",
                    )
                }),
            };
            Box::pin(std::future::ready(outcome))
        }));
    })
    .await;
    let response = router.post("{ __typename }").send().await.unwrap();
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "7");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(code(&answer), "RATE_LIMITED");
    let response = router.post("{ __typename }").bearer_auth(token("ada")).send().await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn alive_is_not_ready() {
    let open = Arc::new(AtomicBool::new(false));
    let probe = open.clone();
    let router = Harness::configured(Transport::InProcess, |config| {
        config.ready = Some(Arc::new(move || {
            let open = probe.load(Ordering::Relaxed);
            Box::pin(async move { if open { Ok(()) } else { Err("no database".into()) } })
        }));
    })
    .await;
    let status = |path: &str| {
        let request = router.client.get(format!("{}{path}", router.url));
        async move { request.send().await.unwrap().status().as_u16() }
    };
    assert_eq!((status("/health").await, status("/ready").await), (200, 503));
    open.store(true, Ordering::Relaxed);
    assert_eq!((status("/health").await, status("/ready").await), (200, 200));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supergraph_that_cannot_be_served_does_not_start() {
    for (supergraph, complaint) in [
        (crate::harness::supergraph(), "not configured"),
        ("not a schema {".to_owned(), "cannot be planned"),
    ] {
        let data = tempfile::tempdir().unwrap();
        let config = engine::RouterConfig::new(
            "127.0.0.1:0".parse().unwrap(),
            data.path().into(),
            engine::Graph { supergraph, subgraphs: Vec::new() },
            Some(crate::harness::identity()),
            crate::harness::handover(),
            axum::Router::new(),
        );
        let started = |_| panic!("it started");
        let error = engine::serve(config, started, std::future::pending()).await.unwrap_err();
        assert!(error.to_string().contains(complaint), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn large_answers_are_compressed_for_those_who_can_read_them() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.introspection = engine::Introspection::Open;
    })
    .await;
    let schema = "{ __schema { types { name description fields { name description } } } }";
    let plain = router.post(schema).send().await.unwrap();
    assert!(!plain.headers().contains_key("content-encoding"));
    let squeezed = router.post(schema).header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(squeezed.headers()["content-encoding"], "gzip");
    assert!(squeezed.bytes().await.unwrap().len() < plain.bytes().await.unwrap().len() / 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_trusted_documents_where_nothing_else_is_answered() {
    let router = Harness::configured(Transport::InProcess, |config| {
        let mut trusted = engine::TrustedDocuments::default();
        trusted.add_client(["query Names { person(id: \"1\") { name } }"]).unwrap();
        config.trusted = Arc::new(trusted);
        config.only_trusted = true;
    })
    .await;
    let known = router.ask("query Names{person(id:\"1\"){name}}").await;
    assert_eq!(known["data"]["person"]["name"], "Ada");
    for other in ["{ __typename }", "query Names { person(id: \"2\") { name } }"] {
        let response = router.post(other).send().await.unwrap();
        assert_eq!(response.status(), 403);
        let answer: Value = response.json().await.unwrap();
        assert_eq!(code(&answer), "DOCUMENT_NOT_TRUSTED");
    }
    // By identifier, without a text: the hash of the canonical form.
    let manifest = std::fs::read_to_string(router.file("trusted-documents.json")).unwrap();
    let manifest: serde_json::Map<String, Value> = serde_json::from_str(&manifest).unwrap();
    let id = manifest.keys().next().unwrap();
    let ask = |id: &str| {
        let request = router.client.post(format!("{}/graphql", router.url));
        let request = request.json(&serde_json::json!({ "documentId": id }));
        async move { request.send().await.unwrap().json::<Value>().await.unwrap() }
    };
    assert_eq!(ask(id).await["data"]["person"]["name"], "Ada");
    assert!(ask("sha256:00").await["data"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_origins_call_only_where_they_may() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.allowed_origins = vec!["https://garage.example".into()];
    })
    .await;
    let allowed = |origin: &'static str| {
        let request =
            router.client.request(reqwest::Method::OPTIONS, format!("{}/graphql", router.url));
        let request = request
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "authorization, content-type");
        async move {
            let response = request.send().await.unwrap();
            response.headers().get("access-control-allow-origin").cloned()
        }
    };
    assert_eq!(allowed("https://garage.example").await.unwrap(), "https://garage.example");
    assert!(allowed("https://elsewhere.example").await.is_none_or(|value| value == "null"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_only_events_gets_a_single_answer_as_one() {
    let router = Harness::start(Transport::InProcess).await;
    let request = router.post("{ __typename }").header("accept", "text/event-stream");
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let text = response.text().await.unwrap();
    let expected =
        "event: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\nevent: complete\ndata: \n\n";
    assert_eq!(text, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_keeps_browsers_with_tls_where_there_is_tls() {
    for alone in [true, false] {
        let router =
            Harness::configured(Transport::InProcess, |config| config.tls_alone = alone).await;
        let good = router.post("{ person(id: 1) { name } }").send().await.unwrap();
        let wrong = router.post("{ nothing }").send().await.unwrap();
        let refused = router.post("{ secret }").bearer_auth("nonsense").send().await.unwrap();
        assert_eq!(refused.status(), 401);
        let get =
            async |path: &str| router.client.get(format!("{}{path}", router.url)).send().await;
        let (health, ready, site) = (
            get("/health").await.unwrap(),
            get("/ready").await.unwrap(),
            get("/no").await.unwrap(),
        );
        for answer in [good, wrong, refused, health, ready, site] {
            let kept = answer.headers().get("strict-transport-security");
            let kept = kept.map(|value| value.to_str().unwrap());
            assert_eq!(kept, alone.then_some("max-age=31536000"), "{}", answer.url());
        }
        router.stop().await;
    }
}
