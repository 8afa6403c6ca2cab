//! What a strip says.
//!
//! Strips of like width go through the model together. It answers, for every eight pixels, a
//! log-probability per character, class 0 meaning "nothing new": runs of one class are one
//! character (greedy CTC).

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use image::GrayImage;
use rten::{Model, RunOptions, ThreadPool, Value};

use super::second::{self, Form};
use super::strip::STRIP_HEIGHT;

/// The models answer once per so many pixels of width.
const STEP: usize = 8;

/// Most pixels of width in one run: bounds the memory of the engine.
const BATCH_WIDTH: usize = 1600;

/// Strips read together are filled up to the widest of them, by no more than one part in this.
const SLACK: usize = 10;

/// A line of text and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Mean probability of its characters.
    pub(super) confidence: f32,
    /// That of the least sure one.
    pub(super) weakest: f32,
    /// The same read as what it looks like, where that differs.
    pub(super) second: Option<String>,
}

pub(super) struct Recogniser {
    model: Model,
    alphabet: Vec<char>,
    options: RunOptions,
}

impl Recogniser {
    pub(super) fn load(model: &Path, alphabet: &Path) -> Result<Self> {
        let letters = std::fs::read_to_string(alphabet)
            .with_context(|| format!("cannot read the alphabet {}", alphabet.display()))?;
        let model = Model::load_file(model)
            .with_context(|| format!("cannot load the model {}", model.display()))?;
        // Strips are small: a second thread costs a quarter more processor time than it saves, and
        // the core is of more use to whoever chats meanwhile.
        let alone = Some(Arc::new(ThreadPool::with_num_threads(1)));
        let options = RunOptions::default().with_thread_pool(alone);
        let alphabet = letters.trim_end_matches('\n').chars().collect();
        Ok(Self { model, alphabet, options })
    }

    /// Reads strips of [`STRIP_HEIGHT`]; nothing where there is no text.
    pub(super) fn read(&self, strips: &[GrayImage]) -> Result<Vec<Option<Line>>> {
        let width = |at: usize| (strips[at].width() as usize).div_ceil(STEP) * STEP;
        let mut order: Vec<usize> = (0..strips.len()).collect();
        order.sort_by_key(|at| width(*at));
        let mut lines = vec![None; strips.len()];
        let mut rest = &order[..];
        while let Some(first) = rest.first() {
            let widest = width(*first) + width(*first) / SLACK;
            let fits = |(before, at): &(usize, &usize)| {
                let width = width(**at);
                *before == 0 || (width <= widest && (before + 1) * width <= BATCH_WIDTH)
            };
            let count = rest.iter().enumerate().take_while(fits).count();
            let (batch, after) = rest.split_at(count);
            let widest = width(batch[count - 1]);
            for (at, line) in batch.iter().zip(self.run(strips, batch, widest)?) {
                lines[*at] = line;
            }
            rest = after;
        }
        Ok(lines)
    }

    fn run(
        &self,
        strips: &[GrayImage],
        batch: &[usize],
        width: usize,
    ) -> Result<Vec<Option<Line>>> {
        let height = STRIP_HEIGHT as usize;
        // The padding is mid-grey, as in the model's training.
        let mut light = vec![0.0_f32; batch.len() * height * width];
        for (slot, at) in batch.iter().enumerate() {
            for (y, row) in strips[*at].rows().enumerate() {
                let start = (slot * height + y) * width;
                for (target, pixel) in light[start..].iter_mut().zip(row) {
                    *target = f32::from(pixel.0[0]) / 255.0 - 0.5;
                }
            }
        }
        let input = Value::from_shape([batch.len(), 1, height, width], light)?;
        let output = self.model.run_one(input.into(), Some(self.options.clone()))?;
        let ([steps, slots, classes], scores) = output.into_shape_vec::<f32, 3>()?;
        ensure!(
            slots == batch.len() && classes == self.alphabet.len() + 1,
            "the model and its alphabet do not match"
        );
        Ok((0..slots)
            .map(|slot| {
                let step = |at: usize| &scores[(at * slots + slot) * classes..][..classes];
                let steps: Vec<&[f32]> = (0..steps).map(step).collect();
                decode(&steps, &self.alphabet)
            })
            .collect())
    }
}

/// Greedy CTC over log-probabilities. A character's probability is its best over its run.
fn decode(steps: &[&[f32]], alphabet: &[char]) -> Option<Line> {
    let mut read: Vec<(char, f32)> = Vec::new();
    let mut previous = 0;
    for scores in steps.iter().copied() {
        let (class, score) = best(scores);
        let sure = score.exp().min(1.0);
        match (class, read.last_mut()) {
            (0, _) => {}
            (same, Some(last)) if same == previous => last.1 = last.1.max(sure),
            _ => read.push((alphabet[class - 1], sure)),
        }
        previous = class;
    }
    let text: String = read.iter().map(|(letter, _)| letter).collect();
    let text = text.trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let confidence = read.iter().map(|(_, sure)| sure).sum::<f32>() / read.len() as f32;
    let weakest = read.iter().map(|(_, sure)| *sure).fold(1.0, f32::min);
    let second = Form::of(&text).and_then(|form| second::read(steps, alphabet, form));
    let second = second.filter(|second| *second != text);
    Some(Line { text, confidence, weakest, second })
}

fn best(scores: &[f32]) -> (usize, f32) {
    scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, f32::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode_rows(rows: &[[f32; 3]]) -> Option<Line> {
        let logs: Vec<[f32; 3]> = rows.iter().map(|row| row.map(f32::ln)).collect();
        let logs: Vec<&[f32]> = logs.iter().map(|row| &row[..]).collect();
        decode(&logs, &['A', 'B'])
    }

    #[test]
    fn runs_are_one_letter_and_blanks_part_them() {
        let (blank, a, b) = ([0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]);
        let line = decode_rows(&[blank, a, a, blank, a, b, b]).expect("text");
        assert_eq!(line.text, "AAB");
        assert!((line.confidence - 0.8).abs() < 0.01);
    }

    #[test]
    fn confidence_is_the_mean_of_the_letters() {
        let line = decode_rows(&[[0.0, 1.0, 0.0], [0.2, 0.2, 0.6]]).expect("text");
        assert_eq!(line.text, "AB");
        assert!((line.confidence - 0.8).abs() < 0.01);
        assert!((line.weakest - 0.6).abs() < 0.01);
    }

    #[test]
    fn blanks_alone_say_nothing() {
        assert_eq!(decode_rows(&[[0.9, 0.05, 0.05]; 4]), None);
        assert_eq!(decode_rows(&[]), None);
    }
}
