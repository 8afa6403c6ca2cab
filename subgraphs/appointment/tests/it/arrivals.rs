//! Whether a vehicle is let in is decided here.
use crate::world::World;
use chrono::TimeDelta;
use events::{appointment::Cancelled, inspection::CheckedIn};
use kernel::{Role, Viewer};
use serde_json::json;
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const ADMIT: &str = "mutation($id: UUID!) { admitVehicle(input: {appointmentId: $id}) {
    appointment { status startsAt } } }";
const CANCEL: &str = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) {
    appointment { status } } }";
const ABSENT: &str = "mutation($id: UUID!) { markNoShow(input: {appointmentId: $id}) {
    appointment { status } } }";

impl World {
    async fn stands(&self, owner: &Viewer, start: &str) -> Uuid {
        let id = self.held(owner, "MOTORCYCLE", start).await;
        self.db.publish(&self.paid(id)).await;
        self.deliver().await;
        id
    }

    async fn status(&self, id: Uuid) -> String {
        let asked = "query($id: UUID!) { appointment(id: $id) { status } }";
        let staff = viewers::staff(Role::Receptionist);
        let seen = data(&self.schema, &staff, asked, json!({ "id": id })).await;
        seen["appointment"]["status"].as_str().unwrap().to_owned()
    }
}

/// The copy that inspection has of it may be a moment old: the answer is not taken from it.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_called_off_a_moment_ago_is_not_let_in() {
    let world = World::new().await;
    let (owner, staff) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let off = world.stands(&owner, "2026-11-26T09:00:00Z").await;
    data(&world.schema, &owner, CANCEL, json!({ "id": off })).await;
    let refused = refusal(&world.schema, &staff, ADMIT, json!({ "id": off })).await;
    assert_eq!(refused, "ARRIVAL_NOT_POSSIBLE");
    // And an event that says otherwise does not bring it back.
    let (inspection_id, customer_id) = (Uuid::now_v7(), owner.id().unwrap());
    world.db.publish(&CheckedIn { inspection_id, appointment_id: off, customer_id }).await;
    world.deliver().await;
    assert_eq!(world.status(off).await, "CANCELLED");

    let stands = world.stands(&owner, "2026-11-26T10:00:00Z").await;
    for _ in 0..2 {
        let admitted = data(&world.schema, &staff, ADMIT, json!({ "id": stands })).await;
        assert_eq!(admitted["admitVehicle"]["appointment"]["status"], "CHECKED_IN");
    }
    let late = refusal(&world.schema, &owner, CANCEL, json!({ "id": stands })).await;
    assert_eq!(late, "APPOINTMENT_NOT_CANCELLABLE");
    assert_eq!(world.db.published::<Cancelled>().await.len(), 1);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Receptionist);
    let hidden = refusal(&world.schema, &elsewhere, ADMIT, json!({ "id": stands })).await;
    assert_eq!(hidden, "APPOINTMENT_NOT_FOUND");
}

/// Of two at once, one who calls off and one at the desk, one is told no.
#[tokio::test(flavor = "multi_thread")]
async fn a_vehicle_is_let_in_or_called_off_and_never_both() {
    let world = World::new().await;
    for n in 0..10 {
        let owner = viewers::customer();
        let start = format!("2026-12-{:02}T09:00:00Z", [1, 2, 3, 4, 7, 8, 9, 10, 11, 14][n]);
        let id = world.stands(&owner, &start).await;
        let (schema, staff) = (world.schema.clone(), viewers::staff(Role::Receptionist));
        let asked = json!({ "id": id });
        let (off, let_in) = tokio::join!(
            testkit::execute(&world.schema, &owner, CANCEL, asked.clone()),
            testkit::execute(&schema, &staff, ADMIT, asked)
        );
        let codes = (testkit::code(&off), testkit::code(&let_in));
        match (codes.0.as_deref(), codes.1.as_deref()) {
            (None, Some("ARRIVAL_NOT_POSSIBLE")) => assert_eq!(world.status(id).await, "CANCELLED"),
            (Some("APPOINTMENT_NOT_CANCELLABLE"), None) => {
                assert_eq!(world.status(id).await, "CHECKED_IN");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_given_up_takes_a_lane_that_is_free_now_or_comes_another_day() {
    let world = World::new().await;
    let (owner, staff) = (viewers::customer(), viewers::staff(Role::Receptionist));
    let id = world.stands(&owner, "2026-11-26T09:00:00Z").await;
    let later = world.after(TimeDelta::minutes(80));
    data(&later.schema, &staff, ABSENT, json!({ "id": id })).await;
    // Somebody else has the only lane until half past: not now.
    let walk_in =
        "mutation($i: BookForCallerInput!) { bookForCaller(input: $i) { appointment { id } } }";
    let input = json!({ "i": { "centreId": world.centre, "service": "PERIODIC", "name": "Zoé",
        "vehicleCategory": "MOTORCYCLE", "energy": "PETROL", "idempotencyKey": "door" } });
    data(&later.schema, &staff, walk_in, input).await;
    let taken = refusal(&later.schema, &staff, ADMIT, json!({ "id": id })).await;
    assert_eq!(taken, "SLOT_TAKEN");
    let free = world.after(TimeDelta::minutes(115));
    let admitted = data(&free.schema, &staff, ADMIT, json!({ "id": id })).await;
    let admitted = &admitted["admitVehicle"]["appointment"];
    assert_eq!(admitted["status"], "CHECKED_IN");
    assert_eq!(admitted["startsAt"], "2026-11-26T09:55:00+00:00");

    let other = world.stands(&owner, "2026-11-26T15:00:00Z").await;
    let evening = world.after(TimeDelta::hours(8));
    data(&evening.schema, &staff, ABSENT, json!({ "id": other })).await;
    let tomorrow = world.after(TimeDelta::hours(25));
    let over = refusal(&tomorrow.schema, &staff, ADMIT, json!({ "id": other })).await;
    assert_eq!(over, "ARRIVAL_NOT_POSSIBLE");
}
