//! Suspended and taken up again; and how long an inspection was at each stage.
use crate::bench::{Bench, now};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use kernel::Role;
use serde_json::{Value, json};
use testkit::{data, viewers};

const STAGES: &str = "query($id: UUID!) { inspection(id: $id) { status workflow { maySuspend
    stages { status reason author } spent { status seconds } hindrance { code } } } }";

impl Bench {
    async fn stages(&self, id: &Value, minutes: i64) -> Value {
        let graph = self.at(now() + TimeDelta::minutes(minutes));
        data(&graph, &self.inspector, STAGES, json!({ "id": id })).await["inspection"].take()
    }

    async fn later(&self, minutes: i64, mutation: &str, input: Value) -> Value {
        self.does_on(&self.at(now() + TimeDelta::minutes(minutes)), mutation, input).await
    }
}

#[tokio::test]
async fn what_is_suspended_records_nothing_until_it_is_gone_on_with() {
    let bench = Bench::new().await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let one = json!({ "inspectionId": id });
    let why = json!({ "inspectionId": id, "reason": " antivol de roue absent " });
    assert_eq!(bench.stages(&id, 0).await["workflow"]["maySuspend"], true);
    let short = json!({ "inspectionId": id, "reason": "x" });
    let refused = bench.refused(&bench.inspector, "suspendInspection", short).await;
    assert_eq!(refused, "REASON_INVALID");
    assert_eq!(
        bench.refused(&bench.inspector, "resumeInspection", one.clone()).await,
        "WRONG_STATUS"
    );
    assert_eq!(bench.does("suspendInspection", why.clone()).await["status"], "SUSPENDED");
    for (mutation, input) in [
        ("suspendInspection", why),
        ("startInspection", one.clone()),
        ("checkPoints", json!({ "inspectionId": id, "points": ["0.1.1"] })),
        ("recordDefect", json!({ "inspectionId": id, "code": "0.1.1.a.2" })),
        ("completeInspection", one.clone()),
        ("setVehicleIdentity", json!({ "inspectionId": id, "make": "RENAULT" })),
    ] {
        let refused = bench.refused(&bench.inspector, mutation, input).await;
        assert_eq!(refused, "WRONG_STATUS", "{mutation}");
    }
    assert_eq!(bench.stages(&id, 0).await["workflow"]["maySuspend"], false);
    assert_eq!(bench.does("resumeInspection", one.clone()).await["status"], "IN_PROGRESS");
    bench.does("suspendInspection", json!({ "inspectionId": id, "reason": "clé perdue" })).await;
    let gone = json!({ "inspectionId": id, "reason": "client parti" });
    assert_eq!(bench.does("abandonInspection", gone).await["status"], "ABANDONED");
}

#[tokio::test]
async fn a_suspended_inspection_frees_its_inspector_and_stays_theirs() {
    let bench = Bench::new().await;
    bench.registered(&bench.inspector, "069D1", &["LIGHT"]).await;
    let colleague = viewers::staff_at(bench.centre, Role::Inspector);
    bench.registered(&colleague, "069D2", &["LIGHT"]).await;
    let first = bench.open(bench.expect("PERIODIC", Some("AA-111-AA")).await).await;
    let why = json!({ "inspectionId": first, "reason": "pièce attendue" });
    bench.does("suspendInspection", why).await;
    let second = bench.open(bench.expect("PERIODIC", Some("BB-222-BB")).await).await;
    let one = json!({ "inspectionId": first });
    let busy = bench.refused(&bench.inspector, "resumeInspection", one.clone()).await;
    assert_eq!(busy, "INSPECTOR_BUSY");
    assert_eq!(bench.stages(&first, 0).await["workflow"]["hindrance"]["code"], "INSPECTOR_BUSY");
    let refused = bench.refused(&colleague, "resumeInspection", one.clone()).await;
    assert_eq!(refused, "OTHER_INSPECTOR");
    let why = json!({ "inspectionId": second, "reason": "client parti" });
    bench.does("abandonInspection", why).await;
    assert_eq!(bench.does("resumeInspection", one).await["status"], "IN_PROGRESS");
}

#[tokio::test]
async fn times_are_kept_by_stage_and_stay_as_they_were_signed() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let arrived = bench.does("checkIn", json!({ "appointmentId": appointment })).await;
    let id = arrived["id"].clone();
    let one = json!({ "inspectionId": id });
    bench.later(10, "startInspection", one.clone()).await;
    let why = json!({ "inspectionId": id, "reason": "antivol de roue absent" });
    bench.later(25, "suspendInspection", why).await;
    bench.later(55, "resumeInspection", one.clone()).await;
    bench.describe(&id, json!({})).await;
    bench.check_all(&id).await;
    bench.later(60, "completeInspection", json!({ "inspectionId": id, "odometerKm": 1_000 })).await;
    bench.later(61, "reopenInspection", one).await;
    bench.later(63, "completeInspection", json!({ "inspectionId": id })).await;
    let open = bench.stages(&id, 64).await;
    assert_eq!(open["workflow"]["spent"][3], json!({ "status": "COMPLETED", "seconds": 120 }));
    let sign = json!({ "inspectionId": id, "idempotencyKey": "k" });
    bench.later(70, "signInspection", sign).await;
    let told = bench.stages(&id, 600).await;
    let minutes = |status: &str, minutes: i64| json!({ "status": status, "seconds": minutes * 60 });
    assert_eq!(
        told["workflow"]["spent"],
        json!([
            minutes("CHECKED_IN", 10),
            minutes("IN_PROGRESS", 22),
            minutes("SUSPENDED", 30),
            minutes("COMPLETED", 8)
        ])
    );
    let stages = told["workflow"]["stages"].as_array().unwrap();
    let names: Vec<_> = stages.iter().filter_map(|stage| stage["status"].as_str()).collect();
    assert_eq!(
        names,
        [
            "CHECKED_IN",
            "IN_PROGRESS",
            "SUSPENDED",
            "IN_PROGRESS",
            "COMPLETED",
            "IN_PROGRESS",
            "COMPLETED",
            "SIGNED"
        ]
    );
    assert_eq!(stages[2]["reason"], "antivol de roue absent");
    assert_eq!(stages[7]["author"], "Agnès Thévenoux");
    let mut conn = bench.db.pool.get().await.unwrap();
    let forged = "UPDATE inspection.stage_entries SET at = now()";
    assert!(conn.batch_execute(forged).await.unwrap_err().to_string().contains("is signed"));
}

#[tokio::test]
async fn the_version_before_suspensions_sees_what_it_knows() {
    let bench = Bench::new().await;
    bench.registered(&bench.inspector, "069D1", &["LIGHT"]).await;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let why = json!({ "inspectionId": id, "reason": "pièce attendue" });
    bench.does("suspendInspection", why).await;
    // What it does: it reads and writes `status`, and knows no `stage`.
    let old = |status: &str| {
        format!(
        "DO $$ BEGIN ASSERT (SELECT status FROM inspection.inspections) = 'IN_PROGRESS'; END $$;
         UPDATE inspection.inspections SET version = version + 1;
         UPDATE inspection.inspections SET status = '{status}', abandon_reason = 'parti'"
    )
    };
    bench.db.execute(&old("ABANDONED")).await;
    assert_eq!(bench.stages(&id, 0).await["status"], "ABANDONED");
    let other = bench.open(bench.expect("PERIODIC", Some("BB-222-BB")).await).await;
    assert!(other.is_string(), "who suspended it is free");
}
