//! Reminders by letter: never of what is off, never to who wants none; and no letter to a caller.
#![expect(clippy::unwrap_used, reason = "tests")]
use crate::world::{Page, World, appointment};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use chrono::TimeDelta;
use events::{
    appointment::{
        AppointmentFacts, BookedByStaff, Cancelled, Confirmed, NotBooked, ReminderDue,
        ReminderKind, Rescheduled,
    },
    parser::{DueNotice, InspectionDue},
    report::{DueForChat, VehicleSold},
};
use kernel::{Clock, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};
use tower::ServiceExt;
use uuid::Uuid;

impl World {
    async fn post(&self, path: &str) -> Page {
        let clock = Clock::Fixed(self.now);
        let router = report::routes(self.db.pool.clone(), clock, self.config.clone());
        let request = Request::post(path).body(Body::from("List-Unsubscribe=One-Click")).unwrap();
        let response = router.oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Page { status, headers, bytes }
    }

    async fn confirmed(&self) -> AppointmentFacts {
        let owner = viewers::customer();
        self.register(&owner).await;
        let facts = appointment(&owner);
        self.db.publish(&Confirmed { facts: facts.clone() }).await;
        self.settle().await;
        facts
    }

    async fn remind(&self, facts: &AppointmentFacts, kind: ReminderKind) {
        self.db.publish(&ReminderDue { facts: facts.clone(), kind }).await;
        self.deliver().await;
    }

    fn reminders(&self) -> Vec<String> {
        let letters = self.mail().into_iter();
        letters
            .filter(|letter| letter.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
            .collect()
    }
}

/// The path in the letter's head that stops reminders.
fn stop_path(letter: &str) -> String {
    let unfolded = letter.replace("\r\n ", "");
    let head = unfolded.split("List-Unsubscribe: <").nth(1).unwrap();
    let address = head.split('>').next().unwrap();
    address.strip_prefix("http://localhost:4000").unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_reminded_stops_it_with_one_tap_and_has_it_again() {
    let world = World::new().await;
    let facts = world.confirmed().await;
    for _ in 0..2 {
        world.remind(&facts, ReminderKind::DayBefore).await;
        world.tick().await;
    }
    let reminders = world.reminders();
    assert_eq!(reminders.len(), 1, "one of a kind");
    assert_eq!(world.mail().len(), 2, "and the confirmation");
    let stop = stop_path(&reminders[0]);

    // Looking changes nothing: mail programs look by themselves.
    let page = world.get(&stop).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Ne plus recevoir de rappels"), "{}", page.text());
    assert!(
        page.headers["content-security-policy"].to_str().unwrap().contains("form-action 'self'")
    );
    for _ in 0..2 {
        let stopped = world.post(&stop).await.text();
        assert!(stopped.contains("Vous ne recevez plus de rappels"), "{stopped}");
    }
    world.remind(&facts, ReminderKind::HoursBefore).await;
    world.tick().await;
    assert_eq!(world.reminders().len(), 1);
    // Other letters go on.
    let reason = String::new();
    world
        .db
        .publish(&Cancelled {
            facts,
            reason,
            by_staff: true,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        })
        .await;
    world.settle().await;
    assert_eq!(world.mail().len(), 3);

    let again = world.post(&format!("{stop}/again")).await.text();
    assert!(again.contains("Ne plus recevoir de rappels"), "{again}");
    let other = world.confirmed().await;
    world.remind(&other, ReminderKind::DayBefore).await;
    world.tick().await;
    assert_eq!(world.reminders().len(), 2);
    assert_eq!(world.post("/reminders/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_that_waited_is_not_sent_of_what_is_off_moved_or_begun() {
    let world = World::new().await;
    let (off, moved, begun) =
        (world.confirmed().await, world.confirmed().await, world.confirmed().await);
    for facts in [&off, &moved, &begun] {
        world.remind(facts, ReminderKind::HoursBefore).await;
    }
    let (reason, by_staff) = (String::new(), false);
    world
        .db
        .publish(&Cancelled {
            facts: off.clone(),
            reason,
            by_staff,
            kept_cents: 0,
            extra_cents: 0,
            arrhes: false,
            may_give_back: true,
        })
        .await;
    let mut later = moved.clone();
    later.starts_at += TimeDelta::days(1);
    let event = Rescheduled { facts: later.clone(), previous_starts_at: moved.starts_at };
    world.db.publish(&event).await;
    world.deliver().await;
    // The mail server comes back when one of them has begun.
    world.tick_at(begun.starts_at).await;
    assert!(world.reminders().is_empty());
    assert_eq!(world.mail().len(), 5, "three confirmations, a cancellation, a move");
    // What it moved to is reminded of.
    world.remind(&later, ReminderKind::HoursBefore).await;
    world.tick().await;
    assert_eq!(world.reminders().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_writes_to_a_caller() {
    let world = World::new().await;
    let facts = appointment(&viewers::customer());
    let called = BookedByStaff {
        facts: facts.clone(),
        caller_name: "Zoé Martin".to_owned(),
        caller_phone: None,
        booked_by: Uuid::now_v7(),
    };
    world.db.publish(&called).await;
    world.db.publish(&Confirmed { facts: facts.clone() }).await;
    world.deliver().await;
    world.remind(&facts, ReminderKind::DayBefore).await;
    world.tick().await;
    assert!(world.mail().is_empty());
    // Nothing waits for an address either, and nothing is given up.
    let waiting = "do $$ begin if exists (select from report.letters) then
        raise exception 'a letter to nobody'; end if; end $$";
    world.db.execute(waiting).await;
}

fn due(owner: &Viewer) -> InspectionDue {
    InspectionDue {
        watched_id: Uuid::now_v7(),
        owner_id: owner.id().unwrap(),
        plate: "AB-123-CD".to_owned(),
        make: Some("RENAULT".to_owned()),
        model: None,
        service: fr::ServiceKind::Periodic,
        before: "2027-03-01".parse().unwrap(),
        certain: true,
        notice: DueNotice::Month,
    }
}

/// The path in a letter's text that begins so.
fn path_in(letter: &str, begin: &str) -> String {
    let text = letter.replace("=\r\n", "").replace("=3D", "=");
    let at = text.find(begin).unwrap();
    text[at..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_by_law_is_written_once_and_a_sold_vehicle_is_told_with_one_tap() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.settle().await;
    let known = due(&owner);
    for _ in 0..2 {
        world.db.publish(&NotBooked { due: known.clone() }).await;
        world.settle().await;
    }
    let reminders = world.reminders();
    assert_eq!(reminders.len(), 1, "once for each last day and notice");
    let sold = path_in(&reminders[0], "/reminders/sold/");
    assert_eq!(world.get(&sold).await.status, StatusCode::OK);
    assert_eq!(world.db.published::<VehicleSold>().await.len(), 0, "looking changes nothing");
    assert!(world.post(&sold).await.text().contains("C’est noté"));
    let told = world.db.published::<VehicleSold>().await.remove(0);
    assert_eq!((told.watched_id, told.owner_id), (known.watched_id, known.owner_id));
    assert_eq!(world.post("/reminders/sold/nobody").await.status, StatusCode::NOT_FOUND);
    // Who wants none has none, and what waits is not sent.
    world.post(&stop_path(&reminders[0])).await;
    let week = InspectionDue { notice: DueNotice::Week, ..known };
    world.db.publish(&NotBooked { due: week }).await;
    world.settle().await;
    assert_eq!(world.reminders().len(), 1);
    assert!(world.db.published::<DueForChat>().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_is_told_in_the_conversation_to_who_wants_that_or_has_no_address() {
    let world = World::new().await;
    let (owner, guest) = (viewers::customer(), viewers::guest());
    world.register(&owner).await;
    let links = world.confirmed().await;
    world.remind(&links, ReminderKind::DayBefore).await;
    world.tick().await;
    let told = async |due: InspectionDue| {
        world.db.publish(&NotBooked { due }).await;
        world.settle().await;
        world.db.published::<DueForChat>().await
    };
    let first = told(due(&guest)).await.remove(0);
    assert_eq!(first.due.owner_id, guest.id().unwrap());
    let stop = first.stop.strip_prefix("http://localhost:4000").unwrap();
    let stopped = world.post(stop).await.text();
    assert!(stopped.contains("Vous ne recevez plus de rappels"), "{stopped}");
    assert_eq!(told(due(&guest)).await.len(), 1);

    let before = world.reminders();
    assert_eq!(told(due(&owner)).await.len(), 1);
    let all = world.reminders();
    assert_eq!(all.len(), before.len() + 1, "by letter, until they say otherwise");
    let page = stop_path(all.iter().find(|letter| !before.contains(letter)).unwrap());
    let chosen = world.post(&format!("{page}/chat")).await.text();
    assert!(chosen.contains("dans votre conversation avec nous"), "{chosen}");
    assert_eq!(told(due(&owner)).await.len(), 2);
    assert!(world.post(&format!("{page}/letter")).await.text().contains("par e-mail"));
    assert_eq!(told(due(&owner)).await.len(), 2);
}

const CHOOSE: &str = "mutation($r: Reminder!, $c: ReminderChannel!) { chooseReminder(input: { reminder: $r, \
                      channel: $c }) { reminders { reminder channel } } }";

/// How somebody is reminded of the day before, the hours before, what is due.
async fn channels(world: &World, who: &Viewer) -> [String; 3] {
    let seen = data(&world.schema, who, "{ myReminders { reminder channel } }", json!({})).await;
    let of = |at: usize, reminder: &str| {
        let one = &seen["myReminders"][at];
        assert_eq!(one["reminder"], reminder);
        one["channel"].as_str().unwrap().to_owned()
    };
    [of(0, "DAY_BEFORE"), of(1, "HOURS_BEFORE"), of(2, "INSPECTION_DUE")]
}

async fn choose(world: &World, who: &Viewer, reminder: &str, channel: &str) -> Value {
    data(&world.schema, who, CHOOSE, json!({ "r": reminder, "c": channel })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_reminder_is_chosen_by_itself_and_the_one_tap_stops_and_brings_back_all() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    let facts = appointment(&owner);
    world.db.publish(&Confirmed { facts: facts.clone() }).await;
    world.settle().await;
    assert_eq!(channels(&world, &owner).await, ["EMAIL", "EMAIL", "EMAIL"]);

    let chosen = choose(&world, &owner, "HOURS_BEFORE", "NONE").await;
    assert_eq!(chosen["chooseReminder"]["reminders"][1]["channel"], "NONE");
    for kind in [ReminderKind::DayBefore, ReminderKind::HoursBefore] {
        world.remind(&facts, kind).await;
        world.tick().await;
    }
    assert_eq!(world.reminders().len(), 1, "the day before alone");
    assert!(world.reminders()[0].contains("Rappel"), "{}", world.reminders()[0]);

    // What waits is asked about when it leaves.
    let later = world.confirmed().await;
    let moved = AppointmentFacts { customer_id: owner.id().unwrap(), ..later };
    world.remind(&moved, ReminderKind::DayBefore).await;
    choose(&world, &owner, "DAY_BEFORE", "NONE").await;
    world.tick().await;
    assert_eq!(world.reminders().len(), 1);

    choose(&world, &owner, "INSPECTION_DUE", "CONVERSATION").await;
    assert_eq!(channels(&world, &owner).await, ["NONE", "NONE", "CONVERSATION"]);
    world.db.publish(&NotBooked { due: due(&owner) }).await;
    world.settle().await;
    assert_eq!(world.db.published::<DueForChat>().await.len(), 1);
    assert_eq!(world.reminders().len(), 1);

    // One tap stops all; choosing one brings back that one; the other tap brings back all.
    let stop = stop_path(&world.reminders()[0]);
    let page = world.get(&stop).await.text();
    assert!(page.contains("dans votre conversation avec nous"), "{page}");
    assert!(!page.contains("la veille"), "{page}");
    assert!(world.post(&stop).await.text().contains("Vous ne recevez plus de rappels"));
    assert_eq!(channels(&world, &owner).await, ["NONE", "NONE", "NONE"]);
    for _ in 0..2 {
        choose(&world, &owner, "DAY_BEFORE", "EMAIL").await;
        assert_eq!(channels(&world, &owner).await, ["EMAIL", "NONE", "NONE"]);
    }
    let page = world.get(&stop).await.text();
    assert!(page.contains("la veille d’un rendez-vous, par e-mail"), "{page}");
    assert!(
        !page.contains("deux heures avant") && !page.contains("contrôle obligatoire"),
        "{page}"
    );
    world.post(&stop).await;
    world.post(&format!("{stop}/again")).await;
    assert_eq!(channels(&world, &owner).await, ["EMAIL", "EMAIL", "CONVERSATION"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_as_a_letter_is_told_in_the_conversation_once_that_is_chosen() {
    let world = World::new().await;
    let owner = viewers::customer();
    world.register(&owner).await;
    world.settle().await;
    let known = due(&owner);
    for notice in [DueNotice::Month, DueNotice::Week] {
        world.db.publish(&NotBooked { due: InspectionDue { notice, ..known.clone() } }).await;
        world.deliver().await;
        let chosen = if notice == DueNotice::Month { "CONVERSATION" } else { "NONE" };
        choose(&world, &owner, "INSPECTION_DUE", chosen).await;
        for _ in 0..2 {
            world.tick().await;
        }
        choose(&world, &owner, "INSPECTION_DUE", "EMAIL").await;
    }
    assert!(world.reminders().is_empty());
    let told = world.db.published::<DueForChat>().await;
    assert_eq!(told.len(), 1, "once, and nothing to who wants none");
    let due = &told[0].due;
    assert_eq!((due.watched_id, due.notice), (known.watched_id, DueNotice::Month));
    assert!(told[0].stop.starts_with("http://localhost:4000/reminders/"), "{}", told[0].stop);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stops_the_last_one_has_stopped_all_for_the_version_before_too() {
    let world = World::new().await;
    let owner = viewers::customer();
    let stops_all = async |wanted: bool| {
        let (owner, not) = (owner.id().unwrap(), if wanted { "NOT" } else { "" });
        let check = format!(
            "DO $$ BEGIN IF {not} EXISTS (SELECT 1 FROM report.no_reminders
                 WHERE customer_id = '{owner}') THEN RAISE EXCEPTION 'otherwise'; END IF; END $$"
        );
        world.db.execute(&check).await;
    };
    for reminder in ["DAY_BEFORE", "HOURS_BEFORE"] {
        choose(&world, &owner, reminder, "NONE").await;
        stops_all(false).await;
    }
    for _ in 0..2 {
        choose(&world, &owner, "INSPECTION_DUE", "NONE").await;
        stops_all(true).await;
    }
    choose(&world, &owner, "HOURS_BEFORE", "EMAIL").await;
    stops_all(false).await;
    assert_eq!(channels(&world, &owner).await, ["NONE", "EMAIL", "NONE"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_are_their_owners_and_come_only_by_ways_that_there_are() {
    let world = World::new().await;
    let (owner, other) = (viewers::customer(), viewers::customer());
    let asked = json!({ "r": "DAY_BEFORE", "c": "CONVERSATION" });
    assert_eq!(refusal(&world.schema, &owner, CHOOSE, asked).await, "CHANNEL_NOT_OFFERED");
    choose(&world, &owner, "DAY_BEFORE", "NONE").await;
    assert_eq!(channels(&world, &other).await, ["EMAIL", "EMAIL", "EMAIL"]);
    let asked = json!({ "r": "DAY_BEFORE", "c": "NONE" });
    assert_eq!(refusal(&world.schema, &viewers::guest(), CHOOSE, asked).await, "LOGIN_REQUIRED");
    let list = "{ myReminders { channel } }";
    assert_eq!(refusal(&world.schema, &viewers::guest(), list, json!({})).await, "LOGIN_REQUIRED");
}
