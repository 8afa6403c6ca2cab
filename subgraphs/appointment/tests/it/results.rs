//! Who else may read a result: consents of holders, given and taken back.
use crate::world::World;
use events::appointment::ResultsAccessChanged;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};

const TEXT: &str = "{ resultsConsentText { version fr en } }";
const GRANT: &str = "mutation($input: GrantResultsAccessInput!) { grantResultsAccess(input: $input)
    { appointment { resultsAccess { organisation { id } holderName textVersion grantedAt revokedAt } } } }";
const REVOKE: &str =
    "mutation($input: RevokeResultsAccessInput!) { revokeResultsAccess(input: $input)
    { appointment { resultsAccess { revokedAt } } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_opens_a_result_to_an_organisation_and_closes_it_again() {
    let world = World::new().await;
    let (owner, garage) = (viewers::customer(), viewers::organisation(&["reports:read"]));
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;
    let text = data(&world.schema, &Viewer::Anonymous, TEXT, json!({})).await;
    let version = &text["resultsConsentText"]["version"];
    let grant = json!({ "input": {
        "appointmentId": id, "organisationId": garage.id(), "textVersion": version } });
    for _ in 0..2 {
        let given = data(&world.schema, &owner, GRANT, grant.clone()).await;
        let access = given["grantResultsAccess"]["appointment"]["resultsAccess"].clone();
        assert_eq!(access.as_array().unwrap().len(), 1);
        assert_eq!(access[0]["organisation"]["id"], json!(garage.id()));
        assert_eq!(access[0]["holderName"], "Camille Martin");
        assert_eq!((&access[0]["textVersion"], &access[0]["revokedAt"]), (version, &Value::Null));
    }
    let revoke = json!({ "input": { "appointmentId": id, "organisationId": garage.id() } });
    let taken = data(&world.schema, &owner, REVOKE, revoke.clone()).await;
    let access = &taken["revokeResultsAccess"]["appointment"]["resultsAccess"];
    assert!(access[0]["revokedAt"].is_string());
    assert_eq!(refusal(&world.schema, &owner, REVOKE, revoke).await, "CONSENT_NOT_FOUND");
    let told = world.db.published::<ResultsAccessChanged>().await;
    assert_eq!(told.iter().map(|one| one.granted).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_consents_for_a_holder_but_staff_with_their_name() {
    let world = World::new().await;
    let garage =
        viewers::organisation(&["reports:read", "appointments:write", "appointments:read"]);
    // Booked by the garage's own key: that does not make it the holder.
    let id = world.held(&garage, "CAR", "2026-12-01T09:00:00Z").await;
    let grant = |version: &str, name: Value| {
        json!({ "input": { "appointmentId": id, "organisationId": garage.id(),
            "textVersion": version, "holderName": name } })
    };
    let staff = viewers::staff(Role::Receptionist);
    for (by, version, name, code) in [
        (&garage, "2026-11", json!("Garage"), "FORBIDDEN"),
        (&viewers::customer(), "2026-11", json!(null), "APPOINTMENT_NOT_FOUND"),
        (&Viewer::Anonymous, "2026-11", json!(null), "UNAUTHENTICATED"),
        (&staff, "2026-11", json!(null), "HOLDER_NAME_REQUIRED"),
        (&staff, "2026-11", json!("   "), "HOLDER_NAME_REQUIRED"),
        (&staff, "2018-05", json!("Zoé Martin"), "CONSENT_TEXT_OUTDATED"),
    ] {
        let got = refusal(&world.schema, by, GRANT, grant(version, name)).await;
        assert_eq!(got, code, "{by:?}");
    }
    assert_eq!(world.db.published::<ResultsAccessChanged>().await.len(), 0);
    let given = data(&world.schema, &staff, GRANT, grant("2026-11", json!("Zoé Martin"))).await;
    let access = &given["grantResultsAccess"]["appointment"]["resultsAccess"];
    assert_eq!(access[0]["holderName"], "Zoé Martin");
}
