//! Who the vehicle is: prefilled, entered, corrected, and complete before a result.
use crate::bench::{Bench, now};
use chrono::TimeDelta;
use events::{appointment::PlateSet, inspection::Signed};
use fr::VehicleUsage;
use serde_json::{Value, json};
use testkit::{data, execute};

/// The source of what is known of a field last, with whoever said it.
fn source<'a>(inspection: &'a Value, field: &str) -> (&'a Value, &'a Value) {
    let entries = inspection["identity"]["entries"].as_array().unwrap();
    let last = entries.iter().rev().find(|entry| entry["field"] == field).unwrap();
    (&last["source"], &last["author"])
}

#[tokio::test]
async fn a_car_booked_without_its_plate_is_inspected_once_the_inspector_has_read_it() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", None).await).await;
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 128_450 });
    let document = "mutation($input: CompleteInspectionInput!) {
        completeInspection(input: $input) { inspection { id } } }";
    let answer =
        execute(&bench.graph, &bench.inspector, document, json!({ "input": complete })).await;
    assert_eq!(testkit::code(&answer).as_deref(), Some("IDENTITY_INCOMPLETE"));
    let told = serde_json::to_value(&answer.errors[0]).unwrap();
    // The booking knew category and energy; the rest is named by the fields that mend it.
    assert_eq!(
        told["extensions"]["fields"],
        json!(["plate", "vin", "make", "model", "firstRegistration", "usage"])
    );
    assert!(told["message"].as_str().unwrap().contains("l’immatriculation, le numéro"));
    assert!(told["extensions"]["en"].as_str().unwrap().contains("setVehicleIdentity"));

    let described = bench.describe(&id, json!({ "plate": "ab123cd", "odometerKm": 128_450 })).await;
    assert_eq!(described["missing"], json!([]));
    assert_eq!(described["plate"], "AB-123-CD");
    let done = bench.does("completeInspection", json!({ "inspectionId": id })).await;
    assert_eq!((&done["outcome"], &done["odometerKm"]), (&json!("FAVOURABLE"), &json!(128_450)));
    // Afterwards it is taken up again first.
    let late = json!({ "inspectionId": id, "make": "DACIA" });
    assert_eq!(bench.refused(&bench.inspector, "setVehicleIdentity", late).await, "WRONG_STATUS");
}

#[tokio::test]
async fn what_is_known_is_prefilled_and_a_correction_keeps_its_author() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let arrived = bench.does("checkIn", json!({ "appointmentId": appointment })).await;
    assert_eq!(arrived["identity"]["energy"], "DIESEL");
    assert_eq!(arrived["identity"]["euCategory"], "M1");
    assert_eq!(source(&arrived, "ENERGY"), (&json!("BOOKING"), &json!(null)));
    let id = arrived["id"].clone();
    let mend = json!({ "inspectionId": id, "energy": "PETROL", "make": " RENAULT " });
    let corrected = bench.does("setVehicleIdentity", mend).await;
    assert_eq!(source(&corrected, "ENERGY"), (&json!("STAFF"), &json!("Agnès Thévenoux")));
    let entries = corrected["identity"]["entries"].as_array().unwrap();
    let energy = entries.iter().rfind(|entry| entry["field"] == "ENERGY").unwrap();
    assert_eq!((&energy["before"], &energy["value"]), (&json!("DIESEL"), &json!("PETROL")));

    // The certificate comes late: it fills what is missing, and takes nothing from the inspector.
    bench.confirm_vehicle(appointment).await;
    let asked = "query($id: UUID!) { inspection(id: $id) { vehicleLabel requiredPoints identity {
        vin energy usage make entries { field source author } } } }";
    let known = data(&bench.graph, &bench.inspector, asked, json!({ "id": id })).await;
    let known = &known["inspection"];
    assert_eq!(known["identity"]["vin"], "VF1BB05CF31234567");
    assert_eq!(known["identity"]["usage"], "ORDINARY", "the certificate mentions no other");
    assert_eq!(known["identity"]["energy"], "PETROL");
    assert_eq!(source(known, "VIN"), (&json!("CERTIFICATE"), &json!(null)));
    let points = known["requiredPoints"].as_array().unwrap();
    assert!(points.contains(&json!("8.2.11")) && !points.contains(&json!("8.2.22")), "petrol");
}

#[tokio::test]
async fn another_plate_is_another_vehicle_and_takes_nothing_from_the_first_ones_paper() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    bench.confirm_vehicle(appointment).await;
    let id = bench.open(appointment).await;
    let other = json!({ "inspectionId": id, "plate": "GH-456-JK" });
    let described = bench.does("setVehicleIdentity", other).await;
    assert_eq!(described["identity"]["vin"], json!(null));
    assert_eq!(described["vehicleLabel"], json!(null));
    // And a certificate of the first one says nothing more of this one.
    bench.confirm_vehicle(appointment).await;
    let asked = "query($id: UUID!) { inspection(id: $id) { plate identity { vin } } }";
    let known = data(&bench.graph, &bench.inspector, asked, json!({ "id": id })).await;
    let expected = json!({ "plate": "GH-456-JK", "identity": { "vin": null } });
    assert_eq!(known["inspection"], expected);
}

#[tokio::test]
async fn a_plate_that_its_owner_gives_late_reaches_the_inspection() {
    let bench = Bench::new().await;
    let mut facts = bench.facts("PERIODIC", None);
    let appointment = facts.appointment_id;
    bench.db.publish(&events::appointment::Confirmed { facts: facts.clone() }).await;
    bench.deliver().await;
    let id = bench.open(appointment).await;
    for plate in ["AB-123-CD", "GH-456-JK"] {
        facts.plate = Some(plate.to_owned());
        bench.db.publish(&PlateSet { facts: facts.clone() }).await;
        bench.deliver().await;
    }
    let asked = "query($id: UUID!) { inspection(id: $id) { plate } }";
    let known = data(&bench.graph, &bench.inspector, asked, json!({ "id": id })).await;
    assert_eq!(known["inspection"]["plate"], "AB-123-CD", "the first one named, until it is read");
}

#[tokio::test]
async fn a_taxi_gets_twelve_months_and_its_report_says_why() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let certificate = events::parser::VehicleConfirmed {
        special_uses: Some(vec![VehicleUsage::Taxi]),
        ..bench.certificate(appointment, "AB-123-CD")
    };
    bench.db.publish(&certificate).await;
    bench.deliver().await;
    bench.signed(appointment, &[]).await;
    let entered = bench.expect("PERIODIC", Some("BB-222-BB")).await;
    let id = bench.open(entered).await;
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 1, "usage": "MEDICAL_TRANSPORT" });
    let done = bench.does("completeInspection", complete).await;
    assert_eq!(done["validUntil"], "2027-11-23");
    let told = &bench.db.published::<Signed>().await[0];
    assert_eq!(told.usage, Some(VehicleUsage::Taxi));
    assert_eq!(told.valid_until, "2027-11-23".parse().unwrap());
}

#[tokio::test]
async fn a_checklist_is_that_of_the_vehicle_and_follows_its_correction() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    bench.check_all(&id).await;
    let listed = async || {
        let asked = "query($id: UUID!) { inspection(id: $id) { requiredPoints checkedPoints
            checklist { groups { points { code toVerify defects { code } } } } } }";
        let found = data(&bench.graph, &bench.inspector, asked, json!({ "id": id })).await;
        let points: Vec<Value> = found["inspection"]["checklist"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|function| function["groups"].as_array().unwrap())
            .flat_map(|group| group["points"].as_array().unwrap().clone())
            .collect();
        assert_eq!(points.len(), found["inspection"]["requiredPoints"].as_array().unwrap().len());
        (points, found["inspection"]["checkedPoints"].as_array().unwrap().len())
    };
    let (diesel, checked) = listed().await;
    assert_eq!((diesel.len(), checked), (125, 125));
    let electric = json!({ "inspectionId": id, "energy": "ELECTRIC" });
    bench.does("setVehicleIdentity", electric).await;
    let (electric, checked) = listed().await;
    assert_eq!((electric.len(), checked), (120, 120));
    assert!(!electric.iter().any(|point| point["code"] == "8.2.22"));
    let motorcycle = json!({ "inspectionId": id, "euCategory": "L3E", "energy": "PETROL" });
    bench.does("setVehicleIdentity", motorcycle).await;
    let (points, _) = listed().await;
    assert!(points.iter().all(|point| point["toVerify"] == true), "until the list is imported");
    assert!(points.iter().any(|point| point["code"] == "6.2.12"));
    let grips = json!({ "inspectionId": id, "code": "6.2.12.a.2" });
    assert_eq!(bench.does("recordDefect", grips).await["defects"][0]["toVerify"], true);
    let other = json!({ "inspectionId": id, "plate": "AB-123-CD", "usage": "ORDINARY",
        "vin": "VF1BB05CF31234567", "make": "YAMAHA", "model": "MT-07",
        "firstRegistration": "2019-03-12" });
    bench.does("setVehicleIdentity", other).await;
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 12_000 });
    let later = bench.at(now() + TimeDelta::hours(1));
    let done = bench.does_on(&later, "completeInspection", complete).await;
    assert_eq!(done["outcome"], "UNFAVOURABLE_MAJOR");
}
