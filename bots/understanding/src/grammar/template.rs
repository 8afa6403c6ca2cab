//! One template: read from its notation, turned into a pattern, and said.

use crate::{random::Random, text};
use std::collections::BTreeMap;

/// A template or a part of one.
#[derive(Debug, Clone)]
pub(super) enum Template {
    Word(String),
    All(Vec<Template>),
    Either(Vec<Template>),
    Maybe(Box<Template>),
    /// A value: its pattern, and examples of it.
    Value(&'static str, &'static [&'static str]),
}

/// Every word of a pattern has a space before it.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("plate", " #plate", &["AB-123-CD", "GK 407 RT", "fr-902-mz"]),
    ("number", " #number", &["2", "3", "12"]),
    ("hour", " (?:#hour|#number h|midi|noon)", &["10h", "14h30", "midi"]),
    (
        "day",
        " (?:le |la |on |ce |this |next )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|demain|tomorrow|apres demain|#date|#number(?: (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december))?|semaine prochaine|next week)(?: prochain| matin| apres midi| aprem| morning| afternoon)?",
        &["mardi", "jeudi matin", "demain", "tomorrow", "friday afternoon", "samedi prochain"],
    ),
    ("words", "(?: [^ ]+){1,4}", &["la Clio", "ma voiture", "my car", "mon Kangoo"]),
];

impl Template {
    pub(super) fn parse(notation: &str, lists: &BTreeMap<String, Self>) -> Result<Self, String> {
        let mut letters = notation.chars().peekable();
        let whole = either(&mut letters, lists)?;
        match letters.next() {
            Some(extra) => Err(format!("« {extra} » closes nothing")),
            None => Ok(whole),
        }
    }

    pub(super) fn pattern(&self) -> String {
        match self {
            Self::Word(word) => text::tokens(word)
                .iter()
                .filter(|token| token.kind != text::Kind::Sign)
                .map(|token| format!(" {}", regex::escape(&token.text)))
                .collect(),
            Self::All(parts) => parts.iter().map(Self::pattern).collect(),
            Self::Either(choices) => {
                let choices: Vec<String> = choices.iter().map(Self::pattern).collect();
                format!("(?:{})", choices.join("|"))
            }
            Self::Maybe(part) => format!("(?:{})?", part.pattern()),
            Self::Value(pattern, _) => (*pattern).to_owned(),
        }
    }

    pub(super) fn say(&self, random: &mut Random, into: &mut String) {
        match self {
            Self::Word(word) => {
                into.push(' ');
                into.push_str(word);
            }
            Self::All(parts) => {
                for part in parts {
                    part.say(random, into);
                }
            }
            Self::Either(choices) => choices[random.below(choices.len())].say(random, into),
            Self::Maybe(part) => {
                if random.chance(0.5) {
                    part.say(random, into);
                }
            }
            Self::Value(_, examples) => {
                into.push(' ');
                into.push_str(examples[random.below(examples.len())]);
            }
        }
    }
}

type Letters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn either(
    letters: &mut Letters<'_>,
    lists: &BTreeMap<String, Template>,
) -> Result<Template, String> {
    let mut choices = vec![all(letters, lists)?];
    while letters.next_if_eq(&'|').is_some() {
        choices.push(all(letters, lists)?);
    }
    Ok(match (choices.pop(), choices.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            choices.extend(last);
            Template::Either(choices)
        }
    })
}

fn all(letters: &mut Letters<'_>, lists: &BTreeMap<String, Template>) -> Result<Template, String> {
    let mut parts = Vec::new();
    while let Some(&letter) = letters.peek() {
        match letter {
            '|' | ')' | ']' => break,
            ' ' => {
                letters.next();
            }
            '(' | '[' => {
                letters.next();
                let inner = either(letters, lists)?;
                let close = if letter == '(' { ')' } else { ']' };
                letters.next_if_eq(&close).ok_or_else(|| format!("no « {close} »"))?;
                parts.push(if letter == '(' { inner } else { Template::Maybe(Box::new(inner)) });
            }
            '<' => {
                let name: String = letters.by_ref().skip(1).take_while(|c| *c != '>').collect();
                parts.push(named(&name, lists)?);
            }
            _ => {
                let mut word = String::new();
                while let Some(c) = letters.next_if(|c| !" |()[]<>".contains(*c)) {
                    word.push(c);
                }
                if word.is_empty() {
                    return Err(format!("« {letter} » opens nothing"));
                }
                parts.push(Template::Word(word));
            }
        }
    }
    Ok(Template::All(parts))
}

fn named(name: &str, lists: &BTreeMap<String, Template>) -> Result<Template, String> {
    let value = VALUES.iter().find(|(value, ..)| *value == name);
    match (lists.get(name), value) {
        (Some(list), _) => Ok(list.clone()),
        (None, Some((_, pattern, examples))) => Ok(Template::Value(pattern, examples)),
        (None, None) => Err(format!("no list <{name}>")),
    }
}
