//! Numbers: one after the other, per centre and year, whoever asks and however often.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{World, centre, signed};
use diesel_async::SimpleAsyncConnection;
use events::report::Issued;
use testkit::viewers;

async fn numbers(world: &World) -> Vec<String> {
    let mut numbers: Vec<String> = world
        .db
        .published::<Issued>()
        .await
        .into_iter()
        .filter(|issued| issued.kind == events::report::ReportKind::InspectionReport)
        .map(|issued| issued.number)
        .collect();
    numbers.sort();
    numbers
}

#[tokio::test(flavor = "multi_thread")]
async fn inspections_signed_at_the_same_moment_leave_no_gap() {
    let world = World::new().await;
    for _ in 0..12 {
        world.db.publish(&signed(&viewers::customer())).await;
    }
    // Three relays and three printers at once: each inspection is numbered and printed once.
    tokio::join!(world.deliver(), world.deliver(), world.deliver());
    tokio::join!(world.tick(), world.tick(), world.tick());
    let expected: Vec<String> = (1..=12).map(|seq| format!("S069C012-2026-{seq:06}")).collect();
    assert_eq!(numbers(&world).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_centre_and_each_civil_year_counts_for_itself() {
    let world = World::new().await;
    let mut elsewhere = signed(&viewers::customer());
    elsewhere.centre = centre("S075T042");
    // New Year's Eve in UTC, the new year in France.
    let mut later = signed(&viewers::customer());
    later.signed_at = "2026-12-31T23:30:00Z".parse().unwrap();
    for event in [signed(&viewers::customer()), elsewhere, later] {
        world.db.publish(&event).await;
    }
    world.settle().await;
    assert_eq!(
        numbers(&world).await,
        ["S069C012-2026-000001", "S069C012-2027-000001", "S075T042-2026-000001"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inspection_told_twice_is_numbered_once() {
    let world = World::new().await;
    let event = signed(&viewers::customer());
    world.db.publish(&event).await;
    world.db.publish(&event).await;
    world.settle().await;
    assert_eq!(world.db.published::<Issued>().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_gaps_and_changes_of_what_is_issued() {
    let world = World::new().await;
    world.db.publish(&signed(&viewers::customer())).await;
    world.db.publish(&signed(&viewers::customer())).await;
    world.settle().await;
    let mut conn = world.db.pool.get().await.unwrap();
    for (sql, constraint) in [
        ("UPDATE report.reports SET outcome = 'FAVOURABLE'", "is issued"),
        ("DELETE FROM report.reports", "is issued"),
        (
            "INSERT INTO report.reports (id, kind, inspection_id, appointment_id, customer_id, \
             series, year, seq, number, code, plate, outcome, valid_until, facts, created_at, \
             next_attempt_at) SELECT gen_random_uuid(), kind, gen_random_uuid(), appointment_id, \
             customer_id, series, year, 4, 'x' || number, 'AAAA-' || left(code, 14), plate, \
             outcome, valid_until, facts, created_at, now() FROM report.reports WHERE seq = 2 \
             LIMIT 1",
            "numbers_without_gaps",
        ),
    ] {
        let refused = conn.batch_execute(sql).await.unwrap_err().to_string();
        assert!(refused.contains(constraint), "{sql}: {refused}");
    }
}
