//! Banks that answer late, change their mind or dispute; a provider whose answers and events come
//! in no order, twice, or from a version that nobody here has read about.
use crate::{
    refunds::{REFUND, refunded_at_provider},
    world::{GOOD, WEBHOOK_SECRET, World},
};
use events::{
    appointment::AppointmentFacts,
    payment::{Failed, Refunded, Succeeded},
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use stripe_webhook::Webhook;
use testkit::{data, refusal, viewers};

const ASKS_CARDHOLDER: &str = "4000 0025 0000 3155";
const REFUNDS_LATE: &str = "4000 0000 0000 7726";
const REFUNDS_FAIL: &str = "4000 0000 0000 5126";
const DISPUTES: &str = "4000 0000 0000 0259";
const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
    payment { id status } } }";
const SETTLE: &str = "mutation($id: UUID!, $cents: Int!) {
    settleDifference(input: {appointmentId: $id, amountCents: $cents}) {
        appointment { amountDue { amountCents } } } }";

impl World {
    /// Paid with that card, and standing.
    async fn paid_with(&self, customer: &Viewer, card: &str) -> AppointmentFacts {
        let facts = self.held(customer).await;
        let page = self.start(customer, &facts).await["checkoutUrl"].clone();
        self.enter_card(&page, card).await;
        self.deliver_webhooks().await;
        assert_eq!(self.payment(customer, &facts).await["status"], "SUCCEEDED");
        self.confirm(&facts).await;
        facts
    }

    /// The banks have thought for long enough, and say so.
    async fn banks_act(&self) {
        let past = "now() - interval '1 second'";
        self.db
            .execute(&format!(
                "UPDATE stripe_simulator.refunds SET becomes_at = {past} WHERE becomes IS NOT NULL;
                 UPDATE stripe_simulator.disputes SET due_by = {past};"
            ))
            .await;
        self.deliver_webhooks().await;
    }

    async fn signed(&self, event: &Value) -> u16 {
        let body = event.to_string();
        let signature = Webhook::generate_test_header(&body, WEBHOOK_SECRET, None);
        self.post_webhook(&body, &signature).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_is_made_when_the_provider_says_so_and_not_before() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.paid_with(&customer, REFUNDS_LATE).await;
    world.cancel(&facts).await;
    world.work().await;
    world.deliver_webhooks().await;
    let pending = world.back(&facts).await;
    assert_eq!(pending["payment"]["status"], "SUCCEEDED", "ordered, not made");
    assert_eq!(pending["payment"]["refunds"][0]["status"], "PENDING");
    assert!(pending["payment"]["refundRequestedAt"].is_string());
    assert_eq!(pending["amountDue"]["amountCents"], 0, "it goes back by itself");
    assert_eq!(world.db.published::<Refunded>().await.len(), 0);

    world.banks_act().await;
    let made = world.back(&facts).await;
    assert_eq!(made["payment"]["status"], "REFUNDED");
    assert_eq!(made["payment"]["refundRequestedAt"], Value::Null);
    assert_eq!(world.db.published::<Refunded>().await.len(), 1);
    world.banks_act().await;
    world.work().await;
    assert_eq!(world.db.published::<Refunded>().await.len(), 1, "told once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_that_the_bank_sends_back_is_given_by_hand_or_tried_again() {
    let world = World::new().await;
    let (customer, manager) = (viewers::customer(), viewers::staff(Role::Manager));
    for by_hand in [true, false] {
        let facts = world.paid_with(&customer, REFUNDS_FAIL).await;
        world.cancel(&facts).await;
        world.work().await;
        assert_eq!(world.back(&facts).await["payment"]["status"], "REFUNDED");
        world.banks_act().await;
        let failed = world.back(&facts).await;
        assert_eq!(failed["payment"]["status"], "REFUND_FAILED");
        assert_eq!(failed["payment"]["refundedAt"], Value::Null);
        let why = &failed["payment"]["refunds"][0]["failureReason"];
        assert_eq!(why, "expired_or_canceled_card");
        assert_eq!(failed["amountDue"]["amountCents"], -7_900, "it is still the customer's");

        let again = json!({ "id": failed["payment"]["id"], "key": format!("again-{by_hand}") });
        if by_hand {
            let settle = json!({ "id": facts.appointment_id, "cents": -7_900 });
            let done = data(&world.schema, &manager, SETTLE, settle).await;
            let due = &done["settleDifference"]["appointment"]["amountDue"]["amountCents"];
            assert_eq!(due, 0);
            let code = refusal(&world.schema, &manager, REFUND, again).await;
            assert_eq!(code, "NOT_REFUNDABLE", "not both");
        } else {
            let done = data(&world.schema, &manager, REFUND, again.clone()).await;
            assert_eq!(done["refundPayment"]["payment"]["status"], "REFUNDED");
            assert_eq!(world.back(&facts).await["amountDue"]["amountCents"], 0);
            // The same wish a second time orders nothing.
            data(&world.schema, &manager, REFUND, again).await;
            let refunds = world.back(&facts).await["payment"]["refunds"].clone();
            assert_eq!(refunds.as_array().unwrap().len(), 2);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_made_on_the_providers_own_pages_is_known_here() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.paid_with(&customer, GOOD).await;
    let intents = "SELECT id AS text FROM stripe_simulator.intents";
    let body = format!("payment_intent={}", world.text(intents).await);
    assert_eq!(world.post_form("/v1/refunds", &body).await, 200);
    world.deliver_webhooks().await;
    let back = world.back(&facts).await;
    assert_eq!(back["payment"]["status"], "REFUNDED");
    assert_eq!(back["payment"]["refunds"].as_array().unwrap().len(), 1);
    assert_eq!(world.db.published::<Refunded>().await.len(), 1);
    // Cancelled afterwards: nothing more goes back.
    world.cancel(&facts).await;
    world.work().await;
    assert_eq!(refunded_at_provider(&world).await, 7_900);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dispute_is_seen_and_what_is_disputed_is_not_refunded() {
    let world = World::new().await;
    let (customer, manager) = (viewers::customer(), viewers::staff(Role::Manager));
    let facts = world.paid_with(&customer, DISPUTES).await;
    let open = world.back(&facts).await;
    let dispute = &open["payment"]["disputes"][0];
    assert_eq!(
        (&dispute["status"], &dispute["reason"]),
        (&json!("needs_response"), &json!("fraudulent"))
    );
    assert!(dispute["respondBy"].is_string());
    let order = json!({ "id": open["payment"]["id"], "key": "k" });
    assert_eq!(refusal(&world.schema, &manager, REFUND, order).await, "NOT_REFUNDABLE");
    world.banks_act().await;
    assert_eq!(world.back(&facts).await["payment"]["disputes"][0]["status"], "lost");
    assert_eq!(world.count("SELECT count(*) FROM payment.disputes").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn events_before_their_cause_and_twice_end_alike() {
    let world = World::new().await;
    let customer = viewers::customer();
    for card in [DISPUTES, REFUNDS_FAIL] {
        let facts = world.held(&customer).await;
        let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
        world.enter_card(&page, card).await;
        // The newest first, twice: a dispute is told before the payment.
        let mut events = world.webhooks().await;
        events.reverse();
        for event in events.iter().chain(&events) {
            let signature = Webhook::generate_test_header(event, WEBHOOK_SECRET, None);
            assert_eq!(world.post_webhook(event, &signature).await, 200);
        }
        let seen = world.back(&facts).await;
        assert_eq!(seen["payment"]["status"], "SUCCEEDED");
        let disputes = seen["payment"]["disputes"].as_array().unwrap().len();
        assert_eq!(disputes, usize::from(card == DISPUTES));
    }
    let kept = "SELECT count(*) FROM payment.provider_events WHERE kept IS NOT NULL";
    assert_eq!(world.count(kept).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cardholder_is_asked_at_their_bank() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let page = world.start(&customer, &facts).await["checkoutUrl"].clone();
    let (status, html) = world.enter_card(&page, ASKS_CARDHOLDER).await;
    assert_eq!((status, html.contains("confirmer ce paiement")), (200, true));
    world.deliver_webhooks().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "PENDING");
    assert!(world.page(&page).await.1.contains("confirmer ce paiement"), "also after a reload");

    let bank =
        page.as_str().unwrap().split(stripe_simulator::PATH).nth(1).unwrap().to_owned() + "/bank";
    assert_eq!(world.post_form(&bank, "answer=no").await, 402);
    world.deliver_webhooks().await;
    world.work().await;
    let failed: Vec<Failed> = world.db.published().await;
    assert_eq!(failed[0].failure_code, "authentication_required");

    world.enter_card(&page, ASKS_CARDHOLDER).await;
    assert_eq!(world.post_form(&bank, "answer=yes").await, 303);
    world.deliver_webhooks().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn events_that_nobody_here_knows_are_acknowledged_and_kept() {
    let world = World::new().await;
    let object = json!({ "object": "tax.settings", "status": "active" });
    let unknown = json!({ "id": "evt_1", "object": "event", "type": "tax.settings.updated",
        "api_version": "2031-01-01.dahlia", "created": 1, "livemode": false,
        "data": { "object": object } });
    let versioned = json!({ "id": "evt_2", "object": "event", "type": "checkout.session.completed",
        "api_version": "2031-01-01.dahlia", "created": 1,
        "data": { "object": { "object": "checkout.session", "id": "cs_of_somebody_else",
            "new_shape": [] } } });
    for event in [&unknown, &versioned, &unknown] {
        assert_eq!(world.signed(event).await, 200);
    }
    let kept = "SELECT count(*) FROM payment.provider_events
                WHERE kept IS NOT NULL AND api_version = '2031-01-01.dahlia'";
    assert_eq!(world.count(kept).await, 2);
    // Signed, and of no shape that anybody knows.
    for event in [&json!({ "object": "v2.core.event" }), &json!([1, 2]), &json!("")] {
        assert_eq!(world.signed(event).await, 200, "{event}");
    }
    let kept = "SELECT count(*) FROM payment.provider_events WHERE id LIKE 'unread%'";
    assert_eq!(world.count(kept).await, 3);
    assert_eq!(world.post_webhook(&unknown.to_string(), "t=1,v1=00").await, 400, "not signed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_lost_answer_neither_ends_nor_doubles_the_payment() {
    let world = World::new().await;
    let customer = viewers::customer();
    for twice in [false, true] {
        let facts = world.held(&customer).await;
        world.answers_lost.store(true, Ordering::SeqCst);
        assert_eq!(world.start_refused(&customer, &facts).await, "PAYMENT_PROVIDER_UNAVAILABLE");
        world.answers_lost.store(false, Ordering::SeqCst);
        let long_ago =
            "attempt_started_at = now() - interval '20 minutes' WHERE status = 'AWAITING'";
        world.db.execute(&format!("UPDATE payment.payments SET {long_ago}")).await;
        let second = world.start(&customer, &facts).await["checkoutUrl"].clone();
        let lost = format!(
            "SELECT id AS text FROM stripe_simulator.sessions WHERE reference = '{}' AND id NOT IN
             (SELECT session_id FROM payment.payments WHERE session_id IS NOT NULL)",
            facts.appointment_id
        );
        let first = world.text(&lost).await;
        let first_page =
            json!(second.as_str().unwrap().rsplit_once('/').unwrap().0.to_owned() + "/" + &first);
        if twice {
            assert_eq!(world.enter_card(&first_page, GOOD).await.0, 303);
        } else {
            // The first page runs out while the second one is open.
            let over = format!("expires_at = now() - interval '1 second' WHERE id = '{first}'");
            world.db.execute(&format!("UPDATE stripe_simulator.sessions SET {over}")).await;
            world.deliver_webhooks().await;
            let open = world.payment(&customer, &facts).await;
            assert_eq!((&open["status"], &open["checkoutUrl"]), (&json!("PENDING"), &second));
        }
        assert_eq!(world.enter_card(&second, GOOD).await.0, 303);
        world.deliver_webhooks().await;
        world.work().await;
        world.deliver_webhooks().await;
        assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
        let expected = if twice { 7_900 } else { 0 };
        assert_eq!(refunded_at_provider(&world).await, expected, "the second money goes back");
    }
    assert_eq!(world.db.published::<Succeeded>().await.len(), 2, "one an appointment");
    let unexplained = "SELECT count(*) FROM stripe_simulator.intents i WHERE status = 'succeeded'
        AND NOT EXISTS (SELECT FROM payment.payments p WHERE p.intent_id = i.id)";
    assert_eq!(world.count(unexplained).await, 0, "all money is somebody's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_pays_while_the_desk_took_the_money_with_the_provider_down_is_given_back() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let card = world.start(&customer, &facts).await;
    world.provider_up.store(false, Ordering::SeqCst);
    let id = json!({ "id": card["id"] });
    let taken = data(&world.schema, &desk, RECEIVE, id).await;
    assert_eq!(taken["recordDeskPayment"]["payment"]["status"], "SUCCEEDED");
    world.provider_up.store(true, Ordering::SeqCst);
    // The page could not be closed, and somebody pays there.
    assert_eq!(world.enter_card(&card["checkoutUrl"], GOOD).await.0, 303);
    world.deliver_webhooks().await;
    world.work().await;
    world.deliver_webhooks().await;
    let kept = world.payment(&customer, &facts).await;
    assert_eq!((&kept["status"], &kept["method"]), (&json!("SUCCEEDED"), &json!("AT_CENTRE")));
    assert_eq!(refunded_at_provider(&world).await, 7_900);
    assert_eq!(world.db.published::<Succeeded>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn desk_money_is_given_back_by_a_person() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let card = world.start(&customer, &facts).await;
    data(&world.schema, &desk, RECEIVE, json!({ "id": card["id"] })).await;
    world.confirm(&facts).await;
    world.cancel(&facts).await;
    world.work().await;
    let off = world.back(&facts).await;
    assert_eq!(off["payment"]["status"], "SUCCEEDED", "nobody handed it over yet");
    assert_eq!(off["amountDue"]["amountCents"], -7_900);
    let alarms = "{ moneyAlarms { kind appointment { id } amount { amountCents } } }";
    let waiting = data(&world.schema, &desk, alarms, json!({})).await;
    let expected = json!([{ "kind": "GIVE_BACK", "appointment": { "id": facts.appointment_id },
        "amount": { "amountCents": 7_900 } }]);
    assert_eq!(waiting["moneyAlarms"], expected);
    assert_eq!(refusal(&world.schema, &customer, alarms, json!({})).await, "FORBIDDEN");
    let settle = json!({ "id": facts.appointment_id, "cents": -7_900 });
    let code = refusal(&world.schema, &desk, SETTLE, settle.clone()).await;
    assert_eq!(code, "REFUND_NEEDS_MANAGER", "calling off is no way around refundPayment");
    data(&world.schema, &viewers::staff(Role::Manager), SETTLE, settle).await;
    assert_eq!(world.back(&facts).await["amountDue"]["amountCents"], 0);
    assert_eq!(data(&world.schema, &desk, alarms, json!({})).await["moneyAlarms"], json!([]));
    assert_eq!(world.db.published::<Refunded>().await.len(), 0);
}
