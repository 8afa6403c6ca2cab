//! Reads the words of a photographed document: where they are, what they say, how sure we are.
//!
//! A page is read in three steps. `detect` finds the words with the detection model, through
//! `ocrs`; `frame` takes a closer look when they fill a small part of the picture. `strip` cuts each one out of the photo, turned level whatever its tilt. `recognise`
//! reads the strips through `rten` directly, because `ocrs` keeps the character probabilities to
//! itself. A page that does not read well upright is tried in the other orientations.
//!
//! One page is read at a time per process: the engine already spreads one page over the physical
//! cores (`RTEN_NUM_THREADS` bounds it further), and two at once would only double the memory.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use image::GrayImage;
use image::imageops::{self, FilterType};
use serde::{Deserialize, Serialize};

mod detect;
mod frame;
mod orientation;
mod recognise;
mod strip;

use detect::Detector;
use frame::Frame;
use recognise::Recogniser;
use strip::WordBox;

/// Longest side worked on, in pixels. A certificate fills it at some 300 dots per inch; larger
/// photos are scaled down, which bounds memory and time.
const MAX_SIDE: u32 = 2800;

/// Words surer than this on average mean the page was read the right way up.
const READS_WELL: f32 = 0.9;

/// One word or one line of text, as the detector cut it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Corners in pixels of the upright page: top left, top right, bottom right, bottom left.
    pub quad: [[f32; 2]; 4],
    /// Mean probability of its characters, 0 to 1.
    pub confidence: f32,
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

/// The loaded models. Cheap to share, costly to load.
pub struct Reader {
    detector: Detector,
    recogniser: Recogniser,
    one_page_at_a_time: Mutex<()>,
}

impl Reader {
    /// Loads `det_960.onnx`, `rec.onnx` and `alphabet.txt` from a folder.
    ///
    /// # Errors
    /// A file is missing or is not a model of the expected shape.
    pub fn load(models_dir: &Path) -> Result<Self> {
        Ok(Self {
            detector: Detector::load(&models_dir.join("det_960.onnx"))?,
            recogniser: Recogniser::load(
                &models_dir.join("rec.onnx"),
                &models_dir.join("alphabet.txt"),
            )?,
            one_page_at_a_time: Mutex::new(()),
        })
    }

    /// Reads a page. Blocks for seconds of processor time: call it from a blocking task.
    ///
    /// # Errors
    /// The inference engine failed; a page without text is not an error.
    pub fn read(&self, picture: &GrayImage) -> Result<Page> {
        let _turn = self.one_page_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
        let (shrunk, scale) = within_bounds(picture);
        let work = shrunk.as_ref().unwrap_or(picture);
        let boxes = self.detector.words(work)?;
        let Some(frame) = Frame::around(&boxes, work.dimensions()) else {
            let (rotation, words) = self.upright(work, boxes)?;
            let place = Place { frame: Frame::whole(picture.dimensions()), scale, rotation };
            return Ok(place.page(picture.dimensions(), words));
        };
        let frame = frame.scaled(scale);
        let sheet = frame.cut(picture);
        let (shrunk, scale) = within_bounds(&sheet);
        let work = shrunk.as_ref().unwrap_or(&sheet);
        let boxes = self.detector.words(work)?;
        let (rotation, words) = self.upright(work, boxes)?;
        Ok(Place { frame, scale, rotation }.page(picture.dimensions(), words))
    }

    /// Reads the words the right way up, and tells how far the picture had to be turned.
    fn upright(&self, work: &GrayImage, boxes: Vec<WordBox>) -> Result<(u16, Vec<Word>)> {
        if orientation::rows_are_level(&boxes) {
            let words = self.words(work, &boxes)?;
            if reads_well(&words) {
                return Ok((0, words));
            }
        }
        let rotation = orientation::guess(&self.recogniser, work, &boxes)?;
        let Some(turned) = orientation::turn(work, rotation) else {
            return Ok((0, self.words(work, &boxes)?));
        };
        // Boxes found on a turned page are not those of the upright one: the detector sees it
        // squeezed into a square.
        let boxes = self.detector.words(&turned)?;
        Ok((rotation, self.words(&turned, &boxes)?))
    }

    fn words(&self, picture: &GrayImage, boxes: &[WordBox]) -> Result<Vec<Word>> {
        let strips: Vec<_> =
            boxes.iter().map(|word| strip::cut(picture, word, recognise::STRIP_HEIGHT)).collect();
        let read = self.recogniser.read(&strips).context("recognition failed")?;
        Ok(boxes
            .iter()
            .zip(read)
            .filter_map(|(word, line)| {
                let line = line?;
                Some(Word { text: line.text, quad: word.corners(), confidence: line.confidence })
            })
            .collect())
    }
}

/// The picture scaled down if it passes [`MAX_SIDE`], and what brings coordinates back.
fn within_bounds(picture: &GrayImage) -> (Option<GrayImage>, f32) {
    let (width, height) = picture.dimensions();
    let longest = width.max(height);
    if longest <= MAX_SIDE {
        return (None, 1.0);
    }
    let scale = MAX_SIDE as f32 / longest as f32;
    let side = |length: u32| ((length as f32 * scale) as u32).max(1);
    let shrunk = imageops::resize(picture, side(width), side(height), FilterType::Triangle);
    (Some(shrunk), 1.0 / scale)
}

/// A machine-readable zone of a certificate, or many words read with confidence.
fn reads_well(words: &[Word]) -> bool {
    let letters = |word: &Word| word.text.chars().count() as f32;
    let total: f32 = words.iter().map(letters).sum();
    let sure: f32 = words.iter().map(|word| letters(word) * word.confidence).sum();
    words.iter().any(|word| word.text.replace(' ', "").contains("CRFRA"))
        || (words.len() >= 10 && sure / total.max(1.0) >= READS_WELL)
}

/// How the words of a working picture lie on the given one.
struct Place {
    /// The part that was read, in pixels of the given picture.
    frame: Frame,
    /// What brings the coordinates of the working picture back to full size.
    scale: f32,
    /// Degrees the working picture was turned.
    rotation: u16,
}

impl Place {
    fn page(&self, size: (u32, u32), words: Vec<Word>) -> Page {
        let origin = self.frame.corner_turned(self.rotation, size);
        // A tenth of a pixel is more than anybody can tell, and keeps the stored reading small.
        let tenth = |length: f32| (length * 10.0).round() / 10.0;
        let point = |[x, y]: [f32; 2]| {
            [tenth(x * self.scale + origin[0]), tenth(y * self.scale + origin[1])]
        };
        let mut words: Vec<Word> = words
            .into_iter()
            .map(|word| Word {
                quad: word.quad.map(point),
                confidence: (word.confidence * 1000.0).round() / 1000.0,
                ..word
            })
            .collect();
        words.sort_by(|a, b| {
            let place = |word: &Word| (word.quad[0][1], word.quad[0][0]);
            let ((ya, xa), (yb, xb)) = (place(a), place(b));
            ya.total_cmp(&yb).then(xa.total_cmp(&xb))
        });
        let lying = self.rotation % 180 == 90;
        let (width, height) = if lying { (size.1, size.0) } else { size };
        Page { width, height, rotation: self.rotation, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huge_picture_is_shrunk_and_coordinates_come_back() {
        let (shrunk, scale) = within_bounds(&GrayImage::new(5600, 1400));
        let shrunk = shrunk.expect("larger than the bound");
        assert_eq!(shrunk.dimensions(), (2800, 700));
        let word = Word {
            text: "A".into(),
            quad: [[10.0, 10.0], [20.0, 10.0], [20.0, 20.0], [10.0, 20.0]],
            confidence: 0.5,
        };
        let place = Place { frame: Frame::whole((5600, 1400)), scale, rotation: 0 };
        let page = place.page((5600, 1400), vec![word]);
        assert_eq!((page.width, page.height), (5600, 1400));
        assert_eq!(page.words[0].quad[2], [40.0, 40.0]);
    }

    #[test]
    fn a_small_picture_is_left_alone() {
        assert!(within_bounds(&GrayImage::new(2800, 10)).0.is_none());
    }
}
