//! Rules of the second factor: codes of an authenticator application (RFC 6238: SHA-1, six digits,
//! half a minute, as every application has them), and recovery codes.
//! Decisions: docs/decisions/identity.md
use crate::error::AuthError;
use anyhow::Context;
use chrono::{DateTime, Utc};
use kernel::Role;
use sha2::{Digest, Sha256};
use totp_rs::{Algorithm, Secret, TOTP};

/// How many recovery codes somebody has.
pub(crate) const RECOVERY_CODES: usize = 10;
/// Bytes of the secret, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// Seconds a code lasts.
const STEP: u64 = 30;
/// Half minutes that a device's clock may be off.
const OFF: i64 = 1;
/// Letters of recovery codes: none that is taken for another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The secret that an application and we share.
pub(crate) struct Authenticator(TOTP);

impl Authenticator {
    /// Of at least 20 bytes; `account` is what the application shows.
    pub(crate) fn new(secret: &[u8], account: &str) -> anyhow::Result<Self> {
        let secret = secret.get(..SECRET_BYTES).context("a secret of 20 bytes")?.to_vec();
        let (issuer, account) = (Some("Auto Visite Tech".to_owned()), account.replace(':', " "));
        TOTP::new(Algorithm::SHA1, 6, 0, STEP, secret, issuer, account)
            .map(Self)
            .map_err(|error| anyhow::anyhow!("an authenticator: {error}"))
    }

    /// `otpauth://…`, which applications open or scan.
    pub(crate) fn url(&self) -> String {
        self.0.get_url()
    }

    /// The secret as one types it, base32.
    pub(crate) fn typed_secret(&self) -> String {
        Secret::Raw(self.0.secret.clone()).to_encoded().to_string()
    }

    /// The half minute of a code that is right and later than the last one taken; `None` for any
    /// other: a code is taken once.
    pub(crate) fn step(&self, typed: &str, last: Option<i64>, now: DateTime<Utc>) -> Option<i64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let present = now.timestamp() / STEP.cast_signed();
        (present - OFF..=present + OFF).filter(|step| last.is_none_or(|last| *step > last)).find(
            |step| {
                let Ok(step) = u64::try_from(*step) else { return false };
                let right = self.0.generate(step * STEP);
                subtle::ConstantTimeEq::ct_eq(right.as_bytes(), typed.as_bytes()).into()
            },
        )
    }
}

/// A recovery code: 80 random bits, in groups that can be read out.
pub(crate) fn recovery_code() -> String {
    let bytes: [u8; 16] = rand::random();
    let letters: Vec<char> =
        bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is kept of a recovery code, however it was typed.
pub(crate) fn recovery_hash(typed: &str) -> Vec<u8> {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(plain.to_ascii_lowercase()).to_vec()
}

/// Whether it is typed as a recovery code rather than as six digits.
pub(crate) fn is_recovery(typed: &str) -> bool {
    typed.chars().any(|c| c.is_ascii_alphabetic())
}

/// What a log-in may do: roles that ask for a second factor are given to who has shown one.
pub(crate) fn granted(held: &[Role], asking: &[Role], shown: bool) -> Vec<Role> {
    held.iter().copied().filter(|role| shown || !asking.contains(role)).collect()
}

/// Refuses where there is one and none was typed.
pub(crate) fn typed(has_one: bool, typed: Option<&str>) -> Result<Option<&str>, AuthError> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    match (has_one, typed) {
        (false, _) => Ok(None),
        (true, None) => Err(AuthError::SecondFactorRequired),
        (true, typed) => Ok(typed),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use chrono::TimeDelta;

    fn authenticator() -> Authenticator {
        Authenticator::new(b"12345678901234567890", "camille@exemple.fr").unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1, the last six of eight digits.
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")]
        {
            let now = DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
            assert_eq!(authenticator().step(code, None, now), Some(seconds / 30), "{code}");
        }
        assert!(authenticator().url().starts_with("otpauth://totp/Auto%20Visite%20Tech:camille"));
        assert_eq!(authenticator().typed_secret(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    #[test]
    fn a_code_is_taken_once_and_a_clock_may_be_half_a_minute_off() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::seconds(1_111_111_109);
        let own = authenticator();
        let step = own.step(" 081 804", None, now).unwrap();
        assert_eq!(own.step("081804", Some(step), now), None, "taken");
        assert_eq!(own.step("081804", Some(step - 1), now), Some(step));
        assert!(own.step("081804", None, now + TimeDelta::seconds(30)).is_some());
        for off in [-60, 61] {
            assert_eq!(own.step("081804", None, now + TimeDelta::seconds(off)), None);
        }
        for wrong in ["", "081805", "0818044", "abcdef"] {
            assert_eq!(own.step(wrong, None, now), None, "{wrong}");
        }
    }

    #[test]
    fn recovery_codes_are_long_and_read_however_they_are_typed() {
        let code = recovery_code();
        assert_eq!((code.len(), code.matches('-').count()), (19, 3), "{code}");
        assert_ne!(code, recovery_code());
        let typed = format!(" {} ", code.to_uppercase().replace('-', " "));
        assert_eq!(recovery_hash(&typed), recovery_hash(&code));
        assert!(!is_recovery("123 456") && is_recovery("ab2c"));
    }

    #[test]
    fn roles_that_ask_for_it_wait_for_it() {
        let held = [Role::Customer, Role::Manager];
        assert_eq!(granted(&held, &[Role::Manager, Role::Admin], false), [Role::Customer]);
        assert_eq!(granted(&held, &[Role::Manager, Role::Admin], true), held);
        assert_eq!(granted(&held, &[], false), held);
    }
}
