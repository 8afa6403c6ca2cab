//! How long a stream may last: never longer than the token that opened it.
//!
//! A subscription is authorised once, when it opens. Ending it when its token ends makes the
//! client come back with a fresh one, or not at all.

use hive_router::ntex::{
    http::body::{Body, BodySize, MessageBody, ResponseBody},
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

/// Ends a streamed answer after `limit`; leaves any other as it is.
pub(super) fn bound(answer: WebResponse, limit: Duration) -> WebResponse {
    answer.map_body(|_, body| {
        if body.size() != BodySize::Stream {
            return body;
        }
        ResponseBody::Body(Body::from_message(Bounded { body, end: sleep(limit) }))
    })
}

struct Bounded {
    body: ResponseBody<Body>,
    end: Sleep,
}

impl MessageBody for Bounded {
    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Rc<dyn Error>>>> {
        match self.end.poll_elapsed(cx) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => self.body.poll_next_chunk(cx),
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
