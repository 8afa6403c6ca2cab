//! The worker was down for twenty minutes after somebody chose to pay at the centre, in time.
use crate::world::{HOLD, World};
use chrono::TimeDelta;
use events::{
    appointment::{Confirmed, HoldExpired, PaymentCameLate},
    payment::PayAtCentreChosen,
};
use kernel::Viewer;
use serde_json::{Value, json};
use testkit::{data, execute, viewers};
use uuid::Uuid;

const NINE: &str = "2026-12-01T09:00:00Z";
const STATUS: &str = "query($id: UUID!) { appointment(id: $id) { status } }";

impl World {
    async fn status_for(&self, by: &Viewer, id: Uuid) -> Value {
        data(&self.schema, by, STATUS, json!({ "id": id })).await["appointment"]["status"].take()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_in_time_keeps_its_slot() {
    // Whatever the worker does first once it is back: both orders end alike.
    for holds_first in [true, false] {
        let world = World::new().await;
        let owner = viewers::customer();
        let id = world.held(&owner, "CAR", NINE).await;
        world.db.publish(&PayAtCentreChosen { facts: world.paid(id).facts }).await;
        let later = world.after(TimeDelta::minutes(20));
        if holds_first {
            later.tick().await;
            assert_eq!(later.status_for(&owner, id).await, "EXPIRED", "nobody had heard of it");
        }
        later.deliver().await;
        later.tick().await;
        assert_eq!(later.status_for(&owner, id).await, "CONFIRMED");
        assert_eq!(world.db.published::<Confirmed>().await.len(), 1);
        assert_eq!(world.db.published::<PaymentCameLate>().await.len(), 0, "no money to give back");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_that_somebody_else_took_meanwhile_is_not_taken_from_them() {
    let world = World::new().await;
    let owner = viewers::customer();
    let first = world.held(&owner, "CAR", NINE).await;
    world.db.publish(&PayAtCentreChosen { facts: world.paid(first).facts }).await;
    let later = world.after(TimeDelta::minutes(20));
    // All lanes of that time are taken by others before the worker is back.
    let mut taken = 0;
    loop {
        let input = json!({ "input": later.hold("CAR", NINE) });
        let answer = execute(&later.schema, &viewers::customer(), HOLD, input).await;
        if !answer.errors.is_empty() {
            break;
        }
        taken += 1;
    }
    assert!(taken > 0);
    later.deliver().await;
    assert_eq!(later.status_for(&owner, first).await, "EXPIRED");
    assert_eq!(world.db.published::<HoldExpired>().await.len(), 1, "they were told");
    assert_eq!(world.db.published::<Confirmed>().await.len(), 0);
}
