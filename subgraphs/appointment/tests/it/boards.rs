//! A board that somebody looks at hears of every change of its centre, and of no other's.
use crate::world::{World, config};
use async_graphql::{Request, Response, Variables};
use diesel_async::SimpleAsyncConnection;
use futures_util::{Stream, StreamExt};
use kernel::{Clock, Role, Viewer, live::Live};
use serde_json::json;
use std::{collections::BTreeSet, pin::Pin, time::Duration};
use testkit::{data, viewers};
use uuid::Uuid;

const WATCH: &str = "subscription($c: UUID!) { boardChanged(centreId: $c) {
    centreId appointmentId } }";

type Told = Pin<Box<dyn Stream<Item = Response> + Send>>;

fn watch(schema: &appointment::Schema, by: &Viewer, centre: Uuid) -> Told {
    let variables = Variables::from_json(json!({ "c": centre }));
    Box::pin(schema.execute_stream(Request::new(WATCH).variables(variables).data(by.clone())))
}

/// Waits for one signal, then takes those that come with it; answers which appointments they named.
async fn heard(told: &mut Told) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut patience = Duration::from_secs(60);
    while let Ok(answer) = tokio::time::timeout(patience, told.next()).await {
        let answer = answer.unwrap();
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let change = answer.data.into_json().unwrap()["boardChanged"].take();
        named.insert(change["appointmentId"].as_str().unwrap_or("anything").to_owned());
        patience = Duration::from_millis(500);
    }
    assert!(!named.is_empty(), "nothing came");
    named
}

/// Nothing comes in a second, in which another's board has heard already.
async fn silent(told: &mut Told) {
    assert!(tokio::time::timeout(Duration::from_secs(1), told.next()).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_hears_of_its_centre_and_of_no_other() {
    let mut world = World::new().await;
    let live = Live::start(world.db.pool.clone());
    world.schema =
        appointment::schema(world.db.pool.clone(), Clock::Fixed(world.now), live, config());
    let desk = viewers::staff_at(world.centre, Role::Receptionist);
    let other = data(
        &world.schema,
        &Viewer::Anonymous,
        "{ centres(search: \"villeurbanne\") { edges { node { id } } } }",
        json!({}),
    )
    .await;
    let other: Uuid = other["centres"]["edges"][0]["node"]["id"].as_str().unwrap().parse().unwrap();
    let mut here = watch(&world.schema, &desk, world.centre);
    let mut there = watch(&world.schema, &viewers::staff(Role::Manager), other);
    heard(&mut here).await;
    heard(&mut there).await;

    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;
    let it = BTreeSet::from([id.to_string()]);
    assert_eq!(heard(&mut here).await, it);
    silent(&mut there).await;

    let note = "mutation($i: AddNoteInput!) { addNote(input: $i) { appointment { id } } }";
    let note = data(
        &world.schema,
        &desk,
        note,
        json!({ "i": { "appointmentId": id, "words": "Clé au tableau" } }),
    );
    note.await;
    assert_eq!(heard(&mut here).await, it);

    // Taken to the other centre: both boards change.
    let mut conn = world.db.pool.get().await.unwrap();
    let moved = format!(
        "UPDATE appointment.bookings SET centre_id = '{other}', lane_id =
             (SELECT id FROM appointment.lanes WHERE centre_id = '{other}' LIMIT 1)
         WHERE id = '{id}'"
    );
    conn.batch_execute(&moved).await.unwrap();
    assert_eq!(heard(&mut here).await, it);
    assert_eq!(heard(&mut there).await, it);
    let gone = format!(
        "DELETE FROM appointment.notes; DELETE FROM appointment.unpaid;
        DELETE FROM appointment.bookings WHERE id = '{id}'"
    );
    conn.batch_execute(&gone).await.unwrap();
    assert_eq!(heard(&mut there).await, it);
    silent(&mut here).await;
    // What changes many at once says so once.
    for hour in 8..11 {
        world.held(&viewers::customer(), "CAR", &format!("2026-12-02T{hour:02}:00:00Z")).await;
    }
    heard(&mut here).await;
    let many = "INSERT INTO appointment.bookings (id, reference, customer_id, centre_id, lane_id, service,
             vehicle_category, energy, starts_at, ends_at, status, amount_cents, currency,
             idempotency_key, created_at)
         SELECT gen_random_uuid(), 'N-' || n, gen_random_uuid(), centre_id, lane_id, service,
             vehicle_category, energy, starts_at, ends_at, 'EXPIRED', amount_cents, currency, 'k', now()
         FROM generate_series(1, 30) n, (SELECT * FROM appointment.bookings LIMIT 1) b";
    conn.batch_execute(many).await.unwrap();
    assert_eq!(heard(&mut here).await, BTreeSet::from(["anything".to_owned()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_watches_a_board() {
    let world = World::new().await;
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    for (by, expected) in [
        (Viewer::Anonymous, "UNAUTHENTICATED"),
        (viewers::customer(), "FORBIDDEN"),
        (elsewhere, "FORBIDDEN"),
    ] {
        let told: Vec<_> = watch(&world.schema, &by, world.centre).collect().await;
        assert_eq!(told.len(), 1);
        let answer = serde_json::to_value(&told[0]).unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], expected);
    }
}
