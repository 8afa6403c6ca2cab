//! Which way up the page is.
//!
//! The detector finds words whatever their direction, so the boxes tell rows from columns. Head
//! from foot is told by reading a few words both ways, and only when they do not read well at once:
//! much cheaper than reading the whole page twice.

use super::recognise::Line;
use super::strip::WordBox;

/// How many words are tried.
const PROBES: usize = 6;

/// Longer words cost more than they tell, in pixels of their strip.
const LONG: u32 = 420;

/// Surer than this on average, the words were read the right way up.
const READS_WELL: f32 = 0.93;

/// Whether most of the words that have a direction run along the picture's rows.
pub(super) fn rows_are_level(boxes: &[WordBox]) -> bool {
    let along_rows: f32 = boxes.iter().filter(|b| b.width > 1.5 * b.height).map(|b| b.width).sum();
    let along_columns: f32 =
        boxes.iter().filter(|b| b.height > 1.5 * b.width).map(|b| b.height).sum();
    along_rows >= along_columns
}

/// Puts the words to try first, and tells how many they are: the longest of those that are not
/// very long.
pub(super) fn probes_first(boxes: &mut [WordBox]) -> usize {
    let rank = |word: &WordBox| {
        let width = word.strip_width();
        (width > LONG, std::cmp::Reverse(width))
    };
    boxes.sort_by_key(rank);
    boxes.len().min(PROBES)
}

/// Sum of the characters' probabilities.
pub(super) fn sureness(lines: &[Option<Line>]) -> f32 {
    lines.iter().flatten().map(|line| line.confidence * letters(line)).sum()
}

/// Whether enough was read, and with confidence.
pub(super) fn reads_well(lines: &[Option<Line>]) -> bool {
    let total: f32 = lines.iter().flatten().map(letters).sum();
    total >= PROBES as f32 && sureness(lines) / total >= READS_WELL
}

fn letters(line: &Line) -> f32 {
    line.text.chars().count() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(width: f32, height: f32) -> WordBox {
        WordBox { center: [0.0, 0.0], along: [1.0, 0.0], width, height }
    }

    #[test]
    fn long_words_decide_the_direction() {
        assert!(rows_are_level(&[word(300.0, 20.0), word(10.0, 20.0)]));
        assert!(!rows_are_level(&[word(20.0, 300.0), word(40.0, 20.0)]));
        assert!(rows_are_level(&[]));
    }

    #[test]
    fn middling_words_are_tried() {
        let mut boxes = vec![word(2000.0, 20.0), word(20.0, 20.0)];
        boxes.extend([word(120.0, 20.0); 7]);
        assert_eq!(probes_first(&mut boxes), PROBES);
        assert_eq!(boxes[..PROBES], [word(120.0, 20.0); PROBES]);
        assert_eq!(boxes[8], word(2000.0, 20.0));
    }

    #[test]
    fn many_sure_letters_read_well() {
        let line = |text: &str, confidence| {
            Some(Line { text: text.into(), confidence, weakest: 0.0, second: None })
        };
        assert!(reads_well(&[line("CERTIFICAT", 0.99), None, line("VP", 0.9)]));
        assert!(!reads_well(&[line("CERTIFICAT", 0.8)]));
        assert!(!reads_well(&[line("VP", 0.99)]));
        assert!(!reads_well(&[]));
    }
}
