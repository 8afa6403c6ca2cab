//! The link of a letter, and private calendars.
use crate::world::{World, config};
use axum::{body::Body, http::Request};
use chrono::TimeDelta;
use events::{
    appointment::{Cancelled, LINK, Rescheduled},
    auth::{EmailChanged, GuestJoined},
};
use kernel::{Clock, LetterLink, Role, Viewer, audit::ActRecorded, viewer::Whence};
use serde_json::json;
use testkit::{data, refusal, viewers};
use tower::ServiceExt;
use uuid::Uuid;

const SEE: &str = "query($l: String!) { linkedAppointment(link: $l) { reference status startsAt
    cancellation { possible kept { amountCents } givenBack { amountCents } } } }";
const OFF: &str =
    "mutation($l: String!) { cancelLinked(input: {link: $l}) { appointment { status } } }";
const MOVE: &str = "mutation($l: String!, $to: DateTime!) {
    moveLinked(input: {link: $l, startsAt: $to}) { appointment { startsAt } } }";
const FEED: &str = "mutation($i: CalendarFeedInput!) { openCalendarFeed(input: $i) { url } }";

impl World {
    async fn agreed_with(&self, owner: &Viewer, start: &str) -> Uuid {
        let id = self.held(owner, "CAR", start).await;
        self.db.publish(&self.paid(id)).await;
        self.deliver().await;
        id
    }

    /// The link of a letter that was written now.
    fn link(&self, to: &Viewer, id: Uuid) -> String {
        let link = LetterLink { id, owner: to.id().unwrap(), written: self.now };
        config().letters.link_of(LINK, link)
    }

    async fn read(&self, url: &str) -> (u16, String) {
        let routes = appointment::routes(self.db.pool.clone(), Clock::Fixed(self.now), config());
        let path = url.strip_prefix("https://www.example.fr").unwrap().to_owned();
        let asked = Request::builder().uri(path).body(Body::empty()).unwrap();
        let answer = routes.oneshot(asked).await.unwrap();
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_the_letter_moves_and_calls_off_without_logging_in() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.agreed_with(&owner, "2026-12-01T09:00:00Z").await;
    let link = world.link(&owner, id);
    let nobody = Viewer::Anonymous;
    let seen = data(&world.schema, &nobody, SEE, json!({ "l": link })).await;
    let seen = &seen["linkedAppointment"];
    assert_eq!(
        (&seen["status"], &seen["cancellation"]["possible"]),
        (&json!("CONFIRMED"), &json!(true))
    );
    assert_eq!(seen["cancellation"]["givenBack"]["amountCents"], 7_900);
    let to = json!({ "l": link, "to": "2026-12-03T09:00:00Z" });
    let moved = data(&world.schema, &nobody, MOVE, to).await;
    assert_eq!(moved["moveLinked"]["appointment"]["startsAt"], "2026-12-03T09:00:00+00:00");
    assert_eq!(world.db.published::<Rescheduled>().await.len(), 1);
    for _ in 0..2 {
        let off = data(&world.schema, &nobody, OFF, json!({ "l": link })).await;
        assert_eq!(off["cancelLinked"]["appointment"]["status"], "CANCELLED");
    }
    assert_eq!(world.db.published::<Cancelled>().await.len(), 1);
    // A link to something else, of another kind, or bent opens nothing.
    let letters = config().letters;
    let another = world.link(&owner, Uuid::now_v7());
    let bare = letters.link_to(LINK, id);
    for wrong in [letters.link(id), bare, another, link[1..].to_owned()] {
        let code = refusal(&world.schema, &nobody, SEE, json!({ "l": wrong })).await;
        assert_eq!(code, "LINK_UNKNOWN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_are_shown_before_and_told_after() {
    let world = World::new().await;
    world.db.execute("UPDATE appointment.centres SET late_terms = 'ARRHES', free_hours = 48").await;
    let owner = viewers::customer();
    let id = world.agreed_with(&owner, "2026-12-01T09:00:00Z").await;
    let asked = "query($id: UUID!) { appointment(id: $id) { cancellation { possible freeUntil
        givenBack { amountCents } kept { amountCents } extra { amountCents } } } }";
    let outcome = async |world: &World, by: &Viewer| {
        let seen = data(&world.schema, by, asked, json!({ "id": id })).await;
        let seen = &seen["appointment"]["cancellation"];
        let cents = |name: &str| seen[name]["amountCents"].as_i64().unwrap();
        (cents("givenBack"), cents("kept"), cents("extra"))
    };
    let manager = viewers::staff(Role::Manager);
    assert_eq!(outcome(&world, &owner).await, (7_900, 0, 0), "early");
    let late = world.after(TimeDelta::hours(5 * 24));
    assert_eq!(outcome(&late, &owner).await, (0, 7_900, 0));
    assert_eq!(outcome(&late, &manager).await, (7_900, 0, 7_900), "the centre gives back double");
    let link = world.link(&owner, id);
    data(&late.schema, &Viewer::Anonymous, OFF, json!({ "l": link })).await;
    let told = world.db.published::<Cancelled>().await;
    assert_eq!((told[0].kept_cents, told[0].extra_cents), (7_900, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_calendar_follows_its_appointments_until_its_address_is_changed() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.agreed_with(&owner, "2026-12-01T09:00:00Z").await;
    let mine = async |anew: bool| {
        let opened = data(&world.schema, &owner, FEED, json!({ "i": { "anew": anew } })).await;
        opened["openCalendarFeed"]["url"].as_str().unwrap().to_owned()
    };
    let url = mine(false).await;
    assert_eq!(mine(false).await, url);
    let (_, first) = world.read(&url).await;
    assert!(first.contains(&format!("UID:{id}@autovisite\r\n")), "{first}");
    assert!(first.contains("STATUS:CONFIRMED\r\n") && !first.contains("AB-123-CD"));
    let sequence = |file: &str| {
        let line = file.lines().find(|line| line.starts_with("SEQUENCE:")).unwrap().to_owned();
        line["SEQUENCE:".len()..].parse::<u32>().unwrap()
    };
    let link = world.link(&owner, id);
    data(&world.schema, &Viewer::Anonymous, OFF, json!({ "l": link })).await;
    let (_, off) = world.read(&url).await;
    assert!(off.contains("STATUS:CANCELLED\r\n"));
    assert!(sequence(&off) > sequence(&first));

    let anew = mine(true).await;
    assert_ne!(anew, url);
    assert_eq!(world.read(&url).await.0, 404, "closed");
    assert_eq!(world.read(&anew).await.0, 200);
    assert_eq!(world.read("https://www.example.fr/calendar/AAAA.ics").await.0, 404);

    // A lane's is for its staff, and says which vehicle comes.
    let stands = world.agreed_with(&owner, "2026-12-02T09:00:00Z").await;
    let staff = viewers::staff(Role::Receptionist);
    let lane = "query($id: UUID!) { appointment(id: $id) { lane { id } } }";
    let lane = data(&world.schema, &staff, lane, json!({ "id": stands })).await;
    let lane = json!({ "i": { "laneId": lane["appointment"]["lane"]["id"] } });
    let opened = data(&world.schema, &staff, FEED, lane.clone()).await;
    let (_, file) = world.read(opened["openCalendarFeed"]["url"].as_str().unwrap()).await;
    assert!(file.contains("AB-123-CD"), "{file}");
    assert_eq!(refusal(&world.schema, &owner, FEED, lane.clone()).await, "FORBIDDEN");
    let guest = refusal(&world.schema, &viewers::guest(), FEED, json!({ "i": {} })).await;
    assert_eq!(guest, "LOGIN_REQUIRED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lanes_calendar_ends_with_what_its_member_may_do_there() {
    let world = World::new().await;
    let id = world.agreed_with(&viewers::customer(), "2026-12-02T09:00:00Z").await;
    let lane = "query($id: UUID!) { appointment(id: $id) { lane { id } } }";
    let staff = viewers::staff_at(world.centre, Role::Receptionist);
    let colleague = viewers::staff_at(world.centre, Role::Inspector);
    let lane = data(&world.schema, &staff, lane, json!({ "id": id })).await;
    let lane = json!({ "i": { "laneId": lane["appointment"]["lane"]["id"] } });
    let opened = async |by: &Viewer| {
        let opened = data(&world.schema, by, FEED, lane.clone()).await;
        opened["openCalendarFeed"]["url"].as_str().unwrap().to_owned()
    };
    let (own, others) = (opened(&staff).await, opened(&colleague).await);
    assert_ne!(own, others, "each has their own");
    assert_eq!(opened(&staff).await, own);
    let act = |act: &str, centre_id: Option<Uuid>| ActRecorded {
        act_id: Uuid::now_v7(),
        at: world.now,
        actor_id: None,
        roles: Vec::new(),
        origin: None,
        act: act.to_owned(),
        subject_kind: "Account".to_owned(),
        subject_id: staff.id(),
        centre_id,
        before: serde_json::Map::new(),
        after: serde_json::Map::new(),
    };
    world.db.publish(&act("membership.invited", Some(world.centre))).await;
    world.db.publish(&act("membership.set", Some(Uuid::now_v7()))).await;
    world.deliver().await;
    assert_eq!(world.read(&own).await.0, 200, "elsewhere");
    for (name, centre) in [("membership.set", Some(world.centre)), ("account.disabled", None)] {
        let own = opened(&staff).await;
        world.db.publish(&act(name, centre)).await;
        world.deliver().await;
        assert_eq!(world.read(&own).await.0, 404, "{name}");
    }
    assert_eq!(world.read(&others).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_opens_nothing_of_somebody_elses_nor_after_another_address_nor_for_ever() {
    let world = World::new().await;
    let (guest, owner) = (viewers::guest(), viewers::customer());
    let id = world.agreed_with(&guest, "2026-12-01T09:00:00Z").await;
    let first = world.link(&guest, id);
    let opens = async |world: &World, link: &str| {
        let request = async_graphql::Request::new(SEE)
            .variables(async_graphql::Variables::from_json(json!({ "l": link })));
        testkit::code(&world.schema.execute(request).await)
    };
    let closed = Some("LINK_UNKNOWN".to_owned());
    assert_eq!(opens(&world, &first).await, None);
    let joined = GuestJoined { guest_id: guest.id().unwrap(), user_id: owner.id().unwrap() };
    world.db.publish(&joined).await;
    world.deliver().await;
    assert_eq!(opens(&world, &first).await, closed, "it is somebody else's");
    let second = world.link(&owner, id);
    assert_eq!(opens(&world, &second).await, None);

    let later = world.after(TimeDelta::hours(1));
    let changed = EmailChanged {
        user_id: owner.id().unwrap(),
        change_id: Uuid::now_v7(),
        old_email: "ada@example.com".to_owned(),
        new_email: "ada@example.org".to_owned(),
    };
    world.db.publish(&changed).await;
    later.deliver().await;
    assert_eq!(opens(&later, &second).await, closed, "it lies in the mailbox of before");
    for act in [OFF, MOVE] {
        let with = json!({ "l": second, "to": "2026-12-03T09:00:00Z" });
        let refused = refusal(&later.schema, &Viewer::Anonymous, act, with).await;
        assert_eq!(refused, "LINK_UNKNOWN");
    }
    let third = later.link(&owner, id);
    assert_eq!(opens(&later, &third).await, None);
    let over = world.after(TimeDelta::days(7));
    assert_eq!(opens(&over, &third).await, closed, "its day is over");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_link_does_is_written_down_with_where_it_came_from() {
    let world = World::new().await;
    let owner = viewers::customer();
    let id = world.agreed_with(&owner, "2026-12-01T09:00:00Z").await;
    let with = json!({ "l": world.link(&owner, id), "to": "2026-12-03T09:00:00Z" });
    for act in [MOVE, OFF, OFF] {
        let request = async_graphql::Request::new(act)
            .variables(async_graphql::Variables::from_json(with.clone()))
            .data(Whence { address: "203.0.113.7".into(), pseudonym: Some("somewhere".into()) });
        let answer = world.schema.execute(request).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    }
    let acts = world.db.published::<ActRecorded>().await;
    let told: Vec<_> = acts
        .iter()
        .map(|act| (act.act.as_str(), act.actor_id, act.origin.as_deref(), act.subject_id))
        .collect();
    let origin = Some("somewhere");
    assert_eq!(
        told,
        [
            ("appointment.rescheduled", None, origin, Some(id)),
            ("appointment.cancelled", None, origin, Some(id)),
        ]
    );
}
