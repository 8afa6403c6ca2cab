//! What issuing a document needs from outside: the key, the links' secret, files and mail.
use crate::keys::DocumentKeys;
use crate::{
    domain::{Links, ReminderLinks},
    mailer::Mailer,
    templates::LetterTemplates,
};
use anyhow::Result;
use kernel::{LetterKey, files::Files};
use sha2::{Digest, Sha256};

/// The settings, as the process reads them.
#[derive(Clone)]
pub struct ReportConfig {
    /// The public origin, printed in QR codes: `https://www.example.fr`.
    pub public_url: String,
    /// What signs every issued document, and what signed those before.
    pub keys: DocumentKeys,
    /// At least 32 random bytes: seals download links, and those by which reminders are stopped.
    pub link_secret: Vec<u8>,
    /// Makes the codes and links that letters carry.
    pub letters: LetterKey,
    /// Where the documents are kept; what was stored before files were sealed is read, too, and
    /// known by its hash.
    pub files: Files,
    /// Where the pictures of what customers sent are kept, by the domain that receives them: read for
    /// copies of what is known of somebody, by the keys that it tells.
    pub pictures: Files,
    /// How letters leave.
    pub mail: Mailer,
    /// What they say.
    pub templates: LetterTemplates,
}

impl ReportConfig {
    /// The absolute address of a path on the public origin.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.trim_end_matches('/'))
    }

    /// Makes and opens download links.
    pub(crate) fn links(&self) -> Links {
        Links::new(&self.link_secret)
    }

    /// Makes and opens the addresses by which reminders are stopped.
    pub(crate) fn reminder_links(&self) -> ReminderLinks {
        ReminderLinks::new(&self.link_secret)
    }

    /// The document's SHA-256, hexadecimal, and our signature over these 32 bytes, Base64.
    pub(crate) fn sign(&self, document: &[u8]) -> Result<(String, String)> {
        let digest = Sha256::digest(document);
        Ok((hexadecimal(&digest), self.keys.sign(&digest)?))
    }

    /// Did we sign a document of this SHA-256? Anything malformed was not signed by us.
    pub(crate) fn signed(&self, sha256: &str, signature: &str) -> bool {
        bytes_of(sha256).is_some_and(|digest| self.keys.signed(&digest, signature))
    }
}

/// The SHA-256 of some bytes, hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes_of(hexadecimal: &str) -> Option<Vec<u8>> {
    (0..hexadecimal.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(hexadecimal.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn config(folder: &std::path::Path) -> ReportConfig {
        ReportConfig {
            public_url: "https://www.example.fr/".to_owned(),
            keys: DocumentKeys::new(&crate::keys::generate(), "").unwrap(),
            link_secret: vec![7; 32],
            letters: LetterKey::new(&[7; 32]).unwrap(),
            files: Files::in_folder(folder).unwrap(),
            pictures: Files::in_folder(folder).unwrap(),
            mail: Mailer::folder(folder, "Centre <centre@example.fr>").unwrap(),
            templates: LetterTemplates::read(None).unwrap(),
        }
    }

    #[test]
    fn one_changed_byte_shows() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path());
        let (hash, signature) = config.sign(b"%PDF-1.3 favorable").unwrap();
        assert_eq!(hash, sha256(b"%PDF-1.3 favorable"));
        assert!(config.signed(&hash, &signature));
        assert!(!config.signed(&sha256(b"%PDF-1.3 Favorable"), &signature));
        assert!(!config.signed(&hash, "forged"));
        assert!(!config.signed("no hash", &signature));
    }

    #[test]
    fn addresses_have_one_slash() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path());
        assert_eq!(config.address("/verify/X"), "https://www.example.fr/verify/X");
    }
}
