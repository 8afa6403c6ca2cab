//! Ideas of `data/ideas.txt`: what is said about this conversation's own buttons and papers.

use std::{collections::BTreeSet, sync::LazyLock};
use understanding::{lexicon::Lexicon, text};

static IDEAS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../data/ideas.txt")));

/// The ideas in one message.
#[derive(Debug, Clone)]
pub(crate) struct Ideas {
    found: BTreeSet<&'static str>,
    /// How many words the message has.
    pub(crate) words: usize,
}

impl Ideas {
    pub(crate) fn of(message: &str) -> Self {
        let tokens = text::tokens(message);
        let found = IDEAS.find(&tokens).into_iter().map(|idea| idea.name).collect();
        let words = tokens.iter().filter(|token| token.kind != text::Kind::Sign).count();
        Self { found, words }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.found.contains(name)
    }

    pub(crate) fn all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.has(name))
    }
}

#[cfg(test)]
mod tests {
    use super::Ideas;

    #[test]
    fn an_idea_is_heard_in_its_own_words_only() {
        assert!(Ideas::of("Je voudrais un autre créneau, svp").has("other.hours"));
        assert!(Ideas::of("voici mon procès-verbal").all(&["giving", "report"]));
        assert!(!Ideas::of("envoyez-moi mon procès-verbal").has("giving"));
        assert!(!Ideas::of("c'est super, merci").has("yes"));
    }
}
