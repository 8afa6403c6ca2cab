//! A code by e-mail: asked for, typed, and somebody is who they say.
//! Decisions: docs/decisions/identity.md
use super::{
    accounts::{announce, enter, still_guest},
    sessions::{Session, open},
};
use crate::{
    AuthConfig,
    domain::{self, Asker},
    error::AuthError,
    models::{self, Challenge, NewAccount, RefreshToken, User},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::auth::CodeAsked;
use kernel::{ApiError, ApiResult, Conn, Role, guard::Person, outbox};
use uuid::Uuid;

/// Where to send a code.
#[derive(InputObject)]
pub(crate) struct RequestLogInCodeInput {
    /// The address, with an account or without one.
    pub(crate) email: String,
}

/// The code that was received.
#[derive(InputObject)]
pub(crate) struct LogInWithCodeInput {
    /// What `requestLogInCode` answered.
    pub(crate) challenge_id: Uuid,
    /// The six digits; spaces between them do not count.
    #[graphql(secret)]
    pub(crate) code: String,
    /// How to call them, at most 100 characters, where the address has no account yet; without it,
    /// as their address begins.
    pub(crate) display_name: Option<String>,
}

/// Has a code sent, whether or not the address has an account: nobody learns which have one.
pub(crate) async fn request_code(
    conn: &mut Conn,
    asker: &Asker,
    input: RequestLogInCodeInput,
    now: DateTime<Utc>,
) -> ApiResult<Challenge> {
    let email = domain::email(&input.email)?;
    conn.transaction(async |conn| {
        models::letters(conn, &email, asker, now).await?.check_letters()?;
        models::note_letter(conn, &email, asker, now).await?;
        let challenge = Challenge::begin(conn, &email, now, domain::CODE).await?;
        let expires_at = challenge.expires_at;
        outbox::publish(conn, &CodeAsked { challenge_id: challenge.id, email, expires_at }).await?;
        Ok::<_, ApiError>(challenge)
    })
    .await
}

/// Who answers a challenge.
pub(crate) struct Answering<'a> {
    pub(crate) asker: &'a Asker,
    /// The caller, whoever they are.
    pub(crate) person: Option<&'a Person>,
    /// The caller, where they are a guest.
    pub(crate) guest: Option<&'a Person>,
}

/// Opens a session of the account of the address that the code was sent to, which is made where
/// there was none: of the guest's own row, so that what they own stays theirs.
pub(crate) async fn log_in_with_code(
    conn: &mut Conn,
    config: &AuthConfig,
    by: &Answering<'_>,
    input: LogInWithCodeInput,
    now: DateTime<Utc>,
) -> ApiResult<Session> {
    let name = input.display_name.as_deref().map(domain::display_name).transpose()?;
    // A refusal is answered rather than thrown: the try must stay counted.
    let outcome = conn
        .transaction(async |conn| {
            let Some(challenge) = Challenge::answered(conn, input.challenge_id).await? else {
                return Ok(Err(AuthError::CodeExpired));
            };
            let facts = challenge.facts();
            if !facts.works(now) {
                return Ok(Err(AuthError::CodeExpired));
            }
            if !config.letters.is_code(challenge.id, &input.code) {
                challenge.note_try(conn).await?;
                return Ok(Err(facts.wrong()));
            }
            challenge.spend(conn, now).await?;
            let session = match User::of_address(conn, &challenge.email).await? {
                Some(user) if user.is_integrator() => {
                    return Ok(Err(AuthError::OrganisationAccount));
                }
                Some(user) => {
                    let user = prove(conn, user, by.person, now).await?;
                    enter(conn, config, by.asker, by.guest, user, now).await?
                }
                None => {
                    let user = newcomer(conn, by.guest, challenge.email, name, now).await?;
                    models::remember_asker(conn, user.id, by.asker, now).await?;
                    open(conn, config, user, now).await?
                }
            };
            Ok::<_, ApiError>(Ok(session))
        })
        .await?;
    Ok(outcome?)
}

/// The owner of the address is here. What was set up in its name before anybody proved to read it
/// (a password, sessions) may be a stranger's and ends, unless the owner does it from there.
pub(super) async fn prove(
    conn: &mut Conn,
    user: User,
    person: Option<&Person>,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let is_theirs = person.is_some_and(|person| person.id() == user.id);
    if !user.is_verified() && !is_theirs {
        user.drop_password(conn).await?;
        RefreshToken::end_all_of(conn, user.id, now).await?;
    }
    Ok(user.verify(conn, now).await?)
}

/// The account of an address that had none.
async fn newcomer(
    conn: &mut Conn,
    guest: Option<&Person>,
    email: String,
    name: Option<String>,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let account = NewAccount {
        display_name: name.unwrap_or_else(|| domain::name_of_address(&email)),
        email,
        phone: None,
        roles: vec![Role::Customer],
        password_hash: None,
        verified_at: Some(now),
    };
    let user = match still_guest(conn, guest).await? {
        Some(guest) => {
            // A guest's token was easy to get; it must not open the account elsewhere.
            RefreshToken::end_all_of(conn, guest.id, now).await?;
            guest.become_account(conn, account, now).await?
        }
        None => User::new_account(conn, account, now).await?,
    };
    announce(conn, &user).await?;
    Ok(user)
}
