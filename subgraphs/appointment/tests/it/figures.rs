//! What managers count of appointments, to the last one.
use crate::world::World;
use chrono::TimeDelta;
use events::appointment::MonthCounted;
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const FIGURES: &str = "query($c: UUID, $from: NaiveDate!, $until: NaiveDate!, $step: PeriodStep) {
    appointmentFigures(centreId: $c, from: $from, until: $until, step: $step) {
        total { booked bookedAtDesk bookedTogether kept missed open cancelledByCustomer
            cancelledByCentre cancelledByUnknown soldMinutes openMinutes }
        leadTime { lowerMinutes medianMinutes upperMinutes }
        parts { from until counts { booked kept open soldMinutes openMinutes } } } }";
const ADMIT: &str = "mutation($id: UUID!) { admitVehicle(input: {appointmentId: $id}) {
    appointment { status } } }";
const CANCEL: &str = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) {
    appointment { status } } }";
const ABSENT: &str = "mutation($id: UUID!) { markNoShow(input: {appointmentId: $id}) {
    appointment { status } } }";
const CALL: &str =
    "mutation($i: BookForCallerInput!) { bookForCaller(input: $i) { appointment { id } } }";

impl World {
    async fn paid_for(&self, owner: &Viewer, start: &str) -> Uuid {
        let id = self.held(owner, "CAR", start).await;
        self.db.publish(&self.paid(id)).await;
        self.deliver().await;
        id
    }

    /// One that was kept, one to which nobody came, one called off by each side, one that somebody
    /// called for, a hold that was given back and one that nobody pays for.
    async fn a_week(&self) {
        let (owner, desk) = (viewers::customer(), viewers::staff(Role::Receptionist));
        let kept = self.paid_for(&owner, "2026-11-26T09:00:00Z").await;
        data(&self.schema, &desk, ADMIT, json!({ "id": kept })).await;
        let missed = self.paid_for(&owner, "2026-11-26T10:00:00Z").await;
        let later = self.after(TimeDelta::hours(3));
        data(&later.schema, &desk, ABSENT, json!({ "id": missed })).await;
        let off = self.paid_for(&owner, "2026-12-01T09:00:00Z").await;
        data(&self.schema, &owner, CANCEL, json!({ "id": off })).await;
        let taken = self.paid_for(&owner, "2026-12-01T10:00:00Z").await;
        let manager = viewers::staff_at(self.centre, Role::Manager);
        data(&self.schema, &manager, CANCEL, json!({ "id": taken })).await;
        let call = json!({ "centreId": self.centre, "startsAt": "2026-12-02T09:00:00Z",
            "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL",
            "plate": "AB-124-CD", "name": "Zoé", "phone": "06 12 34 56 78", "idempotencyKey": "z" });
        data(&self.schema, &desk, CALL, json!({ "i": call })).await;
        let back = self.held(&owner, "CAR", "2026-12-01T11:00:00Z").await;
        data(&self.schema, &owner, CANCEL, json!({ "id": back })).await;
        self.held(&owner, "CAR", "2026-12-01T12:00:00Z").await;
    }

    async fn figures(&self, by: &Viewer, asked: Value) -> Value {
        data(&self.schema, by, FIGURES, asked).await["appointmentFigures"].take()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_appointment_is_counted_once_and_as_what_became_of_it() {
    let world = World::new().await;
    world.a_week().await;
    let manager = viewers::staff_at(world.centre, Role::Manager);
    let week = json!({ "c": world.centre, "from": "2026-11-26", "until": "2026-12-02",
        "step": "WEEK" });
    let figures = world.figures(&manager, week).await;
    assert_eq!(
        figures["total"],
        json!({ "booked": 5, "bookedAtDesk": 1, "bookedTogether": 0, "kept": 1, "missed": 1,
            "open": 1, "cancelledByCustomer": 1, "cancelledByCentre": 1, "cancelledByUnknown": 0,
            "soldMinutes": 60, "openMinutes": 9_720 })
    );
    // One and two hours, five days and a half ahead, six days.
    let lead = json!({ "lowerMinutes": 120, "medianMinutes": 7_260, "upperMinutes": 7_320 });
    assert_eq!(figures["leadTime"], lead);
    assert_eq!(
        figures["parts"],
        json!([
            { "from": "2026-11-26", "until": "2026-11-29", "counts": { "booked": 5, "kept": 1,
                "open": 0, "soldMinutes": 30, "openMinutes": 4_320 } },
            { "from": "2026-11-30", "until": "2026-12-02", "counts": { "booked": 0, "kept": 0,
                "open": 1, "soldMinutes": 30, "openMinutes": 5_400 } },
        ])
    );
    // The network is its three centres; nothing was at the others but open doors.
    let network = viewers::staff(Role::Manager);
    let all = json!({ "c": null, "from": "2026-11-26", "until": "2026-12-02" });
    let figures = world.figures(&network, all).await;
    assert_eq!(figures["total"]["booked"], 5);
    assert_eq!(figures["total"]["openMinutes"], 3 * 9_720);
    assert_eq!(figures["parts"].as_array().unwrap().len(), 7, "each day by itself");
    // Another day has nothing of it.
    let other = json!({ "c": world.centre, "from": "2026-11-27", "until": "2026-11-27" });
    let figures = world.figures(&manager, other).await;
    assert_eq!((&figures["total"]["booked"], &figures["leadTime"]), (&json!(0), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_called_off_before_it_was_noted_is_of_nobody() {
    let world = World::new().await;
    world.a_week().await;
    world
        .db
        .execute("UPDATE appointment.bookings SET called_off_by = NULL, called_off_at = NULL")
        .await;
    let manager = viewers::staff_at(world.centre, Role::Manager);
    let week = json!({ "c": world.centre, "from": "2026-11-26", "until": "2026-12-02" });
    let total = world.figures(&manager, week).await["total"].take();
    assert_eq!((&total["cancelledByUnknown"], &total["cancelledByCentre"]), (&json!(2), &json!(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_for_who_manages_what_they_are_of() {
    let world = World::new().await;
    let days = json!({ "c": world.centre, "from": "2026-11-26", "until": "2026-11-26" });
    let all = json!({ "c": null, "from": "2026-11-26", "until": "2026-11-26" });
    let here = viewers::staff_at(world.centre, Role::Manager);
    for (by, asked) in [
        (viewers::staff_at(world.centre, Role::Receptionist), days.clone()),
        (viewers::staff_at(Uuid::now_v7(), Role::Manager), days.clone()),
        (viewers::customer(), days.clone()),
        (here.clone(), all),
    ] {
        assert_eq!(refusal(&world.schema, &by, FIGURES, asked).await, "FORBIDDEN");
    }
    for (from, until) in [("2026-11-26", "2026-11-25"), ("2025-01-01", "2026-11-25")] {
        let asked = json!({ "c": world.centre, "from": from, "until": until });
        assert_eq!(refusal(&world.schema, &here, FIGURES, asked).await, "PERIOD_INVALID");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_is_over_is_told_once_of_the_centres_that_had_one() {
    let world = World::new().await;
    world.a_week().await;
    let count = async |now: &str| {
        let clock = Clock::Fixed(now.parse().unwrap());
        for task in appointment::tasks(&world.db.pool, clock, || true) {
            task.drain().await.unwrap();
        }
        world.db.published::<MonthCounted>().await
    };
    assert_eq!(count("2026-11-30T22:59:00Z").await, [], "it is not over");
    let told = count("2026-12-01T02:00:00Z").await;
    let [month] = told.as_slice() else { panic!("one centre, not {}", told.len()) };
    assert_eq!((month.centre_id, month.month.to_string().as_str()), (world.centre, "2026-11-01"));
    assert_eq!((month.booked, month.kept, month.missed, month.open), (5, 1, 1, 0));
    assert_eq!((month.sold_minutes, month.cancelled_by_customer), (30, 0), "those are of December");
    // 20 weekdays and 4 Saturdays of November 2026, less the eleventh.
    assert_eq!(month.open_minutes, (20 * 1_800) + (4 * 720));
    assert_eq!(month.median_lead_minutes, Some(7_260));
    assert_eq!(count("2026-12-02T02:00:00Z").await.len(), 1);
}
