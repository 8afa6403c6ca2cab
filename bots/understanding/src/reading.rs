//! The understanding of one message, from beginning to end.
//! Decisions: docs/decisions/assistant.md

use crate::{
    agreement,
    decision::{self, Opinion, Reaction},
    features::{feature, features, named_features},
    grammar::Grammar,
    heard::Heard,
    labels::{Act, Awaiting, Slot, Topic},
    model::{Model, act_at, topic_at},
    parts,
    text::Kind,
};
use serde::Serialize;

/// A value somebody told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// Which slot.
    pub slot: Slot,
    /// The words, as written.
    pub text: String,
    /// Rejected, replaced or left alone: known, and not to be used.
    pub excluded: bool,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The acts.
    pub acts: Vec<Act>,
    /// The topics of its questions.
    pub topics: Vec<Topic>,
    /// The values in it.
    pub values: Vec<Value>,
    /// How likely the likeliest act is.
    pub confidence: f32,
    /// What to do with it.
    pub reaction: Reaction,
    /// Words that it never met and that are no part of a value: what they change is not known.
    pub unread: Vec<String>,
}

/// Why an act or a topic was proposed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// Its name.
    pub of: &'static str,
    /// How likely it is.
    pub probability: f32,
    /// A sentence template says so.
    pub template: bool,
    /// What moved the model most towards it, the strongest first.
    pub because: Vec<(String, f32)>,
}

/// Reads messages.
#[derive(Debug)]
pub struct Reader {
    model: Model,
    grammar: &'static Grammar,
}

/// How likely what a template says is.
const TEMPLATE: f32 = 0.97;

impl Reader {
    /// With the weights this program was built with.
    ///
    /// # Errors
    /// Where weights or grammar are damaged, which a test rules out.
    pub fn embedded() -> Result<Self, String> {
        Self::with(Model::embedded().ok_or("the weights are damaged")?)
    }

    /// With other weights.
    ///
    /// # Errors
    /// Where the grammar is not well formed.
    pub fn with(model: Model) -> Result<Self, String> {
        Ok(Self { model, grammar: Grammar::embedded()? })
    }

    /// Reads one message, said while the assistant waited for `awaiting`.
    #[must_use]
    pub fn read(&self, text: &str, awaiting: Option<Awaiting>) -> Reading {
        let heard = Heard::new(text);
        let opinion = self.opinion(&heard, awaiting);
        let (acts, topics) = decision::labels(&opinion);
        let met = |word: &str| self.model.net.knows(feature(&["w", word]));
        let agreed = awaiting.is_some_and(|asked| agreement::is_plain(&heard, asked, met));
        let reaction =
            decision::react(awaiting, &self.in_parts(text, &heard, awaiting, &opinion), agreed);
        let unwanted = acts.iter().all(|act| matches!(act, Act::OffTopic | Act::OutOfScope));
        let values = if unwanted {
            Vec::new()
        } else {
            self.values(text, &heard, awaiting, likeliest(&opinion))
        };
        let confidence = opinion.acts.first().map_or(0.0, |(_, sure)| *sure);
        let unread = self.unread(text, &heard, &values);
        Reading { acts, topics, values, confidence, reaction, unread }
    }

    /// Why: for every act and topic that is at all likely, what speaks for it.
    #[must_use]
    pub fn inspect(&self, text: &str, awaiting: Option<Awaiting>) -> Vec<Evidence> {
        let heard = Heard::new(text);
        let (features, names) = named_features(&heard, awaiting);
        let opinion = self.opinion(&heard, awaiting);
        let blocks = self.grammar.find(&heard);
        let acts = opinion.acts.iter().map(|(act, sure)| {
            let template = blocks.iter().any(|block| block.meaning.acts.contains(act));
            (act.name(), act_at(*act), *sure, template)
        });
        let topics = opinion.topics.iter().map(|(topic, sure)| {
            let template = blocks.iter().any(|block| block.meaning.topics.contains(topic));
            (topic.name(), topic_at(*topic), *sure, template)
        });
        acts.chain(topics)
            .filter(|(_, _, sure, _)| *sure >= 0.1)
            .map(|(of, output, probability, template)| Evidence {
                of,
                probability,
                template,
                because: self
                    .model
                    .net
                    .contributions(&features, output)
                    .into_iter()
                    .take(5)
                    .filter_map(|(feature, moved)| Some((names.get(&feature)?.clone(), moved)))
                    .collect(),
            })
            .collect()
    }

    /// The opinion of the whole, with what its parts say by themselves: of two wishes in one message the
    /// whole hears the louder one. What is given up, paid for or agreed to is only what the whole says.
    fn in_parts(
        &self,
        text: &str,
        heard: &Heard,
        awaiting: Option<Awaiting>,
        whole: &Opinion,
    ) -> Opinion {
        let mut opinion = whole.clone();
        for part in parts::of(text, heard) {
            let own = self.opinion(&Heard::new(part), awaiting);
            for (act, sure) in &mut opinion.acts {
                let alone =
                    own.acts.iter().find(|(of, _)| of == act).map_or(0.0, |(_, sure)| *sure);
                let raised = f32::midpoint(*sure, alone).max(*sure);
                *sure = if decision::is_dear(*act) { raised.min(0.9).max(*sure) } else { raised };
            }
            for (topic, sure) in &mut opinion.topics {
                let alone =
                    own.topics.iter().find(|(of, _)| of == topic).map_or(0.0, |(_, sure)| *sure);
                *sure = f32::midpoint(*sure, alone).max(*sure);
            }
        }
        opinion.sort();
        opinion
    }

    fn opinion(&self, heard: &Heard, awaiting: Option<Awaiting>) -> Opinion {
        let mut sure = self.model.net.probabilities(&features(heard, awaiting));
        let blocks = self.grammar.find(heard);
        if awaiting.is_none() && !blocks.is_empty() {
            // A whole sentence that can mean one thing is none of what is not for us.
            for act in [Act::OutOfScope, Act::OffTopic] {
                if !blocks.iter().any(|block| block.meaning.acts.contains(&act)) {
                    sure[act_at(act)] = sure[act_at(act)].min(0.05);
                }
            }
        }
        for block in blocks {
            let acts = block.meaning.acts.iter().map(|act| act_at(*act));
            for output in acts.chain(block.meaning.topics.iter().map(|topic| topic_at(*topic))) {
                // At a question, the same words may be an answer to it: the model has the last word.
                let says = if awaiting.is_none() { TEMPLATE } else { 0.5 };
                sure[output] = sure[output].max(says);
            }
        }
        let acts = Act::ALL.iter().map(|act| (*act, sure[act_at(*act)])).collect();
        let topics = Topic::ALL.iter().map(|topic| (*topic, sure[topic_at(*topic)])).collect();
        let mut opinion = Opinion { acts, topics };
        opinion.sort();
        opinion
    }

    fn unread(&self, text: &str, heard: &Heard, values: &[Value]) -> Vec<String> {
        let shaped = |at: usize| heard.shapes.iter().any(|(_, tokens)| tokens.contains(&at));
        let listed = |at: usize| {
            heard.ideas.iter().chain(&heard.values).any(|found| found.tokens.contains(&at))
        };
        heard
            .tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| {
                token.kind == Kind::Word
                    && token.text.chars().count() >= 3
                    && !shaped(*at)
                    && !listed(*at)
                    && !self.model.net.knows(feature(&["w", &token.text]))
                    && text
                        .get(token.span.clone())
                        .is_some_and(|word| !values.iter().any(|value| value.text.contains(word)))
            })
            .map(|(_, token)| token.text.clone())
            .collect()
    }

    fn values(
        &self,
        text: &str,
        heard: &Heard,
        awaiting: Option<Awaiting>,
        act: Act,
    ) -> Vec<Value> {
        let picks = self.model.picks.spans(heard, awaiting, act);
        let values = self.model.values.spans(heard, awaiting, act);
        values
            .into_iter()
            .chain(picks)
            .filter_map(|span| {
                let first = heard.tokens.get(span.tokens.start)?;
                let last = heard.tokens.get(span.tokens.end.checked_sub(1)?)?;
                let text = text.get(first.span.start..last.span.end)?.to_owned();
                Some(Value { slot: span.slot, text, excluded: span.excluded })
            })
            .collect()
    }
}

fn likeliest(opinion: &Opinion) -> Act {
    opinion.acts.first().map_or(Act::AskInfo, |(act, _)| *act)
}
