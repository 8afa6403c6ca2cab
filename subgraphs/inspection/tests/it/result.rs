//! From the door to the result.
use crate::bench::{Bench, now};
use chrono::TimeDelta;
use events::{
    appointment::{Cancelled, Confirmed, Rescheduled},
    inspection::{Abandoned, CheckedIn},
};
use kernel::Role;
use serde_json::json;
use testkit::{data, execute, viewers};

#[tokio::test]
async fn a_sound_vehicle_passes() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    bench.confirm_vehicle(appointment).await;
    let done = bench.completed(appointment, &[]).await;
    assert_eq!(done["status"], "COMPLETED");
    assert_eq!(done["outcome"], "FAVOURABLE");
    assert_eq!(done["validUntil"], "2028-11-23");
    assert_eq!(done["retestBefore"], json!(null));
    assert_eq!(done["vehicleLabel"], "RENAULT CLIO");
    assert_eq!(done["inspectorName"], "Agnès Thévenoux");
    assert_eq!(done["missing"], json!([]));
    assert_eq!(bench.db.published::<CheckedIn>().await.len(), 1);
}

#[tokio::test]
async fn defects_decide_the_result_and_can_be_taken_back() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let id = bench.open(appointment).await;
    let input = json!({ "inspectionId": id, "code": "0.1.1.a.2", "location": "AR",
        "comment": " tient par une seule vis " });
    let found = bench.does("recordDefect", input.clone()).await;
    let defect = &found["defects"][0];
    assert_eq!(defect["level"], "MAJOR");
    assert_eq!(defect["comment"], "tient par une seule vis");
    assert_eq!(defect["component"], "Plaques d'immatriculation");
    assert_eq!(
        bench.refused(&bench.inspector, "recordDefect", input).await,
        "DEFECT_ALREADY_RECORDED"
    );
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 128_450 });
    let done = bench.does("completeInspection", complete.clone()).await;
    assert_eq!(done["outcome"], "UNFAVOURABLE_MAJOR");
    assert_eq!(done["retestBefore"], "2027-01-23");
    assert_eq!(done["validUntil"], json!(null), "a failed inspection is not valid");

    let remove = json!({ "inspectionId": id, "defectId": defect["id"] });
    assert_eq!(
        bench.refused(&bench.inspector, "removeDefect", remove.clone()).await,
        "WRONG_STATUS"
    );
    bench.does("reopenInspection", json!({ "inspectionId": id })).await;
    bench.does("removeDefect", remove).await;
    let again = bench.does("completeInspection", complete).await;
    assert_eq!(again["outcome"], "FAVOURABLE");
}

#[tokio::test]
async fn nothing_is_completed_before_everything_was_looked_at() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 128_450 });
    assert_eq!(
        bench.refused(&bench.inspector, "completeInspection", complete.clone()).await,
        "POINTS_UNCHECKED"
    );
    let unknown = json!({ "inspectionId": id, "points": ["0.1.1", "9.9.9"] });
    assert_eq!(bench.refused(&bench.inspector, "checkPoints", unknown).await, "POINT_UNKNOWN");
    let one = bench.does("checkPoints", json!({ "inspectionId": id, "points": ["0.1.1"] })).await;
    assert_eq!(one["checkedPoints"], json!(["0.1.1"]));
    assert_eq!(one["pointsTotal"], 125, "of a diesel car");
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    let wrong = json!({ "inspectionId": id, "odometerKm": -1 });
    assert_eq!(
        bench.refused(&bench.inspector, "completeInspection", wrong).await,
        "ODOMETER_INVALID"
    );
    bench.does("completeInspection", complete).await;
}

#[tokio::test]
async fn only_approved_defects_of_this_vehicle_are_recorded() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let refused = async |code: &str| {
        let input = json!({ "inspectionId": id, "code": code });
        bench.refused(&bench.inspector, "recordDefect", input).await
    };
    assert_eq!(refused("9.9.9.z.1").await, "DEFECT_UNKNOWN");
    // Of the emissions of a petrol engine, of a motorcycle's stand, and of a recall, which comes from
    // elsewhere.
    for other in ["8.2.11.a.2", "6.2.11.a.2", "0.7.1.a.3"] {
        assert_eq!(refused(other).await, "DEFECT_OUT_OF_SCOPE", "{other}");
    }
    // Grade D in the bundled catalogue.
    let disabled = include_str!("../../catalogue/defects.csv")
        .lines()
        .find(|line| line.contains(",D,from-memory,"))
        .and_then(|line| line.split(',').next())
        .unwrap();
    assert_eq!(refused(disabled).await, "DEFECT_DISABLED");
}

#[tokio::test]
async fn a_comment_is_kept_as_the_report_will_print_it_or_refused() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let comment = |text: &str| json!({ "inspectionId": id, "code": "0.1.1.a.2", "location": "AR", "comment": text });
    let refused = bench.refused(&bench.inspector, "recordDefect", comment("rayée 🚗")).await;
    assert_eq!(refused, "TEXT_NOT_PRINTABLE");
    let typed = "Vu par Zoe\u{301} Łuć\u{200b} : ≥ 2 mm, 5 µm, 10 Ω";
    let found = bench.does("recordDefect", comment(typed)).await;
    assert_eq!(found["defects"][0]["comment"], "Vu par Zoé Łuć : ≥ 2 mm, 5 µm, 10 Ω");
}

#[test]
fn every_label_of_the_bundled_catalogue_can_be_printed() {
    let all = include_str!("../../catalogue/defects.csv").lines();
    for line in all.chain(include_str!("../../catalogue/points.csv").lines()) {
        assert!(kernel::printed::accepted(line).is_ok(), "{line}");
    }
}

#[tokio::test]
async fn a_defect_is_recorded_at_every_place_of_the_list_and_at_no_other() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let asked = "{ defectLocations { code label labelEn } }";
    let found = data(&bench.graph, &bench.inspector, asked, json!({})).await;
    let places = found["defectLocations"].as_array().unwrap();
    let codes: Vec<&str> = places.iter().map(|place| place["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["AV", "AR", "D", "G", "C", "AVD", "AVG", "ARD", "ARG"]);
    for place in places {
        let input = json!({ "inspectionId": id, "code": "5.2.3.e.2", "location": place["code"] });
        let noted = bench.does("recordDefect", input).await;
        let defect = noted["defects"]
            .as_array()
            .unwrap()
            .iter()
            .find(|defect| defect["location"] == place["code"])
            .unwrap();
        assert_eq!(defect["locationLabel"], place["label"]);
        assert_eq!(defect["component"], "Roues et pneus : Pneumatiques");
    }
    // Words are no codes: the schema itself refuses them.
    let words = json!({ "inspectionId": id, "code": "5.2.3.e.2", "location": "Avant gauche" });
    let document = "mutation($input: RecordDefectInput!) { recordDefect(input: $input) {
        inspection { id } } }";
    let answer = execute(&bench.graph, &bench.inspector, document, json!({ "input": words })).await;
    assert!(!answer.errors.is_empty());
}

#[tokio::test]
async fn only_what_is_confirmed_and_not_cancelled_is_expected() {
    let bench = Bench::new().await;
    let facts = bench.facts("PERIODIC", Some("AB-123-CD"));
    let input = json!({ "appointmentId": facts.appointment_id });
    let refused = bench.refused(&bench.inspector, "checkIn", input.clone());
    assert_eq!(refused.await, "APPOINTMENT_NOT_EXPECTED");
    bench.db.publish(&Confirmed { facts: facts.clone() }).await;
    let moved = Rescheduled { facts: facts.clone(), previous_starts_at: facts.starts_at };
    bench.db.publish(&moved).await;
    bench
        .db
        .publish(&Cancelled {
            facts,
            reason: String::new(),
            by_staff: false,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        })
        .await;
    bench.deliver().await;
    assert_eq!(bench.refused(&bench.inspector, "checkIn", input).await, "APPOINTMENT_NOT_EXPECTED");
}

#[tokio::test]
async fn two_clicks_check_one_vehicle_in() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let document =
        "mutation($input: CheckInInput!) { checkIn(input: $input) { inspection { id } } }";
    let click = async || {
        let input = json!({ "input": { "appointmentId": appointment } });
        execute(&bench.graph, &bench.inspector, document, input).await
    };
    let (one, two, three) = tokio::join!(click(), click(), click());
    let mut codes: Vec<_> = [one, two, three].iter().map(testkit::code).collect();
    codes.sort();
    let refused = Some("ALREADY_CHECKED_IN".to_owned());
    assert_eq!(codes, [None, refused.clone(), refused]);
    assert_eq!(bench.db.published::<CheckedIn>().await.len(), 1);
}

#[tokio::test]
async fn an_abandoned_inspection_gives_way_to_another() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let id = bench.open(appointment).await;
    let silent = json!({ "inspectionId": id, "reason": " " });
    assert_eq!(
        bench.refused(&bench.inspector, "abandonInspection", silent).await,
        "REASON_INVALID"
    );
    let input = json!({ "inspectionId": id, "reason": "Banc de freinage en panne" });
    let broken_off = bench.does("abandonInspection", input).await;
    assert_eq!(broken_off["status"], "ABANDONED");
    assert_eq!(bench.db.published::<Abandoned>().await.len(), 1);
    assert_eq!(bench.completed(appointment, &[]).await["status"], "COMPLETED");
}

#[tokio::test]
async fn a_retest_follows_its_initial_inspection() {
    let bench = Bench::new().await;
    let first = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    bench.signed(first, &["0.1.1.a.2"]).await;
    let second = bench.expect("RETEST", Some("AB-123-CD")).await;
    let month_later = bench.at(now() + TimeDelta::days(30));
    let arrived = bench.does("checkIn", json!({ "appointmentId": second })).await;
    assert!(arrived["pointsTotal"].as_u64().unwrap() < 20, "only what belongs to the plates");
    let id = &arrived["id"];
    bench.does("startInspection", json!({ "inspectionId": id })).await;
    bench.describe(id, json!({})).await;
    bench.check_all(id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 128_500 });
    let done = bench.does_on(&month_later, "completeInspection", complete).await;
    assert_eq!(done["validUntil"], "2028-11-23", "counts from the initial inspection");
}

#[tokio::test]
async fn a_retest_without_a_known_initial_inspection_asks_for_its_date() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("RETEST", Some("ZZ-999-ZZ")).await).await;
    let described = bench.describe(&id, json!({ "odometerKm": 1 })).await;
    assert_eq!(described["missing"], json!(["INITIAL_INSPECTION", "POINTS"]));
    bench.check_all(&id).await;
    let complete = |date: Option<&str>| json!({ "inspectionId": id, "odometerKm": 1, "initialInspectionDate": date });
    let refused =
        async |date| bench.refused(&bench.inspector, "completeInspection", complete(date)).await;
    assert_eq!(refused(None).await, "INITIAL_INSPECTION_UNKNOWN");
    assert_eq!(refused(Some("2026-09-01")).await, "RETEST_TOO_LATE");
    let done = bench.does("completeInspection", complete(Some("2026-10-15"))).await;
    assert_eq!(done["validUntil"], "2028-10-15");
}

#[tokio::test]
async fn customers_neither_check_in_nor_sign_and_receptionists_do_not_sign() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let input = json!({ "appointmentId": appointment });
    assert_eq!(bench.refused(&bench.owner, "checkIn", input).await, "FORBIDDEN");
    let id = bench.completed(appointment, &[]).await["id"].clone();
    let sign = json!({ "inspectionId": id, "idempotencyKey": "k" });
    let receptionist = viewers::staff(Role::Receptionist);
    assert_eq!(bench.refused(&receptionist, "signInspection", sign).await, "FORBIDDEN");
}
