//! Conversations. A turn holds its conversation's row lock, so that turns follow one another. The
//! lock is the one that lets news be kept meanwhile: a new row that refers to the conversation.
use crate::{
    domain::{Channel, locale_name},
    schema::{conversations, messages},
};
use anyhow::Context;
use assistant::{Locale, State};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Stored, guard::Person};
use uuid::Uuid;

/// A conversation.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = conversations)]
pub(crate) struct Conversation {
    pub(crate) id: Uuid,
    pub(crate) channel: Stored<Channel>,
    pub(crate) locale: String,
    state: serde_json::Value,
    pub(crate) last_seq: i32,
    pub(crate) created_at: DateTime<Utc>,
}

impl Conversation {
    /// The assistant's memory of it.
    pub(crate) fn state(&self) -> ApiResult<State> {
        Ok(serde_json::from_value(self.state.clone())
            .context("a conversation's state is damaged")?)
    }

    /// Opens the owner's conversation on that channel; `None` where it was open already.
    pub(crate) async fn open(
        conn: &mut Conn,
        owner: &Person,
        channel: Channel,
        locale: Locale,
        now: DateTime<Utc>,
    ) -> ApiResult<Option<Self>> {
        let state = serde_json::to_value(State::default()).map_err(anyhow::Error::from)?;
        Ok(diesel::insert_into(conversations::table)
            .values((
                conversations::id.eq(Uuid::now_v7()),
                conversations::owner_id.eq(owner.id()),
                conversations::channel.eq(<&str>::from(channel)),
                conversations::locale.eq(locale_name(locale)),
                conversations::state.eq(state),
                conversations::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()?)
    }

    /// The owner's running conversation on that channel.
    pub(crate) async fn running(
        conn: &mut Conn,
        owner: &Person,
        channel: Channel,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(conversations::owner_id.eq(owner.id()))
            .filter(conversations::channel.eq(<&str>::from(channel)))
            .filter(conversations::archived_at.is_null())
            .first(conn)
            .await
            .optional()
    }

    /// The owner's, by id.
    pub(crate) async fn own(
        conn: &mut Conn,
        owner: &Person,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(conversations::id.eq(id).and(conversations::owner_id.eq(owner.id())))
            .first(conn)
            .await
            .optional()
    }

    /// The owner's, locked until the transaction ends: the turn. `None` while another turn runs.
    pub(crate) async fn own_for_turn(
        conn: &mut Conn,
        owner: &Person,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(conversations::id.eq(id).and(conversations::owner_id.eq(owner.id())))
            .for_no_key_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()
    }

    /// Any, locked, if no turn is running in it: for telling.
    pub(crate) async fn idle(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(conversations::id.eq(id))
            .for_no_key_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()
    }

    /// The running conversations of somebody another domain names.
    pub(crate) async fn ids_of(conn: &mut Conn, owner: Uuid) -> QueryResult<Vec<Uuid>> {
        conversations::table
            .filter(conversations::owner_id.eq(owner).and(conversations::archived_at.is_null()))
            .select(conversations::id)
            .load(conn)
            .await
    }

    /// Remembers what the assistant knows after a turn.
    pub(crate) async fn remember(
        &self,
        conn: &mut Conn,
        state: &State,
        last_seq: i32,
    ) -> ApiResult<Self> {
        let state = serde_json::to_value(state).map_err(anyhow::Error::from)?;
        Ok(diesel::update(conversations::table.find(self.id))
            .set((conversations::state.eq(state), conversations::last_seq.eq(last_seq)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?)
    }

    /// A guest logged in: their conversation goes on under the account. Where both had one on a
    /// channel, the one somebody wrote in last goes on and the other is kept aside.
    pub(crate) async fn hand_over(
        conn: &mut Conn,
        guest: Uuid,
        user: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let of_guest: Vec<(Uuid, String)> = conversations::table
            .filter(conversations::owner_id.eq(guest).and(conversations::archived_at.is_null()))
            .select((conversations::id, conversations::channel))
            .for_no_key_update()
            .load(conn)
            .await?;
        for (id, channel) in of_guest {
            let spoken: i64 = messages::table
                .filter(messages::conversation_id.eq(id).and(messages::author.eq("CUSTOMER")))
                .count()
                .get_result(conn)
                .await?;
            let of_user = conversations::table
                .filter(conversations::owner_id.eq(user).and(conversations::archived_at.is_null()))
                .filter(conversations::channel.eq(&channel));
            let aside: Vec<Uuid> =
                of_user.select(conversations::id).for_no_key_update().load(conn).await?;
            let aside = if spoken == 0 && !aside.is_empty() { vec![id] } else { aside };
            diesel::update(conversations::table.filter(conversations::id.eq_any(aside)))
                .set(conversations::archived_at.eq(now))
                .execute(conn)
                .await?;
            diesel::update(conversations::table.find(id))
                .set(conversations::owner_id.eq(user))
                .execute(conn)
                .await?;
        }
        Ok(())
    }
}
