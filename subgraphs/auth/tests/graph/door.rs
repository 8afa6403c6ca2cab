//! The subgraph over HTTP, reached past the router: a passport opens one door, and nothing else does.
use crate::common::World;
use axum::{body::Body, http::Request};
use chrono::{TimeDelta, Utc};
use kernel::{
    Clock, Role, Viewer,
    passport::{HEADER, LIFETIME, PassportKey},
};
use serde_json::{Value, json};
use tower::ServiceExt;

const WHO: &str = "{ me { id } users { edges { node { id } } } }";

/// The status and the answer to `query` with this passport.
async fn knock(world: &World, passport: Option<&str>, query: &str) -> (u16, Value) {
    let key = PassportKey::new(&[7; 32]).unwrap();
    let door = kernel::serve::subgraph(auth::NAME, world.schema.clone(), key, Clock::System);
    let mut request = Request::post("/graphql").header("content-type", "application/json");
    if let Some(passport) = passport {
        request = request.header(HEADER, passport);
    }
    let body = Body::from(json!({ "query": query }).to_string());
    let answer = door.oneshot(request.body(body).unwrap()).await.unwrap();
    let status = answer.status().as_u16();
    let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_passport_for_this_door_says_who_asks() {
    let world = World::new().await;
    let admin = world.admin().await;
    let key = PassportKey::new(&[7; 32]).unwrap();
    let now = Utc::now();
    let issue =
        |key: &PassportKey, door: &str, at| key.issue(&admin, None, door, at, LIFETIME).unwrap();

    let good = issue(&key, auth::NAME, now);
    let (status, answer) = knock(&world, Some(&good), WHO).await;
    assert_eq!(status, 200);
    assert_eq!(answer["data"]["me"]["id"], json!(admin.id().unwrap()));

    let (status, answer) = knock(&world, None, WHO).await;
    assert_eq!((status, &answer["data"]["me"]), (200, &Value::Null), "anonymous: {answer}");
    assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");

    let other = PassportKey::new(&[8; 32]).unwrap();
    for bad in [
        String::new(),
        "admin".to_owned(),
        issue(&other, auth::NAME, now),
        issue(&key, "payment", now),
        issue(&key, auth::NAME, now - LIFETIME - TimeDelta::seconds(30)),
        issue(&key, auth::NAME, now + TimeDelta::minutes(5)),
        format!("{good}x"),
    ] {
        let (status, answer) = knock(&world, Some(&bad), WHO).await;
        assert_eq!((status, answer), (403, Value::Null), "{bad}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_subgraph_asks_for_scopes_itself() {
    let world = World::new().await;
    let camille = world.account("Camille").await;
    let key = PassportKey::new(&[7; 32]).unwrap();
    let id = &camille["user"]["id"];
    let who = format!(
        "{{ _entities(representations: [{{ __typename: \"User\", id: {id} }}]) {{ ... on User {{ displayName }} }} }}"
    );
    let machine = |scopes: &[&str]| Viewer::Integrator {
        id: uuid::Uuid::now_v7(),
        name: "Flotte".to_owned(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
    };
    let ask = async |viewer: &Viewer, query: &str| {
        let passport = key.issue(viewer, None, auth::NAME, Utc::now(), LIFETIME).unwrap();
        knock(&world, Some(&passport), query).await.1
    };
    let seen = ask(&machine(&["appointments:read"]), &who).await;
    assert_eq!(seen["data"]["_entities"][0]["displayName"], "Camille");
    let code = |answer: &Value| answer["errors"][0]["extensions"]["code"].clone();
    assert_eq!(code(&ask(&machine(&["documents:parse"]), &who).await), "SCOPE_MISSING");
    let keys = "{ apiKeys { edges { node { id } } } }";
    let all = machine(&["appointments:read", "manager", "admin"]);
    assert_eq!(code(&ask(&all, keys).await), "FORBIDDEN", "a scope is no role");
    let manager = testkit::viewers::staff(Role::Manager);
    assert!(ask(&manager, keys).await["errors"].is_null());
}
