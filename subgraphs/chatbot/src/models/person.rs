//! What this domain has of one person.
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_query, sql_types::Timestamptz};
use diesel_async::RunQueryDsl;
use kernel::Conn;

/// Rows, by name.
pub(crate) const KNOWN: &[(&str, &str)] = &[
    (
        "conversations",
        "SELECT id, channel, locale, state, created_at, archived_at
         FROM chatbot.conversations WHERE owner_id = $1 ORDER BY id",
    ),
    (
        "messages",
        "SELECT m.conversation_id, m.seq, m.author, m.text, m.buttons, m.attachments, m.created_at
         FROM chatbot.messages m JOIN chatbot.conversations c ON c.id = m.conversation_id
         WHERE c.owner_id = $1 ORDER BY m.conversation_id, m.seq",
    ),
    (
        "what was counted",
        "SELECT h.conversation_id, h.at, h.kind, h.what
         FROM chatbot.happenings h JOIN chatbot.conversations c ON c.id = h.conversation_id
         WHERE c.owner_id = $1 ORDER BY h.id",
    ),
    (
        "requests for a person",
        "SELECT h.conversation_id, h.summary, h.phone, h.asked_at, h.done_at
         FROM chatbot.handovers h JOIN chatbot.conversations c ON c.id = h.conversation_id
         WHERE c.owner_id = $1 ORDER BY h.id",
    ),
];

/// Everything that was said.
pub(crate) const FORGOTTEN: &[&str] = &[
    "DELETE FROM chatbot.tellings t USING chatbot.conversations c
     WHERE c.id = t.conversation_id AND c.owner_id = $1",
    "DELETE FROM chatbot.messages m USING chatbot.conversations c
     WHERE c.id = m.conversation_id AND c.owner_id = $1",
    "DELETE FROM chatbot.happenings h USING chatbot.conversations c
     WHERE c.id = h.conversation_id AND c.owner_id = $1",
    "DELETE FROM chatbot.handovers h USING chatbot.conversations c
     WHERE c.id = h.conversation_id AND c.owner_id = $1",
    "DELETE FROM chatbot.conversations WHERE owner_id = $1",
];

/// Conversations in which nothing was said since then, and what was said in them.
const SILENT: [&str; 5] = [
    "DELETE FROM chatbot.tellings WHERE conversation_id IN (SELECT c.id FROM chatbot.conversations c
         WHERE c.created_at < $1 AND NOT EXISTS (SELECT 1 FROM chatbot.messages m
             WHERE m.conversation_id = c.id AND m.created_at >= $1))",
    "DELETE FROM chatbot.messages WHERE conversation_id IN (SELECT c.id FROM chatbot.conversations c
         WHERE c.created_at < $1 AND NOT EXISTS (SELECT 1 FROM chatbot.messages m
             WHERE m.conversation_id = c.id AND m.created_at >= $1))",
    "DELETE FROM chatbot.happenings WHERE conversation_id IN (SELECT c.id FROM chatbot.conversations c
         WHERE c.created_at < $1 AND NOT EXISTS (SELECT 1 FROM chatbot.messages m
             WHERE m.conversation_id = c.id AND m.created_at >= $1))",
    "DELETE FROM chatbot.handovers WHERE conversation_id IN (SELECT c.id FROM chatbot.conversations c
         WHERE c.created_at < $1 AND NOT EXISTS (SELECT 1 FROM chatbot.messages m
             WHERE m.conversation_id = c.id AND m.created_at >= $1))",
    "DELETE FROM chatbot.conversations c WHERE c.created_at < $1
         AND NOT EXISTS (SELECT 1 FROM chatbot.messages m WHERE m.conversation_id = c.id)",
];

/// Forgets conversations that have been silent since then.
pub(crate) async fn forget_silent(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<()> {
    for statement in SILENT {
        sql_query(statement).bind::<Timestamptz, _>(before).execute(conn).await?;
    }
    Ok(())
}
