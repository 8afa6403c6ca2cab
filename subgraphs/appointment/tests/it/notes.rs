//! What the staff of a centre tell each other about an appointment.
use crate::world::World;
use kernel::{Role, Viewer, audit::ActRecorded};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const ADD: &str = "mutation($i: AddNoteInput!) { addNote(input: $i) { appointment {
    notes { id words authorName author { id } } } } }";
const REMOVE: &str = "mutation($i: RemoveNoteInput!) { removeNote(input: $i) { appointment {
    notes { id } } } }";
const READ: &str = "query($id: UUID!) { appointment(id: $id) { notes { words } } }";

async fn added(world: &World, by: &Viewer, id: Uuid, words: &str) -> Value {
    let input = json!({ "i": { "appointmentId": id, "words": words } });
    data(&world.schema, by, ADD, input).await["addNote"]["appointment"]["notes"].take()
}

#[tokio::test(flavor = "multi_thread")]
async fn colleagues_read_a_note_and_its_owner_does_not() {
    let world = World::new().await;
    let (owner, desk) = (viewers::customer(), viewers::staff_at(world.centre, Role::Receptionist));
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;
    for _ in 0..2 {
        let notes = added(&world, &desk, id, " Clé sous le pare-soleil ").await;
        assert_eq!(notes.as_array().unwrap().len(), 1, "said again it stands once");
        assert_eq!(notes[0]["words"], "Clé sous le pare-soleil");
        assert_eq!(notes[0]["author"]["id"], json!(desk.id()));
    }
    let inspector = viewers::staff_at(world.centre, Role::Inspector);
    let seen = data(&world.schema, &inspector, READ, json!({ "id": id })).await;
    assert_eq!(seen["appointment"]["notes"][0]["words"], "Clé sous le pare-soleil");
    let own = data(&world.schema, &owner, READ, json!({ "id": id })).await;
    assert_eq!(own["appointment"]["notes"], json!([]), "it is between colleagues");
    let input = json!({ "i": { "appointmentId": id, "words": "x" } });
    assert_eq!(refusal(&world.schema, &owner, ADD, input).await, "FORBIDDEN");

    let log = world.db.published::<ActRecorded>().await;
    let log: Vec<_> = log.iter().filter(|act| act.act == "appointment.note_added").collect();
    assert_eq!(log.len(), 1, "and is one act");
    assert!(!format!("{log:?}").contains("pare-soleil"), "which does not keep the words");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_centre_neither_reads_nor_writes_nor_removes_it() {
    let world = World::new().await;
    let desk = viewers::staff_at(world.centre, Role::Receptionist);
    let elsewhere = viewers::staff_at(Uuid::now_v7(), Role::Manager);
    // What a member of staff booked for themselves at another centre is theirs, and not their centre's.
    for owner in [viewers::customer(), elsewhere.clone()] {
        let start = if owner.id() == elsewhere.id() { "10" } else { "09" };
        let id = world.held(&owner, "CAR", &format!("2026-12-01T{start}:00:00Z")).await;
        let notes = added(&world, &desk, id, "Chien à l’arrière").await;
        let input = json!({ "i": { "appointmentId": id, "words": "x" } });
        let code = refusal(&world.schema, &elsewhere, ADD, input).await;
        assert_eq!(code, "APPOINTMENT_NOT_FOUND");
        let input = json!({ "i": { "noteId": notes[0]["id"] } });
        assert_eq!(refusal(&world.schema, &elsewhere, REMOVE, input).await, "NOTE_NOT_FOUND");
        if owner.id() == elsewhere.id() {
            let own = data(&world.schema, &elsewhere, READ, json!({ "id": id })).await;
            assert_eq!(own["appointment"]["notes"], json!([]));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_author_or_a_manager_takes_it_away() {
    let world = World::new().await;
    let id = world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    let [author, colleague] = [0, 1].map(|_| viewers::staff_at(world.centre, Role::Receptionist));
    let manager = viewers::staff_at(world.centre, Role::Manager);
    let first = added(&world, &author, id, "Une").await[0]["id"].take();
    let second = added(&world, &author, id, "Deux").await[1]["id"].take();
    let one = |id: &Value| json!({ "i": { "noteId": id } });
    assert_eq!(refusal(&world.schema, &colleague, REMOVE, one(&first)).await, "NOTE_OF_ANOTHER");
    let left = data(&world.schema, &author, REMOVE, one(&first)).await;
    assert_eq!(left["removeNote"]["appointment"]["notes"], json!([{ "id": second }]));
    let left = data(&world.schema, &manager, REMOVE, one(&second)).await;
    assert_eq!(left["removeNote"]["appointment"]["notes"], json!([]));
    assert_eq!(refusal(&world.schema, &author, REMOVE, one(&second)).await, "NOTE_NOT_FOUND");

    for n in 0..20 {
        added(&world, &author, id, &format!("Note {n}")).await;
    }
    let input = json!({ "i": { "appointmentId": id, "words": "une de trop" } });
    assert_eq!(refusal(&world.schema, &author, ADD, input).await, "TOO_MANY_NOTES");
    let input = json!({ "i": { "appointmentId": id, "words": "  " } });
    assert_eq!(refusal(&world.schema, &author, ADD, input).await, "NOTE_INVALID");
}
