//! One search over several centres and days; what a hold costs the database.
use crate::world::{HOLD, World};
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use kernel::{Clock, Viewer};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use testkit::{data, refusal, viewers};

const FIND: &str = "query($i: FindSlotsInput!) { findSlots(input: $i) {
    next { centreId startsAt } days { date slots { centreId startsAt } }
    centres { distanceKm free centre { slug } next { startsAt } } } }";

fn asked(more: Value) -> Value {
    let mut asked = json!({ "from": "2026-11-26", "to": "2027-01-20", "service": "PERIODIC",
        "vehicleCategory": "CAR", "energy": "PETROL" });
    for (name, value) in more.as_object().unwrap() {
        asked[name] = value.clone();
    }
    json!({ "i": asked })
}

#[tokio::test(flavor = "multi_thread")]
async fn one_search_covers_centres_and_months_the_nearest_first() {
    let world = World::new().await;
    let find = async |more| {
        let found = data(&world.schema, &Viewer::Anonymous, FIND, asked(more)).await;
        found["findSlots"].clone()
    };
    let lyon = json!({ "near": { "latitude": 45.76, "longitude": 4.85 } });
    let found = find(lyon.clone()).await;
    let slugs: Vec<&str> = found["centres"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["centre"]["slug"].as_str().unwrap())
        .collect();
    assert_eq!(slugs, ["lyon-part-dieu", "villeurbanne", "paris-15"]);
    assert!(found["centres"][0]["distanceKm"].as_f64().unwrap() < 2.0);
    assert!(found["centres"][2]["distanceKm"].as_f64().unwrap() > 380.0);
    // Nine in the morning, with half an hour's notice; the nearest of those at the same time.
    let soonest = json!({ "centreId": world.centre, "startsAt": "2026-11-26T08:30:00+00:00" });
    assert_eq!(found["next"], soonest);
    let days: Vec<&str> =
        found["days"].as_array().unwrap().iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert!(days.is_sorted());
    for closed in ["2026-11-29", "2026-12-25", "2027-01-01"] {
        assert!(!days.contains(&closed), "{closed}");
    }

    let narrow = json!({ "weekdays": [2, 4], "without": ["2026-12-01"], "earliest": "14:00",
        "latest": "15:00", "perDay": 1, "centreIds": [world.centre] });
    let found = find(narrow).await;
    assert_eq!(found["days"][0]["date"], "2026-11-26");
    assert_eq!(found["days"][1]["date"], "2026-12-03", "a Tuesday does not suit");
    assert!(
        found["days"]
            .as_array()
            .unwrap()
            .iter()
            .all(|day| day["slots"].as_array().unwrap().len() == 1)
    );
    assert_eq!(found["days"][0]["slots"][0]["startsAt"], "2026-11-26T13:00:00+00:00");
    for wrong in
        [json!({ "to": "2027-03-01" }), json!({ "to": "2026-11-25" }), json!({ "perDay": 0 })]
    {
        let code = refusal(&world.schema, &Viewer::Anonymous, FIND, asked(wrong)).await;
        assert_eq!(code, "PERIOD_INVALID");
    }
}

static ASKED: AtomicUsize = AtomicUsize::new(0);

struct Counting;

impl Instrumentation for Counting {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            ASKED.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// Begin, locks, all that is asked, the booking, the event, commit. Each statement is prepared once a
/// connection, so that what is counted is what goes to the database and back.
#[tokio::test(flavor = "multi_thread")]
async fn a_hold_goes_six_times_to_the_database() {
    set_default_instrumentation(|| Some(Box::new(Counting))).unwrap();
    let world = World::new().await;
    let mut counts = Vec::new();
    for hour in [9, 10, 11] {
        let input = world.hold("CAR", &format!("2026-12-01T{hour:02}:00:00Z"));
        let before = ASKED.load(Ordering::SeqCst);
        data(&world.schema, &viewers::customer(), HOLD, json!({ "input": input })).await;
        counts.push(ASKED.load(Ordering::SeqCst) - before);
    }
    assert_eq!(counts, [6, 6, 6]);
}

/// The relay: begin, its lock, what waits, delivered, commit. The listener: begin, its inbox, the owner of
/// today, the appointment, its centre, all that follows, the event, commit.
#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_goes_thirteen_times_to_the_database() {
    set_default_instrumentation(|| Some(Box::new(Counting))).unwrap();
    let world = World::new().await;
    let listeners = appointment::listeners(&world.db.pool, Clock::Fixed(world.now));
    let mut counts = Vec::new();
    for hour in [9, 10, 11] {
        let at = format!("2026-12-01T{hour:02}:00:00Z");
        let id = world.held(&viewers::customer(), "CAR", &at).await;
        world.deliver().await;
        world.db.publish(&world.paid(id)).await;
        let before = ASKED.load(Ordering::SeqCst);
        let delivered = kernel::relay::deliver_batch(&world.db.pool, &listeners).await;
        assert_eq!(delivered.map_err(kernel::ApiError::into_report).unwrap(), 1);
        counts.push(ASKED.load(Ordering::SeqCst) - before);
    }
    // The first opens a connection.
    assert_eq!(counts[1..], [13, 13]);
}
