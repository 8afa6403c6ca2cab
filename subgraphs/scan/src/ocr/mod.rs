//! Reads the words of a photographed document: where they are, what they say, how sure we are.
//!
//! `view` is the part of the picture worked on, scaled and turned; `detect` finds the words in it
//! with the detection model, through `ocrs`; `frame` asks for a closer view when they fill a small
//! part of the picture, `orientation` for a turned one. `strip` cuts each word out, level whatever
//! its tilt. `recognise` reads the strips through `rten` directly, because `ocrs` keeps the
//! character probabilities to itself; `second` reads plates, serial numbers and the zone's lines once
//! more from the same probabilities, with the symbols that their form allows.
//!
//! Most of the time goes into reading, and most words are plain: all are first read quickly, a
//! little narrowed, by a model that counts in eight bits. What stays unsure is read again with
//! care, at its full width and in full precision.
//!
//! One page is read at a time per process, its strips by one thread: two pages at once would only
//! double the memory. The detector spreads over the cores, unless `RTEN_NUM_THREADS` says fewer.
//! Decisions: docs/decisions/reading.md

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use image::GrayImage;
use rten_gemm::GemmExecutor;
use serde::{Deserialize, Serialize};

mod detect;
mod frame;
mod orientation;
mod recognise;
mod second;
mod strip;
mod view;

use detect::Detector;
use frame::Frame;
use recognise::{Line, Recogniser};
use strip::WordBox;
use view::View;

/// Share of its natural width at which a strip is first read.
const NARROW: f32 = 0.8;

/// Narrower strips are read at their natural width at once, in pixels: there is little to gain, and
/// the letters of the codes stand close together.
const SHORT: u32 = 96;

/// A word whose least sure character is below this is read again with care.
const UNSURE: f32 = 0.8;

/// Lower than this share of the page's usual letters, small letters are the form's own fine print:
/// no value stands there, and its words need no care.
const FINE: f32 = 0.92;

/// What the careful reading's word weighs more than the quick one's, as a probability.
const CARE: f32 = 0.02;

/// One word or one line of text, as the detector cut it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Corners in pixels of the upright page: top left, top right, bottom right, bottom left.
    pub quad: [[f32; 2]; 4],
    /// Mean probability of its characters, 0 to 1.
    pub confidence: f32,
    /// A second reading with the few symbols that the form of `text` allows, where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<String>,
}

/// What was read on a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width of the upright page, in pixels.
    pub width: u32,
    /// Height of the upright page, in pixels.
    pub height: u32,
    /// Degrees the given picture was turned clockwise to be upright: 0, 90, 180 or 270.
    pub rotation: u16,
    /// From top to bottom, then from left to right.
    pub words: Vec<Word>,
}

/// How a processor counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// Products of eight bits are summed exactly.
    EightBits,
    /// They are summed in sixteen bits, and stop at the largest number there is (x86 without VNNI):
    /// a model rounded to eight bits reads otherwise, and may turn a page upside down.
    FullOnly,
}

impl Arithmetic {
    /// That of the processor we run on.
    pub fn of_this_processor() -> Self {
        if GemmExecutor::<u8, i8, i32>::default().may_saturate() {
            Self::FullOnly
        } else {
            Self::EightBits
        }
    }
}

/// The loaded models. Cheap to share, costly to load.
pub struct Reader {
    detector: Detector,
    quick: Recogniser,
    careful: Recogniser,
    one_page_at_a_time: Mutex<()>,
}

impl Reader {
    /// Loads `det.onnx`, `rec_quick.onnx`, `rec.onnx` and `alphabet.txt` from a folder, for the
    /// arithmetic of this processor.
    ///
    /// # Errors
    /// A file is missing or is not a model of the expected shape.
    pub fn load(models_dir: &Path) -> Result<Self> {
        Self::load_for(models_dir, Arithmetic::of_this_processor())
    }

    /// As [`Reader::load`], for a processor that may be another.
    ///
    /// # Errors
    /// A file is missing or is not a model of the expected shape.
    pub fn load_for(models_dir: &Path, arithmetic: Arithmetic) -> Result<Self> {
        let quick = match arithmetic {
            Arithmetic::EightBits => "rec_quick.onnx",
            Arithmetic::FullOnly => "rec.onnx",
        };
        let recogniser = |model: &str| {
            Recogniser::load(&models_dir.join(model), &models_dir.join("alphabet.txt"))
        };
        Ok(Self {
            detector: Detector::load(&models_dir.join("det.onnx"))?,
            quick: recogniser(quick)?,
            careful: recogniser("rec.onnx")?,
            one_page_at_a_time: Mutex::new(()),
        })
    }

    /// Reads a page. Blocks for seconds of processor time: call it from a blocking task.
    ///
    /// # Errors
    /// The inference engine failed; a page without text is not an error.
    pub fn read(&self, picture: &GrayImage) -> Result<Page> {
        let _turn = self.one_page_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
        // The detector looks through an upright window, and the sheet is upright too: a picture
        // lying on its side is most likely a sheet on its side.
        let lying = u8::from(picture.width() > picture.height());
        let mut view = View::of(picture, Frame::whole(picture.dimensions()), lying);
        let mut boxes = self.detector.words(&view.pixels)?;
        let frame = Frame::around(&boxes, view.pixels.dimensions());
        let level = orientation::rows_are_level(&boxes);
        if frame.is_some() || !level {
            let frame = frame.unwrap_or_else(|| Frame::whole(view.pixels.dimensions()));
            let quarters = if level { view.quarters } else { 1 - view.quarters };
            view = View::of(picture, view.in_picture(frame), quarters);
            boxes = self.detector.words(&view.pixels)?;
        }
        let usual = usual_height(&boxes);
        let probes = orientation::probes_first(&mut boxes);
        let mut lines = self.read_quickly(&view.pixels, &boxes[..probes])?;
        let mut quarters = view.quarters;
        if !orientation::reads_well(&lines) {
            let reversed: Vec<WordBox> = boxes.iter().map(|word| word.turned(2)).collect();
            let read = self.read_quickly(&view.pixels, &reversed[..probes])?;
            if orientation::sureness(&read) > orientation::sureness(&lines) {
                (quarters, boxes, lines) = (quarters + 2, reversed, read);
            }
        }
        lines.extend(self.read_quickly(&view.pixels, &boxes[probes..])?);
        self.read_unsure_again(&view.pixels, &boxes, usual, &mut lines)?;
        if lines.iter().all(Option::is_none) {
            // Nothing says which way up it is.
            quarters = 0;
        }
        Ok(view.page(picture.dimensions(), quarters, boxes.iter().zip(lines)))
    }

    /// What each box says, at little cost.
    fn read_quickly(&self, picture: &GrayImage, boxes: &[WordBox]) -> Result<Vec<Option<Line>>> {
        let strips: Vec<GrayImage> = boxes
            .iter()
            .map(|word| {
                let natural = word.strip_width();
                let narrow = (natural as f32 * NARROW) as u32;
                strip::cut(picture, word, narrow.max(SHORT.min(natural)))
            })
            .collect();
        self.quick.read(&strips).context("recognition failed")
    }

    /// Reads with care what left a doubt. `usual` is the height of the page's letters.
    fn read_unsure_again(
        &self,
        picture: &GrayImage,
        boxes: &[WordBox],
        usual: f32,
        lines: &mut [Option<Line>],
    ) -> Result<()> {
        let unsure: Vec<usize> = (0..boxes.len())
            .filter(|at| match &lines[*at] {
                None => true,
                Some(line) if boxes[*at].height < FINE * usual && in_small_letters(&line.text) => {
                    false
                }
                Some(line) => line.weakest < UNSURE,
            })
            .collect();
        let strips: Vec<GrayImage> = unsure
            .iter()
            .map(|at| strip::cut(picture, &boxes[*at], boxes[*at].strip_width()))
            .collect();
        let second = self.careful.read(&strips).context("second recognition failed")?;
        for (at, line) in unsure.into_iter().zip(second) {
            // The careful reading, unless it is clearly the less sure of the two.
            let sure = |line: &Option<Line>| line.as_ref().map_or(0.0, |line| line.confidence);
            if sure(&line) + CARE >= sure(&lines[at]) {
                lines[at] = line;
            }
        }
        Ok(())
    }
}

/// The middle one of the boxes' heights.
fn usual_height(boxes: &[WordBox]) -> f32 {
    let mut heights: Vec<f32> = boxes.iter().map(|word| word.height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or_default()
}

/// Whether a text is words in small letters, rather than a value: those are typed in capitals.
fn in_small_letters(text: &str) -> bool {
    let small = text.chars().filter(|symbol| symbol.is_lowercase()).count();
    let others = text.chars().filter(|symbol| !symbol.is_whitespace()).count() - small;
    small >= 6 && small > 2 * others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fine_print_is_told_from_values() {
        assert!(in_small_letters("le sous-directeur de la circulation"));
        for value in ["12/04/2019", "RENAULT", "e2*2007/46*0450*00", "Sté DUPONT", "N° 12", ""] {
            assert!(!in_small_letters(value), "{value}");
        }
    }

    #[test]
    fn a_few_tall_boxes_do_not_change_the_usual_height() {
        let word = |height| WordBox { center: [0.0; 2], along: [1.0, 0.0], width: 90.0, height };
        assert_eq!(usual_height(&[word(20.0), word(300.0), word(22.0)]), 22.0);
        assert_eq!(usual_height(&[]), 0.0);
    }
}
