//! Results are their holder's: nobody else reads a document, or gets one by letter, without consent.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::{
    documents::mine,
    world::{World, signed},
};
use events::appointment::ResultsAccessChanged;
use kernel::{Role, Viewer};
use serde_json::json;
use testkit::{data, refusal, viewers};

/// Who may read which documents: whose appointment it was, who asks, whether the holder consented
/// to that organisation, and whether they see them.
#[tokio::test(flavor = "multi_thread")]
async fn results_are_read_by_their_holder_and_by_keys_only_with_a_recorded_consent() {
    const ENTITY: &str = "query($i: UUID!) { _entities(representations: [{ __typename: \"Inspection\", \
                          id: $i }]) { ... on Inspection { report { id } certificate { id } } } }";
    const ONE: &str = "query($id: UUID!) { report(id: $id) { id downloadUrl } }";
    let world = World::new().await;
    let holder = viewers::customer();
    let (garage, insurer) =
        (viewers::organisation(&["reports:read"]), viewers::organisation(&["reports:read"]));
    let fleet = viewers::organisation(&["reports:read", "appointments:write"]);
    let events = [signed(&holder), signed(&fleet)];
    for event in &events {
        world.db.publish(event).await;
    }
    world.settle().await;
    let staff = viewers::staff(Role::Receptionist);
    let mut ids = Vec::new();
    for event in &events {
        let found = data(&world.schema, &staff, ENTITY, json!({ "i": event.inspection_id })).await;
        ids.push(found["_entities"][0]["report"]["id"].clone());
    }
    let consent = async |of: usize, to: &Viewer, granted: bool| {
        let change = ResultsAccessChanged {
            appointment_id: events[of].appointment_id,
            organisation_id: to.id().unwrap(),
            granted,
        };
        world.db.publish(&change).await;
        world.deliver().await;
    };
    let (own, fleets) = (0, 1);
    // Booked by a key or not, nothing is read without consent.
    let mut table = vec![
        (own, &holder, true),
        (own, &staff, true),
        (own, &garage, false),
        (own, &insurer, false),
        (own, &fleet, false),
        (fleets, &fleet, false),
        (fleets, &garage, false),
        (fleets, &holder, false),
        (fleets, &staff, true),
    ];
    for round in 0..3 {
        for (of, who, sees) in &table {
            let variables = json!({ "id": ids[*of] });
            let one = data(&world.schema, who, ONE, variables).await;
            assert_eq!(one["report"].is_object(), *sees, "{round} report {of} {who:?}");
            let variables = json!({ "i": events[*of].inspection_id });
            let found = data(&world.schema, who, ENTITY, variables).await;
            for field in ["report", "certificate"] {
                let seen = &found["_entities"][0][field];
                assert_eq!(seen.is_object(), *sees, "{round} {field} {of} {who:?}");
            }
            let listed = mine(&world, who).await.iter().any(|document| document["id"] == ids[*of]);
            // Staff have no documents of their own here.
            let of_staff =
                matches!(who, Viewer::Person { roles, .. } if roles[0] != Role::Customer);
            assert_eq!(listed, *sees && !of_staff, "{round} list {of} {who:?}");
        }
        match round {
            0 => {
                consent(own, &garage, true).await;
                consent(fleets, &fleet, true).await;
                (table[2].2, table[5].2) = (true, true);
            }
            1 => {
                consent(own, &garage, false).await;
                table[2].2 = false;
            }
            _ => {}
        }
    }
    // A consent is not a scope: a key without it is refused as before.
    let other = viewers::organisation(&["appointments:read"]);
    let code = refusal(&world.schema, &other, ONE, json!({ "id": ids[0] })).await;
    assert_eq!(code, "SCOPE_MISSING");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_letter_carries_a_result_to_an_organisation_without_consent() {
    const SEND: &str = "mutation($id: UUID!) { sendReport(input: {reportId: $id}) { sent } }";
    let world = World::new().await;
    let fleet = viewers::organisation(&["reports:read", "appointments:write"]);
    world.register(&fleet).await;
    let event = signed(&fleet);
    world.db.publish(&event).await;
    world.settle().await;
    assert!(world.mail().is_empty(), "{:?}", world.mail());

    let staff = viewers::staff(Role::Receptionist);
    let asked = "query($i: UUID!) { _entities(representations: [{ __typename: \"Inspection\", \
                 id: $i }]) { ... on Inspection { report { id } } } }";
    let found = data(&world.schema, &staff, asked, json!({ "i": event.inspection_id })).await;
    let id = json!({ "id": found["_entities"][0]["report"]["id"] });
    assert_eq!(refusal(&world.schema, &staff, SEND, id.clone()).await, "CONSENT_MISSING");
    let (appointment_id, organisation_id) = (event.appointment_id, fleet.id().unwrap());
    let consent = ResultsAccessChanged { appointment_id, organisation_id, granted: true };
    world.db.publish(&consent).await;
    world.deliver().await;
    data(&world.schema, &staff, SEND, id).await;
    world.settle().await;
    assert_eq!(world.mail().len(), 1);
}

/// Staff read the documents of their centre, and no other's.
#[tokio::test(flavor = "multi_thread")]
async fn staff_of_another_centre_read_no_document_and_send_none() {
    const ENTITY: &str = "query($i: UUID!) { _entities(representations: [{ __typename: \"Inspection\", \
                          id: $i }]) { ... on Inspection { report { id } certificate { id } } } }";
    const ONE: &str = "query($id: UUID!) { report(id: $id) { downloadUrl } }";
    const SEND: &str = "mutation($id: UUID!) { sendReport(input: { reportId: $id }) { sent } }";
    let world = World::new().await;
    let holder = viewers::customer();
    world.register(&holder).await;
    let event = signed(&holder);
    world.db.publish(&event).await;
    world.settle().await;
    let asked = json!({ "i": event.inspection_id });
    for role in [Role::Receptionist, Role::Inspector, Role::Manager] {
        let here = viewers::staff_at(event.centre.id, role);
        let there = viewers::staff_at(uuid::Uuid::now_v7(), role);
        let found = data(&world.schema, &here, ENTITY, asked.clone()).await;
        let id = json!({ "id": found["_entities"][0]["report"]["id"] });
        assert!(data(&world.schema, &here, ONE, id.clone()).await["report"].is_object());
        let found = data(&world.schema, &there, ENTITY, asked.clone()).await;
        assert!(found["_entities"][0]["report"].is_null(), "{role}");
        assert!(found["_entities"][0]["certificate"].is_null(), "{role}");
        assert!(data(&world.schema, &there, ONE, id.clone()).await["report"].is_null(), "{role}");
        assert_eq!(refusal(&world.schema, &there, SEND, id).await, "REPORT_NOT_FOUND", "{role}");
    }
}
