//! As much of the Bot API as this channel uses, over HTTP, with memory: updates wait until they
//! are confirmed, files can be fetched, every call is kept.
mod answers;

use axum::{Router, extract::DefaultBodyLimit};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{net::TcpListener, time::Instant};

/// As long as real ones are: teloxide only hides those from its errors.
pub(crate) const TOKEN: &str = "12345:AAabcdefghijklmnopqrstuvwxyz-123456";

/// A call the bot made.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// In lower case: `sendmessage`.
    pub(crate) method: String,
    pub(crate) params: Value,
    /// Name and bytes of what it sent.
    pub(crate) file: Option<(String, Vec<u8>)>,
}

impl Call {
    pub(crate) fn chat(&self) -> i64 {
        match &self.params["chat_id"] {
            Value::String(text) => text.parse().unwrap(),
            number => number.as_i64().unwrap_or_default(),
        }
    }

    pub(crate) fn text(&self) -> &str {
        self.params["text"].as_str().unwrap_or_default()
    }

    /// Rows of buttons.
    pub(crate) fn rows(&self) -> Vec<Vec<Value>> {
        serde_json::from_value(self.params["reply_markup"]["inline_keyboard"].clone())
            .unwrap_or_default()
    }
}

struct Waiting {
    update: Value,
    /// Handed over once more although it was confirmed.
    again: bool,
}

struct Refusal {
    method: &'static str,
    status: u16,
    description: &'static str,
    retry_after: Option<u32>,
}

#[derive(Default)]
struct Memory {
    updates: Vec<Waiting>,
    /// Numbers of the updates handed over, as often as they were.
    handed_over: Vec<i64>,
    last_update: i64,
    last_message: i64,
    files: HashMap<String, Vec<u8>>,
    calls: Vec<Call>,
    refusals: VecDeque<Refusal>,
}

/// The fake.
#[derive(Clone)]
pub(crate) struct FakeBotApi {
    memory: Arc<Mutex<Memory>>,
    pub(crate) url: String,
}

impl FakeBotApi {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let fake = Self { memory: Arc::default(), url };
        let routes = Router::new()
            .fallback(answers::answer)
            .layer(DefaultBodyLimit::disable())
            .with_state(fake.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        fake
    }

    fn update(&self, kind: &str, content: Value) -> i64 {
        let mut memory = self.memory.lock().unwrap();
        memory.last_update += 1;
        let id = memory.last_update;
        let update = json!({ "update_id": id, kind: content });
        memory.updates.push(Waiting { update, again: false });
        id
    }

    fn message(&self, chat: Value, content: Value) -> Value {
        let mut memory = self.memory.lock().unwrap();
        memory.last_message += 1;
        let mut message = json!({
            "message_id": memory.last_message,
            "date": 1_780_000_000,
            "chat": chat,
            "from": person(),
        });
        merge(&mut message, content);
        message
    }

    /// Somebody writes.
    pub(crate) fn write(&self, chat: i64, text: &str) -> Value {
        let message = self.message(private(chat), json!({ "text": text }));
        self.update("message", message.clone());
        json!({ "update_id": self.memory.lock().unwrap().last_update, "message": message })
    }

    /// Somebody writes in a group.
    pub(crate) fn write_in_group(&self, chat: i64, text: &str) {
        let group = json!({ "id": chat, "type": "group", "title": "Voisins" });
        self.update("message", self.message(group, json!({ "text": text })));
    }

    /// Somebody presses a button under a message.
    pub(crate) fn press(&self, chat: i64, message: i64, data: &str) {
        let mut under = self.message(private(chat), json!({ "text": "…" }));
        under["message_id"] = message.into();
        let press = json!({
            "id": "press-1", "from": person(), "chat_instance": "1", "data": data,
            "message": under,
        });
        self.update("callback_query", press);
    }

    /// Somebody sends a photo; Telegram also makes a small one of it.
    pub(crate) fn send_photo(&self, chat: i64, bytes: &[u8]) {
        self.send_photo_with(chat, bytes, json!({}));
    }

    /// The same with a caption, or as a part of an album.
    pub(crate) fn send_photo_with(&self, chat: i64, bytes: &[u8], more: Value) {
        let large = format!("large-{}", bytes.len());
        self.keep("small", b"small");
        self.keep(&large, bytes);
        let sizes = json!([
            { "file_id": "small", "file_unique_id": "s", "width": 90, "height": 60,
              "file_size": 5 },
            { "file_id": large, "file_unique_id": "l", "width": 1280, "height": 960,
              "file_size": bytes.len() },
        ]);
        let mut message = self.message(private(chat), json!({ "photo": sizes }));
        merge(&mut message, more);
        self.update("message", message);
    }

    /// Somebody sends a message of another kind, or changes one.
    pub(crate) fn send(&self, kind: &str, chat: i64, content: Value) {
        self.update(kind, self.message(private(chat), content));
    }

    /// Somebody sends a file that is said to be so large.
    pub(crate) fn send_document(&self, chat: i64, name: &str, bytes: &[u8], size: usize) {
        self.keep("document", bytes);
        let document = json!({
            "file_id": "document", "file_unique_id": "d", "file_size": size, "file_name": name,
            "mime_type": "application/pdf",
        });
        self.update("message", self.message(private(chat), json!({ "document": document })));
    }

    /// Somebody sends a sticker.
    pub(crate) fn send_place(&self, chat: i64) {
        let place = json!({ "location": { "longitude": 2.35, "latitude": 48.85 } });
        self.update("message", self.message(private(chat), place));
    }

    fn keep(&self, id: &str, bytes: &[u8]) {
        self.memory.lock().unwrap().files.insert(id.to_owned(), bytes.to_owned());
    }

    /// The same update once more, as after a lost confirmation.
    pub(crate) fn deliver_again(&self, update: Value) {
        self.memory.lock().unwrap().updates.push(Waiting { update, again: true });
    }

    /// How often an update was handed over.
    pub(crate) fn times_handed_over(&self, update: &Value) -> usize {
        let memory = self.memory.lock().unwrap();
        memory.handed_over.iter().filter(|id| update["update_id"] == **id).count()
    }

    /// The next call of a method fails.
    pub(crate) fn refuse_next(
        &self,
        method: &'static str,
        status: u16,
        description: &'static str,
        retry_after: Option<u32>,
    ) {
        let refusal = Refusal { method, status, description, retry_after };
        self.memory.lock().unwrap().refusals.push_back(refusal);
    }

    pub(crate) fn calls(&self, method: &str) -> Vec<Call> {
        let memory = self.memory.lock().unwrap();
        memory.calls.iter().filter(|call| call.method == method).cloned().collect()
    }

    /// What a chat was sent, in order: texts, and names of files.
    pub(crate) fn sent_to(&self, chat: i64) -> Vec<String> {
        let memory = self.memory.lock().unwrap();
        let sent = memory.calls.iter().filter(|call| {
            matches!(call.method.as_str(), "sendmessage" | "senddocument") && call.chat() == chat
        });
        sent.map(|call| match &call.file {
            Some((name, _)) => name.clone(),
            None => call.text().to_owned(),
        })
        .collect()
    }

    /// Waits until a chat was sent so many things; answers them.
    pub(crate) async fn wait_for(&self, chat: i64, count: usize) -> Vec<String> {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let sent = self.sent_to(chat);
            if sent.len() >= count {
                return sent;
            }
            assert!(Instant::now() < end, "waited for {count} messages, there are {sent:#?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn updates(&self, offset: i64, seconds: u64) -> Vec<Value> {
        let end = Instant::now() + Duration::from_secs(seconds);
        loop {
            {
                let mut memory = self.memory.lock().unwrap();
                memory.updates.retain(|waiting| {
                    waiting.again || waiting.update["update_id"].as_i64().unwrap() >= offset
                });
                if !memory.updates.is_empty() {
                    memory.updates.iter_mut().for_each(|waiting| waiting.again = false);
                    let all = memory.updates.iter().map(|waiting| waiting.update.clone());
                    let all: Vec<Value> = all.collect();
                    let ids = all.iter().filter_map(|update| update["update_id"].as_i64());
                    memory.handed_over.extend(ids);
                    return all;
                }
            }
            if Instant::now() >= end {
                return Vec::new();
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

fn person() -> Value {
    json!({ "id": 7, "is_bot": false, "first_name": "Zoé", "language_code": "fr" })
}

fn private(chat: i64) -> Value {
    json!({ "id": chat, "type": "private", "first_name": "Zoé" })
}

fn merge(into: &mut Value, more: Value) {
    if let Value::Object(more) = more {
        more.into_iter().for_each(|(key, value)| into[key] = value);
    }
}
