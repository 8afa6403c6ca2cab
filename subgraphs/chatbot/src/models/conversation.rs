//! Conversations. A turn claims its conversation, so that turns follow one another, and holds nothing
//! while the assistant acts: the claim is a row's word, renewed while the turn runs, that ends by
//! itself where its process is gone.
use crate::{
    domain::{Channel, locale_name},
    schema::{conversations, messages},
};
use anyhow::Context;
use assistant::{Locale, State};
use chrono::{DateTime, Utc};
use diesel::{
    dsl::{exists, sql},
    expression::SqlLiteral,
    prelude::*,
    sql_types::{Nullable, Timestamptz},
};
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
    /// The client message that is being answered.
    pub(crate) turn_of: Option<String>,
}

/// The database's own clock, which all processes share; a claim is about real time.
fn clock() -> SqlLiteral<Nullable<Timestamptz>> {
    sql("clock_timestamp()")
}

/// Three times as long as a turn takes to renew its claim.
fn claimed_until() -> SqlLiteral<Nullable<Timestamptz>> {
    sql("clock_timestamp() + interval '9 seconds'")
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

    /// The owner's on another channel, locked, in which something was said since then and no turn
    /// runs.
    pub(crate) async fn elsewhere(
        &self,
        conn: &mut Conn,
        owner: &Person,
        since: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let free = conversations::turn_until.is_null().or(conversations::turn_until.le(clock()));
        let lately = messages::table
            .filter(messages::conversation_id.eq(conversations::id))
            .filter(messages::seq.eq(conversations::last_seq))
            .filter(messages::created_at.ge(since));
        Self::query()
            .filter(conversations::owner_id.eq(owner.id()).and(conversations::id.ne(self.id)))
            .filter(conversations::archived_at.is_null())
            .filter(free)
            .filter(exists(lately))
            .for_no_key_update()
            .skip_locked()
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

    /// The owner's, locked until the transaction ends: to be claimed.
    pub(crate) async fn own_for_update(
        conn: &mut Conn,
        owner: &Person,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(conversations::id.eq(id).and(conversations::owner_id.eq(owner.id())))
            .for_no_key_update()
            .first(conn)
            .await
            .optional()
    }

    /// Claims it for a turn; `None` while another turn runs. The caller holds the row's lock.
    pub(crate) async fn claim(
        &self,
        conn: &mut Conn,
        turn: Uuid,
        client_message_id: &str,
    ) -> QueryResult<Option<Self>> {
        let free = conversations::turn_until.is_null().or(conversations::turn_until.le(clock()));
        diesel::update(conversations::table.find(self.id).filter(free))
            .set((
                conversations::turn_id.eq(Some(turn)),
                conversations::turn_of.eq(Some(client_message_id)),
                conversations::turn_until.eq(claimed_until()),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// Holds the claim a little longer.
    pub(crate) async fn renew(conn: &mut Conn, id: Uuid, turn: Uuid) -> QueryResult<()> {
        let own = conversations::table.find(id).filter(conversations::turn_id.eq(turn));
        diesel::update(own)
            .set(conversations::turn_until.eq(claimed_until()))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// As it stands now, locked, for the turn that claimed it; `None` where another took it since.
    pub(crate) async fn of_turn(
        conn: &mut Conn,
        id: Uuid,
        turn: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(conversations::id.eq(id).and(conversations::turn_id.eq(turn)))
            .for_no_key_update()
            .first(conn)
            .await
            .optional()
    }

    /// The turn is over.
    pub(crate) async fn release(&self, conn: &mut Conn) -> QueryResult<Self> {
        diesel::update(conversations::table.find(self.id))
            .set((
                conversations::turn_id.eq(None::<Uuid>),
                conversations::turn_of.eq(None::<String>),
                conversations::turn_until.eq(None::<DateTime<Utc>>),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Any, for the team: through a request for a person.
    pub(super) async fn any(conn: &mut Conn, id: Uuid) -> QueryResult<Self> {
        Self::query().filter(conversations::id.eq(id)).first(conn).await
    }

    /// The same, locked, for a word of the team's, between turns or beside one.
    pub(super) async fn any_locked(conn: &mut Conn, id: Uuid) -> QueryResult<Self> {
        Self::query().filter(conversations::id.eq(id)).for_no_key_update().first(conn).await
    }

    /// Any, locked, if no turn is running in it: for telling.
    pub(crate) async fn idle(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        let free = conversations::turn_until.is_null().or(conversations::turn_until.le(clock()));
        Self::query()
            .filter(conversations::id.eq(id))
            .filter(free)
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

    /// Notes the number of its last message.
    pub(crate) async fn count(&self, conn: &mut Conn, last_seq: i32) -> QueryResult<Self> {
        diesel::update(conversations::table.find(self.id))
            .set(conversations::last_seq.eq(last_seq))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Remembers what the assistant knows after a turn.
    pub(crate) async fn remember(&self, conn: &mut Conn, state: &State) -> ApiResult<Self> {
        let state = serde_json::to_value(state).map_err(anyhow::Error::from)?;
        Ok(diesel::update(conversations::table.find(self.id))
            .set(conversations::state.eq(state))
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
