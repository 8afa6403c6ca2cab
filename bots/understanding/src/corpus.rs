//! Labelled messages, and which of them may be learned from.

use crate::{
    labels::{Act, Awaiting, Slot, Topic},
    text,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One value or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Values {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Values {
    /// All of them.
    #[must_use]
    pub fn list(&self) -> &[String] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Several(values) => values,
        }
    }
}

/// A labelled message.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Row {
    /// Its name in the corpus.
    #[serde(default)]
    pub id: String,
    /// fr, en, mixed or other.
    #[serde(default)]
    pub lang: String,
    /// Who is imagined to have written it.
    #[serde(default)]
    pub persona: String,
    /// What was written.
    pub text: String,
    /// What the assistant had asked.
    #[serde(default)]
    pub awaiting: Option<Awaiting>,
    /// All acts.
    pub acts: Vec<Act>,
    /// All topics.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Values to be used.
    #[serde(default)]
    pub slots: BTreeMap<Slot, Values>,
    /// Values that were rejected, replaced or left alone.
    #[serde(default)]
    pub slots_excluded: BTreeMap<Slot, Values>,
    /// An assistant must not act wrongly on it.
    #[serde(default)]
    pub risky: bool,
    /// Style or difficulty.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// What a persona's rows are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Learned from.
    Train,
    /// Looked at while the model was made: thresholds and settings.
    Dev,
    /// A third of the personas, for scoring alone.
    HeldOut,
}

impl Split {
    /// By the FNV-1a hash of the persona's name: what three divides is held out; of the others,
    /// every fifth is for development.
    #[must_use]
    pub fn of(persona: &str) -> Self {
        let hash = text::hash(persona);
        if hash.is_multiple_of(3) {
            Self::HeldOut
        } else if (hash / 3).is_multiple_of(5) {
            Self::Dev
        } else {
            Self::Train
        }
    }
}

/// Reads rows, one JSON object a line.
///
/// # Errors
/// With the number of the first line that is no row.
pub fn parse(lines: &str) -> Result<Vec<Row>, String> {
    lines
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| format!("line {}: {error}", at + 1))
        })
        .collect()
}

/// Reads messages written beside the corpus: acts, topics and `@what was asked`, a colon, and
/// messages parted by bars. A value stands in braces behind the name of its slot, `{when mardi}`; one
/// that is not to be used has a minus before it, `{-when lundi}`.
///
/// # Errors
/// With the number of the first line that is not well formed.
pub fn written(lines: &str) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for (at, line) in lines.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |what: &str| format!("written, line {}: {what}", at + 1);
        let (names, messages) = line.split_once(':').ok_or_else(|| wrong("no colon"))?;
        let mut row = Row::default();
        for name in names.split_whitespace() {
            match (name.strip_prefix('@'), Act::named(name), Topic::named(name)) {
                (Some(asked), ..) => {
                    row.awaiting =
                        Some(Awaiting::named(asked).ok_or_else(|| wrong("no such question"))?);
                }
                (None, Some(act), _) => row.acts.push(act),
                (None, None, Some(topic)) => row.topics.push(topic),
                (None, None, None) => return Err(wrong("no such act or topic")),
            }
        }
        for message in messages.split('|').map(str::trim).filter(|message| !message.is_empty()) {
            let mut row = row.clone();
            row.mark(message).ok_or_else(|| wrong(&format!("no such slot: {message}")))?;
            rows.push(row);
        }
    }
    Ok(rows)
}

impl Row {
    /// Takes over a message and the values marked in it.
    fn mark(&mut self, message: &str) -> Option<()> {
        let mut rest = message;
        while let Some((before, marked)) = rest.split_once('{') {
            let (value, after) = marked.split_once('}')?;
            let (name, value) = value.split_once(' ')?;
            self.text.push_str(before);
            self.text.push_str(value);
            let (slots, name) = match name.strip_prefix('-') {
                Some(name) => (&mut self.slots_excluded, name),
                None => (&mut self.slots, name),
            };
            let values = slots.entry(Slot::named(name)?).or_insert(Values::Several(Vec::new()));
            if let Values::Several(values) = values {
                values.push(value.to_owned());
            }
            rest = after;
        }
        self.text.push_str(rest);
        Some(())
    }
}
