//! Who signs: a private key with its certificate, and those of the authorities above it.
use super::x509::Certificate;
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Datelike, Utc};
use rcgen::{
    CertificateParams, DnType, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256,
    SigningKey,
};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// How many years a certificate holds that an installation makes for itself: papers are kept long,
/// and readers ask whether it held when they look.
const OWN_YEARS: i32 = 30;

/// What a CMS has beside certificates: attributes, names, and the signature of an RSA key of 4,096 bits.
const BESIDE: usize = 1_400;

/// What kind of signature a key makes, over SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Ecdsa,
    Rsa,
}

/// A private key with its certificate, which goes into every paper it signs.
#[derive(Clone)]
pub struct PaperCertificate {
    key: Arc<KeyPair>,
    /// The key's own first, then its authorities'.
    chain: Vec<Certificate>,
}

/// A new key (P-256) and a certificate that it signed itself, PEM: readers show that nothing was
/// changed, and by whose name, and that no authority vouches for it. `host` is the public origin's.
///
/// # Errors
/// Where a name cannot be written in a certificate.
pub fn generate(host: &str, now: DateTime<Utc>) -> Result<String> {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let mut params = CertificateParams::default();
    for (kind, value) in [
        (DnType::CountryName, "FR"),
        (DnType::OrganizationName, "Auto Visite Tech"),
        (DnType::CommonName, &format!("Auto Visite Tech ({host})")),
    ] {
        params.distinguished_name.push(kind, value);
    }
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    let month = u8::try_from(now.month())?;
    // The first of the month: a day that every year has.
    params.not_before = rcgen::date_time_ymd(now.year(), month, 1);
    params.not_after = rcgen::date_time_ymd(now.year() + OWN_YEARS, month, 1);
    let certificate = params.self_signed(&key)?;
    Ok(format!("{}{}", key.serialize_pem(), certificate.pem()))
}

impl PaperCertificate {
    /// From PEM: a private key (PKCS#8; ECDSA P-256, or RSA of 2048 bits or more), its certificate, and
    /// those of the authorities above it, in any order of the two.
    ///
    /// # Errors
    /// Where one of them is missing or of another kind, or the certificate is another key's.
    pub fn read(text: &str) -> Result<Self> {
        let blocks = pem::parse_many(text).context("the certificate is no PEM")?;
        let key = blocks.iter().find(|block| block.tag() == "PRIVATE KEY");
        let key = pem::encode(key.context("no private key (PKCS#8, PEM)")?);
        let key = KeyPair::from_pem(&key).context("the private key is not readable")?;
        let known = [&PKCS_ECDSA_P256_SHA256, &PKCS_RSA_SHA256];
        ensure!(
            known.iter().any(|known| key.is_compatible(known)),
            "the key is neither ECDSA P-256 nor RSA"
        );
        let mut chain = blocks
            .iter()
            .filter(|block| block.tag() == "CERTIFICATE")
            .map(|block| Certificate::read(block.contents()))
            .collect::<Result<Vec<_>>>()?;
        let own = chain.first().context("no certificate (PEM)")?;
        ensure!(own.public == key.public_key_raw(), "the first certificate is not of this key");
        // In the order in which a CMS has them, so that whoever reads one has the same.
        chain[1..].sort_by(|a, b| a.der.cmp(&b.der));
        Ok(Self { key: Arc::new(key), chain })
    }

    /// The last moment in which it holds.
    pub fn ends_at(&self) -> Option<DateTime<Utc>> {
        self.chain.first().map(|own| own.ends_at)
    }

    /// Whether it vouches for itself, as one of our own making does.
    pub fn is_own(&self) -> bool {
        self.chain.first().is_some_and(|own| own.issuer == own.subject)
    }

    /// How many bytes a CMS with it takes at most.
    pub(crate) fn room(&self) -> usize {
        BESIDE + self.chain.iter().map(|certificate| certificate.der.len()).sum::<usize>()
    }

    /// What stands for these certificates in the seal over a paper.
    pub(crate) fn fingerprint(&self) -> [u8; 32] {
        fingerprint(&self.chain)
    }

    pub(super) fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    pub(super) fn algorithm(&self) -> Algorithm {
        if self.key.is_compatible(&PKCS_RSA_SHA256) { Algorithm::Rsa } else { Algorithm::Ecdsa }
    }

    pub(super) fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        Ok(self.key.sign(bytes)?)
    }
}

/// SHA-256 over certificates, one after another.
pub(super) fn fingerprint(chain: &[Certificate]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for certificate in chain {
        digest.update(&certificate.der);
    }
    digest.finalize().into()
}
