//! Is a photo worth reading? Cheap measures on a reduced picture, before any text is looked for.
//!
//! Only what surely cannot be read is turned away: a doubtful photo costs seconds of reading, a
//! good one refused costs the customer's patience. Each threshold stands between what was measured
//! on certificates that read well and on spoilt ones (ARCHITECTURE.md says on which); `tests` holds
//! both sides.

use image::{GrayImage, imageops};
use serde::{Deserialize, Serialize};

mod edges;
mod glare;

/// Longest side measured, in pixels. Letters of a certificate that fills the photo stand some ten
/// pixels high there: blur is judged at the size of the letters, whatever the camera.
const SIDE: u32 = 1200;

/// Light parts darker than this leave nothing to read; pages at 36 were still read.
const DARKEST: u8 = 30;
/// Below it a page is dim: read where its contrast is left, told to be dark where it is not.
const DIM: u8 = 60;
/// What a dim page needs; at 16 nothing was read, at 24 nine fields in ten.
const LEAST_CONTRAST_IF_DIM: f32 = 20.0;
/// Nothing is written where the liveliest tiles differ by less; readable pages pass 55.
const LEAST_CONTRAST: f32 = 12.0;
/// Smoothing leaves a ninth of pure grain, and more than 0.6 of a page.
const LEAST_SHAPE: f32 = 0.25;
/// Below it not one field in ten was read; pages that read well pass 0.3.
const LEAST_SHARPNESS: f32 = 0.15;
/// Two hundredths is an overexposed spot on a page that reads well.
const MOST_GLARE: f32 = 0.05;
/// Of a clean scan half the pixels are as their neighbour; of a screenshot more than four in five.
const DRAWN: f32 = 0.75;
/// Where a drawing changes at all, it does so in steps.
const DRAWN_STEEP: f32 = 0.05;
/// A step, in shades.
const STEP: u8 = 32;

/// What makes a photo unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flaw {
    /// Taken in the dark.
    Dark,
    /// One shade all over.
    Blank,
    /// Dots without any shape.
    Grain,
    /// Out of focus, or shaken.
    Blurred,
    /// A reflection hides a part of the page.
    Glare,
}

impl Flaw {
    /// Stable code for clients.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Dark => "PHOTO_TOO_DARK",
            Self::Blank => "PHOTO_BLANK",
            Self::Grain => "PHOTO_WITHOUT_SHAPE",
            Self::Blurred => "PHOTO_BLURRED",
            Self::Glare => "PHOTO_GLARE",
        }
    }

    /// How to take a better one, in French.
    #[must_use]
    pub fn fr(self) -> &'static str {
        match self {
            Self::Dark => {
                "La photo est trop sombre pour être lue. Veuillez la reprendre près d’une fenêtre \
                 ou sous une lampe."
            }
            Self::Blank => {
                "On ne voit rien d’écrit sur cette image. Veuillez photographier la face remplie \
                 de la carte grise, bien à plat."
            }
            Self::Grain => {
                "On ne distingue rien sur cette image. Veuillez photographier la carte grise posée \
                 à plat, en pleine lumière."
            }
            Self::Blurred => {
                "La photo est floue. Veuillez la reprendre sans bouger, en touchant l’écran sur le \
                 texte pour faire la mise au point."
            }
            Self::Glare => {
                "Un reflet cache une partie du document. Veuillez reprendre la photo sans flash, \
                 en inclinant un peu le téléphone."
            }
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Dark => {
                "The photo is too dark to be read. Please take it again near a window or a lamp."
            }
            Self::Blank => {
                "There is nothing written on this picture. Please photograph the filled side of \
                 the registration certificate, laid flat."
            }
            Self::Grain => {
                "Nothing can be made out on this picture. Please photograph the certificate laid \
                 flat, in good light."
            }
            Self::Blurred => {
                "The photo is blurred. Please take it again holding still, and tap the text on \
                 the screen to focus."
            }
            Self::Glare => {
                "A reflection hides a part of the document. Please take the photo again without \
                 flash, tilting the phone a little."
            }
        }
    }
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Shade that one pixel in fifty passes, 0 to 255.
    pub bright: u8,
    /// How far light and dark are apart in the liveliest tiles, 0 to 255.
    pub contrast: f32,
    /// Steepness of the edges there, 0 to 1: the jump between neighbours over the contrast.
    pub sharpness: f32,
    /// Part of the variance that a small smoothing leaves, 0 to 1.
    pub shape: f32,
    /// Part of the picture, 0 to 1, that its largest reflection washes out.
    pub glare: f32,
    /// Part of the pixels, 0 to 1, that are exactly as their neighbour: few on a photo.
    pub flat: f32,
    /// Part of the others, 0 to 1, that are a step away from it: next to none on a blurred photo.
    pub steep: f32,
}

impl Look {
    /// What surely keeps the picture from being read, the plainest first.
    #[must_use]
    pub fn flaw(&self) -> Option<Flaw> {
        let dim = self.bright < DIM && self.contrast < LEAST_CONTRAST_IF_DIM;
        if dim || self.bright < DARKEST {
            Some(Flaw::Dark)
        } else if self.contrast < LEAST_CONTRAST {
            Some(Flaw::Blank)
        } else if self.shape < LEAST_SHAPE {
            Some(Flaw::Grain)
        } else if self.sharpness < LEAST_SHARPNESS && !self.drawn() {
            Some(Flaw::Blurred)
        } else if self.glare > MOST_GLARE && !self.drawn() {
            Some(Flaw::Glare)
        } else {
            None
        }
    }

    /// Whether it was drawn by a machine, as a screenshot is, rather than seen by a camera.
    #[must_use]
    pub fn drawn(&self) -> bool {
        self.flat >= DRAWN && self.steep >= DRAWN_STEEP
    }
}

/// Measures a picture. Costs tens of milliseconds for a phone photo.
#[must_use]
pub fn measure(picture: &GrayImage) -> Look {
    let small = reduced(picture);
    let (contrast, sharpness) = edges::contrast_and_sharpness(&small);
    let (flat, steep) = flat_and_steep(&small);
    Look {
        bright: percentile(small.as_raw(), 0.98),
        contrast,
        sharpness,
        shape: shape(&small),
        glare: glare::largest(&small),
        flat,
        steep,
    }
}

fn reduced(picture: &GrayImage) -> GrayImage {
    let longest = picture.width().max(picture.height());
    if longest <= SIDE {
        return picture.clone();
    }
    let side = |length: u32| (length as f32 / longest as f32 * SIDE as f32).max(1.0) as u32;
    imageops::thumbnail(picture, side(picture.width()), side(picture.height()))
}

/// The shade that `share` of all stay below.
fn percentile(shades: &[u8], share: f32) -> u8 {
    let mut counts = [0_usize; 256];
    for shade in shades {
        counts[usize::from(*shade)] += 1;
    }
    let wanted = (shades.len() as f32 * share) as usize;
    let mut seen = 0;
    for (shade, count) in (0..=u8::MAX).zip(counts) {
        seen += count;
        if seen > wanted {
            return shade;
        }
    }
    u8::MAX
}

/// Variance after a 3 × 3 mean over the variance before, from every third row.
fn shape(picture: &GrayImage) -> f32 {
    let width = picture.width().max(1) as usize;
    let rows: Vec<&[u8]> = picture.as_raw().chunks_exact(width).collect();
    let (mut plain, mut smooth) = (Spread::default(), Spread::default());
    for three in rows.chunks_exact(3) {
        let [above, here, below] = three else { continue };
        let columns = above.windows(3).zip(here.windows(3)).zip(below.windows(3));
        for ((above, here), below) in columns {
            let nine = above.iter().chain(here).chain(below);
            plain.add(9 * u32::from(here[1]));
            smooth.add(nine.map(|shade| u32::from(*shade)).sum());
        }
    }
    let before = plain.variance();
    if before < 81.0 { 1.0 } else { (smooth.variance() / before) as f32 }
}

/// Sums from which a variance comes.
#[derive(Default)]
struct Spread {
    count: u64,
    sum: u64,
    squares: u64,
}

impl Spread {
    fn add(&mut self, value: u32) {
        self.count += 1;
        self.sum += u64::from(value);
        self.squares += u64::from(value * value);
    }

    fn variance(&self) -> f64 {
        let count = self.count.max(1) as f64;
        (self.squares as f64 / count - (self.sum as f64 / count).powi(2)).max(0.0)
    }
}

/// The part of the pixels that are exactly as their neighbour, and of the others, the part that
/// differ from it by a step.
fn flat_and_steep(picture: &GrayImage) -> (f32, f32) {
    let (mut pairs, mut same, mut steps) = (0_usize, 0_usize, 0_usize);
    for row in picture.as_raw().chunks_exact(picture.width().max(1) as usize) {
        pairs += row.len() - 1;
        for pair in row.windows(2) {
            same += usize::from(pair[0] == pair[1]);
            steps += usize::from(pair[0].abs_diff(pair[1]) >= STEP);
        }
    }
    (same as f32 / pairs.max(1) as f32, steps as f32 / (pairs - same).max(1) as f32)
}

#[cfg(test)]
mod tests;
