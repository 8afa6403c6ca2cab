//! How steep the edges are where there are any.
use super::percentile;
use image::GrayImage;

/// Side of a tile, in pixels: two letters.
const TILE: usize = 24;

/// Contrast (0 to 255) and steepness (0 to 1) of the liveliest eighth of the tiles: the text, where
/// there is some. Steepness across and down are taken apart and the lesser counts, because a
/// shaken photo loses its edges one way only.
pub(super) fn contrast_and_sharpness(picture: &GrayImage) -> (f32, f32) {
    let (columns, rows) = (picture.width() as usize / TILE, picture.height() as usize / TILE);
    let mut tiles: Vec<(f32, f32)> = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (column * TILE, row * TILE)))
        .map(|corner| tile(picture, corner))
        .collect();
    tiles.sort_by(|a, b| b.0.total_cmp(&a.0));
    tiles.truncate((tiles.len() / 8).max(1));
    let contrasts = tiles.iter().map(|tile| tile.0).collect();
    let sharpnesses = tiles.iter().map(|tile| tile.1).collect();
    (at(contrasts, 0.5), at(sharpnesses, 0.75))
}

fn at(mut values: Vec<f32>, share: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get((values.len() as f32 * share) as usize).copied().unwrap_or_default()
}

fn tile(picture: &GrayImage, (left, top): (usize, usize)) -> (f32, f32) {
    let width = picture.width() as usize;
    let shades = picture.as_raw();
    let row = |y: usize| &shades[y * width + left..y * width + left + TILE];
    let mut own = Vec::with_capacity(TILE * TILE);
    let (mut across, mut down) = (Vec::with_capacity(TILE * TILE), Vec::with_capacity(TILE * TILE));
    for y in top..top + TILE {
        own.extend_from_slice(row(y));
        across.extend(row(y).windows(2).map(|pair| pair[0].abs_diff(pair[1])));
        if y > top {
            down.extend(row(y).iter().zip(row(y - 1)).map(|(here, above)| here.abs_diff(*above)));
        }
    }
    let contrast = f32::from(percentile(&own, 0.96)) - f32::from(percentile(&own, 0.04));
    let steepest = percentile(&across, 0.95).min(percentile(&down, 0.95));
    (contrast, f32::from(steepest) / contrast.max(1.0))
}
