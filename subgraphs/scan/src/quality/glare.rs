//! Reflections: washed-out patches that fade into the page.
use image::GrayImage;

/// Nothing is left of what stood there.
const WASHED_OUT: u8 = 253;
/// How far from a patch its surroundings are looked at, in pixels.
const AROUND: usize = 4;
/// Still this light there, the patch fades out; white paper ends sharply, at a letter or a table.
const FADING: u8 = 225;

/// The part of the picture, 0 to 1, that the largest reflection takes. One that reaches the border
/// is a white table or a lamp beside the page.
pub(super) fn largest(picture: &GrayImage) -> f32 {
    let shades = picture.as_raw();
    let width = picture.width() as usize;
    let mut seen = vec![false; shades.len()];
    let mut largest = 0;
    for start in 0..shades.len() {
        if !seen[start] && shades[start] >= WASHED_OUT {
            let patch = Patch::from(shades, width, start, &mut seen);
            if patch.fades() {
                largest = largest.max(patch.area);
            }
        }
    }
    largest as f32 / shades.len().max(1) as f32
}

/// A connected patch of washed-out pixels.
#[derive(Default)]
struct Patch {
    area: usize,
    /// Neighbours that are not part of it.
    rim: usize,
    /// Those of them that are still light a little further.
    soft: usize,
    at_border: bool,
}

impl Patch {
    fn from(shades: &[u8], width: usize, start: usize, seen: &mut [bool]) -> Self {
        let mut patch = Self::default();
        let mut open = vec![start];
        seen[start] = true;
        while let Some(at) = open.pop() {
            patch.area += 1;
            let (x, y) = (at % width, at / width);
            if x < AROUND
                || x + AROUND >= width
                || y < AROUND
                || at + AROUND * width >= shades.len()
            {
                patch.at_border = true;
                continue;
            }
            for (next, further) in [
                (at - 1, at - AROUND),
                (at + 1, at + AROUND),
                (at - width, at - AROUND * width),
                (at + width, at + AROUND * width),
            ] {
                if shades[next] < WASHED_OUT {
                    patch.rim += 1;
                    patch.soft += usize::from(shades[further] >= FADING);
                } else if !seen[next] {
                    seen[next] = true;
                    open.push(next);
                }
            }
        }
        patch
    }

    fn fades(&self) -> bool {
        !self.at_border && self.soft * 3 > self.rim * 2
    }
}
