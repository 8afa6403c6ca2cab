//! `autovisite export corrections FOLDER`: what people confirmed, as pages to learn from.
//!
//! Two domains know a part each: `parser` what was confirmed, `scan` the picture and the words on
//! it. They meet here, as the format of `tools/ocr`: a picture, and beside it a JSON file with
//! `level`, `fields` (value by code) and `words` (`key`, `kind`, `text`, `quad` in the picture).
//! Decisions: docs/decisions/files.md
mod lines;

use crate::{config::Settings, database::Databases, secrets::Secrets, stores};
use anyhow::{Context, Result};
use lines::{Line, known_lines};
use parser::LessonField;
use serde::Serialize;
use std::{
    collections::BTreeMap,
    fs::{self, DirBuilder, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

/// Of what a camera saw at a customer's; the generator's own pages have 0 to 4.
const LEVEL: u32 = 5;

type Quad = [[f32; 2]; 4];

/// Which pages are wanted, and how much of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Also certificates that were right as read.
    pub all: bool,
    /// Whole pictures, with the holder's name and address.
    pub personal: bool,
}

/// A page's truth.
#[derive(Debug, Serialize)]
struct Truth {
    level: u32,
    fields: BTreeMap<String, String>,
    words: Vec<Line>,
}

/// Writes every confirmed page whose picture may be kept, and is, into `folder`; says how many. One
/// whose picture cannot be used is told in the log and counted with those that are gone.
///
/// # Errors
/// Where a database or the folder cannot be used.
#[expect(clippy::print_stdout, reason = "what whoever started it wants to know")]
pub async fn corrections(
    settings: &Settings,
    databases: &Databases,
    folder: &Path,
    wanted: Wanted,
) -> Result<()> {
    let secrets = Secrets::open(&settings.data_dir)?;
    let files = stores::pictures(settings, &secrets)?;
    let (readings, pages) = (databases.pool(parser::NAME)?, databases.pool(scan::NAME)?);
    // People's papers: nobody else of this machine has business in there.
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    let asked = parser::Asked { uncorrected: wanted.all, personal: wanted.personal };
    let (mut written, mut gone, mut last) = (0, 0, None);
    loop {
        let lessons = parser::lessons(&readings, asked, last).await?;
        let Some(end) = lessons.last() else { break };
        last = Some(end.document_id);
        for lesson in lessons {
            let document = lesson.document_id;
            let page = scan::page_as_read(&pages, &files, document).await?;
            match page.map(|page| to_learn_from(&page, &lesson.fields, wanted)) {
                None => gone += 1,
                Some(Err(error)) => {
                    let error = format!("{error:#}");
                    tracing::warn!(%document, error, "the picture cannot be used");
                    gone += 1;
                }
                Some(Ok((picture, truth))) => {
                    let name = folder.join(document.to_string());
                    write(&name.with_extension("jpg"), &picture)?;
                    write(&name.with_extension("json"), &serde_json::to_vec_pretty(&truth)?)?;
                    written += 1;
                }
            }
        }
    }
    println!("{written} pages written, {gone} without a picture");
    Ok(())
}

/// The picture, and what is true of it.
fn to_learn_from(
    page: &scan::ReadPage,
    fields: &[LessonField],
    wanted: Wanted,
) -> Result<(Vec<u8>, Truth)> {
    let words = known_lines(fields, page.words());
    let shown: Vec<Quad> = words.iter().map(|line| line.quad).collect();
    let picture = page.picture((!wanted.personal).then_some(&shown))?;
    let fields = fields.iter().map(|field| (field.code.clone(), field.value.clone())).collect();
    Ok((picture, Truth { level: LEVEL, fields, words }))
}

/// Writes a file that is its owner's alone, in a folder that may have been there before and be open
/// to others: what has the name already is removed, lest its mode stay or a link be followed.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => OpenOptions::new().write(true).create_new(true).mode(0o600).open(path),
    }
    .and_then(|mut file| file.write_all(bytes))
    .with_context(|| format!("cannot write {}", path.display()))
}
