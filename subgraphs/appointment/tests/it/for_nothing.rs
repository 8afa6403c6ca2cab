//! Lanes that nobody pays for, however they are asked for: a place has one bound for all of it.
use crate::world::{HOLD, World};
use async_graphql::{Request, Variables};
use events::auth::AddressProven;
use kernel::{Viewer, viewer::Whence};
use serde_json::{Value, json};
use testkit::{code, data, viewers};
use uuid::Uuid;

const FLEET: &str = "mutation($i: BookFleetInput!) { bookFleet(input: $i) { booked } }";
const JOIN: &str = "mutation($i: JoinWaitlistInput!) { joinWaitlist(input: $i) { wait { id } } }";
const ACCEPT: &str =
    "mutation($id: UUID!) { acceptOffer(input: {appointmentId: $id}) { appointment { id } } }";
const RELEASE: &str =
    "mutation($id: UUID!) { releaseHold(input: {appointmentId: $id}) { appointment { id } } }";
const OFFERS: &str = "{ myWaits { edges { node { offer { appointmentId offeredUntil } } } } }";
const HERE: &str = "203.0.113.7";

impl World {
    /// What somebody asks for from that address; the code of the refusal, none where it is done.
    async fn asked(&self, by: &Viewer, from: &str, what: &str, with: Value) -> Option<String> {
        let request = Request::new(what)
            .variables(Variables::from_json(with))
            .data(by.clone())
            .data(Whence { address: from.to_owned(), pseudonym: None });
        code(&self.schema.execute(request).await)
    }

    fn vehicles(&self, day: &str, count: usize) -> Value {
        let car = json!({ "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "DIESEL" });
        json!({ "i": { "centreIds": [self.centre], "vehicles": vec![car; count],
            "from": day, "to": day, "idempotencyKey": Uuid::now_v7() } })
    }

    /// Four accounts with three cars each: all that a place has for people nobody can write to.
    async fn place_is_full(&self) {
        for day in ["2026-12-02", "2026-12-02", "2026-12-03", "2026-12-04"] {
            let three = self.vehicles(day, 3);
            assert_eq!(self.asked(&viewers::customer(), HERE, FLEET, three).await, None);
        }
    }

    fn one_start(&self) -> Value {
        json!({ "i": { "centreId": self.centre, "service": "PERIODIC",
            "vehicleCategory": "MOTORCYCLE", "energy": "PETROL", "from": "2026-12-01",
            "to": "2026-12-01", "earliest": "10:00", "latest": "10:00" } })
    }

    async fn offer_to(&self, who: &Viewer) -> Value {
        let mine = data(&self.schema, who, OFFERS, json!({})).await;
        mine["myWaits"]["edges"][0]["node"]["offer"].clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fleets_of_one_place_are_counted_there_as_holds_are() {
    let world = World::new().await;
    world.place_is_full().await;
    let refused = Some("TOO_MANY_UNPAID".to_owned());
    let one = world.vehicles("2026-12-03", 1);
    assert_eq!(world.asked(&viewers::customer(), HERE, FLEET, one.clone()).await, refused);
    let hold = json!({ "input": world.hold("CAR", "2026-12-03T09:00:00Z") });
    assert_eq!(world.asked(&viewers::customer(), HERE, HOLD, hold).await, refused);
    // Somebody else, elsewhere; and a machine, which has its contract.
    assert_eq!(world.asked(&viewers::customer(), "203.0.113.8", FLEET, one.clone()).await, None);
    let fleet = viewers::organisation(&["appointments:write"]);
    let many = world.vehicles("2026-12-03", 5);
    assert_eq!(world.asked(&fleet, HERE, FLEET, many).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_kept_no_lane_for_nothing_either() {
    let world = World::new().await;
    let start = world.one_start();
    let (here, elsewhere) = (viewers::customer(), viewers::customer());
    let free = world.asked(&here, HERE, JOIN, start.clone()).await;
    assert_eq!(free, Some("TIMES_ARE_FREE".to_owned()), "who can have it does not wait for it");

    let holder = viewers::customer();
    let held = world.held(&holder, "MOTORCYCLE", "2026-12-01T09:00:00Z").await;
    assert_eq!(world.asked(&here, HERE, JOIN, start.clone()).await, None);
    assert_eq!(world.asked(&elsewhere, "203.0.113.8", JOIN, start.clone()).await, None);
    world.place_is_full().await;
    data(&world.schema, &holder, RELEASE, json!({ "id": held })).await;
    world.tick().await;
    assert_eq!(world.offer_to(&here).await, Value::Null, "their place has all that it may have");
    let offer = world.offer_to(&elsewhere).await;
    // Told in the conversation alone: half an hour.
    assert_eq!(offer["offeredUntil"], "2026-11-26T08:30:00+00:00");
    let id = json!({ "id": offer["appointmentId"] });
    let moved = world.asked(&elsewhere, HERE, ACCEPT, id.clone()).await;
    assert_eq!(moved, Some("TOO_MANY_UNPAID".to_owned()), "it counts where they accept it");

    // What is only offered keeps a lane, and counts as one.
    for hour in ["09", "10"] {
        let input = json!({ "input": world.hold("CAR", &format!("2026-12-03T{hour}:00:00Z")) });
        assert_eq!(world.asked(&elsewhere, "203.0.113.8", HOLD, input).await, None);
    }
    let third = json!({ "input": world.hold("CAR", "2026-12-03T13:00:00Z") });
    let third = world.asked(&elsewhere, "203.0.113.8", HOLD, third).await;
    assert_eq!(third, Some("TOO_MANY_UNPAID".to_owned()));
    assert_eq!(world.asked(&elsewhere, "203.0.113.8", ACCEPT, id).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_place_takes_no_centres_day_whoever_reads_the_letters() {
    let world = World::new().await;
    let known = async || {
        let who = viewers::customer();
        let user_id = who.id().unwrap();
        let email = format!("{user_id}@example.com");
        world.db.publish(&AddressProven { user_id, email, anew: false }).await;
        world.deliver().await;
        who
    };
    let refused = Some("TOO_MANY_UNPAID".to_owned());
    for _ in 0..2 {
        let four = world.vehicles("2026-12-02", 4);
        assert_eq!(world.asked(&known().await, HERE, FLEET, four).await, None);
    }
    let ninth = known().await;
    let hold = |at: &str| json!({ "input": world.hold("CAR", at) });
    let that_day = world.asked(&ninth, HERE, HOLD, hold("2026-12-02T13:00:00Z")).await;
    assert_eq!(that_day, refused);
    let fleet = world.asked(&ninth, HERE, FLEET, world.vehicles("2026-12-02", 1)).await;
    assert_eq!(fleet, refused);
    // From elsewhere, and on another day; moved to that day it is one more of it.
    let elsewhere = world.asked(&ninth, "203.0.113.8", HOLD, hold("2026-12-02T13:00:00Z")).await;
    assert_eq!(elsewhere, None);
    let other = world.vehicles("2026-12-03", 1);
    assert_eq!(world.asked(&ninth, HERE, FLEET, other).await, None);
}
