//! What is not GraphQL is counted, too: by address, as nobody says there who they are.
use super::{Allowance, Counters};
use axum::{
    Json, Router,
    extract::Request,
    http::{HeaderValue, Method, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use engine::{Origin, counted_address};
use serde_json::json;
use std::time::Duration;

/// Paths of which each request counts, and as how many; all others are files, or come from a
/// provider who must get through.
const COUNTED: [(&str, u32); 6] = [
    ("/uploads/", 2),
    ("/documents/", 1),
    ("/verify/", 2),
    ("/shared/", 2),
    ("/reminders/", 2),
    ("/calendar/", 2),
];

/// The routes, with at most so many counted requests a minute from one address.
pub(crate) fn of_address(routes: Router, allowance: Allowance, counters: Counters) -> Router {
    routes.layer(middleware::from_fn(move |request: Request, next: Next| {
        let counters = counters.clone();
        async move {
            let Some(cost) = cost(&request) else { return next.run(request).await };
            let ip = request.extensions().get::<Origin>().and_then(|origin| origin.ip);
            let name = format!("s:{}", counted_address(ip));
            match counters.take(&name, allowance.address, cost).await {
                Ok(()) => next.run(request).await,
                Err(wait) => refusal(wait),
            }
        }
    }))
}

fn cost(request: &Request) -> Option<u32> {
    let path = request.uri().path();
    let (_, cost) = COUNTED.iter().find(|(prefix, _)| path.starts_with(prefix))?;
    // Asking how far an upload came costs a row, not a picture.
    Some(if request.method() == Method::HEAD { 1 } else { *cost })
}

/// In the words of the upload door, which the app shows.
fn refusal(wait: Duration) -> Response {
    let refusal = super::too_many(wait);
    let (message, en) = refusal.message.split_once(" / ").unwrap_or((&refusal.message, ""));
    let body = Json(json!({ "code": refusal.code, "message": message, "en": en }));
    let mut answer = (refusal.status, body).into_response();
    let seconds = refusal.retry_after.unwrap_or(wait).as_secs();
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use axum::{body::Body, routing::any};
    use tower::ServiceExt;

    #[tokio::test]
    async fn three_hundred_uploads_from_one_address_do_not_come_through() {
        let routes = Router::new()
            .route("/uploads/{token}", any(|| async { "taken" }))
            .route("/webhooks/stripe", any(|| async { "taken" }));
        let allowance = Allowance { person: 9, address: 120 };
        let routes = of_address(routes, allowance, Counters::in_memory());
        let ask = async |path: &str, ip: &str| {
            let mut request =
                Request::builder().method("PUT").uri(path).body(Body::empty()).unwrap();
            let ip = ip.parse().ok();
            request.extensions_mut().insert(Origin { request_id: String::new(), ip });
            routes.clone().oneshot(request).await.unwrap()
        };
        let mut taken = 0;
        let mut last = None;
        for _ in 0..300 {
            let answer = ask("/uploads/one-token", "203.0.113.7").await;
            taken += u32::from(answer.status() == 200);
            last = Some(answer);
        }
        // Sixty at once, and one more for each second that this took.
        assert!((60..70).contains(&taken), "{taken}");
        let last = last.unwrap();
        assert_eq!(last.status(), 429);
        assert!(last.headers().contains_key(header::RETRY_AFTER));
        assert_eq!(ask("/uploads/another", "203.0.113.8").await.status(), 200);
        assert_eq!(ask("/webhooks/stripe", "203.0.113.7").await.status(), 200);
    }
}
