//! Slips of the finger in the words of dates: « jeudy », "tommorow", « semaien prochaine ».

use crate::text::{Kind, tokens};
use std::sync::LazyLock;

struct Lists {
    right: Vec<&'static str>,
    /// Right words of other things.
    others: Vec<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let of = |name: &str| {
        include_str!("../../data/dates/spelled.txt")
            .lines()
            .filter_map(|line| line.split_once(": "))
            .filter(|(known, _)| *known == name)
            .flat_map(|(_, words)| words.split(", "))
            .collect()
    };
    Lists { right: of("right"), others: of("others") }
});

/// The text with slips in the words of dates mended; what is a word of its own stays.
#[must_use]
pub fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for token in tokens(text) {
        if let Some(right) = Some(&token)
            .filter(|token| token.kind == Kind::Word)
            .and_then(|token| right(&token.text))
        {
            out.push_str(&text[at..token.span.start]);
            out.push_str(right);
            at = token.span.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

fn right(word: &str) -> Option<&'static str> {
    let letters = word.chars().count();
    let lists = &*LISTS;
    if !(5..=14).contains(&letters) || lists.right.contains(&word) || lists.others.contains(&word) {
        return None;
    }
    let allowed = if letters >= 9 { 2 } else { 1 };
    lists
        .right
        .iter()
        .map(|known| (strsim::osa_distance(word, known), *known))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, known)| known)
}
