//! Codes and part payments: what is taken off a price, who may use it how often, and what invoices
//! say of it.
use crate::world::{GOOD, World};
use chrono::{TimeDelta, Utc};
use diesel_async::SimpleAsyncConnection;
use events::payment::InvoiceIssued;
use futures_util::future::join_all;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{code, data, execute, refusal, viewers};
use uuid::Uuid;

const CREATE: &str = "mutation($input: CreatePromotionInput!) { createPromotion(input: $input) {
    promotions { id code mostUses uses } } }";
const APPLY: &str = "mutation($id: UUID!, $code: String!) {
    applyCode(input: {appointmentId: $id, code: $code}) {
        appointment { amountDue { amountCents } discount { code amount { amountCents } } } } }";
const REMOVE: &str = "mutation($id: UUID!) { removeCode(input: {appointmentId: $id}) {
    appointment { amountDue { amountCents } discount { code } } } }";
const WITHDRAW: &str = "mutation($id: UUID!) { withdrawPromotion(input: {promotionId: $id}) {
    promotion { withdrawnAt } } }";
const RECEIVE: &str = "mutation($id: UUID!, $means: DeskMeans, $part: Int) {
    recordDeskPayment(input: {paymentId: $id, means: $means, partCents: $part}) {
        payment { status amount { amountCents } appointment { amountDue { amountCents } } } } }";
const SETTLE: &str = "mutation($id: UUID!, $cents: Int!, $of: Int) {
    settleDifference(input: {appointmentId: $id, amountCents: $cents, ofCents: $of, means: TERMINAL}) {
        appointment { amountDue { amountCents } } } }";
const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
    payment { id amount { amountCents } } } }";

impl World {
    /// Gives a code out, of these terms beside a validity of a week.
    async fn code(&self, terms: Value) -> Value {
        let mut input = json!({ "label": "Essai", "validUntil": Utc::now() + TimeDelta::days(7) });
        input.as_object_mut().unwrap().extend(terms.as_object().unwrap().clone());
        let manager = viewers::staff(Role::Manager);
        let made = data(&self.schema, &manager, CREATE, json!({ "input": input })).await;
        made["createPromotion"]["promotions"].clone()
    }

    async fn apply(&self, viewer: &Viewer, id: Uuid, code: &str) -> Value {
        let input = json!({ "id": id, "code": code });
        data(&self.schema, viewer, APPLY, input).await["applyCode"]["appointment"].clone()
    }

    async fn apply_refused(&self, viewer: &Viewer, id: Uuid, code: &str) -> String {
        refusal(&self.schema, viewer, APPLY, json!({ "id": id, "code": code })).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_takes_its_part_off_and_the_invoice_says_so() {
    let world = World::new().await;
    world.set_seller().await;
    let customer = viewers::customer();
    world.code(json!({ "code": "rentree-2026", "amountCents": 1_000 })).await;
    let facts = world.held(&customer).await;
    // A page that is open at the whole price is closed.
    let whole = world.start(&customer, &facts).await;
    let seen = world.apply(&customer, facts.appointment_id, " Rentree 2026").await;
    assert_eq!(seen["amountDue"]["amountCents"], 6_900);
    assert_eq!(seen["discount"]["amount"]["amountCents"], 1_000);
    world.work().await;
    assert_eq!(world.enter_card(&whole["checkoutUrl"], GOOD).await.0, 410, "closed");

    let input = json!({ "id": facts.appointment_id, "key": "k2" });
    let page = data(&world.schema, &customer, crate::world::START, input).await;
    let page = &page["startCheckout"]["payment"];
    assert_eq!(page["amount"]["amountCents"], 6_900);
    assert_eq!(world.enter_card(&page["checkoutUrl"], GOOD).await.0, 303);
    world.deliver_webhooks().await;
    world.work().await;
    let told: Vec<InvoiceIssued> = world.db.published().await;
    let said = &told[0];
    assert_eq!((said.net_cents, said.vat_cents, said.gross_cents), (5_750, 1_150, 6_900));
    let discount = said.discount.as_ref().unwrap();
    assert_eq!((&*discount.code, discount.amount_cents), ("RENTREE2026", 1_000));
    assert_eq!(world.broken_books().await, Vec::<String>::new());
    let code = world.apply_refused(&customer, facts.appointment_id, "RENTREE2026").await;
    assert_eq!(code, "ALREADY_PAID");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_is_good_once_however_many_try_at_once() {
    let world = World::new().await;
    let vouchers = world.code(json!({ "vouchers": 3, "amountCents": 2_000 })).await;
    assert_eq!(vouchers.as_array().unwrap().len(), 3);
    let voucher = vouchers[0]["code"].as_str().unwrap();
    let mut held = Vec::new();
    for _ in 0..8 {
        let customer = viewers::customer();
        let facts = world.held(&customer).await;
        held.push((customer, facts.appointment_id));
    }
    let tries = held.iter().map(|(customer, id)| {
        execute(&world.schema, customer, APPLY, json!({ "id": id, "code": voucher }))
    });
    let answers = join_all(tries).await;
    let (done, refused): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.errors.is_empty());
    assert_eq!((done.len(), refused.len()), (1, 7));
    assert!(refused.iter().all(|answer| code(answer).as_deref() == Some("CODE_USED_UP")));
    // The database itself refuses a second use, and a number beyond the last.
    for seq in [1, 2] {
        let forged = format!(
            "INSERT INTO payment.redemptions SELECT a.appointment_id, p.id, {seq}, NULL, now()
             FROM payment.payables a, payment.promotions p WHERE p.code = '{voucher}'
               AND a.discount_code IS NULL LIMIT 1"
        );
        let mut conn = world.db.pool.get().await.unwrap();
        assert!(conn.batch_execute(&forged).await.is_err(), "use {seq}");
    }
    // Called off, it is another's.
    let winner = answers.iter().position(|answer| answer.errors.is_empty()).unwrap();
    let (customer, id) = &held[winner];
    let removed = data(&world.schema, customer, REMOVE, json!({ "id": id })).await;
    assert_eq!(removed["removeCode"]["appointment"]["discount"], Value::Null);
    let (other, other_id) = &held[(winner + 1) % 8];
    let seen = world.apply(other, *other_id, voucher).await;
    assert_eq!(seen["amountDue"]["amountCents"], 5_900);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_three_uses_is_used_three_times_by_twenty_at_once() {
    let world = World::new().await;
    world.code(json!({ "code": "TROIS", "percent": 10, "mostUses": 3 })).await;
    let mut held = Vec::new();
    for _ in 0..20 {
        let customer = viewers::customer();
        let facts = world.held(&customer).await;
        held.push((customer, facts));
    }
    let tries = held.iter().map(|(customer, facts)| {
        let input = json!({ "id": facts.appointment_id, "code": "TROIS" });
        execute(&world.schema, customer, APPLY, input)
    });
    let done = join_all(tries).await.iter().filter(|answer| answer.errors.is_empty()).count();
    assert_eq!(done, 3);
    assert_eq!(world.count("SELECT count(*) FROM payment.redemptions").await, 3);
    // One of the three is called off: a fourth may have it.
    let mut off = None;
    for (_, facts) in &held {
        let used = format!(
            "SELECT count(*) FROM payment.redemptions WHERE appointment_id = '{}'",
            facts.appointment_id
        );
        if world.count(&used).await == 1 {
            off = Some(facts);
        }
    }
    world.cancel(off.unwrap()).await;
    let late = viewers::customer();
    let facts = world.held(&late).await;
    world.apply(&late, facts.appointment_id, "trois").await;
    assert_eq!(world.count("SELECT count(*) FROM payment.redemptions").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_hold_where_when_for_what_and_for_whom_they_were_given_out() {
    let world = World::new().await;
    let (customer, manager) = (viewers::customer(), viewers::staff(Role::Manager));
    let facts = world.held(&customer).await;
    let id = facts.appointment_id;
    world.code(json!({ "code": "AILLEURS", "percent": 10, "centreId": Uuid::now_v7() })).await;
    world.code(json!({ "code": "RETOUR", "percent": 10, "service": "RETEST" })).await;
    let later = Utc::now() + TimeDelta::days(2);
    world.code(json!({ "code": "DEMAIN", "percent": 10, "validFrom": later })).await;
    world.code(json!({ "code": "FINI", "percent": 10 })).await;
    let past = "now() - interval '1 day'";
    world
        .db
        .execute(&format!(
            "UPDATE payment.promotions SET valid_from = {past} - interval '1 day',
                 valid_until = {past} WHERE code = 'FINI'"
        ))
        .await;
    let gone = world.code(json!({ "code": "RETIRE", "percent": 10 })).await;
    data(&world.schema, &manager, WITHDRAW, json!({ "id": gone[0]["id"] })).await;
    for (typed, code) in [
        ("AILLEURS", "CODE_UNKNOWN"),
        ("RETOUR", "CODE_NOT_APPLICABLE"),
        ("DEMAIN", "CODE_UNKNOWN"),
        ("FINI", "CODE_EXPIRED"),
        ("RETIRE", "CODE_UNKNOWN"),
        ("JAMAIS", "CODE_UNKNOWN"),
        ("é", "CODE_UNKNOWN"),
    ] {
        assert_eq!(world.apply_refused(&customer, id, typed).await, code, "{typed}");
    }
    world.code(json!({ "code": "UNEFOIS", "percent": 50, "onceACustomer": true })).await;
    world.apply(&customer, id, "UNEFOIS").await;
    let again = world.held(&customer).await;
    let code = world.apply_refused(&customer, again.appointment_id, "UNEFOIS").await;
    assert_eq!(code, "CODE_USED");
    // Nobody uses a code for somebody else's appointment; the desk does for who stands there.
    let stranger = viewers::customer();
    assert_eq!(
        world.apply_refused(&stranger, again.appointment_id, "UNEFOIS").await,
        "PAYMENT_NOT_READY"
    );
    world.code(json!({ "code": "ACCUEIL", "percent": 50 })).await;
    let desk = viewers::staff(Role::Receptionist);
    let seen = world.apply(&desk, again.appointment_id, "ACCUEIL").await;
    assert_eq!(seen["amountDue"]["amountCents"], 3_950);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Receptionist);
    assert_eq!(
        world.apply_refused(&elsewhere, again.appointment_id, "ACCUEIL").await,
        "PAYMENT_NOT_FOUND"
    );
    // Who gives codes out manages; of the network, the network.
    let input = json!({ "input": { "code": "MIENS", "label": "x", "percent": 10,
        "validUntil": Utc::now() + TimeDelta::days(1) } });
    for viewer in [&customer, &desk, &viewers::staff_at(facts.centre.id, Role::Manager)] {
        assert_eq!(refusal(&world.schema, viewer, CREATE, input.clone()).await, "FORBIDDEN");
    }
    data(&world.schema, &manager, CREATE, input.clone()).await;
    assert_eq!(refusal(&world.schema, &manager, CREATE, input).await, "CODE_TAKEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_changes_is_reduced_anew() {
    let world = World::new().await;
    let customer = viewers::customer();
    world.code(json!({ "code": "DIXPOURCENT", "percent": 10 })).await;
    let facts = world.held(&customer).await;
    let id = json!({ "id": facts.appointment_id });
    data(&world.schema, &customer, AT_CENTRE, id.clone()).await;
    world.confirm(&facts).await;
    world.apply(&customer, facts.appointment_id, "DIXPOURCENT").await;
    assert_eq!(world.payment(&customer, &facts).await["status"], "AWAITING");
    world.reprice(&facts, 9_000, true).await;
    let desk = viewers::staff(Role::Receptionist);
    let awaited = data(&world.schema, &customer, AT_CENTRE, id).await;
    let awaited = &awaited["payAtCentre"]["payment"];
    assert_eq!(awaited["amount"]["amountCents"], 8_100);
    let input = json!({ "id": awaited["id"], "means": "CASH" });
    let taken = data(&world.schema, &desk, RECEIVE, input).await;
    assert_eq!(taken["recordDeskPayment"]["payment"]["amount"]["amountCents"], 8_100);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_is_paid_in_parts_each_with_its_invoice() {
    let world = World::new().await;
    world.set_seller().await;
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let facts = world.held(&customer).await;
    let id = json!({ "id": facts.appointment_id });
    let awaited = data(&world.schema, &customer, AT_CENTRE, id).await;
    let payment = awaited["payAtCentre"]["payment"]["id"].clone();
    world.confirm(&facts).await;
    let receive = |part: i64| json!({ "id": payment, "means": "CASH", "part": part });
    for wrong in [0, -100, 7_901] {
        let code = refusal(&world.schema, &desk, RECEIVE, receive(wrong)).await;
        assert_eq!(code, "AMOUNT_CHANGED", "{wrong}");
    }
    let first = data(&world.schema, &desk, RECEIVE, receive(3_000)).await;
    let first = &first["recordDeskPayment"]["payment"];
    assert_eq!(first["amount"]["amountCents"], 3_000);
    assert_eq!(first["appointment"]["amountDue"]["amountCents"], 4_900);
    let settle =
        |cents: i64, of: Value| json!({ "id": facts.appointment_id, "cents": cents, "of": of });
    let code = refusal(&world.schema, &desk, SETTLE, settle(1_900, Value::Null)).await;
    assert_eq!(code, "AMOUNT_CHANGED", "a part is said to be one");
    let second = data(&world.schema, &desk, SETTLE, settle(1_900, json!(4_900))).await;
    let due = &second["settleDifference"]["appointment"]["amountDue"]["amountCents"];
    assert_eq!(due, 3_000);
    // The same click again is about another amount.
    let code = refusal(&world.schema, &desk, SETTLE, settle(1_900, json!(4_900))).await;
    assert_eq!(code, "AMOUNT_CHANGED");
    data(&world.schema, &desk, SETTLE, settle(3_000, Value::Null)).await;
    world.work().await;
    let told: Vec<InvoiceIssued> = world.db.published().await;
    let said: Vec<_> = told.iter().map(|one| (one.gross_cents, one.left_cents)).collect();
    assert_eq!(said, [(3_000, 4_900), (1_900, 3_000), (3_000, 0)]);
    assert_eq!(world.broken_books().await, Vec::<String>::new());
    // Called off: all three parts are due back, by hand.
    world.cancel(&facts).await;
    assert_eq!(world.back(&facts).await["amountDue"]["amountCents"], -7_900);
}
