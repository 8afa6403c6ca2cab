//! The graph over HTTP: the operations this channel sends, and what comes back.
use crate::sentences::Locale;
use anyhow::Context;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{fmt, time::Duration};
use uuid::Uuid;

/// A turn may wait 25 seconds for the turn before it.
const PATIENCE: Duration = Duration::from_secs(40);

/// An operation of `schema/operations/telegram`.
#[derive(Debug)]
pub(crate) struct Operation {
    name: &'static str,
    document: &'static str,
}

macro_rules! operations {
    ($($constant:ident = $name:literal),+ $(,)?) => { $(
        pub(crate) const $constant: Operation = Operation {
            name: concat!("Telegram", $name),
            document: include_str!(
                concat!("../../../schema/operations/telegram/", $name, ".graphql")
            ),
        };
    )+ };
}

operations! {
    START_GUEST_SESSION = "StartGuestSession",
    REFRESH_SESSION = "RefreshSession",
    OPEN_CONVERSATION = "OpenConversation",
    SEND_MESSAGE = "SendMessage",
    CONVERSATION_SINCE = "ConversationSince",
    LOG_IN_WITH_CODE = "LogInWithCode",
    TELEGRAM_LINK = "TelegramLink",
    LOG_IN_WITH_TELEGRAM_LINK = "LogInWithTelegramLink",
    LOG_OUT = "LogOut",
    CREATE_UPLOAD = "CreateUpload",
}

/// A refusal meant for the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    fr: String,
    en: String,
}

impl Refusal {
    /// Reads `{message, extensions: {code, en}}`.
    fn of_error(error: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let extensions = &error["extensions"];
        Self {
            code: text(&extensions["code"]),
            fr: text(&error["message"]),
            en: text(&extensions["en"]),
        }
    }

    /// Reads `{code, message, en}`, as the origin's plain HTTP answers refuse.
    pub(crate) fn of_body(body: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self { code: text(&body["code"]), fr: text(&body["message"]), en: text(&body["en"]) }
    }

    /// The words for the customer.
    pub(crate) fn words(&self, locale: Locale) -> &str {
        if locale == Locale::En && !self.en.is_empty() { &self.en } else { &self.fr }
    }

    /// The session is over; any other refusal of a refresh leaves it as it was.
    pub(crate) fn ends_session(&self) -> bool {
        self.code == "REFRESH_TOKEN_INVALID"
    }

    /// The access token is too old, or of keys that are no longer in use.
    pub(crate) fn wants_fresh_token(&self) -> bool {
        matches!(self.code.as_str(), "UNAUTHENTICATED" | "TOKEN_EXPIRED" | "TOKEN_INVALID")
    }
}

/// Why something asked of the graph did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GraphError {
    /// It said no.
    Refused(Refusal),
    /// It did not answer, or not sensibly.
    Unreachable,
    /// What the chat held, its session or its conversation, is gone: begin again.
    StartOver,
}

/// The graph.
#[derive(Clone, Debug)]
pub(crate) struct Graph {
    client: reqwest::Client,
    url: String,
}

impl Graph {
    /// `url` is the router's GraphQL endpoint, as this process reaches it.
    pub(crate) fn new(url: String) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder()
            .user_agent("autovisite-telegram")
            .timeout(PATIENCE)
            .no_proxy()
            .build();
        Ok(Self { client: client.context("the graph's client")?, url })
    }

    /// Runs an operation, as whoever the token names.
    pub(crate) async fn ask<T: DeserializeOwned>(
        &self,
        operation: &Operation,
        token: Option<&str>,
        variables: &Value,
    ) -> Result<T, GraphError> {
        let body = json!({
            "query": operation.document,
            "operationName": operation.name,
            "variables": variables,
        });
        let mut request = self.client.post(&self.url).json(&body);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let unreachable = |error: &dyn std::error::Error| {
            tracing::warn!(operation = operation.name, %error, "the graph does not answer");
            GraphError::Unreachable
        };
        let response = request.send().await.map_err(|error| unreachable(&error))?;
        let mut answer: Value = response.json().await.map_err(|error| unreachable(&error))?;
        if let Some(error) = answer["errors"].get(0) {
            let refusal = Refusal::of_error(error);
            tracing::info!(operation = operation.name, code = refusal.code, "the graph refused");
            return Err(match refusal.code.as_str() {
                "SERVICE_UNAVAILABLE" => GraphError::Unreachable,
                _ => GraphError::Refused(refusal),
            });
        }
        serde_json::from_value(answer["data"].take()).map_err(|error| unreachable(&error))
    }
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Author {
    Customer,
    Assistant,
    Agent,
    System,
}

/// What pressing a button means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ButtonKind {
    Reply,
    Link,
    Upload,
    Login,
}

/// What a document is announced as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum UploadKind {
    #[default]
    RegistrationCertificate,
    PreviousInspection,
}

/// A quick answer.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Button {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) kind: ButtonKind,
    pub(crate) url: Option<String>,
    /// Which document an upload button asks for.
    pub(crate) upload: Option<UploadKind>,
}

/// A file to open.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Attachment {
    pub(crate) kind: String,
    pub(crate) title: String,
    /// Relative to the public origin.
    pub(crate) url: String,
}

/// A message of the conversation.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Message {
    pub(crate) seq: i32,
    pub(crate) author: Author,
    pub(crate) text: String,
    pub(crate) buttons: Vec<Button>,
    pub(crate) attachments: Vec<Attachment>,
}

/// A conversation and the messages that were asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Conversation {
    pub(crate) id: Uuid,
    pub(crate) messages: Vec<Message>,
}

/// A code by e-mail that the person wrote: it makes the chat theirs. Kept while the account's second
/// factor is waited for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TypedCode {
    pub(crate) challenge_id: Uuid,
    pub(crate) code: String,
    /// To be pressed then.
    pub(crate) button_id: String,
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

/// A header to send with a file.
#[derive(Debug, Deserialize)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// Where to send a file's bytes.
#[derive(Debug, Deserialize)]
pub(crate) struct Upload {
    /// Relative to the public origin.
    pub(crate) url: String,
    pub(crate) method: String,
    pub(crate) headers: Vec<Header>,
}
