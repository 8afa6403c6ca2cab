//! What goes to somebody in a letter and opens a door: a code to type, a link to follow.
//!
//! Neither is kept. Both are derived from the id of a row and from a key that no database holds,
//! so that who checks them and who writes the letter need to tell each other the id alone, and a
//! copy of the databases opens nothing. That a thing works once, and until when, is in its row.
//! Decisions: docs/decisions/identity.md
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

const ID_BYTES: usize = 16;
const SECONDS_BYTES: usize = 8;

/// What the link of a letter says of the thing that it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterLink {
    /// The thing.
    pub id: Uuid,
    /// Whose it was when the letter was written.
    pub owner: Uuid,
    /// When that was, to the second.
    pub written: DateTime<Utc>,
}

/// The key of this installation's letters.
#[derive(Clone)]
pub struct LetterKey(Hmac<Sha256>);

/// Says nothing of the key.
impl std::fmt::Debug for LetterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LetterKey(…)")
    }
}

impl LetterKey {
    /// At least 32 random bytes.
    ///
    /// # Errors
    /// Where there are fewer.
    pub fn new(secret: &[u8]) -> anyhow::Result<Self> {
        anyhow::ensure!(secret.len() >= 32, "the letters' secret needs at least 32 bytes");
        Ok(Self(Hmac::new_from_slice(secret)?))
    }

    /// Six digits: what is typed to prove that the letter of that id was read.
    pub fn code(&self, id: Uuid) -> String {
        let seal = self.sealed("code", id.as_bytes()).finalize().into_bytes();
        let number = seal.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }

    /// Is that the code of the letter of that id? Spaces between its digits do not count.
    pub fn is_code(&self, id: Uuid, typed: &str) -> bool {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        // Compared by their seals, in the same time wherever they differ.
        let right = self.sealed("typed", self.code(id).as_bytes()).finalize().into_bytes();
        self.sealed("typed", typed.as_bytes()).verify_slice(&right).is_ok()
    }

    /// The secret part of a link, for an address: the id and its seal.
    pub fn link(&self, id: Uuid) -> String {
        self.link_to("link", id)
    }

    /// The id of a link of ours; `None` where it is none.
    pub fn opened(&self, link: &str) -> Option<Uuid> {
        self.opened_to("link", link)
    }

    /// As [`LetterKey::link`], to things of one kind: a link to one kind opens nothing of another.
    pub fn link_to(&self, kind: &str, id: Uuid) -> String {
        let seal = self.sealed(kind, id.as_bytes()).finalize().into_bytes();
        BASE64.encode([id.as_bytes().as_slice(), seal.as_slice()].concat())
    }

    /// The id of a link to things of that kind.
    pub fn opened_to(&self, kind: &str, link: &str) -> Option<Uuid> {
        let bytes = BASE64.decode(link.trim()).ok()?;
        let (id, seal) = bytes.split_at_checked(ID_BYTES)?;
        self.sealed(kind, id).verify_slice(seal).ok()?;
        Uuid::from_slice(id).ok()
    }

    /// A link that says whose the thing was and when it was written, so that it can be void where it
    /// is somebody else's, or where what was written before some moment opens nothing any more.
    pub fn link_of(&self, kind: &str, link: LetterLink) -> String {
        let said = [
            link.id.as_bytes().as_slice(),
            link.owner.as_bytes(),
            &link.written.timestamp().to_be_bytes(),
        ]
        .concat();
        let seal = self.sealed(kind, &said).finalize().into_bytes();
        BASE64.encode([said.as_slice(), seal.as_slice()].concat())
    }

    /// What a link to a thing of that kind says, where it is ours. Whether it still opens it is asked of
    /// the thing.
    pub fn opened_of(&self, kind: &str, link: &str) -> Option<LetterLink> {
        let bytes = BASE64.decode(link.trim()).ok()?;
        let (said, seal) = bytes.split_at_checked(2 * ID_BYTES + SECONDS_BYTES)?;
        self.sealed(kind, said).verify_slice(seal).ok()?;
        let (id, rest) = said.split_at_checked(ID_BYTES)?;
        let (owner, seconds) = rest.split_at_checked(ID_BYTES)?;
        let seconds = i64::from_be_bytes(seconds.try_into().ok()?);
        Some(LetterLink {
            id: Uuid::from_slice(id).ok()?,
            owner: Uuid::from_slice(owner).ok()?,
            written: DateTime::from_timestamp(seconds, 0)?,
        })
    }

    /// Bytes that only this installation can tell of that id, for that use: what a database keeps of
    /// a secret is the id.
    pub fn derived(&self, use_of: &str, id: Uuid) -> [u8; 32] {
        self.sealed(use_of, id.as_bytes()).finalize().into_bytes().into()
    }

    /// A name by which something is known again and not told, as where a request came from.
    pub fn pseudonym(&self, of: &str) -> Vec<u8> {
        self.sealed("pseudonym", of.as_bytes()).finalize().into_bytes().to_vec()
    }

    fn sealed(&self, use_of: &str, bytes: &[u8]) -> Hmac<Sha256> {
        self.0.clone().chain_update(use_of).chain_update([0]).chain_update(bytes)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use chrono::SubsecRound;

    #[test]
    fn a_code_is_six_digits_of_its_letter_and_of_its_key() {
        let (key, other) = (LetterKey::new(&[7; 32]).unwrap(), LetterKey::new(&[8; 32]).unwrap());
        let id = Uuid::now_v7();
        let code = key.code(id);
        assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        assert!(key.is_code(id, &code));
        assert!(key.is_code(id, &format!(" {} {}\u{a0}", &code[..3], &code[3..])));
        let codes: std::collections::HashSet<_> =
            (0..50).map(|_| key.code(Uuid::now_v7())).collect();
        assert!(codes.len() > 45, "codes differ from letter to letter");
        for wrong in ["", "12345", "0000000", &code[..5], &format!("{code}0"), &other.code(id)] {
            assert!(!key.is_code(id, wrong) || wrong == code, "{wrong}");
        }
        assert!(LetterKey::new(&[7; 31]).is_err());
    }

    #[test]
    fn a_link_opens_with_its_own_key_and_unchanged() {
        let (key, other) = (LetterKey::new(&[7; 32]).unwrap(), LetterKey::new(&[8; 32]).unwrap());
        let id = Uuid::now_v7();
        let link = key.link(id);
        assert_eq!(key.opened(&format!(" {link}\n")), Some(id));
        assert_eq!(other.opened(&link), None);
        let feed = key.link_to("calendar", id);
        assert_eq!((key.opened_to("calendar", &feed), key.opened(&feed)), (Some(id), None));
        let swapped = key.link(Uuid::now_v7());
        let mixed = format!("{}{}", &link[..20], &swapped[20..]);
        for wrong in ["", "AAAA", &link[1..], &link[..link.len() - 1], &mixed, "é"] {
            assert_eq!(key.opened(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_link_of_a_letter_says_whose_it_was_and_when() {
        let (key, other) = (LetterKey::new(&[7; 32]).unwrap(), LetterKey::new(&[8; 32]).unwrap());
        let written = Utc::now().trunc_subsecs(0);
        let said = LetterLink { id: Uuid::now_v7(), owner: Uuid::now_v7(), written };
        let link = key.link_of("appointment", said);
        assert_eq!(key.opened_of("appointment", &format!(" {link}")), Some(said));
        let swapped = key.link_of("appointment", LetterLink { owner: Uuid::now_v7(), ..said });
        // The one's words under the other's seal.
        let mixed = format!("{}{}", &link[..45], &swapped[45..]);
        for wrong in ["", "AAAA", &link[1..], &key.link_to("appointment", said.id), &mixed] {
            assert_eq!(key.opened_of("appointment", wrong), None, "{wrong}");
        }
        assert_eq!(key.opened_of("calendar", &link), None);
        assert_eq!(other.opened_of("appointment", &link), None);
        assert_eq!(key.opened_to("appointment", &link), None);
    }
}
