//! What is counted of conversations, and what goes on from one channel to the other, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
use chatbot::{ChatConfig, Schema};
use chrono::{DateTime, Utc};
use kernel::{Clock, Role, Viewer, live::Live, viewer::Bearer};
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::{TestDb, data, refusal, viewers};

/// A Thursday at ten.
const NOW: &str = "2026-11-26T09:00:00Z";

const FIGURES: &str = "query($from: NaiveDate!, $until: NaiveDate!) {
    conversationFigures(from: $from, until: $until) {
        conversations turns unsure helped notHelped handoversAsked handoversTaken
        medianWaitSeconds flows { flow begun done } } }";

async fn world() -> (Arc<TestDb>, Schema) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let db = Arc::new(TestDb::new().await);
    // Nothing listens on this port: the assistant's questions to the graph all fail.
    let config = ChatConfig {
        graph_url: "http://127.0.0.1:9/graphql".to_owned(),
        passports: kernel::passport::PassportKey::new(&[7; 32]).unwrap(),
        model: None,
    };
    let clock = Clock::Fixed(NOW.parse::<DateTime<Utc>>().unwrap());
    let live = Live::start(db.pool.clone());
    let schema = chatbot::schema(db.pool.clone(), clock, live, config).unwrap();
    (db, schema)
}

async fn open(schema: &Schema, viewer: &Viewer, channel: &str) -> Value {
    let open = "mutation($i: OpenConversationInput!) { openConversation(input: $i) {
        conversation { id } } }";
    let input = json!({ "i": { "channel": channel, "locale": "fr" } });
    data(schema, viewer, open, input).await["openConversation"]["conversation"]["id"].clone()
}

async fn send(schema: &Schema, viewer: &Viewer, id: &Value, key: &str, text: &str) -> String {
    let send = "mutation($i: SendMessageInput!) { sendMessage(input: $i) {
        messages { author text } } }";
    let input = json!({ "i": { "conversationId": id, "clientMessageId": key, "text": text } });
    let request = async_graphql::Request::new(send)
        .variables(async_graphql::Variables::from_json(input))
        .data(viewer.clone())
        .data(Bearer("token".to_owned()));
    let response = schema.execute(request).await;
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    response.data.into_json().unwrap()["sendMessage"]["messages"].to_string()
}

async fn figures(schema: &Schema, from: &str, until: &str) -> Value {
    let days = json!({ "from": from, "until": until });
    let manager = viewers::staff(Role::Manager);
    data(schema, &manager, FIGURES, days).await["conversationFigures"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_see_how_conversations_go_and_nobody_else() {
    let (_db, schema) = world().await;
    let customer = viewers::customer();
    let id = open(&schema, &customer, "WEB").await;
    send(&schema, &customer, &id, "m1", "je voudrais un rendez-vous").await;
    send(&schema, &customer, &id, "m2", "zzz kkk vvv").await;
    // Sent again, it is counted once.
    send(&schema, &customer, &id, "m2", "zzz kkk vvv").await;

    let counted = figures(&schema, "2026-11-26", "2026-11-26").await;
    assert_eq!(counted["conversations"], 1, "{counted}");
    assert_eq!(counted["turns"], 2, "{counted}");
    assert_eq!(counted["unsure"], 1, "{counted}");
    assert_eq!(counted["flows"], json!([{ "flow": "book", "begun": 1, "done": 0 }]));
    assert_eq!(counted["handoversAsked"], 0);
    assert_eq!(figures(&schema, "2026-11-27", "2026-11-27").await["turns"], 0, "another day");

    let days = json!({ "from": "2026-11-26", "until": "2026-11-26" });
    let desk = viewers::staff(Role::Receptionist);
    assert_eq!(refusal(&schema, &desk, FIGURES, days.clone()).await, "FORBIDDEN");
    assert_eq!(refusal(&schema, &customer, FIGURES, days).await, "FORBIDDEN");
    let manager = viewers::staff(Role::Manager);
    let back = json!({ "from": "2026-11-27", "until": "2026-11-26" });
    assert_eq!(refusal(&schema, &manager, FIGURES, back).await, "PERIOD_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_under_way_goes_on_in_the_other_channel() {
    let (_db, schema) = world().await;
    let customer = viewers::customer();
    let web = open(&schema, &customer, "WEB").await;
    let asked = send(&schema, &customer, &web, "m1", "je voudrais un rendez-vous").await;
    assert!(asked.contains("énergie"), "{asked}");
    let phone = open(&schema, &customer, "TELEGRAM").await;
    let goes_on = send(&schema, &customer, &phone, "t1", "essence").await;
    assert!(goes_on.contains("immatriculation"), "it is known what was asked: {goes_on}");
    // And back again: what was said on the phone is known here.
    let back = send(&schema, &customer, &web, "m2", "bonjour").await;
    assert!(back.contains("immatriculation"), "it follows who speaks: {back}");
    // Somebody else's is nobody's.
    let stranger = viewers::customer();
    let other = open(&schema, &stranger, "TELEGRAM").await;
    let said = send(&schema, &stranger, &other, "s1", "d’accord").await;
    assert!(!said.contains("immatriculation"), "{said}");
}
