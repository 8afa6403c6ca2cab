//! Seeded noise: a message as it comes from a small keyboard, from haste, or from dictation.

use crate::random::Random;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static SHORT: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    include_str!("../data/lists/short.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(long, short)| (long, short.split(", ").collect()))
        .collect()
});

const ROWS: [&str; 3] = ["azertyuiop", "qsdfghjklm", "wxcvbn"];

/// The message, disturbed. Where `kept` says so of a byte, nothing is changed: values that a test
/// compares must stay what they are.
#[must_use]
pub fn disturb(text: &str, kept: &[std::ops::Range<usize>], random: &mut Random) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in kept {
        if range.start >= at {
            out.push_str(&part(&text[at..range.start], random));
            out.push_str(&text[range.clone()]);
            at = range.end;
        }
    }
    out.push_str(&part(&text[at..], random));
    if out.trim().is_empty() { text.to_owned() } else { out }
}

fn part(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    if random.chance(0.5) {
        text = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    }
    if random.chance(0.4) {
        text = shorten(&text, random);
    }
    if random.chance(0.4) {
        // Haste leaves apostrophes out; a dictating telephone makes them spaces.
        let instead = if random.chance(0.5) { "" } else { " " };
        text = text.replace(['\'', '’'], instead);
    }
    if random.chance(0.5) {
        text = text.replace([',', '.', ';', '!', '?'], "");
    }
    if random.chance(0.4) {
        text = text.to_lowercase();
    }
    slips(&text, random)
}

fn shorten(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for (long, short) in SHORT.iter() {
        if random.chance(0.6) && !short.is_empty() {
            let short = short[random.below(short.len())];
            let padded = format!(" {text} ");
            let changed = padded.replace(&format!(" {long} "), &format!(" {short} "));
            text = changed.get(1..changed.len() - 1).unwrap_or(&text).to_owned();
        }
    }
    text
}

/// About one slip in thirty letters.
fn slips(text: &str, random: &mut Random) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        at += 1;
        if !letter.is_ascii_alphabetic() || !random.chance(1.0 / 30.0) {
            out.push(letter);
            continue;
        }
        match random.below(4) {
            0 => out.push(neighbour(letter, random)),
            1 => {}
            2 => out.extend([letter, letter]),
            _ => {
                if let Some(&next) = letters.get(at).filter(|next| next.is_alphabetic()) {
                    out.push(next);
                    at += 1;
                }
                out.push(letter);
            }
        }
    }
    out
}

fn neighbour(letter: char, random: &mut Random) -> char {
    let lower = letter.to_ascii_lowercase();
    for row in ROWS {
        let keys: Vec<char> = row.chars().collect();
        if let Some(place) = keys.iter().position(|key| *key == lower) {
            let right = random.chance(0.5);
            let other = if right { place + 1 } else { place.wrapping_sub(1) };
            return keys.get(other).copied().unwrap_or(letter);
        }
    }
    letter
}

#[cfg(test)]
mod tests {
    use super::disturb;
    use crate::random::Random;

    #[test]
    fn the_same_seed_disturbs_alike_and_what_is_kept_stays() {
        let text = "Bonjour, je voudrais déplacer mon rendez-vous de mardi, s'il vous plaît";
        let kept = [text.find("mardi").map_or(0..0, |at| at..at + 5)];
        let once = disturb(text, &kept, &mut Random::new(7));
        assert_eq!(once, disturb(text, &kept, &mut Random::new(7)));
        assert_ne!(once, text);
        for seed in 0..50 {
            assert!(disturb(text, &kept, &mut Random::new(seed)).contains("mardi"));
        }
    }
}
