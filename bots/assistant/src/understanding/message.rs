//! A message with all that is known of it, before anything is made of it.

use super::{FlowKind, Ideas, Listening, Said, Topic, Wished, negation};
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

    /// Whether more than politeness was heard for sure.
    pub(super) fn is_understood(&self) -> bool {
        let polite = [Act::Greet, Act::Thank, Act::Goodbye].map(Wish::Do);
        self.reading.reaction.take.iter().any(|wish| !polite.contains(wish))
    }

    /// The same wish, where the words say more than the topic.
    pub(super) fn precisely(&self, wished: Wished) -> Wished {
        match wished {
            Wished::Tell(Topic::CancellationPolicy) if self.ideas.has("late") => {
                Wished::Tell(Topic::Late)
            }
            Wished::Tell(Topic::PaymentMethods) | Wished::Flow(FlowKind::Pay)
                if self.ideas.has("instalments") =>
            {
                Wished::Tell(Topic::Instalments)
            }
            // Whoever lost the report wants it.
            Wished::Tell(Topic::PreviousReportLost) if !self.text.contains('?') => {
                Wished::Flow(FlowKind::GetCertificate)
            }
            other => other,
        }
    }

    /// Whether this verb is said, without a condition, a negation or a past beside it.
    pub(super) fn verb(&self, name: &str) -> bool {
        let heard = Heard::new(self.text);
        let named = |idea: &str| heard.ideas.iter().any(|own| own.name == idea);
        named(name)
            && !negation::is_about(&heard, name)
            && !["w.condition", "w.passe"].iter().any(|idea| named(idea))
    }
}
