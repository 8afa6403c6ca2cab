//! Where the words of a page stand to one another, whatever the photo's tilt and folds.
//!
//! Used for papers of which no plan is at hand: there, a value is known by the code or the label
//! before it. The direction of the lines is felt from the long words nearby, and distances are
//! counted in heights of letters.

use super::{PageText, Quad, Word};

/// Reach of a word's say on the direction of the lines, as a share of the page.
const REACH: f32 = 0.12;

/// A word so many times longer than high shows the direction of its line.
const LONG: f32 = 2.5;

/// Farthest a word may lean against its neighbours, in radians: stamps lean more.
const LEAN: f32 = 0.14;

/// A piece of text in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Middle of its left edge, in pixels.
    pub(super) left: [f32; 2],
    /// Middle of its right edge.
    pub(super) right: [f32; 2],
    /// Height of its box.
    pub(super) height: f32,
    pub(super) quad: Quad,
    pub(super) confidence: f32,
}

impl Piece {
    pub(super) fn of(word: &Word) -> Self {
        let middle =
            |a: usize, b: usize| [0, 1].map(|axis| (word.quad[a][axis] + word.quad[b][axis]) / 2.0);
        Self {
            text: word.text.clone(),
            left: middle(0, 3),
            right: middle(1, 2),
            height: distance(word.quad[0], word.quad[3]).max(1.0),
            quad: word.quad,
            confidence: word.confidence,
        }
    }

    /// The part of the text between two counts of letters, its place estimated.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        let total = self.text.chars().count().max(1) as f32;
        let along = |at: usize| {
            let share = at as f32 / total;
            [0, 1].map(|axis| self.left[axis] + (self.right[axis] - self.left[axis]) * share)
        };
        Self {
            text: self.text.chars().skip(from).take(to.saturating_sub(from)).collect(),
            left: along(from),
            right: along(to),
            ..self.clone()
        }
    }

    fn length(&self) -> f32 {
        distance(self.left, self.right)
    }

    fn slope(&self) -> f32 {
        (self.right[1] - self.left[1]).atan2(self.right[0] - self.left[0])
    }
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The direction of the lines, everywhere on a page.
#[derive(Debug)]
pub(super) struct Lines {
    /// In the middle of each of the page's cells, row by row: measured once, asked often.
    slopes: Vec<f32>,
    /// Width and height of a cell.
    cell: [f32; 2],
    /// Usual height of a line's box.
    height: f32,
}

/// Cells across the page, and down.
const CELLS: u8 = 32;

/// A word that shows the direction of its line: its middle, that direction, its length.
type Shown = ([f32; 2], f32, f32);

impl Lines {
    pub(super) fn of(page: &PageText) -> Self {
        let pieces: Vec<Piece> = page.words.iter().map(Piece::of).collect();
        let mut heights: Vec<f32> = pieces.iter().map(|piece| piece.height).collect();
        heights.sort_by(f32::total_cmp);
        let mut slopes: Vec<f32> =
            pieces.iter().filter(|piece| is_long(piece)).map(Piece::slope).collect();
        slopes.sort_by(f32::total_cmp);
        let usual = slopes.get(slopes.len() / 2).copied().unwrap_or_default();
        let shown: Vec<Shown> = pieces
            .iter()
            // A stamp across the page says nothing of its lines.
            .filter(|piece| is_long(piece) && (piece.slope() - usual).abs() < 3.0 * LEAN)
            .map(|piece| {
                let middle = [0, 1].map(|axis| (piece.left[axis] + piece.right[axis]) / 2.0);
                (middle, piece.slope(), piece.length())
            })
            .collect();
        let size = [page.width, page.height].map(|length| (length as f32).max(1.0));
        let cell = size.map(|length| length / f32::from(CELLS));
        let reach = REACH * size[0].max(size[1]);
        let middles = (0..CELLS).flat_map(|row| (0..CELLS).map(move |column| [column, row]));
        let slopes = middles
            .map(|at| [0, 1].map(|axis| (f32::from(at[axis]) + 0.5) * cell[axis]))
            .map(|point| slope_near(&shown, point, reach))
            .collect();
        Self { slopes, cell, height: heights.get(heights.len() / 2).copied().unwrap_or(1.0) }
    }

    fn slope_at(&self, point: [f32; 2]) -> f32 {
        let [column, row] = [0, 1].map(|axis| {
            let at = (point[axis] / self.cell[axis]).clamp(0.0, f32::from(CELLS - 1));
            at as usize
        });
        self.slopes.get(row * usize::from(CELLS) + column).copied().unwrap_or_default()
    }

    /// How far `to` lies along and below the line that runs through `from`, in usual heights.
    pub(super) fn offset(&self, from: [f32; 2], to: [f32; 2]) -> [f32; 2] {
        let middle = [0, 1].map(|axis| (from[axis] + to[axis]) / 2.0);
        let (sine, cosine) = self.slope_at(middle).sin_cos();
        let (x, y) = (to[0] - from[0], to[1] - from[1]);
        [(x * cosine + y * sine) / self.height, (y * cosine - x * sine) / self.height]
    }

    /// Whether a piece is print of the page: not a speck, and not a stamp that leans.
    pub(super) fn is_print(&self, piece: &Piece) -> bool {
        let letters = piece.text.chars().filter(|symbol| symbol.is_alphanumeric()).count();
        let speck = piece.confidence < 0.5 && letters <= 2 || piece.height < 0.45 * self.height;
        let leans = is_long(piece) && (piece.slope() - self.slope_at(piece.left)).abs() > LEAN;
        letters > 0 && !speck && !leans
    }

    /// Joins pieces of one line, from left to right, at their blanks.
    pub(super) fn join(&self, mut pieces: Vec<Piece>) -> Option<Piece> {
        let first = pieces.first()?.left;
        pieces.sort_by(|a, b| {
            self.offset(first, a.left)[0].total_cmp(&self.offset(first, b.left)[0])
        });
        let (first, last) = (pieces.first()?, pieces.last()?);
        let (a, b) = (first.quad, last.quad);
        Some(Piece {
            text: pieces.iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join(" "),
            left: first.left,
            right: last.right,
            height: first.height.max(last.height),
            quad: [a[0], b[1], b[2], a[3]],
            confidence: pieces.iter().map(|piece| piece.confidence).fold(1.0, f32::min),
        })
    }
}

/// The direction of the words around a point, near ones first.
fn slope_near(shown: &[Shown], point: [f32; 2], reach: f32) -> f32 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (middle, slope, length) in shown {
        let far = distance(*middle, point) / reach;
        // Never nothing: far words are better than none.
        let weight = length * ((-far * far).exp() + 1e-6);
        sum += weight * slope;
        weights += weight;
    }
    if weights > 0.0 { sum / weights } else { 0.0 }
}

fn is_long(piece: &Piece) -> bool {
    piece.length() > LONG * piece.height
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words on lines that lean more and more toward the foot of the page.
    fn leaning() -> PageText {
        let words = (0..10)
            .map(|row| {
                let y = 100.0 * row as f32;
                let drop = 10.0 * row as f32;
                let quad =
                    [[50.0, y], [450.0, y + drop], [450.0, y + drop + 40.0], [50.0, y + 40.0]];
                Word { text: "IMMATRICULATION".to_owned(), quad, confidence: 1.0, second: None }
            })
            .collect();
        PageText { width: 1000, height: 1000, words }
    }

    #[test]
    fn the_line_is_followed_where_it_leans() {
        let lines = Lines::of(&leaning());
        let on_line = lines.offset([450.0, 910.0 + 100.0], [850.0, 910.0 + 190.0]);
        assert!(on_line[0] > 9.0 && on_line[1].abs() < 0.8, "{on_line:?}");
        let level = lines.offset([450.0, 20.0], [850.0, 20.0]);
        assert!(level[1].abs() < 0.7, "{level:?}");
    }

    #[test]
    fn a_page_full_of_words_is_no_burden() {
        let words = (0..3_000_u16)
            .map(|at| {
                let (x, y) = (f32::from(at % 30) * 60.0, f32::from(at / 30) * 20.0);
                let quad = [[x, y], [x + 50.0, y], [x + 50.0, y + 14.0], [x, y + 14.0]];
                Word { text: "contrat".to_owned(), quad, confidence: 1.0, second: None }
            })
            .collect();
        let page = PageText { width: 1800, height: 2000, words };
        let before = std::time::Instant::now();
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let reading = crate::domain::read_document(&page, today);
        assert_eq!(reading.document, crate::domain::DocumentKind::Other);
        assert!(before.elapsed() < std::time::Duration::from_secs(20), "{:?}", before.elapsed());
    }

    #[test]
    fn a_leaning_stamp_is_no_print() {
        let lines = Lines::of(&leaning());
        let stamp = Word {
            text: "VENDU".to_owned(),
            quad: [[600.0, 100.0], [700.0, 180.0], [680.0, 220.0], [580.0, 140.0]],
            confidence: 1.0,
            second: None,
        };
        assert!(!lines.is_print(&Piece::of(&stamp)));
        assert!(lines.is_print(&Piece::of(&leaning().words[5])));
    }
}
