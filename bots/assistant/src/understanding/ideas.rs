//! Ideas of `data/ideas.txt`: what is said about this conversation's own buttons and papers.

use std::{
    collections::{BTreeSet, HashSet},
    sync::LazyLock,
};
use understanding::{lexicon::Lexicon, text};

static IDEAS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../data/ideas.txt")));

/// Words that ideas are made of, long enough to be known with a slip of the finger in them.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("../../data/ideas.txt").lines().filter(|line| !line.starts_with('#'));
    let terms = lines.filter_map(|line| Some(line.split_once(':')?.1));
    let words = terms.flat_map(|terms| terms.split([',', ' ', '*'])).map(str::trim);
    words.filter(|word| word.chars().count() >= 5).map(str::to_owned).collect()
});

/// « Au cente » is « au centre »: the words that each slip may have meant, at most so many.
const MOST_MEANT: usize = 4;

fn meant(token: &text::Token) -> Vec<&'static String> {
    let long = token.kind == text::Kind::Word && token.text.chars().count() >= 5;
    if !long || WORDS.contains(&token.text) {
        return Vec::new();
    }
    let mut near: Vec<&String> =
        WORDS.iter().filter(|word| strsim::osa_distance(word, &token.text) == 1).collect();
    near.sort_unstable();
    near.truncate(MOST_MEANT);
    near
}

/// The ideas in one message.
#[derive(Debug, Clone)]
pub(crate) struct Ideas {
    found: BTreeSet<&'static str>,
    /// How many words the message has.
    pub(crate) words: usize,
}

impl Ideas {
    pub(crate) fn of(message: &str) -> Self {
        let mut tokens = text::tokens(message);
        let mut found: BTreeSet<&'static str> = names(&tokens);
        for at in 0..tokens.len().min(60) {
            let written = tokens[at].text.clone();
            for word in meant(&tokens[at]) {
                tokens[at].text.clone_from(word);
                found.extend(names(&tokens));
            }
            tokens[at].text = written;
        }
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

fn names(tokens: &[text::Token]) -> BTreeSet<&'static str> {
    IDEAS.find(tokens).into_iter().map(|idea| idea.name).collect()
}

#[cfg(test)]
mod tests {
    use super::Ideas;

    #[test]
    fn an_idea_is_heard_in_its_own_words_only() {
        assert!(Ideas::of("Je voudrais un autre créneau, svp").has("other.hours"));
        assert!(Ideas::of("voici mon procès-verbal").all(&["giving", "report"]));
        assert!(!Ideas::of("envoyez-moi mon procès-verbal").has("giving"));
        assert!(Ideas::of("je paierai au cente").has("at_centre"));
    }
}
