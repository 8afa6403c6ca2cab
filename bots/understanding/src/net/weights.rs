//! The model as a file: whole weights are rounded to a byte or half a byte, with a
//! scale for each row.

use super::{Net, WIDTH};
use crate::bytes::{Reader, Writer};

impl Net {
    /// What is committed. Reading it back gives the rounded model.
    pub fn write(&self, out: &mut Writer) {
        out.number(self.outputs);
        out.number(self.hidden);
        out.number(self.known.len());
        let mut before = 0;
        for &feature in &self.known {
            out.bare(feature - before);
            before = feature;
        }
        for row in self.shared.chunks(self.hidden) {
            out.halves(row);
        }
        for row in self.heads.chunks(WIDTH) {
            out.rounded(row);
        }
    }

    /// Reads a committed model; `None` where it is damaged.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let (outputs, hidden, count) = (from.number()?, from.number()?, from.number()?);
        let mut before = 0_u32;
        let mut known = Vec::with_capacity(count);
        for _ in 0..count {
            before = before.checked_add(from.bare()?)?;
            known.push(before);
        }
        let mut shared = Vec::with_capacity(count * hidden);
        for _ in 0..count {
            from.halves(hidden, &mut shared)?;
        }
        let mut heads = Vec::with_capacity((hidden + 1) * WIDTH);
        for _ in 0..=hidden {
            from.rounded(WIDTH, &mut heads)?;
        }
        Some(Self { outputs, hidden, known, shared, heads })
    }
}
