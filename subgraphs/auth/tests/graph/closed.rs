//! What an operator has closed for a while.
use crate::{
    common::{World, registration},
    webhook_consumer::Consumer,
    webhooks::Told,
};
use kernel::Viewer;
use serde_json::json;
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
    world.wait(chrono::TimeDelta::zero());
    world.account("Camille").await;
    let (begun, code) = world.registers(&Viewer::Anonymous, registration("Noor")).await;

    open.store(false, SeqCst);
    assert_eq!(world.refused_to_register(registration("Lea")).await, "REGISTRATIONS_CLOSED");
    // Neither by a letter of before, nor by a code alone.
    let input = json!({ "challengeId": begun, "code": code });
    let refused = world.refused(&Viewer::Anonymous, "logInWithCode", input).await;
    assert_eq!(refused, "REGISTRATIONS_CLOSED");
    let (challenge, code) = world.code("lea@exemple.fr").await;
    let input = json!({ "challengeId": challenge, "code": code });
    let refused = world.refused(&Viewer::Anonymous, "logInWithCode", input).await;
    assert_eq!(refused, "REGISTRATIONS_CLOSED");
    let entered = world.by_code("camille@exemple.fr").await;
    assert_eq!(entered["user"]["displayName"], "Camille");

    open.store(true, SeqCst);
    assert_eq!(world.by_code("lea@exemple.fr").await["user"]["email"], "lea@exemple.fr");
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
