//! Which centre is meant: by name, town or postcode.

use crate::{graph_types::Centre, words::fold};
use uuid::Uuid;

/// Words in a centre's name that say nothing about which one it is.
const COMMON: &[&str] = &[
    "centre",
    "auto",
    "visite",
    "tech",
    "controle",
    "technique",
    "le",
    "la",
    "de",
    "du",
    "des",
    "les",
    "sur",
    "saint",
    "et",
    "rue",
    "avenue",
];

/// The one centre the text points at; `None` where none or several do.
pub(crate) fn find_centre(text: &str, centres: &[Centre]) -> Option<Uuid> {
    let said = parts(text);
    let mut best: Vec<(usize, Uuid)> = Vec::new();
    for centre in centres {
        let mut own = parts(&format!("{} {}", centre.name, centre.city));
        own.retain(|part| !COMMON.contains(&part.as_str()) && (part.len() > 2 || is_number(part)));
        own.sort_unstable();
        own.dedup();
        let postcode = said.contains(&centre.postal_code);
        // A bare number ("Paris 15") only counts beside a word of the name.
        let words = own.iter().filter(|part| !is_number(part) && heard(&said, part)).count();
        let numbers = own.iter().filter(|part| is_number(part) && said.contains(part)).count();
        let score = words * 2 + if words > 0 { numbers } else { 0 } + usize::from(postcode) * 3;
        if score > 0 {
            best.push((score, centre.id));
        }
    }
    best.sort_unstable_by_key(|(score, _)| std::cmp::Reverse(*score));
    match best.as_slice() {
        [(first, id), (second, _), ..] if first > second => Some(*id),
        [(_, id)] => Some(*id),
        _ => None,
    }
}

fn heard(said: &[String], part: &str) -> bool {
    said.iter().any(|word| {
        let near = || strsim::osa_distance(word, part) <= 1;
        word == part
            || part.len() >= 6 && near()
            || part.len() >= 4 && is_swapped(word, part) && near()
    })
}

/// The same letters in another order: « ylon », « parsi ».
fn is_swapped(word: &str, part: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    word.len() == part.len() && sorted(word) == sorted(part)
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

fn parts(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::find_centre;
    use crate::graph_types::Centre;
    use uuid::Uuid;

    fn centre(id: u128, name: &str, city: &str, postal_code: &str) -> Centre {
        Centre {
            id: Uuid::from_u128(id),
            name: name.into(),
            street: "1 rue du Test".into(),
            postal_code: postal_code.into(),
            city: city.into(),
            phone: String::new(),
            opening_hours: Vec::new(),
            position: None,
        }
    }

    #[test]
    fn a_centre_is_found_by_name_town_or_postcode() {
        let centres = [
            centre(1, "Lyon Part-Dieu", "Lyon", "69003"),
            centre(2, "Villeurbanne", "Villeurbanne", "69100"),
            centre(3, "Paris 15", "Paris", "75015"),
        ];
        let found = |text| find_centre(text, &centres).map(|id| id.as_u128());
        assert_eq!(found("à la part dieu"), Some(1));
        assert_eq!(found("vileurbanne"), Some(2));
        assert_eq!(found("à parsi 15"), Some(3));
        assert_eq!(found("rdv le 15 à 9h"), None);
        assert_eq!(found("lundi 30 novembre à 9h à Paris 15"), Some(3));
        assert_eq!(found("75015"), Some(3));
    }
}
