//! A second factor: set up, shown at every log-in, taken away.
//! Decisions: docs/decisions/identity.md
use super::{
    accounts::{count_attempt, enter},
    acts,
    sessions::Session,
    shown,
};
use crate::{
    AuthConfig,
    domain::{self, Asker},
    error::AuthError,
    models::{self, LogIn, SecondFactor, User},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    guard::{Admin, Customer},
};
use uuid::Uuid;

/// What proves that the application is set up, or that it is the caller who takes it away.
#[derive(InputObject)]
pub(crate) struct SecondFactorCodeInput {
    /// A code of the application; to take it away, a recovery code does, too.
    #[graphql(secret)]
    pub(crate) code: String,
}

/// Whose second factor is lost.
#[derive(InputObject)]
pub(crate) struct ResetSecondFactorInput {
    /// The account.
    pub(crate) user_id: Uuid,
}

/// What an application is told.
pub(crate) struct SetUp {
    pub(crate) url: String,
    pub(crate) secret: String,
}

/// Begins: what the caller's application is to be told. Nothing is asked for before it is confirmed.
pub(crate) async fn set_up(
    conn: &mut Conn,
    config: &AuthConfig,
    by: &Customer,
    now: DateTime<Utc>,
) -> ApiResult<SetUp> {
    conn.transaction(async |conn| {
        let user = User::for_update(conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
        check_proven(&user)?;
        let own = SecondFactor::begin(conn, by, now).await?;
        let own = own.ok_or(AuthError::SecondFactorExists)?;
        let authenticator = shown::authenticator(config, &own, &user)?;
        Ok::<_, ApiError>(SetUp { url: authenticator.url(), secret: authenticator.typed_secret() })
    })
    .await
}

/// The application shows right codes: from now on they are asked for. Every log-in ends, a new one is
/// opened, and recovery codes are told this once.
pub(crate) async fn confirm(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    by: &Customer,
    input: SecondFactorCodeInput,
    now: DateTime<Utc>,
) -> ApiResult<(Session, Vec<String>)> {
    count(conn, by, asker, now).await?;
    let recovery: Vec<String> =
        (0..domain::RECOVERY_CODES).map(|_| domain::recovery_code()).collect();
    let hashes: Vec<_> = recovery.iter().map(|code| domain::recovery_hash(code)).collect();
    let session = conn
        .transaction(async |conn| {
            let user = User::for_update(conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
            check_proven(&user)?;
            let own = SecondFactor::of(conn, user.id).await?;
            let own = own.ok_or(AuthError::SecondFactorMissing)?;
            if own.is_confirmed() {
                return Err(AuthError::SecondFactorExists.into());
            }
            let step = shown::step(config, &own, &user, input.code, now).await?;
            own.confirm(conn, step, &hashes, now).await?;
            LogIn::end_all_of(conn, user.id, now).await?;
            forget(conn, &user, asker).await?;
            tracing::info!(user = %user.id, "a second factor was set up");
            acts::note(conn, &user, asker, "account.second_factor_set").await?;
            enter(conn, config, asker, None, user, true, now).await
        })
        .await?;
    Ok((session, recovery))
}

/// Takes it away.
pub(crate) async fn remove(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    by: &Customer,
    input: SecondFactorCodeInput,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    count(conn, by, asker, now).await?;
    conn.transaction(async |conn| {
        let user = User::for_update(conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
        let own = SecondFactor::of(conn, user.id).await?.filter(SecondFactor::is_confirmed);
        let own = own.ok_or(AuthError::SecondFactorMissing)?;
        shown::take(conn, config, asker, &own, &user, &input.code, now).await?;
        own.remove(conn).await?;
        forget(conn, &user, asker).await?;
        tracing::info!(user = %user.id, "a second factor was taken away");
        acts::note(conn, &user, asker, "account.second_factor_removed").await?;
        Ok::<_, ApiError>(())
    })
    .await
}

/// Takes somebody's away who lost it, telephone and recovery codes. Their log-ins end: they enter as they
/// do, and set up another.
pub(crate) async fn reset(
    conn: &mut Conn,
    by: &Admin,
    input: ResetSecondFactorInput,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    if by.id() == input.user_id {
        // Their own takes a code: a stolen session is not enough.
        return Err(AuthError::OwnAccount.into());
    }
    conn.transaction(async |conn| {
        let user = User::for_update(conn, input.user_id)
            .await?
            .filter(|user| !user.is_guest())
            .ok_or(AuthError::UserNotFound)?;
        if !SecondFactor::remove_of(conn, &user).await? {
            return Err(AuthError::SecondFactorMissing.into());
        }
        LogIn::end_all_of(conn, user.id, now).await?;
        let act = Act::of("account.second_factor_reset", "Account", user.id);
        audit::record(conn, by, act).await?;
        tracing::info!(by = %by.id(), user = %user.id, "a second factor was reset");
        Ok::<_, ApiError>(user)
    })
    .await
}

/// Whoever set one up on an address that is not theirs would lock its owner out for good.
fn check_proven(user: &User) -> Result<(), AuthError> {
    if user.is_verified() { Ok(()) } else { Err(AuthError::AddressUnproven) }
}

/// A stolen session must not be a way to guess on.
async fn count(conn: &mut Conn, by: &Customer, asker: &Asker, now: DateTime<Utc>) -> ApiResult<()> {
    let user = User::find(conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
    count_attempt(conn, user.email.as_deref().unwrap_or_default(), asker, now).await
}

async fn forget(conn: &mut Conn, user: &User, asker: &Asker) -> ApiResult<()> {
    let email = user.email.as_deref().unwrap_or_default();
    Ok(models::forget_attempts(conn, email, asker).await?)
}
