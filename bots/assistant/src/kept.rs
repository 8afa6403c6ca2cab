//! What is kept of a customer's words: neither an address nor a code that was typed.
//! Decisions: docs/decisions/identity.md

use crate::{question::Question, state::State};
use chrono::{DateTime, Utc};
use regex::Regex;
use std::{ops::Range, sync::LazyLock};
use uuid::Uuid;

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}").ok()
});

/// Digits of a code.
const DIGITS: usize = 6;

/// A code that was typed into the conversation: the channel gives it to `logInWithCode`, in the
/// customer's own session, and then presses the button.
#[derive(Clone, PartialEq, Eq)]
pub struct TypedCode {
    /// What `requestLogInCode` answered.
    pub challenge_id: Uuid,
    /// Six digits.
    pub code: String,
    /// The button to press once the person is known.
    pub then: String,
}

impl std::fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

/// The code in the words of a guest, where one was sent to them: six digits and nothing beside
/// them, or anything beside them while the code is what was asked for.
#[must_use]
pub fn typed_code(state: &State, now: DateTime<Utc>, text: &str) -> Option<TypedCode> {
    let asked = state.code.as_ref()?;
    let waits = state.question == Question::Code;
    if !waits && asked.expires_at <= now {
        return None;
    }
    let digits = six_digits(text)?;
    let alone = text.trim().len() == digits.len();
    let code = text[digits].chars().filter(char::is_ascii_digit).collect();
    let then = asked.then.clone();
    (waits || alone).then_some(TypedCode { challenge_id: asked.challenge, code, then })
}

/// Where the only digits of a text stand, where they are six in a row, perhaps spaced.
fn six_digits(text: &str) -> Option<Range<usize>> {
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let last = text.rfind(|c: char| c.is_ascii_digit())?;
    let range = first..last + 1;
    let within = &text[range.clone()];
    let spaced = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".-".contains(c);
    let digits = within.chars().filter(char::is_ascii_digit).count();
    (digits == DIGITS && within.chars().all(spaced)).then_some(range)
}

/// The first e-mail address in a text.
pub(crate) fn address(text: &str) -> Option<&str> {
    ADDRESS.as_ref()?.find(text).map(|found| found.as_str())
}

/// An address as it may be shown: its first letter, and where it is.
pub(crate) fn masked(address: &str) -> String {
    let (local, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}•••@{host}")
}

/// A customer's words as they may be kept: addresses masked, and the digits of a code.
#[must_use]
pub fn as_kept(text: &str, code: Option<&TypedCode>) -> String {
    let text = match code.and_then(|_| six_digits(text)) {
        Some(digits) => {
            format!("{}{}{}", &text[..digits.start], "•".repeat(DIGITS), &text[digits.end..])
        }
        None => text.to_owned(),
    };
    let Some(shape) = ADDRESS.as_ref() else { return text };
    shape.replace_all(&text, |found: &regex::Captures<'_>| masked(&found[0])).into_owned()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::state::AskedCode;
    use chrono::TimeDelta;

    fn asked(question: Question) -> State {
        let code = AskedCode {
            email: "lea@exemple.fr".to_owned(),
            challenge: Uuid::from_u128(7),
            expires_at: DateTime::UNIX_EPOCH + TimeDelta::minutes(10),
            then: "go".to_owned(),
        };
        State { question, code: Some(code), ..State::default() }
    }

    #[test]
    fn a_code_is_six_digits_and_what_is_none_stays_a_message() {
        let now = DateTime::UNIX_EPOCH;
        let waits = asked(Question::Code);
        for text in ["123456", " 123 456 ", "le code est 123456", "123-456 !", "Code : 12 34 56"] {
            let typed = typed_code(&waits, now, text).unwrap();
            assert_eq!((typed.code.as_str(), typed.then.as_str()), ("123456", "go"), "{text}");
        }
        for text in ["12345", "1234567", "06 12 34 56 78", "123456 puis 2", "renvoyez-le", ""] {
            assert_eq!(typed_code(&waits, now, text), None, "{text}");
        }
        let elsewhere = asked(Question::Offer);
        assert!(typed_code(&elsewhere, now, "123456").is_some());
        assert_eq!(typed_code(&elsewhere, now, "elle a 125 000 km"), None);
        assert_eq!(typed_code(&elsewhere, now + TimeDelta::hours(1), "123456"), None);
        assert_eq!(typed_code(&State::default(), now, "123456"), None);
    }

    #[test]
    fn neither_code_nor_address_is_kept() {
        let typed = typed_code(&asked(Question::Code), DateTime::UNIX_EPOCH, "123456");
        assert_eq!(as_kept("c’est 123 456, merci", typed.as_ref()), "c’est ••••••, merci");
        assert_eq!(as_kept("dossier 123456", None), "dossier 123456");
        assert_eq!(
            as_kept("Lea.Fontaine+ct@exemple.co.uk, ou bob@b.fr.", None),
            "L•••@exemple.co.uk, ou b•••@b.fr."
        );
        assert_eq!(address("c'est lea@exemple.fr."), Some("lea@exemple.fr"));
        assert_eq!(address("rien à @ dire"), None);
    }
}
