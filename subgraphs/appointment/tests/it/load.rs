//! Two hundred customers at once, judged by the tables alone.
use crate::world::{HOLD, World};
use chrono::TimeDelta;
use diesel::{QueryableByName, sql_query, sql_types};
use diesel_async::RunQueryDsl;
use events::appointment::{Cancelled, Confirmed, HoldExpired, SlotHeld};
use kernel::{Role, Viewer};
use serde_json::json;
use std::sync::Arc;
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
