//! Where the words are.

use std::path::Path;

use anyhow::{Context, Result};
use image::GrayImage;
use ocrs::{ImageSource, OcrEngine, OcrEngineParams};
use rten::Model;

use super::strip::WordBox;

/// Pixels `ocrs` adds on every side of what it finds.
const OCRS_MARGIN: f32 = 3.0;

/// How far a box is grown, as a share of its area over its perimeter: the model was trained to
/// answer the shrunken heart of each word, so that neighbours do not touch.
const UNCLIP: f32 = 1.6;

/// Thinner boxes hold no letters, in pixels.
const MIN_SIDE: f32 = 7.0;

/// Most words taken from one page; a certificate has about a hundred. Beyond that the picture is
/// texture, and reading it would cost minutes.
const MAX_WORDS: usize = 400;

pub(super) struct Detector {
    engine: OcrEngine,
}

impl Detector {
    pub(super) fn load(model: &Path) -> Result<Self> {
        let model = Model::load_file(model)
            .with_context(|| format!("cannot load the model {}", model.display()))?;
        let params = OcrEngineParams { detection_model: Some(model), ..Default::default() };
        Ok(Self { engine: OcrEngine::new(params)? })
    }

    /// The words of a picture, the largest first if there are too many.
    pub(super) fn words(&self, picture: &GrayImage) -> Result<Vec<WordBox>> {
        let source = ImageSource::from_bytes(picture.as_raw(), picture.dimensions())?;
        let input = self.engine.prepare_input(source)?;
        let found = self.engine.detect_words(&input).context("detection failed")?;
        let mut words: Vec<WordBox> = found
            .iter()
            .map(|rect| full_word(&rect.into()))
            .filter(|word| word.width.min(word.height) >= MIN_SIDE)
            .collect();
        if words.len() > MAX_WORDS {
            words.sort_by(|a, b| (b.width * b.height).total_cmp(&(a.width * a.height)));
            words.truncate(MAX_WORDS);
        }
        Ok(words)
    }
}

/// From the heart of the word to the whole of it.
fn full_word(found: &WordBox) -> WordBox {
    let width = (found.width - 2.0 * OCRS_MARGIN).max(2.0);
    let height = (found.height - 2.0 * OCRS_MARGIN).max(2.0);
    let grow = width * height * UNCLIP / (2.0 * (width + height));
    WordBox { width: width + 2.0 * grow, height: height + 2.0 * grow, ..*found }
}
