//! Refresh tokens. The lock on their user's row decides the order in which they are exchanged; the
//! partial unique indexes `one_live_token_per_family` and `one_waiting_successor_per_family` hold
//! even where code forgets to ask.
use super::Standing;
use crate::{
    domain::TokenFacts,
    refresh_secret::RefreshSecret,
    schema::{refresh_tokens, users},
};
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
    /// What its successor is derived with, until that one is used.
    pub(crate) successor_salt: Option<Vec<u8>>,
    succeeded_at: Option<DateTime<Utc>>,
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

    /// The token that was presented. Its secret is the proof of who may see it, so no guard is
    /// asked for.
    ///
    /// Its user's row is locked until the transaction ends, and the token is read under the lock:
    /// of all tokens of a log-in one at a time is judged, whatever their order was on the way.
    pub(crate) async fn presented(
        conn: &mut Conn,
        secret: &RefreshSecret,
    ) -> QueryResult<Option<Self>> {
        let token = refresh_tokens::table.filter(refresh_tokens::hash.eq(secret.hash()));
        let user: Option<Uuid> =
            token.select(refresh_tokens::user_id).first(conn).await.optional()?;
        let Some(user) = user else { return Ok(None) };
        users::table
            .find(user)
            .select(users::id)
            .for_no_key_update()
            .first::<Uuid>(conn)
            .await
            .optional()?;
        Self::query().filter(refresh_tokens::hash.eq(secret.hash())).first(conn).await.optional()
    }

    /// What the rule needs to know.
    pub(crate) fn facts(&self, log_in: &Standing, device: &str) -> TokenFacts {
        TokenFacts {
            expires_at: self.expires_at,
            log_in_ends_at: log_in.ends_at,
            used_at: self.used_at,
            revoked_at: self.revoked_at,
            successor_waits: self.successor_salt.is_some(),
            succeeded_at: self.succeeded_at,
            same_device: log_in.device == device,
        }
    }

    /// It has been exchanged for what the salt makes of it. The token before it can no longer be
    /// asked for this one.
    pub(crate) async fn mark_used(
        &self,
        conn: &mut Conn,
        salt: &[u8],
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let before = refresh_tokens::table
            .filter(refresh_tokens::family.eq(self.family))
            .filter(refresh_tokens::successor_salt.is_not_null());
        diesel::update(before)
            .set((
                refresh_tokens::successor_salt.eq(None::<Vec<u8>>),
                refresh_tokens::succeeded_at.eq(now),
            ))
            .execute(conn)
            .await?;
        diesel::update(refresh_tokens::table.filter(refresh_tokens::hash.eq(&self.hash)))
            .set((refresh_tokens::used_at.eq(now), refresh_tokens::successor_salt.eq(salt)))
            .execute(conn)
            .await?;
        Ok(())
    }
}
