//! What the tagger sees of each token: the word, its neighbours, its form, its lists, and what was
//! asked.

use crate::{
    features::feature,
    heard::Heard,
    labels::{Act, Awaiting},
    text::Kind,
};

/// The features of every token.
pub(super) fn tokens(heard: &Heard, awaiting: Option<Awaiting>, act: Act) -> Vec<Vec<u32>> {
    let act = act.name();
    let asked = awaiting.map_or("none", Awaiting::name);
    let count = heard.tokens.len();
    let mut marks: Vec<Vec<String>> = vec![Vec::new(); count];
    for (shape, range) in &heard.shapes {
        for at in range.clone() {
            marks[at].push(shape.class().to_owned());
        }
    }
    for found in heard.values.iter().chain(&heard.ideas) {
        for at in found.tokens.clone() {
            marks[at].push(found.name.clone());
            if found.tokens.len() > 1 {
                marks[at].push(format!("{} long", found.name));
            }
        }
    }
    let word = |at: Option<usize>| match at.and_then(|at| heard.tokens.get(at)) {
        Some(token) if token.kind == Kind::Number => "#".repeat(token.text.len().min(5)),
        Some(token) => token.text.clone(),
        None => "|".to_owned(),
    };
    (0..count)
        .map(|at| {
            let token = &heard.tokens[at];
            let (here, next) = (word(Some(at)), word(Some(at + 1)));
            let before = word(at.checked_sub(1));
            let two_before = word(at.checked_sub(2));
            let two_after = word(Some(at + 2));
            let start: String = here.chars().take(3).collect();
            let letters: Vec<char> = here.chars().collect();
            let end: String = letters[letters.len().saturating_sub(3)..].iter().collect();
            let form = match (token.kind, token.capital) {
                (Kind::Number, _) => "number",
                (Kind::Sign, _) => "sign",
                (Kind::Word, true) if at > 0 => "name",
                (Kind::Word, true) => "first",
                (Kind::Word, false) => "word",
            };
            let place = if count == 1 {
                "alone"
            } else if count <= 3 {
                "few"
            } else {
                "many"
            };
            let mut seen = vec![
                feature(&["0", &here]),
                feature(&["-1", &before]),
                feature(&["+1", &next]),
                feature(&["-2", &two_before]),
                feature(&["+2", &two_after]),
                feature(&["-1 0", &before, &here]),
                feature(&["0 +1", &here, &next]),
                feature(&["-2 -1", &two_before, &before]),
                feature(&["-1 +1", &before, &next]),
                feature(&["start", &start]),
                feature(&["end", &end]),
                feature(&["form", form]),
                feature(&["form -1", form, &before]),
                feature(&["act", act]),
                feature(&["act form", act, form]),
                feature(&["act asked", act, asked, form]),
                feature(&["asked", asked]),
                feature(&["asked 0", asked, &here]),
                feature(&["asked form", asked, form, place]),
            ];
            for (name, place) in [
                ("0", Some(at)),
                ("-1", at.checked_sub(1)),
                ("+1", Some(at + 1)),
                ("-2", at.checked_sub(2)),
                ("+2", Some(at + 2)),
            ] {
                for mark in place.and_then(|place| marks.get(place)).into_iter().flatten() {
                    seen.push(feature(&["mark", name, mark]));
                    if name == "0" {
                        seen.push(feature(&["mark asked", asked, mark]));
                        seen.push(feature(&["mark act", act, mark]));
                        seen.push(feature(&["mark -1", mark, &before]));
                        seen.push(feature(&["mark form", mark, form]));
                    }
                }
            }
            seen
        })
        .collect()
}
