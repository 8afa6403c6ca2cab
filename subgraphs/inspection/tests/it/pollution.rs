//! Pollution checks and what follows them, and which failure a retest answers.
use crate::bench::{Bench, now};
use chrono::{Days, NaiveDate};
use events::inspection::Signed;
use fr::ServiceKind;
use inspection::Schema;
use serde_json::{Value, json};

const VAN: &str = "VV-111-VV";

fn later(day: &str) -> chrono::DateTime<chrono::Utc> {
    let day: NaiveDate = day.parse().unwrap();
    day.and_time(now().time()).and_utc()
}

/// A van inspected that day: from the door to the signature.
async fn inspected(
    bench: &Bench,
    service: &str,
    day: &str,
    defects: &[&str],
    more: Value,
) -> Value {
    let graph: Schema = bench.at(later(day));
    let appointment = bench.expect(service, Some(VAN)).await;
    let arrived = bench.does_on(&graph, "checkIn", json!({ "appointmentId": appointment })).await;
    let id = &arrived["id"];
    bench.does_on(&graph, "startInspection", json!({ "inspectionId": id })).await;
    let mut van = json!({
        "inspectionId": id, "vin": "VF1BB05CF31234567", "make": "RENAULT", "model": "KANGOO",
        "firstRegistration": "2015-03-12", "euCategory": "N1", "energy": "DIESEL",
        "usage": "ORDINARY", "odometerKm": 90_000,
    });
    for (field, value) in more.as_object().unwrap() {
        van[field] = value.clone();
    }
    let described = bench.does_on(&graph, "setVehicleIdentity", van).await;
    for code in defects {
        let record = json!({ "inspectionId": id, "code": code });
        bench.does_on(&graph, "recordDefect", record).await;
    }
    let points = json!({ "inspectionId": id, "points": described["requiredPoints"] });
    bench.does_on(&graph, "checkPoints", points).await;
    bench.does_on(&graph, "completeInspection", json!({ "inspectionId": id })).await;
    let sign = json!({ "inspectionId": id, "idempotencyKey": id });
    bench.does_on(&graph, "signInspection", sign).await
}

#[tokio::test]
async fn a_pollution_check_and_its_retest_hold_until_the_periodic_inspections_own_last_day() {
    let bench = Bench::new().await;
    let none = || json!({});
    inspected(&bench, "PERIODIC", "2026-01-15", &[], none()).await;
    let failed = inspected(&bench, "POLLUTION_CHECK", "2026-12-20", &["8.2.22.b.2"], none()).await;
    assert_eq!(failed["outcome"], "UNFAVOURABLE_MAJOR");
    assert_eq!(failed["retestBefore"], "2027-02-20");
    assert_eq!(failed["pointsTotal"], 10);
    let retest = inspected(&bench, "RETEST", "2027-02-20", &[], none()).await;
    assert_eq!(retest["nature"], "POLLUTION_CHECK");
    assert_eq!(retest["validUntil"], "2028-01-15");
    let content: Vec<&str> = retest["requiredPoints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point.as_str().unwrap())
        .collect();
    assert_eq!(
        content,
        [
            "0.1.1", "0.2.1", "0.3.1", "0.4.1", "0.6.1", "6.1.2", "6.1.3", "8.1.1", "8.2.21",
            "8.2.22"
        ]
    );
    let told = bench.db.published::<Signed>().await;
    let checks: Vec<_> = told.iter().map(|one| one.pollution_check_before).collect();
    assert_eq!(checks, ["2027-01-15".parse().ok(), None, None], "a year after the periodic one");
    assert_eq!(told[2].retest_of, Some(ServiceKind::PollutionCheck));
    assert_eq!(told[2].initial_on, "2026-12-20".parse().ok());
    assert_eq!(told[2].valid_until, "2028-01-15".parse().unwrap());
}

#[tokio::test]
async fn a_pollution_check_whose_periodic_inspection_was_made_elsewhere_asks_for_its_last_day() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("POLLUTION_CHECK", Some(VAN)).await).await;
    let van = json!({ "euCategory": "N1", "odometerKm": 1 });
    let described = bench.describe(&id, van).await;
    assert_eq!(described["missing"], json!(["PERIODIC_VALIDITY", "POINTS"]));
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id });
    let refused = bench.refused(&bench.inspector, "completeInspection", complete.clone()).await;
    assert_eq!(refused, "PERIODIC_VALIDITY_UNKNOWN");
    let until = json!({ "inspectionId": id, "periodicValidUntil": "2027-12-31" });
    assert_eq!(bench.does("setVehicleIdentity", until).await["missing"], json!([]));
    assert_eq!(bench.does("completeInspection", complete).await["validUntil"], "2027-12-31");
    // What has nothing to do with emissions is not recorded on it.
    let brakes = json!({ "inspectionId": id });
    bench.does("reopenInspection", brakes).await;
    let brakes = json!({ "inspectionId": id, "code": "1.1.13.a.2" });
    assert_eq!(
        bench.refused(&bench.inspector, "recordDefect", brakes).await,
        "DEFECT_OUT_OF_SCOPE"
    );
}

#[tokio::test]
async fn a_retest_answers_the_failure_that_is_open_and_no_typed_date_moves_it() {
    let bench = Bench::new().await;
    let plates = ["0.1.1.a.2"];
    let none = || json!({});
    inspected(&bench, "PERIODIC", "2026-01-10", &plates, none()).await;
    inspected(&bench, "RETEST", "2026-03-10", &[], none()).await;
    // Passed since: a date from nowhere before that is no open failure.
    let id = bench.open(bench.expect("RETEST", Some(VAN)).await).await;
    bench.describe(&id, json!({ "euCategory": "N1", "odometerKm": 1 })).await;
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id });
    let refused = bench.refused(&bench.inspector, "completeInspection", complete).await;
    assert_eq!(refused, "INITIAL_INSPECTION_UNKNOWN");

    inspected(&bench, "PERIODIC", "2026-12-31", &plates, none()).await;
    let typed = json!({ "initialInspectionDate": "2026-11-23" });
    let last_day = inspected(&bench, "RETEST", "2027-02-28", &[], typed).await;
    assert_eq!(last_day["validUntil"], "2028-12-31", "from ours, not from the typed day");
    let told = bench.db.published::<Signed>().await;
    assert_eq!(told.last().unwrap().initial_on, "2026-12-31".parse().ok());
}

#[tokio::test]
async fn a_retest_a_day_after_its_two_months_is_refused() {
    let bench = Bench::new().await;
    inspected(&bench, "PERIODIC", "2026-12-31", &["0.1.1.a.2"], json!({})).await;
    let late: NaiveDate = "2027-02-28".parse().unwrap();
    let late = late.checked_add_days(Days::new(1)).unwrap().to_string();
    let graph = bench.at(later(&late));
    let appointment = bench.expect("RETEST", Some(VAN)).await;
    let arrived = bench.does_on(&graph, "checkIn", json!({ "appointmentId": appointment })).await;
    assert_eq!(arrived["missing"].as_array().unwrap().last().unwrap(), "POINTS");
    assert!(arrived["missing"].as_array().unwrap().contains(&json!("INITIAL_INSPECTION")));
    assert!(arrived["pointsTotal"].as_u64().unwrap() > 100, "everything is looked at again");
}
