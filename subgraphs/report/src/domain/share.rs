//! Links that a holder gives to somebody: what opens one, for how long, and whether it still does.
//! Decisions: docs/decisions/papers.md
use crate::error::ReportError;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

/// The longest that a link is given for, in days: a sale takes weeks.
const MOST_DAYS: i32 = 90;
/// Most links to one paper that are open at a time.
const MOST_OPEN: i64 = 10;
/// How long an ended link is still told from one that never was.
pub(crate) const ENDED_KEPT: TimeDelta = TimeDelta::days(90);

/// What stands at the end of a shared address: 256 bits nobody can guess.
pub(crate) struct ShareToken(String);

impl ShareToken {
    /// A fresh one.
    pub(crate) fn random() -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// One that came with an address.
    pub(crate) fn sent(text: String) -> Self {
        Self(text)
    }

    /// The path that opens the paper. It is told once, to whoever made it.
    pub(crate) fn path(&self) -> String {
        format!("/shared/{}", self.0)
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// Whether a link opens its paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
pub(crate) enum ShareState {
    /// Whoever has it reads the paper.
    Open,
    /// Its time is over.
    Expired,
    /// Its holder took it back.
    Revoked,
}

/// How a link stands.
pub(crate) fn state(
    revoked_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> ShareState {
    match revoked_at {
        Some(_) => ShareState::Revoked,
        None if expires_at <= now => ShareState::Expired,
        None => ShareState::Open,
    }
}

/// When a link of so many days ends, if somebody with so many open ones may make it.
pub(crate) fn share_until(
    days: i32,
    open: i64,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, ReportError> {
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(ReportError::ShareDaysInvalid(MOST_DAYS));
    }
    if open >= MOST_OPEN {
        return Err(ReportError::SharesTooMany(MOST_OPEN));
    }
    Ok(now + TimeDelta::days(i64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_lasts_for_the_days_it_was_given_for() {
        let now = DateTime::UNIX_EPOCH;
        let day = TimeDelta::days(1);
        assert_eq!(share_until(1, 0, now), Ok(now + day));
        assert_eq!(share_until(90, 9, now), Ok(now + day * 90));
        for days in [i32::MIN, -1, 0, 91, i32::MAX] {
            assert_eq!(share_until(days, 0, now), Err(ReportError::ShareDaysInvalid(90)));
        }
        assert_eq!(share_until(7, 10, now), Err(ReportError::SharesTooMany(10)));
    }

    #[test]
    fn a_link_that_was_taken_back_is_so_whatever_its_time() {
        let (now, later) = (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + TimeDelta::seconds(1));
        assert_eq!(state(None, later, now), ShareState::Open);
        assert_eq!(state(None, now, now), ShareState::Expired);
        assert_eq!(state(Some(now), later, now), ShareState::Revoked);
        assert_eq!(state(Some(now), now, later), ShareState::Revoked);
    }

    #[test]
    fn what_is_kept_of_an_address_opens_nothing() {
        let (one, other) = (ShareToken::random(), ShareToken::random());
        assert_ne!(one.hash(), other.hash());
        let told = one.path();
        let token = told.rsplit('/').next().unwrap_or_default();
        assert_eq!(token.len(), 43);
        assert_eq!(ShareToken::sent(token.to_owned()).hash(), one.hash());
        assert!(!told.as_bytes().windows(32).any(|part| part == one.hash()));
    }
}
