//! Somebody is forgotten: by their own word, or because a guest was never seen again.
//! Decisions: docs/decisions/personal-data.md
use super::owner;
use crate::{
    AuthConfig,
    domain::{self, Asker},
    error::AuthError,
    models::{User, person},
};
use async_graphql::InputObject;
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use events::person::PersonErased;
use kernel::{
    ApiError, ApiResult, Conn, Pool, Role,
    audit::{self, Act},
    guard::Customer,
    outbox,
};
use uuid::Uuid;

/// A guest who has no session any more is forgotten so long after they began…
const GUESTS_KEPT: TimeDelta = TimeDelta::days(90);
/// … and for whom staff booked, who never had one, so long.
const CALLERS_KEPT: TimeDelta = TimeDelta::days(400);

/// Proof that it is meant, and by the owner.
#[derive(InputObject)]
pub(crate) struct EraseMyAccountInput {
    /// The account's address, typed again.
    pub(crate) email: String,
    /// The account's password, where it has one.
    #[graphql(secret)]
    pub(crate) password: Option<String>,
    /// Where it has none: what `requestLogInCode` answered for the account's address…
    pub(crate) challenge_id: Option<Uuid>,
    /// … and the six digits that were received there.
    #[graphql(secret)]
    pub(crate) code: Option<String>,
    /// A code of the authenticator application, or a recovery code, where the account has one.
    #[graphql(secret)]
    pub(crate) second_factor: Option<String>,
}

/// Forgets the caller, here at once and in every other domain by the event.
pub(crate) async fn erase(
    pool: &Pool,
    config: &AuthConfig,
    asker: &Asker,
    by: &Customer,
    input: EraseMyAccountInput,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let email = domain::email(&input.email)?;
    {
        let mut conn = pool.get().await?;
        let user = User::find(&mut conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
        let in_the_network =
            user.roles().iter().any(|role| !matches!(role, Role::Customer | Role::Guest));
        if in_the_network || person::is_member(&mut conn, by.id()).await? {
            return Err(AuthError::StaffAccount.into());
        }
        if user.email != Some(email) {
            return Err(AuthError::CredentialsInvalid.into());
        }
    }
    let shown = owner::Shown {
        password: input.password,
        challenge_id: input.challenge_id,
        code: input.code,
        second_factor: input.second_factor,
    };
    let claimed = owner::claim(pool, asker, by, shown, now).await?;
    let mut conn = pool.get().await?;
    // A refusal is answered rather than thrown: what it counted must stay counted.
    let outcome = conn
        .transaction(async |conn| {
            owner::lock_address(conn, by).await?;
            let user = User::for_update(conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
            if let Err(refusal) = owner::check(conn, config, asker, &user, claimed, now).await? {
                return Ok(Err(refusal));
            }
            audit::record(conn, by, Act::of("account.erased", "Account", by.id())).await?;
            kernel::person::forget(conn, person::FORGOTTEN, by.id()).await?;
            outbox::publish(conn, &PersonErased { person_id: by.id() }).await?;
            tracing::info!(person = %by.id(), "somebody asked to be forgotten");
            Ok::<_, ApiError>(Ok(()))
        })
        .await?;
    Ok(outcome?)
}

/// Forgets guests who were never seen again; answers whether there may be more.
pub(crate) async fn forget_guests(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<bool> {
    let old = person::unseen(conn, now, now - GUESTS_KEPT, now - CALLERS_KEPT).await?;
    let mut forgotten = 0;
    for id in &old {
        let outcome = conn
            .transaction(async |conn| {
                person::remove(conn, *id).await?;
                outbox::publish(conn, &PersonErased { person_id: *id }).await
            })
            .await;
        match outcome {
            Ok(()) => forgotten += 1,
            // Something of the network still names them: their row stays.
            Err(error) => {
                let error = format!("{:#}", error.into_report());
                tracing::warn!(person = %id, error, "a guest's row is still needed");
            }
        }
    }
    Ok(forgotten == person::AT_ONCE)
}
