//! What the board shows of a day on which nobody comes: open, or closed and why.
use crate::world::World;
use kernel::Viewer;
use serde_json::{Value, json};
use testkit::data;

async fn day(world: &World, date: &str) -> Value {
    let ask = "query($d: NaiveDate!) { centres(search: \"part-dieu\") { edges { node {
        day(date: $d) { closed reason hours { weekday opens closes } } } } } }";
    let answer = data(&world.schema, &Viewer::Anonymous, ask, json!({ "d": date })).await;
    answer["centres"]["edges"][0]["node"]["day"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_open_or_says_why_it_is_closed() {
    let world = World::new().await;
    let open = day(&world, "2026-12-01").await;
    assert_eq!((&open["closed"], &open["reason"]), (&Value::Null, &Value::Null));
    assert_eq!(open["hours"][0]["weekday"], 2);
    assert_eq!(open["hours"][0]["opens"], "08:00");

    let sunday = day(&world, "2026-11-29").await;
    assert_eq!(sunday, json!({ "closed": "WEEKDAY", "reason": null, "hours": [] }));
    let holiday = day(&world, "2026-12-25").await;
    assert_eq!(holiday, json!({ "closed": "HOLIDAY", "reason": "Noël", "hours": [] }));
    let away = "insert into appointment.closures (centre_id, day, reason)
        select id, '2026-12-02', 'Inventaire' from appointment.centres";
    world.db.execute(away).await;
    let closure = day(&world, "2026-12-02").await;
    assert_eq!(closure, json!({ "closed": "CLOSURE", "reason": "Inventaire", "hours": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_may_read_where_a_centre_is_and_the_prices_of_what_its_lanes_inspect() {
    let world = World::new().await;
    let ask = "{ centres(search: \"part-dieu\") { edges { node {
        position { latitude longitude }
        prices { service vehicleCategory energy price { amountCents currency } } } } } }";
    let all = async || {
        let answer = data(&world.schema, &Viewer::Anonymous, ask, json!({})).await;
        answer["centres"]["edges"][0]["node"].clone()
    };
    let centre = all().await;
    assert!(centre["position"]["latitude"].as_f64().is_some_and(|north| north > 45.0));
    let of = |centre: &Value, category: &str| {
        let prices = centre["prices"].as_array().cloned().unwrap_or_default();
        prices.into_iter().filter(|one| one["vehicleCategory"] == category).collect::<Vec<_>>()
    };
    let diesel = json!({ "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "DIESEL",
        "price": { "amountCents": 8_500, "currency": "EUR" } });
    assert!(of(&centre, "CAR").contains(&diesel), "{centre}");
    assert!(!of(&centre, "MOTORCYCLE").is_empty());

    // A price that follows another takes its place; one that is still to come does not.
    world
        .db
        .execute(
            "insert into appointment.prices
                (service, vehicle_category, energy, amount_cents, currency, valid_from)
             values ('PERIODIC', 'CAR', 'DIESEL', 9000, 'EUR', now() + interval '100 years')",
        )
        .await;
    assert!(of(&all().await, "CAR").contains(&diesel));
    world.db.execute("delete from appointment.lanes where categories = array['MOTORCYCLE']").await;
    world.db.execute("update appointment.centres set latitude = null, longitude = null").await;
    let centre = all().await;
    assert_eq!(centre["position"], Value::Null);
    assert!(of(&centre, "MOTORCYCLE").is_empty(), "no lane takes them");
}
