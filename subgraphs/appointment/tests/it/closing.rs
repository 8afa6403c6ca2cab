//! A closure that hits appointments, and a lane that is lost.
use crate::world::World;
use events::appointment::{Cancelled, Rescheduled};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const HIT: &str = "query($i: ClosingInput!) { hitByClosing(input: $i) {
    appointment { id lane { id } startsAt } alternatives { startsAt }
    cancellation { possible givenBack { amountCents } extra { amountCents } } } }";
const SETTLE: &str = "mutation($i: SettleClosingInput!) { settleClosing(input: $i) {
    closed rows { appointmentId outcome code appointment { status startsAt lane { id } } }
    left { id } centre { closures { date } laneBlocks { laneId reason } } } }";
const FREE: &str = "mutation($i: FreeLaneInput!) { freeLane(input: $i) { centre {
    laneBlocks { laneId } } } }";

fn manager() -> Viewer {
    viewers::staff(Role::Manager)
}

impl World {
    async fn agreed(&self, category: &str, start: &str) -> Uuid {
        let id = self.held(&viewers::customer(), category, start).await;
        let mut paid = self.paid(id);
        if category == "MOTORCYCLE" {
            paid.facts.amount_cents = 6_500;
        }
        self.db.publish(&paid).await;
        self.deliver().await;
        id
    }

    async fn hit(&self, closing: &Value) -> Vec<Value> {
        let hit = data(&self.schema, &manager(), HIT, json!({ "i": closing })).await;
        hit["hitByClosing"].as_array().unwrap().clone()
    }

    async fn settle(&self, input: Value) -> Value {
        data(&self.schema, &manager(), SETTLE, json!({ "i": input })).await["settleClosing"].take()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closure_settles_everybody_it_hits_and_closes_when_nobody_is_left() {
    let world = World::new().await;
    let one = world.agreed("CAR", "2026-12-01T09:00:00Z").await;
    let two = world.agreed("CAR", "2026-12-01T09:00:00Z").await;
    let moto = world.agreed("MOTORCYCLE", "2026-12-01T10:00:00Z").await;
    let other_day = world.agreed("CAR", "2026-12-03T09:00:00Z").await;
    let closing = json!({ "centreId": world.centre, "from": "2026-12-01", "to": "2026-12-02" });

    let hit = world.hit(&closing).await;
    let ids: Vec<&str> = hit.iter().map(|row| row["appointment"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 3);
    assert!(!ids.contains(&other_day.to_string().as_str()));
    for row in &hit {
        let times: Vec<&str> = row["alternatives"]
            .as_array()
            .unwrap()
            .iter()
            .map(|slot| slot["startsAt"].as_str().unwrap())
            .collect();
        assert_eq!(times.len(), 3, "{row}");
        assert!(
            times
                .iter()
                .all(|time| !time.starts_with("2026-12-01") && !time.starts_with("2026-12-02")),
            "{times:?}"
        );
        assert_eq!(
            row["cancellation"]["givenBack"]["amountCents"],
            if row["appointment"]["id"] == json!(moto) { 6_500 } else { 7_900 }
        );
    }
    // Both cars were there at the same time: they are not promised the same lane twice.
    let first = |row: &Value| row["alternatives"][0]["startsAt"].as_str().unwrap().to_owned();

    // One moves, one is called off, one is left: it does not close.
    let wish = json!({ "closing": closing, "reason": "Inondation",
        "moves": [{ "appointmentId": one, "startsAt": first(&hit[0]) }], "cancel": [moto, other_day] });
    let settled = world.settle(wish).await;
    assert_eq!(settled["closed"], false);
    assert_eq!(settled["left"], json!([{ "id": two }]));
    let outcomes: Vec<&Value> =
        settled["rows"].as_array().unwrap().iter().map(|row| &row["outcome"]).collect();
    assert_eq!(outcomes, [&json!("MOVED"), &json!("CANCELLED"), &json!("REFUSED")]);
    assert_eq!(settled["rows"][2]["code"], "APPOINTMENT_NOT_FOUND", "it is not hit");
    assert_eq!(settled["centre"]["closures"], json!([]));
    let cancelled = world.db.published::<Cancelled>().await;
    assert!(cancelled[0].by_staff && cancelled[0].reason == "Inondation");
    assert_eq!(world.db.published::<Rescheduled>().await.len(), 1);

    // A time that is not there refuses that row alone; then everybody is settled.
    let wrong = json!({ "closing": closing, "reason": "Inondation",
        "moves": [{ "appointmentId": two, "startsAt": "2026-12-02T09:00:00Z" }] });
    let refused = world.settle(wrong).await;
    assert_eq!(refused["rows"][0]["code"], "CENTRE_CLOSED");
    let last = json!({ "closing": closing, "reason": "Inondation", "cancel": [two] });
    let closed = world.settle(last).await;
    assert_eq!(closed["closed"], true);
    assert_eq!(closed["centre"]["closures"].as_array().unwrap().len(), 2);

    let customer = viewers::customer();
    let input = json!({ "i": { "centreId": world.centre, "from": "2026-12-10" } });
    assert_eq!(refusal(&world.schema, &customer, HIT, input).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lane_that_is_lost_for_a_day_gives_its_appointments_to_the_one_beside_it() {
    let world = World::new().await;
    let id = world.agreed("CAR", "2026-12-01T09:00:00Z").await;
    let asked = json!({ "id": id });
    let lane = "query($id: UUID!) { appointment(id: $id) { lane { id } } }";
    let staff = viewers::staff(Role::Receptionist);
    let lane = data(&world.schema, &staff, lane, asked).await;
    let lane = lane["appointment"]["lane"]["id"].clone();
    let closing = json!({ "centreId": world.centre, "from": "2026-12-01", "laneId": lane });
    let hit = world.hit(&closing).await;
    assert_eq!(hit.len(), 1);
    assert_eq!(hit[0]["alternatives"][0]["startsAt"], "2026-12-01T09:00:00+00:00", "beside it");
    let settled = world
        .settle(json!({ "closing": closing, "reason": "Étalonnage",
            "moves": [{ "appointmentId": id, "startsAt": "2026-12-01T09:00:00Z" }] }))
        .await;
    assert_eq!(settled["closed"], true, "{settled}");
    assert_ne!(settled["rows"][0]["appointment"]["lane"]["id"], lane);
    assert_eq!(
        settled["centre"]["laneBlocks"],
        json!([{ "laneId": lane, "reason": "Étalonnage" }])
    );
    assert!(world.db.published::<Rescheduled>().await.is_empty(), "nobody needs to know");

    // The lane is not sold that day, by the same rule that search and hold ask.
    let slots = "query($i: SlotSearchInput!) { slots(input: $i) { startsAt freeLanes } }";
    let input = json!({ "i": { "centreId": world.centre, "from": "2026-12-01", "to": "2026-12-01",
        "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL" } });
    let found = data(&world.schema, &Viewer::Anonymous, slots, input.clone()).await;
    let found = found["slots"].as_array().unwrap().clone();
    assert!(found.iter().all(|slot| slot["freeLanes"] == 1));
    assert!(found.iter().all(|slot| slot["startsAt"] != "2026-12-01T09:00:00+00:00"));
    let freed = json!({ "i": { "laneId": lane, "from": "2026-12-01" } });
    let freed = data(&world.schema, &manager(), FREE, freed).await;
    assert_eq!(freed["freeLane"]["centre"]["laneBlocks"], json!([]));
    let found = data(&world.schema, &Viewer::Anonymous, slots, input).await;
    assert_eq!(found["slots"][0]["freeLanes"], 2);
}
