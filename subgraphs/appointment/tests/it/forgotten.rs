//! Who is forgotten leaves no appointment behind that is still to come.
use crate::world::World;
use events::{appointment::Cancelled, person::PersonErased};
use testkit::viewers;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_to_come_is_called_off_for_who_is_forgotten() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;
    let kept = world.held(&other, "CAR", "2026-12-01T09:30:00Z").await;
    for id in [id, kept] {
        world.db.publish(&world.paid(id)).await;
    }
    world.deliver().await;
    world.db.publish(&PersonErased { person_id: owner.id().unwrap() }).await;
    world.deliver().await;
    // The money follows: who paid by card is paid back by this event.
    let off: Vec<_> = world.db.published::<Cancelled>().await;
    let off: Vec<_> = off.iter().map(|one| one.facts.appointment_id).collect();
    assert_eq!(off, [id]);
}
