//! Who registers, logs in, and is given roles.
use crate::common::{PASSWORD, REGISTER, World, document, registration};
use chrono::TimeDelta;
use events::auth::{GuestJoined, UserRegistered};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, execute, refusal};
use uuid::Uuid;

const SET_ROLES: &str =
    "mutation($input: SetRolesInput!) { setRoles(input: $input) { user { id roles } } }";
const USER: &str = "query($who: [_Any!]!) {
    _entities(representations: $who) { ... on User { id displayName email phone } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_registers_stays_the_same_person() {
    let world = World::new().await;
    let guest =
        world.session(&Viewer::Anonymous, "startGuestSession", json!({ "locale": "en-GB" })).await;
    assert_eq!(guest["user"]["isGuest"], true);
    assert_eq!(guest["user"]["roles"], json!(["GUEST"]));

    let mut input = registration("Zoé");
    input["email"] = json!(" Zoe@Exemple.FR ");
    input["phone"] = json!("06 12 34 56 78");
    let account = world.registered(&world.viewer(&guest), input).await;
    let user = &account["user"];
    assert_eq!(user["id"], guest["user"]["id"]);
    assert_eq!(user["createdAt"], guest["user"]["createdAt"]);
    assert_eq!(user["email"], "zoe@exemple.fr");
    assert_eq!(user["locale"], "en");
    assert_eq!(user["roles"], json!(["CUSTOMER"]));
    assert!(world.viewer(&account).has(&[Role::Customer]));

    let told = world.db.published::<UserRegistered>().await;
    assert_eq!(told.len(), 1);
    assert_eq!(json!(told[0].user_id), user["id"]);
    assert_eq!(told[0].phone.as_deref(), Some("+33612345678"));
    assert_eq!(told[0].locale, "en");

    // The guest's own token must not lead into the account.
    let old = json!({ "refreshToken": guest["refreshToken"] });
    assert_eq!(
        world.refused(&Viewer::Anonymous, "refreshSession", old).await,
        "REFRESH_TOKEN_INVALID"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_logs_in_hands_over_what_they_own() {
    let world = World::new().await;
    let account = world.account("Camille").await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let input = json!({ "email": "CAMILLE@exemple.fr", "password": PASSWORD });
    let session = world.session(&world.viewer(&guest), "logIn", input.clone()).await;
    assert_eq!(session["user"]["id"], account["user"]["id"]);

    let told = world.db.published::<GuestJoined>().await;
    assert_eq!(told.len(), 1);
    assert_eq!(json!(told[0].guest_id), guest["user"]["id"]);
    assert_eq!(json!(told[0].user_id), account["user"]["id"]);

    // Somebody with an account brings nothing along.
    world.session(&world.viewer(&session), "logIn", input).await;
    assert_eq!(world.db.published::<GuestJoined>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_token_older_than_the_account_does_not_give_the_account_away() {
    let world = World::new().await;
    world.account("Camille").await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let stale = world.viewer(&guest);
    world.registered(&stale, registration("Noor")).await;

    let input = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    world.session(&stale, "logIn", input).await;
    assert!(world.db.published::<GuestJoined>().await.is_empty());

    let third = world.registered(&stale, registration("Lou")).await;
    assert_ne!(third["user"]["id"], guest["user"]["id"], "Noor's row stays Noor's");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_has_one_account_however_it_is_written_and_whoever_is_first() {
    let world = World::new().await;
    let mut letters = Vec::new();
    for written in ["alix@exemple.fr", "ALIX@Exemple.fr", " alix@exemple.fr "] {
        let mut input = registration("Alix");
        input["email"] = json!(written);
        letters.push(world.registers(&Viewer::Anonymous, input).await);
    }
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 0, "nobody read a letter yet");
    let typed = letters.into_iter().map(|(challenge, code)| {
        let schema = world.schema.clone();
        tokio::spawn(async move {
            let variables = json!({ "input": { "challengeId": challenge, "code": code } });
            execute(&schema, &Viewer::Anonymous, &document("logInWithCode"), variables).await
        })
    });
    let mut ids = Vec::new();
    for answer in typed.collect::<Vec<_>>() {
        let data = answer.await.unwrap().data.into_json().unwrap();
        ids.push(data["logInWithCode"]["session"]["user"]["id"].clone());
    }
    assert!(ids[0].is_string() && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn registering_tells_nobody_which_addresses_have_an_account() {
    let world = World::new().await;
    let camille = world.account("Camille").await;
    let said = |input: Value| {
        let (schema, input) = (world.schema.clone(), json!({ "input": input }));
        async move {
            let mut answer = data(&schema, &Viewer::Anonymous, REGISTER, input).await;
            assert!(answer["register"]["addressCode"]["challengeId"].take().is_string());
            answer
        }
    };
    assert_eq!(said(registration("Camille")).await, said(registration("Noor")).await);
    // Nothing changed for who has the account, as long as nobody reads their letters.
    let right = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    world.session(&Viewer::Anonymous, "logIn", right.clone()).await;

    // Who does read them is in, with the password they have just chosen; other log-ins end.
    let mut input = registration("Camille");
    input["password"] = json!("une autre phrase de passe");
    let again = world.registered(&Viewer::Anonymous, input).await;
    assert_eq!(again["user"]["id"], camille["user"]["id"]);
    assert_eq!(again["user"]["displayName"], "Camille");
    assert!(!world.runs(&camille).await);
    assert_eq!(world.refused(&Viewer::Anonymous, "logIn", right).await, "CREDENTIALS_INVALID");
    let chosen = json!({ "email": "camille@exemple.fr", "password": "une autre phrase de passe" });
    world.session(&Viewer::Anonymous, "logIn", chosen).await;
    assert_eq!(world.acts_of(&camille["user"]).await, ["account.password_set"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_waits_no_longer_than_its_letter() {
    let world = World::new().await;
    let waiting = |rows: usize| {
        format!(
            "DO $$ BEGIN ASSERT (SELECT count(*) FROM auth.challenges
                 WHERE password_hash IS NOT NULL) = {rows}; END $$"
        )
    };
    let letter = world.registers(&Viewer::Anonymous, registration("Camille")).await;
    world.db.execute(&waiting(1)).await;
    let input = json!({ "challengeId": letter.0, "code": letter.1 });
    world.session(&Viewer::Anonymous, "logInWithCode", input).await;
    world.db.execute(&waiting(0)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_registered_says_why() {
    let world = World::new().await;
    for (field, value, code) in [
        ("email", "camille", "EMAIL_INVALID"),
        ("password", "tropcourt", "PASSWORD_TOO_SHORT"),
        ("displayName", "  ", "NAME_REQUIRED"),
        ("displayName", &"n".repeat(101), "NAME_TOO_LONG"),
        ("phone", "demain", "PHONE_INVALID"),
    ] {
        let mut input = registration("Camille");
        input[field] = json!(value);
        assert_eq!(world.refused_to_register(input).await, code);
    }
    let mut unlikely = registration("Camille");
    unlikely["password"] = json!("k7 vq2 plw");
    world.registered(&Viewer::Anonymous, unlikely).await;
    for _ in 1..5 {
        world.registers(&Viewer::Anonymous, registration("Camille")).await;
    }
    assert_eq!(world.refused_to_register(registration("Camille")).await, "TOO_MANY_LETTERS");
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_passwords_close_the_door_for_a_quarter_of_an_hour() {
    let mut world = World::new().await;
    world.account("Camille").await;
    // An address without an account answers alike: nobody learns who is a customer.
    for email in ["camille@exemple.fr", "inconnu@exemple.fr"] {
        let wrong = json!({ "email": email, "password": "pas le bon mot" });
        for _ in 0..5 {
            let code = world.refused(&Viewer::Anonymous, "logIn", wrong.clone()).await;
            assert_eq!(code, "CREDENTIALS_INVALID");
        }
        let code = world.refused(&Viewer::Anonymous, "logIn", wrong).await;
        assert_eq!(code, "TOO_MANY_ATTEMPTS");
    }
    let right = json!({ "email": "Camille@exemple.fr", "password": PASSWORD });
    let code = world.refused(&Viewer::Anonymous, "logIn", right.clone()).await;
    assert_eq!(code, "TOO_MANY_ATTEMPTS");

    world.wait(TimeDelta::minutes(15));
    world.session(&Viewer::Anonymous, "logIn", right).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_sent_at_once_count_as_many() {
    let world = World::new().await;
    world.account("Camille").await;
    let guesses = (0..12).map(|n| {
        let schema = world.schema.clone();
        let input = json!({ "email": "camille@exemple.fr", "password": format!("essai n° {n}") });
        tokio::spawn(async move {
            let variables = json!({ "input": input });
            execute(&schema, &Viewer::Anonymous, &document("logIn"), variables).await
        })
    });
    let mut looked_at = 0;
    for guess in guesses.collect::<Vec<_>>() {
        match testkit::code(&guess.await.unwrap()).as_deref() {
            Some("CREDENTIALS_INVALID") => looked_at += 1,
            other => assert_eq!(other, Some("TOO_MANY_ATTEMPTS")),
        }
    }
    assert_eq!(looked_at, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_password_wipes_the_slate_clean() {
    let world = World::new().await;
    world.account("Camille").await;
    let wrong = json!({ "email": "camille@exemple.fr", "password": "pas le bon mot" });
    let right = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    for _ in 0..2 {
        for _ in 0..4 {
            let code = world.refused(&Viewer::Anonymous, "logIn", wrong.clone()).await;
            assert_eq!(code, "CREDENTIALS_INVALID");
        }
        world.session(&Viewer::Anonymous, "logIn", right.clone()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_see_and_change_accounts() {
    let world = World::new().await;
    let admin = world.admin().await;
    let customer = world.account("Camille").await;
    world.account("Noor").await;
    world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;

    let list = "query($search: String, $first: Int, $after: String) {
        users(search: $search, first: $first, after: $after)
        { edges { cursor node { displayName email roles } } pageInfo { hasNextPage } } }";
    let camille = world.viewer(&customer);
    assert_eq!(refusal(&world.schema, &camille, list, json!({})).await, "FORBIDDEN");
    assert_eq!(
        refusal(&world.schema, &Viewer::Anonymous, list, json!({})).await,
        "UNAUTHENTICATED"
    );

    let first = data(&world.schema, &admin, list, json!({ "first": 2 })).await;
    let edges = first["users"]["edges"].as_array().unwrap();
    assert_eq!(edges.len(), 2);
    assert_eq!(edges[0]["node"]["displayName"], "Noor", "newest first, no guests");
    assert_eq!(first["users"]["pageInfo"]["hasNextPage"], true);
    let rest =
        data(&world.schema, &admin, list, json!({ "first": 2, "after": edges[1]["cursor"] })).await;
    assert_eq!(rest["users"]["edges"].as_array().unwrap().len(), 1);
    let found = data(&world.schema, &admin, list, json!({ "search": "CAM exemple" })).await;
    assert_eq!(found["users"]["edges"][0]["node"]["email"], "camille@exemple.fr");
    let none = data(&world.schema, &admin, list, json!({ "search": "%" })).await;
    assert_eq!(none["users"]["edges"], json!([]), "a wildcard is only a character");
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_are_given_by_administrators_and_read_from_the_next_session() {
    let world = World::new().await;
    let admin = world.admin().await;
    let customer = world.account("Camille").await;
    let id = &customer["user"]["id"];
    let input = |roles: &[&str]| json!({ "input": { "userId": id, "roles": roles } });

    let camille = world.viewer(&customer);
    let code = refusal(&world.schema, &camille, SET_ROLES, input(&["ADMIN"])).await;
    assert_eq!(code, "FORBIDDEN");

    let roles = input(&["INSPECTOR", "CUSTOMER", "INSPECTOR"]);
    let set = data(&world.schema, &admin, SET_ROLES, roles).await;
    assert_eq!(set["setRoles"]["user"]["roles"], json!(["CUSTOMER", "INSPECTOR"]));
    let token = json!({ "refreshToken": customer["refreshToken"] });
    let next = world.session(&Viewer::Anonymous, "refreshSession", token).await;
    assert!(world.viewer(&next).has(&[Role::Inspector]));

    for roles in [&[][..], &["GUEST"][..]] {
        let code = refusal(&world.schema, &admin, SET_ROLES, input(roles)).await;
        assert_eq!(code, "ROLES_INVALID");
    }
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let other = json!({ "input": { "userId": guest["user"]["id"], "roles": ["ADMIN"] } });
    assert_eq!(refusal(&world.schema, &admin, SET_ROLES, other).await, "USER_NOT_FOUND");
    let myself = json!({ "input": { "userId": admin.id(), "roles": ["CUSTOMER"] } });
    assert_eq!(refusal(&world.schema, &admin, SET_ROLES, myself).await, "LAST_ADMIN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_is_known_whole_to_themselves_and_to_staff_only() {
    let world = World::new().await;
    let camille = world.account("Camille").await;
    let noor = world.account("Noor").await;
    let variables = json!({ "who": [{ "__typename": "User", "id": camille["user"]["id"] }] });

    for viewer in [world.viewer(&camille), testkit::viewers::staff(Role::Receptionist)] {
        let seen = data(&world.schema, &viewer, USER, variables.clone()).await;
        assert_eq!(seen["_entities"][0]["email"], "camille@exemple.fr");
    }
    let answer = execute(&world.schema, &world.viewer(&noor), USER, variables.clone()).await;
    assert_eq!(testkit::code(&answer).as_deref(), Some("FORBIDDEN"));
    let seen = answer.data.into_json().unwrap();
    assert_eq!(seen["_entities"][0]["displayName"], "Camille");
    assert_eq!(seen["_entities"][0]["email"], json!(null));
    let code = refusal(&world.schema, &Viewer::Anonymous, USER, variables).await;
    assert_eq!(code, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_ensured_once() {
    let world = World::new().await;
    let mut conn = world.db.pool.get().await.unwrap();
    let mut ids = Vec::new();
    for name in ["Ines", "Somebody else"] {
        let roles = [Role::Inspector];
        ids.push(
            auth::ensure_user(&mut conn, "ines@exemple.fr", PASSWORD, name, &roles).await.unwrap(),
        );
    }
    assert_eq!(ids[0], ids[1]);
    let input = json!({ "email": "ines@exemple.fr", "password": PASSWORD });
    let session = world.session(&Viewer::Anonymous, "logIn", input).await;
    assert_eq!(session["user"]["displayName"], "Ines");
    assert_eq!(session["user"]["roles"], json!(["INSPECTOR"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_owner_says_about_who_enters_ends_every_open_letter() {
    let world = World::new().await;
    let camille = world.account("Camille").await;
    let letter = || async { world.registers(&Viewer::Anonymous, registration("Camille")).await };
    let enters = async |letter: &(Uuid, String)| {
        let input = json!({ "challengeId": letter.0, "code": letter.1 });
        world.refused(&Viewer::Anonymous, "logInWithCode", input).await
    };
    // Another password.
    let open = letter().await;
    let change = json!({ "currentPassword": PASSWORD, "newPassword": "autre cheval correct" });
    let camille = world.session(&world.viewer(&camille), "changePassword", change).await;
    assert_eq!(enters(&open).await, "CODE_EXPIRED");
    // The other log-ins ended.
    const OTHERS: &str = "mutation($i: EndOtherLogInsInput!) { endOtherLogIns(input: $i) {
        ended } }";
    let open = letter().await;
    let kept = world.claims(&camille["accessToken"]).sid;
    data(&world.schema, &world.viewer(&camille), OTHERS, json!({ "i": { "keptId": kept } })).await;
    assert_eq!(enters(&open).await, "CODE_EXPIRED");
    // Entered by another letter: this one still opens the door, and changes no password.
    let open = letter().await;
    world.by_code("camille@exemple.fr").await;
    let input = json!({ "challengeId": open.0, "code": open.1 });
    world.session(&Viewer::Anonymous, "logInWithCode", input).await;
    let own = json!({ "email": "camille@exemple.fr", "password": "autre cheval correct" });
    world.session(&Viewer::Anonymous, "logIn", own).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_whose_answer_was_lost_answers_its_guest_again_for_a_minute() {
    let mut world = World::new().await;
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let other = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let viewer = world.viewer(&guest);
    let (challenge, code) = world.registers(&viewer, registration("Camille")).await;
    let input = json!({ "challengeId": challenge, "code": code });
    let first = world.session(&viewer, "logInWithCode", input.clone()).await;
    let again = world.session(&viewer, "logInWithCode", input.clone()).await;
    assert_eq!(again["user"]["id"], first["user"]["id"]);
    for somebody in [&Viewer::Anonymous, &world.viewer(&other)] {
        let refused = world.refused(somebody, "logInWithCode", input.clone()).await;
        assert_eq!(refused, "CODE_EXPIRED");
    }
    let wrong = json!({ "challengeId": challenge, "code": "abcdef" });
    assert_eq!(world.refused(&viewer, "logInWithCode", wrong).await, "CODE_INVALID");
    world.wait(TimeDelta::minutes(1));
    assert_eq!(world.refused(&viewer, "logInWithCode", input).await, "CODE_EXPIRED");
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 1);
}
