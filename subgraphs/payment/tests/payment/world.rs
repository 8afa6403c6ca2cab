//! A shop with its provider: the subgraph and the simulator really served on a loopback port,
//! the production client between them, appointments as `appointment` announces them.
use crate::traffic;
use axum::{Router, extract::Request, middleware, response::IntoResponse};
use chrono::{DateTime, TimeDelta, Utc};
use events::appointment::{
    AppointmentFacts, Cancelled, CentreFacts, Confirmed, PaymentCameLate, SlotHeld,
};
use kernel::{Clock, Task, Viewer};
use payment::{PaymentConfig, StripeGateway};
use serde_json::{Value, json};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use stripe_simulator::{self as simulator, SimulatorConfig};
use testkit::TestDb;
use uuid::Uuid;

pub(crate) const GOOD: &str = "4242 4242 4242 4242";
pub(crate) const WEBHOOK_SECRET: &str = "whsec_test";

pub(crate) const START: &str = "mutation($id: UUID!, $key: String!) {
  startCheckout(input: {appointmentId: $id, idempotencyKey: $key, returnPath: \"/\"}) {
    payment { id status checkoutUrl amount { amountCents currency } }
  }
}";
const READ: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Appointment\", id: $id}]) {
    ... on Appointment { payment { id status method failureCode paidAt refundedAt invoiceNumber checkoutUrl } }
  }
}";

const BACK: &str = "query($id: UUID!) {
  _entities(representations: [{__typename: \"Appointment\", id: $id}]) {
    ... on Appointment { amountDue { amountCents } payment {
      id status refundRequestedAt refundedAt
      refunds { status failureReason amount { amountCents } madeAt failedAt }
      disputes { status reason amount { amountCents } respondBy }
    } } } }";

pub(crate) struct World {
    pub(crate) db: TestDb,
    pub(crate) schema: payment::Schema,
    pub(crate) origin: String,
    /// While false the provider answers nothing but 503.
    pub(crate) provider_up: Arc<AtomicBool>,
    /// While true the provider does what it is asked, and its answer is lost.
    pub(crate) answers_lost: Arc<AtomicBool>,
    deliver: Vec<Task>,
    work: Vec<Task>,
    pub(crate) config: PaymentConfig,
    http: reqwest::Client,
}

impl World {
    pub(crate) async fn new() -> Self {
        // Several tests of one process may come here: the first one installs it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let db = TestDb::new().await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let simulated = SimulatorConfig {
            secret_key: "sk_test_simulator".to_owned(),
            webhook_secret: WEBHOOK_SECRET.to_owned(),
            webhook_url: format!("{origin}/webhooks/stripe"),
            public_url: origin.clone(),
        };
        let base = format!("{origin}{}", simulator::PATH);
        let config = PaymentConfig {
            stripe: StripeGateway::new(Some(&base), "sk_test_simulator", WEBHOOK_SECRET).unwrap(),
            public_url: origin.clone(),
        };
        let provider_up = Arc::new(AtomicBool::new(true));
        let answers_lost = Arc::new(AtomicBool::new(false));
        let (up, lost) = (provider_up.clone(), answers_lost.clone());
        let provider = simulator::routes(db.pool.clone(), simulated.clone(), Clock::System).layer(
            middleware::from_fn(move |request: Request, next: middleware::Next| {
                let (up, lost) = (up.clone(), lost.clone());
                async move {
                    let down = axum::http::StatusCode::SERVICE_UNAVAILABLE.into_response();
                    if !up.load(Ordering::SeqCst) {
                        return down;
                    }
                    let answer = next.run(request).await;
                    if lost.load(Ordering::SeqCst) { down } else { answer }
                }
            }),
        );
        // Whatever state it is in, what was asked and answered can be overheard.
        let provider = provider.layer(middleware::from_fn(traffic::overheard));
        let shop = payment::routes(db.pool.clone(), config.clone(), Clock::System);
        let app = Router::new().merge(shop).merge(provider);
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self {
            schema: payment::schema(db.pool.clone(), config.clone(), Clock::System),
            deliver: simulator::tasks(&db.pool, simulated, Clock::System).unwrap(),
            work: payment::tasks(&db.pool, config.clone(), Clock::System),
            config,
            http: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
            db,
            origin,
            provider_up,
            answers_lost,
        }
    }

    /// An appointment that somebody holds until then.
    pub(crate) async fn hold(&self, customer: &Viewer, until: DateTime<Utc>) -> AppointmentFacts {
        let facts = facts(customer.id().unwrap());
        self.db.publish(&SlotHeld { facts: facts.clone(), hold_expires_at: until }).await;
        self.relay().await;
        facts
    }

    pub(crate) async fn held(&self, customer: &Viewer) -> AppointmentFacts {
        self.hold(customer, Utc::now() + TimeDelta::minutes(15)).await
    }

    pub(crate) async fn confirm(&self, facts: &AppointmentFacts) {
        self.db.publish(&Confirmed { facts: facts.clone() }).await;
        self.relay().await;
    }

    pub(crate) async fn cancel(&self, facts: &AppointmentFacts) {
        let (reason, by_staff) = ("Panne".to_owned(), false);
        self.db
            .publish(&Cancelled {
                facts: facts.clone(),
                reason,
                by_staff,
                kept_cents: 0,
                extra_cents: 0,
                arrhes: false,
                may_give_back: true,
            })
            .await;
        self.relay().await;
    }

    pub(crate) async fn came_late(&self, facts: &AppointmentFacts, payment_id: Uuid) {
        let late = PaymentCameLate { facts: facts.clone(), payment_id, rebooked: false };
        self.db.publish(&late).await;
        self.relay().await;
    }

    pub(crate) async fn relay(&self) {
        self.db.deliver(&payment::listeners(&self.db.pool, Clock::System)).await;
    }

    /// The hosted page of a new checkout.
    pub(crate) async fn start(&self, customer: &Viewer, facts: &AppointmentFacts) -> Value {
        let variables = json!({ "id": facts.appointment_id, "key": "k1" });
        let data = testkit::data(&self.schema, customer, START, variables).await;
        data["startCheckout"]["payment"].clone()
    }

    pub(crate) async fn start_refused(
        &self,
        customer: &Viewer,
        facts: &AppointmentFacts,
    ) -> String {
        let variables = json!({ "id": facts.appointment_id, "key": "k2" });
        testkit::refusal(&self.schema, customer, START, variables).await
    }

    /// What the customer sees of an appointment's payment.
    pub(crate) async fn payment(&self, viewer: &Viewer, facts: &AppointmentFacts) -> Value {
        let variables = json!({ "id": facts.appointment_id });
        let data = testkit::data(&self.schema, viewer, READ, variables).await;
        data["_entities"][0]["payment"].clone()
    }

    /// Types a card into the hosted page: the answer's status, and where it leads or what it says.
    pub(crate) async fn enter_card(&self, page: &Value, number: &str) -> (u16, String) {
        let form = [("card-number", number), ("card-expiry", "12/34"), ("card-cvc", "123")];
        let body: Vec<String> = form
            .iter()
            .map(|(k, v)| format!("{k}={}", v.replace(' ', "+").replace('/', "%2F")))
            .collect();
        let answer = self
            .http
            .post(page.as_str().unwrap())
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"))
            .send()
            .await
            .unwrap();
        let status = answer.status().as_u16();
        let place = answer.headers().get("location").map(|v| v.to_str().unwrap().to_owned());
        (status, place.unwrap_or(answer.text().await.unwrap()))
    }

    /// Sends a form to a path of the simulator, as its pages and the merchant's own pages do.
    pub(crate) async fn post_form(&self, path: &str, body: &str) -> u16 {
        let request = self
            .http
            .post(format!("{}{}{path}", self.origin, simulator::PATH))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("authorization", "Bearer sk_test_simulator")
            .body(body.to_owned());
        request.send().await.unwrap().status().as_u16()
    }

    /// What the appointment's payment says of its refunds and disputes, to the staff.
    pub(crate) async fn back(&self, facts: &AppointmentFacts) -> Value {
        let desk = testkit::viewers::staff(kernel::Role::Manager);
        let variables = json!({ "id": facts.appointment_id });
        let data = testkit::data(&self.schema, &desk, BACK, variables).await;
        data["_entities"][0].clone()
    }

    pub(crate) async fn page(&self, url: &Value) -> (u16, String) {
        let answer = self.http.get(url.as_str().unwrap()).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Posts a webhook as anyone on the network could.
    pub(crate) async fn post_webhook(&self, payload: &str, signature: &str) -> u16 {
        let url = format!("{}/webhooks/stripe", self.origin);
        let request = self.http.post(url).header("stripe-signature", signature);
        request.body(payload.to_owned()).send().await.unwrap().status().as_u16()
    }

    /// The provider delivers its webhooks.
    pub(crate) async fn deliver_webhooks(&self) {
        drain(&self.deliver).await;
        if traffic::is_wanted() {
            for payload in self.webhooks().await {
                traffic::note(
                    &json!({ "webhook": serde_json::from_str::<Value>(&payload).unwrap() }),
                );
            }
        }
    }

    /// Our workers do what is due: refunds, pages to close, pages to read again.
    pub(crate) async fn work(&self) {
        drain(&self.work).await;
    }

    /// The same at another time.
    pub(crate) async fn work_at(&self, clock: Clock) {
        drain(&payment::tasks(&self.db.pool, self.config.clone(), clock)).await;
    }

    pub(crate) async fn count(&self, sql: &str) -> i64 {
        use diesel_async::RunQueryDsl;
        #[derive(diesel::QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            count: i64,
        }
        let mut conn = self.db.pool.get().await.unwrap();
        diesel::sql_query(sql).get_result::<Count>(&mut conn).await.unwrap().count
    }

    /// The one text that the query answers, as `text`.
    pub(crate) async fn text(&self, sql: &str) -> String {
        use diesel_async::RunQueryDsl;
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = diesel::sql_types::Text)]
            text: String,
        }
        let mut conn = self.db.pool.get().await.unwrap();
        diesel::sql_query(sql).get_result::<Row>(&mut conn).await.unwrap().text
    }

    /// The webhooks the provider has for us, oldest first.
    pub(crate) async fn webhooks(&self) -> Vec<String> {
        use diesel_async::RunQueryDsl;
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = diesel::sql_types::Text)]
            payload: String,
        }
        let mut conn = self.db.pool.get().await.unwrap();
        let sql = "SELECT payload FROM stripe_simulator.webhooks ORDER BY id";
        let rows: Vec<Row> = diesel::sql_query(sql).load(&mut conn).await.unwrap();
        rows.into_iter().map(|row| row.payload).collect()
    }
}

async fn drain(tasks: &[Task]) {
    for task in tasks {
        task.drain().await.unwrap();
    }
}

fn facts(customer_id: Uuid) -> AppointmentFacts {
    let starts_at = Utc::now() + TimeDelta::days(3);
    AppointmentFacts {
        appointment_id: Uuid::now_v7(),
        reference: "RDV-7Q2KX".to_owned(),
        customer_id,
        centre: CentreFacts {
            id: Uuid::from_u128(1),
            name: "Lyon Part-Dieu".to_owned(),
            approval_number: "S069C012".to_owned(),
            address: "12 rue de la Villette, 69003 Lyon".to_owned(),
            phone: "04 72 00 00 00".to_owned(),
        },
        service: "PERIODIC".parse().unwrap(),
        vehicle_category: "CAR".parse().unwrap(),
        energy: "PETROL".parse().unwrap(),
        plate: Some("AB-123-CD".to_owned()),
        starts_at,
        ends_at: starts_at + TimeDelta::minutes(30),
        amount_cents: 7_900,
        currency: "EUR".to_owned(),
    }
}
