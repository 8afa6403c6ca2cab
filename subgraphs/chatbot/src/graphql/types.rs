//! Types of this domain.
use crate::{
    domain::{Author, Channel},
    models::{Conversation, Message},
};
use async_graphql::{Context, Enum, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Pool};
use uuid::Uuid;

/// How many messages one request may read.
const MOST_MESSAGES: i64 = 200;

/// What the assistant waits for; `none` where it waits for nothing.
#[derive(SimpleObject)]
pub(crate) struct Awaiting {
    /// `slot`, `choice`, `confirm`, `upload`, `payment`, `login` or `none`.
    kind: String,
    /// What of it: `vehicle.plate`, `offer`, `cancel_booking`.
    name: String,
}

/// A conversation with the assistant.
#[Object(name = "Conversation")]
impl Conversation {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// Where it takes place.
    async fn channel(&self) -> Channel {
        *self.channel
    }

    /// `fr` or `en`.
    async fn locale(&self) -> &str {
        &self.locale
    }

    /// What the assistant waits for.
    async fn awaiting(&self) -> ApiResult<Awaiting> {
        let awaiting = self.state()?.awaiting();
        Ok(Awaiting { kind: awaiting.kind, name: awaiting.name })
    }

    /// Messages, oldest first: those after `afterSeq`, at most the last 200.
    async fn messages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those with a greater number.")] after_seq: Option<i32>,
        #[graphql(desc = "Only the last so many.")] last: Option<i32>,
    ) -> ApiResult<Vec<Message>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let last = last.map_or(MOST_MESSAGES, i64::from).clamp(1, MOST_MESSAGES);
        Ok(Message::among(&mut conn, self, after_seq.unwrap_or(0), last).await?)
    }

    /// When it was opened.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}

/// What a channel does when a button is pressed.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "assistant::ButtonKind")]
pub(crate) enum ButtonKind {
    /// Send the id back.
    Reply,
    /// Open `url`.
    Link,
    /// Let the person pick a file, upload it, send the document's id.
    Upload,
    /// Log the person in, then send the id back.
    Login,
}

/// What a file is announced as.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "assistant::UploadKind")]
pub(crate) enum UploadKind {
    /// The carte grise.
    RegistrationCertificate,
    /// The procès-verbal of an earlier technical inspection.
    PreviousInspection,
}

/// How much a button stands out.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "assistant::ButtonStyle")]
pub(crate) enum ButtonStyle {
    /// What most people will want.
    Primary,
    /// An alternative.
    Secondary,
    /// Something that cannot be undone.
    Danger,
}

/// A quick answer under a message.
#[derive(SimpleObject)]
pub(crate) struct Button {
    /// Opaque; sent back as `buttonId`.
    id: String,
    /// What is written on it.
    label: String,
    /// What the channel does.
    kind: ButtonKind,
    /// How it looks.
    style: ButtonStyle,
    /// For `LINK` only.
    url: Option<String>,
    /// For `UPLOAD` only: the kind of document that is asked for.
    upload: Option<UploadKind>,
    /// What a box beside it asks: not ticked at first, and the button may be pressed without. Said
    /// by `consent` of `sendMessage`.
    consent: Option<String>,
}

/// A file the customer can open.
#[derive(SimpleObject)]
pub(crate) struct Attachment {
    /// `PDF`, `IMAGE` or `ICS`.
    kind: String,
    /// What it is, in the customer's language.
    title: String,
    /// Where, relative to the public origin.
    url: String,
}

/// A message.
#[Object(name = "Message")]
impl Message {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// Its number in the conversation: 1, 2, 3…
    async fn seq(&self) -> i32 {
        self.seq
    }

    /// Who wrote it.
    async fn author(&self) -> Author {
        *self.author
    }

    /// Plain text; may hold line breaks and lines that begin with `• `.
    async fn text(&self) -> &str {
        &self.text
    }

    /// Quick answers, in order of preference.
    #[graphql(name = "buttons")]
    async fn offered(&self) -> Vec<Button> {
        let buttons = self.buttons().into_iter();
        buttons
            .map(|button| Button {
                id: button.id,
                label: button.label,
                kind: button.kind.into(),
                style: button.style.into(),
                url: button.url,
                upload: button.upload.map(Into::into),
                consent: button.consent,
            })
            .collect()
    }

    /// Files to open.
    #[graphql(name = "attachments")]
    async fn files(&self) -> Vec<Attachment> {
        let files = self.attachments().into_iter();
        files.map(|file| Attachment { kind: file.kind, title: file.title, url: file.url }).collect()
    }

    /// The sender's own id, on what the customer sent.
    async fn client_message_id(&self) -> Option<&str> {
        self.client_message_id.as_deref()
    }

    /// When it was written.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}

/// What opening a conversation answers.
#[derive(SimpleObject)]
pub(crate) struct ConversationPayload {
    /// The conversation.
    pub(crate) conversation: Conversation,
}

/// What a turn answers.
#[derive(SimpleObject)]
pub(crate) struct SendMessagePayload {
    /// The conversation after the turn.
    pub(crate) conversation: Conversation,
    /// What was sent and what was answered, in order.
    pub(crate) messages: Vec<Message>,
    /// The code that was written, where one by e-mail was awaited.
    pub(crate) typed_code: Option<TypedCode>,
}

/// A code that was written into the conversation, where it is not kept. The channel calls
/// `logInWithCode` with it, in the sender's session, and then presses the button in the new one.
#[derive(SimpleObject)]
pub(crate) struct TypedCode {
    /// For `logInWithCode`.
    challenge_id: Uuid,
    /// For `logInWithCode`: six digits.
    code: String,
    /// To be sent as `buttonId` once the session is the account's.
    button_id: String,
}

impl From<assistant::TypedCode> for TypedCode {
    fn from(typed: assistant::TypedCode) -> Self {
        Self { challenge_id: typed.challenge_id, code: typed.code, button_id: typed.then }
    }
}
