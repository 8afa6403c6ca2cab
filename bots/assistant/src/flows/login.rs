//! Who the person is, where something is about to be done in their name.

use crate::{
    button::ButtonStyle::Primary,
    desk::Desk,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    turn::Channel,
};

/// The person must be known before anything is signed in their name.
pub(crate) fn ask(desk: &mut Desk<'_>, line: &Line<'_>) {
    desk.give_back();
    let chosen = desk.state.draft.chosen.as_ref().map(|offer| offer.starts_at);
    let chat = desk.channel == Channel::Telegram;
    let line = match (line, chosen) {
        (Line::AskLogin, Some(starts_at)) if chat => Line::FreeWithAccount { starts_at },
        (Line::AskLogin, None) => Line::LoginToGoOn,
        _ => *line,
    };
    if chat {
        // A chat logs nobody in, so it does not wait for that: it may still look for other slots.
        desk.state.draft.chosen = None;
        desk.state.draft.shown.clear();
    }
    desk.ask(if chat { Question::None } else { Question::Login }, &line);
    desk.button(Meaning::Login, &Label::Login, Primary);
}
