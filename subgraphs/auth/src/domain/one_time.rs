//! The rules of codes and links that letters carry, and of how many letters and guesses there are.
//! Decisions: docs/decisions/identity.md
use crate::error::AuthError;
use chrono::{DateTime, TimeDelta, Utc};
use events::auth::{CodePurpose, LinkPurpose};

/// How long a chat may be linked after somebody asked for it.
pub(crate) const CHAT_LINK: TimeDelta = TimeDelta::minutes(10);
/// How long a code may be typed, and the link beside it be followed.
const CODE: TimeDelta = TimeDelta::minutes(10);
/// Nobody asked for the code that a registration sends: it waits until its letter is read.
const REGISTRATION: TimeDelta = TimeDelta::days(1);
/// How many wrong codes close a challenge: a guess hits with five in a million.
const MOST_TRIES: i32 = 5;

/// The letters to one address that are asked for from one place count so long…
pub(crate) const LETTERS_WINDOW: TimeDelta = TimeDelta::minutes(15);
/// … and there are at most so many.
const MOST_LETTERS: i64 = 5;
/// Of letters to anybody, so many within an hour from one place, where a whole network may live.
const MOST_LETTERS_FROM_A_PLACE: i64 = 100;
/// What a place asked for counts so long.
pub(crate) const PLACE_WINDOW: TimeDelta = TimeDelta::hours(1);
/// Of letters to one address, so many within a day from one place: no place alone uses up…
const MOST_LETTERS_A_DAY: i64 = 10;
/// … what all places from which its owner has not logged in may have sent to it. Chats count apart.
const MOST_LETTERS_TO_AN_ADDRESS: i64 = 50;
/// What was asked for an address counts so long.
pub(crate) const ADDRESS_WINDOW: TimeDelta = TimeDelta::days(1);

/// How many passwords may be tried for one address from one place within
/// [`super::ATTEMPT_WINDOW`]…
const MOST_ATTEMPTS: i64 = 5;
/// … for any addresses from one place, and for one address from places its owner has not logged in
/// from.
const MOST_ATTEMPTS_IN_ALL: i64 = 100;

/// How long a code is good, and the link beside it.
pub(crate) fn code_length(purpose: CodePurpose) -> TimeDelta {
    match purpose {
        CodePurpose::LogIn | CodePurpose::Address => CODE,
        CodePurpose::Registration => REGISTRATION,
    }
}

/// How long a link is good.
pub(crate) fn link_length(purpose: LinkPurpose) -> TimeDelta {
    match purpose {
        LinkPurpose::FirstAdministrator => TimeDelta::days(1),
        LinkPurpose::PasswordReset => TimeDelta::hours(1),
        LinkPurpose::Invitation => TimeDelta::days(7),
    }
}

/// What is known of a code or a link that somebody presents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OneTime {
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
    /// Wrong codes typed so far; none for a link.
    pub(crate) tries: i32,
}

impl OneTime {
    /// Whether it may still open anything.
    pub(crate) fn works(self, now: DateTime<Utc>) -> bool {
        self.used_at.is_none() && now < self.expires_at && self.tries < MOST_TRIES
    }

    /// What a wrong code is told: to try again, or, after the last try, to ask for another.
    pub(crate) fn wrong(self) -> AuthError {
        if self.tries + 1 < MOST_TRIES { AuthError::CodeInvalid } else { AuthError::CodeExpired }
    }
}

/// What was counted of an address and of a place, each within its window.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counted {
    /// For this address from this place.
    pub(crate) here: i64,
    /// The same within a day, of letters.
    pub(crate) here_today: i64,
    /// For any address from this place.
    pub(crate) by_place: i64,
    /// For this address from anywhere.
    pub(crate) of_address: i64,
    /// Whether the owner of the address has logged in from this place: what others do elsewhere
    /// does not keep them out.
    pub(crate) known: bool,
}

impl Counted {
    /// May one more letter leave?
    pub(crate) fn check_letters(self) -> Result<(), AuthError> {
        let too_many = self.here >= MOST_LETTERS
            || self.here_today >= MOST_LETTERS_A_DAY
            || self.by_place >= MOST_LETTERS_FROM_A_PLACE
            || (!self.known && self.of_address >= MOST_LETTERS_TO_AN_ADDRESS);
        if too_many { Err(AuthError::TooManyLetters) } else { Ok(()) }
    }

    /// May one more password be tried?
    pub(crate) fn check_attempts(self) -> Result<(), AuthError> {
        let too_many = self.here >= MOST_ATTEMPTS
            || self.by_place >= MOST_ATTEMPTS_IN_ALL
            || (!self.known && self.of_address >= MOST_ATTEMPTS_IN_ALL);
        if too_many { Err(AuthError::TooManyAttempts) } else { Ok(()) }
    }
}

/// How to call somebody who has not said: what stands before the @ of their address.
pub(crate) fn name_of_address(email: &str) -> String {
    email.split('@').next().unwrap_or(email).to_owned()
}

/// An address as it may be shown to who may not know it: its first letter, and where it is.
pub(crate) fn masked_address(email: &str) -> String {
    let (local, host) = email.split_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}•••@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_works_once_for_ten_minutes_and_five_tries() {
        let now = DateTime::UNIX_EPOCH;
        let fresh = OneTime { expires_at: now + CODE, used_at: None, tries: 0 };
        assert!(fresh.works(now));
        assert!(!fresh.works(now + CODE));
        assert!(!OneTime { used_at: Some(now), ..fresh }.works(now));
        let fifth = OneTime { tries: 4, ..fresh };
        assert!(fifth.works(now));
        assert_eq!(fifth.wrong(), AuthError::CodeExpired);
        assert_eq!(fresh.wrong(), AuthError::CodeInvalid);
        assert!(!OneTime { tries: 5, ..fresh }.works(now));
    }

    #[test]
    fn one_place_alone_does_not_use_up_the_letters_of_an_address() {
        let here = Counted { here_today: MOST_LETTERS_A_DAY, ..Counted::default() };
        assert_eq!(here.check_letters(), Err(AuthError::TooManyLetters));
        let others = Counted { of_address: 2 * MOST_LETTERS_A_DAY, ..Counted::default() };
        assert_eq!(others.check_letters(), Ok(()));
    }

    #[test]
    fn others_elsewhere_cannot_keep_somebody_out() {
        let crowd = Counted { of_address: 100_000, ..Counted::default() };
        assert_eq!(crowd.check_attempts(), Err(AuthError::TooManyAttempts));
        assert_eq!(crowd.check_letters(), Err(AuthError::TooManyLetters));
        let at_home = Counted { known: true, ..crowd };
        assert_eq!(at_home.check_attempts(), Ok(()));
        assert_eq!(at_home.check_letters(), Ok(()));
        for here in [Counted { here: 5, ..at_home }, Counted { by_place: 100, ..at_home }] {
            assert_eq!(here.check_attempts(), Err(AuthError::TooManyAttempts));
            assert_eq!(here.check_letters(), Err(AuthError::TooManyLetters));
        }
    }
}
