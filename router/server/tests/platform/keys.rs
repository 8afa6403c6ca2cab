//! Third parties' keys and our own, through the public origin.
use crate::product::{Product, text};
use autovisite::{
    Transport, domains,
    limit::{Allowance, Counters},
    secrets::Secrets,
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const CREATE: &str = "mutation($i: CreateApiKeyInput!) {
    createApiKey(input: $i) { secret apiKey { id integrator { id } } } }";
const REVOKE: &str = "mutation($id: UUID!) {
    revokeApiKey(input: { keyId: $id }) { apiKey { revokedAt } } }";
const HOLD: &str = "mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }";
const READ: &str = "query($id: UUID!) { appointment(id: $id) { id customer { id displayName } } }";
const PARSE: &str = "mutation($i: ParseRegistrationInput!) { parseRegistration(input: $i) {
    reading { document } quota { used } } }";
const MINE: &str = "{ myAppointments { edges { node { id } } } }";

/// A key's id and text.
struct Key(String, String);

impl Product {
    async fn key(&self, scopes: &[&str], more: Value) -> Key {
        let manager = self.log_in("responsable@demo.example").await;
        let mut input = json!({
            "email": "si@flotte.example", "organisation": "Flotte Dupont", "name": "Planning",
            "scopes": scopes,
        });
        if let (Some(input), Value::Object(more)) = (input.as_object_mut(), more) {
            input.extend(more);
        }
        let made = self.data(&manager, CREATE, json!({ "i": input })).await;
        let made = &made["createApiKey"];
        Key(text(&made["apiKey"]["id"]), text(&made["secret"]))
    }

    async fn ask_with_header(&self, key: &str, document: &str) -> reqwest::Response {
        let request = self.client.post(format!("{}/graphql", self.url));
        request.header("x-api-key", key).json(&json!({ "query": document })).send().await.unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_does_what_its_scopes_say_and_sees_its_own() {
    for transport in [Transport::InProcess, Transport::Http] {
        let product = Product::start(transport).await;
        let slot = product.free_slot(&product.guest().await).await;
        let Key(_, key) =
            product.key(&["APPOINTMENTS_READ", "APPOINTMENTS_WRITE"], json!({})).await;
        let Key(_, reader) = product.key(&["APPOINTMENTS_READ"], json!({})).await;
        let Key(_, parser) = product.key(&["DOCUMENTS_PARSE"], json!({})).await;

        let held = product.data(&key, HOLD, json!({ "i": slot })).await;
        let id = json!({ "id": held["holdSlot"]["appointment"]["id"] });
        let seen = product.data(&key, READ, id.clone()).await;
        assert_eq!(seen["appointment"]["customer"]["displayName"], "Flotte Dupont");
        // Another key of the organisation sees the same; another person does not.
        assert_eq!(product.data(&reader, READ, id.clone()).await, seen);
        let camille = product.log_in("camille@demo.example").await;
        assert!(product.data(&camille, READ, id.clone()).await["appointment"].is_null());

        assert_eq!(product.refusal(Some(&parser), READ, id).await, "SCOPE_MISSING");
        let input = json!({ "i": slot });
        assert_eq!(product.refusal(Some(&reader), HOLD, input).await, "SCOPE_MISSING");
        // What names no scope is closed to machines, and what is public is open to them.
        let chat = "{ myConversation(channel: WEB) { id } }";
        let closed = product.ask(Some(&key), chat, json!({})).await;
        assert!(closed["errors"].is_array(), "{closed}");
        product.data(&parser, "{ centres { edges { node { id } } } }", json!({})).await;
        // The largest page that is taken comes through, and no other key sends any.
        let word = json!({ "text": "PM-110-EP", "confidence": 0.5,
            "quad": [80.5, 90, 300, 90, 300, 120, 80.5, 120] });
        let page = json!({ "i": { "width": 1_240, "height": 1_754, "words": vec![word; 1_000] } });
        let parsed = product.data(&parser, PARSE, page.clone()).await;
        assert_eq!(parsed["parseRegistration"]["reading"]["document"], "OTHER");
        assert_eq!(parsed["parseRegistration"]["quota"]["used"], 1);
        assert_eq!(product.refusal(Some(&reader), PARSE, page).await, "SCOPE_MISSING");

        // The router itself refuses what a directive reserves for managers.
        for token in [&key, &camille] {
            let keys = "{ apiKeys { edges { node { id } } } }";
            let answer = product.ask(Some(token), keys, json!({})).await;
            assert!(answer["data"]["apiKeys"].is_null(), "{answer}");
            assert!(answer["errors"].is_array(), "{answer}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_has_ended_or_is_none_is_refused_and_never_anonymous() {
    let product = Product::start(Transport::InProcess).await;
    let Key(id, key) = product.key(&["APPOINTMENTS_READ"], json!({})).await;
    assert_eq!(product.ask_with_header(&key, MINE).await.status(), 200);
    let manager = product.log_in("responsable@demo.example").await;
    product.data(&manager, REVOKE, json!({ "id": id })).await;
    let (revoked, centres) = (Instant::now(), "{ centres { edges { node { id } } } }");
    loop {
        let answer = product.ask_with_header(&key, centres).await;
        if answer.status() == 401 {
            assert_eq!(code(answer).await, "API_KEY_REVOKED");
            break;
        }
        assert!(revoked.elapsed() < Duration::from_secs(60), "the key still works");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }

    let soon = chrono::Utc::now() + chrono::TimeDelta::seconds(2);
    let Key(_, short) = product.key(&["APPOINTMENTS_READ"], json!({ "expiresAt": soon })).await;
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    let answer = product.ask_with_header(&short, centres).await;
    assert_eq!(code(answer).await, "API_KEY_EXPIRED");
    let mut other = key.clone();
    other.replace_range(20..22, "zz");
    for none in [&other, "avt_live_", "sk_live_51", "nonsense"] {
        let answer = product.ask_with_header(none, centres).await;
        assert_eq!(answer.status(), 401, "{none}");
        assert_eq!(code(answer).await, "API_KEY_INVALID");
    }
}

async fn code(answer: reqwest::Response) -> String {
    let answer: Value = answer.json().await.unwrap();
    assert!(answer.get("data").is_none(), "{answer}");
    text(&answer["errors"][0]["extensions"]["code"])
}

#[tokio::test(flavor = "multi_thread")]
async fn each_key_has_its_own_allowance() {
    let redis = testkit::Redis::start().await;
    let product = Product::configured(Transport::InProcess, |settings| {
        settings.allowance = Allowance { person: 600, address: 600 };
        settings.redis_url = Some(redis.url());
    })
    .await;
    let Key(_, slow) = product.key(&["APPOINTMENTS_READ"], json!({ "requestsPerMinute": 3 })).await;
    let Key(_, fast) =
        product.key(&["APPOINTMENTS_READ"], json!({ "requestsPerMinute": 300 })).await;
    for _ in 0..3 {
        assert_eq!(product.ask_with_header(&slow, MINE).await.status(), 200);
    }
    let refused = product.ask_with_header(&slow, MINE).await;
    assert_eq!(refused.status(), 429);
    let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=20).contains(&wait), "{wait}");
    assert_eq!(code(refused).await, "TOO_MANY_REQUESTS");
    for _ in 0..9 {
        assert_eq!(product.ask_with_header(&fast, MINE).await.status(), 200);
    }
    assert!(redis.keys().await.iter().any(|key| key.starts_with("autovisite:rate:k:")));

    // Without Redis each router counts alone, and nobody is turned away for it.
    drop(redis);
    for _ in 0..3 {
        assert_eq!(product.ask_with_header(&slow, MINE).await.status(), 200);
    }
    assert_eq!(product.ask_with_header(&slow, MINE).await.status(), 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn routers_share_their_counts_in_redis() {
    let redis = testkit::Redis::start().await;
    let routers = [0, 1].map(|_| Counters::at(Some(&redis.url())).unwrap());
    let mut asking = tokio::task::JoinSet::new();
    for request in 0..100 {
        let router = routers[request % 2].clone();
        asking.spawn(async move { router.take("somebody", 30, 1).await.is_ok() });
    }
    let welcome = asking.join_all().await.into_iter().filter(|welcome| *welcome).count();
    // Thirty at once, and one more for each two seconds that this took.
    assert!((30..35).contains(&welcome), "{welcome}");
    assert!(routers[0].take("somebody else", 30, 29).await.is_ok());
    assert!(routers[1].take("somebody else", 30, 3).await.is_err(), "what costs more counts more");
    assert!(Counters::at(Some("postgres://nowhere")).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_signing_key_is_rotated_while_it_serves() {
    let product = Product::start(Transport::InProcess).await;
    let before = product.log_in("camille@demo.example").await;
    domains::rotate_token_key(&Secrets::open(product.data_dir()).unwrap()).unwrap();
    let rotated = Instant::now();
    let after = loop {
        let token = product.log_in("camille@demo.example").await;
        if kid(&token) != kid(&before) {
            break token;
        }
        assert!(rotated.elapsed() < Duration::from_secs(20), "the old key still signs");
        tokio::time::sleep(Duration::from_millis(300)).await;
    };
    for token in [&before, &after] {
        product.data(token, MINE, json!({})).await;
    }
    let jwks = product.client.get(format!("{}/.well-known/jwks.json", product.url));
    let jwks: Value = jwks.send().await.unwrap().json().await.unwrap();
    assert_eq!(jwks["keys"].as_array().unwrap().len(), 2);
}

/// A token's header, which names its key.
fn kid(token: &str) -> String {
    token.split('.').next().unwrap().to_owned()
}
