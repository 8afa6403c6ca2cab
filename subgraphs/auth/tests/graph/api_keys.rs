//! Keys of third parties: made once, shown once, exchanged while they last.
use crate::common::World;
use chrono::TimeDelta;
use events::auth::UserRegistered;
use kernel::{Role, Viewer};
use serde_json::{Value, json};
use testkit::{data, refusal, viewers};

const CREATE: &str = "mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret
    apiKey { id prefix name scopes requestsPerMinute expiresAt lastUsedOn
        integrator { id email displayName roles } } } }";
const REVOKE: &str = "mutation($id: UUID!) {
    revokeApiKey(input: { keyId: $id }) { apiKey { revokedAt } } }";
const EXCHANGE: &str = "mutation($key: String!) {
    exchangeApiKey(input: { key: $key }) { accessToken accessTokenExpiresAt } }";
const LIST: &str =
    "{ apiKeys { edges { node { id name lastUsedOn createdBy { displayName } } } } }";

fn wanted() -> Value {
    json!({
        "email": "SI@flotte.example", "organisation": "Flotte Dupont", "name": "Planning",
        "scopes": ["APPOINTMENTS_WRITE", "APPOINTMENTS_READ"], "requestsPerMinute": 120,
    })
}

impl World {
    async fn network_manager(&self) -> Viewer {
        let mut conn = self.db.pool.get().await.unwrap();
        let (email, name) = ("agnes@exemple.fr", "Agnès");
        let roles = [Role::Manager];
        let id = auth::ensure_user(&mut conn, email, crate::common::PASSWORD, name, &roles).await;
        Viewer::Person {
            id: id.unwrap(),
            roles: roles.to_vec(),
            posts: Vec::new(),
            name: name.to_owned(),
        }
    }

    async fn key(&self, manager: &Viewer, input: Value) -> Value {
        let made = data(&self.schema, manager, CREATE, json!({ "input": input })).await;
        made["createApiKey"].clone()
    }

    async fn exchange(&self, key: &Value) -> Value {
        let found = data(&self.schema, &Viewer::Anonymous, EXCHANGE, json!({ "key": key })).await;
        found["exchangeApiKey"].clone()
    }

    async fn not_exchanged(&self, key: &Value) -> String {
        refusal(&self.schema, &Viewer::Anonymous, EXCHANGE, json!({ "key": key })).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_shown_once_and_exchanged_for_what_it_may_do() {
    let world = World::new().await;
    let manager = world.network_manager().await;
    let made = world.key(&manager, wanted()).await;
    let key = &made["apiKey"];
    assert_eq!(key["scopes"], json!(["APPOINTMENTS_READ", "APPOINTMENTS_WRITE"]));
    assert_eq!(key["integrator"]["email"], "si@flotte.example");
    assert_eq!(key["integrator"]["roles"], json!(["INTEGRATOR"]));
    let (secret, prefix) = (made["secret"].as_str().unwrap(), key["prefix"].as_str().unwrap());
    assert!(secret.starts_with(&format!("{prefix}_")), "{prefix}");

    let session = world.exchange(&made["secret"]).await;
    let claims = world.claims(&session["accessToken"]);
    assert_eq!(claims.scope, "integrator appointments:read appointments:write");
    assert_eq!(claims.requests_per_minute, Some(120));
    assert_eq!(claims.key.unwrap().to_string(), key["id"].as_str().unwrap());
    assert_eq!(claims.exp - claims.iat, 30);
    let machine = Viewer::from(claims);
    assert_eq!(machine.id().unwrap().to_string(), key["integrator"]["id"].as_str().unwrap());
    assert!(machine.is_machine());
    let me = data(&world.schema, &machine, "{ me { displayName } }", json!({})).await;
    assert_eq!(me["me"]["displayName"], "Flotte Dupont");

    let listed = data(&world.schema, &manager, LIST, json!({})).await;
    let node = &listed["apiKeys"]["edges"][0]["node"];
    assert_eq!(node["lastUsedOn"], json!(world.now.date_naive()));
    assert_eq!(node["createdBy"]["displayName"], "Agnès");
    assert!(!listed.to_string().contains(&secret[30..]), "the secret is nowhere else");
    assert_eq!(world.db.published::<UserRegistered>().await.len(), 2, "manager and integrator");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_one_address_belong_to_one_organisation() {
    let world = World::new().await;
    let manager = world.network_manager().await;
    let first = world.key(&manager, wanted()).await;
    let mut again = wanted();
    again["organisation"] = json!("Another name");
    let second = world.key(&manager, again).await;
    assert_eq!(first["apiKey"]["integrator"], second["apiKey"]["integrator"]);
    assert_ne!(first["secret"], second["secret"]);

    world.account("Camille").await;
    let mut taken = wanted();
    taken["email"] = json!("camille@exemple.fr");
    let code = refusal(&world.schema, &manager, CREATE, json!({ "input": taken })).await;
    assert_eq!(code, "EMAIL_TAKEN");
    for _ in 2..20 {
        world.key(&manager, wanted()).await;
    }
    let code = refusal(&world.schema, &manager, CREATE, json!({ "input": wanted() })).await;
    assert_eq!(code, "TOO_MANY_KEYS");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_ends_revoked_expired_or_with_its_organisation() {
    let mut world = World::new().await;
    let manager = world.network_manager().await;
    let revoked = world.key(&manager, wanted()).await;
    let id = json!({ "id": revoked["apiKey"]["id"] });
    for _ in 0..2 {
        let ended = data(&world.schema, &manager, REVOKE, id.clone()).await;
        assert!(ended["revokeApiKey"]["apiKey"]["revokedAt"].is_string());
    }
    assert_eq!(world.not_exchanged(&revoked["secret"]).await, "API_KEY_REVOKED");

    let mut short = wanted();
    short["expiresAt"] = json!(world.now + TimeDelta::hours(1));
    let short = world.key(&manager, short).await;
    world.exchange(&short["secret"]).await;
    world.wait(TimeDelta::hours(1));
    assert_eq!(world.not_exchanged(&short["secret"]).await, "API_KEY_EXPIRED");

    let other = world.key(&manager, wanted()).await;
    world
        .db
        .execute("UPDATE auth.users SET roles = '{customer}' WHERE roles = '{integrator}'")
        .await;
    assert_eq!(world.not_exchanged(&other["secret"]).await, "API_KEY_REVOKED");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_key_of_ours_opens_nothing() {
    let world = World::new().await;
    let manager = world.network_manager().await;
    let made = world.key(&manager, wanted()).await;
    let secret = made["secret"].as_str().unwrap();
    let elsewhere = World::new().await;
    let theirs = elsewhere.key(&elsewhere.network_manager().await, wanted()).await;
    for wrong in [json!(""), json!(&secret[..secret.len() - 1]), theirs["secret"].clone()] {
        assert_eq!(world.not_exchanged(&wrong).await, "API_KEY_INVALID");
    }
    // The right row with another secret: another key's, under this one's name.
    world
        .db
        .execute("UPDATE auth.api_keys SET secret_hash = sha256('something else'::bytea)")
        .await;
    assert_eq!(world.not_exchanged(&made["secret"]).await, "API_KEY_INVALID");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_managers_have_to_do_with_keys() {
    let world = World::new().await;
    let manager = world.network_manager().await;
    let made = world.key(&manager, wanted()).await;
    let id = json!({ "id": made["apiKey"]["id"] });
    let claims = world.claims(&world.exchange(&made["secret"]).await["accessToken"]);
    let machine = Viewer::from(claims);
    for viewer in [machine, viewers::customer(), viewers::staff(Role::Receptionist)] {
        let input = json!({ "input": wanted() });
        assert_eq!(refusal(&world.schema, &viewer, CREATE, input).await, "FORBIDDEN");
        assert_eq!(refusal(&world.schema, &viewer, REVOKE, id.clone()).await, "FORBIDDEN");
        assert_eq!(refusal(&world.schema, &viewer, LIST, json!({})).await, "FORBIDDEN");
    }
    for (field, value, code) in [
        ("scopes", json!([]), "SCOPES_REQUIRED"),
        ("requestsPerMinute", json!(0), "ALLOWANCE_INVALID"),
        ("expiresAt", json!(world.now), "EXPIRY_IN_PAST"),
        ("name", json!(" "), "NAME_REQUIRED"),
        ("email", json!("flotte"), "EMAIL_INVALID"),
    ] {
        let mut input = wanted();
        input[field] = value;
        let refused = refusal(&world.schema, &manager, CREATE, json!({ "input": input })).await;
        assert_eq!(refused, code);
    }
    let nowhere = json!({ "id": uuid::Uuid::nil() });
    assert_eq!(refusal(&world.schema, &manager, REVOKE, nowhere).await, "API_KEY_NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_keys_are_twenty_however_many_are_made_at_once() {
    let world = World::new().await;
    let manager = world.network_manager().await;
    let made = (0..26).map(|_| {
        let (schema, manager) = (world.schema.clone(), manager.clone());
        let input = json!({ "input": wanted() });
        tokio::spawn(async move { testkit::execute(&schema, &manager, CREATE, input).await })
    });
    let mut codes = Vec::new();
    for made in made.collect::<Vec<_>>() {
        codes.push(testkit::code(&made.await.unwrap()));
    }
    let counted = |code: Option<&str>| codes.iter().filter(|c| c.as_deref() == code).count();
    assert_eq!((counted(None), counted(Some("TOO_MANY_KEYS"))), (20, 6), "{codes:?}");
}
