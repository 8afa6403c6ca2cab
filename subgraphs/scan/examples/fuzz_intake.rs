//! Feeds changed files to one decoder for some time: `fuzz_intake KIND SECONDS SEED FOLDER`.
//!
//! Has the memory that the product's decoder has. Each input is kept in `FOLDER/KIND.now` while it
//! runs, so that one that ends the process is there afterwards; one that panics or takes long is
//! kept under a name of its own. `tools/fuzz.sh` runs all kinds and starts the dead anew.
use anyhow::{Context, Result, bail};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rustix::process::{Resource, Rlimit, setrlimit};
use scan::image_intake::{Limits, examine};
use std::{
    fs,
    io::{Cursor, Write},
    panic::{self, AssertUnwindSafe},
    path::Path,
    time::{Duration, Instant},
};

/// As the product's decoder has, in bytes.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// Longer is a finding.
const SLOW: Duration = Duration::from_secs(10);

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().context("KIND SECONDS SEED FOLDER");
    let (kind, seconds, seed, folder) = (next()?, next()?, next()?, next()?);
    let (seconds, seed): (u64, u64) = (seconds.parse()?, seed.parse()?);
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    setrlimit(Resource::As, Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) })?;
    let seeds = seeds(&kind)?;
    let mut random = Random(seed | 1);
    let started = Instant::now();
    let (mut runs, mut taken, mut panics, mut slowest) = (0_u64, 0_u64, 0_u64, Duration::ZERO);
    while started.elapsed() < Duration::from_secs(seconds) {
        let input = random.changed(&seeds);
        fs::write(folder.join(format!("{kind}.now")), &input)?;
        let began = Instant::now();
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| examine(&input, &Limits::default())));
        let took = began.elapsed();
        slowest = slowest.max(took);
        runs += 1;
        match outcome {
            Ok(Ok(_)) => taken += 1,
            Ok(Err(_)) => {}
            Err(_) => {
                panics += 1;
                fs::write(folder.join(format!("{kind}-panic-{seed}-{panics}")), &input)?;
            }
        }
        if took > SLOW {
            fs::write(folder.join(format!("{kind}-slow-{seed}-{runs}")), &input)?;
        }
    }
    writeln!(
        std::io::stdout(),
        "{kind}: {runs} files in {seconds} s, {taken} taken in, {panics} panics, slowest {slowest:?}"
    )?;
    Ok(())
}

fn seeds(kind: &str) -> Result<Vec<Vec<u8>>> {
    let picture = |width: u32, height: u32| {
        RgbImage::from_fn(width, height, |x, y| {
            let mixed = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503);
            Rgb([(x % 256) as u8, (y % 256) as u8, (mixed >> 24) as u8])
        })
    };
    let encoded = |format: ImageFormat| {
        [(304, 310), (320, 640)]
            .into_iter()
            .map(|(width, height)| {
                let mut bytes = Cursor::new(Vec::new());
                DynamicImage::from(picture(width, height)).write_to(&mut bytes, format)?;
                Ok(bytes.into_inner())
            })
            .collect::<Result<Vec<_>>>()
    };
    match kind {
        "jpeg" => encoded(ImageFormat::Jpeg),
        "png" => encoded(ImageFormat::Png),
        "webp" => encoded(ImageFormat::WebP),
        "heic" => [(304, 310), (600, 560)]
            .into_iter()
            .map(|(width, height)| {
                let options = heifer::EncodeOptions::default();
                Ok(heifer::encode_rgb8(width, height, picture(width, height).as_raw(), &options)?)
            })
            .collect(),
        "pdf" => Ok(vec![pdf(&encoded(ImageFormat::Jpeg)?[0])]),
        other => bail!("no decoder of the kind {other}"),
    }
}

/// A page with a picture, a shape, a text and a form.
fn pdf(jpeg: &[u8]) -> Vec<u8> {
    let content = "q 300 0 0 300 0 0 cm /P Do Q 0.5 g 10 10 50 50 re f /F Do \
                   BT /T 12 Tf 20 200 Td (AB-123-CD) Tj ET [3 2] 0 d 2 w 0 0 m 99 99 l S";
    let mut bytes = format!(
        "%PDF-1.5\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
         3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 310] /Rotate 90 /Contents 4 0 R \
         /Resources << /XObject << /P 5 0 R /F 6 0 R >> \
         /Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n\
         4 0 obj << /Length {} >> stream\n{content}\nendstream endobj\n\
         6 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 90 90] /Length 14 >> stream\n\
         5 5 40 40 re f\nendstream endobj\n\
         5 0 obj << /Type /XObject /Subtype /Image /Width 304 /Height 310 /ColorSpace /DeviceRGB \
         /BitsPerComponent 8 /Filter /DCTDecode /Length {} >> stream\n",
        content.len(),
        jpeg.len()
    )
    .into_bytes();
    bytes.extend(jpeg);
    bytes.extend(b"\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF");
    bytes
}

/// A small generator: the same seed, the same files.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end.max(1)
    }

    /// One of `seeds`, changed in up to sixteen places, most of them near its beginning.
    fn changed(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        const INTERESTING: [u8; 8] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, b'<', b'9'];
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..1 + self.below(16) {
            let reach = if self.below(3) > 0 { bytes.len().min(700) } else { bytes.len() };
            let at = self.below(reach);
            match self.below(8) {
                0 => bytes.truncate(at.max(16)),
                1 => {
                    let end = (at + 1 + self.below(64)).min(bytes.len());
                    let part = bytes[at..end].to_vec();
                    bytes.splice(at..at, part);
                }
                2 => {
                    let end = (at + 1 + self.below(64)).min(bytes.len());
                    bytes.drain(at..end);
                }
                3 => {
                    let other = &seeds[self.below(seeds.len())];
                    let from = self.below(other.len());
                    let end = (from + 1 + self.below(200)).min(other.len());
                    let length = (end - from).min(bytes.len() - at);
                    bytes[at..at + length].copy_from_slice(&other[from..from + length]);
                }
                4 | 5 => bytes[at] = INTERESTING[self.below(INTERESTING.len())],
                6 => bytes[at] ^= 1 << self.below(8),
                _ => bytes[at] = self.below(256) as u8,
            }
            if bytes.len() < 16 {
                bytes.resize(16, 0);
            }
        }
        bytes
    }
}
