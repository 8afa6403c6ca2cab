//! What belongs to the owner of a vehicle: inspections of ours that date the next one, the list of
//! what they confirmed, and its end.
use crate::world::{World, page};
use events::{
    appointment::CentreFacts,
    auth::GuestJoined,
    inspection::{Signed, VehicleFacts},
    parser::{RegistrationDeleted, RegistrationRead},
    person::{ExportAsked, PartExported},
};
use fr::consent::Consent;
use kernel::Viewer;
use parser::{Asked, lessons};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const LIST: &str =
    "{ registrations { edges { node { documentId plate pictureMayStay fields { code } } } } }";
const DELETE: &str = "mutation($id: UUID!) { deleteRegistration(input: { documentId: $id }) {
    documentId deleted } }";
const CLASSES: &str = "{ vehicles { edges { node { plate euroClass { number } } } } }";

async fn listed(world: &World, by: &Viewer) -> Vec<Value> {
    data(&world.schema, by, LIST, json!({})).await["registrations"]["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge["node"].clone())
        .collect()
}

pub(crate) async fn delete(world: &World, by: &Viewer, document: Uuid) -> Value {
    data(&world.schema, by, DELETE, json!({ "id": document })).await["deleteRegistration"]["deleted"]
        .take()
}

/// An inspection of ours of the Tiguan, PM-110-EP.
pub(crate) fn signed(
    owner: &Viewer,
    service: &str,
    outcome: &str,
    on: &str,
    until: &str,
) -> Signed {
    let at = format!("{on}T09:00:00Z").parse().unwrap();
    Signed {
        inspection_id: Uuid::now_v7(),
        appointment_id: Uuid::now_v7(),
        reference: "RDV-7Q2KX".to_owned(),
        customer_id: owner.id().unwrap(),
        centre: CentreFacts {
            id: Uuid::nil(),
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "27 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 12".to_owned(),
        },
        service: service.parse().unwrap(),
        vehicle: VehicleFacts { plate: "PM-110-EP".to_owned(), ..VehicleFacts::default() },
        odometer_km: 128_450,
        outcome: outcome.parse().unwrap(),
        defects: Vec::new(),
        valid_until: until.parse().unwrap(),
        retest_before: None,
        inspector_name: "Agnès Thévenoux".to_owned(),
        started_at: at,
        signed_at: at,
        catalogue_version: "VL-2".to_owned(),
        content_hash: "00".to_owned(),
        retest_of: None,
        initial_on: None,
        usage: None,
        pollution_check_before: None,
        remarks: Vec::new(),
        measurements: Vec::new(),
        inspector_approval: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inspection_of_ours_dates_the_next_one_of_its_owner_alone() {
    let world = World::new().await;
    let (guest, owner, other) = (viewers::guest(), viewers::customer(), viewers::customer());
    let mine = world.certificate(&guest).await;
    let theirs = world.certificate(&other).await;
    let due = async |by: &Viewer, document| world.due(by, document).await["dueInspection"].take();
    let before = due(&guest, mine).await;
    assert_ne!(before["basis"], "LAST_INSPECTION");

    let event = signed(&guest, "PERIODIC", "FAVOURABLE", "2026-11-02", "2028-11-02");
    // Told twice, as a relay may: it is one inspection.
    for _ in 0..2 {
        world.db.publish(&event).await;
        world.deliver().await;
    }
    let expected = json!({
        "kind": "PERIODIC", "opens": "2028-05-02", "before": "2028-11-02", "overdue": false,
        "basis": "LAST_INSPECTION", "certain": true,
    });
    assert_eq!(due(&guest, mine).await, expected);
    // The date of a key is drawn from papers alone: what our centres found is their holder's.
    let key = Viewer::Integrator {
        id: guest.id().unwrap(),
        name: "Flotte Dupont".to_owned(),
        scopes: vec!["vehicles:read".to_owned()],
    };
    assert_eq!(due(&key, mine).await, before);
    assert_eq!(due(&other, theirs).await, before);

    // It follows its owner into their account, and a pollution check of a car moves nothing.
    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: owner.id().unwrap() };
    world.db.publish(&joined).await;
    let check = signed(&owner, "POLLUTION_CHECK", "FAVOURABLE", "2026-11-10", "2027-11-10");
    world.db.publish(&check).await;
    world.deliver().await;
    assert_eq!(due(&owner, mine).await, expected);

    // The latest counts: this one failed.
    let failed = signed(&owner, "PERIODIC", "UNFAVOURABLE_MAJOR", "2026-11-20", "2027-01-20");
    world.db.publish(&failed).await;
    world.deliver().await;
    let retest = due(&owner, mine).await;
    assert_eq!((&retest["kind"], &retest["before"]), (&json!("RETEST"), &json!("2027-01-20")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vehicle_has_the_class_its_certificate_says() {
    let world = World::new().await;
    let (guest, owner) = (viewers::guest(), viewers::customer());
    let document = world.certificate(&guest).await;
    world.confirm(&guest, document, json!([])).await;
    let classes = async |by: &Viewer| data(&world.schema, by, CLASSES, json!({})).await;
    let six = json!([{ "node": { "plate": "PM-110-EP", "euroClass": { "number": 6 } } }]);
    assert_eq!(classes(&guest).await["vehicles"]["edges"], six);
    // The account's own vehicle of that plate, confirmed from a certificate that says nothing of it,
    // knows what the one merged into it was told.
    let known = world.certificate(&owner).await;
    world.confirm(&owner, known, json!([])).await;
    world
        .db
        .execute(&format!(
            "UPDATE parser.registrations SET fields = '[]' WHERE document_id = '{known}'"
        ))
        .await;
    let silent = json!([{ "node": { "plate": "PM-110-EP", "euroClass": null } }]);
    assert_eq!(classes(&owner).await["vehicles"]["edges"], silent);
    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: owner.id().unwrap() };
    world.db.publish(&joined).await;
    world.deliver().await;
    assert_eq!(classes(&owner).await["vehicles"]["edges"], six);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_confirmed_can_be_forgotten() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let typed = json!([{ "code": "D.3", "value": "golf plus" }]);
    let first = world.certificate(&owner).await;
    world.give(&owner, first, typed.clone(), true).await;
    let second = world.certificate(&owner).await;
    world.confirm(&owner, second, json!([])).await;
    let unconfirmed = world.certificate(&owner).await;
    let theirs = world.certificate(&other).await;
    world.give(&other, theirs, typed, true).await;

    let mine = listed(&world, &owner).await;
    let documents: Vec<&Value> = mine.iter().map(|one| &one["documentId"]).collect();
    assert_eq!(documents, [&json!(second), &json!(first)]);
    assert_eq!(
        (&mine[0]["pictureMayStay"], &mine[1]["pictureMayStay"]),
        (&json!(false), &json!(true))
    );

    // Nobody forgets what is another's, and it is not told whether there was something.
    assert_eq!(delete(&world, &owner, theirs).await, false);
    assert_eq!(listed(&world, &other).await.len(), 1);
    let nobody = refusal(&world.schema, &Viewer::Anonymous, DELETE, json!({ "id": first })).await;
    assert_eq!(nobody, "UNAUTHENTICATED");

    assert_eq!(delete(&world, &owner, first).await, true);
    assert_eq!(delete(&world, &owner, first).await, false);
    assert_eq!(world.registration(&owner, first).await, Value::Null);
    let taught = lessons(&world.db.pool, Asked::default(), None).await.unwrap();
    assert_eq!(taught.iter().map(|one| one.document_id).collect::<Vec<_>>(), [theirs]);
    let left = "DO $$ BEGIN ASSERT (SELECT count(*) FROM parser.corrections) = 1; END $$";
    world.db.execute(left).await;
    // The other certificate of the same vehicle still names it.
    assert_eq!(world.vehicles(&owner).await.as_array().unwrap().len(), 1);

    assert_eq!(delete(&world, &owner, unconfirmed).await, true);
    let vehicle: Uuid =
        serde_json::from_value(world.vehicles(&owner).await[0]["node"]["id"].clone()).unwrap();
    assert_eq!(delete(&world, &owner, second).await, true);
    assert_eq!(world.vehicles(&owner).await, json!([]));
    assert!(listed(&world, &owner).await.is_empty());
    assert_eq!(world.vehicles(&other).await.as_array().unwrap().len(), 1);
    let told = world.db.published::<RegistrationDeleted>().await;
    let told: Vec<_> = told.into_iter().map(|one| (one.document_id, one.vehicle_ids)).collect();
    assert_eq!(told, [(first, vec![]), (unconfirmed, vec![]), (second, vec![vehicle])]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_kept_with_its_moment_and_its_words_and_told_in_a_copy() {
    const WITHDRAW: &str = "mutation($input: ConfirmRegistrationInput!) {
        confirmRegistration(input: $input) { registration { pictureAgreedAt } } }";
    let world = World::new().await;
    let owner = viewers::customer();
    let person_id = owner.id().unwrap();
    let copy = async || {
        let (export_id, asked_at) = (Uuid::now_v7(), world.now());
        world.db.publish(&ExportAsked { export_id, person_id, asked_at }).await;
        world.deliver().await;
        let part = world.db.published::<PartExported>().await.pop().unwrap();
        part.rows["certificates"][0].clone()
    };
    let document = world.certificate(&owner).await;
    let version = Consent::Picture.today().version;
    let input = |stays: bool, version: Option<&str>| {
        json!({ "input": { "documentId": document, "pictureMayStay": stays,
            "pictureTextVersion": version } })
    };
    let unknown = refusal(&world.schema, &owner, WITHDRAW, input(true, Some("1999-01"))).await;
    assert_eq!(unknown, "CONSENT_TEXT_UNKNOWN");
    let agreed = data(&world.schema, &owner, WITHDRAW, input(true, Some(version))).await;
    let registration = &agreed["confirmRegistration"]["registration"];
    assert!(registration["pictureAgreedAt"].is_string());
    let told = copy().await;
    assert_eq!(
        (&told["picture_may_stay"], &told["picture_text_version"]),
        (&json!(true), &json!(version))
    );
    assert!(told["picture_agreed_at"].is_string() && told["picture_withdrawn_at"].is_null());

    let withdrawn = data(&world.schema, &owner, WITHDRAW, input(false, None)).await;
    let registration = &withdrawn["confirmRegistration"]["registration"];
    assert_eq!(registration["pictureAgreedAt"], json!(null));
    let told = copy().await;
    assert_eq!(
        (&told["picture_may_stay"], &told["picture_text_version"]),
        (&json!(false), &json!(version))
    );
    assert!(told["picture_agreed_at"].is_string() && told["picture_withdrawn_at"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_ends_with_its_picture() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.certificate(&owner).await;
    world.give(&owner, document, json!([]), true).await;
    assert_eq!(listed(&world, &owner).await[0]["pictureMayStay"], true);
    world.delete(&owner, document).await;
    assert_eq!(listed(&world, &owner).await[0]["pictureMayStay"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_sent_as_a_report_is_taken_for_what_it_is() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.read(&owner, "PREVIOUS_INSPECTION", page("008")).await;
    assert_eq!(world.registration(&owner, document).await["plate"], "PM-110-EP");
    let told = world.db.published::<RegistrationRead>().await.pop().unwrap();
    assert_eq!((told.document_id, told.unreadable), (document, None));
    // Of a paper without a name nobody asked for a certificate.
    let document = world.read(&owner, "OTHER", page("008")).await;
    assert_eq!(world.registration(&owner, document).await, Value::Null);
}
