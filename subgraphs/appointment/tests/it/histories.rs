//! Many random histories of small centres, each judged step by step by a reference model that knows
//! nothing of our code: what is refused and why, which lane is taken, and how everything ends.
//!
//! A part runs with the other tests; `AUTOVISITE_HISTORIES=10000` runs as many as it says.
use crate::world::{HOLD, World};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::{QueryableByName, sql_query, sql_types};
use diesel_async::RunQueryDsl;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{Dice, code, execute, viewers};
use uuid::Uuid;

const USUAL: u64 = 40;
const STEPS: usize = 24;
/// Minutes after nine o'clock at which things happen.
const TIMES: [i64; 6] = [0, 10, 20, 40, 75, 110];

const MOVE: &str = "mutation($id: UUID!, $to: DateTime!) { rescheduleAppointment(
    input: {appointmentId: $id, startsAt: $to}) { appointment { id } } }";
const CANCEL: &str = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) {
    appointment { id } } }";
const RELEASE: &str = "mutation($id: UUID!) { releaseHold(input: {appointmentId: $id}) {
    appointment { id } } }";
const ABSENT: &str = "mutation($id: UUID!) { markNoShow(input: {appointmentId: $id}) {
    appointment { id } } }";
const ADMIT: &str = "mutation($id: UUID!) { admitVehicle(input: {appointmentId: $id}) {
    appointment { id } } }";
const WALK_IN: &str = "mutation($i: BookForCallerInput!) { bookForCaller(input: $i) {
    appointment { id } } }";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Held,
    Confirmed,
    CheckedIn,
    Cancelled,
    Expired,
    NoShow,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Held => "HELD",
            Self::Confirmed => "CONFIRMED",
            Self::CheckedIn => "CHECKED_IN",
            Self::Cancelled => "CANCELLED",
            Self::Expired => "EXPIRED",
            Self::NoShow => "NO_SHOW",
        }
    }
}

/// A booking as the model has it; times are minutes after nine.
#[derive(Clone, Debug)]
struct Booked {
    id: Uuid,
    /// Who asks for it: for a vehicle at the door, the desk.
    owner: Viewer,
    is_desks: bool,
    lane: usize,
    from: i64,
    state: State,
    expires: i64,
}

/// A small centre that opens from nine to twelve.
struct Model {
    lanes: usize,
    now: i64,
    all: Vec<Booked>,
}

impl Model {
    fn is_live(&self, one: &Booked) -> bool {
        match one.state {
            State::Held => one.expires > self.now,
            State::Confirmed | State::CheckedIn => true,
            State::Cancelled | State::Expired | State::NoShow => false,
        }
    }

    /// The first lane that nobody has for half an hour from then.
    fn lane(&self, from: i64) -> Option<usize> {
        let taken = |lane: usize| {
            self.all.iter().any(|one| {
                one.lane == lane
                    && self.is_live(one)
                    && one.from < from + 30
                    && from < one.from + 30
            })
        };
        (0..self.lanes).find(|lane| !taken(*lane))
    }

    fn slot(&self, from: i64) -> Result<usize, &'static str> {
        if from < self.now + 30 {
            return Err("TOO_LATE");
        }
        self.lane(from).ok_or("SLOT_TAKEN")
    }

    fn at_the_door(&self) -> Result<usize, &'static str> {
        if self.now + 30 > 180 {
            return Err("SLOT_NOT_OFFERED");
        }
        self.lane(self.now).ok_or("SLOT_TAKEN")
    }

    fn end_due(&mut self) {
        for one in &mut self.all {
            if one.state == State::Held && one.expires <= self.now {
                one.state = State::Expired;
            }
        }
    }

    fn pay(&mut self, at: usize) {
        let one = self.all[at].clone();
        let free = !self.all.iter().enumerate().any(|(other, two)| {
            let keeps = matches!(two.state, State::Held | State::Confirmed | State::CheckedIn);
            other != at
                && keeps
                && two.lane == one.lane
                && two.from < one.from + 30
                && one.from < two.from + 30
        });
        let stands = match one.state {
            State::Held => true,
            State::Expired => one.from > self.now && free,
            State::Confirmed | State::CheckedIn | State::Cancelled | State::NoShow => false,
        };
        if stands {
            self.all[at].state = State::Confirmed;
        }
    }
}

struct Stage<'a> {
    worlds: &'a [World],
    centre: Uuid,
    lanes: Vec<Uuid>,
    staff: Viewer,
    nine: DateTime<Utc>,
}

impl Stage<'_> {
    async fn build<'a>(worlds: &'a [World], number: u64, lanes: usize) -> Stage<'a> {
        let centre = Uuid::now_v7();
        let ids: Vec<Uuid> = (0..lanes).map(|_| Uuid::now_v7()).collect();
        let mut sql = format!(
            "INSERT INTO appointment.centres (id, slug, name, approval_number, street, postal_code,
                 city, phone)
             VALUES ('{centre}', 'h-{number}', 'H', 'S{:03}H{:03}', 'r', '69003', 'L', '0400000000');
             INSERT INTO appointment.opening_hours VALUES ('{centre}', 4, '09:00', '12:00');",
            number / 1_000,
            number % 1_000
        );
        for (at, id) in ids.iter().enumerate() {
            sql.push_str(&format!(
                "INSERT INTO appointment.lanes (id, centre_id, name, categories)
                 VALUES ('{id}', '{centre}', 'L{at}', '{{CAR}}');"
            ));
        }
        worlds[0].db.as_ref().execute(&sql).await;
        let (staff, nine) = (viewers::staff(Role::Manager), worlds[0].now);
        Stage { worlds, centre, lanes: ids, staff, nine }
    }

    fn at(&self, minute: i64) -> DateTime<Utc> {
        self.nine + TimeDelta::minutes(minute)
    }

    fn hold(&self, from: i64) -> Value {
        json!({ "centreId": self.centre, "startsAt": self.at(from), "service": "PERIODIC",
            "vehicleCategory": "CAR", "energy": "PETROL", "idempotencyKey": Uuid::now_v7() })
    }

    async fn ask(
        &self,
        time: usize,
        by: &Viewer,
        document: &str,
        input: Value,
    ) -> (Option<String>, Value) {
        let answer = execute(&self.worlds[time].schema, by, document, input).await;
        (code(&answer), answer.data.into_json().unwrap())
    }
}

async fn play(worlds: &[World], number: u64) -> usize {
    let mut dice = Dice::of(number + 1);
    let lanes = 1 + dice.below(3);
    let stage = Stage::build(worlds, number, lanes).await;
    let mut model = Model { lanes, now: TIMES[0], all: Vec::new() };
    let (mut time, mut trail) = (0, Vec::new());
    for _ in 0..STEPS {
        let from = 30 * i64::try_from(dice.below(6)).unwrap();
        let pick = if model.all.is_empty() { None } else { Some(dice.below(model.all.len())) };
        let (what, expected, got) = match (dice.below(16), pick) {
            (0..=4, _) | (_, None) => {
                let (owner, slot) = (viewers::customer(), model.slot(from));
                let input = json!({ "input": stage.hold(from) });
                let (got, data) = stage.ask(time, &owner, HOLD, input).await;
                if let (Ok(lane), None) = (slot, &got) {
                    model.end_due();
                    let id = data["holdSlot"]["appointment"]["id"].as_str().unwrap();
                    let (id, expires) = (id.parse().unwrap(), model.now + 15);
                    let (is_desks, state) = (false, State::Held);
                    model.all.push(Booked { id, owner, is_desks, lane, from, state, expires });
                }
                (format!("hold {from}"), slot.err(), got)
            }
            (5..=7, Some(at)) => {
                let id = model.all[at].id;
                worlds[time].db.publish(&worlds[time].paid(id)).await;
                worlds[time].deliver().await;
                model.pay(at);
                (format!("pay {at}"), None, None)
            }
            (8, Some(at)) => {
                let one = model.all[at].clone();
                let expected = match one.state {
                    State::Cancelled => None,
                    State::Held | State::Confirmed if one.is_desks || one.from > model.now => None,
                    State::Held
                    | State::Confirmed
                    | State::CheckedIn
                    | State::Expired
                    | State::NoShow => Some("APPOINTMENT_NOT_CANCELLABLE"),
                };
                if expected.is_none() {
                    model.all[at].state = State::Cancelled;
                }
                let (got, _) = stage.ask(time, &one.owner, CANCEL, json!({ "id": one.id })).await;
                (format!("cancel {at}"), expected, got)
            }
            (9, Some(at)) => {
                let one = model.all[at].clone();
                let expected = match one.state {
                    State::Held | State::Expired => None,
                    State::Confirmed | State::CheckedIn | State::Cancelled | State::NoShow => {
                        Some("HOLD_NOT_RELEASABLE")
                    }
                };
                if expected.is_none() {
                    model.all[at].state = State::Expired;
                }
                let (got, _) = stage.ask(time, &one.owner, RELEASE, json!({ "id": one.id })).await;
                (format!("release {at}"), expected, got)
            }
            (10..=11, Some(at)) => {
                let one = model.all[at].clone();
                let slot = if one.from == from {
                    Ok(None)
                } else if (!one.is_desks && one.from <= model.now) || one.state != State::Confirmed
                {
                    Err("APPOINTMENT_NOT_RESCHEDULABLE")
                } else {
                    model.slot(from).map(Some)
                };
                if let Ok(Some(lane)) = slot {
                    model.end_due();
                    (model.all[at].lane, model.all[at].from) = (lane, from);
                }
                let input = json!({ "id": one.id, "to": stage.at(from) });
                let (got, _) = stage.ask(time, &one.owner, MOVE, input).await;
                (format!("move {at} to {from}"), slot.err(), got)
            }
            (12, Some(at)) => {
                let one = model.all[at].clone();
                let late = one.state == State::Confirmed && one.from + 15 < model.now;
                if late {
                    model.all[at].state = State::NoShow;
                }
                let (got, _) = stage.ask(time, &stage.staff, ABSENT, json!({ "id": one.id })).await;
                (format!("absent {at}"), (!late).then_some("NO_SHOW_NOT_POSSIBLE"), got)
            }
            (13, Some(at)) => {
                let one = model.all[at].clone();
                let place = match one.state {
                    State::CheckedIn | State::Confirmed => Ok(None),
                    State::NoShow => model.at_the_door().map(Some),
                    State::Held | State::Cancelled | State::Expired => Err("ARRIVAL_NOT_POSSIBLE"),
                };
                if let Ok(place) = place {
                    if let Some(lane) = place {
                        model.end_due();
                        (model.all[at].lane, model.all[at].from) = (lane, model.now);
                    }
                    model.all[at].state = State::CheckedIn;
                }
                let (got, _) = stage.ask(time, &stage.staff, ADMIT, json!({ "id": one.id })).await;
                (format!("admit {at}"), place.err(), got)
            }
            (14, _) => {
                let place = model.at_the_door();
                let input = json!({ "i": { "centreId": stage.centre, "service": "PERIODIC",
                    "vehicleCategory": "CAR", "energy": "PETROL", "name": "Zoé",
                    "idempotencyKey": Uuid::now_v7() } });
                let (got, data) = stage.ask(time, &stage.staff, WALK_IN, input).await;
                if let (Ok(lane), None) = (place, &got) {
                    model.end_due();
                    let id = data["bookForCaller"]["appointment"]["id"].as_str().unwrap();
                    let (id, owner, from) = (id.parse().unwrap(), stage.staff.clone(), model.now);
                    let (is_desks, state) = (true, State::Confirmed);
                    let expires = 0;
                    model.all.push(Booked { id, owner, is_desks, lane, from, state, expires });
                }
                ("walk-in".to_owned(), place.err(), got)
            }
            _ => {
                time = (time + 1).min(TIMES.len() - 1);
                model.now = TIMES[time];
                if dice.below(2) == 0 {
                    worlds[time].tick().await;
                    model.end_due();
                }
                (format!("time {}", model.now), None, None)
            }
        };
        trail.push(what);
        assert_eq!(got.as_deref(), expected, "history {number}, {lanes} lanes: {trail:?}");
    }
    judge(&stage, &model, &trail, number).await;
    trail.len()
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = sql_types::Uuid)]
    id: Uuid,
    #[diesel(sql_type = sql_types::Uuid)]
    lane_id: Uuid,
    #[diesel(sql_type = sql_types::Text)]
    status: String,
    #[diesel(sql_type = sql_types::Timestamptz)]
    starts_at: DateTime<Utc>,
}

/// What the tables say at the end is what the model says.
async fn judge(stage: &Stage<'_>, model: &Model, trail: &[String], number: u64) {
    let mut conn = stage.worlds[0].db.pool.get().await.unwrap();
    let rows: Vec<Row> = sql_query(
        "SELECT id, lane_id, status, starts_at FROM appointment.bookings WHERE centre_id = $1",
    )
    .bind::<sql_types::Uuid, _>(stage.centre)
    .load(&mut conn)
    .await
    .unwrap();
    assert_eq!(rows.len(), model.all.len(), "history {number}: {trail:?}");
    for one in &model.all {
        let row = rows.iter().find(|row| row.id == one.id).unwrap();
        let got = (row.lane_id, row.status.as_str(), row.starts_at);
        // What somebody cannot use any more has no place to compare.
        let expected = (stage.lanes[one.lane], one.state.name(), stage.at(one.from));
        assert_eq!(got, expected, "history {number}: {trail:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::print_stdout, reason = "how many were played")]
async fn random_histories_end_as_the_model_says() {
    let first = World::new().await;
    let mut worlds: Vec<World> =
        TIMES[1..].iter().map(|minute| first.after(TimeDelta::minutes(*minute))).collect();
    worlds.insert(0, first);
    let wanted = std::env::var("AUTOVISITE_HISTORIES").ok();
    let wanted = wanted.and_then(|count| count.parse().ok()).unwrap_or(USUAL);
    let mut steps = 0;
    for number in 0..wanted {
        steps += play(&worlds, number).await;
    }
    println!("{wanted} histories, {steps} steps");
}
