//! Terms for calling off and lane times, as a manager sets them: what follows for who books then, and
//! that who booked before keeps what was agreed.
use crate::world::World;
use chrono::TimeDelta;
use events::appointment::Cancelled;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use uuid::Uuid;

const TERMS: &str = "mutation($i: SetCancellationTermsInput!) { setCancellationTerms(input: $i) {
    centre { cancellationTerms { freeHours late fee { amountCents } givesBackDouble } } } }";
const TIMES: &str = "mutation($i: SetLaneTimesInput!) { setLaneTimes(input: $i) { centre {
    laneTimes { service category minutes buffer } } } }";
const SHOWN: &str = "query($id: UUID!) { appointment(id: $id) {
    cancellation { possible freeUntil givenBack { amountCents } kept { amountCents }
        extra { amountCents } } } }";
const CANCEL: &str = "mutation($id: UUID!) {
    cancelAppointment(input: {appointmentId: $id}) { appointment { status } } }";
const MOVE: &str = "mutation($i: RescheduleAppointmentInput!) {
    rescheduleAppointment(input: $i) { appointment { startsAt } } }";
const SLOTS: &str = "query($i: SlotSearchInput!) { slots(input: $i) { startsAt endsAt } }";

fn manager() -> Viewer {
    viewers::staff(Role::Manager)
}

impl World {
    async fn set_terms(&self, mut terms: Value) -> Value {
        terms["centreId"] = json!(self.centre);
        let set = data(&self.schema, &manager(), TERMS, json!({ "i": terms })).await;
        set["setCancellationTerms"]["centre"]["cancellationTerms"].clone()
    }

    async fn centre_of(&self, city: &str) -> Uuid {
        let search = "query($s: String!) { centres(search: $s) { edges { node { id } } } }";
        let found = data(&self.schema, &Viewer::Anonymous, search, json!({ "s": city })).await;
        let id = &found["centres"]["edges"][0]["node"]["id"];
        id.as_str().unwrap().parse().unwrap()
    }

    async fn paid_booking(&self, by: &Viewer, starts_at: &str) -> Uuid {
        let id = self.held(by, "CAR", starts_at).await;
        self.db.publish(&self.paid(id)).await;
        self.deliver().await;
        id
    }

    /// Back, kept and given beside it, in cents, if they called it off now.
    async fn would(&self, by: &Viewer, id: Uuid) -> [i64; 3] {
        let seen = data(&self.schema, by, SHOWN, json!({ "id": id })).await;
        let outcome = &seen["appointment"]["cancellation"];
        ["givenBack", "kept", "extra"].map(|what| outcome[what]["amountCents"].as_i64().unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_calling_off_costs_is_shown_before_and_holds_for_who_books_then() {
    let world = World::new().await;
    let owner = viewers::customer();
    // Held on 26 November at 9, local; less than 48 hours before from the 29th on.
    let before = world.paid_booking(&owner, "2026-12-01T09:00:00Z").await;
    let later = world.after(TimeDelta::minutes(1));
    let set = later.set_terms(json!({ "freeHours": 48, "late": "ARRHES" })).await;
    let arrhes = json!({ "freeHours": 48, "late": "ARRHES", "fee": null, "givesBackDouble": true });
    assert_eq!(set, arrhes);
    let later = world.after(TimeDelta::minutes(2));
    let bound = later.paid_booking(&owner, "2026-12-01T09:30:00Z").await;
    let other = later.paid_booking(&owner, "2026-12-01T10:00:00Z").await;
    assert_eq!(later.would(&owner, bound).await, [7_900, 0, 0], "free until two days before");
    let late = world.after(TimeDelta::days(4));
    assert_eq!(late.would(&owner, bound).await, [0, 7_900, 0]);
    assert_eq!(late.would(&owner, before).await, [7_900, 0, 0], "by the terms of then");
    assert_eq!(late.would(&manager(), bound).await, [7_900, 0, 7_900], "the centre gives double");
    // Terms that come later change nothing for them either.
    let fee = json!({ "freeHours": 24, "late": "FEE", "feeCents": 2_000, "givesBackDouble": true });
    let set = late.set_terms(fee).await;
    assert_eq!(set["fee"]["amountCents"], 2_000);
    assert_eq!(late.would(&owner, bound).await, [0, 7_900, 0]);
    // What was shown is what happens.
    for id in [bound, before] {
        data(&late.schema, &owner, CANCEL, json!({ "id": id })).await;
    }
    data(&late.schema, &manager(), CANCEL, json!({ "id": other })).await;
    let told = late.db.published::<Cancelled>().await;
    let money = |id| {
        let one = told.iter().find(|one| one.facts.appointment_id == id).unwrap();
        (one.kept_cents, one.extra_cents)
    };
    assert_eq!((money(bound), money(before), money(other)), ((7_900, 0), (0, 0), (0, 7_900)));
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_it_late_makes_calling_it_off_no_cheaper() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.set_terms(json!({ "freeHours": 48, "late": "FEE", "feeCents": 2_000 })).await;
    let mut booked = Vec::new();
    for hour in ["09:00", "09:30", "10:00"] {
        booked.push(world.paid_booking(&owner, &format!("2026-12-01T{hour}:00Z")).await);
    }
    let [alone, elsewhere, by_centre] = booked[..] else { unreachable!() };
    let elsewhere_id = world.centre_of("Villeurbanne").await;
    // Less than 48 hours before.
    let late = world.after(TimeDelta::days(4));
    for id in &booked {
        assert_eq!(late.would(&owner, *id).await, [5_900, 2_000, 0]);
    }
    let to =
        |id: Uuid, starts_at: &str| json!({ "i": { "appointmentId": id, "startsAt": starts_at } });
    data(&late.schema, &owner, MOVE, to(alone, "2026-12-10T09:00:00Z")).await;
    assert_eq!(late.would(&owner, alone).await, [5_900, 2_000, 0], "moved, it is as late");
    // Nor at a centre that keeps nothing.
    let mut there = to(elsewhere, "2026-12-10T09:00:00Z");
    there["i"]["centreId"] = json!(elsewhere_id);
    data(&late.schema, &owner, MOVE, there).await;
    assert_eq!(late.would(&owner, elsewhere).await, [5_900, 2_000, 0]);
    // Whom the centre moves is asked for nothing, though it is tomorrow.
    data(&late.schema, &manager(), MOVE, to(by_centre, "2026-12-01T13:00:00Z")).await;
    assert_eq!(late.would(&owner, by_centre).await, [7_900, 0, 0]);
    for id in &booked {
        data(&late.schema, &owner, CANCEL, json!({ "id": id })).await;
    }
    let told = late.db.published::<Cancelled>().await;
    let kept: Vec<i64> = booked
        .iter()
        .map(|id| told.iter().find(|one| one.facts.appointment_id == *id).unwrap().kept_cents)
        .collect();
    assert_eq!(kept, [2_000, 2_000, 0], "what was shown");
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_that_cannot_be_meant_are_refused_and_only_a_manager_sets_them() {
    let world = World::new().await;
    let input = |hours: i32, late: &str, fee: i64| {
        json!({ "i": { "centreId": world.centre, "freeHours": hours, "late": late,
            "feeCents": fee } })
    };
    for (hours, late, fee) in
        [(24, "FEE", 0), (169, "FREE", 0), (24, "ARRHES", 100), (70_000, "FREE", 0)]
    {
        let refused = refusal(&world.schema, &manager(), TERMS, input(hours, late, fee)).await;
        assert_eq!(refused, "CENTRE_INVALID", "{hours} {late} {fee}");
    }
    let clerk = viewers::staff(Role::Receptionist);
    let refused = refusal(&world.schema, &clerk, TERMS, input(24, "FEE", 2_000)).await;
    assert_eq!(refused, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lane_is_taken_as_long_as_the_centre_says_by_service_and_vehicle() {
    let world = World::new().await;
    let slots = async |category: &str, service: &str| {
        let asked = json!({ "i": { "centreId": world.centre, "from": "2026-12-01",
            "to": "2026-12-01", "service": service, "vehicleCategory": category,
            "energy": "PETROL" } });
        let found = data(&world.schema, &Viewer::Anonymous, SLOTS, asked).await;
        let first = &found["slots"][0];
        let at = |what: &str| -> chrono::DateTime<chrono::Utc> {
            first[what].as_str().unwrap().parse().unwrap()
        };
        (at("endsAt") - at("startsAt")).num_minutes()
    };
    assert_eq!((slots("VAN", "PERIODIC").await, slots("CAR", "RETEST").await), (30, 15));
    let booked = world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    let input = |times: Value| json!({ "i": { "centreId": world.centre, "times": times } });
    let van = json!({ "service": "PERIODIC", "category": "VAN", "minutes": 40, "buffer": 5 });
    let car = json!({ "service": "PERIODIC", "category": "CAR", "minutes": 60 });
    let set = data(&world.schema, &manager(), TIMES, input(json!([van, car]))).await;
    let times = &set["setLaneTimes"]["centre"]["laneTimes"];
    assert_eq!(times[0]["minutes"], 60);
    assert_eq!(times[1], van);
    let taken = (
        slots("VAN", "PERIODIC").await,
        slots("CAR", "PERIODIC").await,
        slots("CAR", "RETEST").await,
    );
    assert_eq!(taken, (45, 60, 15));
    // What is booked keeps its time, what is booked from now on has the new one.
    let again = world.held(&viewers::customer(), "CAR", "2026-12-01T10:00:00Z").await;
    world
        .db
        .execute(&format!(
            "DO $$ BEGIN ASSERT (SELECT array_agg(ends_at - starts_at ORDER BY starts_at)
                FROM appointment.bookings WHERE id IN ('{booked}', '{again}'))
                = ARRAY[INTERVAL '30 minutes', INTERVAL '60 minutes']; END $$"
        ))
        .await;
    for wrong in
        [json!([van, van]), json!([{ "service": "RETEST", "category": "CAR", "minutes": 0 }])]
    {
        let refused = refusal(&world.schema, &manager(), TIMES, input(wrong)).await;
        assert_eq!(refused, "CENTRE_INVALID");
    }
}
