//! The subgraph on a database, and pages to read.
use chrono::{DateTime, Utc};
use events::scan::{DocumentDeleted, TextRead};
use kernel::{Clock, Viewer};
use serde_json::{Value, json};
use std::path::Path;
use testkit::{TestDb, data, refusal};
use uuid::Uuid;

/// Confirms a reading.
pub(crate) const CONFIRM: &str =
    "mutation($input: ConfirmRegistrationInput!) { confirmRegistration(input: $input) {
    registration { status plate fields { code value rawText status reason confidence } }
    vehicle { id plate vin make model firstRegistration vehicleCategory energy } } }";
const REGISTRATION: &str = "query($id: UUID!) {
    _entities(representations: [{__typename: \"Document\", id: $id}]) { ... on Document { registration {
        documentId status plate vin make model firstRegistration vehicleCategory energy
        fields { code label value status reason } } } } }";
const PREVIOUS: &str = "query($id: UUID!) {
    _entities(representations: [{__typename: \"Document\", id: $id}]) { ... on Document {
        previousInspection { number date plate mileageKm result validUntil centre
            fields { code label value status reason } } } } }";
const DUE: &str = "query($id: UUID!) {
    _entities(representations: [{__typename: \"Document\", id: $id}]) { ... on Document { registration {
        euroClass { number stage } dueInspection { kind opens before overdue basis certain } } } } }";
const VEHICLES: &str = "{ vehicles { edges { node { id plate model } } } }";

/// A quota that a test uses up.
pub(crate) const CONFIG: parser::ParserConfig = parser::ParserConfig { pages_per_day: 4 };

/// The subgraph, on a day after the samples' dates.
pub(crate) struct World {
    pub(crate) db: TestDb,
    pub(crate) schema: parser::Schema,
    clock: Clock,
}

impl World {
    pub(crate) async fn new() -> Self {
        let now: DateTime<Utc> = "2026-11-22T09:00:00Z".parse().unwrap();
        let (db, clock) = (TestDb::new().await, Clock::Fixed(now));
        let schema = parser::schema(db.pool.clone(), clock, CONFIG);
        Self { db, schema, clock }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(crate) async fn deliver(&self) {
        self.db.deliver(&parser::listeners(&self.db.pool, self.clock)).await;
    }

    /// A document of `owner` with these words, read.
    pub(crate) async fn read(&self, owner: &Viewer, kind: &str, page: Value) -> Uuid {
        let event = TextRead {
            document_id: Uuid::now_v7(),
            owner_id: owner.id().unwrap(),
            appointment_id: None,
            kind: kind.parse().unwrap(),
            page,
            codes: Vec::new(),
        };
        self.db.publish(&event).await;
        self.deliver().await;
        event.document_id
    }

    pub(crate) async fn certificate(&self, owner: &Viewer) -> Uuid {
        self.read(owner, "REGISTRATION_CERTIFICATE", page("008")).await
    }

    pub(crate) async fn registration(&self, by: &Viewer, document: Uuid) -> Value {
        let found = data(&self.schema, by, REGISTRATION, json!({ "id": document })).await;
        found["_entities"][0]["registration"].clone()
    }

    pub(crate) async fn previous(&self, by: &Viewer, document: Uuid) -> Value {
        let found = data(&self.schema, by, PREVIOUS, json!({ "id": document })).await;
        found["_entities"][0]["previousInspection"].clone()
    }

    /// The emission class and the inspection due.
    pub(crate) async fn due(&self, by: &Viewer, document: Uuid) -> Value {
        let found = data(&self.schema, by, DUE, json!({ "id": document })).await;
        found["_entities"][0]["registration"].clone()
    }

    pub(crate) async fn confirm(&self, by: &Viewer, document: Uuid, corrections: Value) -> Value {
        let made = data(&self.schema, by, CONFIRM, input(document, corrections)).await;
        made["confirmRegistration"].clone()
    }

    /// Confirms a reading and gives its picture to teach the reader, or not.
    pub(crate) async fn give(&self, by: &Viewer, document: Uuid, corrections: Value, stays: bool) {
        let mut input = input(document, corrections);
        input["input"]["pictureMayStay"] = json!(stays);
        data(&self.schema, by, CONFIRM, input).await;
    }

    /// The document is no more.
    pub(crate) async fn delete(&self, owner: &Viewer, document_id: Uuid) {
        let owner_id = owner.id().unwrap();
        self.db.publish(&DocumentDeleted { document_id, owner_id }).await;
        self.deliver().await;
    }

    pub(crate) async fn refused(&self, by: &Viewer, document: Uuid, corrections: Value) -> String {
        refusal(&self.schema, by, CONFIRM, input(document, corrections)).await
    }

    pub(crate) async fn vehicles(&self, by: &Viewer) -> Value {
        data(&self.schema, by, VEHICLES, json!({})).await["vehicles"]["edges"].take()
    }
}

pub(crate) fn input(document: Uuid, corrections: Value) -> Value {
    json!({ "input": { "documentId": document, "corrections": corrections } })
}

/// The words `scan` read on one of its samples.
pub(crate) fn page(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A page of these lines, one under the other.
pub(crate) fn lines(texts: &[&str]) -> Value {
    let word = |(row, text): (usize, &&str)| {
        let (top, bottom) = (row * 40, row * 40 + 30);
        json!({ "text": text, "confidence": 0.9,
            "quad": [[20, top], [400, top], [400, bottom], [20, bottom]] })
    };
    let words: Vec<Value> = texts.iter().enumerate().map(word).collect();
    json!({ "width": 1000, "height": 1400, "rotation": 0, "words": words })
}

pub(crate) fn field<'a>(registration: &'a Value, code: &str) -> &'a Value {
    let fields = registration["fields"].as_array().unwrap();
    fields.iter().find(|field| field["code"] == code).unwrap()
}
