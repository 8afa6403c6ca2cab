//! The link beside a code: opened anywhere, used once, by one press.
use crate::common::{ASK_CODE, PASSWORD, World, document, registration};
use chrono::TimeDelta;
use events::auth::{CodeAsked, CodePurpose, GuestJoined, UserRegistered};
use kernel::Viewer;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::{code, data, execute, refusal};
use uuid::Uuid;

const LOOK: &str =
    "query($link: String!) { letterLink(link: $link) { address unprovenPassword expiresAt } }";
const ENTER: &str = "logInWithLetterLink";

impl World {
    /// A code asked for by somebody; answers the challenge, the code and the link of the letter.
    async fn letter(&self, viewer: &Viewer, email: &str) -> (Uuid, String, String) {
        data(&self.schema, viewer, ASK_CODE, json!({ "input": { "email": email } })).await;
        let asked = self.db.published::<CodeAsked>().await.pop().expect("a letter is to leave");
        let letters = &self.config.letters;
        (asked.challenge_id, letters.code(asked.challenge_id), letters.link(asked.challenge_id))
    }

    async fn look(&self, link: &str) -> Value {
        let mut seen = data(&self.schema, &Viewer::Anonymous, LOOK, json!({ "link": link })).await;
        seen["letterLink"].take()
    }

    async fn guest(&self) -> Value {
        self.session(&Viewer::Anonymous, "startGuestSession", json!({})).await
    }

    async fn enters_by_password(&self, name: &str) -> bool {
        let email = format!("{}@exemple.fr", name.to_lowercase());
        let input = json!({ "input": { "email": email, "password": PASSWORD } });
        let sent = document("logIn");
        code(&execute(&self.schema, &Viewer::Anonymous, &sent, input).await).is_none()
    }

    /// Whose log-ins have ended, as the edge is told.
    async fn ended(&self) -> BTreeSet<Uuid> {
        let void = auth::void_tokens(&self.db.pool, self.now).await.expect("an answer");
        void.into_iter().map(|(log_in, _)| log_in).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_enters_where_it_is_opened_and_what_the_asking_guest_owns_follows() {
    let world = World::new().await;
    let (first, right) = world.code("noor@exemple.fr").await;
    let input = json!({ "challengeId": first, "code": right });
    let account = world.session(&Viewer::Anonymous, "logInWithCode", input).await;

    let (talking, elsewhere) = (world.guest().await, world.guest().await);
    let (challenge, right, link) = world.letter(&world.viewer(&talking), "noor@exemple.fr").await;
    let seen = world.look(&link).await;
    assert_eq!(seen["address"], "n•••@exemple.fr");
    assert_eq!(seen["unprovenPassword"], false);
    assert_eq!(world.look(&link).await, seen, "looking uses nothing up");

    let entered = world.session(&world.viewer(&elsewhere), ENTER, json!({ "link": link })).await;
    assert_eq!(entered["user"]["id"], account["user"]["id"]);
    let told = world.db.published::<GuestJoined>().await;
    let joined: BTreeSet<Uuid> = told.iter().map(|event| event.guest_id).collect();
    let expected: BTreeSet<Uuid> = [&talking, &elsewhere]
        .into_iter()
        .map(|guest| serde_json::from_value(guest["user"]["id"].clone()).unwrap())
        .collect();
    assert_eq!(joined, expected);
    assert!(told.iter().all(|event| json!(event.user_id) == account["user"]["id"]));

    // Whoever asked does not get in by it: their own log-in has ended, its tokens with it.
    let old = json!({ "refreshToken": talking["refreshToken"] });
    let refused = world.refused(&Viewer::Anonymous, "refreshSession", old).await;
    assert_eq!(refused, "REFRESH_TOKEN_INVALID");
    let log_in = world.claims(&talking["accessToken"]).sid.expect("a log-in");
    assert!(world.ended().await.contains(&log_in), "its access token is void");

    assert_eq!(world.look(&link).await, Value::Null);
    let again = world.refused(&Viewer::Anonymous, ENTER, json!({ "link": link })).await;
    assert_eq!(again, "LINK_INVALID");
    let code = json!({ "challengeId": challenge, "code": right });
    let spent = world.refused(&Viewer::Anonymous, "logInWithCode", code).await;
    assert_eq!(spent, "CODE_EXPIRED", "code and link are one");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_address_becomes_the_account_of_the_browser_that_follows_the_link() {
    let world = World::new().await;
    // In the same browser: the guest's own row, as with the code.
    let guest = world.guest().await;
    let viewer = world.viewer(&guest);
    let (.., link) = world.letter(&viewer, "lea@exemple.fr").await;
    let input = json!({ "link": link, "displayName": "Léa Fontaine" });
    let entered = world.session(&viewer, ENTER, input).await;
    assert_eq!(entered["user"]["id"], guest["user"]["id"]);
    assert_eq!(entered["user"]["displayName"], "Léa Fontaine");
    assert!(world.db.published::<GuestJoined>().await.is_empty());

    // In another: never the row of who asked, whose token would read it for a moment.
    let (talking, elsewhere) = (world.guest().await, world.guest().await);
    let (.., link) = world.letter(&world.viewer(&talking), "yann@exemple.fr").await;
    let entered = world.session(&world.viewer(&elsewhere), ENTER, json!({ "link": link })).await;
    assert_eq!(entered["user"]["id"], elsewhere["user"]["id"]);
    let told = world.db.published::<GuestJoined>().await;
    assert_eq!(told.len(), 1);
    assert_eq!(json!(told[0].guest_id), talking["user"]["id"]);
    assert_eq!(json!(told[0].user_id), entered["user"]["id"]);
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_lives_as_long_as_its_code() {
    let mut world = World::new().await;
    let (challenge, _, link) = world.letter(&Viewer::Anonymous, "lea@exemple.fr").await;
    for _ in 0..5 {
        let wrong = json!({ "challengeId": challenge, "code": "abcdef" });
        world.refused(&Viewer::Anonymous, "logInWithCode", wrong).await;
    }
    let closed = world.refused(&Viewer::Anonymous, ENTER, json!({ "link": link })).await;
    assert_eq!(closed, "LINK_INVALID", "wrong codes close both");

    let (challenge, right, link) = world.letter(&Viewer::Anonymous, "lea@exemple.fr").await;
    let code = json!({ "challengeId": challenge, "code": right });
    world.session(&Viewer::Anonymous, "logInWithCode", code).await;
    let spent = world.refused(&Viewer::Anonymous, ENTER, json!({ "link": link })).await;
    assert_eq!(spent, "LINK_INVALID");

    let (.., link) = world.letter(&Viewer::Anonymous, "lea@exemple.fr").await;
    for wrong in ["", "AAAA", &link[1..]] {
        let refused = world.refused(&Viewer::Anonymous, ENTER, json!({ "link": wrong })).await;
        assert_eq!(refused, "LINK_INVALID", "{wrong}");
        assert_eq!(world.look(wrong).await, Value::Null);
    }
    world.wait(TimeDelta::minutes(10));
    assert_eq!(world.look(&link).await, Value::Null);
    let late = world.refused(&Viewer::Anonymous, ENTER, json!({ "link": link })).await;
    assert_eq!(late, "LINK_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn code_and_link_at_once_open_one_session() {
    let world = World::new().await;
    let (challenge, right, link) = world.letter(&Viewer::Anonymous, "lea@exemple.fr").await;
    let code_input = json!({ "challengeId": challenge, "code": right });
    let inputs = (0..6)
        .flat_map(|_| [(ENTER, json!({ "link": link })), ("logInWithCode", code_input.clone())]);
    let sent: Vec<_> = inputs
        .map(|(mutation, input)| {
            let schema = world.schema.clone();
            tokio::spawn(async move {
                let variables = json!({ "input": input });
                execute(&schema, &Viewer::Anonymous, &document(mutation), variables).await
            })
        })
        .collect();
    let mut entered = 0;
    for answer in sent {
        entered += usize::from(code(&answer.await.unwrap()).is_none());
    }
    assert_eq!(entered, 1);
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_of_a_registration_goes_with_who_chose_it() {
    let world = World::new().await;
    let of = |letter: (Uuid, String)| world.config.letters.link(letter.0);
    // Followed in another browser, without a word: it may have been a stranger who registered.
    let letter = world.registers(&Viewer::Anonymous, registration("Camille")).await;
    let link = of(letter);
    assert_eq!(world.look(&link).await["unprovenPassword"], true);
    let entered = world.session(&Viewer::Anonymous, ENTER, json!({ "link": link })).await;
    assert_eq!(entered["user"]["displayName"], "camille");
    assert!(!world.enters_by_password("Camille").await);

    // Who knows it keeps it; a wrong one uses nothing up.
    let link = of(world.registers(&Viewer::Anonymous, registration("Karim")).await);
    let wrong = json!({ "link": link, "password": "pas le bon mot" });
    assert_eq!(world.refused(&Viewer::Anonymous, ENTER, wrong).await, "CREDENTIALS_INVALID");
    let right = json!({ "link": link, "password": PASSWORD });
    let entered = world.session(&Viewer::Anonymous, ENTER, right).await;
    assert_eq!(entered["user"]["displayName"], "Karim");
    assert!(world.enters_by_password("Karim").await);

    // In the browser that registered it is asked, too, and the guest stays who they are.
    let guest = world.guest().await;
    let viewer = world.viewer(&guest);
    let link = of(world.registers(&viewer, registration("Noor")).await);
    let right = json!({ "link": link, "password": PASSWORD });
    let entered = world.session(&viewer, ENTER, right).await;
    assert_eq!(entered["user"]["id"], guest["user"]["id"]);
    assert_eq!(entered["user"]["displayName"], "Noor");
    assert!(world.enters_by_password("Noor").await);

    // Nor does a stranger's letter change the password of an account.
    let mut strange = registration("Noor");
    strange["password"] = json!("une phrase de quelqu’un d’autre");
    let link = of(world.registers(&Viewer::Anonymous, strange).await);
    let other = json!({ "email": "noor@exemple.fr", "password": PASSWORD });
    world.session(&Viewer::Anonymous, ENTER, json!({ "link": link })).await;
    world.session(&Viewer::Anonymous, "logIn", other).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_writes_one_letter_good_for_a_day() {
    let mut world = World::new().await;
    let guest = world.guest().await;
    let (challenge, _) = world.registers(&world.viewer(&guest), registration("Camille")).await;
    let asked = world.db.published::<CodeAsked>().await;
    assert_eq!(asked.len(), 1, "one letter an act");
    assert_eq!(asked[0].purpose, CodePurpose::Registration);

    world.wait(TimeDelta::hours(23));
    let link = world.config.letters.link(challenge);
    let elsewhere = json!({ "link": link, "password": PASSWORD });
    let entered = world.session(&Viewer::Anonymous, ENTER, elsewhere).await;
    let told = world.db.published::<UserRegistered>().await;
    assert_eq!((told.len(), told[0].proven), (1, true));
    let joined = world.db.published::<GuestJoined>().await;
    assert_eq!(json!(joined[0].guest_id), guest["user"]["id"], "what they began is theirs");
    assert_eq!(json!(joined[0].user_id), entered["user"]["id"]);

    let (challenge, code) = world.registers(&Viewer::Anonymous, registration("Lou")).await;
    world.wait(TimeDelta::days(1));
    let late = json!({ "challengeId": challenge, "code": code });
    assert_eq!(world.refused(&Viewer::Anonymous, "logInWithCode", late).await, "CODE_EXPIRED");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_takes_an_address_does_it_by_the_code_alone() {
    let world = World::new().await;
    let camille = world.account("Camille").await;
    let viewer = world.viewer(&camille);
    let (challenge, right, link) = world.letter(&viewer, "camille@ailleurs.fr").await;
    let asked = world.db.published::<CodeAsked>().await.pop().unwrap();
    assert_eq!(asked.purpose, CodePurpose::Address);
    assert_eq!(world.look(&link).await, Value::Null);
    assert_eq!(world.refused(&viewer, ENTER, json!({ "link": link })).await, "LINK_INVALID");
    const CHANGE: &str = "mutation($i: ChangeEmailInput!) { changeEmail(input: $i) {
        user { email } } }";
    let input =
        json!({ "i": { "challengeId": challenge, "code": right, "currentPassword": PASSWORD } });
    let changed = data(&world.schema, &viewer, CHANGE, input).await;
    assert_eq!(changed["changeEmail"]["user"]["email"], "camille@ailleurs.fr");
    let (_, _, own) = world.letter(&viewer, "camille@ailleurs.fr").await;
    assert_eq!(world.look(&own).await["address"], "c•••@ailleurs.fr", "its own has a link");
    let long = json!({ "input": { "email": "x".repeat(400) } });
    assert_eq!(refusal(&world.schema, &viewer, ASK_CODE, long).await, "BAD_USER_INPUT");
}
