//! `autovisite train understanding`: learns the assistant's model anew from the corpora in the
//! repository. The same corpora give the same bytes on every machine.

use anyhow::{Context, Result, anyhow, ensure};
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};
use understanding::{
    Model,
    corpus::{self, Split},
    training,
};

#[derive(Deserialize)]
struct Line {
    text: String,
}

/// Learns from the messages of `data/corpus` whose personas are not held out, and writes
/// `data/model`; with `check`, only says whether the committed one is what would be written.
///
/// # Errors
/// Where a corpus cannot be read, the weights cannot be written, or a check finds others.
#[expect(clippy::print_stdout, reason = "what whoever started it reads")]
pub fn understanding(folder: &Path, check: bool) -> Result<()> {
    let read = |name: &str| -> Result<(PathBuf, String)> {
        let file = folder.join("corpus").join(name);
        let text = fs::read_to_string(&file).with_context(|| {
            format!(
                "cannot read {}: start in the repository's folder, or name its data",
                file.display()
            )
        })?;
        Ok((file, text))
    };
    let (file, text) = read("messages.jsonl")?;
    let mut rows = corpus::parse(&text).map_err(|error| anyhow!("{}: {error}", file.display()))?;
    rows.retain(|row| Split::of(&row.persona) != Split::HeldOut);
    let (_, text) = read("offtopic.jsonl")?;
    let off_topic = text
        .lines()
        .map(|line| Ok(serde_json::from_str::<Line>(line)?.text))
        .collect::<Result<Vec<_>>>()?;
    let off_topic: Vec<String> = training::learnable(off_topic);
    let started = Instant::now();
    let model = training::Beside::all()
        .and_then(|beside| training::train(&rows, &off_topic, &beside))
        .map_err(|error| anyhow!(error))?;
    let bytes = model.to_bytes();
    println!(
        "learned from {} messages in {:.0} s: {} bytes",
        rows.len(),
        started.elapsed().as_secs_f64(),
        bytes.len()
    );
    for (name, part) in Model::files(&bytes) {
        let weights = folder.join("model").join(name);
        if check {
            ensure!(
                fs::read(&weights)? == part,
                "{} is not what the corpora give: run `autovisite train understanding`",
                weights.display()
            );
        } else {
            fs::write(&weights, part)
                .with_context(|| format!("cannot write {}", weights.display()))?;
        }
    }
    if check {
        println!("the committed weights are what the corpora give");
    }
    Ok(())
}
