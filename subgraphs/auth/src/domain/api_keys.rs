//! The rules of third parties' keys: what they may do, how often, and until when.
use super::display_name;
use crate::error::AuthError;
use async_graphql::Enum;
use chrono::{DateTime, TimeDelta, Utc};

/// How long a token given for a key is good. With the half minute by which the router forgives
/// clocks, a revoked key opens nothing after a minute.
pub(crate) const KEY_ACCESS: TimeDelta = TimeDelta::seconds(30);
/// The allowance of a key for which none was chosen.
const USUAL_ALLOWANCE: i32 = 600;
const LARGEST_ALLOWANCE: i32 = 60_000;
/// Enough to rotate keys for each system of an organisation; more is a mistake in a loop.
const MOST_KEYS: i64 = 20;

/// What a key may do; the router and the subgraphs both ask.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Enum, strum::Display, strum::EnumString, strum::VariantArray,
)]
pub(crate) enum ApiScope {
    /// `appointments:read`: the appointments that the organisation booked.
    #[strum(serialize = "appointments:read")]
    AppointmentsRead,
    /// `appointments:write`: booking, moving and calling off appointments.
    #[strum(serialize = "appointments:write")]
    AppointmentsWrite,
    /// `documents:parse`: having registration certificates read.
    #[strum(serialize = "documents:parse")]
    DocumentsParse,
    /// `reports:read`: results that their holders opened to the organisation, and no others.
    #[strum(serialize = "reports:read")]
    ReportsRead,
    /// `vehicles:read`: the vehicles that the organisation made known.
    #[strum(serialize = "vehicles:read")]
    VehiclesRead,
}

/// What was agreed with whoever gets the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyTerms {
    /// What it is for, in the words of whoever made it.
    pub(crate) name: String,
    /// Each once, in the order of the enumeration.
    pub(crate) scopes: Vec<ApiScope>,
    pub(crate) requests_per_minute: i32,
    /// `None` lasts until it is revoked.
    pub(crate) expires_at: Option<DateTime<Utc>>,
}

impl KeyTerms {
    /// Reads what was asked for.
    pub(crate) fn agree(
        name: &str,
        scopes: &[ApiScope],
        requests_per_minute: Option<i32>,
        expires_at: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<Self, AuthError> {
        use strum::VariantArray;
        if scopes.is_empty() {
            return Err(AuthError::ScopesRequired);
        }
        let requests_per_minute = requests_per_minute.unwrap_or(USUAL_ALLOWANCE);
        if !(1..=LARGEST_ALLOWANCE).contains(&requests_per_minute) {
            return Err(AuthError::AllowanceInvalid);
        }
        if expires_at.is_some_and(|end| end <= now) {
            return Err(AuthError::ExpiryInPast);
        }
        let chosen = ApiScope::VARIANTS.iter().copied().filter(|scope| scopes.contains(scope));
        let scopes = chosen.collect();
        Ok(Self { name: display_name(name)?, scopes, requests_per_minute, expires_at })
    }
}

/// May the organisation have one more, after so many that work?
pub(crate) fn check_key_count(working: i64) -> Result<(), AuthError> {
    if working >= MOST_KEYS { Err(AuthError::TooManyKeys) } else { Ok(()) }
}

/// What is known of a key whose secret was right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyFacts {
    pub(crate) expires_at: Option<DateTime<Utc>>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
    /// Whether its organisation's account still is an integrator's and nothing else.
    pub(crate) of_integrator: bool,
}

impl KeyFacts {
    /// Whether it opens anything now.
    pub(crate) fn check(self, now: DateTime<Utc>) -> Result<(), AuthError> {
        if self.revoked_at.is_some() || !self.of_integrator {
            return Err(AuthError::ApiKeyRevoked);
        }
        if self.expires_at.is_some_and(|end| end <= now) {
            return Err(AuthError::ApiKeyExpired);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    #[test]
    fn terms_are_read_strictly() {
        use ApiScope::{AppointmentsRead, DocumentsParse};
        let scopes = [DocumentsParse, AppointmentsRead, DocumentsParse];
        let terms = KeyTerms::agree(" Planning ", &scopes, None, None, NOW);
        assert_eq!(
            terms,
            Ok(KeyTerms {
                name: "Planning".into(),
                scopes: vec![AppointmentsRead, DocumentsParse],
                requests_per_minute: USUAL_ALLOWANCE,
                expires_at: None,
            })
        );
        let agree = |scopes: &[ApiScope], allowance, end| {
            KeyTerms::agree("k", scopes, allowance, end, NOW).map(|_| ())
        };
        let one = &[DocumentsParse][..];
        assert_eq!(agree(&[], None, None), Err(AuthError::ScopesRequired));
        assert_eq!(agree(one, Some(0), None), Err(AuthError::AllowanceInvalid));
        assert_eq!(agree(one, Some(60_001), None), Err(AuthError::AllowanceInvalid));
        assert_eq!(agree(one, None, Some(NOW)), Err(AuthError::ExpiryInPast));
        assert_eq!(agree(one, Some(1), Some(NOW + TimeDelta::seconds(1))), Ok(()));
    }

    #[test]
    fn a_key_ends_when_it_is_revoked_or_its_time_has_come() {
        let key = KeyFacts { expires_at: None, revoked_at: None, of_integrator: true };
        assert_eq!(key.check(NOW), Ok(()));
        let ended = KeyFacts { expires_at: Some(NOW), ..key };
        assert_eq!(ended.check(NOW), Err(AuthError::ApiKeyExpired));
        assert_eq!(ended.check(NOW - TimeDelta::seconds(1)), Ok(()));
        let revoked = KeyFacts { revoked_at: Some(NOW), ..ended };
        assert_eq!(revoked.check(NOW), Err(AuthError::ApiKeyRevoked));
        let of_somebody_else = KeyFacts { of_integrator: false, ..key };
        assert_eq!(of_somebody_else.check(NOW), Err(AuthError::ApiKeyRevoked));
    }
}
