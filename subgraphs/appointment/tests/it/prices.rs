//! The price of an appointment: what the certificate changes about it, and what managers set.
use crate::world::World;
use chrono::TimeDelta;
use events::appointment::{PriceChanged, PricesStand};
use kernel::{Clock, Role, Viewer};
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

const LIST: &str =
    "query($c: UUID) { priceList(centreId: $c) { centreId service vehicleCategory energy
    price { amountCents } } pricesAhead(centreId: $c) { price { amountCents } validFrom } }";
const WITHDRAW: &str = "mutation($c: UUID!) { withdrawPrices(input: {centreId: $c}) { prices {
    centreId } } }";

/// What the list says of a petrol car, and whose price that is.
fn of_petrol_car(list: &Value) -> (Value, Value) {
    let all = list["priceList"].as_array().unwrap();
    let found = all.iter().find(|one| {
        one["service"] == "PERIODIC" && one["vehicleCategory"] == "CAR" && one["energy"] == "PETROL"
    });
    let found = found.unwrap();
    (found["price"]["amountCents"].clone(), found["centreId"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_has_prices_of_its_own_until_it_gives_them_up() {
    let world = World::new().await;
    let here = viewers::staff_at(world.centre, Role::Manager);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    let network = viewers::staff(Role::Manager);
    let own = json!({ "input": { "centreId": world.centre, "prices": [petrol_car(9_100)] } });
    for other in [&elsewhere, &viewers::staff_at(world.centre, Role::Receptionist)] {
        assert_eq!(refusal(&world.schema, other, SET, own.clone()).await, "FORBIDDEN");
    }
    data(&world.schema, &here, SET, own).await;
    assert_eq!(world.listed().await, 9_100);
    let at_centre = json!({ "c": world.centre });
    let seen = data(&world.schema, &here, LIST, at_centre.clone()).await;
    assert_eq!(seen["priceList"].as_array().unwrap().len(), 45, "the network's fill the rest");
    assert_eq!(of_petrol_car(&seen), (json!(9_100), json!(world.centre)));
    assert_eq!(refusal(&world.schema, &elsewhere, LIST, at_centre.clone()).await, "FORBIDDEN");
    let all = data(&world.schema, &network, LIST, json!({})).await;
    assert_eq!(of_petrol_car(&all), (json!(7_900), Value::Null), "no other centre's");

    // What is held costs what the centre asks, and what the network sets later changes nothing here.
    let owner = viewers::customer();
    let held = world.held(&owner, "CAR", NINE).await;
    assert_eq!(world.seen(&owner, held).await["price"]["amountCents"], 9_100);
    let later = world.after(TimeDelta::hours(1));
    let input = json!({ "input": { "prices": [petrol_car(8_200)] } });
    data(&later.schema, &network, SET, input).await;
    assert_eq!(later.listed().await, 9_100);
    let later = world.after(TimeDelta::hours(2));
    data(&later.schema, &here, WITHDRAW, at_centre.clone()).await;
    assert_eq!(later.listed().await, 8_200, "the network's again");
    let gone = data(&later.schema, &here, LIST, at_centre).await;
    assert_eq!(of_petrol_car(&gone), (json!(8_200), Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_counts_from_its_day_on_and_what_is_told_follows() {
    let world = World::new().await;
    let manager = viewers::staff(Role::Manager);
    let tell = async |hours: i64| {
        let start: chrono::DateTime<chrono::Utc> = "2026-11-26T08:00:00Z".parse().unwrap();
        let clock = Clock::Fixed(start + TimeDelta::hours(hours));
        let tasks = appointment::tasks(&world.db.pool, clock, || true);
        tasks.last().unwrap().drain().await.unwrap();
        let told: Vec<PricesStand> = world.db.published().await;
        let here = told.into_iter().filter(|one| one.centre_id == world.centre);
        let cents = |one: PricesStand| {
            let petrol = one.prices.iter().find(|price| {
                (price.service, price.vehicle_category, price.energy)
                    == (fr::ServiceKind::Periodic, fr::VehicleCategory::Car, fr::Energy::Petrol)
            });
            petrol.unwrap().amount_cents
        };
        here.map(cents).collect::<Vec<_>>()
    };
    assert_eq!(tell(0).await, [7_900], "the list that the network came with");
    assert_eq!(tell(1).await, [7_900], "told once");
    for wrong in ["2026-11-26", "2020-01-01", "2029-01-01"] {
        let input = json!({ "input": { "validFrom": wrong, "prices": [petrol_car(8_200)] } });
        assert_eq!(refusal(&world.schema, &manager, SET, input).await, "PRICE_DAY_INVALID");
    }
    let input = json!({ "input": { "validFrom": "2026-11-28", "prices": [petrol_car(8_200)] } });
    data(&world.schema, &manager, SET, input).await;
    let seen = data(&world.schema, &manager, LIST, json!({})).await;
    assert_eq!(of_petrol_car(&seen).0, 7_900, "not yet");
    assert_eq!(seen["pricesAhead"][0]["price"]["amountCents"], 8_200);
    assert_eq!(seen["pricesAhead"][0]["validFrom"], "2026-11-27T23:00:00+00:00");
    // Forty hours later it is one in the morning of that day, in France.
    assert_eq!(tell(38).await, [7_900], "the evening before");
    assert_eq!(tell(40).await, [7_900, 8_200]);
    assert_eq!(world.after(TimeDelta::hours(40)).listed().await, 8_200);
}
