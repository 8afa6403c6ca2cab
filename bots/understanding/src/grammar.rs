//! Sentence templates: whole messages that can mean only one thing, written by people in data files.
//!
//! A file has blocks. `means:` names the acts and topics; each `say:` is a template, each `hear:` one
//! that is understood and that the model does not learn from; each `match:` a sentence the block must
//! match, each `not:` one it must not. In a template `(a|b)` is a choice, `[a]` may be left out, `<name>` is a list from the file's `list name:` lines or one of the values
//! `<plate>`, `<number>`, `<words>` (one to four words). Case, accents and signs do not matter.

mod template;

use crate::{
    heard::Heard,
    labels::{Act, Topic},
    random::Random,
};
use regex::Regex;
use std::{collections::BTreeMap, sync::LazyLock};
use template::Template;

/// What a block of sentences means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The acts.
    pub acts: Vec<Act>,
    /// The topics.
    pub topics: Vec<Topic>,
}

/// A template.
#[derive(Debug)]
struct Say {
    template: Template,
    regex: Regex,
    /// Whether the model learns from what it says.
    taught: bool,
}

/// A block of templates with its examples.
#[derive(Debug)]
pub struct Block {
    /// What its sentences mean.
    pub meaning: Meaning,
    /// What it must match.
    pub matches: Vec<String>,
    /// What it must not match.
    pub others: Vec<String>,
    says: Vec<Say>,
}

/// All blocks.
#[derive(Debug, Default)]
pub struct Grammar {
    /// In the order of the files.
    pub blocks: Vec<Block>,
}

const FILES: &[(&str, &str)] = &[
    ("requests.txt", include_str!("../data/grammar/requests.txt")),
    ("questions.txt", include_str!("../data/grammar/questions.txt")),
];

static EMBEDDED: LazyLock<Result<Grammar, String>> = LazyLock::new(|| {
    let mut grammar = Grammar::default();
    for (name, text) in FILES {
        grammar.read(text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(grammar)
});

impl Grammar {
    /// The one in the program's own data.
    ///
    /// # Errors
    /// With file and line of what is not well formed.
    pub fn embedded() -> Result<&'static Self, String> {
        EMBEDDED.as_ref().map_err(Clone::clone)
    }

    /// Reads a file's blocks.
    ///
    /// # Errors
    /// With the line of what is not well formed.
    pub fn read(&mut self, text: &str) -> Result<(), String> {
        let mut lists: BTreeMap<String, Template> = BTreeMap::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |what: &str| format!("line {}: {what}", at + 1);
            let (key, value) = line.split_once(':').ok_or_else(|| wrong("no colon"))?;
            let value = value.trim();
            if let Some(name) = key.strip_prefix("list ") {
                let template =
                    Template::parse(&format!("({value})"), &lists).map_err(|e| wrong(&e))?;
                lists.insert(name.trim().to_owned(), template);
                continue;
            }
            if key == "means" {
                let meaning = meaning(value).ok_or_else(|| wrong("no such act or topic"))?;
                self.blocks.push(Block { meaning, matches: vec![], others: vec![], says: vec![] });
                continue;
            }
            let block = self.blocks.last_mut().ok_or_else(|| wrong("before any `means:`"))?;
            match key {
                "say" | "hear" => {
                    let template = Template::parse(value, &lists).map_err(|e| wrong(&e))?;
                    let pattern = format!("^{} $", template.pattern());
                    let regex = Regex::new(&pattern).map_err(|e| wrong(&e.to_string()))?;
                    block.says.push(Say { template, regex, taught: key == "say" });
                }
                "match" => block.matches.push(value.to_owned()),
                "not" => block.others.push(value.to_owned()),
                _ => return Err(wrong("unknown key")),
            }
        }
        Ok(())
    }

    /// The blocks a message matches as a whole.
    #[must_use]
    pub fn find(&self, heard: &Heard) -> Vec<&Block> {
        if heard.tokens.len() > 30 {
            return Vec::new();
        }
        let spoken = spoken(heard);
        self.blocks
            .iter()
            .filter(|block| block.says.iter().any(|say| say.regex.is_match(&spoken)))
            .collect()
    }

    /// Sentences of every template, some of each.
    #[must_use]
    pub fn expand(&self, each: usize, random: &mut Random) -> Vec<(String, &Meaning)> {
        let mut said = Vec::new();
        for block in &self.blocks {
            for say in block.says.iter().filter(|say| say.taught) {
                for _ in 0..each {
                    let mut text = String::new();
                    say.template.say(random, &mut text);
                    said.push((text.trim().to_owned(), &block.meaning));
                }
            }
        }
        said.dedup();
        said
    }
}

/// The words a template is held against, each with a space before it.
fn spoken(heard: &Heard) -> String {
    let mut spoken = String::new();
    for word in heard.words() {
        if word.chars().any(char::is_alphanumeric) {
            spoken.push(' ');
            spoken.push_str(word);
        }
    }
    spoken.push(' ');
    spoken
}

fn meaning(names: &str) -> Option<Meaning> {
    let mut meaning = Meaning { acts: Vec::new(), topics: Vec::new() };
    for name in names.split_whitespace() {
        match (Act::named(name), Topic::named(name)) {
            (Some(act), _) => meaning.acts.push(act),
            (None, Some(topic)) => meaning.topics.push(topic),
            (None, None) => return None,
        }
    }
    if meaning.acts.is_empty() {
        meaning.acts.push(Act::AskInfo);
    }
    Some(meaning)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn every_block_matches_what_it_must_and_nothing_it_must_not() {
        let grammar = Grammar::embedded().unwrap();
        for block in &grammar.blocks {
            assert!(
                !block.matches.is_empty() && !block.others.is_empty(),
                "{:?} has no examples",
                block.meaning
            );
            for text in &block.matches {
                let found = grammar.find(&Heard::new(text));
                assert!(
                    found.iter().any(|found| found.meaning == block.meaning),
                    "{text}: {found:?}"
                );
            }
            for text in &block.others {
                let found = grammar.find(&Heard::new(text));
                assert!(found.iter().all(|found| found.meaning != block.meaning), "{text}");
            }
        }
    }

    #[test]
    fn a_template_says_only_what_it_hears() {
        let grammar = Grammar::embedded().unwrap();
        for (text, meaning) in grammar.expand(3, &mut Random::new(5)) {
            let found = grammar.find(&Heard::new(&text));
            assert!(found.iter().any(|found| found.meaning == *meaning), "{text}");
        }
    }
}
