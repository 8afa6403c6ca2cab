//! Messages, numbered without gaps within their conversation.
use super::Conversation;
use crate::{domain::Author, schema::messages};
use assistant::{Attachment, Button, Reply};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Stored};
use uuid::Uuid;

/// A message.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = messages)]
pub(crate) struct Message {
    pub(crate) id: Uuid,
    pub(crate) seq: i32,
    pub(crate) author: Stored<Author>,
    pub(crate) text: String,
    buttons: serde_json::Value,
    attachments: serde_json::Value,
    pub(crate) client_message_id: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
}

/// A message to be written.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) author: Author,
    pub(crate) reply: Reply,
    /// The client's own id, on what the customer sent.
    pub(crate) client_message_id: Option<String>,
    /// The client message it answers.
    pub(crate) answers: Option<String>,
}

impl Draft {
    /// What the assistant says, in answer to that client message if to any.
    pub(crate) fn said(reply: Reply, answers: Option<&str>) -> Self {
        let answers = answers.map(ToOwned::to_owned);
        Self { author: Author::Assistant, reply, client_message_id: None, answers }
    }
}

impl Message {
    /// The buttons under it.
    pub(crate) fn buttons(&self) -> Vec<Button> {
        serde_json::from_value(self.buttons.clone()).unwrap_or_default()
    }

    /// The files it offers.
    pub(crate) fn attachments(&self) -> Vec<Attachment> {
        serde_json::from_value(self.attachments.clone()).unwrap_or_default()
    }

    /// Writes the next message; its number is `seq`.
    pub(crate) async fn write(
        conn: &mut Conn,
        conversation: &Conversation,
        seq: i32,
        draft: Draft,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let (buttons, files) = (draft.reply.buttons, draft.reply.attachments);
        Ok(diesel::insert_into(messages::table)
            .values((
                messages::id.eq(Uuid::now_v7()),
                messages::conversation_id.eq(conversation.id),
                messages::seq.eq(seq),
                messages::author.eq(<&str>::from(draft.author)),
                messages::text.eq(draft.reply.text),
                messages::buttons.eq(serde_json::to_value(buttons).map_err(anyhow::Error::from)?),
                messages::attachments.eq(serde_json::to_value(files).map_err(anyhow::Error::from)?),
                messages::client_message_id.eq(draft.client_message_id),
                messages::answers.eq(draft.answers),
                messages::created_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?)
    }

    /// The messages after `seq`, oldest first; only the last so many where said. Those that the
    /// conversation had when it was read: the team sees no more of one that they dealt with.
    pub(crate) async fn among(
        conn: &mut Conn,
        conversation: &Conversation,
        seq: i32,
        last: i64,
    ) -> QueryResult<Vec<Self>> {
        Self::after(conn, conversation, seq, conversation.last_seq, last).await
    }

    /// The number of the last message of that time; 0 where there is none.
    pub(crate) async fn last_until(
        conn: &mut Conn,
        conversation: Uuid,
        until: DateTime<Utc>,
    ) -> QueryResult<i32> {
        let last: Option<i32> = messages::table
            .filter(messages::conversation_id.eq(conversation).and(messages::created_at.le(until)))
            .select(diesel::dsl::max(messages::seq))
            .first(conn)
            .await?;
        Ok(last.unwrap_or(0))
    }

    /// The messages after `seq` and up to another one, oldest first; only the last so many where said.
    pub(crate) async fn after(
        conn: &mut Conn,
        conversation: &Conversation,
        seq: i32,
        until: i32,
        last: i64,
    ) -> QueryResult<Vec<Self>> {
        let mut newest_first = Self::query()
            .filter(messages::conversation_id.eq(conversation.id).and(messages::seq.gt(seq)))
            .filter(messages::seq.le(until))
            .order(messages::seq.desc())
            .limit(last)
            .load(conn)
            .await?;
        newest_first.reverse();
        Ok(newest_first)
    }

    /// What that client message and its answer were, where it was sent before.
    pub(crate) async fn exchange(
        conn: &mut Conn,
        conversation: &Conversation,
        client_message_id: &str,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(messages::conversation_id.eq(conversation.id))
            .filter(
                messages::client_message_id
                    .eq(client_message_id)
                    .or(messages::answers.eq(client_message_id)),
            )
            .order(messages::seq)
            .load(conn)
            .await
    }

    /// The label of a button offered in this conversation: what a tap looks like in it.
    pub(crate) async fn button_label(
        conn: &mut Conn,
        conversation: &Conversation,
        button: &str,
    ) -> QueryResult<Option<String>> {
        let recent = Self::among(conn, conversation, 0, 50).await?;
        Ok(recent
            .iter()
            .rev()
            .flat_map(Self::buttons)
            .find(|offered| offered.id == button)
            .map(|offered| offered.label))
    }
}
