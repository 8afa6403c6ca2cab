//! The head and the foot of every page.
use super::{
    ink::{QUIET, style},
    typeface::Typeface,
};
use genpdf::{
    Context, Element, Mm, PageDecorator, Position, Size, error::Error, render::Area, style::Style,
};
use std::{cell::Cell, rc::Rc};

/// Margins in millimetres.
const SIDE: f64 = 17.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 20.0;
/// From the top of the head to the text where the head is one line.
const HEAD: f64 = 7.0;
/// Between the head and the text at least.
const BELOW_HEAD: f64 = 3.0;

/// What stands in the margins of every page.
#[derive(Clone)]
pub(super) struct Margins {
    pub(super) head: String,
    /// At the right of the head.
    pub(super) corner: &'static str,
    pub(super) foot: String,
    /// Under the foot.
    pub(super) check: String,
}

/// Draws head and foot, and counts pages.
pub(super) struct Paper {
    typeface: Typeface,
    margins: Margins,
    pages: Option<usize>,
    counter: Rc<Cell<usize>>,
}

impl Paper {
    /// `pages` is known from a first printing; `counter` holds it afterwards.
    pub(super) fn new(
        typeface: Typeface,
        margins: Margins,
        pages: Option<usize>,
        counter: Rc<Cell<usize>>,
    ) -> Self {
        Self { typeface, margins, pages, counter }
    }
}

impl PageDecorator for Paper {
    fn decorate_page<'a>(
        &mut self,
        context: &Context,
        mut area: Area<'a>,
        _: Style,
    ) -> Result<Area<'a>, Error> {
        let page = self.counter.get() + 1;
        self.counter.set(page);
        let of = self.pages.unwrap_or(page);
        area.add_margins((TOP, SIDE, 0.0, SIDE));
        let Size { width, height } = area.size();
        let small = style(8, QUIET);
        let right = |line: &str| width - small.str_width(&context.font_cache, line);
        let fonts = &context.font_cache;

        let Margins { head, corner, foot: below, check } = &self.margins;
        let plate = *corner;
        area.print_str(fonts, Position::new(right(plate), 0), small, plate)?;
        let beside = right(plate) - Mm::from(5.0);
        let head = self.line(context, &area, (Mm::from(0.0), beside), small.bold(), head)?;

        let foot = height - Mm::from(14.0);
        let line = foot - Mm::from(1.5);
        area.draw_line(vec![Position::new(0, line), Position::new(width, line)], small);
        let count = format!("Page {page} sur {of}");
        area.print_str(fonts, Position::new(right(&count), foot), small, &count)?;
        let beside = right(&count) - Mm::from(5.0);
        let printed = self.line(context, &area, (foot, beside), small, below)?;
        self.line(context, &area, (foot + printed, width), small, check)?;

        let top = Mm::from(HEAD).max(head + Mm::from(BELOW_HEAD));
        area.add_margins((top, 0.0, BOTTOM, 0.0));
        Ok(area)
    }
}

impl Paper {
    /// Prints a text from the left at this height and no wider, and answers how high it is.
    fn line(
        &self,
        context: &Context,
        area: &Area<'_>,
        (from, width): (Mm, Mm),
        look: Style,
        content: &str,
    ) -> Result<Mm, Error> {
        let mut part = area.clone();
        part.add_offset(Position::new(0, from));
        part.set_width(width);
        let printed = self.typeface.text(content, look).render(context, part, Style::new())?;
        Ok(printed.size.height)
    }
}
