//! Two hundred customers at once, judged by the tables alone; and what things cost.
use crate::world::{HOLD, World};
use chrono::TimeDelta;
use diesel::{QueryableByName, sql_query, sql_types};
use diesel_async::{AsyncConnection, RunQueryDsl, SimpleAsyncConnection};
use events::appointment::{Cancelled, Confirmed, HoldExpired, SlotHeld};
use kernel::{ApiError, Role, Viewer};
use serde_json::json;
use std::{sync::Arc, time::Instant};
use testkit::{code, data, execute, viewers};
use uuid::Uuid;

const MOVE: &str = "mutation($id: UUID!, $to: DateTime!) { rescheduleAppointment(
    input: {appointmentId: $id, startsAt: $to}) { appointment { id } } }";
const CANCEL: &str = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) {
    appointment { id } } }";
const WALK_IN: &str = "mutation($i: BookForCallerInput!) { bookForCaller(input: $i) {
    appointment { id } } }";

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = sql_types::BigInt)]
    n: i64,
}

impl World {
    async fn count(&self, sql: &str) -> i64 {
        let mut conn = self.db.pool.get().await.unwrap();
        let counted: Count = sql_query(format!("SELECT count(*) AS n FROM {sql}"))
            .get_result(&mut conn)
            .await
            .unwrap();
        counted.n
    }

    /// A third lane for cars, and a day that has twenty starts.
    async fn widened(self) -> Self {
        let (centre, lane) = (self.centre, Uuid::now_v7());
        self.db
            .as_ref()
            .execute(&format!(
                "INSERT INTO appointment.lanes (id, centre_id, name, categories)
                 VALUES ('{lane}', '{centre}', 'Ligne 3', '{{CAR}}');
                 UPDATE appointment.opening_hours SET opens = '09:00', closes = '19:30'
                 WHERE centre_id = '{centre}' AND weekday = 4"
            ))
            .await;
        self
    }
}

/// The oracle knows the tables and the events, and nothing of the code.
async fn judge(world: &World) {
    let overlaps = "appointment.bookings a JOIN appointment.bookings b
        ON a.id < b.id AND a.lane_id = b.lane_id
        AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
        WHERE a.status IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')
          AND b.status IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED')";
    assert_eq!(world.count(overlaps).await, 0, "a lane sold twice");
    let outside = "appointment.bookings b JOIN appointment.lanes l ON l.id = b.lane_id
        WHERE NOT b.vehicle_category = ANY(l.categories) OR l.centre_id <> b.centre_id
           OR (b.starts_at AT TIME ZONE 'Europe/Paris')::time < '09:00'
           OR (b.ends_at AT TIME ZONE 'Europe/Paris')::time > '19:30'";
    assert_eq!(world.count(outside).await, 0, "a lane that cannot, or after hours");
    // Each booking was told once when it began, and its end once.
    let booked = world.count("appointment.bookings").await;
    let callers = world.count("appointment.callers").await;
    let held = world.db.published::<SlotHeld>().await.len() as i64;
    assert_eq!(held + callers, booked, "what is told is what is written");
    let status = async |status: &str| {
        world.count(&format!("appointment.bookings WHERE status = '{status}'")).await
    };
    assert_eq!(status("CANCELLED").await, world.db.published::<Cancelled>().await.len() as i64);
    assert_eq!(status("EXPIRED").await, world.db.published::<HoldExpired>().await.len() as i64);
    let confirmed = world.db.published::<Confirmed>().await.len() as i64;
    let stood = world
        .count("appointment.bookings WHERE status = 'CONFIRMED' OR status = 'CANCELLED' AND paid_at IS NOT NULL")
        .await;
    assert!(confirmed >= stood, "{confirmed} told, {stood} stood");
    let references = world
        .count("(SELECT reference FROM appointment.bookings GROUP BY 1 HAVING count(*) > 1) r")
        .await;
    assert_eq!(references, 0);
}

/// What somebody got who asked for a start: nothing, or theirs.
async fn asks(world: Arc<World>, at: String) -> Option<(Viewer, Uuid)> {
    let owner = viewers::customer();
    let input = json!({ "input": world.hold("CAR", &at) });
    let answer = execute(&world.schema, &owner, HOLD, input).await;
    if let Some(code) = code(&answer) {
        assert!(["SLOT_TAKEN", "SLOT_NOT_OFFERED", "TOO_LATE"].contains(&code.as_str()), "{code}");
        return None;
    }
    let held = answer.data.into_json().unwrap();
    let id = held["holdSlot"]["appointment"]["id"].as_str().unwrap().parse().unwrap();
    Some((owner, id))
}

async fn asks_again(world: Arc<World>, at: String) {
    asks(world, at).await;
}

async fn walks_in(world: Arc<World>) {
    let staff = viewers::staff(Role::Receptionist);
    let input = json!({ "i": { "centreId": world.centre, "service": "PERIODIC",
        "vehicleCategory": "CAR", "energy": "PETROL", "name": "Zoé",
        "idempotencyKey": Uuid::now_v7() } });
    let code = code(&execute(&world.schema, &staff, WALK_IN, input).await);
    assert!(code.is_none() || code.as_deref() == Some("SLOT_TAKEN"), "{code:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_customers_for_twenty_starts_on_three_lanes() {
    let world = Arc::new(World::new().await.widened().await);
    // Half past nine, local, and every half hour from then.
    let start = |n: usize| {
        let minutes = 30 + 30 * i64::try_from(n % 20).unwrap();
        (world.now + TimeDelta::minutes(minutes)).to_rfc3339()
    };
    let asked: Vec<_> = (0..200).map(|n| tokio::spawn(asks(world.clone(), start(n)))).collect();
    // Vehicles at the door meanwhile, and processes that end in the middle of things.
    let doors: Vec<_> = (0..6).map(|_| tokio::spawn(walks_in(world.clone()))).collect();
    for n in 0..20 {
        let gone = tokio::spawn(asks(world.clone(), start(n)));
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        gone.abort();
    }
    let mut theirs = Vec::new();
    for one in asked {
        theirs.extend(one.await.unwrap());
    }
    for door in doors {
        door.await.unwrap();
    }
    assert!(theirs.len() > 40, "{}", theirs.len());
    judge(&world).await;
    // Two in three pay; then some move and some call off, while others ask again.
    for (n, (_, id)) in theirs.iter().enumerate() {
        if n % 3 > 0 {
            world.db.publish(&world.paid(*id)).await;
        }
    }
    world.deliver().await;
    let mut second = Vec::new();
    for (n, (owner, id)) in theirs.into_iter().enumerate() {
        let (there, to) = (world.clone(), start(n * 7 + 3));
        second.push(tokio::spawn(asks_again(world.clone(), start(n))));
        second.push(tokio::spawn(async move {
            let world = there;
            let answer = match n % 4 {
                0 => execute(&world.schema, &owner, MOVE, json!({ "id": id, "to": to })).await,
                1 => execute(&world.schema, &owner, CANCEL, json!({ "id": id })).await,
                _ => return,
            };
            let code = code(&answer);
            let known = [None, Some("SLOT_TAKEN"), Some("APPOINTMENT_NOT_RESCHEDULABLE")];
            assert!(known.contains(&code.as_deref()), "{code:?}");
        }));
    }
    for one in second {
        one.await.unwrap();
    }
    judge(&world).await;
    // A quarter of an hour later: what nobody paid for runs out while others take it; two workers look.
    let later = Arc::new(world.after(TimeDelta::minutes(16)));
    let third: Vec<_> = (0..60).map(|n| tokio::spawn(asks(later.clone(), start(n + 1)))).collect();
    tokio::join!(later.tick(), later.tick());
    for one in third {
        one.await.unwrap();
    }
    later.deliver().await;
    later.tick().await;
    judge(&later).await;
    // Nothing is lost either: every start that nobody has can still be had.
    let slots = "query($i: SlotSearchInput!) { slots(input: $i) { startsAt freeLanes } }";
    let input = json!({ "i": { "centreId": later.centre, "from": "2026-11-26", "to": "2026-11-26",
        "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL" } });
    let found = data(&later.schema, &Viewer::Anonymous, slots, input).await;
    for slot in found["slots"].as_array().unwrap() {
        later.held(&viewers::customer(), "CAR", slot["startsAt"].as_str().unwrap()).await;
    }
    judge(&later).await;
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

/// Milliseconds of a hold with its confirmation, and of the plainest transaction that writes as much.
async fn booking_ratio(world: &World, centres: &[Uuid], day: u32) -> (f64, f64) {
    let (mut own, mut plain) = (Vec::new(), Vec::new());
    for n in 0..60_u32 {
        let mut input = world.hold("CAR", &format!("2026-12-{day:02}T{:02}:30:00Z", 7 + n % 9));
        input["centreId"] = json!(centres[usize::try_from(n / 9).unwrap() % 10]);
        let began = Instant::now();
        let held = data(&world.schema, &viewers::customer(), HOLD, json!({ "input": input })).await;
        let took = began.elapsed().as_secs_f64() * 1e3;
        let id: Uuid = held["holdSlot"]["appointment"]["id"].as_str().unwrap().parse().unwrap();
        // The news of the money is another's: only what follows from it is ours.
        world.db.publish(&world.paid(id)).await;
        let began = Instant::now();
        world.deliver().await;
        own.push(took + began.elapsed().as_secs_f64() * 1e3);
        plain.push(plainest(world, id, n, day).await);
    }
    (median(own), median(plain))
}

/// Two transactions, as a hold and a confirmation are: a booking and an event each.
async fn plainest(world: &World, like: Uuid, n: u32, day: u32) -> f64 {
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
         SELECT '{id}', 'X-{day}-{n}', gen_random_uuid(), centre_id, lane_id, service,
             vehicle_category, energy, starts_at + interval '90 days', ends_at + interval '90 days',
             'HELD', amount_cents, currency, now(), 'k', now()
         FROM appointment.bookings WHERE id = '{like}'"
    );
    let confirmed =
        format!("UPDATE appointment.bookings SET status = 'CONFIRMED' WHERE id = '{id}'");
    let began = Instant::now();
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
    began.elapsed().as_secs_f64() * 1e3
}

/// The lines of `make bench`: ratios in one run. Ten to the six bookings take minutes to write.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::print_stdout, reason = "the figures")]
#[ignore = "measures, in minutes: tools/bench.sh runs it"]
async fn what_booking_costs_beside_its_database() {
    let world = World::new().await;
    let centres = town(&world).await;
    let most: u32 =
        std::env::var("AUTOVISITE_BENCH_BOOKINGS").map_or(1_000_000, |n| n.parse().unwrap());
    let mut seen = Vec::new();
    let mut before = 0;
    for (day, size) in [(1, 1_000), (2, most)] {
        history(&world, before, size).await;
        before = size;
        let (search, bare) = search_ratio(&world, &centres).await;
        let (booking, plain) = booking_ratio(&world, &centres, day).await;
        println!(
            "with {size} bookings over: search of 10 centres x 60 days / its bare query {:.2} \
             ({search:.1} / {bare:.1} ms); rate of hold + confirm / plainest transactions {:.2} \
             ({booking:.1} / {plain:.1} ms)",
            search / bare,
            plain / booking
        );
        seen.push((search, booking));
    }
    println!(
        "from 1000 to {most} bookings over: search x {:.2}, hold + confirm x {:.2}",
        seen[1].0 / seen[0].0,
        seen[1].1 / seen[0].1
    );
}
