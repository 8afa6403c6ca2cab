//! Everything on the origin that is not GraphQL.

use crate::{
    harness::{Harness, Transport},
    subgraphs::VIEWER,
};
use axum::{
    Extension, Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Path},
    http::{HeaderMap, StatusCode},
    response::Html,
    routing::{any, get, post},
};
use engine::Origin;
use futures_util::{StreamExt, stream};
use std::{io, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

const UPLOAD: usize = 12 << 20;

fn site() -> Router {
    let chunks = || async {
        let chunks = stream::unfold(0, |n| async move {
            tokio::time::sleep(Duration::from_millis(100)).await;
            Some((Ok::<_, io::Error>(Bytes::from(format!("chunk {n}\n"))), n + 1))
        });
        Body::from_stream(chunks.take(100))
    };
    Router::new()
        .route("/", get(|| async { Html("<h1>home</h1>") }))
        .route("/graphql", get(|| async { Html("<p>explorer</p>") }))
        .route("/hello/{name}", get(|Path(name): Path<String>| async move { name }))
        .route(
            "/origin",
            get(|Extension(origin): Extension<Origin>| async move {
                format!("{} {}", origin.ip.unwrap(), origin.request_id)
            }),
        )
        .route("/echo", get(|headers: HeaderMap| async move { format!("{headers:?}") }))
        .route("/encoded", get(|| async { ([("content-encoding", "gzip")], vec![b'z'; 20_000]) }))
        .route("/large", get(|| async { vec![b'x'; 1 << 20] }))
        .route("/chunks", get(chunks))
        .route("/broken", get(|| async { panic!("a handler that breaks") as &str }))
        // As a relayed answer comes: without a body, and nobody knows it yet.
        .route(
            "/status/{code}",
            any(|Path(code): Path<u16>| async move {
                let unknown = stream::empty::<io::Result<Bytes>>();
                (StatusCode::from_u16(code).unwrap(), Body::from_stream(unknown))
            }),
        )
        .route("/blocking", get(|| async { tokio::task::block_in_place(|| "done") }))
        .route(
            "/upload",
            post(|body: Body| async move {
                let sizes = body.into_data_stream().map(|chunk| chunk.unwrap().len());
                sizes.fold(0, |sum, size| async move { sum + size }).await.to_string()
            }),
        )
        .route(
            "/small",
            post(|body: Bytes| async move { body.len().to_string() })
                .layer(DefaultBodyLimit::max(1_000)),
        )
}

async fn start() -> Harness {
    Harness::configured(Transport::InProcess, |config| config.site = site()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_absent_pages_are_the_sites() {
    let router = start().await;
    let get = |path: &str| router.client.get(format!("{}{path}", router.url)).send();
    let home = get("/").await.unwrap();
    assert_eq!(home.headers()["content-type"], "text/html; charset=utf-8");
    assert!(home.headers().contains_key("x-request-id"));
    assert_eq!(home.text().await.unwrap(), "<h1>home</h1>");
    assert_eq!(get("/hello/%C3%A9t%C3%A9").await.unwrap().text().await.unwrap(), "été");
    for absent in ["/nowhere", "/graphql/", "/graphql/x", "/readiness", "/graphqlx"] {
        assert_eq!(get(absent).await.unwrap().status(), 404, "{absent}");
    }
    assert!(get("/origin").await.unwrap().text().await.unwrap().starts_with("127.0.0.1 "));
    assert_eq!(get("/broken").await.unwrap().status(), 500);
    assert_eq!(get("/blocking").await.unwrap().text().await.unwrap(), "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn lengths_are_told_when_they_are_known() {
    let router = start().await;
    let large = router.client.get(format!("{}/large", router.url)).send().await.unwrap();
    assert_eq!(large.headers()["content-length"], (1 << 20).to_string().as_str());
    assert_eq!(large.bytes().await.unwrap().len(), 1 << 20);
    let head = router.client.head(format!("{}/large", router.url)).send().await.unwrap();
    assert_eq!(head.headers()["content-length"], (1 << 20).to_string().as_str());
    assert!(head.bytes().await.unwrap().is_empty());
    // The connection is still in step after an answer without a body.
    let again = router.client.get(format!("{}/hello/x", router.url)).send().await.unwrap();
    assert_eq!(again.text().await.unwrap(), "x");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_streams_in_and_a_limit_holds() {
    let router = start().await;
    let chunks = stream::iter((0..UPLOAD >> 16).map(|_| Ok::<_, io::Error>(vec![7u8; 1 << 16])));
    let upload = router.client.post(format!("{}/upload", router.url));
    let answer = upload.body(reqwest::Body::wrap_stream(chunks)).send().await.unwrap();
    assert_eq!(answer.text().await.unwrap(), UPLOAD.to_string());
    let small = router.client.post(format!("{}/small", router.url));
    assert_eq!(small.body(vec![0; 2_000]).send().await.unwrap().status(), 413);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_streams_out_as_it_is_made() {
    let router = start().await;
    let mut answer = router.client.get(format!("{}/chunks", router.url)).send().await.unwrap();
    // All of it takes 10 s: the first chunk is read long before the last is made.
    let first = tokio::time::timeout(Duration::from_secs(3), answer.chunk()).await.unwrap();
    assert_eq!(first.unwrap().unwrap(), "chunk 0\n");
    drop(answer);
    router.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_get_the_explorer_in_development_only() {
    for development in [true, false] {
        let router = Harness::configured(Transport::InProcess, |config| {
            config.site = site();
            config.development = development;
        })
        .await;
        let page = router.client.get(format!("{}/graphql", router.url));
        let page = page.header("accept", "text/html,*/*;q=0.8").send().await.unwrap();
        assert_eq!(page.status().is_success(), development);
        assert_eq!(page.text().await.unwrap().contains("explorer"), development);
        assert!(router.ask("{ __typename }").await["data"].is_object());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_site_encoded_is_passed_on_as_it_is() {
    let router = start().await;
    let request = router.client.get(format!("{}/encoded", router.url));
    let answer = request.header("accept-encoding", "gzip, br").send().await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    assert_eq!(answer.bytes().await.unwrap(), vec![b'z'; 20_000]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_site_does_not_see_a_forged_viewer_either() {
    let router = start().await;
    let request = router.client.get(format!("{}/echo", router.url));
    let seen = request.header(VIEWER, "admin").header("x-kept", "1").send().await.unwrap();
    let seen = seen.text().await.unwrap();
    assert!(seen.contains("x-kept") && !seen.contains("admin"), "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_without_a_body_leaves_nothing_on_the_connection() {
    let router = start().await;
    let address = router.url.strip_prefix("http://").unwrap();
    for (method, code) in [("GET", 204), ("PUT", 204), ("GET", 304), ("HEAD", 200), ("HEAD", 204)] {
        let mut connection = TcpStream::connect(address).await.unwrap();
        let asked = format!(
            "{method} /status/{code} HTTP/1.1\r\nhost: {address}\r\ncontent-length: 0\r\n\r\n"
        );
        connection.write_all(asked.as_bytes()).await.unwrap();
        let mut came = Vec::new();
        // Until nothing more comes: whatever stands behind the headers would be the next answer's beginning.
        while let Ok(read) =
            timeout(Duration::from_millis(500), connection.read_buf(&mut came)).await
        {
            assert_ne!(read.unwrap(), 0, "{method} {code}: the connection stays open");
        }
        let text = String::from_utf8(came).unwrap();
        assert!(text.starts_with(&format!("HTTP/1.1 {code} ")), "{text}");
        assert_eq!(text.find("\r\n\r\n"), Some(text.len() - 4), "{method} {code}: {text:?}");
        connection.write_all(b"GET /hello/you HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut next = [0; 12];
        connection.read_exact(&mut next).await.unwrap();
        assert_eq!(&next, b"HTTP/1.1 200");
    }
}
