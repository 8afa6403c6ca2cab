//! The rules of documents: numbers, codes, links, words. No I/O and no clock.
mod calendar;
pub(crate) mod english;
mod language;
mod link;
mod matter;
mod refusal;
mod reminder;
mod share;
pub(crate) mod words;

pub(crate) use calendar::{Notice, calendar_file};
pub(crate) use language::{Language, LetterKind};
pub(crate) use link::{LIFETIME as LINK_LIFETIME, LinkError, Links, RECEIPT, ReminderLinks};
pub(crate) use matter::Matter;
pub(crate) use refusal::{is_believed, is_of_the_address};
pub(crate) use reminder::{Channel, Choice, Reminder};
pub(crate) use share::{ENDED_KEPT, ShareState, ShareToken, share_until, state};

pub(crate) use events::report::ReportKind;
pub(crate) use fr::Outcome;

/// `S069C012-2026-000001`; the certificate of the same inspection ends in `-C`.
pub(crate) fn number(kind: ReportKind, series: &str, year: i32, seq: i32) -> String {
    let number = format!("{series}-{year}-{seq:06}");
    match kind {
        ReportKind::InspectionReport => number,
        ReportKind::Certificate => number + "-C",
    }
}

/// A verification code of 77 bits from 16 random bytes: typed from paper, so without 0/O, 1/I/L,
/// U/V; never guessed.
pub(crate) fn verification_code(random: [u8; 16]) -> String {
    const ALPHABET: &[u8; 28] = b"23456789ABCDEFGHJKMNPQRSTWXY";
    let mut rest = u128::from_be_bytes(random);
    let mut code = String::with_capacity(19);
    for place in 0..16 {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(ALPHABET[usize::try_from(rest % 28).unwrap_or_default()]));
        rest /= 28;
    }
    code
}

/// A typed code as it was printed, or `None` where it cannot be one.
pub(crate) fn read_code(typed: &str) -> Option<String> {
    let bare: Vec<char> =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let groups: Vec<String> = bare.chunks(4).map(|group| group.iter().collect()).collect();
    (bare.len() == 16).then(|| groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_they_were_given() {
        let first = number(ReportKind::InspectionReport, "S069C012", 2026, 1);
        assert_eq!(first, "S069C012-2026-000001");
        assert_eq!(number(ReportKind::Certificate, "S069C012", 2026, 1), first + "-C");
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = verification_code([0xa7; 16]);
        assert_eq!(code.len(), 19);
        assert!(!code.contains(['0', 'O', '1', 'I', 'L', 'U', 'V']));
        assert_eq!(read_code(&code.to_lowercase().replace('-', " ")), Some(code));
        assert_eq!(read_code("7Q2K"), None);
    }
}
