//! A vehicle is checked in, inspected and signed for by the staff of its centre.
use crate::bench::Bench;
use kernel::Role;
use serde_json::json;
use testkit::{data, viewers::staff_at};
use uuid::Uuid;

const READ: &str = "query($id: UUID!, $a: UUID!) { inspection(id: $id) { status }
    inspectionByAppointment(appointmentId: $a) { status } }";

#[tokio::test]
async fn staff_of_another_centre_check_nothing_in_and_see_nothing() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let elsewhere = Uuid::now_v7();
    let arrive = json!({ "appointmentId": appointment });
    for role in [Role::Receptionist, Role::Inspector, Role::Manager] {
        let there = staff_at(elsewhere, role);
        let code = bench.refused(&there, "checkIn", arrive.clone()).await;
        assert_eq!(code, "APPOINTMENT_NOT_EXPECTED", "{role}");
    }
    let id = bench.completed(appointment, &[]).await["id"].clone();
    let one = json!({ "inspectionId": id });
    let with = |more: serde_json::Value| {
        let mut input = one.clone();
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    for role in [Role::Receptionist, Role::Inspector, Role::Manager] {
        let (here, there) = (staff_at(bench.centre, role), staff_at(elsewhere, role));
        for (viewer, sees) in [(&here, true), (&there, false)] {
            let variables = json!({ "id": id, "a": appointment });
            let seen = data(&bench.graph, viewer, READ, variables).await;
            assert_eq!(!seen["inspection"].is_null(), sees, "{role}");
            assert_eq!(!seen["inspectionByAppointment"].is_null(), sees, "{role}");
        }
        for (mutation, input) in [
            ("startInspection", one.clone()),
            ("reopenInspection", one.clone()),
            ("checkPoints", with(json!({ "points": ["1.1.1"] }))),
            ("recordDefect", with(json!({ "code": "0.1.1.a.2" }))),
            ("completeInspection", with(json!({ "odometerKm": 1 }))),
            ("abandonInspection", with(json!({ "reason": "parti sans attendre" }))),
            ("setVehicleIdentity", with(json!({ "make": "RENAULT" }))),
        ] {
            let code = bench.refused(&there, mutation, input).await;
            assert_eq!(code, "INSPECTION_NOT_FOUND", "{role} {mutation}");
        }
    }
    let sign = with(json!({ "idempotencyKey": "k" }));
    let there = staff_at(elsewhere, Role::Inspector);
    let code = bench.refused(&there, "signInspection", sign.clone()).await;
    assert_eq!(code, "INSPECTION_NOT_FOUND");
    let desk = staff_at(bench.centre, Role::Receptionist);
    assert_eq!(bench.refused(&desk, "signInspection", sign.clone()).await, "FORBIDDEN");
    let here = Bench { inspector: staff_at(bench.centre, Role::Inspector), ..bench };
    here.does("signInspection", sign).await;
    // The catalogue is the network's.
    let manager = staff_at(here.centre, Role::Manager);
    let rows = "{ catalogueRowsToApprove { code } }";
    let code = testkit::refusal(&here.graph, &manager, rows, json!({})).await;
    assert_eq!(code, "FORBIDDEN");
}
