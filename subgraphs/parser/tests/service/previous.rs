//! Earlier inspections: kept, told, seen by whom they concern, and counted for the one due next.
use crate::world::{World, field, lines, page};
use events::{
    auth::GuestJoined,
    parser::{PreviousInspectionRead, RegistrationRead},
};
use kernel::Role;
use serde_json::{Value, json};
use testkit::viewers;

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_kept_and_told() {
    let world = World::new().await;
    let owner = viewers::customer();
    // Said to be one, or recognised.
    for kind in ["PREVIOUS_INSPECTION", "OTHER"] {
        let document = world.read(&owner, kind, page("pv")).await;
        let seen = world.previous(&owner, document).await;
        for (key, value) in [
            ("number", json!("25416726")),
            ("date", json!("2025-06-17")),
            ("plate", json!("2374 VG 13")),
            ("mileageKm", json!(298_709)),
            ("result", json!("FAVOURABLE")),
            ("validUntil", json!("2027-06-17")),
            ("centre", json!("032T1937")),
        ] {
            assert_eq!(seen[key], value, "{key}");
        }
        let date = field(&seen, "PV.DATE");
        assert_eq!(
            (&date["label"], &date["value"]),
            (&json!("Date du contrôle"), &json!("17/06/2025"))
        );
        let fields = seen["fields"].as_array().unwrap();
        assert!(fields.iter().all(|field| field["status"] == "TO_CONFIRM"));
        assert_eq!(world.registration(&owner, document).await, Value::Null);

        let told = world.db.published::<PreviousInspectionRead>().await.pop().unwrap();
        assert_eq!((told.document_id, told.unreadable), (document, None));
        assert_eq!(told.result, Some(fr::Outcome::Favourable));
        assert_eq!(told.valid_until, "2027-06-17".parse().ok());
    }
    assert_eq!(world.db.published::<RegistrationRead>().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_paper_is_told_so_only_where_a_report_was_said_to_come() {
    let world = World::new().await;
    let owner = viewers::customer();
    let invoice = lines(&["FACTURE N° 2026-118", "Garage du Lac", "Vidange", "Total TTC 72,00"]);
    let document = world.read(&owner, "OTHER", invoice.clone()).await;
    assert_eq!(world.previous(&owner, document).await, Value::Null);
    assert_eq!(world.db.published::<PreviousInspectionRead>().await.len(), 0);

    let document = world.read(&owner, "PREVIOUS_INSPECTION", invoice).await;
    assert_eq!(world.previous(&owner, document).await, Value::Null);
    let told = world.db.published::<PreviousInspectionRead>().await.pop().unwrap();
    assert_eq!(told.unreadable.as_deref(), Some("NOT_AN_INSPECTION"));
    // The other way round: the certificate is asked for.
    let document = world.read(&owner, "REGISTRATION_CERTIFICATE", page("pv")).await;
    assert_eq!(world.registration(&owner, document).await["status"], "UNREADABLE");
    let told = world.db.published::<RegistrationRead>().await.pop().unwrap();
    assert_eq!(told.unreadable.as_deref(), Some("NOT_A_REGISTRATION"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_its_owners_and_the_staffs() {
    let world = World::new().await;
    let (guest, user) = (viewers::guest(), viewers::customer());
    let document = world.read(&guest, "PREVIOUS_INSPECTION", page("pv")).await;
    assert_eq!(world.previous(&user, document).await, Value::Null);
    let staff = viewers::staff(Role::Inspector);
    assert_eq!(world.previous(&staff, document).await["number"], "25416726");

    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: user.id().unwrap() };
    world.db.publish(&joined).await;
    world.deliver().await;
    assert_eq!(world.previous(&user, document).await["number"], "25416726");
    assert_eq!(world.previous(&guest, document).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_certificate_is_read_and_says_what_is_due() {
    let world = World::new().await;
    let owner = viewers::customer();
    // Issued in 2001, with labels for codes, and in 2009.
    let oldest = world.read(&owner, "REGISTRATION_CERTIFICATE", page("old")).await;
    let seen = world.registration(&owner, oldest).await;
    assert_eq!((&seen["status"], &seen["plate"]), (&json!("TO_CONFIRM"), &json!("611 DLW 01")));
    assert_eq!(field(&seen, "P.3")["value"], "GO");
    let due = world.due(&owner, oldest).await["dueInspection"].take();
    assert_eq!((&due["kind"], &due["certain"]), (&json!("PERIODIC"), &json!(false)));
    let old = world.read(&owner, "REGISTRATION_CERTIFICATE", page("fni")).await;
    let seen = world.registration(&owner, old).await;
    assert_eq!((&seen["status"], &seen["plate"]), (&json!("TO_CONFIRM"), &json!("1595 EX 01")));
    assert_eq!(field(&seen, "A")["status"], "TO_CONFIRM");
    let due = world.due(&owner, old).await["dueInspection"].take();
    assert_eq!((&due["kind"], &due["certain"]), (&json!("PERIODIC"), &json!(false)));

    // Its report was read with another plate: the same vehicle's, once that is put right.
    let mut report = page("pv");
    for word in report["words"].as_array_mut().unwrap() {
        if word["text"] == "2374 VG 13" {
            word["text"] = json!("1595 EX 01");
        }
    }
    world.read(&owner, "PREVIOUS_INSPECTION", report.clone()).await;
    let expected = json!({
        "kind": "PERIODIC", "opens": "2026-12-17", "before": "2027-06-17", "overdue": false,
        "basis": "LAST_INSPECTION", "certain": true,
    });
    assert_eq!(world.due(&owner, old).await["dueInspection"], expected);
    // Somebody else's report of a vehicle with this plate is theirs.
    let other = viewers::customer();
    let theirs = world.read(&other, "REGISTRATION_CERTIFICATE", page("fni")).await;
    assert_eq!(world.due(&other, theirs).await["dueInspection"]["certain"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_emission_class_is_what_the_certificate_says() {
    let world = World::new().await;
    let owner = viewers::customer();
    let document = world.certificate(&owner).await;
    // V.9 is `715/2007*2018/1832AP`.
    let class = world.due(&owner, document).await["euroClass"].take();
    assert_eq!(class, json!({ "number": 6, "stage": null }));
    let silent = world.read(&owner, "REGISTRATION_CERTIFICATE", page("fni")).await;
    assert_eq!(world.due(&owner, silent).await["euroClass"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_confirmed_goes_with_its_document() {
    let world = World::new().await;
    let owner = viewers::customer();
    let report = world.read(&owner, "PREVIOUS_INSPECTION", page("pv")).await;
    let other = world.read(&owner, "PREVIOUS_INSPECTION", page("pv")).await;
    let read = world.certificate(&owner).await;
    let known = world.certificate(&owner).await;
    world.confirm(&owner, known, json!([])).await;
    for document in [report, read, known] {
        world.delete(&owner, document).await;
    }
    assert_eq!(world.previous(&owner, report).await, Value::Null);
    assert_eq!(world.previous(&owner, other).await["number"], "25416726");
    assert_eq!(world.registration(&owner, read).await, Value::Null);
    // The vehicle rests on it, and its picture goes because it was confirmed.
    assert_eq!(world.registration(&owner, known).await["status"], "CONFIRMED");
}
