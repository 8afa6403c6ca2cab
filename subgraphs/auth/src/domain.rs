//! The rules of accounts and sessions. No I/O and no clock: callers pass what a rule needs to know.
mod api_keys;
mod asker;
mod one_time;
mod people;
mod refresh;
mod roster;
mod second_factor;
mod webhooks;

pub(crate) use api_keys::{ApiScope, KEY_ACCESS, KeyFacts, KeyTerms, check_key_count};
pub(crate) use asker::{Asker, device_token};
pub(crate) use events::auth::{CodePurpose, LinkPurpose};
pub(crate) use one_time::{
    ADDRESS_WINDOW, CHAT_LINK, Counted, LETTERS_WINDOW, OneTime, PLACE_WINDOW, code_length,
    link_length, masked_address, name_of_address,
};

pub(crate) use second_factor::{
    Authenticator, RECOVERY_CODES, granted, is_recovery, recovery_code, recovery_hash, typed,
};

pub(crate) use webhooks::{
    BOTH_SIGN, CONSENTS_KEPT, DELIVERIES_KEPT, LEASE, Outcome, WebhookDeliveryState,
    WebhookDisabledReason, WebhookEventType, WebhookFailure, check_endpoint_count, disabled_by,
    next_attempt,
};

pub use people::CentreRole;
pub(crate) use people::{centre_roles, check_theirs, counting, roles_anywhere};
pub(crate) use refresh::{TokenFacts, Verdict};
pub use roster::{StaffChange, StaffPlan};

use crate::error::AuthError;
use chrono::TimeDelta;
use kernel::{Role, printed};

/// How long an access token is good for: roles taken away are gone after that, too.
pub(crate) const ACCESS: TimeDelta = TimeDelta::minutes(10);
/// How long an account stays logged in without being used.
const ACCOUNT_SESSION: TimeDelta = TimeDelta::days(30);
/// A guest has no password to come back with, so theirs lasts until the next season's visit.
const GUEST_SESSION: TimeDelta = TimeDelta::days(180);
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

/// The length a password has at least; how hard it is to guess is judged beside it.
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
    fn languages_we_do_not_speak_read_french() {
        assert_eq!(Locale::nearest(Some("en-GB")), Locale::En);
        assert_eq!(Locale::nearest(Some("de")), Locale::Fr);
        assert_eq!(Locale::nearest(Some("é")), Locale::Fr);
        assert_eq!(Locale::nearest(None), Locale::Fr);
    }
}
