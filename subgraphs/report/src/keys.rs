//! The keys of issued documents: one seals, all that ever did are believed. A key that gives way to
//! another leaves its public half behind, so no paper stops being authentic.
//!
//! A file carries its own proof, which `autovisite verify` reads without a network or a database: inside
//! its signature ([`crate::signature`]) stands our seal over all bytes but its own and the CMS's, and over
//! the certificates. Files of before have it as a comment behind their last line.
//! Decisions: docs/decisions/papers.md
use crate::signature::{Container, PaperCertificate, Signed, Unsigned};
use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use chrono::{DateTime, Utc};
use ed25519_dalek::{
    Signature, Signer, SigningKey, Verifier, VerifyingKey,
    pkcs8::{DecodePrivateKey, EncodePrivateKey, spki::der::pem::LineEnding},
};
use sha2::{Digest, Sha256};

/// How a seal begins.
const KIND: &str = "ed25519";
/// What the comment of an older file begins with.
const MARK: &[u8] = b"%AutoVisite-Seal: ed25519 ";
/// The longest such comment, in bytes: mark, name of the key, signature, end of file.
const LONGEST: usize = 200;

/// What signs, and what is believed.
#[derive(Clone)]
pub struct DocumentKeys {
    /// `None` where documents are only verified.
    signing: Option<SigningKey>,
    /// Who signs for readers of PDF; `None` where nothing is issued.
    certificate: Option<PaperCertificate>,
    believed: Vec<VerifyingKey>,
}

/// What is to be thought of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileVerdict {
    /// Every byte is as it was issued.
    Authentic {
        /// « Procès-verbal de contrôle technique n° … », as the file calls itself.
        title: String,
        /// In whose name readers show it as signed; `None` of files that have no such signature.
        signer: Option<String>,
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
        Ok(Self { signing: Some(signing), certificate: None, believed })
    }

    /// The same, able to issue files that readers show as signed.
    #[must_use]
    pub fn with_certificate(self, certificate: PaperCertificate) -> Self {
        Self { certificate: Some(certificate), ..self }
    }

    /// Public halves alone: enough to verify.
    ///
    /// # Errors
    /// Where one of them is no key.
    pub fn believed(public: &str) -> Result<Self> {
        Ok(Self { signing: None, certificate: None, believed: public_halves(public)? })
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

    /// The paper with its proof in it, signed at that moment.
    pub(crate) fn seal(&self, paper: &[u8], now: DateTime<Utc>) -> Result<Vec<u8>> {
        let key = self.signing.as_ref().context("no key to sign with")?;
        let certificate = self.certificate.as_ref().context("no certificate to sign with")?;
        let mut unsigned = Unsigned::prepare(paper, certificate.room(), now)?;
        let message = message(unsigned.to_seal(), certificate.fingerprint());
        let name = name_of(&key.verifying_key());
        let digest = unsigned.seal(&format!("{KIND} {name} {}", self.sign(&message)?))?;
        unsigned.sign(&Container::sign(certificate, digest)?.write(digest)?)
    }

    /// What is to be thought of a file that somebody holds.
    pub fn verify(&self, file: &[u8]) -> FileVerdict {
        if let Some((content, comment)) = split(file) {
            let proof = |key: &VerifyingKey, signature: &str| {
                made_by(key, &Sha256::digest(content), signature).then(|| (title(content), None))
            };
            return self.judged(comment, proof);
        }
        let Some(signed) = Signed::find(file) else { return FileVerdict::NoSeal };
        let seal = str::from_utf8(signed.seal()).ok().and_then(|seal| seal.strip_prefix(KIND));
        let Some(seal) = seal.and_then(|seal| seal.strip_prefix(' ')) else {
            return FileVerdict::Altered;
        };
        self.judged(seal, |key, signature| {
            let signer = proven(&signed, key, signature).ok()?;
            Some((title(file), Some(signer)))
        })
    }

    /// What a seal, `name signature`, is worth, where `proof` says whether it is of these bytes.
    fn judged(
        &self,
        seal: &str,
        proof: impl FnOnce(&VerifyingKey, &str) -> Option<(String, Option<String>)>,
    ) -> FileVerdict {
        let Some((name, signature)) = seal.split_once(' ') else { return FileVerdict::Altered };
        let Some(key) = self.believed.iter().find(|key| name_of(key) == name) else {
            return FileVerdict::UnknownKey;
        };
        match proof(key, signature) {
            Some((title, signer)) => FileVerdict::Authentic { title, signer },
            None => FileVerdict::Altered,
        }
    }
}

/// In whose name a file is signed, where the seal is over all of it, the CMS is over the seal and all
/// the rest, and the room of the CMS holds nothing else.
fn proven(signed: &Signed<'_>, key: &VerifyingKey, signature: &str) -> Result<String> {
    let container = Container::read(&signed.cms().context("no CMS")?)?;
    let message = message(signed.sealed(), container.fingerprint());
    ensure!(made_by(key, &message, signature), "the seal is over other bytes");
    let digest = signed.signed();
    ensure!(container.signs(digest), "the CMS is over other bytes");
    ensure!(signed.holds(&container.write(digest)?), "the CMS is not the one that was written");
    container.signer()
}

/// What a seal signs: the paper and the certificates, each by its SHA-256.
fn message(paper: [u8; 32], certificates: [u8; 32]) -> Vec<u8> {
    [paper, certificates].concat()
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
mod tests;
