//! Several vehicles in one request.
use crate::world::World;
use events::appointment::SlotHeld;
use kernel::Viewer;
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};

const BOOK: &str = "mutation($i: BookFleetInput!) { bookFleet(input: $i) { booked rows {
    position code appointment { id plate startsAt status groupId lane { id } } } } }";

impl World {
    fn fleet(&self, kinds: &[&str]) -> Value {
        let vehicles: Vec<Value> = kinds
            .iter()
            .map(|kind| {
                json!({ "service": "PERIODIC", "vehicleCategory": kind, "energy": "DIESEL",
                    "plate": "ab 123 cd" })
            })
            .collect();
        json!({ "centreIds": [self.centre], "vehicles": vehicles, "from": "2026-12-01",
            "to": "2026-12-01", "earliest": "10:00", "latest": "10:00",
            "idempotencyKey": uuid::Uuid::now_v7() })
    }

    async fn fleet_booked(&self, by: &Viewer, input: &Value) -> Value {
        data(&self.schema, by, BOOK, json!({ "i": input })).await["bookFleet"].take()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_a_fleet_are_booked_or_none_unless_the_part_will_do() {
    let world = World::new().await;
    let fleet = viewers::organisation(&["appointments:write"]);
    let mut wish = world.fleet(&["CAR", "MOTORCYCLE", "VAN", "CAR"]);
    let none = world.fleet_booked(&fleet, &wish).await;
    assert_eq!(none["booked"], false);
    let codes: Vec<&Value> =
        none["rows"].as_array().unwrap().iter().map(|row| &row["code"]).collect();
    assert_eq!(codes, [&Value::Null, &Value::Null, &Value::Null, &json!("SLOT_TAKEN")]);
    assert!(world.db.published::<SlotHeld>().await.is_empty());

    wish["partial"] = json!(true);
    let part = world.fleet_booked(&fleet, &wish).await;
    assert_eq!(part["booked"], true);
    let rows = part["rows"].as_array().unwrap();
    let kept: Vec<bool> = rows.iter().map(|row| !row["appointment"].is_null()).collect();
    assert_eq!(kept, [true, true, true, false]);
    assert_eq!(rows[0]["appointment"]["groupId"], rows[2]["appointment"]["groupId"]);
    assert_ne!(rows[0]["appointment"]["lane"], rows[2]["appointment"]["lane"]);
    assert_eq!(world.db.published::<SlotHeld>().await.len(), 3);
    // The second click answers the same; the key for other vehicles is refused.
    assert_eq!(world.fleet_booked(&fleet, &wish).await, part);
    wish["vehicles"][0]["service"] = json!("RETEST");
    let mismatch = refusal(&world.schema, &fleet, BOOK, json!({ "i": wish })).await;
    assert_eq!(mismatch, "IDEMPOTENCY_MISMATCH");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fleet_finds_the_day_and_the_centre_that_have_room() {
    let world = World::new().await;
    let centres = data(
        &world.schema,
        &Viewer::Anonymous,
        "{ centres(search: \"villeurbanne\") { edges { node { id } } } }",
        json!({}),
    )
    .await;
    let beside = centres["centres"]["edges"][0]["node"]["id"].clone();
    let fleet = viewers::organisation(&["appointments:write"]);
    let mut wish = world.fleet(&["CAR"; 6]);
    wish["sameDay"] = json!(true);
    wish["to"] = json!("2026-12-04");
    assert_eq!(world.fleet_booked(&fleet, &wish).await["booked"], false, "two lanes, one start");
    wish["latest"] = json!("11:00");
    wish["from"] = json!("2026-11-28");
    let booked = world.fleet_booked(&fleet, &wish).await;
    let days: Vec<&str> = booked["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["appointment"]["startsAt"].as_str().unwrap()[..10])
        .collect();
    assert_eq!(days, ["2026-11-28"; 6], "a Saturday morning, and all of them");
    // That morning is full: the centre beside has room.
    let mut next = world.fleet(&["CAR"; 4]);
    (next["from"], next["to"]) = (json!("2026-11-28"), json!("2026-11-28"));
    next["latest"] = json!("11:00");
    next["centreIds"] = json!([world.centre, beside]);
    assert_eq!(world.fleet_booked(&fleet, &next).await["booked"], true);

    // Somebody who pays for nothing does not take a day this way.
    let customer = viewers::customer();
    let many = json!({ "i": world.fleet(&["CAR"; 4]) });
    assert_eq!(refusal(&world.schema, &customer, BOOK, many).await, "TOO_MANY_UNPAID");
    let nothing = json!({ "i": world.fleet(&[]) });
    assert_eq!(refusal(&world.schema, &fleet, BOOK, nothing).await, "PERIOD_INVALID");
}
