//! Measurements by hand and by instruments, what they propose, and what is decided.
use crate::bench::{Bench, now};
use bench_simulator::Scene;
use chrono::TimeDelta;
use inspection::{Arrivals, Benches, Otc, schema, tasks};
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{data, refusal, viewers};
use uuid::Uuid;

/// Silence after which a simulated instrument is given up.
const SILENCE: Duration = Duration::from_millis(400);

const MEASURING: &str = "query($id: UUID!) { inspection(id: $id) { missing measuring {
    measurements { id kind source instrument withoutInstrument author calibratedUntil
        values { quantity place value unit computed }
        proposals { code level place value limit bound source recorded declinedReason declinedBy } }
    orders { id state percent failure }
    forms { kind limits { code limit bound grade source } } } } }";

/// A centre with a simulated brake tester.
struct Linked {
    bench: Bench,
    manager: Viewer,
    machine: bench_simulator::Bench,
    benches: Benches,
    address: String,
}

impl Linked {
    async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let machine = bench_simulator::Bench::new([], Duration::from_millis(5));
        tokio::spawn(machine.clone().serve(listener));
        let benches = Benches::at(vec!["127.0.0.1".to_owned()], SILENCE);
        let mut bench = Bench::new().await;
        bench.graph = schema(
            bench.db.pool.clone(),
            Clock::Fixed(now()),
            Otc::ByHand,
            benches.clone(),
            Arrivals::Trusted,
        );
        Self { bench, manager: viewers::staff(Role::Manager), machine, benches, address }
    }

    /// What a manager does with an instrument; answers it.
    async fn manages(&self, mutation: &str, input: Value) -> Value {
        let mut told =
            data(&self.bench.graph, &self.manager, &managing(mutation), json!({ "input": input }))
                .await;
        told[mutation]["instrument"].take()
    }

    /// A brake tester at that address, calibrated until a day.
    async fn brake_tester(
        &self,
        serial: &str,
        address: Option<&str>,
        until: Option<&str>,
    ) -> Value {
        let input = json!({ "centreId": self.bench.centre, "kind": "BRAKE_TESTER",
            "name": "Freinomètre ligne 1", "serialNumber": serial, "address": address });
        let id = self.manages("registerInstrument", input).await["id"].clone();
        if let Some(until) = until {
            let input = json!({ "instrumentId": id, "calibratedOn": "2026-06-01",
                "validUntil": until, "certificate": "C-1" });
            self.manages("recordCalibration", input).await;
        }
        id
    }

    /// An inspection of a petrol car of 2015 at work; answers its id.
    async fn open(&self) -> Value {
        let id = self.bench.open(self.bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
        self.bench.describe(&id, json!({ "energy": "PETROL" })).await;
        id
    }

    async fn order(&self, id: &Value, instrument: &Value) -> Uuid {
        let order = Uuid::now_v7();
        let input = json!({ "inspectionId": id, "instrumentId": instrument,
            "kind": "SERVICE_BRAKE", "orderId": order });
        self.bench.does("orderMeasurement", input).await;
        order
    }

    /// What waits for instruments at that moment is seen through.
    async fn work(&self, seconds: i64) {
        let clock = Clock::Fixed(now() + TimeDelta::seconds(seconds));
        let all = tasks(&self.bench.db.pool, clock, &Otc::ByHand, &self.benches);
        all[0].drain().await.unwrap();
    }

    async fn told(&self, id: &Value) -> Value {
        let asked = json!({ "id": id });
        data(&self.bench.graph, &self.bench.inspector, MEASURING, asked).await["inspection"].take()
    }

    /// State and failure of the last order.
    async fn ended(&self, id: &Value) -> (String, Option<String>) {
        let order = self.told(id).await["measuring"]["orders"][0].take();
        let text = |field: &str| order[field].as_str().map(str::to_owned);
        (text("state").unwrap(), text("failure"))
    }
}

fn managing(mutation: &str) -> String {
    let input = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    format!(
        "mutation($input: {input}!) {{ {mutation}(input: $input) {{ instrument {{
            id kind name serialNumber address calibratedUntil usable retiredAt }} }} }}"
    )
}

/// Forces in decanewtons on a car of 1,400 kg.
fn brakes(front: (f64, f64), rear: (f64, f64)) -> Value {
    json!([
        { "quantity": "BRAKE_FORCE", "place": "AVG", "value": front.0 },
        { "quantity": "BRAKE_FORCE", "place": "AVD", "value": front.1 },
        { "quantity": "BRAKE_FORCE", "place": "ARG", "value": rear.0 },
        { "quantity": "BRAKE_FORCE", "place": "ARD", "value": rear.1 },
        { "quantity": "MASS", "value": 1_400 },
    ])
}

fn tyres(worst: f64) -> Value {
    let at = |place: &str, value: f64| json!({ "quantity": "TREAD_DEPTH", "place": place, "value": value });
    json!([at("AVG", 5.0), at("AVD", worst), at("ARG", 4.0), at("ARD", 4.0)])
}

#[tokio::test]
async fn what_is_entered_proposes_and_the_inspector_decides() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let tester = linked.brake_tester("B-17", None, Some("2027-01-31")).await;
    let id = linked.open().await;
    let limits = linked.told(&id).await["measuring"]["forms"][0]["limits"].clone();
    assert_eq!((&limits[0]["code"], &limits[0]["limit"]), (&json!("1.2.2.a.2"), &json!(58.0)));
    let input = json!({ "inspectionId": id, "kind": "SERVICE_BRAKE", "instrumentId": tester,
        "readings": brakes((258.0, 250.0), (147.0, 140.0)) });
    bench.does("recordMeasurement", input).await;
    let told = linked.told(&id).await;
    let measured = &told["measuring"]["measurements"][0];
    assert_eq!(measured["source"], "HAND");
    assert_eq!(measured["instrument"], "Freinomètre ligne 1 n° B-17");
    assert_eq!(measured["calibratedUntil"], "2027-01-31");
    let efficiency = &measured["values"][5];
    assert_eq!(
        (&efficiency["quantity"], &efficiency["value"], &efficiency["computed"]),
        (&json!("BRAKE_EFFICIENCY"), &json!(57.905), &json!(true))
    );
    let proposal = &measured["proposals"][0];
    assert_eq!(
        (&proposal["code"], &proposal["level"], &proposal["limit"], &proposal["recorded"]),
        (&json!("1.2.2.a.2"), &json!("MAJOR"), &json!(58.0), &json!(false))
    );
    assert!(proposal["source"].as_str().unwrap().contains("2014/45/UE"));
    assert!(told["missing"].as_array().unwrap().contains(&json!("PROPOSALS")));

    // Nothing is completed over an open proposal.
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 128_450 });
    let by = &bench.inspector;
    let refused = bench.refused(by, "completeInspection", complete.clone()).await;
    assert_eq!(refused, "PROPOSALS_UNDECIDED");

    let which = json!({ "inspectionId": id, "measurementId": measured["id"], "code": "1.2.2.a.2" });
    let accepted = bench.does("acceptProposal", which.clone()).await;
    assert_eq!(accepted["defects"][0]["code"], "1.2.2.a.2");
    assert_eq!(
        accepted["defects"][0]["comment"],
        "Taux d’efficacité : 57,905\u{a0}% (minimum 58\u{a0}%)"
    );
    assert_eq!(accepted["defects"].as_array().unwrap().len(), 1);
    let again = bench.does("acceptProposal", which.clone()).await;
    assert_eq!(again["defects"].as_array().unwrap().len(), 1, "twice is as once");

    // The defect is taken back: the proposal is open again, and may be declined for a reason.
    let remove = json!({ "inspectionId": id, "defectId": accepted["defects"][0]["id"] });
    bench.does("removeDefect", remove).await;
    let refused = bench.refused(by, "completeInspection", complete.clone()).await;
    assert_eq!(refused, "PROPOSALS_UNDECIDED");
    let mut decline = which.clone();
    decline["reason"] = json!(" x ");
    assert_eq!(bench.refused(by, "declineProposal", decline.clone()).await, "REASON_INVALID");
    decline["reason"] = json!("Essai sur piste conforme : 6,1 m/s²");
    bench.does("declineProposal", decline.clone()).await;
    let proposal = linked.told(&id).await["measuring"]["measurements"][0]["proposals"][0].take();
    assert_eq!(proposal["declinedReason"], "Essai sur piste conforme : 6,1 m/s²");
    assert_eq!(proposal["declinedBy"], "Agnès Thévenoux");
    let done = bench.does("completeInspection", complete).await;
    assert_eq!(done["outcome"], "FAVOURABLE");
    assert_eq!(bench.refused(by, "acceptProposal", which).await, "WRONG_STATUS");
}

#[tokio::test]
async fn a_second_measurement_takes_the_place_of_the_first_and_of_what_it_proposed() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let id = linked.open().await;
    let worn = json!({ "inspectionId": id, "kind": "TYRE_DEPTH", "readings": tyres(1.2) });
    bench.does("recordMeasurement", worn).await;
    let first = linked.told(&id).await["measuring"]["measurements"][0].take();
    let which = json!({ "inspectionId": id, "measurementId": first["id"], "code": "5.2.3.e.3",
        "place": "AVD" });
    let elsewhere = json!({ "inspectionId": id, "measurementId": first["id"], "code": "5.2.3.e.3",
        "place": "AVG" });
    let by = &bench.inspector;
    assert_eq!(bench.refused(by, "acceptProposal", elsewhere).await, "PROPOSAL_UNKNOWN");
    assert_eq!(bench.does("acceptProposal", which.clone()).await["defects"][0]["location"], "AVD");
    // The tyre was another one: measured again.
    let sound = json!({ "inspectionId": id, "kind": "TYRE_DEPTH", "readings": tyres(4.8) });
    assert_eq!(bench.does("recordMeasurement", sound).await["defects"], json!([]));
    let told = linked.told(&id).await["measuring"]["measurements"].take();
    assert_eq!(told.as_array().unwrap().len(), 1);
    assert_eq!(told[0]["proposals"], json!([]));
    assert_eq!(bench.refused(by, "acceptProposal", which).await, "MEASUREMENT_UNKNOWN");
}

#[tokio::test]
async fn the_limits_follow_what_is_known_of_the_vehicle() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let id = bench.open(bench.expect("PERIODIC", Some("AB-123-CD")).await).await;
    let input = json!({ "inspectionId": id, "kind": "SERVICE_BRAKE",
        "readings": brakes((258.0, 250.0), (147.0, 140.0)),
        "withoutInstrument": "Décéléromètre, freinomètre en panne" });
    let by = &bench.inspector;
    let refused = bench.refused(by, "recordMeasurement", input.clone()).await;
    assert_eq!(refused, "IDENTITY_INCOMPLETE", "nobody knows the limits yet");
    bench.describe(&id, json!({ "firstRegistration": "2015-03-12" })).await;
    bench.does("recordMeasurement", input).await;
    let proposals =
        async || linked.told(&id).await["measuring"]["measurements"][0]["proposals"].take();
    assert_eq!(proposals().await[0]["limit"], 58.0);
    // The date was misread: before 2012 50 % were enough.
    bench.describe(&id, json!({ "firstRegistration": "2005-03-12" })).await;
    assert_eq!(proposals().await, json!([]));
}

#[tokio::test]
async fn an_instrument_without_a_calibration_is_not_used() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let id = linked.open().await;
    let by = &bench.inspector;
    let address = Some(linked.address.as_str());
    let never = linked.brake_tester("B-1", address, None).await;
    let over = linked.brake_tester("B-2", address, Some("2026-11-22")).await;
    let reading = |instrument: &Value| {
        json!({ "inspectionId": id, "kind": "SERVICE_BRAKE", "instrumentId": instrument,
            "readings": brakes((260.0, 250.0), (150.0, 140.0)) })
    };
    let order = |instrument: &Value| {
        json!({ "inspectionId": id, "instrumentId": instrument, "kind": "SERVICE_BRAKE",
            "orderId": Uuid::now_v7() })
    };
    for instrument in [&never, &over] {
        let refused = bench.refused(by, "recordMeasurement", reading(instrument)).await;
        assert_eq!(refused, "CALIBRATION_EXPIRED");
        let refused = bench.refused(by, "orderMeasurement", order(instrument)).await;
        assert_eq!(refused, "CALIBRATION_EXPIRED");
    }
    // With none at all it takes a reason.
    let refused = bench.refused(by, "recordMeasurement", reading(&Value::Null)).await;
    assert_eq!(refused, "INSTRUMENT_NEEDED");
    let mut with_reason = reading(&Value::Null);
    with_reason["withoutInstrument"] = json!("Décéléromètre, freinomètre en panne");
    bench.does("recordMeasurement", with_reason).await;
    // Calibrated, it measures; of another centre, of another kind, retired or read by people it does not.
    let calibrate = json!({ "instrumentId": never, "calibratedOn": "2026-11-23",
        "validUntil": "2027-07-23", "certificate": "C-2" });
    let told = linked.manages("recordCalibration", calibrate.clone()).await;
    assert_eq!((&told["usable"], &told["calibratedUntil"]), (&json!(true), &json!("2027-07-23")));
    linked.manages("recordCalibration", calibrate).await;
    bench.does("recordMeasurement", reading(&never)).await;
    let mut tyres = reading(&never);
    tyres["kind"] = json!("TYRE_DEPTH");
    assert_eq!(bench.refused(by, "recordMeasurement", tyres).await, "INSTRUMENT_UNSUITED");
    let read = linked.brake_tester("B-3", None, Some("2027-01-31")).await;
    let refused = bench.refused(by, "orderMeasurement", order(&read)).await;
    assert_eq!(refused, "INSTRUMENT_NOT_LINKED");
    for _ in 0..2 {
        let told = linked.manages("retireInstrument", json!({ "instrumentId": never })).await;
        assert_eq!(told["usable"], false);
        assert_eq!(told["retiredAt"], crate::bench::now().to_rfc3339());
    }
    let refused = bench.refused(by, "orderMeasurement", order(&never)).await;
    assert_eq!(refused, "INSTRUMENT_UNKNOWN");
}

#[tokio::test]
async fn instruments_are_a_managers_and_addresses_the_operators() {
    let linked = Linked::new().await;
    let graph = &linked.bench.graph;
    let input = |address: &str, serial: &str| {
        json!({ "input": { "centreId": linked.bench.centre, "kind": "OPACIMETER",
            "name": "Opacimètre", "serialNumber": serial, "address": address } })
    };
    let register = managing("registerInstrument");
    let by = &linked.manager;
    let refused = refusal(graph, by, &register, input("169.254.169.254:80", "1")).await;
    assert_eq!(refused, "BENCH_ADDRESS_REFUSED");
    let inspector = &linked.bench.inspector;
    let refused = refusal(graph, inspector, &register, input(&linked.address, "1")).await;
    assert_eq!(refused, "FORBIDDEN");
    data(graph, by, &register, input(&linked.address, "1")).await;
    let refused = refusal(graph, by, &register, input(&linked.address, "1")).await;
    assert_eq!(refused, "INSTRUMENT_KNOWN");
    assert_eq!(refusal(graph, by, &register, input("", " ")).await, "INSTRUMENT_INVALID");
    let asked = "query($id: UUID!) { instruments(centreId: $id) { id kindLabel usable } }";
    let all = data(graph, inspector, asked, json!({ "id": linked.bench.centre })).await;
    assert_eq!(all["instruments"][0]["kindLabel"], "Opacimètre");
    assert_eq!(all["instruments"][0]["usable"], false);
    let calibrate = json!({ "input": { "instrumentId": all["instruments"][0]["id"],
        "calibratedOn": "2026-11-01", "validUntil": "2027-11-01", "certificate": "C" } });
    let refused = refusal(graph, by, &managing("recordCalibration"), calibrate).await;
    assert_eq!(refused, "CALIBRATION_INVALID", "a year is longer than the order lets it hold");
}

#[tokio::test]
async fn an_instrument_measures_what_it_is_told_and_its_result_is_signed() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let address = linked.address.clone();
    let tester = linked.brake_tester("B-17", Some(&address), Some("2027-01-31")).await;
    let id = linked.open().await;
    let order = linked.order(&id, &tester).await;
    assert_eq!(linked.ended(&id).await, ("WAITING".to_owned(), None));
    // The same order twice is one; the instrument has no time for another.
    let again = json!({ "inspectionId": id, "instrumentId": tester, "kind": "SERVICE_BRAKE",
        "orderId": order });
    bench.does("orderMeasurement", again.clone()).await;
    let mut other = again.clone();
    other["kind"] = json!("PARKING_BRAKE");
    let by = &bench.inspector;
    let refused = bench.refused(by, "orderMeasurement", other.clone()).await;
    assert_eq!(refused, "IDEMPOTENCY_MISMATCH");
    other["orderId"] = json!(Uuid::now_v7());
    assert_eq!(bench.refused(by, "orderMeasurement", other).await, "INSTRUMENT_BUSY");
    bench.check_all(&id).await;
    let complete = json!({ "inspectionId": id, "odometerKm": 128_450 });
    let refused = bench.refused(by, "completeInspection", complete.clone()).await;
    assert_eq!(refused, "MEASUREMENT_RUNNING");

    linked.work(1).await;
    let told = linked.told(&id).await["measuring"].take();
    assert_eq!(
        (&told["orders"][0]["state"], &told["orders"][0]["percent"]),
        (&json!("DONE"), &json!(100))
    );
    let measured = &told["measurements"][0];
    assert_eq!((&measured["id"], &measured["source"]), (&json!(order), &json!("BENCH")));
    assert_eq!(measured["author"], "Agnès Thévenoux");
    assert_eq!(measured["proposals"], json!([]));
    bench.does("completeInspection", complete).await;
    bench.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await;
    let signed = bench.db.published::<events::inspection::Signed>().await;
    let told = &signed[0].measurements[0];
    assert_eq!(told.instrument.as_deref(), Some("Freinomètre ligne 1 n° B-17"));
    assert_eq!((told.values[0].value, told.values.len()), (265_000, 8));
    assert_eq!(told.values[0].place_label.as_deref(), Some("Avant gauche"));
    // What was signed stays: the database says no to whatever forgets it.
    let mut conn = bench.db.pool.get().await.unwrap();
    let change = diesel::sql_query("UPDATE inspection.measured_values SET value = 1");
    assert!(diesel_async::RunQueryDsl::execute(change, &mut conn).await.is_err());
    drop(conn);
    let audited = inspection::audit(&bench.db.pool).await.unwrap();
    assert_eq!((audited.links, audited.broken), (1, Vec::new()));
}

#[tokio::test]
async fn every_fault_of_an_instrument_is_named_and_nothing_false_is_kept() {
    let linked = Linked::new().await;
    let address = linked.address.clone();
    let tester = linked.brake_tester("B-17", Some(&address), Some("2027-01-31")).await;
    let id = linked.open().await;
    for (scene, failure) in [
        (Scene::Busy, "BUSY"),
        (Scene::Stopped, "STOPPED"),
        (Scene::CalibrationExpired, "CALIBRATION_EXPIRED"),
        (Scene::Implausible, "IMPLAUSIBLE"),
        (Scene::Garbled, "GARBLED"),
    ] {
        linked.machine.play(scene);
        linked.order(&id, &tester).await;
        linked.work(1).await;
        let ended = linked.ended(&id).await;
        assert_eq!(ended, ("FAILED".to_owned(), Some(failure.to_owned())), "{scene}");
    }
    assert_eq!(linked.told(&id).await["measuring"]["measurements"], json!([]));
    // Silent for ever: given up after the fourth time.
    for _ in 0..4 {
        linked.machine.play(Scene::Silent);
    }
    linked.order(&id, &tester).await;
    for seconds in [1, 10, 20] {
        linked.work(seconds).await;
        assert_eq!(linked.ended(&id).await.0, "RUNNING");
    }
    linked.work(30).await;
    assert_eq!(linked.ended(&id).await, ("FAILED".to_owned(), Some("SILENT".to_owned())));
    // Nobody there at all.
    let gone = linked.brake_tester("B-18", Some("127.0.0.1:1"), Some("2027-01-31")).await;
    linked.order(&id, &gone).await;
    for seconds in [1, 10, 20, 30] {
        linked.work(seconds).await;
    }
    assert_eq!(linked.ended(&id).await, ("FAILED".to_owned(), Some("UNREACHABLE".to_owned())));
    assert_eq!(linked.told(&id).await["measuring"]["measurements"], json!([]));
}

#[tokio::test]
async fn a_broken_line_and_a_repeated_result_measure_once() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let address = linked.address.clone();
    let tester = linked.brake_tester("B-17", Some(&address), Some("2027-01-31")).await;
    let id = linked.open().await;
    // The cable comes off within the result; called again, the instrument says the same.
    linked.machine.play(Scene::CablePulled);
    let order = linked.order(&id, &tester).await;
    linked.work(1).await;
    assert_eq!(linked.ended(&id).await.0, "RUNNING");
    linked.work(2).await;
    assert_eq!(linked.ended(&id).await.0, "RUNNING", "two seconds are not over");
    linked.work(10).await;
    assert_eq!(linked.ended(&id).await.0, "DONE");
    assert_eq!(linked.machine.measured(), 1);
    // Said twice, it is there once.
    linked.machine.play(Scene::Repeated);
    linked.order(&id, &tester).await;
    tokio::join!(linked.work(20), linked.work(20));
    assert_eq!((linked.ended(&id).await.0.as_str(), linked.machine.measured()), ("DONE", 2));
    let all = linked.told(&id).await["measuring"]["measurements"].take();
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_ne!(all[0]["id"], json!(order), "the second took the first one's place");
    // Worn brakes propose what they propose by hand.
    linked.machine.play(Scene::Worn);
    linked.order(&id, &tester).await;
    linked.work(30).await;
    let proposals = linked.told(&id).await["measuring"]["measurements"][0]["proposals"].take();
    let codes: Vec<&str> =
        proposals.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["1.2.2.a.2", "1.2.1.b.2"]);
    assert_eq!(proposals[1]["place"], "AV");
    // A dead worker's order is another one's after its lease.
    linked.machine.play(Scene::Silent);
    linked.order(&id, &tester).await;
    tokio::select! {
        () = linked.work(40) => panic!("it is silent"),
        () = linked.machine.has_begun() => {}
    }
    linked.work(60).await;
    assert_eq!(linked.ended(&id).await.0, "RUNNING", "the lease still stands");
    linked.work(40 + 121).await;
    assert_eq!(linked.ended(&id).await.0, "DONE");
    // Taken back before anybody tells the instrument.
    let order = linked.order(&id, &tester).await;
    let cancel = json!({ "inspectionId": id, "orderId": order });
    bench.does("cancelMeasurementOrder", cancel.clone()).await;
    bench.does("cancelMeasurementOrder", cancel).await;
    let before = linked.machine.measured();
    linked.work(300).await;
    assert_eq!(
        (linked.ended(&id).await.0.as_str(), linked.machine.measured()),
        ("CANCELLED", before)
    );
}

#[tokio::test]
async fn an_instrument_measures_again_what_was_photographed() {
    let linked = Linked::new().await;
    let bench = &linked.bench;
    let address = linked.address.clone();
    let tester = linked.brake_tester("B-17", Some(&address), Some("2027-01-31")).await;
    let id = linked.open().await;
    linked.machine.play(Scene::Worn);
    linked.order(&id, &tester).await;
    linked.work(1).await;
    let measured = linked.told(&id).await["measuring"]["measurements"][0].take();
    let which = json!({ "inspectionId": id, "measurementId": measured["id"], "code": "1.2.2.a.2" });
    let defect = bench.does("acceptProposal", which).await["defects"][0]["id"].clone();
    let photo = bench.photo().await;
    let put = json!({ "inspectionId": id, "defectId": defect, "documentId": photo });
    bench.does("addDefectPhoto", put).await;
    // Mended on the spot: the defect goes with its photo, and the order ends.
    linked.order(&id, &tester).await;
    linked.work(10).await;
    assert_eq!(linked.ended(&id).await, ("DONE".to_owned(), None));
    let again = linked.told(&id).await["measuring"]["measurements"].take();
    assert_eq!((again.as_array().unwrap().len(), &again[0]["proposals"]), (1, &json!([])));
}
