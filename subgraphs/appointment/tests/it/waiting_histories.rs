//! Many random histories of a waitlist, each judged step by step by a reference model that knows nothing
//! of our code: who is offered what and in which order, until when, and how everybody ends.
//!
//! A part runs with the other tests; `AUTOVISITE_HISTORIES=10000` runs as many as it says.
use crate::world::{HOLD, World};
use chrono::TimeDelta;
use kernel::Viewer;
use serde_json::{Value, json};
use testkit::{Dice, code, data, execute, viewers};
use uuid::Uuid;

const USUAL: u64 = 25;
const STEPS: usize = 22;
/// Minutes after nine o'clock at which things happen: an offer is kept for two hours.
const TIMES: [i64; 6] = [0, 20, 100, 130, 290, 430];

const JOIN: &str = "mutation($i: JoinWaitlistInput!) { joinWaitlist(input: $i) { wait { id } } }";
const MINE: &str = "{ myWaits(first: 1) { edges { node { status offer { appointmentId
    slot { startsAt } } } } } }";
const ACCEPT: &str = "mutation($id: UUID!) { acceptOffer(input: {appointmentId: $id}) {
    appointment { id } } }";
const PASS: &str =
    "mutation($id: UUID!) { passOffer(input: {appointmentId: $id}) { wait { status } } }";
const LEAVE: &str =
    "mutation($id: UUID!) { leaveWaitlist(input: {waitId: $id}) { wait { status } } }";
const RELEASE: &str =
    "mutation($id: UUID!) { releaseHold(input: {appointmentId: $id}) { appointment { status } } }";

/// A lane that somebody keeps; times are minutes after nine.
struct Held {
    id: Uuid,
    owner: Viewer,
    start: usize,
    expires: i64,
    ended: bool,
}

/// What somebody was offered.
#[derive(Clone, Copy, Debug)]
struct Offer {
    id: Option<Uuid>,
    start: usize,
    until: i64,
    open: bool,
}

/// Somebody who waits for one of these starts.
struct Waiter {
    viewer: Viewer,
    wait: Uuid,
    starts: (usize, usize),
    status: &'static str,
    offers: Vec<Offer>,
}

/// One lane with three starts, five days away.
#[derive(Default)]
struct Model {
    now: i64,
    held: Vec<Held>,
    waiting: Vec<Waiter>,
}

impl Waiter {
    fn answered(&mut self) {
        let open = self.offers.iter_mut().filter(|offer| offer.open);
        open.for_each(|offer| offer.open = false);
        self.status = if self.offers.len() >= 3 { "OVER" } else { "WAITING" };
    }
}

impl Model {
    fn is_free(&self, start: usize) -> bool {
        let held = |one: &Held| !one.ended && one.start == start && one.expires > self.now;
        let kept = |offer: &Offer| offer.open && offer.start == start && offer.until > self.now;
        !self.held.iter().any(held) && !self.waiting.iter().any(|one| one.offers.iter().any(kept))
    }

    fn end_due(&mut self) {
        let now = self.now;
        for held in &mut self.held {
            held.ended |= held.expires <= now;
        }
        for one in &mut self.waiting {
            if one.offers.iter().any(|offer| offer.open && offer.until <= now) {
                one.answered();
            }
        }
    }

    /// Whoever came first is offered the first start that suits and was never offered to them.
    fn offer(&mut self) {
        for at in 0..self.waiting.len() {
            let one = &self.waiting[at];
            let (from, to) = one.starts;
            let fits = (from..=to).find(|start| {
                self.is_free(*start) && one.offers.iter().all(|offer| offer.start != *start)
            });
            if let (Some(start), "WAITING") = (fits, one.status) {
                let until = self.now + 120;
                let one = &mut self.waiting[at];
                one.offers.push(Offer { id: None, start, until, open: true });
                one.status = "OFFERED";
            }
        }
    }
}

fn clock(start: usize) -> String {
    format!("{:02}:{:02}", 9 + start / 2, 30 * (start % 2))
}

async fn centre(world: &World, number: u64) -> Uuid {
    let (centre, lane) = (Uuid::now_v7(), Uuid::now_v7());
    let sql = format!(
        "INSERT INTO appointment.centres (id, slug, name, approval_number, street, postal_code,
             city, phone)
         VALUES ('{centre}', 'w-{number}', 'W', 'S{:03}W{:03}', 'r', '69003', 'L', '0400000000');
         INSERT INTO appointment.opening_hours VALUES ('{centre}', 2, '09:00', '10:30');
         INSERT INTO appointment.lanes (id, centre_id, name, categories)
         VALUES ('{lane}', '{centre}', 'L0', '{{CAR}}');",
        number / 1_000,
        number % 1_000
    );
    world.db.as_ref().execute(&sql).await;
    centre
}

async fn ask(world: &World, by: &Viewer, document: &str, input: Value) -> (Option<String>, Value) {
    let answer = execute(&world.schema, by, document, input).await;
    (code(&answer), answer.data.into_json().unwrap())
}

fn id_of(value: &Value) -> Uuid {
    value.as_str().unwrap().parse().unwrap()
}

/// What everybody is told after the workers worked is what the model says.
async fn compare(world: &World, model: &mut Model, trail: &[String], number: u64) {
    for (at, one) in model.waiting.iter_mut().enumerate() {
        let mine = data(&world.schema, &one.viewer, MINE, json!({})).await;
        let seen = &mine["myWaits"]["edges"][0]["node"];
        assert_eq!(seen["status"], one.status, "history {number}, {at}: {trail:?}");
        let open = one.offers.iter_mut().find(|offer| offer.open);
        let Some(open) = open else {
            assert!(seen["offer"].is_null(), "history {number}, {at}: {trail:?}");
            continue;
        };
        open.id = Some(id_of(&seen["offer"]["appointmentId"]));
        let starts = seen["offer"]["slot"]["startsAt"].as_str().unwrap();
        let local = ["08:00", "08:30", "09:00"][open.start];
        assert!(starts.contains(local), "history {number}, {at}: {starts} {trail:?}");
    }
}

async fn play(worlds: &[World], number: u64) -> usize {
    let mut dice = Dice::of(number + 1);
    let centre = centre(&worlds[0], number).await;
    let (mut model, mut time, mut trail) = (Model::default(), 0, Vec::new());
    for _ in 0..STEPS {
        let world = &worlds[time];
        let start = dice.below(3);
        let waiter = dice.below(model.waiting.len().max(1));
        let latest = model
            .waiting
            .get(waiter)
            .and_then(|one| one.offers.last().copied())
            .filter(|offer| offer.id.is_some());
        let (what, expected, got) = match dice.below(14) {
            0..=2 => {
                let owner = viewers::customer();
                let starts_at = ["08:00", "08:30", "09:00"][start];
                let input = json!({ "centreId": centre, "service": "PERIODIC",
                    "startsAt": format!("2026-12-01T{starts_at}:00Z"), "vehicleCategory": "CAR",
                    "energy": "PETROL", "idempotencyKey": Uuid::now_v7() });
                let free = model.is_free(start);
                let (got, data) = ask(world, &owner, HOLD, json!({ "input": input })).await;
                if free && got.is_none() {
                    model.end_due();
                    let id = id_of(&data["holdSlot"]["appointment"]["id"]);
                    let expires = model.now + 15;
                    model.held.push(Held { id, owner, start, expires, ended: false });
                }
                (format!("hold {start}"), (!free).then_some("SLOT_TAKEN"), got)
            }
            3 | 4 if !model.held.is_empty() => {
                let at = dice.below(model.held.len());
                let held = &mut model.held[at];
                held.ended = true;
                let (got, _) = ask(world, &held.owner, RELEASE, json!({ "id": held.id })).await;
                (format!("release {at}"), None, got)
            }
            5..=7 => {
                let viewer = viewers::customer();
                let to = start + dice.below(3 - start);
                let input = json!({ "i": { "centreId": centre, "service": "PERIODIC",
                    "vehicleCategory": "CAR", "energy": "PETROL", "from": "2026-12-01",
                    "to": "2026-12-01", "earliest": clock(start), "latest": clock(to) } });
                // An offer is kept for two hours for who can be written to.
                world.can_be_written_to(&viewer).await;
                let free = (start..=to).any(|start| model.is_free(start));
                let (got, data) = ask(world, &viewer, JOIN, input).await;
                if got.is_none() {
                    let wait = id_of(&data["joinWaitlist"]["wait"]["id"]);
                    let (starts, offers) = ((start, to), Vec::new());
                    model.waiting.push(Waiter { viewer, wait, starts, status: "WAITING", offers });
                }
                (format!("wait for {start} to {to}"), free.then_some("TIMES_ARE_FREE"), got)
            }
            8 if !model.waiting.is_empty() => {
                let one = &mut model.waiting[waiter];
                if matches!(one.status, "WAITING" | "OFFERED") {
                    one.answered();
                    one.status = "LEFT";
                }
                let (got, _) = ask(world, &one.viewer, LEAVE, json!({ "id": one.wait })).await;
                (format!("{waiter} leaves"), None, got)
            }
            9 if latest.is_some() => {
                let (one, offer) = (&mut model.waiting[waiter], latest.unwrap());
                let id = offer.id.unwrap();
                let theirs = offer.open && offer.until > model.now;
                let (got, _) = ask(world, &one.viewer, ACCEPT, json!({ "id": id })).await;
                if theirs {
                    one.answered();
                    one.status = "SERVED";
                    let (owner, start) = (one.viewer.clone(), offer.start);
                    let expires = model.now + 15;
                    model.held.push(Held { id, owner, start, expires, ended: false });
                }
                (format!("{waiter} accepts"), (!theirs).then_some("OFFER_OVER"), got)
            }
            10 if latest.is_some() => {
                let (one, offer) = (&mut model.waiting[waiter], latest.unwrap());
                let input = json!({ "id": offer.id });
                let (got, _) = ask(world, &one.viewer, PASS, input).await;
                if offer.open {
                    one.answered();
                }
                (format!("{waiter} passes"), (!offer.open).then_some("OFFER_OVER"), got)
            }
            11 => {
                time = (time + 1).min(TIMES.len() - 1);
                model.now = TIMES[time];
                (format!("time {}", model.now), None, None)
            }
            _ => {
                world.tick().await;
                model.end_due();
                model.offer();
                trail.push("workers".to_owned());
                compare(world, &mut model, &trail, number).await;
                continue;
            }
        };
        trail.push(what);
        assert_eq!(got.as_deref(), expected, "history {number}: {trail:?}");
    }
    worlds[time].tick().await;
    model.end_due();
    model.offer();
    compare(&worlds[time], &mut model, &trail, number).await;
    // What is over would be offered again where the workers of later histories came by.
    for one in &model.waiting {
        ask(&worlds[time], &one.viewer, LEAVE, json!({ "id": one.wait })).await;
    }
    model.waiting.iter().map(|one| one.offers.len()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn random_waitlists_end_as_the_model_says() {
    let first = World::new().await;
    let mut worlds: Vec<World> =
        TIMES[1..].iter().map(|minute| first.after(TimeDelta::minutes(*minute))).collect();
    worlds.insert(0, first);
    let wanted = std::env::var("AUTOVISITE_HISTORIES").ok();
    let wanted = wanted.and_then(|count| count.parse().ok()).unwrap_or(USUAL);
    let mut offered = 0;
    for number in 0..wanted {
        offered += play(&worlds, number).await;
    }
    assert!(offered > 0, "somebody was offered something");
}
