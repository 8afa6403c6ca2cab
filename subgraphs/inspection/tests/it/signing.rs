//! The signature: once, for good, and sealed to the one before.
use crate::bench::Bench;
use diesel_async::SimpleAsyncConnection;
use events::{inspection::Signed, parser::RegistrationDeleted};
use serde_json::json;
use sha2::{Digest, Sha256};
use testkit::execute;

const SIGN: &str = "mutation($input: SignInspectionInput!) { signInspection(input: $input) { inspection { id } } }";

#[tokio::test]
async fn a_signature_tells_all_that_is_printed() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let vehicle = bench.confirm_vehicle(appointment).await;
    bench.signed(appointment, &["0.2.1.b.1", "0.1.1.a.2"]).await;
    let told = bench.db.published::<Signed>().await;
    let [signed] = told.as_slice() else { panic!("one event, not {}", told.len()) };
    assert_eq!(signed.vehicle.vehicle_id, Some(vehicle));
    assert_eq!(signed.vehicle.vin.as_deref(), Some("VF1BB05CF31234567"));
    assert_eq!(signed.outcome, fr::Outcome::UnfavourableMajor);
    let codes: Vec<&str> = signed.defects.iter().map(|defect| defect.code.as_str()).collect();
    assert_eq!(codes, ["0.1.1.a.2", "0.2.1.b.1"], "gravest first");
    assert_eq!(signed.inspector_name, "Agnès Thévenoux");
    assert_eq!(signed.centre.approval_number, "S069C012");
}

#[tokio::test]
async fn a_vehicle_that_is_forgotten_is_printed_where_it_was_seen_and_nowhere_else() {
    let bench = Bench::new().await;
    let seen = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let vehicle = bench.confirm_vehicle(seen).await;
    let started = bench.completed(seen, &[]).await["id"].clone();
    let told = RegistrationDeleted {
        document_id: uuid::Uuid::now_v7(),
        owner_id: bench.owner.id().unwrap(),
        vehicle_ids: vec![vehicle],
    };
    bench.db.publish(&told).await;
    bench.deliver().await;
    bench.does("signInspection", json!({ "inspectionId": started, "idempotencyKey": "k" })).await;
    let later = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let arrived = bench.does("checkIn", json!({ "appointmentId": later })).await;
    assert_eq!((&arrived["plate"], &arrived["vehicleLabel"]), (&json!("AB-123-CD"), &json!(null)));
    assert_eq!(arrived["identity"]["vin"], json!(null));
    let told = bench.db.published::<Signed>().await;
    let vins: Vec<Option<&str>> = told.iter().map(|one| one.vehicle.vin.as_deref()).collect();
    assert_eq!(vins, [Some("VF1BB05CF31234567")]);
}

#[tokio::test]
async fn two_clicks_sign_once() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let id = bench.completed(appointment, &[]).await["id"].clone();
    let click = async |key: &str| {
        let input = json!({ "input": { "inspectionId": id, "idempotencyKey": key } });
        testkit::code(&execute(&bench.graph, &bench.inspector, SIGN, input).await)
    };
    let (one, two) = tokio::join!(click("same"), click("same"));
    assert_eq!((one, two), (None, None));
    assert_eq!(click("other").await.as_deref(), Some("INSPECTION_SIGNED"));
    assert_eq!(bench.db.published::<Signed>().await.len(), 1);
}

#[tokio::test]
async fn what_is_signed_stays_whoever_tries() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let id = bench.signed(appointment, &["0.1.1.a.2"]).await["id"].clone();
    let reopen = json!({ "inspectionId": id });
    assert_eq!(
        bench.refused(&bench.inspector, "reopenInspection", reopen).await,
        "INSPECTION_SIGNED"
    );
    let mut conn = bench.db.pool.get().await.unwrap();
    for forgery in [
        "UPDATE inspection.inspections SET outcome = 'FAVOURABLE'",
        "DELETE FROM inspection.recorded_defects",
        "UPDATE inspection.recorded_defects SET level = 'MINOR'",
        "DELETE FROM inspection.inspections",
        "INSERT INTO inspection.recorded_defects
            SELECT gen_random_uuid(), id, '0.1.1.b.2', '0.1.1', 'MAJOR', 'x', false
            FROM inspection.inspections",
    ] {
        let refused = conn.batch_execute(forgery).await.unwrap_err();
        assert!(refused.to_string().contains("is signed"), "{forgery}: {refused}");
    }
}

#[tokio::test]
async fn each_seal_holds_the_one_before() {
    let bench = Bench::new().await;
    let mut appointments = Vec::new();
    for plate in ["AA-111-AA", "BB-222-BB", "CC-333-CC"] {
        appointments.push(bench.expect("PERIODIC", Some(plate)).await);
    }
    let mut ids = Vec::new();
    for appointment in appointments {
        ids.push(bench.completed(appointment, &[]).await["id"].clone());
    }
    // At the same moment: the chain must not fork.
    let sign = async |id: &serde_json::Value| {
        let input = json!({ "input": { "inspectionId": id, "idempotencyKey": "k" } });
        let answer = execute(&bench.graph, &bench.inspector, SIGN, input).await;
        assert_eq!(testkit::code(&answer), None);
    };
    tokio::join!(sign(&ids[0]), sign(&ids[1]), sign(&ids[2]));

    let mut links = bench.db.published::<Signed>().await;
    let mut previous = String::new();
    while !links.is_empty() {
        let next = links.iter().position(|link| link.content_hash == sealed(link, &previous));
        previous = links.remove(next.expect("a link that follows")).content_hash;
    }
}

/// Computed anew, as an auditor would from the published events alone.
fn sealed(content: &Signed, previous: &str) -> String {
    let unsealed = Signed { content_hash: String::new(), ..content.clone() };
    let mut bytes = previous.as_bytes().to_vec();
    bytes.push(0);
    bytes.extend(serde_json::to_vec(&unsealed).unwrap());
    format!("{:x}", Sha256::digest(bytes))
}
