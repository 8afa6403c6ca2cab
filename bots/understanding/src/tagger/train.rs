//! Learning to tag: wherever the best sequence is not the true one, weights move from the one to the
//! other; what counts in the end is the average over all steps.

use super::{Tag, Tagger, look};
use crate::{
    heard::Heard,
    labels::{Act, Awaiting},
    random::Random,
};
use std::collections::BTreeMap;

/// A message with the tag of each of its tokens.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The message.
    pub heard: Heard,
    /// What was asked.
    pub awaiting: Option<Awaiting>,
    /// The act the model finds likeliest.
    pub act: Act,
    /// A tag for each token.
    pub tags: Vec<Tag>,
}

/// Learns a tagger.
#[must_use]
pub fn train(samples: &[Sample], epochs: usize, least: u32, seed: u64) -> Tagger {
    let looks: Vec<Vec<Vec<u32>>> = samples
        .iter()
        .map(|sample| look::tokens(&sample.heard, sample.awaiting, sample.act))
        .collect();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for feature in looks.iter().flatten().flatten() {
        *counts.entry(*feature).or_default() += 1;
    }
    let known: Vec<u32> = counts
        .into_iter()
        .filter(|(_, count)| *count >= least)
        .map(|(feature, _)| feature)
        .collect();
    let mut tags: Vec<Tag> =
        samples.iter().flat_map(|sample| sample.tags.iter().copied()).collect();
    tags.push(Tag::Outside);
    tags.sort_unstable();
    tags.dedup();
    let count = tags.len();
    let mut tagger = Tagger {
        weights: vec![0.0; known.len() * count],
        follows: vec![0.0; (count + 1) * count],
        tags,
        known,
    };
    // The sum of each weight times the step it was set at: from it, the average.
    let mut dated = (tagger.weights.clone(), tagger.follows.clone());
    let truths: Vec<Vec<usize>> = samples
        .iter()
        .map(|sample| {
            let place = |tag: &Tag| tagger.tags.binary_search(tag).unwrap_or_default();
            sample.tags.iter().map(place).collect()
        })
        .collect();
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut random = Random::new(seed);
    let mut step = 1.0_f32;
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let guess = tagger.best(&looks[at], 0.0);
            let truth = &truths[at];
            if guess != *truth {
                let mut before = (count, count);
                for (place, (&right, &wrong)) in truth.iter().zip(&guess).enumerate() {
                    if right != wrong {
                        for feature in &looks[at][place] {
                            if let Ok(row) = tagger.known.binary_search(feature) {
                                move_by(
                                    &mut tagger.weights,
                                    &mut dated.0,
                                    row * count + right,
                                    1.0,
                                    step,
                                );
                                move_by(
                                    &mut tagger.weights,
                                    &mut dated.0,
                                    row * count + wrong,
                                    -1.0,
                                    step,
                                );
                            }
                        }
                    }
                    if (before.0, right) != (before.1, wrong) {
                        move_by(
                            &mut tagger.follows,
                            &mut dated.1,
                            before.0 * count + right,
                            1.0,
                            step,
                        );
                        move_by(
                            &mut tagger.follows,
                            &mut dated.1,
                            before.1 * count + wrong,
                            -1.0,
                            step,
                        );
                    }
                    before = (right, wrong);
                }
            }
            step += 1.0;
        }
    }
    for (weight, dated) in tagger.weights.iter_mut().zip(&dated.0) {
        *weight -= dated / step;
    }
    for (weight, dated) in tagger.follows.iter_mut().zip(&dated.1) {
        *weight -= dated / step;
    }
    tagger.drop_empty();
    tagger
}

fn move_by(weights: &mut [f32], dated: &mut [f32], at: usize, by: f32, step: f32) {
    weights[at] += by;
    dated[at] += by * step;
}

impl Tagger {
    /// Leaves out features that say nothing.
    fn drop_empty(&mut self) {
        let count = self.tags.len();
        let says: Vec<bool> = self
            .weights
            .chunks(count)
            .map(|row| row.iter().any(|weight| weight.abs() > 0.05))
            .collect();
        let mut keep = says.iter();
        self.known.retain(|_| *keep.next().unwrap_or(&true));
        self.weights = self
            .weights
            .chunks(count)
            .zip(&says)
            .filter(|(_, says)| **says)
            .flat_map(|(row, _)| row.iter().copied())
            .collect();
    }
}
