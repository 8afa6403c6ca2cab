//! Tokens: given, verified, exchanged, ended.
use crate::common::{PASSWORD, World};
use axum::{body::Body, http::Request};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::errors::ErrorKind;
use kernel::{Clock, Viewer};
use serde_json::{Value, json};
use testkit::data;
use tower::ServiceExt;

const LOG_OUT: &str = "mutation($input: LogOutInput!) { logOut(input: $input) { loggedOut } }";

fn token(session: &Value) -> Value {
    json!({ "refreshToken": session["refreshToken"] })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_keys_verify_the_access_token() {
    let world = World::new().await;
    let session = world.account("Camille").await;
    let claims = world.verified(&session).unwrap().claims;
    assert_eq!(json!(claims.sub), session["user"]["id"]);
    assert_eq!(claims.scope, "customer");
    assert_eq!(claims.name, "Camille");
    assert_eq!(claims.iat, world.now.timestamp());
    assert_eq!(claims.exp - claims.iat, 600);
    let told: DateTime<Utc> = session["accessTokenExpiresAt"].as_str().unwrap().parse().unwrap();
    assert_eq!(told.timestamp(), claims.exp);
    // For a browser whose clock is eleven minutes off.
    assert_eq!(session["accessTokenExpiresIn"], 600);

    // One character of the claims changed: the signature no longer fits.
    let mut forged = session.clone();
    let text = session["accessToken"].as_str().unwrap();
    let (head, rest) = text.split_once('.').unwrap();
    let swapped = rest.replacen("eyJ", "eyK", 1);
    assert_ne!(swapped, rest);
    forged["accessToken"] = json!(format!("{head}.{swapped}"));
    let error = world.verified(&forged).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::InvalidSignature), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_token_ends_after_ten_minutes() {
    let mut world = World::new().await;
    world.wait(TimeDelta::minutes(-15));
    let session = world.account("Camille").await;
    let error = world.verified(&session).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::ExpiredSignature), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_keys_are_served_and_hold_no_secret() {
    let world = World::new().await;
    let request = Request::get("/.well-known/jwks.json").body(Body::empty()).unwrap();
    let response = auth::routes(&world.config).oneshot(request).await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/json");
    let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
    let served: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(served, world.config.keys.jwks());
    assert_eq!(served["keys"][0].get("d"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_goes_on_with_a_new_token_each_time() {
    let mut world = World::new().await;
    let mut session = world.account("Camille").await;
    let id = session["user"]["id"].clone();
    for _ in 0..3 {
        world.wait(TimeDelta::days(29));
        let next = world.session(&Viewer::Anonymous, "refreshSession", token(&session)).await;
        assert_ne!(next["refreshToken"], session["refreshToken"]);
        assert_eq!(next["user"]["id"], id);
        session = next;
    }
    world.wait(TimeDelta::days(30));
    let code = world.refused(&Viewer::Anonymous, "refreshSession", token(&session)).await;
    assert_eq!(code, "REFRESH_TOKEN_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_may_come_back_after_half_a_year() {
    let mut world = World::new().await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    world.wait(TimeDelta::days(179));
    let next = world.session(&Viewer::Anonymous, "refreshSession", token(&guest)).await;
    assert_eq!(next["user"]["id"], guest["user"]["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_token_that_comes_back_ends_the_log_in() {
    let mut world = World::new().await;
    let first = world.account("Camille").await;
    let input = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    let elsewhere = world.session(&Viewer::Anonymous, "logIn", input).await;
    let second = world.session(&Viewer::Anonymous, "refreshSession", token(&first)).await;
    let third = world.session(&Viewer::Anonymous, "refreshSession", token(&second)).await;

    world.wait(TimeDelta::minutes(1));
    for stolen in [&first, &second, &third] {
        let code = world.refused(&Viewer::Anonymous, "refreshSession", token(stolen)).await;
        assert_eq!(code, "REFRESH_TOKEN_INVALID");
    }
    assert_eq!(world.acts_of(&first["user"]).await, ["account.token_came_back"]);
    // The log-in on the other device has nothing to do with it.
    world.session(&Viewer::Anonymous, "refreshSession", token(&elsewhere)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_lost_is_given_again_until_its_token_was_used() {
    let mut world = World::new().await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let lost = world.session(&Viewer::Anonymous, "refreshSession", token(&guest)).await;
    // Twelve seconds later, and the next day.
    for pause in [TimeDelta::seconds(12), TimeDelta::days(1)] {
        world.wait(pause);
        let again = world.session(&Viewer::Anonymous, "refreshSession", token(&guest)).await;
        assert_eq!(again["refreshToken"], lost["refreshToken"]);
        assert_eq!(again["user"]["id"], guest["user"]["id"], "the same guest");
        world.verified(&again).unwrap();
    }
    let next = world.session(&Viewer::Anonymous, "refreshSession", token(&lost)).await;
    assert_ne!(next["refreshToken"], lost["refreshToken"]);

    // On its way while its successor was used: refused, and nobody is logged out.
    let code = world.refused(&Viewer::Anonymous, "refreshSession", token(&guest)).await;
    assert_eq!(code, "REFRESH_TOKEN_INVALID");
    let same = world.session(&Viewer::Anonymous, "refreshSession", token(&lost)).await;
    assert_eq!(same["refreshToken"], next["refreshToken"]);
    // Later it is a copy: the session ends.
    world.wait(TimeDelta::seconds(10));
    for ended in [&guest, &lost, &next] {
        let code = world.refused(&Viewer::Anonymous, "refreshSession", token(ended)).await;
        assert_eq!(code, "REFRESH_TOKEN_INVALID");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_with_a_copy_from_another_device_ends_the_log_in_after_a_minute() {
    let mut world = World::new().await;
    let on = async |world: &World, device: &str, session: &Value| {
        let request = async_graphql::Request::new(crate::common::document("refreshSession"))
            .variables(async_graphql::Variables::from_json(json!({ "input": token(session) })))
            .data(Viewer::Anonymous)
            .data(kernel::viewer::Device(device.to_owned()));
        let answer = world.schema.execute(request).await;
        match testkit::code(&answer) {
            Some(code) => Err(code),
            None => Ok(answer.data.into_json().unwrap()["refreshSession"]["session"].clone()),
        }
    };
    let stolen = world.account("Camille").await;
    let mine = on(&world, "Firefox, Windows", &stolen).await.unwrap();
    world.wait(TimeDelta::hours(2));
    let back = on(&world, "Firefox, Windows", &stolen).await.unwrap();
    assert_eq!(
        back["refreshToken"], mine["refreshToken"],
        "an answer was lost, and the lid closed"
    );
    let thief = on(&world, "Chrome, Android", &stolen).await.unwrap_err();
    assert_eq!(thief, "REFRESH_TOKEN_INVALID");
    assert!(!world.runs(&mine).await, "the theft was seen");
    assert_eq!(world.acts_of(&stolen["user"]).await, ["account.token_came_back"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_that_ran_out_gives_nothing_again() {
    let mut world = World::new().await;
    let first = world.account("Camille").await;
    world.session(&Viewer::Anonymous, "refreshSession", token(&first)).await;
    world.wait(TimeDelta::days(30));
    let code = world.refused(&Viewer::Anonymous, "refreshSession", token(&first)).await;
    assert_eq!(code, "REFRESH_TOKEN_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_tabs_that_refresh_at_once_get_the_same_session() {
    let world = World::new().await;
    let session = world.account("Camille").await;
    let answers = world.refreshed_at_once(&[&session; 8]).await;
    let first = answers[0].clone().unwrap();
    assert!(answers.iter().all(|answer| answer.as_ref() == Ok(&first)), "{answers:?}");
    world.refreshed_at_once(&[&json!({ "refreshToken": first })]).await[0].clone().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_token_cannot_outrun_the_one_that_followed_it() {
    let mut world = World::new().await;
    for _ in 0..6 {
        let stolen = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
        let mine = world.session(&Viewer::Anonymous, "refreshSession", token(&stolen)).await;
        let both = [&stolen, &mine].repeat(4);
        let answers = world.refreshed_at_once(&both).await;
        // Whoever comes in whichever order: there is one next token, and nobody has another.
        let next = answers[1].clone().unwrap();
        for (place, answer) in answers.iter().enumerate() {
            match answer {
                Ok(text) if place % 2 == 1 => assert_eq!(text, &next),
                Ok(text) => assert_eq!(json!(text), mine["refreshToken"]),
                Err(code) => assert_eq!((place % 2, code.as_str()), (0, "REFRESH_TOKEN_INVALID")),
            }
        }
        world.wait(TimeDelta::minutes(1));
        let next = json!({ "refreshToken": next });
        let code = world.refused(&Viewer::Anonymous, "refreshSession", token(&stolen)).await;
        assert_eq!(code, "REFRESH_TOKEN_INVALID");
        let code = world.refused(&Viewer::Anonymous, "refreshSession", token(&next)).await;
        assert_eq!(code, "REFRESH_TOKEN_INVALID", "the reuse was seen, the session is over");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_a_token_is_refused() {
    let world = World::new().await;
    let unknown = "A".repeat(43);
    for text in ["", "rubbish", &unknown] {
        let input = json!({ "refreshToken": text });
        let code = world.refused(&Viewer::Anonymous, "refreshSession", input.clone()).await;
        assert_eq!(code, "REFRESH_TOKEN_INVALID", "{text}");
        let out = data(&world.schema, &Viewer::Anonymous, LOG_OUT, json!({ "input": input })).await;
        assert_eq!(out["logOut"]["loggedOut"], false);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn logging_out_ends_the_session_once() {
    let world = World::new().await;
    let session = world.account("Camille").await;
    for running in [true, false] {
        let input = json!({ "input": token(&session) });
        let out = data(&world.schema, &Viewer::Anonymous, LOG_OUT, input).await;
        assert_eq!(out["logOut"]["loggedOut"], running);
    }
    let code = world.refused(&Viewer::Anonymous, "refreshSession", token(&session)).await;
    assert_eq!(code, "REFRESH_TOKEN_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn me_is_whoever_the_token_says_and_nobody_without_one() {
    let world = World::new().await;
    let session = world.account("Camille").await;
    let me = "{ me { displayName email } }";
    let seen = data(&world.schema, &world.viewer(&session), me, json!({})).await;
    assert_eq!(seen["me"], json!({ "displayName": "Camille", "email": "camille@exemple.fr" }));
    let nobody = data(&world.schema, &Viewer::Anonymous, me, json!({})).await;
    assert_eq!(nobody["me"], json!(null));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ended_is_forgotten_and_what_runs_is_not() {
    let mut world = World::new().await;
    let account = world.account("Camille").await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let wrong = json!({ "email": "camille@exemple.fr", "password": "pas le bon mot" });
    world.refused(&Viewer::Anonymous, "logIn", wrong).await;

    world.wait(TimeDelta::days(61));
    for task in auth::tasks(&world.db.pool, Clock::Fixed(world.now), &world.config) {
        task.drain().await.unwrap();
    }
    let out = |session: &Value| json!({ "input": token(session) });
    let gone = data(&world.schema, &Viewer::Anonymous, LOG_OUT, out(&account)).await;
    assert_eq!(gone["logOut"]["loggedOut"], false);
    let kept = data(&world.schema, &Viewer::Anonymous, LOG_OUT, out(&guest)).await;
    assert_eq!(kept["logOut"]["loggedOut"], true);
    // The assertion fails the statement, and with it the test, if one attempt were left.
    world
        .db
        .execute("DO $$ BEGIN ASSERT (SELECT count(*) = 0 FROM auth.login_attempts); END $$")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_and_argument_of_the_graph_says_what_it_is() {
    let world = World::new().await;
    let document = "{ __schema { types { name description
        fields { name description args { name description } }
        inputFields { name description } enumValues { name description } } } }";
    let seen = data(&world.schema, &Viewer::Anonymous, document, json!({})).await;
    let mut mute = Vec::new();
    for kind in seen["__schema"]["types"].as_array().unwrap() {
        let name = kind["name"].as_str().unwrap();
        if name.starts_with('_') {
            continue;
        }
        for list in ["fields", "inputFields", "enumValues"] {
            for field in kind[list].as_array().unwrap_or(&Vec::new()) {
                let args = field["args"].as_array().cloned().unwrap_or_default();
                for part in std::iter::once(field.clone()).chain(args) {
                    let of_federation = field["name"].as_str().unwrap().starts_with('_');
                    if !of_federation && part["description"].as_str().unwrap_or_default().is_empty()
                    {
                        mute.push(format!("{name}.{}.{}", field["name"], part["name"]));
                    }
                }
            }
        }
    }
    assert!(mute.is_empty(), "{mute:?}");
}
