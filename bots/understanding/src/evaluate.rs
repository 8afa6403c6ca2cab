//! How well messages are understood, measured on labelled rows.

use crate::{
    Act, Awaiting, Reader, Reading, Slot, Topic, Wish, corpus::Row, decision::begins_a_flow,
    normal, share::Share, text::tokens,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Hits, misses and inventions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Count {
    /// Said and heard.
    pub hits: usize,
    /// Said and not heard.
    pub missed: usize,
    /// Heard and not said.
    pub invented: usize,
}

impl Count {
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(self) -> f64 {
        let all = 2 * self.hits + self.missed + self.invented;
        if all == 0 { 1.0 } else { 2.0 * self.hits as f64 / all as f64 }
    }

    fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.missed += other.missed;
        self.invented += other.invented;
    }

    fn compare<T: PartialEq>(&mut self, said: &[T], heard: &[T]) {
        let hits = said.iter().filter(|one| heard.contains(one)).count();
        self.hits += hits;
        self.missed += said.len() - hits;
        self.invented += heard.iter().filter(|one| !said.contains(one)).count();
    }
}

/// What a run measured.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figures {
    /// Acts and topics are all those labelled and no others.
    pub exact: Share,
    /// The likeliest act is one of those labelled.
    pub main_act: Share,
    /// Every act and topic labelled is answered, begun or held by a question of at most two
    /// choices, and no flow begins that is not labelled. Politeness need not be answered, and what
    /// is not for us is refused alike, whether it is out of scope or off topic.
    pub right_reaction: Share,
    /// Nothing is done at once; a question is asked.
    pub only_asked: Share,
    /// Acts.
    pub acts: Count,
    /// Topics.
    pub topics: Count,
    /// Values: the same slot, and the same value where it has a normal form ([`normal`]); where it has none,
    /// the words mostly the same.
    pub slots: Count,
    /// Values: the same slot, and the words mostly the same.
    pub slots_by_words: Count,
    /// Values, with the very same words but for articles.
    pub slots_exact: Count,
    /// By slot.
    pub by_slot: BTreeMap<String, Count>,
    /// By act.
    pub by_act: BTreeMap<String, Count>,
    /// By topic.
    pub by_topic: BTreeMap<String, Count>,
    /// Of rows at a confirmation without a yes: those where one is acted on. Must be none.
    pub yes_invented: Share,
    /// Of rows at a confirmation that agree and do nothing else: those where the yes is heard. The others
    /// are asked again.
    pub yes_heard: Share,
    /// Of rows without a wish to cancel or pay: those where one of them begins.
    pub cancel_or_pay_invented: Share,
    /// Of rows that are not for us: those where a flow begins.
    pub flow_out_of_nothing: Share,
    /// By language and by tag (those with twenty rows and more): right reactions.
    pub by_tag: BTreeMap<String, Share>,
    /// Identifiers of rows with a wrong reaction.
    pub wrong: Vec<String>,
    /// Identifiers of rows where a yes, a cancellation or a payment was invented.
    pub risky: Vec<String>,
}

/// Reads every row and counts.
#[must_use]
pub fn evaluate(reader: &Reader, rows: &[Row]) -> Figures {
    let mut figures = Figures::default();
    for row in rows {
        figures.add(row, &reader.read(&row.text, row.awaiting));
    }
    figures.by_tag.retain(|_, share| share.of >= 20);
    figures
}

impl Figures {
    fn add(&mut self, row: &Row, reading: &Reading) {
        self.acts.compare(&row.acts, &reading.acts);
        self.topics.compare(&row.topics, &reading.topics);
        for act in Act::ALL {
            let (said, heard) = (row.acts.contains(act), reading.acts.contains(act));
            count(self.by_act.entry(act.name().to_owned()).or_default(), said, heard);
        }
        for topic in Topic::ALL {
            let (said, heard) = (row.topics.contains(topic), reading.topics.contains(topic));
            count(self.by_topic.entry(topic.name().to_owned()).or_default(), said, heard);
        }
        let same = |a: usize, b: usize, all: bool| a == b && all;
        let acts = same(
            row.acts.len(),
            reading.acts.len(),
            row.acts.iter().all(|act| reading.acts.contains(act)),
        );
        let topics = same(
            row.topics.len(),
            reading.topics.len(),
            row.topics.iter().all(|topic| reading.topics.contains(topic)),
        );
        self.exact.count(acts && topics);
        self.main_act.count(reading.acts.first().is_some_and(|act| row.acts.contains(act)));
        self.values(row, reading);
        self.reactions(row, reading);
    }

    fn values(&mut self, row: &Row, reading: &Reading) {
        let heard: Vec<_> = reading.values.iter().filter(|value| !value.excluded).collect();
        for slot in Slot::ALL {
            let said: Vec<&str> = row
                .slots
                .get(slot)
                .into_iter()
                .flat_map(|values| values.list().iter().map(String::as_str))
                .collect();
            let heard: Vec<&str> = heard
                .iter()
                .filter(|value| value.slot == *slot)
                .map(|value| value.text.as_str())
                .collect();
            let french = row.lang != "en";
            let by_value = matched(&said, &heard, |one, other| same(*slot, one, other, french));
            let whole = normal::when(&said, french);
            let by_value = if *slot == Slot::When
                && whole.is_some()
                && whole == normal::when(&heard, french)
            {
                // « Mardi 14h » is also « mardi » and « 14h ».
                Count { hits: said.len(), ..Count::default() }
            } else {
                by_value
            };
            self.slots.add(by_value);
            self.by_slot.entry(slot.name().to_owned()).or_default().add(by_value);
            self.slots_by_words.add(matched(&said, &heard, alike));
            self.slots_exact.add(matched(&said, &heard, |one, other| bare(one) == bare(other)));
        }
        self.by_slot.retain(|_, count| *count != Count::default());
    }

    fn reactions(&mut self, row: &Row, reading: &Reading) {
        let reaction = &reading.reaction;
        let done = |act: Act| reaction.take.contains(&Wish::Do(act));
        let among = |wish: Wish| reaction.take.contains(&wish) || reaction.ask.contains(&wish);
        let held = |wish: Wish| match wish {
            // To both, the same is said: that it is nothing we do.
            Wish::Do(Act::OffTopic | Act::OutOfScope) => {
                among(Wish::Do(Act::OffTopic)) || among(Wish::Do(Act::OutOfScope))
            }
            wish => among(wish),
        };
        let acts = row
            .acts
            .iter()
            .filter(|act| !matches!(act, Act::AskInfo | Act::Greet | Act::Thank | Act::Goodbye));
        let mut right = acts.clone().all(|act| held(Wish::Do(*act)))
            && row.topics.iter().all(|topic| held(Wish::Tell(*topic)));
        if row.acts.contains(&Act::AskInfo) && row.topics.is_empty() {
            // A question that no topic covers: any answer or question about topics is one try.
            right &=
                reaction.take.iter().chain(&reaction.ask).any(|wish| matches!(wish, Wish::Tell(_)));
        }
        if acts.count() == 0 && row.topics.is_empty() && !row.acts.contains(&Act::AskInfo) {
            right &= row.acts.iter().any(|act| held(Wish::Do(*act)));
        }
        let invented = |act: Act| done(act) && !row.acts.contains(&act);
        right &= !Act::ALL.iter().any(|act| begins_a_flow(*act) && invented(*act));
        self.right_reaction.count(right);
        self.only_asked.count(reaction.take.is_empty());
        if !right {
            self.wrong.push(row.id.clone());
        }
        let confirming = matches!(
            row.awaiting,
            Some(Awaiting::ConfirmBooking | Awaiting::ConfirmCancel | Awaiting::ConfirmReschedule)
        );
        if confirming && !row.acts.contains(&Act::Affirm) {
            self.yes_invented.count(done(Act::Affirm));
            if done(Act::Affirm) {
                self.risky.push(row.id.clone());
            }
        }
        let only_agrees = row.acts.contains(&Act::Affirm)
            && row.acts.iter().all(|act| matches!(act, Act::Affirm | Act::Thank | Act::Goodbye))
            && !row.tags.iter().any(|tag| tag == "conditional");
        if confirming && only_agrees {
            self.yes_heard.count(done(Act::Affirm));
        }
        if !row.acts.contains(&Act::Cancel) && !row.acts.contains(&Act::Pay) {
            let invented = done(Act::Cancel) || done(Act::Pay);
            self.cancel_or_pay_invented.count(invented);
            if invented {
                self.risky.push(row.id.clone());
            }
        }
        if row.acts.iter().all(|act| matches!(act, Act::OffTopic | Act::OutOfScope)) {
            self.flow_out_of_nothing
                .count(Act::ALL.iter().any(|act| begins_a_flow(*act) && done(*act)));
        }
        for tag in row.tags.iter().chain(std::iter::once(&row.lang)) {
            self.by_tag.entry(tag.clone()).or_default().count(right);
        }
    }
}

fn count(count: &mut Count, said: bool, heard: bool) {
    count.hits += usize::from(said && heard);
    count.missed += usize::from(said && !heard);
    count.invented += usize::from(heard && !said);
}

/// Pairs each value that was said with one that was heard and is like it.
fn matched(said: &[&str], heard: &[&str], like: impl Fn(&str, &str) -> bool) -> Count {
    let mut left = heard.to_vec();
    let mut count = Count::default();
    for one in said {
        match left.iter().position(|other| like(one, other)) {
            Some(place) => {
                left.remove(place);
                count.hits += 1;
            }
            None => count.missed += 1,
        }
    }
    count.invented = left.len();
    count
}

/// Whether two values of a slot are the same in their normal form; by their words where neither has one.
fn same(slot: Slot, one: &str, other: &str, french: bool) -> bool {
    if slot == Slot::When {
        let (one_is, other_is) = (normal::when(&[one], french), normal::when(&[other], french));
        return if one_is.is_none() && other_is.is_none() {
            alike(one, other)
        } else {
            one_is == other_is
        };
    }
    let (one_is, other_is) = (normal::form(slot, one), normal::form(slot, other));
    if one_is.is_none() && other_is.is_none() { alike(one, other) } else { one_is == other_is }
}

/// The words of a value without articles and small words.
fn bare(value: &str) -> Vec<String> {
    const SMALL: &[&str] = &[
        "le", "la", "les", "l", "un", "une", "the", "a", "an", "de", "du", "d", "des", "on", "at",
        "ce", "mon", "ma",
    ];
    let words: Vec<String> = tokens(value)
        .into_iter()
        .filter(|token| token.text.chars().any(char::is_alphanumeric))
        .map(|token| token.text)
        .collect();
    let kept: Vec<String> =
        words.iter().filter(|word| !SMALL.contains(&word.as_str())).cloned().collect();
    if kept.is_empty() { words } else { kept }
}

/// At least half of the words of each are words of the other.
fn alike(said: &str, heard: &str) -> bool {
    let (said, heard) = (bare(said), bare(heard));
    let common = said.iter().filter(|word| heard.contains(word)).count();
    common * 2 >= said.len() && common * 2 >= heard.len() && common > 0
}
