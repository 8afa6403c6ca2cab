//! Slips of the finger in the words that a message turns on: « déplcez », « annluer », "resceduled".
//!
//! A verb that is not read is worse than a word that is not: beside a day, the rest of the message says
//! something else. So a word that no list knows is read as the nearest one of `data/lists/spelled.txt`.

use crate::text::{Kind, Token};
use std::{collections::HashSet, sync::LazyLock};

struct Lists {
    right: Vec<&'static str>,
    /// Right words of other things.
    others: HashSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists { right: Vec::new(), others: HashSet::new() };
    for line in include_str!("../data/lists/spelled.txt").lines() {
        match line.strip_prefix("not:") {
            Some(words) => lists.others.extend(words.split_whitespace()),
            None if line.starts_with('#') => {}
            None => lists.right.extend(line.split_whitespace()),
        }
    }
    lists.others.extend(lists.right.iter());
    lists
});

/// The shortest word that is mended: shorter ones are near too many others.
const SHORTEST: usize = 5;

/// From so many letters on, two slips are mended.
const LONG: usize = 9;

/// Reads words with slips in them as what they were to be; `known` says of a word that a list has it.
pub(crate) fn repair(tokens: &mut [Token], known: impl Fn(&str) -> bool) {
    for at in 0..tokens.len() {
        if tokens[at].kind != Kind::Word {
            continue;
        }
        if let Some(second) = revisit(tokens, at, &known) {
            "contre".clone_into(&mut tokens[at].text);
            "visite".clone_into(&mut tokens[second].text);
            continue;
        }
        let meant = meant(tokens[at].text.as_str(), &known);
        if let Some(meant) = meant {
            tokens[at].text = meant.to_owned();
        }
    }
}

/// Two words that together look like « contre-visite », the second of them: « conrte-vistie ».
fn revisit(tokens: &[Token], at: usize, known: impl Fn(&str) -> bool) -> Option<usize> {
    let second = at + 1;
    let next = tokens.get(second).filter(|token| token.kind == Kind::Word)?;
    let (first, last) = (tokens[at].text.as_str(), next.text.as_str());
    let is_word = first != "contre" && (LISTS.others.contains(first) || known(first));
    if is_word || first == "contre" && last == "visite" || first.len() < 4 || last.len() < 4 {
        return None;
    }
    let slips = strsim::osa_distance(first, "contre");
    let allowed = match slips {
        0 | 1 => 4,
        2 => 3,
        _ => return None,
    };
    let all = strsim::osa_distance(&format!("{first}{last}"), "contrevisite");
    (all <= allowed).then_some(second)
}

fn meant(word: &str, known: impl Fn(&str) -> bool) -> Option<&'static str> {
    let letters = word.chars().count();
    let lists = &*LISTS;
    if !(SHORTEST..=16).contains(&letters) || lists.others.contains(word) || known(word) {
        return None;
    }
    let allowed = if letters >= LONG { 2 } else { 1 };
    let first = word.chars().next();
    let near = lists.right.iter().filter_map(|right| {
        let close = right.len().abs_diff(word.len()) <= allowed
            && (right.chars().next() == first || letters > SHORTEST + 1);
        let distance = if close { strsim::osa_distance(word, right) } else { usize::MAX };
        // Two slips do not take the first letter, too.
        let fits = distance == 1 || distance <= allowed && right.chars().next() == first;
        fits.then_some((distance, *right))
    });
    near.min().map(|(_, right)| right)
}

#[cfg(test)]
mod tests {
    use super::repair;
    use crate::text::tokens;

    fn read(text: &str) -> String {
        let mut tokens = tokens(text);
        repair(&mut tokens, |_| false);
        tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn verbs_are_read_with_a_slip_in_them() {
        for (text, meant) in [
            ("déplcez mon rdv", "deplacez mon rdv"),
            ("annluer", "annuler"),
            ("je veux anuler", "je veux annuler"),
            ("décallez svp", "decalez svp"),
            ("resceduled", "rescheduled"),
            ("remborusement", "remboursement"),
            ("la contre-vostie", "la contre visite"),
            ("contre vsite demain", "contre visite demain"),
            ("conte-visite", "contre visite"),
            ("ocntre-vsiute", "contre visite"),
            ("contre-siite", "contre visite"),
            ("pllutôt mardi", "plutot mardi"),
        ] {
            assert_eq!(read(text), meant);
        }
    }

    #[test]
    fn right_words_of_other_things_stay() {
        for text in
            ["contrôle annuel", "placez la voiture", "cancer", "le rapporter", "seulement", "move"]
        {
            assert!(!read(text).contains("annul") && !read(text).contains("deplac"), "{text}");
        }
        for text in [
            "seulement",
            "egalement",
            "echanger",
            "contre expertise",
            "contre un mur",
            "contrat visite",
            "rouge",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
