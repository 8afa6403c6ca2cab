//! Words that refuse, and those that only look like it: « plus tôt » takes nothing back.

use understanding::{
    heard::{Found, Heard},
    text::Kind,
};

/// What « plus » compares, where it denies nothing.
const COMPARED: &[&str] = &[
    "tot",
    "tard",
    "vite",
    "proche",
    "proches",
    "pres",
    "loin",
    "rapide",
    "rapidement",
    "longtemps",
    "simple",
    "facile",
    "pratique",
    "que",
];

/// What answers and denies no verb, though haste left out the sign behind it: « non déplacez mon rdv ».
const ANSWERS: &[&str] = &["non", "nan", "nope", "nah"];

/// Whether one of these ideas is said, and denies.
pub(crate) fn is_in(heard: &Heard, ideas: &[&str]) -> bool {
    heard.ideas.iter().any(|idea| ideas.contains(&idea.name.as_str()) && !compares(heard, idea))
}

fn compares(heard: &Heard, idea: &Found) -> bool {
    let word = |at: usize| heard.tokens.get(at).map_or("", |token| token.text.as_str());
    idea.tokens.len() == 1
        && word(idea.tokens.start) == "plus"
        && COMPARED.contains(&word(idea.tokens.end))
}

/// Whether this verb is denied or doubted: « en fait non, déplacez-le » refuses what was asked, with a
/// sign behind, and not what is wished next.
pub(super) fn is_about(heard: &Heard, verb: &str) -> bool {
    let first = heard.ideas.iter().find(|idea| idea.name == verb).map(|idea| idea.tokens.start);
    let word = |at: usize| heard.tokens.get(at).map_or("", |token| token.text.as_str());
    let apart = |idea: &Found| {
        idea.name == "w.non"
            && first.is_some_and(|first| idea.tokens.end <= first)
            && (heard.tokens.get(idea.tokens.end).is_some_and(|token| token.kind == Kind::Sign)
                || idea.tokens.len() == 1 && ANSWERS.contains(&word(idea.tokens.start)))
    };
    heard.ideas.iter().any(|idea| {
        matches!(idea.name.as_str(), "w.non" | "w.pas") && !compares(heard, idea) && !apart(idea)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_about, is_in};
    use understanding::heard::Heard;

    #[test]
    fn comparing_is_no_refusal() {
        for (text, refuses) in [
            ("venir plus tôt le même jour", false),
            ("je ne peux plus venir", true),
            ("pas mardi", true),
        ] {
            assert_eq!(is_in(&Heard::new(text), &["w.non", "w.pas"]), refuses, "{text}");
        }
    }

    #[test]
    fn a_no_that_stands_apart_refuses_what_was_asked() {
        for (text, denied) in [
            ("en fait non, déplacez mon rdv", false),
            ("ne déplacez pas mon rdv", true),
            ("en fait non déplacez plutôt mon rdv", false),
            ("non déplacez rien", true),
            ("non ne déplacez pas mon rdv", true),
            ("no moving please, déplacer non", true),
            ("déplacez mon rdv, non ?", true),
        ] {
            assert_eq!(is_about(&Heard::new(text), "w.deplacer"), denied, "{text}");
        }
    }
}
