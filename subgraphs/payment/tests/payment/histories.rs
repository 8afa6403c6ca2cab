//! Random histories of money, with a provider that fails and banks that change their mind, judged
//! at the end by what the provider's own tables say.
use crate::world::World;
use chrono::TimeDelta;
use events::appointment::{AppointmentFacts, HoldExpired};
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use testkit::{execute, viewers};

const START: &str = crate::world::START;
const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
    payment { id } } }";
const RECEIVE: &str = "mutation($id: UUID!) { recordDeskPayment(input: {paymentId: $id}) {
    payment { id } } }";
const SETTLE: &str = "mutation($id: UUID!, $cents: Int!) {
    settleDifference(input: {appointmentId: $id, amountCents: $cents}) { settlement { id } } }";
const CARDS: [&str; 8] = [
    "4242 4242 4242 4242",
    "4242 4242 4242 4242",
    "4242 4242 4242 4242",
    "4000 0000 0000 9995",
    "4000 0000 0000 0002",
    "4000 0000 0000 7726",
    "4000 0000 0000 5126",
    "4000 0025 0000 3155",
];

/// A die that falls the same way for the same seed.
struct Die(u64);

impl Die {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

/// Somebody's appointment, and every page that was ever opened for it.
struct Case {
    customer: Viewer,
    facts: AppointmentFacts,
    pages: Vec<Value>,
    /// Nothing becomes of its price any more.
    is_over: bool,
}

impl World {
    async fn try_to(&self, viewer: &Viewer, document: &str, variables: Value) -> Value {
        // Refusals are part of a history; what they must not do is judged at the end.
        execute(&self.schema, viewer, document, variables).await.data.into_json().unwrap()
    }

    async fn step(&self, die: &mut Die, cases: &mut [Case]) {
        let at = die.roll(cases.len());
        let case = &mut cases[at];
        let id = json!({ "id": case.facts.appointment_id });
        let (desk, manager) = (viewers::staff(Role::Receptionist), viewers::staff(Role::Manager));
        match die.roll(21) {
            0..=3 => {
                let key = format!("k{}", die.roll(2));
                let input = json!({ "id": case.facts.appointment_id, "key": key });
                let started = self.try_to(&case.customer, START, input).await;
                let page = &started["startCheckout"]["payment"]["checkoutUrl"];
                if page.is_string() && !case.pages.contains(page) {
                    case.pages.push(page.clone());
                }
            }
            4..=7 if !case.pages.is_empty() => {
                let page = case.pages[die.roll(case.pages.len())].clone();
                self.enter_card(&page, CARDS[die.roll(CARDS.len())]).await;
                let path = page.as_str().unwrap().split(stripe_simulator::PATH).nth(1).unwrap();
                let answer = ["answer=yes", "answer=no"][die.roll(2)];
                self.post_form(&format!("{path}/bank"), answer).await;
            }
            8 => {
                self.try_to(&case.customer, AT_CENTRE, id).await;
            }
            9 | 10 => {
                let seen = self.payment(&desk, &case.facts).await;
                self.try_to(&desk, RECEIVE, json!({ "id": seen["id"] })).await;
            }
            11 => self.confirm(&case.facts).await,
            12 => {
                self.cancel(&case.facts).await;
                case.is_over = true;
            }
            13 => {
                let seen = self.payment(&desk, &case.facts).await;
                let order = json!({ "id": seen["id"], "key": format!("m{}", die.roll(3)) });
                self.try_to(&manager, crate::refunds::REFUND, order).await;
            }
            14 => {
                let due = self.back(&case.facts).await["amountDue"]["amountCents"].clone();
                let settle = json!({ "id": case.facts.appointment_id, "cents": due });
                self.try_to(&manager, SETTLE, settle).await;
            }
            15 => {
                self.provider_up.store(die.roll(3) > 0, Ordering::SeqCst);
                self.answers_lost.store(die.roll(4) == 0, Ordering::SeqCst);
                let long_ago = "attempt_started_at = now() - interval '20 minutes'";
                self.db.execute(&format!("UPDATE payment.payments SET {long_ago} WHERE status = 'AWAITING' AND session_id IS NULL")).await;
            }
            16 => {
                self.db.publish(&HoldExpired { facts: case.facts.clone() }).await;
                self.relay().await;
                case.is_over = true;
            }
            17 => {
                self.db.execute("UPDATE stripe_simulator.refunds SET becomes_at = now() WHERE becomes IS NOT NULL").await;
                self.deliver_webhooks().await;
            }
            18 => self.deliver_webhooks().await,
            // A certificate, or a move: what was paid stays paid, and the desk settles the rest.
            19 if !case.is_over => {
                let price = 500 * i64::try_from(10 + die.roll(9)).unwrap();
                self.reprice(&case.facts, price, true).await;
                case.facts.amount_cents = price;
            }
            _ => self.work().await,
        }
    }

    /// Everything that is under way comes to its end.
    pub(crate) async fn come_to_rest(&self) {
        self.provider_up.store(true, Ordering::SeqCst);
        self.answers_lost.store(false, Ordering::SeqCst);
        for _ in 0..6 {
            self.db
                .execute(
                    "UPDATE stripe_simulator.webhooks SET next_attempt_at = now();
                     UPDATE stripe_simulator.refunds SET becomes_at = now() WHERE becomes IS NOT NULL;
                     UPDATE payment.refunds SET next_try_at = now() WHERE next_try_at IS NOT NULL;
                     UPDATE payment.payments SET next_try_at = now() WHERE next_try_at IS NOT NULL;",
                )
                .await;
            self.deliver_webhooks().await;
            self.work().await;
        }
        self.work_at(Clock::Fixed(chrono::Utc::now() + TimeDelta::days(1))).await;
    }

    /// What the provider's tables and ours say of each other; nothing where all is well.
    pub(crate) async fn judge(&self) -> Vec<String> {
        let mut found = self.broken_books().await;
        for (what, sql) in [
            (
                "money that nobody knows of",
                "SELECT count(*) FROM stripe_simulator.intents i WHERE i.status = 'succeeded'
                 AND (SELECT count(*) FROM payment.payments p WHERE p.intent_id = i.id) <> 1",
            ),
            (
                "a refund that is not the provider's",
                "SELECT count(*) FROM payment.refunds r
                 FULL JOIN stripe_simulator.refunds s ON s.id = r.provider_id
                 WHERE (r.intent_id IS NOT NULL OR r.id IS NULL)
                   AND NOT (r.status = 'FAILED' AND r.provider_id IS NULL)
                   AND (r.status IS DISTINCT FROM upper(s.status)
                        OR r.amount_cents IS DISTINCT FROM s.amount_cents)",
            ),
            (
                "two payments for one appointment",
                "SELECT count(*) FROM (SELECT 1 FROM payment.payments WHERE status = 'SUCCEEDED'
                 GROUP BY appointment_id HAVING count(*) > 1) twice",
            ),
            (
                "money without an outcome",
                "SELECT count(*) FROM payment.payments p WHERE (intent_id IS NOT NULL
                 AND status NOT IN ('SUCCEEDED', 'REFUNDED', 'REFUND_FAILED'))
                 OR wanted IS NOT NULL
                 OR EXISTS (SELECT FROM payment.refunds r WHERE r.payment_id = p.id
                            AND r.next_try_at IS NOT NULL)",
            ),
            (
                "card money kept for what is cancelled",
                "SELECT count(*) FROM payment.payments JOIN payment.payables USING (appointment_id)
                 WHERE state = 'CANCELLED' AND method = 'CARD' AND status = 'SUCCEEDED'
                   AND paid_at < (SELECT max(delivered_at) FROM kernel.outbox o
                       WHERE o.name = 'appointment.cancelled.v1'
                         AND o.aggregate = payables.appointment_id::text)
                   AND payments.amount_cents
                       + least(0, (SELECT coalesce(sum(d.amount_cents), 0) FROM payment.differences d
                                   WHERE d.appointment_id = payments.appointment_id))
                       > (SELECT coalesce(sum(r.amount_cents), 0) FROM payment.refunds r
                          WHERE r.payment_id = payments.id AND r.status = 'SUCCEEDED')",
            ),
            (
                "more given back than was received",
                "SELECT count(*) FROM (SELECT 1 FROM payment.documents
                 WHERE appointment_id NOT IN (SELECT appointment_id FROM payment.payables
                     WHERE extra_cents > 0)
                 GROUP BY appointment_id
                 HAVING sum(CASE kind WHEN 'INVOICE' THEN gross_cents ELSE -gross_cents END) < 0) over",
            ),
            (
                "a day of documents that no closing counts",
                "SELECT count(*) FROM payment.documents d WHERE NOT EXISTS (
                 SELECT FROM payment.closings c WHERE c.centre_id = d.centre_id
                 AND d.link BETWEEN c.first_document AND c.last_document)",
            ),
        ] {
            if self.count(sql).await > 0 {
                found.push(what.to_owned());
            }
        }
        found
    }

    /// What the accounts say is to come from the provider, and what the provider holds for us.
    async fn accounts_and_provider(&self) -> (i64, i64) {
        let today = chrono::Utc::now().with_timezone(&kernel::clock::CIVIL_ZONE).date_naive();
        let days = chrono::Days::new(2);
        let period = (today - days, today + days);
        let (_, text) =
            payment::export_accounts(&self.db.pool, "S069C012", period.0, period.1).await.unwrap();
        let cents = |amount: &str| amount.replace(',', "").parse::<i64>().unwrap();
        let accounts = text
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .filter(|line| line[4] == "511500")
            .map(|line| cents(line[11]) - cents(line[12]))
            .sum();
        let held = "SELECT (SELECT coalesce(sum(amount_cents), 0) FROM stripe_simulator.intents
                WHERE status = 'succeeded')::bigint
            - (SELECT coalesce(sum(amount_cents), 0) FROM stripe_simulator.refunds
                WHERE status = 'succeeded')::bigint AS count";
        (accounts, self.count(held).await)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_the_books_are_right() {
    let number = |name: &str, otherwise: u64| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    // 106 found a payment whose refund was forgotten when its page was closed late, before prices changed
    // as well.
    let first = number("AUTOVISITE_FIRST_SEED", 104);
    let (histories, steps) = (number("AUTOVISITE_HISTORIES", 4), number("AUTOVISITE_STEPS", 220));
    for seed in first..first + histories {
        let mut die = Die(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let world = World::new().await;
        world.set_seller().await;
        let mut cases = Vec::new();
        for _ in 0..8 {
            let customer = viewers::customer();
            let facts = world.hold(&customer, chrono::Utc::now() + TimeDelta::hours(2)).await;
            cases.push(Case { customer, facts, pages: Vec::new(), is_over: false });
        }
        for _ in 0..steps {
            world.step(&mut die, &mut cases).await;
        }
        world.come_to_rest().await;
        assert_eq!(world.judge().await, Vec::<String>::new(), "seed {seed}");
        let (accounts, provider) = world.accounts_and_provider().await;
        assert_eq!(accounts, provider, "seed {seed}: to the cent");
        let documents = world.count("SELECT count(*) FROM payment.documents").await;
        assert!(documents > 0, "seed {seed}: something was paid");
    }
}
