//! The part of the picture that holds text.
//!
//! The detector sees every picture squeezed into the same square. A sheet photographed from afar
//! would lose its letters there: it is cut out first.

use super::strip::WordBox;

/// Part of the picture below which a second, closer look is worth its time.
const MUCH_SMALLER: f32 = 0.45;

/// Margin kept around the text, as a share of its extent.
const MARGIN: f32 = 0.04;

/// Fewest words for their extent to mean a sheet.
const ENOUGH_WORDS: usize = 10;

/// An upright rectangle of the picture, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Frame {
    /// The whole picture.
    pub(super) fn whole((width, height): (u32, u32)) -> Self {
        Self { left: 0.0, top: 0.0, width: width as f32, height: height as f32 }
    }

    /// The extent of the words, when it is much smaller than the picture.
    pub(super) fn around(words: &[WordBox], size: (u32, u32)) -> Option<Self> {
        if words.len() < ENOUGH_WORDS {
            return None;
        }
        let whole = Self::whole(size);
        let corners: Vec<[f32; 2]> = words.iter().flat_map(WordBox::corners).collect();
        let extent = |axis: usize, end: f32| {
            let values = corners.iter().map(|corner| corner[axis]);
            let (low, high) = (values.clone().fold(end, f32::min), values.fold(0.0, f32::max));
            let margin = (high - low) * MARGIN;
            ((low - margin).max(0.0).floor(), (high + margin).min(end).ceil())
        };
        let ((left, right), (top, foot)) = (extent(0, whole.width), extent(1, whole.height));
        let frame = Self { left, top, width: right - left, height: foot - top };
        let smaller = frame.width * frame.height < MUCH_SMALLER * whole.width * whole.height;
        (smaller && frame.width >= 1.0 && frame.height >= 1.0).then_some(frame)
    }

    /// Left, top, width and height in whole pixels.
    pub(super) fn pixels(self) -> [u32; 4] {
        let [left, top] = [self.left, self.top].map(|edge| edge as u32);
        let [width, height] = [self.width, self.height].map(|length| (length as u32).max(1));
        [left, top, width, height]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(left: f32, top: f32, width: f32, height: f32) -> Vec<WordBox> {
        (0..20)
            .map(|at| WordBox {
                center: [left + width * (at % 2) as f32, top + height * at as f32 / 19.0],
                along: [1.0, 0.0],
                width: 0.0,
                height: 0.0,
            })
            .collect()
    }

    #[test]
    fn a_far_sheet_is_framed() {
        let frame = Frame::around(&sheet(400.0, 100.0, 200.0, 300.0), (1000, 500)).expect("far");
        assert_eq!((frame.left, frame.top), (392.0, 88.0));
        assert_eq!((frame.width, frame.height), (216.0, 324.0));
        assert_eq!(frame.pixels(), [392, 88, 216, 324]);
    }

    #[test]
    fn a_near_sheet_or_a_few_words_are_not() {
        assert_eq!(Frame::around(&sheet(50.0, 20.0, 900.0, 460.0), (1000, 500)), None);
        assert_eq!(Frame::around(&sheet(400.0, 100.0, 200.0, 300.0)[..5], (1000, 500)), None);
    }
}
