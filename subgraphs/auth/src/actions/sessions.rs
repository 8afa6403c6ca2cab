//! Sessions: begun, carried on, ended.
//! Decisions: docs/decisions/identity.md
use super::acts;
use crate::{
    AuthConfig,
    domain::{self, Asker, Locale, Verdict},
    error::AuthError,
    models::{self, Challenge, ChatLink, Link, LogIn, Membership, RefreshToken, User, Which},
    refresh_secret::{self, RefreshSecret},
    tokens::AccessToken,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn, Pool,
    audit::{self, Act},
    guard::Customer,
};
use uuid::Uuid;

/// How long the trace of an ended token is kept, for whoever asks who was logged in.
const TRACE: TimeDelta = TimeDelta::days(30);

/// Somebody's two tokens.
pub(crate) struct Session {
    /// The log-in.
    pub(crate) id: Uuid,
    /// Roles of the account wait for a second factor.
    pub(crate) waits: bool,
    pub(crate) access: AccessToken,
    pub(crate) refresh: RefreshSecret,
    /// By which the account knows this device again; none of a guest.
    pub(crate) device: Option<String>,
    pub(crate) user: User,
}

/// Gives somebody a session of a new family, on that device. The one door: who was shut out stays
/// out.
pub(super) async fn open(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    user: User,
    second_factor: bool,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    if user.is_disabled() {
        return Err(AuthError::AccountDisabled.into());
    }
    let refresh = RefreshSecret::generate();
    let length = domain::session_length(&user.roles());
    let family = LogIn::begin(conn, &user, &asker.device, second_factor, now).await?;
    RefreshToken::keep(conn, &refresh, family, user.id, now, length).await?;
    session(conn, config, family, user, refresh, second_factor, now).await
}

/// Somebody's session with that refresh token, and an access token of now.
async fn session(
    conn: &mut Conn,
    config: &AuthConfig,
    id: Uuid,
    user: User,
    refresh: RefreshSecret,
    second_factor: bool,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    // Before the address is proven, its account may be a stranger's who foresaw the role.
    let members = match user.is_verified() {
        true => Membership::accepted_of(conn, &[user.id]).await?,
        false => Vec::new(),
    };
    let held = domain::counting(&user.roles(), user.is_verified());
    let asking = &config.second_factor_roles;
    let granted = domain::granted(&held, asking, second_factor);
    let posts: Vec<_> = members.iter().map(Membership::post).collect();
    let given: Vec<_> = posts
        .iter()
        .copied()
        .filter(|post| second_factor || !asking.contains(&post.role))
        .collect();
    let waits = granted != held || given.len() < posts.len();
    let access = config.access_token(id, user.id, &granted, given, &user.display_name, now)?;
    let device = (!user.is_guest()).then(|| domain::device_token(&config.letters, user.id));
    Ok(Session { id, waits, access, refresh, device, user })
}

/// Lets somebody write before they have an account.
pub(crate) async fn start_guest(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    language: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    conn.transaction(async |conn| {
        let guest = User::new_guest(conn, Locale::nearest(language), now).await?;
        open(conn, config, asker, guest, false, now).await
    })
    .await
}

/// Exchanges a refresh token for the next one, with the roles of today. Where the answer was lost,
/// the same token gets the same next one again, until that one has been used; after a minute on the same
/// device alone.
pub(crate) async fn refresh(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
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
            let user = User::find(conn, token.user_id).await?.filter(|user| !user.is_disabled());
            let Some(user) = user else { return Ok(None) };
            let standing = LogIn::standing(conn, token.family).await?;
            let next = match token.facts(&standing, &asker.device).judge(now) {
                Verdict::Exchange => exchange(conn, asker, &user, &token, &secret, now).await?,
                Verdict::Repeat => {
                    let salt = token.successor_salt.as_deref().unwrap_or_default();
                    secret.successor(salt)?
                }
                Verdict::Refuse => return Ok(None),
                Verdict::EndFamily => {
                    LogIn::end(conn, token.family, now).await?;
                    tracing::warn!(user = %token.user_id, family = %token.family,
                        "a used refresh token came back, its log-in was ended");
                    acts::note(conn, &user, asker, "account.token_came_back").await?;
                    return Ok(None);
                }
            };
            session(conn, config, token.family, user, next, standing.second_factor, now)
                .await
                .map(Some)
        })
        .await?;
    Ok(session.ok_or(AuthError::RefreshTokenInvalid)?)
}

/// Spends a token for the next one of its family.
async fn exchange(
    conn: &mut Conn,
    asker: &Asker,
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
    LogIn::carried_on(conn, token.family, &asker.device, now, now + length).await?;
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
        Ok::<_, ApiError>(LogIn::end(conn, token.family, now).await? > 0)
    })
    .await
}

/// Ends one of the caller's log-ins.
pub(crate) async fn end_one(
    conn: &mut Conn,
    by: &Customer,
    session: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<usize> {
    end(conn, by, Which::One(session), now).await
}

/// Ends every log-in of the caller but the one they name.
pub(crate) async fn end_others(
    conn: &mut Conn,
    by: &Customer,
    kept: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<usize> {
    end(conn, by, Which::AllBut(kept), now).await
}

async fn end(conn: &mut Conn, by: &Customer, which: Which, now: DateTime<Utc>) -> ApiResult<usize> {
    conn.transaction(async |conn| {
        let ended = LogIn::end_own(conn, by, which, now).await?;
        tracing::info!(user = %by.id(), ended, "log-ins were ended by their owner");
        let user = User::find(conn, by.id()).await?;
        if let Some(email) = user.as_ref().and_then(|user| user.email.as_deref()) {
            Challenge::end_all_of(conn, email, now).await?;
        }
        if ended > 0 {
            let act = Act::of("account.log_ins_ended", "Account", by.id()).is("ended", ended);
            audit::record(conn, by, act).await?;
        }
        Ok::<_, ApiError>(ended)
    })
    .await
}

/// Which log-ins have tokens that are no longer taken, and until which moment those were signed, in
/// seconds since 1970. Only those whose tokens would still be good by their own end.
///
/// # Errors
/// Where the database does not answer.
pub async fn void_tokens(pool: &Pool, now: DateTime<Utc>) -> ApiResult<Vec<(Uuid, i64)>> {
    // An edge takes tokens a little beyond their end: its clock may be another.
    let since = now - domain::ACCESS - TimeDelta::minutes(1);
    let found = LogIn::void(&mut *pool.get().await?, since).await?;
    Ok(found.into_iter().map(|(id, until)| (id, until.timestamp())).collect())
}

/// Drops what no longer decides anything.
pub(crate) async fn forget_expired(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<()> {
    let tokens = LogIn::forget(conn, now - TRACE).await?;
    let counted = models::forget_counted(conn, now).await?;
    let codes = Challenge::forget(conn, now - domain::ADDRESS_WINDOW).await?;
    let links =
        Link::forget(conn, now - TRACE).await? + ChatLink::forget(conn, now - TRACE).await?;
    let acts = models::Act::forget(conn).await?;
    tracing::debug!(tokens, counted, codes, links, acts, "expired rows forgotten");
    Ok(())
}
