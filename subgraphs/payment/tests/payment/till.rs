//! The till of a centre: money at the desk while a card page is open, and the difference that a
//! certificate makes.
use crate::world::{GOOD, World};
use events::{
    appointment::{AppointmentFacts, PriceChanged},
    payment::Succeeded,
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use testkit::{data, refusal, viewers};

const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
    payment { id status } } }";
const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
    payment { id status method invoiceNumber amount { amountCents } } } }";
const SETTLE: &str = "mutation($id: UUID!, $cents: Int!) {
    settleDifference(input: {appointmentId: $id, amountCents: $cents}) {
        settlement { id amount { amountCents } number } appointment { amountDue { amountCents } } } }";
const DUE: &str = "query($id: UUID!) {
    _entities(representations: [{__typename: \"Appointment\", id: $id}]) {
        ... on Appointment { amountDue { amountCents } settlements { amount { amountCents } } } } }";

impl World {
    async fn receive(&self, desk: &Viewer, payment: &Value) -> Value {
        let done = data(&self.schema, desk, RECEIVE, json!({ "id": payment })).await;
        done["recordDeskPayment"]["payment"].clone()
    }

    async fn not_received(&self, desk: &Viewer, payment: &Value) -> String {
        refusal(&self.schema, desk, RECEIVE, json!({ "id": payment })).await
    }

    async fn due(&self, viewer: &Viewer, facts: &AppointmentFacts) -> Value {
        let id = json!({ "id": facts.appointment_id });
        data(&self.schema, viewer, DUE, id).await["_entities"][0]["amountDue"].take()
    }

    /// The certificate proposes a price, or that price is agreed.
    pub(crate) async fn reprice(&self, facts: &AppointmentFacts, new_cents: i64, agreed: bool) {
        let mut facts = facts.clone();
        let old_cents = facts.amount_cents;
        if agreed {
            facts.amount_cents = new_cents;
        }
        self.db.publish(&PriceChanged { facts, old_cents, new_cents, agreed }).await;
        self.relay().await;
    }

    /// Paid by card, and standing.
    pub(crate) async fn paid(&self, customer: &Viewer) -> (AppointmentFacts, Value) {
        let facts = self.held(customer).await;
        let started = self.start(customer, &facts).await;
        self.enter_card(&started["checkoutUrl"], GOOD).await;
        self.deliver_webhooks().await;
        self.confirm(&facts).await;
        (facts, started["id"].clone())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_takes_the_money_while_a_card_page_is_open() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let id = json!({ "id": facts.appointment_id });
    data(&world.schema, &customer, AT_CENTRE, id).await;
    world.confirm(&facts).await;
    // The customer changes their mind, opens the page, and then stands at the desk.
    let card = world.start(&customer, &facts).await;
    assert_eq!(world.due(&desk, &facts).await["amountCents"], 7_900);

    let received = world.receive(&desk, &card["id"]).await;
    assert_eq!(received["status"], "SUCCEEDED");
    assert_eq!(received["method"], "AT_CENTRE");
    assert!(received["invoiceNumber"].is_string(), "a receipt");
    assert_eq!(world.enter_card(&card["checkoutUrl"], GOOD).await.0, 410, "closed before");
    assert_eq!(world.receive(&desk, &card["id"]).await["id"], received["id"], "twice is as once");
    assert_eq!(world.due(&desk, &facts).await["amountCents"], 0);
    world.work().await;
    assert_eq!(world.db.published::<Succeeded>().await.len(), 1);
    assert_eq!(world.payment(&customer, &facts).await["method"], "AT_CENTRE");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_was_quicker_than_the_desk_counts() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let card = world.start(&customer, &facts).await;
    // Paid a second ago, and no webhook has said so yet.
    world.enter_card(&card["checkoutUrl"], GOOD).await;
    assert_eq!(world.not_received(&desk, &card["id"]).await, "ALREADY_PAID");
    let paid = world.payment(&customer, &facts).await;
    assert_eq!((&paid["status"], &paid["method"]), (&json!("SUCCEEDED"), &json!("CARD")));
    assert_eq!(world.due(&desk, &facts).await["amountCents"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_takes_the_money_while_the_provider_is_down() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let card = world.start(&customer, &facts).await;
    world.provider_up.store(false, Ordering::SeqCst);
    assert_eq!(world.receive(&desk, &card["id"]).await["status"], "SUCCEEDED");
    world.provider_up.store(true, Ordering::SeqCst);
    world
        .db
        .execute("UPDATE payment.payments SET next_try_at = now() WHERE wanted IS NOT NULL")
        .await;
    world.work().await;
    assert_eq!(world.enter_card(&card["checkoutUrl"], GOOD).await.0, 410, "closed afterwards");
}

#[tokio::test(flavor = "multi_thread")]
async fn desk_and_card_at_the_same_moment_bring_the_money_once() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    for _ in 0..4 {
        let facts = world.held(&customer).await;
        let card = world.start(&customer, &facts).await;
        let received = testkit::execute(&world.schema, &desk, RECEIVE, json!({ "id": card["id"] }));
        let again = testkit::execute(&world.schema, &desk, RECEIVE, json!({ "id": card["id"] }));
        let (first, second, _) =
            tokio::join!(received, again, world.enter_card(&card["checkoutUrl"], GOOD));
        for answer in [first, second] {
            let code = testkit::code(&answer);
            assert!(matches!(code.as_deref(), None | Some("ALREADY_PAID")), "{code:?}");
        }
        world.deliver_webhooks().await;
        world.work().await;
        world.work().await;
        assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
        assert_eq!(world.due(&desk, &facts).await["amountCents"], 0);
    }
    // Whatever a card brought beside the desk's money went back.
    let kept = world
        .count(
            "SELECT count(*) FROM stripe_simulator.intents i WHERE status = 'succeeded'
            AND NOT EXISTS (SELECT 1 FROM stripe_simulator.refunds r WHERE r.intent_id = i.id)",
        )
        .await;
    let by_card = world
        .count(
            "SELECT count(*) FROM payment.payments WHERE status = 'SUCCEEDED' AND method = 'CARD'",
        )
        .await;
    assert_eq!(kept, by_card);
    assert_eq!(
        world.count("SELECT count(*) FROM payment.payments WHERE status = 'SUCCEEDED'").await,
        4
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_paid_at_a_price_that_nobody_agreed_to() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let old = world.start(&customer, &facts).await;
    world.reprice(&facts, 8_500, false).await;
    world.work().await;
    assert_eq!(world.enter_card(&old["checkoutUrl"], GOOD).await.0, 410, "the old price's page");
    assert_eq!(world.start_refused(&customer, &facts).await, "PRICE_NOT_AGREED");
    let id = json!({ "id": facts.appointment_id });
    assert_eq!(refusal(&world.schema, &customer, AT_CENTRE, id).await, "PRICE_NOT_AGREED");
    assert_eq!(world.not_received(&desk, &old["id"]).await, "PRICE_NOT_AGREED");

    world.reprice(&facts, 8_500, true).await;
    let new = world.start(&customer, &facts).await;
    assert_eq!(new["amount"]["amountCents"], 8_500);
    world.enter_card(&new["checkoutUrl"], GOOD).await;
    world.deliver_webhooks().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
    assert_eq!(world.due(&customer, &facts).await["amountCents"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_to_be_paid_at_the_desk_follows_the_agreed_price() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let id = json!({ "id": facts.appointment_id });
    let chosen = data(&world.schema, &customer, AT_CENTRE, id).await;
    let first = chosen["payAtCentre"]["payment"]["id"].clone();
    world.confirm(&facts).await;
    world.reprice(&facts, 8_500, false).await;
    assert_eq!(world.not_received(&desk, &first).await, "PRICE_NOT_AGREED");
    world.reprice(&facts, 8_500, true).await;
    assert_eq!(world.due(&desk, &facts).await["amountCents"], 8_500);
    // Also where the board still shows the payment of before.
    let received = world.receive(&desk, &first).await;
    assert_eq!(received["amount"]["amountCents"], 8_500);
    assert_eq!(world.due(&desk, &facts).await["amountCents"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_difference_after_the_price_was_paid_is_received_or_given_back_at_the_desk() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    for (new, due) in [(8_500, 600), (6_500, -1_400)] {
        let (facts, _) = world.paid(&customer).await;
        let settle = |cents: i64| json!({ "id": facts.appointment_id, "cents": cents });
        world.reprice(&facts, new, false).await;
        let code = refusal(&world.schema, &desk, SETTLE, settle(due)).await;
        assert_eq!(code, "PRICE_NOT_AGREED");
        world.reprice(&facts, new, true).await;
        assert_eq!(world.due(&customer, &facts).await["amountCents"], due);
        assert_eq!(world.due(&viewers::customer(), &facts).await, Value::Null);

        assert_eq!(refusal(&world.schema, &customer, SETTLE, settle(due)).await, "FORBIDDEN");
        let code = refusal(&world.schema, &desk, SETTLE, settle(due + 1)).await;
        assert_eq!(code, "AMOUNT_CHANGED");
        let mut done = Vec::new();
        for _ in 0..2 {
            let settled = data(&world.schema, &desk, SETTLE, settle(due)).await;
            done.push(settled["settleDifference"].clone());
        }
        assert_eq!(done[0], done[1], "twice is as once");
        assert_eq!(done[0]["settlement"]["amount"]["amountCents"], due);
        assert!(done[0]["settlement"]["number"].as_str().unwrap().starts_with("S069C012-"));
        assert_eq!(done[0]["appointment"]["amountDue"]["amountCents"], 0);
    }
    assert_eq!(world.count("SELECT count(*) FROM payment.differences").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_difference_is_settled_once_however_often_it_is_clicked_at_once() {
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let (facts, _) = world.paid(&customer).await;
    world.reprice(&facts, 8_500, true).await;
    let clicks = (0..6).map(|_| {
        let input = json!({ "id": facts.appointment_id, "cents": 600 });
        testkit::execute(&world.schema, &desk, SETTLE, input)
    });
    for answer in futures_util::future::join_all(clicks).await {
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    }
    assert_eq!(world.count("SELECT count(*) FROM payment.differences").await, 1);
    let id = json!({ "id": facts.appointment_id });
    let seen = data(&world.schema, &customer, DUE, id).await;
    let settlements = &seen["_entities"][0]["settlements"];
    assert_eq!(settlements, &json!([{ "amount": { "amountCents": 600 } }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_to_pay_at_the_centre_that_was_heard_late_is_open_again() {
    use events::appointment::HoldExpired;
    let world = World::new().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let chosen = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
        payment { id } } }";
    data(&world.schema, &customer, chosen, json!({ "id": facts.appointment_id })).await;
    // The worker slept: the hold ran out before the choice was heard, and the lane was taken back.
    world.db.publish(&HoldExpired { facts: facts.clone() }).await;
    world.relay().await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "CANCELLED");
    world.confirm(&facts).await;
    let open = world.payment(&customer, &facts).await;
    assert_eq!((&open["status"], &open["method"]), (&json!("AWAITING"), &json!("AT_CENTRE")));
    world.confirm(&facts).await;
    assert_eq!(world.count("SELECT count(*) FROM payment.payments").await, 2, "once");
    let taken = data(&world.schema, &desk, RECEIVE, json!({ "id": open["id"] })).await;
    assert_eq!(taken["recordDeskPayment"]["payment"]["status"], "SUCCEEDED");
}
