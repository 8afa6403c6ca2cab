//! What an operator sees: one trace from the router to an event's listener, and the metrics.
use crate::{
    collector::{Collector, Span},
    product::{Product, text},
};
use autovisite::{
    Transport,
    observe::{self, Traces},
};
use serde_json::json;
use std::{collections::BTreeSet, net::TcpListener, path::Path, time::Duration};

const HOLD: &str = "mutation Hold($i: HoldSlotInput!) { holdSlot(input: $i) {
    appointment { id centre { name } customer { isGuest } } } }";

#[tokio::test(flavor = "multi_thread")]
async fn one_trace_spans_router_subgraph_sql_and_the_listener() {
    let (collector, endpoint) = Collector::start().await;
    // The only test of this program that starts the log: it is once a process.
    let recording = observe::start(true, Traces::To(endpoint)).unwrap();
    for (number, transport) in [Transport::InProcess, Transport::Http].into_iter().enumerate() {
        let product = Product::start(transport).await;
        let token = product.guest().await;
        let mut slot = product.free_slot(&token).await;
        slot["plate"] = json!("GX-481-LM");
        slot["idempotencyKey"] = json!("private-key-of-mine");
        let trace = format!("{:032x}", 0xabcd_0000 + number);
        let request = product
            .client
            .post(format!("{}/graphql", product.url))
            .bearer_auth(&token)
            .header("traceparent", format!("00-{trace}-00000000000000aa-01"))
            .json(&json!({ "query": HOLD, "variables": { "i": slot } }));
        let answer: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
        let appointment = text(&answer["data"]["holdSlot"]["appointment"]["id"]);

        let spans = arrived(&collector, &recording, &trace).await;
        let root = named(&spans, "mutation Hold");
        assert_eq!(root.parent, "00000000000000aa", "it continues the caller's trace");
        assert_eq!(root.attributes["graphql.operation.type"], "mutation");
        assert_eq!(root.attributes["viewer"], "guest");
        assert_eq!(root.attributes["outcome"], "ok");
        let asked = named(&spans, "subgraph appointment");
        assert!(is_under(&spans, asked, root), "{transport:?}");
        assert!(is_under(&spans, named(&spans, "subgraph auth"), root), "{transport:?}");
        let written = spans.iter().find(|span| statement(span).contains("kernel\".\"outbox"));
        let written = written.unwrap_or_else(|| panic!("{spans:#?}"));
        assert!(is_under(&spans, written, asked), "{transport:?}");
        let event = named(&spans, "event appointment.slot_held.v1");
        assert!(is_under(&spans, event, asked), "{transport:?}");
        let reaction = spans.iter().find(|span| {
            span.name == "INSERT"
                && statement(span).contains("\"payment\"")
                && is_under(&spans, span, event)
        });
        assert!(reaction.is_some(), "{transport:?} {spans:#?}");

        let all = collector.text();
        for private in ["private-key-of-mine", "GX-481-LM", &appointment, &token] {
            assert!(!all.contains(private), "{private}");
        }
    }
}

/// The trace's spans, once its last part is there.
async fn arrived(collector: &Collector, recording: &observe::Recording, trace: &str) -> Vec<Span> {
    for _ in 0..300 {
        recording.flush().unwrap();
        let spans = collector.trace(trace);
        let has = |name: &str| spans.iter().any(|span| span.name.starts_with(name));
        if has("mutation Hold") && has("event appointment.slot_held") {
            return spans;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the trace is not whole: {:#?}", collector.trace(trace))
}

fn named<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("{name}: {spans:#?}"))
}

fn statement(span: &Span) -> &str {
    span.attributes.get("db.query.text").map_or("", String::as_str)
}

fn is_under(spans: &[Span], span: &Span, ancestor: &Span) -> bool {
    let parent = spans.iter().find(|candidate| candidate.id == span.parent);
    parent.is_some_and(|parent| parent.id == ancestor.id || is_under(spans, parent, ancestor))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_metrics_are_on_a_port_of_their_own() {
    let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let product = Product::configured(Transport::InProcess, |settings| {
        settings.observe.metrics = Some(listen);
    })
    .await;
    let guest = product.guest().await;
    let slot = product.free_slot(&guest).await;
    product.hold(&guest, &slot).await;
    product.refusal(Some("forged"), "{ __typename }", json!({})).await;
    let again = product.ask(Some(&guest), "query Mine { me { isGuest } }", json!({})).await;
    assert_eq!(again["data"]["me"]["isGuest"], true);

    let scrape = async || {
        let answer = product.client.get(format!("http://{listen}/metrics")).send().await.unwrap();
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/plain"));
        answer.text().await.unwrap()
    };
    let expected = [
        "router_requests_total{kind=\"mutation\",outcome=\"ok\",viewer=\"anonymous\"} ",
        "router_requests_total{kind=\"mutation\",outcome=\"ok\",viewer=\"guest\"} ",
        "router_requests_total{kind=\"unknown\",outcome=\"TOKEN_INVALID\",viewer=\"anonymous\"} 1",
        "router_request_duration_seconds_bucket{kind=\"query\",le=\"0.001\"} ",
        "router_refusals_total{code=\"TOKEN_INVALID\"} 1",
        "router_subgraph_requests_total{outcome=\"ok\",subgraph=\"auth\"} ",
        "router_subgraph_duration_seconds_count{subgraph=\"appointment\"} ",
        "router_query_plans_total{cache=\"miss\"} ",
        "router_requests_in_flight 0",
        "event_deliveries_total{event=\"appointment.slot_held.v1\",listener=\"payment.",
        "task_runs_total{outcome=\"idle\",task=\"appointment.expire_holds\"} ",
        "outbox_events{domain=\"auth\",state=\"dead\"} 0",
        "outbox_oldest_seconds{domain=\"auth\"} ",
        "database_connections{domain=\"payment\",state=\"most\"} 9",
    ];
    // The listeners of the held slot run after the answer, each in its own time.
    let mut metrics = scrape().await;
    for _ in 0..200 {
        if expected.iter().all(|series| metrics.contains(series)) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        metrics = scrape().await;
    }
    for series in expected {
        assert!(metrics.contains(series), "{series}\n{metrics}");
    }
    for (file, name) in named_in_deploy() {
        assert!(metrics.contains(&name), "{file} names {name}, which nothing counts\n{metrics}");
    }
    let outside = product.client.get(format!("{}/metrics", product.url)).send().await.unwrap();
    assert!(!outside.text().await.unwrap().contains("router_requests_total"));
}

/// Every metric of ours that an alarm or a panel in `deploy` asks for.
fn named_in_deploy() -> BTreeSet<(&'static str, String)> {
    let mut names = BTreeSet::new();
    for file in ["deploy/prometheus/alerts.yml", "deploy/grafana/platform.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let ours = ["router_", "outbox_", "event_", "events_", "task_", "database_"];
        for word in words.filter(|word| ours.iter().any(|start| word.starts_with(start))) {
            names.insert((file, word.to_owned()));
        }
    }
    assert!(names.len() > 10, "{names:?}");
    names
}

/// An alarm without a page leaves whoever is woken by it alone.
#[test]
fn every_alarm_has_a_page_and_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |file: &str| std::fs::read_to_string(root.join(file)).unwrap();
    let (alarms, cases) =
        (read("deploy/prometheus/alerts.yml"), read("deploy/prometheus/alerts_test.yml"));
    let names: Vec<_> =
        alarms.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).collect();
    assert!(names.len() >= 9, "{names:?}");
    for name in names {
        assert!(read(&format!("docs/runbooks/{name}.md")).contains("**What to do.**"), "{name}");
        assert!(cases.contains(&format!("alertname: {name}\n        exp_alerts")), "{name}");
        assert!(
            read("docs/runbooks/README.md").contains(&format!("[{name}]({name}.md)")),
            "{name}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_laptop_anybody_sees_the_plan() {
    let product = Product::start(Transport::InProcess).await;
    let guest = product.guest().await;
    let request = product
        .client
        .post(format!("{}/graphql", product.url))
        .bearer_auth(&guest)
        .header("x-explain", "dry-run")
        .json(&json!({ "query": "{ myAppointments { edges { node { id payment { id } } } } }" }));
    let answer: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
    let plan = answer["extensions"]["queryPlan"].to_string();
    assert!(plan.contains("\"appointment\"") && plan.contains("\"payment\""), "{answer}");
}
