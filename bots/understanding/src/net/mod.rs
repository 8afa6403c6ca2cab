//! The statistical model: logistic regression for every act and topic at once, over a small layer
//! that all of them share.
//!
//! Arithmetic is our own where a library's may differ between machines ([`exp`]), and every sum has
//! a fixed order: the same rows give the same bits.

mod train;
mod weights;

pub use train::{Example, Settings, train};

/// Outputs are kept in rows of this many, a whole number of vector registers.
const WIDTH: usize = 80;

/// How much surer the scores are than they ought to be: whoever learned rows by heart is surer of
/// others than right. Found by cross-validation over the personas that are not held out (five
/// parts): what comes out as 0.9 is right in about nine cases of ten.
const SHARP: f32 = 2.0;

/// A learned model.
#[derive(Debug, Clone, PartialEq)]
pub struct Net {
    outputs: usize,
    hidden: usize,
    /// The features it knows, in order.
    known: Vec<u32>,
    /// For each feature, what it adds to the shared layer.
    shared: Vec<f32>,
    /// For each unit of the shared layer and one constant, what it adds to the outputs.
    heads: Vec<f32>,
}

impl Net {
    /// The probability of each output.
    #[must_use]
    pub fn probabilities(&self, features: &[(u32, f32)]) -> Vec<f32> {
        let dense = self.dense(features);
        let mut units = vec![0.0; self.hidden];
        let mut scores = [0.0; WIDTH];
        self.layer(&dense, &mut units);
        self.score(&units, &mut scores);
        scores.iter().take(self.outputs).map(|score| sigmoid(*score / SHARP)).collect()
    }

    /// Whether the feature was met often enough to have weights.
    #[must_use]
    pub fn knows(&self, feature: u32) -> bool {
        self.known.binary_search(&feature).is_ok()
    }

    /// How much each feature of a message moves one output, at this message; the largest first.
    #[must_use]
    pub fn contributions(&self, features: &[(u32, f32)], output: usize) -> Vec<(u32, f32)> {
        let dense = self.dense(features);
        let mut units = vec![0.0; self.hidden];
        self.layer(&dense, &mut units);
        let mut moved: Vec<(u32, f32)> = dense
            .iter()
            .map(|&(feature, value)| {
                let row = &self.shared[feature * self.hidden..(feature + 1) * self.hidden];
                let sum: f32 = (0..self.hidden)
                    .filter(|unit| units[*unit] > 0.0)
                    .map(|unit| value * row[unit] * self.heads[unit * WIDTH + output])
                    .sum();
                (self.known[feature], sum)
            })
            .collect();
        moved.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        moved
    }

    fn dense(&self, features: &[(u32, f32)]) -> Vec<(usize, f32)> {
        features
            .iter()
            .filter_map(|(feature, value)| {
                self.known.binary_search(feature).ok().map(|at| (at, *value))
            })
            .collect()
    }

    fn layer(&self, dense: &[(usize, f32)], units: &mut [f32]) {
        units.fill(0.0);
        for &(feature, value) in dense {
            let row = &self.shared[feature * self.hidden..(feature + 1) * self.hidden];
            for (unit, weight) in units.iter_mut().zip(row) {
                *unit += value * weight;
            }
        }
        for unit in units {
            *unit = unit.max(0.0);
        }
    }

    fn score(&self, units: &[f32], scores: &mut [f32; WIDTH]) {
        scores.copy_from_slice(&self.heads[self.hidden * WIDTH..(self.hidden + 1) * WIDTH]);
        for (unit, value) in units.iter().enumerate().filter(|(_, value)| **value > 0.0) {
            let row = &self.heads[unit * WIDTH..(unit + 1) * WIDTH];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += value * weight;
            }
        }
    }
}

fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + exp(-score))
}

/// The exponential, by halving to a short series: only sums and products, which every machine
/// rounds alike.
fn exp(x: f32) -> f32 {
    let x = x.clamp(-30.0, 30.0);
    let half = x / 64.0;
    let series =
        1.0 + half * (1.0 + half * (0.5 + half * (1.0 / 6.0 + half * (1.0 / 24.0 + half / 120.0))));
    let mut power = series;
    for _ in 0..6 {
        power *= power;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn the_exponential_is_close_to_the_true_one() {
        for x in [-20.0_f32, -3.0, -0.5, 0.0, 0.25, 1.0, 5.0, 20.0] {
            assert!((exp(x) - x.exp()).abs() <= 2e-4 * x.exp(), "{x}");
        }
    }
}
