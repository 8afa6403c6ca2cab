//! How text is set: in the house's typeface, word by word in another where that lacks a letter, and
//! broken where a word is wider than its column.
//!
//! `genpdf` has one typeface for a string, and drops a word that does not fit together with all that
//! follows it. So nothing is printed but through [`Typeface`].
use super::ink::{HOUSE, INK, QUIET, Rule, broken, style};
use anyhow::Result;
use genpdf::{
    Alignment, Context, Document, Element, Mm, RenderResult,
    elements::{Break, LinearLayout, Paragraph, TableLayout},
    error::Error,
    fonts::{Font, FontData, FontFamily},
    render::Area,
    style::{Style, StyledString},
};
use kernel::printed;

/// The two typefaces of a document.
#[derive(Clone, Copy)]
pub(super) struct Typeface {
    /// Where the document's own lacks a letter.
    other: FontFamily<Font>,
}

/// A document in the house's typeface, with what it takes to set text on it.
pub(super) fn document() -> Result<(Document, Typeface)> {
    let mut document = Document::new(house()?);
    let other = document.add_font_family(other()?);
    Ok((document, Typeface { other }))
}

fn house() -> Result<FontFamily<FontData>> {
    Ok(FontFamily {
        regular: font(include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"))?,
        bold: font(include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Bold.ttf"))?,
        italic: font(include_bytes!("../../fonts/AtkinsonHyperlegibleNext-Italic.ttf"))?,
        bold_italic: font(include_bytes!("../../fonts/AtkinsonHyperlegibleNext-BoldItalic.ttf"))?,
    })
}

fn other() -> Result<FontFamily<FontData>> {
    let bold = font(include_bytes!("../../fonts/DejaVuSansCondensed-Bold.ttf"))?;
    Ok(FontFamily {
        regular: font(include_bytes!("../../fonts/DejaVuSansCondensed-Regular.ttf"))?,
        italic: font(include_bytes!("../../fonts/DejaVuSansCondensed-Italic.ttf"))?,
        // Nothing is printed in slanted bold letters.
        bold_italic: bold.clone(),
        bold,
    })
}

fn font(bytes: &[u8]) -> Result<FontData> {
    FontData::new(bytes.to_vec(), None).map_err(|error| anyhow::anyhow!("a font: {error}"))
}

impl Typeface {
    /// A paragraph.
    pub(super) fn text(self, content: &str, look: Style) -> Text {
        Text {
            content: printed::for_print(content),
            look,
            typeface: self,
            alignment: Alignment::Left,
            set: None,
        }
    }

    /// A paragraph in the middle.
    pub(super) fn centred(self, content: &str, look: Style) -> Text {
        Text { alignment: Alignment::Center, ..self.text(content, look) }
    }

    /// A paragraph at the right edge of its column.
    pub(super) fn to_the_right(self, content: &str, look: Style) -> Text {
        Text { alignment: Alignment::Right, ..self.text(content, look) }
    }

    /// A heading with a rule under it.
    pub(super) fn heading(self, content: &str) -> LinearLayout {
        let mut layout = LinearLayout::vertical();
        layout.push(Break::new(0.7));
        layout.push(self.text(content, style(11, HOUSE).bold()));
        layout.push(Rule);
        layout
    }

    /// A small label with its value below it.
    pub(super) fn labelled(self, label: &str, value: &str) -> impl Element + use<> {
        let mut cell = LinearLayout::vertical();
        cell.push(self.text(label, style(8, QUIET)));
        let value = if value.is_empty() { "Non renseigné" } else { value };
        cell.push(self.text(value, style(10, INK)));
        cell.padded((1, 3, 0, 0))
    }

    /// Labels and values in two columns.
    pub(super) fn facts_table(self, rows: &[(&str, String)]) -> Result<TableLayout> {
        let mut table = TableLayout::new(vec![1, 1]);
        for pair in rows.chunks(2) {
            let mut row = table.row();
            for (label, value) in pair {
                row.push_element(self.labelled(label, value));
            }
            if pair.len() == 1 {
                row.push_element(Break::new(0));
            }
            row.push().map_err(broken)?;
        }
        Ok(table)
    }

    /// The words of a line, each in a typeface that has its letters and no wider than the column.
    fn words(self, content: &str, look: Style, context: &Context, column: Mm) -> Vec<StyledString> {
        let mut words = Vec::new();
        for word in content.split_inclusive(' ') {
            let look = self.look_for(word, look, context);
            let width = |part: &str| look.str_width(&context.font_cache, part);
            if width(word) <= column {
                words.push(StyledString::new(word, look));
            } else {
                let parts = broken_up(word, |part| width(part) <= column);
                words.extend(parts.into_iter().map(|part| StyledString::new(part, look)));
            }
        }
        words
    }

    fn look_for(self, word: &str, look: Style, context: &Context) -> Style {
        let font = context.font_cache.get_rt_font(look.font(&context.font_cache));
        let has = |c: char| font.glyph(c).id().0 != 0;
        if word.chars().all(has) { look } else { look.with_font_family(self.other) }
    }
}

/// The parts of a word, each as long as fits; a mark stays with its letter.
fn broken_up(word: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut part = String::new();
    for c in word.chars() {
        let mark = ('\u{300}'..='\u{36f}').contains(&c);
        let mut longer = part.clone();
        longer.push(c);
        if part.is_empty() || mark || fits(&longer) {
            part = longer;
        } else {
            parts.push(std::mem::replace(&mut part, c.to_string()));
        }
    }
    parts.push(part);
    parts
}

/// Text that is broken into lines where it is printed, since only there its column is known.
pub(super) struct Text {
    content: String,
    look: Style,
    typeface: Typeface,
    alignment: Alignment,
    set: Option<Paragraph>,
}

impl Element for Text {
    fn render(
        &mut self,
        context: &Context,
        area: Area<'_>,
        style: Style,
    ) -> Result<RenderResult, Error> {
        let look = style.and(self.look);
        let (typeface, content, alignment) = (self.typeface, &self.content, self.alignment);
        let column = area.size().width;
        let set = self.set.get_or_insert_with(|| {
            let words = typeface.words(content, look, context, column);
            Paragraph::from(words).aligned(alignment)
        });
        set.render(context, area, look)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use genpdf::fonts::FontCache;

    #[test]
    fn the_fonts_hold_every_character_that_is_accepted() {
        let mut cache = FontCache::new(house().unwrap());
        let (house, other) = (cache.default_font_family(), cache.add_font_family(other().unwrap()));
        let styles = [
            ("regular", house.regular, other.regular),
            ("bold", house.bold, other.bold),
            ("italic", house.italic, other.italic),
        ];
        for (name, house, other) in styles {
            let has = |font, c| cache.get_rt_font(font).glyph(c).id().0 != 0;
            let missing: Vec<char> = printed::PRINTABLE
                .iter()
                .flat_map(|(first, last)| *first..=*last)
                .filter(|c| !has(house, *c) && !has(other, *c))
                .collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
    }

    #[test]
    fn a_word_is_broken_where_it_no_longer_fits_and_nothing_of_it_is_lost() {
        let parts = broken_up("anticonstitutionnellement ", |part| part.chars().count() <= 10);
        assert_eq!(parts, ["anticonsti", "tutionnell", "ement "]);
        let marked = broken_up("ee\u{301}e", |part| part.chars().count() <= 2);
        assert_eq!(marked, ["ee\u{301}", "e"]);
        // A column too narrow for a letter still gets one a line.
        assert_eq!(broken_up("ab", |_| false), ["a", "b"]);
    }
}
