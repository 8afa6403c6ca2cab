//! The process is killed at every commit and every call outward between a hold and its confirmation,
//! and between a refund that is wanted and one that is made: nothing is lost, and nothing done twice.
//!
//! Each case sets a scene, lets a child process do one step of it that dies at the point
//! (`src/crash.rs`), and then lets time go on: the customer clicks again, the provider sends its
//! webhooks again, the workers of another process do what is due. What was found at each is
//! `docs/crash-points.md`, a snapshot: `AUTOVISITE_UPDATE_CRASH_POINTS=1` writes it (`crash_table`).
use crate::{
    crash_table,
    refunds::REFUND,
    world::{GOOD, START, WEBHOOK_SECRET, World},
};
use axum::{body::Body, extract::Request};
use events::{
    appointment::AppointmentFacts,
    payment::{PayAtCentreChosen, Refunded, Succeeded},
};
use kernel::{Clock, Pool, Role, Viewer};
use payment::{PaymentConfig, StripeGateway};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Stdio},
};
use stripe_webhook::Webhook;
use testkit::{execute, viewers};
use tower::ServiceExt;

const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
    payment { id } } }";
const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
    payment { id } } }";

/// What the process was doing when it died, and where it may.
const CASES: &[(&str, &[&str])] = &[
    (
        "checkout",
        &[
            "checkout: before the payment is written",
            "checkout: after the payment is written",
            "checkout: after the page was opened",
            "checkout: before the page is noted",
            "checkout: after the page is noted",
        ],
    ),
    (
        "webhooks",
        &[
            "page: before it is read",
            "page: after it is read",
            "page: before what it says is written",
            "page: after what it says is written",
            "webhook: before it is noted",
            "webhook: after it is noted",
        ],
    ),
    (
        "at the centre",
        &[
            "at the centre: before the choice is written",
            "at the centre: after the choice is written",
        ],
    ),
    (
        "desk",
        &[
            "desk: before the card page is closed",
            "desk: after the card page is closed",
            "desk: before the money is written",
            "desk: after the money is written",
        ],
    ),
    (
        "closing",
        &[
            "closing: after it is claimed",
            "closing: after the provider answered",
            "closing: before it is written",
            "closing: after it is written",
        ],
    ),
    (
        "refund",
        &[
            "refund: before it is claimed",
            "refund: after it is claimed",
            "refund: after the provider answered",
            "refund: before it is written",
            "refund: after it is written",
        ],
    ),
    (
        "refund order",
        &["refund: before the order is written", "refund: after the order is written"],
    ),
];

/// Where a case stands among them; the unknown last.
pub(crate) fn place(case: &str) -> usize {
    CASES.iter().position(|(name, _)| *name == case).unwrap_or(CASES.len())
}

/// Where the scene is played, for the child.
struct Scene<'a> {
    world: &'a World,
    customer: Viewer,
    facts: AppointmentFacts,
    /// The payment, where the step is about one.
    payment: Value,
}

impl Scene<'_> {
    /// Does the step in a process of its own that dies at the point.
    async fn die_at(&self, step: &str, point: &str) {
        let told = json!({
            "database": self.world.text("SELECT current_database()::text AS text").await,
            "origin": self.world.origin,
            "step": step,
            "customer": self.customer.id(),
            "appointment": self.facts.appointment_id,
            "payment": self.payment,
        });
        let mut child = Command::new(std::env::current_exe().unwrap());
        child
            .args(["--exact", "crash_points::the_process_that_dies", "--ignored", "--nocapture"])
            .env("AUTOVISITE_DIE_AT", point)
            .env("AUTOVISITE_CRASH", told.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let ended = tokio::task::spawn_blocking(move || child.status()).await.unwrap().unwrap();
        assert_eq!(ended.signal(), Some(6), "{step} never came to « {point} »: {ended}");
    }

    /// What there is, in a few words: for the table.
    async fn standing(&self) -> String {
        self.world
            .text(
                "SELECT concat_ws(', ',
                    'ours: ' || coalesce((SELECT string_agg(status || CASE WHEN session_id IS NULL
                        THEN '' ELSE ' with a page' END, ' + ' ORDER BY id)
                        FROM payment.payments), 'nothing'),
                    (SELECT 'refund ' || string_agg(status, ' + ') FROM payment.refunds),
                    (SELECT count(*) || ' document(s)' FROM payment.documents HAVING count(*) > 0),
                    'provider: ' || (SELECT count(*) FROM stripe_simulator.sessions
                        WHERE status = 'open') || ' open page(s)',
                    (SELECT (sum(amount_cents) / 100)::int8 || ' € taken' FROM stripe_simulator.intents
                        WHERE status = 'succeeded'),
                    (SELECT (sum(amount_cents) / 100)::int8 || ' € back' FROM stripe_simulator.refunds
                        WHERE status <> 'failed')) AS text",
            )
            .await
    }
}

/// The step, in the process that dies. The parent serves the provider.
async fn step(scene: &Value, pool: &Pool, config: &PaymentConfig) {
    let schema = payment::schema(pool.clone(), config.clone(), Clock::System);
    let (id, payment) = (json!({ "id": scene["appointment"] }), json!({ "id": scene["payment"] }));
    let customer = Viewer::Person {
        id: scene["customer"].as_str().unwrap().parse().unwrap(),
        roles: vec![Role::Customer],
        posts: Vec::new(),
        name: String::new(),
    };
    match scene["step"].as_str().unwrap() {
        "checkout" => {
            let input = json!({ "id": scene["appointment"], "key": "k1" });
            execute(&schema, &customer, START, input).await;
        }
        "at the centre" => {
            execute(&schema, &customer, AT_CENTRE, id).await;
        }
        "desk" => {
            execute(&schema, &viewers::staff(Role::Receptionist), RECEIVE, payment).await;
        }
        "refund order" => {
            let order = json!({ "id": scene["payment"], "key": "again" });
            execute(&schema, &viewers::staff(Role::Manager), REFUND, order).await;
        }
        "webhooks" => {
            let routes = payment::routes(pool.clone(), config.clone(), Clock::System);
            for payload in payloads(pool).await {
                let signature = Webhook::generate_test_header(&payload, WEBHOOK_SECRET, None);
                let request = Request::post("/webhooks/stripe")
                    .header("stripe-signature", signature)
                    .body(Body::from(payload))
                    .unwrap();
                routes.clone().oneshot(request).await.unwrap();
            }
        }
        "closing" | "refund" => {
            for task in payment::tasks(pool, config.clone(), Clock::System) {
                task.drain().await.unwrap();
            }
        }
        other => panic!("no such step: {other}"),
    }
}

async fn payloads(pool: &Pool) -> Vec<String> {
    use diesel_async::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        payload: String,
    }
    let mut conn = pool.get().await.unwrap();
    let sql = "SELECT payload FROM stripe_simulator.webhooks ORDER BY id";
    let rows: Vec<Row> = diesel::sql_query(sql).load(&mut conn).await.unwrap();
    rows.into_iter().map(|row| row.payload).collect()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "the process that the tests beside it kill"]
async fn the_process_that_dies() {
    let scene = std::env::var("AUTOVISITE_CRASH").expect("started by the tests beside it");
    let scene: Value = serde_json::from_str(&scene).unwrap();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = std::env::var("AUTOVISITE_TEST_DATABASE").unwrap();
    let url = server.replace("{}", scene["database"].as_str().unwrap());
    let pool = Pool::connect(&url, 4).unwrap();
    let origin = scene["origin"].as_str().unwrap().to_owned();
    let base = format!("{origin}{}", stripe_simulator::PATH);
    let config = PaymentConfig {
        stripe: StripeGateway::new(Some(&base), "sk_test_simulator", WEBHOOK_SECRET).unwrap(),
        public_url: origin,
    };
    step(&scene, &pool, &config).await;
}

impl World {
    /// Time goes on in another process: leases end, the provider sends again, workers work.
    async fn goes_on(&self) {
        for _ in 0..3 {
            self.db
                .execute(
                    "UPDATE stripe_simulator.webhooks SET next_attempt_at = now();
                     UPDATE payment.refunds SET next_try_at = now() WHERE next_try_at IS NOT NULL;
                     UPDATE payment.payments SET next_try_at = now() WHERE next_try_at IS NOT NULL;",
                )
                .await;
            self.deliver_webhooks().await;
            self.work().await;
        }
    }

    /// What the provider holds for us, in cents.
    async fn held_there(&self) -> i64 {
        self.count(
            "SELECT (SELECT coalesce(sum(amount_cents), 0) FROM stripe_simulator.intents
                WHERE status = 'succeeded')::bigint - (SELECT coalesce(sum(amount_cents), 0)
                FROM stripe_simulator.refunds WHERE status = 'succeeded')::bigint AS count",
        )
        .await
    }
}

async fn scene_of<'a>(world: &'a World, step: &str) -> Scene<'a> {
    let customer = viewers::customer();
    let facts = world.held(&customer).await;
    let mut scene = Scene { world, customer, facts, payment: Value::Null };
    if matches!(step, "checkout" | "at the centre") {
        return scene;
    }
    let started = world.start(&scene.customer, &scene.facts).await;
    scene.payment = started["id"].clone();
    match step {
        "desk" => {}
        "closing" => {
            let id = json!({ "id": scene.facts.appointment_id });
            testkit::data(&world.schema, &scene.customer, AT_CENTRE, id).await;
        }
        "webhooks" => {
            world.enter_card(&started["checkoutUrl"], GOOD).await;
        }
        _ => {
            world.enter_card(&started["checkoutUrl"], GOOD).await;
            world.deliver_webhooks().await;
            world.confirm(&scene.facts).await;
            if step == "refund" {
                world.cancel(&scene.facts).await;
            }
        }
    }
    scene
}

/// Whoever asked asks again: nobody told them how it ended.
async fn ask_again(scene: &Scene<'_>, step: &str) {
    let (world, customer) = (scene.world, &scene.customer);
    let (id, payment) =
        (json!({ "id": scene.facts.appointment_id }), json!({ "id": scene.payment }));
    match step {
        "checkout" => {
            let page = world.start(customer, &scene.facts).await["checkoutUrl"].clone();
            assert_eq!(world.enter_card(&page, GOOD).await.0, 303);
        }
        "at the centre" => {
            testkit::data(&world.schema, customer, AT_CENTRE, id).await;
        }
        "desk" => {
            let desk = viewers::staff(Role::Receptionist);
            testkit::data(&world.schema, &desk, RECEIVE, payment).await;
        }
        "refund order" => {
            let order = json!({ "id": scene.payment, "key": "again" });
            testkit::data(&world.schema, &viewers::staff(Role::Manager), REFUND, order).await;
        }
        _ => {}
    }
}

/// Dies at each point of a case, and judges what became of it.
async fn survive(step: &str) {
    let (_, points) = CASES.iter().find(|(name, _)| *name == step).unwrap();
    let mut seen = Vec::new();
    for point in *points {
        let world = World::new().await;
        world.set_seller().await;
        let scene = scene_of(&world, step).await;
        scene.die_at(step, point).await;
        let dead = scene.standing().await;
        ask_again(&scene, step).await;
        world.goes_on().await;
        seen.push(crash_table::Row { point, dead, then: scene.standing().await });

        let (paid, at_desk, refunded) = (
            world.db.published::<Succeeded>().await.len(),
            world.db.published::<PayAtCentreChosen>().await.len(),
            world.db.published::<Refunded>().await.len(),
        );
        let back = step.starts_with("refund");
        let taken = usize::from(!matches!(step, "at the centre" | "closing"));
        assert_eq!(paid, taken, "{point}: paid once");
        assert_eq!(at_desk, usize::from(matches!(step, "at the centre" | "closing")), "{point}");
        assert_eq!(refunded, usize::from(back), "{point}: given back once");
        let card = matches!(step, "checkout" | "webhooks");
        assert_eq!(world.held_there().await, if card { 7_900 } else { 0 }, "{point}");
        let open = "SELECT count(*) FROM stripe_simulator.sessions WHERE status = 'open'";
        assert_eq!(world.count(open).await, 0, "{point}: nobody can pay a second time");
        world.come_to_rest().await;
        assert_eq!(world.judge().await, Vec::<String>::new(), "{point}");
    }
    crash_table::compare(step, &seen);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkout_survives() {
    survive("checkout").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_word_of_the_provider_survives() {
    survive("webhooks").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn paying_at_the_centre_survives() {
    survive("at the centre").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_till_survives() {
    survive("desk").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_a_page_survives() {
    survive("closing").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_survives() {
    survive("refund").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_of_a_refund_survives() {
    survive("refund order").await;
}

/// The table has a part for each case, and no other.
#[test]
fn the_table_is_of_these_cases() {
    if crash_table::is_written() {
        return;
    }
    let cases: Vec<&str> = CASES.iter().map(|(name, _)| *name).collect();
    assert_eq!(crash_table::cases(), cases);
}

/// A point that no case dies at proves nothing.
#[test]
fn every_point_of_the_code_is_died_at() {
    let mut there = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                let names = text.split("crash::point(\"").skip(1);
                there.extend(names.map(|rest| rest.split('"').next().unwrap().to_owned()));
            }
        }
    }
    let died_at: BTreeSet<String> =
        CASES.iter().flat_map(|(_, points)| points.iter().map(|name| (*name).to_owned())).collect();
    assert_eq!(there, died_at);
}
