//! `autovisite eval ocr FOLDER`: the whole reading of certificates, measured on images with truth.
//!
//! Each image has a JSON file of the same name beside it: `{"level": 0, "fields": {"A": "…"}}`, as
//! `tools`' generator and `subgraphs/scan/tests/samples` write them; where it tells the `layout` of
//! the page, its `turn` in degrees or its size in `megapixels`, these are counted apart, too.
use anyhow::{Context, Result, ensure};
use kernel::Clock;
use parser::domain::{PageText, read_document, score};
use rustix::time::{ClockId, clock_gettime};
use scan::{image_intake, ocr::Reader};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

#[derive(Deserialize)]
struct Truth {
    #[serde(default)]
    level: u32,
    layout: Option<String>,
    turn: Option<u16>,
    megapixels: Option<u32>,
    fields: BTreeMap<String, String>,
}

/// Right out of how many.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Share {
    exact: usize,
    total: usize,
}

impl Share {
    fn count(&mut self, exact: usize, total: usize) {
        self.exact += exact;
        self.total += total;
    }

    fn percent(self) -> f64 {
        if self.total == 0 { 0.0 } else { 100.0 * self.exact as f64 / self.total as f64 }
    }
}

/// What a run measured.
#[derive(Debug, Default, Serialize)]
struct Figures {
    pages: usize,
    /// Pages that intake refused or reading failed on; all their fields count as missed.
    unread: Vec<String>,
    /// By file, the words as read, before anything was made of them: `tools/ocr/compare.py` needs
    /// them, and the parser can be tried on them without reading again.
    words: BTreeMap<String, PageText>,
    /// File, code, truth and reading of what was not read exactly.
    missed: Vec<(String, String, String, Option<String>)>,
    fields: Share,
    mrz_lines: Share,
    /// The plate (A) and the VIN (E), which everything else hangs on.
    plate_and_vin: Share,
    by_level: BTreeMap<u32, Share>,
    by_layout: BTreeMap<String, Share>,
    by_turn: BTreeMap<u16, Share>,
    by_megapixels: BTreeMap<u32, Share>,
    by_field: BTreeMap<String, Share>,
    verified: usize,
    /// File, code and value of what was vouched for and is wrong: must be empty.
    verified_wrong: Vec<(String, String, String)>,
    /// Fields read where the document has none.
    invented: usize,
    cpu_seconds_a_page: f64,
    cpu_seconds_at_worst: f64,
    /// Of the whole process; `None` where the system does not tell.
    peak_memory_mib: Option<u64>,
}

/// Reads every image of `folder`, prints a table and writes it as JSON where asked.
///
/// # Errors
/// Where there is no image with truth, or the models cannot be loaded.
pub fn ocr(models: &Path, folder: &Path, json: Option<&Path>) -> Result<()> {
    let images = images(folder)?;
    ensure!(!images.is_empty(), "no image with a JSON file beside it in {}", folder.display());
    let reader = Reader::load(models).context(
        "no OCR models: start in the repository's folder, or name theirs in AUTOVISITE_MODELS_DIR",
    )?;
    let mut figures = Figures::default();
    for image in images {
        let name = image.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let truth: Truth = serde_json::from_str(&fs::read_to_string(image.with_extension("json"))?)
            .with_context(|| format!("the truth of {name}"))?;
        let started = cpu_seconds();
        let score = match read_page(&reader, &image, &truth) {
            Ok((score, page)) => {
                figures.words.insert(name.clone(), page);
                score
            }
            Err(error) => {
                tracing::warn!(name, error = format!("{error:#}"), "not read");
                figures.unread.push(name.clone());
                let total = truth.fields.values().filter(|value| !value.is_empty()).count();
                score::Score { total, ..score::Score::default() }
            }
        };
        figures.add(&name, &truth, score, cpu_seconds() - started);
    }
    figures.cpu_seconds_a_page /= figures.pages as f64;
    figures.peak_memory_mib = peak_memory_mib();
    figures.print();
    if let Some(file) = json {
        fs::write(file, serde_json::to_string_pretty(&figures)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn images(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("cannot list {}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
            matches!(
                end.to_ascii_lowercase().as_str(),
                "jpg" | "jpeg" | "png" | "webp" | "heic" | "heif" | "pdf"
            ) && path.with_extension("json").exists()
        })
        .collect();
    found.sort();
    Ok(found)
}

fn read_page(reader: &Reader, image: &Path, truth: &Truth) -> Result<(score::Score, PageText)> {
    let bytes = fs::read(image)?;
    let decoded = image_intake::decode(&bytes, &image_intake::Limits::default())?;
    let page = reader.read(&decoded.first.gray)?;
    // As in the product, the two meet through an event's JSON alone.
    let page: PageText = serde_json::from_value(serde_json::to_value(page)?)?;
    let score = score::compare(&read_document(&page, Clock::System.today()), &truth.fields);
    Ok((score, page))
}

impl Figures {
    fn add(&mut self, name: &str, truth: &Truth, score: score::Score, cpu: f64) {
        self.pages += 1;
        self.cpu_seconds_a_page += cpu;
        self.cpu_seconds_at_worst = self.cpu_seconds_at_worst.max(cpu);
        self.fields.count(score.exact, score.total);
        self.by_level.entry(truth.level).or_default().count(score.exact, score.total);
        if let Some(layout) = &truth.layout {
            self.by_layout.entry(layout.clone()).or_default().count(score.exact, score.total);
        }
        if let Some(turn) = truth.turn {
            self.by_turn.entry(turn).or_default().count(score.exact, score.total);
        }
        if let Some(size) = truth.megapixels {
            self.by_megapixels.entry(size).or_default().count(score.exact, score.total);
        }
        let unread = self.unread.iter().any(|page| page == name);
        for code in truth.fields.iter().filter(|(_, value)| !value.is_empty()).map(|(code, _)| code)
        {
            let exact = !unread && !score.missed.iter().any(|(missed, ..)| missed == code);
            self.by_field.entry(code.clone()).or_default().count(usize::from(exact), 1);
            if code.starts_with("MRZ") {
                self.mrz_lines.count(usize::from(exact), 1);
            }
            if matches!(code.as_str(), "A" | "E") {
                self.plate_and_vin.count(usize::from(exact), 1);
            }
        }
        let missed = score.missed.into_iter();
        self.missed.extend(missed.map(|(code, truth, read)| (name.to_owned(), code, truth, read)));
        self.verified += score.verified;
        self.invented += score.invented.len();
        let wrong = score.verified_wrong.into_iter();
        self.verified_wrong.extend(wrong.map(|(code, value)| (name.to_owned(), code, value)));
    }

    #[expect(clippy::print_stdout, reason = "the table is what the command is for")]
    fn print(&self) {
        let line = |name: &str, share: Share| {
            println!("{name:<28} {:6.2} %  {}/{}", share.percent(), share.exact, share.total);
        };
        println!("{} pages, {} unread", self.pages, self.unread.len());
        line("fields exact", self.fields);
        line("plate and VIN exact", self.plate_and_vin);
        line("MRZ lines exact", self.mrz_lines);
        for (level, share) in &self.by_level {
            line(&format!("  level {level}"), *share);
        }
        for (layout, share) in &self.by_layout {
            line(&format!("  layout {layout}"), *share);
        }
        for (turn, share) in &self.by_turn {
            line(&format!("  turned by {turn}°"), *share);
        }
        for (size, share) in &self.by_megapixels {
            line(&format!("  {size} megapixels"), *share);
        }
        for (code, share) in &self.by_field {
            line(&format!("  {code}"), *share);
        }
        println!(
            "verified {}, of them wrong {}; invented {}",
            self.verified,
            self.verified_wrong.len(),
            self.invented
        );
        println!(
            "CPU seconds a page {:.2}, at worst {:.2}; peak memory {}",
            self.cpu_seconds_a_page,
            self.cpu_seconds_at_worst,
            self.peak_memory_mib.map_or("unknown".to_owned(), |mib| format!("{mib} MiB")),
        );
    }
}

/// User and system time of this process: wall time says more about the neighbours.
fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn peak_memory_mib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use image::imageops::{self, FilterType};

    #[test]
    fn the_committed_samples_are_read_and_nothing_wrong_is_vouched_for() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let out = tempfile::tempdir().unwrap();
        let json = out.path().join("figures.json");
        let samples = root.join("subgraphs/scan/tests/samples");
        ocr(&root.join("models"), &samples, Some(&json)).unwrap();
        let figures: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
        assert_eq!(figures["pages"], 6);
        assert_eq!(figures["verified_wrong"], serde_json::json!([]));
        let exact = figures["fields"]["exact"].as_f64().unwrap();
        let total = figures["fields"]["total"].as_f64().unwrap();
        assert!(exact / total >= 0.95, "{figures:#}");
    }

    /// A committed page as a telephone takes it: more pixels, and no more to see on them.
    fn enlarged(sample: &str, megapixels: u32, folder: &Path) {
        let samples =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../subgraphs/scan/tests/samples");
        let page = image::open(samples.join(sample).with_extension("jpg")).unwrap().into_rgb8();
        let (width, height) = page.dimensions();
        let by = (f64::from(megapixels) * 1e6 / f64::from(width * height)).sqrt();
        let side = |length: u32| (f64::from(length) * by) as u32;
        let page = imageops::resize(&page, side(width), side(height), FilterType::Triangle);
        let name = format!("{sample}-{megapixels}");
        page.save(folder.join(&name).with_extension("jpg")).unwrap();
        let truth = fs::read_to_string(samples.join(sample).with_extension("json")).unwrap();
        let mut truth: serde_json::Value = serde_json::from_str(&truth).unwrap();
        truth["megapixels"] = megapixels.into();
        fs::write(folder.join(&name).with_extension("json"), truth.to_string()).unwrap();
    }

    #[test]
    fn pages_of_twelve_and_forty_eight_megapixels_are_read_as_well_as_small_ones() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folder = tempfile::tempdir().unwrap();
        enlarged("007", 48, folder.path());
        enlarged("008", 12, folder.path());
        let json = folder.path().join("figures");
        ocr(&root.join("models"), folder.path(), Some(&json)).unwrap();
        let figures: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
        assert_eq!(figures["unread"], serde_json::json!([]));
        assert_eq!(figures["verified_wrong"], serde_json::json!([]));
        for megapixels in ["12", "48"] {
            let share = &figures["by_megapixels"][megapixels];
            let part = share["exact"].as_f64().unwrap() / share["total"].as_f64().unwrap();
            assert!(part >= 0.95, "{megapixels} megapixels: {share}, {:#}", figures["missed"]);
        }
    }
}
