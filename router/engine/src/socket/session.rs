//! One connection's conversation: who it is, which operations run, when it ends.

use super::{Door, INSIDE, operation, outgoing::Outgoing};
use serde_json::{Value, json};
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    task::AbortHandle,
    time::{Instant, interval_at, sleep},
};

/// How long a client may take to introduce itself.
const INTRODUCTION: Duration = Duration::from_secs(10);
/// How often a quiet connection is asked whether it is still there.
const PING_EVERY: Duration = Duration::from_secs(25);
/// Operations one connection may run at a time.
const MOST: usize = 50;

/// The end of a connection, with the protocol's close code and words.
struct Closed(u16, &'static str);

pub(super) struct Session {
    door: Arc<Door>,
    address: Option<String>,
    to_client: Sender<Outgoing>,
    acknowledged: bool,
    /// Headers of `connection_init` that say who is calling.
    credentials: Vec<(&'static str, String)>,
    running: HashMap<String, AbortHandle>,
    ended: (Sender<String>, Receiver<String>),
}

impl Session {
    pub(super) fn new(
        door: Arc<Door>,
        address: Option<String>,
        to_client: Sender<Outgoing>,
    ) -> Self {
        Self {
            door,
            address,
            to_client,
            acknowledged: false,
            credentials: Vec::new(),
            running: HashMap::new(),
            ended: mpsc::channel(MOST),
        }
    }

    /// Talks until the client leaves or breaks the protocol.
    pub(super) async fn run(mut self, mut from_client: Receiver<String>) {
        let introduction = sleep(INTRODUCTION);
        let mut introduction = std::pin::pin!(introduction);
        let mut ping = interval_at(Instant::now() + PING_EVERY, PING_EVERY);
        let outcome = loop {
            let step = tokio::select! {
                text = from_client.recv() => match text {
                    Some(text) => self.hear(&text).await,
                    None => break Ok(()),
                },
                Some(id) = self.ended.1.recv() => {
                    self.running.remove(&id);
                    Ok(())
                }
                () = &mut introduction, if !self.acknowledged => {
                    Err(Closed(4408, "Connection initialisation timeout"))
                }
                _ = ping.tick(), if self.acknowledged => self.say(json!({ "type": "ping" })).await,
            };
            if step.is_err() {
                break step;
            }
        };
        for operation in self.running.values() {
            operation.abort();
        }
        if let Err(Closed(code, why)) = outcome {
            // The client may have left already.
            let _ = self.to_client.send(Outgoing::Close(code, why)).await;
        }
    }

    async fn say(&self, message: Value) -> Result<(), Closed> {
        let said = self.to_client.send(Outgoing::Text(message.to_string())).await;
        said.map_err(|_| Closed(1001, "Gone"))
    }

    async fn hear(&mut self, text: &str) -> Result<(), Closed> {
        let message: Value =
            serde_json::from_str(text).map_err(|_| Closed(4400, "A message is JSON"))?;
        let id = message["id"].as_str().unwrap_or_default();
        match message["type"].as_str() {
            Some("connection_init") => self.introduce(&message["payload"]).await,
            Some("ping") => self.say(json!({ "type": "pong" })).await,
            Some("pong") => Ok(()),
            Some("subscribe") if !self.acknowledged => Err(Closed(4401, "Unauthorized")),
            Some("subscribe") => self.begin(id, &message["payload"]),
            Some("complete") => {
                if let Some(operation) = self.running.remove(id) {
                    operation.abort();
                }
                Ok(())
            }
            _ => Err(Closed(4400, "Unknown message")),
        }
    }

    async fn introduce(&mut self, payload: &Value) -> Result<(), Closed> {
        if self.acknowledged {
            return Err(Closed(4429, "Too many initialisation requests"));
        }
        for (name, value) in payload.as_object().into_iter().flatten() {
            let known = ["authorization", "x-api-key"];
            let header = known.into_iter().find(|known| known.eq_ignore_ascii_case(name));
            if let (Some(header), Some(value)) = (header, value.as_str()) {
                self.credentials.push((header, value.to_owned()));
            }
        }
        self.acknowledged = true;
        self.say(json!({ "type": "connection_ack" })).await
    }

    fn begin(&mut self, id: &str, payload: &Value) -> Result<(), Closed> {
        if id.is_empty() || !payload.is_object() {
            return Err(Closed(4400, "An operation has an id and a payload"));
        }
        if self.running.contains_key(id) {
            return Err(Closed(4409, "Subscriber already exists"));
        }
        if self.running.len() >= MOST {
            return Err(Closed(4429, "Too many operations at once"));
        }
        let mut request = self.door.client.post(&self.door.url).json(payload);
        for (name, value) in &self.credentials {
            request = request.header(*name, value);
        }
        if let Some(address) = &self.address {
            request = request.header("x-forwarded-for", address);
        }
        let request = request
            .header(INSIDE, &self.door.secret)
            .header("accept", "text/event-stream, application/graphql-response+json;q=0.9");
        let (id, to_client, ended) = (id.to_owned(), self.to_client.clone(), self.ended.0.clone());
        let task = tokio::spawn({
            let id = id.clone();
            async move {
                operation::run(request, &id, &to_client).await;
                // The session is over where nobody listens.
                let _ = ended.send(id).await;
            }
        });
        self.running.insert(id, task.abort_handle());
        Ok(())
    }
}
