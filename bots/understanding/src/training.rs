//! From labelled rows to a model: the rows, the same with seeded noise, and what the grammar says.

use crate::{
    corpus::{self, Row, Values},
    features::features,
    grammar::Grammar,
    heard::Heard,
    labels::{Act, Awaiting, Slot},
    model::{Model, OUTPUTS, act_at, topic_at},
    net::{self, Example, Settings},
    noise,
    random::Random,
    tagger::{self, Sample, Tag},
    text,
};
use std::{collections::BTreeMap, ops::Range};

/// Settings found on the personas of [`crate::corpus::Split::Dev`].
const SETTINGS: Settings = Settings {
    outputs: OUTPUTS,
    hidden: 128,
    epochs: 15,
    rate: 0.1,
    dropped: 0.3,
    rested: 0.3,
    least: 7,
    seed: 20_261_129,
};

/// How many disturbed copies of each row the acts are learned from.
const DISTURBED: usize = 2;

/// How often each template of the grammar is said.
const SAID: usize = 8;

/// How many messages are joined from two, for a hundred rows.
const PAIRS: usize = 12;

/// What is written beside the corpora: what is learned from besides labelled rows.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Messages whose values are not marked.
    pub written: Vec<Row>,
    /// Messages whose values are.
    pub marked: Vec<Row>,
    /// How often each template of the grammar is said.
    pub said: usize,
}

impl Beside {
    /// All of it.
    ///
    /// # Errors
    /// Where a file is not well formed.
    pub fn all() -> Result<Self, String> {
        let read = |files: &[&str]| -> Result<Vec<Row>, String> {
            let rows = files.iter().map(|text| corpus::written(text));
            Ok(rows.collect::<Result<Vec<_>, _>>()?.concat())
        };
        let written = read(&[
            include_str!("../data/corpus/written.txt"),
            include_str!("../data/corpus/written_topics.txt"),
            include_str!("../data/corpus/written_asked.txt"),
            include_str!("../data/corpus/written_beside.txt"),
            include_str!("../data/corpus/written_said.txt"),
        ])?;
        let marked = read(&[
            include_str!("../data/corpus/written_acts.txt"),
            include_str!("../data/corpus/written_told.txt"),
        ])?;
        Ok(Self { written, marked, said: SAID })
    }
}

/// Learns everything from labelled rows, lines that are off topic, and what was written beside them.
///
/// # Errors
/// Where the grammar is not well formed.
pub fn train(rows: &[Row], off_topic: &[String], beside: &Beside) -> Result<Model, String> {
    let mut random = Random::new(SETTINGS.seed);
    let valued: Vec<Row> = rows.iter().chain(&beside.marked).cloned().collect();
    let pairs = paired(&valued, &mut random);
    let rows: Vec<&Row> = valued.iter().chain(&pairs).chain(&beside.written).collect();
    // One copy after the other: the taggers learn from the first.
    let noisy: Vec<Row> = (0..DISTURBED)
        .flat_map(|_| rows.iter().map(|row| disturbed(row, &mut random)).collect::<Vec<Row>>())
        .collect();
    let mut examples: Vec<Example> = rows
        .iter()
        .copied()
        .chain(&noisy)
        .map(|row| example(&row.text, row.awaiting, row))
        .collect();
    for text in off_topic {
        examples.push(Example {
            features: features(&Heard::new(text), None),
            truth: vec![(act_at(Act::OffTopic), 1.0)],
        });
    }
    for (text, meaning) in Grammar::embedded()?.expand(beside.said, &mut random) {
        let acts = meaning.acts.iter().map(|act| (act_at(*act), 1.0));
        let topics = meaning.topics.iter().map(|topic| (topic_at(*topic), 1.0));
        examples.push(Example {
            features: features(&Heard::new(&text), None),
            truth: acts.chain(topics).collect(),
        });
    }
    let net = net::train(&examples, &SETTINGS);
    // The values of what is only written are not marked: nothing is to be learned from them.
    let marked = valued.len() + pairs.len();
    let samples = |picks: bool| -> Vec<Sample> {
        let clean = rows.iter().copied().take(marked);
        clean.chain(noisy.iter().take(marked)).map(|row| sample(row, &net, picks)).collect()
    };
    let learn = |picks: bool| tagger::train(&samples(picks), 6, 4, SETTINGS.seed);
    let (values, picks) = std::thread::scope(|scope| {
        let picks = scope.spawn(|| learn(true));
        (learn(false), picks.join())
    });
    let picks = picks.map_err(|_| "a learner broke off".to_owned())?;
    Ok(Model { net, values, picks })
}

/// Two messages in one: people ask several things at once more often than a corpus shows.
fn paired(rows: &[Row], random: &mut Random) -> Vec<Row> {
    const JOINTS: &[&str] = &[
        " et ",
        ", ",
        ". ",
        " ? ",
        " et aussi ",
        " puis ",
        " and ",
        ". Also ",
        ". Et ",
        " / ",
        " sinon ",
    ];
    let fits = |row: &Row| {
        row.text.len() < 120
            && !row.acts.iter().any(|act| matches!(act, Act::OffTopic | Act::OutOfScope))
    };
    let short: Vec<&Row> = rows.iter().filter(|row| fits(row)).collect();
    let follows: Vec<&Row> = short
        .iter()
        .copied()
        .filter(|row| row.awaiting.is_none() && (!row.topics.is_empty() || row.acts.len() == 1))
        .collect();
    let mut pairs = Vec::new();
    if follows.is_empty() {
        return pairs;
    }
    for _ in 0..rows.len() * PAIRS / 100 {
        let (first, second) =
            (short[random.below(short.len())], follows[random.below(follows.len())]);
        if second.acts.iter().any(|act| *act != Act::AskInfo && first.acts.contains(act)) {
            continue;
        }
        let mut row = first.clone();
        row.text = format!("{}{}{}", first.text, JOINTS[random.below(JOINTS.len())], second.text);
        row.acts.extend(second.acts.iter().filter(|act| !first.acts.contains(act)));
        row.topics.extend(second.topics.iter().filter(|topic| !first.topics.contains(topic)));
        merge(&mut row.slots, &second.slots);
        merge(&mut row.slots_excluded, &second.slots_excluded);
        pairs.push(row);
    }
    pairs
}

fn merge(into: &mut BTreeMap<Slot, Values>, from: &BTreeMap<Slot, Values>) {
    for (slot, values) in from {
        let before = into.get(slot).map_or(Vec::new(), |before| before.list().to_vec());
        into.insert(*slot, Values::Several([before.as_slice(), values.list()].concat()));
    }
}

/// The lines that may be learned from: a third, by the hash of the text, is kept for scoring.
#[must_use]
pub fn learnable(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !text::hash(line).is_multiple_of(3)).collect()
}

fn example(text: &str, awaiting: Option<Awaiting>, row: &Row) -> Example {
    let acts = row.acts.iter().map(|act| (act_at(*act), 1.0));
    let topics = row.topics.iter().map(|topic| (topic_at(*topic), 1.0));
    Example { features: features(&Heard::new(text), awaiting), truth: acts.chain(topics).collect() }
}

/// The row as it comes from haste; values with a shape of their own stay.
#[must_use]
pub fn disturbed(row: &Row, random: &mut Random) -> Row {
    let mut kept: Vec<Range<usize>> = row
        .slots
        .values()
        .chain(row.slots_excluded.values())
        .flat_map(|values| places(&row.text, values.list()))
        .collect();
    kept.sort_by_key(|range| range.start);
    Row { text: noise::disturb(&row.text, &kept, random), ..row.clone() }
}

/// Where values stand in a text, one after another.
#[must_use]
pub fn places(text: &str, values: &[String]) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut found = Vec::new();
    for value in values {
        let after = text[from..].find(value.as_str()).map(|at| from + at);
        if let Some(start) = after.or_else(|| text.find(value.as_str())) {
            from = start + value.len();
            found.push(start..from);
        }
    }
    found
}

fn sample(row: &Row, net: &net::Net, picks: bool) -> Sample {
    let heard = Heard::new(&row.text);
    let mut tags = vec![Tag::Outside; heard.tokens.len()];
    let excluded =
        row.slots_excluded.iter().map(|(slot, values)| (Tag::Excluded(*slot), *slot, values));
    let used = row.slots.iter().map(|(slot, values)| (Tag::Value(*slot), *slot, values));
    for (tag, slot, values) in excluded.chain(used) {
        if (slot == Slot::Choice) != picks {
            continue;
        }
        for place in places(&row.text, values.list()) {
            for (token, tagged) in heard.tokens.iter().zip(&mut tags) {
                if token.span.start < place.end && token.span.end > place.start {
                    *tagged = tag;
                }
            }
        }
    }
    let sure = net.probabilities(&features(&heard, row.awaiting));
    let likelier = |a: &&Act, b: &&Act| sure[act_at(**a)].total_cmp(&sure[act_at(**b)]);
    let act = *Act::ALL.iter().max_by(likelier).unwrap_or(&Act::AskInfo);
    Sample { heard, awaiting: row.awaiting, act, tags }
}
