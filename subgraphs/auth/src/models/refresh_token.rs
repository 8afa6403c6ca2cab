//! Refresh tokens. The row lock decides which of two racers exchanges one; the partial unique
//! index `one_live_token_per_family` holds even where code forgets to ask.
use crate::{domain::TokenFacts, refresh_secret::RefreshSecret, schema::refresh_tokens};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// A token that was given out.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = refresh_tokens)]
pub(crate) struct RefreshToken {
    hash: Vec<u8>,
    pub(crate) family: Uuid,
    pub(crate) user_id: Uuid,
    expires_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
}

impl RefreshToken {
    /// Keeps the hash of a new token.
    pub(crate) async fn keep(
        conn: &mut Conn,
        secret: &RefreshSecret,
        family: Uuid,
        user: Uuid,
        now: DateTime<Utc>,
        length: TimeDelta,
    ) -> QueryResult<()> {
        diesel::insert_into(refresh_tokens::table)
            .values((
                refresh_tokens::hash.eq(secret.hash()),
                refresh_tokens::family.eq(family),
                refresh_tokens::user_id.eq(user),
                refresh_tokens::created_at.eq(now),
                refresh_tokens::expires_at.eq(now + length),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The token that was presented, locked until the transaction ends. Its secret is the proof
    /// of who may see it, so no guard is asked for.
    pub(crate) async fn presented(
        conn: &mut Conn,
        secret: &RefreshSecret,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(refresh_tokens::hash.eq(secret.hash()))
            .for_update()
            .first(conn)
            .await
            .optional()
    }

    /// What the rule needs to know.
    pub(crate) fn facts(&self) -> TokenFacts {
        TokenFacts {
            expires_at: self.expires_at,
            used_at: self.used_at,
            revoked_at: self.revoked_at,
        }
    }

    /// It has been exchanged.
    pub(crate) async fn mark_used(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        diesel::update(refresh_tokens::table.filter(refresh_tokens::hash.eq(&self.hash)))
            .set(refresh_tokens::used_at.eq(now))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Ends the log-in this token came from; answers how many tokens that stopped.
    pub(crate) async fn end_family(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        let running = refresh_tokens::table
            .filter(refresh_tokens::family.eq(self.family))
            .filter(refresh_tokens::revoked_at.is_null());
        diesel::update(running).set(refresh_tokens::revoked_at.eq(now)).execute(conn).await
    }

    /// Ends every log-in of somebody.
    pub(crate) async fn end_all_of(
        conn: &mut Conn,
        user: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        let running = refresh_tokens::table
            .filter(refresh_tokens::user_id.eq(user))
            .filter(refresh_tokens::revoked_at.is_null());
        diesel::update(running).set(refresh_tokens::revoked_at.eq(now)).execute(conn).await
    }

    /// Drops the rows of tokens that ended before then.
    pub(crate) async fn forget_ended(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        diesel::delete(refresh_tokens::table.filter(refresh_tokens::expires_at.le(before)))
            .execute(conn)
            .await
    }
}
