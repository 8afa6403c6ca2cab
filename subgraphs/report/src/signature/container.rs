//! The CMS (RFC 5652): one signer, no content of its own, its certificates inside, and the attributes
//! that the profile asks for. Written from four things alone, so that what was read can be written anew
//! and compared: no byte of it may be another.
use super::{
    certificate::{Algorithm, PaperCertificate, fingerprint},
    x509::Certificate,
};
use anyhow::{Context, Result, bail};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};
use sha2::{Digest, Sha256};
use yasna::{ASN1Result, BERReader, DERWriter, Tag, models::ObjectIdentifier};

/// Names of things, as RFC 5652, 5035, 5754 and 5758 give them.
const DATA: &[u64] = &[1, 2, 840, 113_549, 1, 7, 1];
const SIGNED_DATA: &[u64] = &[1, 2, 840, 113_549, 1, 7, 2];
const CONTENT_TYPE: &[u64] = &[1, 2, 840, 113_549, 1, 9, 3];
const MESSAGE_DIGEST: &[u64] = &[1, 2, 840, 113_549, 1, 9, 4];
const SIGNING_CERTIFICATE_V2: &[u64] = &[1, 2, 840, 113_549, 1, 9, 16, 2, 47];
const SHA256: &[u64] = &[2, 16, 840, 1, 101, 3, 4, 2, 1];
const ECDSA_WITH_SHA256: &[u64] = &[1, 2, 840, 10045, 4, 3, 2];
const SHA256_WITH_RSA: &[u64] = &[1, 2, 840, 113_549, 1, 1, 11];

/// What a CMS of ours is made of, beside the digest that it signs.
pub(crate) struct Container {
    /// The signer's own certificate first.
    chain: Vec<Certificate>,
    algorithm: Algorithm,
    signature: Vec<u8>,
}

impl Container {
    /// Signs a digest (SHA-256).
    pub(crate) fn sign(certificate: &PaperCertificate, digest: [u8; 32]) -> Result<Self> {
        let chain = certificate.chain().to_vec();
        let own = chain.first().context("no certificate")?;
        let signature = certificate.sign(&attributes(own, digest))?;
        Ok(Self { chain, algorithm: certificate.algorithm(), signature })
    }

    /// Reads one; what stands after it is not looked at.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let whole = length(bytes).and_then(|length| bytes.get(..length)).context("no CMS")?;
        let Parts { certificates, issuer, serial, algorithm, signature } =
            yasna::parse_der(whole, parts).context("not a CMS of ours")?;
        let mut chain = Vec::new();
        for der in certificates {
            let certificate = Certificate::read(&der)?;
            let is_own = certificate.serial == serial && certificate.issuer == issuer;
            chain.insert(if is_own { 0 } else { chain.len() }, certificate);
        }
        let algorithm = match algorithm.components().as_slice() {
            ECDSA_WITH_SHA256 => Algorithm::Ecdsa,
            SHA256_WITH_RSA => Algorithm::Rsa,
            _ => bail!("signed in a way that we do not sign in"),
        };
        Ok(Self { chain, algorithm, signature })
    }

    /// Whether the key of its certificate signed this digest.
    pub(crate) fn signs(&self, digest: [u8; 32]) -> bool {
        let algorithm: &'static dyn VerificationAlgorithm = match self.algorithm {
            Algorithm::Ecdsa => &ECDSA_P256_SHA256_ASN1,
            Algorithm::Rsa => &RSA_PKCS1_2048_8192_SHA256,
        };
        self.chain.first().is_some_and(|own| {
            let key = UnparsedPublicKey::new(algorithm, &own.public);
            key.verify(&attributes(own, digest), &self.signature).is_ok()
        })
    }

    /// What stands for its certificates in the seal over a paper.
    pub(crate) fn fingerprint(&self) -> [u8; 32] {
        fingerprint(&self.chain)
    }

    /// In whose name it signs: the common name of its certificate.
    pub(crate) fn signer(&self) -> Result<String> {
        let own = self.chain.first().context("no certificate")?;
        own.name().context("a certificate without a name")
    }

    /// The bytes of it, over that digest.
    pub(crate) fn write(&self, digest: [u8; 32]) -> Result<Vec<u8>> {
        let own = self.chain.first().context("no certificate")?;
        let attributes = attributes(own, digest);
        Ok(yasna::construct_der(|writer| {
            writer.write_sequence(|writer| {
                oid(writer.next(), SIGNED_DATA);
                writer.next().write_tagged(Tag::context(0), |writer| {
                    self.signed_data(writer, own, &attributes);
                });
            });
        }))
    }

    fn signed_data(&self, writer: DERWriter<'_>, own: &Certificate, attributes: &[u8]) {
        writer.write_sequence(|writer| {
            writer.next().write_u8(1);
            writer.next().write_set_of(|writer| sha256(writer.next()));
            // Detached: what is signed stands elsewhere.
            writer.next().write_sequence(|writer| oid(writer.next(), DATA));
            writer.next().write_tagged_implicit(Tag::context(0), |writer| {
                writer.write_set_of(|writer| {
                    self.chain.iter().for_each(|one| writer.next().write_der(&one.der));
                });
            });
            writer.next().write_set_of(|writer| {
                self.signer_info(writer.next(), own, attributes);
            });
        });
    }

    fn signer_info(&self, writer: DERWriter<'_>, own: &Certificate, attributes: &[u8]) {
        writer.write_sequence(|writer| {
            writer.next().write_u8(1);
            writer.next().write_sequence(|writer| {
                writer.next().write_der(&own.issuer);
                writer.next().write_der(&own.serial);
            });
            sha256(writer.next());
            // The same bytes that are signed, but for what they begin with.
            let mut tagged = attributes.to_vec();
            tagged[0] = 0xa0;
            writer.next().write_der(&tagged);
            writer.next().write_sequence(|writer| match self.algorithm {
                Algorithm::Ecdsa => oid(writer.next(), ECDSA_WITH_SHA256),
                Algorithm::Rsa => {
                    oid(writer.next(), SHA256_WITH_RSA);
                    writer.next().write_null();
                }
            });
            writer.next().write_bytes(&self.signature);
        });
    }
}

/// What is signed (DER): what kind of thing it is, its digest, and by which certificate. The moment
/// stands in the field, as the profile has it.
fn attributes(own: &Certificate, digest: [u8; 32]) -> Vec<u8> {
    let hash = Sha256::digest(&own.der);
    let attribute = |writer: DERWriter<'_>, name, value: &dyn Fn(DERWriter<'_>)| {
        writer.write_sequence(|writer| {
            oid(writer.next(), name);
            writer.next().write_set_of(|writer| value(writer.next()));
        });
    };
    yasna::construct_der(|writer| {
        writer.write_set_of(|writer| {
            attribute(writer.next(), CONTENT_TYPE, &|writer| oid(writer, DATA));
            attribute(writer.next(), MESSAGE_DIGEST, &|writer| writer.write_bytes(&digest));
            // SigningCertificateV2 of one ESSCertIDv2 with its hash alone: SHA-256 is its default.
            attribute(writer.next(), SIGNING_CERTIFICATE_V2, &|writer| {
                writer.write_sequence(|writer| {
                    writer.next().write_sequence(|writer| {
                        writer.next().write_sequence(|writer| writer.next().write_bytes(&hash));
                    });
                });
            });
        });
    })
}

fn oid(writer: DERWriter<'_>, name: &[u64]) {
    writer.write_oid(&ObjectIdentifier::from_slice(name));
}

fn sha256(writer: DERWriter<'_>) {
    writer.write_sequence(|writer| oid(writer.next(), SHA256));
}

/// What was found in a CMS.
struct Parts {
    certificates: Vec<Vec<u8>>,
    issuer: Vec<u8>,
    serial: Vec<u8>,
    algorithm: ObjectIdentifier,
    signature: Vec<u8>,
}

fn parts(reader: BERReader<'_, '_>) -> ASN1Result<Parts> {
    reader.read_sequence(|reader| {
        reader.next().read_oid()?;
        reader.next().read_tagged(Tag::context(0), |reader| {
            reader.read_sequence(|reader| {
                // Version, algorithms and what is not inside: compared when it is written anew.
                for _ in 0..3 {
                    reader.next().read_der()?;
                }
                let certificates =
                    reader.next().read_tagged_implicit(Tag::context(0), |reader| {
                        reader.collect_set_of(|reader| reader.read_der())
                    })?;
                let mut signers = reader.next().collect_set_of(|reader| {
                    reader.read_sequence(|reader| {
                        reader.next().read_der()?;
                        let (issuer, serial) = reader.next().read_sequence(|reader| {
                            Ok((reader.next().read_der()?, reader.next().read_der()?))
                        })?;
                        reader.next().read_der()?;
                        reader.next().read_der()?;
                        let algorithm = reader.next().read_sequence(|reader| {
                            let name = reader.next().read_oid()?;
                            reader.read_optional(|reader| reader.read_der())?;
                            Ok(name)
                        })?;
                        Ok((issuer, serial, algorithm, reader.next().read_bytes()?))
                    })
                })?;
                let one = signers.pop().filter(|_| signers.is_empty());
                let invalid = yasna::ASN1Error::new(yasna::ASN1ErrorKind::Invalid);
                let (issuer, serial, algorithm, signature) = one.ok_or(invalid)?;
                Ok(Parts { certificates, issuer, serial, algorithm, signature })
            })
        })
    })
}

/// How long a DER value is that begins here, as its second byte and those after say it.
fn length(bytes: &[u8]) -> Option<usize> {
    let first = usize::from(*bytes.get(1)?);
    if first < 0x80 {
        return Some(2 + first);
    }
    let digits = bytes.get(2..2 + (first & 0x7f)).filter(|digits| digits.len() <= 4)?;
    let length = digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit));
    Some(2 + digits.len() + length)
}
