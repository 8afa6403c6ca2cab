//! Chats elsewhere that become an account's.
use crate::{
    common::{PASSWORD, World},
    second_factor::Phone,
};
use chrono::TimeDelta;
use events::auth::GuestJoined;
use kernel::Viewer;
use serde_json::{Value, json};
use testkit::{data, refusal};

const MAKE: &str = "mutation { createTelegramLink { url expiresIn } }";
const WHOSE: &str = "query($t: String!) { telegramLink(token: $t) { address } }";

impl World {
    async fn telegram_link(&self, viewer: &Viewer) -> String {
        let made = data(&self.schema, viewer, MAKE, json!({})).await;
        let url = made["createTelegramLink"]["url"].as_str().unwrap().to_owned();
        let token = url.strip_prefix("https://t.me/autovisite_bot?start=").unwrap();
        assert!(token.len() <= 64 && !token.contains(['.', '=', '/']), "as Telegram takes it");
        token.to_owned()
    }

    async fn owner_of(&self, token: &str) -> Value {
        let input = json!({ "t": token });
        let found = data(&self.schema, &Viewer::Anonymous, WHOSE, input).await;
        found["telegramLink"]["address"].clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_becomes_its_owners_once_and_brings_what_it_began() {
    let mut world = World::new().await;
    let camille = world.account("Camille").await;
    let viewer = world.viewer(&camille);
    let guest = world.session(&Viewer::Anonymous, "startGuestSession", json!({})).await;
    let chat = world.viewer(&guest);
    assert_eq!(refusal(&world.schema, &chat, MAKE, json!({})).await, "LOGIN_REQUIRED");

    let old = world.telegram_link(&viewer).await;
    let token = world.telegram_link(&viewer).await;
    assert_eq!(world.owner_of(&old).await, Value::Null, "another was made");
    assert_eq!(world.owner_of(&token).await, "c•••@exemple.fr");
    assert_eq!(world.owner_of("rubbish").await, Value::Null);
    let input = json!({ "token": token });
    let linked = world.session(&chat, "logInWithTelegramLink", input.clone()).await;
    assert_eq!(linked["user"]["id"], camille["user"]["id"]);
    assert_eq!(world.acts_of(&camille["user"]).await, ["account.chat_linked"]);
    let joined = world.db.published::<GuestJoined>().await;
    assert_eq!((json!(joined[0].guest_id), joined.len()), (guest["user"]["id"].clone(), 1));
    for used in [token, old] {
        let input = json!({ "token": used });
        assert_eq!(world.refused(&chat, "logInWithTelegramLink", input).await, "LINK_INVALID");
    }

    let late = world.telegram_link(&viewer).await;
    world.wait(TimeDelta::minutes(10));
    assert_eq!(world.owner_of(&late).await, Value::Null);
    let input = json!({ "token": late });
    assert_eq!(world.refused(&chat, "logInWithTelegramLink", input).await, "LINK_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_without_a_bot_offers_none() {
    const BOT: &str = "{ telegramBot }";
    let mut world = World::new().await;
    let named = data(&world.schema, &Viewer::Anonymous, BOT, json!({})).await;
    assert_eq!(named["telegramBot"], "autovisite_bot");
    let viewer = world.viewer(&world.account("Camille").await);
    world.config.telegram_bot = None;
    world.wait(TimeDelta::zero());
    let named = data(&world.schema, &Viewer::Anonymous, BOT, json!({})).await;
    assert_eq!(named["telegramBot"], Value::Null);
    assert_eq!(refusal(&world.schema, &viewer, MAKE, json!({})).await, "NO_TELEGRAM_BOT");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_with_the_log_ins_that_could_have_made_it() {
    const OTHERS: &str = "mutation($i: EndOtherLogInsInput!) {
        endOtherLogIns(input: $i) { ended } }";
    let world = World::new().await;
    let opens = async |token: &str| {
        let refused = world.owner_of(token).await == Value::Null;
        if refused {
            let input = json!({ "token": token });
            let code = world.refused(&Viewer::Anonymous, "logInWithTelegramLink", input).await;
            assert_eq!(code, "LINK_INVALID");
        }
        !refused
    };
    // The first proof of the address, by its owner.
    let stranger = world.viewer(&world.unproven("Camille").await);
    let token = world.telegram_link(&stranger).await;
    assert!(opens(&token).await);
    let camille = world.by_code("camille@exemple.fr").await;
    assert!(!opens(&token).await);
    // All others are ended by their owner.
    let viewer = world.viewer(&camille);
    let token = world.telegram_link(&viewer).await;
    let kept = world.claims(&camille["accessToken"]).sid;
    data(&world.schema, &viewer, OTHERS, json!({ "i": { "keptId": kept } })).await;
    assert!(!opens(&token).await);
    // A second factor is set up; a link of then carries on that it was shown.
    let token = world.telegram_link(&viewer).await;
    Phone::of(&world, &viewer).await;
    assert!(!opens(&token).await);
    // Another password.
    let noor = world.viewer(&world.account("Noor").await);
    let token = world.telegram_link(&noor).await;
    let change = json!({ "currentPassword": PASSWORD, "newPassword": "autre cheval correct" });
    world.session(&noor, "changePassword", change).await;
    assert!(!opens(&token).await);
}

const ROLES: &str = "mutation($i: SetRolesInput!) { setRoles(input: $i) { user { id } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_has_shown_a_second_factor_only_where_its_links_maker_had() {
    let mut world = World::new().await;
    world.config.second_factor_roles = vec![kernel::Role::Inspector];
    world.wait(TimeDelta::zero());
    let admin = world.admin().await;
    let camille = world.account("Camille").await;
    let input = json!({ "userId": camille["user"]["id"], "roles": ["CUSTOMER", "INSPECTOR"] });
    data(&world.schema, &admin, ROLES, json!({ "i": input })).await;
    let viewer = world.viewer(&camille);
    let before = json!({ "token": world.telegram_link(&viewer).await });
    // As the row of an installation of before, which outlived the setting up.
    Phone::of(&world, &viewer).await;
    world.db.execute("UPDATE auth.chat_links SET used_at = NULL").await;
    let chat = world.session(&Viewer::Anonymous, "logInWithTelegramLink", before).await;
    assert_eq!(world.claims(&chat["accessToken"]).scope, "customer", "its maker had shown none");
    let after = json!({ "token": world.telegram_link(&viewer).await });
    let chat = world.session(&Viewer::Anonymous, "logInWithTelegramLink", after).await;
    assert_eq!(world.claims(&chat["accessToken"]).scope, "customer inspector");
}
