//! `autovisite eval messages FILE…`: what the assistant understands, measured on labelled messages.
//!
//! The files are JSON lines as `bots/understanding/data/corpus/messages.jsonl` has them. The third of
//! its personas that nothing was learned from is scored alone with `--split held-out`.

use anyhow::{Context, Result, anyhow, ensure};
use serde::Serialize;
use std::{fs, path::PathBuf, time::Instant};
use understanding::{
    Reader,
    corpus::{self, Row, Split},
    evaluate::{Count, Figures, evaluate},
    random::Random,
    share::Share,
    training::disturbed,
};

/// What to measure.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Labelled messages.
    pub files: Vec<PathBuf>,
    /// Only rows of personas of this part; all rows where `None`.
    pub split: Option<Split>,
    /// Disturbs the messages, from this seed.
    pub noise: Option<u64>,
    /// Prints the figures as JSON instead of a table.
    pub json: bool,
    /// Prints each row with a wrong reaction, too, with what speaks for what.
    pub wrong: bool,
}

#[derive(Serialize)]
struct Printed<'a> {
    rows: usize,
    milliseconds_a_message: f64,
    f1: F1,
    #[serde(flatten)]
    figures: &'a Figures,
}

#[derive(Serialize)]
struct F1 {
    acts: f64,
    topics: f64,
    slots: f64,
    slots_exact: f64,
}

/// Reads the files, and prints what was measured.
///
/// # Errors
/// Where a file is not of labelled messages, or no row is left.
pub fn messages(asked: &Asked) -> Result<()> {
    let reader = Reader::embedded().map_err(|error| anyhow!(error))?;
    let mut rows: Vec<Row> = Vec::new();
    for file in &asked.files {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let read = corpus::parse(&text).map_err(|error| anyhow!("{}: {error}", file.display()))?;
        rows.extend(read);
    }
    if let Some(split) = asked.split {
        rows.retain(|row| Split::of(&row.persona) == split);
    }
    ensure!(!rows.is_empty(), "no row to measure");
    if let Some(seed) = asked.noise {
        let mut random = Random::new(seed);
        rows = rows.iter().map(|row| disturbed(row, &mut random)).collect();
    }
    let started = Instant::now();
    let figures = evaluate(&reader, &rows);
    let milliseconds = started.elapsed().as_secs_f64() * 1_000.0 / rows.len() as f64;
    if asked.json {
        return print_json(rows.len(), milliseconds, &figures);
    }
    print(rows.len(), milliseconds, &figures);
    if asked.wrong {
        print_wrong(&reader, &rows, &figures);
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the figures are what the command is for")]
fn print_json(rows: usize, milliseconds_a_message: f64, figures: &Figures) -> Result<()> {
    let f1 = F1 {
        acts: figures.acts.f1(),
        topics: figures.topics.f1(),
        slots: figures.slots.f1(),
        slots_exact: figures.slots_exact.f1(),
    };
    let printed = Printed { rows, milliseconds_a_message, f1, figures };
    println!("{}", serde_json::to_string_pretty(&printed)?);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the table is what the command is for")]
fn print(rows: usize, milliseconds: f64, figures: &Figures) {
    let share = |name: &str, share: Share| {
        println!("{name:<34} {:6.2} %  {}/{}", share.percent(), share.these, share.of);
    };
    let f1 = |name: &str, count: Count| {
        println!(
            "{name:<34} {:6.3}    {} heard, {} missed, {} invented",
            count.f1(),
            count.hits,
            count.missed,
            count.invented
        );
    };
    println!("{rows} messages, {milliseconds:.3} ms each");
    share("right reaction", figures.right_reaction);
    share("acts and topics exact", figures.exact);
    share("main act", figures.main_act);
    f1("acts, F1", figures.acts);
    f1("topics, F1", figures.topics);
    f1("slots by value, F1", figures.slots);
    f1("slots by words, F1", figures.slots_by_words);
    f1("slots to the word, F1", figures.slots_exact);
    share("answered with a question alone", figures.only_asked);
    share("a yes invented", figures.yes_invented);
    share("a plain yes heard", figures.yes_heard);
    share("cancelling or paying invented", figures.cancel_or_pay_invented);
    share("a flow where nothing is for us", figures.flow_out_of_nothing);
    for (title, counts) in
        [("slot", &figures.by_slot), ("act", &figures.by_act), ("topic", &figures.by_topic)]
    {
        for (name, count) in counts {
            f1(&format!("  {title} {name}"), *count);
        }
    }
    for (name, of) in &figures.by_tag {
        share(&format!("  right, {name}"), *of);
    }
}

#[expect(clippy::print_stdout, reason = "the list is what was asked for")]
fn print_wrong(reader: &Reader, rows: &[Row], figures: &Figures) {
    for row in rows.iter().filter(|row| figures.wrong.contains(&row.id)) {
        let reading = reader.read(&row.text, row.awaiting);
        println!("\n{} {:?} « {} »", row.id, row.awaiting, row.text);
        println!("  labelled {:?} {:?}", row.acts, row.topics);
        println!("  reaction {:?}", reading.reaction);
        for evidence in reader.inspect(&row.text, row.awaiting).into_iter().take(3) {
            println!("  {} {:.2} {:?}", evidence.of, evidence.probability, evidence.because);
        }
    }
}
