//! Streams that clients leave: nothing of them stays, in the router or behind it.
//!
//! Router, subgraphs and clients share this process, so its descriptors are those of all of them.

use crate::{
    harness::{Harness, Transport, code, token},
    sockets::{hear, introduced, subscribe},
    subgraphs::{silent_listeners, silent_opened},
};
use engine::RouterConfig;
use futures_util::future::join_all;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Never says anything: what ends it is that somebody left.
const SILENT: &str = "subscription { silent }";
/// For each way to listen and each of two rounds: two thousand in all.
const STREAMS: usize = 500;
const AT_ONCE: usize = 100;

fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}

/// Half of what the process may open: beyond it the test waits for what it has left.
fn ceiling() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
    let files = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    files.split_whitespace().nth(3).unwrap().parse::<usize>().unwrap_or(1_024) / 2
}

/// What the process holds in memory, in MiB.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    pages.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4 / 1024
}

fn many(config: &mut RouterConfig) {
    config.limits.subscriptions = 10_000;
    config.limits.streams_per_address = 10_000;
}

/// Waits until no more than so many descriptors and streams upstream are open; how many are after
/// a minute, if not.
async fn back_to(most: usize, streams: usize) -> Result<(), (usize, usize)> {
    let start = Instant::now();
    while descriptors() > most || silent_listeners() > streams {
        if start.elapsed() > Duration::from_secs(60) {
            return Err((descriptors(), silent_listeners()));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

async fn leave_over_events(router: &Harness) {
    let before = silent_opened();
    let client = reqwest::Client::new();
    let open = (0..AT_ONCE).map(|_| {
        let url = format!("{}/graphql", router.url);
        let request = client.post(url).header("accept", "text/event-stream");
        request.json(&json!({ "query": SILENT })).send()
    });
    let answers = join_all(open).await;
    for answer in &answers {
        assert_eq!(answer.as_ref().unwrap().status(), 200);
    }
    until_upstream(before + AT_ONCE).await;
    drop(answers);
}

async fn leave_over_sockets(router: &Harness) {
    let before = silent_opened();
    let open = (0..AT_ONCE).map(|_| async {
        let mut socket = introduced(router, Value::Null).await;
        subscribe(&mut socket, "s", SILENT).await;
        socket
    });
    let sockets = join_all(open).await;
    until_upstream(before + AT_ONCE).await;
    drop(sockets);
}

/// A stream that is left before it has reached its subgraph would show nothing.
async fn until_upstream(opened: usize) {
    let start = Instant::now();
    while silent_opened() < opened && start.elapsed() < Duration::from_secs(20) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(silent_opened() >= opened);
}

/// The whole of it is one test, because descriptors are the process's.
#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_streams_that_are_left_leave_nothing_behind() {
    for (transport, streams) in [(Transport::InProcess, STREAMS), (Transport::Http, AT_ONCE)] {
        let router = Harness::configured(transport, many).await;
        for over_sockets in [false, true] {
            let batch = async || {
                if over_sockets {
                    leave_over_sockets(&router).await;
                } else {
                    leave_over_events(&router).await;
                }
            };
            let level = descriptors();
            // What is kept for the next time (threads, pools, caches, pages of the allocator) is
            // there after a first round; what leaks is there again after the second.
            batch().await;
            assert_eq!(back_to(level + 20, 0).await, Ok(()), "the first hundred");
            let level = descriptors();
            let how = format!("{transport:?}, sockets: {over_sockets}");
            let mut memory = Vec::new();
            for _round in 0..2 {
                for _ in 0..streams / AT_ONCE {
                    batch().await;
                    back_to(ceiling(), usize::MAX).await.expect("those before are going");
                }
                assert_eq!(back_to(level + 20, 0).await, Ok(()), "{how}: {level} before");
                memory.push(resident());
            }
            let grown = memory[1].saturating_sub(memory[0]);
            assert!(grown < 40, "{how}: {memory:?} MiB after each round");
        }
        router.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_opens_so_many_streams_and_no_more() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.limits.streams_per_person = 2;
        config.limits.streams_per_address = 4;
    })
    .await;
    let open = async |subject: Option<&str>| {
        let request = router.post("subscription { delivered(count: 9000) { text } }");
        let request = request.header("accept", "text/event-stream");
        let token = subject.map(token);
        let request = token.iter().fold(request, |request, token| request.bearer_auth(token));
        request.send().await.unwrap()
    };
    let ada = [open(Some("ada")).await, open(Some("ada")).await];
    assert!(ada.iter().all(|answer| answer.status() == 200));
    let refused = open(Some("ada")).await;
    assert_eq!(refused.status(), 429);
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(code(&refused.json().await.unwrap()), "TOO_MANY_STREAMS");
    // What is no stream is answered all the same.
    let answer = router.ask_as("ada", r#"{ person(id: "1") { name } }"#).await;
    assert_eq!(answer["data"]["person"]["name"], "Ada");

    let grace = open(Some("grace")).await;
    let nobody = open(None).await;
    assert_eq!((grace.status().as_u16(), nobody.status().as_u16()), (200, 200));
    let fifth = open(Some("alan")).await;
    assert_eq!(code(&fifth.json().await.unwrap()), "TOO_MANY_STREAMS");

    // Over a WebSocket it is an error of the operation, and the connection goes on.
    let mut socket = introduced(&router, Value::Null).await;
    subscribe(&mut socket, "s", "subscription { delivered(count: 9000) { text } }").await;
    let answer = hear(&mut socket).await;
    assert_eq!(answer["payload"][0]["extensions"]["code"], "TOO_MANY_STREAMS", "{answer}");

    drop(ada);
    let start = Instant::now();
    while open(Some("ada")).await.status() != 200 {
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "a stream that was left keeps its place"
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
