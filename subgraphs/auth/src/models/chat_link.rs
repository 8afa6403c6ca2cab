//! Links by which a chat elsewhere becomes an account's. Who shows the token may use it: it is random,
//! works once, and only its hash is kept.
use crate::{domain::OneTime, refresh_secret::RefreshSecret, schema::chat_links};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Customer};
use uuid::Uuid;

/// A link that was made.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = chat_links)]
pub(crate) struct ChatLink {
    id: Uuid,
    pub(crate) user_id: Uuid,
    pub(crate) expires_at: DateTime<Utc>,
    /// Whether whoever made it was asked for a second factor when they logged in.
    pub(crate) second_factor: bool,
    used_at: Option<DateTime<Utc>>,
}

impl ChatLink {
    /// A new one for the caller, instead of one they made and did not use.
    pub(crate) async fn make(
        conn: &mut Conn,
        owner: &Customer,
        token: &RefreshSecret,
        second_factor: bool,
        now: DateTime<Utc>,
        length: TimeDelta,
    ) -> QueryResult<Self> {
        let unused = chat_links::user_id.eq(owner.id()).and(chat_links::used_at.is_null());
        diesel::delete(chat_links::table.filter(unused)).execute(conn).await?;
        diesel::insert_into(chat_links::table)
            .values((
                chat_links::id.eq(Uuid::now_v7()),
                chat_links::user_id.eq(owner.id()),
                chat_links::token_hash.eq(token.hash()),
                chat_links::created_at.eq(now),
                chat_links::expires_at.eq(now + length),
                chat_links::second_factor.eq(second_factor),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The one of that token, locked: of two chats at once the second sees the first.
    pub(crate) async fn shown(conn: &mut Conn, token: &RefreshSecret) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(chat_links::token_hash.eq(token.hash()))
            .for_update()
            .first(conn)
            .await
            .optional()
    }

    /// What the rule needs to know.
    pub(crate) fn facts(&self) -> OneTime {
        OneTime { expires_at: self.expires_at, used_at: self.used_at, tries: 0 }
    }

    /// It has opened what it opens.
    pub(crate) async fn spend(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        diesel::update(chat_links::table.find(self.id))
            .set(chat_links::used_at.eq(now))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Drops what ended before then.
    pub(crate) async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        let ended = chat_links::table.filter(chat_links::expires_at.le(before));
        diesel::delete(ended).execute(conn).await
    }
}
