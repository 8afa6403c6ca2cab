//! Conversations as a client sees them, on a real PostgreSQL. The whole turn with a real graph is
//! in the platform's own tests; here the graph is down, which must lose nothing.
#![expect(clippy::unwrap_used, reason = "tests")]
use chatbot::{ChatConfig, Schema};
use events::{auth::GuestJoined, parser::RegistrationRead, report::Issued};
use futures_util::StreamExt;
use kernel::{Clock, Viewer, live::Live, viewer::Bearer};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};
use testkit::{TestDb, data, refusal, viewers};
use uuid::Uuid;

const OPEN: &str = "mutation { openConversation(input: {channel: WEB, locale: \"fr\"}) {
    conversation { id messages { seq author text } } } }";
const SEND: &str = "mutation($i: SendMessageInput!) { sendMessage(input: $i) {
    messages { seq author text clientMessageId } } }";
const READ: &str = "query($id: UUID!) { conversation(id: $id) {
    messages { seq text attachments { kind url } } } }";

async fn world() -> (Arc<TestDb>, Schema) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let db = Arc::new(TestDb::new().await);
    // Nothing listens on this port: the assistant's questions to the graph all fail.
    let config = ChatConfig {
        graph_url: "http://127.0.0.1:9/graphql".to_owned(),
        passports: kernel::passport::PassportKey::new(&[7; 32]).unwrap(),
        model: None,
    };
    let live = Live::start(db.pool.clone());
    let schema = chatbot::schema(db.pool.clone(), Clock::System, live, config).unwrap();
    (db, schema)
}

async fn open(schema: &Schema, viewer: &Viewer) -> Value {
    data(schema, viewer, OPEN, json!({})).await["openConversation"]["conversation"]["id"].clone()
}

async fn send(
    schema: &Schema,
    viewer: &Viewer,
    conversation: &Value,
    key: &str,
    text: &str,
) -> Value {
    let input =
        json!({ "i": { "conversationId": conversation, "clientMessageId": key, "text": text } });
    let request = async_graphql::Request::new(SEND)
        .variables(async_graphql::Variables::from_json(input))
        .data(viewer.clone())
        .data(Bearer("token".to_owned()));
    let response = schema.execute(request).await;
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    response.data.into_json().unwrap()["sendMessage"]["messages"].clone()
}

async fn tell(db: &TestDb) {
    db.deliver(&chatbot::listeners(&db.pool, Clock::System)).await;
    for task in chatbot::tasks(&db.pool, Clock::System) {
        task.drain().await.unwrap();
    }
}

fn issued(customer_id: Uuid) -> Issued {
    Issued {
        report_id: Uuid::now_v7(),
        kind: events::report::ReportKind::Certificate,
        inspection_id: Uuid::now_v7(),
        appointment_id: Uuid::now_v7(),
        customer_id,
        number: "S069C012-2026-000001-C".to_owned(),
        plate: "PM-110-EP".to_owned(),
        outcome: "FAVOURABLE".parse().unwrap(),
        valid_until: "2028-11-24".parse().unwrap(),
        retest_before: None,
        download_path: "/documents/x.pdf".to_owned(),
        verification_path: "/verify/x".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_has_one_conversation_however_many_tabs_open_it() {
    let (_db, schema) = world().await;
    let guest = viewers::guest();
    let tabs = (0..6).map(|_| {
        let (schema, guest) = (schema.clone(), guest.clone());
        tokio::spawn(async move { open(&schema, &guest).await })
    });
    let mut ids = Vec::new();
    for tab in tabs.collect::<Vec<_>>() {
        ids.push(tab.await.unwrap());
    }
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let greeted = data(&schema, &guest, OPEN, json!({})).await;
    let messages = &greeted["openConversation"]["conversation"]["messages"];
    assert_eq!(messages.as_array().unwrap().len(), 1, "greeted once: {messages}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_message_is_answered_once_even_without_a_graph() {
    let (_db, schema) = world().await;
    let guest = viewers::guest();
    let id = open(&schema, &guest).await;
    let first = send(&schema, &guest, &id, "m1", "bonjour").await;
    assert_eq!(first[0]["clientMessageId"], "m1");
    assert!(first.as_array().unwrap().len() >= 2, "{first}");
    assert_eq!(send(&schema, &guest, &id, "m1", "bonjour").await, first);
    let second = send(&schema, &guest, &id, "m2", "un rdv mardi").await;
    let after = first.as_array().unwrap().last().unwrap()["seq"].as_i64().unwrap();
    assert_eq!(second[0]["seq"], after + 1, "numbered without gaps");
}

/// Sends what stands beside the conversation and the client's id; answers the texts written.
async fn send_input(schema: &Schema, viewer: &Viewer, id: &Value, input: Value) -> Vec<String> {
    let mut input = input;
    input["conversationId"] = id.clone();
    let request = async_graphql::Request::new(SEND)
        .variables(async_graphql::Variables::from_json(json!({ "i": input })))
        .data(viewer.clone())
        .data(Bearer("token".to_owned()));
    let response = schema.execute(request).await;
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    let sent = response.data.into_json().unwrap();
    let messages = sent["sendMessage"]["messages"].as_array().unwrap().clone();
    messages.iter().map(|message| message["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_that_was_answered_does_nothing_in_any_tab() {
    let (_db, schema) = world().await;
    let guest = viewers::guest();
    let id = open(&schema, &guest).await;
    let offered =
        "query($id: UUID!) { conversation(id: $id) { messages { buttons { id label } } } }";
    let read = data(&schema, &guest, offered, json!({ "id": id })).await;
    let buttons = read["conversation"]["messages"][0]["buttons"].as_array().unwrap().clone();
    let press =
        |button: &Value, key: &str| json!({ "clientMessageId": key, "buttonId": button["id"] });
    let first = send_input(&schema, &guest, &id, press(&buttons[0], "tab-1")).await;
    assert!(!first[1].contains("rien fait"), "{first:?}");
    // The same one again, and the one beside it, from another tab or an old keyboard.
    for (button, key) in [(&buttons[0], "tab-2"), (&buttons[1], "tab-3"), (&buttons[0], "tab-4")] {
        let again = send_input(&schema, &guest, &id, press(button, key)).await;
        assert_eq!(again.len(), 2, "{again:?}");
        assert!(again[1].contains("je n’ai rien fait"), "{again:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caption_is_said_beside_its_photo() {
    let (_db, schema) = world().await;
    let guest = viewers::guest();
    let id = open(&schema, &guest).await;
    let photo = json!({
        "clientMessageId": "p1", "documentId": Uuid::now_v7(), "text": "voici ma carte grise",
    });
    let said = send_input(&schema, &guest, &id, photo).await;
    assert_eq!(said[0], "voici ma carte grise");
    assert_eq!(said.len(), 2, "one answer: {said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_its_owners_alone() {
    let (_db, schema) = world().await;
    let id = open(&schema, &viewers::guest()).await;
    let other = viewers::customer();
    let seen = data(&schema, &other, READ, json!({ "id": id })).await;
    assert_eq!(seen, json!({ "conversation": null }));
    let input = json!({ "i": { "conversationId": id, "clientMessageId": "m", "text": "oui" } });
    // Without the router's bearer there is nobody to act for.
    assert_eq!(refusal(&schema, &other, SEND, input.clone()).await, "UNAUTHENTICATED");
    let request = async_graphql::Request::new(SEND)
        .variables(async_graphql::Variables::from_json(input))
        .data(other)
        .data(Bearer("token".to_owned()));
    let refused = schema.execute(request).await;
    assert_eq!(testkit::code(&refused).as_deref(), Some("CONVERSATION_NOT_FOUND"));
}

#[tokio::test(flavor = "multi_thread")]
async fn news_is_told_once_and_wakes_who_listens() {
    let (db, schema) = world().await;
    let customer = viewers::customer();
    let id = open(&schema, &customer).await;
    let follow =
        format!("subscription {{ messageAdded(conversationId: {id}, afterSeq: 1) {{ seq }} }}");
    let request = async_graphql::Request::new(follow).data(customer.clone());
    let mut stream = Box::pin(schema.execute_stream(request));

    db.publish(&issued(customer.id().unwrap())).await;
    tell(&db).await;
    tell(&db).await;
    let heard =
        tokio::time::timeout(Duration::from_secs(10), stream.next()).await.unwrap().unwrap();
    assert_eq!(heard.data.into_json().unwrap(), json!({ "messageAdded": { "seq": 2 } }));
    let read = data(&schema, &customer, READ, json!({ "id": id })).await;
    let messages = read["conversation"]["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2, "{messages:#?}");
    assert_eq!(messages[1]["attachments"][0]["url"], "/documents/x.pdf");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_is_told_with_the_ways_out_of_it() {
    let (db, schema) = world().await;
    let customer = viewers::customer();
    let id = open(&schema, &customer).await;
    let due: events::report::DueForChat = serde_json::from_value(json!({
        "due": {
            "watched_id": Uuid::now_v7(), "owner_id": customer.id(), "plate": "AB-123-CD",
            "make": null, "model": null, "service": "PERIODIC", "before": "2027-03-01",
            "certain": true, "notice": "MONTH",
        },
        "sold": "https://www.example.fr/reminders/sold/x",
        "stop": "https://www.example.fr/reminders/y",
    }))
    .unwrap();
    db.publish(&due).await;
    tell(&db).await;
    let read = data(&schema, &customer, READ, json!({ "id": id })).await;
    let last = read["conversation"]["messages"].as_array().unwrap().last().unwrap();
    let text = last["text"].as_str().unwrap();
    for said in
        ["Contrôle technique de AB-123-CD", "mars 2027.", "/reminders/sold/x", "/reminders/y"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_the_certificate_changes_is_asked_about() {
    let (db, schema) = world().await;
    let customer = viewers::customer();
    let id = open(&schema, &customer).await;
    let changed: events::appointment::PriceChanged = serde_json::from_value(json!({
        "facts": {
            "appointment_id": Uuid::now_v7(), "reference": "RDV-7Q2KX",
            "customer_id": customer.id(), "service": "PERIODIC", "vehicle_category": "CAR",
            "energy": "DIESEL", "plate": "AB-123-CD", "vehicle_id": null,
            "starts_at": "2026-12-01T09:00:00Z", "ends_at": "2026-12-01T09:30:00Z",
            "amount_cents": 7900, "currency": "EUR", "hold_expires_at": null,
            "centre": { "id": Uuid::now_v7(), "name": "Lyon", "address": "1 rue de la Gare",
                "approval_number": "S069C012", "phone": "04 00 00 00 00" },
        },
        "old_cents": 7900, "new_cents": 8500, "agreed": false,
    }))
    .unwrap();
    db.publish(&changed).await;
    tell(&db).await;
    let read = "query($id: UUID!) { conversation(id: $id) {
        awaiting { kind name } messages { text buttons { label } } } }";
    let read = data(&schema, &customer, read, json!({ "id": id })).await;
    let conversation = &read["conversation"];
    assert_eq!(conversation["awaiting"], json!({ "kind": "confirm", "name": "price" }));
    let last = conversation["messages"].as_array().unwrap().last().unwrap();
    assert!(last["text"].as_str().unwrap().contains("79,00\u{a0}€ mais 85,00\u{a0}€"), "{last}");
    assert_eq!(last["buttons"][0]["label"], "Accepter 85,00\u{a0}€");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_guest_began_goes_on_under_the_account() {
    let (db, schema) = world().await;
    let (guest, user) = (viewers::guest(), viewers::customer());
    let older = open(&schema, &user).await;
    let begun = open(&schema, &guest).await;
    send(&schema, &guest, &begun, "m1", "bonjour").await;

    let event = GuestJoined { guest_id: guest.id().unwrap(), user_id: user.id().unwrap() };
    db.publish(&event).await;
    tell(&db).await;
    assert_eq!(open(&schema, &user).await, begun);
    assert_ne!(older, begun);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_goes_back_to_the_channel_and_neither_it_nor_an_address_is_kept() {
    const TYPED: &str = "mutation($i: SendMessageInput!) { sendMessage(input: $i) {
        messages { author text } typedCode { challengeId code buttonId } } }";
    let (db, schema) = world().await;
    let guest = viewers::guest();
    let id = open(&schema, &guest).await;
    let challenge = Uuid::now_v7();
    let asked = json!({ "question": "code", "code": { "email": "lea@example.com", "then": "go",
        "challenge": challenge, "expires_at": chrono::Utc::now() } });
    db.execute(&format!("UPDATE chatbot.conversations SET state = state || '{asked}'")).await;
    let say = async |viewer: &Viewer, key: &str, what: Value| {
        let mut input = json!({ "i": { "conversationId": id, "clientMessageId": key } });
        input["i"].as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        let request = async_graphql::Request::new(TYPED)
            .variables(async_graphql::Variables::from_json(input))
            .data(viewer.clone())
            .data(Bearer("token".to_owned()));
        schema.execute(request).await.data.into_json().unwrap()["sendMessage"].clone()
    };
    let code = json!({ "text": "le code : 123 456" });
    let answer = say(&guest, "m1", code.clone()).await;
    let typed = json!({ "challengeId": challenge, "code": "123456", "buttonId": "go" });
    assert_eq!(answer["typedCode"], typed);
    let shown = json!([{ "author": "CUSTOMER", "text": "le code : ••••••" }]);
    assert_eq!(answer["messages"], shown, "nothing is replied");
    assert_eq!(say(&guest, "m1", code).await, answer, "a lost answer is given again");
    let after = say(&guest, "m2", json!({ "buttonId": "go" })).await;
    assert_eq!(after["messages"][0]["text"], "C’est moi");
    let address = say(&guest, "m3", json!({ "text": "ou lea.fontaine@example.com" })).await;
    assert_eq!(address["messages"][0]["text"], "ou l•••@example.com");
    assert_eq!(address["typedCode"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_read_around_the_log_in_is_told_to_the_customer() {
    let (guest, user) = (viewers::guest(), viewers::customer());
    let read = || RegistrationRead {
        document_id: Uuid::now_v7(),
        owner_id: guest.id().unwrap(),
        appointment_id: None,
        fields: Vec::new(),
        unreadable: Some("UNREADABLE".to_owned()),
    };
    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: user.id().unwrap() };
    for before in [true, false] {
        let (db, schema) = world().await;
        let begun = open(&schema, &guest).await;
        if before {
            db.publish(&read()).await;
            db.deliver(&chatbot::listeners(&db.pool, Clock::System)).await;
        }
        db.publish(&joined).await;
        db.deliver(&chatbot::listeners(&db.pool, Clock::System)).await;
        if !before {
            db.publish(&read()).await;
        }
        tell(&db).await;
        let seen = data(&schema, &user, READ, json!({ "id": begun })).await;
        let said = seen["conversation"]["messages"].as_array().unwrap();
        assert!(said.len() > 1, "told before the log-in: {before}, {said:?}");
    }
}
