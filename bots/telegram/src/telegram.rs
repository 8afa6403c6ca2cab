//! The Bot API: every call this channel makes, and what its errors mean to us.
use crate::heard::LARGEST_FILE;
use anyhow::bail;
use futures_util::StreamExt;
use std::time::Duration;
use teloxide::{
    ApiError, Bot, RequestError,
    adaptors::{
        Throttle,
        throttle::{Limits, Settings},
    },
    backoff::exponential_backoff_strategy,
    net::{Download, default_reqwest_settings},
    payloads::{SendDocumentSetters, SendMessageSetters},
    requests::Requester,
    types::{
        AllowedUpdate, CallbackQueryId, ChatAction, ChatId, FileId, InlineKeyboardButton,
        InlineKeyboardMarkup, InputFile, LinkPreviewOptions, MessageId, ParseMode,
    },
    update_listeners::Polling,
};
use url::Url;

/// Files of 20 MB over a slow line.
const FILE_PATIENCE: Duration = Duration::from_secs(120);

/// How long Telegram holds a request for updates where there are none; the client waits 17.
const HELD: Duration = Duration::from_secs(10);

/// A private chat takes short bursts; the limit of 20 a minute is for groups.
const LIMITS: Limits = Limits {
    messages_per_sec_chat: 2,
    messages_per_min_chat: 60,
    messages_per_min_channel_or_supergroup: 10,
    messages_per_sec_overall: 30,
};

/// No card with a preview: Telegram would open every link, and some open once.
const NO_PREVIEW: LinkPreviewOptions = LinkPreviewOptions {
    is_disabled: true,
    url: None,
    prefer_small_media: false,
    prefer_large_media: false,
    show_above_text: false,
};

/// Why a message was not delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SendError {
    /// The person does not want the bot any more.
    Blocked,
    /// Telegram will never take this message.
    Rejected(String),
    /// It may take it later.
    Later(String),
}

/// Why a file was not fetched from Telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DownloadError {
    TooLarge,
    Lost,
}

/// The bot.
pub(crate) struct Telegram {
    /// Holds requests open; short patience, so that a dead line is noticed.
    ear: Bot,
    /// Everything else. Waits its turn, and out what Telegram asks it to wait (429).
    mouth: Throttle<Bot>,
}

impl Telegram {
    /// Must run inside a tokio runtime.
    pub(crate) fn new(token: String, api_url: Option<Url>) -> anyhow::Result<Self> {
        let patient = default_reqwest_settings().timeout(FILE_PATIENCE).build()?;
        let mut ear = Bot::with_client(token.clone(), default_reqwest_settings().build()?);
        let mut mouth = Bot::with_client(token, patient);
        if let Some(url) = api_url {
            ear = ear.set_api_url(url.clone());
            mouth = mouth.set_api_url(url);
        }
        let settings = Settings::default().limits(LIMITS);
        Ok(Self { ear, mouth: Throttle::spawn_with_settings(mouth, settings) })
    }

    /// The bot's user name, asked once.
    ///
    /// # Errors
    /// Where Telegram does not answer or does not know the token.
    pub(crate) async fn name(&self) -> anyhow::Result<String> {
        match self.ear.get_me().await {
            Ok(me) => Ok(me.username().to_owned()),
            Err(error) => bail!("{}", in_words(&error)),
        }
    }

    /// The bot's user name, as soon as Telegram can be reached.
    ///
    /// # Errors
    /// Where Telegram does not know the token.
    pub(crate) async fn introduce(&self) -> anyhow::Result<String> {
        for failures in 0_u32.. {
            match self.ear.get_me().await {
                Ok(me) => return Ok(me.username().to_owned()),
                Err(RequestError::Api(ApiError::InvalidToken)) => break,
                Err(error) => {
                    tracing::warn!(error = in_words(&error), "Telegram cannot be reached");
                    tokio::time::sleep(exponential_backoff_strategy(failures)).await;
                }
            }
        }
        bail!("Telegram does not know the bot's token")
    }

    /// Long polling for what this channel reads. A webhook of an earlier life is removed first:
    /// Telegram refuses to serve both.
    pub(crate) async fn listener(&self) -> Polling<Bot> {
        Polling::builder(self.ear.clone())
            .timeout(HELD)
            .allowed_updates(vec![
                AllowedUpdate::Message,
                AllowedUpdate::EditedMessage,
                AllowedUpdate::CallbackQuery,
            ])
            .delete_webhook()
            .await
            .build()
    }

    /// Sends one message of Telegram's HTML, with buttons under it where there are any; answers
    /// Telegram's number of it.
    pub(crate) async fn send_html(
        &self,
        chat: ChatId,
        html: &str,
        keyboard: Vec<Vec<InlineKeyboardButton>>,
    ) -> Result<MessageId, SendError> {
        let mut request = self
            .mouth
            .send_message(chat, html)
            .parse_mode(ParseMode::Html)
            .link_preview_options(NO_PREVIEW);
        if !keyboard.is_empty() {
            request = request.reply_markup(InlineKeyboardMarkup::new(keyboard));
        }
        request.await.map(|sent| sent.id).map_err(|error| SendError::of(&error))
    }

    /// Sends a file with a line under it.
    pub(crate) async fn send_file(
        &self,
        chat: ChatId,
        name: String,
        caption: &str,
        bytes: Vec<u8>,
    ) -> Result<(), SendError> {
        let file = InputFile::memory(bytes).file_name(name);
        let request = self.mouth.send_document(chat, file).caption(caption);
        request.await.map(drop).map_err(|error| SendError::of(&error))
    }

    /// Ends the wheel that turns on a pressed button. Too late is no harm.
    pub(crate) async fn acknowledge(&self, press: &CallbackQueryId) {
        note("a press", self.mouth.answer_callback_query(press.clone()).await);
    }

    /// Takes the buttons away from a message that was answered.
    pub(crate) async fn remove_buttons(&self, chat: ChatId, message: MessageId) {
        note("old buttons", self.mouth.edit_message_reply_markup(chat, message).await);
    }

    /// Shows « is typing… » for up to five seconds.
    pub(crate) async fn show_typing(&self, chat: ChatId) {
        note("typing", self.mouth.send_chat_action(chat, ChatAction::Typing).await);
    }

    /// Fetches a file somebody sent.
    pub(crate) async fn download(&self, id: &FileId) -> Result<Vec<u8>, DownloadError> {
        let file = self.mouth.get_file(id.clone()).await.map_err(|error| {
            tracing::warn!(error = in_words(&error), "a file cannot be found on Telegram");
            match error {
                RequestError::Api(error) if error.to_string().contains("file is too big") => {
                    DownloadError::TooLarge
                }
                _ => DownloadError::Lost,
            }
        })?;
        let mut chunks = self.mouth.inner().download_file_stream(&file.path);
        let mut bytes = Vec::new();
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|error| {
                // The address holds the bot's token.
                let error = error.without_url();
                tracing::warn!(%error, "a file cannot be fetched from Telegram");
                DownloadError::Lost
            })?;
            if bytes.len() + chunk.len() > LARGEST_FILE as usize {
                return Err(DownloadError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

impl SendError {
    fn of(error: &RequestError) -> Self {
        match error {
            RequestError::Api(
                ApiError::BotBlocked
                | ApiError::UserDeactivated
                | ApiError::ChatNotFound
                | ApiError::CantInitiateConversation,
            ) => Self::Blocked,
            RequestError::Api(error) if error.to_string().contains("Forbidden") => Self::Blocked,
            RequestError::Api(_) | RequestError::MigrateToChatId(_) => {
                Self::Rejected(in_words(error))
            }
            _ => Self::Later(in_words(error)),
        }
    }
}

fn note<T>(what: &str, outcome: Result<T, RequestError>) {
    if let Err(error) = outcome {
        tracing::debug!(what, error = in_words(&error), "Telegram refused a courtesy");
    }
}

/// The error for a log: without what people wrote, which an answer that cannot be parsed holds.
pub(crate) fn in_words(error: &RequestError) -> String {
    match error {
        RequestError::InvalidJson { source, .. } => format!("an answer cannot be read: {source}"),
        other => other.to_string(),
    }
}
