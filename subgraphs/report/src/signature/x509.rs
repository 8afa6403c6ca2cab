//! What a signature needs of a certificate (RFC 5280), as it is written there: nothing is checked but its
//! form.
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDateTime, Utc};
use yasna::{ASN1Result, BERReaderSeq, Tag, models::ObjectIdentifier, tags::TAG_UTCTIME};

/// A certificate and its parts, each as DER where nothing else is said.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Certificate {
    pub(super) der: Vec<u8>,
    pub(super) serial: Vec<u8>,
    pub(super) issuer: Vec<u8>,
    pub(super) subject: Vec<u8>,
    /// The public key's bits.
    pub(super) public: Vec<u8>,
    /// The last moment in which it holds.
    pub(super) ends_at: DateTime<Utc>,
}

impl Certificate {
    /// Reads one.
    pub(super) fn read(der: &[u8]) -> Result<Self> {
        let (parts, ends_at) = yasna::parse_der(der, |reader| {
            reader.read_sequence(|reader| {
                let read = reader.next().read_sequence(body)?;
                rest(reader)?;
                Ok(read)
            })
        })
        .context("not a certificate")?;
        let [serial, issuer, subject, public] = parts;
        let ends_at = moment(&ends_at).context("a certificate without an end")?;
        Ok(Self { der: der.to_vec(), serial, issuer, subject, public, ends_at })
    }

    /// The common name of its subject.
    pub(super) fn name(&self) -> Option<String> {
        let named = ObjectIdentifier::from_slice(&[2, 5, 4, 3]);
        let mut name = None;
        yasna::parse_der(&self.subject, |reader| {
            reader.read_sequence_of(|reader| {
                reader.read_set_of(|reader| {
                    reader.read_sequence(|reader| {
                        let kind = reader.next().read_oid()?;
                        let value = reader.next().read_tagged_der()?;
                        if kind == named {
                            name = Some(String::from_utf8_lossy(value.value()).into_owned());
                        }
                        Ok(())
                    })
                })
            })
        })
        .ok()?;
        name
    }
}

/// Serial number, issuer, subject and public key; and the end with its kind.
type Body = ([Vec<u8>; 4], (Tag, Vec<u8>));

fn body(reader: &mut BERReaderSeq<'_, '_>) -> ASN1Result<Body> {
    reader
        .read_optional(|reader| reader.read_tagged(Tag::context(0), |reader| reader.read_der()))?;
    let serial = reader.next().read_der()?;
    // How it was signed.
    reader.next().read_der()?;
    let issuer = reader.next().read_der()?;
    let end = reader.next().read_sequence(|reader| {
        reader.next().read_der()?;
        let end = reader.next().read_tagged_der()?;
        Ok((end.tag(), end.value().to_vec()))
    })?;
    let subject = reader.next().read_der()?;
    let public = reader.next().read_sequence(|reader| {
        reader.next().read_der()?;
        Ok(reader.next().read_bitvec_bytes()?.0)
    })?;
    rest(reader)?;
    Ok(([serial, issuer, subject, public], end))
}

/// What else a sequence holds is not looked at.
fn rest(reader: &mut BERReaderSeq<'_, '_>) -> ASN1Result<()> {
    while reader.read_optional(|reader| reader.read_der())?.is_some() {}
    Ok(())
}

fn moment((tag, text): &(Tag, Vec<u8>)) -> Option<DateTime<Utc>> {
    let form = if *tag == TAG_UTCTIME { "%y%m%d%H%M%SZ" } else { "%Y%m%d%H%M%SZ" };
    let read = NaiveDateTime::parse_from_str(str::from_utf8(text).ok()?, form);
    read.ok().map(|moment| moment.and_utc())
}
