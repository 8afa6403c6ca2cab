//! What the statistical model looks at: words, pairs of words, pieces of words and ideas, and all of
//! it beside what was asked.

use crate::{heard::Heard, labels::Awaiting, text::Hasher};
use std::collections::BTreeMap;

/// A message as numbers: the hash of each feature with its weight, sorted.
pub type Features = Vec<(u32, f32)>;

/// Collects one kind of evidence, whose whole weight is the same in a long message as in a short one.
#[derive(Default)]
struct Group {
    list: Features,
    /// What each feature is called, where somebody wants to know.
    names: Option<BTreeMap<u32, String>>,
}

impl Group {
    fn add(&mut self, parts: &[&str], weight: f32) {
        let number = feature(parts);
        self.list.push((number, weight));
        if let Some(names) = &mut self.names {
            names.entry(number).or_insert_with(|| parts.join(" "));
        }
    }

    /// Moves what was collected to `all`, weighing `whole` together.
    fn close(&mut self, whole: f32, all: &mut Features) {
        self.list.sort_by_key(|(feature, _)| *feature);
        self.list.dedup_by_key(|(feature, _)| *feature);
        let length = self.list.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            all.extend(
                self.list.iter().map(|(feature, weight)| (*feature, whole * weight / length)),
            );
        }
        self.list.clear();
    }
}

/// The number of a feature.
#[must_use]
pub fn feature(parts: &[&str]) -> u32 {
    let mut hasher = Hasher::new();
    for part in parts {
        hasher.write(part);
        hasher.write("\u{1}");
    }
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// The features of a message.
#[must_use]
pub fn features(heard: &Heard, awaiting: Option<Awaiting>) -> Features {
    collect(heard, awaiting, &mut Group::default())
}

/// The features of a message, and what they are called.
#[must_use]
pub fn named_features(
    heard: &Heard,
    awaiting: Option<Awaiting>,
) -> (Features, BTreeMap<u32, String>) {
    let mut group = Group { names: Some(BTreeMap::new()), ..Group::default() };
    let all = collect(heard, awaiting, &mut group);
    (all, group.names.unwrap_or_default())
}

fn collect(heard: &Heard, awaiting: Option<Awaiting>, group: &mut Group) -> Features {
    let asked = awaiting.map_or("none", Awaiting::name);
    let words = heard.words();
    let mut ideas: Vec<&str> = heard.ideas.iter().map(|idea| idea.name.as_str()).collect();
    ideas.dedup();
    let mut all = Features::new();
    of_words(&words, group);
    group.close(0.6, &mut all);
    of_pieces(&words, group);
    group.close(0.48, &mut all);
    if awaiting.is_some() {
        of_answer(&words, asked, group);
        group.close(0.6, &mut all);
    }
    of_ideas(&ideas, asked, group);
    group.close(0.9, &mut all);
    group.add(&["always"], 0.6);
    group.add(&["asked", asked], 0.6);
    group.add(&["length", &words.len().min(20).to_string()], 0.3);
    if words.contains(&"?") {
        group.add(&["?"], 0.42);
        group.add(&["?", asked], 0.42);
    }
    for value in &heard.values {
        let kind = value.name.split('.').next().unwrap_or_default();
        group.add(&["value", kind, asked], 0.3);
    }
    all.append(&mut group.list);
    all.sort_by_key(|(feature, _)| *feature);
    all.dedup_by_key(|(feature, _)| *feature);
    all
}

fn of_words(words: &[&str], group: &mut Group) {
    for word in words {
        group.add(&["w", word], 1.0);
    }
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        group.add(&["first", first], 1.0);
        group.add(&["last", last], 1.0);
    }
    for pair in words.windows(2) {
        group.add(&["ww", pair[0], pair[1]], 1.0);
    }
    for three in words.windows(3) {
        group.add(&["w_w", three[0], three[2]], 1.0);
    }
}

fn of_pieces(words: &[&str], group: &mut Group) {
    for word in words.iter().filter(|word| !word.starts_with('#')) {
        let padded: Vec<char> =
            std::iter::once('_').chain(word.chars().take(40)).chain(std::iter::once('_')).collect();
        for size in 3..=5 {
            for piece in padded.windows(size) {
                let piece: String = piece.iter().collect();
                group.add(&["c", &piece], 1.0);
            }
        }
    }
}

fn of_answer(words: &[&str], asked: &str, group: &mut Group) {
    for word in words {
        group.add(&["aw", asked, word], 1.0);
    }
    for pair in words.windows(2) {
        group.add(&["aww", asked, pair[0], pair[1]], 0.5);
    }
    group.add(&["alength", asked, &words.len().min(12).to_string()], 1.0);
    group.add(&["afirst", asked, words.first().copied().unwrap_or_default()], 1.0);
}

fn of_ideas(ideas: &[&str], asked: &str, group: &mut Group) {
    for (at, idea) in ideas.iter().enumerate() {
        group.add(&["k", idea], 1.0);
        group.add(&["ak", asked, idea], 1.0);
        for other in &ideas[at + 1..] {
            group.add(&["kk", idea.min(other), idea.max(other)], 0.5);
        }
    }
    for pair in ideas.windows(2) {
        group.add(&["k>k", pair[0], pair[1]], 0.5);
    }
}
