//! What takes an account away is its owner's alone: a stolen session is not enough.
use crate::{
    common::{PASSWORD, World},
    second_factor::Phone,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use testkit::{data, refusal};

const CHANGE: &str = "mutation($i: ChangeEmailInput!) { changeEmail(input: $i) {
    user { email } } }";
const ERASE: &str = "mutation($i: EraseMyAccountInput!) { eraseMyAccount(input: $i) { erased } }";

fn wrong(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_password_the_old_address_says_yes_to_a_new_one_and_other_log_ins_end() {
    let world = World::new().await;
    let stolen = world.by_code("lea@exemple.fr").await;
    let own = world.by_code("lea@exemple.fr").await;
    let viewer = world.viewer(&own);
    let (new, new_code) = world.code("lea@ailleurs.fr").await;
    let mut input = json!({ "challengeId": new, "code": new_code });
    let refused =
        async |input: &Value| refusal(&world.schema, &viewer, CHANGE, json!({ "i": input })).await;
    assert_eq!(refused(&input).await, "OWN_CODE_REQUIRED");
    // The thief's own address proves nothing.
    input["ownChallengeId"] = new.clone();
    input["ownCode"] = json!(new_code);
    assert_eq!(refused(&input).await, "CODE_INVALID");
    let (old, old_code) = world.code("lea@exemple.fr").await;
    input["ownChallengeId"] = old;
    input["ownCode"] = json!(wrong(&old_code));
    assert_eq!(refused(&input).await, "CODE_INVALID");
    input["ownCode"] = json!(old_code);
    input["logInId"] = json!(world.claims(&own["accessToken"]).sid);
    let changed = data(&world.schema, &viewer, CHANGE, json!({ "i": input })).await;
    assert_eq!(changed["changeEmail"]["user"]["email"], "lea@ailleurs.fr");
    assert!(!world.runs(&stolen).await && world.runs(&own).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_asked_for_beside_the_password() {
    let mut world = World::new().await;
    let camille = world.account("Camille").await;
    let viewer = world.viewer(&camille);
    let phone = Phone::of(&world, &viewer).await;
    world.wait(TimeDelta::seconds(30));
    let (challenge, code) = world.code("camille@ailleurs.fr").await;
    let mut input = json!({ "challengeId": challenge, "code": code, "currentPassword": PASSWORD });
    let refused = async |document: &str, input: &Value| {
        refusal(&world.schema, &viewer, document, json!({ "i": input })).await
    };
    assert_eq!(refused(CHANGE, &input).await, "SECOND_FACTOR_REQUIRED");
    let mut erase = json!({ "email": "camille@exemple.fr", "password": PASSWORD });
    assert_eq!(refused(ERASE, &erase).await, "SECOND_FACTOR_REQUIRED");
    erase["secondFactor"] = json!("000000");
    assert_eq!(refused(ERASE, &erase).await, "SECOND_FACTOR_INVALID");
    input["secondFactor"] = json!(phone.shows(&world));
    data(&world.schema, &viewer, CHANGE, json!({ "i": input })).await;
    // A stolen session that knows the password is no way to guess on.
    erase["email"] = json!("camille@ailleurs.fr");
    for _ in 0..5 {
        assert_eq!(refused(ERASE, &erase).await, "SECOND_FACTOR_INVALID");
    }
    assert_eq!(refused(ERASE, &erase).await, "TOO_MANY_ATTEMPTS");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_password_nobody_is_erased_by_a_session_that_was_stolen() {
    let world = World::new().await;
    let own = world.by_code("lea@exemple.fr").await;
    let viewer = world.viewer(&own);
    let refused =
        async |input: &Value| refusal(&world.schema, &viewer, ERASE, json!({ "i": input })).await;
    let mut input = json!({ "email": "lea@exemple.fr" });
    assert_eq!(refused(&input).await, "OWN_CODE_REQUIRED");
    let (other, other_code) = world.code("voleur@exemple.fr").await;
    input["challengeId"] = other;
    input["code"] = json!(other_code);
    assert_eq!(refused(&input).await, "CODE_INVALID");
    let (mine, code) = world.code("lea@exemple.fr").await;
    input["challengeId"] = mine;
    input["code"] = json!(code);
    let erased = data(&world.schema, &viewer, ERASE, json!({ "i": input })).await;
    assert_eq!(erased["eraseMyAccount"]["erased"], true);
    assert!(!world.runs(&own).await);
    let entered = world.by_code("lea@exemple.fr").await;
    assert_ne!(entered["user"]["id"], own["user"]["id"]);
}
