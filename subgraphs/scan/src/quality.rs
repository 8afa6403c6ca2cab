//! Is a photo worth reading? Cheap measures on a reduced picture, before any text is looked for.
//!
//! Only what surely cannot be read is turned away: a doubtful photo costs seconds of reading, a
//! good one refused costs the customer's patience. Each threshold stands between what was measured
//! on certificates that read well and on spoilt ones (docs/decisions/files.md says on which); `tests` holds
//! both sides.
//! Decisions: docs/decisions/files.md

use image::{GrayImage, imageops};

mod edges;
mod flaw;
mod glare;

pub use flaw::Flaw;

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
/// Below it three fields in ten were read, seldom seven; pages that read well pass 0.31.
const LEAST_SHARPNESS: f32 = 0.25;
/// Shaken one way, letters run into each other sooner: next to nothing was read from 0.25 to 0.293;
/// pages that read well and are so uneven pass 0.38.
const LEAST_SHARPNESS_IF_SHAKEN: f32 = 0.295;
/// Of a page that was not shaken the edges are nearly as steep any way: 0.69 on a scan, 0.72 on a
/// photo. A shake along a slope leaves up to 0.7.
const SHAKEN: f32 = 0.71;
/// Paper as light as this has lost its shades to the light, and thin strokes with them.
const WHITE: f32 = 250.0;
/// What print needs on such paper: at 76 a third of the fields was read, at 120 nearly all.
const LEAST_PRINT_ON_WHITE: f32 = 80.0;
/// Paper of a veiled picture, which still has shades.
const PALE: f32 = 235.0;
/// What print needs on that: at 28 of some pages nearly all was read, at 13 nothing.
const LEAST_PRINT_ON_PALE: f32 = 20.0;
/// On so much of the picture nothing but white may be left.
const MOST_WASHED_OUT: f32 = 0.5;
/// An empty page is one shade all over; an overexposed one keeps traces.
const TRACES: f32 = 0.995;
/// Two hundredths is an overexposed spot on a page that reads well.
const MOST_GLARE: f32 = 0.05;
/// Of a clean scan half the pixels are as their neighbour; of a screenshot more than four in five.
const DRAWN: f32 = 0.75;
/// Where a drawing changes at all, it does so in steps.
const DRAWN_STEEP: f32 = 0.05;
/// A step, in shades.
const STEP: u8 = 32;

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Shade that one pixel in fifty passes, 0 to 255.
    pub bright: u8,
    /// How far light and dark are apart in the liveliest tiles, 0 to 255.
    pub contrast: f32,
    /// The same where text surely is, be it a few lines.
    pub print: f32,
    /// The paper's shade around the text, 0 to 255.
    pub paper: f32,
    /// Shade that half of the pixels pass, 0 to 255.
    pub middle: u8,
    /// Steepness of the letters' edges the way they are least steep, 0 to 1: the jump between
    /// neighbours over the contrast.
    pub sharpness: f32,
    /// That over the steepness the way they are steepest, 0 to 1.
    pub evenness: f32,
    /// Part of the variance that a small smoothing leaves, 0 to 1.
    pub shape: f32,
    /// Part of the picture, 0 to 1, that its largest reflection washes out.
    pub glare: f32,
    /// Part of the picture, 0 to 1, on which nothing but white is left.
    pub washed_out: f32,
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
        } else if self.overexposed() {
            Some(Flaw::Overexposed)
        } else if self.contrast < LEAST_CONTRAST {
            Some(Flaw::Blank)
        } else if self.shape < LEAST_SHAPE {
            Some(Flaw::Grain)
        } else if self.blurred() && !self.drawn() {
            Some(Flaw::Blurred)
        } else if self.glare > MOST_GLARE && self.paper < WHITE && !self.drawn() {
            Some(Flaw::Glare)
        } else {
            None
        }
    }

    /// Whether letters run into each other, out of focus or shaken any way.
    fn blurred(&self) -> bool {
        let least =
            if self.evenness < SHAKEN { LEAST_SHARPNESS_IF_SHAKEN } else { LEAST_SHARPNESS };
        self.sharpness < least
    }

    /// Whether light has taken the print. Where paper is white and print is not, as on a scan,
    /// nothing is lost.
    fn overexposed(&self) -> bool {
        let traces = self.contrast < LEAST_CONTRAST && f32::from(self.middle) >= PALE;
        let faint = (self.paper >= WHITE && self.print < LEAST_PRINT_ON_WHITE)
            || (self.paper >= PALE && self.print < LEAST_PRINT_ON_PALE);
        let lost = self.washed_out > MOST_WASHED_OUT && self.paper < WHITE && !self.drawn();
        (traces || faint || lost) && self.flat < TRACES
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
    let edges = edges::edges(&small);
    let glare = glare::glare(&small, edges.paper);
    let (flat, steep) = flat_and_steep(&small);
    Look {
        bright: percentile(small.as_raw(), 0.98),
        contrast: edges.contrast,
        print: edges.print,
        paper: edges.paper,
        middle: percentile(small.as_raw(), 0.5),
        sharpness: edges.sharpness,
        evenness: edges.evenness,
        shape: shape(&small),
        glare: glare.largest,
        washed_out: glare.washed_out,
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
    share_of(&counts, share)
}

/// The shade that `share` of all stay below, of how often there is each.
fn share_of(counts: &[usize; 256], share: f32) -> u8 {
    let wanted = (counts.iter().sum::<usize>() as f32 * share) as usize;
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
