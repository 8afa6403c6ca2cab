//! Reads a PDF back, as a search engine and a telephone's camera do.
use lopdf::{Document, Object, content::Operation};
use rxing::BarcodeFormat;
use std::collections::BTreeMap;

type Alphabet = BTreeMap<u16, char>;

/// The text of each page, in the order it was printed.
pub(super) fn pages(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let mut pages = Vec::new();
    // printpdf names its fonts as the pages call them.
    let alphabets: BTreeMap<Vec<u8>, Alphabet> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has(b"ToUnicode"))
        .map(|font| {
            let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap();
            (name.to_vec(), alphabet(&document, font))
        })
        .collect();
    for page in document.get_pages().into_values() {
        let mut text = String::new();
        let mut font = None;
        for operation in document.get_and_decode_page_content(page).unwrap().operations {
            let Operation { operator, operands } = operation;
            match operator.as_str() {
                "Tf" => font = alphabets.get(operands[0].as_name().unwrap()),
                "BT" => text.push(' '),
                "Tj" | "TJ" => {
                    let font = font.unwrap();
                    operands.iter().for_each(|operand| spell(operand, font, &mut text));
                }
                _ => {}
            }
        }
        pages.push(text);
    }
    pages
}

fn spell(operand: &Object, font: &Alphabet, text: &mut String) {
    match operand {
        Object::String(bytes, _) => {
            for glyph in bytes.chunks_exact(2) {
                text.push(font[&u16::from_be_bytes([glyph[0], glyph[1]])]);
            }
        }
        Object::Array(parts) => parts.iter().for_each(|part| spell(part, font, text)),
        _ => {}
    }
}

/// Which character a glyph stands for, from the font's `ToUnicode` table.
fn alphabet(document: &Document, font: &lopdf::Dictionary) -> Alphabet {
    let table = font.get(b"ToUnicode").and_then(Object::as_reference).unwrap();
    let stream = document.get_object(table).and_then(Object::as_stream).unwrap();
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    String::from_utf8_lossy(&bytes)
        .lines()
        .filter_map(|line| {
            let (glyph, character) = line.trim().strip_prefix('<')?.split_once("> <")?;
            let glyph = u16::from_str_radix(glyph, 16).ok()?;
            let code = u32::from_str_radix(character.strip_suffix('>')?, 16).ok()?;
            Some((glyph, char::from_u32(code)?))
        })
        .collect()
}

/// What the QR code holds.
pub(super) fn qr(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
        })
        .find_map(|stream| {
            let edge =
                |name: &[u8]| stream.dict.get(name).and_then(Object::as_i64).ok()?.try_into().ok();
            let (width, height): (u32, u32) = (edge(b"Width")?, edge(b"Height")?);
            // lopdf leaves alone what calls itself a picture.
            let mut plain = stream.clone();
            plain.dict.remove(b"Subtype");
            let bytes = plain.decompressed_content().unwrap_or(plain.content);
            let samples = bytes.len() / usize::try_from(width * height).ok()?;
            let luma = bytes.chunks_exact(samples.max(1)).map(|pixel| pixel[0]).collect();
            let read =
                rxing::helpers::detect_in_luma(luma, width, height, Some(BarcodeFormat::QR_CODE));
            Some(read.ok()?.getText().to_owned())
        })
        .unwrap()
}

/// The title a reader shows.
pub(super) fn title(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let info = document.get_object(info).and_then(Object::as_dict).unwrap();
    let bytes = info.get(b"Title").and_then(Object::as_str).unwrap();
    let units: Vec<u16> =
        bytes.chunks_exact(2).skip(1).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// Does every font travel with the document?
pub(super) fn fonts_are_embedded(pdf: &[u8]) -> bool {
    let document = Document::load_mem(pdf).unwrap();
    let mut descriptors = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.type_is(b"FontDescriptor"))
        .peekable();
    descriptors.peek().is_some()
        && descriptors.all(|dict| dict.has(b"FontFile2") || dict.has(b"FontFile3"))
}

/// How many fonts travel with it.
pub(super) fn count_of_fonts(pdf: &[u8]) -> usize {
    let document = Document::load_mem(pdf).unwrap();
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries.filter(|dict| dict.type_is(b"FontDescriptor")).count()
}

/// Does every piece of text begin and end on the paper? From the places where it is set and the
/// widths that the fonts say.
pub(super) fn inside_the_page(pdf: &[u8]) -> bool {
    let document = Document::load_mem(pdf).unwrap();
    let widths: BTreeMap<Vec<u8>, BTreeMap<u16, f64>> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has(b"DescendantFonts"))
        .map(|font| {
            let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap();
            let inner = font.get(b"DescendantFonts").and_then(Object::as_array).unwrap();
            let runs = inner[0].as_dict().unwrap().get(b"W").and_then(Object::as_array).unwrap();
            let mut widths = BTreeMap::new();
            for run in runs.chunks_exact(2) {
                let first = run[0].as_i64().unwrap();
                for (glyph, width) in (first..).zip(run[1].as_array().unwrap()) {
                    widths.insert(u16::try_from(glyph).unwrap(), width.as_i64().unwrap() as f64);
                }
            }
            (name.to_vec(), widths)
        })
        .collect();
    let points = |object: &Object| object.as_f64().or_else(|_| object.as_i64().map(|n| n as f64));
    let a4 = 595.3;
    document.get_pages().into_values().all(|page| {
        let (mut font, mut size, mut x) = (None, 0.0, 0.0);
        document.get_and_decode_page_content(page).unwrap().operations.iter().all(|operation| {
            let Operation { operator, operands } = operation;
            match operator.as_str() {
                "Tf" => {
                    font = widths.get(operands[0].as_name().unwrap());
                    size = points(&operands[1]).unwrap();
                }
                "Td" => x = points(&operands[0]).unwrap(),
                "Tj" | "TJ" => {
                    let mut glyphs = Vec::new();
                    operands.iter().for_each(|operand| gather(operand, &mut glyphs));
                    let thousandths: f64 = glyphs.iter().map(|glyph| font.unwrap()[glyph]).sum();
                    x += thousandths * size / 1000.0;
                    return x <= a4;
                }
                _ => {}
            }
            true
        })
    })
}

fn gather(operand: &Object, glyphs: &mut Vec<u16>) {
    match operand {
        Object::String(bytes, _) => {
            glyphs.extend(bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])));
        }
        Object::Array(parts) => parts.iter().for_each(|part| gather(part, glyphs)),
        _ => {}
    }
}

/// The file that Factur-X puts into a paper, found as a reader finds it, and the paper's metadata.
pub(super) fn factur_x(pdf: &[u8]) -> (String, String) {
    let document = Document::load_mem(pdf).unwrap();
    let at = |object: &Object| document.get_object(object.as_reference().unwrap()).unwrap().clone();
    let root = at(document.trailer.get(b"Root").unwrap());
    let catalogue = root.as_dict().unwrap();
    let associated = catalogue.get(b"AF").and_then(Object::as_array).unwrap();
    let names = catalogue.get(b"Names").and_then(Object::as_dict).unwrap();
    let files = names.get(b"EmbeddedFiles").and_then(Object::as_dict).unwrap();
    let named = files.get(b"Names").and_then(Object::as_array).unwrap();
    assert_eq!(named[0].as_str().unwrap(), b"factur-x.xml");
    let same = named[1].as_reference().unwrap() == associated[0].as_reference().unwrap();
    assert!(same, "named, and of the whole document");
    let spec = at(&associated[0]);
    let spec = spec.as_dict().unwrap();
    assert_eq!(spec.get(b"AFRelationship").and_then(Object::as_name).unwrap(), b"Alternative");
    let file = at(spec.get(b"EF").and_then(Object::as_dict).unwrap().get(b"F").unwrap());
    let file = file.as_stream().unwrap();
    let kind = file.dict.get(b"Subtype").and_then(Object::as_name).unwrap();
    assert_eq!(kind, b"text/xml");
    let bytes = file.decompressed_content().unwrap_or_else(|_| file.content.clone());
    let size = file.dict.get(b"Params").and_then(Object::as_dict).unwrap().get(b"Size").unwrap();
    assert_eq!(size.as_i64().unwrap(), i64::try_from(bytes.len()).unwrap());
    let metadata = at(catalogue.get(b"Metadata").unwrap());
    let metadata = metadata.as_stream().unwrap();
    assert!(!metadata.dict.has(b"Filter"), "read by programs that know nothing of PDF");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&bytes), text(&metadata.content))
}
