//! The understanding of one message, from beginning to end.

use crate::{
    decision::{self, Opinion, Reaction},
    features::{features, named_features},
    grammar::Grammar,
    heard::Heard,
    labels::{Act, Awaiting, Slot, Topic},
    model::{Model, act_at, topic_at},
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
        let reaction = decision::react(&heard, awaiting, &opinion);
        let unwanted = acts.iter().all(|act| matches!(act, Act::OffTopic | Act::OutOfScope));
        let values = if unwanted {
            Vec::new()
        } else {
            self.values(text, &heard, awaiting, likeliest(&opinion))
        };
        let confidence = opinion.acts.first().map_or(0.0, |(_, sure)| *sure);
        Reading { acts, topics, values, confidence, reaction }
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
        let mut acts: Vec<(Act, f32)> =
            Act::ALL.iter().map(|act| (*act, sure[act_at(*act)])).collect();
        let mut topics: Vec<(Topic, f32)> =
            Topic::ALL.iter().map(|topic| (*topic, sure[topic_at(*topic)])).collect();
        acts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        topics.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Opinion { acts, topics }
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
