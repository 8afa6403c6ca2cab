//! How steep the edges are where there are any, and on what paper the text stands.
use super::share_of;
use image::GrayImage;

/// Side of a tile, in pixels: two letters.
const TILE: usize = 24;
/// Across, down and both diagonals: a hand shakes any way.
const WAYS: [(isize, isize); 4] = [(1, 0), (0, 1), (1, 1), (1, -1)];
/// How many pixels of each way are half a letter.
const HALF_LETTER: [isize; 4] = [4, 4, 3, 3];
/// A pixel further on the diagonal is this much further; its edges are steeper by as much, less
/// what sharp ones cannot gain.
const DIAGONAL: f32 = 1.2;

/// What was measured on the tiles.
#[derive(Default)]
pub(super) struct Edges {
    /// How far light and dark are apart in the liveliest tiles, 0 to 255.
    pub(super) contrast: f32,
    /// The same where text surely is, be it a few lines.
    pub(super) print: f32,
    /// The paper's shade around the text.
    pub(super) paper: f32,
    /// Steepness of the letters' edges the way they are least steep, 0 to 1.
    pub(super) sharpness: f32,
    /// That over the steepness the way they are steepest, 0 to 1.
    pub(super) evenness: f32,
}

/// Looks at the tiles that change most. An eighth of all is text, where there is some: what changes
/// every way within half a letter, as neither the rim of a sheet nor a barcode does.
pub(super) fn edges(picture: &GrayImage) -> Edges {
    let reach = 4;
    let starts =
        |length: u32| (reach..(length as usize).saturating_sub(TILE + reach)).step_by(TILE);
    let mut tiles: Vec<Tile> = starts(picture.height())
        .flat_map(|top| starts(picture.width()).map(move |left| (left, top)))
        .map(|corner| Tile::at(picture, corner))
        .collect();
    let eighth = (tiles.len() / 8).max(1);
    tiles.sort_by(|a, b| b.contrast.total_cmp(&a.contrast));
    let contrast = middle(tiles.iter().take(eighth).map(|tile| tile.contrast));
    tiles.sort_by_key(|tile| std::cmp::Reverse(tile.change));
    tiles.truncate(eighth);
    let steepness: [f32; 4] =
        std::array::from_fn(|way| middle(tiles.iter().map(|tile| tile.steepness[way])));
    let sharpness = steepness.into_iter().fold(f32::INFINITY, f32::min);
    let steepest = steepness.into_iter().fold(0.01, f32::max);
    Edges {
        contrast,
        print: middle(tiles.iter().take(eighth.div_ceil(4)).map(|tile| tile.contrast)),
        paper: middle(tiles.iter().map(|tile| tile.paper)),
        sharpness,
        evenness: sharpness / steepest,
    }
}

fn middle(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

struct Tile {
    contrast: f32,
    paper: f32,
    /// Sum of squared differences half a letter away, the way they are least.
    change: u64,
    /// The jump between neighbours over the contrast, each way.
    steepness: [f32; 4],
}

impl Tile {
    fn at(picture: &GrayImage, (left, top): (usize, usize)) -> Self {
        let width = picture.width() as usize;
        let shades = picture.as_raw();
        let mut counts = [0_usize; 256];
        let mut jumps = [[0_usize; 256]; 4];
        let mut changes = [0_u64; 4];
        let offsets = WAYS.map(|(x, y)| y * width as isize + x);
        for y in top..top + TILE {
            for at in y * width + left..y * width + left + TILE {
                let here = shades[at];
                counts[usize::from(here)] += 1;
                for way in 0..WAYS.len() {
                    let near = shades[at.wrapping_add_signed(offsets[way])];
                    let far = shades[at.wrapping_add_signed(offsets[way] * HALF_LETTER[way])];
                    jumps[way][usize::from(near.abs_diff(here))] += 1;
                    changes[way] += u64::from(far.abs_diff(here)).pow(2);
                }
            }
        }
        let (dark, light) = (share_of(&counts, 0.04), share_of(&counts, 0.96));
        let contrast = f32::from(light) - f32::from(dark);
        let steepness = std::array::from_fn(|way| {
            let length = if way < 2 { 1.0 } else { DIAGONAL };
            f32::from(share_of(&jumps[way], 0.95)) / contrast.max(1.0) / length
        });
        let change = changes.into_iter().min().unwrap_or_default();
        Self { contrast, paper: f32::from(light), change, steepness }
    }
}
