//! The place of the signature in the file: a field that nobody sees, a dictionary with the range of
//! bytes that is signed, and room for the seal and for the CMS. What is written into that room later
//! takes no byte's place but its own.
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, StringFormat};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// The seal, in our own entry of the dictionary: readers skip what they do not know.
const SEAL: &[u8] = b"/AutoVisiteSeal(";
/// How long a seal is, in bytes.
const SEAL_LENGTH: usize = 113;
const CONTENTS: &[u8] = b"/Contents<";
/// Each number of the range takes so many digits until it is known.
const DIGITS: usize = 10;
const UNKNOWN: i64 = 1_000_000_000;
const RANGE: &[u8] = b"/ByteRange[0 1000000000 1000000000 1000000000]";

/// A paper with room for its signature.
pub(crate) struct Unsigned {
    bytes: Vec<u8>,
    places: Places,
}

/// A paper as somebody holds it, with what stands in the places.
pub(crate) struct Signed<'a> {
    bytes: &'a [u8],
    places: Places,
}

struct Places {
    seal: Range<usize>,
    /// Of hexadecimal digits, without their brackets.
    contents: Range<usize>,
}

impl Places {
    /// The last of each: they were put in last.
    fn find(bytes: &[u8]) -> Option<Self> {
        let seal = last(bytes, SEAL)?.end;
        let seal = seal..seal.checked_add(SEAL_LENGTH)?;
        let from = last(bytes, CONTENTS)?.end;
        let length = bytes.get(from..)?.iter().position(|byte| *byte == b'>')?;
        let is_ours = bytes.get(seal.end) == Some(&b')') && seal.end < from;
        is_ours.then_some(Self { seal, contents: from..from + length })
    }

    /// Where the CMS signs, as the file says it: from the beginning to the bracket, and from behind the
    /// other one to the end.
    fn range(&self, length: usize) -> [usize; 4] {
        let (open, close) = (self.contents.start - 1, self.contents.end + 1);
        [0, open, close, length - close]
    }

    /// SHA-256 over what the CMS signs.
    fn signed(&self, bytes: &[u8]) -> [u8; 32] {
        let [_, open, close, _] = self.range(bytes.len());
        Sha256::new().chain_update(&bytes[..open]).chain_update(&bytes[close..]).finalize().into()
    }

    /// SHA-256 over what the seal is about: the same without the seal itself.
    fn sealed(&self, bytes: &[u8]) -> [u8; 32] {
        let [_, open, close, _] = self.range(bytes.len());
        Sha256::new()
            .chain_update(&bytes[..self.seal.start])
            .chain_update(&bytes[self.seal.end..open])
            .chain_update(&bytes[close..])
            .finalize()
            .into()
    }
}

impl Unsigned {
    /// Makes room in a printed paper for a CMS of up to so many bytes, dated by `now`.
    pub(crate) fn prepare(paper: &[u8], room: usize, now: DateTime<Utc>) -> Result<Self> {
        let mut document = Document::load_mem(paper).context("our own PDF is not readable")?;
        put_field(&mut document, room, now)?;
        let mut bytes = Vec::new();
        document.save_to(&mut bytes)?;
        let places = Places::find(&bytes).context("the places of a signature are not there")?;
        let at = last(&bytes, RANGE).context("the range of a signature is not there")?;
        let [from, open, close, rest] = places.range(bytes.len());
        let range = format!("/ByteRange[{from} {open} {close} {rest}");
        ensure!(range.len() < at.len(), "a paper of more than a thousand million bytes");
        // Blanks at its end, so that nothing moves.
        let range = format!("{range:<width$}]", width = at.len() - 1);
        bytes[at].copy_from_slice(range.as_bytes());
        Ok(Self { bytes, places })
    }

    /// SHA-256 over what the seal is about.
    pub(crate) fn to_seal(&self) -> [u8; 32] {
        self.places.sealed(&self.bytes)
    }

    /// Puts the seal in, and answers SHA-256 over what the CMS is to sign.
    pub(crate) fn seal(&mut self, seal: &str) -> Result<[u8; 32]> {
        ensure!(seal.len() == SEAL_LENGTH, "a seal of another length");
        self.bytes[self.places.seal.clone()].copy_from_slice(seal.as_bytes());
        Ok(self.places.signed(&self.bytes))
    }

    /// Puts the CMS in: the whole file.
    pub(crate) fn sign(mut self, cms: &[u8]) -> Result<Vec<u8>> {
        let room = self.places.contents.clone();
        let written = padded(cms, room.len()).context("no room for the signature")?;
        self.bytes[room].copy_from_slice(&written);
        Ok(self.bytes)
    }
}

impl<'a> Signed<'a> {
    /// Finds the places; `None` where there are none.
    pub(crate) fn find(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { bytes, places: Places::find(bytes)? })
    }

    /// The seal.
    pub(crate) fn seal(&self) -> &[u8] {
        &self.bytes[self.places.seal.clone()]
    }

    /// SHA-256 over what the seal is about.
    pub(crate) fn sealed(&self) -> [u8; 32] {
        self.places.sealed(self.bytes)
    }

    /// SHA-256 over what the CMS signs.
    pub(crate) fn signed(&self) -> [u8; 32] {
        self.places.signed(self.bytes)
    }

    /// The CMS, and the zeros behind it.
    pub(crate) fn cms(&self) -> Option<Vec<u8>> {
        let digits = &self.bytes[self.places.contents.clone()];
        let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
        digits.chunks(2).map(byte).collect()
    }

    /// Whether these bytes, and nothing else, fill the room.
    pub(crate) fn holds(&self, cms: &[u8]) -> bool {
        let room = self.places.contents.clone();
        padded(cms, room.len()).is_some_and(|written| self.bytes[room] == written)
    }
}

/// Hexadecimal with zeros behind.
fn padded(cms: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut digits: Vec<u8> =
        cms.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect();
    (digits.len() <= length).then(|| {
        digits.resize(length, b'0');
        digits
    })
}

fn last(bytes: &[u8], sought: &[u8]) -> Option<Range<usize>> {
    let at = bytes.windows(sought.len()).rposition(|window| window == sought)?;
    Some(at..at + sought.len())
}

/// The field on the first page, without a picture; readers list it beside the page. It says that nothing
/// may be added either (DocMDP, level 1).
fn put_field(document: &mut Document, room: usize, now: DateTime<Utc>) -> Result<()> {
    let name = |text: &str| Object::Name(text.as_bytes().to_vec());
    let text = |text: String| Object::String(text.into_bytes(), StringFormat::Literal);
    let page = document.page_iter().next().context("a paper without a page")?;

    let parameters = [("Type", name("TransformParams")), ("P", 1.into()), ("V", name("1.2"))];
    let reference = [
        ("Type", name("SigRef")),
        ("TransformMethod", name("DocMDP")),
        ("TransformParams", Dictionary::from_iter(parameters).into()),
    ];
    let unknown = || Object::Integer(UNKNOWN);
    debug_assert_eq!(UNKNOWN.to_string().len(), DIGITS);
    let signature = [
        ("Type", name("Sig")),
        ("Filter", name("Adobe.PPKLite")),
        ("SubFilter", name("ETSI.CAdES.detached")),
        ("M", text(now.format("D:%Y%m%d%H%M%SZ").to_string())),
        ("Reference", vec![Dictionary::from_iter(reference).into()].into()),
        ("ByteRange", vec![0.into(), unknown(), unknown(), unknown()].into()),
        ("AutoVisiteSeal", text(" ".repeat(SEAL_LENGTH))),
        ("Contents", Object::String(vec![0; room], StringFormat::Hexadecimal)),
    ];
    let field = [
        ("Type", name("Annot")),
        ("Subtype", name("Widget")),
        ("FT", name("Sig")),
        ("T", text("Signature".to_owned())),
        // Printed, and locked.
        ("F", 132.into()),
        ("Rect", vec![0.into(), 0.into(), 0.into(), 0.into()].into()),
        ("P", page.into()),
    ];
    let mut field = Dictionary::from_iter(field);
    let at = document.new_object_id();
    let signed_by = document.add_object(Dictionary::from_iter(signature));
    field.set("V", signed_by);
    document.objects.insert(at, field.into());

    let page = document.get_object_mut(page).and_then(Object::as_dict_mut)?;
    page.set("Annots", vec![at.into()]);
    let root = document.trailer.get(b"Root").and_then(Object::as_reference)?;
    let catalogue = document.get_object_mut(root).and_then(Object::as_dict_mut)?;
    // Signatures exist, and nothing may be written anew (only added, which the level above forbids).
    let form = [("Fields", vec![at.into()].into()), ("SigFlags", 3.into())];
    catalogue.set("AcroForm", Dictionary::from_iter(form));
    catalogue.set("Perms", Dictionary::from_iter([("DocMDP", Object::Reference(signed_by))]));
    // Signatures of this kind are of this version at least.
    document.version = "1.7".to_owned();
    Ok(())
}
