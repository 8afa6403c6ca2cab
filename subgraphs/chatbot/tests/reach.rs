//! How far a conversation reaches: to the graph as somebody who asks from where they are, and to the
//! team until it was dealt with.
#![expect(clippy::unwrap_used, reason = "tests")]
use chatbot::{ChatConfig, Schema};
use chrono::{DateTime, TimeDelta, Utc};
use kernel::{
    Clock, Role, Viewer,
    live::Live,
    passport::{ORIGIN_HEADER, PassportKey},
    viewer::{Bearer, Whence},
};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use testkit::{TestDb, data, viewers};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use uuid::Uuid;

const SEND: &str = "mutation($i: SendMessageInput!) { sendMessage(input: $i) {
    messages { text } } }";
const SEEN: &str = "query($id: UUID!) { handover(id: $id) { conversation { messages { text } } } }";
const QUEUE: &str = "{ handovers { id } }";

fn key() -> PassportKey {
    PassportKey::new(&[7; 32]).unwrap()
}

fn morning() -> DateTime<Utc> {
    "2026-11-26T09:00:00Z".parse().unwrap()
}

fn schema_at(db: &TestDb, now: DateTime<Utc>, graph_url: &str) -> Schema {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = ChatConfig { graph_url: graph_url.to_owned(), passports: key(), model: None };
    let live = Live::start(db.pool.clone());
    chatbot::schema(db.pool.clone(), Clock::Fixed(now), live, config).unwrap()
}

async fn open(schema: &Schema, viewer: &Viewer) -> Value {
    let open = "mutation { openConversation(input: {channel: WEB, locale: \"fr\"}) {
        conversation { id } } }";
    data(schema, viewer, open, json!({})).await["openConversation"]["conversation"]["id"].clone()
}

async fn send(schema: &Schema, viewer: &Viewer, from: &str, id: &Value, text: &str) {
    let input =
        json!({ "i": { "conversationId": id, "clientMessageId": Uuid::now_v7(), "text": text } });
    let request = async_graphql::Request::new(SEND)
        .variables(async_graphql::Variables::from_json(input))
        .data(viewer.clone())
        .data(Whence { address: from.to_owned(), pseudonym: None })
        .data(Bearer("token".to_owned()));
    let answer = schema.execute(request).await;
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
}

/// A graph that answers nothing of use, and keeps what each request said of where it comes from.
async fn graph() -> (Arc<Mutex<Vec<Option<String>>>>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/graphql", listener.local_addr().unwrap());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let kept = heard.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = vec![0; 16_384];
            let read = stream.read(&mut head).await.unwrap();
            let head = String::from_utf8_lossy(&head[..read]).into_owned();
            let said = head
                .lines()
                .filter_map(|line| line.split_once(": "))
                .find(|(name, _)| name.eq_ignore_ascii_case(ORIGIN_HEADER))
                .map(|(_, value)| value.to_owned());
            kept.lock().unwrap().push(said);
            let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (heard, url)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_graph_is_told_from_where_somebody_writes() {
    let db = TestDb::new().await;
    let (heard, url) = graph().await;
    let schema = schema_at(&db, morning(), &url);
    let wish = "je voudrais un rdv mardi à 10h à Lyon";
    let asked = async |from: &str| {
        heard.lock().unwrap().clear();
        let customer = viewers::customer();
        let id = open(&schema, &customer).await;
        send(&schema, &customer, from, &id, wish).await;
        heard.lock().unwrap().clone()
    };
    let said = asked("203.0.113.7").await;
    assert!(!said.is_empty(), "the assistant asked the graph");
    for said in said {
        let from = key().vouched(&said.unwrap(), morning()).unwrap();
        assert_eq!(from.address, "203.0.113.7");
    }
    // Of our own network, as the Telegram channel is: no place in the world.
    let said = asked("127.0.0.1").await;
    assert!(!said.is_empty() && said.iter().all(Option::is_none), "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_team_sees_a_conversation_until_it_was_dealt_with_and_for_a_month() {
    let db = TestDb::new().await;
    let nowhere = "http://127.0.0.1:9/graphql";
    let at = |time: TimeDelta| schema_at(&db, morning() + time, nowhere);
    let schema = at(TimeDelta::zero());
    let set = "mutation { setDeskHours(input: {hours: [{weekday: 4, opens: \"09:00\",
        closes: \"18:00\"}]}) { hours { weekday } } }";
    data(&schema, &viewers::staff(Role::Manager), set, json!({})).await;
    let (customer, staff) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let id = open(&schema, &customer).await;
    let from = "203.0.113.7";
    send(&schema, &customer, from, &id, "je veux parler à quelqu'un").await;
    let handover = data(&schema, &staff, QUEUE, json!({})).await["handovers"][0]["id"].clone();
    let finish = "mutation($i: HandoverInput!) { finishHandover(input: $i) {
        handover { status } } }";
    data(&schema, &staff, finish, json!({ "i": { "handoverId": handover } })).await;

    let later = at(TimeDelta::hours(3));
    send(&later, &customer, from, &id, "ma plaque est ZZ-999-ZZ").await;
    let seen = data(&later, &staff, SEEN, json!({ "id": handover })).await.to_string();
    assert!(seen.contains("je veux parler"), "{seen}");
    assert!(!seen.contains("ZZ-999-ZZ"), "said to the assistant: {seen}");
    let month = at(TimeDelta::days(31));
    let seen = data(&month, &staff, SEEN, json!({ "id": handover })).await;
    assert_eq!(seen["handover"], Value::Null);
}
