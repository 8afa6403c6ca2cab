//! A demo network on a Thursday morning, and the requests the tests repeat.
use appointment::AppointmentConfig;
use chrono::{DateTime, TimeDelta, Utc};
use events::{
    parser::VehicleConfirmed,
    payment::{PaymentFacts, Succeeded},
};
use kernel::{Clock, LetterKey, Viewer, live::Live};
use serde_json::{Value, json};
use testkit::{TestDb, data};
use uuid::Uuid;

/// Holds a slot; answers its id.
pub(crate) const HOLD: &str =
    "mutation($input: HoldSlotInput!) { holdSlot(input: $input) { appointment { id reference } } }";

/// What the subgraph is told from outside.
pub(crate) fn config() -> AppointmentConfig {
    let letters = LetterKey::new(&[7; 32]).unwrap();
    AppointmentConfig { letters, public_url: "https://www.example.fr".to_owned() }
}

/// The subgraph on a database with the demo network.
pub(crate) struct World {
    pub(crate) db: std::sync::Arc<TestDb>,
    pub(crate) schema: appointment::Schema,
    pub(crate) centre: Uuid,
    pub(crate) now: DateTime<Utc>,
}

impl World {
    pub(crate) async fn new() -> Self {
        let db = std::sync::Arc::new(TestDb::new().await);
        let mut conn = db.pool.get().await.unwrap();
        appointment::demo::network(&mut conn).await.unwrap();
        drop(conn);
        let now = "2026-11-26T08:00:00Z".parse().unwrap();
        let schema =
            appointment::schema(db.pool.clone(), Clock::Fixed(now), Live::silent(), config());
        let found = data(
            &schema,
            &Viewer::Anonymous,
            "{ centres(search: \"part-dieu\") { edges { node { id } } } }",
            json!({}),
        )
        .await;
        let centre = found["centres"]["edges"][0]["node"]["id"].as_str().unwrap().parse().unwrap();
        Self { db, schema, centre, now }
    }

    /// The same world, later.
    pub(crate) fn after(&self, time: TimeDelta) -> Self {
        let now = self.now + time;
        let schema =
            appointment::schema(self.db.pool.clone(), Clock::Fixed(now), Live::silent(), config());
        Self { db: self.db.clone(), schema, centre: self.centre, now }
    }

    pub(crate) fn hold(&self, category: &str, starts_at: &str) -> Value {
        json!({
            "centreId": self.centre, "startsAt": starts_at, "service": "PERIODIC",
            "vehicleCategory": category, "energy": "PETROL", "plate": "ab 123 cd",
            "idempotencyKey": Uuid::now_v7(),
        })
    }

    pub(crate) async fn held(&self, by: &Viewer, category: &str, starts_at: &str) -> Uuid {
        let input = json!({ "input": self.hold(category, starts_at) });
        let held = data(&self.schema, by, HOLD, input).await;
        held["holdSlot"]["appointment"]["id"].as_str().unwrap().parse().unwrap()
    }

    /// Its owner confirmed a certificate that says so.
    pub(crate) async fn certificate(
        &self,
        owner: &Viewer,
        appointment: Uuid,
        eu_category: Option<&str>,
        energy: Option<&str>,
    ) -> VehicleConfirmed {
        let known = VehicleConfirmed {
            vehicle_id: Uuid::now_v7(),
            owner_id: owner.id().unwrap(),
            document_id: Uuid::now_v7(),
            appointment_id: Some(appointment),
            plate: "AB-123-CD".to_owned(),
            vin: None,
            make: None,
            model: None,
            first_registration: None,
            eu_category: eu_category.map(str::to_owned),
            energy: energy.map(|energy| energy.parse().unwrap()),
            special_uses: None,
            picture_may_stay: false,
        };
        self.db.publish(&known).await;
        self.deliver().await;
        known
    }

    pub(crate) fn paid(&self, appointment_id: Uuid) -> Succeeded {
        let facts = PaymentFacts {
            payment_id: Uuid::now_v7(),
            appointment_id,
            customer_id: Uuid::now_v7(),
            amount_cents: 7_900,
            currency: "EUR".to_owned(),
        };
        Succeeded { facts, method: "CARD".parse().unwrap() }
    }

    pub(crate) async fn deliver(&self) {
        let clock = Clock::Fixed(self.now);
        self.db.deliver(&appointment::listeners(&self.db.pool, clock)).await;
    }

    pub(crate) async fn tick(&self) {
        self.tick_while(true).await;
    }

    /// As [`Self::tick`], while an operator lets slots be offered or not.
    pub(crate) async fn tick_while(&self, offering: bool) {
        for task in appointment::tasks(&self.db.pool, Clock::Fixed(self.now), move || offering) {
            task.drain().await.unwrap();
        }
    }
}
