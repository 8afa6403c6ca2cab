//! A centre with a vehicle at its door: what every test starts from.
use chrono::{DateTime, TimeDelta, Utc};
use events::{
    appointment::{AppointmentFacts, CentreFacts, Confirmed},
    parser::VehicleConfirmed,
};
use inspection::{Arrivals, Benches, Otc, Schema, import_bundled, listeners, schema};
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use testkit::{TestDb, data, refusal, viewers};
use uuid::Uuid;

pub(crate) struct Bench {
    pub(crate) db: TestDb,
    pub(crate) graph: Schema,
    pub(crate) inspector: Viewer,
    pub(crate) owner: Viewer,
    pub(crate) centre: Uuid,
}

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

impl Bench {
    pub(crate) async fn new() -> Self {
        let db = TestDb::new().await;
        import_bundled(&mut db.pool.get().await.unwrap()).await.unwrap();
        Self {
            graph: schema(
                db.pool.clone(),
                Clock::Fixed(now()),
                Otc::ByHand,
                Benches::none(),
                Arrivals::Trusted,
            ),
            db,
            inspector: viewers::staff(Role::Inspector),
            owner: viewers::customer(),
            centre: Uuid::now_v7(),
        }
    }

    /// The same centre on another day.
    pub(crate) fn at(&self, now: DateTime<Utc>) -> Schema {
        schema(
            self.db.pool.clone(),
            Clock::Fixed(now),
            Otc::ByHand,
            Benches::none(),
            Arrivals::Trusted,
        )
    }

    pub(crate) fn facts(&self, service: &str, plate: Option<&str>) -> AppointmentFacts {
        AppointmentFacts {
            appointment_id: Uuid::now_v7(),
            reference: "RDV-7Q2KX".to_owned(),
            customer_id: self.owner.id().unwrap(),
            centre: CentreFacts {
                id: self.centre,
                name: "Lyon Part-Dieu".to_owned(),
                approval_number: "S069C012".to_owned(),
                address: "27 rue de la Villette, 69003 Lyon".to_owned(),
                phone: "04 72 00 00 12".to_owned(),
            },
            service: service.parse().unwrap(),
            vehicle_category: "CAR".parse().unwrap(),
            energy: "DIESEL".parse().unwrap(),
            plate: plate.map(str::to_owned),
            starts_at: now(),
            ends_at: now() + TimeDelta::minutes(30),
            amount_cents: 8_500,
            currency: "EUR".to_owned(),
        }
    }

    /// An appointment that stands; answers its id.
    pub(crate) async fn expect(&self, service: &str, plate: Option<&str>) -> Uuid {
        let facts = self.facts(service, plate);
        let id = facts.appointment_id;
        self.db.publish(&Confirmed { facts }).await;
        self.deliver().await;
        id
    }

    pub(crate) async fn deliver(&self) {
        self.db.deliver(&listeners(&self.db.pool, Clock::Fixed(now()))).await;
    }

    /// Its owner confirmed what its certificate says; answers the vehicle's id.
    pub(crate) async fn confirm_vehicle(&self, appointment: Uuid) -> Uuid {
        let certificate = self.certificate(appointment, "AB-123-CD");
        self.db.publish(&certificate).await;
        self.deliver().await;
        certificate.vehicle_id
    }

    /// What the certificate of a car says.
    pub(crate) fn certificate(&self, appointment: Uuid, plate: &str) -> VehicleConfirmed {
        VehicleConfirmed {
            vehicle_id: Uuid::now_v7(),
            owner_id: self.owner.id().unwrap(),
            document_id: Uuid::now_v7(),
            appointment_id: Some(appointment),
            plate: plate.to_owned(),
            vin: Some("VF1BB05CF31234567".to_owned()),
            make: Some("RENAULT".to_owned()),
            model: Some("CLIO".to_owned()),
            first_registration: "2015-03-12".parse().ok(),
            eu_category: Some("M1".to_owned()),
            energy: "DIESEL".parse().ok(),
            special_uses: Some(Vec::new()),
            picture_may_stay: false,
        }
    }

    /// The inspector enters what is lacking, as on the certificate of a car; `more` says otherwise.
    pub(crate) async fn describe(&self, id: &Value, more: Value) -> Value {
        let asked = "query($id: UUID!) { inspection(id: $id) {
            identity { plate vin make model firstRegistration euCategory energy usage } } }";
        let found = data(&self.graph, &self.inspector, asked, json!({ "id": id })).await;
        let mut input = json!({
            "inspectionId": id, "vin": "VF1BB05CF31234567", "make": "RENAULT", "model": "CLIO",
            "firstRegistration": "2015-03-12", "euCategory": "M1", "energy": "DIESEL",
            "usage": "ORDINARY",
        });
        let known = found["inspection"]["identity"].as_object().unwrap();
        for (field, value) in known.iter().filter(|(_, value)| !value.is_null()) {
            input[field] = value.clone();
        }
        for (field, value) in more.as_object().unwrap() {
            input[field] = value.clone();
        }
        self.does("setVehicleIdentity", input).await
    }

    /// One mutation by the inspector; answers the inspection.
    pub(crate) async fn does(&self, mutation: &str, input: Value) -> Value {
        self.does_on(&self.graph, mutation, input).await
    }

    pub(crate) async fn does_on(&self, graph: &Schema, mutation: &str, input: Value) -> Value {
        let mut answer =
            data(graph, &self.inspector, &document(mutation), json!({ "input": input })).await;
        answer[mutation]["inspection"].take()
    }

    /// The code with which one mutation of this viewer is refused.
    pub(crate) async fn refused(&self, by: &Viewer, mutation: &str, input: Value) -> String {
        refusal(&self.graph, by, &document(mutation), json!({ "input": input })).await
    }

    /// Checks in and opens the checklist; answers the inspection's id.
    pub(crate) async fn open(&self, appointment: Uuid) -> Value {
        let arrived = self.does("checkIn", json!({ "appointmentId": appointment })).await;
        let input = json!({ "inspectionId": arrived["id"] });
        self.does("startInspection", input).await["id"].clone()
    }

    /// Looks at every point that must be looked at.
    pub(crate) async fn check_all(&self, id: &Value) {
        let asked = "query($id: UUID!) { inspection(id: $id) { requiredPoints } }";
        let found = data(&self.graph, &self.inspector, asked, json!({ "id": id })).await;
        let input = json!({ "inspectionId": id, "points": found["inspection"]["requiredPoints"] });
        self.does("checkPoints", input).await;
    }

    /// From the door to the computed result, with these defects.
    pub(crate) async fn completed(&self, appointment: Uuid, defects: &[&str]) -> Value {
        let id = self.open(appointment).await;
        for code in defects {
            self.does("recordDefect", json!({ "inspectionId": id, "code": code })).await;
        }
        self.describe(&id, json!({})).await;
        self.check_all(&id).await;
        self.does("completeInspection", json!({ "inspectionId": id, "odometerKm": 128_450 })).await
    }

    pub(crate) async fn signed(&self, appointment: Uuid, defects: &[&str]) -> Value {
        let id = self.completed(appointment, defects).await["id"].clone();
        self.does("signInspection", json!({ "inspectionId": id, "idempotencyKey": "k" })).await
    }
}

fn document(mutation: &str) -> String {
    let input = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    format!(
        "mutation($input: {input}!) {{ {mutation}(input: $input) {{ inspection {{
            id status outcome plate vehicleLabel odometerKm checkedPoints pointsTotal
            requiredPoints inspectorName validUntil retestBefore catalogueVersion version
            contentHash abandonReason missing nature
            identity {{ plate vin make model firstRegistration euCategory energy usage odometerKm
                initialInspectionDate initialInspectionNature periodicValidUntil
                entries {{ field value before source author }} }}
            defects {{ id code level label component location locationLabel comment toVerify
                photos {{ id author document {{ id }} }} }}
        }} }} }}"
    )
}
