//! Sessions: begun, carried on, ended.
use crate::{
    AuthConfig,
    domain::{self, Locale, Verdict},
    error::AuthError,
    models::{self, RefreshToken, User},
    refresh_secret::RefreshSecret,
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

/// Gives somebody a session; of a new family, unless it carries one on.
pub(super) async fn open(
    conn: &mut Conn,
    config: &AuthConfig,
    user: User,
    family: Option<Uuid>,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let roles = user.roles();
    let access = config.access_token(user.id, &roles, &user.display_name, now)?;
    let refresh = RefreshSecret::generate();
    let family = family.unwrap_or_else(Uuid::now_v7);
    let length = domain::session_length(&roles);
    RefreshToken::keep(conn, &refresh, family, user.id, now, length).await?;
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
        open(conn, config, guest, None, now).await
    })
    .await
}

/// Exchanges a refresh token for the next one, with the roles of today.
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
            match token.facts().judge(now) {
                Verdict::Exchange => {}
                Verdict::Refuse => return Ok(None),
                Verdict::EndFamily => {
                    token.end_family(conn, now).await?;
                    tracing::warn!(user = %token.user_id, family = %token.family,
                        "a used refresh token came back, its log-in was ended");
                    return Ok(None);
                }
            }
            token.mark_used(conn, now).await?;
            let Some(user) = User::find(conn, token.user_id).await? else { return Ok(None) };
            let session = open(conn, config, user, Some(token.family), now).await?;
            Ok::<_, ApiError>(Some(session))
        })
        .await?;
    Ok(session.ok_or(AuthError::RefreshTokenInvalid)?)
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
    let attempts = models::forget_old_attempts(conn, now - domain::ATTEMPT_WINDOW).await?;
    tracing::debug!(tokens, attempts, "expired rows forgotten");
    Ok(())
}
