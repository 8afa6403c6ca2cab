//! People who are asked for, and turns beside them, on a real PostgreSQL: the queue, its guards, and
//! what a turn holds while the graph is slow.
#![expect(clippy::unwrap_used, reason = "tests")]
use chatbot::{ChatConfig, Schema};
use chrono::{DateTime, Utc};
use diesel_async::SimpleAsyncConnection;
use kernel::{Clock, Role, Viewer, live::Live, viewer::Bearer};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};
use testkit::{TestDb, data, refusal, viewers};
use uuid::Uuid;

/// A Thursday at ten.
const OPEN: &str = "2026-11-26T09:00:00Z";
/// The same evening.
const CLOSED: &str = "2026-11-26T20:00:00Z";

const QUEUE: &str = "{ handovers { id status waitedSeconds phone summary mine agentName
    conversation { messages { author text } } } }";

fn at(text: &str) -> Clock {
    Clock::Fixed(text.parse::<DateTime<Utc>>().unwrap())
}

fn schema_at(db: &TestDb, clock: Clock, graph_url: &str) -> Schema {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = ChatConfig {
        graph_url: graph_url.to_owned(),
        passports: kernel::passport::PassportKey::new(&[7; 32]).unwrap(),
        model: None,
    };
    chatbot::schema(db.pool.clone(), clock, Live::start(db.pool.clone()), config).unwrap()
}

/// A network whose desk is there on weekdays from nine to six.
async fn world(now: &str) -> (Arc<TestDb>, Schema) {
    let db = Arc::new(TestDb::new().await);
    let schema = schema_at(&db, at(now), "http://127.0.0.1:9/graphql");
    let hours: Vec<Value> =
        (1..=5).map(|day| json!({ "weekday": day, "opens": "09:00", "closes": "18:00" })).collect();
    let set = "mutation($i: SetDeskHoursInput!) { setDeskHours(input: $i) { hours { weekday } } }";
    let input = json!({ "i": { "hours": hours } });
    data(&schema, &viewers::staff(Role::Manager), set, input).await;
    (db, schema)
}

async fn open(schema: &Schema, viewer: &Viewer) -> Value {
    let open = "mutation { openConversation(input: {channel: WEB, locale: \"fr\"}) {
        conversation { id } } }";
    data(schema, viewer, open, json!({})).await["openConversation"]["conversation"]["id"].clone()
}

/// Sends a message; answers who wrote what since.
async fn send(schema: &Schema, viewer: &Viewer, id: &Value, key: &str, text: &str) -> Vec<Value> {
    let send = "mutation($i: SendMessageInput!) { sendMessage(input: $i) {
        messages { author text } } }";
    let input = json!({ "i": { "conversationId": id, "clientMessageId": key, "text": text } });
    let request = async_graphql::Request::new(send)
        .variables(async_graphql::Variables::from_json(input))
        .data(viewer.clone())
        .data(Bearer("token".to_owned()));
    let response = schema.execute(request).await;
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    response.data.into_json().unwrap()["sendMessage"]["messages"].as_array().unwrap().clone()
}

async fn queue(schema: &Schema, staff: &Viewer) -> Vec<Value> {
    data(schema, staff, QUEUE, json!({})).await["handovers"].as_array().unwrap().clone()
}

fn act(name: &str) -> String {
    format!("mutation($i: HandoverInput!) {{ {name}(input: $i) {{ handover {{ status }} }} }}")
}

fn of(handover: &Value) -> Value {
    json!({ "i": { "handoverId": handover["id"] } })
}

async fn say(schema: &Schema, staff: &Viewer, handover: &Value, key: &str, text: &str) {
    let answer = "mutation($i: AnswerHandoverInput!) { answerHandover(input: $i) {
        handover { id } } }";
    let input = json!({ "i": {
        "handoverId": handover["id"], "clientMessageId": key, "text": text } });
    data(schema, staff, answer, input).await;
}

async fn texts(schema: &Schema, viewer: &Viewer, id: &Value) -> Vec<(String, String)> {
    let read = "query($id: UUID!) { conversation(id: $id) { messages { author text } } }";
    let read = data(schema, viewer, read, json!({ "id": id })).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let messages = read["conversation"]["messages"].as_array().unwrap();
    messages.iter().map(|own| (text(&own["author"]), text(&own["text"]))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_a_person_stands_in_the_queue_and_is_answered() {
    let (_db, schema) = world(OPEN).await;
    let (customer, staff) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let id = open(&schema, &customer).await;
    let asked = send(&schema, &customer, &id, "m1", "je veux parler à quelqu'un").await;
    assert!(asked[1]["text"].as_str().unwrap().contains("file de l’équipe"), "{asked:?}");

    let waiting = queue(&schema, &staff).await;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    assert_eq!(waiting[0]["status"], "WAITING");
    assert_eq!(waiting[0]["conversation"]["messages"][1]["text"], "je veux parler à quelqu'un");
    // Asked for twice, it stands there once.
    send(&schema, &customer, &id, "m2", "je veux parler à un humain").await;
    assert_eq!(queue(&schema, &staff).await.len(), 1);

    // Of several who take it over, one does.
    let colleagues: Vec<Viewer> = (0..4).map(|_| viewers::staff(Role::Receptionist)).collect();
    let tries = colleagues.iter().map(|own| {
        let (schema, own, input) = (schema.clone(), own.clone(), of(&waiting[0]));
        tokio::spawn(async move {
            let request = async_graphql::Request::new(act("takeHandover"))
                .variables(async_graphql::Variables::from_json(input))
                .data(own);
            schema.execute(request).await.errors.is_empty()
        })
    });
    let mut taken = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        taken.push(one.await.unwrap());
    }
    assert_eq!(taken.iter().filter(|took| **took).count(), 1, "{taken:?}");
    let agent = &colleagues[taken.iter().position(|took| *took).unwrap()];
    assert_eq!(
        refusal(&schema, &staff, &act("giveBackHandover"), of(&waiting[0])).await,
        "HANDOVER_TAKEN"
    );

    say(&schema, agent, &waiting[0], "a1", "Bonjour, je regarde.").await;
    say(&schema, agent, &waiting[0], "a1", "Bonjour, je regarde.").await;
    let beside = send(&schema, &customer, &id, "m3", "un rdv mardi à 10h").await;
    assert_eq!(beside.len(), 1, "the assistant is silent: {beside:?}");
    assert_eq!(queue(&schema, agent).await[0]["mine"], true);

    data(&schema, agent, &act("giveBackHandover"), of(&waiting[0])).await;
    assert!(queue(&schema, agent).await.is_empty());
    let all = texts(&schema, &customer, &id).await;
    let agents: Vec<_> = all.iter().filter(|(author, _)| author == "AGENT").collect();
    assert_eq!(agents.len(), 1, "said once: {all:?}");
    let back = ("SYSTEM".to_owned(), "Je reprends avec vous.".to_owned());
    assert_eq!(all[all.len() - 2], back);
    assert!(all.last().unwrap().1.contains("vous a aidé"), "{all:?}");
    assert!(send(&schema, &customer, &id, "m4", "bonjour").await.len() > 1, "it answers again");
}

#[tokio::test(flavor = "multi_thread")]
async fn outside_the_hours_a_number_is_kept_and_listed() {
    let (_db, schema) = world(CLOSED).await;
    let (guest, staff) = (viewers::guest(), viewers::staff(Role::Receptionist));
    let id = open(&schema, &guest).await;
    let asked = send(&schema, &guest, &id, "m1", "je veux parler à quelqu'un").await;
    let text = asked[1]["text"].as_str().unwrap();
    assert!(text.contains("vendredi 27 novembre à 9h"), "{text}");
    let kept = send(&schema, &guest, &id, "m2", "06 12 34 56 78").await;
    assert!(kept[1]["text"].as_str().unwrap().contains("+33612345678"), "{kept:?}");
    let listed = queue(&schema, &staff).await;
    assert_eq!(listed[0]["phone"], "+33612345678");
    data(&schema, &staff, &act("finishHandover"), of(&listed[0])).await;
    data(&schema, &staff, &act("finishHandover"), of(&listed[0])).await;
    assert!(queue(&schema, &staff).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_is_the_teams_and_its_hours_the_managers() {
    let (_db, schema) = world(OPEN).await;
    let customer = viewers::customer();
    assert_eq!(refusal(&schema, &customer, QUEUE, json!({})).await, "FORBIDDEN");
    for name in ["takeHandover", "giveBackHandover", "finishHandover"] {
        let input = json!({ "i": { "handoverId": Uuid::now_v7() } });
        assert_eq!(refusal(&schema, &customer, &act(name), input.clone()).await, "FORBIDDEN");
        let staff = viewers::staff(Role::Receptionist);
        let none = refusal(&schema, &staff, &act(name), input).await;
        assert_eq!(none, "HANDOVER_NOT_FOUND");
    }
    let set = "mutation { setDeskHours(input: {hours: []}) { hours { weekday } } }";
    let of_one_centre = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    for staff in [viewers::staff(Role::Receptionist), of_one_centre] {
        assert_eq!(refusal(&schema, &staff, set, json!({})).await, "FORBIDDEN");
    }
    let manager = viewers::staff(Role::Manager);
    data(&schema, &manager, set, json!({})).await;
    // Without hours nobody reads here, and the assistant says so.
    let id = open(&schema, &customer).await;
    let asked = send(&schema, &customer, &id, "m1", "je veux parler à quelqu'un").await;
    assert!(asked[1]["text"].as_str().unwrap().contains("Personne"), "{asked:?}");
    assert!(queue(&schema, &manager).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_about_a_centre_is_that_centres() {
    let (db, schema) = world(OPEN).await;
    let customer = viewers::customer();
    let id = open(&schema, &customer).await;
    send(&schema, &customer, &id, "m1", "je veux parler à quelqu'un").await;
    let (here, elsewhere) = (Uuid::now_v7(), Uuid::now_v7());
    let at = |centre| viewers::staff_at(centre, Role::Receptionist);
    assert_eq!(queue(&schema, &at(elsewhere)).await.len(), 1, "no centre was spoken of");
    let about = format!("UPDATE chatbot.handovers SET centre_id = '{here}'");
    db.pool.get().await.unwrap().batch_execute(&about).await.unwrap();
    let waiting = queue(&schema, &at(here)).await;
    assert_eq!(waiting.len(), 1);
    assert!(queue(&schema, &at(elsewhere)).await.is_empty());
    for name in ["takeHandover", "finishHandover"] {
        let refused = refusal(&schema, &at(elsewhere), &act(name), of(&waiting[0])).await;
        assert_eq!(refused, "HANDOVER_NOT_FOUND", "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_left_without_a_word_gets_the_assistant_back() {
    let (db, schema) = world(OPEN).await;
    let (customer, staff) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let id = open(&schema, &customer).await;
    send(&schema, &customer, &id, "m1", "je veux parler à quelqu'un").await;
    let waiting = queue(&schema, &staff).await;
    data(&schema, &staff, &act("takeHandover"), of(&waiting[0])).await;
    for (now, left) in [("2026-11-26T09:59:00Z", 1), ("2026-11-26T10:00:00Z", 0)] {
        for task in chatbot::tasks(&db.pool, at(now)) {
            task.drain().await.unwrap();
        }
        assert_eq!(queue(&schema, &staff).await.len(), left, "{now}");
    }
}

/// A graph that takes requests and answers none until it is dropped.
async fn silent_graph() -> (tokio::task::JoinHandle<()>, String) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/graphql", listener.local_addr().unwrap());
    let task = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    (task, url)
}

#[tokio::test(flavor = "multi_thread")]
async fn turns_hold_no_connection_while_the_graph_is_slow() {
    let db = Arc::new(TestDb::new().await);
    let (graph, url) = silent_graph().await;
    let schema = schema_at(&db, Clock::System, &url);
    let mut turns = Vec::new();
    for _ in 0..40 {
        let guest = viewers::guest();
        let id = open(&schema, &guest).await;
        let schema = schema.clone();
        turns.push(tokio::spawn(async move { send(&schema, &guest, &id, "m", "bonjour").await }));
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(turns.iter().filter(|turn| turn.is_finished()).count(), 0, "all of them wait");
    let other = viewers::guest();
    let opened = tokio::time::timeout(Duration::from_secs(2), open(&schema, &other)).await;
    assert!(opened.is_ok(), "forty slow turns leave a connection to others");
    graph.abort();
    for turn in turns {
        assert!(turn.await.unwrap().len() > 1, "each is answered");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_team_says_during_a_turn_is_not_overwritten() {
    let (db, schema) = world(OPEN).await;
    let (customer, staff) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let id = open(&schema, &customer).await;
    send(&schema, &customer, &id, "m1", "je veux parler à quelqu'un").await;
    let waiting = queue(&schema, &staff).await;
    let (graph, url) = silent_graph().await;
    let slow = schema_at(&db, at(OPEN), &url);
    let turn = {
        let (customer, id) = (customer.clone(), id.clone());
        tokio::spawn(async move { send(&slow, &customer, &id, "m2", "un rdv mardi à 10h").await })
    };
    tokio::time::sleep(Duration::from_millis(300)).await;
    data(&schema, &staff, &act("takeHandover"), of(&waiting[0])).await;
    graph.abort();
    assert_eq!(turn.await.unwrap().len(), 1, "the assistant leaves the word to the team");
    assert_eq!(send(&schema, &customer, &id, "m3", "bonjour").await.len(), 1, "and is silent");
    let all = texts(&schema, &customer, &id).await;
    let joined = all.iter().filter(|(author, _)| author == "SYSTEM").count();
    assert_eq!(joined, 1, "{all:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_whose_process_went_away_is_answered_when_it_is_sent_again() {
    let (db, schema) = world(OPEN).await;
    let customer = viewers::customer();
    let id = open(&schema, &customer).await;
    send(&schema, &customer, &id, "m1", "bonjour").await;
    let mut conn = db.pool.get().await.unwrap();
    // As it stands after a crash between what was sent and what was answered.
    let crash = "DELETE FROM chatbot.messages WHERE answers = 'm1';
        UPDATE chatbot.conversations SET turn_id = gen_random_uuid(), turn_of = 'm1',
            turn_until = clock_timestamp() + interval '1 second', last_seq = 2;";
    conn.batch_execute(crash).await.unwrap();
    drop(conn);
    let again = send(&schema, &customer, &id, "m1", "bonjour").await;
    assert!(again.len() > 1, "{again:?}");
    let said = texts(&schema, &customer, &id).await;
    let own = said.iter().filter(|(author, _)| author == "CUSTOMER").count();
    assert_eq!(own, 1, "said once: {said:?}");
    assert_eq!(send(&schema, &customer, &id, "m1", "bonjour").await, again);
}
