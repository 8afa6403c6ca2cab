//! The domains' public routes, which live in their processes, on the router's origin.
//!
//! Bodies stream both ways. What belongs to one connection stays on it, and nobody outside says
//! who they are to a subgraph.
use axum::{
    Router,
    body::{Body, HttpBody},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::any,
};
use engine::Origin;
use kernel::passport::{BEARER_HEADER, HEADER};
use serde_json::json;
use std::sync::Arc;

/// Of one connection, not of the message.
const CONNECTION: [HeaderName; 7] = [
    header::CONNECTION,
    header::HOST,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    HeaderName::from_static("keep-alive"),
];
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const REQUEST_ID: HeaderName = HeaderName::from_static(kernel::trace::REQUEST_ID);
const UNAVAILABLE_FR: &str =
    "Ce service est momentanément indisponible. Réessayez dans un instant.";
const UNAVAILABLE_EN: &str =
    "This service is unavailable for the moment. Please try again shortly.";

#[derive(Clone)]
struct Target {
    client: reqwest::Client,
    base: Arc<str>,
}

/// Sends these paths to the process at `base`.
pub(super) fn routes(client: &reqwest::Client, base: &str, paths: &[&str]) -> Router {
    let target = Target { client: client.clone(), base: base.into() };
    paths
        .iter()
        .fold(Router::new(), |routes, path| routes.route(path, any(forward)))
        .with_state(target)
}

async fn forward(State(target): State<Target>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut headers = parts.headers;
    for name in CONNECTION {
        headers.remove(name);
    }
    for name in [HEADER, BEARER_HEADER] {
        headers.remove(name);
    }
    if let Some(origin) = parts.extensions.get::<Origin>() {
        name_origin(&mut headers, origin);
    }
    let mut outgoing =
        target.client.request(parts.method, format!("{}{path}", target.base)).headers(headers);
    if !body.is_end_stream() {
        outgoing = outgoing.body(reqwest::Body::wrap_stream(body.into_data_stream()));
    }
    match outgoing.send().await {
        Ok(answer) => returned(answer),
        Err(error) => {
            let error = in_words(error);
            tracing::warn!(base = %target.base, error, "a domain's routes cannot be reached");
            unavailable()
        }
    }
}

/// Why it failed, without the address: its path opens a document to whoever reads it.
fn in_words(error: reqwest::Error) -> String {
    format!("{:#}", anyhow::Error::new(error.without_url()))
}

fn name_origin(headers: &mut HeaderMap, origin: &Origin) {
    headers.remove(FORWARDED_FOR);
    if let Some(ip) = origin.ip
        && let Ok(value) = HeaderValue::from_str(&ip.to_string())
    {
        headers.insert(FORWARDED_FOR, value);
    }
    if let Ok(value) = HeaderValue::from_str(&origin.request_id) {
        headers.insert(REQUEST_ID, value);
    }
}

fn returned(answer: reqwest::Response) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    for name in CONNECTION {
        response.headers_mut().remove(name);
    }
    *response.body_mut() = Body::from_stream(answer.bytes_stream());
    response
}

/// Said as the domains' routes say their refusals.
fn unavailable() -> Response {
    let said = json!({
        "code": "SERVICE_UNAVAILABLE", "message": UNAVAILABLE_FR, "en": UNAVAILABLE_EN,
    });
    let wait = [(header::RETRY_AFTER, "5")];
    (StatusCode::SERVICE_UNAVAILABLE, wait, axum::Json(said)).into_response()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use axum::routing::put;
    use tokio::net::TcpListener;

    async fn serve(routes: Router) -> String {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", door.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(door, routes).await });
        url
    }

    #[tokio::test]
    async fn a_request_arrives_whole_and_without_what_only_the_router_may_say() {
        let told = |headers: HeaderMap, body: String| async move {
            assert!(headers.get(HEADER).is_none(), "{headers:?}");
            (StatusCode::CREATED, [("x-kind", "photo")], format!("{body}!"))
        };
        let domain = serve(Router::new().route("/uploads/{token}", put(told))).await;
        let client = reqwest::Client::new();
        let router = serve(routes(&client, &domain, &["/uploads/{*path}"])).await;
        let sent = client.put(format!("{router}/uploads/a?b=c")).header(HEADER, "forged");
        let answer = sent.body("bytes").send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::CREATED);
        assert_eq!(answer.headers()["x-kind"], "photo");
        assert_eq!(answer.text().await.unwrap(), "bytes!");
    }

    #[tokio::test]
    async fn what_is_written_down_of_a_failure_opens_nothing() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let asked = reqwest::get(format!("http://{nobody}/documents/sealed-token")).await;
        let words = in_words(asked.unwrap_err());
        assert!(!words.is_empty() && !words.contains("sealed-token"), "{words}");
    }

    #[tokio::test]
    async fn a_process_that_is_away_is_said_to_be() {
        let client = reqwest::Client::new();
        // A port that nobody listens on.
        let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let router =
            serve(routes(&client, &format!("http://{nobody}"), &["/verify/{*path}"])).await;
        let answer = client.get(format!("{router}/verify/x")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.text().await.unwrap().contains("indisponible"));
    }
}
