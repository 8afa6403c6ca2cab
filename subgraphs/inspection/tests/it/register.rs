//! The register of a centre's inspectors: who may work on which vehicle, and one vehicle at a time.
use crate::bench::{Bench, now};
use events::{
    inspection::Signed,
    person::{ExportAsked, PartExported},
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, execute, refusal, viewers};

const START: &str = "mutation($input: StartInspectionInput!) {
    startInspection(input: $input) { inspection { id } } }";

const WORK: &str = "query($id: UUID!) { inspection(id: $id) { workflow { registerKept
    inspector { name approvalNumber busy } assignedTo { id } candidates { id }
    hindrance { code } } } }";

fn managing(mutation: &str) -> String {
    let input = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    format!(
        "mutation($input: {input}!) {{ {mutation}(input: $input) {{ inspector {{
            id name approvalNumber retiredAt present busy periodicThisYear periodicOwed
            qualifications {{ qualification validUntil valid }}
            trainings {{ id trainedOn certificate withdrawnBy withdrawnReason }} }} }} }}"
    )
}

impl Bench {
    pub(crate) fn manager(&self) -> Viewer {
        viewers::staff_at(self.centre, Role::Manager)
    }

    pub(crate) async fn manages(&self, mutation: &str, input: Value) -> Value {
        let document = managing(mutation);
        let asked = json!({ "input": input });
        data(&self.graph, &self.manager(), &document, asked).await[mutation]["inspector"].take()
    }

    async fn may_not_manage(&self, by: &Viewer, mutation: &str, input: Value) -> String {
        refusal(&self.graph, by, &managing(mutation), json!({ "input": input })).await
    }

    /// Takes somebody into the register, trained for these; answers their place in it.
    pub(crate) async fn registered(&self, who: &Viewer, number: &str, held: &[&str]) -> Value {
        let input = json!({ "centreId": self.centre, "userId": who.id(), "name": "Agnès Thévenoux",
            "approvalNumber": number, "categoryLNumber": "L-7", "approvedOn": "2020-02-01" });
        let id = self.manages("registerInspector", input).await["id"].clone();
        for qualification in held {
            let input = json!({ "inspectorId": id, "qualification": qualification,
                "trainedOn": "2026-03-02", "certificate": "F-1" });
            self.manages("recordTraining", input).await;
        }
        id
    }

    async fn arrived(&self, plate: &str) -> Value {
        let appointment = self.expect("PERIODIC", Some(plate)).await;
        self.does("checkIn", json!({ "appointmentId": appointment })).await["id"].clone()
    }

    async fn starts(&self, by: &Viewer, id: &Value) -> Option<String> {
        let input = json!({ "input": { "inspectionId": id } });
        testkit::code(&execute(&self.graph, by, START, input).await)
    }

    async fn work(&self, by: &Viewer, id: &Value) -> Value {
        data(&self.graph, by, WORK, json!({ "id": id })).await["inspection"]["workflow"].take()
    }
}

#[tokio::test]
async fn a_training_that_was_entered_wrongly_counts_no_more_and_stays_readable() {
    let bench = Bench::new().await;
    let id = bench.registered(&bench.inspector, "069D1234", &["LIGHT"]).await;
    let waiting = bench.arrived("AB-123-CD").await;
    let training = json!({ "inspectorId": id, "qualification": "GAS",
        "trainedOn": "2026-03-02", "certificate": "F-2" });
    let told = bench.manages("recordTraining", training).await;
    let trainings = told["trainings"].as_array().unwrap();
    let wrong = trainings.iter().find(|one| one["certificate"] == "F-1").unwrap()["id"].clone();
    let which = |reason: &str| json!({ "trainingId": wrong, "reason": reason });
    let elsewhere = viewers::staff_at(uuid::Uuid::now_v7(), Role::Manager);
    let desk = viewers::staff_at(bench.centre, Role::Receptionist);
    let manager = bench.manager();
    for (by, reason, code) in [
        (&elsewhere, "mauvaise personne", "TRAINING_NOT_FOUND"),
        (&desk, "mauvaise personne", "FORBIDDEN"),
        (&manager, " x ", "REASON_INVALID"),
    ] {
        assert_eq!(bench.may_not_manage(by, "withdrawTraining", which(reason)).await, code);
    }
    let told = bench.manages("withdrawTraining", which(" mauvaise personne ")).await;
    let held = told["qualifications"].as_array().unwrap();
    assert_eq!((held.len(), &held[0]["qualification"]), (1, &json!("GAS")));
    let gone = told["trainings"].as_array().unwrap().iter().find(|one| one["id"] == wrong);
    assert_eq!(gone.unwrap()["withdrawnReason"], "mauvaise personne");
    assert_eq!(gone.unwrap()["withdrawnBy"], "Malik Benali");
    // It is theirs to know why.
    let (export_id, person_id) = (uuid::Uuid::now_v7(), bench.inspector.id().unwrap());
    bench.db.publish(&ExportAsked { export_id, person_id, asked_at: now() }).await;
    bench.deliver().await;
    let copy = bench.db.published::<PartExported>().await.pop().unwrap();
    let known = copy.rows["trainings"].as_array().unwrap();
    assert!(known.iter().any(|one| one["withdrawn_reason"] == "mauvaise personne"));
    let twice = bench.may_not_manage(&manager, "withdrawTraining", which("encore une fois")).await;
    assert_eq!(twice, "TRAINING_NOT_FOUND");
    let refused = bench.starts(&bench.inspector, &waiting).await;
    assert_eq!(refused.as_deref(), Some("INSPECTOR_UNQUALIFIED"));
    // Withdrawn by mistake, it is entered again, and counts.
    let again = json!({ "inspectorId": id, "qualification": "LIGHT",
        "trainedOn": "2026-03-02", "certificate": "F-1" });
    bench.manages("recordTraining", again).await;
    assert_eq!(bench.starts(&bench.inspector, &waiting).await, None);
}

#[tokio::test]
async fn a_register_is_kept_by_the_managers_of_its_centre() {
    let bench = Bench::new().await;
    let id = bench.registered(&bench.inspector, "069D1234", &["LIGHT"]).await;
    let again = json!({ "centreId": bench.centre, "userId": bench.inspector.id(),
        "name": "Agnès Thévenoux", "approvalNumber": "069D9", "approvedOn": "2020-02-01" });
    let manager = bench.manager();
    let elsewhere = viewers::staff_at(uuid::Uuid::now_v7(), Role::Manager);
    let desk = viewers::staff_at(bench.centre, Role::Receptionist);
    for (by, code) in
        [(&manager, "INSPECTOR_KNOWN"), (&elsewhere, "FORBIDDEN"), (&desk, "FORBIDDEN")]
    {
        assert_eq!(bench.may_not_manage(by, "registerInspector", again.clone()).await, code);
    }
    let other = viewers::staff(Role::Inspector);
    let taken = json!({ "centreId": bench.centre, "userId": other.id(), "name": "Malik Benali",
        "approvalNumber": "069D1234", "approvedOn": "2020-02-01" });
    let refused = bench.may_not_manage(&manager, "registerInspector", taken).await;
    assert_eq!(refused, "INSPECTOR_KNOWN", "a number is one inspector's");
    let training = |day: &str| json!({ "inspectorId": id, "qualification": "GAS", "trainedOn": day, "certificate": "F-2" });
    let refused = bench.may_not_manage(&manager, "recordTraining", training("2026-11-24")).await;
    assert_eq!(refused, "TRAINING_INVALID", "tomorrow's");
    let refused = bench.may_not_manage(&elsewhere, "recordTraining", training("2026-11-23")).await;
    assert_eq!(refused, "INSPECTOR_NOT_FOUND");
    let known = bench.manages("recordTraining", training("2024-05-06")).await;
    assert_eq!(
        known["qualifications"],
        json!([{ "qualification": "LIGHT", "validUntil": "2027-12-31", "valid": true },
            { "qualification": "GAS", "validUntil": "2025-12-31", "valid": false }])
    );
    assert_eq!((&known["periodicThisYear"], &known["periodicOwed"]), (&json!(0), &json!(300)));
    let changed = json!({ "inspectorId": id, "name": "Agnès Roux", "approvalNumber": "069D5",
        "approvedOn": "2026-06-01" });
    let changed = bench.manages("updateInspector", changed).await;
    assert_eq!((&changed["name"], &changed["periodicOwed"]), (&json!("Agnès Roux"), &json!(150)));
    let retired = bench.manages("retireInspector", json!({ "inspectorId": id })).await;
    assert!(retired["retiredAt"].is_string());
    let gone = training("2026-01-05");
    assert_eq!(bench.may_not_manage(&manager, "recordTraining", gone).await, "INSPECTOR_NOT_FOUND");
}

#[tokio::test]
async fn a_centre_without_a_register_works_as_before() {
    let bench = Bench::new().await;
    let (one, two) = (bench.arrived("AA-111-AA").await, bench.arrived("BB-222-BB").await);
    assert_eq!(bench.starts(&bench.inspector, &one).await, None);
    assert_eq!(bench.starts(&bench.inspector, &two).await, None);
    let work = bench.work(&bench.inspector, &one).await;
    assert_eq!((&work["registerKept"], &work["hindrance"]), (&json!(false), &json!(null)));
}

#[tokio::test]
async fn only_who_is_registered_qualified_and_trained_begins() {
    let bench = Bench::new().await;
    let colleague = viewers::staff_at(bench.centre, Role::Inspector);
    let id = bench.arrived("AB-123-CD").await;
    let place = bench.registered(&colleague, "069D1", &[]).await;
    let stranger = &bench.inspector;
    assert_eq!(bench.starts(stranger, &id).await.as_deref(), Some("INSPECTOR_UNREGISTERED"));
    assert_eq!(bench.starts(&colleague, &id).await.as_deref(), Some("INSPECTOR_UNQUALIFIED"));
    let known = bench.work(&colleague, &id).await;
    assert_eq!(known["hindrance"]["code"], "INSPECTOR_UNQUALIFIED", "it is known beforehand");
    let train = |qualification: &str, day: &str| {
        json!({ "inspectorId": place, "qualification": qualification, "trainedOn": day,
            "certificate": "F-1" })
    };
    bench.manages("recordTraining", train("CATEGORY_L", "2026-01-05")).await;
    assert_eq!(bench.starts(&colleague, &id).await.as_deref(), Some("INSPECTOR_UNQUALIFIED"));
    bench.manages("recordTraining", train("LIGHT", "2024-12-31")).await;
    assert_eq!(bench.starts(&colleague, &id).await.as_deref(), Some("INSPECTOR_TRAINING_EXPIRED"));
    bench.manages("recordTraining", train("LIGHT", "2025-01-01")).await;
    assert_eq!(bench.work(&colleague, &id).await["hindrance"], json!(null));
    assert_eq!(bench.starts(&colleague, &id).await, None);
    // What turns out to run on gas takes more than it began with: the signature asks again.
    let gas = json!({ "inspectionId": id, "energy": "GAS" });
    bench.does("setVehicleIdentity", gas).await;
    let known = bench.work(&colleague, &id).await;
    assert_eq!(known["hindrance"]["code"], "INSPECTOR_UNQUALIFIED");
}

#[tokio::test]
async fn who_begins_makes_the_whole_and_the_result_names_the_approval() {
    let bench = Bench::new().await;
    bench.registered(&bench.inspector, "069D1234", &["LIGHT"]).await;
    let colleague = viewers::staff_at(bench.centre, Role::Inspector);
    bench.registered(&colleague, "069D2", &["LIGHT"]).await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let id = bench.completed(appointment, &[]).await["id"].clone();
    let one = json!({ "inspectionId": id });
    let sign = json!({ "inspectionId": id, "idempotencyKey": "k" });
    for (mutation, input) in [("signInspection", &sign), ("reopenInspection", &one)] {
        let refused = bench.refused(&colleague, mutation, input.clone()).await;
        assert_eq!(refused, "OTHER_INSPECTOR", "{mutation}");
    }
    bench.does("signInspection", sign).await;
    let told = bench.db.published::<Signed>().await;
    assert_eq!(told[0].inspector_approval.as_deref(), Some("069D1234"));
    let pool = &bench.db.pool;
    assert_eq!(inspection::audit(pool).await.unwrap().broken, Vec::<String>::new());
    let work = bench.work(&colleague, &id).await;
    assert_eq!(work["inspector"]["approvalNumber"], "069D1234");
    let asked = "query($c: UUID!) { inspectors(centreId: $c) { approvalNumber periodicThisYear } }";
    let all = data(&bench.graph, &colleague, asked, json!({ "c": bench.centre })).await;
    let of = |number: &str| {
        let all = all["inspectors"].as_array().unwrap();
        all.iter().find(|one| one["approvalNumber"] == number).unwrap()["periodicThisYear"].clone()
    };
    assert_eq!((of("069D1234"), of("069D2")), (json!(1), json!(0)));
}

#[tokio::test]
async fn what_is_given_to_somebody_present_waits_for_them() {
    let bench = Bench::new().await;
    let place = bench.registered(&bench.inspector, "069D1", &["LIGHT"]).await;
    let colleague = viewers::staff_at(bench.centre, Role::Inspector);
    let other = bench.registered(&colleague, "069D2", &["LIGHT"]).await;
    let motorcyclist = viewers::staff_at(bench.centre, Role::Inspector);
    let third = bench.registered(&motorcyclist, "069D3", &["CATEGORY_L"]).await;
    let desk = viewers::staff_at(bench.centre, Role::Receptionist);
    let id = bench.arrived("AB-123-CD").await;
    let give = |to: &Value| json!({ "inspectionId": id, "inspectorId": to });
    assert_eq!(bench.refused(&desk, "assignInspection", give(&other)).await, "INSPECTOR_ABSENT");
    assert_eq!(bench.work(&desk, &id).await["candidates"], json!([]));
    let here = json!({ "centreId": bench.centre, "present": true });
    let mine = "mutation($input: SetMyPresenceInput!) { setMyPresence(input: $input) {
        inspector { present } } }";
    for who in [&colleague, &motorcyclist] {
        let told = data(&bench.graph, who, mine, json!({ "input": here })).await;
        assert_eq!(told["setMyPresence"]["inspector"]["present"], true);
    }
    let nobody = refusal(&bench.graph, &desk, mine, json!({ "input": here })).await;
    assert_eq!(nobody, "INSPECTOR_UNREGISTERED");
    assert_eq!(bench.work(&desk, &id).await["candidates"], json!([{ "id": other }]));
    let refused = bench.refused(&desk, "assignInspection", give(&third)).await;
    assert_eq!(refused, "INSPECTOR_UNQUALIFIED");
    bench.does("assignInspection", give(&other)).await;
    assert_eq!(bench.work(&desk, &id).await["assignedTo"]["id"], other);
    assert_eq!(bench.starts(&bench.inspector, &id).await.as_deref(), Some("INSPECTION_ASSIGNED"));
    // Who goes home leaves it to whoever is there.
    let gone = json!({ "inspectorId": other, "present": false });
    assert_eq!(bench.manages("setInspectorPresence", gone).await["present"], false);
    assert_eq!(bench.starts(&bench.inspector, &id).await, None);
    let here = bench.manages(
        "updateInspector",
        json!({ "inspectorId": place, "name": "A",
        "approvalNumber": "069D1", "approvedOn": "2020-02-01" }),
    );
    assert_eq!(here.await["present"], true, "whoever works is there");
    let begun = bench.refused(&desk, "assignInspection", give(&Value::Null)).await;
    assert_eq!(begun, "WRONG_STATUS");
    // Whoever began it goes on with it, also once the other is back.
    let stopped = json!({ "inspectionId": id, "reason": "le banc chauffe" });
    bench.does("suspendInspection", stopped).await;
    let back = json!({ "inspectorId": other, "present": true });
    assert_eq!(bench.manages("setInspectorPresence", back).await["present"], true);
    let goes_on = bench.does("resumeInspection", json!({ "inspectionId": id })).await;
    assert_eq!(goes_on["id"], id);
}

#[tokio::test]
async fn an_inspector_has_one_vehicle_at_a_time() {
    let bench = Bench::new().await;
    bench.registered(&bench.inspector, "069D1", &["LIGHT"]).await;
    let (one, two) = (bench.arrived("AA-111-AA").await, bench.arrived("BB-222-BB").await);
    assert_eq!(bench.starts(&bench.inspector, &one).await, None);
    assert_eq!(bench.starts(&bench.inspector, &one).await, None, "twice is as once");
    assert_eq!(bench.starts(&bench.inspector, &two).await.as_deref(), Some("INSPECTOR_BUSY"));
    let reason = json!({ "inspectionId": one, "reason": "panne du banc" });
    bench.does("abandonInspection", reason).await;
    assert_eq!(bench.starts(&bench.inspector, &two).await, None);
}

#[tokio::test]
async fn of_vehicles_begun_at_the_same_moment_an_inspector_has_one() {
    let bench = Bench::new().await;
    bench.registered(&bench.inspector, "069D1", &["LIGHT"]).await;
    for round in 0..8 {
        let plates = [1, 2, 3].map(|n| format!("AA-{round}{n}0-AA"));
        let mut ids = Vec::new();
        for plate in &plates {
            ids.push(bench.arrived(plate).await);
        }
        let start = async |id: &Value| bench.starts(&bench.inspector, id).await;
        let (a, b, c) = tokio::join!(start(&ids[0]), start(&ids[1]), start(&ids[2]));
        let answers = [a, b, c];
        let begun: Vec<_> = (0..3).filter(|at| answers[*at].is_none()).collect();
        assert_eq!(begun.len(), 1, "{answers:?}");
        assert_eq!(answers.iter().flatten().filter(|code| *code == "INSPECTOR_BUSY").count(), 2);
        let reason = json!({ "inspectionId": ids[begun[0]], "reason": "panne du banc" });
        bench.does("abandonInspection", reason).await;
    }
}
