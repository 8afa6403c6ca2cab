//! The link beside the code: followed, it does what the code does, in whatever browser it is opened.
//!
//! Looking at it changes nothing, because mail programs look at links by themselves; only a press
//! does. The guest who asked for the letter does not learn of it: what they own becomes the
//! account's, but their own session ends, so that nobody gets in by having a letter sent to somebody
//! else.
//! Decisions: docs/decisions/identity.md
use super::{
    accounts::count_attempt,
    entering::{Entering, Proof, enter_by_letter},
    letters::Answering,
    sessions::Session,
};
use crate::{
    AuthConfig,
    domain::{self, Asker, masked_address},
    error::AuthError,
    models::{self, Challenge, User},
    passwords,
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, Pool};
use uuid::Uuid;

/// The link that was received.
#[derive(InputObject)]
pub(crate) struct LogInWithLetterLinkInput {
    /// Its secret part: what follows `#` in it.
    #[graphql(secret)]
    pub(crate) link: String,
    /// How to call them, at most 100 characters, where the address has no account yet; without it,
    /// as their address begins.
    pub(crate) display_name: Option<String>,
    /// A code of the authenticator application, or a recovery code, where the account has one.
    #[graphql(secret)]
    pub(crate) second_factor: Option<String>,
    /// The password of the registration, where `letterLink` says that it is not proven: it becomes
    /// the account's. Without it, it is forgotten.
    #[graphql(secret)]
    pub(crate) password: Option<String>,
}

/// What whoever holds a link sees before they press.
pub(crate) struct LetterLink {
    pub(crate) address: String,
    pub(crate) expires_at: DateTime<Utc>,
    /// A password was chosen, before anybody proved to read the address.
    pub(crate) unproven_password: bool,
}

/// Whom a link lets in; `None` where it does not work (any more).
pub(crate) async fn letter_link(
    conn: &mut Conn,
    config: &AuthConfig,
    link: &str,
    now: DateTime<Utc>,
) -> ApiResult<Option<LetterLink>> {
    let Some(id) = config.letters.opened(link) else { return Ok(None) };
    let Some(challenge) = following(Challenge::find(conn, id).await?, now) else {
        return Ok(None);
    };
    let known = User::by_email(conn, &challenge.email).await?;
    Ok(Some(LetterLink {
        address: masked_address(&challenge.email),
        expires_at: challenge.expires_at,
        unproven_password: challenge.waiting().is_some()
            || known.is_some_and(|(user, _)| !user.is_verified()),
    }))
}

/// Opens a session as [`super::log_in_with_code`] does.
pub(crate) async fn log_in_with_letter_link(
    pool: &Pool,
    config: &AuthConfig,
    by: &Answering<'_>,
    input: LogInWithLetterLinkInput,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let id = config.letters.opened(&input.link).ok_or(AuthError::LinkInvalid)?;
    let name = input.display_name.as_deref().map(domain::display_name).transpose()?;
    let known_hash = match input.password {
        Some(password) => Some(known_password(pool, by.asker, id, password, now).await?),
        None => None,
    };
    let mut conn = pool.get().await?;
    // A refusal is answered rather than thrown: a wrong second factor must stay counted.
    let outcome = conn
        .transaction(async |conn| {
            let challenge = following(Challenge::answered(conn, id).await?, now);
            let Some(challenge) = challenge else { return Ok(Err(AuthError::LinkInvalid)) };
            let entering = Entering {
                by,
                asked_by: challenge.asked_by,
                name,
                second_factor: input.second_factor.as_deref(),
                proof: known_hash.map_or(Proof::Link, Proof::LinkAndPassword),
            };
            enter_by_letter(conn, config, challenge, entering, now).await
        })
        .await?;
    Ok(outcome?)
}

/// A challenge whose link may be followed.
fn following(found: Option<Challenge>, now: DateTime<Utc>) -> Option<Challenge> {
    found.filter(|challenge| challenge.has_link() && challenge.facts().works(now))
}

/// The hash of the password that waits for whoever follows a link, which they know: their
/// registration's, or, of an account of before, what it was opened with.
async fn known_password(
    pool: &Pool,
    asker: &Asker,
    id: Uuid,
    password: String,
    now: DateTime<Utc>,
) -> ApiResult<String> {
    let (email, hash) = {
        let mut conn = pool.get().await?;
        let challenge = following(Challenge::find(&mut conn, id).await?, now);
        let challenge = challenge.ok_or(AuthError::LinkInvalid)?;
        // A link that is known must not be a way to guess on.
        count_attempt(&mut conn, &challenge.email, asker, now).await?;
        let hash = match challenge.waiting() {
            Some(waiting) => Some(waiting.password_hash),
            None => User::by_email(&mut conn, &challenge.email).await?.map(|(_, hash)| hash),
        };
        (challenge.email, hash)
    };
    if !passwords::matches(password, hash.clone()).await? {
        return Err(AuthError::CredentialsInvalid.into());
    }
    models::forget_attempts(&mut *pool.get().await?, &email, asker).await?;
    Ok::<_, ApiError>(hash.unwrap_or_default())
}
