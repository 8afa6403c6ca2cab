//! Keys: each with its own algorithm, for its own issuer, and rotated without a restart.

use crate::harness::{
    AUDIENCE, Harness, ISSUER, Transport, claims, code, identity, issuer, key, sign, sign_as,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use engine::{Identity, Issuer, Restriction, Void};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, jwk::Jwk};
use serde_json::{Value, json};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

const WHO: &str = "{ secret viewerOfPeople }";
const OTHERS: &str = "https://others.test";
/// Of nobody: made for these tests.
const RSA: &[u8] = include_bytes!("issuer_rsa.pem");

fn rsa() -> EncodingKey {
    EncodingKey::from_rsa_pem(RSA).unwrap()
}

/// The public half, under that key id.
fn rsa_jwk(kid: &str) -> Value {
    let mut jwk = Jwk::from_encoding_key(&rsa(), Algorithm::RS256).unwrap();
    jwk.common.key_id = Some(kid.to_owned());
    serde_json::to_value(jwk).unwrap()
}

fn ed25519_jwk(seed: u8) -> Value {
    let public = URL_SAFE_NO_PAD.encode(key(seed).verifying_key().as_bytes());
    json!({ "kty": "OKP", "crv": "Ed25519", "kid": seed.to_string(), "x": public })
}

fn with_rsa(algorithm: Algorithm, kid: &str, claims: &Value) -> String {
    let header = Header { kid: Some(kid.into()), ..Header::new(algorithm) };
    encode(&header, claims, &rsa()).unwrap()
}

fn of(name: &str, subject: &str) -> Value {
    let mut claims = claims(subject, 300);
    claims["iss"] = json!(name);
    claims
}

async fn answer(router: &Harness, token: &str) -> Value {
    router.post(WHO).bearer_auth(token).send().await.unwrap().json().await.unwrap()
}

fn refused(answer: &Value) {
    assert_eq!(code(answer), "TOKEN_INVALID", "{answer}");
    assert!(answer.get("data").is_none(), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rs256_is_accepted_and_no_key_with_another_algorithm() {
    let router = Harness::configured(Transport::InProcess, |config| {
        let jwks = json!({ "keys": [ed25519_jwk(7), rsa_jwk("r")] });
        let issuers = vec![issuer(ISSUER, &jwks)];
        config.identity = Some(Identity { issuers, refresh: Duration::from_secs(60), void: None });
    })
    .await;
    let ada = json!({ "secret": "forty-two", "viewerOfPeople": "ada" });
    let good = with_rsa(Algorithm::RS256, "r", &claims("ada", 300));
    assert_eq!(answer(&router, &good).await["data"], ada);
    assert_eq!(answer(&router, &sign(7, &claims("ada", 300))).await["data"], ada);

    let claims = claims("ada", 300);
    // What anybody can do with a public key, were it taken for a shared secret.
    let public = rsa_jwk("r")["n"].as_str().unwrap().to_owned();
    let header = Header { kid: Some("r".into()), ..Header::new(Algorithm::HS256) };
    let confused = encode(&header, &claims, &EncodingKey::from_secret(public.as_bytes())).unwrap();
    for token in [
        with_rsa(Algorithm::RS512, "r", &claims),
        with_rsa(Algorithm::PS256, "r", &claims),
        with_rsa(Algorithm::RS256, "7", &claims),
        sign_as("r", 7, &claims),
        confused,
    ] {
        refused(&answer(&router, &token).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_rotated_while_it_serves() {
    let published = Arc::new(Mutex::new(json!({ "keys": [ed25519_jwk(7)] })));
    let asked = Arc::new(AtomicUsize::new(0));
    let router = Harness::configured(Transport::InProcess, |config| {
        let (published, asked) = (published.clone(), asked.clone());
        let ours = Issuer {
            keys: Arc::new(move || {
                asked.fetch_add(1, Ordering::Relaxed);
                let keys = published.lock().unwrap().to_string();
                Box::pin(std::future::ready(Ok(keys)))
            }),
            ..issuer(ISSUER, &Value::Null)
        };
        let refresh = Duration::from_secs(3);
        config.identity = Some(Identity { issuers: vec![ours], refresh, void: None });
    })
    .await;
    let ada = json!({ "secret": "forty-two", "viewerOfPeople": "ada" });
    let (old, new) = (sign_as("7", 7, &claims("ada", 300)), sign_as("8", 8, &claims("ada", 300)));
    assert_eq!(answer(&router, &old).await["data"], ada);
    refused(&answer(&router, &new).await);

    // The new key beside the old one: both tokens are good, at once.
    *published.lock().unwrap() = json!({ "keys": [ed25519_jwk(8), ed25519_jwk(7)] });
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(answer(&router, &new).await["data"], ada);
    assert_eq!(answer(&router, &old).await["data"], ada);

    // A set that cannot be read changes nothing.
    *published.lock().unwrap() = json!({ "keys": [] });
    tokio::time::sleep(Duration::from_millis(3_500)).await;
    assert_eq!(answer(&router, &old).await["data"], ada);

    // Without the old one its tokens end at the next look, although they had been verified.
    *published.lock().unwrap() = json!({ "keys": [ed25519_jwk(8)] });
    tokio::time::sleep(Duration::from_millis(3_500)).await;
    refused(&answer(&router, &old).await);
    assert_eq!(answer(&router, &new).await["data"], ada);

    // Made-up keys do not make the router ask as often as they come.
    let before = asked.load(Ordering::Relaxed);
    for seed in 20..60_u8 {
        refused(&answer(&router, &sign_as(&seed.to_string(), seed, &claims("ada", 300))).await);
    }
    let more = asked.load(Ordering::Relaxed) - before;
    assert!(more <= 5, "asked {more} times");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_issuer_speaks_for_itself_and_says_no_more_than_it_may() {
    let router = Harness::configured(Transport::InProcess, |config| {
        let theirs = Issuer {
            restriction: Some(Restriction {
                given: vec!["machine".into()],
                kept: vec!["read".into()],
            }),
            ..issuer(OTHERS, &json!({ "keys": [rsa_jwk("r")] }))
        };
        let mut both = identity();
        both.issuers.push(theirs);
        config.identity = Some(both);
    })
    .await;
    const ASKED: &str = "{ secret ledger viewerOfPeople }";
    let mut theirs = of(OTHERS, "ada");
    theirs["scope"] = json!("read staff");
    let token = with_rsa(Algorithm::RS256, "r", &theirs);
    let heard = router.post(ASKED).bearer_auth(&token).send().await.unwrap();
    let heard: Value = heard.json().await.unwrap();
    assert_eq!(heard["data"]["secret"], "forty-two");
    assert_eq!(heard["data"]["ledger"], Value::Null, "staff is not theirs to give");
    let subject = heard["data"]["viewerOfPeople"].as_str().unwrap();
    assert_ne!(subject, "ada", "their Ada is not ours");

    // Each key is good for its own issuer alone.
    refused(&answer(&router, &with_rsa(Algorithm::RS256, "r", &of(ISSUER, "ada"))).await);
    refused(&answer(&router, &sign(7, &of(OTHERS, "ada"))).await);
    let mut elsewhere = of(OTHERS, "ada");
    elsewhere["aud"] = json!(format!("not {AUDIENCE}"));
    refused(&answer(&router, &with_rsa(Algorithm::RS256, "r", &elsewhere)).await);
    refused(&answer(&router, &with_rsa(Algorithm::RS256, "r", &of("https://x.test", "a"))).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_seal_of_the_edge_is_no_token() {
    let router = Harness::start(Transport::InProcess).await;
    // What hive-router is told, as somebody might guess it.
    let mut guessed = claims("ada", 300);
    guessed["iss"] = json!("edge");
    guessed["aud"] = json!("edge");
    refused(&answer(&router, &sign_as("edge", 7, &guessed)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_credentials_is_counted() {
    let seen = Arc::new(AtomicUsize::new(0));
    let router = Harness::configured(Transport::InProcess, |config| {
        let seen = seen.clone();
        config.admit = Some(Arc::new(move |caller, _| {
            assert!(caller.claims.is_none());
            let refused = seen.fetch_add(1, Ordering::Relaxed) > 0;
            let too_many = engine::Refusal::new(http::StatusCode::TOO_MANY_REQUESTS, "SLOW", "…");
            let outcome = if refused { Err(too_many) } else { Ok(()) };
            Box::pin(std::future::ready(outcome))
        }));
    })
    .await;
    refused(&answer(&router, "nonsense").await);
    assert_eq!(code(&answer(&router, "nonsense").await), "SLOW");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_with_its_log_in_although_it_had_been_verified() {
    let (log_in, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    let ended = Arc::new(Mutex::new(Vec::new()));
    let router = Harness::configured(Transport::InProcess, |config| {
        let ended = ended.clone();
        let void = Void {
            source: Arc::new(move || {
                let now = ended.lock().unwrap().clone();
                Box::pin(std::future::ready(Ok(now)))
            }),
            every: Duration::from_millis(20),
        };
        config.identity = Some(Identity { void: Some(void), ..identity() });
    })
    .await;
    let signed = |log_in: uuid::Uuid, later: i64| {
        let mut said = claims("ada", 300);
        said["sid"] = json!(log_in);
        said["iat"] = json!(said["iat"].as_i64().unwrap() + later);
        sign(7, &said)
    };
    let ada = json!({ "secret": "forty-two", "viewerOfPeople": "ada" });
    let token = signed(log_in, 0);
    assert_eq!(answer(&router, &token).await["data"], ada);
    let moment = claims("ada", 300)["iat"].as_i64().unwrap() + 1;
    ended.lock().unwrap().push((log_in, moment));
    tokio::time::sleep(Duration::from_millis(200)).await;
    let gone = answer(&router, &token).await;
    assert_eq!(code(&gone), "TOKEN_EXPIRED", "{gone}");
    // Of another log-in, signed since, or of nobody's in particular.
    for good in [signed(other, 0), signed(log_in, 5), sign(7, &claims("ada", 300))] {
        assert_eq!(answer(&router, &good).await["data"], ada);
    }
}
