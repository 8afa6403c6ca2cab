//! Small decisions at the door: what a request presents, what it accepts, where it is from.

use super::Edge;
use crate::{
    caller::Vouching,
    errors::Refusal,
    identity::{bearer, invalid},
    in_flight::InFlight,
    places,
};
use hive_router::ntex::{
    http::{HeaderMap, Response, header::HeaderValue},
    web::{DefaultError, WebRequest},
};
use http::{HeaderName, Method, header};
use std::net::IpAddr;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The token in `Authorization`; `None` when there is no such header.
///
/// # Errors
/// 401 `TOKEN_INVALID` for two of them, for another scheme and for unreadable bytes: a credential
/// that is not understood never counts as none.
pub(super) fn presented(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let mut values = headers.get_all(header::AUTHORIZATION);
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(invalid());
    }
    let text = value.to_str().map_err(|_| invalid())?;
    bearer(text).map(|token| Some(token.to_owned())).ok_or_else(invalid)
}

/// Longest name of a client that is passed on, in bytes.
const LONGEST_AGENT: usize = 300;

/// What the client calls itself.
pub(super) fn agent(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::USER_AGENT)?.to_str().ok()?;
    Some(text.chars().take(LONGEST_AGENT).collect())
}

/// Whether a browser asks for a page rather than for data.
pub(super) fn wants_page(request: &WebRequest<DefaultError>) -> bool {
    let accepts_html = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let has_query = request.query_string().split('&').any(|pair| pair.starts_with("query="));
    request.method() == Method::GET && accepts_html && !has_query
}

/// Whether the client asks for a stream by name, and so may subscribe. A wildcard does not ask
/// for one: it is narrowed to a single answer, so that what carries a subscription is only
/// prepared for those who can.
pub(super) fn agree_on_streaming(headers: &mut HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let accept = accept.unwrap_or("*/*");
    if accept.contains("text/event-stream") || accept.contains("multipart/mixed") {
        return true;
    }
    if accept.contains('*') {
        let single = if accept.contains("application/graphql-response+json") {
            "application/graphql-response+json"
        } else {
            "application/json"
        };
        headers.insert(header::ACCEPT, HeaderValue::from_static(single));
    }
    false
}

/// Whether the client can read events alone. It is then let ask for a single answer too, which
/// is sent as the one event of its stream.
pub(super) fn events_alone(headers: &mut HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let alone = accept.is_some_and(|accept| {
        accept.contains("text/event-stream") && !accept.contains("json") && !accept.contains("*/*")
    });
    if alone {
        let both = HeaderValue::from_static("text/event-stream, application/json");
        headers.insert(header::ACCEPT, both);
    }
    alone
}

/// The client's address: the peer's, or the last one our own proxy appended.
pub(super) fn client_address(
    request: &WebRequest<DefaultError>,
    named_for_us: bool,
) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|address| address.ip());
    if !named_for_us {
        return peer;
    }
    places::forwarded(request.headers()).and_then(places::last_of).or(peer)
}

/// The address that a process of ours vouches for, which asks in somebody's name.
pub(super) fn vouched(headers: &mut HeaderMap, vouching: Option<&Vouching>) -> Option<IpAddr> {
    let Vouching { header, read } = vouching?;
    let said = headers.get(header)?.to_str().ok().and_then(|said| read(said));
    headers.remove(header);
    said
}

/// The headers as the rest of the ecosystem types them.
pub(super) fn copy(headers: &HeaderMap) -> http::HeaderMap {
    headers.iter().map(|(name, value)| (name.clone(), value.into())).collect()
}

/// A year of TLS alone, for browsers.
const TLS_ALONE: &str = "max-age=31536000";

impl Edge {
    /// What every answer carries: the request's id, and that browsers come by TLS alone.
    pub(super) fn mark(&self, headers: &mut HeaderMap, request_id: Option<&str>) {
        if let Some(value) = request_id.and_then(|id| HeaderValue::from_str(id).ok()) {
            headers.insert(REQUEST_ID, value);
        }
        if self.parts.config.tls_alone && !headers.contains_key(header::STRICT_TRANSPORT_SECURITY) {
            let year = HeaderValue::from_static(TLS_ALONE);
            headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
        }
    }
}

/// The answer to a refused request, noted for its log line.
pub(super) fn turn_away(in_flight: Option<&InFlight>, refusal: &Refusal) -> Response {
    if let Some(in_flight) = in_flight {
        in_flight.refused(refusal.code);
    }
    refusal.response()
}
