//! When a reminder is due, and of what none is.
use crate::world::World;
use chrono::TimeDelta;
use events::{
    appointment::{NotBooked, ReminderDue, ReminderKind},
    parser::{DueNotice, InspectionDue},
};
use kernel::Viewer;
use serde_json::json;
use testkit::{data, viewers};
use uuid::Uuid;

impl World {
    async fn confirmed(&self, by: &Viewer, starts_at: &str) -> Uuid {
        let id = self.held(by, "CAR", starts_at).await;
        self.db.publish(&self.paid(id)).await;
        self.deliver().await;
        id
    }

    /// All that was ever due, after a look at that time.
    async fn due_at(&self, at: &str) -> Vec<(Uuid, ReminderKind)> {
        let now: chrono::DateTime<chrono::Utc> = at.parse().unwrap();
        let start: chrono::DateTime<chrono::Utc> = "2026-11-26T08:00:00Z".parse().unwrap();
        self.after(now - start).tick().await;
        let told = self.db.published::<ReminderDue>().await;
        told.iter().map(|one| (one.facts.appointment_id, one.kind)).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_reminded_the_day_before_and_two_hours_before_and_once() {
    use ReminderKind::{DayBefore, HoursBefore};
    let world = World::new().await;
    let id = world.confirmed(&viewers::customer(), "2026-12-01T09:00:00Z").await;
    world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    let soon = world.confirmed(&viewers::customer(), "2026-11-26T11:00:00Z").await;
    assert!(world.due_at("2026-11-30T08:59:00Z").await.is_empty(), "and none of {soon}");
    for at in ["2026-11-30T09:00:00Z", "2026-11-30T09:05:00Z", "2026-12-01T06:59:00Z"] {
        assert_eq!(world.due_at(at).await, [(id, DayBefore)], "{at}");
    }
    for at in ["2026-12-01T07:00:00Z", "2026-12-01T10:00:00Z"] {
        assert_eq!(world.due_at(at).await, [(id, DayBefore), (id, HoursBefore)], "{at}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_reminded_of_what_is_off_and_a_moved_appointment_is_reminded_of_anew() {
    const CANCEL: &str = "mutation($id: UUID!) {
        cancelAppointment(input: {appointmentId: $id}) { appointment { id } } }";
    const MOVE: &str = "mutation($id: UUID!) { rescheduleAppointment(
        input: {appointmentId: $id, startsAt: \"2026-12-03T09:00:00Z\"}) { appointment { id } } }";
    let world = World::new().await;
    let owner = viewers::customer();
    let off = world.confirmed(&owner, "2026-12-01T09:00:00Z").await;
    let moved = world.confirmed(&owner, "2026-12-01T09:30:00Z").await;
    data(&world.schema, &owner, CANCEL, json!({ "id": off })).await;
    data(&world.schema, &owner, MOVE, json!({ "id": moved })).await;
    assert!(world.due_at("2026-12-01T07:00:00Z").await.is_empty());
    let anew = world.due_at("2026-12-02T09:00:00Z").await;
    assert_eq!(anew, [(moved, ReminderKind::DayBefore)]);
    // The worker was away over night: the hour before is too late to be of help.
    assert_eq!(world.due_at("2026-12-03T08:31:00Z").await, anew);
}

/// Two workers look at the same moment: each appointment is told of once.
#[tokio::test(flavor = "multi_thread")]
async fn two_workers_remind_once() {
    let world = World::new().await;
    for hour in 8..16 {
        world.confirmed(&viewers::customer(), &format!("2026-12-01T{hour:02}:00:00Z")).await;
    }
    let due = world.after(TimeDelta::hours(4 * 24 + 8));
    tokio::join!(due.tick(), due.tick(), due.tick());
    due.tick().await;
    assert_eq!(world.db.published::<ReminderDue>().await.len(), 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_an_appointment_in_time_is_not_told_what_is_due() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    world.confirmed(&owner, "2026-12-01T09:00:00Z").await;
    let due = |by: &Viewer, plate: &str, before: &str| InspectionDue {
        watched_id: Uuid::now_v7(),
        owner_id: by.id().unwrap(),
        plate: plate.to_owned(),
        make: None,
        model: None,
        service: fr::ServiceKind::Periodic,
        before: before.parse().unwrap(),
        certain: true,
        notice: DueNotice::Week,
    };
    for (known, told) in [
        (due(&owner, "AB-123-CD", "2026-12-01"), 0),
        // It would come too late, is for another vehicle, is somebody else's.
        (due(&owner, "AB-123-CD", "2026-11-30"), 1),
        (due(&owner, "XY-123-ZZ", "2026-12-01"), 2),
        (due(&other, "AB-123-CD", "2026-12-01"), 3),
    ] {
        world.db.publish(&known).await;
        world.deliver().await;
        assert_eq!(world.db.published::<NotBooked>().await.len(), told, "{known:?}");
    }
}
