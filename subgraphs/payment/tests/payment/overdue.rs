//! Invoices of accounts whose day is over, seen and told of; and where an account is offered at the desk.
use crate::{
    accounts::{SET, TRANSFER, account, civil, later},
    world::World,
};
use chrono::{DateTime, TimeDelta, Utc};
use events::{appointment::AppointmentFacts, payment::AccountOverdue};
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, viewers};
use uuid::Uuid;

const ALARMS: &str = "{ moneyAlarms { kind amount { amountCents } detail } }";
const REMINDED: &str = "{ myAccounts { invoices { standing { remindedAt } } } }";
const CHARGEABLE: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Appointment\", id: $id}]) {
    ... on Appointment { chargeableTo } } }";

#[tokio::test(flavor = "multi_thread")]
async fn an_overdue_invoice_is_told_of_twice_and_seen_until_it_is_paid() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::organisation(&["appointments:read", "appointments:write"]);
    let (desk, manager) = (viewers::staff(Role::Receptionist), viewers::staff(Role::Manager));
    let facts = world.held(&fleet).await;
    world.open_account(&fleet, 20_000).await;
    world.charged(&fleet, &facts).await;
    world.confirm(&facts).await;
    let billed = later();
    for _ in 0..2 {
        world.work_at(Clock::Fixed(billed)).await;
    }
    // Thirty days to pay, then a week; a worker that looks all the time tells once.
    let day = |days: i64| billed + TimeDelta::days(30 + days);
    let told = async || world.db.published::<AccountOverdue>().await;
    world.work_at(Clock::Fixed(day(6))).await;
    assert_eq!(told().await, []);
    let alarms = async |viewer: &Viewer, at: DateTime<Utc>| {
        data(&world.at(at), viewer, ALARMS, json!({})).await["moneyAlarms"].take()
    };
    assert_eq!(alarms(&manager, day(0)).await, json!([]), "there is time until the day is over");
    let seen = alarms(&manager, day(1)).await;
    assert_eq!(
        (&seen[0]["kind"], &seen[0]["amount"]["amountCents"]),
        (&json!("ACCOUNT_OVERDUE"), &json!(7_900))
    );
    assert!(seen[0]["detail"].as_str().unwrap().starts_with("Flotte Dupont S069C012-"), "{seen}");
    let here = viewers::staff_at(Uuid::from_u128(1), Role::Manager);
    assert_eq!(alarms(&here, day(1)).await, seen);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    assert_eq!(alarms(&elsewhere, day(1)).await, json!([]));

    for days in [7, 7, 8, 20] {
        world.work_at(Clock::Fixed(day(days))).await;
    }
    let first = told().await;
    assert_eq!(first.len(), 1, "{first:?}");
    assert_eq!((first[0].left_cents, first[0].again), (7_900, false));
    assert!(first[0].seller.iban.is_some() && first[0].customer_id == fleet.id().unwrap());
    let invoice = first[0].document_id;
    let transfer = json!({ "i": { "invoiceId": invoice, "amountCents": 2_000,
        "receivedOn": civil(day(20)), "reference": "VIR 1" } });
    data(&world.at(day(20)), &desk, TRANSFER, transfer).await;
    for days in [21, 22, 90] {
        world.work_at(Clock::Fixed(day(days))).await;
    }
    let all = told().await;
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!((all[1].left_cents, all[1].again), (5_900, true));
    let account = data(&world.at(day(90)), &fleet, REMINDED, json!({})).await;
    let standing = &account["myAccounts"][0]["invoices"][0]["standing"];
    assert_eq!(standing["remindedAt"].as_array().unwrap().len(), 2, "{standing}");
    let rest = json!({ "i": { "invoiceId": invoice, "amountCents": 5_900,
        "receivedOn": civil(day(90)), "reference": "VIR 2" } });
    data(&world.at(day(90)), &desk, TRANSFER, rest).await;
    assert_eq!(alarms(&manager, day(90)).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_paid_in_time_is_told_to_nobody() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::organisation(&["appointments:read", "appointments:write"]);
    let facts = world.held(&fleet).await;
    world.open_account(&fleet, 20_000).await;
    world.charged(&fleet, &facts).await;
    world.confirm(&facts).await;
    let billed = later();
    for _ in 0..2 {
        world.work_at(Clock::Fixed(billed)).await;
    }
    let seen = world.account_of(&fleet, billed).await;
    let paid = json!({ "i": { "invoiceId": seen["invoices"][0]["id"], "amountCents": 7_900,
        "receivedOn": civil(billed), "reference": "VIR" } });
    data(&world.at(billed), &viewers::staff(Role::Receptionist), TRANSFER, paid).await;
    world.work_at(Clock::Fixed(billed + TimeDelta::days(60))).await;
    assert!(world.db.published::<AccountOverdue>().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_offered_where_it_would_be_charged() {
    let world = World::new().await;
    world.set_seller().await;
    let fleet = viewers::organisation(&["appointments:read", "appointments:write"]);
    let desk = viewers::staff(Role::Receptionist);
    let offered = async |facts: &AppointmentFacts, viewer: &Viewer| {
        let input = json!({ "id": facts.appointment_id });
        let found = data(&world.schema, viewer, CHARGEABLE, input).await;
        found["_entities"][0]["chargeableTo"].clone()
    };
    let (first, second, third) =
        (world.held(&fleet).await, world.held(&fleet).await, world.held(&fleet).await);
    assert_eq!(offered(&first, &desk).await, Value::Null, "no account");
    world.open_account(&fleet, 8_000).await;
    assert_eq!(offered(&first, &desk).await, "Flotte Dupont");
    assert_eq!(offered(&first, &fleet).await, "Flotte Dupont");
    let stranger = viewers::organisation(&["appointments:read"]);
    assert_eq!(offered(&first, &stranger).await, Value::Null);
    world.charged(&desk, &first).await;
    assert_eq!(offered(&first, &desk).await, Value::Null, "it is charged");
    assert_eq!(offered(&second, &desk).await, Value::Null, "the limit is reached");
    world.open_account(&fleet, 80_000).await;
    assert_eq!(offered(&second, &desk).await, "Flotte Dupont");
    world.cancel(&third).await;
    assert_eq!(offered(&third, &desk).await, Value::Null, "it is off");
    let mut closed = account(&fleet, 80_000);
    closed["closed"] = json!(true);
    data(&world.schema, &viewers::staff(Role::Manager), SET, json!({ "i": closed })).await;
    assert_eq!(offered(&second, &desk).await, Value::Null, "it is closed");
}
