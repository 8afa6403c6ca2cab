//! A code by e-mail: asked for, typed, and somebody is who they say.
//! Decisions: docs/decisions/identity.md
use super::{
    acts,
    entering::{Entering, Proof, enter_again, enter_by_letter},
    letters::{Answering, send},
    sessions::Session,
};
use crate::{
    AuthConfig,
    apart::apart,
    domain::{self, Asker, CodePurpose, Counted},
    error::AuthError,
    models::{self, Challenge, User},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncConnection;
use kernel::{ApiResult, Conn, guard::Person};
use uuid::Uuid;

/// Where to send a code.
#[derive(InputObject)]
pub(crate) struct RequestLogInCodeInput {
    /// The address, with an account or without one.
    pub(crate) email: String,
    /// The `deviceToken` of an earlier session of the account on this device.
    #[graphql(secret)]
    pub(crate) device: Option<String>,
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
    /// A code of the authenticator application, or a recovery code, where the account has one.
    #[graphql(secret)]
    pub(crate) second_factor: Option<String>,
}

/// Has a code sent, whether or not the address has an account: nobody learns which have one.
pub(crate) async fn request_code(
    conn: &mut Conn,
    config: &AuthConfig,
    by: &Answering<'_>,
    input: RequestLogInCodeInput,
    now: DateTime<Utc>,
) -> ApiResult<Challenge> {
    let email = domain::email(&input.email)?;
    conn.transaction(async |conn| {
        let purpose = match (by.person, by.guest) {
            (Some(person), None) => wanted_by(conn, person, &email).await?,
            (None, _) | (_, Some(_)) => CodePurpose::LogIn,
        };
        let account = User::of_address(conn, &email).await?.map(|user| user.id);
        let asker = by.asker.with(&config.letters, input.device.as_deref(), account);
        let by = &Answering { asker: &asker, ..*by };
        let counted = models::letters(conn, &email, by.asker, now).await?;
        // What strangers ask for keeps nobody from a code to their own address, wherever they are.
        let known = counted.known || is_own(conn, by, &email).await?;
        Counted { known, ..counted }.check_letters()?;
        send(conn, by, email, purpose, None, now).await
    })
    .await
}

/// What an account asks for: to be known by its own address, or to have another.
async fn wanted_by(conn: &mut Conn, person: &Person, email: &str) -> QueryResult<CodePurpose> {
    let own = User::find(conn, person.id()).await?.and_then(|user| user.email);
    Ok(match own {
        Some(own) if own != email => CodePurpose::Address,
        Some(_) | None => CodePurpose::LogIn,
    })
}

/// Whether the address is that of the account that asks.
async fn is_own(conn: &mut Conn, by: &Answering<'_>, email: &str) -> QueryResult<bool> {
    let Some(person) = by.person else { return Ok(false) };
    let own = User::find(conn, person.id()).await?;
    Ok(own.is_some_and(|own| own.is_verified() && own.email.as_deref() == Some(email)))
}

/// The challenge whose code was typed, locked and not yet spent, or spent a moment ago by that guest; a
/// wrong code is counted, and the last that may be wrong is an act.
pub(super) async fn read(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    (challenge_id, code): (Uuid, &str),
    guest: Option<&Person>,
    now: DateTime<Utc>,
) -> ApiResult<Result<Challenge, AuthError>> {
    let Some(challenge) = Challenge::answered(conn, challenge_id).await? else {
        return Ok(Err(AuthError::CodeExpired));
    };
    let facts = challenge.facts();
    if !facts.works(now) && !challenge.is_asked_again(guest, now) {
        return Ok(Err(AuthError::CodeExpired));
    }
    let (letters, typed) = (config.letters.clone(), code.to_owned());
    if !apart(move || letters.is_code(challenge_id, &typed)).await? {
        challenge.note_try(conn).await?;
        let told = facts.wrong();
        if told == AuthError::CodeExpired {
            let user = User::of_address(conn, &challenge.email).await?.map(|user| user.id);
            acts::spent(conn, user, asker).await?;
        }
        return Ok(Err(told));
    }
    Ok(Ok(challenge))
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
            let typed = (input.challenge_id, input.code.as_str());
            let read = read(conn, config, by.asker, typed, by.guest, now);
            let challenge = match read.await? {
                Ok(challenge) => challenge,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let second_factor = input.second_factor.as_deref();
            if challenge.is_asked_again(by.guest, now) {
                return enter_again(conn, config, &challenge, by, second_factor, now).await;
            }
            // Who types the code is who asked for it, as far as anybody can tell.
            let entering = Entering { by, asked_by: None, name, second_factor, proof: Proof::Code };
            enter_by_letter(conn, config, challenge, entering, now).await
        })
        .await?;
    Ok(outcome?)
}
