//! A message, taken apart once for all who look at it.

use crate::{
    entities::{Shape, shapes},
    lexicon::Lexicon,
    repair::repair,
    text::{Kind, Token, tokens},
};
use std::{ops::Range, sync::LazyLock};

static IDEAS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/lists/concepts.txt")));
static VALUES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/lists/values.txt")));

/// A list's name, found at some of the tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The name in the list.
    pub name: String,
    /// Which tokens.
    pub tokens: Range<usize>,
}

/// A message, taken apart.
#[derive(Debug, Clone)]
pub struct Heard {
    /// Words, numbers and signs; slips in the words that matter are mended.
    pub tokens: Vec<Token>,
    /// Values known by their shape, as tokens.
    pub shapes: Vec<(Shape, Range<usize>)>,
    /// Ideas of `data/lists/concepts.txt`, in order.
    pub ideas: Vec<Found>,
    /// Values of `data/lists/values.txt`, in order.
    pub values: Vec<Found>,
}

impl Heard {
    /// Takes a message apart. What is beyond four thousand bytes is left out.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = &text[..text.floor_char_boundary(4_000)];
        let mut tokens = tokens(text);
        mend(&mut tokens);
        let inside = |range: &Range<usize>| {
            let first = tokens.iter().position(|token| token.span.end > range.start)?;
            let end = tokens.iter().rposition(|token| token.span.start < range.end)? + 1;
            (first < end).then_some(first..end)
        };
        let shapes = shapes(text)
            .iter()
            .filter_map(|(shape, range)| Some((*shape, inside(range)?)))
            .collect();
        let ideas = found(&IDEAS, &tokens);
        let values = found(&VALUES, &tokens);
        Self { tokens, shapes, ideas, values }
    }

    /// The words as the model sees them: what has a shape is one word, its class.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        let mut words = Vec::with_capacity(self.tokens.len());
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            if let Some((shape, range)) = self.shapes.iter().find(|(_, range)| range.start == at) {
                words.push(shape.class());
                at = range.end;
                continue;
            }
            at += 1;
            match token.kind {
                Kind::Number if token.text.len() > 2 => words.push("#long"),
                Kind::Number => words.push("#number"),
                Kind::Word => words.push(&token.text),
                Kind::Sign if matches!(token.text.as_str(), "," | "." | ";" | ":" | "\"" | "«") => {
                }
                Kind::Sign => words.push(&token.text),
            }
        }
        words
    }
}

/// The message with slips mended in the words it turns on; the rest is as it was written.
#[must_use]
pub fn mended(text: &str) -> String {
    let written = tokens(text);
    let mut read = written.clone();
    mend(&mut read);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (token, right) in written.iter().zip(&read).filter(|(token, right)| token != right) {
        out.push_str(&text[at..token.span.start]);
        out.push_str(&right.text);
        at = token.span.end;
    }
    out.push_str(&text[at..]);
    out
}

fn mend(tokens: &mut [Token]) {
    repair(tokens, |word| IDEAS.knows(word) || VALUES.knows(word));
}

fn found(lexicon: &Lexicon, tokens: &[Token]) -> Vec<Found> {
    let whole = |first: usize, length: usize| {
        // A term's words may have signs between them.
        let mut left = length;
        let mut end = first;
        while left > 0 && end < tokens.len() {
            left -= usize::from(tokens[end].kind != Kind::Sign);
            end += 1;
        }
        first..end
    };
    lexicon
        .find(tokens)
        .into_iter()
        .map(|idea| Found { name: idea.name.to_owned(), tokens: whole(idea.first, idea.length) })
        .collect()
}
