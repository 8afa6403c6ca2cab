//! The second factor: set up, asked for at every way in, and what waits for it.
use crate::common::{PASSWORD, World};
use chrono::TimeDelta;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal};
use totp_rs::{Algorithm, Secret, TOTP};

const SET_UP: &str = "mutation { setUpSecondFactor { url qrSvg secret } }";
const CONFIRM: &str = "mutation($i: SecondFactorCodeInput!) { confirmSecondFactor(input: $i) {
    recoveryCodes session { accessToken refreshToken logInId secondFactorNeeded } } }";
const REMOVE: &str = "mutation($i: SecondFactorCodeInput!) { removeSecondFactor(input: $i) {
    secondFactor { inUse } } }";
pub(crate) const RESET: &str = "mutation($i: ResetSecondFactorInput!) {
    resetSecondFactor(input: $i) { user { id } } }";
const STATE: &str = "{ mySecondFactor { inUse recoveryCodesLeft } }";

/// Somebody's telephone.
pub(crate) struct Phone(TOTP);

impl Phone {
    pub(crate) async fn told(world: &World, viewer: &Viewer) -> Self {
        let told = data(&world.schema, viewer, SET_UP, json!({})).await;
        let told = &told["setUpSecondFactor"];
        assert!(told["url"].as_str().unwrap().starts_with("otpauth://totp/"));
        assert!(told["qrSvg"].as_str().unwrap().starts_with("<svg"));
        let secret = Secret::Encoded(told["secret"].as_str().unwrap().to_owned());
        let secret = secret.to_bytes().unwrap();
        Self(TOTP::new(Algorithm::SHA1, 6, 0, 30, secret, None, "x".into()).unwrap())
    }

    /// Sets it up for somebody.
    pub(crate) async fn of(world: &World, viewer: &Viewer) -> Self {
        let phone = Self::told(world, viewer).await;
        let input = json!({ "i": { "code": phone.shows(world) } });
        data(&world.schema, viewer, CONFIRM, input).await;
        phone
    }

    pub(crate) fn shows(&self, world: &World) -> String {
        self.0.generate(world.now.timestamp().cast_unsigned())
    }
}

fn log_in(second: Option<&str>) -> Value {
    json!({ "email": "camille@exemple.fr", "password": PASSWORD, "secondFactor": second })
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_in_asks_for_it_and_a_code_is_taken_once() {
    let mut world = World::new().await;
    let first = world.account("Camille").await;
    let viewer = world.viewer(&first);
    let phone = Phone::told(&world, &viewer).await;
    let code = |code: &str| json!({ "i": { "code": code } });
    assert_eq!(
        refusal(&world.schema, &viewer, CONFIRM, code("000000")).await,
        "SECOND_FACTOR_INVALID"
    );
    let entered = world.session(&Viewer::Anonymous, "logIn", log_in(None)).await;
    assert_eq!(entered["user"]["id"], first["user"]["id"], "not asked for before it is confirmed");
    let shown = phone.shows(&world);
    let confirmed = data(&world.schema, &viewer, CONFIRM, code(&shown)).await;
    let recovery = confirmed["confirmSecondFactor"]["recoveryCodes"].clone();
    assert_eq!(recovery.as_array().unwrap().len(), 10);
    assert_eq!(refusal(&world.schema, &viewer, SET_UP, json!({})).await, "SECOND_FACTOR_EXISTS");

    // By password: without one, with one that was taken, with the next.
    for (second, refused) in
        [(None, "SECOND_FACTOR_REQUIRED"), (Some(shown.as_str()), "SECOND_FACTOR_INVALID")]
    {
        assert_eq!(world.refused(&Viewer::Anonymous, "logIn", log_in(second)).await, refused);
    }
    world.wait(TimeDelta::seconds(30));
    let next = phone.shows(&world);
    world.session(&Viewer::Anonymous, "logIn", log_in(Some(&next))).await;
    assert_eq!(
        world.refused(&Viewer::Anonymous, "logIn", log_in(Some(&next))).await,
        "SECOND_FACTOR_INVALID"
    );

    // By a code by e-mail, which is not spent before.
    world.wait(TimeDelta::seconds(30));
    let (challenge, mailed) = world.code("camille@exemple.fr").await;
    let mut input = json!({ "challengeId": challenge, "code": mailed });
    let refused = world.refused(&Viewer::Anonymous, "logInWithCode", input.clone()).await;
    assert_eq!(refused, "SECOND_FACTOR_REQUIRED");
    input["secondFactor"] = json!(phone.shows(&world));
    world.session(&Viewer::Anonymous, "logInWithCode", input).await;

    // By the link beside the code, likewise.
    world.wait(TimeDelta::seconds(30));
    let (challenge, _) = world.code("camille@exemple.fr").await;
    let challenge = serde_json::from_value(challenge).unwrap();
    let mut input = json!({ "link": world.config.letters.link(challenge) });
    for (second, refused) in
        [(None, "SECOND_FACTOR_REQUIRED"), (Some("000"), "SECOND_FACTOR_INVALID")]
    {
        input["secondFactor"] = json!(second);
        let code = world.refused(&Viewer::Anonymous, "logInWithLetterLink", input.clone()).await;
        assert_eq!(code, refused);
    }
    input["secondFactor"] = json!(phone.shows(&world));
    world.session(&Viewer::Anonymous, "logInWithLetterLink", input).await;

    // By a link from a letter, with a recovery code, once.
    let forgot = json!({ "input": { "email": "camille@exemple.fr" } });
    data(&world.schema, &Viewer::Anonymous, crate::common::FORGOT, forgot).await;
    world.settle().await;
    let mut input = json!({ "link": world.link().await, "password": "autre cheval correct" });
    let refused = world.refused(&Viewer::Anonymous, "setPassword", input.clone()).await;
    assert_eq!(refused, "SECOND_FACTOR_REQUIRED");
    let spare = recovery[3].as_str().unwrap().to_uppercase();
    input["secondFactor"] = json!(spare);
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    let viewer = world.viewer(&session);
    let state = data(&world.schema, &viewer, STATE, json!({})).await;
    assert_eq!(state["mySecondFactor"], json!({ "inUse": true, "recoveryCodesLeft": 9 }));
    assert_eq!(
        refusal(&world.schema, &viewer, REMOVE, code(&spare)).await,
        "SECOND_FACTOR_INVALID"
    );
    let other = recovery[4].as_str().unwrap();
    let removed = data(&world.schema, &viewer, REMOVE, code(other)).await;
    assert_eq!(removed["removeSecondFactor"]["secondFactor"]["inUse"], false);
    let acts = world.acts_of(&first["user"]).await;
    let expected = [
        "account.second_factor_set",
        "account.recovery_code_used",
        "account.password_set",
        "account.recovery_code_used",
        "account.second_factor_removed",
    ];
    assert_eq!(acts, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_that_ask_for_it_wait_until_it_was_shown() {
    const SET: &str = "mutation($i: SetRolesInput!) { setRoles(input: $i) { user { id } } }";
    let mut world = World::new().await;
    world.config.second_factor_roles = vec![Role::Manager];
    world.wait(TimeDelta::zero());
    let admin = world.admin().await;
    let first = world.account("Camille").await;
    let roles = json!(["CUSTOMER", "RECEPTIONIST", "MANAGER"]);
    let input = json!({ "userId": first["user"]["id"], "roles": roles });
    data(&world.schema, &admin, SET, json!({ "i": input })).await;
    let session = world.session(&Viewer::Anonymous, "logIn", log_in(None)).await;
    let scope = |session: &Value| world.claims(&session["accessToken"]).scope;
    assert_eq!(scope(&session), "customer receptionist");
    assert_eq!(session["user"]["roles"], roles, "held, and not given yet");

    let viewer = world.viewer(&session);
    let phone = Phone::told(&world, &viewer).await;
    let input = json!({ "i": { "code": phone.shows(&world) } });
    let confirmed = data(&world.schema, &viewer, CONFIRM, input).await;
    let session = confirmed["confirmSecondFactor"]["session"].clone();
    assert_eq!(session["secondFactorNeeded"], false);
    assert_eq!(scope(&session), "customer receptionist manager");
    world.wait(TimeDelta::minutes(20));
    let input = json!({ "refreshToken": session["refreshToken"] });
    let next = world.session(&Viewer::Anonymous, "refreshSession", input).await;
    assert_eq!(world.claims(&next["accessToken"]).scope, "customer receptionist manager");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_are_counted() {
    let mut world = World::new().await;
    let viewer = world.viewer(&world.account("Camille").await);
    let phone = Phone::told(&world, &viewer).await;
    let input = json!({ "i": { "code": phone.shows(&world) } });
    data(&world.schema, &viewer, CONFIRM, input).await;
    world.wait(TimeDelta::seconds(60));
    for _ in 0..5 {
        let code = world.refused(&Viewer::Anonymous, "logIn", log_in(Some("000000"))).await;
        assert_eq!(code, "SECOND_FACTOR_INVALID");
    }
    let right = phone.shows(&world);
    let code = world.refused(&Viewer::Anonymous, "logIn", log_in(Some(&right))).await;
    assert_eq!(code, "TOO_MANY_ATTEMPTS");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_takes_away_what_somebody_lost_and_never_their_own() {
    let mut world = World::new().await;
    let admin = world.admin().await;
    let camille = world.account("Camille").await;
    let viewer = world.viewer(&camille);
    Phone::of(&world, &viewer).await;
    world.wait(TimeDelta::seconds(30));
    let reset = |id: &Value| json!({ "i": { "userId": id } });
    let id = &camille["user"]["id"];
    let own = json!(admin.id().unwrap());
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    for (by, id, expected) in [
        (&viewer, id, "FORBIDDEN"),
        (&testkit::viewers::staff(Role::Manager), id, "FORBIDDEN"),
        (&admin, &own, "OWN_ACCOUNT"),
        (&admin, &guest["user"]["id"], "USER_NOT_FOUND"),
    ] {
        assert_eq!(refusal(&world.schema, by, RESET, reset(id)).await, expected);
    }
    data(&world.schema, &admin, RESET, reset(id)).await;
    let acts = world.acts_of(&camille["user"]).await;
    assert_eq!(acts.last().unwrap(), "account.second_factor_reset");
    let entered = world.session(&Viewer::Anonymous, "logIn", log_in(None)).await;
    assert_eq!(entered["user"]["id"], *id);
    assert_eq!(refusal(&world.schema, &admin, RESET, reset(id)).await, "SECOND_FACTOR_MISSING");
}
