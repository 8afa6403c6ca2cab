//! Which of two guesses is begun without asking: where a flow that asks before it acts is one of them, and
//! the words leave no doubt. Asking would ask no less than beginning does.

use crate::{
    desk::Desk,
    understanding::{Command, FlowKind, Ideas, Said, Topic, Understood, Wished, negation},
};
use understanding::heard::Heard;

/// The one that is meant, if it is plain.
pub(super) fn meant(desk: &Desk<'_>, wishes: &[Wished], said: &Said) -> Option<Wished> {
    let ideas = Ideas::of(&desk.words);
    let heard = Heard::new(&desk.words);
    let says = |idea: &str| heard.ideas.iter().any(|own| own.name == idea);
    let supposes = says("w.condition") || says("w.passe");
    let refuses = negation::is_in(&heard, &["w.non", "w.pas"]);
    let guessed = |wish: Wished| wishes.contains(&wish).then_some(wish);
    let asks = desk.words.contains('?');
    if supposes {
        return None;
    }
    let moves = says("w.deplacer") || said.when.relative.is_some() || ideas.has("moving");
    if says("w.annuler") && !refuses && !asks && !moves {
        return guessed(Wished::Flow(FlowKind::Cancel));
    }
    if moves && !refuses {
        return guessed(Wished::Flow(FlowKind::Reschedule));
    }
    let names = said.centre.is_some()
        || said.plate.is_some()
        || said.category.is_some()
        || said.service.is_some();
    let books = ideas.has("a.new.one") || said.when.has_day() && names;
    if books && !moves && !ideas.has("own.one") && !says("w.annuler") {
        return guessed(Wished::Flow(FlowKind::Book));
    }
    None
}

/// « Vous êtes ouverts le samedi à Villeurbanne ? » names a centre, and chooses no day.
pub(crate) fn spare_what_is_asked_about(understood: &mut Understood, text: &str) {
    let asked = text.contains('?')
        && understood.said.when.at.is_none()
        && understood.commands.contains(&Command::Wish(Wished::Tell(Topic::Hours)));
    if asked && understood.commands.contains(&Command::Fill) {
        // The answer needs the day, and what is filled in does not: the answer comes first.
        understood.commands.retain(|command| *command != Command::Fill);
    }
}

/// The message without what it puts away: « 15h au lieu de 11h », "four instead of three".
pub(crate) fn without_what_is_replaced(text: &str) -> String {
    const PUT_AWAY: &[&str] = &[
        "au lieu de ",
        "au lieu d'",
        "au lieu d’",
        "au lieu du ",
        "instead of ",
        "plutôt que ",
        "plutot que ",
        "rather than ",
    ];
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return text.to_owned();
    }
    let found = PUT_AWAY.iter().filter_map(|put| lower.find(put)).min();
    let Some(from) = found.filter(|from| !text[..*from].trim().is_empty()) else {
        return text.to_owned();
    };
    let end = text[from..].find([',', '.', ';', '!', '?', '\n']).map_or(text.len(), |at| from + at);
    format!("{}{}", &text[..from], &text[end..])
}

#[cfg(test)]
mod tests {
    use super::without_what_is_replaced;

    #[test]
    fn what_is_replaced_is_not_heard() {
        for (text, kept) in [
            ("et 15h au lieu de 11h", "et 15h "),
            ("make it four instead of three, please", "make it four , please"),
            ("au lieu de 11h", "au lieu de 11h"),
            ("mardi à 10h", "mardi à 10h"),
        ] {
            assert_eq!(without_what_is_replaced(text), kept);
        }
    }
}
