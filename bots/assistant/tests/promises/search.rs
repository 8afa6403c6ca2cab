//! Where sentences are, and which of them promise something.

use regex::Regex;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where sentences are, from the root of the repository: files, or folders with all below them.
pub(crate) const SPOKEN: &[&str] = &[
    "bots/assistant/src/replies",
    "bots/assistant/src/flows",
    "bots/assistant/src/refusals.rs",
    "bots/telegram/src/sentences.rs",
    "bots/telegram/src/delivery.rs",
    "subgraphs/report/letters",
    "subgraphs/report/src/mail",
    "subgraphs/report/src/routes",
    "subgraphs/report/src/domain",
    "subgraphs/appointment/src/error.rs",
    "subgraphs/auth/src/error.rs",
    "subgraphs/chatbot/src/error.rs",
    "subgraphs/inspection/src/error.rs",
    "subgraphs/kernel/src/guard.rs",
    "subgraphs/parser/src/error.rs",
    "subgraphs/payment/src/error.rs",
    "subgraphs/report/src/error.rs",
    "subgraphs/scan/src/error.rs",
    "web/widget/src/words.ts",
    "web/app/src",
];

/// What sounds like a promise, in French and in English.
const PROMISING: &str = concat!(
    r"\b\w{2,}(?:rai|ra|rons|rez|ront)\b",
    r"|va vous|\b[Jj]e vais\b|vous (?:est|sont|êtes) (?:remboursé|envoyé)|remboursement (?:est|de|part)",
    r"|dès que|dès qu'|arrive(?:nt)? (?:ici|dans la conv)|\b[Jj]e vous (?:montre|dis|envoie|donne|préviens|rappelle|remets)",
    r"|[Uu]ne personne de|membre de l'équipe|[Rr]appel |\b[Oo]n vous|\b[Nn]ous vous|je garde|reste bloqué",
    r"|\b[Ww]ill\b|\bI'll\b|\bI (?:give|tell|send) you|on its way|\bis refunded",
    r"|[Aa]rrives? (?:here|in the conv)|as soon as|reminder of your|person of the team|frees itself|stays held",
    r"|I keep everything|is deleted",
    r"|(?:file|liste) de l'équipe|(?:queue|list) of the team",
);

/// Words of the present that end like a future, and what is said about the past or to someone.
const NONE: &[&str] = &[
    "vrai",
    "caméra",
    "libérez",
    "entrez",
    "montrez",
    "ouvrez",
    "préférez",
    "retirez",
    "comparez",
    "parcourez",
    "as soon as possible",
    "rencontrez",
    "enregistrez",
    "intégrez",
    "considérez",
    "récupérez",
    "comptera",
    "extra",
];

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file at or below a path that may hold sentences or code.
pub(crate) fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let below = entries.filter_map(Result::ok).map(|entry| entry.path());
    let kept = below.filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        !["node_modules", "target", "dist", "generated"].contains(&name)
    });
    let mut all: Vec<PathBuf> = kept.flat_map(|path| files(&path)).collect();
    all.retain(|path| {
        // Letters are texts and pages; elsewhere such files are data.
        let letters = path.components().any(|part| part.as_os_str() == "letters");
        let own: &[&str] = if letters { &["txt", "html"] } else { &["rs", "ts", "tsx"] };
        path.extension().is_some_and(|ext| own.iter().any(|own| ext == *own))
    });
    all.sort();
    all
}

/// The text without tests and comments, its broken strings joined, in plain signs.
pub(crate) fn spoken(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a file of ours");
    let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    let joined = Regex::new(r"\\\n\s+").expect("a pattern").replace_all(text, "");
    let plain = joined.replace('’', "'").replace('\u{a0}', " ");
    let comment = |line: &&str| {
        let line = line.trim_start();
        !(line.starts_with("//") || line.starts_with('*') || line.starts_with("/*"))
    };
    plain.lines().filter(comment).collect::<Vec<_>>().join("\n")
}

/// Every sentence that promises, with the file it stands in.
pub(crate) fn promises() -> Vec<(String, String)> {
    let promising = Regex::new(PROMISING).expect("a pattern");
    let mut found = Vec::new();
    for place in SPOKEN {
        let all = files(&root().join(place));
        assert!(!all.is_empty(), "{place} is gone: where did its sentences go?");
        for file in all {
            let text = spoken(&file);
            for line in text.lines() {
                for hit in promising.find_iter(line) {
                    let word = hit.as_str().to_lowercase();
                    if NONE.contains(&word.as_str()) {
                        continue;
                    }
                    let ends = |c: char| ['.', '?', '!', '"', '`', '>', '<'].contains(&c);
                    let from = line[..hit.start()].rfind(ends).map_or(0, |at| at + 1);
                    let to = line[hit.end()..].find(ends).map_or(line.len(), |at| hit.end() + at);
                    let sentence = line[from..to].trim().to_owned();
                    found.push((file.display().to_string(), sentence));
                }
            }
        }
    }
    found
}
