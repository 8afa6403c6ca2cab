//! The table of what was found where the process was killed, `docs/crash-points.md`: each case compares
//! its part, or writes it where it is told to.
use std::{
    fmt::Write as _,
    fs::{File, read_to_string},
    path::{Path, PathBuf},
};

const HEAD: &str = "# Crash points of money

Written by `subgraphs/payment/tests/payment/crash_points.rs`, and compared by it in every run: the
process was killed at each point, and this is what the tables of ours and of the provider said then, and
once whoever had asked asked again, the provider had sent its webhooks again and the workers of another
process had worked. `AUTOVISITE_UPDATE_CRASH_POINTS=1` writes it anew.
";

/// What was found at one point.
pub(crate) struct Row {
    pub(crate) point: &'static str,
    /// When the process was dead.
    pub(crate) dead: String,
    /// When everything had gone on.
    pub(crate) then: String,
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/crash-points.md")
}

/// The parts of the file by their names, in its order.
fn parts(text: &str) -> Vec<(String, String)> {
    text.split("\n## ")
        .skip(1)
        .map(|part| part.split_once('\n').unwrap())
        .map(|(name, table)| (name.to_owned(), table.trim().to_owned()))
        .collect()
}

/// Whether the file is written anew.
pub(crate) fn is_written() -> bool {
    std::env::var_os("AUTOVISITE_UPDATE_CRASH_POINTS").is_some()
}

/// The cases that the file has a part of.
pub(crate) fn cases() -> Vec<String> {
    let text = read_to_string(path()).unwrap();
    parts(&text).into_iter().map(|(name, _)| name).collect()
}

fn table(rows: &[Row]) -> String {
    let mut table = "| killed | then there is | and in the end |\n|---|---|---|".to_owned();
    for Row { point, dead, then } in rows {
        let (_, short) = point.split_once(": ").unwrap();
        write!(table, "\n| {short} | {dead} | {then} |").unwrap();
    }
    table
}

/// Compares what a case found with the file, or writes it there.
pub(crate) fn compare(case: &str, rows: &[Row]) {
    let found = table(rows);
    if is_written() {
        return write_down(case, found);
    }
    let text = read_to_string(path()).unwrap();
    let known = parts(&text).into_iter().find(|(name, _)| name == case);
    assert_eq!(known.map(|(_, table)| table), Some(found), "docs/crash-points.md, « {case} »");
}

/// The cases are processes of their own: one writes at a time. In the order in which they stand in
/// `crash_points`, whoever comes first.
fn write_down(case: &str, found: String) {
    let lock = File::create(std::env::temp_dir().join("autovisite-crash-points.lock")).unwrap();
    lock.lock().unwrap();
    let mut known = read_to_string(path()).map(|text| parts(&text)).unwrap_or_default();
    known.retain(|(name, _)| name != case);
    known.push((case.to_owned(), found));
    known.sort_by_key(|(name, _)| crate::crash_points::place(name));
    let mut text = HEAD.to_owned();
    for (name, table) in known {
        write!(text, "\n## {name}\n\n{table}\n").unwrap();
    }
    std::fs::write(path(), text).unwrap();
}
