//! Many random histories of appointments' money, each judged step by step by a reference model that
//! knows nothing of our code: what is refused and why, what is due after each step, and what the
//! documents come to in the end.
//!
//! Prices that certificates change, codes, part payments, charges on account, moves and cancellations;
//! cards and their provider are `histories`. A part runs with the other tests;
//! `AUTOVISITE_HISTORIES=10000` runs as many as it says.
use crate::{accounts::CHARGE, world::World};
use chrono::{TimeDelta, Utc};
use events::appointment::{AppointmentFacts, Rescheduled};
use kernel::{Clock, Role, Viewer};
use serde_json::{Value, json};
use testkit::{Dice, code, execute, viewers};

const USUAL: u64 = 24;
const STEPS: usize = 24;
const LIMIT: i64 = 8_000;
const PART: i64 = 2_500;

const AT_CENTRE: &str = "mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) {
    payment { id } } }";
const RECEIVE: &str = "mutation($id: UUID!, $part: Int) {
    recordDeskPayment(input: {paymentId: $id, partCents: $part, means: CASH}) { payment { id } } }";
const SETTLE: &str = "mutation($id: UUID!, $cents: Int!, $of: Int) {
    settleDifference(input: {appointmentId: $id, amountCents: $cents, ofCents: $of}) {
        settlement { id } } }";
const APPLY: &str = "mutation($id: UUID!, $code: String!) {
    applyCode(input: {appointmentId: $id, code: $code}) { appointment { id } } }";
const REMOVE: &str = "mutation($id: UUID!) { removeCode(input: {appointmentId: $id}) {
    appointment { id } } }";
const CODES: &str = "mutation($input: CreatePromotionInput!) { createPromotion(input: $input) {
    promotions { id } } }";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Held,
    Confirmed,
    Cancelled,
}

/// What takes off a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    TenEuros,
    TenPercent,
}

impl Code {
    fn typed(self) -> &'static str {
        match self {
            Self::TenEuros => "DIXEUROS",
            Self::TenPercent => "DIXPOURCENT",
        }
    }
}

/// An appointment's money, as it should be; amounts in cents.
#[derive(Clone, Debug)]
struct Model {
    state: State,
    price: i64,
    /// A higher price that nobody agreed to yet.
    proposed: bool,
    code: Option<Code>,
    /// What the desk received first, and after it.
    paid: Option<i64>,
    settled: i64,
    last_settled: Option<i64>,
    charged: bool,
}

impl Model {
    fn to_pay(&self) -> i64 {
        let off = match self.code {
            None => 0,
            Some(Code::TenEuros) => 1_000,
            Some(Code::TenPercent) => self.price / 10,
        };
        self.price - off
    }

    fn due(&self) -> i64 {
        match (self.state, self.paid) {
            (State::Cancelled, paid) => -(paid.unwrap_or(0) + self.settled),
            (State::Held | State::Confirmed, _) if self.charged => 0,
            (State::Held | State::Confirmed, paid) => {
                self.to_pay() - paid.unwrap_or(0) - self.settled
            }
        }
    }

    /// Whether somebody may choose how it is paid.
    fn open(&self) -> Result<(), &'static str> {
        if self.paid.is_some() {
            Err("ALREADY_PAID")
        } else if self.charged {
            Err("ON_ACCOUNT")
        } else if self.state == State::Cancelled {
            Err("HOLD_EXPIRED")
        } else if self.proposed {
            Err("PRICE_NOT_AGREED")
        } else {
            Ok(())
        }
    }

    fn charge(&mut self) -> Result<(), &'static str> {
        if self.charged {
            return Ok(());
        }
        self.open()?;
        if self.to_pay() > LIMIT {
            return Err("ACCOUNT_LIMIT_REACHED");
        }
        self.charged = true;
        Ok(())
    }

    fn receive(&mut self, part: Option<i64>) -> Result<(), &'static str> {
        if self.charged {
            return Err("ON_ACCOUNT");
        }
        if self.paid.is_some() {
            return Ok(());
        }
        if self.state == State::Cancelled {
            return Err("NOT_RECEIVABLE");
        }
        if self.proposed {
            return Err("PRICE_NOT_AGREED");
        }
        self.paid = Some(part.unwrap_or(self.to_pay()));
        Ok(())
    }

    fn settle(&mut self, cents: i64, of: Option<i64>) -> Result<(), &'static str> {
        if self.proposed {
            return Err("PRICE_NOT_AGREED");
        }
        let stands = self.state != State::Cancelled;
        if stands && self.paid.is_none() && !self.charged {
            return Err("NOT_RECEIVABLE");
        }
        let due = self.due();
        let fits = match of {
            None => due != 0 && cents == due,
            Some(shown) => shown == due && cents > 0 && cents <= due,
        };
        if fits {
            self.settled += cents;
            self.last_settled = Some(cents);
            return Ok(());
        }
        // The second click finds the work done.
        if due == 0 && self.last_settled == Some(cents) { Ok(()) } else { Err("AMOUNT_CHANGED") }
    }

    fn apply(&mut self, code: Option<Code>) -> Result<(), &'static str> {
        self.open()?;
        self.code = code;
        Ok(())
    }

    fn cancel(&mut self) {
        self.state = State::Cancelled;
        self.code = None;
        self.charged = false;
    }
}

/// Somebody's appointment, and whoever stands at the desk.
struct Stage<'a> {
    world: &'a World,
    customer: Viewer,
    desk: Viewer,
    facts: AppointmentFacts,
}

impl Stage<'_> {
    async fn ask(&self, by: &Viewer, document: &str, mut input: Value) -> Option<String> {
        let known = input.as_object_mut().unwrap();
        known.entry("id").or_insert(json!(self.facts.appointment_id));
        code(&execute(&self.world.schema, by, document, input).await)
    }

    /// One step: what it was, what the model says of it, and what we say.
    async fn step(
        &mut self,
        dice: &mut Dice,
        model: &mut Model,
    ) -> (String, Option<&'static str>, Option<String>) {
        let due = model.due();
        match dice.below(16) {
            0 | 1 => {
                let got = self.ask(&self.customer, AT_CENTRE, json!({})).await;
                // Twice is as once, whatever the price waits for.
                let expected = match model.open() {
                    Err("PRICE_NOT_AGREED") if got.is_none() => Ok(()),
                    other => other,
                };
                ("at the centre".to_owned(), expected.err(), got)
            }
            roll @ 2..=4 => {
                let seen = self.world.payment(&self.desk, &self.facts).await["id"].clone();
                if seen.is_null() {
                    return ("nothing to receive".to_owned(), None, None);
                }
                let part = (roll != 2).then_some(PART);
                let got = self.ask(&self.desk, RECEIVE, json!({ "id": seen, "part": part })).await;
                (format!("receive {part:?}"), model.receive(part).err(), got)
            }
            roll @ 5..=7 => {
                let (cents, of) = match roll {
                    5 if due != 0 => (due, None),
                    6 => (500, Some(due)),
                    _ => (model.last_settled.unwrap_or(77), None),
                };
                let input = json!({ "cents": cents, "of": of });
                let got = self.ask(&self.desk, SETTLE, input).await;
                (format!("settle {cents} of {of:?}"), model.settle(cents, of).err(), got)
            }
            roll @ (8 | 9) => {
                let wished = if roll == 8 { Code::TenEuros } else { Code::TenPercent };
                let by = if dice.below(2) == 0 { &self.customer } else { &self.desk };
                let got = self.ask(by, APPLY, json!({ "code": wished.typed() })).await;
                (format!("apply {wished:?}"), model.apply(Some(wished)).err(), got)
            }
            10 => {
                let got = self.ask(&self.customer, REMOVE, json!({})).await;
                ("remove the code".to_owned(), model.apply(None).err(), got)
            }
            11 if model.state != State::Cancelled => {
                let agreed = dice.below(3) > 0;
                let price = 500 * i64::try_from(10 + dice.below(9)).unwrap();
                let price = if agreed { price } else { model.price + 500 };
                self.world.reprice(&self.facts, price, agreed).await;
                if agreed {
                    (self.facts.amount_cents, model.price) = (price, price);
                }
                model.proposed = !agreed;
                (format!("price {price}, agreed: {agreed}"), None, None)
            }
            12 | 13 if dice.below(2) == 0 => {
                let by = if dice.below(2) == 0 { &self.customer } else { &self.desk };
                let got = self.ask(by, CHARGE, json!({ "c": "" })).await;
                ("charge".to_owned(), model.charge().err(), got)
            }
            14 if model.state == State::Held => {
                self.world.confirm(&self.facts).await;
                model.state = State::Confirmed;
                ("confirm".to_owned(), None, None)
            }
            14 if model.state == State::Confirmed => {
                let previous_starts_at = self.facts.starts_at;
                self.facts.starts_at += TimeDelta::days(1);
                let moved = Rescheduled { facts: self.facts.clone(), previous_starts_at };
                self.world.db.publish(&moved).await;
                self.world.relay().await;
                ("move".to_owned(), None, None)
            }
            15 if dice.below(4) == 0 => {
                self.world.cancel(&self.facts).await;
                model.cancel();
                ("cancel".to_owned(), None, None)
            }
            _ => ("nothing".to_owned(), None, None),
        }
    }
}

async fn play(world: &World, number: u64) -> (AppointmentFacts, Model) {
    let mut dice = Dice::of(number + 1);
    let (customer, desk) = (viewers::customer(), viewers::staff(Role::Manager));
    let facts = world.hold(&customer, Utc::now() + TimeDelta::hours(2)).await;
    world.open_account(&customer, LIMIT).await;
    let mut model = Model {
        state: State::Held,
        price: facts.amount_cents,
        proposed: false,
        code: None,
        paid: None,
        settled: 0,
        last_settled: None,
        charged: false,
    };
    let mut stage = Stage { world, customer, desk, facts };
    let mut trail = Vec::new();
    for _ in 0..STEPS {
        let (what, expected, got) = stage.step(&mut dice, &mut model).await;
        trail.push(what);
        assert_eq!(got.as_deref(), expected, "history {number}: {trail:?}, {model:?}");
        let seen = world.back(&stage.facts).await["amountDue"]["amountCents"].clone();
        assert_eq!(seen, model.due(), "history {number}: {trail:?}, {model:?}");
    }
    (stage.facts, model)
}

#[tokio::test(flavor = "multi_thread")]
async fn random_histories_of_money_end_as_the_model_says() {
    let world = World::new().await;
    world.set_seller().await;
    let manager = viewers::staff(Role::Manager);
    for (code, off) in [
        (Code::TenEuros, json!({ "amountCents": 1_000 })),
        (Code::TenPercent, json!({ "percent": 10 })),
    ] {
        let mut input = json!({ "label": "Essai", "code": code.typed(),
            "validUntil": Utc::now() + TimeDelta::days(7) });
        input.as_object_mut().unwrap().extend(off.as_object().unwrap().clone());
        testkit::data(&world.schema, &manager, CODES, json!({ "input": input })).await;
    }
    let wanted = std::env::var("AUTOVISITE_HISTORIES").ok();
    let wanted = wanted.and_then(|count| count.parse().ok()).unwrap_or(USUAL);
    let mut ended = Vec::new();
    for number in 0..wanted {
        ended.push(play(&world, number).await);
    }
    // Three months later everything is billed, and then every day closed.
    for days in [92, 94] {
        world.work_at(Clock::Fixed(Utc::now() + TimeDelta::days(days))).await;
    }
    for (facts, model) in &ended {
        let id = facts.appointment_id;
        let kept = world
            .count(&format!(
                "SELECT coalesce(sum(CASE kind WHEN 'INVOICE' THEN gross_cents ELSE -gross_cents END),
                     0)::bigint AS count FROM payment.documents WHERE appointment_id = '{id}'"
            ))
            .await;
        assert_eq!(kept, model.paid.unwrap_or(0) + model.settled, "{model:?}");
        let billed = world
            .count(&format!(
                "SELECT coalesce(sum(c.amount_cents), 0)::bigint AS count FROM payment.charges c
                 JOIN payment.documents d ON d.id = c.document_id WHERE c.appointment_id = '{id}'"
            ))
            .await;
        let owed = model.charged && model.state == State::Confirmed;
        assert_eq!(billed, if owed { model.to_pay() } else { 0 }, "{model:?}");
    }
    assert_eq!(world.judge().await, Vec::<String>::new());
    assert!(ended.iter().any(|(_, model)| model.charged), "something was charged");
    assert!(ended.iter().any(|(_, model)| model.last_settled.is_some()), "something was settled");
}
