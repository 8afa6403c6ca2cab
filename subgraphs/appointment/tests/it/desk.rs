//! What the desk finds: its own centre's appointments, by whatever somebody says at the counter.
use crate::world::World;
use chrono::TimeDelta;
use events::auth::UserRegistered;
use kernel::{Role, Viewer};
use serde_json::json;
use testkit::{data, refusal, viewers};

const FIND: &str = "query($c: UUID!, $s: String!, $after: String) {
    centreAppointments(centreId: $c, search: $s, first: 2, after: $after) {
        edges { node { reference plate } } pageInfo { hasNextPage endCursor } } }";
const BOOK: &str =
    "mutation($i: BookForCallerInput!) { bookForCaller(input: $i) { appointment { reference } } }";

async fn found(world: &World, by: &Viewer, typed: &str) -> Vec<String> {
    let asked = json!({ "c": world.centre, "s": typed });
    let found = data(&world.schema, by, FIND, asked).await;
    let edges = found["centreAppointments"]["edges"].as_array().cloned().unwrap_or_default();
    edges.iter().map(|edge| edge["node"]["reference"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appointment_is_found_by_whatever_is_said() {
    let world = World::new().await;
    let staff = viewers::staff(Role::Receptionist);
    let mut made = Vec::new();
    for (name, phone, plate, starts) in [
        ("Zoé Lefèvre", "06 12 34 56 78", "AB-124-CD", "2026-12-01T09:00:00Z"),
        ("Zoé Martin", "+32 470 12 34 56", "EF-456-GH", "2026-12-01T10:00:00Z"),
        ("Zoé Petit", "07 00 00 00 01", "AB-999-ZZ", "2026-12-01T11:00:00Z"),
    ] {
        let call = json!({ "centreId": world.centre, "startsAt": starts, "service": "PERIODIC",
            "vehicleCategory": "CAR", "energy": "PETROL", "plate": plate, "name": name,
            "phone": phone, "idempotencyKey": name });
        let booked = data(&world.schema, &staff, BOOK, json!({ "i": call })).await;
        made.push(booked["bookForCaller"]["appointment"]["reference"].as_str().unwrap().to_owned());
    }
    let customer = viewers::customer();
    let held = world.held(&customer, "CAR", "2026-12-02T09:00:00Z").await;
    let registered = UserRegistered {
        user_id: customer.id().unwrap(),
        email: "c.dupont@exemple.fr".to_owned(),
        display_name: "Camille Dupont".to_owned(),
        phone: None,
        locale: "fr".to_owned(),
        organisation: false,
        proven: true,
    };
    world.db.publish(&registered).await;
    world.deliver().await;

    for typed in ["lefevre", "LEFÈVRE zo", "0612", "06.12.34.56.78", "ab 124 c", made[0].as_str()]
    {
        assert_eq!(found(&world, &staff, typed).await, [made[0].clone()], "{typed}");
    }
    assert_eq!(found(&world, &staff, "ab").await, Vec::<String>::new(), "nobody is called so");
    assert_eq!(found(&world, &staff, "AB9").await, [made[2].clone()]);
    assert_eq!(found(&world, &staff, "dupont@exemple").await.len(), 1, "{held}");
    assert_eq!(found(&world, &staff, "camille durand").await.len(), 0, "all words are asked for");
    assert_eq!(found(&world, &staff, " ").await.len(), 0);

    // Page by page, the last made first.
    assert_eq!(found(&world, &staff, "zoe").await, [made[2].clone(), made[1].clone()]);
    let page = data(&world.schema, &staff, FIND, json!({ "c": world.centre, "s": "zoe" })).await;
    let info = &page["centreAppointments"]["pageInfo"];
    assert_eq!(info["hasNextPage"], true);
    let next = json!({ "c": world.centre, "s": "zoe", "after": info["endCursor"] });
    let next = data(&world.schema, &staff, FIND, next).await;
    assert_eq!(next["centreAppointments"]["edges"][0]["node"]["reference"], made[0].as_str());

    // Another centre's desk finds nothing of it, and nobody but staff asks.
    let elsewhere = json!({ "c": uuid::Uuid::now_v7(), "s": "zoe" });
    let nothing = data(&world.schema, &staff, FIND, elsewhere).await;
    assert_eq!(nothing["centreAppointments"]["edges"], json!([]));
    let asked = json!({ "c": world.centre, "s": "zoe" });
    assert_eq!(refusal(&world.schema, &customer, FIND, asked).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_sees_days_and_starts_that_come_too_soon_for_customers() {
    let world = World::new().await;
    let staff = viewers::staff(Role::Receptionist);
    let soon = world.after(TimeDelta::minutes(20));
    let slots = "query($c: UUID!, $desk: Boolean!) { slots(input: { centreId: $c,
        service: PERIODIC, vehicleCategory: CAR, energy: PETROL, from: \"2026-11-26\",
        to: \"2026-11-26\", atDesk: $desk }) { startsAt } }";
    let ask = |desk: bool| json!({ "c": world.centre, "desk": desk });
    let desk = data(&soon.schema, &staff, slots, ask(true)).await;
    let customer = data(&soon.schema, &staff, slots, ask(false)).await;
    assert_eq!(desk["slots"][0]["startsAt"], "2026-11-26T08:30:00+00:00");
    assert_eq!(customer["slots"][0]["startsAt"], "2026-11-26T09:00:00+00:00");
    assert_eq!(refusal(&soon.schema, &viewers::customer(), slots, ask(true)).await, "FORBIDDEN");

    world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    world.held(&viewers::customer(), "CAR", "2026-12-03T09:00:00Z").await;
    let agenda = "query($c: UUID!, $from: NaiveDate!, $to: NaiveDate!) {
        agenda(centreId: $c, from: $from, to: $to) { startsAt } }";
    let days = |from: &str, to: &str| json!({ "c": world.centre, "from": from, "to": to });
    let week = data(&world.schema, &staff, agenda, days("2026-11-30", "2026-12-06")).await;
    assert_eq!(week["agenda"].as_array().unwrap().len(), 2);
    let wrong = refusal(&world.schema, &staff, agenda, days("2026-11-30", "2027-01-30")).await;
    assert_eq!(wrong, "PERIOD_INVALID");
}
