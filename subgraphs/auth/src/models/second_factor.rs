//! Second factors, and the recovery codes beside them.
use super::User;
use crate::schema::{recovery_codes, second_factors};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Customer};
use uuid::Uuid;

/// Somebody's second factor, in use or being set up.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = second_factors)]
pub(crate) struct SecondFactor {
    user_id: Uuid,
    /// What the secret is derived from.
    pub(crate) seed: Uuid,
    confirmed_at: Option<DateTime<Utc>>,
    pub(crate) last_step: Option<i64>,
}

impl SecondFactor {
    /// Whether it is in use.
    pub(crate) fn is_confirmed(&self) -> bool {
        self.confirmed_at.is_some()
    }

    /// Begins to set one up; `None` where the caller has one in use.
    pub(crate) async fn begin(
        conn: &mut Conn,
        owner: &Customer,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let unused =
            second_factors::user_id.eq(owner.id()).and(second_factors::confirmed_at.is_null());
        diesel::delete(second_factors::table.filter(unused)).execute(conn).await?;
        diesel::insert_into(second_factors::table)
            .values((
                second_factors::user_id.eq(owner.id()),
                second_factors::seed.eq(Uuid::new_v4()),
                second_factors::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// Somebody's, locked: of two codes at once the second sees the first.
    pub(crate) async fn of(conn: &mut Conn, user: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(second_factors::user_id.eq(user))
            .for_update()
            .first(conn)
            .await
            .optional()
    }

    /// Whether somebody has one in use.
    pub(crate) async fn is_used_by(conn: &mut Conn, user: &User) -> QueryResult<bool> {
        Ok(Self::of(conn, user.id).await?.is_some_and(|own| own.is_confirmed()))
    }

    /// A code of that half minute was taken.
    pub(crate) async fn take(&self, conn: &mut Conn, step: i64) -> QueryResult<()> {
        diesel::update(second_factors::table.find(self.user_id))
            .set(second_factors::last_step.eq(step))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// It is in use from now on, with these recovery codes beside it.
    pub(crate) async fn confirm(
        &self,
        conn: &mut Conn,
        step: i64,
        recovery: &[Vec<u8>],
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(second_factors::table.find(self.user_id))
            .set((second_factors::confirmed_at.eq(now), second_factors::last_step.eq(step)))
            .execute(conn)
            .await?;
        let rows: Vec<_> = recovery
            .iter()
            .map(|hash| (recovery_codes::user_id.eq(self.user_id), recovery_codes::hash.eq(hash)))
            .collect();
        diesel::insert_into(recovery_codes::table).values(rows).execute(conn).await?;
        Ok(())
    }

    /// Takes a recovery code; `false` where there is none such that was not used.
    pub(crate) async fn recover(
        &self,
        conn: &mut Conn,
        hash: &[u8],
        now: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let unused = recovery_codes::table
            .find((self.user_id, hash))
            .filter(recovery_codes::used_at.is_null());
        let taken =
            diesel::update(unused).set(recovery_codes::used_at.eq(now)).execute(conn).await?;
        Ok(taken == 1)
    }

    /// How many recovery codes are left.
    pub(crate) async fn recovery_left(&self, conn: &mut Conn) -> QueryResult<i64> {
        recovery_codes::table
            .filter(recovery_codes::user_id.eq(self.user_id).and(recovery_codes::used_at.is_null()))
            .count()
            .get_result(conn)
            .await
    }

    /// Somebody's is used no more, set up or only begun, nor are its recovery codes; answers whether
    /// one was in use.
    pub(crate) async fn remove_of(conn: &mut Conn, user: &User) -> QueryResult<bool> {
        let Some(own) = Self::of(conn, user.id).await? else { return Ok(false) };
        own.remove(conn).await?;
        Ok(own.is_confirmed())
    }

    /// It is used no more, nor are its recovery codes.
    pub(crate) async fn remove(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::delete(second_factors::table.find(self.user_id)).execute(conn).await?;
        Ok(())
    }
}
