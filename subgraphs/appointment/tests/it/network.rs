//! A network from a file, and as one.
use crate::world::World;
use appointment::{NetworkChange, NetworkPlan};
use chrono::{DateTime, Utc};
use kernel::{Clock, Conn, Role, Viewer, audit::ActRecorded, live::Live};
use serde_json::json;
use testkit::{TestDb, code, data, execute, viewers};

const EXAMPLE: &str = include_str!("../../../../deploy/network.example.toml");

fn now() -> DateTime<Utc> {
    "2026-11-26T08:00:00Z".parse().unwrap()
}

fn read(text: &str) -> NetworkPlan {
    toml::from_str(text).unwrap()
}

async fn seen(conn: &mut Conn, plan: &NetworkPlan) -> NetworkChange {
    appointment::preview_network(conn, plan, now()).await.unwrap()
}

async fn imported(conn: &mut Conn, plan: &NetworkPlan) -> NetworkChange {
    let shown = seen(conn, plan).await;
    let done = appointment::import_network(conn, plan, &shown, now()).await.unwrap();
    assert_eq!(done, shown);
    done
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_database_becomes_a_network_that_can_be_booked() {
    let db = TestDb::new().await;
    let mut conn = db.pool.get().await.unwrap();
    let plan = read(EXAMPLE);
    let shown = seen(&mut conn, &plan).await;
    let lines: Vec<String> = shown.changes.iter().map(ToString::to_string).collect();
    for line in [
        "+ metz-sablon name: Metz Sablon",
        "+ metz-sablon hours 6 (samedi): 08:00-12:00",
        "+ metz-sablon lane « Ligne 2 »: CAR for PERIODIC, RETEST",
        "+ metz-sablon closed 2027-08-07: Congés annuels",
        "+ metz-sablon cancellation: free until 24 h before, then fee of 20.00 €",
        "+ metz-sablon lane time PERIODIC VAN: 40 min + 5 min",
        "+ price PERIODIC CAR DIESEL: 85.00 €",
    ] {
        assert!(lines.iter().any(|known| known == line), "{line}\nin\n{}", lines.join("\n"));
    }
    assert_eq!(seen(&mut conn, &plan).await, shown, "a look changes nothing");
    imported(&mut conn, &plan).await;
    assert!(seen(&mut conn, &plan).await.changes.is_empty(), "the second time nothing is left");

    // As a file again, it is the same network.
    let kept = appointment::export_network(&mut conn, now()).await.unwrap();
    let text = toml::to_string(&kept).unwrap();
    assert!(seen(&mut conn, &read(&text)).await.changes.is_empty(), "{text}");
    let other = TestDb::new().await;
    let mut copy = other.pool.get().await.unwrap();
    imported(&mut copy, &read(&text)).await;
    let again = appointment::export_network(&mut copy, now()).await.unwrap();
    assert_eq!(toml::to_string(&again).unwrap(), text);

    let schema = appointment::schema(
        db.pool.clone(),
        Clock::Fixed(now()),
        Live::silent(),
        crate::world::config(),
    );
    let found = "{ centres { edges { node { id position { longitude } } } } }";
    let found = data(&schema, &Viewer::Anonymous, found, json!({})).await;
    let centre = &found["centres"]["edges"][0]["node"];
    assert_eq!(centre["position"]["longitude"], 6.1768);
    let hold = "mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }";
    let wish = |start: &str| {
        json!({ "i": { "centreId": centre["id"], "startsAt": start, "service": "PERIODIC",
            "vehicleCategory": "CAR", "energy": "DIESEL", "idempotencyKey": start } })
    };
    for (start, expected) in [
        ("2026-12-01T07:00:00Z", None),
        ("2026-12-01T11:30:00Z", Some("SLOT_NOT_OFFERED")), // lunch
        ("2026-12-26T08:00:00Z", Some("CENTRE_CLOSED")),    // Saint-Étienne, in Moselle
    ] {
        let answer = execute(&schema, &viewers::customer(), hold, wish(start)).await;
        assert_eq!(code(&answer).as_deref(), expected, "{start}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_breaks_no_appointment_and_then_changes_nothing_at_all() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.held(&owner, "CAR", "2026-12-01T16:30:00Z").await;
    let mut conn = world.db.pool.get().await.unwrap();
    let mut plan = appointment::export_network(&mut conn, now()).await.unwrap();
    let before = toml::to_string(&plan).unwrap();
    assert!(seen(&mut conn, &plan).await.changes.is_empty());

    let at = plan.centres.iter().position(|one| one.slug == "lyon-part-dieu").unwrap();
    plan.centres[at].name = "Lyon Gare".to_owned();
    plan.centres[at].closures.insert("2026-12-01".parse().unwrap(), "Travaux".to_owned());
    let shown = seen(&mut conn, &plan).await;
    assert_eq!(shown.conflicts.len(), 1);
    assert_eq!(shown.conflicts[0].1.starts_at.to_rfc3339(), "2026-12-01T16:30:00+00:00");
    assert!(!shown.is_possible());
    appointment::import_network(&mut conn, &plan, &shown, now()).await.unwrap();
    let left = appointment::export_network(&mut conn, now()).await.unwrap();
    assert_eq!(toml::to_string(&left).unwrap(), before);

    // What was shown is what is done: a network that changed in between is looked at again.
    plan.centres[at].closures.clear();
    let shown = seen(&mut conn, &plan).await;
    plan.centres.truncate(at + 1);
    plan.centres[at].city = "Lyon 3e".to_owned();
    let done = appointment::import_network(&mut conn, &plan, &shown, now()).await.unwrap();
    assert_ne!(done, shown);
    let left = appointment::export_network(&mut conn, now()).await.unwrap();
    assert_eq!(toml::to_string(&left).unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_leaves_alone_what_it_does_not_name() {
    let world = World::new().await;
    let mut conn = world.db.pool.get().await.unwrap();
    let text = "[prices.PERIODIC]\nCAR = { PETROL = 8100 }\n";
    let done = imported(&mut conn, &read(text)).await;
    let lines: Vec<String> = done.changes.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["~ price PERIODIC CAR PETROL: 79.00 € -> 81.00 €"]);
    assert_eq!(done.unnamed, ["lyon-part-dieu", "paris-15", "villeurbanne"]);

    let wrong = EXAMPLE.replace("S057A101", "57").replace("13:30-18:00", "11:30-18:00");
    let shown = seen(&mut conn, &read(&wrong)).await;
    let faults: Vec<String> = shown.faults.iter().map(|(_, fault)| fault.to_string()).collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    for wrong in [
        EXAMPLE.replace("= 7900", "= 790000"),
        EXAMPLE.replace("S057A101", "S075T015"),
        format!("{EXAMPLE}\n{}", &EXAMPLE[EXAMPLE.find("[[centres]]").unwrap()..]),
    ] {
        assert!(appointment::preview_network(&mut conn, &read(&wrong), now()).await.is_err());
    }
    for unreadable in [
        EXAMPLE.replace("\"08:00-12:00\"", "\"8h-12h\""),
        EXAMPLE.replace("takes =", "take ="),
        EXAMPLE.replace("to = \"2027-08-07\"", "to = \"2027-07-07\""),
        EXAMPLE.replace("from = \"2027-12-31\"", "from = \"2027-08-03\""),
    ] {
        assert!(toml::from_str::<NetworkPlan>(&unreadable).is_err());
    }
}

const SET: &str = "mutation($i: SetPricesInput!) { setPrices(input: $i) { __typename } }";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_centre_costs_of_its_own_is_in_the_file_too() {
    let world = World::new().await;
    let own = json!({ "i": { "centreId": world.centre, "prices": [{ "service": "PERIODIC",
        "vehicleCategory": "CAR", "energy": "DIESEL", "amountCents": 9_100 }] } });
    data(&world.schema, &viewers::staff(Role::Manager), SET, own).await;
    let mut conn = world.db.pool.get().await.unwrap();
    let text = toml::to_string(&appointment::export_network(&mut conn, now()).await.unwrap());
    let text = text.unwrap();
    assert!(seen(&mut conn, &read(&text)).await.changes.is_empty(), "{text}");
    let other = TestDb::new().await;
    let mut copy = other.pool.get().await.unwrap();
    let done = imported(&mut copy, &read(&text)).await;
    let line = "+ lyon-part-dieu price PERIODIC CAR DIESEL: 91.00 €";
    assert!(done.changes.iter().any(|change| change.to_string() == line), "{text}");
    let again = appointment::export_network(&mut copy, now()).await.unwrap();
    assert_eq!(toml::to_string(&again).unwrap(), text);
    // Of a centre that is nowhere.
    let nowhere = "[centre_prices.nowhere.PERIODIC]\nCAR = { PETROL = 8100 }\n";
    assert!(appointment::preview_network(&mut copy, &read(nowhere), now()).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_file_changes_is_in_the_log_of_acts() {
    let db = TestDb::new().await;
    let mut conn = db.pool.get().await.unwrap();
    let plan = read(EXAMPLE);
    seen(&mut conn, &plan).await;
    assert!(db.published::<ActRecorded>().await.is_empty(), "a look is no act");
    imported(&mut conn, &plan).await;
    let acts = db.published::<ActRecorded>().await;
    assert!(acts.iter().all(|act| act.actor_id.is_none()), "no account is behind it");
    let count = |name: &str| acts.iter().filter(|act| act.act == name).count();
    let centres = plan.centres.len();
    assert_eq!((count("centre.created"), count("centre.changed")), (centres, centres));
    assert_eq!(count("prices.set"), 1);
    let changed = acts.iter().find(|act| act.act == "centre.changed").unwrap();
    assert!(changed.after.keys().any(|place| place.contains("lane")), "{:?}", changed.after);
    imported(&mut conn, &plan).await;
    assert_eq!(db.published::<ActRecorded>().await.len(), acts.len(), "nothing changed");
}
