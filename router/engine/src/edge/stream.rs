//! How long a stream may last: never longer than the token that opened it, nor than its log-in.
//!
//! A subscription is authorised once, when it opens. Ending it when its token ends makes the
//! client come back with a fresh one, or not at all; so does ending it when the log-in has ended, or
//! its owner may do something else, which the edge learns in between.
//! Decisions: docs/decisions/identity.md

use crate::{
    identity::Watched,
    metrics::{self, Counted},
    places::Place,
};
use hive_router::ntex::{
    http::{
        StatusCode,
        body::{Body, BodySize, MessageBody, ResponseBody},
        header::{self, HeaderValue},
    },
    time::{Sleep, sleep},
    util::Bytes,
    web::WebResponse,
};
use std::{
    error::Error,
    rc::Rc,
    task::{Context, Poll},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// The longest a stream of this caller may last: `limit`, or what is left of the token.
pub(super) fn lifetime(claims: Option<&serde_json::Value>, limit: Duration) -> Duration {
    let Some(expiry) = claims.and_then(|claims| claims["exp"].as_u64()) else { return limit };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    limit.min(Duration::from_secs(expiry).saturating_sub(now)).max(Duration::from_secs(1))
}

/// Ends a streamed answer after `limit`, or soon after its log-in, and frees its place when it ends;
/// leaves any other as it is.
pub(super) fn bound(
    answer: WebResponse,
    limit: Duration,
    log_in: Option<Watched>,
    place: Option<Place>,
) -> WebResponse {
    answer.map_body(|head, body| {
        if body.size() != BodySize::Stream {
            return body;
        }
        let kind = head.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let in_parts = kind.is_some_and(|kind| kind.contains("boundary=\"graphql\""));
        let (end, open) = (sleep(limit), metrics::stream_open());
        let log_in = log_in.map(|log_in| (sleep(log_in.every), log_in));
        let bounded = Bounded { body, in_parts, end, log_in, _open: open, _place: place };
        ResponseBody::Body(Body::from_message(bounded))
    })
}

/// A single answer as the one event of a stream, then its end.
pub(super) fn as_events(answer: WebResponse) -> WebResponse {
    if answer.status() != StatusCode::OK {
        return answer;
    }
    answer.map_body(|head, body| match body {
        ResponseBody::Body(Body::Bytes(whole)) | ResponseBody::Other(Body::Bytes(whole)) => {
            let events = HeaderValue::from_static("text/event-stream");
            head.headers.insert(header::CONTENT_TYPE, events);
            let mut text = b"event: next\ndata: ".to_vec();
            text.extend_from_slice(&whole);
            text.extend_from_slice(b"\n\nevent: complete\ndata: \n\n");
            ResponseBody::Body(Body::Bytes(text.into()))
        }
        streamed => streamed,
    })
}

/// What ends a part of Apollo's multipart protocol, and what must follow at once: the next
/// boundary. A client waits for it before it shows the part, and hive-router would only write it
/// with the next part; here it opens an empty part, which clients skip.
const PART_END: &[u8] = b"\r\n";
const EMPTY_PART: &[u8] = b"\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{}\r\n";

struct Bounded {
    body: ResponseBody<Body>,
    /// Whether parts are ended as soon as they are whole.
    in_parts: bool,
    end: Sleep,
    /// The log-in, and when to look at it again.
    log_in: Option<(Sleep, Watched)>,
    _open: Counted,
    _place: Option<Place>,
}

impl Bounded {
    /// Whether its time is over.
    fn poll_over(&self, cx: &mut Context<'_>) -> Poll<()> {
        if let Some((look, log_in)) = &self.log_in {
            while look.poll_elapsed(cx).is_ready() {
                if log_in.has_ended() {
                    return Poll::Ready(());
                }
                look.reset(log_in.every);
            }
        }
        self.end.poll_elapsed(cx)
    }
}

impl MessageBody for Bounded {
    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Rc<dyn Error>>>> {
        match self.poll_over(cx) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => match self.body.poll_next_chunk(cx) {
                Poll::Ready(Some(Ok(chunk))) if self.in_parts && &*chunk == PART_END => {
                    Poll::Ready(Some(Ok(Bytes::from_static(EMPTY_PART))))
                }
                other => other,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_never_outlives_its_token() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        let hour = Duration::from_secs(3600);
        let claims = |expiry: u64| serde_json::json!({ "exp": expiry });
        assert_eq!(lifetime(None, hour), hour);
        assert_eq!(lifetime(Some(&claims(now + 9_000)), hour), hour);
        let left = lifetime(Some(&claims(now + 300)), hour);
        assert!(left <= Duration::from_secs(300) && left > Duration::from_secs(290), "{left:?}");
        assert_eq!(lifetime(Some(&claims(now - 20)), hour), Duration::from_secs(1));
    }
}
