//! What becomes of a refresh token that somebody presents.
//! Decisions: docs/decisions/identity.md
use chrono::{DateTime, TimeDelta, Utc};

/// A request may overtake another on the way. Within this time after its successor was used, a used
/// token is only refused; later it is a thief or a victim, and the whole log-in ends.
const RACE: TimeDelta = TimeDelta::seconds(10);
/// Whose answer was lost asks again at once. Later only the device that the log-in is on is answered:
/// elsewhere it is somebody who follows with a copy.
const LOST: TimeDelta = TimeDelta::seconds(60);

/// What is known of a refresh token that somebody presents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenFacts {
    pub(crate) expires_at: DateTime<Utc>,
    /// When its log-in ends by itself.
    pub(crate) log_in_ends_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
    /// Whether the token it was exchanged for has not been used yet.
    pub(crate) successor_waits: bool,
    /// When the token it was exchanged for was used.
    pub(crate) succeeded_at: Option<DateTime<Utc>>,
    /// Whether it comes from the device that its log-in is on.
    pub(crate) same_device: bool,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is exchanged for the next one.
    Exchange,
    /// Its answer was lost: it is exchanged for the same one again.
    Repeat,
    /// It is refused; nothing else happens.
    Refuse,
    /// It is refused and its whole family ends: somebody has a copy.
    EndFamily,
}

impl TokenFacts {
    /// Judges a presented token.
    pub(crate) fn judge(self, now: DateTime<Utc>) -> Verdict {
        let Some(used_at) = self.used_at.filter(|_| self.revoked_at.is_none()) else {
            return match self.revoked_at {
                None if now < self.expires_at => Verdict::Exchange,
                None | Some(_) => Verdict::Refuse,
            };
        };
        if self.log_in_ends_at <= now {
            Verdict::Refuse
        } else if self.successor_waits && (now - used_at < LOST || self.same_device) {
            Verdict::Repeat
        } else if self.succeeded_at.is_some_and(|at| now - at < RACE) {
            Verdict::Refuse
        } else {
            Verdict::EndFamily
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh(now: DateTime<Utc>) -> TokenFacts {
        let ends = now + TimeDelta::days(30);
        TokenFacts {
            expires_at: ends,
            log_in_ends_at: ends,
            used_at: None,
            revoked_at: None,
            successor_waits: false,
            succeeded_at: None,
            same_device: true,
        }
    }

    #[test]
    fn a_used_token_gets_the_same_successor_until_that_one_was_used() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(1);
        let fresh = fresh(now);
        assert_eq!(fresh.judge(now), Verdict::Exchange);
        assert_eq!(fresh.judge(fresh.expires_at), Verdict::Refuse);
        let used = TokenFacts { used_at: Some(now - TimeDelta::hours(9)), ..fresh };
        assert_eq!(TokenFacts { successor_waits: true, ..used }.judge(now), Verdict::Repeat);
        let succeeded = |ago| TokenFacts { succeeded_at: Some(now - ago), ..used };
        assert_eq!(succeeded(RACE - TimeDelta::seconds(1)).judge(now), Verdict::Refuse);
        assert_eq!(succeeded(RACE).judge(now), Verdict::EndFamily);
        // Of a time when nobody wrote down what a token was exchanged for.
        assert_eq!(used.judge(now), Verdict::EndFamily);
        let ended = TokenFacts { revoked_at: Some(now), successor_waits: true, ..used };
        assert_eq!(ended.judge(now), Verdict::Refuse);
    }

    #[test]
    fn who_follows_on_another_device_is_noticed_after_a_minute() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(1);
        let elsewhere = TokenFacts { same_device: false, successor_waits: true, ..fresh(now) };
        let used = |ago| TokenFacts { used_at: Some(now - ago), ..elsewhere };
        assert_eq!(used(LOST - TimeDelta::seconds(1)).judge(now), Verdict::Repeat);
        assert_eq!(used(LOST).judge(now), Verdict::EndFamily);
        assert_eq!(TokenFacts { same_device: true, ..used(LOST) }.judge(now), Verdict::Repeat);
    }

    #[test]
    fn a_log_in_that_ran_out_repeats_nothing() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(60);
        let lost = TokenFacts { used_at: Some(now), successor_waits: true, ..fresh(now) };
        assert_eq!(lost.judge(now), Verdict::Repeat);
        assert_eq!(TokenFacts { log_in_ends_at: now, ..lost }.judge(now), Verdict::Refuse);
    }
}
