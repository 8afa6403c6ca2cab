//! What booking costs beside its database: ratios in one run, with a thousand and with a million
//! bookings over. `tools/bench.sh` runs it, on a database that is as careful as the shipped one.
use crate::world::{HOLD, World};
use diesel::{QueryableByName, sql_query, sql_types};
use diesel_async::{AsyncConnection, RunQueryDsl, SimpleAsyncConnection};
use kernel::{ApiError, Clock, Listener, Viewer, relay};
use serde_json::json;
use std::{
    sync::{Arc, Mutex},
    time::Instant,
};
use testkit::{data, viewers};
use uuid::Uuid;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = sql_types::BigInt)]
    n: i64,
}

const FIND: &str = "query($i: FindSlotsInput!) { findSlots(input: $i) { next { startsAt }
    days { date slots { centreId startsAt } } centres { free } } }";

/// Ten centres of three lanes, with a season ahead of which half is taken.
async fn town(world: &World) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for n in 0..10 {
        let centre = Uuid::now_v7();
        let mut sql = format!(
            "INSERT INTO appointment.centres (id, slug, name, approval_number, street, postal_code,
                 city, phone, latitude, longitude)
             VALUES ('{centre}', 'b-{n}', 'B', 'S000B{n:03}', 'r', '69003', 'L', '0400000000', 45, {n});
             INSERT INTO appointment.opening_hours
             SELECT '{centre}', d, '08:00', '18:00' FROM generate_series(1, 6) d;"
        );
        for lane in 0..3 {
            let id = Uuid::now_v7();
            sql.push_str(&format!(
                "INSERT INTO appointment.lanes (id, centre_id, name, categories)
                 VALUES ('{id}', '{centre}', 'L{lane}', '{{CAR}}');
                 INSERT INTO appointment.bookings (id, reference, customer_id, centre_id, lane_id,
                     service, vehicle_category, energy, starts_at, ends_at, status, amount_cents,
                     currency, idempotency_key, created_at)
                 SELECT gen_random_uuid(), 'A-{n}-{lane}-' || i, gen_random_uuid(), '{centre}',
                     '{id}', 'PERIODIC', 'CAR', 'PETROL', t, t + interval '30 minutes', 'CONFIRMED',
                     7900, 'EUR', 'k', t
                 FROM generate_series(0, 599) i,
                     LATERAL (SELECT timestamptz '2026-11-26 07:00Z' + interval '1 day' * (i / 10)
                         + interval '1 hour' * (i % 10)) x (t);"
            ));
        }
        world.db.as_ref().execute(&sql).await;
        ids.push(centre);
    }
    ids
}

/// History: so many bookings that are over, on the same lanes.
async fn history(world: &World, from: u32, to: u32) {
    let sql = format!(
        "INSERT INTO appointment.bookings (id, reference, customer_id, centre_id, lane_id,
             service, vehicle_category, energy, starts_at, ends_at, status, amount_cents,
             currency, idempotency_key, created_at)
         SELECT gen_random_uuid(), 'P-' || i, gen_random_uuid(), l.centre_id, l.id, 'PERIODIC',
             'CAR', 'PETROL', t, t + interval '30 minutes', 'COMPLETED', 7900, 'EUR', 'k', t
         FROM generate_series({from}, {to} - 1) i
         JOIN (SELECT id, centre_id, row_number() OVER (ORDER BY id) - 1 AS n
               FROM appointment.lanes WHERE name IN ('L0', 'L1', 'L2')) l ON l.n = i % 30,
             LATERAL (SELECT timestamptz '2026-11-20 07:00Z'
                 - interval '30 minutes' * (1 + i / 30)) x (t);
         ANALYZE appointment.bookings"
    );
    world.db.as_ref().execute(&sql).await;
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn search_ratio(world: &World, centres: &[Uuid]) -> (f64, f64) {
    let input = json!({ "i": { "centreIds": centres, "from": "2026-11-26", "to": "2027-01-24",
        "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL" } });
    let bare = "SELECT lane_id, starts_at, ends_at FROM appointment.bookings
        WHERE centre_id = ANY($1) AND starts_at < '2027-01-25' AND starts_at > '2026-11-25'
          AND status IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')";
    let (mut own, mut query) = (Vec::new(), Vec::new());
    for _ in 0..15 {
        let began = Instant::now();
        data(&world.schema, &Viewer::Anonymous, FIND, input.clone()).await;
        own.push(began.elapsed().as_secs_f64() * 1e3);
        let began = Instant::now();
        let mut conn = world.db.pool.get().await.unwrap();
        let rows: Vec<Taken> = sql_query(bare)
            .bind::<sql_types::Array<sql_types::Uuid>, _>(centres)
            .load(&mut conn)
            .await
            .unwrap();
        // Half of the season, and what was booked while it was measured.
        assert!(rows.len() >= 18_000, "{}", rows.len());
        query.push(began.elapsed().as_secs_f64() * 1e3);
    }
    (median(own), median(query))
}

#[derive(QueryableByName)]
#[expect(dead_code, reason = "read, and not looked at")]
struct Taken {
    #[diesel(sql_type = sql_types::Uuid)]
    lane_id: Uuid,
    #[diesel(sql_type = sql_types::Timestamptz)]
    starts_at: chrono::DateTime<chrono::Utc>,
    #[diesel(sql_type = sql_types::Timestamptz)]
    ends_at: chrono::DateTime<chrono::Utc>,
}

/// Held by somebody new.
async fn holds(world: &World, centre: Uuid, at: &str) -> Uuid {
    let mut input = world.hold("CAR", at);
    input["centreId"] = json!(centre);
    let held = data(&world.schema, &viewers::customer(), HOLD, json!({ "input": input })).await;
    held["holdSlot"]["appointment"]["id"].as_str().unwrap().parse().unwrap()
}

/// The start of the n-th of a day: nine an hour between what is taken, at ten centres.
fn place(centres: &[Uuid], day: u32, n: u32) -> (Uuid, String) {
    let centre = centres[usize::try_from(n / 9).unwrap() % centres.len()];
    (centre, format!("2026-12-{day:02}T{:02}:30:00Z", 7 + n % 9))
}

/// The relay takes what waits once: as it does when it is woken.
async fn relay_once(world: &World, listeners: &[Listener]) -> usize {
    relay::deliver_batch(&world.db.pool, listeners).await.map_err(ApiError::into_report).unwrap()
}

/// One after another, in milliseconds: a hold; its confirmation, from the news of the money in the
/// outbox until it stands and the relay has written that down; the plainest transactions of as much.
async fn one_at_a_time(world: &World, centres: &[Uuid], day: u32) -> (f64, f64, f64) {
    let listeners = appointment::listeners(&world.db.pool, Clock::Fixed(world.now));
    let (mut holding, mut confirming, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..60_u32 {
        let (centre, at) = place(centres, day, n);
        let began = Instant::now();
        let id = holds(world, centre, &at).await;
        holding.push(began.elapsed().as_secs_f64() * 1e3);
        // What others are told of the hold, and what they tell of the money, is not ours.
        world.deliver().await;
        world.db.publish(&world.paid(id)).await;
        let began = Instant::now();
        assert_eq!(relay_once(world, &listeners).await, 1);
        confirming.push(began.elapsed().as_secs_f64() * 1e3);
        world.deliver().await;
        let began = Instant::now();
        plainest(world, id).await;
        plain.push(began.elapsed().as_secs_f64() * 1e3);
    }
    (median(holding), median(confirming), median(plain))
}

/// So many at once, as many as the pool has connections for.
const AT_ONCE: u32 = 8;
const IN_ALL: u32 = 80;

/// Does that for each number, some at once; answers in how many seconds.
async fn at_once<F>(numbers: u32, act: impl Fn(u32) -> F) -> f64
where
    F: Future<Output = ()> + Send + 'static,
{
    let began = Instant::now();
    let all = (0..AT_ONCE).map(|one| {
        let turns: Vec<_> = (0..numbers).filter(|n| n % AT_ONCE == one).map(&act).collect();
        tokio::spawn(async move {
            for turn in turns {
                turn.await;
            }
        })
    });
    for one in all.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    began.elapsed().as_secs_f64()
}

/// Rates with several at once: holds and then their confirmations by the relay, and the plainest
/// transactions; pairs in a second. The relay also carries what nobody here listens to.
async fn several_at_once(world: &Arc<World>, centres: &Arc<[Uuid]>, day: u32) -> (f64, f64) {
    let listeners = appointment::listeners(&world.db.pool, Clock::Fixed(world.now));
    let (mut own, mut plain) = (Vec::new(), Vec::new());
    // A day has three lanes.
    for _ in 0..3 {
        let held = Arc::new(Mutex::new(Vec::new()));
        let holding = at_once(IN_ALL, |n| {
            let (world, centres, held) = (world.clone(), centres.clone(), held.clone());
            async move {
                let (centre, at) = place(&centres, day, n);
                let id = holds(&world, centre, &at).await;
                held.lock().unwrap().push(id);
            }
        })
        .await;
        world.deliver().await;
        let held: Arc<[Uuid]> = held.lock().unwrap().as_slice().into();
        for id in &*held {
            world.db.publish(&world.paid(*id)).await;
        }
        let began = Instant::now();
        while standing(world, &held).await < i64::from(IN_ALL) {
            relay_once(world, &listeners).await;
        }
        let confirming = began.elapsed().as_secs_f64();
        world.deliver().await;
        own.push(f64::from(IN_ALL) / (holding + confirming));
        let took = at_once(IN_ALL, |n| {
            let (world, id) = (world.clone(), held[usize::try_from(n).unwrap()]);
            async move { plainest(&world, id).await }
        })
        .await;
        plain.push(f64::from(IN_ALL) / took);
    }
    (median(own), median(plain))
}

async fn standing(world: &World, ids: &[Uuid]) -> i64 {
    let mut conn = world.db.pool.get().await.unwrap();
    let sql = "SELECT count(*) AS n FROM appointment.bookings
        WHERE id = ANY($1) AND status = 'CONFIRMED'";
    let counted: Count = sql_query(sql)
        .bind::<sql_types::Array<sql_types::Uuid>, _>(ids)
        .get_result(&mut conn)
        .await
        .unwrap();
    counted.n
}

/// Two transactions, as a hold and a confirmation are: a booking and an event each.
async fn plainest(world: &World, like: Uuid) {
    let id = Uuid::now_v7();
    let mut conn = world.db.pool.get().await.unwrap();
    let tell = format!(
        "INSERT INTO kernel.outbox (id, name, aggregate, payload, delivered_at)
         VALUES (gen_random_uuid(), 'bench', '{id}', '{{}}', now())"
    );
    let took = format!(
        "INSERT INTO appointment.bookings (id, reference, customer_id, centre_id, lane_id, service,
             vehicle_category, energy, starts_at, ends_at, status, amount_cents, currency,
             hold_expires_at, idempotency_key, created_at)
         SELECT '{id}', 'X-{id}', gen_random_uuid(), centre_id, lane_id, service,
             vehicle_category, energy, starts_at + interval '90 days', ends_at + interval '90 days',
             'HELD', amount_cents, currency, now(), 'k', now()
         FROM appointment.bookings WHERE id = '{like}'"
    );
    let confirmed =
        format!("UPDATE appointment.bookings SET status = 'CONFIRMED' WHERE id = '{id}'");
    for write in [took, confirmed] {
        let done: Result<(), ApiError> = conn
            .transaction(async |conn| {
                conn.batch_execute(&write).await?;
                conn.batch_execute(&tell).await?;
                Ok(())
            })
            .await;
        done.unwrap();
    }
}

/// What the figures are of.
async fn durability(world: &World) -> String {
    #[derive(QueryableByName)]
    struct Setting {
        #[diesel(sql_type = sql_types::Text)]
        told: String,
    }
    let mut conn = world.db.pool.get().await.unwrap();
    let sql = "SELECT 'fsync ' || current_setting('fsync') || ', synchronous_commit '
        || current_setting('synchronous_commit') AS told";
    sql_query(sql).get_result::<Setting>(&mut conn).await.unwrap().told
}

/// The lines of `make bench`: ratios in one run. Ten to the six bookings take minutes to write.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::print_stdout, reason = "the figures")]
#[ignore = "measures, in minutes: tools/bench.sh runs it"]
async fn what_booking_costs_beside_its_database() {
    let world = Arc::new(World::new().await);
    let centres: Arc<[Uuid]> = town(&world).await.into();
    let most: u32 =
        std::env::var("AUTOVISITE_BENCH_BOOKINGS").map_or(1_000_000, |n| n.parse().unwrap());
    println!("booking, beside a database with {}:", durability(&world).await);
    let mut seen = Vec::new();
    let mut before = 0;
    for (day, size) in [(1, 1_000), (3, most)] {
        history(&world, before, size).await;
        before = size;
        let (search, bare) = search_ratio(&world, &centres).await;
        println!(
            "{size} bookings over: search of 10 centres x 60 days / its bare query {:.2} \
             ({search:.2} / {bare:.2} ms)",
            search / bare
        );
        let (hold, confirm, plain) = one_at_a_time(&world, &centres, day).await;
        println!(
            "{size} bookings over, one at a time: rate of hold + confirm / plainest transactions \
             {:.2} (({hold:.2} + {confirm:.2}) / {plain:.2} ms)",
            plain / (hold + confirm)
        );
        let (own, plainly) = several_at_once(&world, &centres, day + 1).await;
        println!(
            "{size} bookings over, {AT_ONCE} at once: rate of hold + confirm / plainest transactions \
             {:.2} ({own:.0} / {plainly:.0} a second)",
            own / plainly
        );
        seen.push([search, bare, hold + confirm, plain, 1.0 / own, 1.0 / plainly]);
    }
    let times = |of: usize| seen[1][of] / seen[0][of];
    println!(
        "from 1000 to {most} bookings over: search x {:.2} (bare query x {:.2}), hold + confirm one at \
         a time x {:.2} (plainest x {:.2}), {AT_ONCE} at once x {:.2} (plainest x {:.2})",
        times(0),
        times(1),
        times(2),
        times(3),
        times(4),
        times(5)
    );
}
