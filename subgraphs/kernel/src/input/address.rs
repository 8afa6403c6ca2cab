//! Addresses of pages: the sibling of the rule for whom asks without the graph.
use super::{InputRefused, Why};
use crate::ClientError;
use axum::{
    Json,
    extract::Request,
    http::{StatusCode, Uri},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// A layer over a domain's own routes: an address that says a control character leads to no page,
/// and what it names could not even be looked for in the database.
pub async fn plain_address(request: Request, next: Next) -> Response {
    if is_plain(request.uri()) {
        return next.run(request).await;
    }
    let refused = InputRefused { field: "address".to_owned(), why: Why::Control };
    let (code, fr, en) = (refused.code(), refused.fr(), refused.to_string());
    let body = serde_json::json!({ "code": code, "message": fr, "en": en });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

/// Whether no `%00` to `%1F` and no `%7F` is in an address.
fn is_plain(address: &Uri) -> bool {
    let text = address.path_and_query().map_or("", |text| text.as_str());
    text.match_indices('%').all(|(at, _)| {
        let byte = text.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok());
        byte.is_none_or(|byte| !byte.is_ascii_control())
    })
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn an_address_with_a_control_character_is_refused() {
        for (address, plain) in [
            ("/verify/7Q2K", true),
            ("/mailbox/caf%C3%A9?x=%20", true),
            ("/mailbox/%00", false),
            ("/simulator/checkout/cs_%0a", false),
            ("/uploads/x?name=%7F", false),
            ("/uploads/100%", true),
        ] {
            assert_eq!(is_plain(&address.parse().expect("an address")), plain, "{address}");
        }
    }
}
