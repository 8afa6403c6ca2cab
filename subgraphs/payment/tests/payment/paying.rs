//! Paying by card, end to end: the production client against the served simulator.
use crate::world::{GOOD, START, WEBHOOK_SECRET, World};
use chrono::{TimeDelta, Utc};
use events::payment::{Failed, PayAtCentreChosen, Succeeded};
use futures_util::future::join_all;
use serde_json::json;
use std::sync::atomic::Ordering;
use stripe_webhook::Webhook;
use testkit::viewers;

#[tokio::test(flavor = "multi_thread")]
async fn a_good_card_pays_and_comes_back() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;

    let started = world.start(&customer, &facts).await;
    assert_eq!(started["status"], "PENDING");
    assert_eq!(started["amount"], json!({ "amountCents": 7_900, "currency": "EUR" }));
    let (status, html) = world.page(&started["checkoutUrl"]).await;
    assert_eq!(status, 200);
    for part in
        ["79,00\u{a0}€", "Contrôle technique périodique, Lyon Part-Dieu", "aucune carte réelle"]
    {
        assert!(html.contains(part), "{part}");
    }
    let (status, back) = world.enter_card(&started["checkoutUrl"], GOOD).await;
    assert_eq!(status, 303);
    let expected = format!("{}/?payment=done&appointment={}", world.origin, facts.appointment_id);
    assert_eq!(back, expected);
    world.deliver_webhooks().await;

    let paid = world.payment(&customer, &facts).await;
    assert_eq!(paid["status"], "SUCCEEDED");
    assert_eq!(paid["checkoutUrl"], json!(null));
    let year = Utc::now().format("%Y");
    assert_eq!(paid["invoiceNumber"], format!("S069C012-{year}-000001"));
    let told: Vec<Succeeded> = world.db.published().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].method, events::payment::PaymentMethod::Card);
    assert_eq!(told[0].facts.appointment_id, facts.appointment_id);
    assert_eq!(world.start_refused(&customer, &facts).await, "ALREADY_PAID");
    // The same key is the same request: answered, not refused.
    assert_eq!(world.start(&customer, &facts).await["id"], paid["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_card_is_told_and_another_one_pays() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();

    let (status, html) = world.enter_card(&page, "4242 4242 4242 4241").await;
    assert_eq!((status, html.contains("numéro de carte est incorrect")), (422, true));
    let (status, html) = world.enter_card(&page, "4000 0000 0000 9995").await;
    assert_eq!((status, html.contains("provision insuffisante")), (402, true));
    world.deliver_webhooks().await;
    world.work().await;
    let refused = world.payment(&customer, &facts).await;
    assert_eq!(refused["status"], "FAILED");
    assert_eq!(refused["failureCode"], "insufficient_funds");
    assert_eq!(refused["checkoutUrl"], page, "the page stays open");
    assert_eq!(world.start(&customer, &facts).await["checkoutUrl"], page);

    assert_eq!(world.enter_card(&page, GOOD).await.0, 303);
    world.deliver_webhooks().await;
    let paid = world.payment(&customer, &facts).await;
    assert_eq!((&paid["status"], &paid["failureCode"]), (&json!("SUCCEEDED"), &json!(null)));
    let failed: Vec<Failed> = world.db.published().await;
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].failure_code, "insufficient_funds");
    assert_eq!(world.db.published::<Succeeded>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn webhooks_count_once_in_any_order_and_only_if_signed() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, "4000 0000 0000 0002").await;
    world.enter_card(&page, GOOD).await;
    let mut events = world.webhooks().await;
    assert_eq!(events.len(), 3, "failed, succeeded, completed");

    let forged = Webhook::generate_test_header(&events[2], "whsec_wrong", None);
    assert_eq!(world.post_webhook(&events[2], &forged).await, 400);
    assert_eq!(world.post_webhook(&events[2], "").await, 400);
    let old = Utc::now().timestamp() - 3_600;
    let old = Webhook::generate_test_header(&events[2], WEBHOOK_SECRET, Some(old));
    assert_eq!(world.post_webhook(&events[2], &old).await, 400);
    let altered = events[2].replace("7900", "1");
    let signature = Webhook::generate_test_header(&events[2], WEBHOOK_SECRET, None);
    assert_eq!(world.post_webhook(&altered, &signature).await, 400);
    assert_eq!(world.payment(&customer, &facts).await["status"], "PENDING");

    // Newest first, three times each, at the same time.
    events.reverse();
    let deliveries = events.iter().cycle().take(9).map(|event| {
        let signature = Webhook::generate_test_header(event, WEBHOOK_SECRET, None);
        let world = &world;
        async move { world.post_webhook(event, &signature).await }
    });
    assert_eq!(join_all(deliveries).await, [200; 9]);
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
    assert_eq!(world.db.published::<Succeeded>().await.len(), 1);
    assert_eq!(world.db.published::<Failed>().await.len(), 0, "a failure that is over");
    let stored = "SELECT count(*) FROM payment.provider_events";
    assert_eq!(world.count(stored).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn money_is_found_without_any_webhook() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, GOOD).await;

    world.work().await;
    world.work().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
    assert_eq!(world.db.published::<Succeeded>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_down_loses_nothing() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;

    world.provider_up.store(false, Ordering::SeqCst);
    assert_eq!(world.start_refused(&customer, &facts).await, "PAYMENT_PROVIDER_UNAVAILABLE");
    let waiting = world.payment(&customer, &facts).await;
    assert_eq!(waiting["status"], "AWAITING");

    world.provider_up.store(true, Ordering::SeqCst);
    let started = world.start(&customer, &facts).await;
    assert_eq!(started["id"], waiting["id"]);
    world.enter_card(&started["checkoutUrl"], GOOD).await;
    // Down when the webhook wants to know: the provider sends it again.
    world.provider_up.store(false, Ordering::SeqCst);
    world.deliver_webhooks().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "PENDING");
    world.provider_up.store(true, Ordering::SeqCst);
    world.db.execute("UPDATE stripe_simulator.webhooks SET next_attempt_at = now()").await;
    world.deliver_webhooks().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_clicks_open_one_page() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let clicks = join_all((0..6).map(|_| world.start(&customer, &facts))).await;
    assert!(clicks.iter().all(|click| click["checkoutUrl"] == clicks[0]["checkoutUrl"]));
    assert!(clicks[0]["checkoutUrl"].is_string());
    assert_eq!(world.count("SELECT count(*) FROM payment.payments").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM stripe_simulator.sessions").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_pays_and_only_while_the_slot_is_kept() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let stranger = viewers::customer();
    assert_eq!(world.start_refused(&stranger, &facts).await, "PAYMENT_NOT_READY");
    assert_eq!(world.start_refused(&viewers::guest(), &facts).await, "LOGIN_REQUIRED");
    world.start(&customer, &facts).await;
    assert_eq!(world.payment(&stranger, &facts).await, json!(null));

    let late = world.hold(&customer, Utc::now() - TimeDelta::seconds(1)).await;
    assert_eq!(world.start_refused(&customer, &late).await, "HOLD_EXPIRED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quick_click_waits_for_the_hold_to_be_announced() {
    let world = World::new().await;
    let customer = viewers::customer();
    let held = world.held(&customer).await;
    // The appointment is known under another owner first, as when a guest has just logged in.
    let id = held.appointment_id;
    world.db.execute("UPDATE payment.payables SET customer_id = gen_random_uuid()").await;
    let hand_over = async {
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        world.db.publish(&events::appointment::OwnerChanged { facts: held.clone() }).await;
        world.relay().await;
    };
    let variables = json!({ "id": id, "key": "k" });
    let (started, ()) =
        tokio::join!(testkit::data(&world.schema, &customer, START, variables), hand_over);
    assert_eq!(started["startCheckout"]["payment"]["status"], "PENDING");
}

#[tokio::test(flavor = "multi_thread")]
async fn invoice_numbers_have_no_gap() {
    let world = World::new().await;
    let mut paid = Vec::new();
    for _ in 0..8 {
        let customer = viewers::customer();
        let facts = world.held(&customer).await;
        let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
        world.enter_card(&page, GOOD).await;
        paid.push((customer, facts));
    }
    // All webhooks at once, each twice.
    let events = world.webhooks().await;
    join_all(events.iter().chain(&events).map(|event| async {
        let signature = Webhook::generate_test_header(event, WEBHOOK_SECRET, None);
        assert_eq!(world.post_webhook(event, &signature).await, 200);
    }))
    .await;
    let mut numbers = Vec::new();
    for (customer, facts) in &paid {
        let number = world.payment(customer, facts).await["invoiceNumber"].clone();
        numbers.push(number.as_str().unwrap().to_owned());
    }
    numbers.sort();
    let year = Utc::now().format("%Y");
    let expected: Vec<String> = (1..=8).map(|n| format!("S069C012-{year}-{n:06}")).collect();
    assert_eq!(numbers, expected);

    use diesel_async::SimpleAsyncConnection;
    let mut conn = world.db.pool.get().await.unwrap();
    for forbidden in
        ["UPDATE payment.payments SET invoice_number = 'X-1'", "DELETE FROM payment.payments"]
    {
        assert!(conn.batch_execute(forbidden).await.is_err(), "{forbidden}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_is_another_way_to_pay() {
    const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
        payment { id status method } } }";
    const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
        payment { status invoiceNumber } } }";
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();

    let id = json!({ "id": facts.appointment_id });
    let chosen = testkit::data(&world.schema, &customer, AT_CENTRE, id).await;
    let chosen = &chosen["payAtCentre"]["payment"];
    assert_eq!((&chosen["status"], &chosen["method"]), (&json!("AWAITING"), &json!("AT_CENTRE")));
    assert_eq!(world.db.published::<PayAtCentreChosen>().await.len(), 1);
    world.work().await;
    assert_eq!(world.enter_card(&page, GOOD).await.0, 410, "its page is closed");
    world.confirm(&facts).await;

    let id = json!({ "id": chosen["id"] });
    assert_eq!(testkit::refusal(&world.schema, &customer, RECEIVE, id.clone()).await, "FORBIDDEN");
    let desk = viewers::staff(kernel::Role::Receptionist);
    let received = testkit::data(&world.schema, &desk, RECEIVE, id).await;
    assert_eq!(received["recordDeskPayment"]["payment"]["status"], "SUCCEEDED");
    let told: Vec<Succeeded> = world.db.published().await;
    assert_eq!(told[0].method, events::payment::PaymentMethod::AtCentre);
}
