//! `graphql-transport-ws` on the public origin, spoken by a client that is not ours.

use crate::harness::{Harness, Transport, claims, sign, token};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, http::HeaderValue},
};

pub(crate) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn dial(router: &Harness, origin: Option<&str>) -> Result<Socket, Error> {
    let url = router.url.replace("http://", "ws://") + "/graphql";
    let mut request = url.into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("sec-websocket-protocol", HeaderValue::from_static("graphql-transport-ws"));
    if let Some(origin) = origin {
        headers.insert("origin", origin.parse().unwrap());
    }
    Ok(connect_async(request).await?.0)
}

async fn say(socket: &mut Socket, message: Value) {
    socket.send(Message::text(message.to_string())).await.unwrap();
}

/// The next message; a close frame as its code.
pub(crate) async fn hear(socket: &mut Socket) -> Value {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
            Some(Ok(Message::Close(Some(frame)))) => return json!(u16::from(frame.code)),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Value::Null,
        }
    }
}

pub(crate) async fn introduced(router: &Harness, payload: Value) -> Socket {
    let mut socket = dial(router, None).await.unwrap();
    say(&mut socket, json!({ "type": "connection_init", "payload": payload })).await;
    assert_eq!(hear(&mut socket).await["type"], "connection_ack");
    socket
}

pub(crate) async fn subscribe(socket: &mut Socket, id: &str, query: &str) {
    let payload = json!({ "query": query });
    say(socket, json!({ "id": id, "type": "subscribe", "payload": payload })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_mutations_and_subscriptions_share_a_connection() {
    for transport in [Transport::InProcess, Transport::Http] {
        let router = Harness::start(transport).await;
        let bearer = format!("Bearer {}", token("ada"));
        let mut socket = introduced(&router, json!({ "Authorization": bearer })).await;

        subscribe(&mut socket, "q", r#"{ person(id: "1") { name letters } }"#).await;
        let answer = hear(&mut socket).await;
        assert_eq!(answer["payload"]["data"]["person"]["letters"], json!(["to 1"]), "{answer}");
        assert_eq!(hear(&mut socket).await, json!({ "id": "q", "type": "complete" }));

        subscribe(&mut socket, "m", r#"mutation { send(to: "2", text: "hi") { viewer } }"#).await;
        let answer = hear(&mut socket).await;
        assert_eq!(answer["payload"]["data"]["send"]["viewer"], "ada", "{answer}");
        assert_eq!(hear(&mut socket).await["type"], "complete");

        subscribe(&mut socket, "s", "subscription { delivered(count: 2) { text viewer } }").await;
        for _ in 0..2 {
            let answer = hear(&mut socket).await;
            assert_eq!(answer["payload"]["data"]["delivered"]["viewer"], "ada", "{answer}");
        }
        assert_eq!(hear(&mut socket).await, json!({ "id": "s", "type": "complete" }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_is_an_error_of_its_operation() {
    let router = Harness::start(Transport::InProcess).await;
    let old = format!("Bearer {}", sign(7, &claims("ada", -90)));
    let mut socket = introduced(&router, json!({ "authorization": old })).await;
    subscribe(&mut socket, "q", "{ __typename }").await;
    let answer = hear(&mut socket).await;
    assert_eq!(answer["type"], "error");
    assert_eq!(answer["payload"][0]["extensions"]["code"], "TOKEN_EXPIRED");

    let mut socket = introduced(&router, Value::Null).await;
    subscribe(&mut socket, "q", "{ nowhere }").await;
    let answer = hear(&mut socket).await;
    assert_eq!(answer["type"], "error", "{answer}");
    let bomb = format!("{{ {} }}", "a { ".repeat(40) + "b" + &"}".repeat(40));
    subscribe(&mut socket, "q2", &bomb).await;
    assert_eq!(hear(&mut socket).await["payload"][0]["extensions"]["code"], "QUERY_TOO_COMPLEX");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endless_operation_is_ended_by_its_client() {
    let router = Harness::start(Transport::InProcess).await;
    let mut socket = introduced(&router, Value::Null).await;
    subscribe(&mut socket, "s", "subscription { delivered(count: 400) { text } }").await;
    assert_eq!(hear(&mut socket).await["type"], "next");
    say(&mut socket, json!({ "id": "s", "type": "complete" })).await;
    say(&mut socket, json!({ "type": "ping" })).await;
    let mut answer = hear(&mut socket).await;
    while answer["type"] == "next" {
        answer = hear(&mut socket).await;
    }
    assert_eq!(answer["type"], "pong");
    // The same id may begin anew.
    subscribe(&mut socket, "s", "{ __typename }").await;
    assert_eq!(hear(&mut socket).await["payload"]["data"]["__typename"], "Query");
    drop(socket);
    router.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_breaks_the_protocol_is_closed_with_its_code() {
    let router = Harness::start(Transport::InProcess).await;
    let mut early = dial(&router, None).await.unwrap();
    subscribe(&mut early, "q", "{ __typename }").await;
    assert_eq!(hear(&mut early).await, 4401);

    let mut twice = introduced(&router, Value::Null).await;
    say(&mut twice, json!({ "type": "connection_init" })).await;
    assert_eq!(hear(&mut twice).await, 4429);

    let mut nonsense = introduced(&router, Value::Null).await;
    nonsense.send(Message::text("{")).await.unwrap();
    assert_eq!(hear(&mut nonsense).await, 4400);

    let mut same = introduced(&router, Value::Null).await;
    for _ in 0..2 {
        subscribe(&mut same, "s", "subscription { delivered(count: 400) { text } }").await;
    }
    let mut answer = hear(&mut same).await;
    while answer["type"] == "next" {
        answer = hear(&mut same).await;
    }
    assert_eq!(answer, 4409);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_page_opens_no_socket_unless_it_is_allowed() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.allowed_origins = vec!["https://garage.example".into()];
    })
    .await;
    assert!(dial(&router, Some("https://elsewhere.example")).await.is_err());
    assert!(dial(&router, Some("https://garage.example")).await.is_ok());
    let own = router.url.clone();
    assert!(dial(&router, Some(&own)).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_cannot_pass_for_this_process() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.admit = Some(std::sync::Arc::new(|caller| {
            let elsewhere = caller.ip.is_some_and(|ip| !ip.is_loopback());
            Box::pin(async move {
                let status = http::StatusCode::TOO_MANY_REQUESTS;
                if elsewhere { Err(engine::Refusal::new(status, "ELSEWHERE", "")) } else { Ok(()) }
            })
        }));
    })
    .await;
    let request = router.post("{ __typename }").header("x-engine-inside", "guessed");
    let answer = request.header("x-forwarded-for", "192.0.2.7").send().await.unwrap();
    assert_eq!(answer.status(), 200);
}
