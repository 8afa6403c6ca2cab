//! 2D-Doc, the sealed DataMatrix of French administrations: on the Crit’Air letter (type A0) and
//! the sale certificate (type A8), next to the registration certificate.
//!
//! A text of three parts: a header of fixed length, fields, then after a unit separator the
//! signature. A field is two characters that name it and a value, of fixed length or ended by a
//! group separator (a record separator where it was cut). The structure is verified here. The
//! signature is not: that takes the issuers' certificates, so nothing read here is proof.
//! Decisions: docs/decisions/reading.md
use chrono::{NaiveDate, TimeDelta};

mod fields;
use fields::Length;

const GROUP: char = '\u{1d}';
const RECORD: char = '\u{1e}';
const UNIT: char = '\u{1f}';
/// Days are counted from here.
const DAY_ZERO: Option<NaiveDate> = NaiveDate::from_ymd_opt(2000, 1, 1);
/// Base32 characters of a signature on the 256-bit curve.
const SIGNATURE: std::ops::RangeInclusive<usize> = 103..=104;
/// More fields than this are no letter.
const MOST_FIELDS: usize = 60;

/// A 2D-Doc whose structure is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoDDoc {
    /// 2, 3 or 4.
    pub version: u8,
    /// Who certifies the issuer, four characters: `FR03`.
    pub authority: String,
    /// Which of the issuer's certificates, four characters.
    pub certificate: String,
    /// When the document was made, where said.
    pub issued_on: Option<NaiveDate>,
    /// When it was signed, where said.
    pub signed_on: Option<NaiveDate>,
    /// `A0` for a Crit’Air letter, `A8` for a sale certificate.
    pub document_type: String,
    /// Country of the issuer, `FR` before version 4.
    pub country: String,
    /// In their order.
    pub fields: Vec<Field>,
    /// Whether a signature of the right form follows. Nobody has checked it.
    pub signature: Signature,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Two characters: `A1`.
    pub id: String,
    /// What it is, in French, where it is one we know.
    pub label: Option<&'static str>,
    /// As written.
    pub value: String,
    /// Whether it was cut to fit.
    pub cut: bool,
}

/// What follows the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// None.
    Missing,
    /// Something that is no signature.
    Malformed,
    /// One of the right form, not checked.
    NotChecked,
}

/// Why a text that begins like a 2D-Doc is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// A version that is not 2, 3 or 4.
    #[error("unknown version")]
    Version,
    /// The header is short or holds what it may not.
    #[error("broken header")]
    Header,
    /// A field is short, or longer than it may be.
    #[error("broken field")]
    Field,
}

impl TwoDDoc {
    /// Reads one; nothing where the text is not even meant to be one.
    #[must_use]
    pub fn read(text: &str) -> Option<Result<Self, Malformed>> {
        let rest = text.strip_prefix("DC")?;
        rest.get(..2).filter(|version| version.bytes().all(|digit| digit.is_ascii_digit()))?;
        Some(Self::parse(rest))
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.id == id).map(|field| field.value.as_str())
    }

    fn parse(after_mark: &str) -> Result<Self, Malformed> {
        let (body, sealed) = match after_mark.split_once(UNIT) {
            Some((body, sealed)) => (body, Some(sealed)),
            None => (after_mark, None),
        };
        let mut head = Cursor(body);
        let version = match head.take(2).ok_or(Malformed::Header)? {
            "02" => 2,
            "03" => 3,
            "04" => 4,
            _ => return Err(Malformed::Version),
        };
        let mut code = |length: usize| {
            let code = head.take(length).ok_or(Malformed::Header)?;
            let fits = code.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
            if fits { Ok(code.to_owned()) } else { Err(Malformed::Header) }
        };
        let (authority, certificate) = (code(4)?, code(4)?);
        let (issued_on, signed_on) = (day(&code(4)?)?, day(&code(4)?)?);
        let document_type = code(2)?;
        if version >= 3 {
            // The perimeter: which list of fields. All administrations use the first.
            code(2)?;
        }
        let country = if version >= 4 { code(2)? } else { "FR".to_owned() };
        let fields = read_fields(head)?;
        let signature = match sealed {
            None | Some("") => Signature::Missing,
            Some(sealed) if is_signature(sealed) => Signature::NotChecked,
            Some(_) => Signature::Malformed,
        };
        Ok(Self {
            version,
            authority,
            certificate,
            issued_on,
            signed_on,
            document_type,
            country,
            fields,
            signature,
        })
    }

    /// What kind of document it is on, in French, where it concerns vehicles.
    #[must_use]
    pub fn document_label(&self) -> Option<&'static str> {
        fields::document(&self.document_type)
    }
}

/// Text from which pieces are taken.
struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    fn take(&mut self, characters: usize) -> Option<&'a str> {
        let end = match self.0.char_indices().nth(characters) {
            Some((end, _)) => end,
            None if self.0.chars().count() == characters => self.0.len(),
            None => return None,
        };
        let (piece, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(piece)
    }
}

fn read_fields(mut rest: Cursor<'_>) -> Result<Vec<Field>, Malformed> {
    let mut fields = Vec::new();
    while !rest.0.is_empty() {
        let id = rest.take(2).ok_or(Malformed::Field)?;
        if fields.len() == MOST_FIELDS || !id.bytes().all(|c| c.is_ascii_alphanumeric()) {
            return Err(Malformed::Field);
        }
        let known = fields::of(id);
        let (value, cut) = match known.map(|field| field.length) {
            Some(Length::Exactly(length)) => {
                let value = rest.take(length).ok_or(Malformed::Field)?;
                if value.contains([GROUP, RECORD]) {
                    return Err(Malformed::Field);
                }
                // Some issuers end even these.
                rest.0 = rest.0.strip_prefix(GROUP).unwrap_or(rest.0);
                (value, false)
            }
            bounded => {
                let end = rest.0.find([GROUP, RECORD]).unwrap_or(rest.0.len());
                let (value, after) = rest.0.split_at(end);
                if let Some(Length::UpTo(most)) = bounded
                    && value.chars().count() > most
                {
                    return Err(Malformed::Field);
                }
                let cut = after.starts_with(RECORD);
                rest.0 = after.strip_prefix([GROUP, RECORD]).unwrap_or(after);
                (value, cut)
            }
        };
        let label = known.map(|field| field.label);
        fields.push(Field { id: id.to_owned(), label, value: value.to_owned(), cut });
    }
    Ok(fields)
}

/// Four hexadecimal digits: days since the beginning of 2000; `FFFF` where it is not said.
fn day(code: &str) -> Result<Option<NaiveDate>, Malformed> {
    let days = u16::from_str_radix(code, 16).map_err(|_| Malformed::Header)?;
    if days == u16::MAX {
        return Ok(None);
    }
    Ok(DAY_ZERO.and_then(|zero| zero.checked_add_signed(TimeDelta::days(i64::from(days)))))
}

fn is_signature(sealed: &str) -> bool {
    let bare = sealed.trim_end_matches('=');
    SIGNATURE.contains(&bare.len())
        && bare.bytes().all(|c| c.is_ascii_uppercase() || (b'2'..=b'7').contains(&c))
}

#[cfg(test)]
mod tests;
