//! What a code says: one of ours, a sealed administrative one, or anything else.
use super::two_d_doc::{Malformed, TwoDDoc};

/// Longest code looked at, in bytes: a DataMatrix holds no more than 2,335 characters.
pub const MAX_TEXT: usize = 4096;

/// What a code says. It is data, never an instruction: no address in it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// The verification code of one of our reports or certificates, without dashes.
    Certificate(String),
    /// The reference of one of our appointments.
    Appointment(String),
    /// A 2D-Doc.
    TwoDDoc(TwoDDoc),
    /// Meant to be a 2D-Doc, and broken.
    BrokenTwoDDoc(Malformed),
    /// Something else.
    Unknown,
}

/// What `text` says to the platform at `public_url`. An address of ours counts on our origin only.
#[must_use]
pub fn of(text: &str, public_url: &str) -> Meaning {
    let text = text.trim_matches([' ', '\r', '\n', '\t']);
    if text.len() > MAX_TEXT {
        return Meaning::Unknown;
    }
    match TwoDDoc::read(text) {
        Some(Ok(document)) => return Meaning::TwoDDoc(document),
        Some(Err(broken)) => return Meaning::BrokenTwoDDoc(broken),
        None => {}
    }
    if is_reference(text) {
        return Meaning::Appointment(text.to_ascii_uppercase());
    }
    let ours = text.strip_prefix(public_url.trim_end_matches('/'));
    let path = ours.and_then(|path| path.split(['?', '#']).next()).unwrap_or_default();
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["", "verify", code] => {
            let bare = code.replace('-', "").to_ascii_uppercase();
            let fits = bare.len() == 16 && bare.bytes().all(|c| c.is_ascii_alphanumeric());
            if fits { Meaning::Certificate(bare) } else { Meaning::Unknown }
        }
        ["", "appointments", reference] if is_reference(reference) => {
            Meaning::Appointment(reference.to_ascii_uppercase())
        }
        _ => Meaning::Unknown,
    }
}

/// `RDV-7Q2KXM4`; older ones are shorter.
fn is_reference(text: &str) -> bool {
    text.len() >= 4
        && text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("RDV-"))
        && (4..=12).contains(&text[4..].len())
        && text.bytes().skip(4).all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    const US: &str = "https://www.example.fr/";

    #[test]
    fn our_codes_are_known_on_our_origin_only() {
        let certificate = "https://www.example.fr/verify/2345-6789-abcd-efgh";
        assert_eq!(of(certificate, US), Meaning::Certificate("23456789ABCDEFGH".to_owned()));
        assert_eq!(of("RDV-7Q2K", US), Meaning::Appointment("RDV-7Q2K".to_owned()));
        assert_eq!(of("RDV-7Q2KXM4", US), Meaning::Appointment("RDV-7Q2KXM4".to_owned()));
        let address = "https://www.example.fr/appointments/rdv-7q2k?a=1";
        assert_eq!(of(address, US), Meaning::Appointment("RDV-7Q2K".to_owned()));
        for other in [
            "https://www.example.fr.evil.example/verify/23456789ABCDEFGH",
            "https://evil.example/verify/23456789ABCDEFGH",
            "https://www.example.fr/verify/short",
            "https://www.example.fr/verify/../admin/23456789ABCDEFGH",
            "RDV-É2345",
            "RDV-",
            "",
        ] {
            assert_eq!(of(other, US), Meaning::Unknown, "{other}");
        }
    }

    #[test]
    fn a_broken_seal_is_not_taken_for_another_code() {
        assert!(matches!(of("DC04FR01", US), Meaning::BrokenTwoDDoc(Malformed::Header)));
        assert!(matches!(of("DC02FR010001FFFF1A1BA8A1AB-123-CD", US), Meaning::TwoDDoc(_)));
        assert_eq!(of(&"DC04".repeat(2000), US), Meaning::Unknown);
    }
}
