//! Encryption of stored files: XChaCha20-Poly1305, with keys that can be changed.
//!
//! A sealed file begins with the name of the key that sealed it. New files are sealed with the
//! first key; the others open what was sealed before. A key is retired by putting a new one before
//! it and removing it once no file needs it: uploads are kept for weeks, and what is kept for years
//! is sealed anew by its domain.
//! Decisions: docs/decisions/files.md
use anyhow::{Context, Result, bail, ensure};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, AeadCore, OsRng, Payload},
};

/// What a sealed file begins with.
const MARK: &[u8; 4] = b"AVT1";
const NONCE_BYTES: usize = 24;
const KEY_BYTES: usize = 32;

/// The keys of this installation, the writing one first.
pub struct Keyring(Vec<(String, XChaCha20Poly1305)>);

/// Says which keys there are, never what they are.
impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl Keyring {
    /// Reads `name:hex,name:hex`, 32 bytes a key, the writing key first. Errors repeat no key.
    pub fn read(text: &str) -> Result<Self> {
        let mut keys: Vec<(String, XChaCha20Poly1305)> = Vec::new();
        for (place, entry) in text.split(',').map(str::trim).enumerate() {
            let place = place + 1;
            let (name, hex) =
                entry.split_once(':').with_context(|| format!("file key {place} has no name"))?;
            ensure!(
                (1..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric()),
                "the name of file key {place} is not 1 to 32 letters and digits"
            );
            ensure!(keys.iter().all(|(own, _)| own != name), "two file keys have the name {name}");
            let key = from_hex(hex)
                .with_context(|| format!("file key {name} is not {KEY_BYTES} bytes of hex"))?;
            keys.push((name.to_owned(), XChaCha20Poly1305::new(&key.into())));
        }
        Ok(Self(keys))
    }

    /// The name of the key that seals.
    pub(crate) fn first(&self) -> &str {
        // A keyring is read with one key at least.
        self.0.first().map_or("", |(name, _)| name)
    }

    /// Seals `bytes` for the place `key`: moved to another place they do not open.
    pub(crate) fn seal(&self, key: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        let (name, cipher) = self.0.first().context("there is no file key")?;
        let nonce = XChaCha20Poly1305::generate_nonce(&mut OsRng);
        let payload = Payload { msg: bytes, aad: key.as_bytes() };
        let hidden =
            cipher.encrypt(&nonce, payload).map_err(|_| anyhow::anyhow!("sealing failed"))?;
        let length = u8::try_from(name.len()).context("a key's name is too long")?;
        Ok([MARK, [length].as_slice(), name.as_bytes(), &nonce, &hidden].concat())
    }

    /// What [`Keyring::seal`] sealed for the same place.
    pub(crate) fn open(&self, key: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        ensure!(sealed.starts_with(MARK), "this file was not sealed");
        let (name, rest) = named(sealed).context("this sealed file is cut short")?;
        let (nonce, hidden) =
            rest.split_at_checked(NONCE_BYTES).context("this sealed file is cut short")?;
        let Some((_, cipher)) = self.0.iter().find(|(own, _)| own.as_bytes() == name) else {
            bail!("this file was sealed with the key {}, which is not here", name.escape_ascii());
        };
        let payload = Payload { msg: hidden, aad: key.as_bytes() };
        cipher
            .decrypt(XNonce::from_slice(nonce), payload)
            .map_err(|_| anyhow::anyhow!("this file was changed, or sealed with another key"))
    }
}

/// The name of the key that sealed a file; none where it was not sealed.
pub(crate) fn key_of(file: &[u8]) -> Option<&[u8]> {
    named(file).map(|(name, _)| name)
}

/// A sealed file's name of a key, and what follows it.
fn named(file: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = file.strip_prefix(MARK)?.split_first()?;
    rest.split_at_checked(usize::from(*length))
}

fn from_hex(hex: &str) -> Option<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    if hex.len() != 2 * KEY_BYTES || !hex.is_ascii() {
        return None;
    }
    for (place, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::files::Files;
    use std::sync::Arc;

    fn ring(names: &[(&str, char)]) -> Keyring {
        let entry =
            |(name, digit): &(&str, char)| format!("{name}:{}", digit.to_string().repeat(64));
        Keyring::read(&names.iter().map(entry).collect::<Vec<_>>().join(", ")).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_only() {
        let keys = ring(&[("a", '1')]);
        let sealed = keys.seal("documents/1.jpg", b"carte grise").unwrap();
        assert!(!sealed.windows(5).any(|window| window == b"carte"));
        assert_eq!(keys.open("documents/1.jpg", &sealed).unwrap(), b"carte grise");
        assert!(keys.open("documents/2.jpg", &sealed).is_err());
        assert!(ring(&[("a", '2')]).open("documents/1.jpg", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(keys.open("documents/1.jpg", &changed).is_err(), "byte {at}");
            assert!(keys.open("documents/1.jpg", &sealed[..at]).is_err(), "cut at {at}");
        }
        // Twice the same is not the same twice.
        assert_ne!(keys.seal("documents/1.jpg", b"carte grise").unwrap(), sealed);
    }

    #[test]
    fn an_old_key_opens_and_no_longer_seals() {
        let sealed = ring(&[("old", '1')]).seal("k", b"x").unwrap();
        let both = ring(&[("new", '2'), ("old", '1')]);
        assert_eq!(both.open("k", &sealed).unwrap(), b"x");
        let anew = both.seal("k", b"x").unwrap();
        assert!(ring(&[("old", '1')]).open("k", &anew).is_err());
        let without = ring(&[("new", '2')]);
        assert_eq!(without.open("k", &anew).unwrap(), b"x");
        assert!(without.open("k", &sealed).unwrap_err().to_string().contains("old"));
    }

    #[test]
    fn keys_are_read_strictly_and_never_shown() {
        let hex = "ab".repeat(32);
        for wrong in [
            "",
            "a",
            &hex,
            &format!("a:{}", &hex[2..]),
            &format!("a:{hex},a:{hex}"),
            &format!("a b:{hex}"),
        ] {
            let error = Keyring::read(wrong).map(|_| ()).unwrap_err();
            assert!(!format!("{error:#}").contains(&hex), "{error:#}");
        }
        let keys = Keyring::read(&format!("a:{hex}")).unwrap();
        assert_eq!(format!("{keys:?}"), "[\"a\"]");
    }

    #[tokio::test]
    async fn a_sealed_folder_holds_no_plain_byte() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::in_folder(folder.path()).unwrap();
        let sealed = files.clone().sealed(Arc::new(ring(&[("a", '1')])));
        sealed.put("d/1.jpg", b"carte grise".to_vec()).await.unwrap();
        sealed.put("d/2.jpg", b"carte grise".to_vec()).await.unwrap();
        assert_eq!(sealed.get("d/1.jpg").await.unwrap(), b"carte grise");
        let raw = std::fs::read(folder.path().join("d/1.jpg")).unwrap();
        assert!(!raw.windows(5).any(|window| window == b"carte"));
        // Somebody who can write to the store plants nothing.
        files.put("d/1.jpg", b"carte grise".to_vec()).await.unwrap();
        assert!(sealed.get("d/1.jpg").await.is_err());
        // Unless it is known that files were plain once.
        let anew = files.clone().sealed_from_now_on(Arc::new(ring(&[("b", '2'), ("a", '1')])));
        assert_eq!(anew.get("d/1.jpg").await.unwrap(), b"carte grise");
        assert_eq!(anew.sealed_with("d/1.jpg").await.unwrap(), None);
        assert_eq!(anew.sealed_with("d/2.jpg").await.unwrap().as_deref(), Some("a"));
        assert_eq!(anew.get("d/2.jpg").await.unwrap(), b"carte grise");
        assert_eq!((anew.sealing_key(), files.sealing_key()), (Some("b"), None));
        sealed.delete_all("d").await.unwrap();
        assert!(sealed.get("d/2.jpg").await.is_err());
        sealed.delete_all("never").await.unwrap();
    }
}
