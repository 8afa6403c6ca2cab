//! What the terms of an appointment leave with the centre, or have it give beside the money: to the cent,
//! at the provider, in the documents and in what is due.
use crate::{
    refunds::{paid, refunded_at_provider},
    world::World,
};
use events::{
    appointment::{AppointmentFacts, Cancelled},
    payment::{DifferenceSettled, Refunded},
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, viewers};

const ALARMS: &str = "{ moneyAlarms { kind amount { amountCents } } }";
const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
    payment { id status } } }";
const SETTLE: &str = "mutation($id: UUID!, $cents: Int!) {
    settleDifference(input: {appointmentId: $id, amountCents: $cents}) {
        appointment { amountDue { amountCents } } } }";
const REFUND: &str = "mutation($id: UUID!) {
    refundPayment(input: {paymentId: $id, reason: \"geste\", idempotencyKey: \"r1\"}) {
        payment { id } } }";
const AT_CENTRE: &str =
    "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) { payment { id } } }";

impl World {
    /// By terms that keep a fee.
    async fn called_off(&self, facts: &AppointmentFacts, kept_cents: i64) {
        self.off(facts, (kept_cents, 0), false).await;
    }

    /// By terms of arrhes.
    async fn withdrawn(&self, facts: &AppointmentFacts, kept_cents: i64, extra_cents: i64) {
        self.off(facts, (kept_cents, extra_cents), true).await;
    }

    async fn off(&self, of: &AppointmentFacts, (kept, extra): (i64, i64), arrhes: bool) {
        let off = Cancelled {
            facts: of.clone(),
            reason: String::new(),
            by_staff: extra > 0,
            kept_cents: kept,
            extra_cents: extra,
            arrhes,
            may_give_back: true,
        };
        self.db.publish(&off).await;
        self.relay().await;
        self.work().await;
    }

    /// What the documents of the appointments say is kept: net, VAT and all of it.
    async fn sold(&self) -> [i64; 3] {
        let mut sums = [0; 3];
        for (sum, what) in sums.iter_mut().zip(["net", "vat", "gross"]) {
            *sum = self
                .count(&format!(
                    "SELECT sum(CASE kind WHEN 'INVOICE' THEN {what}_cents ELSE -{what}_cents END)
                     ::bigint AS count FROM payment.documents"
                ))
                .await;
        }
        sums
    }

    async fn owed(&self, facts: &AppointmentFacts) -> i64 {
        self.back(facts).await["amountDue"]["amountCents"].as_i64().unwrap()
    }

    /// Its owner chose to pay at the centre; which payment the desk receives.
    async fn at_desk(&self, customer: &Viewer, facts: &AppointmentFacts) -> Value {
        let variables = json!({ "id": facts.appointment_id });
        let chosen = data(&self.schema, customer, AT_CENTRE, variables).await;
        self.confirm(facts).await;
        json!({ "id": chosen["payAtCentre"]["payment"]["id"] })
    }

    async fn standing(&self, customer: &Viewer) -> AppointmentFacts {
        let (facts, _) = paid(self, customer).await;
        self.confirm(&facts).await;
        facts
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_stays_with_the_centre_and_the_rest_goes_back() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.standing(&customer).await;
    // Told twice, it is kept once.
    world.called_off(&facts, 2_000).await;
    world.called_off(&facts, 2_000).await;
    assert_eq!(refunded_at_provider(&world).await, 5_900);
    // Invoice and credit note each round their own VAT: 1,317 less 983.
    assert_eq!(world.sold().await, [1_666, 334, 2_000], "with its VAT");
    assert_eq!(world.owed(&facts).await, 0, "nobody owes anything");
    assert_eq!(world.payment(&customer, &facts).await["status"], "SUCCEEDED");
    let told = world.db.published::<Refunded>().await;
    assert_eq!(
        (told.len(), told[0].facts.amount_cents, told[0].left_cents),
        (1, 5_900, Some(2_000))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn arrhes_stay_whole_or_are_given_back_double() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.standing(&customer).await;
    // Told twice, it is kept once.
    world.withdrawn(&facts, 7_900, 0).await;
    world.withdrawn(&facts, 7_900, 0).await;
    assert_eq!(refunded_at_provider(&world).await, 0);
    assert_eq!(world.owed(&facts).await, 0);
    assert_eq!(world.sold().await, [7_900, 0, 7_900], "a compensation has no VAT");
    assert_eq!(world.broken_books().await, Vec::<String>::new());

    let facts = world.standing(&customer).await;
    world.withdrawn(&facts, 0, 7_900).await;
    assert_eq!(refunded_at_provider(&world).await, 7_900, "a card takes back what it paid");
    assert_eq!(world.owed(&facts).await, -7_900, "the rest waits for a person");
    let alarms = async || {
        let found = data(&world.schema, &viewers::staff(Role::Manager), ALARMS, json!({})).await;
        let found = found["moneyAlarms"].as_array().unwrap().clone();
        found
            .iter()
            .map(|alarm| alarm["amount"]["amountCents"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(alarms().await, [7_900]);
    let handed = json!({ "id": facts.appointment_id, "cents": -7_900 });
    data(&world.schema, &viewers::staff(Role::Manager), SETTLE, handed).await;
    assert_eq!(world.owed(&facts).await, 0);
    assert!(alarms().await.is_empty());
    // Kept of one, given beside the money of the other.
    assert_eq!(world.sold().await, [0, 0, 0]);
    assert_eq!(world.broken_books().await, Vec::<String>::new());
    // The second click finds the work done.
    let handed = json!({ "id": facts.appointment_id, "cents": -7_900 });
    data(&world.schema, &viewers::staff(Role::Manager), SETTLE, handed).await;
    assert_eq!(world.sold().await, [0, 0, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn arrhes_that_a_manager_gives_back_after_all_go_back_without_vat() {
    let world = World::new().await;
    let facts = world.standing(&viewers::customer()).await;
    world.withdrawn(&facts, 7_900, 0).await;
    let manager = viewers::staff(Role::Manager);
    let payment = world.back(&facts).await["payment"]["id"].clone();
    let asked = json!({ "id": payment });
    data(&world.schema, &manager, REFUND, asked).await;
    world.work().await;
    assert_eq!(refunded_at_provider(&world).await, 7_900);
    assert_eq!(world.sold().await, [0, 0, 0]);
    let subjects = "SELECT string_agg(subject, ' ' ORDER BY link) AS text FROM payment.documents";
    let told = "PRICE PRICE_TURNED ARRHES_KEPT ARRHES_RETURNED";
    assert_eq!(world.text(subjects).await, told);
    assert_eq!(world.broken_books().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_hands_over_a_price_with_its_vat_and_as_much_beside_it_without() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let manager = viewers::staff(Role::Manager);
    let payment = world.at_desk(&customer, &facts).await;
    data(&world.schema, &manager, RECEIVE, payment).await;
    world.withdrawn(&facts, 0, 7_900).await;
    assert_eq!(world.owed(&facts).await, -15_800);
    let handed = json!({ "id": facts.appointment_id, "cents": -15_800 });
    data(&world.schema, &manager, SETTLE, handed.clone()).await;
    // The second click finds the work done.
    data(&world.schema, &manager, SETTLE, handed).await;
    assert_eq!(world.owed(&facts).await, 0);
    assert_eq!(world.sold().await, [-7_900, 0, -7_900], "VAT is that of the price");
    assert_eq!(world.broken_books().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_hands_back_what_is_not_kept() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let payment = world.at_desk(&customer, &facts).await;
    data(&world.schema, &viewers::staff(Role::Manager), RECEIVE, payment).await;
    world.called_off(&facts, 2_000).await;
    assert_eq!(world.owed(&facts).await, -5_900);
    let handed = json!({ "id": facts.appointment_id, "cents": -5_900 });
    data(&world.schema, &viewers::staff(Role::Manager), SETTLE, handed).await;
    assert_eq!(world.owed(&facts).await, 0);
    // Invoice and credit note each round their own VAT: 1,317 less 983.
    assert_eq!(world.sold().await, [1_666, 334, 2_000]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_goes_back_at_the_word_of_who_may_not_refund() {
    let world = World::new().await;
    let customer = viewers::customer();
    let facts = world.standing(&customer).await;
    let (off, reason) = (facts.clone(), String::new());
    let (by_staff, may_give_back) = (true, false);
    let off = Cancelled {
        facts: off,
        reason,
        by_staff,
        kept_cents: 0,
        extra_cents: 0,
        arrhes: false,
        may_give_back,
    };
    world.db.publish(&off).await;
    world.relay().await;
    world.work().await;
    assert_eq!(refunded_at_provider(&world).await, 0);
    let found = data(&world.schema, &viewers::staff(Role::Manager), ALARMS, json!({})).await;
    assert_eq!(found["moneyAlarms"][0]["amount"]["amountCents"], 7_900, "a manager is told");
}

/// A lower price, handed over at the desk: what is called off then sends back what is left of the money,
/// and asks nobody for the rest.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_desk_handed_over_goes_back_once() {
    let world = World::new().await;
    let manager = viewers::staff(Role::Manager);
    let cheaper = async || {
        let facts = world.standing(&viewers::customer()).await;
        world.reprice(&facts, 7_300, true).await;
        let handed = json!({ "id": facts.appointment_id, "cents": -600 });
        data(&world.schema, &manager, SETTLE, handed).await;
        assert_eq!(world.owed(&facts).await, 0);
        let told = world.db.published::<DifferenceSettled>().await;
        let told = told.iter().rfind(|one| one.appointment_id == facts.appointment_id);
        assert_eq!(told.unwrap().left_cents, 7_300, "who reckons by the terms is told");
        facts
    };
    let mut to_card = 0;
    let mut sold = 0;
    // What the terms keep of what they knew of, and what is kept.
    for (told, arrhes, kept) in
        [(0, false, 0), (2_000, false, 2_000), (7_900, false, 7_300), (7_900, true, 7_300)]
    {
        let facts = cheaper().await;
        for _ in 0..2 {
            world.off(&facts, (told, 0), arrhes).await;
            assert_eq!(world.owed(&facts).await, 0, "{told}");
        }
        (to_card, sold) = (to_card + 7_300 - kept, sold + kept);
        assert_eq!(refunded_at_provider(&world).await, to_card, "{told}");
        assert_eq!(world.sold().await[2], sold, "{told}");
    }
    // A manager who waives the price gives back what is here of it, whatever follows.
    let facts = cheaper().await;
    let payment = json!({ "id": world.back(&facts).await["payment"]["id"] });
    data(&world.schema, &manager, REFUND, payment).await;
    assert_eq!(world.owed(&facts).await, 0);
    world.work().await;
    world.called_off(&facts, 0).await;
    assert_eq!(world.owed(&facts).await, 0);
    assert_eq!(refunded_at_provider(&world).await, to_card + 7_300);
    assert_eq!(world.sold().await[2], sold);
    // A centre that withdraws gives as much again beside what is left.
    let facts = cheaper().await;
    world.withdrawn(&facts, 0, 7_900).await;
    assert_eq!(world.owed(&facts).await, -7_900);
    let handed = json!({ "id": facts.appointment_id, "cents": -7_900 });
    data(&world.schema, &manager, SETTLE, handed).await;
    assert_eq!(world.owed(&facts).await, 0);
    assert_eq!(refunded_at_provider(&world).await, to_card + 2 * 7_300);
    assert_eq!(world.broken_books().await, Vec::<String>::new());
}
