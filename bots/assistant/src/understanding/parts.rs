//! Several wishes in one message: where the whole is sure of nothing, each part is read by itself.

use super::reader;
use crate::question::Question;
use understanding::{
    Act, Reading, Wish,
    text::{Kind, tokens},
};

/// So many words say something of their own.
const LEAST: usize = 3;

/// Takes of the parts what each of them says for sure, and the whole only guessed: « déplacez mon rdv,
/// et dites-moi combien coûte une contre-visite ».
pub(super) fn hear(text: &str, reading: &mut Reading) {
    let polite = [Act::Greet, Act::Thank, Act::Goodbye].map(Wish::Do);
    if reading.reaction.take.iter().any(|wish| !polite.contains(wish)) {
        return;
    }
    let parts = of(text);
    if parts.len() < 2 {
        return;
    }
    let read: Vec<Reading> =
        parts.iter().filter_map(|part| reader::read(part, Question::None)).collect();
    for wish in read.iter().flat_map(|part| &part.reaction.take) {
        let guessed = match wish {
            Wish::Do(act) => reading.acts.contains(act) || reading.reaction.ask.contains(wish),
            Wish::Tell(_) => reading.acts.contains(&Act::AskInfo) || text.contains('?'),
        };
        if guessed && !reading.reaction.take.contains(wish) {
            reading.reaction.take.push(*wish);
        }
    }
    let taken = &reading.reaction.take;
    let tells = taken.iter().any(|wish| matches!(wish, Wish::Tell(_)));
    reading
        .reaction
        .ask
        .retain(|wish| !(taken.contains(wish) || tells && matches!(wish, Wish::Tell(_))));
}

/// The parts between signs, each with words enough; one that is short belongs to the one before it.
fn of(text: &str) -> Vec<&str> {
    let mut ends: Vec<usize> = Vec::new();
    let mut words = 0;
    let tokens = tokens(text);
    for (at, token) in tokens.iter().enumerate() {
        words += usize::from(token.kind != Kind::Sign);
        let joins = |next: &understanding::text::Token| matches!(next.text.as_str(), "et" | "and");
        let ends_here = match token.text.as_str() {
            "." | "?" | "!" | ";" => true,
            "," => tokens.get(at + 1).is_some_and(joins),
            _ => false,
        };
        let left = tokens[at + 1..].iter().filter(|token| token.kind != Kind::Sign).count();
        if ends_here && words >= LEAST && left >= LEAST {
            ends.push(token.span.end);
            words = 0;
        }
    }
    let mut from = 0;
    let mut parts = Vec::new();
    for end in ends.into_iter().chain([text.len()]) {
        parts.push(&text[from..end]);
        from = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_message_is_parted_where_another_wish_may_begin() {
        assert_eq!(of("décalez mon rdv, et dites-moi le prix").len(), 2);
        assert_eq!(of("je ne viens pas. annulez mon rendez-vous svp").len(), 2);
        for text in
            ["mardi, à Lyon, pour ma moto", "oui. merci", "combien coûte une contre-visite ?"]
        {
            assert_eq!(of(text), [text]);
        }
    }
}
