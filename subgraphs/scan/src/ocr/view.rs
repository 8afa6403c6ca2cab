//! The part of a picture that is worked on, and the way back from its pixels to the page's.

use image::GrayImage;
use image::imageops::{self, FilterType};

use super::frame::Frame;
use super::recognise::Line;
use super::strip::WordBox;
use super::{Page, Word};

/// Longest side worked on, in pixels. A certificate fills it at some 300 dots per inch; larger
/// photos are scaled down, which bounds memory and time.
const MAX_SIDE: u32 = 2800;

/// A part of the picture, scaled down if large, then turned.
pub(super) struct View {
    pub(super) pixels: GrayImage,
    /// Quarter turns clockwise from the picture to `pixels`: none or one.
    pub(super) quarters: u8,
    /// Where its top left corner is in the picture, before turning.
    origin: [f32; 2],
    /// Pixels of the picture per pixel of the view.
    scale: f32,
}

impl View {
    /// Looks at `frame` of a picture, turned clockwise by one quarter or not at all.
    pub(super) fn of(picture: &GrayImage, frame: Frame, quarters: u8) -> Self {
        let [left, top, width, height] = frame.pixels();
        let part = imageops::crop_imm(picture, left, top, width, height);
        let longest = width.max(height);
        let scale = (longest as f32 / MAX_SIDE as f32).max(1.0);
        let upright = if longest > MAX_SIDE {
            let side = |length: u32| ((length as f32 / scale) as u32).max(1);
            imageops::resize(&*part, side(width), side(height), FilterType::Triangle)
        } else {
            part.to_image()
        };
        let pixels = if quarters == 1 { imageops::rotate90(&upright) } else { upright };
        Self { pixels, quarters, origin: [left as f32, top as f32], scale }
    }

    /// A part of the view as a part of the picture.
    pub(super) fn in_picture(&self, frame: Frame) -> Frame {
        let one = self.point([frame.left, frame.top]);
        let other = self.point([frame.left + frame.width, frame.top + frame.height]);
        let [left, top] = [0, 1].map(|axis| one[axis].min(other[axis]));
        let [width, height] = [0, 1].map(|axis| (one[axis] - other[axis]).abs());
        Frame { left, top, width, height }
    }

    /// A point of the view as a point of the picture.
    fn point(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [x, y] = if self.quarters == 1 { [y, self.pixels.width() as f32 - x] } else { [x, y] };
        [x * self.scale + self.origin[0], y * self.scale + self.origin[1]]
    }

    /// The words on the upright page, which is the picture of `size` after `quarters` quarter turns
    /// clockwise.
    pub(super) fn page<'a>(
        &self,
        size: (u32, u32),
        quarters: u8,
        read: impl Iterator<Item = (&'a WordBox, Option<Line>)>,
    ) -> Page {
        let (wide, high) = (size.0 as f32, size.1 as f32);
        // A tenth of a pixel is more than anybody can tell, and keeps the stored reading small.
        let tenth = |length: f32| (length * 10.0).round() / 10.0;
        let on_page = |point: [f32; 2]| {
            let [x, y] = self.point(point);
            let turned = match quarters {
                1 => [high - y, x],
                2 => [wide - x, high - y],
                3 => [y, wide - x],
                _ => [x, y],
            };
            turned.map(tenth)
        };
        let mut words: Vec<Word> = read
            .filter_map(|(word, line)| {
                let line = line?;
                let quad = word.corners().map(on_page);
                let confidence = (line.confidence * 1000.0).round() / 1000.0;
                Some(Word { text: line.text, quad, confidence, second: line.second })
            })
            .collect();
        words.sort_by(|a, b| {
            let place = |word: &Word| (word.quad[0][1], word.quad[0][0]);
            let ((ya, xa), (yb, xb)) = (place(a), place(b));
            ya.total_cmp(&yb).then(xa.total_cmp(&xb))
        });
        let (width, height) = if quarters % 2 == 1 { (size.1, size.0) } else { size };
        Page { width, height, rotation: u16::from(quarters) * 90, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(x: f32, y: f32) -> WordBox {
        WordBox { center: [x, y], along: [1.0, 0.0], width: 20.0, height: 10.0 }
    }

    fn quad_of(view: &View, size: (u32, u32), quarters: u8, word: WordBox) -> [[f32; 2]; 4] {
        let line = Line { text: "A".into(), confidence: 0.5, weakest: 0.5, second: None };
        view.page(size, quarters, [(&word, Some(line))].into_iter()).words[0].quad
    }

    #[test]
    fn a_huge_picture_is_shrunk_and_coordinates_come_back() {
        let picture = GrayImage::new(1400, 5600);
        let view = View::of(&picture, Frame::whole(picture.dimensions()), 0);
        assert_eq!(view.pixels.dimensions(), (700, 2800));
        let quad = quad_of(&view, picture.dimensions(), 0, word(20.0, 15.0));
        assert_eq!(quad[2], [60.0, 40.0]);
    }

    #[test]
    fn a_small_picture_is_left_alone() {
        let picture = GrayImage::new(10, 2800);
        let view = View::of(&picture, Frame::whole(picture.dimensions()), 0);
        assert_eq!(view.pixels.dimensions(), (10, 2800));
    }

    #[test]
    fn a_lying_picture_is_turned_and_its_parts_are_found_again() {
        // A bright spot at the top left; turned clockwise it is at the top right.
        let mut picture = GrayImage::new(400, 200);
        picture.put_pixel(0, 0, image::Luma([255]));
        let view = View::of(&picture, Frame::whole(picture.dimensions()), 1);
        assert_eq!(view.pixels.dimensions(), (200, 400));
        assert_eq!(view.pixels.get_pixel(199, 0).0[0], 255);
        let corner = Frame { left: 150.0, top: 0.0, width: 50.0, height: 30.0 };
        let found = view.in_picture(corner);
        assert_eq!(found, Frame { left: 0.0, top: 0.0, width: 30.0, height: 50.0 });
        // Reading the turned picture as it stands: the page is the view.
        let page = view.page((400, 200), 1, std::iter::empty());
        assert_eq!((page.width, page.height, page.rotation), (200, 400, 90));
        assert_eq!(quad_of(&view, (400, 200), 1, word(20.0, 15.0))[0], [10.0, 10.0]);
    }

    #[test]
    fn half_a_turn_brings_the_foot_to_the_top() {
        let picture = GrayImage::new(200, 400);
        let view = View::of(&picture, Frame::whole(picture.dimensions()), 0);
        let quad = quad_of(&view, (200, 400), 2, word(190.0, 395.0).turned(2));
        assert_eq!(quad, [[0.0, 0.0], [20.0, 0.0], [20.0, 10.0], [0.0, 10.0]]);
    }
}
