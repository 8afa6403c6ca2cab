//! Whether a message is a plain yes to what a summary says: by its words, and by nothing learned.
//!
//! What a yes writes down cannot be left to a probability. Every word must be known from
//! `data/lists/agreement.txt` and harmless beside what was asked, and one of them must agree; a message
//! with anything else in it is asked about again.
//! Decisions: docs/decisions/assistant.md

use crate::{
    heard::Heard,
    labels::Awaiting,
    lexicon::Lexicon,
    text::{Kind, Token},
};
use std::{collections::HashSet, sync::LazyLock};

static LIST: &str = include_str!("../data/lists/agreement.txt");
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(LIST));

/// Signs by the name of their list; a lexicon looks at words alone.
static SIGNS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let named = lines.filter_map(|line| line.split_once(':'));
    let signs = named.filter_map(|(name, signs)| Some((name.strip_suffix(".sign")?, signs)));
    signs.map(|(name, signs)| (name, signs.split(',').map(str::trim).collect())).collect()
});

/// Words of the list that are long enough to be known with one slip in them.
static LONG: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let terms = lines.filter_map(|line| Some(line.split_once(':')?.1));
    let words = terms.flat_map(|terms| terms.split([',', ' '])).map(str::trim);
    words.filter(|word| word.chars().count() >= LONGEST_EXACT).map(str::to_owned).collect()
});

/// Shorter words are near too many others.
const LONGEST_EXACT: usize = 6;

/// Nobody agrees in more words and says nothing else.
const MOST_WORDS: usize = 14;

/// Signs that say nothing.
const SILENT: &[&str] =
    &["!", ".", ",", ";", ":", "…", "«", "\"", "\u{fe0f}", "🏻", "🏼", "🏽", "🏾", "🏿"];

/// Whether the message agrees to what was asked, and says nothing else. `met` says of a word that people
/// write it: one that is met is no slip of another.
#[must_use]
pub fn is_plain(heard: &Heard, awaiting: Awaiting, met: impl Fn(&str) -> bool) -> bool {
    let (own, order) = match awaiting {
        Awaiting::ConfirmBooking => ("booking", "booking.order"),
        Awaiting::ConfirmReschedule => ("moving", "moving.order"),
        Awaiting::ConfirmCancel => ("cancelling", ""),
        Awaiting::Payment
        | Awaiting::Date
        | Awaiting::Offer
        | Awaiting::RegistrationDocument
        | Awaiting::AnythingElse
        | Awaiting::VehicleEnergy
        | Awaiting::VehiclePlate
        | Awaiting::Time
        | Awaiting::Center
        | Awaiting::Login
        | Awaiting::WhichAppointment => return false,
    };
    let gives_up = awaiting == Awaiting::ConfirmCancel;
    let tokens = meant(&heard.tokens, met);
    let words = tokens.iter().filter(|token| token.kind != Kind::Sign).count();
    if words > MOST_WORDS {
        return false;
    }
    let ideas = WORDS.find(&tokens);
    // « C'est ça » beside « oui » says of giving up, too, what the yes says; alone it may say that all
    // is well as it is.
    let outright = ideas.iter().any(|idea| idea.name == "yes");
    let harmless = |name: &str| match name {
        "yes" | "ack" | "beside" | "thanks" | "parting" | "glad" => true,
        "soft" => !gives_up || outright,
        _ => name == own || name == order,
    };
    let found: Vec<(&str, std::ops::Range<usize>)> = ideas
        .into_iter()
        .filter(|idea| harmless(idea.name))
        .map(|idea| (idea.name, idea.first..end(&tokens, idea.first, idea.length)))
        .collect();
    let mut named: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
    for (at, token) in tokens.iter().enumerate() {
        let known = match token.kind {
            Kind::Word => found.iter().any(|(_, range)| range.contains(&at)),
            Kind::Number => false,
            Kind::Sign => {
                let sign = SIGNS.iter().find(|(_, signs)| signs.contains(&token.text.as_str()));
                named.extend(sign.map(|(name, _)| *name));
                sign.is_some() || SILENT.contains(&token.text.as_str())
            }
        };
        if !known {
            return false;
        }
    }
    let said = |wanted: &[&str]| named.iter().any(|name| wanted.contains(name));
    // « Merci 👍 », « ok bonne journée »: whoever takes leave so may only have read what was asked.
    let leaves = said(&["thanks", "parting"]);
    if gives_up {
        outright || said(&["ack", "thumb"]) && !leaves && !said(&["glad"])
    } else {
        said(&["yes", "ack", "soft", order]) || said(&["thumb"]) && !leaves
    }
}

/// Behind the last of so many words; signs may stand between them.
fn end(tokens: &[Token], first: usize, words: usize) -> usize {
    let mut left = words;
    let mut at = first;
    while left > 0 && at < tokens.len() {
        left -= usize::from(tokens[at].kind != Kind::Sign);
        at += 1;
    }
    at
}

/// The tokens as they were meant: « ouiiii », « oiu », « parfiat ».
fn meant(tokens: &[Token], met: impl Fn(&str) -> bool) -> Vec<Token> {
    let hasty = tokens.len() <= 3;
    let mut tokens = tokens.to_vec();
    for token in tokens.iter_mut().filter(|token| token.kind == Kind::Word) {
        if WORDS.knows(&token.text) {
            continue;
        }
        if let Some(yes) = hasty.then(|| hasty_yes(&token.text)).flatten() {
            yes.clone_into(&mut token.text);
        } else if token.text.chars().count() >= LONGEST_EXACT && !met(&token.text) {
            let near = |word: &&String| strsim::osa_distance(word, &token.text) == 1;
            if let Some(word) = LONG.iter().filter(near).min() {
                token.text.clone_from(word);
            }
        }
    }
    tokens
}

/// « Oui » as haste types it: a letter short, twice or the one beside it, where that is no other word.
fn hasty_yes(word: &str) -> Option<&'static str> {
    const OTHERS: &[&str] = &[
        "ou", "ouf", "out", "our", "ouh", "qui", "lui", "hui", "nui", "yet", "yen", "eyes", "les",
        "des", "mes", "tes", "ses", "ces", "es",
    ];
    if OTHERS.contains(&word) {
        return None;
    }
    let mut squeezed: Vec<char> = word.chars().collect();
    squeezed.dedup();
    let squeezed: String = squeezed.into_iter().collect();
    ["oui", "yes"].into_iter().find(|yes| {
        squeezed == *yes || word.chars().count() >= 2 && strsim::osa_distance(yes, word) == 1
    })
}

#[cfg(test)]
mod tests;
