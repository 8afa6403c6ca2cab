//! A file inside a paper, as Factur-X asks for it: an associated file of the document, under its name,
//! and metadata that say what it is.
//!
//! What PDF/A-3 asks beside is not all there (no output intent, nobody validated the whole), so the
//! paper does not call itself one.
//! Decisions: docs/decisions/money.md
use super::facturx;
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat};

/// What the metadata say of the paper.
pub(super) struct Described<'a> {
    pub(super) title: &'a str,
    pub(super) author: &'a str,
    pub(super) made_at: DateTime<Utc>,
}

/// Puts the invoice for machines into the paper. After its streams were compressed: metadata are read
/// by programs that know nothing of the rest.
pub(super) fn attach(document: &mut Document, xml: &str, described: &Described<'_>) -> Result<()> {
    let name = || Object::String(facturx::FILE.as_bytes().to_vec(), StringFormat::Literal);
    let bytes = xml.as_bytes().to_vec();
    let written = described.made_at.format("D:%Y%m%d%H%M%SZ").to_string();
    let written = Object::String(written.into_bytes(), StringFormat::Literal);
    let mut file = Dictionary::new();
    file.set("Type", Object::Name(b"EmbeddedFile".to_vec()));
    file.set("Subtype", Object::Name(b"text/xml".to_vec()));
    let size = Object::Integer(i64::try_from(bytes.len())?);
    file.set("Params", Dictionary::from_iter([("Size", size), ("ModDate", written)]));
    let mut file = Stream::new(file, bytes);
    file.compress()?;
    let file = document.add_object(file);

    let mut spec = Dictionary::new();
    spec.set("Type", Object::Name(b"Filespec".to_vec()));
    spec.set("F", name());
    spec.set("UF", name());
    spec.set("Desc", Object::string_literal("Factur-X"));
    // The same invoice, for machines.
    spec.set("AFRelationship", Object::Name(b"Alternative".to_vec()));
    let places = [("F", Object::Reference(file)), ("UF", Object::Reference(file))];
    spec.set("EF", Dictionary::from_iter(places));
    let spec = document.add_object(spec);

    let mut metadata = Dictionary::new();
    metadata.set("Type", Object::Name(b"Metadata".to_vec()));
    metadata.set("Subtype", Object::Name(b"XML".to_vec()));
    let metadata = Stream::new(metadata, xmp(described).into_bytes()).with_compression(false);
    let metadata = document.add_object(metadata);

    let root = document.trailer.get(b"Root").and_then(Object::as_reference)?;
    let catalogue = document.get_object_mut(root).and_then(Object::as_dict_mut);
    let catalogue = catalogue.context("a paper without a catalogue")?;
    catalogue.set("AF", Object::Array(vec![Object::Reference(spec)]));
    let named = Object::Array(vec![name(), Object::Reference(spec)]);
    let files = Dictionary::from_iter([("Names", named)]);
    catalogue.set("Names", Dictionary::from_iter([("EmbeddedFiles", Object::Dictionary(files))]));
    catalogue.set("Metadata", Object::Reference(metadata));
    // Associated files are of this version.
    document.version = "1.7".to_owned();
    Ok(())
}

/// Title, author and date, and what is attached; the properties of Factur-X with the description that
/// PDF/A asks of whoever brings properties of their own.
fn xmp(described: &Described<'_>) -> String {
    let (title, author) = (facturx::escaped(described.title), facturx::escaped(described.author));
    let made = described.made_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let properties = [
        ("DocumentFileName", "name of the embedded XML invoice file", facturx::FILE),
        ("DocumentType", "INVOICE", "INVOICE"),
        ("Version", "version of the XML data", "1.0"),
        ("ConformanceLevel", "profile of the XML data", facturx::PROFILE),
    ];
    let described: String = properties
        .iter()
        .map(|(name, what, _)| {
            format!(
                "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
                 <pdfaProperty:valueType>Text</pdfaProperty:valueType>\
                 <pdfaProperty:category>external</pdfaProperty:category>\
                 <pdfaProperty:description>{what}</pdfaProperty:description></rdf:li>"
            )
        })
        .collect();
    let values: String = properties
        .iter()
        .map(|(name, _, value)| format!("<fx:{name}>{value}</fx:{name}>"))
        .collect();
    let space = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
         <xmp:CreateDate>{made}</xmp:CreateDate></rdf:Description>\n\
         <rdf:Description rdf:about=\"\" xmlns:fx=\"{space}\">{values}</rdf:Description>\n\
         <rdf:Description rdf:about=\"\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>\
         <rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>Factur-X PDFA Extension Schema\
         </pdfaSchema:schema><pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{described}</rdf:Seq>\
         </pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n\
         </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}
