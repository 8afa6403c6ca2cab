//! What this domain has of one person.
use crate::schema::{memberships, users};
use chrono::{DateTime, Utc};
use diesel::{
    dsl::exists,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Timestamptz},
};
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// Rows, by name; no hash of a password or a token.
pub(crate) const KNOWN: &[(&str, &str)] = &[
    (
        "account",
        "SELECT id, email, display_name, phone, locale, roles, created_at, email_verified_at
         FROM auth.users WHERE id = $1",
    ),
    (
        "log-ins",
        "SELECT device, created_at, last_used_at, expires_at, ended_at
         FROM auth.log_ins WHERE user_id = $1 ORDER BY id",
    ),
    ("chat links", "SELECT created_at, used_at FROM auth.chat_links WHERE user_id = $1"),
    (
        "second factor",
        "SELECT created_at, confirmed_at FROM auth.second_factors WHERE user_id = $1",
    ),
    (
        "roles",
        "SELECT centre_id, role, given_at, invited_as FROM auth.memberships WHERE user_id = $1",
    ),
    ("places", "SELECT last_at FROM auth.known_askers WHERE user_id = $1"),
    (
        "codes",
        "SELECT c.purpose, c.created_at, c.expires_at, c.tries, c.used_at, c.display_name, c.phone
         FROM auth.challenges c JOIN auth.users u ON c.email = lower(u.email) WHERE u.id = $1",
    ),
    (
        "letters asked for",
        "SELECT l.asked_at, l.in_chat
         FROM auth.letters_asked l JOIN auth.users u ON l.email = lower(u.email) WHERE u.id = $1",
    ),
    (
        "log-in attempts",
        "SELECT a.tried_at
         FROM auth.login_attempts a JOIN auth.users u ON a.email = lower(u.email) WHERE u.id = $1",
    ),
    (
        "acts",
        "SELECT at, actor_id = $1 AS by_you, roles, act, subject_kind, subject_id, centre_id, before, after
         FROM auth.acts WHERE actor_id = $1 OR subject_id = $1 ORDER BY id",
    ),
    ("links", "SELECT purpose, created_at, expires_at, used_at FROM auth.links WHERE user_id = $1"),
];

/// The row stays, without a name, for what names its id: of a guest it goes with the old guests.
pub(crate) const FORGOTTEN: &[&str] = &[
    "DELETE FROM auth.challenges c USING auth.users u WHERE u.id = $1 AND c.email = lower(u.email)",
    "DELETE FROM auth.letters_asked l USING auth.users u
     WHERE u.id = $1 AND l.email = lower(u.email)",
    "DELETE FROM auth.login_attempts l USING auth.users u
     WHERE u.id = $1 AND l.email = lower(u.email)",
    "DELETE FROM kernel.outbox o USING auth.users u
     WHERE u.id = $1 AND o.delivered_at IS NOT NULL AND strpos(o.payload::text, u.email) > 0",
    "DELETE FROM auth.known_askers WHERE user_id = $1",
    "DELETE FROM auth.links WHERE user_id = $1",
    "DELETE FROM auth.chat_links WHERE user_id = $1",
    "DELETE FROM auth.second_factors WHERE user_id = $1",
    "DELETE FROM auth.refresh_tokens WHERE user_id = $1",
    // The rows say until their end that what was signed for them is void.
    "UPDATE auth.log_ins SET device = '', ended_at = coalesce(ended_at, now()), void_before = now()
     WHERE user_id = $1",
    "DELETE FROM auth.credentials WHERE user_id = $1",
    "DELETE FROM auth.memberships WHERE user_id = $1",
    "UPDATE auth.users SET email = NULL, email_verified_at = NULL, display_name = '',
         phone = NULL, roles = ARRAY['guest']
     WHERE id = $1",
];

/// How many guests are forgotten at a time.
pub(crate) const AT_ONCE: i64 = 100;

/// Guests without a session, who began before then; of those who never had one (for whom staff
/// booked), before the other moment.
pub(crate) async fn unseen(
    conn: &mut Conn,
    now: DateTime<Utc>,
    guests_before: DateTime<Utc>,
    callers_before: DateTime<Utc>,
) -> QueryResult<Vec<Uuid>> {
    let found: Vec<Unseen> = sql_query(UNSEEN)
        .bind::<Timestamptz, _>(now)
        .bind::<Timestamptz, _>(guests_before)
        .bind::<Timestamptz, _>(callers_before)
        .bind::<BigInt, _>(AT_ONCE)
        .load(conn)
        .await?;
    Ok(found.into_iter().map(|one| one.id).collect())
}

const UNSEEN: &str = "SELECT u.id FROM auth.users u
    WHERE u.email IS NULL
      AND (u.display_name = '' AND u.created_at < $2 OR u.created_at < $3)
      AND NOT EXISTS (SELECT 1 FROM auth.refresh_tokens t
                      WHERE t.user_id = u.id AND t.expires_at > $1)
    ORDER BY u.id LIMIT $4";

#[derive(QueryableByName)]
struct Unseen {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    id: Uuid,
}

/// Removes somebody's row; fails where another table still names them.
pub(crate) async fn remove(conn: &mut Conn, id: Uuid) -> QueryResult<usize> {
    diesel::delete(users::table.find(id)).execute(conn).await
}

/// Whether somebody works at a centre; an invitation that was not followed makes nobody staff.
pub(crate) async fn is_member(conn: &mut Conn, id: Uuid) -> QueryResult<bool> {
    let works = memberships::user_id.eq(id).and(memberships::invited_as.is_null());
    diesel::select(exists(memberships::table.filter(works))).get_result(conn).await
}
