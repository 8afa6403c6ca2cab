//! A word's box on the photo, and the level strip cut out of it.

use image::{GrayImage, Luma};
use rten_imageproc::{RotatedRect, Vec2};

/// Height of a strip, in pixels: what the recognition models read.
pub(super) const STRIP_HEIGHT: u32 = 48;

/// Longest strip, in pixels: some sixty characters at the reading height.
const MAX_STRIP_WIDTH: f32 = 2300.0;

/// A tilted rectangle around a word, in pixels of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WordBox {
    pub(super) center: [f32; 2],
    /// Unit vector along the line of text, in the direction of reading.
    pub(super) along: [f32; 2],
    pub(super) width: f32,
    pub(super) height: f32,
}

impl From<&RotatedRect> for WordBox {
    /// Takes the side of the rectangle nearest to level as its base.
    fn from(rect: &RotatedRect) -> Self {
        let level = rect.orient_towards(Vec2::from_yx(-1.0, 0.0));
        let (center, up) = (level.center(), level.up_axis());
        Self {
            center: [center.x, center.y],
            along: [-up.y, up.x],
            width: level.width(),
            height: level.height(),
        }
    }
}

impl WordBox {
    /// Unit vector from the top of the letters to their foot.
    fn down(&self) -> [f32; 2] {
        [-self.along[1], self.along[0]]
    }

    /// The same box read after `quarters` quarter turns clockwise of the picture.
    pub(super) fn turned(&self, quarters: u8) -> Self {
        (0..quarters).fold(*self, |word, _| {
            // Turning the picture clockwise makes its lines of text run as its columns ran upwards.
            let [x, y] = word.along;
            Self { along: [y, -x], width: word.height, height: word.width, ..word }
        })
    }

    /// Width in pixels of its strip, when its letters keep their proportions.
    pub(super) fn strip_width(&self) -> u32 {
        let stretch = self.width / self.height.max(1.0);
        (stretch * STRIP_HEIGHT as f32).clamp(8.0, MAX_STRIP_WIDTH) as u32
    }

    /// Top left, top right, bottom right, bottom left.
    pub(super) fn corners(&self) -> [[f32; 2]; 4] {
        let ([ax, ay], [dx, dy]) = (self.along, self.down());
        [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|(u, v)| {
            let (u, v) = (u * self.width, v * self.height);
            [self.center[0] + ax * u + dx * v, self.center[1] + ay * u + dy * v]
        })
    }
}

/// Cuts a word out of the picture as a level strip `width` pixels wide, sampling bilinearly.
pub(super) fn cut(picture: &GrayImage, word: &WordBox, width: u32) -> GrayImage {
    let ([ax, ay], [dx, dy]) = (word.along, word.down());
    let (step_x, step_y) = (word.width / width as f32, word.height / STRIP_HEIGHT as f32);
    GrayImage::from_fn(width, STRIP_HEIGHT, |x, y| {
        let u = (x as f32 + 0.5) * step_x - word.width / 2.0;
        let v = (y as f32 + 0.5) * step_y - word.height / 2.0;
        let px = word.center[0] + ax * u + dx * v - 0.5;
        let py = word.center[1] + ay * u + dy * v - 0.5;
        Luma([light_at(picture, px, py)])
    })
}

/// Light at a point between pixels; outside the picture its edge is repeated.
fn light_at(picture: &GrayImage, x: f32, y: f32) -> u8 {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, bottom_share) = (x - left, y - top);
    let pixel = |x: f32, y: f32| {
        let x = (x.max(0.0) as u32).min(picture.width() - 1);
        let y = (y.max(0.0) as u32).min(picture.height() - 1);
        f32::from(picture.get_pixel(x, y).0[0])
    };
    let row = |y: f32| pixel(left, y) * (1.0 - right_share) + pixel(left + 1.0, y) * right_share;
    (row(top) * (1.0 - bottom_share) + row(top + 1.0) * bottom_share) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(along: [f32; 2], width: f32, height: f32) -> WordBox {
        WordBox { center: [50.0, 50.0], along, width, height }
    }

    /// Bright at the right, dark at the left.
    fn ramp() -> GrayImage {
        GrayImage::from_fn(100, 100, |x, _| Luma([(x * 2) as u8]))
    }

    #[test]
    fn a_level_box_is_copied() {
        let strip = cut(&ramp(), &word([1.0, 0.0], 80.0, 48.0), 80);
        assert_eq!(strip.dimensions(), (80, 48));
        assert_eq!(strip.get_pixel(0, 10).0[0], 20);
        assert_eq!(strip.get_pixel(79, 10).0[0], 178);
    }

    #[test]
    fn half_a_turn_reverses_the_strip() {
        let level = word([1.0, 0.0], 80.0, 20.0);
        let strip = cut(&ramp(), &level.turned(2), 80);
        assert!(strip.get_pixel(0, 10).0[0] > strip.get_pixel(79, 10).0[0]);
    }

    #[test]
    fn a_quarter_turn_clockwise_reads_columns_from_the_foot() {
        // Text running up the page becomes level once the page is turned clockwise.
        let column = word([1.0, 0.0], 20.0, 80.0).turned(1);
        assert_eq!((column.width, column.height), (80.0, 20.0));
        let bright_foot = GrayImage::from_fn(100, 100, |_, y| Luma([(y * 2) as u8]));
        let strip = cut(&bright_foot, &column, 80);
        assert!(strip.get_pixel(0, 10).0[0] > strip.get_pixel(79, 10).0[0]);
    }

    #[test]
    fn corners_go_round_from_the_top_left() {
        let corners = word([1.0, 0.0], 80.0, 20.0).corners();
        assert_eq!(corners, [[10.0, 40.0], [90.0, 40.0], [90.0, 60.0], [10.0, 60.0]]);
    }

    #[test]
    fn a_box_leaving_the_picture_is_safe() {
        let far = WordBox { center: [-40.0, 500.0], ..word([0.6, 0.8], 80.0, 20.0) };
        assert_eq!(cut(&ramp(), &far, 192).dimensions(), (192, 48));
    }
}
