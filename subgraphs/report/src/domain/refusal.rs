//! What a mail server's refusal means: an address that nobody is at, or anything else, which may pass.
//! Decisions: docs/decisions/papers.md
use chrono::{DateTime, TimeDelta, Utc};

/// An address that was refused is tried again after so long: mailboxes are made anew, and servers err.
const BELIEVED: TimeDelta = TimeDelta::days(7);

/// Whether an answer says that there is no such mailbox (RFC 5321, 4.2.3; RFC 3463, 3.2 and 3.3). A server
/// that refuses us, our letter or its size says nothing about the address.
pub(crate) fn is_of_the_address(code: u16, text: &str) -> bool {
    let status = text.split_whitespace().next().unwrap_or_default();
    let numbers: Vec<u16> = status.split('.').filter_map(|part| part.parse().ok()).collect();
    match (code, numbers.as_slice()) {
        // Bad mailbox, bad system, bad syntax, moved, a domain that takes no mail (RFC 7505); disabled.
        (500..=599, [5, 1, 1..=3 | 6 | 10] | [5, 2, 1]) => true,
        (_, [_, _, _]) => false,
        (550 | 551 | 553 | 556, _) => true,
        _ => false,
    }
}

/// Whether an address that was refused then is left alone.
pub(crate) fn is_believed(refused_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    refused_at.is_some_and(|at| now < at + BELIEVED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_server_that_does_not_want_us() {
        for (code, text, of_the_address) in [
            (550, "5.1.1 <x@example.org>: Recipient address rejected: User unknown", true),
            (550, "5.1.10 RESOLVER.ADR.RecipientNotFound", true),
            (550, "5.2.1 The email account that you tried to reach is disabled", true),
            (550, "No such user here", true),
            (553, "mailbox name not allowed", true),
            (556, "5.1.10 Domain does not accept mail", true),
            (550, "5.7.1 Relaying denied", false),
            (550, "5.7.26 Unauthenticated email is not accepted", false),
            (552, "5.2.2 Mailbox full", false),
            (552, "5.3.4 Message too big", false),
            (535, "5.7.8 Authentication failed", false),
            (554, "Transaction failed", false),
            (450, "4.1.1 try again", false),
            (451, "busy", false),
        ] {
            assert_eq!(is_of_the_address(code, text), of_the_address, "{code} {text}");
        }
    }
}
