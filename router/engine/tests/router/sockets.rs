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
async fn a_thousand_sockets_from_one_address_leave_room_for_the_others() {
    let most = 100;
    let router = Harness::configured(Transport::InProcess, |config| {
        config.behind_proxy = true;
        config.limits.streams_per_address = most;
    })
    .await;
    let open = async |address: &str| {
        let url = router.url.replace("http://", "ws://") + "/graphql";
        let mut request = url.into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", HeaderValue::from_static("graphql-transport-ws"));
        headers.insert("x-forwarded-for", address.parse().unwrap());
        connect_async(request).await.map(|(socket, _)| socket)
    };
    let (mut held, mut refused) = (Vec::new(), 0);
    for _ in 0..1_000 {
        match open("203.0.113.7").await {
            Ok(socket) => held.push(socket),
            Err(Error::Http(answer)) => {
                assert_eq!(answer.status(), 429);
                assert!(answer.headers().contains_key("retry-after"));
                refused += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((held.len(), refused), (most, 1_000 - most));
    assert!(open("203.0.113.8").await.is_ok());
}

/// A router that answers with the address it counts, as the code of a refusal.
async fn router_that_tells(behind_proxy: bool) -> Harness {
    Harness::configured(Transport::InProcess, |config| {
        config.behind_proxy = behind_proxy;
        config.admit = Some(std::sync::Arc::new(|caller, _| {
            let code = match caller.ip.map(|ip| ip.to_string()).as_deref() {
                Some("203.0.113.7") => "THE_CALLER",
                Some("198.51.100.1") => "THE_LIE",
                Some("127.0.0.1") => "OURSELVES",
                _ => "SOMEBODY",
            };
            Box::pin(async move {
                Err(engine::Refusal::new(http::StatusCode::TOO_MANY_REQUESTS, code, ""))
            })
        }));
    })
    .await
}

async fn told(request: reqwest::RequestBuilder) -> String {
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    answer["errors"][0]["extensions"]["code"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_lines_the_last_is_of_our_proxy() {
    let router = router_that_tells(true).await;
    let lied = || router.post("{ __typename }").header("x-forwarded-for", "198.51.100.1");
    assert_eq!(told(lied().header("x-forwarded-for", "203.0.113.7")).await, "THE_CALLER");
    let appended = lied().header("x-forwarded-for", "198.51.100.1, 203.0.113.7");
    assert_eq!(told(appended).await, "THE_CALLER");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_in_somebodys_name_says_from_where_under_our_seal() {
    let router = router_that_tells(false).await;
    let from = |said: &str| router.post("{ __typename }").header("x-test-origin", said.to_owned());
    assert_eq!(told(from("sealed 203.0.113.7")).await, "THE_CALLER");
    assert_eq!(told(from("203.0.113.7")).await, "OURSELVES");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_cannot_pass_for_this_process() {
    let router = Harness::configured(Transport::InProcess, |config| {
        config.admit = Some(std::sync::Arc::new(|caller, _| {
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
