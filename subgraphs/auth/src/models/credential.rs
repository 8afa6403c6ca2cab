//! How an account proves that it is itself: its address, and the hash of its password.
use super::User;
use crate::schema::{credentials, users};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, db, guard::Manager};
use uuid::Uuid;

/// Until the transaction ends, whoever else does something about that address waits; taken before any row
/// of its account or its letters.
pub(crate) async fn lock_address(conn: &mut Conn, email: &str) -> QueryResult<()> {
    db::lock(conn, &format!("auth.address:{email}")).await
}

impl User {
    /// The account of that address and its password's hash, where it has one. Addresses are kept
    /// in lower case.
    pub(crate) async fn by_email(
        conn: &mut Conn,
        email: &str,
    ) -> QueryResult<Option<(Self, String)>> {
        users::table
            .inner_join(credentials::table)
            .filter(users::email.eq(email))
            .select((Self::as_select(), credentials::password_hash))
            .first(conn)
            .await
            .optional()
    }

    /// The account of that address, which the caller has proven to be theirs. Who proves it at
    /// the same moment waits, so that a new address becomes one account.
    pub(crate) async fn of_address(conn: &mut Conn, email: &str) -> QueryResult<Option<Self>> {
        lock_address(conn, email).await?;
        Self::query().filter(users::email.eq(email)).for_update().first(conn).await.optional()
    }

    /// Somebody's row, locked.
    pub(crate) async fn for_update(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(users::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// The hash of somebody's password.
    pub(crate) async fn password(conn: &mut Conn, id: Uuid) -> QueryResult<Option<String>> {
        credentials::table.find(id).select(credentials::password_hash).first(conn).await.optional()
    }

    /// A new account's password, where it is to have one.
    pub(super) async fn keep_password(
        &self,
        conn: &mut Conn,
        hash: Option<String>,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        match hash {
            Some(hash) => self.set_password(conn, hash, now).await,
            None => Ok(()),
        }
    }

    /// Sets the password, instead of another where there was one.
    pub(crate) async fn set_password(
        &self,
        conn: &mut Conn,
        hash: String,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let values = (credentials::password_hash.eq(hash), credentials::changed_at.eq(now));
        diesel::insert_into(credentials::table)
            .values((credentials::user_id.eq(self.id), values.clone()))
            .on_conflict(credentials::user_id)
            .do_update()
            .set(values)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// A password that was set before anybody proved to read the address may be a stranger's.
    pub(crate) async fn drop_password(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::delete(credentials::table.find(self.id)).execute(conn).await?;
        Ok(())
    }

    /// They have said nothing about themselves yet.
    pub(crate) async fn call(self, conn: &mut Conn, name: &str) -> QueryResult<Self> {
        diesel::update(users::table.find(self.id))
            .set((users::display_name.eq(name), users::phone.eq(None::<String>)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// What they say about themselves when they first come.
    pub(crate) async fn introduce(
        self,
        conn: &mut Conn,
        name: &str,
        phone: Option<&str>,
    ) -> QueryResult<Self> {
        diesel::update(users::table.find(self.id))
            .set((users::display_name.eq(name), users::phone.eq(phone)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Shuts them out, or lets them in again.
    pub(crate) async fn set_disabled(
        &self,
        conn: &mut Conn,
        by: &Manager,
        disabled: bool,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(users::table.find(self.id))
            .set((
                users::disabled_at.eq(disabled.then_some(now)),
                users::disabled_by.eq(disabled.then(|| by.id())),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Gives the account another address, which its owner has proven to read.
    pub(crate) async fn set_email(
        self,
        conn: &mut Conn,
        email: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(users::table.find(self.id))
            .set((users::email.eq(email), users::email_verified_at.eq(now)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Somebody has proven that they read what is written to the address.
    pub(crate) async fn verify(self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Self> {
        if self.is_verified() {
            return Ok(self);
        }
        diesel::update(users::table.find(self.id))
            .set(users::email_verified_at.eq(now))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }
}
