//! Who is calling, and who cannot pretend to be somebody else.

use crate::{
    harness::{Harness, ISSUER, Transport, claims, code, identity, issuer, sign, token},
    subgraphs::VIEWER,
};
use engine::Introspection;
use serde_json::{Value, json};

const BOTH: [Transport; 2] = [Transport::InProcess, Transport::Http];
const WHO: &str = "{ viewerOfPeople viewerOfLetters }";

#[tokio::test(flavor = "multi_thread")]
async fn the_verified_viewer_reaches_every_subgraph() {
    for transport in [Transport::InProcess, Transport::Http, Transport::Mixed] {
        let router = Harness::start(transport).await;
        let ada = json!({ "viewerOfPeople": "ada", "viewerOfLetters": "ada" });
        assert_eq!(router.ask_as("ada", WHO).await["data"], ada, "{transport:?}");
        let nobody = json!({ "viewerOfPeople": null, "viewerOfLetters": null });
        assert_eq!(router.ask(WHO).await["data"], nobody, "{transport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_viewer_is_dropped() {
    for transport in BOTH {
        let router = Harness::start(transport).await;
        for accept in ["application/json", "application/json, text/event-stream"] {
            let forged = router
                .post(WHO)
                .header("accept", accept)
                .header(VIEWER, "admin")
                .header("x-engine-relay-0-x-viewer", "admin")
                .header("x-engine-relay-1-x-viewer", "admin");
            let answer: Value = forged.send().await.unwrap().json().await.unwrap();
            let nobody = json!({ "viewerOfPeople": null, "viewerOfLetters": null });
            assert_eq!(answer["data"], nobody, "{transport:?} {accept}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_not_good_is_refused_and_never_anonymous() {
    let router = Harness::start(Transport::InProcess).await;
    let with = |name: &str, value: Value| {
        let mut claims = claims("ada", 300);
        claims[name] = value;
        format!("Bearer {}", sign(7, &claims))
    };
    let mut unsigned = token("ada");
    unsigned.truncate(unsigned.rfind('.').unwrap() + 1);
    for (credential, expected) in [
        ("Bearer nonsense".to_owned(), "TOKEN_INVALID"),
        ("Bearer ".to_owned(), "TOKEN_INVALID"),
        ("Basic YWRhOmFkYQ==".to_owned(), "TOKEN_INVALID"),
        (format!("Bearer {unsigned}"), "TOKEN_INVALID"),
        (format!("Bearer {}", sign(8, &claims("ada", 300))), "TOKEN_INVALID"),
        (with("iss", json!("https://other.test")), "TOKEN_INVALID"),
        (with("aud", json!("somebody else")), "TOKEN_INVALID"),
        (with("exp", Value::Null), "TOKEN_INVALID"),
        (format!("Bearer {}", sign(7, &claims("ada", -45))), "TOKEN_EXPIRED"),
    ] {
        let response = router.post(WHO).header("authorization", &credential).send().await.unwrap();
        assert_eq!(response.status(), 401, "{credential}");
        assert!(response.headers().contains_key("www-authenticate"));
        let answer: Value = response.json().await.unwrap();
        assert_eq!(code(&answer), expected, "{credential}");
        assert!(answer.get("data").is_none(), "{answer}");
    }
    let twice = router.post(WHO).bearer_auth(token("ada")).header("authorization", "Bearer x");
    assert_eq!(twice.send().await.unwrap().status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_scheme_is_read_in_any_case() {
    let router = Harness::start(Transport::InProcess).await;
    let credential = format!("bearer {}", token("ada"));
    let answer = router.post("{ secret viewerOfPeople }").header("authorization", credential);
    let answer: Value = answer.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["data"], json!({ "secret": "forty-two", "viewerOfPeople": "ada" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn directives_are_enforced_by_the_router_itself() {
    for transport in BOTH {
        let router = Harness::start(transport).await;
        let answer = router.ask("{ secret ledger viewerOfPeople }").await;
        assert_eq!(answer["data"]["secret"], Value::Null, "{transport:?} {answer}");
        assert_eq!(answer["data"]["ledger"], Value::Null, "{transport:?} {answer}");
        assert_eq!(code(&answer), "UNAUTHORIZED_FIELD_OR_TYPE");

        let answer = router.ask_as("ada", "{ secret ledger }").await;
        assert_eq!(answer["data"], json!({ "secret": "forty-two", "ledger": null }));

        let mut staff = claims("ada", 300);
        staff["scope"] = json!("staff read");
        let answer = router.post("{ secret ledger }").bearer_auth(sign(7, &staff));
        let answer: Value = answer.send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["data"]["ledger"], "in balance", "{transport:?} {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_credential_is_exchanged_for_a_token_that_is_verified_like_any() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.exchange = Some(std::sync::Arc::new(|headers: http::HeaderMap, _| {
            Box::pin(async move {
                Ok(match headers.get("x-api-key").map(|key| key.as_bytes()) {
                    Some(b"good") => Some(token("machine")),
                    Some(_) => Some("not a token".into()),
                    None => None,
                })
            })
        }));
    })
    .await;
    let answer = router.post("{ secret viewerOfPeople }").header("x-api-key", "good");
    let answer: Value = answer.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["data"], json!({ "secret": "forty-two", "viewerOfPeople": "machine" }));
    let answer = router.post(WHO).header("x-api-key", "bad").send().await.unwrap();
    assert_eq!(answer.status(), 401);
    assert_eq!(router.ask_as("ada", WHO).await["data"]["viewerOfPeople"], "ada");
}

#[tokio::test(flavor = "multi_thread")]
async fn introspection_follows_the_policy() {
    let schema = "{ __schema { queryType { name } } }";
    let router = Harness::start(Transport::InProcess).await;
    assert_eq!(code(&router.ask(schema).await), "INTROSPECTION_DISABLED");
    let answer = router.ask_as("ada", schema).await;
    assert_eq!(answer["data"]["__schema"]["queryType"]["name"], "Query");
    assert!(router.ask("{ __typename }").await["data"]["__typename"].is_string());

    let router = Harness::configured(Transport::InProcess, |config| {
        config.introspection = Introspection::Open;
    })
    .await;
    assert!(router.ask(schema).await["data"]["__schema"].is_object());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_identity_it_does_not_start() {
    for change in [
        |identity: &mut engine::Identity| identity.issuers.clear(),
        |identity: &mut engine::Identity| identity.issuers[0].name.clear(),
        |identity: &mut engine::Identity| identity.issuers[0].audience = " ".into(),
        |identity: &mut engine::Identity| {
            identity.issuers[0] = issuer(ISSUER, &json!({ "keys": [] }));
        },
    ] {
        let mut identity = identity();
        change(&mut identity);
        let data = tempfile::tempdir().unwrap();
        let config = engine::RouterConfig::new(
            "127.0.0.1:0".parse().unwrap(),
            data.path().into(),
            engine::Graph { supergraph: crate::harness::supergraph(), subgraphs: Vec::new() },
            Some(identity),
            crate::harness::handover(),
            axum::Router::new(),
        );
        let error = engine::serve(config, |_| panic!("it started"), async {}).await.unwrap_err();
        assert!(error.to_string().starts_with("identity:"), "{error}");
    }
}
