//! Recalls asked of the OTC, contact data, the minute before the hand-over, and results that leave for
//! the OTC, against a simulator that speaks HTTP on the loopback and can fail in every way.
use crate::bench::{Bench, now};
use axum::{Json, Router, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use chrono::TimeDelta;
use inspection::{Arrivals, Benches, Otc, schema, tasks};
use kernel::Clock;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};
use testkit::{data, refusal};

/// How the simulator answers the next results.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Well,
    /// 503, and nothing is kept.
    Down,
    /// Keeps the result, then never answers.
    HangsAfterKeeping,
}

/// What the simulated OTC knows and was told.
struct World {
    recalls: BTreeMap<String, Value>,
    mood: Mood,
    /// By idempotency key.
    results: BTreeMap<String, Value>,
    posts: usize,
}

type Shared = Arc<Mutex<World>>;

async fn recalls(
    State(world): State<Shared>,
    Json(asked): Json<Value>,
) -> (StatusCode, Json<Value>) {
    let world = world.lock().unwrap();
    if world.mood == Mood::Down {
        return (StatusCode::SERVICE_UNAVAILABLE, Json(json!({})));
    }
    let known = world.recalls.get(asked["vin"].as_str().unwrap_or_default());
    (StatusCode::OK, Json(known.cloned().unwrap_or(json!({ "answer": "CLEAR" }))))
}

async fn results(
    State(world): State<Shared>,
    headers: HeaderMap,
    Json(sent): Json<Value>,
) -> (StatusCode, Json<Value>) {
    let key = headers["idempotency-key"].to_str().unwrap().to_owned();
    let mood = {
        let mut world = world.lock().unwrap();
        world.posts += 1;
        if world.mood != Mood::Down {
            world.results.entry(key.clone()).or_insert(sent);
        }
        world.mood
    };
    match mood {
        Mood::Well => (StatusCode::OK, Json(json!({ "receipt": format!("OTC-{key}") }))),
        Mood::Down => (StatusCode::SERVICE_UNAVAILABLE, Json(json!({}))),
        Mood::HangsAfterKeeping => {
            std::future::pending::<()>().await;
            unreachable!()
        }
    }
}

/// A centre with a simulated OTC.
struct Linked {
    bench: Bench,
    otc: Otc,
    world: Shared,
}

const VIN: &str = "VF1BB05CF31234567";
const ASKED: &str = "query($id: UUID!) { inspection(id: $id) { remarks formalities {
    otcByHand recall { answer code wording source author } ownerContactAskedAt handOverFrom
    handedOverAt transmission { attempts receipt lastError } } } }";

impl Linked {
    async fn new() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let world = Arc::new(Mutex::new(World {
            recalls: BTreeMap::new(),
            mood: Mood::Well,
            results: BTreeMap::new(),
            posts: 0,
        }));
        let app = Router::new()
            .route("/recalls", post(recalls))
            .route("/results", post(results))
            .with_state(world.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        let otc = Otc::at(&url, None, Duration::from_millis(300)).unwrap();
        let mut bench = Bench::new().await;
        bench.graph = schema(
            bench.db.pool.clone(),
            Clock::Fixed(now()),
            otc.clone(),
            Benches::none(),
            Arrivals::Trusted,
        );
        Self { bench, otc, world }
    }

    fn knows(&self, recall: Value) {
        self.world.lock().unwrap().recalls.insert(VIN.to_owned(), recall);
    }

    fn mood(&self, mood: Mood) {
        self.world.lock().unwrap().mood = mood;
    }

    /// What leaves for the OTC at that moment.
    async fn transmit(&self, minutes: i64) {
        let clock = Clock::Fixed(now() + TimeDelta::minutes(minutes));
        for task in tasks(&self.bench.db.pool, clock, &self.otc, &Benches::none()) {
            task.drain().await.unwrap();
        }
    }

    async fn asked(&self, id: &Value) -> Value {
        let asked = json!({ "id": id });
        data(&self.bench.graph, &self.bench.inspector, ASKED, asked).await["inspection"].take()
    }
}

fn stop() -> Value {
    json!({ "answer": "STOP_DRIVING", "code": "R-2025-041", "wording": "Airbag conducteur" })
}

#[tokio::test]
async fn a_recall_with_a_request_to_stop_driving_is_critical_until_the_maker_says_otherwise() {
    let linked = Linked::new().await;
    linked.knows(stop());
    let bench = &linked.bench;
    let first = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let done = bench.completed(first, &[]).await;
    assert_eq!(done["outcome"], "UNFAVOURABLE_CRITICAL");
    assert_eq!(done["defects"][0]["code"], "0.7.1.a.3");
    assert_eq!(done["defects"][0]["comment"], "R-2025-041, Airbag conducteur");
    let asked = linked.asked(&done["id"]).await;
    assert!(asked["remarks"][0].as_str().unwrap().contains("24 heures après la réparation"));
    assert_eq!(asked["formalities"]["recall"]["source"], "OTC");
    // Taking the result back takes the rule's defect back; nobody removes it otherwise.
    let open = bench.does("reopenInspection", json!({ "inspectionId": done["id"] })).await;
    assert_eq!(open["defects"], json!([]));
    let again = json!({ "inspectionId": done["id"], "odometerKm": 128_450 });
    bench.does("completeInspection", again).await;
    let sign = json!({ "inspectionId": done["id"], "idempotencyKey": "k" });
    bench.does("signInspection", sign).await;

    // A retest while the OTC is silent lifts nothing.
    linked.mood(Mood::Down);
    let retest = bench.expect("RETEST", Some("AB-123-CD")).await;
    let silent = bench.completed(retest, &[]).await;
    assert_eq!(silent["outcome"], "UNFAVOURABLE_CRITICAL");
    bench.does("reopenInspection", json!({ "inspectionId": silent["id"] })).await;
    // The maker confirms the repair.
    linked.mood(Mood::Well);
    linked.knows(json!({ "answer": "CLEAR" }));
    let again = json!({ "inspectionId": silent["id"], "odometerKm": 128_450 });
    let lifted = bench.does("completeInspection", again).await;
    assert_eq!((&lifted["outcome"], &lifted["defects"]), (&json!("FAVOURABLE"), &json!([])));
    assert_eq!(linked.asked(&silent["id"]).await["remarks"], json!([]));
}

#[tokio::test]
async fn another_serious_recall_and_no_answer_are_remarks_that_ask_for_no_retest() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    linked.knows(json!({ "answer": "OUTSTANDING", "code": "R-7", "wording": "Faisceau" }));
    let one = bench.completed(bench.expect("PERIODIC", Some("AB-123-CD")).await, &[]).await;
    assert_eq!(one["outcome"], "FAVOURABLE");
    let asked = linked.asked(&one["id"]).await;
    assert!(asked["remarks"][0].as_str().unwrap().contains("R-7, Faisceau"));
    linked.mood(Mood::Down);
    let two = bench.completed(bench.expect("PERIODIC", Some("BB-222-BB")).await, &[]).await;
    assert_eq!(two["outcome"], "FAVOURABLE");
    assert!(linked.asked(&two["id"]).await["remarks"][0].as_str().unwrap().contains("HistoVec"));
    // What the program asks itself, nobody records by hand.
    let by_hand = json!({ "inspectionId": one["id"], "answer": "CLEAR" });
    assert_eq!(
        bench.refused(&bench.inspector, "recordRecall", by_hand).await,
        "RECALL_ASKED_OF_OTC"
    );
}

#[tokio::test]
async fn without_an_address_the_inspector_records_what_they_looked_up() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let found =
        json!({ "inspectionId": id, "answer": "STOP_DRIVING", "code": "R-1", "wording": "Airbag" });
    let unread = bench.refused(&bench.inspector, "recordRecall", found.clone()).await;
    assert_eq!(unread, "IDENTITY_INCOMPLETE", "recalls are of a vehicle's number");
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 1_000 });
    let unknown = bench.does("completeInspection", complete.clone()).await;
    assert_eq!(unknown["outcome"], "FAVOURABLE");
    let asked = async || {
        let asked = json!({ "id": id });
        data(&bench.graph, &bench.inspector, ASKED, asked).await["inspection"].take()
    };
    let told = asked().await;
    assert!(told["remarks"][0].as_str().unwrap().contains("HistoVec"));
    assert_eq!(told["formalities"]["otcByHand"], true);
    bench.does("reopenInspection", json!({ "inspectionId": id })).await;
    let unnamed = json!({ "inspectionId": id, "answer": "OUTSTANDING", "code": " " });
    assert_eq!(bench.refused(&bench.inspector, "recordRecall", unnamed).await, "RECALL_UNNAMED");
    bench.does("recordRecall", found).await;
    let done = bench.does("completeInspection", complete).await;
    assert_eq!(done["outcome"], "UNFAVOURABLE_CRITICAL");
    let recall = asked().await["formalities"]["recall"].take();
    assert_eq!(
        (&recall["source"], &recall["author"]),
        (&json!("STAFF"), &json!("Agnès Thévenoux"))
    );
    // Contact data that goes nowhere from here is not kept here either.
    let contact = json!({ "inspectionId": id, "email": "camille@example.org" });
    let refused = bench.refused(&bench.inspector, "recordOwnerContact", contact).await;
    assert_eq!(refused, "CONTACT_BY_HAND");
    bench.does("recordOwnerContact", json!({ "inspectionId": id })).await;
    assert!(asked().await["formalities"]["ownerContactAskedAt"].is_string());
}

#[tokio::test]
async fn less_mileage_than_before_is_a_minor_defect_by_rule() {
    let bench = Bench::new().await;
    bench.signed(bench.expect("PERIODIC", Some("AB-123-CD")).await, &[]).await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    let less = json!({ "inspectionId": id, "odometerKm": 100_000 });
    let done = bench.does("completeInspection", less).await;
    assert_eq!(done["outcome"], "FAVOURABLE");
    assert_eq!(done["defects"][0]["code"], "7.11.1.a.1");
    assert_eq!(done["defects"][0]["comment"], "128450 km relevés le 23/11/2026");
    bench.does("reopenInspection", json!({ "inspectionId": id })).await;
    let more = json!({ "inspectionId": id, "odometerKm": 130_000 });
    assert_eq!(bench.does("completeInspection", more).await["defects"], json!([]));
}

#[tokio::test]
async fn a_vehicle_is_handed_back_a_minute_after_the_signature() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let id = bench.completed(appointment, &[]).await["id"].clone();
    let input = json!({ "inspectionId": id });
    let early = bench.refused(&bench.inspector, "handOver", input.clone()).await;
    assert_eq!(early, "WRONG_STATUS", "nothing is validated yet");
    bench.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await;
    let document = "mutation($input: HandOverInput!) { handOver(input: $input) { inspection {
        formalities { handedOverAt handOverFrom } } } }";
    for (seconds, code) in [(0, "HANDOVER_TOO_EARLY"), (59, "HANDOVER_TOO_EARLY")] {
        let graph = bench.at(now() + TimeDelta::seconds(seconds));
        let by = &bench.inspector;
        assert_eq!(refusal(&graph, by, document, json!({ "input": input })).await, code);
    }
    for seconds in [60, 3_600] {
        let graph = bench.at(now() + TimeDelta::seconds(seconds));
        let told = data(&graph, &bench.inspector, document, json!({ "input": input })).await;
        let formalities = &told["handOver"]["inspection"]["formalities"];
        assert_eq!(formalities["handedOverAt"], "2026-11-23T09:01:00+00:00", "the first counts");
    }
}

#[tokio::test]
async fn every_result_reaches_the_otc_once_whatever_happens_on_the_way() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let mut ids = Vec::new();
    for plate in ["AA-111-AA", "BB-222-BB", "CC-333-CC"] {
        let id =
            bench.completed(bench.expect("PERIODIC", Some(plate)).await, &[]).await["id"].clone();
        let contact =
            json!({ "inspectionId": id, "lastName": "Martin", "mobile": "06 12 34 56 78" });
        bench.does("recordOwnerContact", contact).await;
        bench.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await;
        ids.push(id);
    }
    linked.mood(Mood::Down);
    linked.transmit(1).await;
    assert!(linked.world.lock().unwrap().results.is_empty());
    let failed = linked.asked(&ids[0]).await["formalities"]["transmission"].take();
    assert_eq!((&failed["attempts"], &failed["receipt"]), (&json!(1), &json!(null)));
    assert!(failed["lastError"].as_str().unwrap().contains("503"));
    // The OTC keeps them, and its answer is lost.
    linked.mood(Mood::HangsAfterKeeping);
    linked.transmit(10).await;
    assert_eq!(linked.world.lock().unwrap().results.len(), 3);
    assert_eq!(linked.asked(&ids[1]).await["formalities"]["transmission"]["receipt"], json!(null));
    linked.mood(Mood::Well);
    linked.transmit(60).await;
    linked.transmit(600).await;
    {
        let world = linked.world.lock().unwrap();
        assert_eq!((world.results.len(), world.posts), (3, 9), "three each, kept once");
        for id in &ids {
            let kept = &world.results[id.as_str().unwrap()];
            assert_eq!(kept["contact"]["last_name"], "Martin");
            assert_eq!(kept["result"]["outcome"], "FAVOURABLE");
        }
    }
    for id in &ids {
        let sent = linked.asked(id).await["formalities"]["transmission"].take();
        assert_eq!(sent["receipt"], json!(format!("OTC-{}", id.as_str().unwrap())));
    }
    // The contact data is the OTC's now.
    let kept: i64 = {
        use diesel_async::RunQueryDsl;
        #[derive(diesel::QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            n: i64,
        }
        let mut conn = bench.db.pool.get().await.unwrap();
        let sql = "SELECT count(*) AS n FROM inspection.owner_contacts WHERE contact IS NOT NULL";
        diesel::sql_query(sql).get_result::<Count>(&mut conn).await.unwrap().n
    };
    assert_eq!(kept, 0);
}

#[tokio::test]
async fn a_sender_that_died_loses_nothing_and_a_second_one_sends_nothing_twice() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    bench.signed(bench.expect("PERIODIC", Some("AB-123-CD")).await, &[]).await;
    linked.mood(Mood::HangsAfterKeeping);
    // Killed while the OTC has it and has not answered.
    let death = Duration::from_millis(100);
    assert!(tokio::time::timeout(death, linked.transmit(1)).await.is_err());
    linked.mood(Mood::Well);
    let before = linked.world.lock().unwrap().posts;
    linked.transmit(1).await;
    assert_eq!(linked.world.lock().unwrap().posts, before, "the dead one's lease still stands");
    tokio::join!(linked.transmit(5), linked.transmit(5));
    let world = linked.world.lock().unwrap();
    assert_eq!((world.results.len(), world.posts), (1, before + 1));
}
