//! Chats elsewhere that become an account's: by a link made on the web, shown in the chat.
//! Decisions: docs/decisions/identity.md
use super::{accounts::enter, acts, sessions::Session};
use crate::{
    AuthConfig,
    domain::{self, Asker},
    error::AuthError,
    models::{ChatLink, SecondFactor, User},
    refresh_secret::RefreshSecret,
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    guard::{Customer, Person},
};

/// A link to open in Telegram.
pub(crate) struct TelegramLink {
    pub(crate) url: String,
    pub(crate) expires_at: DateTime<Utc>,
}

/// Makes a link by which a chat becomes the caller's.
pub(crate) async fn make_link(
    conn: &mut Conn,
    config: &AuthConfig,
    by: &Customer,
    now: DateTime<Utc>,
) -> ApiResult<TelegramLink> {
    let bot = config.telegram_bot.as_deref().ok_or(AuthError::NoTelegramBot)?;
    let token = RefreshSecret::generate();
    let link = conn
        .transaction(async |conn| {
            // Two clicks at once: the second waits, and replaces the first's link.
            let user = User::for_update(conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
            // Setting one up ends every log-in, and with it every link made before: whoever makes one
            // now has shown it where there is one.
            let second_factor = SecondFactor::is_used_by(conn, &user).await?;
            let length = domain::CHAT_LINK;
            let link = ChatLink::make(conn, by, &token, second_factor, now, length).await?;
            Ok::<_, ApiError>(link)
        })
        .await?;
    let url = format!("https://t.me/{bot}?start={}", token.text());
    Ok(TelegramLink { url, expires_at: link.expires_at })
}

/// Whose chat it would become, as the address may be shown; `None` where the link no longer works.
pub(crate) async fn owner_of_link(
    conn: &mut Conn,
    token: &str,
    now: DateTime<Utc>,
) -> ApiResult<Option<String>> {
    let Some(token) = RefreshSecret::parse(token) else { return Ok(None) };
    let link = ChatLink::shown(conn, &token).await?.filter(|link| link.facts().works(now));
    let Some(link) = link else { return Ok(None) };
    let owner = User::find(conn, link.user_id).await?;
    Ok(owner.and_then(|owner| owner.email).as_deref().map(domain::masked_address))
}

/// Opens a session for the chat that shows the link. What it owned as a guest follows.
pub(crate) async fn log_in_with_link(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    guest: Option<&Person>,
    token: &str,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let token = RefreshSecret::parse(token).ok_or(AuthError::LinkInvalid)?;
    conn.transaction(async |conn| {
        let link = ChatLink::shown(conn, &token).await?.filter(|link| link.facts().works(now));
        let link = link.ok_or(AuthError::LinkInvalid)?;
        link.spend(conn, now).await?;
        let user = User::for_update(conn, link.user_id).await?.ok_or(AuthError::LinkInvalid)?;
        tracing::info!(user = %user.id, "a chat was linked");
        acts::note(conn, &user, asker, "account.chat_linked").await?;
        enter(conn, config, asker, guest, user, link.second_factor, now).await
    })
    .await
}
