//! « Arrêtez de m'envoyer des SMS », "no more reminder emails": what is sent at all, and how reminders are
//! stopped. Nothing is given up by it: an appointment stands, whoever wants no letters about it.
//! Decisions: docs/decisions/assistant.md

use super::Sentences;
use crate::{
    desk::Desk,
    question::Question,
    understanding::{Command, Understood},
};
use understanding::text::{Kind, tokens};

/// A wish to be sent less, whatever else was guessed of it.
pub(super) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
    if !stops(text) {
        return false;
    }
    let words = Sentences {
        fr: "Je n'envoie ni SMS ni publicité. Partent des e-mails (confirmations, factures, rappels) et, dans cette conversation, des nouvelles de vos rendez-vous. Le lien au bas de chaque e-mail de rappel arrête les rappels pour de bon.".to_owned(),
        en: "I send no text messages (SMS) and no advertising. What goes out are e-mails (confirmations, invoices, reminders) and, in this conversation, news of your appointments. The link at the foot of each reminder e-mail stops reminders for good.".to_owned(),
    };
    desk.say(&words.line());
    desk.go_back = desk.state.question != Question::None;
    // Words of stopping are no other wish, nor an answer to what is asked.
    understood.commands.retain(|command| match command {
        Command::Restart | Command::SwitchLanguage(_) | Command::TakeBackPictures => true,
        Command::Wish(_)
        | Command::Ask(_)
        | Command::Also(_)
        | Command::Fill
        | Command::Affirm
        | Command::Deny
        | Command::Choose(_)
        | Command::CancelFlow
        | Command::SmallTalk(_)
        | Command::OffTopic
        | Command::Repeat
        | Command::Another(_)
        | Command::PayAtCentre
        | Command::Later => false,
    });
    understood.commands.is_empty()
}

/// What nobody lacks, so that « pas de pub » can only refuse it.
const UNWANTED: &[&str] = &[
    "sms",
    "texto",
    "textos",
    "pub",
    "pubs",
    "publicite",
    "publicites",
    "newsletter",
    "newsletters",
    "marketing",
    "spam",
    "spams",
    "promo",
    "promos",
    "notification",
    "notifications",
    "notif",
    "notifs",
    "texts",
    "texting",
];
/// What is sent, and may also be missed.
const LETTERS: &[&str] = &[
    "mail",
    "mails",
    "email",
    "emails",
    "courriel",
    "courriels",
    "rappel",
    "rappels",
    "reminder",
    "reminders",
    "text",
    "messages",
    "emailing",
    "mailing",
];

/// Whether the message wants something no longer sent: « arrêtez les mails », « plus de sms », « pas de pub ».
fn stops(text: &str) -> bool {
    let tokens = tokens(text);
    let words: Vec<&str> = tokens
        .iter()
        .filter(|token| token.kind != Kind::Sign)
        .map(|token| token.text.as_str())
        .collect();
    let missed = ["recu", "recus", "received", "receive", "get", "adresse", "address", "perdu"];
    let unsure = ["si", "if", "pourquoi", "why"];
    if words.iter().any(|word| missed.contains(word) || unsure.contains(word)) {
        return false;
    }
    let thing = |word: &str| UNWANTED.contains(&word) || LETTERS.contains(&word);
    let ends = |word: &str| {
        ["arret", "cess", "desabon", "desinscri", "unsubscrib"]
            .iter()
            .any(|verb| word.starts_with(verb))
            || word == "stop"
    };
    words.iter().enumerate().any(|(at, word)| {
        let behind = |reach: usize| words.iter().skip(at + 1).take(reach);
        let sends = |word: &&&str| word.starts_with("envo") || matches!(**word, "send" | "sending");
        match *word {
            word if ends(word) => behind(7).any(|word| thing(word)),
            "plus" | "more" => behind(2).any(|word| thing(word)),
            "pas" | "no" | "jamais" => behind(2).any(|word| UNWANTED.contains(word)),
            "ne" | "n" | "dont" | "don" => {
                behind(5).any(|word| sends(&word)) && behind(9).any(|word| thing(word))
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::stops;

    #[test]
    fn whoever_wants_less_letters_says_so() {
        for text in [
            "ne m'envoyez plus de sms svp",
            "arrêtez les mails de rappel",
            "et pas de pub",
            "plus de textos, merci",
            "can you stop sending me reminder emails",
            "please stop texting me",
            "don't send me any more emails",
            "no marketing please",
            "désabonnez-moi de vos mails",
        ] {
            assert!(stops(text), "{text}");
        }
    }

    #[test]
    fn whoever_misses_one_or_speaks_of_else_does_not() {
        for text in [
            "je n'ai pas reçu de mail",
            "j'ai pas de mail",
            "pas de rappel cette fois ?",
            "envoyez-moi un rappel par sms",
            "i did not get any email",
            "stop",
            "arrêtez tout",
            "je ne viens plus, annulez",
            "pourquoi vous m'envoyez plus de mails",
            "retirez-moi de la liste d'attente",
        ] {
            assert!(!stops(text), "{text}");
        }
    }
}
