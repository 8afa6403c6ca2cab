//! Booking as a client sees it: GraphQL in, JSON and events out, on a real PostgreSQL.
use crate::world::{HOLD, World};
use chrono::TimeDelta;
use events::{
    appointment::{Cancelled, Confirmed, HoldExpired, PaymentCameLate, PlateSet, SlotHeld},
    inspection::CheckedIn,
    parser::RegistrationDeleted,
};
use serde_json::json;
use testkit::{data, execute, refusal, viewers};

#[tokio::test(flavor = "multi_thread")]
async fn one_slot_is_sold_once_however_many_want_it() {
    let world = World::new().await;
    // The motorcycle lane is the only one of its kind: fifty customers, one place.
    let attempts = (0..50).map(|_| {
        let (schema, input) =
            (world.schema.clone(), world.hold("MOTORCYCLE", "2026-12-01T09:00:00Z"));
        tokio::spawn(async move {
            execute(&schema, &viewers::customer(), HOLD, json!({ "input": input })).await
        })
    });
    let mut codes = Vec::new();
    for attempt in attempts.collect::<Vec<_>>() {
        codes.push(testkit::code(&attempt.await.unwrap()));
    }
    assert_eq!(codes.iter().filter(|code| code.is_none()).count(), 1, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| code.as_deref() == Some("SLOT_TAKEN")).count(), 49);
    assert_eq!(world.db.published::<SlotHeld>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_with_two_lanes_takes_two_cars_at_once() {
    let world = World::new().await;
    for _ in 0..2 {
        world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    }
    let third = world.hold("CAR", "2026-12-01T09:00:00Z");
    let code = refusal(&world.schema, &viewers::customer(), HOLD, json!({ "input": third })).await;
    assert_eq!(code, "SLOT_TAKEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_click_answers_the_same_appointment() {
    let world = World::new().await;
    let customer = viewers::customer();
    let input = world.hold("CAR", "2026-12-01T09:00:00Z");
    let first = data(&world.schema, &customer, HOLD, json!({ "input": input })).await;
    let second = data(&world.schema, &customer, HOLD, json!({ "input": input })).await;
    assert_eq!(first, second);

    // Somebody who asks for something else is not told that they have it.
    for (field, value) in [
        ("startsAt", "2026-12-01T10:00:00Z"),
        ("service", "POLLUTION_CHECK"),
        ("vehicleCategory", "VAN"),
        ("energy", "DIESEL"),
    ] {
        let mut other = input.clone();
        other[field] = json!(value);
        let code = refusal(&world.schema, &customer, HOLD, json!({ "input": other })).await;
        assert_eq!(code, "IDEMPOTENCY_MISMATCH", "{field}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_booked_says_why() {
    let world = World::new().await;
    for (start, code) in [
        ("2026-12-25T09:00:00Z", "CENTRE_CLOSED"),    // Christmas
        ("2026-12-06T09:00:00Z", "CENTRE_CLOSED"),    // a Sunday
        ("2026-12-01T09:10:00Z", "SLOT_NOT_OFFERED"), // off the grid
        ("2026-12-01T17:00:00Z", "SLOT_NOT_OFFERED"), // 18:00 local, closed
        ("2026-11-26T08:10:00Z", "TOO_LATE"),
        ("2027-06-01T09:00:00Z", "TOO_FAR"),
    ] {
        let input = world.hold("CAR", start);
        let got =
            refusal(&world.schema, &viewers::customer(), HOLD, json!({ "input": input })).await;
        assert_eq!(got, code, "{start}");
    }
    let mut input = world.hold("CAR", "2026-12-01T09:00:00Z");
    input["plate"] = json!("pas une plaque");
    let got = refusal(&world.schema, &viewers::customer(), HOLD, json!({ "input": input })).await;
    assert_eq!(got, "PLATE_INVALID");
    let anonymous = kernel::Viewer::Anonymous;
    let input = world.hold("CAR", "2026-12-01T09:00:00Z");
    assert_eq!(
        refusal(&world.schema, &anonymous, HOLD, json!({ "input": input })).await,
        "UNAUTHENTICATED"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appointment_is_its_owners_and_the_staffs() {
    const READ: &str = "query($id: UUID!) { appointment(id: $id) { plate } }";
    const CANCEL: &str = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) { appointment { status } } }";
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;

    let other = viewers::customer();
    assert_eq!(
        data(&world.schema, &other, READ, json!({ "id": id })).await,
        json!({ "appointment": null })
    );
    assert_eq!(
        refusal(&world.schema, &other, CANCEL, json!({ "id": id })).await,
        "APPOINTMENT_NOT_FOUND"
    );
    let staff = viewers::staff(kernel::Role::Receptionist);
    let seen = data(&world.schema, &staff, READ, json!({ "id": id })).await;
    assert_eq!(seen, json!({ "appointment": { "plate": "AB-123-CD" } }));

    let cancelled = json!({ "cancelAppointment": { "appointment": { "status": "CANCELLED" } } });
    for _ in 0..2 {
        assert_eq!(data(&world.schema, &owner, CANCEL, json!({ "id": id })).await, cancelled);
    }
    assert_eq!(world.db.published::<Cancelled>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn money_makes_a_hold_an_appointment_once() {
    let world = World::new().await;
    let id = world.held(&viewers::customer(), "CAR", "2026-12-01T09:00:00Z").await;
    for _ in 0..3 {
        world.db.publish(&world.paid(id)).await;
        world.deliver().await;
    }
    let confirmed = world.db.published::<Confirmed>().await;
    assert_eq!(confirmed.len(), 1);
    assert_eq!(confirmed[0].facts.amount_cents, 7_900);
    assert_eq!(world.db.published::<PaymentCameLate>().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn late_money_gets_the_same_slot_back_if_it_is_free() {
    let world = World::new().await;
    let id = world.held(&viewers::customer(), "MOTORCYCLE", "2026-12-01T09:00:00Z").await;
    let later = world.after(TimeDelta::minutes(16));
    later.tick().await;
    assert_eq!(world.db.published::<HoldExpired>().await.len(), 1);

    world.db.publish(&world.paid(id)).await;
    later.deliver().await;
    let late = world.db.published::<PaymentCameLate>().await;
    assert!(late[0].rebooked);
    assert_eq!(world.db.published::<Confirmed>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn late_money_for_a_slot_sold_meanwhile_is_announced_for_refund() {
    let world = World::new().await;
    let id = world.held(&viewers::customer(), "MOTORCYCLE", "2026-12-01T09:00:00Z").await;
    let later = world.after(TimeDelta::minutes(16));
    // Nobody ran the expiry: the next customer's hold does it.
    later.held(&viewers::customer(), "MOTORCYCLE", "2026-12-01T09:00:00Z").await;

    world.db.publish(&world.paid(id)).await;
    later.deliver().await;
    let late = world.db.published::<PaymentCameLate>().await;
    assert!(!late[0].rebooked);
    assert_eq!(world.db.published::<Confirmed>().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_appointment_moves_and_keeps_its_reference() {
    const MOVE: &str = "mutation($id: UUID!, $to: DateTime!) {
        rescheduleAppointment(input: {appointmentId: $id, startsAt: $to}) { appointment { startsAt status } } }";
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.held(&owner, "MOTORCYCLE", "2026-12-01T09:00:00Z").await;
    let to = json!({ "id": id, "to": "2026-12-03T09:00:00Z" });
    assert_eq!(
        refusal(&world.schema, &owner, MOVE, to.clone()).await,
        "APPOINTMENT_NOT_RESCHEDULABLE"
    );

    world.db.publish(&world.paid(id)).await;
    world.deliver().await;
    let moved = data(&world.schema, &owner, MOVE, to).await;
    assert_eq!(
        moved["rescheduleAppointment"]["appointment"]["startsAt"],
        "2026-12-03T09:00:00+00:00"
    );
    // The old lane is free again.
    world.held(&viewers::customer(), "MOTORCYCLE", "2026-12-01T09:00:00Z").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_inspects_hears_which_vehicle_comes() {
    const SET: &str = "mutation($id: UUID!) {
        setAppointmentPlate(input: {appointmentId: $id, plate: \"gh456jk\"}) { appointment { plate } } }";
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;
    let set = data(&world.schema, &owner, SET, json!({ "id": id })).await;
    assert_eq!(set["setAppointmentPlate"]["appointment"]["plate"], "GH-456-JK");
    let told = world.db.published::<PlateSet>().await;
    assert_eq!(told[0].facts.plate.as_deref(), Some("GH-456-JK"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plate_is_given_after_the_booking_and_a_refusal_names_the_vehicle() {
    const SET: &str = "mutation($id: UUID!, $plate: String!) {
        setAppointmentPlate(input: {appointmentId: $id, plate: $plate}) { appointment { plate } } }";
    const ABSENT: &str = "mutation($id: UUID!) {
        markNoShow(input: {appointmentId: $id}) { appointment { status } } }";
    const RELEASE: &str = "mutation($id: UUID!) {
        releaseHold(input: {appointmentId: $id}) { appointment { status } } }";
    let world = World::new().await;
    let owner = viewers::customer();
    let later = async |without: bool, at: &str| {
        let mut wish = world.hold("CAR", at);
        if without {
            wish["plate"] = json!(null);
        }
        let held = data(&world.schema, &owner, HOLD, json!({ "input": wish })).await;
        let id: uuid::Uuid =
            serde_json::from_value(held["holdSlot"]["appointment"]["id"].clone()).unwrap();
        world.db.publish(&world.paid(id)).await;
        world.deliver().await;
        id
    };
    let arrive = async |id: uuid::Uuid| {
        let (inspection_id, customer_id) = (uuid::Uuid::now_v7(), owner.id().unwrap());
        let told = CheckedIn { inspection_id, appointment_id: id, customer_id };
        world.db.publish(&told).await;
        world.deliver().await;
    };
    let said = async |id: uuid::Uuid, plate: &str| {
        let answer = execute(&world.schema, &owner, SET, json!({ "id": id, "plate": plate })).await;
        testkit::code(&answer)
    };
    let refused = Some("VEHICLE_NOT_CHANGEABLE".to_owned());

    let confirmed = later(true, "2026-12-01T09:00:00Z").await;
    assert_eq!(said(confirmed, "GH-456-JK").await, None, "while it stands");
    assert_eq!(said(confirmed, "gh 457 jk").await, None, "or another one");
    arrive(confirmed).await;
    assert_eq!(said(confirmed, "GH-457-JK").await, None, "what is known is no change");
    assert_eq!(said(confirmed, "AB-123-CD").await, refused, "the inspector has read it");

    let unknown = later(true, "2026-12-01T10:00:00Z").await;
    arrive(unknown).await;
    assert_eq!(said(unknown, "GH-456-JK").await, None, "at the centre, and still unknown");
    let told = world.db.published::<PlateSet>().await;
    assert_eq!(told.last().unwrap().facts.appointment_id, unknown);

    // The siblings: each refusal says the act that was asked for.
    let staff = viewers::staff(kernel::Role::Receptionist);
    let id = json!({ "id": unknown });
    assert_eq!(refusal(&world.schema, &staff, ABSENT, id.clone()).await, "NO_SHOW_NOT_POSSIBLE");
    assert_eq!(refusal(&world.schema, &owner, RELEASE, id).await, "HOLD_NOT_RELEASABLE");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plate_that_is_settled_stays_so_wherever_it_is_moved() {
    const SET: &str = "mutation($id: UUID!) {
        setAppointmentPlate(input: {appointmentId: $id, plate: \"GH-456-JK\"}) {
            appointment { plate } } }";
    const MOVE: &str = "mutation($id: UUID!, $to: DateTime!) {
        rescheduleAppointment(input: {appointmentId: $id, startsAt: $to}) { appointment { id } } }";
    let world = World::new().await;
    let (owner, staff) = (viewers::customer(), viewers::staff(kernel::Role::Receptionist));
    let id = world.held(&owner, "CAR", "2026-12-01T09:00:00Z").await;
    world.db.publish(&world.paid(id)).await;
    world.deliver().await;
    let to = |start: &str| json!({ "id": id, "to": start });
    // In time it is moved as often as they like, and the vehicle with it.
    data(&world.schema, &owner, MOVE, to("2026-12-02T09:00:00Z")).await;
    data(&world.schema, &owner, MOVE, to("2026-12-01T09:00:00Z")).await;
    // The evening before: another day, another vehicle, and back again.
    let eve = world.after(TimeDelta::hours(4 * 24 + 10));
    data(&eve.schema, &owner, MOVE, to("2026-12-10T09:00:00Z")).await;
    let refused = refusal(&eve.schema, &owner, SET, json!({ "id": id })).await;
    assert_eq!(refused, "VEHICLE_NOT_CHANGEABLE");
    data(&eve.schema, &owner, MOVE, to("2026-12-16T09:00:00Z")).await;
    let refused = refusal(&eve.schema, &owner, SET, json!({ "id": id })).await;
    assert_eq!(refused, "VEHICLE_NOT_CHANGEABLE", "and however often");
    data(&eve.schema, &staff, SET, json!({ "id": id })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_is_neither_sold_late_nor_given_back() {
    const CANCEL: &str = "mutation($id: UUID!) {
        cancelAppointment(input: {appointmentId: $id}) { appointment { status } } }";
    let world = World::new().await;
    let (late, owner) = (viewers::customer(), viewers::customer());
    let unpaid = world.held(&late, "MOTORCYCLE", "2026-11-26T09:00:00Z").await;
    let paid = world.held(&owner, "CAR", "2026-11-26T09:00:00Z").await;
    world.db.publish(&world.paid(paid)).await;
    world.deliver().await;

    let afternoon = world.after(TimeDelta::hours(4));
    afternoon.tick().await;
    world.db.publish(&world.paid(unpaid)).await;
    afternoon.deliver().await;
    assert!(!world.db.published::<PaymentCameLate>().await[0].rebooked);

    let id = json!({ "id": paid });
    let refused = refusal(&afternoon.schema, &owner, CANCEL, id.clone()).await;
    assert_eq!(refused, "APPOINTMENT_NOT_CANCELLABLE");
    let staff = viewers::staff(kernel::Role::Manager);
    data(&afternoon.schema, &staff, CANCEL, id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vehicle_that_is_forgotten_leaves_its_plate() {
    let world = World::new().await;
    let (customer, other) = (viewers::customer(), viewers::customer());
    let seen = async |by: &kernel::Viewer, id: &serde_json::Value| {
        let asked = "query($id: UUID!) { appointment(id: $id) { plate vehicle { id } } }";
        data(&world.schema, by, asked, json!({ "id": id })).await["appointment"].take()
    };
    let held = world.held(&customer, "CAR", "2026-12-01T09:00:00Z").await;
    let known = world.certificate(&customer, held, None, None).await;
    let (id, vehicle_id) = (json!(held), known.vehicle_id);
    let whole = json!({ "plate": "AB-123-CD", "vehicle": { "id": vehicle_id } });
    assert_eq!(seen(&customer, &id).await, whole);
    // Another's word takes nothing from this customer.
    for (owner, left) in
        [(&other, whole), (&customer, json!({ "plate": "AB-123-CD", "vehicle": null }))]
    {
        let told = RegistrationDeleted {
            document_id: known.document_id,
            owner_id: owner.id().unwrap(),
            vehicle_ids: vec![vehicle_id],
        };
        world.db.publish(&told).await;
        world.deliver().await;
        assert_eq!(seen(&customer, &id).await, left);
    }
}
