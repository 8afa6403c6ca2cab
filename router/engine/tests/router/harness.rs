//! Starts subgraphs and router on free ports, and signs tokens they accept.

use crate::subgraphs::{self, VIEWER, Viewer};
use axum::Router;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{SigningKey, pkcs8::EncodePrivateKey};
use engine::{
    Graph, Identity, Issuer, RouterConfig, Subgraph, SubgraphSdl, ViewerHandover, compose,
    federation_sdl, serve,
};
use http::{HeaderName, HeaderValue};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    sync::{Arc, Once},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

pub(crate) const ISSUER: &str = "https://issuer.test";
pub(crate) const AUDIENCE: &str = "router.test";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Transport {
    InProcess,
    Http,
    /// `people` here, `letters` over there.
    Mixed,
}

pub(crate) struct Harness {
    pub(crate) url: String,
    pub(crate) client: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<anyhow::Result<()>>,
    data: tempfile::TempDir,
}

/// The identity the router is given.
pub(crate) fn identity() -> Identity {
    let public = key(7).verifying_key();
    let jwks = json!({ "keys": [{
        "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "7",
        "x": URL_SAFE_NO_PAD.encode(public.as_bytes()),
    }]});
    Identity { issuers: vec![issuer(ISSUER, &jwks)], refresh: Duration::from_secs(60), void: None }
}

/// An issuer with these keys, for our audience.
pub(crate) fn issuer(name: &str, jwks: &Value) -> Issuer {
    let jwks = jwks.to_string();
    Issuer {
        name: name.into(),
        audience: AUDIENCE.into(),
        keys: Arc::new(move || Box::pin(std::future::ready(Ok(jwks.clone())))),
        restriction: None,
    }
}

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// Signs any claims with any key, under the key id the router knows.
pub(crate) fn sign(seed: u8, claims: &Value) -> String {
    sign_as("7", seed, claims)
}

/// Signs any claims with any key, under any key id.
pub(crate) fn sign_as(kid: &str, seed: u8, claims: &Value) -> String {
    let der = key(seed).to_pkcs8_der().unwrap();
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(kid.into());
    encode(&header, claims, &EncodingKey::from_ed_der(der.as_bytes())).unwrap()
}

/// Claims that are good for `seconds` from now (or were until then).
pub(crate) fn claims(subject: &str, seconds: i64) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() as i64;
    json!({ "sub": subject, "iss": ISSUER, "aud": AUDIENCE, "iat": now - 3600, "exp": now + seconds })
}

pub(crate) fn token(subject: &str) -> String {
    sign(7, &claims(subject, 300))
}

/// The subject travels as is: these tests are about the way, not about the signature on it.
pub(crate) fn handover() -> ViewerHandover {
    let subject = |caller: &engine::Caller| {
        caller.claims.as_ref().and_then(|claims| claims["sub"].as_str().map(str::to_owned))
    };
    ViewerHandover {
        attach: Arc::new(move |request, caller, _| request.data(Viewer(subject(caller)))),
        headers: Arc::new(move |caller, _| {
            let value = subject(caller).map(|subject| HeaderValue::try_from(subject).unwrap());
            value.map(|value| (HeaderName::from_static(VIEWER), value)).into_iter().collect()
        }),
        header_names: vec![HeaderName::from_static(VIEWER)],
        // What a real one is signed with is not this crate's matter.
        vouching: Some(engine::Vouching {
            header: HeaderName::from_static("x-test-origin"),
            read: Arc::new(|said: &str| said.strip_prefix("sealed ")?.parse().ok()),
        }),
    }
}

pub(crate) fn supergraph() -> String {
    let part = |name: &str, sdl: String| SubgraphSdl {
        name: name.into(),
        url: format!("http://{name}.invalid/graphql"),
        sdl: federation_sdl(&sdl),
    };
    let export = || async_graphql::SDLExportOptions::new().federation();
    compose(&[
        part("people", subgraphs::people().sdl_with_options(export())),
        part("letters", subgraphs::letters().sdl_with_options(export())),
    ])
    .unwrap()
}

/// Serves both subgraphs on one loopback listener.
async fn subgraph_services() -> SocketAddr {
    let app = Router::new()
        .nest("/people", subgraphs::service(subgraphs::people()))
        .nest("/letters", subgraphs::service(subgraphs::letters()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    address
}

impl Harness {
    pub(crate) async fn start(transport: Transport) -> Self {
        Self::configured(transport, |_| {}).await
    }

    pub(crate) async fn configured(
        transport: Transport,
        change: impl FnOnce(&mut RouterConfig),
    ) -> Self {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            rustls::crypto::ring::default_provider().install_default().unwrap();
        });
        let services = subgraph_services().await;
        let subgraph = |name: &str, local: Option<Arc<dyn engine::LocalSubgraph>>| Subgraph {
            name: name.into(),
            local,
            url: format!("http://{services}/{name}/graphql"),
            ws_path: (name == "letters").then(|| "/letters/ws".to_owned()),
        };
        let here = transport != Transport::Http;
        let both = transport == Transport::InProcess;
        let data = tempfile::tempdir().unwrap();
        let mut config = RouterConfig::new(
            "127.0.0.1:0".parse().unwrap(),
            data.path().join("router"),
            Graph {
                supergraph: supergraph(),
                subgraphs: vec![
                    subgraph("people", here.then(|| Arc::new(subgraphs::people()) as _)),
                    subgraph("letters", both.then(|| Arc::new(subgraphs::letters()) as _)),
                ],
            },
            Some(identity()),
            handover(),
            Router::new(),
        );
        config.workers = Some(2);
        config.shutdown_timeout = Duration::from_secs(2);
        change(&mut config);

        let (stop, stopped) = oneshot::channel::<()>();
        let (ready, listening) = oneshot::channel();
        let served =
            tokio::spawn(serve(config, move |address| ready.send(address).unwrap(), async move {
                drop(stopped.await)
            }));
        let address: SocketAddr = match listening.await {
            Ok(address) => address,
            Err(_) => panic!("the router did not start: {:?}", served.await.unwrap()),
        };
        let client = reqwest::Client::builder().timeout(Duration::from_secs(20)).build().unwrap();
        Self { url: format!("http://{address}"), client, stop: Some(stop), served, data }
    }

    /// A file the router generated.
    pub(crate) fn file(&self, name: &str) -> std::path::PathBuf {
        self.data.path().join("router").join(name)
    }

    pub(crate) fn post(&self, query: &str) -> reqwest::RequestBuilder {
        self.client.post(format!("{}/graphql", self.url)).json(&json!({ "query": query }))
    }

    /// Posts anonymously and reads the answer.
    pub(crate) async fn ask(&self, query: &str) -> Value {
        self.post(query).send().await.unwrap().json().await.unwrap()
    }

    /// Posts with a valid token of `subject`.
    pub(crate) async fn ask_as(&self, subject: &str, query: &str) -> Value {
        let request = self.post(query).bearer_auth(token(subject));
        request.send().await.unwrap().json().await.unwrap()
    }

    /// Stops gracefully; fails if serving did.
    pub(crate) async fn stop(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        self.served.await.unwrap().unwrap();
    }
}

/// The code of the first error.
pub(crate) fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_else(|| panic!("{answer}"))
}
