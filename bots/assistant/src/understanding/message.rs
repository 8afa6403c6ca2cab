//! A message with all that is known of it, before anything is made of it.

use super::{Ideas, Listening, Said};
use understanding::{Act, Reading, Wish, heard::Heard, text::Kind};

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

    /// « N'annulez pas », « surtout pas annuler »: a negation at the verb, with no sign between.
    pub(super) fn refused(&self, verb: &str) -> bool {
        let heard = Heard::new(self.text);
        let negates = |at: usize| {
            heard.tokens.get(at).is_some_and(|token| {
                ["n", "ne", "pas", "not", "t", "dont", "never", "jamais"]
                    .contains(&token.text.as_str())
            })
        };
        let sign = |at: usize| heard.tokens.get(at).is_none_or(|own| own.kind == Kind::Sign);
        heard.ideas.iter().filter(|idea| idea.name == verb).any(|idea| {
            let (first, after) = (idea.tokens.start, idea.tokens.end);
            let before = first.checked_sub(1).filter(|at| !sign(*at));
            let earlier = before.and_then(|at| at.checked_sub(1)).filter(|at| !sign(*at));
            before.is_some_and(negates)
                || earlier.is_some_and(negates)
                || heard.tokens.get(after).is_some_and(|token| token.text == "pas")
        })
    }

    /// « Si… », « hier… ».
    pub(super) fn supposes(&self) -> bool {
        Heard::new(self.text)
            .ideas
            .iter()
            .any(|idea| matches!(idea.name.as_str(), "w.condition" | "w.passe"))
    }
}
