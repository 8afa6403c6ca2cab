//! A message becomes commands. The order of the questions asked here is the order of precedence.

use super::{
    Command, FlowKind, Pick, Said, Talk, Topic, asked, find_centre, find_plate,
    phrases::{self, any},
    plates, vehicles,
};
use crate::{
    dates::{self, When},
    graph_types::Centre,
    locale::Locale,
    question::Question,
    words::{Word, fold, words},
};
use chrono::NaiveDateTime;

/// What the assistant was listening for when the message came.
pub(crate) struct Listening<'a> {
    /// Local wall-clock time.
    pub(crate) now: NaiveDateTime,
    pub(crate) centres: &'a [Centre],
    pub(crate) question: Question,
    /// The labels of the options that were offered, in order.
    pub(crate) options: &'a [String],
    pub(crate) flow: FlowKind,
}

/// The commands in a message, the most important first; never empty.
pub(crate) fn understand(text: &str, listening: &Listening<'_>) -> Vec<Command> {
    let masked = mask(text);
    let words = words(&masked);
    if any(&words, phrases::NOT_FOR_US) || injected(text) {
        return vec![Command::OffTopic];
    }
    if let Some(command) = about_the_conversation(&words) {
        return vec![command];
    }
    if any(&words, phrases::PICTURE_BACK) {
        return vec![Command::TakeBackPictures];
    }
    if let Some(pick) = choose(&words, listening) {
        return vec![Command::Choose(pick)];
    }
    let said = slots(text, &masked, &words, listening);
    let another =
        phrases::OTHER.iter().find(|(_, said)| any(&words, said)).map(|(other, _)| *other);
    let under_way = matches!(listening.flow, FlowKind::Book | FlowKind::Reschedule);
    if let Some(other) = another.filter(|_| under_way && said.when.is_empty() && words.len() <= 8) {
        return vec![Command::Another(other)];
    }
    if said.is_empty() {
        if let Some(command) = yes_or_no(&words, listening.question) {
            return vec![command];
        }
        let on_the_spot =
            matches!(listening.question, Question::Upload | Question::Reading | Question::Payment)
                && words.len() <= 8
                && any(&words, phrases::ON_THE_SPOT);
        if on_the_spot {
            return vec![Command::PayAtCentre];
        }
        if listening.question.may_wait() && any(&words, phrases::LATER) {
            return vec![Command::Later];
        }
    }
    intention(&words, said, listening)
}

fn intention(words: &[Word], said: Said, listening: &Listening<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    let topic = asked::TOPICS.iter().find(|(_, said)| any(words, said)).map(|(topic, _)| *topic);
    let flow = phrases::FLOWS.iter().find(|(_, said)| any(words, said)).map(|(flow, _)| *flow);
    match (flow, topic) {
        // "Annuler" with nothing beside it leaves what is under way.
        (Some(FlowKind::Cancel), _) if listening.flow != FlowKind::None && words.len() <= 2 => {
            // Beside "voulez-vous annuler ?" it could mean either.
            let either = listening.question == Question::ConfirmCancel;
            return vec![if either { Command::Repeat } else { Command::CancelFlow }];
        }
        (Some(FlowKind::Book | FlowKind::Pay | FlowKind::GetCertificate) | None, Some(topic)) => {
            commands.push(Command::AskInfo(topic));
        }
        // "J'ai annulé hier" tells of the past and wants its money.
        (Some(FlowKind::Cancel), Some(Topic::Refund))
            if words.iter().any(|word| word.is(&["ai", "avais"])) =>
        {
            commands.push(Command::AskInfo(Topic::Refund));
        }
        (Some(flow), _) => commands.push(Command::StartFlow(flow)),
        (None, None) => {}
    }
    if !said.is_empty() {
        let short = words.len() <= 9;
        let asked = listening.question != Question::None || listening.flow != FlowKind::None;
        if commands.is_empty() && !asked {
            // "Mardi matin" out of the blue is a wish for an appointment; a long text is not.
            let booking = said.service.is_some() || short && !said.when.is_empty() && wish(words);
            let names_plate = said.plate.is_some()
                && (words.len() <= 6
                    || words.iter().any(|word| word.is(&["plaque", "immatriculation"])));
            if !booking && names_plate {
                return vec![
                    Command::StartFlow(FlowKind::GivePlate),
                    Command::SetSlots(said.into()),
                ];
            }
            if !booking {
                return vec![small_talk(words).unwrap_or(Command::NoMatch)];
            }
            commands.push(Command::StartFlow(FlowKind::Book));
        }
        let corrects = words.iter().any(|word| {
            word.is(&[
                "non",
                "plutot",
                "finalement",
                "mais",
                "pas",
                "erreur",
                "trompe",
                "enfait",
                "sauf",
            ])
        });
        let said = Box::new(said);
        commands.push(if corrects { Command::CorrectSlots(said) } else { Command::SetSlots(said) });
    }
    if commands.is_empty() {
        commands.push(small_talk(words).unwrap_or(Command::NoMatch));
    }
    commands
}

/// Only words of time and politeness: nothing here speaks of timers, rooms or anniversaries.
fn wish(words: &[Word]) -> bool {
    let strangers = words.iter().filter(|word| {
        word.text.chars().count() > 3
            && word.number.is_none()
            && dates::is_foreign(&word.text)
            && !word.is(&[
                "bonjour", "merci", "pour", "possible", "voudrais", "veux", "creneau", "vers",
                "plutot", "dispo", "libre", "avant", "avez", "vous",
            ])
    });
    strangers.count() == 0
}

fn about_the_conversation(words: &[Word]) -> Option<Command> {
    let few = words.len() <= 6;
    if few && words.iter().any(|word| word.is(&["english", "anglais"])) {
        return Some(Command::SwitchLanguage(Locale::En));
    }
    if few && words.iter().any(|word| word.is(&["francais", "french"])) {
        return Some(Command::SwitchLanguage(Locale::Fr));
    }
    if any(words, phrases::HUMAN) {
        return Some(Command::HumanHandoff);
    }
    if any(words, phrases::RESTART) {
        return Some(Command::Restart);
    }
    if words.len() <= 5 && any(words, phrases::LEAVE) {
        return Some(Command::CancelFlow);
    }
    (few && any(words, phrases::REPEAT)).then_some(Command::Repeat)
}

fn small_talk(words: &[Word]) -> Option<Command> {
    let said = |names: &[&str]| words.iter().any(|word| word.is(names));
    let talk = if said(&["robot", "bot", "ia", "chatgpt", "machine"]) {
        Talk::Robot
    } else if said(&["merci"]) {
        Talk::Thanks
    } else if said(&["revoir", "bye", "goodbye", "bientot", "adieu", "ciao"]) {
        Talk::Goodbye
    } else if said(&["bonjour"]) && words.len() <= 6 {
        Talk::Greeting
    } else {
        return None;
    };
    Some(Command::SmallTalk(talk))
}

/// A yes or a no that says nothing more. Anything that might qualify it makes it neither.
fn yes_or_no(words: &[Word], question: Question) -> Option<Command> {
    let own: &[&str] = match question {
        Question::ConfirmCancel => &["annuler"],
        Question::ConfirmReschedule => &["deplacer"],
        Question::ConfirmBooking => &["reserver"],
        Question::ConfirmPrice => &["accepte", "accepter", "accept"],
        _ => &[],
    };
    let only = |core: &[&str]| {
        words.iter().any(|word| word.is(core))
            && words.iter().all(|word| word.is(core) || word.is(phrases::FILLER) || word.is(own))
    };
    // "Bien" and "bon" agree only when nothing refuses.
    let affirm: &[&str] =
        // What cannot be undone takes a plain yes: "super, merci" is not one.
        if matches!(question, Question::ConfirmCancel | Question::ConfirmPrice) { &["oui", "ok", "confirme", "confirmer"] } else { phrases::AFFIRM };
    if only(affirm) {
        let only_politeness = words.iter().all(|word| word.is(phrases::FILLER));
        return (!only_politeness).then_some(Command::Affirm);
    }
    let denies = words.first().is_some_and(|word| word.is(&["non"]));
    let mixed = words.iter().any(|word| word.is(&["mais", "oui"]));
    (only(phrases::DENY) || denies && !mixed && words.len() <= 6).then_some(Command::Deny)
}

fn choose(words: &[Word], listening: &Listening<'_>) -> Option<Pick> {
    let options = listening.options.len();
    if options == 0 || !listening.question.offers_choice() {
        return None;
    }
    let bare = words.iter().filter(|word| {
        !word.is(phrases::FILLER)
            && !word.is(&[
                "numero", "eme", "e", "er", "nd", "n", "option", "choix", "prends", "prendre",
                "creneau", "oui", "ok", "que", "proposez", "one", "vais", "celui", "plutot",
            ])
    });
    let rest: Vec<&Word> = bare.collect();
    if let [only] = rest.as_slice() {
        let nth = match only.text.as_str() {
            "premier" => Some(1),
            "deuxieme" => Some(2),
            "troisieme" => Some(3),
            "quatrieme" => Some(4),
            "dernier" => return Some(Pick::Last),
            _ => only.number.and_then(|number| usize::try_from(number).ok()),
        };
        if let Some(nth) = nth.filter(|nth| (1..=options).contains(nth)) {
            return Some(Pick::Nth(nth));
        }
    }
    if !listening.question.options_have_names() {
        return None;
    }
    let said: Vec<String> = words.iter().map(|word| word.text.clone()).collect();
    let mut named = listening.options.iter().enumerate().filter(|(_, label)| {
        fold(label)
            .split(|c: char| !c.is_alphanumeric())
            .any(|part| part.len() >= 3 && said.iter().any(|word| word == part))
    });
    match (named.next(), named.next()) {
        (Some((index, _)), None) => Some(Pick::Nth(index + 1)),
        _ => None,
    }
}

/// What an excerpt of a message says; for excerpts somebody else chose.
pub(super) fn slots_of(excerpt: &str, listening: &Listening<'_>) -> Said {
    let masked = mask(excerpt);
    let words = words(&masked);
    slots(excerpt, &masked, &words, listening)
}

fn slots(text: &str, masked: &str, words: &[Word], listening: &Listening<'_>) -> Said {
    let mut when = dates::when_in(words, listening.now);
    if when.is_empty() {
        when = in_answer(masked, words, listening);
    }
    Said {
        service: vehicles::find_service(words),
        category: vehicles::find_category(words),
        energy: vehicles::find_energy(words),
        plate: find_plate(text),
        centre: find_centre(masked, listening.centres),
        weekly: !when.is_empty() && dates::only_a_weekday(words),
        when,
        reference: plates::find_reference(text),
    }
}

/// A bare number answers the question that was asked: a time, or a day of the month.
fn in_answer(masked: &str, words: &[Word], listening: &Listening<'_>) -> When {
    let numbers = words.iter().filter(|word| word.number.is_some()).count();
    if numbers != 1 || words.len() > 3 {
        return When::default();
    }
    match listening.question {
        Question::Time | Question::Offer => dates::when(&format!("à {masked}"), listening.now),
        Question::Day => dates::when(&format!("le {masked}"), listening.now),
        _ => When::default(),
    }
}

/// Plates, references, telephone numbers and addresses hold figures that are no dates.
fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for token in text.split_inclusive(char::is_whitespace) {
        let hidden = token.contains('@') || plates::find_reference(token).is_some();
        if hidden {
            masked.extend(token.chars().map(|c| if c.is_whitespace() { c } else { ' ' }));
        } else {
            masked.push_str(token);
        }
    }
    plates::hide(&masked)
}

/// Shapes of a language model's or a program's own speech.
fn injected(text: &str) -> bool {
    let folded = fold(text);
    [
        "system:",
        "tool_call",
        "<|",
        "|>",
        "start_flow(",
        "{\"",
        "```",
        "set_slot",
        "drop table",
        "<script",
    ]
    .iter()
    .any(|shape| folded.contains(shape))
}
