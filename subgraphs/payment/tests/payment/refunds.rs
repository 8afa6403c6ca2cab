//! Money that goes back: cancelled appointments, late money, a manager's decision.
use crate::world::{GOOD, World};
use chrono::{TimeDelta, Utc};
use events::{
    appointment::{AppointmentFacts, Cancelled, HoldExpired},
    payment::{Refunded, Succeeded},
    person::PersonErased,
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use testkit::viewers;

pub(crate) const REFUND: &str = "mutation($id: UUID!, $key: String!) {
  refundPayment(input: {paymentId: $id, reason: \"Geste commercial\", idempotencyKey: $key}) {
    payment { status refundRequestedAt refundedAt }
  }
}";

pub(crate) async fn paid(world: &World, customer: &Viewer) -> (AppointmentFacts, Value) {
    let facts = world.held(customer).await;
    let page = world.start(customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, GOOD).await;
    world.deliver_webhooks().await;
    let payment = world.payment(customer, &facts).await;
    assert_eq!(payment["status"], "SUCCEEDED");
    (facts, payment)
}

pub(crate) async fn refunded_at_provider(world: &World) -> i64 {
    world
        .count(
            "SELECT coalesce(sum(amount_cents), 0)::bigint AS count FROM stripe_simulator.refunds
             WHERE status <> 'failed'",
        )
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_appointment_gives_all_money_back_once() {
    let world = World::new().await;
    let customer = viewers::customer();
    let (facts, before) = paid(&world, &customer).await;

    world.provider_up.store(false, Ordering::SeqCst);
    world.cancel(&facts).await;
    world.work().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED", "not back yet");
    world.provider_up.store(true, Ordering::SeqCst);
    world
        .db
        .execute("UPDATE payment.refunds SET next_try_at = now() WHERE next_try_at IS NOT NULL")
        .await;
    world.work().await;
    world.cancel(&facts).await;
    world.work().await;

    let after = world.payment(&customer, &facts).await;
    assert_eq!(after["status"], "REFUNDED");
    assert_eq!(after["invoiceNumber"], before["invoiceNumber"], "an invoice stays");
    assert_eq!(refunded_at_provider(&world).await, 7_900);
    let told: Vec<Refunded> = world.db.published().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].reason, "Le rendez-vous a été annulé.", "their own words stay there");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_forgotten_leaves_no_words_at_their_refunds() {
    let world = World::new().await;
    let customer = viewers::customer();
    let reasons = async |like: &str| {
        world
            .count(&format!(
                "SELECT count(*)::bigint AS count FROM payment.refunds WHERE reason LIKE '{like}'"
            ))
            .await
    };
    for (reason, by_staff) in [("Ma mère est à l’hôpital", false), ("Ada a téléphoné", true)]
    {
        let (facts, _) = paid(&world, &customer).await;
        let reason = reason.to_owned();
        let off = Cancelled {
            facts,
            reason,
            by_staff,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        };
        world.db.publish(&off).await;
        world.relay().await;
    }
    assert_eq!((reasons("%mère%").await, reasons("%Ada%").await), (0, 1), "the centre's are kept");
    world.db.publish(&PersonErased { person_id: customer.id().unwrap() }).await;
    world.relay().await;
    assert_eq!((reasons("%Ada%").await, reasons("").await), (0, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_appointment_closes_its_open_page() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.cancel(&facts).await;
    world.work().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "CANCELLED");
    assert_eq!(world.enter_card(&page, GOOD).await.0, 410);
    assert_eq!(world.start_refused(&customer, &facts).await, "HOLD_EXPIRED");
}

#[tokio::test(flavor = "multi_thread")]
async fn late_money_is_taken_and_given_back() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.db.publish(&HoldExpired { facts: facts.clone() }).await;
    world.relay().await;
    assert_eq!(world.start_refused(&customer, &facts).await, "HOLD_EXPIRED");

    assert_eq!(world.enter_card(&page, GOOD).await.0, 303);
    world.deliver_webhooks().await;
    let told: Vec<Succeeded> = world.db.published().await;
    assert_eq!(told.len(), 1, "appointment decides whether the slot is still free");
    world.came_late(&facts, told[0].facts.payment_id).await;
    world.work().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "REFUNDED");
    assert_eq!(refunded_at_provider(&world).await, 7_900);
    assert_eq!(world.db.published::<Refunded>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_came_while_cancelling_is_not_lost() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    world.enter_card(&page, GOOD).await;
    // Cancelled before we heard of the money: closing the page finds it paid.
    world.cancel(&facts).await;
    world.work().await;
    let told: Vec<Succeeded> = world.db.published().await;
    assert_eq!(told.len(), 1);
    world.came_late(&facts, told[0].facts.payment_id).await;
    world.work().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "REFUNDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_refund_once_and_nobody_else() {
    let world = World::new().await;
    let customer = viewers::customer();
    let (_, payment) = paid(&world, &customer).await;
    let order = json!({ "id": payment["id"], "key": "r1" });
    for viewer in [&customer, &viewers::staff(Role::Receptionist)] {
        let code = testkit::refusal(&world.schema, viewer, REFUND, order.clone()).await;
        assert_eq!(code, "FORBIDDEN");
    }
    let manager = viewers::staff(Role::Manager);
    for _ in 0..2 {
        let done = testkit::data(&world.schema, &manager, REFUND, order.clone()).await;
        assert_eq!(done["refundPayment"]["payment"]["status"], "REFUNDED");
    }
    let other = json!({ "id": payment["id"], "key": "r2" });
    assert_eq!(testkit::refusal(&world.schema, &manager, REFUND, other).await, "NOT_REFUNDABLE");
    let unknown = json!({ "id": uuid::Uuid::now_v7(), "key": "r3" });
    let code = testkit::refusal(&world.schema, &manager, REFUND, unknown).await;
    assert_eq!(code, "PAYMENT_NOT_FOUND");
    assert_eq!(refunded_at_provider(&world).await, 7_900);
    assert_eq!(world.db.published::<Refunded>().await.len(), 1);

    const LIST: &str = "{ payments(first: 5) { edges { node { id status } } } }";
    let listed = testkit::data(&world.schema, &manager, LIST, json!({})).await;
    assert_eq!(listed["payments"]["edges"][0]["node"]["id"], payment["id"]);
    assert_eq!(testkit::refusal(&world.schema, &customer, LIST, json!({})).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_times_out_is_replaced() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.hold(&customer, Utc::now() + TimeDelta::hours(2)).await;
    let first = world.start(&customer, &facts).await;
    let past = "expires_at = now() - interval '1 second'";
    world.db.execute(&format!("UPDATE stripe_simulator.sessions SET {past}")).await;
    world.work().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "CANCELLED");
    assert_eq!(world.page(&first["checkoutUrl"]).await.0, 410);
    let second = world.start(&customer, &facts).await;
    assert_ne!(second["id"], first["id"]);
    world.enter_card(&second["checkoutUrl"], GOOD).await;
    world.deliver_webhooks().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_comes_twice_goes_back_once() {
    const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
        payment { id } } }";
    const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
        payment { id status } } }";
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    let id = json!({ "id": facts.appointment_id });
    let chosen = testkit::data(&world.schema, &customer, AT_CENTRE, id).await;
    // The worker has not closed the page yet when the customer pays there and at the desk.
    world.enter_card(&page, GOOD).await;
    let id = json!({ "id": chosen["payAtCentre"]["payment"]["id"] });
    let desk = viewers::staff(Role::Receptionist);
    testkit::data(&world.schema, &desk, RECEIVE, id.clone()).await;
    world.deliver_webhooks().await;
    world.work().await;
    world.work().await;

    let kept = world.payment(&customer, &facts).await;
    assert_eq!((&kept["status"], &kept["method"]), (&json!("SUCCEEDED"), &json!("AT_CENTRE")));
    assert_eq!(refunded_at_provider(&world).await, 7_900);
    assert_eq!(world.db.published::<Succeeded>().await.len(), 1);
    assert_eq!(world.db.published::<Refunded>().await.len(), 1);
    let refunds = "SELECT count(*) FROM payment.payments WHERE status = 'REFUNDED'";
    assert_eq!(world.count(refunds).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_hold_without_a_page_ends_its_payment() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    world.provider_up.store(false, Ordering::SeqCst);
    assert_eq!(world.start_refused(&customer, &facts).await, "PAYMENT_PROVIDER_UNAVAILABLE");
    world.db.publish(&HoldExpired { facts: facts.clone() }).await;
    world.relay().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "CANCELLED");
}
