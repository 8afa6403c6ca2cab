//! What is counted of wrong passwords keeps a guesser out, and never the owner elsewhere.
use crate::common::{PASSWORD, World};
use kernel::Viewer;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_elsewhere_do_not_keep_an_administrator_out() {
    let world = World::new().await;
    world.admin().await;
    let wrong = json!({ "email": "admin@exemple.fr", "password": "pas le bon mot" });
    let right = json!({ "email": "admin@exemple.fr", "password": PASSWORD });
    let enter =
        async |from: &str, input| world.from(from, &Viewer::Anonymous, "logIn", input).await.err();
    for _ in 0..5 {
        assert_eq!(
            enter("203.0.113.7", wrong.clone()).await.as_deref(),
            Some("CREDENTIALS_INVALID")
        );
    }
    let closed = Some("TOO_MANY_ATTEMPTS");
    assert_eq!(enter("203.0.113.7", wrong.clone()).await.as_deref(), closed);
    assert_eq!(
        enter("203.0.113.7", right.clone()).await.as_deref(),
        closed,
        "no better from there"
    );
    assert_eq!(enter("198.51.100.20", right.clone()).await, None, "the owner is elsewhere");

    // A hundred guesses from many places: strangers wait, the owner is known where they were.
    world
        .db
        .execute(
            "INSERT INTO auth.login_attempts (id, email, tried_at, asker)
         SELECT gen_random_uuid(), 'admin@exemple.fr', now(), sha256(n::text::bytea)
         FROM generate_series(1, 100) n",
        )
        .await;
    assert_eq!(enter("192.0.2.1", right.clone()).await.as_deref(), closed);
    assert_eq!(enter("198.51.100.20", right).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_place_does_not_try_a_password_on_everybody() {
    let world = World::new().await;
    for n in 0..100 {
        let input = json!({ "email": format!("client{n}@exemple.fr"), "password": "azertyuiop" });
        let code = world.from("203.0.113.7", &Viewer::Anonymous, "logIn", input).await;
        assert_eq!(code.unwrap_err(), "CREDENTIALS_INVALID");
    }
    let input = json!({ "email": "client101@exemple.fr", "password": "azertyuiop" });
    let code = world.from("203.0.113.7", &Viewer::Anonymous, "logIn", input.clone()).await;
    assert_eq!(code.unwrap_err(), "TOO_MANY_ATTEMPTS");
    let code = world.from("203.0.113.8", &Viewer::Anonymous, "logIn", input).await;
    assert_eq!(code.unwrap_err(), "CREDENTIALS_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_behind_the_same_address_do_not_keep_a_known_device_out() {
    let world = World::new().await;
    let here = "203.0.113.7";
    let camille = world.account("Camille").await;
    let noor = world.account("Noor").await;
    let input = |password: &str, device: &Value| json!({ "email": "camille@exemple.fr", "password": password, "device": device });
    let enter = async |input| world.from(here, &Viewer::Anonymous, "logIn", input).await.err();
    for _ in 0..5 {
        let wrong = enter(input("pas le bon mot", &Value::Null)).await;
        assert_eq!(wrong.as_deref(), Some("CREDENTIALS_INVALID"));
    }
    let closed = Some("TOO_MANY_ATTEMPTS".to_owned());
    assert_eq!(enter(input(PASSWORD, &Value::Null)).await, closed);
    assert_eq!(enter(input(PASSWORD, &noor["deviceToken"])).await, closed, "somebody else's");
    assert_eq!(enter(input(PASSWORD, &camille["deviceToken"])).await, None);
    // What shows the token is counted, too: a stolen device guesses no more than another.
    for _ in 0..5 {
        enter(input("pas le bon mot", &camille["deviceToken"])).await;
    }
    assert_eq!(enter(input(PASSWORD, &camille["deviceToken"])).await, closed);
}
