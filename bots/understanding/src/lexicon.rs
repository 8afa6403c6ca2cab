//! Ideas and the words people have for them, from `data/lists/concepts.txt`.

use crate::text::{Kind, Token, tokens};
use std::collections::{HashMap, HashSet};

/// The words of one way to say an idea; a star at the end of the last stands for any ending.
#[derive(Debug, Clone)]
struct Term {
    concept: usize,
    words: Vec<String>,
    open: bool,
}

/// All ideas, found by the first word.
#[derive(Debug, Default)]
pub struct Lexicon {
    names: Vec<String>,
    terms: Vec<Term>,
    by_first: HashMap<String, Vec<usize>>,
    /// Terms that are one word with an open ending, by their first three letters.
    by_start: HashMap<String, Vec<usize>>,
    /// The words of all terms that are written in full.
    words: HashSet<String>,
}

/// An idea found in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idea<'a> {
    /// Its name in the list.
    pub name: &'a str,
    /// Which token it begins at.
    pub first: usize,
    /// How many tokens it takes.
    pub length: usize,
}

impl Lexicon {
    /// Reads the list.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lexicon = Self::default();
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((name, terms)) = line.split_once(':') else { continue };
            let concept = lexicon.names.len();
            lexicon.names.push(name.trim().to_owned());
            for term in terms.split(',') {
                let term = term.trim();
                let open = term.ends_with('*');
                let words: Vec<String> = tokens(term.trim_end_matches('*'))
                    .into_iter()
                    .map(|token| token.text)
                    .collect();
                let Some(first) = words.first().cloned() else { continue };
                let at = lexicon.terms.len();
                let whole = if open { &words[..words.len() - 1] } else { &words[..] };
                lexicon.words.extend(whole.iter().cloned());
                if open && words.len() == 1 {
                    let start: String = first.chars().take(3).collect();
                    lexicon.by_start.entry(start).or_default().push(at);
                } else {
                    lexicon.by_first.entry(first).or_default().push(at);
                }
                lexicon.terms.push(Term { concept, words, open });
            }
        }
        lexicon
    }

    /// Whether the word is part of any term.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        let start: String = word.chars().take(3).collect();
        let begins = |term: &usize| word.starts_with(self.terms[*term].words[0].as_str());
        self.words.contains(word)
            || self.by_start.get(&start).is_some_and(|terms| terms.iter().any(begins))
    }

    /// The ideas in a message, in order of appearance; one of a name at a place.
    #[must_use]
    pub fn find(&self, said: &[Token]) -> Vec<Idea<'_>> {
        let said: Vec<(usize, &str)> = said
            .iter()
            .enumerate()
            .filter(|(_, token)| token.kind != Kind::Sign)
            .map(|(at, token)| (at, token.text.as_str()))
            .collect();
        let mut found = Vec::new();
        for at in 0..said.len() {
            let word = said[at].1;
            let start: String = word.chars().take(3).collect();
            let here = self.by_first.get(word).into_iter().flatten();
            let open = self.by_start.get(&start).into_iter().flatten();
            for &term in here.chain(open) {
                let term = &self.terms[term];
                let fits = at + term.words.len() <= said.len()
                    && term.words.iter().enumerate().all(|(i, expected)| {
                        let heard = said[at + i].1;
                        let last = i + 1 == term.words.len();
                        if last && term.open {
                            heard.starts_with(expected.as_str())
                        } else {
                            heard == expected
                        }
                    });
                if fits {
                    let name = self.names[term.concept].as_str();
                    let idea = Idea { name, first: said[at].0, length: term.words.len() };
                    if !found.contains(&idea) {
                        found.push(idea);
                    }
                }
            }
        }
        found
    }
}
