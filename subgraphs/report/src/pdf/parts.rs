//! What both documents are made of.
use super::{
    Sheet,
    ink::{HOUSE, INK, QUIET, Rule, broken, style},
    symbols::{self, Colour, Symbol},
    typeface::Typeface,
};
use crate::domain::{Outcome, words};
use anyhow::Result;
use genpdf::{
    Alignment, Context, Element, Mm, Position, RenderResult, Scale, Size,
    elements::{Break, Image, LinearLayout, TableLayout},
    error::Error,
    render::Area,
    style::Style,
};
use std::io::Cursor;

/// The result's colour and a pale ground of it.
pub(super) fn colours(outcome: Outcome) -> (Colour, Colour) {
    match outcome {
        Outcome::Favourable => ([11, 107, 58], [229, 244, 235]),
        Outcome::UnfavourableMajor => ([154, 77, 0], [253, 240, 224]),
        Outcome::UnfavourableCritical => ([168, 18, 42], [253, 231, 234]),
    }
}

/// The result's symbol.
pub(super) fn symbol_of(outcome: Outcome) -> Symbol {
    match outcome {
        Outcome::Favourable => Symbol::Tick,
        Outcome::UnfavourableMajor => Symbol::Warning,
        Outcome::UnfavourableCritical => Symbol::Cross,
    }
}

/// A coloured box with the result's symbol, word and what follows from it.
pub(super) struct Banner {
    outcome: Outcome,
    height: f64,
    symbol: Image,
    ground: Image,
    words: LinearLayout,
}

impl Banner {
    /// `height` and the symbol's `edge` in millimetres; the word's size in points.
    pub(super) fn new(
        typeface: Typeface,
        sheet: &Sheet,
        height: f64,
        edge: f64,
        size: u8,
    ) -> Result<Self> {
        let facts = &sheet.facts;
        let outcome = sheet.facts.outcome;
        let (ink, ground) = colours(outcome);
        let picture = symbols::symbol(symbol_of(outcome), ink, ground)?;
        let mut words = LinearLayout::vertical();
        let word = format!("{} ({})", outcome.printed(), outcome.letter());
        words.push(typeface.text(&word, style(size, ink).bold()));
        words.push(typeface.text(&words::next_step(facts), style(10, INK)));
        Ok(Self {
            outcome,
            height,
            symbol: picture_of(picture, 240.0, edge)?
                .with_position(Position::new(5, (height - edge) / 2.0)),
            ground: picture_of(symbols::pixel(ground)?, 1.0, 1.0)?,
            words,
        })
    }
}

impl Element for Banner {
    fn render(
        &mut self,
        context: &Context,
        area: Area<'_>,
        look: Style,
    ) -> Result<RenderResult, Error> {
        if area.size().height < Mm::from(self.height) {
            return Ok(RenderResult { size: Size::new(0, 0), has_more: true });
        }
        let width = f64::from(area.size().width);
        self.ground.set_scale(Scale::new(width, self.height));
        self.ground.set_position(Position::new(0, 0));
        self.ground.render(context, area.clone(), look)?;
        self.symbol.render(context, area.clone(), look)?;
        let (ink, _) = colours(self.outcome);
        let corner = |x: f64, y: f64| Position::new(x, y);
        area.draw_line(
            vec![
                corner(0.0, 0.0),
                corner(width, 0.0),
                corner(width, self.height),
                corner(0.0, self.height),
                corner(0.0, 0.0),
            ],
            style(10, ink),
        );
        let mut inner = area;
        inner.set_height(Mm::from(self.height));
        inner.add_margins((self.height * 0.14, 5.0, 0.0, self.height + 2.0));
        self.words.render(context, inner, look)?;
        Ok(RenderResult { size: Size::new(width, self.height), has_more: false })
    }
}

/// Keeps an element in one piece: where less than `needs` is left, it goes to the next page.
pub(super) struct Kept<E> {
    inner: E,
    needs: Mm,
    begun: bool,
}

impl<E: Element> Kept<E> {
    /// `needs` in millimetres, an estimate; an element that needs a whole page is split.
    pub(super) fn new(inner: E, needs: f64) -> Self {
        Self { inner, needs: Mm::from(needs.min(200.0)), begun: false }
    }
}

impl<E: Element> Element for Kept<E> {
    fn render(
        &mut self,
        context: &Context,
        area: Area<'_>,
        look: Style,
    ) -> Result<RenderResult, Error> {
        if !self.begun && area.size().height < self.needs {
            return Ok(RenderResult { size: Size::new(0, 0), has_more: true });
        }
        self.begun = true;
        self.inner.render(context, area, look)
    }
}

/// Who signed, the hash of what was signed, and the QR code.
pub(super) fn signature(typeface: Typeface, sheet: &Sheet) -> Result<impl Element + use<>> {
    let facts = &sheet.facts;
    let mut left = LinearLayout::vertical();
    left.push(typeface.text("Signé électroniquement", style(11, HOUSE).bold()));
    left.push(typeface.labelled("Contrôleur", &words::inspector(facts)));
    let moment = words::moment(facts.signed_at);
    left.push(typeface.labelled("Date et heure de la signature", &moment));
    let hash = spaced(&facts.content_hash);
    left.push(typeface.labelled("Empreinte du contrôle (SHA-256)", &hash));
    let mut right = LinearLayout::vertical();
    let (picture, edge) = symbols::qr(&sheet.verification_url)?;
    right.push(picture_of(picture, f64::from(edge), 34.0)?.with_alignment(Alignment::Center));
    right.push(typeface.centred(&sheet.code, style(9, INK).bold()));
    right.push(typeface.centred("Vérifiez l’authenticité de ce document", style(8, QUIET)));
    let mut table = TableLayout::new(vec![13, 7]);
    table.row().element(left).element(right).push().map_err(broken)?;
    let mut block = LinearLayout::vertical();
    block.push(Break::new(0.8));
    block.push(Rule);
    block.push(table);
    Ok(Kept::new(block, 58.0))
}

/// A picture of `pixels` width, `edge` millimetres wide on paper.
fn picture_of(png: Vec<u8>, pixels: f64, edge: f64) -> Result<Image> {
    let image = Image::from_reader(Cursor::new(png)).map_err(broken)?;
    Ok(image.with_dpi(pixels / (edge / 25.4)))
}

/// In blocks of eight, so that it can be compared and broken into lines.
fn spaced(hash: &str) -> String {
    let blocks: Vec<String> =
        hash.chars().collect::<Vec<_>>().chunks(8).map(|block| block.iter().collect()).collect();
    blocks.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_can_be_read_aloud() {
        assert_eq!(spaced("0123456789abcdef"), "01234567 89abcdef");
    }
}
