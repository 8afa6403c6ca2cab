//! What tablets record: once, however often and how late it comes, and nothing of two is lost.
use crate::bench::Bench;
use serde_json::{Value, json};
use testkit::{execute, viewers};
use uuid::Uuid;

impl Bench {
    async fn ready(&self) -> Value {
        self.open(self.expect("PERIODIC", Some("AB-123-CD")).await).await
    }
}

fn defect(id: &Value, record: Uuid, comment: &str) -> Value {
    json!({ "inspectionId": id, "recordId": record, "code": "0.1.1.a.2", "location": "AR",
        "comment": comment })
}

#[tokio::test]
async fn a_record_that_comes_twice_or_late_is_there_once() {
    let bench = Bench::new().await;
    let id = bench.ready().await;
    let record = Uuid::now_v7();
    let plate = defect(&id, record, "tient par une vis");
    let found = bench.does("recordDefect", plate.clone()).await;
    let again = bench.does("recordDefect", plate.clone()).await;
    assert_eq!((&again["defects"], &again["version"]), (&found["defects"], &found["version"]));
    // A colleague takes it back; what is sent once more an hour later does not bring it back.
    let gone = json!({ "inspectionId": id, "defectId": found["defects"][0]["id"] });
    assert_eq!(bench.does("removeDefect", gone.clone()).await["defects"], json!([]));
    assert_eq!(bench.does("recordDefect", plate.clone()).await["defects"], json!([]));
    // Nor is what was written since written over.
    let say =
        |record: Uuid, make: &str| json!({ "inspectionId": id, "recordId": record, "make": make });
    let first = Uuid::now_v7();
    bench.does("setVehicleIdentity", say(first, "RENAUT")).await;
    bench.does("setVehicleIdentity", say(Uuid::now_v7(), "RENAULT")).await;
    let late = bench.does("setVehicleIdentity", say(first, "RENAUT")).await;
    assert_eq!(late["identity"]["make"], "RENAULT");
    // The same id for something else is a mistake of the device.
    let points = json!({ "inspectionId": id, "recordId": record, "points": ["0.1.1"] });
    let refused = bench.refused(&bench.inspector, "checkPoints", points).await;
    assert_eq!(refused, "IDEMPOTENCY_MISMATCH");
    let other = bench.open(bench.expect("PERIODIC", Some("BB-222-BB")).await).await;
    let refused =
        bench.refused(&bench.inspector, "recordDefect", defect(&other, record, "x")).await;
    assert_eq!(refused, "IDEMPOTENCY_MISMATCH");
    // What was refused is not kept, and may come again.
    let unknown = json!({ "inspectionId": id, "recordId": Uuid::now_v7(), "points": ["9.9.9"] });
    for _ in 0..2 {
        let refused = bench.refused(&bench.inspector, "checkPoints", unknown.clone()).await;
        assert_eq!(refused, "POINT_UNKNOWN");
    }
}

#[tokio::test]
async fn what_was_taken_before_the_signature_is_answered_after_it() {
    let bench = Bench::new().await;
    let id = bench.ready().await;
    let record = Uuid::now_v7();
    let points = json!({ "inspectionId": id, "recordId": record, "points": ["0.1.1"] });
    bench.does("checkPoints", points.clone()).await;
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    bench.does("completeInspection", json!({ "inspectionId": id, "odometerKm": 1_000 })).await;
    bench.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await;
    assert_eq!(bench.does("checkPoints", points).await["status"], "SIGNED");
    let late = json!({ "inspectionId": id, "recordId": Uuid::now_v7(), "points": ["0.1.1"] });
    assert_eq!(bench.refused(&bench.inspector, "checkPoints", late).await, "INSPECTION_SIGNED");
}

#[tokio::test]
async fn two_tablets_on_one_vehicle_lose_nothing() {
    const POINTS: &str = "mutation($input: CheckPointsInput!) { checkPoints(input: $input) {
        inspection { id } } }";
    let bench = Bench::new().await;
    let colleague = viewers::staff_at(bench.centre, kernel::Role::Inspector);
    let id = bench.ready().await;
    let list = bench.does("startInspection", json!({ "inspectionId": id })).await;
    let points: Vec<String> = serde_json::from_value(list["requiredPoints"].clone()).unwrap();
    // Each sends every second point, all at once, and every record twice.
    let send = async |by: &kernel::Viewer, point: &String, record: Uuid| {
        let input =
            json!({ "input": { "inspectionId": id, "recordId": record, "points": [point] } });
        for _ in 0..2 {
            let answer = execute(&bench.graph, by, POINTS, input.clone()).await;
            assert_eq!(testkit::code(&answer), None);
        }
    };
    let tablet = async |by: &kernel::Viewer, own: usize| {
        for point in points.iter().skip(own).step_by(2).take(20) {
            send(by, point, Uuid::now_v7()).await;
        }
    };
    tokio::join!(tablet(&bench.inspector, 0), tablet(&colleague, 1));
    // Both saw the loose plate and say so in the same words: one defect, and no refusal.
    bench.does("recordDefect", defect(&id, Uuid::now_v7(), "tient par une vis")).await;
    let both = bench.does("recordDefect", defect(&id, Uuid::now_v7(), "tient par une vis")).await;
    assert_eq!(both["defects"].as_array().unwrap().len(), 1);
    assert_eq!(both["checkedPoints"].as_array().unwrap().len(), 40);
    // In other words it is somebody's to decide.
    let other = defect(&id, Uuid::now_v7(), "perdue");
    let refused = bench.refused(&colleague, "recordDefect", other).await;
    assert_eq!(refused, "DEFECT_ALREADY_RECORDED");
}
