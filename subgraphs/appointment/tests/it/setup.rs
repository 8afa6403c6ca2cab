//! Setting up centres through the graph: what managers change, and what they may not break.
use crate::world::{HOLD, World};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{code, data, execute, refusal, viewers};

const CREATE: &str = "mutation($i: CreateCentreInput!) { createCentre(input: $i) { centre {
    id slug position { latitude } lanes { id } openingHours { weekday } } } }";
const UPDATE: &str = "mutation($i: UpdateCentreInput!) { updateCentre(input: $i) { centre {
    name phone postalCode } } }";
const HOURS: &str = "mutation($i: SetOpeningHoursInput!) { setOpeningHours(input: $i) { centre {
    openingHours { weekday opens closes } } } }";
const CLOSE: &str = "mutation($i: AddClosureInput!) { addClosure(input: $i) { centre {
    closures { date reason } } } }";
const OPEN: &str = "mutation($i: RemoveClosureInput!) { removeClosure(input: $i) { centre {
    closures { date reason } } } }";
const LANE: &str = "mutation($i: AddLaneInput!) { addLane(input: $i) { centre {
    lanes { id name categories services } } } }";
const EQUIP: &str = "mutation($i: UpdateLaneInput!) { updateLane(input: $i) { centre {
    lanes { id name categories services } } } }";
const SLOTS: &str = "query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }";

fn manager() -> Viewer {
    viewers::staff(Role::Manager)
}

impl World {
    async fn change(&self, document: &str, mut input: Value) -> Value {
        if document != EQUIP {
            input["centreId"] = json!(self.centre);
        }
        data(&self.schema, &manager(), document, json!({ "i": input })).await
    }

    /// The code of the refusal, and the references that it names.
    async fn refused(&self, document: &str, mut input: Value) -> (Option<String>, Value) {
        if document != EQUIP {
            input["centreId"] = json!(self.centre);
        }
        let answer = execute(&self.schema, &manager(), document, json!({ "i": input })).await;
        let told = serde_json::to_value(&answer.errors).unwrap();
        (code(&answer), told[0]["extensions"]["references"].clone())
    }

    async fn starts(&self, date: &str, category: &str) -> Vec<String> {
        let asked = json!({ "i": { "centreId": self.centre, "from": date, "to": date,
            "service": "PERIODIC", "vehicleCategory": category, "energy": "PETROL" } });
        let found = data(&self.schema, &Viewer::Anonymous, SLOTS, asked).await;
        let found = found["slots"].as_array().unwrap().clone();
        found.iter().map(|slot| slot["startsAt"].as_str().unwrap()[11..16].to_owned()).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_opens_a_centre_and_its_manager_makes_it_bookable() {
    let mut world = World::new().await;
    let centre = json!({ "slug": "metz", "name": "Metz", "approvalNumber": "S057A101",
        "street": "14 rue aux Arènes", "postalCode": "57000", "city": "Metz",
        "phone": "03 87 00 01 01", "position": { "latitude": 49.1, "longitude": 6.2 } });
    let forbidden = refusal(&world.schema, &manager(), CREATE, json!({ "i": centre })).await;
    assert_eq!(forbidden, "FORBIDDEN");
    let admin = viewers::staff(Role::Admin);
    let made = data(&world.schema, &admin, CREATE, json!({ "i": centre })).await;
    let made = &made["createCentre"]["centre"];
    assert_eq!((&made["slug"], &made["lanes"]), (&json!("metz"), &json!([])));
    assert_eq!(made["position"]["latitude"], 49.1);
    let again = refusal(&world.schema, &admin, CREATE, json!({ "i": centre })).await;
    assert_eq!(again, "CENTRE_EXISTS");

    world.centre = made["id"].as_str().unwrap().parse().unwrap();
    assert!(world.starts("2026-12-01", "CAR").await.is_empty());
    let tuesday =
        |opens: &str, closes: &str| json!({ "weekday": 2, "opens": opens, "closes": closes });
    let lunch = json!({ "hours": [tuesday("14:00", "15:00"), tuesday("11:00", "12:00")] });
    world.change(HOURS, lunch).await;
    world.change(LANE, json!({ "name": "Ligne 1", "categories": ["CAR"] })).await;
    assert_eq!(world.starts("2026-12-01", "CAR").await, ["10:00", "10:30", "13:00", "13:30"]);
    assert!(world.starts("2026-12-01", "VAN").await.is_empty());
    world.held(&viewers::customer(), "CAR", "2026-12-01T10:00:00Z").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_refused_by_its_field() {
    let world = World::new().await;
    let overlapping = json!({ "hours": [{ "weekday": 1, "opens": "08:00", "closes": "12:00" },
        { "weekday": 1, "opens": "11:00", "closes": "18:00" }] });
    for (document, input) in [
        (UPDATE, json!({ "approvalNumber": "57" })),
        (UPDATE, json!({ "phone": "12" })),
        (UPDATE, json!({ "position": { "latitude": 91.0, "longitude": 0.0 } })),
        (HOURS, overlapping),
        (HOURS, json!({ "hours": [{ "weekday": 8, "opens": "08:00", "closes": "12:00" }] })),
        (HOURS, json!({ "hours": [{ "weekday": 1, "opens": "8h", "closes": "12:00" }] })),
        (CLOSE, json!({ "from": "2026-12-02", "to": "2026-12-01", "reason": "Travaux" })),
        (CLOSE, json!({ "from": "2026-11-20", "reason": "Hier" })),
        (CLOSE, json!({ "from": "2026-12-02", "reason": " " })),
        (LANE, json!({ "name": "Ligne 1", "categories": ["CAR"] })),
        (LANE, json!({ "name": "Ligne 9", "categories": [] })),
    ] {
        let (code, _) = world.refused(document, input.clone()).await;
        assert_eq!(code.as_deref(), Some("CENTRE_INVALID"), "{input}");
    }
    let (code, _) = world.refused(UPDATE, json!({ "approvalNumber": "S075T015" })).await;
    assert_eq!(code.as_deref(), Some("CENTRE_EXISTS"), "another's");
    let customer = viewers::customer();
    let input = json!({ "i": { "centreId": world.centre, "from": "2026-12-02", "reason": "Moi" } });
    assert_eq!(refusal(&world.schema, &customer, CLOSE, input).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_change_breaks_an_appointment_that_stands() {
    let world = World::new().await;
    let owner = viewers::customer();
    let held = data(
        &world.schema,
        &owner,
        HOLD,
        json!({ "input": world.hold("MOTORCYCLE", "2026-12-01T16:30:00Z") }),
    )
    .await;
    let booked = &held["holdSlot"]["appointment"];
    let listed = json!([booked["reference"]]);
    let stands = |got: (Option<String>, Value)| {
        assert_eq!(got, (Some("BOOKINGS_STAND".to_owned()), listed.clone()));
    };
    let lanes = "query($id: UUID!) { centre(id: $id) { lanes { id name } } }";
    let lanes = data(&world.schema, &Viewer::Anonymous, lanes, json!({ "id": world.centre })).await;
    let lanes = lanes["centre"]["lanes"].as_array().unwrap().clone();
    let lane = |name: &str| lanes.iter().find(|lane| lane["name"] == name).unwrap()["id"].clone();
    let closure = json!({ "from": "2026-11-30", "to": "2026-12-02", "reason": "Travaux" });
    let earlier = json!({ "hours": [{ "weekday": 2, "opens": "08:00", "closes": "17:30" }] });
    let cars = json!({ "laneId": lane("Ligne moto"), "categories": ["CAR"] });
    let retests = json!({ "laneId": lane("Ligne moto"), "services": ["RETEST"] });
    let gone = json!({ "laneId": lane("Ligne moto"), "retire": true });
    stands(world.refused(CLOSE, closure.clone()).await);
    stands(world.refused(HOURS, earlier.clone()).await);
    for equipped in [&cars, &retests, &gone] {
        stands(world.refused(EQUIP, equipped.clone()).await);
    }
    // What it does not need may change: another day, another lane, later hours.
    world.change(CLOSE, json!({ "from": "2026-12-02", "reason": "Travaux" })).await;
    world.change(EQUIP, json!({ "laneId": lane("Ligne 1"), "retire": true })).await;

    // Settled, the same changes are made.
    let release =
        "mutation($id: UUID!) { releaseHold(input: {appointmentId: $id}) { appointment { id } } }";
    data(&world.schema, &owner, release, json!({ "id": booked["id"] })).await;
    let closed = world.change(CLOSE, closure).await;
    assert_eq!(closed["addClosure"]["centre"]["closures"].as_array().unwrap().len(), 3);
    let opened = world.change(OPEN, json!({ "from": "2026-11-30", "to": "2026-12-01" })).await;
    assert_eq!(
        opened["removeClosure"]["centre"]["closures"],
        json!([{ "date": "2026-12-02", "reason": "Travaux" }])
    );
    world.change(HOURS, earlier).await;
    let left = world.change(EQUIP, gone).await;
    assert_eq!(left["updateLane"]["centre"]["lanes"].as_array().unwrap().len(), 1);
    assert!(world.starts("2026-12-01", "MOTORCYCLE").await.is_empty());
    let (code, _) = world.refused(EQUIP, cars).await;
    assert_eq!(code.as_deref(), Some("LANE_NOT_FOUND"), "it is retired");
}

/// A hold that ran out and is paid late is not confirmed onto a day that was closed meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn late_money_does_not_reopen_a_closed_day() {
    let world = World::new().await;
    let id = world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    let later = world.after(chrono::TimeDelta::minutes(16));
    later.change(CLOSE, json!({ "from": "2026-12-01", "reason": "Panne" })).await;
    world.db.publish(&world.paid(id)).await;
    later.deliver().await;
    let late = world.db.published::<events::appointment::PaymentCameLate>().await;
    assert!(!late[0].rebooked);
}
