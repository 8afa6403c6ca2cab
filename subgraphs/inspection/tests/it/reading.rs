//! Who sees what, and the fields on other domains' types.
use crate::bench::Bench;
use events::appointment::ResultsAccessChanged;
use inspection::import_bundled;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const ENTITIES: &str = "query($of: [_Any!]!) { _entities(representations: $of) {
    ... on Appointment { inspection { id outcome appointment { id } } }
    ... on Vehicle { inspections { id } }
    ... on Inspection { id }
} }";

async fn entity(bench: &Bench, viewer: &Viewer, kind: &str, id: impl Into<Value>) -> Value {
    let of = json!([{ "__typename": kind, "id": id.into() }]);
    let mut answer = data(&bench.graph, viewer, ENTITIES, json!({ "of": of })).await;
    answer["_entities"][0].take()
}

#[tokio::test]
async fn an_owner_sees_the_signed_result_and_nothing_sooner() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let vehicle = bench.confirm_vehicle(appointment).await;
    let id = bench.completed(appointment, &[]).await["id"].clone();
    let of = async |viewer, kind: &str, id: &str| entity(&bench, viewer, kind, id).await;
    let (appointment, vehicle) = (appointment.to_string(), vehicle.to_string());
    assert_eq!(of(&bench.owner, "Appointment", &appointment).await["inspection"], json!(null));
    assert_eq!(of(&bench.inspector, "Appointment", &appointment).await["inspection"]["id"], id);

    bench.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await;
    let seen = of(&bench.owner, "Appointment", &appointment).await;
    assert_eq!(seen["inspection"]["outcome"], "FAVOURABLE");
    assert_eq!(seen["inspection"]["appointment"]["id"], appointment);
    assert_eq!(of(&bench.owner, "Vehicle", &vehicle).await["inspections"][0]["id"], id);

    let stranger = viewers::customer();
    assert_eq!(of(&stranger, "Appointment", &appointment).await["inspection"], json!(null));
    assert_eq!(of(&stranger, "Vehicle", &vehicle).await["inspections"], json!([]));
    assert_eq!(of(&stranger, "Inspection", id.as_str().unwrap()).await, json!(null));
}

#[tokio::test]
async fn the_checklist_is_for_staff_and_leaves_out_what_is_not_approved() {
    let bench = Bench::new().await;
    let asked = "{ checklist { code label groups { code points { code
        defects { code level label toVerify } } } } }";
    assert_eq!(refusal(&bench.graph, &bench.owner, asked, json!({})).await, "FORBIDDEN");
    let answer = data(&bench.graph, &viewers::staff(Role::Receptionist), asked, json!({})).await;
    let functions = answer["checklist"].as_array().unwrap();
    assert_eq!(functions.len(), 9);
    assert_eq!(functions[1]["code"], "1");
    let points: Vec<&Value> = functions
        .iter()
        .flat_map(|function| function["groups"].as_array().unwrap())
        .flat_map(|group| group["points"].as_array().unwrap())
        .collect();
    assert_eq!(points.len(), 127);
    let defects = points.iter().flat_map(|point| point["defects"].as_array().unwrap());
    let (all, marked) = defects.fold((0, 0), |(all, marked), defect| {
        (all + 1, marked + usize::from(defect["toVerify"] == true))
    });
    assert_eq!((all, marked), (504, 251));
}

#[tokio::test]
async fn importing_twice_changes_nothing() {
    let bench = Bench::new().await;
    let mut conn = bench.db.pool.get().await.unwrap();
    let first = import_bundled(&mut conn).await.unwrap();
    assert_eq!(first, import_bundled(&mut conn).await.unwrap());
    assert!(first.starts_with("VL-2-"));
}

#[tokio::test]
async fn an_unknown_inspection_is_not_found() {
    let bench = Bench::new().await;
    let input = json!({ "inspectionId": Uuid::now_v7() });
    assert_eq!(
        bench.refused(&bench.inspector, "startInspection", input).await,
        "INSPECTION_NOT_FOUND"
    );
}

#[tokio::test]
async fn every_field_says_what_it_is() {
    let bench = Bench::new().await;
    let asked = "{ __schema { types { name
        fields(includeDeprecated: true) { name description }
        inputFields { name description } enumValues { name description } } } }";
    let answer = data(&bench.graph, &bench.inspector, asked, json!({})).await;
    let mut silent = Vec::new();
    for kind in answer["__schema"]["types"].as_array().unwrap() {
        let name = kind["name"].as_str().unwrap();
        let listed = ["fields", "inputFields", "enumValues"];
        for item in listed.iter().filter_map(|list| kind[*list].as_array()).flatten() {
            let field = item["name"].as_str().unwrap();
            let described = item["description"].as_str().is_some_and(|words| !words.is_empty());
            if !described && !name.starts_with('_') && !field.starts_with('_') {
                silent.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(silent.is_empty(), "without a description: {silent:?}");
}

#[tokio::test]
async fn a_key_reads_a_result_only_with_its_holders_recorded_consent() {
    let bench = Bench::new().await;
    let appointment = bench.expect("PERIODIC", Some("AB-123-CD")).await;
    let vehicle = bench.confirm_vehicle(appointment).await;
    let id = bench.completed(appointment, &[]).await["id"].clone();
    bench.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await;
    // A garage, and the owner's own id under a key: booking for somebody makes nobody the holder.
    let garage = viewers::organisation(&["reports:read"]);
    let name = "Flotte Dupont".to_owned();
    let scopes = vec!["reports:read".to_owned()];
    let as_owner = Viewer::Integrator { id: bench.owner.id().unwrap(), name, scopes };
    let sees = async |who: &Viewer| {
        let by_appointment = entity(&bench, who, "Appointment", json!(appointment)).await;
        let by_vehicle = entity(&bench, who, "Vehicle", json!(vehicle)).await;
        let itself = entity(&bench, who, "Inspection", id.clone()).await;
        let query = "query($id: UUID!, $of: UUID!) { inspection(id: $id) { id }
            inspectionByAppointment(appointmentId: $of) { id } }";
        let asked = json!({ "id": id, "of": appointment });
        let asked = data(&bench.graph, who, query, asked).await;
        [
            by_appointment["inspection"].is_object(),
            by_vehicle["inspections"].as_array().is_some_and(|list| !list.is_empty()),
            itself.is_object(),
            asked["inspection"].is_object(),
            asked["inspectionByAppointment"].is_object(),
        ]
    };
    let consent = async |to: &Viewer, granted: bool| {
        let organisation_id = to.id().unwrap();
        let change = ResultsAccessChanged { appointment_id: appointment, organisation_id, granted };
        bench.db.publish(&change).await;
        bench.deliver().await;
    };
    for (who, seen) in
        [(&bench.owner, true), (&bench.inspector, true), (&garage, false), (&as_owner, false)]
    {
        assert_eq!(sees(who).await, [seen; 5], "{who:?}");
    }
    consent(&garage, true).await;
    assert_eq!(sees(&garage).await, [true; 5]);
    assert_eq!(sees(&as_owner).await, [false; 5], "a consent names one organisation");
    consent(&garage, false).await;
    assert_eq!(sees(&garage).await, [false; 5]);
}
