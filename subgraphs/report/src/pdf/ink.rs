//! The colours of both documents, and the rule across them.
use super::symbols::Colour;
use genpdf::{
    Context, Element, Mm, Position, RenderResult, Size,
    error::Error,
    render::Area,
    style::{Color, Style},
};

/// Text.
pub(super) const INK: Colour = [22, 32, 46];
/// Labels and small print.
pub(super) const QUIET: Colour = [85, 96, 111];
/// Headings and rules.
pub(super) const HOUSE: Colour = [11, 74, 143];

/// A style of one size and colour.
pub(super) fn style(size: u8, colour: Colour) -> Style {
    Style::new().with_font_size(size).with_color(Color::Rgb(colour[0], colour[1], colour[2]))
}

/// A rule across the area.
pub(super) struct Rule;

impl Element for Rule {
    fn render(&mut self, _: &Context, area: Area<'_>, _: Style) -> Result<RenderResult, Error> {
        let (width, y) = (area.size().width, Mm::from(0.8));
        area.draw_line(vec![Position::new(0, y), Position::new(width, y)], style(10, HOUSE));
        Ok(RenderResult { size: Size::new(width, 2), has_more: false })
    }
}

/// genpdf's errors do not travel between threads.
pub(super) fn broken(error: Error) -> anyhow::Error {
    anyhow::anyhow!("a document: {error}")
}
