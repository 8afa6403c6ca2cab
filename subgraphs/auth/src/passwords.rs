//! Passwords, judged and hashed with argon2id off the runtime's threads.
mod judged;

use crate::{apart::apart, error::AuthError};
use anyhow::Context;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{Error, PasswordHasher, PasswordVerifier},
};
use kernel::ApiResult;
use tokio::sync::Semaphore;

/// Memory per hash in KiB, passes over it, and lanes: the OWASP cheat sheet's recommendation for
/// argon2id (19 MiB, t = 2, p = 1). Each stored hash names its own, so they can be raised later.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A flood of log-ins waits here instead of taking all memory and every core.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Refuses a password that is too easy to guess, knowing what anybody may know of its owner.
pub(crate) async fn judge(password: &str, personal: &[&str]) -> ApiResult<()> {
    let password = password.to_owned();
    let mut known: Vec<String> = personal.iter().map(|text| (*text).to_owned()).collect();
    known.extend(personal.iter().filter_map(|text| text.split('@').next()).map(str::to_owned));
    let hard = off_runtime(move || Ok(judged::is_hard_to_guess(&password, &known))).await?;
    if hard { Ok(()) } else { Err(AuthError::PasswordTooGuessable.into()) }
}

/// The PHC string to keep of a password.
pub(crate) async fn hash(password: String) -> ApiResult<String> {
    off_runtime(move || {
        let hash = hasher()?.hash_password(password.as_bytes())?;
        Ok(hash.to_string())
    })
    .await
}

/// Is it the password of that stored hash? Where there is none (nobody has that e-mail address)
/// the answer is no, after as much work: its delay must not tell which addresses have accounts.
pub(crate) async fn matches(password: String, stored: Option<String>) -> ApiResult<bool> {
    off_runtime(move || {
        let Some(stored) = stored else {
            hasher()?.hash_password(password.as_bytes())?;
            return Ok(false);
        };
        match hasher()?.verify_password(password.as_bytes(), stored.as_str()) {
            Ok(()) => Ok(true),
            Err(Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(anyhow::Error::from(error).context("unreadable password hash")),
        }
    })
    .await
}

fn hasher() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn off_runtime<T: Send + 'static>(
    work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> ApiResult<T> {
    let _turn = AT_ONCE.acquire().await.context("the hashing gate is never closed")?;
    Ok(apart(work).await??)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[tokio::test]
    async fn a_hash_knows_its_password_and_no_other() {
        let stored = hash("correct horse".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert_ne!(stored, hash("correct horse".to_owned()).await.unwrap(), "salted");
        assert!(matches("correct horse".to_owned(), Some(stored.clone())).await.unwrap());
        assert!(!matches("Correct horse".to_owned(), Some(stored)).await.unwrap());
        assert!(!matches("correct horse".to_owned(), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_damaged_hash_is_our_failure_not_a_wrong_password() {
        let answer = matches("correct horse".to_owned(), Some("$argon2id$rubbish".into())).await;
        assert_eq!(answer.unwrap_err().code(), "INTERNAL");
    }
}
