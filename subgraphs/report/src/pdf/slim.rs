//! Of each font a document carries the letters that it prints, and no others.
use anyhow::{Context, Result};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, content::Operation};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// The glyphs printed in each font, by its name on the pages.
type Printed = BTreeMap<Vec<u8>, BTreeSet<u16>>;

/// Cuts the fonts down, and leaves out those in which nothing is printed.
pub(super) fn slim(document: &mut Document) -> Result<()> {
    let printed = printed(document)?;
    for (id, name) in fonts(document) {
        match printed.get(&name) {
            Some(glyphs) => cut(document, id, glyphs)?,
            None => leave_out(document, &name),
        }
    }
    document.prune_objects();
    Ok(())
}

fn printed(document: &Document) -> Result<Printed> {
    let mut printed = Printed::new();
    for page in document.get_pages().into_values() {
        let mut font = Vec::new();
        let content = document.get_and_decode_page_content(page).context("a page of ours")?;
        for Operation { operator, operands } in content.operations {
            match operator.as_str() {
                "Tf" => {
                    font = operands
                        .first()
                        .map(Object::as_name)
                        .transpose()?
                        .unwrap_or_default()
                        .to_vec()
                }
                "Tj" | "TJ" => {
                    let glyphs = printed.entry(font.clone()).or_default();
                    operands.iter().for_each(|operand| note(operand, glyphs));
                }
                _ => {}
            }
        }
    }
    Ok(printed)
}

fn note(operand: &Object, glyphs: &mut BTreeSet<u16>) {
    match operand {
        Object::String(bytes, _) => {
            let pairs = bytes.chunks_exact(2);
            glyphs.extend(pairs.map(|pair| u16::from_be_bytes([pair[0], pair[1]])));
        }
        Object::Array(parts) => parts.iter().for_each(|part| note(part, glyphs)),
        _ => {}
    }
}

/// Fonts of two-byte glyphs; `printpdf` gives them the same name on the pages as in themselves.
fn fonts(document: &Document) -> Vec<(ObjectId, Vec<u8>)> {
    let named = |(id, object): (&ObjectId, &Object)| {
        let font = object.as_dict().ok()?;
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).ok()? == b"Type0";
        let name = font.get(b"BaseFont").and_then(Object::as_name).ok()?;
        is_composite.then(|| (*id, name.to_vec()))
    };
    document.objects.iter().filter_map(named).collect()
}

fn cut(document: &mut Document, font: ObjectId, glyphs: &BTreeSet<u16>) -> Result<()> {
    let composite = document.get_object(font).and_then(Object::as_dict)?;
    let unicode = composite.get(b"ToUnicode").and_then(Object::as_reference)?;
    let inner = composite.get(b"DescendantFonts").and_then(Object::as_array)?;
    let inner = inner.first().context("a font without glyphs")?.as_dict()?;
    let descriptor = inner.get(b"FontDescriptor").and_then(Object::as_reference)?;
    let widths = widths_of(inner.get(b"W").and_then(Object::as_array)?, glyphs);
    let file = document.get_object(descriptor).and_then(Object::as_dict)?;
    let file = file.get(b"FontFile2").and_then(Object::as_reference)?;

    let mut kept = GlyphRemapper::new();
    let highest = usize::from(glyphs.last().copied().unwrap_or_default());
    // Where each glyph of the pages is in the font as it is cut.
    let mut places = vec![0_u8; 2 * (highest + 1)];
    for glyph in glyphs {
        let at = 2 * usize::from(*glyph);
        places[at..at + 2].copy_from_slice(&kept.remap(*glyph).to_be_bytes());
    }
    let whole = plain(document, file)?;
    let small = subsetter::subset(&whole, 0, &kept).context("a font that cannot be cut")?;
    let spoken = spoken_of(&plain(document, unicode)?, glyphs);

    let length = i64::try_from(small.len())?;
    let head = Dictionary::from_iter([("Length1", Object::Integer(length))]);
    document.objects.insert(file, Object::Stream(Stream::new(head, small)));
    document.objects.insert(unicode, Object::Stream(Stream::new(Dictionary::new(), spoken)));
    let places = document.add_object(Stream::new(Dictionary::new(), places));
    let composite = document.get_object_mut(font).and_then(Object::as_dict_mut)?;
    let inner = composite.get_mut(b"DescendantFonts").and_then(Object::as_array_mut)?;
    let inner = inner.first_mut().context("a font without glyphs")?.as_dict_mut()?;
    inner.set("W", widths);
    inner.set("CIDToGIDMap", places);
    Ok(())
}

fn plain(document: &Document, stream: ObjectId) -> Result<Vec<u8>> {
    let stream = document.get_object(stream).and_then(Object::as_stream)?;
    // What is not compressed says so by an error.
    Ok(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()))
}

/// The widths of these glyphs, of a list of « first, [widths] ».
fn widths_of(all: &[Object], glyphs: &BTreeSet<u16>) -> Vec<Object> {
    let mut kept = Vec::new();
    for run in all.chunks_exact(2) {
        let (Ok(first), Ok(widths)) = (run[0].as_i64(), run[1].as_array()) else { continue };
        for (glyph, width) in (first..).zip(widths) {
            if u16::try_from(glyph).is_ok_and(|glyph| glyphs.contains(&glyph)) {
                kept.push(Object::Integer(glyph));
                kept.push(Object::Array(vec![width.clone()]));
            }
        }
    }
    kept
}

/// What these glyphs say, as readers ask for it when text is searched or copied.
fn spoken_of(all: &[u8], glyphs: &BTreeSet<u16>) -> Vec<u8> {
    let all = String::from_utf8_lossy(all);
    let entries: Vec<&str> = all
        .lines()
        .map(str::trim)
        .filter(|line| {
            let glyph = line.strip_prefix('<').and_then(|rest| rest.split_once("> <"));
            let glyph = glyph.and_then(|(glyph, _)| u16::from_str_radix(glyph, 16).ok());
            glyph.is_some_and(|glyph| glyphs.contains(&glyph))
        })
        .collect();
    let mut table = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
                     /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
                     /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
                     1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
    // A block holds at most a hundred.
    for block in entries.chunks(100) {
        let lines = block.join("\n");
        table.push_str(&format!("{} beginbfchar\n{lines}\nendbfchar\n", block.len()));
    }
    table.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    table.into_bytes()
}

/// Takes a font off the pages' lists.
fn leave_out(document: &mut Document, name: &[u8]) {
    let name = String::from_utf8_lossy(name).into_owned();
    for object in document.objects.values_mut() {
        if let Ok(dict) = object.as_dict_mut() {
            let is_list = matches!(dict.get(name.as_bytes()), Ok(Object::Reference(_)));
            if is_list {
                dict.remove(name.as_bytes());
            }
            if let Ok(fonts) = dict.get_mut(b"Font").and_then(Object::as_dict_mut) {
                fonts.remove(name.as_bytes());
            }
            if let Ok(resources) = dict.get_mut(b"Resources").and_then(Object::as_dict_mut)
                && let Ok(fonts) = resources.get_mut(b"Font").and_then(Object::as_dict_mut)
            {
                fonts.remove(name.as_bytes());
            }
        }
    }
}
