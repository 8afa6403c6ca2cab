//! Staff book for somebody who calls, or whose vehicle stands at the door.
use crate::world::World;
use chrono::TimeDelta;
use events::appointment::{BookedByStaff, Cancelled, Confirmed, SlotHeld};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{code, data, execute, refusal, viewers};

const BOOK: &str = "mutation($i: BookForCallerInput!) { bookForCaller(input: $i) { appointment {
    id reference status startsAt endsAt plate price { amountCents }
    caller { name phone bookedByName } } } }";

impl World {
    fn call(&self, starts_at: Option<&str>) -> Value {
        json!({ "centreId": self.centre, "startsAt": starts_at, "service": "PERIODIC",
            "vehicleCategory": "MOTORCYCLE", "energy": "PETROL", "plate": "ab 123 cd",
            "name": "Zoé Martin", "phone": "06 12 34 56 78", "idempotencyKey": uuid::Uuid::now_v7() })
    }
}

async fn booked(world: &World, by: &Viewer, input: &Value) -> Value {
    data(&world.schema, by, BOOK, json!({ "i": input })).await["bookForCaller"]["appointment"]
        .take()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_an_appointment_that_stands() {
    let world = World::new().await;
    let staff = viewers::staff(Role::Receptionist);
    // Ten minutes before it begins: too late for customers, not for whoever sits at the desk.
    let soon = world.after(TimeDelta::minutes(20));
    let input = world.call(Some("2026-11-26T08:30:00Z"));
    let made = booked(&soon, &staff, &input).await;
    assert_eq!((&made["status"], &made["plate"]), (&json!("CONFIRMED"), &json!("AB-123-CD")));
    assert_eq!(made["price"]["amountCents"], 6_500);
    assert_eq!(made["caller"]["name"], "Zoé Martin");
    assert_eq!(made["caller"]["phone"], "06 12 34 56 78");
    assert_eq!(booked(&soon, &staff, &input).await, made, "the second click");
    let mut other = input.clone();
    other["startsAt"] = json!("2026-11-26T10:30:00Z");
    let mismatch = refusal(&soon.schema, &staff, BOOK, json!({ "i": other })).await;
    assert_eq!(mismatch, "IDEMPOTENCY_MISMATCH");

    let told = world.db.published::<BookedByStaff>().await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].caller_phone.as_deref(), Some("+33612345678"));
    let confirmed = world.db.published::<Confirmed>().await;
    assert_eq!(confirmed[0].facts, told[0].facts);
    assert!(world.db.published::<SlotHeld>().await.is_empty(), "nothing is held");

    let board = "query($c: UUID!) { dayBoard(centreId: $c, date: \"2026-11-26\") {
        reference caller { name } } }";
    let board = data(&soon.schema, &staff, board, json!({ "c": world.centre })).await;
    assert_eq!(board["dayBoard"][0]["caller"]["name"], "Zoé Martin");
    let cancel = "mutation($id: UUID!) { cancelAppointment(input: {appointmentId: $id}) {
        appointment { status } } }";
    data(&soon.schema, &staff, cancel, json!({ "id": made["id"] })).await;
    assert!(world.db.published::<Cancelled>().await[0].by_staff);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vehicle_at_the_door_is_taken_at_once_where_a_lane_is_free() {
    let world = World::new().await;
    let staff = viewers::staff(Role::Receptionist);
    let later = world.after(TimeDelta::minutes(65));
    let mut input = later.call(None);
    input["phone"] = Value::Null;
    let made = booked(&later, &staff, &input).await;
    assert_eq!(made["startsAt"], "2026-11-26T09:05:00+00:00");
    assert_eq!(made["endsAt"], "2026-11-26T09:35:00+00:00");
    // A moment later, the same click answers the same; another vehicle finds the only lane taken.
    let moment = later.after(TimeDelta::minutes(1));
    assert_eq!(booked(&moment, &staff, &input).await["id"], made["id"]);
    let another = json!({ "i": moment.call(None) });
    assert_eq!(refusal(&moment.schema, &staff, BOOK, another).await, "SLOT_TAKEN");
    let night = world.after(TimeDelta::hours(12));
    let closed = json!({ "i": night.call(None) });
    assert_eq!(refusal(&night.schema, &staff, BOOK, closed).await, "SLOT_NOT_OFFERED");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_staff_book_for_others_and_say_for_whom() {
    let world = World::new().await;
    let input = world.call(Some("2026-12-01T09:00:00Z"));
    let customer = viewers::customer();
    let forbidden = refusal(&world.schema, &customer, BOOK, json!({ "i": input })).await;
    assert_eq!(forbidden, "FORBIDDEN");
    let staff = viewers::staff(Role::Receptionist);
    for (field, value) in [("name", json!(" ")), ("phone", json!(null)), ("phone", json!("12"))] {
        let mut wrong = input.clone();
        wrong[field] = value;
        let got = refusal(&world.schema, &staff, BOOK, json!({ "i": wrong })).await;
        assert_eq!(got, "CALLER_INVALID", "{field}");
    }
}

/// One lane, ten receptionists on the telephone, and each of them clicks twice.
#[tokio::test(flavor = "multi_thread")]
async fn one_lane_is_given_to_one_caller() {
    let world = World::new().await;
    let mut asked = Vec::new();
    for _ in 0..10 {
        let (staff, input) =
            (viewers::staff(Role::Receptionist), world.call(Some("2026-12-01T09:00:00Z")));
        for _ in 0..2 {
            let (schema, staff, input) = (world.schema.clone(), staff.clone(), input.clone());
            asked.push(tokio::spawn(async move {
                code(&execute(&schema, &staff, BOOK, json!({ "i": input })).await)
            }));
        }
    }
    let mut codes = Vec::new();
    for asked in asked {
        codes.push(asked.await.unwrap());
    }
    // Both clicks of the one who has it are answered with it.
    assert_eq!(codes.iter().filter(|code| code.is_none()).count(), 2, "{codes:?}");
    let refused = codes.iter().flatten().filter(|code| *code == "SLOT_TAKEN").count();
    assert_eq!(refused, 18, "{codes:?}");
    assert_eq!(world.db.published::<BookedByStaff>().await.len(), 1);
}
