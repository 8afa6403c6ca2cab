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
