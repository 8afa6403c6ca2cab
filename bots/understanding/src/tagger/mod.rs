//! Which words of a message are values: a sequence model (averaged perceptron) over the tokens.
//!
//! Two of them run: one for the words that pick among what was offered, which may stand over
//! others, and one for everything else. Values that somebody rejects or leaves alone have tags of
//! their own, so that they are known and not used.

mod look;
mod train;

pub use train::{Sample, train};

use crate::{
    bytes::{Reader, Writer},
    heard::Heard,
    labels::{Act, Awaiting, Slot},
};
use std::ops::Range;

/// A value missed is asked for, a value invented is repeated to the customer: both cost a turn, and
/// learning sees far more words that are none.
const SPEAK_UP: f32 = 2.0;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// No part of a value.
    Outside,
    /// Part of a value.
    Value(Slot),
    /// Part of a value that is not to be used.
    Excluded(Slot),
}

/// A value found: its slot, whether it is to be used, and its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Which slot.
    pub slot: Slot,
    /// Rejected, replaced or left alone.
    pub excluded: bool,
    /// Which tokens.
    pub tokens: Range<usize>,
}

/// A learned tagger.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagger {
    tags: Vec<Tag>,
    known: Vec<u32>,
    /// For each feature, a weight for each tag.
    weights: Vec<f32>,
    /// From each tag (and the beginning) to each tag.
    follows: Vec<f32>,
}

impl Tagger {
    /// The values of a message whose likeliest act is `act`.
    #[must_use]
    pub fn spans(&self, heard: &Heard, awaiting: Option<Awaiting>, act: Act) -> Vec<Span> {
        let tags = self.best(&look::tokens(heard, awaiting, act), SPEAK_UP);
        let mut spans: Vec<Span> = Vec::new();
        for (at, tag) in tags.into_iter().enumerate() {
            let (slot, excluded) = match self.tags[tag] {
                Tag::Outside => continue,
                Tag::Value(slot) => (slot, false),
                Tag::Excluded(slot) => (slot, true),
            };
            match spans.last_mut() {
                Some(last)
                    if last.slot == slot && last.excluded == excluded && last.tokens.end == at =>
                {
                    last.tokens.end = at + 1;
                }
                _ => spans.push(Span { slot, excluded, tokens: at..at + 1 }),
            }
        }
        spans
    }

    /// The best sequence of tags (Viterbi); `speak_up` is taken from what speaks for none.
    fn best(&self, tokens: &[Vec<u32>], speak_up: f32) -> Vec<usize> {
        let count = self.tags.len();
        let mut scores = vec![0.0_f32; count];
        let mut from: Vec<Vec<usize>> = Vec::with_capacity(tokens.len());
        for (at, features) in tokens.iter().enumerate() {
            let mut here: Vec<f32> = self
                .tags
                .iter()
                .map(|tag| if *tag == Tag::Outside { -speak_up } else { 0.0 })
                .collect();
            for feature in features {
                if let Ok(row) = self.known.binary_search(feature) {
                    let row = &self.weights[row * count..(row + 1) * count];
                    for (sum, weight) in here.iter_mut().zip(row) {
                        *sum += weight;
                    }
                }
            }
            let mut came = vec![0; count];
            let mut next = vec![0.0_f32; count];
            for tag in 0..count {
                let mut best = f32::NEG_INFINITY;
                for (before, sum) in scores.iter().enumerate() {
                    let row = if at == 0 { count } else { before };
                    let score = sum + self.follows[row * count + tag];
                    if score > best {
                        best = score;
                        came[tag] = before;
                    }
                }
                next[tag] = best + here[tag];
            }
            scores = next;
            from.push(came);
        }
        let mut tag =
            (0..count).max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a))).unwrap_or(0);
        let mut tags = vec![0; tokens.len()];
        for at in (0..tokens.len()).rev() {
            tags[at] = tag;
            tag = from[at][tag];
        }
        tags
    }

    /// What is committed.
    pub fn write(&self, out: &mut Writer) {
        out.number(self.tags.len());
        for tag in &self.tags {
            let (kind, slot) = match tag {
                Tag::Outside => (0, Slot::When),
                Tag::Value(slot) => (1, *slot),
                Tag::Excluded(slot) => (2, *slot),
            };
            out.number(kind);
            out.number(Slot::ALL.iter().position(|known| *known == slot).unwrap_or_default());
        }
        out.number(self.known.len());
        let mut before = 0;
        for &feature in &self.known {
            out.bare(feature - before);
            before = feature;
        }
        for row in self.weights.chunks(self.tags.len()) {
            out.halves(row);
        }
        for row in self.follows.chunks(self.tags.len()) {
            out.rounded(row);
        }
    }

    /// Reads a committed tagger; `None` where it is damaged.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut tags = Vec::new();
        for _ in 0..from.number()? {
            let kind = from.number()?;
            let slot = *Slot::ALL.get(from.number()?)?;
            tags.push(match kind {
                0 => Tag::Outside,
                1 => Tag::Value(slot),
                2 => Tag::Excluded(slot),
                _ => return None,
            });
        }
        let mut known = Vec::new();
        let mut before = 0_u32;
        for _ in 0..from.number()? {
            before = before.checked_add(from.bare()?)?;
            known.push(before);
        }
        let mut weights = Vec::with_capacity(known.len() * tags.len());
        for _ in 0..known.len() {
            from.halves(tags.len(), &mut weights)?;
        }
        let mut follows = Vec::new();
        for _ in 0..=tags.len() {
            from.rounded(tags.len(), &mut follows)?;
        }
        Some(Self { tags, known, weights, follows })
    }
}
