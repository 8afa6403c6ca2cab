//! The team's side of a conversation: taken over, answered, given back.
//! Decisions: docs/decisions/assistant.md
use super::say;
use crate::{
    domain::{self, Author, HandoverStatus, LONGEST_MESSAGE, read_locale},
    error::ChatError,
    models::{self, Conversation, Draft, Handover, Message},
};
use assistant::{AgentJoined, DeskHours, Outcome, Reply, Told};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiResult, Conn,
    audit::{self, Act},
    guard::{NetworkManager, Staff},
};
use uuid::Uuid;

/// Takes a waiting conversation over: the assistant says who is there, and is silent from then on.
/// Of several who try, one does; a second click finds the work done.
pub(crate) async fn take(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Handover> {
    conn.transaction(async |conn| {
        if Handover::one(conn, by, id, now).await?.is_none() {
            return Err(ChatError::HandoverNotFound.into());
        }
        let Some(taken) = Handover::take(conn, by, id, now).await? else {
            let own = mine(conn, by, id, now).await?;
            audit::nothing_done(by);
            return Ok(own);
        };
        let conversation = taken.speak(conn).await?;
        let told = Told::AgentJoined(AgentJoined { name: by.name().to_owned() });
        tell(conn, &conversation, told, now).await?;
        audit::record(conn, by, act("handover.taken", &taken)).await?;
        Ok(taken)
    })
    .await
}

/// Says something in a conversation that the caller took over. The same client message id says it
/// once, however often it is sent.
pub(crate) async fn answer(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    client_message_id: &str,
    text: &str,
    now: DateTime<Utc>,
) -> ApiResult<Handover> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ChatError::MessageEmpty.into());
    }
    if text.chars().count() > LONGEST_MESSAGE {
        return Err(ChatError::MessageTooLong.into());
    }
    conn.transaction(async |conn| {
        let own = mine(conn, by, id, now).await?;
        let conversation = own.speak(conn).await?;
        let same = Message::exchange(conn, &conversation, client_message_id).await?;
        if same.is_empty() {
            let draft = Draft {
                author: Author::Agent,
                reply: Reply { text: text.to_owned(), ..Reply::default() },
                client_message_id: Some(client_message_id.to_owned()),
                answers: None,
            };
            say(conn, &conversation, vec![draft], now).await?;
            own.touch(conn, now).await?;
            audit::record(conn, by, act("handover.answered", &own)).await?;
        } else {
            audit::nothing_done(by);
        }
        Ok(own)
    })
    .await
}

/// Gives the conversation back: the assistant says so, and answers again.
pub(crate) async fn give_back(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Handover> {
    conn.transaction(async |conn| {
        mine(conn, by, id, now).await?;
        let ended = end(conn, id, now).await?.ok_or(ChatError::HandoverNotFound)?;
        audit::record(conn, by, act("handover.given_back", &ended)).await?;
        Ok(ended)
    })
    .await
}

/// Notes that a waiting request was dealt with elsewhere: the customer was called back.
pub(crate) async fn finish(
    conn: &mut Conn,
    by: &Staff,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Handover> {
    conn.transaction(async |conn| {
        let own = Handover::one(conn, by, id, now).await?.ok_or(ChatError::HandoverNotFound)?;
        match *own.status {
            HandoverStatus::Done => {
                audit::nothing_done(by);
                return Ok(own);
            }
            HandoverStatus::Taken if own.agent_id != Some(by.id()) => {
                return Err(ChatError::HandoverTaken.into());
            }
            HandoverStatus::Waiting | HandoverStatus::Taken => {}
        }
        let ended = end(conn, id, now).await?.ok_or(ChatError::HandoverNotFound)?;
        audit::record(conn, by, act("handover.finished", &ended)).await?;
        Ok(ended)
    })
    .await
}

/// Gives back what was taken over and left without a word; answers whether any was.
pub(crate) async fn give_back_forgotten(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<bool> {
    let forgotten = Handover::forgotten(conn, now - domain::LONGEST_SILENCE).await?;
    for id in &forgotten {
        conn.transaction(async |conn| end(conn, *id, now).await).await?;
    }
    Ok(!forgotten.is_empty())
}

/// Says when the team answers in conversations; nobody does without hours.
pub(crate) async fn set_hours(
    conn: &mut Conn,
    by: &NetworkManager,
    hours: &[DeskHours],
) -> ApiResult<()> {
    conn.transaction(async |conn| {
        models::set_hours(conn, hours).await?;
        let act = Act::of("desk_hours.set", "DeskHours", None).is("intervals", hours.len());
        audit::record(conn, by, act).await
    })
    .await
}

/// An act on a request, for the managers of the centre that it is about.
fn act(name: &'static str, handover: &Handover) -> Act {
    let act = Act::of(name, "Handover", handover.id);
    match handover.centre_id {
        Some(centre) => act.at(centre),
        None => act,
    }
}

/// Ends a request. Where it was taken over, the assistant is back and says so.
async fn end(conn: &mut Conn, id: Uuid, now: DateTime<Utc>) -> ApiResult<Option<Handover>> {
    let Some(ended) = Handover::end(conn, id, now).await? else { return Ok(None) };
    let conversation = ended.speak(conn).await?;
    if ended.taken_at.is_some() {
        tell(conn, &conversation, Told::AgentLeft, now).await?;
    } else {
        let mut state = conversation.state()?;
        state.set_handover(assistant::Handover::None);
        conversation.remember(conn, &state).await?;
    }
    Ok(Some(ended))
}

/// The request that the caller took over.
async fn mine(conn: &mut Conn, by: &Staff, id: Uuid, now: DateTime<Utc>) -> ApiResult<Handover> {
    let own = Handover::one(conn, by, id, now).await?.ok_or(ChatError::HandoverNotFound)?;
    match *own.status {
        HandoverStatus::Taken if own.agent_id == Some(by.id()) => Ok(own),
        HandoverStatus::Taken => Err(ChatError::HandoverTaken.into()),
        HandoverStatus::Waiting | HandoverStatus::Done => Err(ChatError::HandoverNotFound.into()),
    }
}

async fn tell(
    conn: &mut Conn,
    conversation: &Conversation,
    told: Told,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let locale = read_locale(Some(&conversation.locale));
    let Outcome { state, replies, .. } = assistant::tell(conversation.state()?, told, locale, now);
    let drafts = replies
        .into_iter()
        .map(|reply| Draft { author: Author::System, ..Draft::said(reply, None) })
        .collect();
    let conversation = say(conn, conversation, drafts, now).await?;
    conversation.remember(conn, &state).await?;
    Ok(())
}
