//! Passwords tried, by e-mail address. In the database, so that every process counts the same.
use crate::schema::login_attempts;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, db};
use uuid::Uuid;

/// How many passwords were tried for that address since then.
///
/// Who asks next waits until this transaction ends: many guesses at once count one by one.
pub(crate) async fn recent_attempts(
    conn: &mut Conn,
    email: &str,
    since: DateTime<Utc>,
) -> QueryResult<i64> {
    db::lock(conn, &format!("auth.login:{email}")).await?;
    login_attempts::table
        .filter(login_attempts::email.eq(email).and(login_attempts::tried_at.gt(since)))
        .count()
        .get_result(conn)
        .await
}

/// Counts one more.
pub(crate) async fn note_attempt(
    conn: &mut Conn,
    email: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(login_attempts::table)
        .values((
            login_attempts::id.eq(Uuid::now_v7()),
            login_attempts::email.eq(email),
            login_attempts::tried_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The right password wipes the slate clean.
pub(crate) async fn forget_attempts(conn: &mut Conn, email: &str) -> QueryResult<()> {
    diesel::delete(login_attempts::table.filter(login_attempts::email.eq(email)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Drops what no longer counts, for any address.
pub(crate) async fn forget_old_attempts(
    conn: &mut Conn,
    before: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::delete(login_attempts::table.filter(login_attempts::tried_at.le(before)))
        .execute(conn)
        .await
}
