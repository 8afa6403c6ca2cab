//! Reflections: patches where nothing is left of what stood there, and that fade into the page or
//! lie in the middle of it.
use super::share_of;
use image::GrayImage;

/// Side of a tile, in pixels: half the way from a line of text to the next.
const TILE: usize = 8;
/// Nothing is left of a tile whose darker parts are as light as this.
const WASHED_OUT: u8 = 249;
/// How many tiles from a patch its surroundings are looked at: not so near that the blur of a
/// sheet's rim counts, a little further, and as far as a strong light reaches.
const NEAR: isize = 2;
const FURTHER: [isize; 2] = [4, 8];
/// Still this light near, and darker by so much a little further, a patch fades. A white table ends
/// at once where the sheet begins.
const STILL_LIGHT: u8 = 228;
const FALL: u8 = 3;
/// Beyond the sharp rim of a lamp on a sleeve lies the page: darker than the patch by so much, and as
/// light as the page by the text, or at most so far from it. A white sheet on a table ends elsewhere.
const CUT: u8 = 240;
const OF_THE_PAGE: f32 = 30.0;
/// How many times as long as where it meets the end of the picture the outline of such a patch is, at
/// least: a white table runs out of the picture.
const ENCLOSED: usize = 4;
/// How often the square of its rim may be that of a square patch.
const MOST_RAGGED: usize = 16;

/// What is washed out, as parts of the picture, 0 to 1.
pub(super) struct Glare {
    /// The largest patch that fades into its surroundings, or lies in the middle of the page.
    pub(super) largest: f32,
    /// All patches, a white table included.
    pub(super) washed_out: f32,
}

/// Looks for reflections on a page whose shade by the text is `paper`.
pub(super) fn glare(picture: &GrayImage, paper: f32) -> Glare {
    let map = Map::of(picture, paper);
    let mut seen = vec![false; map.tiles.len()];
    let (mut largest, mut all) = (0, 0);
    for start in 0..map.tiles.len() {
        if !seen[start] && map.washed_out(start) {
            let patch = map.patch(start, &mut seen);
            all += patch.area;
            if patch.reflects(&map) {
                largest = largest.max(patch.area);
            }
        }
    }
    let tiles = map.tiles.len().max(1) as f32;
    Glare { largest: largest as f32 / tiles, washed_out: all as f32 / tiles }
}

/// The picture in tiles, with the shade of the darker parts of each and that of its paper.
struct Map {
    columns: usize,
    /// The shade of the page by the text.
    page: f32,
    tiles: Vec<(u8, u8)>,
}

/// Connected tiles.
#[derive(Default)]
struct Patch {
    area: usize,
    /// Ways out of it.
    rim: usize,
    /// Those along which it fades.
    soft: usize,
    /// Those that lead onto the page, slowly or at once.
    onto_page: usize,
    /// Ways out of the picture.
    out: usize,
    /// Sums of the columns and of the rows.
    sums: (usize, usize),
}

impl Patch {
    /// Whether it is a reflection: fading out most ways or surrounded by the page, and whole. What
    /// is left between the lines of a text on white paper is ragged.
    fn reflects(&self, map: &Map) -> bool {
        let fades = self.soft * 5 > self.rim * 3;
        (fades || self.is_surrounded(map)) && self.rim.pow(2) < MOST_RAGGED * 16 * self.area
    }

    /// Whether the page lies most ways out. A white sheet below the page has the page in its middle.
    fn is_surrounded(&self, map: &Map) -> bool {
        let middle = self.sums.1 / self.area * map.columns + self.sums.0 / self.area;
        self.onto_page * 5 > self.rim * 3
            && self.out * ENCLOSED < self.rim + self.out
            && map.washed_out(middle)
    }
}

impl Map {
    fn of(picture: &GrayImage, page: f32) -> Self {
        let width = picture.width() as usize;
        let (columns, rows) = (width / TILE, picture.height() as usize / TILE);
        let shades = picture.as_raw();
        let tile = |left: usize, top: usize| {
            let mut counts = [0_usize; 256];
            for y in top..top + TILE {
                for shade in &shades[y * width + left..y * width + left + TILE] {
                    counts[usize::from(*shade)] += 1;
                }
            }
            (share_of(&counts, 0.1), share_of(&counts, 0.9))
        };
        let tiles = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (column * TILE, row * TILE)))
            .map(|(left, top)| tile(left, top))
            .collect();
        Self { columns, page, tiles }
    }

    fn washed_out(&self, at: usize) -> bool {
        self.tiles[at].0 >= WASHED_OUT
    }

    /// The tile so many steps from another, unless it is outside.
    fn from(&self, at: usize, (right, down): (isize, isize), steps: isize) -> Option<usize> {
        let column = (at % self.columns).checked_add_signed(right * steps)?;
        let row = (at / self.columns).checked_add_signed(down * steps)?;
        (column < self.columns && row * self.columns < self.tiles.len())
            .then_some(row * self.columns + column)
    }

    fn patch(&self, start: usize, seen: &mut [bool]) -> Patch {
        let mut patch = Patch::default();
        let mut open = vec![start];
        seen[start] = true;
        while let Some(at) = open.pop() {
            patch.area += 1;
            patch.sums.0 += at % self.columns;
            patch.sums.1 += at / self.columns;
            for way in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
                let Some(next) = self.from(at, way, 1) else {
                    patch.out += 1;
                    continue;
                };
                if !self.washed_out(next) {
                    let fades = self.fades(at, way);
                    patch.rim += 1;
                    patch.soft += usize::from(fades);
                    patch.onto_page += usize::from(fades || self.ends_on_page(at, way));
                } else if !seen[next] {
                    seen[next] = true;
                    open.push(next);
                }
            }
        }
        patch
    }

    /// Whether it grows darker slowly from a patch on.
    fn fades(&self, at: usize, way: (isize, isize)) -> bool {
        let paper = |steps| self.from(at, way, steps).map(|at| self.tiles[at].1);
        let Some(near) = paper(NEAR).filter(|shade| *shade >= STILL_LIGHT) else { return false };
        FURTHER.into_iter().filter_map(paper).any(|further| near >= further.saturating_add(FALL))
    }

    /// Whether the page lies right beyond a patch.
    fn ends_on_page(&self, at: usize, way: (isize, isize)) -> bool {
        self.from(at, way, NEAR).is_some_and(|at| {
            let shade = self.tiles[at].1;
            shade <= CUT && (f32::from(shade) - self.page).abs() <= OF_THE_PAGE
        })
    }
}
