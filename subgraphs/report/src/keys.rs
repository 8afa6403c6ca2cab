//! The keys of issued documents: one signs, all that ever signed are believed. A key that gives way to
//! another leaves its public half behind, so no paper stops being authentic.
//!
//! A file carries its own proof: after its last line stands a comment with the signature over all bytes
//! before it. Readers of PDF skip it; `autovisite verify` reads it without a network or a database.
//! Decisions: docs/decisions/papers.md
use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use ed25519_dalek::{
    Signature, Signer, SigningKey, Verifier, VerifyingKey,
    pkcs8::{DecodePrivateKey, EncodePrivateKey, spki::der::pem::LineEnding},
};
use sha2::{Digest, Sha256};

/// What the comment begins with.
const MARK: &[u8] = b"%AutoVisite-Seal: ed25519 ";
/// The longest such comment, in bytes: mark, name of the key, signature, end of file.
const LONGEST: usize = 200;

/// What signs, and what is believed.
#[derive(Clone)]
pub struct DocumentKeys {
    /// `None` where documents are only verified.
    signing: Option<SigningKey>,
    believed: Vec<VerifyingKey>,
}

/// What is to be thought of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileVerdict {
    /// Every byte is as it was issued.
    Authentic {
        /// « Procès-verbal de contrôle technique n° … », as the file calls itself.
        title: String,
    },
    /// It was sealed by one of our keys, and a byte was changed since.
    Altered,
    /// A key that is not known here sealed it.
    UnknownKey,
    /// It has no seal: not ours, cut off, or older than seals in files.
    NoSeal,
}

/// A new key: Ed25519, PKCS#8, PEM.
///
/// # Panics
/// Never: 32 random bytes are a key.
#[must_use]
pub fn generate() -> String {
    let key = SigningKey::from_bytes(&rand::random());
    key.to_pkcs8_pem(LineEnding::LF).expect("a key is written as PEM").to_string()
}

impl DocumentKeys {
    /// The key that signs, PKCS#8 in PEM, and the public halves of those before, Base64, separated by
    /// spaces or commas.
    ///
    /// # Errors
    /// Where one of them is no key.
    pub fn new(signing_pem: &str, earlier: &str) -> Result<Self> {
        let signing = SigningKey::from_pkcs8_pem(signing_pem.trim())
            .context("the documents' signing key is no Ed25519 key in PKCS#8 PEM")?;
        let mut believed = vec![signing.verifying_key()];
        believed.extend(public_halves(earlier)?);
        Ok(Self { signing: Some(signing), believed })
    }

    /// Public halves alone: enough to verify.
    ///
    /// # Errors
    /// Where one of them is no key.
    pub fn believed(public: &str) -> Result<Self> {
        Ok(Self { signing: None, believed: public_halves(public)? })
    }

    /// The public halves of all keys, the one that signs first: what makes others able to verify.
    pub fn public(&self) -> Vec<String> {
        self.believed.iter().map(|key| BASE64.encode(key.as_bytes())).collect()
    }

    /// The signature over these bytes, Base64.
    pub(crate) fn sign(&self, bytes: &[u8]) -> Result<String> {
        let key = self.signing.as_ref().context("no key to sign with")?;
        Ok(BASE64.encode(key.sign(bytes).to_bytes()))
    }

    /// Whether one of our keys made this signature over these bytes.
    pub(crate) fn signed(&self, bytes: &[u8], signature: &str) -> bool {
        self.believed.iter().any(|key| made_by(key, bytes, signature))
    }

    /// The file with its proof at its end.
    pub(crate) fn seal(&self, mut file: Vec<u8>) -> Result<Vec<u8>> {
        let key = self.signing.as_ref().context("no key to sign with")?;
        if file.last() != Some(&b'\n') {
            file.push(b'\n');
        }
        let signature = self.sign(&Sha256::digest(&file))?;
        file.extend(MARK);
        let name = name_of(&key.verifying_key());
        file.extend(format!("{name} {signature}\n%%EOF\n").bytes());
        Ok(file)
    }

    /// What is to be thought of a file that somebody holds.
    pub fn verify(&self, file: &[u8]) -> FileVerdict {
        let Some((content, comment)) = split(file) else { return FileVerdict::NoSeal };
        let mut words = comment.split(' ');
        let (Some(name), Some(signature), None) = (words.next(), words.next(), words.next()) else {
            return FileVerdict::Altered;
        };
        let Some(key) = self.believed.iter().find(|key| name_of(key) == name) else {
            return FileVerdict::UnknownKey;
        };
        if made_by(key, &Sha256::digest(content), signature) {
            FileVerdict::Authentic { title: title(content) }
        } else {
            FileVerdict::Altered
        }
    }
}

/// Whether that key made this signature (Base64) over these bytes.
fn made_by(key: &VerifyingKey, bytes: &[u8], signature: &str) -> bool {
    let signature = BASE64.decode(signature).ok();
    let signature = signature.and_then(|bytes| Signature::from_slice(&bytes).ok());
    signature.is_some_and(|signature| key.verify(bytes, &signature).is_ok())
}

/// What is sealed, and what the comment says; `None` where the file does not end with one.
fn split(file: &[u8]) -> Option<(&[u8], &str)> {
    let from = file.len().saturating_sub(LONGEST);
    let at = from + file[from..].windows(MARK.len()).rposition(|window| window == MARK)?;
    let comment = str::from_utf8(&file[at + MARK.len()..]).ok()?;
    Some((&file[..at], comment.strip_suffix("\n%%EOF\n")?))
}

/// The first half of a public key's SHA-256, hexadecimal: tells an unknown key from a changed file.
fn name_of(key: &VerifyingKey) -> String {
    Sha256::digest(key.as_bytes())[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn public_halves(text: &str) -> Result<Vec<VerifyingKey>> {
    text.split([',', ' ', '\n'])
        .filter(|word| !word.is_empty())
        .map(|word| {
            let bytes = BASE64.decode(word).ok().and_then(|bytes| bytes.try_into().ok());
            let key = bytes.and_then(|bytes: [u8; 32]| VerifyingKey::from_bytes(&bytes).ok());
            key.with_context(|| format!("{word} is no public key: 32 bytes in Base64"))
        })
        .collect()
}

/// The title in a file of ours.
fn title(content: &[u8]) -> String {
    use lopdf::{Document, Object};
    let read = || {
        let document = Document::load_mem(content).ok()?;
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).ok()?;
        let info = document.get_object(info).and_then(Object::as_dict).ok()?;
        let Ok(Object::String(bytes, _)) = info.get(b"Title") else { return None };
        let units = bytes.get(2..)?.chunks_exact(2);
        let units: Vec<u16> = units.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    read().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const FILE: &[u8] = b"%PDF-1.3\nfavorable\n%%EOF";

    #[test]
    fn a_flipped_byte_anywhere_shows_and_so_does_what_was_cut_off_or_added() {
        let keys = DocumentKeys::new(&generate(), "").unwrap();
        let sealed = keys.seal(FILE.to_vec()).unwrap();
        assert!(matches!(keys.verify(&sealed), FileVerdict::Authentic { .. }));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(!matches!(keys.verify(&changed), FileVerdict::Authentic { .. }), "byte {at}");
        }
        assert_eq!(keys.verify(FILE), FileVerdict::NoSeal);
        assert_eq!(keys.verify(&sealed[..sealed.len() - 1]), FileVerdict::NoSeal);
        let longer = [&sealed[..], b"% more\n"].concat();
        assert_ne!(keys.verify(&longer), FileVerdict::Authentic { title: String::new() });
    }

    #[test]
    fn what_an_earlier_key_signed_stays_authentic_and_a_strangers_key_is_unknown() {
        let first = DocumentKeys::new(&generate(), "").unwrap();
        let sealed = first.seal(FILE.to_vec()).unwrap();
        let second = DocumentKeys::new(&generate(), &first.public()[0]).unwrap();
        assert!(matches!(second.verify(&sealed), FileVerdict::Authentic { .. }));
        assert!(second.signed(b"x", &first.sign(b"x").unwrap()));
        assert_eq!(second.public().len(), 2);
        let third = DocumentKeys::new(&generate(), "").unwrap();
        assert_eq!(third.verify(&sealed), FileVerdict::UnknownKey);
        let only_public = DocumentKeys::believed(&first.public().join(",")).unwrap();
        assert!(matches!(only_public.verify(&sealed), FileVerdict::Authentic { .. }));
        assert!(only_public.sign(b"x").is_err());
        assert!(DocumentKeys::believed("none").is_err());
    }
}
