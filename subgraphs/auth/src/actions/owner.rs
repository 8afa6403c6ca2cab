//! What takes an account away is its owner's alone: a session, which may be stolen, is not enough. The
//! password shows it; where there is none, a code sent to the account's own address; and the second
//! factor beside, where one is in use.
//! Decisions: docs/decisions/identity.md
use super::{accounts::count_attempt, codes, shown};
use crate::{
    AuthConfig,
    domain::{Asker, CodePurpose},
    error::AuthError,
    models::{self, User},
    passwords,
};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use kernel::{ApiResult, ClientError, Conn, Pool, guard::Customer};
use uuid::Uuid;

/// What the caller shows.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) password: Option<String>,
    /// What `requestLogInCode` answered for the account's own address…
    pub(super) challenge_id: Option<Uuid>,
    /// … and the code that was received there.
    pub(super) code: Option<String>,
    pub(super) second_factor: Option<String>,
}

/// What was shown, the password looked at.
pub(super) struct Claimed {
    shown: Shown,
    /// The hash that the password was right for; none where the account has no password.
    hash: Option<String>,
}

/// Looks at the password, outside of any transaction.
pub(super) async fn claim(
    pool: &Pool,
    asker: &Asker,
    by: &Customer,
    mut shown: Shown,
    now: DateTime<Utc>,
) -> ApiResult<Claimed> {
    let hash = {
        let mut conn = pool.get().await?;
        let user = User::find(&mut conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
        if shown.password.is_some() || shown.code.is_some() || shown.second_factor.is_some() {
            // A stolen session must not be a way to guess on.
            let email = user.email.as_deref().unwrap_or_default();
            count_attempt(&mut conn, email, asker, now).await?;
        }
        User::password(&mut conn, by.id()).await?
    };
    if hash.is_some() {
        // None is not looked at: a hash is made slowly on purpose, and what is typed is counted.
        let typed = shown.password.take().ok_or(AuthError::CredentialsInvalid)?;
        if !passwords::matches(typed, hash.clone()).await? {
            return Err(AuthError::CredentialsInvalid.into());
        }
    }
    Ok(Claimed { shown, hash })
}

/// Before the owner's row: who answers a letter to the address locks the address first, and then the row.
pub(super) async fn lock_address(conn: &mut Conn, by: &Customer) -> QueryResult<()> {
    match User::find(conn, by.id()).await?.and_then(|user| user.email) {
        Some(email) => models::lock_address(conn, &email).await,
        None => Ok(()),
    }
}

/// The rest, with the owner's row locked, in the transaction of what is to be done. A refusal is a value,
/// to be committed with what it counted.
pub(super) async fn check(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    user: &User,
    claimed: Claimed,
    now: DateTime<Utc>,
) -> ApiResult<Result<(), AuthError>> {
    let Claimed { shown, hash } = claimed;
    // The one that was shown must still count: a link may have set another meanwhile.
    if User::password(conn, user.id).await? != hash {
        return Ok(Err(AuthError::CredentialsInvalid));
    }
    let mut own = None;
    if hash.is_none() {
        let (Some(id), Some(code)) = (shown.challenge_id, shown.code) else {
            return Ok(Err(AuthError::OwnCodeRequired));
        };
        let challenge = match codes::read(conn, config, asker, (id, &code), None, now).await? {
            Ok(challenge) => challenge,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let is_own = user.email.as_deref() == Some(challenge.email.as_str());
        if !is_own || challenge.purpose.0 != CodePurpose::LogIn {
            return Ok(Err(AuthError::CodeInvalid));
        }
        own = Some(challenge);
    }
    // Taken last: a code of the application is taken once.
    let typed = shown.second_factor.as_deref();
    match shown::show(conn, config, asker, user, typed, now).await {
        Ok(_) => {}
        Err(error) if error.code() == AuthError::SecondFactorInvalid.code() => {
            return Ok(Err(AuthError::SecondFactorInvalid));
        }
        Err(error) if error.code() == AuthError::SecondFactorRequired.code() => {
            return Ok(Err(AuthError::SecondFactorRequired));
        }
        Err(error) => return Err(error),
    }
    if let Some(challenge) = own {
        challenge.spend(conn, None, now).await?;
    }
    let email = user.email.as_deref().unwrap_or_default();
    models::forget_attempts(conn, email, asker).await?;
    Ok(Ok(()))
}
