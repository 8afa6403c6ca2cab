//! Log-ins: each is a family of refresh tokens, on one device.
use super::User;
use crate::{
    domain,
    schema::{chat_links, log_ins, refresh_tokens},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Customer};
use uuid::Uuid;

/// Somebody is logged in on a device.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = log_ins)]
pub(crate) struct LogIn {
    pub(crate) id: Uuid,
    pub(crate) device: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) last_used_at: DateTime<Utc>,
}

impl LogIn {
    /// Begins one; its tokens come next.
    pub(crate) async fn begin(
        conn: &mut Conn,
        user: &User,
        device: &str,
        second_factor: bool,
        now: DateTime<Utc>,
    ) -> QueryResult<Uuid> {
        let id = Uuid::now_v7();
        diesel::insert_into(log_ins::table)
            .values((
                log_ins::id.eq(id),
                log_ins::user_id.eq(user.id),
                log_ins::device.eq(device),
                log_ins::second_factor_at.eq(second_factor.then_some(now)),
                log_ins::created_at.eq(now),
                log_ins::last_used_at.eq(now),
                log_ins::expires_at.eq(now + domain::session_length(&user.roles())),
            ))
            .execute(conn)
            .await?;
        Ok(id)
    }

    /// How it stands.
    pub(crate) async fn standing(conn: &mut Conn, id: Uuid) -> QueryResult<Standing> {
        let (device, ends_at, second_factor) = log_ins::table
            .find(id)
            .select((log_ins::device, log_ins::expires_at, log_ins::second_factor_at.is_not_null()))
            .first(conn)
            .await?;
        Ok(Standing { device, ends_at, second_factor })
    }

    /// Whether somebody was ever logged in, as far as it is still known.
    pub(crate) async fn is_any_of(conn: &mut Conn, user: Uuid) -> QueryResult<bool> {
        diesel::select(exists(log_ins::table.filter(log_ins::user_id.eq(user))))
            .get_result(conn)
            .await
    }

    /// It was carried on, until then at the longest. Where the device does not say what it is, it is
    /// what it was.
    pub(crate) async fn carried_on(
        conn: &mut Conn,
        id: Uuid,
        device: &str,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> QueryResult<()> {
        let row = log_ins::table.find(id);
        let times = (log_ins::last_used_at.eq(now), log_ins::expires_at.eq(until));
        if device.is_empty() {
            diesel::update(row).set(times).execute(conn).await?;
        } else {
            diesel::update(row).set((times, log_ins::device.eq(device))).execute(conn).await?;
        }
        Ok(())
    }

    /// Those of the caller that run, the one used last first.
    pub(crate) async fn running(
        conn: &mut Conn,
        owner: &Customer,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(log_ins::user_id.eq(owner.id()))
            .filter(log_ins::ended_at.is_null().and(log_ins::expires_at.gt(now)))
            .order((log_ins::last_used_at.desc(), log_ins::id.desc()))
            .limit(100)
            .load(conn)
            .await
    }

    /// Ends one of the caller's, or all but one; answers how many ran.
    pub(crate) async fn end_own(
        conn: &mut Conn,
        owner: &Customer,
        which: Which,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        let mut own: Vec<Uuid> = log_ins::table
            .filter(log_ins::user_id.eq(owner.id()).and(log_ins::ended_at.is_null()))
            .select(log_ins::id)
            .load(conn)
            .await?;
        match which {
            Which::One(id) => own.retain(|one| *one == id),
            // Without the one that is to stay, nothing would: the caller would be out, too.
            Which::AllBut(kept) if own.contains(&kept) => own.retain(|one| *one != kept),
            Which::AllBut(_) => own.clear(),
        }
        void_chat_links(conn, owner.id(), now).await?;
        end(conn, &own, now).await
    }

    /// Ends every log-in of somebody; answers how many ran.
    pub(crate) async fn end_all_of(
        conn: &mut Conn,
        user: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        Self::end_all_but(conn, user, None, now).await
    }

    /// Ends every log-in of somebody but that one, where it is theirs and runs; answers how many ran.
    pub(crate) async fn end_all_but(
        conn: &mut Conn,
        user: Uuid,
        kept: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> QueryResult<usize> {
        let mut own: Vec<Uuid> = log_ins::table
            .filter(log_ins::user_id.eq(user).and(log_ins::ended_at.is_null()))
            .select(log_ins::id)
            .load(conn)
            .await?;
        own.retain(|one| Some(*one) != kept);
        void_chat_links(conn, user, now).await?;
        end(conn, &own, now).await
    }

    /// Ends this log-in; answers how many ran: one or none.
    pub(crate) async fn end(conn: &mut Conn, id: Uuid, now: DateTime<Utc>) -> QueryResult<usize> {
        let owner =
            log_ins::table.find(id).select(log_ins::user_id).first(conn).await.optional()?;
        if let Some(owner) = owner {
            void_chat_links(conn, owner, now).await?;
        }
        end(conn, &[id], now).await
    }

    /// What somebody may do has changed: what was signed for their log-ins until now is refused, and
    /// carrying them on gives tokens that say what they may do today.
    pub(crate) async fn void_tokens_of(
        conn: &mut Conn,
        user: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let own = log_ins::user_id.eq(user).and(log_ins::ended_at.is_null());
        diesel::update(log_ins::table.filter(own))
            .set(log_ins::void_before.eq(now))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Which log-ins, and until when what was signed for them is void, where such a token could
    /// still be good by its own end.
    pub(crate) async fn void(
        conn: &mut Conn,
        since: DateTime<Utc>,
    ) -> QueryResult<Vec<(Uuid, DateTime<Utc>)>> {
        log_ins::table
            .filter(log_ins::void_before.gt(since))
            .select((log_ins::id, log_ins::void_before.assume_not_null()))
            .load(conn)
            .await
    }

    /// Drops those that ran out before then, with their tokens.
    pub(crate) async fn forget(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
        diesel::delete(log_ins::table.filter(log_ins::expires_at.le(before))).execute(conn).await
    }
}

/// How a log-in stands, as far as its tokens are judged by it.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) device: String,
    /// When it ends by itself.
    pub(crate) ends_at: DateTime<Utc>,
    /// Whether a second factor was shown for it.
    pub(crate) second_factor: bool,
}

/// Which of somebody's log-ins to end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which {
    /// This one.
    One(Uuid),
    /// Every other.
    AllBut(Uuid),
}

/// A link that a log-in made would open another one for whoever was to be kept out: wherever log-ins of
/// somebody end, what they made for a chat ends, too.
async fn void_chat_links(conn: &mut Conn, user: Uuid, now: DateTime<Utc>) -> QueryResult<()> {
    let open = chat_links::user_id.eq(user).and(chat_links::used_at.is_null());
    diesel::update(chat_links::table.filter(open))
        .set(chat_links::used_at.eq(now))
        .execute(conn)
        .await?;
    Ok(())
}

async fn end(conn: &mut Conn, ids: &[Uuid], now: DateTime<Utc>) -> QueryResult<usize> {
    let tokens = refresh_tokens::table
        .filter(refresh_tokens::family.eq_any(ids).and(refresh_tokens::revoked_at.is_null()));
    diesel::update(tokens).set(refresh_tokens::revoked_at.eq(now)).execute(conn).await?;
    let running = log_ins::table.filter(log_ins::id.eq_any(ids).and(log_ins::ended_at.is_null()));
    diesel::update(running)
        .set((log_ins::ended_at.eq(now), log_ins::void_before.eq(now)))
        .execute(conn)
        .await
}
