//! The keys of printed documents: the one that seals them, those before it, and the certificate by which
//! readers of PDF show who signed. From the environment, else made once and kept.
//! Decisions: docs/decisions/papers.md
use crate::{Settings, secrets::Secrets};
use anyhow::{Context, Result};
use kernel::config::optional;
use report::{DocumentKeys, PaperCertificate};

/// The key that seals documents, and the public halves of those before, in the keys' folder.
const KEY: &str = "document-signing.pem";
const KEY_SETTING: &str = "AUTOVISITE_DOCUMENT_KEY";
const EARLIER: &str = "document-earlier-keys";
const EARLIER_SETTING: &str = "AUTOVISITE_DOCUMENT_KEYS_EARLIER";
/// The private key and the certificates of signatures that readers show.
const CERTIFICATE: &str = "document-certificate.pem";
const CERTIFICATE_SETTING: &str = "AUTOVISITE_DOCUMENT_CERTIFICATE";

/// What signs documents, made at the first start.
///
/// # Errors
/// Where a key or the certificate cannot be kept, read or used.
pub(crate) fn signing(settings: &Settings, secrets: &Secrets) -> Result<DocumentKeys> {
    let key = secrets.text(KEY_SETTING, KEY, || Ok(report::generate_key()))?;
    let certificate = secrets.text(CERTIFICATE_SETTING, CERTIFICATE, || own(settings))?;
    let certificate = PaperCertificate::read(&certificate).with_context(unusable)?;
    Ok(DocumentKeys::new(&key, &earlier(secrets)?)?.with_certificate(certificate))
}

/// The keys by which documents of this installation are verified; `None` where it has none yet.
///
/// # Errors
/// Where they cannot be read.
pub(crate) fn known(secrets: &Secrets) -> Result<Option<DocumentKeys>> {
    let Some(key) = secrets.known(KEY_SETTING, KEY)? else { return Ok(None) };
    DocumentKeys::new(&key, &earlier(secrets)?).map(Some)
}

/// The certificate by which readers show who signed; `None` where there is none yet.
///
/// # Errors
/// Where it cannot be read or used.
pub(crate) fn certificate(secrets: &Secrets) -> Result<Option<PaperCertificate>> {
    let known = secrets.known(CERTIFICATE_SETTING, CERTIFICATE)?;
    known.map(|pem| PaperCertificate::read(&pem).with_context(unusable)).transpose()
}

/// Gives documents another key from the next start on, and another certificate where it is of our own
/// making. What was signed before stays authentic: the public half of its key is kept among the
/// earlier ones, and its certificate is inside each paper.
///
/// # Errors
/// Where the key is the environment's, there is none yet, or the new one cannot be kept.
pub fn rotate(settings: &Settings, secrets: &Secrets) -> Result<()> {
    anyhow::ensure!(
        optional(KEY_SETTING).is_none(),
        "the key is {KEY_SETTING}: add its public half (autovisite verify --keys) to \
         {EARLIER_SETTING}, and set it to another"
    );
    let keys = known(secrets)?.context("no document was signed yet: there is no key")?;
    let is_own = certificate(secrets)?.is_none_or(|certificate| certificate.is_own());
    // The old one is believed before the new one signs: a crash in between loses nothing.
    secrets.keep(EARLIER, &keys.public().join("\n"))?;
    secrets.keep(KEY, &report::generate_key())?;
    if is_own && optional(CERTIFICATE_SETTING).is_none() {
        secrets.keep(CERTIFICATE, &own(settings)?)?;
    }
    Ok(())
}

fn own(settings: &Settings) -> Result<String> {
    let host = url::Url::parse(&settings.public_url)?;
    let host = host.host_str().context("a public origin without a name")?;
    report::generate_certificate(host, kernel::Clock::System.now())
}

/// The public halves of the keys that signed documents before.
fn earlier(secrets: &Secrets) -> Result<String> {
    Ok(secrets.known(EARLIER_SETTING, EARLIER)?.unwrap_or_default())
}

fn unusable() -> String {
    format!("{CERTIFICATE_SETTING} or {CERTIFICATE} cannot be used")
}
