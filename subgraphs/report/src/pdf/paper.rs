//! The head and the foot of every page.
use super::{
    Sheet,
    parts::{self, QUIET, style},
};
use genpdf::{
    Context, Mm, PageDecorator, Position, Size, error::Error, render::Area, style::Style,
};
use std::{cell::Cell, rc::Rc};

/// Margins in millimetres.
const SIDE: f64 = 17.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 20.0;

/// Draws head and foot, and counts pages.
pub(super) struct Paper {
    head: String,
    foot: String,
    check: String,
    pages: Option<usize>,
    counter: Rc<Cell<usize>>,
}

impl Paper {
    /// `pages` is known from a first printing; `counter` holds it afterwards.
    pub(super) fn new(sheet: &Sheet, pages: Option<usize>, counter: Rc<Cell<usize>>) -> Self {
        let centre = &sheet.facts.centre;
        Self {
            head: parts::printable(&format!(
                "Auto Visite Tech {} – agrément n° {}",
                centre.name, centre.approval_number
            )),
            foot: parts::printable(&format!("{} n° {}", sheet.kind.title(), sheet.number)),
            check: parts::printable(&sheet.verification_url),
            pages,
            counter,
        }
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

        area.print_str(fonts, Position::new(0, 0), small.bold(), &self.head)?;
        let plate = "Document signé électroniquement";
        area.print_str(fonts, Position::new(right(plate), 0), small, plate)?;

        let foot = height - Mm::from(14.0);
        let line = foot - Mm::from(1.5);
        area.draw_line(vec![Position::new(0, line), Position::new(width, line)], small);
        area.print_str(fonts, Position::new(0, foot), small, &self.foot)?;
        let count = format!("Page {page} sur {of}");
        area.print_str(fonts, Position::new(right(&count), foot), small, &count)?;
        let below = foot + Mm::from(4.0);
        area.print_str(fonts, Position::new(0, below), small, &self.check)?;

        area.add_margins((7.0, 0.0, BOTTOM, 0.0));
        Ok(area)
    }
}
