//! What goes to somebody in a letter and opens a door: a code to type, a link to follow.
//!
//! Neither is kept. Both are derived from the id of a row and from a key that no database holds,
//! so that who checks them and who writes the letter need to tell each other the id alone, and a
//! copy of the databases opens nothing. That a thing works once, and until when, is in its row.
//! Decisions: docs/decisions/identity.md
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

const ID_BYTES: usize = 16;

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
        let seal = self.sealed("link", id.as_bytes()).finalize().into_bytes();
        BASE64.encode([id.as_bytes().as_slice(), seal.as_slice()].concat())
    }

    /// The id of a link of ours; `None` where it is none.
    pub fn opened(&self, link: &str) -> Option<Uuid> {
        let bytes = BASE64.decode(link.trim()).ok()?;
        let (id, seal) = bytes.split_at_checked(ID_BYTES)?;
        self.sealed("link", id).verify_slice(seal).ok()?;
        Uuid::from_slice(id).ok()
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
        let swapped = key.link(Uuid::now_v7());
        let mixed = format!("{}{}", &link[..20], &swapped[20..]);
        for wrong in ["", "AAAA", &link[1..], &link[..link.len() - 1], &mixed, "é"] {
            assert_eq!(key.opened(wrong), None, "{wrong}");
        }
    }
}
