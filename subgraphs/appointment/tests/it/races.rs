//! What happens at the same moment: lanes and holds, on a real PostgreSQL.
use crate::world::{HOLD, World};
use async_graphql::{Request, Variables};
use events::{auth::AddressProven, payment::PayAtCentreChosen};
use kernel::{Viewer, viewer::Whence};
use serde_json::json;
use testkit::{execute, refusal, viewers};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_moves_to_a_time_with_two_free_lanes_none_is_refused() {
    const MOVE: &str = "mutation($id: UUID!, $to: DateTime!) {
        rescheduleAppointment(input: {appointmentId: $id, startsAt: $to}) { appointment { lane { id } } } }";
    let world = World::new().await;
    for (day, to) in [(1, "2026-12-03T09:00:00Z"), (2, "2026-12-04T09:00:00Z")] {
        let mut moves = Vec::new();
        // From different hours, and holds beside them on the second day.
        for hour in [9, 10] {
            let owner = viewers::customer();
            let id = world.held(&owner, "CAR", &format!("2026-12-0{day}T{hour:02}:00:00Z")).await;
            world.db.publish(&world.paid(id)).await;
            world.deliver().await;
            let (schema, input) = (world.schema.clone(), json!({ "id": id, "to": to }));
            moves.push(async move { execute(&schema, &owner, MOVE, input).await });
        }
        let moved = moves.into_iter().map(tokio::spawn).collect::<Vec<_>>();
        let mut lanes = Vec::new();
        for moved in moved {
            let answer = moved.await.unwrap();
            assert_eq!(testkit::code(&answer), None, "{:?}", answer.errors);
            let data = answer.data.into_json().unwrap();
            lanes.push(data["rescheduleAppointment"]["appointment"]["lane"]["id"].clone());
        }
        assert_ne!(lanes[0], lanes[1]);
        // The third finds the time taken, by a move as by a hold.
        let third = world.hold("CAR", to);
        let code =
            refusal(&world.schema, &viewers::customer(), HOLD, json!({ "input": third })).await;
        assert_eq!(code, "SLOT_TAKEN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn moves_and_holds_at_once_fill_both_lanes_and_refuse_the_rest_in_words() {
    const MOVE: &str = "mutation($id: UUID!) { rescheduleAppointment(
        input: {appointmentId: $id, startsAt: \"2026-12-08T09:00:00Z\"}) { appointment { id } } }";
    let world = World::new().await;
    let mut confirmed = Vec::new();
    for hour in [9, 10, 11, 12] {
        let owner = viewers::customer();
        let id = world.held(&owner, "CAR", &format!("2026-12-07T{hour:02}:00:00Z")).await;
        world.db.publish(&world.paid(id)).await;
        confirmed.push((owner, id));
    }
    world.deliver().await;
    let mut asked = Vec::new();
    for (owner, id) in confirmed {
        let schema = world.schema.clone();
        asked.push(tokio::spawn(async move {
            execute(&schema, &owner, MOVE, json!({ "id": id })).await
        }));
        let (schema, input) = (world.schema.clone(), world.hold("CAR", "2026-12-08T09:00:00Z"));
        asked.push(tokio::spawn(async move {
            execute(&schema, &viewers::customer(), HOLD, json!({ "input": input })).await
        }));
    }
    let mut codes = Vec::new();
    for asked in asked {
        codes.push(testkit::code(&asked.await.unwrap()));
    }
    let counted = |code: Option<&str>| codes.iter().filter(|c| c.as_deref() == code).count();
    assert_eq!((counted(None), counted(Some("SLOT_TAKEN"))), (2, 6), "{codes:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn three_holds_are_three_however_many_one_guest_asks_for_at_once() {
    let world = World::new().await;
    let guest = viewers::guest();
    let asked = (8..16).map(|hour| {
        let (schema, guest) = (world.schema.clone(), guest.clone());
        let input = world.hold("CAR", &format!("2026-12-01T{hour:02}:00:00Z"));
        tokio::spawn(async move { execute(&schema, &guest, HOLD, json!({ "input": input })).await })
    });
    let mut codes = Vec::new();
    for asked in asked.collect::<Vec<_>>() {
        codes.push(testkit::code(&asked.await.unwrap()));
    }
    let counted = |code: Option<&str>| codes.iter().filter(|c| c.as_deref() == code).count();
    assert_eq!((counted(None), counted(Some("TOO_MANY_HOLDS"))), (3, 5), "{codes:?}");
}

/// Register, hold, pay at the centre, again and again: a day's lanes are not taken for nothing.
#[tokio::test(flavor = "multi_thread")]
async fn who_pays_for_nothing_takes_no_days_lanes() {
    let world = World::new().await;
    // Hours at which the centre is open, on days that it is.
    let start = |n: usize| {
        let (day, hour) = ([1, 2, 3, 4, 7][n / 6], [8, 9, 10, 13, 14, 15][n % 6]);
        format!("2026-12-{day:02}T{hour:02}:00:00Z")
    };
    let hold = async |by: &Viewer, from: &str, n: usize| {
        let input = json!({ "input": world.hold("CAR", &start(n)) });
        let request = Request::new(HOLD)
            .variables(Variables::from_json(input))
            .data(by.clone())
            .data(Whence { address: from.to_owned(), pseudonym: None });
        let answer = world.schema.execute(request).await;
        if let Some(code) = testkit::code(&answer) {
            return Err(code);
        }
        let held = answer.data.into_json().unwrap();
        Ok(held["holdSlot"]["appointment"]["id"].as_str().unwrap().to_owned())
    };
    let at_the_centre = async |id: &str| {
        let facts = world.paid(id.parse().unwrap()).facts;
        world.db.publish(&PayAtCentreChosen { facts }).await;
        world.deliver().await;
    };
    // One account after another from one place, each with three: twelve, and no thirteenth.
    let (mut taken, mut refused) = (0, 0);
    for n in 0..20 {
        let account = viewers::customer();
        match hold(&account, "203.0.113.7", n).await {
            Ok(id) => {
                at_the_centre(&id).await;
                taken += 1;
            }
            Err(code) => {
                assert_eq!(code, "TOO_MANY_UNPAID");
                refused += 1;
            }
        }
    }
    assert_eq!((taken, refused), (12, 8));
    // Elsewhere somebody has three; the fourth once an address is proven, or one is paid.
    let ada = viewers::customer();
    for n in 20..23 {
        at_the_centre(&hold(&ada, "203.0.113.8", n).await.unwrap()).await;
    }
    let fourth = hold(&ada, "203.0.113.8", 23).await;
    assert_eq!(fourth, Err("TOO_MANY_UNPAID".to_owned()));
    let proven = AddressProven {
        user_id: ada.id().unwrap(),
        email: "ada@example.com".to_owned(),
        anew: false,
    };
    world.db.publish(&proven).await;
    world.deliver().await;
    let id = hold(&ada, "203.0.113.7", 23).await.unwrap();
    world.db.publish(&world.paid(id.parse().unwrap())).await;
    world.deliver().await;
    for n in 24..27 {
        at_the_centre(&hold(&ada, "203.0.113.8", n).await.unwrap()).await;
    }
    assert_eq!(hold(&ada, "203.0.113.8", 27).await, Err("TOO_MANY_UNPAID".to_owned()));
}

/// A day is closed for nobody, or it is not closed: whoever is first, the other is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_closes_while_it_is_booked_is_closed_or_booked_and_never_both() {
    const CLOSE: &str =
        "mutation($i: AddClosureInput!) { addClosure(input: $i) { centre { id } } }";
    let world = World::new().await;
    let (mut closed, mut booked) = (0, 0);
    for day in ["07", "08", "09", "10", "11", "14", "15", "16", "17", "18"] {
        let date = format!("2026-12-{day}");
        let mut asked = Vec::new();
        let (schema, close) = (
            world.schema.clone(),
            json!({ "i": { "centreId": world.centre, "from": date, "reason": "Panne" } }),
        );
        let closing = tokio::spawn(async move {
            let manager = viewers::staff(kernel::Role::Manager);
            testkit::code(&execute(&schema, &manager, CLOSE, close).await)
        });
        for hour in 8..12 {
            let (schema, input) =
                (world.schema.clone(), world.hold("CAR", &format!("{date}T{hour:02}:00:00Z")));
            asked.push(tokio::spawn(async move {
                let answer =
                    execute(&schema, &viewers::customer(), HOLD, json!({ "input": input })).await;
                testkit::code(&answer)
            }));
        }
        let mut holds = 0;
        for asked in asked {
            match asked.await.unwrap().as_deref() {
                None => holds += 1,
                other => assert_eq!(other, Some("CENTRE_CLOSED")),
            }
        }
        match closing.await.unwrap().as_deref() {
            None => {
                assert_eq!(holds, 0, "{date} is closed");
                closed += 1;
            }
            other => {
                assert_eq!(other, Some("BOOKINGS_STAND"));
                assert!(holds > 0, "{date} stays open for somebody");
                booked += 1;
            }
        }
    }
    assert_eq!(closed + booked, 10);
}
