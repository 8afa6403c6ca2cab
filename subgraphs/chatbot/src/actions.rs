//! Turns: one at a time in a conversation. What was sent is written, then the assistant acts while
//! nothing is held, then its answers are written, all or nothing.
//! Decisions: docs/decisions/assistant.md
mod desk;

pub(crate) use desk::{answer, finish, give_back, give_back_forgotten, set_hours, take};

use crate::{
    domain::{Author, Channel, Sent, read_locale},
    error::ChatError,
    graph_client::GraphClient,
    models::{self, Conversation, Draft, Handover, Message, Telling},
    turns::TURNS,
};
use assistant::{
    Assistant, DeskHours, Handing, Locale, Outcome, Reply, Turn, TypedCode, as_kept, typed_code,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn, Pool,
    guard::Person,
    live,
    viewer::{Bearer, Whence},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tracing::Instrument;
use uuid::Uuid;

/// The topic that wakes whoever reads a conversation.
pub(crate) fn topic(conversation: Uuid) -> String {
    format!("conversation:{conversation}")
}

/// The topic that wakes the task which tells news.
pub(crate) const TELLINGS: &str = "chatbot:tellings";

/// How long a turn waits for the one that runs in its conversation, longer than the claim of a
/// process that is gone, and how often it looks.
const CLAIM_PATIENCE: Duration = Duration::from_secs(12);
const CLAIM_PAUSE: Duration = Duration::from_millis(40);
/// How often a turn says that it still runs.
const RENEWAL: Duration = Duration::from_secs(3);
/// So often a turn answers anew what was said beside it.
const MOST_AGAIN: usize = 4;

/// So long after the last word what was under way on one channel goes on in another.
const CARRIED_WITHIN: TimeDelta = TimeDelta::hours(24);

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
                write(conn, &fresh, greeting, None, now).await
            }
            None => Conversation::running(conn, owner, channel)
                .await?
                .ok_or_else(|| ApiError::from(ChatError::ConversationNotFound)),
        }
    })
    .await
}

/// Who speaks.
#[derive(Clone)]
pub(crate) struct Speaker {
    pub(crate) person: Person,
    /// Has an account.
    pub(crate) signed_in: bool,
    pub(crate) bearer: Bearer,
    /// From where.
    pub(crate) whence: Option<Whence>,
}

/// What the caller sends.
#[derive(Clone)]
pub(crate) struct Sending {
    pub(crate) conversation_id: Uuid,
    pub(crate) client_message_id: String,
    pub(crate) sent: Sent,
}

/// What turns need of the process around them.
#[derive(Clone)]
pub(crate) struct Stage {
    pub(crate) pool: Pool,
    pub(crate) assistant: Arc<Assistant>,
    pub(crate) client: GraphClient,
}

/// What a turn answers: the conversation, what was said in it, and the code that was typed, where
/// one was awaited.
pub(crate) type Turned = (Conversation, Vec<Message>, Option<TypedCode>);

/// Runs one turn: writes what was sent, lets the assistant act and answer, writes the answers. It is
/// run to its end even where the caller is gone: what the assistant did is not lost.
/// The same client message id answers the same messages, however often it is sent.
pub(crate) async fn send(
    stage: &Stage,
    speaker: Speaker,
    sending: Sending,
    now: DateTime<Utc>,
) -> ApiResult<Turned> {
    await_handover(&stage.pool, &speaker.person, sending.conversation_id).await?;
    let stage = stage.clone();
    let turn = async move {
        let _turn = TURNS.begin(speaker.person.id()).await?;
        take_turn(&stage, &speaker, &sending, now).await
    };
    tokio::spawn(turn.in_current_span())
        .await
        .map_err(|error| ApiError::from(anyhow::anyhow!("a turn broke off: {error}")))?
}

/// A conversation that was claimed for a turn.
struct Claim {
    turn: Uuid,
    conversation: Conversation,
    hours: Vec<DeskHours>,
}

/// Whether a conversation could be claimed.
enum Claimed {
    /// It is ours.
    Ours(Box<Claim>),
    /// This message was answered before, or needs no answer: a code, which the channel logs them in
    /// with before it comes back with the button.
    Answered(Box<Turned>),
    /// Another turn runs.
    Busy,
}

async fn take_turn(
    stage: &Stage,
    speaker: &Speaker,
    sending: &Sending,
    now: DateTime<Utc>,
) -> ApiResult<Turned> {
    let until = Instant::now() + CLAIM_PATIENCE;
    let mut claim = loop {
        let claimed = {
            let mut conn = stage.pool.get().await?;
            conn.transaction(async |conn| claim(conn, speaker, sending, now).await).await?
        };
        match claimed {
            Claimed::Ours(claim) => break claim,
            Claimed::Answered(answered) => return Ok(*answered),
            Claimed::Busy if Instant::now() >= until => {
                return Err(ChatError::ConversationBusy.into());
            }
            Claimed::Busy => tokio::time::sleep(CLAIM_PAUSE).await,
        }
    };
    for _ in 0..MOST_AGAIN {
        let outcome = respond(stage, speaker, sending, &claim, now).await?;
        let mut conn = stage.pool.get().await?;
        let id = claim.conversation.id;
        let finished = conn.transaction(async |conn| {
            let Some(current) = Conversation::of_turn(conn, id, claim.turn).await? else {
                return Err(ApiError::from(ChatError::ConversationBusy));
            };
            if current.last_seq != claim.conversation.last_seq {
                return Ok(Err(current));
            }
            let answers = Some(sending.client_message_id.as_str());
            write(conn, &current, outcome, answers, now).await?;
            let over = current.release(conn).await?;
            let messages = Message::exchange(conn, &over, &sending.client_message_id).await?;
            Ok(Ok((over, messages, None)))
        });
        match finished.await? {
            Ok(done) => return Ok(done),
            // The team said something meanwhile: the assistant answers knowing it.
            Err(current) => claim.conversation = current,
        }
    }
    Err(ChatError::ConversationBusy.into())
}

/// Claims the conversation and writes what was sent, where no other turn runs in it.
async fn claim(
    conn: &mut Conn,
    speaker: &Speaker,
    sending: &Sending,
    now: DateTime<Utc>,
) -> ApiResult<Claimed> {
    let (owner, key) = (&speaker.person, &sending.client_message_id);
    let conversation = Conversation::own_for_update(conn, owner, sending.conversation_id)
        .await?
        .ok_or(ChatError::ConversationNotFound)?;
    let same = Message::exchange(conn, &conversation, key).await?;
    let typed = match &sending.sent {
        Sent::Text(text) if !speaker.signed_in => typed_code(&conversation.state()?, now, text),
        Sent::Text(_) | Sent::Button { .. } | Sent::Document { .. } => None,
    };
    // A message whose process went away in the middle stands there, and is answered now.
    if !same.is_empty() && conversation.turn_of.as_ref() != Some(key) {
        return Ok(Claimed::Answered(Box::new((conversation, same, typed))));
    }
    let said = Draft {
        author: Author::Customer,
        reply: shown_as(conn, &conversation, &sending.sent, typed.as_ref()).await?,
        client_message_id: Some(key.clone()),
        answers: None,
    };
    if typed.is_some() && same.is_empty() {
        let conversation = say(conn, &conversation, vec![said], now).await?;
        let messages = Message::exchange(conn, &conversation, key).await?;
        return Ok(Claimed::Answered(Box::new((conversation, messages, typed))));
    }
    let turn = Uuid::now_v7();
    let Some(mut conversation) = conversation.claim(conn, turn, key).await? else {
        return Ok(Claimed::Busy);
    };
    if same.is_empty() {
        conversation = say(conn, &conversation, vec![said], now).await?;
    }
    if speaker.signed_in && matches!(sending.sent, Sent::Text(_)) {
        conversation = carry_over(conn, owner, conversation, now).await?;
    }
    let hours = models::hours(conn).await?;
    Ok(Claimed::Ours(Box::new(Claim { turn, conversation, hours })))
}

/// What was under way on another channel goes on here, where nothing is: whoever began a booking on the
/// web takes it up on the phone.
async fn carry_over(
    conn: &mut Conn,
    owner: &Person,
    conversation: Conversation,
    now: DateTime<Utc>,
) -> ApiResult<Conversation> {
    if !conversation.state()?.is_idle() {
        return Ok(conversation);
    }
    let Some(other) = conversation.elsewhere(conn, owner, now - CARRIED_WITHIN).await? else {
        return Ok(conversation);
    };
    let mut theirs = other.state()?;
    let Some(carried) = theirs.carry() else { return Ok(conversation) };
    other.remember(conn, &theirs).await?;
    conversation.remember(conn, &carried).await
}

/// Lets the assistant act and answer. No connection is held; the claim is renewed meanwhile.
async fn respond(
    stage: &Stage,
    speaker: &Speaker,
    sending: &Sending,
    claim: &Claim,
    now: DateTime<Utc>,
) -> ApiResult<Outcome> {
    let conversation = &claim.conversation;
    let graph = stage.client.with(&speaker.bearer, speaker.whence.as_ref());
    let turn = Turn {
        input: sending.sent.clone().into(),
        now,
        locale: read_locale(Some(&conversation.locale)),
        signed_in: speaker.signed_in,
        graph: &graph,
        channel: (*conversation.channel).into(),
        desk: &claim.hours,
    };
    let mut answer = std::pin::pin!(stage.assistant.respond(conversation.state()?, turn));
    loop {
        tokio::select! {
            outcome = &mut answer => return Ok(outcome),
            () = tokio::time::sleep(RENEWAL) => {
                let mut conn = stage.pool.get().await?;
                Conversation::renew(&mut conn, conversation.id, claim.turn).await?;
            }
        }
    }
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

/// What the customer sent, as it stands in the conversation: neither addresses nor codes do.
async fn shown_as(
    conn: &mut Conn,
    conversation: &Conversation,
    sent: &Sent,
    typed: Option<&TypedCode>,
) -> ApiResult<Reply> {
    let either = |fr: &str, en: &str| match read_locale(Some(&conversation.locale)) {
        Locale::Fr => fr.to_owned(),
        Locale::En => en.to_owned(),
    };
    let text = match sent {
        Sent::Text(text) => as_kept(text, typed),
        Sent::Button { id, .. } if conversation.state()?.is_after_login(id) => {
            either("C’est moi", "It is me")
        }
        Sent::Button { id, .. } => {
            Message::button_label(conn, conversation, id).await?.unwrap_or_else(|| "…".to_owned())
        }
        Sent::Document { beside: Some(words), .. } => as_kept(words, None),
        Sent::Document { beside: None, .. } => either("Photo envoyée", "Photo sent"),
    };
    Ok(Reply { text, ..Reply::default() })
}

/// Writes what the assistant answers, what it knows and what it puts before the team, all or nothing.
async fn write(
    conn: &mut Conn,
    conversation: &Conversation,
    outcome: Outcome,
    answers: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<Conversation> {
    let replies = outcome.replies.into_iter().map(|reply| Draft::said(reply, answers)).collect();
    let conversation = say(conn, conversation, replies, now).await?;
    match &outcome.handing {
        Some(Handing::Asked(request)) => Handover::ask(conn, &conversation, request, now).await?,
        Some(Handing::Withdrawn) => Handover::withdraw(conn, &conversation, now).await?,
        None => {}
    }
    models::note(conn, &conversation, &outcome.noted, now).await?;
    let conversation = conversation.remember(conn, &outcome.state).await?;
    // News that arrived during the turn waited for it.
    live::touch(conn, TELLINGS).await?;
    Ok(conversation)
}

/// Adds messages, and wakes the readers. The caller holds the conversation's lock.
async fn say(
    conn: &mut Conn,
    conversation: &Conversation,
    drafts: Vec<Draft>,
    now: DateTime<Utc>,
) -> ApiResult<Conversation> {
    let mut seq = conversation.last_seq;
    for draft in drafts {
        seq += 1;
        Message::write(conn, conversation, seq, draft, now).await?;
    }
    live::touch(conn, &topic(conversation.id)).await?;
    Ok(conversation.count(conn, seq).await?)
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
        let replies = outcome.replies.into_iter().map(|reply| Draft::said(reply, None)).collect();
        conversation = say(conn, &conversation, replies, now).await?;
        models::note(conn, &conversation, &outcome.noted, now).await?;
        conversation = conversation.remember(conn, &outcome.state).await?;
    }
    Ok(!news.is_empty())
}
