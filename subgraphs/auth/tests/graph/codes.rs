//! A code by e-mail, with an account and without one.
use crate::common::{ASK_CODE, PASSWORD, World, document};
use chrono::TimeDelta;
use events::auth::{CodeAsked, GuestJoined, UserRegistered};
use kernel::{Viewer, audit::ActRecorded};
use serde_json::{Value, json};
use testkit::{code, data, execute, refusal};

fn answer(challenge: &Value, code: &str) -> Value {
    json!({ "challengeId": challenge, "code": code })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_with_a_new_address_becomes_a_customer_and_stays_who_they_are() {
    let world = World::new().await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let (challenge, code) = world.code(" Lea@Exemple.FR ").await;
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let viewer = world.viewer(&guest);
    let entered = world.session(&viewer, "logInWithCode", answer(&challenge, &spaced));
    let session = entered.await;
    assert_eq!(session["user"]["id"], guest["user"]["id"]);
    assert_eq!(session["user"]["email"], "lea@exemple.fr");
    assert_eq!(session["user"]["displayName"], "lea", "until they say how to call them");
    assert_eq!(session["user"]["roles"], json!(["CUSTOMER"]));
    let told = world.db.published::<UserRegistered>().await;
    assert_eq!((told.len(), told[0].email.as_str()), (1, "lea@exemple.fr"));
    assert!(world.db.published::<GuestJoined>().await.is_empty());

    // The guest's own token must not lead into the account.
    let old = json!({ "refreshToken": guest["refreshToken"] });
    let code = world.refused(&Viewer::Anonymous, "refreshSession", old).await;
    assert_eq!(code, "REFRESH_TOKEN_INVALID");
    let viewer = world.viewer(&session);
    let verified = data(&world.schema, &viewer, "{ me { emailVerified } }", json!({}));
    assert_eq!(verified.await["me"]["emailVerified"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_with_a_known_address_hands_over_what_they_own() {
    let world = World::new().await;
    let (first, code) = world.code("noor@exemple.fr").await;
    let mut input = answer(&first, &code);
    input["displayName"] = json!("Noor Haddad");
    let account = world.session(&Viewer::Anonymous, "logInWithCode", input).await;
    assert_eq!(account["user"]["displayName"], "Noor Haddad");

    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let (challenge, code) = world.code("noor@exemple.fr").await;
    let session =
        world.session(&world.viewer(&guest), "logInWithCode", answer(&challenge, &code)).await;
    assert_eq!(session["user"]["id"], account["user"]["id"]);
    assert_eq!(session["user"]["displayName"], "Noor Haddad");
    let told = world.db.published::<GuestJoined>().await;
    assert_eq!((json!(told[0].guest_id), told.len()), (guest["user"]["id"].clone(), 1));
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 1, "one letter an act");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_is_the_same_for_an_address_without_an_account() {
    let world = World::new().await;
    world.account("Camille").await;
    let mut shapes = Vec::new();
    for email in ["camille@exemple.fr", "inconnu@exemple.fr"] {
        let asked = data(
            &world.schema,
            &Viewer::Anonymous,
            ASK_CODE,
            json!({ "input": { "email": email } }),
        );
        let mut payload = asked.await["requestLogInCode"].take();
        assert!(payload["challengeId"].take().is_string());
        shapes.push(payload);
        // Wrong codes are answered alike, too.
        let id = world.db.published::<CodeAsked>().await.pop().unwrap().challenge_id;
        for expected in
            ["CODE_INVALID", "CODE_INVALID", "CODE_INVALID", "CODE_INVALID", "CODE_EXPIRED"]
        {
            let wrong = answer(&json!(id), "abcdef");
            let code = world.refused(&Viewer::Anonymous, "logInWithCode", wrong).await;
            assert_eq!(code, expected);
        }
    }
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0]["expiresIn"], 600);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_works_for_its_own_challenge_once_for_ten_minutes() {
    let mut world = World::new().await;
    let (first, first_code) = world.code("lea@exemple.fr").await;
    let (second, second_code) = world.code("lea@exemple.fr").await;
    if first_code != second_code {
        let wrong = answer(&second, &first_code);
        assert_eq!(world.refused(&Viewer::Anonymous, "logInWithCode", wrong).await, "CODE_INVALID");
    }
    world.session(&Viewer::Anonymous, "logInWithCode", answer(&second, &second_code)).await;
    let again = answer(&second, &second_code);
    assert_eq!(world.refused(&Viewer::Anonymous, "logInWithCode", again).await, "CODE_EXPIRED");
    world.wait(TimeDelta::minutes(10));
    let late = answer(&first, &first_code);
    assert_eq!(world.refused(&Viewer::Anonymous, "logInWithCode", late).await, "CODE_EXPIRED");
    let unknown = answer(&json!(uuid::Uuid::now_v7()), &first_code);
    assert_eq!(world.refused(&Viewer::Anonymous, "logInWithCode", unknown).await, "CODE_EXPIRED");
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_close_a_challenge_however_they_are_sent() {
    let world = World::new().await;
    let (challenge, right) = world.code("lea@exemple.fr").await;
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let tries = (0..12).map(|_| {
        let (schema, input) = (world.schema.clone(), answer(&challenge, wrong));
        tokio::spawn(async move {
            let variables = json!({ "input": input });
            execute(&schema, &Viewer::Anonymous, &document("logInWithCode"), variables).await
        })
    });
    let mut looked_at = 0;
    for tried in tries.collect::<Vec<_>>() {
        match code(&tried.await.unwrap()).as_deref() {
            Some("CODE_INVALID") => looked_at += 1,
            other => assert_eq!(other, Some("CODE_EXPIRED")),
        }
    }
    assert_eq!(looked_at, 4, "the fifth is told that it was the last");
    let acts = world.db.published::<ActRecorded>().await;
    let spent: Vec<_> = acts.iter().map(|act| (act.act.as_str(), act.subject_id)).collect();
    assert_eq!(spent, [("account.attempts_spent", None)], "no account has the address");
    let late = answer(&challenge, &right);
    assert_eq!(world.refused(&Viewer::Anonymous, "logInWithCode", late).await, "CODE_EXPIRED");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_code_opens_one_session_and_two_codes_make_one_account() {
    let world = World::new().await;
    let (challenge, right) = world.code("lea@exemple.fr").await;
    let (other, other_right) = world.code("lea@exemple.fr").await;
    let answers = [(&challenge, &right); 6].into_iter().chain([(&other, &other_right)]);
    let sent: Vec<_> = answers
        .map(|(challenge, right)| {
            let (schema, input) = (world.schema.clone(), answer(challenge, right));
            tokio::spawn(async move {
                let variables = json!({ "input": input });
                execute(&schema, &Viewer::Anonymous, &document("logInWithCode"), variables).await
            })
        })
        .collect();
    let mut entered = 0;
    for answer in sent {
        match code(&answer.await.unwrap()).as_deref() {
            None => entered += 1,
            other => assert_eq!(other, Some("CODE_EXPIRED")),
        }
    }
    assert_eq!(entered, 2);
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stranger_set_up_in_somebodys_name_ends_when_the_owner_comes() {
    let world = World::new().await;
    // Somebody has registered with an address that they do not read, when that was let in.
    let stranger = world.unproven("Camille").await;
    let (challenge, right) = world.code("camille@exemple.fr").await;
    world.session(&Viewer::Anonymous, "logInWithCode", answer(&challenge, &right)).await;
    let token = json!({ "refreshToken": stranger["refreshToken"] });
    let code = world.refused(&Viewer::Anonymous, "refreshSession", token).await;
    assert_eq!(code, "REFRESH_TOKEN_INVALID");
    let password = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    let code = world.refused(&Viewer::Anonymous, "logIn", password).await;
    assert_eq!(code, "CREDENTIALS_INVALID");

    // Who proves their address from the session that they registered with keeps all of it.
    let own = world.unproven("Noor").await;
    let (challenge, right) = world.code("noor@exemple.fr").await;
    world.session(&world.viewer(&own), "logInWithCode", answer(&challenge, &right)).await;
    let password = json!({ "email": "noor@exemple.fr", "password": PASSWORD });
    world.session(&Viewer::Anonymous, "logIn", password).await;
    let token = json!({ "refreshToken": own["refreshToken"] });
    world.session(&Viewer::Anonymous, "refreshSession", token).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_has_keys_and_no_session() {
    let world = World::new().await;
    const KEY: &str =
        "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }";
    let input = json!({ "input": { "email": "flotte@exemple.fr", "organisation": "Flotte",
        "name": "essai", "scopes": ["APPOINTMENTS_READ"] } });
    data(&world.schema, &world.admin().await, KEY, input).await;
    let (challenge, right) = world.code("flotte@exemple.fr").await;
    let code = world.refused(&Viewer::Anonymous, "logInWithCode", answer(&challenge, &right)).await;
    assert_eq!(code, "ORGANISATION_ACCOUNT");
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_to_one_address_are_few_and_addresses_are_addresses() {
    let mut world = World::new().await;
    let ask = json!({ "input": { "email": "lea@exemple.fr" } });
    let asked: Vec<_> = (0..12)
        .map(|_| {
            let (schema, ask) = (world.schema.clone(), ask.clone());
            tokio::spawn(async move { execute(&schema, &Viewer::Anonymous, ASK_CODE, ask).await })
        })
        .collect();
    let mut codes = Vec::new();
    for answer in asked {
        codes.extend(code(&answer.await.unwrap()));
    }
    assert_eq!(codes, vec!["TOO_MANY_LETTERS"; 7]);
    assert_eq!(world.db.published::<CodeAsked>().await.len(), 5);
    world.wait(TimeDelta::minutes(15));
    world.code("lea@exemple.fr").await;
    let wrong = json!({ "input": { "email": "lea" } });
    assert_eq!(refusal(&world.schema, &Viewer::Anonymous, ASK_CODE, wrong).await, "EMAIL_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_one_place_nor_chats_use_up_the_letters_of_an_address() {
    let mut world = World::new().await;
    let letters = async |world: &World, address: &str, viewer: &Viewer| {
        let request = async_graphql::Request::new(ASK_CODE)
            .variables(async_graphql::Variables::from_json(
                json!({ "input": { "email": "lea@exemple.fr" } }),
            ))
            .data(viewer.clone())
            .data(kernel::viewer::Whence { address: address.to_owned(), pseudonym: None });
        code(&world.schema.execute(request).await)
    };
    // The assistant asks from our own network for each of its sessions: as many as one likes.
    for _ in 0..50 {
        let somebody = testkit::viewers::customer();
        assert_eq!(letters(&world, "127.0.0.1", &somebody).await, None);
    }
    let closed = Some("TOO_MANY_LETTERS".to_owned());
    let chats = letters(&world, "127.0.0.1", &testkit::viewers::customer()).await;
    assert_eq!(chats, closed, "what chats may ask for is used up");
    // One place, as patient as it likes.
    let mut sent = 0;
    for _ in 0..12 {
        for _ in 0..5 {
            sent += usize::from(letters(&world, "203.0.113.7", &Viewer::Anonymous).await.is_none());
        }
        world.wait(TimeDelta::minutes(16));
    }
    assert_eq!(sent, 10);
    assert_eq!(letters(&world, "198.51.100.20", &Viewer::Anonymous).await, None, "the owner");
}
