//! A page as it was read, for those who teach the reader: upright, with its words, and of its
//! picture no more than is asked for.
use crate::{
    models::{Document, Page},
    ocr::{self, Word},
    reading::PAGE_NUMBER,
};
use anyhow::{Context, Result, bail};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use kernel::{ApiError, Pool, files::Files};
use uuid::Uuid;

/// Corners: top left, top right, bottom right, bottom left, in pixels of the upright page.
type Quad = [[f32; 2]; 4];

/// How much around a word is shown, as a share of its height: the recogniser's strips are cut with
/// some air.
const AIR: f32 = 0.35;
/// What stands where nothing is shown.
const HIDDEN: Rgb<u8> = Rgb([128, 128, 128]);
const JPEG_QUALITY: u8 = 92;

/// A page that was read, while its picture is kept.
#[derive(Debug)]
pub struct ReadPage {
    jpeg: Vec<u8>,
    read: ocr::Page,
}

/// The page that counted when a document was read; `None` where its picture is gone, or cannot be
/// had, which the log tells.
///
/// # Errors
/// Where the database does not answer.
pub async fn page_as_read(pool: &Pool, files: &Files, document: Uuid) -> Result<Option<ReadPage>> {
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let Some(reading) = Document::reading_of(&mut conn, document).await? else { return Ok(None) };
    let number = reading[PAGE_NUMBER].as_i64();
    let mut pages = Page::of(&mut conn, document).await?;
    drop(conn);
    // Earlier readings do not say which page they are of.
    pages.retain(|page| number.is_none_or(|number| i64::from(page.number) == number));
    let [page] = pages.as_slice() else { return Ok(None) };
    match kept(files, page, reading).await {
        Ok(page) => Ok(Some(page)),
        Err(error) => {
            let error = format!("{error:#}");
            tracing::warn!(%document, error, "the picture cannot be had");
            Ok(None)
        }
    }
}

/// The picture may have been deleted this very moment, or its key been removed.
async fn kept(files: &Files, page: &Page, reading: serde_json::Value) -> Result<ReadPage> {
    let jpeg = files.get(&page.picture_key()).await?;
    Ok(ReadPage { jpeg, read: serde_json::from_value(reading)? })
}

impl ReadPage {
    /// What was read, with its places on [`ReadPage::picture`].
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.read.words
    }

    /// The upright picture as JPEG: all of it, or these places alone, everything else painted over.
    ///
    /// # Errors
    /// Where the picture is not the one that was read.
    pub fn picture(&self, shown: Option<&[Quad]>) -> Result<Vec<u8>> {
        let picture = image::load_from_memory_with_format(&self.jpeg, ImageFormat::Jpeg)?;
        let upright = match self.read.rotation {
            0 => picture,
            90 => picture.rotate90(),
            180 => picture.rotate180(),
            270 => picture.rotate270(),
            other => bail!("a page turned by {other} degrees"),
        };
        let upright = DynamicImage::into_rgb8(upright);
        if upright.dimensions() != (self.read.width, self.read.height) {
            bail!("the picture is not of the size that was read");
        }
        let seen = match shown {
            None => upright,
            Some(places) => only(&upright, places),
        };
        let mut jpeg = Vec::new();
        seen.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY))
            .context("the picture cannot be written")?;
        Ok(jpeg)
    }
}

/// The picture where these places are, with their air, and nothing else of it.
fn only(picture: &RgbImage, places: &[Quad]) -> RgbImage {
    let mut seen = RgbImage::from_pixel(picture.width(), picture.height(), HIDDEN);
    for place in places.iter().filter_map(with_air) {
        let bounds = |axis: usize, length: u32| {
            let along = place.iter().map(|corner| corner[axis]);
            let from = along.clone().fold(f32::MAX, f32::min).max(0.0) as u32;
            let to = along.fold(f32::MIN, f32::max).max(0.0) as u32;
            from..to.saturating_add(1).min(length)
        };
        for y in bounds(1, picture.height()) {
            for x in bounds(0, picture.width()) {
                if holds(&place, [x as f32 + 0.5, y as f32 + 0.5]) {
                    seen.put_pixel(x, y, *picture.get_pixel(x, y));
                }
            }
        }
    }
    seen
}

/// The place with air around it; none for one without a length or a height.
fn with_air(quad: &Quad) -> Option<Quad> {
    let apart = |from: [f32; 2], to: [f32; 2]| [to[0] - from[0], to[1] - from[1]];
    let (across, down) = (apart(quad[0], quad[1]), apart(quad[0], quad[3]));
    let (length, height) = (across[0].hypot(across[1]), down[0].hypot(down[1]));
    if length < 1.0 || height < 1.0 {
        return None;
    }
    let air = AIR * height;
    let (along, up) =
        (across.map(|part| part / length * air), down.map(|part| part / height * air));
    let moved = |corner: [f32; 2], right: f32, foot: f32| {
        [corner[0] + right * along[0] + foot * up[0], corner[1] + right * along[1] + foot * up[1]]
    };
    Some([
        moved(quad[0], -1.0, -1.0),
        moved(quad[1], 1.0, -1.0),
        moved(quad[2], 1.0, 1.0),
        moved(quad[3], -1.0, 1.0),
    ])
}

/// Whether a point lies inside: on the same side of all four edges, which go round clockwise.
#[must_use]
pub fn holds(quad: &Quad, point: [f32; 2]) -> bool {
    (0..4).all(|at| {
        let (from, to) = (quad[at], quad[(at + 1) % 4]);
        let (edge, away) =
            ([to[0] - from[0], to[1] - from[1]], [point[0] - from[0], point[1] - from[1]]);
        edge[0] * away[1] - edge[1] * away[0] >= 0.0
    })
}
