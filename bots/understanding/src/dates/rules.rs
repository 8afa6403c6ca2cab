//! The tables: one rule a line, `kind: pattern = action arguments`.
//!
//! In a pattern `(a|b)` is a choice, `[a]` may be left out, `<kind>` is a reading of another rule, and
//! everything else words and signs as they are written, without accents. `list name: a|b` names a
//! choice that `{name}` stands for. Every way to say a pattern becomes a rule of its own.

use super::{
    make::{Action, action},
    tokens::tokens,
};
use std::collections::{BTreeMap, HashMap};

/// A word or the name of a kind of reading.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Word(String),
    Kind(u16),
}

/// One way to say a rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) kind: u16,
    pub(super) parts: Vec<Part>,
    pub(super) action: Action,
}

/// All rules of a language.
#[derive(Debug, Default)]
pub(super) struct Rules {
    kinds: Vec<String>,
    pub(super) all: Vec<Rule>,
    /// By what they begin with.
    pub(super) by_first: HashMap<Part, Vec<usize>>,
}

impl Rules {
    /// The number of a kind.
    pub(super) fn kind(&self, name: &str) -> Option<u16> {
        self.kinds.iter().position(|kind| kind == name).and_then(|at| u16::try_from(at).ok())
    }

    fn kind_or_new(&mut self, name: &str) -> u16 {
        if let Some(kind) = self.kind(name) {
            return kind;
        }
        self.kinds.push(name.to_owned());
        u16::try_from(self.kinds.len() - 1).unwrap_or(u16::MAX)
    }

    /// Kinds that patterns wait for and nothing makes.
    #[cfg(test)]
    pub(super) fn unknown(&self) -> Vec<&str> {
        const FIGURES: &[&str] = &["dd", "mm", "yyyy", "yy", "hmm", "hmm3", "figures"];
        let made = |kind: u16| self.all.iter().any(|rule| rule.kind == kind);
        (0_u16..)
            .zip(&self.kinds)
            .filter(|(kind, name)| !made(*kind) && !FIGURES.contains(&name.as_str()))
            .map(|(_, name)| name.as_str())
            .collect()
    }

    pub(super) fn read(files: &[&str]) -> Result<Self, String> {
        let mut rules = Self::default();
        let mut lists: BTreeMap<String, String> = BTreeMap::new();
        for (at, line) in files.iter().flat_map(|file| file.lines().enumerate()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |what: &str| format!("line {}: {what}: {line}", at + 1);
            let (head, body) = line.split_once(": ").ok_or_else(|| wrong("no colon"))?;
            let mut body = body.to_owned();
            for (name, list) in &lists {
                body = body.replace(&format!("{{{name}}}"), list);
            }
            if let Some(name) = head.strip_prefix("list ") {
                lists.insert(name.to_owned(), format!("({body})"));
                continue;
            }
            let (pattern, does) = body.rsplit_once(" = ").ok_or_else(|| wrong("no action"))?;
            let action = action(does).ok_or_else(|| wrong("no such action"))?;
            let kind = rules.kind_or_new(head);
            let mut letters = pattern.chars().peekable();
            let ways = either(&mut letters).map_err(|error| wrong(&error))?;
            for way in ways {
                let mut parts = Vec::new();
                for piece in way {
                    match piece.strip_prefix('<') {
                        Some(name) => parts.push(Part::Kind(rules.kind_or_new(name))),
                        None => {
                            parts.extend(tokens(&piece).into_iter().map(|t| Part::Word(t.text)))
                        }
                    }
                }
                let first = parts.first().cloned().ok_or_else(|| wrong("an empty pattern"))?;
                rules.by_first.entry(first).or_default().push(rules.all.len());
                rules.all.push(Rule { kind, parts, action: action.clone() });
            }
        }
        Ok(rules)
    }
}

type Letters<'a> = std::iter::Peekable<std::str::Chars<'a>>;
type Ways = Vec<Vec<String>>;

fn either(letters: &mut Letters<'_>) -> Result<Ways, String> {
    let mut ways = all(letters)?;
    while letters.next_if_eq(&'|').is_some() {
        ways.extend(all(letters)?);
    }
    Ok(ways)
}

fn all(letters: &mut Letters<'_>) -> Result<Ways, String> {
    let mut ways: Ways = vec![Vec::new()];
    while let Some(&letter) = letters.peek() {
        let next: Ways = match letter {
            '|' | ')' | ']' => break,
            ' ' => {
                letters.next();
                continue;
            }
            '(' | '[' => {
                letters.next();
                let mut inner = either(letters)?;
                let close = if letter == '(' { ')' } else { ']' };
                letters.next_if_eq(&close).ok_or_else(|| format!("no « {close} »"))?;
                if letter == '[' {
                    inner.push(Vec::new());
                }
                inner
            }
            '<' => {
                let name: String = letters.by_ref().take_while(|c| *c != '>').collect();
                vec![vec![name]]
            }
            _ => {
                let mut word = String::new();
                while let Some(c) = letters.next_if(|c| !" |()[]<>".contains(*c)) {
                    word.push(c);
                }
                vec![vec![word]]
            }
        };
        ways = ways
            .iter()
            .flat_map(|way| next.iter().map(|more| [way.as_slice(), more.as_slice()].concat()))
            .collect();
    }
    Ok(ways)
}
