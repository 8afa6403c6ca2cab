//! The waitlist: a slot that becomes free is offered to the first whom it suits, until a deadline.
use crate::world::{HOLD, World};
use chrono::TimeDelta;
use events::{
    appointment::{HoldExpired, SlotHeld, SlotOffered},
    auth::{AddressProven, GuestJoined},
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use std::collections::HashSet;
use testkit::{code, data, execute, refusal, viewers};
use uuid::Uuid;

const JOIN: &str = "mutation($i: JoinWaitlistInput!) { joinWaitlist(input: $i) { wait {
    id status from to earliest latest offer { appointmentId } } } }";
const MINE: &str = "{ myWaits(first: 10) { edges { node { id status offer {
    appointmentId offeredUntil slot { startsAt price { amountCents } } } } } } }";
const ACCEPT: &str = "mutation($id: UUID!) { acceptOffer(input: {appointmentId: $id}) {
    appointment { id status holdExpiresAt offeredUntil } } }";
const PASS: &str =
    "mutation($id: UUID!) { passOffer(input: {appointmentId: $id}) { wait { status } } }";
const LEAVE: &str =
    "mutation($id: UUID!) { leaveWaitlist(input: {waitId: $id}) { wait { status } } }";
const RELEASE: &str =
    "mutation($id: UUID!) { releaseHold(input: {appointmentId: $id}) { appointment { status } } }";

impl World {
    /// One start on the one lane for motorcycles.
    fn wish(&self) -> Value {
        json!({ "i": { "centreId": self.centre, "service": "PERIODIC",
            "vehicleCategory": "MOTORCYCLE", "energy": "PETROL", "from": "2026-12-01",
            "to": "2026-12-01", "earliest": "10:00", "latest": "10:00" } })
    }

    /// Somebody has the one start.
    async fn taken(&self) -> (Viewer, Uuid) {
        let holder = viewers::customer();
        let held = self.held(&holder, "MOTORCYCLE", "2026-12-01T09:00:00Z").await;
        (holder, held)
    }

    /// They do not want it any more.
    async fn let_go(&self, (holder, held): &(Viewer, Uuid)) {
        data(&self.schema, holder, RELEASE, json!({ "id": held })).await;
    }

    pub(crate) async fn can_be_written_to(&self, who: &Viewer) {
        let email = "ada@example.com".to_owned();
        let proven = AddressProven { user_id: who.id().unwrap(), email, anew: false };
        self.db.publish(&proven).await;
        self.deliver().await;
    }

    async fn waits(&self, by: &Viewer) -> Uuid {
        let joined = data(&self.schema, by, JOIN, self.wish()).await;
        joined["joinWaitlist"]["wait"]["id"].as_str().unwrap().parse().unwrap()
    }

    /// The offer that somebody has, and where they are.
    async fn offer(&self, to: &Viewer) -> (Option<Uuid>, String) {
        let mine = data(&self.schema, to, MINE, json!({})).await;
        let first = &mine["myWaits"]["edges"][0]["node"];
        let id = first["offer"]["appointmentId"].as_str().map(|id| id.parse().unwrap());
        (id, first["status"].as_str().unwrap().to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_freed_slot_is_offered_to_the_first_and_is_theirs_to_accept() {
    let world = World::new().await;
    let (first, second) = (viewers::customer(), viewers::guest());
    let one = world.taken().await;
    world.can_be_written_to(&first).await;
    world.waits(&first).await;
    world.waits(&second).await;
    world.tick().await;
    assert_eq!(world.offer(&first).await, (None, "WAITING".to_owned()), "nothing is free");

    world.let_go(&one).await;
    world.tick().await;
    let (offered, status) = world.offer(&first).await;
    assert_eq!(status, "OFFERED");
    assert_eq!(world.offer(&second).await, (None, "WAITING".to_owned()));
    let told = world.db.published::<SlotOffered>().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].facts.customer_id, first.id().unwrap());
    assert_eq!(told[0].offered_until, world.now + TimeDelta::hours(2));

    // It is kept: nobody else has it, and it is nobody's appointment yet.
    let third = json!({ "input": world.hold("MOTORCYCLE", "2026-12-01T09:00:00Z") });
    assert_eq!(refusal(&world.schema, &viewers::customer(), HOLD, third).await, "SLOT_TAKEN");
    let mine = "{ myAppointments { edges { node { id } } } }";
    let mine = data(&world.schema, &first, mine, json!({})).await;
    assert_eq!(mine["myAppointments"]["edges"], json!([]));
    let id = json!({ "id": offered });
    assert_eq!(refusal(&world.schema, &first, RELEASE, id.clone()).await, "OFFER_OPEN");
    let cancel = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) {
        appointment { id } } }";
    assert_eq!(refusal(&world.schema, &first, cancel, id.clone()).await, "OFFER_OPEN");
    assert_eq!(refusal(&world.schema, &second, ACCEPT, id.clone()).await, "OFFER_OVER");

    let accepted = data(&world.schema, &first, ACCEPT, id.clone()).await;
    let accepted = &accepted["acceptOffer"]["appointment"];
    assert_eq!((&accepted["status"], &accepted["offeredUntil"]), (&json!("HELD"), &Value::Null));
    assert_eq!(accepted["holdExpiresAt"], "2026-11-26T08:15:00+00:00");
    assert_eq!(world.offer(&first).await, (None, "SERVED".to_owned()));
    assert_eq!(refusal(&world.schema, &first, ACCEPT, id).await, "OFFER_OVER");
    // From here on it is a hold as any other: told to who takes the money, and paid.
    let held = world.db.published::<SlotHeld>().await;
    assert_eq!(held.last().unwrap().facts.customer_id, first.id().unwrap());
    world.db.publish(&world.paid(offered.unwrap())).await;
    world.deliver().await;
    let seen = "query($id: UUID!) { appointment(id: $id) { status } }";
    let seen = data(&world.schema, &first, seen, json!({ "id": offered })).await;
    assert_eq!(seen["appointment"]["status"], "CONFIRMED");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_offered_while_an_operator_has_that_off_and_nothing_is_lost() {
    let world = World::new().await;
    let waiting = viewers::customer();
    let one = world.taken().await;
    world.can_be_written_to(&waiting).await;
    world.waits(&waiting).await;
    world.let_go(&one).await;
    world.tick_while(false).await;
    assert_eq!(world.offer(&waiting).await, (None, "WAITING".to_owned()));
    world.tick_while(true).await;
    assert_eq!(world.offer(&waiting).await.1, "OFFERED");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_passed_on_or_not_answered_goes_to_the_next_and_never_back() {
    let world = World::new().await;
    let one = world.taken().await;
    let waiting: Vec<Viewer> = (0..3).map(|_| viewers::customer()).collect();
    for who in &waiting {
        world.waits(who).await;
    }
    world.let_go(&one).await;
    world.tick().await;
    let (first, _) = world.offer(&waiting[0]).await;
    let passed = data(&world.schema, &waiting[0], PASS, json!({ "id": first })).await;
    assert_eq!(passed["passOffer"]["wait"]["status"], "WAITING");
    world.tick().await;
    let (second, _) = world.offer(&waiting[1]).await;
    assert!(second.is_some());
    assert_eq!(world.offer(&waiting[0]).await, (None, "WAITING".to_owned()));

    // The second does not answer; a worker that was away finds it the next morning.
    let later = world.after(TimeDelta::hours(2));
    later.tick().await;
    assert_eq!(later.offer(&waiting[1]).await, (None, "WAITING".to_owned()));
    let late = refusal(&later.schema, &waiting[1], ACCEPT, json!({ "id": second })).await;
    assert_eq!(late, "OFFER_OVER");
    let (third, _) = later.offer(&waiting[2]).await;
    assert!(third.is_some());
    // All of them had it: it is free for anybody.
    data(&later.schema, &waiting[2], PASS, json!({ "id": third })).await;
    later.tick().await;
    later.held(&viewers::customer(), "MOTORCYCLE", "2026-12-01T09:00:00Z").await;
    // Nobody was told of a hold that ran out: nobody had one, but the first.
    assert_eq!(world.db.published::<HoldExpired>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_waits_no_more_and_the_offer_goes_on() {
    let world = World::new().await;
    let (first, second) = (viewers::customer(), viewers::customer());
    let one = world.taken().await;
    let id = world.waits(&first).await;
    let again = world.waits(&first).await;
    assert_eq!(id, again, "the same kind at the same centre is one wait");
    world.waits(&second).await;
    world.let_go(&one).await;
    world.tick().await;
    assert!(world.offer(&first).await.0.is_some());
    let stranger = viewers::customer();
    let code = refusal(&world.schema, &stranger, LEAVE, json!({ "id": id })).await;
    assert_eq!(code, "WAIT_NOT_FOUND");
    // Staff may end it in their name, and that is written down.
    let staff = viewers::staff(Role::Receptionist);
    let left = data(&world.schema, &staff, LEAVE, json!({ "id": id })).await;
    assert_eq!(left["leaveWaitlist"]["wait"]["status"], "LEFT");
    world.tick().await;
    assert!(world.offer(&second).await.0.is_some());
    let list = "query($c: UUID!) { centreWaits(centreId: $c) { edges { node { status customer { id } } } } }";
    let list = data(&world.schema, &staff, list, json!({ "c": world.centre })).await;
    assert_eq!(list["centreWaits"]["edges"].as_array().unwrap().len(), 1);
    let mut wrong = world.wish();
    wrong["i"]["to"] = json!("2026-11-30");
    assert_eq!(refusal(&world.schema, &first, JOIN, wrong).await, "PERIOD_INVALID");
}

/// Thirty wait for four starts that become free at once, while five workers look, and others try to
/// hold the same starts, pass on and leave: nothing is promised twice.
#[tokio::test(flavor = "multi_thread")]
async fn a_freed_slot_is_offered_once_however_many_workers_look() {
    let world = std::sync::Arc::new(World::new().await);
    let mut wish = world.wish();
    wish["i"]["latest"] = json!("11:30");
    let starts = ["09:00", "09:30", "10:00", "10:30"];
    let mut held = Vec::new();
    for start in starts {
        let holder = viewers::customer();
        let id = world.held(&holder, "MOTORCYCLE", &format!("2026-12-01T{start}:00Z")).await;
        held.push((holder, id));
    }
    let waiting: Vec<Viewer> = (0..30).map(|_| viewers::customer()).collect();
    for who in &waiting {
        data(&world.schema, who, JOIN, wish.clone()).await;
    }
    let mut all = Vec::new();
    for (holder, id) in held {
        let world = world.clone();
        all.push(tokio::spawn(async move {
            let _ = execute(&world.schema, &holder, RELEASE, json!({ "id": id })).await;
        }));
    }
    for _ in 0..5 {
        let world = world.clone();
        all.push(tokio::spawn(async move {
            for _ in 0..4 {
                world.tick().await;
            }
        }));
    }
    // One start is left to those who wait.
    for start in starts.into_iter().skip(1) {
        let world = world.clone();
        all.push(tokio::spawn(async move {
            let input = world.hold("MOTORCYCLE", &format!("2026-12-01T{start}:00Z"));
            let answer =
                execute(&world.schema, &viewers::customer(), HOLD, json!({ "input": input })).await;
            let code = code(&answer);
            assert!(code.is_none() || code.as_deref() == Some("SLOT_TAKEN"), "{code:?}");
        }));
    }
    for who in waiting.iter().take(10) {
        let (world, who) = (world.clone(), who.clone());
        all.push(tokio::spawn(async move {
            if let (Some(offered), _) = world.offer(&who).await {
                let _ = execute(&world.schema, &who, PASS, json!({ "id": offered })).await;
            }
        }));
    }
    for one in all {
        one.await.unwrap();
    }
    world.tick().await;
    // Judged by what was told and by what is written.
    let told = world.db.published::<SlotOffered>().await;
    let once: HashSet<_> =
        told.iter().map(|told| (told.facts.customer_id, told.facts.starts_at)).collect();
    assert_eq!(once.len(), told.len(), "nobody is offered the same start twice");
    let mut open = 0;
    for who in &waiting {
        open += i32::from(world.offer(who).await.0.is_some());
    }
    assert!((1..=4).contains(&open), "{open}");
    let board =
        "query($c: UUID!) { agenda(centreId: $c, from: \"2026-12-01\", to: \"2026-12-01\") {
        startsAt status lane { id } } }";
    let staff = viewers::staff(Role::Receptionist);
    let board = data(&world.schema, &staff, board, json!({ "c": world.centre })).await;
    let lanes: HashSet<String> = board["agenda"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{}{}", row["startsAt"], row["lane"]["id"]))
        .collect();
    assert_eq!(lanes.len(), 4, "each start is kept for one");
    assert_eq!(board["agenda"].as_array().unwrap().len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_guest_waits_for_is_the_customers_they_become() {
    let world = World::new().await;
    let (guest, customer) = (viewers::guest(), viewers::customer());
    let one = world.taken().await;
    world.waits(&guest).await;
    world.let_go(&one).await;
    let event = GuestJoined { guest_id: guest.id().unwrap(), user_id: customer.id().unwrap() };
    world.db.publish(&event).await;
    world.deliver().await;
    world.tick().await;
    let (offered, _) = world.offer(&customer).await;
    data(&world.schema, &customer, ACCEPT, json!({ "id": offered })).await;
}
