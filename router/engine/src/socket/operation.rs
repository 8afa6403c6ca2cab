//! One operation of a connection: a request to this origin, its answers as messages.

use super::outgoing::Outgoing;
use crate::errors::{UNAVAILABLE, UNAVAILABLE_MESSAGE};
use eventsource_stream::Eventsource;
use futures_util::StreamExt;
use http::header;
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc::Sender;

/// Sends the request and passes on what comes; `complete` or `error` ends it.
pub(super) async fn run(request: RequestBuilder, id: &str, to_client: &Sender<Outgoing>) {
    let last = match answer(request, id, to_client).await {
        Ok(last) => last,
        Err(error) => {
            tracing::warn!(target: "engine", %error, "an operation of a socket broke off");
            let why = json!({
                "message": UNAVAILABLE_MESSAGE,
                "extensions": { "code": UNAVAILABLE },
            });
            json!({ "id": id, "type": "error", "payload": [why] }).to_string()
        }
    };
    // A client that has gone misses nothing.
    let _ = to_client.send(Outgoing::Text(last)).await;
}

/// Passes on every answer; what is returned is the last message.
async fn answer(
    request: RequestBuilder,
    id: &str,
    to_client: &Sender<Outgoing>,
) -> anyhow::Result<String> {
    let response = request.send().await?;
    let complete = json!({ "id": id, "type": "complete" }).to_string();
    if streams(&response) {
        let mut events = response.bytes_stream().eventsource();
        while let Some(event) = events.next().await {
            let event = event?;
            match event.event.as_str() {
                "next" => {
                    let sent = to_client.send(next(id, &event.data)).await;
                    // The connection is over where nobody listens.
                    let Ok(()) = sent else { break };
                }
                "complete" => break,
                // Heartbeats.
                _ => {}
            }
        }
        return Ok(complete);
    }
    let refused = !response.status().is_success();
    let text = response.text().await?;
    let whole: Value = serde_json::from_str(&text)?;
    if refused || whole.get("data").is_none() {
        let errors = whole.get("errors").cloned().unwrap_or_default();
        return Ok(json!({ "id": id, "type": "error", "payload": errors }).to_string());
    }
    // Nobody reads it where this fails.
    let _ = to_client.send(next(id, &text)).await;
    Ok(complete)
}

fn streams(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/event-stream"))
}

/// The answer inside a `next` message, as this origin wrote it.
fn next(id: &str, answer: &str) -> Outgoing {
    let id = Value::from(id);
    Outgoing::Text(format!(r#"{{"id":{id},"type":"next","payload":{answer}}}"#))
}
