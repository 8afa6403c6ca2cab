//! Which way up the page is, when it does not read as given.
//!
//! The detector finds words whatever their direction. A dozen of the longest are read in the
//! possible directions, and the direction read with most confidence wins: much cheaper than
//! reading the whole page four times.

use anyhow::Result;
use image::{GrayImage, imageops};

use super::recognise::{Recogniser, STRIP_HEIGHT};
use super::strip::{self, WordBox};

/// How many words are tried in every direction.
const PROBES: usize = 12;

/// Whether most of the words that have a direction run along the picture's rows.
pub(super) fn rows_are_level(boxes: &[WordBox]) -> bool {
    let along_rows: f32 = boxes.iter().filter(|b| b.width > 1.5 * b.height).map(|b| b.width).sum();
    let along_columns: f32 =
        boxes.iter().filter(|b| b.height > 1.5 * b.width).map(|b| b.height).sum();
    along_rows >= along_columns
}

/// Degrees to turn the picture clockwise so that its text reads: 0, 90, 180 or 270.
pub(super) fn guess(
    recogniser: &Recogniser,
    picture: &GrayImage,
    boxes: &[WordBox],
) -> Result<u16> {
    let candidates: [u8; 2] = if rows_are_level(boxes) { [0, 2] } else { [1, 3] };
    let mut longest: Vec<&WordBox> = boxes.iter().collect();
    longest.sort_by(|a, b| b.width.max(b.height).total_cmp(&a.width.max(a.height)));
    longest.truncate(PROBES);

    let mut best = (0, f32::MIN);
    for quarters in candidates {
        let strips: Vec<GrayImage> = longest
            .iter()
            .map(|word| strip::cut(picture, &word.turned(quarters), STRIP_HEIGHT))
            .collect();
        let sure: f32 = recogniser
            .read(&strips)?
            .into_iter()
            .flatten()
            .map(|line| line.confidence * line.text.chars().count() as f32)
            .sum();
        if sure > best.1 {
            best = (u16::from(quarters) * 90, sure);
        }
    }
    Ok(best.0)
}

/// The picture turned clockwise; nothing for 0 degrees.
pub(super) fn turn(picture: &GrayImage, degrees: u16) -> Option<GrayImage> {
    match degrees {
        90 => Some(imageops::rotate90(picture)),
        180 => Some(imageops::rotate180(picture)),
        270 => Some(imageops::rotate270(picture)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_decide_the_direction() {
        let word = |width, height| WordBox { center: [0.0, 0.0], along: [1.0, 0.0], width, height };
        assert!(rows_are_level(&[word(300.0, 20.0), word(10.0, 20.0)]));
        assert!(!rows_are_level(&[word(20.0, 300.0), word(40.0, 20.0)]));
        assert!(rows_are_level(&[]));
    }
}
