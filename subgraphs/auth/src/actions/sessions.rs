//! Sessions: begun, carried on, ended.
//! Decisions: docs/decisions/identity.md
use crate::{
    AuthConfig,
    domain::{self, Locale, Verdict},
    error::AuthError,
    models::{self, Challenge, Link, RefreshToken, User},
    refresh_secret::{self, RefreshSecret},
    tokens::AccessToken,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn};
use uuid::Uuid;

/// How long the trace of an ended token is kept, for whoever asks who was logged in.
const TRACE: TimeDelta = TimeDelta::days(30);

/// Somebody's two tokens.
pub(crate) struct Session {
    pub(crate) access: AccessToken,
    pub(crate) refresh: RefreshSecret,
    pub(crate) user: User,
}

/// Gives somebody a session of a new family.
pub(super) async fn open(
    conn: &mut Conn,
    config: &AuthConfig,
    user: User,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let refresh = RefreshSecret::generate();
    let length = domain::session_length(&user.roles());
    RefreshToken::keep(conn, &refresh, Uuid::now_v7(), user.id, now, length).await?;
    session(config, user, refresh, now)
}

/// Somebody's session with that refresh token, and an access token of now.
fn session(
    config: &AuthConfig,
    user: User,
    refresh: RefreshSecret,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let access = config.access_token(user.id, &user.roles(), &user.display_name, now)?;
    Ok(Session { access, refresh, user })
}

/// Lets somebody write before they have an account.
pub(crate) async fn start_guest(
    conn: &mut Conn,
    config: &AuthConfig,
    language: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    conn.transaction(async |conn| {
        let guest = User::new_guest(conn, Locale::nearest(language), now).await?;
        open(conn, config, guest, now).await
    })
    .await
}

/// Exchanges a refresh token for the next one, with the roles of today. Where the answer was lost,
/// the same token gets the same next one again, until that one has been used.
pub(crate) async fn refresh(
    conn: &mut Conn,
    config: &AuthConfig,
    presented: &str,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let secret = RefreshSecret::parse(presented).ok_or(AuthError::RefreshTokenInvalid)?;
    // `None` rather than an error: a family that was ended must stay ended.
    let session = conn
        .transaction(async |conn| {
            let Some(token) = RefreshToken::presented(conn, &secret).await? else {
                return Ok(None);
            };
            let Some(user) = User::find(conn, token.user_id).await? else { return Ok(None) };
            let next = match token.facts().judge(now) {
                Verdict::Exchange => exchange(conn, &user, &token, &secret, now).await?,
                Verdict::Repeat => {
                    let salt = token.successor_salt.as_deref().unwrap_or_default();
                    secret.successor(salt)?
                }
                Verdict::Refuse => return Ok(None),
                Verdict::EndFamily => {
                    token.end_family(conn, now).await?;
                    tracing::warn!(user = %token.user_id, family = %token.family,
                        "a used refresh token came back, its log-in was ended");
                    return Ok(None);
                }
            };
            session(config, user, next, now).map(Some)
        })
        .await?;
    Ok(session.ok_or(AuthError::RefreshTokenInvalid)?)
}

/// Spends a token for the next one of its family.
async fn exchange(
    conn: &mut Conn,
    user: &User,
    token: &RefreshToken,
    secret: &RefreshSecret,
    now: DateTime<Utc>,
) -> ApiResult<RefreshSecret> {
    let salt = refresh_secret::salt();
    let next = secret.successor(&salt)?;
    token.mark_used(conn, &salt, now).await?;
    let length = domain::session_length(&user.roles());
    RefreshToken::keep(conn, &next, token.family, user.id, now, length).await?;
    Ok(next)
}

/// Ends the log-in a refresh token belongs to; answers whether there was one.
pub(crate) async fn log_out(
    conn: &mut Conn,
    presented: &str,
    now: DateTime<Utc>,
) -> ApiResult<bool> {
    let Some(secret) = RefreshSecret::parse(presented) else { return Ok(false) };
    conn.transaction(async |conn| {
        let Some(token) = RefreshToken::presented(conn, &secret).await? else { return Ok(false) };
        Ok::<_, ApiError>(token.end_family(conn, now).await? > 0)
    })
    .await
}

/// Drops what no longer decides anything.
pub(crate) async fn forget_expired(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<()> {
    let tokens = RefreshToken::forget_ended(conn, now - TRACE).await?;
    let counted = models::forget_counted(conn, now).await?;
    let codes = Challenge::forget(conn, now - domain::ADDRESS_WINDOW).await?;
    let links = Link::forget(conn, now - TRACE).await?;
    tracing::debug!(tokens, counted, codes, links, "expired rows forgotten");
    Ok(())
}
