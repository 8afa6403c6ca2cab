//! Webhooks over real HTTP: who hears of what, signatures, order, retries, turns.
use crate::{
    common::World,
    webhook_consumer::{Answer, Consumer},
};
use chrono::{DateTime, TimeDelta, Utc};
use events::{
    appointment::{
        AppointmentFacts, Cancelled, CentreFacts, Confirmed, Rescheduled, ResultsAccessChanged,
        SlotHeld,
    },
    payment::{PaymentFacts, PaymentMethod, Succeeded},
    report::{Issued, ReportKind},
};
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use standardwebhooks::Webhook;
use std::time::Duration;
use testkit::{data, refusal, viewers};
use uuid::Uuid;

pub(crate) const CREATE: &str = "mutation($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) { secret endpoint { id url eventTypes
        organisation { displayName } createdBy { displayName } } } }";
const KEY: &str = "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) {
    apiKey { integrator { id } } } }";
const UPDATE: &str = "mutation($input: UpdateWebhookEndpointInput!) {
    updateWebhookEndpoint(input: $input) { endpoint { url eventTypes failingSince } } }";
const ENABLE: &str = "mutation($id: UUID!, $on: Boolean!) {
    setWebhookEndpointEnabled(input: { endpointId: $id, enabled: $on }) {
        endpoint { disabledAt disabledBecause } } }";
const ROTATE: &str = "mutation($id: UUID!) { rotateWebhookSecret(input: { endpointId: $id }) {
    secret endpoint { previousSecretSignsUntil } } }";
const TEST: &str = "mutation($id: UUID!) { sendTestWebhook(input: { endpointId: $id }) {
    delivery { id state } } }";
const REPLAY: &str = "mutation($id: UUID!) { replayWebhookDelivery(input: { deliveryId: $id }) {
    delivery { state attempts } } }";
const REPLAY_FAILED: &str = "mutation($id: UUID!, $since: DateTime!) {
    replayFailedWebhooks(input: { endpointId: $id, since: $since }) { replayed } }";
const ENDPOINTS: &str = "{ webhookEndpoints { edges { node { id url failingSince disabledAt
    disabledBecause } } } }";
const DELIVERIES: &str = "query($id: UUID!, $state: WebhookDeliveryState) {
    webhookDeliveries(endpointId: $id, state: $state, first: 100) { edges { node { id messageId
        eventType body state attempts nextAttemptAt lastStatus lastFailure settledAt } } } }";

/// An organisation with an endpoint that hears of everything.
pub(crate) struct Told {
    pub(crate) world: World,
    pub(crate) manager: Viewer,
    pub(crate) organisation: Uuid,
    pub(crate) endpoint: Value,
    pub(crate) secret: String,
}

impl World {
    pub(crate) async fn with_webhooks(reachable: auth::Reachable) -> (Self, Viewer, Uuid) {
        // Another test of this process may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut world = Self::new().await;
        world.config.webhooks = reachable;
        world.wait(TimeDelta::zero());
        let mut conn = world.db.pool.get().await.unwrap();
        let (email, name) = ("agnes@exemple.fr", "Agnès");
        let roles = [Role::Manager];
        let id = auth::ensure_user(&mut conn, email, crate::common::PASSWORD, name, &roles).await;
        drop(conn);
        let manager = Viewer::Person {
            id: id.unwrap(),
            roles: roles.to_vec(),
            posts: Vec::new(),
            name: name.to_owned(),
        };
        let input = json!({ "email": "si@flotte.example", "organisation": "Flotte Dupont",
            "name": "Planning", "scopes": ["APPOINTMENTS_READ"] });
        let made = data(&world.schema, &manager, KEY, json!({ "input": input })).await;
        let id = made["createApiKey"]["apiKey"]["integrator"]["id"].as_str().unwrap();
        let organisation = id.parse().unwrap();
        (world, manager, organisation)
    }

    /// All that is due is sent, as the worker does it.
    pub(crate) async fn send(&self) {
        send_at(&self.db.pool, self.now, &self.config).await;
    }
}

async fn send_at(pool: &kernel::Pool, now: DateTime<Utc>, config: &auth::AuthConfig) {
    let tasks = auth::tasks(pool, Clock::Fixed(now), config);
    for task in tasks {
        task.drain().await.map_err(kernel::ApiError::into_report).unwrap();
    }
}

impl Told {
    pub(crate) async fn at(consumer: &Consumer) -> Self {
        let reachable = auth::Reachable { this_machine: true, names: auth::Names::default() };
        Self::by(reachable, &consumer.url()).await
    }

    pub(crate) async fn by(reachable: auth::Reachable, url: &str) -> Self {
        let (world, manager, organisation) = World::with_webhooks(reachable).await;
        let (endpoint, secret) = endpoint(&world, &manager, organisation, url).await;
        Self { world, manager, organisation, endpoint, secret }
    }

    pub(crate) async fn deliveries(&self) -> Vec<Value> {
        deliveries(&self.world, &self.manager, &self.endpoint).await
    }

    pub(crate) async fn confirmed(&self, appointment: Uuid) {
        let facts = facts(self.organisation, appointment);
        self.world.db.publish(&Confirmed { facts }).await;
        self.world.settle().await;
    }

    async fn ask(&self, document: &str) -> Value {
        let variables = json!({ "id": self.endpoint });
        data(&self.world.schema, &self.manager, document, variables).await
    }

    pub(crate) async fn listed(&self) -> Value {
        let found = data(&self.world.schema, &self.manager, ENDPOINTS, json!({})).await;
        found["webhookEndpoints"]["edges"][0]["node"].clone()
    }
}

/// An endpoint for all events: its id and its secret.
async fn endpoint(
    world: &World,
    manager: &Viewer,
    organisation: Uuid,
    url: &str,
) -> (Value, String) {
    let events = [
        "APPOINTMENT_HELD",
        "APPOINTMENT_CONFIRMED",
        "APPOINTMENT_MOVED",
        "APPOINTMENT_CANCELLED",
        "PAYMENT_SUCCEEDED",
        "REPORT_ISSUED",
        "RESULTS_OPENED",
        "RESULTS_CLOSED",
    ];
    let input = json!({ "organisationId": organisation, "url": url, "eventTypes": events });
    let made = data(&world.schema, manager, CREATE, json!({ "input": input })).await;
    let made = &made["createWebhookEndpoint"];
    (made["endpoint"]["id"].clone(), made["secret"].as_str().unwrap().to_owned())
}

async fn deliveries(world: &World, manager: &Viewer, endpoint: &Value) -> Vec<Value> {
    let found = data(&world.schema, manager, DELIVERIES, json!({ "id": endpoint })).await;
    let edges = found["webhookDeliveries"]["edges"].as_array().unwrap().clone();
    // Oldest first.
    edges.into_iter().rev().map(|edge| edge["node"].clone()).collect()
}

pub(crate) fn facts(owner: Uuid, appointment: Uuid) -> AppointmentFacts {
    AppointmentFacts {
        appointment_id: appointment,
        reference: "RDV-7Q2KX".to_owned(),
        customer_id: owner,
        centre: CentreFacts {
            id: Uuid::from_u128(3),
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 12".to_owned(),
        },
        service: "PERIODIC".parse().unwrap(),
        vehicle_category: "CAR".parse().unwrap(),
        energy: "PETROL".parse().unwrap(),
        plate: Some("AB-123-CD".to_owned()),
        starts_at: "2026-12-01T09:00:00Z".parse().unwrap(),
        ends_at: "2026-12-01T09:30:00Z".parse().unwrap(),
        amount_cents: 7_900,
        currency: "EUR".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_hears_of_its_own_in_order_by_ids_alone_and_signed() {
    let consumer = Consumer::answering([]).await;
    let told = Told::at(&consumer).await;
    let (world, appointment) = (&told.world, Uuid::now_v7());
    let facts = |owner| facts(owner, appointment);
    let payment = PaymentFacts {
        payment_id: Uuid::now_v7(),
        appointment_id: appointment,
        customer_id: told.organisation,
        amount_cents: 7_900,
        currency: "EUR".to_owned(),
    };
    let db = &world.db;
    db.publish(&SlotHeld { facts: facts(told.organisation), hold_expires_at: world.now }).await;
    db.publish(&Succeeded { facts: payment.clone(), method: PaymentMethod::Card }).await;
    db.publish(&Confirmed { facts: facts(told.organisation) }).await;
    // Somebody else's.
    db.publish(&Confirmed { facts: facts(Uuid::now_v7()) }).await;
    let moved = Rescheduled { facts: facts(told.organisation), previous_starts_at: world.now };
    db.publish(&moved).await;
    world.settle().await;
    world.settle().await;
    world.send().await;
    assert_eq!(
        consumer.events(),
        ["appointment.held", "payment.succeeded", "appointment.confirmed", "appointment.moved"]
    );
    let verifier = Webhook::new(&told.secret).unwrap();
    for received in consumer.received() {
        verifier.verify(received.body.as_bytes(), &received.headers).expect("a good signature");
        let changed = format!("{} ", received.body);
        assert!(verifier.verify(changed.as_bytes(), &received.headers).is_err());
        assert_eq!(received.path, "/hook");
        assert_eq!(received.header("content-type"), "application/json");
        for personal in ["AB-123", "RDV-", "Lyon", "7900", "Dupont"] {
            assert!(!received.body.contains(personal), "{}", received.body);
        }
    }
    let paid: Value = serde_json::from_str(&consumer.received()[1].body).unwrap();
    assert_eq!(
        paid["data"],
        json!({ "appointmentId": appointment, "paymentId": payment.payment_id })
    );
    assert!(paid["timestamp"].as_str().unwrap().parse::<DateTime<Utc>>().is_ok());
    let delivered = told.deliveries().await;
    assert!(delivered.iter().all(|one| one["state"] == "DELIVERED" && one["attempts"] == 1));
    let name = format!("msg_{}", delivered[0]["messageId"].as_str().unwrap().replace('-', ""));
    assert_eq!(consumer.received()[0].header("webhook-id"), name);
    world.send().await;
    assert_eq!(consumer.received().len(), 4, "each once");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_result_who_was_let_read_it_hears_and_nobody_else() {
    let consumer = Consumer::answering([]).await;
    let told = Told::at(&consumer).await;
    let (world, shared, booked) = (&told.world, Uuid::now_v7(), Uuid::now_v7());
    let access = |granted| ResultsAccessChanged {
        appointment_id: shared,
        organisation_id: told.organisation,
        granted,
    };
    let issued = |appointment_id, customer_id| Issued {
        report_id: Uuid::now_v7(),
        kind: ReportKind::Certificate,
        inspection_id: Uuid::now_v7(),
        appointment_id,
        customer_id,
        number: "S069C012-2026-000042".to_owned(),
        plate: "AB-123-CD".to_owned(),
        outcome: "FAVOURABLE".parse().unwrap(),
        valid_until: "2028-12-01".parse().unwrap(),
        retest_before: None,
        download_path: "/documents/x".to_owned(),
        verification_path: "/verify/x".to_owned(),
    };
    // What it booked itself is not enough (Code de la route R323-20); another's consent is.
    world.db.publish(&issued(booked, told.organisation)).await;
    world.db.publish(&access(true)).await;
    world.settle().await;
    let somebody = Uuid::now_v7();
    world.db.publish(&issued(shared, somebody)).await;
    world.settle().await;
    world.db.publish(&access(false)).await;
    world.settle().await;
    world.db.publish(&issued(shared, somebody)).await;
    world.settle().await;
    world.send().await;
    assert_eq!(consumer.events(), ["results.opened", "report.issued", "results.closed"]);
    let issued: Value = serde_json::from_str(&consumer.received()[1].body).unwrap();
    assert_eq!(issued["data"]["appointmentId"], json!(shared));
    assert!(!issued.to_string().contains("FAVOURABLE") && !issued.to_string().contains("/doc"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_down_is_tried_again_and_what_comes_later_waits_for_it() {
    let consumer = Consumer::answering([Answer::Status(503), Answer::Status(500)]).await;
    let mut told = Told::at(&consumer).await;
    let (one, other) = (Uuid::now_v7(), Uuid::now_v7());
    told.confirmed(one).await;
    told.world.send().await;
    let first = told.deliveries().await[0].clone();
    assert_eq!((&first["state"], &first["lastStatus"]), (&json!("WAITING"), &json!(503)));
    assert!(told.listed().await["failingSince"].is_string());
    // Of the same appointment something else happens meanwhile, and of another one.
    let cancelled = Cancelled {
        facts: facts(told.organisation, one),
        reason: "les mots de quelqu’un".to_owned(),
        by_staff: true,
        kept_cents: 0,
        extra_cents: 0,
        arrhes: false,
        may_give_back: true,
    };
    told.world.db.publish(&cancelled).await;
    told.confirmed(other).await;
    told.world.wait(TimeDelta::seconds(5));
    told.world.send().await;
    assert_eq!(
        consumer.received().iter().filter(|one| one.event() == "appointment.cancelled").count(),
        0,
        "it waits"
    );
    told.world.wait(TimeDelta::seconds(300));
    told.world.send().await;
    let of_one: Vec<_> = consumer
        .received()
        .into_iter()
        .filter(|received| received.body.contains(&one.to_string()))
        .collect();
    let names: Vec<_> = of_one.iter().map(|received| received.event()).collect();
    assert_eq!(names[names.len() - 2..], ["appointment.confirmed", "appointment.cancelled"]);
    let ids: std::collections::BTreeSet<_> = of_one[..names.len() - 1]
        .iter()
        .map(|received| received.header("webhook-id").to_owned())
        .collect();
    assert_eq!(ids.len(), 1, "the same message at each attempt");
    assert!(told.deliveries().await.iter().all(|one| one["state"] == "DELIVERED"));
    assert!(told.listed().await["failingSince"].is_null());
    assert!(!consumer.received().iter().any(|one| one.body.contains("mots")));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_days_a_message_is_given_up_and_sent_again_when_asked() {
    let consumer = Consumer::answering(vec![Answer::Status(500); 10]).await;
    let mut told = Told::at(&consumer).await;
    let started = told.world.now;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    loop {
        let one = told.deliveries().await[0].clone();
        let Some(next) = one["nextAttemptAt"].as_str() else { break };
        let next: DateTime<Utc> = next.parse().unwrap();
        told.world.wait(next - told.world.now + TimeDelta::milliseconds(1));
        told.world.send().await;
    }
    let failed = told.deliveries().await[0].clone();
    assert_eq!((&failed["state"], &failed["attempts"]), (&json!("FAILED"), &json!(10)));
    assert!(told.world.now - started > TimeDelta::days(3));
    assert!(told.listed().await["disabledAt"].is_null(), "not yet five days");

    let variables = json!({ "id": told.endpoint, "since": started });
    let asked = data(&told.world.schema, &told.manager, REPLAY_FAILED, variables.clone()).await;
    assert_eq!(asked["replayFailedWebhooks"]["replayed"], 1);
    told.world.send().await;
    assert_eq!(told.deliveries().await[0]["state"], "DELIVERED");
    let again = data(&told.world.schema, &told.manager, REPLAY_FAILED, variables).await;
    assert_eq!(again["replayFailedWebhooks"]["replayed"], 0);
    let one = json!({ "id": failed["id"] });
    let asked = data(&told.world.schema, &told.manager, REPLAY, one).await;
    assert_eq!(asked["replayWebhookDelivery"]["delivery"]["state"], "WAITING");
    told.world.send().await;
    let ids: std::collections::BTreeSet<_> =
        consumer.received().iter().map(|one| one.header("webhook-id").to_owned()).collect();
    assert_eq!((consumer.received().len(), ids.len()), (12, 1), "one message, whenever it is sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_consumer_keeps_nobody_waiting_but_itself() {
    let slow = Consumer::answering(vec![Answer::Late(Duration::from_secs(4), 200); 20]).await;
    let quick = Consumer::answering([]).await;
    let told = Told::at(&slow).await;
    endpoint(&told.world, &told.manager, told.organisation, &quick.url()).await;
    for _ in 0..12 {
        told.confirmed(Uuid::now_v7()).await;
    }
    let (pool, now, config) =
        (told.world.db.pool.clone(), told.world.now, told.world.config.clone());
    let started = std::time::Instant::now();
    let worker = tokio::spawn(async move { send_at(&pool, now, &config).await });
    quick.has(12).await;
    let last = quick.received().iter().map(|one| one.at).max().unwrap();
    assert!(last - started < Duration::from_secs(4), "{:?}", last - started);
    assert_eq!(slow.received().len(), 4, "so many at a time, of one");
    worker.await.unwrap();
    assert_eq!(slow.received().len(), 12);
    // No connection of the pool was held meanwhile: eight would not have been enough.
    assert!(told.deliveries().await.iter().all(|one| one["state"] == "DELIVERED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_send_each_message_once() {
    let consumer =
        Consumer::answering(vec![Answer::Late(Duration::from_millis(100), 200); 40]).await;
    let told = Told::at(&consumer).await;
    for _ in 0..20 {
        told.confirmed(Uuid::now_v7()).await;
    }
    let workers = (0..4).map(|_| {
        let (pool, now, config) =
            (told.world.db.pool.clone(), told.world.now, told.world.config.clone());
        tokio::spawn(async move { send_at(&pool, now, &config).await })
    });
    futures_util::future::join_all(workers.collect::<Vec<_>>()).await;
    let ids: std::collections::BTreeSet<_> =
        consumer.received().iter().map(|one| one.header("webhook-id").to_owned()).collect();
    assert_eq!((consumer.received().len(), ids.len()), (20, 20));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dead_worker_had_is_sent_again_under_the_same_name() {
    let consumer = Consumer::answering([Answer::Silence]).await;
    let mut told = Told::at(&consumer).await;
    told.confirmed(Uuid::now_v7()).await;
    let (pool, now, config) =
        (told.world.db.pool.clone(), told.world.now, told.world.config.clone());
    let worker = tokio::spawn(async move { send_at(&pool, now, &config).await });
    consumer.has(1).await;
    worker.abort();
    let _ended = worker.await;
    told.world.send().await;
    assert_eq!(consumer.received().len(), 1, "it may still be on its way");
    told.world.wait(TimeDelta::minutes(2));
    told.world.send().await;
    let received = consumer.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].header("webhook-id"), received[1].header("webhook-id"));
    assert_eq!(received[0].body, received[1].body);
    assert_eq!(told.deliveries().await[0]["state"], "DELIVERED");
}

#[tokio::test(flavor = "multi_thread")]
async fn for_a_day_both_secrets_sign() {
    let consumer = Consumer::answering([]).await;
    let mut told = Told::at(&consumer).await;
    let rotated = told.ask(ROTATE).await;
    let rotated = &rotated["rotateWebhookSecret"];
    assert!(rotated["endpoint"]["previousSecretSignsUntil"].is_string());
    let secrets = [told.secret.clone(), rotated["secret"].as_str().unwrap().to_owned()];
    assert_ne!(secrets[0], secrets[1]);
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    let received = &consumer.received()[0];
    for secret in &secrets {
        let verifier = Webhook::new(secret).unwrap();
        verifier.verify(received.body.as_bytes(), &received.headers).expect("a good signature");
    }
    told.world.wait(TimeDelta::hours(24));
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    let received = &consumer.received()[1];
    let signed = |secret: &str| {
        let at = received.header("webhook-timestamp").parse().unwrap();
        let (id, body) = (received.header("webhook-id"), received.body.as_bytes());
        Webhook::new(secret).unwrap().sign(id, at, body).unwrap()
    };
    assert_eq!(received.header("webhook-signature"), signed(&secrets[1]), "the new one alone");
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_of_the_network_arrange_it_and_what_was_missed_is_kept() {
    let consumer = Consumer::answering([Answer::Status(500)]).await;
    let told = Told::at(&consumer).await;
    let (schema, manager) = (&told.world.schema, &told.manager);
    let tested = told.ask(TEST).await;
    assert_eq!(tested["sendTestWebhook"]["delivery"]["state"], "WAITING");
    told.world.send().await;
    let first = told.deliveries().await[0].clone();
    assert_eq!((&first["state"], &first["attempts"]), (&json!("FAILED"), &json!(1)), "at once");

    let set = |on: bool| json!({ "id": told.endpoint, "on": on });
    let off = data(schema, manager, ENABLE, set(false)).await;
    let off = &off["setWebhookEndpointEnabled"]["endpoint"];
    assert_eq!(off["disabledBecause"], "BY_MANAGER");
    told.confirmed(Uuid::now_v7()).await;
    told.ask(TEST).await;
    told.world.send().await;
    assert_eq!(consumer.events(), ["webhook.test", "webhook.test"], "a test goes out all the same");
    let since = json!({ "id": told.endpoint, "since": told.world.now - TimeDelta::hours(1) });
    let code = refusal(schema, manager, REPLAY_FAILED, since.clone()).await;
    assert_eq!(code, "WEBHOOK_DISABLED");
    data(schema, manager, ENABLE, set(true)).await;
    let replayed = data(schema, manager, REPLAY_FAILED, since).await;
    assert_eq!(replayed["replayFailedWebhooks"]["replayed"], 1);
    told.world.send().await;
    assert_eq!(consumer.events()[2], "appointment.confirmed");

    let other = Consumer::answering([]).await;
    let change = json!({ "endpointId": told.endpoint, "url": other.url(),
        "eventTypes": ["APPOINTMENT_MOVED"] });
    data(schema, manager, UPDATE, json!({ "input": change })).await;
    told.confirmed(Uuid::now_v7()).await;
    let moved = Rescheduled {
        facts: facts(told.organisation, Uuid::now_v7()),
        previous_starts_at: told.world.now,
    };
    told.world.db.publish(&moved).await;
    told.world.settle().await;
    told.world.send().await;
    assert_eq!(other.events(), ["appointment.moved"]);
    assert_eq!(consumer.received().len(), 3);

    for viewer in [viewers::customer(), viewers::staff(Role::Inspector), Viewer::Anonymous] {
        let code = refusal(schema, &viewer, ENDPOINTS, json!({})).await;
        assert!(["FORBIDDEN", "UNAUTHENTICATED"].contains(&code.as_str()), "{code}");
    }
    let acts: Vec<kernel::audit::ActRecorded> = told.world.db.published().await;
    let acts: Vec<&str> = acts.iter().map(|act| act.act.as_str()).collect();
    for act in [
        "webhook.created",
        "webhook.tested",
        "webhook.disabled",
        "webhook.enabled",
        "webhook.replayed",
        "webhook.updated",
    ] {
        assert!(acts.contains(&act), "{act} {acts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_endpoints_are_enough_whoever_asks_at_once() {
    let reachable = auth::Reachable { this_machine: true, names: auth::Names::default() };
    let (world, manager, organisation) = World::with_webhooks(reachable).await;
    let input = json!({ "organisationId": organisation, "url": "http://127.0.0.1:9999/",
        "eventTypes": ["APPOINTMENT_HELD"] });
    let asked = (0..14).map(|_| {
        let (schema, manager, input) = (world.schema.clone(), manager.clone(), input.clone());
        tokio::spawn(async move {
            testkit::execute(&schema, &manager, CREATE, json!({ "input": input })).await
        })
    });
    let answers = futures_util::future::join_all(asked.collect::<Vec<_>>()).await;
    let refused = answers
        .iter()
        .filter_map(|answer| testkit::code(answer.as_ref().unwrap()))
        .collect::<Vec<_>>();
    assert_eq!(refused, vec!["TOO_MANY_WEBHOOKS"; 4]);
    let unknown = json!({ "organisationId": Uuid::now_v7(), "url": "http://127.0.0.1:9999/",
        "eventTypes": ["APPOINTMENT_HELD"] });
    let code = refusal(&world.schema, &manager, CREATE, json!({ "input": unknown })).await;
    assert_eq!(code, "ORGANISATION_NOT_FOUND");
}
