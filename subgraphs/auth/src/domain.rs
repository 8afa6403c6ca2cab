//! The rules of accounts and sessions. No I/O and no clock: callers pass what a rule needs to know.
mod api_keys;
mod asker;
mod one_time;

pub(crate) use api_keys::{ApiScope, KEY_ACCESS, KeyFacts, KeyTerms, check_key_count};
pub(crate) use asker::Asker;
pub(crate) use events::auth::LinkPurpose;
pub(crate) use one_time::{
    ADDRESS_WINDOW, CODE, Counted, LETTERS_WINDOW, OneTime, PLACE_WINDOW, link_length,
    name_of_address,
};

use crate::error::AuthError;
use chrono::{DateTime, TimeDelta, Utc};
use kernel::{Role, printed};

/// How long an access token is good for: roles taken away are gone after that, too.
pub(crate) const ACCESS: TimeDelta = TimeDelta::minutes(10);
/// How long an account stays logged in without being used.
const ACCOUNT_SESSION: TimeDelta = TimeDelta::days(30);
/// A guest has no password to come back with, so theirs lasts until the next season's visit.
const GUEST_SESSION: TimeDelta = TimeDelta::days(180);
/// A request may overtake another on the way. Within this time after its successor was used, a used
/// token is only refused; later it is a thief or a victim, and the whole log-in ends.
const RACE: TimeDelta = TimeDelta::seconds(10);

/// How long somebody is known where they logged in from.
pub(crate) const KNOWN: TimeDelta = TimeDelta::days(90);
/// How long a wrong password counts.
pub(crate) const ATTEMPT_WINDOW: TimeDelta = TimeDelta::minutes(15);

const SHORTEST_PASSWORD: usize = 10;
const LONGEST_NAME: usize = 100;
/// RFC 5321, section 4.5.3.1.
const LONGEST_EMAIL: usize = 254;
const LONGEST_LOCAL_PART: usize = 64;

/// Which language somebody reads.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString, strum::Display,
)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Locale {
    Fr,
    En,
}

impl Locale {
    /// The nearest we speak to a browser's tag, `en-GB`; French where nothing else is asked.
    pub(crate) fn nearest(tag: Option<&str>) -> Self {
        let language = tag.unwrap_or_default().trim().get(..2).unwrap_or_default();
        if language.eq_ignore_ascii_case("en") { Self::En } else { Self::Fr }
    }
}

/// The address as it is kept: trimmed, lower case.
///
/// Only ASCII: an accent in an address is a typing error far more often than a mailbox.
pub(crate) fn email(typed: &str) -> Result<String, AuthError> {
    let email = typed.trim().to_ascii_lowercase();
    let (local, domain) = email.rsplit_once('@').ok_or(AuthError::EmailInvalid)?;
    let local_fits = !local.is_empty()
        && local.len() <= LONGEST_LOCAL_PART
        && local.split('.').all(|part| !part.is_empty())
        && local.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_fits = labels.len() > 1
        && labels.iter().all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
        && labels.last().is_some_and(|top| top.len() > 1 && !top.chars().all(char::is_numeric));
    if local_fits && domain_fits && email.len() <= LONGEST_EMAIL {
        Ok(email)
    } else {
        Err(AuthError::EmailInvalid)
    }
}

/// The name as it is kept: one line, single spaces, in letters that documents can print.
pub(crate) fn display_name(typed: &str) -> Result<String, AuthError> {
    let visible = printed::accepted(typed)?;
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(AuthError::NameRequired),
        1..=LONGEST_NAME => Ok(name),
        _ => Err(AuthError::NameTooLong),
    }
}

/// The number in its one form (E.164); `None` where nothing was typed.
pub(crate) fn phone(typed: Option<&str>) -> Result<Option<String>, AuthError> {
    let Some(typed) = typed.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    fr::phone::read(typed).map(Some).ok_or(AuthError::PhoneInvalid)
}

/// Length is the only rule: it is what makes a password hard to guess.
pub(crate) fn check_password(password: &str) -> Result<(), AuthError> {
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(AuthError::PasswordTooShort);
    }
    Ok(())
}

/// The roles an account may be given, each once, in the order of the enumeration.
pub(crate) fn account_roles(wanted: &[Role]) -> Result<Vec<Role>, AuthError> {
    use strum::VariantArray;
    if wanted.is_empty() || wanted.contains(&Role::Guest) {
        return Err(AuthError::RolesInvalid);
    }
    Ok(Role::VARIANTS.iter().copied().filter(|role| wanted.contains(role)).collect())
}

/// How long the refresh token of somebody with these roles lasts.
pub(crate) fn session_length(roles: &[Role]) -> TimeDelta {
    if roles.contains(&Role::Guest) { GUEST_SESSION } else { ACCOUNT_SESSION }
}

/// What is known of a refresh token that somebody presents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenFacts {
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
    /// Whether the token it was exchanged for has not been used yet.
    pub(crate) successor_waits: bool,
    /// When the token it was exchanged for was used.
    pub(crate) succeeded_at: Option<DateTime<Utc>>,
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
        match (self.revoked_at, self.used_at) {
            (Some(_), _) => Verdict::Refuse,
            (None, Some(_)) if self.successor_waits => Verdict::Repeat,
            (None, Some(_)) if self.succeeded_at.is_some_and(|at| now - at < RACE) => {
                Verdict::Refuse
            }
            (None, Some(_)) => Verdict::EndFamily,
            (None, None) if self.expires_at <= now => Verdict::Refuse,
            (None, None) => Verdict::Exchange,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_in_one_form() {
        assert_eq!(
            email(" Camille.Martin+CT@Exemple.FR "),
            Ok("camille.martin+ct@exemple.fr".into())
        );
        assert_eq!(email("o'neil@mail.co.uk"), Ok("o'neil@mail.co.uk".into()));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@exemple.fr", "a".repeat(65));
        for typed in [
            "",
            "camille",
            "camille@",
            "@exemple.fr",
            "camille@exemple",
            "a b@exemple.fr",
            "camille@@exemple.fr",
            "camille@exemple..fr",
            ".c@exemple.fr",
            "camille@-ex.fr",
            "camille@192.168.0.1",
            "zoé@exemple.fr",
            "camille@exemple.f",
            &long,
        ] {
            assert_eq!(email(typed), Err(AuthError::EmailInvalid), "{typed}");
        }
    }

    #[test]
    fn names_are_one_line_and_not_empty() {
        assert_eq!(display_name("  Zoé \n de  La Fontaine\u{7} "), Ok("Zoé de La Fontaine".into()));
        assert_eq!(display_name(" \t\u{0} "), Err(AuthError::NameRequired));
        assert_eq!(display_name("\u{200b}\u{feff}"), Err(AuthError::NameRequired));
        assert_eq!(display_name("Zoe\u{301} Łuć"), Ok("Zoé Łuć".into()));
        assert!(matches!(display_name("Zoé 🚗"), Err(AuthError::NameNotPrintable(_))));
        assert_eq!(display_name(&"é".repeat(100)), Ok("é".repeat(100)));
        assert_eq!(display_name(&"é".repeat(101)), Err(AuthError::NameTooLong));
    }

    #[test]
    fn a_phone_number_is_one_that_can_be_called() {
        let kept = Ok(Some("+33612345678".to_owned()));
        for typed in
            [" 06 12 34 56 78 ", "+33 (0)6.12.34.56.78", "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78"]
        {
            assert_eq!(phone(Some(typed)), kept, "{typed:?}");
        }
        assert_eq!(phone(Some("  ")), Ok(None));
        for typed in ["12345", "112233", "demain", "06 12 34 56 78 ; DROP", "1234567890123456"] {
            assert_eq!(phone(Some(typed)), Err(AuthError::PhoneInvalid), "{typed}");
        }
    }

    #[test]
    fn a_password_is_counted_in_characters() {
        assert_eq!(check_password("éééééééééé"), Ok(()));
        assert_eq!(check_password("éééééé789"), Err(AuthError::PasswordTooShort));
    }

    #[test]
    fn nobody_is_made_a_guest_or_nothing() {
        assert_eq!(account_roles(&[]), Err(AuthError::RolesInvalid));
        assert_eq!(account_roles(&[Role::Customer, Role::Guest]), Err(AuthError::RolesInvalid));
        assert_eq!(
            account_roles(&[Role::Admin, Role::Customer, Role::Admin]),
            Ok(vec![Role::Customer, Role::Admin])
        );
    }

    #[test]
    fn a_used_token_gets_the_same_successor_until_that_one_was_used() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(1);
        let fresh = TokenFacts {
            expires_at: now + ACCOUNT_SESSION,
            used_at: None,
            revoked_at: None,
            successor_waits: false,
            succeeded_at: None,
        };
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
    fn languages_we_do_not_speak_read_french() {
        assert_eq!(Locale::nearest(Some("en-GB")), Locale::En);
        assert_eq!(Locale::nearest(Some("de")), Locale::Fr);
        assert_eq!(Locale::nearest(Some("é")), Locale::Fr);
        assert_eq!(Locale::nearest(None), Locale::Fr);
    }
}
