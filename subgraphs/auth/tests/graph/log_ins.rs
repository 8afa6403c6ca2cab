//! Where somebody is logged in: listed, ended, and no longer taken at the edge.
use crate::common::{PASSWORD, World, document};
use async_graphql::{Request, Variables};
use axum::{body::Body, http};
use chrono::TimeDelta;
use kernel::{Clock, Role, Viewer, viewer::Device};
use serde_json::{Value, json};
use testkit::data;
use tower::ServiceExt;
use uuid::Uuid;

const MINE: &str = "{ myLogIns { id device createdAt lastUsedAt } }";
const END: &str = "mutation($i: EndLogInInput!) { endLogIn(input: $i) { ended logIns { id } } }";
const OTHERS: &str =
    "mutation($i: EndOtherLogInsInput!) { endOtherLogIns(input: $i) { ended logIns { id } } }";

impl World {
    /// Logs Camille in on a device.
    async fn log_in_on(&self, device: &str) -> Value {
        let input = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
        let request = Request::new(document("logIn"))
            .variables(Variables::from_json(json!({ "input": input })))
            .data(Viewer::Anonymous)
            .data(Device(device.to_owned()));
        let answer = self.schema.execute(request).await.data.into_json().unwrap();
        answer["logIn"]["session"].clone()
    }

    /// The log-in that the session's access token names.
    fn log_in_of(&self, session: &Value) -> Uuid {
        self.claims(&session["accessToken"]).sid.expect("a log-in")
    }

    /// What the edge is told.
    async fn void(&self) -> Vec<(Uuid, i64)> {
        let pool = self.db.pool.clone();
        let request = http::Request::get(auth::VOID_TOKENS).body(Body::empty()).unwrap();
        let routes = auth::within(pool, Clock::Fixed(self.now));
        let body = routes.oneshot(request).await.unwrap().into_body();
        let body = axum::body::to_bytes(body, 100_000).await.unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    async fn goes_on(&self, session: &Value) -> bool {
        let input = json!({ "refreshToken": session["refreshToken"] });
        let input = json!({ "input": input });
        let sent = document("refreshSession");
        let answer = testkit::execute(&self.schema, &Viewer::Anonymous, &sent, input).await;
        testkit::code(&answer).is_none()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn log_ins_are_listed_and_ended_one_by_one_or_all_at_once() {
    let mut world = World::new().await;
    let here = world.account("Camille").await;
    let viewer = world.viewer(&here);
    world.wait(TimeDelta::minutes(1));
    let phone = world.log_in_on("Safari, iPhone").await;
    world.wait(TimeDelta::minutes(1));
    let work = world.log_in_on("Edge, Windows").await;
    let mine = data(&world.schema, &viewer, MINE, json!({})).await["myLogIns"].clone();
    let devices: Vec<&str> =
        mine.as_array().unwrap().iter().map(|own| own["device"].as_str().unwrap()).collect();
    assert_eq!(devices, ["Edge, Windows", "Safari, iPhone", ""]);
    assert!(world.void().await.is_empty());

    // Somebody else's is nobody's business.
    let stranger = world.account("Karim").await;
    let input = json!({ "i": { "logInId": world.log_in_of(&phone) } });
    let ended = data(&world.schema, &world.viewer(&stranger), END, input.clone()).await;
    assert_eq!(ended["endLogIn"]["ended"], 0);
    let ended = data(&world.schema, &viewer, END, input).await;
    assert_eq!(ended["endLogIn"]["ended"], 1);
    assert_eq!(ended["endLogIn"]["logIns"].as_array().unwrap().len(), 2);
    assert_eq!(world.void().await, [(world.log_in_of(&phone), world.now.timestamp())]);
    assert!(!world.goes_on(&phone).await && world.goes_on(&work).await);

    let nobodys = json!({ "i": { "keptId": Uuid::now_v7() } });
    let ended = data(&world.schema, &viewer, OTHERS, nobodys).await;
    assert_eq!(ended["endOtherLogIns"]["ended"], 0, "or the caller would be out, too");
    let input = json!({ "i": { "keptId": world.log_in_of(&here) } });
    let ended = data(&world.schema, &viewer, OTHERS, input).await;
    assert_eq!(ended["endOtherLogIns"]["ended"], 1);
    assert!(!world.goes_on(&work).await && world.goes_on(&here).await);
    assert!(world.goes_on(&stranger).await);
    let acts = world.acts_of(&here["user"]).await;
    assert_eq!(acts, ["account.log_ins_ended", "account.log_ins_ended"]);
    // What would have ended by itself needs no mention.
    world.wait(TimeDelta::minutes(12));
    assert!(world.void().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn other_roles_void_what_was_signed_and_a_guest_ends_with_their_registration() {
    const SET: &str = "mutation($i: SetRolesInput!) { setRoles(input: $i) { user { id } } }";
    let world = World::new().await;
    let admin = world.admin().await;
    let camille = world.account("Camille").await;
    let log_in = world.log_in_of(&camille);
    let input = json!({ "userId": camille["user"]["id"], "roles": ["CUSTOMER", "INSPECTOR"] });
    data(&world.schema, &admin, SET, json!({ "i": input })).await;
    assert_eq!(world.void().await, [(log_in, world.now.timestamp())]);
    let input = json!({ "refreshToken": camille["refreshToken"] });
    let next = world.session(&Viewer::Anonymous, "refreshSession", input).await;
    assert!(world.viewer(&next).has(&[Role::Inspector]), "carried on, and what they are now");
    assert_eq!(world.log_in_of(&next), log_in);

    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let viewer = world.viewer(&guest);
    let registered = world.registered(&viewer, crate::common::registration("Zoe")).await;
    assert_eq!(registered["user"]["id"], guest["user"]["id"]);
    let void: Vec<Uuid> = world.void().await.into_iter().map(|(id, _)| id).collect();
    assert!(void.contains(&world.log_in_of(&guest)), "its access token is refused, too");
    assert!(!void.contains(&world.log_in_of(&registered)));
    assert!(!world.goes_on(&guest).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_ends_with_their_log_in_to_an_account_that_was_there() {
    let world = World::new().await;
    world.account("Camille").await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let input = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    let entered = world.session(&world.viewer(&guest), "logIn", input).await;
    assert_ne!(entered["user"]["id"], guest["user"]["id"]);
    let void: Vec<Uuid> = world.void().await.into_iter().map(|(id, _)| id).collect();
    assert_eq!(void, [world.log_in_of(&guest)], "the edge refuses its access token");
    assert!(!world.goes_on(&guest).await && world.goes_on(&entered).await);
}
