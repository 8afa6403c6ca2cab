//! What an operator has closed for a while.
use crate::{
    common::{PASSWORD, World, registration},
    webhook_consumer::{Answer, Consumer},
    webhooks::Told,
};
use chrono::TimeDelta;
use kernel::Viewer;
use serde_json::{Value, json};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::SeqCst},
};
use uuid::Uuid;

fn switch() -> (Arc<AtomicBool>, Arc<dyn Fn() -> bool + Send + Sync>) {
    let on = Arc::new(AtomicBool::new(true));
    let asked = on.clone();
    (on, Arc::new(move || asked.load(SeqCst)))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_account_is_made_while_registrations_are_closed_and_who_has_one_enters() {
    let mut world = World::new().await;
    let (open, registrations) = switch();
    world.config.open.registrations = registrations;
    world.wait(TimeDelta::zero());
    world.account("Camille").await;
    let (begun, code) = world.registers(&Viewer::Anonymous, registration("Noor")).await;

    open.store(false, SeqCst);
    assert_eq!(world.refused_to_register(registration("Lea")).await, "REGISTRATIONS_CLOSED");
    // Neither by a letter of before, nor by a code alone.
    let noor = json!({ "challengeId": begun, "code": code });
    let refused = world.refused(&Viewer::Anonymous, "logInWithCode", noor.clone()).await;
    assert_eq!(refused, "REGISTRATIONS_CLOSED");
    let (challenge, code) = world.code("lea@exemple.fr").await;
    let lea = json!({ "challengeId": challenge, "code": code });
    let refused = world.refused(&Viewer::Anonymous, "logInWithCode", lea.clone()).await;
    assert_eq!(refused, "REGISTRATIONS_CLOSED");
    let entered = world.by_code("camille@exemple.fr").await;
    assert_eq!(entered["user"]["displayName"], "Camille");

    open.store(true, SeqCst);
    // The refusal has cost them nothing: the same letters open what they would have opened.
    let entered = world.session(&Viewer::Anonymous, "logInWithCode", lea).await;
    assert_eq!(entered["user"]["email"], "lea@exemple.fr");
    let entered = world.session(&Viewer::Anonymous, "logInWithCode", noor).await;
    assert_eq!(entered["user"]["displayName"], "Noor");
    let input = json!({ "email": "noor@exemple.fr", "password": PASSWORD });
    let entered = world.session(&Viewer::Anonymous, "logIn", input).await;
    assert_eq!(entered["user"]["displayName"], "Noor");
}

#[tokio::test(flavor = "multi_thread")]
async fn webhooks_wait_while_they_are_closed_and_none_counts_as_failed() {
    let consumer = Consumer::answering([]).await;
    let mut told = Told::at(&consumer).await;
    let (open, webhooks) = switch();
    told.world.config.open.webhooks = webhooks;
    open.store(false, SeqCst);
    told.confirmed(Uuid::now_v7()).await;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    assert_eq!(consumer.received().len(), 0);
    assert!(told.deliveries().await.iter().all(|one| one["state"] == "WAITING"));
    open.store(true, SeqCst);
    told.world.send().await;
    assert_eq!(consumer.received().len(), 2);
    assert!(told.deliveries().await.iter().all(|one| one["state"] == "DELIVERED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_pause_costs_no_message_and_no_endpoint() {
    let consumer = Consumer::answering(vec![Answer::Status(500); 3]).await;
    let mut told = Told::at(&consumer).await;
    let (open, webhooks) = switch();
    told.world.config.open.webhooks = webhooks;
    told.confirmed(Uuid::now_v7()).await;
    told.world.send().await;
    assert!(told.listed().await["failingSince"].is_string());

    open.store(false, SeqCst);
    told.confirmed(Uuid::now_v7()).await;
    told.world.wait(TimeDelta::days(31));
    told.world.send().await;
    assert!(told.listed().await["failingSince"].is_null(), "nothing was tried");
    let states = |all: Vec<Value>| all.iter().map(|one| one["state"].clone()).collect::<Vec<_>>();
    assert_eq!(states(told.deliveries().await), ["WAITING", "WAITING"]);

    // Nor are they forgotten, or the endpoint given up, by the first that fails once it is on.
    open.store(true, SeqCst);
    told.world.send().await;
    assert_eq!(consumer.received().len(), 3);
    assert!(told.listed().await["disabledAt"].is_null());
    assert_eq!(states(told.deliveries().await), ["WAITING", "WAITING"]);
    told.world.wait(TimeDelta::hours(1));
    told.world.send().await;
    assert_eq!(consumer.received().len(), 5);
    assert_eq!(told.deliveries().await.len(), 0, "sent, and older than what is kept");
}
