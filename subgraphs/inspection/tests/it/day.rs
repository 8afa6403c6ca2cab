//! An inspector's whole day: twelve vehicles, a motorcycle, an electric car, a recall and two retests among
//! them, on two tablets of which one is without network for an hour.
use crate::bench::{Bench, now};
use chrono::TimeDelta;
use events::{appointment::Confirmed, inspection::Signed};
use fr::Outcome;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use testkit::{data, viewers};
use uuid::Uuid;

/// What a tablet has to send.
struct Record {
    mutation: &'static str,
    input: Value,
}

struct Tablet {
    of: Viewer,
    waiting: Vec<Record>,
}

impl Tablet {
    /// Records something under an id of its own.
    fn note(&mut self, mutation: &'static str, mut input: Value) {
        input["recordId"] = json!(Uuid::now_v7());
        self.waiting.push(Record { mutation, input });
    }

    /// Sends all, each as often as an answer that was lost makes it.
    async fn send(&mut self, bench: &Bench) {
        for Record { mutation, input } in self.waiting.drain(..) {
            let input_type = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
            let document = format!(
                "mutation($input: {input_type}!) {{ {mutation}(input: $input) {{
                    inspection {{ id }} }} }}"
            );
            for _ in 0..2 {
                data(&bench.graph, &self.of, &document, json!({ "input": input })).await;
            }
        }
    }
}

struct Visit {
    plate: &'static str,
    service: &'static str,
    category: &'static str,
    identity: Value,
    defect: Option<&'static str>,
    recall: bool,
    expected: Outcome,
}

impl Visit {
    fn sound(plate: &'static str) -> Self {
        Self {
            plate,
            service: "PERIODIC",
            category: "CAR",
            identity: json!({}),
            defect: None,
            recall: false,
            expected: Outcome::Favourable,
        }
    }

    fn failing(plate: &'static str) -> Self {
        let expected = Outcome::UnfavourableMajor;
        Self { defect: Some("0.1.1.a.2"), expected, ..Self::sound(plate) }
    }

    fn retest(plate: &'static str) -> Self {
        Self { service: "RETEST", ..Self::sound(plate) }
    }
}

fn visits() -> Vec<Visit> {
    vec![
        Visit::failing("AA-101-AA"),
        Visit::failing("AA-102-AA"),
        Visit::sound("AA-103-AA"),
        Visit::sound("AA-104-AA"),
        Visit {
            category: "MOTORCYCLE",
            identity: json!({ "euCategory": "L3E", "energy": "PETROL" }),
            ..Visit::sound("AA-105-AA")
        },
        Visit { identity: json!({ "energy": "ELECTRIC" }), ..Visit::sound("AA-106-AA") },
        Visit {
            recall: true,
            expected: Outcome::UnfavourableCritical,
            ..Visit::sound("AA-107-AA")
        },
        Visit::sound("AA-108-AA"),
        Visit::sound("AA-109-AA"),
        Visit::sound("AA-110-AA"),
        Visit::retest("AA-101-AA"),
        Visit::retest("AA-102-AA"),
    ]
}

async fn arrives(bench: &Bench, visit: &Visit, desk: &Viewer) -> Value {
    let mut facts = bench.facts(visit.service, Some(visit.plate));
    facts.vehicle_category = visit.category.parse().unwrap();
    let appointment = facts.appointment_id;
    bench.db.publish(&Confirmed { facts }).await;
    bench.deliver().await;
    let arrive = "mutation($i: CheckInInput!) { checkIn(input: $i) { inspection { id } } }";
    let wish = json!({ "i": { "appointmentId": appointment } });
    data(&bench.graph, desk, arrive, wish).await["checkIn"]["inspection"]["id"].take()
}

#[tokio::test]
async fn every_record_of_a_day_is_there_once() {
    let bench = Bench::new().await;
    bench.registered(&bench.inspector, "069D1234", &["LIGHT", "CATEGORY_L"]).await;
    let desk = viewers::staff_at(bench.centre, Role::Receptionist);
    let mut first = Tablet { of: bench.inspector.clone(), waiting: Vec::new() };
    let mut second = Tablet { of: bench.inspector.clone(), waiting: Vec::new() };
    let mut results = BTreeMap::new();
    for (number, visit) in visits().into_iter().enumerate() {
        let id = arrives(&bench, &visit, &desk).await;
        let started = bench.does("startInspection", json!({ "inspectionId": id })).await;
        // The next one is at the door already, and waits.
        if number == 0 {
            let early = arrives(&bench, &Visit::sound("ZZ-999-ZZ"), &desk).await;
            let input = json!({ "inspectionId": early });
            let busy = bench.refused(&bench.inspector, "startInspection", input).await;
            assert_eq!(busy, "INSPECTOR_BUSY");
        }
        bench.describe(&id, visit.identity.clone()).await;
        let known = "query($id: UUID!) { inspection(id: $id) { requiredPoints } }";
        let known = data(&bench.graph, &bench.inspector, known, json!({ "id": id })).await;
        let points = known["inspection"]["requiredPoints"].as_array().unwrap().clone();
        for (at, point) in points.iter().enumerate() {
            let tablet = if at % 2 == 0 { &mut first } else { &mut second };
            tablet.note("checkPoints", json!({ "inspectionId": id, "points": [point] }));
        }
        for tablet in [&mut first, &mut second] {
            // Both of them see it.
            let code = visit.defect.unwrap_or("0.2.1.b.1");
            tablet.note("recordDefect", json!({ "inspectionId": id, "code": code }));
        }
        first.send(&bench).await;
        let complete = json!({ "inspectionId": id, "odometerKm": 10_000 });
        let early = bench.refused(&bench.inspector, "completeInspection", complete.clone()).await;
        assert_eq!(early, "POINTS_UNCHECKED", "the other tablet has no network");
        second.send(&bench).await;
        if visit.recall {
            let known = json!({ "inspectionId": id, "answer": "STOP_DRIVING", "code": "R-1",
                "wording": "Airbag conducteur" });
            bench.does("recordRecall", known).await;
        }
        let done = bench.does("completeInspection", complete).await;
        let found = done["defects"].as_array().unwrap().len();
        assert_eq!(found, if visit.recall { 2 } else { 1 }, "{}: {done:#}", visit.plate);
        let later = bench.at(now() + TimeDelta::minutes(30 * i64::try_from(number).unwrap()));
        let sign = json!({ "inspectionId": id, "idempotencyKey": "k" });
        let signed = bench.does_on(&later, "signInspection", sign).await;
        let checked: Vec<_> = signed["checkedPoints"].as_array().unwrap().iter().collect();
        assert_eq!(checked.len(), points.len(), "{}", visit.plate);
        assert_eq!(started["id"], signed["id"]);
        results.insert(signed["id"].to_string(), visit);
    }
    let told = bench.db.published::<Signed>().await;
    assert_eq!(told.len(), 12);
    for signed in told {
        let visit = &results[&json!(signed.inspection_id).to_string()];
        assert_eq!(signed.outcome, visit.expected, "{}", visit.plate);
        let number = if visit.category == "MOTORCYCLE" { "L-7" } else { "069D1234" };
        assert_eq!(signed.inspector_approval.as_deref(), Some(number), "{}", visit.plate);
    }
    let asked = "query($c: UUID!) { inspectors(centreId: $c) { periodicThisYear busy } }";
    let told = data(&bench.graph, &desk, asked, json!({ "c": bench.centre })).await;
    assert_eq!(told["inspectors"], json!([{ "periodicThisYear": 10, "busy": false }]));
    assert!(inspection::audit(&bench.db.pool).await.unwrap().broken.is_empty());
}
