//! The second factor as it is shown at a log-in.
use super::acts;
use crate::{
    AuthConfig,
    apart::apart,
    domain::{self, Asker, Authenticator},
    error::AuthError,
    models::{SecondFactor, User},
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn};

/// The secret that somebody's application and we share.
pub(super) fn authenticator(
    config: &AuthConfig,
    own: &SecondFactor,
    user: &User,
) -> anyhow::Result<Authenticator> {
    let secret = config.letters.derived("authenticator", own.seed);
    Authenticator::new(&secret, user.email.as_deref().unwrap_or_default())
}

/// Whether somebody who is about to log in has shown a second factor. Refuses where they have one and
/// did not, with `SECOND_FACTOR_REQUIRED`, or showed a wrong one, with `SECOND_FACTOR_INVALID`.
pub(super) async fn show(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    user: &User,
    typed: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<bool> {
    let own = SecondFactor::of(conn, user.id).await?.filter(SecondFactor::is_confirmed);
    let Some(typed) = domain::typed(own.is_some(), typed)? else { return Ok(false) };
    let Some(own) = own else { return Ok(false) };
    take(conn, config, asker, &own, user, typed, now).await?;
    Ok(true)
}

/// Takes a code of the application, or a recovery code; refuses with `SECOND_FACTOR_INVALID`.
pub(super) async fn take(
    conn: &mut Conn,
    config: &AuthConfig,
    asker: &Asker,
    own: &SecondFactor,
    user: &User,
    typed: &str,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let code = typed.to_owned();
    if domain::is_recovery(typed) {
        let hash = apart(move || domain::recovery_hash(&code)).await?;
        let taken = own.recover(conn, &hash, now).await?;
        tracing::info!(user = %user.id, taken, "a recovery code was shown");
        if !taken {
            return Err(AuthError::SecondFactorInvalid.into());
        }
        return acts::note(conn, user, asker, "account.recovery_code_used").await;
    }
    let step = step(config, own, user, code, now).await?;
    own.take(conn, step).await?;
    Ok(())
}

/// The half minute of a code of the application; refuses with `SECOND_FACTOR_INVALID`.
pub(super) async fn step(
    config: &AuthConfig,
    own: &SecondFactor,
    user: &User,
    code: String,
    now: DateTime<Utc>,
) -> ApiResult<i64> {
    let (authenticator, last) = (authenticator(config, own, user)?, own.last_step);
    let step = apart(move || authenticator.step(&code, last, now)).await?;
    Ok(step.ok_or(AuthError::SecondFactorInvalid)?)
}
