//! « Quel est le centre le plus proche de 69100 ? »: the nearest centre to a town or a postcode, named with
//! its distance as the crow flies, and taken where an appointment is being made.

mod places;

use super::Sentences;
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    graph_types::Centre,
    meaning::Meaning,
    question::Question,
    replies::Label,
    understanding::{Command, FlowKind, Topic, Understood, Wished},
};
use places::Place;
use understanding::text::tokens;

/// How many kilometres make no difference in saying that a centre is there.
const HERE_KM: f64 = 3.0;

/// Hears the question, and a place that is none of our centres' where a centre is asked for.
pub(super) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
    let asks = asks_for_the_nearest(text);
    let idle = desk.state.flow == FlowKind::None;
    let wanted = desk.state.question == Question::Centre
        && (understood.said.centre.is_none() || idle);
    if !asks && !wanted || desk.centres.is_empty() {
        return false;
    }
    let own = understood.said.centre.and_then(|id| desk.centre(id));
    let place = places::in_text(text).or_else(|| own.map(places::of));
    let Some(place) = place else {
        if asks {
            ask_where(desk);
        }
        return asks;
    };
    let Some((centre, km)) = places::nearest(&place, desk.centres) else { return false };
    let books = desk.state.flow == FlowKind::Book
        || understood.commands.contains(&Command::Wish(Wished::Flow(FlowKind::Book)));
    say_which(desk, &place, centre, km);
    if books {
        // It is where they would go: the booking goes on there.
        understood.said.centre = Some(centre.id);
        understood.commands.retain(|command| !is_about_places(command));
        if !understood.commands.iter().any(|command| matches!(command, Command::Wish(_))) {
            understood.commands = vec![Command::Fill];
        }
        return false;
    }
    if idle {
        desk.state.question = Question::None;
        desk.state.draft.centre = Some(centre.id);
        desk.button(Meaning::Centre(centre.id), &Label::Book, Primary);
        desk.button(Meaning::Info(Topic::Hours), &Label::Text(&hours(desk)), Secondary);
    } else {
        desk.go_back = true;
    }
    true
}

/// What was heard of the same question in other terms, or not at all.
fn is_about_places(command: &Command) -> bool {
    matches!(
        command,
        Command::Ask(_)
            | Command::Also(_)
            | Command::Repeat
            | Command::OffTopic
            | Command::Wish(Wished::Tell(Topic::Address | Topic::Contact))
    )
}

/// « Le plus proche », "nearest to", « à côté de chez moi »: words of being near, in a few of one message.
fn asks_for_the_nearest(text: &str) -> bool {
    let words = tokens(text);
    let word = |at: usize| words.get(at).map_or("", |token| token.text.as_str());
    (0..words.len()).any(|at| match word(at) {
        "nearest" | "closest" => true,
        "proche" | "proches" | "pres" => {
            at > 0 && matches!(word(at - 1), "plus" | "+") || word(at) == "pres" && word(at + 1) == "de"
        }
        "cote" => word(at + 1) == "de" && matches!(word(at + 2), "chez" | "moi"),
        "near" => matches!(word(at + 1), "me" | "us" | "here"),
        _ => false,
    })
}

fn ask_where(desk: &mut Desk<'_>) {
    let words = Sentences {
        fr: "Dans quelle ville êtes-vous, ou quel est votre code postal ? Je vous dis quel centre est le plus proche.".to_owned(),
        en: "Which town are you in, or what is your postcode? I will tell you which centre is nearest.".to_owned(),
    };
    desk.ask(Question::Centre, &words.line());
    for centre in desk.centres.iter().take(8) {
        desk.button(Meaning::Centre(centre.id), &Label::Text(&centre.name), Primary);
    }
}

fn say_which(desk: &mut Desk<'_>, place: &Place, centre: &Centre, km: f64) {
    let Centre { name, street, postal_code, city, .. } = centre;
    let words = if km < HERE_KM {
        Sentences {
            fr: format!("Le centre le plus proche est {name} : {street}, {postal_code} {city}."),
            en: format!("The nearest centre is {name}: {street}, {postal_code} {city}."),
        }
    } else {
        let (said, km) = (&place.said, km.round());
        Sentences {
            fr: format!("Depuis {said}, le centre le plus proche est {name} : {street}, {postal_code} {city}, à environ {km} km à vol d'oiseau."),
            en: format!("From {said}, the nearest centre is {name}: {street}, {postal_code} {city}, about {km} km as the crow flies."),
        }
    };
    desk.say(&words.line());
}

fn hours(desk: &Desk<'_>) -> String {
    let words = Sentences { fr: "Horaires".to_owned(), en: "Opening hours".to_owned() };
    words.of(desk.locale).to_owned()
}

#[cfg(test)]
mod tests {
    use super::asks_for_the_nearest;

    #[test]
    fn being_near_is_heard_in_both_languages() {
        for text in [
            "quel est le centre le plus proche de 69100 ?",
            "vous avez un centre près de Saint-Priest ?",
            "y en a un à côté de chez moi ?",
            "which centre is nearest to Lille",
            "anything near me?",
        ] {
            assert!(asks_for_the_nearest(text), "{text}");
        }
        for text in ["à peu près 10h", "je suis très proche", "jeudi à 10h", "à côté"] {
            assert!(!asks_for_the_nearest(text), "{text}");
        }
    }
}
