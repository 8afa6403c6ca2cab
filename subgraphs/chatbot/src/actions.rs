//! Turns: one at a time in a conversation, all or nothing.
use crate::{
    domain::{Author, Channel, Sent, read_locale},
    error::ChatError,
    graph_client::GraphClient,
    models::{Conversation, Draft, Message, Telling},
};
use assistant::{Assistant, Locale, Outcome, Reply, Turn};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, Pool, guard::Person, live, viewer::Bearer};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use uuid::Uuid;

/// The topic that wakes whoever reads a conversation.
pub(crate) fn topic(conversation: Uuid) -> String {
    format!("conversation:{conversation}")
}

/// The topic that wakes the task which tells news.
pub(crate) const TELLINGS: &str = "chatbot:tellings";

/// Turns at once in this process: each holds a connection while the assistant acts, and what
/// listens to events needs some, too.
static TURNS: Semaphore = Semaphore::const_new(6);

/// How long a turn waits for its place.
const TURN_PATIENCE: Duration = Duration::from_secs(10);

/// How long a turn waits for the one that runs in its conversation, and how often it looks.
const LOCK_PATIENCE: Duration = Duration::from_secs(8);
const LOCK_PAUSE: Duration = Duration::from_millis(40);

/// A guest who has just logged in owns their conversation as soon as the event arrives.
const HANDOVER_PATIENCE: (u32, Duration) = (20, Duration::from_millis(100));

/// The caller's conversation on that channel, opened with a greeting where there was none.
pub(crate) async fn open(
    conn: &mut Conn,
    owner: &Person,
    channel: Channel,
    locale: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<Conversation> {
    let locale = read_locale(locale);
    conn.transaction(async |conn| {
        match Conversation::open(conn, owner, channel, locale, now).await? {
            Some(fresh) => {
                let greeting = assistant::greet(fresh.state()?, channel.into(), locale, now);
                Ok(write(conn, &fresh, greeting, Vec::new(), None, now).await?.0)
            }
            None => Conversation::running(conn, owner, channel)
                .await?
                .ok_or_else(|| ApiError::from(ChatError::ConversationNotFound)),
        }
    })
    .await
}

/// What a turn needs beside the connection.
pub(crate) struct Speaker<'a> {
    pub(crate) person: &'a Person,
    /// Has an account.
    pub(crate) signed_in: bool,
    pub(crate) bearer: &'a Bearer,
}

/// What the caller sends.
pub(crate) struct Sending {
    pub(crate) conversation_id: Uuid,
    pub(crate) client_message_id: String,
    pub(crate) sent: Sent,
}

/// Runs one turn: writes what was sent, lets the assistant act and answer, writes the answers.
/// The same client message id answers the same messages, however often it is sent.
pub(crate) async fn send(
    pool: &Pool,
    assistant: &Assistant,
    client: &GraphClient,
    speaker: &Speaker<'_>,
    sending: Sending,
    now: DateTime<Utc>,
) -> ApiResult<(Conversation, Vec<Message>)> {
    await_handover(pool, speaker.person, sending.conversation_id).await?;
    let Ok(_turn) = tokio::time::timeout(TURN_PATIENCE, TURNS.acquire()).await else {
        return Err(ChatError::ConversationBusy.into());
    };
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let conversation = await_turn(conn, speaker.person, sending.conversation_id).await?;
        let same = Message::exchange(conn, &conversation, &sending.client_message_id).await?;
        if !same.is_empty() {
            return Ok((conversation, same));
        }
        let shown = shown_as(conn, &conversation, &sending.sent).await?;
        let said = Draft {
            author: Author::Customer,
            reply: shown,
            client_message_id: Some(sending.client_message_id.clone()),
            answers: None,
        };
        let graph = client.with(speaker.bearer);
        let turn = Turn {
            input: sending.sent.clone().into(),
            now,
            locale: read_locale(Some(&conversation.locale)),
            signed_in: speaker.signed_in,
            graph: &graph,
            channel: (*conversation.channel).into(),
        };
        let outcome = assistant.respond(conversation.state()?, turn).await;
        let answers = Some(sending.client_message_id.as_str());
        write(conn, &conversation, outcome, vec![said], answers, now).await
    })
    .await
}

/// No connection is held while waiting: it is others' turn to use it.
async fn await_handover(pool: &Pool, owner: &Person, id: Uuid) -> ApiResult<()> {
    let (tries, pause) = HANDOVER_PATIENCE;
    for _ in 0..tries {
        if Conversation::own(&mut *pool.get().await?, owner, id).await?.is_some() {
            return Ok(());
        }
        tokio::time::sleep(pause).await;
    }
    Err(ChatError::ConversationNotFound.into())
}

/// The caller's conversation, locked, once the turn that runs in it has ended. We look again and
/// again rather than let the server time out: its refusal says why in the server's language only.
async fn await_turn(conn: &mut Conn, owner: &Person, id: Uuid) -> ApiResult<Conversation> {
    let until = Instant::now() + LOCK_PATIENCE;
    loop {
        if let Some(conversation) = Conversation::own_for_turn(conn, owner, id).await? {
            return Ok(conversation);
        }
        if Conversation::own(conn, owner, id).await?.is_none() {
            return Err(ChatError::ConversationNotFound.into());
        }
        if Instant::now() >= until {
            return Err(ChatError::ConversationBusy.into());
        }
        tokio::time::sleep(LOCK_PAUSE).await;
    }
}

/// What the customer sent, as it stands in the conversation.
async fn shown_as(conn: &mut Conn, conversation: &Conversation, sent: &Sent) -> ApiResult<Reply> {
    let text = match sent {
        Sent::Text(text) => text.clone(),
        Sent::Button { id, .. } => {
            Message::button_label(conn, conversation, id).await?.unwrap_or_else(|| "…".to_owned())
        }
        Sent::Document { beside: Some(words), .. } => words.clone(),
        Sent::Document { beside: None, .. } => match read_locale(Some(&conversation.locale)) {
            Locale::Fr => "Photo envoyée".to_owned(),
            Locale::En => "Photo sent".to_owned(),
        },
    };
    Ok(Reply { text, ..Reply::default() })
}

/// Writes what was said and what the assistant answers, and wakes the readers.
async fn write(
    conn: &mut Conn,
    conversation: &Conversation,
    outcome: Outcome,
    said: Vec<Draft>,
    answers: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<(Conversation, Vec<Message>)> {
    let replies = outcome.replies.into_iter().map(|reply| Draft::said(reply, answers));
    let mut seq = conversation.last_seq;
    let mut messages = Vec::new();
    for draft in said.into_iter().chain(replies) {
        seq += 1;
        messages.push(Message::write(conn, conversation, seq, draft, now).await?);
    }
    let conversation = conversation.remember(conn, &outcome.state, seq).await?;
    live::touch(conn, &topic(conversation.id)).await?;
    // News that arrived during the turn waited for it.
    live::touch(conn, TELLINGS).await?;
    Ok((conversation, messages))
}

/// Tells what waits in the conversations that are idle; answers whether any was told.
pub(crate) async fn tell_news(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<bool> {
    let mut told_any = false;
    for id in Telling::waiting(conn).await? {
        match conn.transaction(async |conn| tell_one(conn, id, now).await).await {
            Ok(told) => told_any |= told,
            // The others are not kept waiting by one that fails.
            Err(error) => {
                let error = format!("{:#}", error.into_report());
                tracing::error!(conversation = %id, error, "news could not be told");
            }
        }
    }
    Ok(told_any)
}

async fn tell_one(conn: &mut Conn, id: Uuid, now: DateTime<Utc>) -> ApiResult<bool> {
    let Some(mut conversation) = Conversation::idle(conn, id).await? else { return Ok(false) };
    let news = Telling::take(conn, id).await?;
    for telling in &news {
        let locale = read_locale(Some(&conversation.locale));
        let Some(told) = telling.told() else { continue };
        let outcome = assistant::tell(conversation.state()?, told, locale, now);
        let mut seq = conversation.last_seq;
        for reply in outcome.replies {
            seq += 1;
            Message::write(conn, &conversation, seq, Draft::said(reply, None), now).await?;
        }
        conversation = conversation.remember(conn, &outcome.state, seq).await?;
    }
    live::touch(conn, &topic(id)).await?;
    Ok(!news.is_empty())
}
