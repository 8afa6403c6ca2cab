//! An account whose address nobody has proven to read, as registrations of before made them: a stranger
//! may have opened it, and whatever its owner is given later is not theirs.
use crate::{
    common::{FORGOT, PASSWORD, World},
    second_factor::RESET,
};
use events::auth::{AddressProven, UserRegistered};
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal};
use uuid::Uuid;

const ROLES: &str = "mutation($i: SetRolesInput!) { setRoles(input: $i) { user { id } } }";
const SET_UP: &str = "mutation { setUpSecondFactor { secret } }";
const CONFIRM: &str = "mutation($i: SecondFactorCodeInput!) { confirmSecondFactor(input: $i) {
    recoveryCodes } }";
const CHANGE: &str = "mutation($i: ChangeEmailInput!) { changeEmail(input: $i) {
    user { email } } }";
const ME: &str = "{ me { displayName phone emailVerified } }";
const NEW: &str = "une autre phrase de passe";

impl World {
    /// A second factor that is in use, as an installation of before may hold it.
    async fn stranger_sets_up_a_second_factor(&self, user: &Value) {
        let user = user["id"].as_str().unwrap();
        let sql = format!(
            "INSERT INTO auth.second_factors (user_id, seed, created_at, confirmed_at, last_step)
             VALUES ('{user}', gen_random_uuid(), now(), now(), 1)"
        );
        self.db.execute(&sql).await;
    }

    async fn scope(&self, session: &Value) -> String {
        let input = json!({ "refreshToken": session["refreshToken"] });
        let next = self.session(&Viewer::Anonymous, "refreshSession", input).await;
        self.claims(&next["accessToken"]).scope
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_role_of_the_network_counts_before_the_address_is_proven() {
    let world = World::new().await;
    let admin = world.admin().await;
    let stranger = world.unproven("Yann").await;
    let input = json!({ "userId": stranger["user"]["id"], "roles": ["CUSTOMER", "ADMIN"] });
    data(&world.schema, &admin, ROLES, json!({ "i": input })).await;
    assert_eq!(world.scope(&stranger).await, "customer");
    let log_in = json!({ "email": "yann@exemple.fr", "password": PASSWORD });
    let entered = world.session(&Viewer::Anonymous, "logIn", log_in).await;
    assert_eq!(world.claims(&entered["accessToken"]).scope, "customer");

    // Nor is it taken along to an address that the stranger does read.
    let viewer = world.viewer(&stranger);
    let (challenge, code) = world.code("stranger@ailleurs.fr").await;
    let input =
        json!({ "i": { "challengeId": challenge, "code": code, "currentPassword": PASSWORD } });
    assert_eq!(refusal(&world.schema, &viewer, CHANGE, input).await, "ADDRESS_UNPROVEN");

    // The owner is what they were made; the stranger is out.
    let owner = world.by_code("yann@exemple.fr").await;
    assert_eq!(owner["user"]["id"], stranger["user"]["id"]);
    assert_eq!(world.claims(&owner["accessToken"]).scope, "customer admin");
    for ended in [&stranger, &entered] {
        assert!(!world.runs(ended).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_is_not_whoever_foresaw_their_address() {
    let world = World::new().await;
    let stranger = world.unproven("Yann").await;
    world.stranger_sets_up_a_second_factor(&stranger["user"]).await;
    let link = {
        let mut conn = world.db.pool.get().await.unwrap();
        auth::create_admin(&mut conn, &world.config, "yann@exemple.fr", false).await.unwrap()
    };
    assert!(!world.runs(&stranger).await);
    let log_in = json!({ "email": "yann@exemple.fr", "password": PASSWORD });
    let code = world.refused(&Viewer::Anonymous, "logIn", log_in).await;
    assert_eq!(code, "CREDENTIALS_INVALID");
    let input = json!({ "link": link.text, "password": NEW });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    assert!(world.viewer(&session).has(&[Role::Admin]));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_shut_out_and_is_made_an_administrator_by_the_command_comes_in() {
    let world = World::new().await;
    let camille = world.account("Camille").await;
    let admin = world.admin().await;
    let input = json!({ "i": { "userId": camille["user"]["id"], "disabled": true } });
    let shut =
        "mutation($i: SetAccountDisabledInput!) { setAccountDisabled(input: $i) { user { id } } }";
    data(&world.schema, &admin, shut, input).await;
    let link = {
        let mut conn = world.db.pool.get().await.unwrap();
        auth::create_admin(&mut conn, &world.config, "camille@exemple.fr", true).await.unwrap()
    };
    let input = json!({ "link": link.text, "password": NEW });
    let session = world.session(&Viewer::Anonymous, "setPassword", input).await;
    assert!(world.viewer(&session).has(&[Role::Admin]));
    let acts = world.acts_of(&camille["user"]).await;
    assert_eq!(acts.iter().filter(|act| *act == "account.disabled").count(), 2, "{acts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_of_a_stranger_locks_nobody_out() {
    let world = World::new().await;
    let viewer = world.viewer(&world.unproven("Camille").await);
    assert_eq!(refusal(&world.schema, &viewer, SET_UP, json!({})).await, "ADDRESS_UNPROVEN");
    let input = json!({ "i": { "code": "000000" } });
    assert_eq!(refusal(&world.schema, &viewer, CONFIRM, input).await, "ADDRESS_UNPROVEN");

    // One of before is not asked of the owner, and ends: by a code, by the link beside it, by a link.
    for (name, way) in [("Noor", "code"), ("Karim", "letter link"), ("Malik", "reset")] {
        let stranger = world.unproven(name).await;
        world.stranger_sets_up_a_second_factor(&stranger["user"]).await;
        let email = format!("{}@exemple.fr", name.to_lowercase());
        let owner = match way {
            "code" => world.by_code(&email).await,
            "letter link" => {
                let (challenge, _) = world.code(&email).await;
                let id: Uuid = serde_json::from_value(challenge).unwrap();
                let input = json!({ "link": world.config.letters.link(id) });
                world.session(&Viewer::Anonymous, "logInWithLetterLink", input).await
            }
            _ => {
                let forgot = json!({ "input": { "email": email } });
                data(&world.schema, &Viewer::Anonymous, FORGOT, forgot).await;
                world.settle().await;
                let input = json!({ "link": world.link().await, "password": NEW });
                world.session(&Viewer::Anonymous, "setPassword", input).await
            }
        };
        assert_eq!(owner["user"]["id"], stranger["user"]["id"], "{way}");
        assert!(!world.runs(&stranger).await, "{way}");
        let admin = testkit::viewers::staff(Role::Admin);
        let input = json!({ "i": { "userId": owner["user"]["id"] } });
        let gone = refusal(&world.schema, &admin, RESET, input).await;
        assert_eq!(gone, "SECOND_FACTOR_MISSING", "{way}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stranger_called_the_owner_is_forgotten_and_told() {
    let world = World::new().await;
    let stranger = world.unproven("Camille").await;
    let id = stranger["user"]["id"].as_str().unwrap();
    let words = "display_name = 'Votre banque, appelez-nous', phone = '+33612345678'";
    world.db.execute(&format!("UPDATE auth.users SET {words} WHERE id = '{id}'")).await;
    let owner = world.by_code("camille@exemple.fr").await;
    let seen = data(&world.schema, &world.viewer(&owner), ME, json!({})).await;
    let expected = json!({ "displayName": "camille", "phone": null, "emailVerified": true });
    assert_eq!(seen["me"], expected);
    let told = world.db.published::<UserRegistered>().await.pop().unwrap();
    assert_eq!((told.display_name.as_str(), told.phone, told.proven), ("camille", None, false));
    assert!(world.db.published::<AddressProven>().await[0].anew);

    // Who does it from their own session keeps what they said.
    let own = world.unproven("Noor").await;
    let viewer = world.viewer(&own);
    let (challenge, code) = world.code("noor@exemple.fr").await;
    let input =
        json!({ "i": { "challengeId": challenge, "code": code, "currentPassword": PASSWORD } });
    data(&world.schema, &viewer, CHANGE, input).await;
    let seen = data(&world.schema, &viewer, ME, json!({})).await;
    assert_eq!(seen["me"]["displayName"], "Noor");
    assert!(!world.db.published::<AddressProven>().await.pop().unwrap().anew);
}
