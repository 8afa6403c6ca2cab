//! Everything on the public origin that is not GraphQL: an axum router behind the same listener.
//!
//! Bodies stream both ways; nothing but small answers of known length is held whole. Handlers and
//! the streams they return run on the binary's multi-threaded runtime, so they may spawn, block
//! in place and use its timers; the web worker only moves bytes.

use crate::caller::Origin;
use axum::{
    Router,
    body::{Body, Bytes, HttpBody},
};
use futures_util::{StreamExt, stream};
use hive_router::ntex::{
    self,
    http::{
        Payload, Response, StatusCode,
        body::{Body as NtexBody, SizedStream},
    },
    web::{DefaultError, WebRequest},
};
use http::{HeaderName, header};
use std::{error::Error, io, rc::Rc};
use tokio::{runtime::Handle, sync::mpsc};
use tower::ServiceExt;

/// Chunks that may wait between the two runtimes.
const CHUNKS: usize = 8;

/// Answers up to this length are passed on whole, in bytes.
const WHOLE: u64 = 64 * 1024;

/// Headers that belong to one connection.
const CONNECTION: [HeaderName; 6] = [
    header::CONNECTION,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::TE,
    header::TRAILER,
    HeaderName::from_static("keep-alive"),
];

type Chunks = mpsc::Receiver<io::Result<Bytes>>;

enum Answer {
    Whole(Bytes),
    Stream(Option<u64>, Chunks),
}

/// Hands the request to the site and streams its answer back.
pub(crate) async fn answer(
    site: &Router,
    runtime: &Handle,
    request: &mut WebRequest<DefaultError>,
    origin: Origin,
) -> Response {
    let mut builder = http::Request::builder()
        .method(request.method().clone())
        .uri(request.uri().clone())
        .extension(origin);
    for (name, value) in request.headers() {
        if !CONNECTION.contains(name) {
            builder = builder.header(name.as_str(), value.as_bytes());
        }
    }
    let body = incoming(request.take_payload());
    let Ok(incoming) = builder.body(body) else {
        return Response::BadRequest().finish();
    };
    let is_head = request.method() == http::Method::HEAD;
    let site = site.clone();
    let run = runtime.spawn(async move {
        let Ok(response) = site.oneshot(incoming).await;
        let (parts, body) = response.into_parts();
        (parts, outgoing(body).await)
    });
    match run.await {
        Ok((parts, answer)) => respond(&parts, answer, is_head),
        Err(panic) => {
            tracing::error!(error = %panic, "a site handler broke");
            Response::InternalServerError().finish()
        }
    }
}

/// The client's body as axum reads it.
fn incoming(mut payload: Payload) -> Body {
    if matches!(payload, Payload::None) {
        return Body::empty();
    }
    let (sender, receiver) = mpsc::channel(CHUNKS);
    ntex::rt::spawn(async move {
        while let Some(chunk) = payload.next().await {
            let chunk = chunk
                .map(|bytes| Bytes::copy_from_slice(&bytes))
                .map_err(|error| io::Error::other(error.to_string()));
            // A handler that answered without reading it all ends the copy.
            if sender.send(chunk).await.is_err() {
                break;
            }
        }
    });
    Body::from_stream(receive(receiver))
}

/// The site's body as the web worker reads it; runs on the multi-threaded runtime.
async fn outgoing(body: Body) -> Answer {
    let length = body.size_hint().exact();
    if length.is_some_and(|length| length <= WHOLE) {
        if let Ok(bytes) = axum::body::to_bytes(body, WHOLE as usize).await {
            return Answer::Whole(bytes);
        }
        return Answer::Whole(Bytes::new());
    }
    let (sender, receiver) = mpsc::channel(CHUNKS);
    tokio::spawn(async move {
        let mut chunks = body.into_data_stream();
        loop {
            let chunk = tokio::select! {
                // The client has gone: let the stream go as well.
                () = sender.closed() => break,
                chunk = chunks.next() => chunk,
            };
            let Some(chunk) = chunk else { break };
            if sender.send(chunk.map_err(io::Error::other)).await.is_err() {
                break;
            }
        }
    });
    Answer::Stream(length, receiver)
}

fn respond(parts: &http::response::Parts, answer: Answer, is_head: bool) -> Response {
    let status =
        StatusCode::from_u16(parts.status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut builder = Response::build(status);
    for (name, value) in &parts.headers {
        if !CONNECTION.contains(name) && name != header::CONTENT_LENGTH {
            builder.header(name.as_str(), value.as_bytes());
        }
    }
    if is_head {
        // The length the answer to GET would have, and no body.
        let length = parts.headers.get(header::CONTENT_LENGTH);
        let length = length.and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or(0);
        return builder.body(NtexBody::from(SizedStream::new(length, stream::empty())));
    }
    // Such an answer ends with its headers. The listener would write the end mark of a stream behind
    // them, and the browser would read it as the beginning of its next answer on the connection.
    if [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&status) {
        return builder.body(NtexBody::None);
    }
    match answer {
        Answer::Whole(bytes) => builder.body(ntex::util::Bytes::copy_from_slice(&bytes)),
        Answer::Stream(Some(length), chunks) => {
            let chunks = receive(chunks).map(|chunk| match chunk {
                Ok(bytes) => Ok(ntex::util::Bytes::copy_from_slice(&bytes)),
                Err(error) => Err(Rc::new(error) as Rc<dyn Error>),
            });
            builder.body(NtexBody::from(SizedStream::new(length, Box::pin(chunks))))
        }
        Answer::Stream(None, chunks) => builder.streaming(Box::pin(
            receive(chunks)
                .map(|chunk| chunk.map(|bytes| ntex::util::Bytes::copy_from_slice(&bytes))),
        )),
    }
}

fn receive(chunks: Chunks) -> impl futures_util::Stream<Item = io::Result<Bytes>> + Send {
    // Fused, because a handler may ask again after the end.
    stream::unfold(chunks, |mut chunks| async move { Some((chunks.recv().await?, chunks)) }).fuse()
}
