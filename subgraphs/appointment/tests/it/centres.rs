//! Staff of one centre neither see nor change what is another's, and money goes back by managers.
use crate::world::World;
use chrono::TimeDelta;
use events::{
    appointment::Cancelled,
    payment::{DifferenceSettled, Refunded},
};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{
    data, refusal,
    viewers::{self, staff, staff_at},
};
use uuid::Uuid;

const CANCEL: &str = "mutation($id: UUID!) {
    cancelAppointment(input: {appointmentId: $id}) { appointment { status } } }";
const READ: &str = "query($id: UUID!) { appointment(id: $id) { status } }";
const OF: &str =
    "query($id: UUID!) { _entities(representations: [{__typename: \"User\", id: $id}]) {
    ... on User { appointments { edges { node { status } } } } } }";
const BOARD: &str = "query($id: UUID!) { dayBoard(centreId: $id, date: \"2026-12-01\") { id } }";

/// What changes an appointment, as staff send it.
fn changes(id: Uuid) -> Vec<(&'static str, Value)> {
    let id = json!({ "id": id });
    [
        CANCEL,
        "mutation($id: UUID!) { markNoShow(input: {appointmentId: $id}) { appointment { id } } }",
        "mutation($id: UUID!) { releaseHold(input: {appointmentId: $id}) { appointment { id } } }",
        "mutation($id: UUID!) { setAppointmentPlate(input: {appointmentId: $id, plate: \"ZZ-999-ZZ\"}) {
            appointment { id } } }",
        "mutation($id: UUID!) { rescheduleAppointment(input: {appointmentId: $id,
            startsAt: \"2026-12-02T09:00:00Z\"}) { appointment { id } } }",
        "mutation($id: UUID!) { acceptNewPrice(input: {appointmentId: $id, newPriceCents: 1}) {
            appointment { id } } }",
    ]
    .map(|document| (document, id.clone()))
    .to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_of_another_centre_see_and_change_nothing() {
    let world = World::new().await;
    let elsewhere = Uuid::now_v7();
    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;
    world.db.publish(&world.paid(id)).await;
    world.deliver().await;

    for role in [Role::Receptionist, Role::Inspector, Role::Manager] {
        let (here, there) = (staff_at(world.centre, role), staff_at(elsewhere, role));
        let of = json!({ "id": owner.id().unwrap() });
        let seen = data(&world.schema, &here, READ, json!({ "id": id })).await;
        assert_eq!(seen["appointment"]["status"], "CONFIRMED");
        let unseen = data(&world.schema, &there, READ, json!({ "id": id })).await;
        assert!(unseen["appointment"].is_null(), "{role}");
        for (viewer, count) in [(&here, 1), (&there, 0)] {
            let found = data(&world.schema, viewer, OF, of.clone()).await;
            let edges = found["_entities"][0]["appointments"]["edges"].as_array().unwrap();
            assert_eq!(edges.len(), count, "{role}");
        }
        let board = json!({ "id": world.centre });
        let day = data(&world.schema, &here, BOARD, board.clone()).await;
        assert_eq!(day["dayBoard"].as_array().unwrap().len(), 1);
        assert_eq!(refusal(&world.schema, &there, BOARD, board.clone()).await, "FORBIDDEN");
        for of_the_desk in [
            "query($id: UUID!) { agenda(centreId: $id, from: \"2026-12-01\", to: \"2026-12-02\") { id } }",
            "query($id: UUID!) { centreAppointments(centreId: $id, search: \"RDV\") {
                edges { node { id } } } }",
            "query($id: UUID!) { slots(input: {centreId: $id, from: \"2026-12-01\", to: \"2026-12-01\",
                service: PERIODIC, vehicleCategory: CAR, energy: PETROL, atDesk: true}) { startsAt } }",
        ] {
            data(&world.schema, &here, of_the_desk, board.clone()).await;
            let code = refusal(&world.schema, &there, of_the_desk, board.clone()).await;
            assert_eq!(code, "FORBIDDEN", "{of_the_desk}");
        }
        for (document, variables) in changes(id) {
            let code = refusal(&world.schema, &there, document, variables).await;
            assert_eq!(code, "APPOINTMENT_NOT_FOUND", "{role} {document}");
        }
    }
    let still = data(&world.schema, &owner, READ, json!({ "id": id })).await;
    assert_eq!(still["appointment"]["status"], "CONFIRMED");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_are_customers_where_they_do_not_work() {
    let world = World::new().await;
    let malik = staff_at(Uuid::now_v7(), Role::Receptionist);
    let id = world.held(&malik, "CAR", "2026-12-01T09:00:00Z").await;
    world.db.publish(&world.paid(id)).await;
    world.deliver().await;
    let seen = data(&world.schema, &malik, READ, json!({ "id": id })).await;
    assert_eq!(seen["appointment"]["status"], "CONFIRMED");
    // As any customer: their own money comes back, and not once the time has come.
    let late = world.after(TimeDelta::days(6));
    let code = refusal(&late.schema, &malik, CANCEL, json!({ "id": id })).await;
    assert_eq!(code, "APPOINTMENT_NOT_CANCELLABLE");
    data(&world.schema, &malik, CANCEL, json!({ "id": id })).await;
    assert!(!world.db.published::<Cancelled>().await[0].by_staff);
}

#[tokio::test(flavor = "multi_thread")]
async fn calling_off_what_is_paid_is_up_to_who_may_refund() {
    let world = World::new().await;
    let paid = async |starts_at: &str| {
        let id = world.held(&viewers::customer(), "CAR", starts_at).await;
        let event = world.paid(id);
        world.db.publish(&event).await;
        world.deliver().await;
        (id, event)
    };
    let (first, payment) = paid("2026-12-01T09:00:00Z").await;
    let refused: [Viewer; 4] = [
        staff(Role::Receptionist),
        staff(Role::Inspector),
        staff_at(world.centre, Role::Receptionist),
        staff_at(world.centre, Role::Inspector),
    ];
    for viewer in &refused {
        let code = refusal(&world.schema, viewer, CANCEL, json!({ "id": first })).await;
        assert_eq!(code, "REFUND_NEEDS_MANAGER");
    }
    data(&world.schema, &staff_at(world.centre, Role::Manager), CANCEL, json!({ "id": first }))
        .await;

    // Once the money is back, and where it is to be paid at the desk, nothing moves.
    let (second, _) = paid("2026-12-01T10:00:00Z").await;
    let mut facts = payment.facts;
    facts.appointment_id = second;
    let reason = "Geste commercial".to_owned();
    world.db.publish(&Refunded { facts, left_cents: Some(0), reason }).await;
    world.deliver().await;
    data(&world.schema, &refused[2], CANCEL, json!({ "id": second })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_went_back_leaves_it_paid() {
    let world = World::new().await;
    let id = world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    let mut paid = world.paid(id);
    world.db.publish(&paid).await;
    world.deliver().await;
    let desk = staff_at(world.centre, Role::Receptionist);
    // A second payment that went back whole; five euros as a gesture; what was told before it said what
    // is left.
    for (back, left_cents) in [(7_900, Some(7_900)), (500, Some(7_400)), (500, None)] {
        paid.facts.amount_cents = back;
        let (facts, reason) = (paid.facts.clone(), "Geste".to_owned());
        world.db.publish(&Refunded { facts, left_cents, reason }).await;
        world.deliver().await;
        let code = refusal(&world.schema, &desk, CANCEL, json!({ "id": id })).await;
        assert_eq!(code, "REFUND_NEEDS_MANAGER", "{back} {left_cents:?}");
    }
    // The price became lower and the desk handed the difference over: what is shown reckons with the rest.
    let shown = "query($id: UUID!) { appointment(id: $id) { cancellation {
        givenBack { amountCents } } } }";
    let (appointment_id, customer_id) = (id, paid.facts.customer_id);
    world.db.publish(&DifferenceSettled { appointment_id, customer_id, left_cents: 6_800 }).await;
    world.deliver().await;
    let manager = staff_at(world.centre, Role::Manager);
    let shown = data(&world.schema, &manager, shown, json!({ "id": id })).await;
    assert_eq!(shown["appointment"]["cancellation"]["givenBack"]["amountCents"], 6_800);
    let (facts, reason) = (paid.facts, "Geste".to_owned());
    world.db.publish(&Refunded { facts, left_cents: Some(0), reason }).await;
    world.deliver().await;
    data(&world.schema, &desk, CANCEL, json!({ "id": id })).await;
    let told = world.db.published::<Cancelled>().await;
    assert!(!told[0].may_give_back, "payment asks it too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_is_set_up_and_booked_at_its_desk_by_its_own_people() {
    const BOOK: &str = "mutation($i: BookForCallerInput!) { bookForCaller(input: $i) {
        appointment { id } } }";
    let world = World::new().await;
    let (centre, elsewhere) = (world.centre, Uuid::now_v7());
    let there = staff_at(elsewhere, Role::Manager);
    let of = |fields: &str| format!("{{centreId: \"{centre}\", {fields}}}");
    let closed = "from: \"2027-03-01\", reason: \"Inventaire\"";
    for (name, input) in [
        ("updateCentre", of("name: \"Autre\"")),
        ("setOpeningHours", of("hours: []")),
        ("addClosure", of(closed)),
        ("removeClosure", of("from: \"2027-03-01\"")),
        ("addLane", of("name: \"Ligne 9\", categories: [CAR]")),
    ] {
        let change = format!("mutation {{ {name}(input: {input}) {{ centre {{ id }} }} }}");
        assert_eq!(refusal(&world.schema, &there, &change, json!({})).await, "FORBIDDEN", "{name}");
    }
    let lanes = "query($id: UUID!) { centre(id: $id) { lanes { id } } }";
    let lanes = data(&world.schema, &there, lanes, json!({ "id": centre })).await;
    let retire = "mutation($id: UUID!) { updateLane(input: {laneId: $id, retire: true}) {
        centre { id } } }";
    let lane = json!({ "id": lanes["centre"]["lanes"][0]["id"] });
    assert_eq!(refusal(&world.schema, &there, retire, lane).await, "LANE_NOT_FOUND");
    let close = format!("mutation {{ addClosure(input: {}) {{ centre {{ id }} }} }}", of(closed));
    data(&world.schema, &staff_at(centre, Role::Manager), &close, json!({})).await;
    let prices = "mutation { setPrices(input: {prices: []}) { prices { validFrom } } }";
    let own = staff_at(centre, Role::Manager);
    assert_eq!(refusal(&world.schema, &own, prices, json!({})).await, "FORBIDDEN");

    let call = json!({ "i": { "centreId": centre, "startsAt": "2026-12-01T09:00:00Z",
        "service": "PERIODIC", "vehicleCategory": "CAR", "energy": "PETROL", "name": "Zoé Martin",
        "phone": "06 12 34 56 78", "idempotencyKey": "k" } });
    let (desk, other) =
        (staff_at(centre, Role::Receptionist), staff_at(elsewhere, Role::Receptionist));
    assert_eq!(refusal(&world.schema, &other, BOOK, call.clone()).await, "FORBIDDEN");
    let booked = data(&world.schema, &desk, BOOK, call).await;
    let away = json!({ "id": booked["bookForCaller"]["appointment"]["id"], "centre": elsewhere });
    let away_to = "mutation($id: UUID!, $centre: UUID!) { rescheduleAppointment(input: {
        appointmentId: $id, centreId: $centre, startsAt: \"2026-12-02T09:00:00Z\"}) {
        appointment { id } } }";
    assert_eq!(refusal(&world.schema, &desk, away_to, away).await, "FORBIDDEN");
}
