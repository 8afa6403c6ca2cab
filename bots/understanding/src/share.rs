//! Parts of a whole, as figures are told.

use serde::Serialize;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Share {
    /// Of them.
    pub of: usize,
    /// So many.
    pub these: usize,
}

impl Share {
    /// In percent.
    #[must_use]
    pub fn percent(self) -> f64 {
        if self.of == 0 { 0.0 } else { 100.0 * self.these as f64 / self.of as f64 }
    }

    pub(crate) fn count(&mut self, these: bool) {
        self.of += 1;
        self.these += usize::from(these);
    }
}
