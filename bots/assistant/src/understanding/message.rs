//! A message with all that is known of it, before anything is made of it.

use super::{Ideas, Listening, Said};
use understanding::{Act, Reading, Wish};

/// A message, with all that is known of it.
pub(super) struct Message<'a> {
    pub(super) text: &'a str,
    pub(super) ideas: Ideas,
    pub(super) reading: Reading,
    pub(super) said: Said,
    pub(super) listening: &'a Listening<'a>,
}

impl Message<'_> {
    /// Whether the reader is sure of this act.
    pub(super) fn takes(&self, act: Act) -> bool {
        self.reading.reaction.take.contains(&Wish::Do(act))
    }

    /// Whether one of these acts was heard at all.
    pub(super) fn names(&self, acts: &[Act]) -> bool {
        acts.iter().any(|act| self.reading.acts.contains(act))
    }
}
