//! « On peut continuer sur Telegram ? »: a link by which a chat there becomes the person's own, and the
//! conversation goes on in it.

use super::Sentences;
use crate::{
    desk::Desk,
    effects::{Asked, Effect},
    flows::login,
    graph_types::TelegramLink,
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    turn::Channel,
    understanding::{Command, Note, Understood, Wished},
};

/// What the reader heard as a wish for another channel; named here where it is Telegram.
pub(super) fn hear(desk: &mut Desk<'_>, understood: &mut Understood, text: &str) -> bool {
    let wish = Command::Wish(Wished::Note(Note::LinkChannel));
    let named = understanding::text::fold(text).contains("telegram");
    let wishes = understood.commands.contains(&wish);
    if !wishes || !named || desk.channel == Channel::Telegram {
        return false;
    }
    understood.commands.retain(|command| *command != wish);
    desk.run(Effect::Own(Asked::Link));
    understood.commands.is_empty()
}

/// The link is shown, and what was under way is asked again below it.
pub(super) fn found(desk: &mut Desk<'_>, link: &TelegramLink) {
    let minutes = (link.expires_in / 60).max(1);
    let words = Sentences {
        fr: format!("Ouvrez ce lien sur votre téléphone, dans les {minutes} minutes : nous continuerons là-bas où nous en sommes."),
        en: format!("Open this link on your phone within {minutes} minutes: we will go on there from where we are."),
    };
    desk.say(&words.line());
    let label = Sentences {
        fr: "Continuer sur Telegram".to_owned(),
        en: "Continue on Telegram".to_owned(),
    };
    let label = label.of(desk.locale).to_owned();
    desk.link(Meaning::OpenTelegram, &Label::Text(&label), link.url.clone());
    desk.go_back = desk.state.question != Question::None;
}

/// Guests have an account first; a network without a bot says so.
pub(super) fn refused(desk: &mut Desk<'_>, refusal: &Refusal) {
    match refusal.code.as_str() {
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" if desk.state.question == Question::None => {
            login::ask(desk, &Line::LoginToGoOn);
        }
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" => {
            let words = Sentences {
                fr: "Oui, une fois votre compte connu : terminons d'abord ici, puis redemandez-le-moi.".to_owned(),
                en: "Yes, once your account is known: let us finish here first, then ask me again.".to_owned(),
            };
            desk.say(&words.line());
            desk.go_back = true;
        }
        _ => {
            desk.say(&Line::Refused(refusal));
            desk.go_back = desk.state.question != Question::None;
        }
    }
}
