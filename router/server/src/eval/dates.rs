//! `autovisite eval dates FILE…`: how well dates are read, measured on files of the shared formats.
//!
//! Rows with `accept` name the bounds of every right reading; rows without are texts that hold no
//! date. A row counts as exact, as asked (another reading is offered, or the day is no day), as wrong
//! unasked, or as missed.

use anyhow::{Context, Result, anyhow, ensure};
use chrono::{NaiveDate, NaiveTime};
use serde::de::DeserializeOwned;
use std::{fs, path::PathBuf};
use understanding::{
    dates::{DateRow, Dates, Refused, score, score_refused},
    noise,
    random::Random,
    share::Share,
};

/// What to measure.
#[derive(Debug, Clone)]
pub struct AskedDates {
    /// Rows with dates, and texts without.
    pub files: Vec<PathBuf>,
    /// Disturbs the words around figures, from this seed.
    pub noise: Option<u64>,
    /// Prints the figures as JSON instead of a table.
    pub json: bool,
    /// Prints each text that was not read as it should be.
    pub wrong: bool,
}

fn row<T: DeserializeOwned>(line: serde_json::Value) -> Result<T> {
    Ok(serde_json::from_value(line)?)
}

/// Reads the files, and prints what was measured.
///
/// # Errors
/// Where a file is not of dated rows or refused texts.
#[expect(clippy::print_stdout, reason = "the figures are what the command is for")]
pub fn dates(asked: &AskedDates) -> Result<()> {
    let (mut rows, mut refused): (Vec<DateRow>, Vec<Refused>) = (Vec::new(), Vec::new());
    for file in &asked.files {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let place = || format!("{}, line {}", file.display(), at + 1);
            let line: serde_json::Value = serde_json::from_str(line).with_context(place)?;
            if line.get("accept").is_some() {
                rows.push(row(line).with_context(place)?);
            } else {
                refused.push(row(line).with_context(place)?);
            }
        }
    }
    ensure!(!rows.is_empty() || !refused.is_empty(), "no row to measure");
    if let Some(seed) = asked.noise {
        let mut random = Random::new(seed);
        for row in &mut rows {
            // Bounds are found by the words that say when: a disturbed text is read as a whole.
            row.text = disturbed(&row.text, &mut random);
            row.span.clear();
        }
    }
    let mut figures = score(&rows);
    // Texts without a date stand in no time; any will do.
    let now = NaiveDate::from_ymd_opt(2026, 11, 26)
        .map(|day| day.and_time(NaiveTime::MIN))
        .ok_or_else(|| anyhow!("no such day"))?;
    score_refused(&refused, now, &mut figures);
    if asked.json {
        println!("{}", serde_json::to_string_pretty(&figures)?);
        return Ok(());
    }
    print(rows.len() + refused.len(), &figures);
    if asked.wrong {
        for line in &figures.wrong {
            println!("{line}");
        }
    }
    Ok(())
}

/// Figures are what a date is made of: they stay.
fn disturbed(text: &str, random: &mut Random) -> String {
    let kept: Vec<_> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at..at + 1).collect();
    noise::disturb(text, &kept, random)
}

#[expect(clippy::print_stdout, reason = "the table is what the command is for")]
fn print(rows: usize, dates: &Dates) {
    let share = |name: &str, share: Share| {
        println!("{name:<34} {:6.2} %  {}/{}", share.percent(), share.these, share.of);
    };
    println!("{rows} texts");
    share("exact", dates.exact);
    share("asked about", dates.asked);
    share("wrong and not asked about", dates.wrong_unasked);
    share("missed", dates.missed);
    share("no date found where there is none", dates.refused);
    for (name, of) in &dates.by_kind {
        share(&format!("  exact, {name}"), *of);
    }
}
