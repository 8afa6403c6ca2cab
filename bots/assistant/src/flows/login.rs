//! Who the person is, where something is about to be done in their name: by the code that an
//! address receives, typed into the conversation. On the web a password does, too.
//!
//! The code itself never comes here: the channel that hears it logs the person in with it
//! ([`crate::typed_code`]), and then presses the button that was left for that.

use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::{Address, Effect},
    graph_types::CodeSent,
    kept,
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    state::AskedCode,
    turn::Channel,
};
use chrono::TimeDelta;

/// Asks for the address; in the web the button opens the page of the password.
pub(crate) fn ask(desk: &mut Desk<'_>, line: &Line<'_>) {
    desk.give_back();
    let free = desk.state.draft.chosen.is_some() && desk.state.appointment.is_none();
    let line = match line {
        Line::AskLogin if !free => Line::LoginToGoOn,
        _ => *line,
    };
    desk.ask(Question::Login, &line);
    offer_password(desk);
}

fn offer_password(desk: &mut Desk<'_>) {
    if desk.channel == Channel::Web {
        desk.button(Meaning::Login, &Label::Login, Primary);
    }
}

/// Takes an address out of the answer, and has a code sent there; `false` where there is none or
/// nobody asked.
pub(crate) fn addressed(desk: &mut Desk<'_>, text: &str) -> bool {
    if desk.signed_in || !desk.state.question.is_login() {
        return false;
    }
    let Some(address) = kept::address(text) else { return false };
    desk.state.failures = 0;
    desk.run(Effect::SendCode(Address(address.to_owned())));
    true
}

/// The code is on its way.
pub(crate) fn sent(desk: &mut Desk<'_>, address: &Address, sent: &CodeSent) {
    desk.state.code = Some(AskedCode {
        email: address.0.clone(),
        challenge: sent.challenge_id,
        expires_at: desk.now + TimeDelta::seconds(sent.expires_in),
        then: String::new(),
    });
    ask_code(desk);
}

/// Waits for the code that was sent.
pub(crate) fn ask_code(desk: &mut Desk<'_>) {
    let Some(asked) = desk.state.code.clone() else { return ask(desk, &Line::LoginToGoOn) };
    desk.ask(Question::Code, &Line::CodeSent { address: &kept::masked(&asked.email) });
    let then = desk.unseen(Meaning::Login);
    desk.state.code = Some(AskedCode { then, ..asked });
    desk.button(Meaning::CodeAgain, &Label::CodeAgain, Secondary);
    desk.button(Meaning::OtherAddress, &Label::OtherAddress, Secondary);
}

/// Another code, to the same address.
pub(crate) fn again(desk: &mut Desk<'_>) {
    match desk.state.code.as_ref().map(|asked| asked.email.clone()) {
        Some(email) => desk.run(Effect::SendCode(Address(email))),
        None => ask(desk, &Line::LoginToGoOn),
    }
}

/// No code was sent.
pub(crate) fn not_sent(desk: &mut Desk<'_>, refusal: &Refusal) {
    desk.ask(Question::Login, &Line::Refused(refusal));
    offer_password(desk);
}
