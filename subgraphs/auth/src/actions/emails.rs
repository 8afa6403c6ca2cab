//! Another address for an account: proven at the new one, told to the old one.
//! Decisions: docs/decisions/identity.md
use super::{acts, codes, entering::verified, owner};
use crate::{
    AuthConfig,
    domain::Asker,
    error::AuthError,
    models::{self, Challenge, Link, LogIn, Membership, User},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::auth::EmailChanged;
use kernel::{ApiError, ApiResult, Conn, Pool, Role, guard::Customer, outbox};
use uuid::Uuid;

/// Proof that the caller reads another address.
#[derive(InputObject)]
pub(crate) struct ChangeEmailInput {
    /// What `requestLogInCode` answered for the new address.
    pub(crate) challenge_id: Uuid,
    /// The six digits that were received there.
    #[graphql(secret)]
    pub(crate) code: String,
    /// The account's password, where it has one.
    #[graphql(secret)]
    pub(crate) current_password: Option<String>,
    /// Where the account has no password and is to have another address: what `requestLogInCode`
    /// answered for the address it has…
    pub(crate) own_challenge_id: Option<Uuid>,
    /// … and the six digits that were received there.
    #[graphql(secret)]
    pub(crate) own_code: Option<String>,
    /// A code of the authenticator application, or a recovery code, where the account has one and is to
    /// have another address.
    #[graphql(secret)]
    pub(crate) second_factor: Option<String>,
    /// The caller's own log-in, `Session.logInId`, which goes on; with another address every other ends,
    /// and without it this one, too.
    pub(crate) log_in_id: Option<Uuid>,
}

/// Gives the account the address that the code was sent to.
pub(crate) async fn change_email(
    pool: &Pool,
    config: &AuthConfig,
    asker: &Asker,
    by: &Customer,
    input: ChangeEmailInput,
    now: DateTime<Utc>,
) -> ApiResult<User> {
    let shown = owner::Shown {
        password: input.current_password,
        challenge_id: input.own_challenge_id,
        code: input.own_code,
        second_factor: input.second_factor,
    };
    let claimed = owner::claim(pool, asker, by, shown, now).await?;
    let mut conn = pool.get().await?;
    // A refusal is answered rather than thrown: the try must stay counted.
    let outcome = conn
        .transaction(async |conn| {
            let challenge = match codes::read(
                conn,
                config,
                asker,
                (input.challenge_id, &input.code),
                None,
                now,
            )
            .await?
            {
                Ok(challenge) => challenge,
                Err(refusal) => return Ok(Err(refusal)),
            };
            match User::of_address(conn, &challenge.email).await? {
                Some(other) if other.id != by.id() => {
                    challenge.spend(conn, None, now).await?;
                    return Ok(Err(AuthError::EmailTaken));
                }
                Some(own) => {
                    challenge.spend(conn, None, now).await?;
                    models::forget_attempts(conn, &challenge.email, asker).await?;
                    return Ok(Ok(verified(conn, own, asker, now).await?));
                }
                None => {}
            }
            owner::lock_address(conn, by).await?;
            let user = User::for_update(conn, by.id()).await?.ok_or(AuthError::UserNotFound)?;
            if !user.is_verified() && is_given_anything(conn, &user).await? {
                return Ok(Err(AuthError::AddressUnproven));
            }
            if let Err(refusal) = owner::check(conn, config, asker, &user, claimed, now).await? {
                return Ok(Err(refusal));
            }
            challenge.spend(conn, None, now).await?;
            let old_email = user.email.clone().unwrap_or_default();
            // What was written to the old address opens nothing any more.
            Link::spend_all_of(conn, user.id, now).await?;
            Challenge::end_all_of(conn, &old_email, now).await?;
            LogIn::end_all_but(conn, user.id, input.log_in_id, now).await?;
            let user = user.set_email(conn, &challenge.email, now).await?;
            let event = EmailChanged {
                user_id: user.id,
                change_id: challenge.id,
                old_email,
                new_email: challenge.email,
            };
            outbox::publish(conn, &event).await?;
            tracing::info!(user = %user.id, "an account has another address");
            acts::note(conn, &user, asker, "account.email_changed").await?;
            Ok::<_, ApiError>(Ok(user))
        })
        .await?;
    Ok(outcome?)
}

/// Whether somebody gave them a role. It was meant for whoever reads the address that the account has:
/// nobody takes it along to another before they have shown to be them.
async fn is_given_anything(conn: &mut Conn, user: &User) -> ApiResult<bool> {
    Ok(user.roles() != [Role::Customer] || !Membership::of(conn, &[user.id]).await?.is_empty())
}
