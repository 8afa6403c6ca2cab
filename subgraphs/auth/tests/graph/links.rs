//! Links that work once: a forgotten password, the first administrator; another password.
use crate::common::{FORGOT, PASSWORD, World, document};
use chrono::TimeDelta;
use events::auth::{LinkGiven, LinkPurpose, UserRegistered};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{code, data, execute};

const NEW: &str = "une autre phrase de passe";

async fn forgot(world: &World, email: &str) -> Value {
    let input = json!({ "input": { "email": email } });
    let answer = data(&world.schema, &Viewer::Anonymous, FORGOT, input).await;
    world.settle().await;
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_replaced_by_a_link_that_works_once() {
    let mut world = World::new().await;
    let before = world.account("Camille").await;
    forgot(&world, "Camille@exemple.fr").await;
    let given = world.db.published::<LinkGiven>().await;
    assert_eq!(given.len(), 1);
    assert_eq!(given[0].purpose, LinkPurpose::PasswordReset);
    assert_eq!(given[0].email, "camille@exemple.fr");

    let link = world.link().await;
    world.wait(TimeDelta::minutes(59));
    let short = json!({ "link": link, "password": "court" });
    let refused = world.refused(&Viewer::Anonymous, "setPassword", short).await;
    assert_eq!(refused, "PASSWORD_TOO_SHORT", "and the link still works");

    // Two clicks at once: one of them sets the password.
    let clicks: Vec<_> = (0..4)
        .map(|n| {
            let schema = world.schema.clone();
            let input = json!({ "input": { "link": link, "password": format!("{NEW} {n}") } });
            tokio::spawn(async move {
                execute(&schema, &Viewer::Anonymous, &document("setPassword"), input).await
            })
        })
        .collect();
    let mut outcomes = Vec::new();
    for click in clicks {
        outcomes.push(code(&click.await.unwrap()));
    }
    assert_eq!(outcomes.iter().filter(|code| code.is_none()).count(), 1, "{outcomes:?}");
    let refused = |code: &&Option<String>| code.as_deref() == Some("LINK_INVALID");
    assert_eq!(outcomes.iter().filter(refused).count(), 3);

    let won = outcomes.iter().position(Option::is_none).unwrap();
    let password = format!("{NEW} {won}");
    let input = json!({ "email": "camille@exemple.fr", "password": password });
    world.session(&Viewer::Anonymous, "logIn", input).await;
    let old = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    assert_eq!(world.refused(&Viewer::Anonymous, "logIn", old).await, "CREDENTIALS_INVALID");
    let token = json!({ "refreshToken": before["refreshToken"] });
    let ended = world.refused(&Viewer::Anonymous, "refreshSession", token).await;
    assert_eq!(ended, "REFRESH_TOKEN_INVALID", "other sessions end");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_and_a_used_one_takes_the_others_along() {
    let mut world = World::new().await;
    world.account("Camille").await;
    forgot(&world, "camille@exemple.fr").await;
    let first = world.link().await;
    forgot(&world, "camille@exemple.fr").await;
    let second = world.link().await;
    assert_ne!(first, second);
    world
        .session(&Viewer::Anonymous, "setPassword", json!({ "link": second, "password": NEW }))
        .await;
    let input = json!({ "link": first, "password": PASSWORD });
    assert_eq!(world.refused(&Viewer::Anonymous, "setPassword", input).await, "LINK_INVALID");

    forgot(&world, "camille@exemple.fr").await;
    let input = json!({ "link": world.link().await, "password": PASSWORD });
    world.wait(TimeDelta::hours(1));
    assert_eq!(world.refused(&Viewer::Anonymous, "setPassword", input).await, "LINK_INVALID");
    for nonsense in ["", "AAAA", &first[1..]] {
        let input = json!({ "link": nonsense, "password": PASSWORD });
        assert_eq!(world.refused(&Viewer::Anonymous, "setPassword", input).await, "LINK_INVALID");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_of_somebody_is_no_password_by_a_link_either() {
    let world = World::new().await;
    let mut input = crate::common::registration("Thevenoux");
    input["displayName"] = json!("Camille Thevenoux");
    world.registered(&Viewer::Anonymous, input).await;
    forgot(&world, "thevenoux@exemple.fr").await;
    let input = json!({ "link": world.link().await, "password": "thevenoux@exemple.fr" });
    let code = world.refused(&Viewer::Anonymous, "setPassword", input).await;
    assert_eq!(code, "PASSWORD_TOO_GUESSABLE");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_which_address_has_an_account() {
    let world = World::new().await;
    world.account("Camille").await;
    let known = forgot(&world, "camille@exemple.fr").await;
    assert_eq!(forgot(&world, "inconnu@exemple.fr").await, known);
    assert_eq!(world.db.published::<LinkGiven>().await.len(), 1, "a stranger gets no letter");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_changed_by_who_knows_it_and_the_other_sessions_end() {
    let world = World::new().await;
    let elsewhere = world.account("Camille").await;
    let input = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    let here = world.session(&Viewer::Anonymous, "logIn", input).await;
    let viewer = world.viewer(&here);
    let change =
        |current: &str, new: &str| json!({ "currentPassword": current, "newPassword": new });
    for (viewer, input, expected) in [
        (&Viewer::Anonymous, change(PASSWORD, NEW), "UNAUTHENTICATED"),
        (&testkit::viewers::guest(), change(PASSWORD, NEW), "LOGIN_REQUIRED"),
        (&viewer, change(PASSWORD, "court"), "PASSWORD_TOO_SHORT"),
        (&viewer, change("pas le bon mot", NEW), "CREDENTIALS_INVALID"),
    ] {
        assert_eq!(world.refused(viewer, "changePassword", input).await, expected);
    }
    let next = world.session(&viewer, "changePassword", change(PASSWORD, NEW)).await;
    for ended in [&elsewhere, &here] {
        let token = json!({ "refreshToken": ended["refreshToken"] });
        let code = world.refused(&Viewer::Anonymous, "refreshSession", token).await;
        assert_eq!(code, "REFRESH_TOKEN_INVALID");
    }
    let token = json!({ "refreshToken": next["refreshToken"] });
    world.session(&Viewer::Anonymous, "refreshSession", token).await;

    // A stolen session is no way to guess on.
    for _ in 0..5 {
        let input = change("pas le bon mot", NEW);
        let code = world.refused(&viewer, "changePassword", input).await;
        assert_eq!(code, "CREDENTIALS_INVALID");
    }
    let code = world.refused(&viewer, "changePassword", change(NEW, PASSWORD)).await;
    assert_eq!(code, "TOO_MANY_ATTEMPTS");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_is_opened_once_by_one_administrator() {
    let world = World::new().await;
    let open = async |email: &str, force| {
        let mut conn = world.db.pool.get().await.unwrap();
        auth::create_admin(&mut conn, &world.config, email, force).await
    };
    assert_eq!(open("pas une adresse", false).await.unwrap_err().code(), "EMAIL_INVALID");
    let link = open("Yann@exemple.fr", false).await.unwrap();
    assert_eq!(link.text, world.link().await, "what is printed is what is mailed");
    assert_eq!(open("autre@exemple.fr", false).await.unwrap_err().code(), "ADMINISTRATOR_EXISTS");
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 1);

    let input = json!({ "link": link.text, "password": PASSWORD });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    assert_eq!(session["user"]["roles"], json!(["ADMIN"]));
    assert_eq!(session["user"]["displayName"], "yann");

    // Who has an account keeps what they are.
    world.account("Camille").await;
    let link = open("camille@exemple.fr", true).await.unwrap();
    let input = json!({ "link": link.text, "password": NEW });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    assert!(
        world.viewer(&session).has(&[Role::Customer]) && world.viewer(&session).has(&[Role::Admin])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_open_a_network_at_once_are_one_administrator() {
    let world = World::new().await;
    let opened = ["a@exemple.fr", "b@exemple.fr", "c@exemple.fr"].map(|email| {
        let (pool, config) = (world.db.pool.clone(), world.config.clone());
        tokio::spawn(async move {
            let mut conn = pool.get().await.unwrap();
            auth::create_admin(&mut conn, &config, email, false).await.is_ok()
        })
    });
    let mut made = 0;
    for opened in opened {
        made += usize::from(opened.await.unwrap());
    }
    assert_eq!(made, 1);
}
