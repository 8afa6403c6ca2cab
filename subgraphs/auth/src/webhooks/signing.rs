//! Signatures as Standard Webhooks has them: <https://www.standardwebhooks.com>.
//!
//! A secret is made of an id by the installation's letter key: neither the database nor a copy of it
//! signs anything.
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use kernel::LetterKey;
use sha2::Sha256;
use uuid::Uuid;

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// The secret of that id, as its consumer keeps it.
pub(crate) fn secret(key: &LetterKey, id: Uuid) -> String {
    format!("{PREFIX}{}", BASE64.encode(bytes(key, id)))
}

fn bytes(key: &LetterKey, id: Uuid) -> [u8; 32] {
    key.derived("webhook", id)
}

/// How a message is called, at each attempt the same.
pub(super) fn message_name(id: Uuid) -> String {
    format!("msg_{}", id.simple())
}

/// The header of the signatures, one a secret.
pub(super) fn signatures(
    key: &LetterKey,
    secrets: impl Iterator<Item = Uuid>,
    message: &str,
    sent_at: DateTime<Utc>,
    body: &str,
) -> anyhow::Result<String> {
    let signed = format!("{message}.{}.{body}", sent_at.timestamp());
    let each = secrets.map(|id| {
        let mut mac = Hmac::<Sha256>::new_from_slice(&bytes(key, id))?;
        mac.update(signed.as_bytes());
        Ok(format!("v1,{}", BASE64.encode(mac.finalize().into_bytes())))
    });
    Ok(each.collect::<anyhow::Result<Vec<_>>>()?.join(" "))
}
