//! No promise without code: every sentence that says what will happen, beside what keeps it.
//!
//! The sentences of the assistant, of Telegram, of letters, refusals and pages are searched for
//! words that promise an act. Each must stand in [`assistant`] or [`elsewhere`] with a test or a function that keeps it,
//! found by its name in its crate. A new promise without a row fails, and so does a row whose
//! keeper or whose sentence is gone.
//! Decisions: docs/decisions/assistant.md

mod assistant;
mod elsewhere;
mod search;

use search::{SPOKEN, files, promises, root, spoken};
use std::{fs, path::PathBuf};

/// A part of the sentence; the crate and the name of what keeps it.
type Kept = (&'static str, &'static str, &'static str);

fn kept() -> impl Iterator<Item = &'static Kept> {
    assistant::KEPT.iter().chain(elsewhere::KEPT)
}

#[test]
fn every_sentence_that_promises_is_kept_by_code() {
    let promises = promises();
    let unkept: Vec<String> = promises
        .iter()
        .filter(|(_, sentence)| !kept().any(|(part, ..)| sentence.contains(part)))
        .map(|(file, sentence)| format!("{file}: {sentence}"))
        .collect();
    assert!(unkept.is_empty(), "who keeps these?\n{}", unkept.join("\n"));
}

#[test]
fn every_row_still_has_its_sentence_and_its_keeper() {
    let promises = promises();
    for (part, place, name) in kept() {
        let said = promises.iter().any(|(_, sentence)| sentence.contains(part));
        assert!(said, "nobody says « {part} » any more");
        let own = files(&root().join(place));
        let keeps = |path: &PathBuf| {
            !path.components().any(|part| part.as_os_str() == "promises")
                && fs::read_to_string(path).is_ok_and(|text| text.contains(name))
        };
        assert!(own.iter().any(keeps), "{place} has no {name}: who keeps « {part} »?");
    }
}

#[test]
fn nothing_says_that_a_person_reads_the_conversation_or_that_a_reminder_comes() {
    for place in SPOKEN {
        for file in files(&root().join(place)) {
            let text = spoken(&file);
            for never in [
                "va vous répondre ici",
                "will answer you here",
                "Rappel la veille",
                "reminder the day before",
                "vous expliquera la suite",
            ] {
                assert!(!text.contains(never), "{} says « {never} »", file.display());
            }
        }
    }
}
