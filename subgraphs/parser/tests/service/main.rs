//! The domain as clients see it: an event and GraphQL in, JSON and events out, on a real
//! PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]

mod due;
mod keys;
mod lessons;
mod owned;
mod previous;
mod world;

use events::{
    auth::GuestJoined,
    parser::{RegistrationRead, VehicleConfirmed},
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, execute, viewers};
use uuid::Uuid;
use world::{CONFIRM, World, field, input, lines, page};

#[tokio::test(flavor = "multi_thread")]
async fn a_read_page_waits_for_its_owners_word() {
    let world = World::new().await;
    let owner = viewers::guest();
    let document = world.certificate(&owner).await;

    let seen = world.registration(&owner, document).await;
    assert_eq!(seen["status"], "TO_CONFIRM");
    for (key, value) in [
        ("documentId", json!(document)),
        ("plate", json!("PM-110-EP")),
        ("vin", json!("WVWGUPHSDTX258874")),
        ("make", json!("VOLKSWAGEN")),
        ("model", json!("TIGUAN")),
        ("firstRegistration", json!("2006-10-10")),
        ("vehicleCategory", json!("M1")),
        ("energy", json!("PETROL")),
    ] {
        assert_eq!(seen[key], value, "{key}");
    }
    let plate = field(&seen, "A");
    assert_eq!(
        (&plate["label"], &plate["status"]),
        (&json!("Immatriculation"), &json!("VERIFIED"))
    );

    let told = world.db.published::<RegistrationRead>().await;
    assert_eq!((told.len(), told[0].document_id, &told[0].unreadable), (1, document, &None));
    let codes: Vec<&str> = told[0].fields.iter().map(|field| field.code.as_str()).collect();
    assert_eq!(codes, ["A", "B", "D.1", "D.3", "E", "J.1", "P.3", "X.1"]);
    assert!(told[0].fields[0].verified);
    assert_eq!(world.vehicles(&owner).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_none_is_told_so() {
    let world = World::new().await;
    let owner = viewers::customer();
    let kind = "REGISTRATION_CERTIFICATE";
    let invoice = [
        "FACTURE N° 2026-118",
        "Garage du Lac",
        "Vidange",
        "Filtre à huile",
        "Main d’oeuvre",
        "Total HT",
        "60,00",
        "TVA 20 %",
        "12,00",
        "Total TTC",
        "72,00",
    ];
    for (texts, why) in [
        (&invoice[..], "NOT_A_REGISTRATION"),
        (&["flou"][..], "UNREADABLE"),
        (&[][..], "UNREADABLE"),
        (
            &[
                "(A) Numéro d’immatriculation",
                "(B) Date de la première immatriculation",
                "(C.1) Titulaire du certificat",
                "(D.1) Marque",
                "(E) Numéro d’identification",
                "(F.1) Masse en charge maximale",
                "(I) Date de l’immatriculation",
            ][..],
            "WRONG_SIDE",
        ),
    ] {
        let document = world.read(&owner, kind, lines(texts)).await;
        assert_eq!(world.registration(&owner, document).await["status"], "UNREADABLE");
        let told = world.db.published::<RegistrationRead>().await.pop().unwrap();
        assert_eq!((told.document_id, told.unreadable.as_deref()), (document, Some(why)));
        assert_eq!(told.fields, []);
        let refused = world.refused(&owner, document, json!([])).await;
        assert_eq!(refused, "REGISTRATION_UNREADABLE");
    }
    // Another kind of document is not ours to understand.
    let other = world.read(&owner, "OTHER", page("008")).await;
    assert_eq!(world.registration(&owner, other).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_reading_becomes_a_vehicle_once() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.certificate(&owner).await;
    let corrections = json!([
        { "code": "D.3", "value": "tiguan allspace" },
        { "code": "B", "value": "2006-10-11" },
        { "code": "D.1", "value": "Volkswagen" },
    ]);
    let first = world.confirm(&owner, document, corrections.clone()).await;
    assert_eq!(first["registration"]["status"], "CONFIRMED");
    let vehicle = &first["vehicle"];
    assert_eq!(
        (&vehicle["plate"], &vehicle["model"]),
        (&json!("PM-110-EP"), &json!("TIGUAN ALLSPACE"))
    );
    assert_eq!(vehicle["firstRegistration"], "2006-10-11");
    let model = field(&first["registration"], "D.3");
    assert_eq!((&model["value"], &model["rawText"]), (&json!("TIGUAN ALLSPACE"), &json!("TIGUAN")));
    assert_eq!((&model["reason"], &model["status"]), (&json!("CORRECTED"), &json!("TO_CONFIRM")));
    assert_eq!(model["confidence"], Value::Null);
    // What says the same as was read keeps its proof.
    assert_eq!(field(&first["registration"], "D.1")["status"], "VERIFIED");

    // The second click, with and without the corrections.
    for again in [corrections, json!([])] {
        assert_eq!(world.confirm(&owner, document, again).await["vehicle"], *vehicle);
    }
    let told = world.db.published::<VehicleConfirmed>().await;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].plate.as_str(), told[0].model.as_deref()),
        ("PM-110-EP", Some("TIGUAN ALLSPACE"))
    );
    assert_eq!(
        (told[0].eu_category.as_deref(), told[0].energy),
        (Some("M1"), "PETROL".parse().ok())
    );

    let other = json!([{ "code": "D.3", "value": "GOLF" }]);
    assert_eq!(world.refused(&owner, document, other).await, "ALREADY_CONFIRMED");
    // Both changes are kept for those who teach the reader, the third was none.
    world
        .db
        .execute(
            "DO $$ BEGIN ASSERT (SELECT array_agg(code || ':' || before || ':' || after ORDER BY code)
                FROM parser.corrections)
                = ARRAY['B:10/10/2006:11/10/2006', 'D.3:TIGUAN:TIGUAN ALLSPACE']; END $$",
        )
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_names_the_appointment_it_is_for() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.certificate(&owner).await;
    let (first, second) = (Uuid::now_v7(), Uuid::now_v7());
    // The second click tells nobody again; another appointment is told of the same vehicle.
    for appointment in [Some(first), Some(first), None, Some(second)] {
        let mut input = input(document, json!([]));
        input["input"]["appointmentId"] = json!(appointment);
        data(&world.schema, &owner, CONFIRM, input).await;
    }
    let told = world.db.published::<VehicleConfirmed>().await;
    let named: Vec<Option<Uuid>> = told.iter().map(|told| told.appointment_id).collect();
    assert_eq!(named, [Some(first), Some(second)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn confirmations_at_once_make_one_vehicle() {
    let world = World::new().await;
    let owner = viewers::customer();
    let documents = [world.certificate(&owner).await, world.certificate(&owner).await];
    let clicks = (0..8).map(|click| {
        let (schema, by) = (world.schema.clone(), owner.clone());
        let input = input(documents[click % 2], json!([]));
        tokio::spawn(async move { execute(&schema, &by, CONFIRM, input).await })
    });
    for click in clicks.collect::<Vec<_>>() {
        let answer = click.await.unwrap();
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    }
    assert_eq!(world.vehicles(&owner).await.as_array().unwrap().len(), 1);
    // One announcement for each certificate.
    assert_eq!(world.db.published::<VehicleConfirmed>().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_correction_names_its_field() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.certificate(&owner).await;
    for (code, value) in
        [("A", "pas une plaque"), ("E", "WVWGUPHSDTX25887"), ("B", "31/02/2006"), ("W", "x")]
    {
        let corrections = json!([{ "code": code, "value": value }]);
        let answer = execute(&world.schema, &owner, CONFIRM, input(document, corrections)).await;
        assert_eq!(testkit::code(&answer).as_deref(), Some("FIELD_INVALID"));
        let sentence = &answer.errors[0].message;
        assert!(sentence.contains(&format!("champ {code}")), "{sentence}");
    }
    assert_eq!(world.registration(&owner, document).await["status"], "TO_CONFIRM");
    assert_eq!(world.db.published::<VehicleConfirmed>().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_plate_there_is_no_vehicle_yet() {
    let world = World::new().await;
    let owner = viewers::customer();
    let mut page = page("008");
    let words = page["words"].as_array_mut().unwrap();
    words.retain(|word| {
        let text = word["text"].as_str().unwrap();
        !text.contains("PM-110-EP") && !text.contains("<<")
    });
    let document = world.read(&owner, "REGISTRATION_CERTIFICATE", page).await;
    assert_eq!(world.registration(&owner, document).await["plate"], Value::Null);
    assert_eq!(world.refused(&owner, document, json!([])).await, "FIELD_INVALID");
    let typed = json!([{ "code": "A", "value": "pm 110 ep" }]);
    let confirmed = world.confirm(&owner, document, typed).await;
    assert_eq!(confirmed["vehicle"]["plate"], "PM-110-EP");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_is_its_owners_and_the_staffs() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let document = world.certificate(&owner).await;
    assert_eq!(world.registration(&other, document).await, Value::Null);
    assert_eq!(world.refused(&other, document, json!([])).await, "REGISTRATION_NOT_FOUND");
    let anonymous = world.refused(&Viewer::Anonymous, document, json!([])).await;
    assert_eq!(anonymous, "UNAUTHENTICATED");

    let vehicle = world.confirm(&owner, document, json!([])).await["vehicle"]["id"].take();
    let look = "query($id: UUID!) { vehicle(id: $id) { plate } _entities(representations: [{__typename: \"Vehicle\", id: $id}]) { ... on Vehicle { plate } } }";
    let seen = data(&world.schema, &other, look, json!({ "id": vehicle })).await;
    assert_eq!(seen, json!({ "vehicle": null, "_entities": [null] }));
    let staff = viewers::staff(Role::Inspector);
    let seen = data(&world.schema, &staff, look, json!({ "id": vehicle })).await;
    assert_eq!(seen["vehicle"]["plate"], "PM-110-EP");
    assert_eq!(world.registration(&staff, document).await["status"], "CONFIRMED");
    // Of one centre: what hangs from an appointment there, and nothing for its id alone.
    let desk = viewers::staff_at(Uuid::now_v7(), Role::Receptionist);
    let seen = data(&world.schema, &desk, look, json!({ "id": vehicle })).await;
    assert_eq!(seen, json!({ "vehicle": null, "_entities": [{ "plate": "PM-110-EP" }] }));
    assert_eq!(world.vehicles(&other).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guests_vehicles_follow_into_the_account() {
    let world = World::new().await;
    let (guest, user) = (viewers::guest(), viewers::customer());
    // The user has one of the guest's two vehicles already.
    let known = world.certificate(&user).await;
    world.confirm(&user, known, json!([])).await;
    let same = world.certificate(&guest).await;
    let guests = world.confirm(&guest, same, json!([])).await["vehicle"]["id"].take();
    let new = world.read(&guest, "REGISTRATION_CERTIFICATE", page("010")).await;
    world.confirm(&guest, new, json!([])).await;

    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: user.id().unwrap() };
    for _ in 0..2 {
        world.db.publish(&joined).await;
        world.deliver().await;
    }
    let vehicles = world.vehicles(&user).await;
    assert_eq!(vehicles.as_array().unwrap().len(), 2, "{vehicles}");
    assert_eq!(world.vehicles(&guest).await, json!([]));
    assert_eq!(world.registration(&user, new).await["status"], "CONFIRMED");
    assert_eq!(world.registration(&guest, new).await, Value::Null);
    // An appointment may still name the guest's own row.
    let look = "query($id: UUID!) { vehicle(id: $id) { plate } }";
    let seen = data(&world.schema, &user, look, json!({ "id": guests })).await;
    assert_eq!(seen["vehicle"]["plate"], "PM-110-EP");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_read_around_the_log_in_is_the_customers() {
    for before in [true, false] {
        let world = World::new().await;
        let (guest, user) = (viewers::guest(), viewers::customer());
        let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: user.id().unwrap() };
        if !before {
            world.db.publish(&joined).await;
            world.deliver().await;
        }
        let document = world.certificate(&guest).await;
        if before {
            world.db.publish(&joined).await;
            world.deliver().await;
        }
        let seen = world.registration(&user, document).await;
        assert_eq!(seen["status"], "TO_CONFIRM", "read before: {before}");
        assert_eq!(world.registration(&guest, document).await, Value::Null);
        let told = world.db.published::<RegistrationRead>().await.remove(0);
        let owner = if before { guest.id() } else { user.id() };
        assert_eq!(Some(told.owner_id), owner, "read before: {before}");
    }
}
