//! The price of an appointment: what the certificate changes about it, and what managers set.
use crate::world::World;
use events::appointment::PriceChanged;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const READ: &str = "query($id: UUID!) { appointment(id: $id) { energy vehicleCategory
    price { amountCents } priceChange { oldPrice { amountCents } newPrice { amountCents }
        bookedEnergy bookedCategory agreed } } }";
const ACCEPT: &str = "mutation($id: UUID!, $cents: Int!) {
    acceptNewPrice(input: {appointmentId: $id, newPriceCents: $cents}) { appointment {
        price { amountCents } priceChange { agreed } } } }";
const SET: &str = "mutation($input: SetPricesInput!) { setPrices(input: $input) { prices {
    service vehicleCategory energy price { amountCents } validFrom setByName } } }";
const PRICE: &str = "query($c: UUID!) { price(centreId: $c, service: PERIODIC,
    vehicleCategory: CAR, energy: PETROL) { amountCents } }";
const NINE: &str = "2026-12-01T09:00:00Z";

impl World {
    async fn seen(&self, by: &Viewer, id: Uuid) -> Value {
        data(&self.schema, by, READ, json!({ "id": id })).await["appointment"].take()
    }

    async fn listed(&self) -> Value {
        let variables = json!({ "c": self.centre });
        data(&self.schema, &Viewer::Anonymous, PRICE, variables).await["price"]["amountCents"]
            .take()
    }
}

fn petrol_car(cents: i64) -> Value {
    json!({ "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL", "amountCents": cents })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_says_diesel_proposes_the_price_of_a_diesel_and_waits() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", NINE).await;
    assert_eq!(world.seen(&owner, id).await["priceChange"], Value::Null);

    world.certificate(&owner, id, Some("M1"), Some("DIESEL")).await;
    let seen = world.seen(&owner, id).await;
    assert_eq!(seen["energy"], "DIESEL");
    assert_eq!(seen["price"]["amountCents"], 7_900, "nobody agreed to more");
    assert_eq!(
        seen["priceChange"],
        json!({ "oldPrice": { "amountCents": 7_900 }, "newPrice": { "amountCents": 8_500 },
            "bookedEnergy": "PETROL", "bookedCategory": "CAR", "agreed": false })
    );
    let told = world.db.published::<PriceChanged>().await;
    assert_eq!((told[0].old_cents, told[0].new_cents, told[0].agreed), (7_900, 8_500, false));
    assert_eq!(told[0].facts.amount_cents, 7_900);

    // Nobody agrees to a price that they did not see, nor for somebody else.
    let accept = |cents: i64| json!({ "id": id, "cents": cents });
    assert_eq!(refusal(&world.schema, &owner, ACCEPT, accept(8_900)).await, "PRICE_CHANGED");
    let stranger = viewers::customer();
    let code = refusal(&world.schema, &stranger, ACCEPT, accept(8_500)).await;
    assert_eq!(code, "APPOINTMENT_NOT_FOUND");
    let staff = viewers::staff(Role::Receptionist);
    for by in [&owner, &owner, &staff] {
        let done = data(&world.schema, by, ACCEPT, accept(8_500)).await;
        let appointment = &done["acceptNewPrice"]["appointment"];
        assert_eq!(appointment["price"]["amountCents"], 8_500);
        assert_eq!(appointment["priceChange"]["agreed"], true);
    }
    let told = world.db.published::<PriceChanged>().await;
    assert_eq!(told.len(), 2);
    assert_eq!((told[1].facts.amount_cents, told[1].agreed), (8_500, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lower_price_needs_nobodys_consent_and_a_right_guess_changes_nothing() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", NINE).await;
    for same in [Some("PETROL"), None] {
        world.certificate(&owner, id, None, same).await;
    }
    assert_eq!(world.db.published::<PriceChanged>().await.len(), 0);

    // Proposed, then another certificate says what was said at first.
    world.certificate(&owner, id, None, Some("GAS")).await;
    world.certificate(&owner, id, None, Some("PETROL")).await;
    let seen = world.seen(&owner, id).await;
    assert_eq!((&seen["energy"], &seen["price"]["amountCents"]), (&json!("PETROL"), &json!(7_900)));
    assert_eq!(seen["priceChange"]["agreed"], true);

    world.certificate(&owner, id, None, Some("GAS")).await;
    data(&world.schema, &owner, ACCEPT, json!({ "id": id, "cents": 8_900 })).await;
    world.certificate(&owner, id, None, Some("DIESEL")).await;
    let seen = world.seen(&owner, id).await;
    assert_eq!(seen["price"]["amountCents"], 8_500, "it fell by itself");
    let told = world.db.published::<PriceChanged>().await;
    let last = told.last().unwrap();
    assert_eq!((last.old_cents, last.new_cents, last.agreed), (7_900, 8_500, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_van_booked_as_a_car_is_priced_as_a_van_and_a_motorcycle_is_not() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", NINE).await;
    // No car's lane takes a motorcycle: nothing is proposed that could not be kept.
    world.certificate(&owner, id, Some("L3e"), Some("PETROL")).await;
    assert_eq!(world.seen(&owner, id).await["vehicleCategory"], "CAR");
    world.certificate(&owner, id, Some("N1"), Some("PETROL")).await;
    let seen = world.seen(&owner, id).await;
    assert_eq!(seen["vehicleCategory"], "VAN");
    assert_eq!(seen["priceChange"]["newPrice"]["amountCents"], 8_500);
    assert_eq!(seen["priceChange"]["bookedCategory"], "CAR");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_keeps_its_price() {
    const CANCEL: &str = "mutation($id: UUID!) {
        cancelAppointment(input: {appointmentId: $id}) { appointment { id } } }";
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", NINE).await;
    data(&world.schema, &owner, CANCEL, json!({ "id": id })).await;
    world.certificate(&owner, id, Some("M1"), Some("DIESEL")).await;
    assert_eq!(world.seen(&owner, id).await["priceChange"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_set_prices_and_what_was_booked_keeps_its_own() {
    let world = World::new().await;
    let owner = viewers::customer();
    let before = world.held(&owner, "CAR", NINE).await;
    let later = world.after(chrono::TimeDelta::hours(1));
    let manager = viewers::staff(Role::Manager);
    let input = json!({ "input": { "prices": [petrol_car(8_200)] } });
    for other in [&owner, &viewers::staff(Role::Receptionist)] {
        assert_eq!(refusal(&later.schema, other, SET, input.clone()).await, "FORBIDDEN");
    }
    for wrong in [
        json!([]),
        json!([petrol_car(8_200), petrol_car(8_300)]),
        json!([petrol_car(82)]),
        json!([petrol_car(-8_200)]),
        json!([petrol_car(8_200_000)]),
    ] {
        let input = json!({ "input": { "prices": wrong } });
        assert_eq!(refusal(&later.schema, &manager, SET, input).await, "PRICES_INVALID");
    }
    assert_eq!(later.listed().await, 7_900);

    let set = data(&later.schema, &manager, SET, input).await;
    let list = set["setPrices"]["prices"].as_array().unwrap();
    assert_eq!(list.len(), 45, "the whole list, each kind once");
    let changed: Vec<_> = list.iter().filter(|price| price["setByName"] != json!(null)).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0]["price"]["amountCents"], 8_200);
    assert_eq!(changed[0]["setByName"], "Agnès Thévenoux");
    assert_eq!(later.listed().await, 8_200);

    // What was booked before costs what was agreed, and its certificate is priced by that day's list.
    assert_eq!(later.seen(&owner, before).await["price"]["amountCents"], 7_900);
    later.certificate(&owner, before, None, Some("DIESEL")).await;
    later.certificate(&owner, before, None, Some("PETROL")).await;
    assert_eq!(later.seen(&owner, before).await["price"]["amountCents"], 7_900);
    let after = later.held(&owner, "CAR", "2026-12-01T10:00:00Z").await;
    assert_eq!(later.seen(&owner, after).await["price"]["amountCents"], 8_200);
}
