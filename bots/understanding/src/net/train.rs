//! Learning: stochastic gradient descent with a rate of its own for each weight (`AdaGrad`).

use super::{Net, WIDTH, sigmoid};
use crate::random::Random;
use std::collections::BTreeMap;

/// A message to learn from.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its features, sorted.
    pub features: Vec<(u32, f32)>,
    /// How true each output is, from 0 to 1; what is not named is false.
    pub truth: Vec<(usize, f32)>,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How many acts and topics there are.
    pub outputs: usize,
    /// Units of the shared layer.
    pub hidden: usize,
    /// How often every example is seen.
    pub epochs: usize,
    /// The first step's length.
    pub rate: f32,
    /// The share of features hidden from each step, so that none is relied on alone.
    pub dropped: f32,
    /// The share of units of the shared layer that rest at each step, for the same reason.
    pub rested: f32,
    /// A feature must occur in so many examples.
    pub least: u32,
    /// Where the random sequence begins.
    pub seed: u64,
}

/// Learns a model.
#[must_use]
pub fn train(examples: &[Example], settings: &Settings) -> Net {
    let known = frequent(examples, settings.least);
    let hidden = settings.hidden;
    let mut random = Random::new(settings.seed);
    let mut net = Net {
        outputs: settings.outputs,
        hidden,
        shared: (0..known.len() * hidden).map(|_| (random.unit() - 0.5) * 0.6).collect(),
        heads: (0..(hidden + 1) * WIDTH)
            // Nothing is said until something speaks for it.
            .map(|at| if at < hidden * WIDTH { (random.unit() - 0.5) * 0.4 } else { -3.0 })
            .collect(),
        known,
    };
    let dense: Vec<Vec<(usize, f32)>> =
        examples.iter().map(|example| net.dense(&example.features)).collect();
    let mut learner = Learner {
        shared_seen: vec![1e-3; net.known.len()],
        heads_seen: vec![1e-2; net.heads.len()],
        units: vec![0.0; hidden],
        back: vec![0.0; hidden],
        scores: [0.0; WIDTH],
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let steps = (settings.epochs * examples.len()).max(1) as f32;
    let mut step = 0.0_f32;
    let kept = 1.0 / (1.0 - settings.dropped);
    let awake = 1.0 / (1.0 - settings.rested);
    let mut shown = Vec::new();
    for _ in 0..settings.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            shown.clear();
            for &(feature, value) in &dense[at] {
                if !random.chance(settings.dropped) {
                    shown.push((feature, value * kept));
                }
            }
            let rate = settings.rate * (1.0 - step / steps);
            step += 1.0;
            net.layer(&shown, &mut learner.units);
            for unit in learner.units.iter_mut().filter(|unit| **unit > 0.0) {
                *unit = if random.chance(settings.rested) { 0.0 } else { *unit * awake };
            }
            learner.step(&mut net, &shown, &examples[at].truth, rate);
        }
    }
    net
}

/// The features that occur often enough, in order.
fn frequent(examples: &[Example], least: u32) -> Vec<u32> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for example in examples {
        for (feature, _) in &example.features {
            *counts.entry(*feature).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(feature, _)| feature).collect()
}

struct Learner {
    /// Sums of squared gradients.
    shared_seen: Vec<f32>,
    heads_seen: Vec<f32>,
    units: Vec<f32>,
    /// What the outputs ask of the units.
    back: Vec<f32>,
    scores: [f32; WIDTH],
}

impl Learner {
    /// Moves the weights, the units being those of what is shown.
    fn step(&mut self, net: &mut Net, shown: &[(usize, f32)], truth: &[(usize, f32)], rate: f32) {
        net.score(&self.units, &mut self.scores);
        let mut wrong = [0.0_f32; WIDTH];
        for (wrong, score) in wrong.iter_mut().zip(self.scores).take(net.outputs) {
            *wrong = sigmoid(score);
        }
        for &(output, value) in truth {
            wrong[output] -= value;
        }
        for unit in 0..net.hidden {
            self.back[unit] = 0.0;
            if self.units[unit] > 0.0 {
                let row = &net.heads[unit * WIDTH..(unit + 1) * WIDTH];
                self.back[unit] = wrong.iter().zip(row).map(|(wrong, weight)| wrong * weight).sum();
            }
        }
        for unit in 0..=net.hidden {
            let value = self.units.get(unit).copied().unwrap_or(1.0);
            if value > 0.0 {
                let row = &mut net.heads[unit * WIDTH..(unit + 1) * WIDTH];
                let seen = &mut self.heads_seen[unit * WIDTH..(unit + 1) * WIDTH];
                for ((weight, seen), wrong) in row.iter_mut().zip(seen).zip(wrong) {
                    let slope = wrong * value;
                    *seen += slope * slope;
                    *weight -= rate * slope / seen.sqrt();
                }
            }
        }
        let squares = self.back.iter().map(|back| back * back).sum::<f32>() / net.hidden as f32;
        for &(feature, value) in shown {
            let seen = &mut self.shared_seen[feature];
            *seen += value * value * squares;
            let pace = rate * value / seen.sqrt();
            let row = &mut net.shared[feature * net.hidden..(feature + 1) * net.hidden];
            for (weight, back) in row.iter_mut().zip(&self.back) {
                *weight -= pace * back;
            }
        }
    }
}
