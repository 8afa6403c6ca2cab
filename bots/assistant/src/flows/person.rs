//! A person instead: the conversation is put before the team, in its hours; outside them a number may
//! be left, and is kept where the team looks.
//! Decisions: docs/decisions/assistant.md

use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    kept,
    meaning::Meaning,
    people::{self, Handing, Request},
    question::Question,
    replies::{self, Label, Line},
    state::Handover,
};

/// A person, please.
pub(crate) fn ask(desk: &mut Desk<'_>) {
    let centres = desk.callable();
    if desk.hours.is_empty() {
        // Nobody reads conversations in this network.
        desk.state.handover = Handover::Queued;
        desk.say(&Line::Handover { centres: &centres });
        return desk.button(Meaning::Resume, &Label::BackToAssistant, Secondary);
    }
    desk.state.handover = Handover::Queued;
    hand_over(desk, None);
    match people::open_until(desk.hours, desk.now) {
        Some(until) => {
            desk.say(&Line::Queued { until, centres: &centres });
            desk.button(Meaning::LeaveNumber, &Label::LeaveNumber, Primary);
            desk.button(Meaning::Resume, &Label::BackToAssistant, Secondary);
        }
        None => ask_number(desk),
    }
}

/// Asks for the number to call back.
pub(crate) fn ask_number(desk: &mut Desk<'_>) {
    let now_open = people::open_until(desk.hours, desk.now).is_some();
    let next = people::opens_next(desk.hours, desk.now).filter(|_| !now_open);
    let centres = desk.callable();
    desk.ask(Question::Phone, &Line::AskNumber { next, centres: &centres });
    desk.button(Meaning::Resume, &Label::BackToAssistant, Secondary);
}

/// The number was given: it waits with the request.
pub(crate) fn number(desk: &mut Desk<'_>, phone: &str) {
    desk.state.question = Question::None;
    desk.state.handover = Handover::Queued;
    hand_over(desk, Some(phone.to_owned()));
    desk.say(&Line::NumberKept { phone });
}

/// The customer goes on with the assistant.
pub(crate) fn withdraw(desk: &mut Desk<'_>) {
    if !desk.hours.is_empty() && desk.state.handover == Handover::Queued {
        desk.handing = Some(Handing::Withdrawn);
    }
    desk.state.handover = Handover::None;
    if desk.state.question == Question::Phone {
        desk.state.question = Question::None;
    }
}

fn hand_over(desk: &mut Desk<'_>, phone: Option<String>) {
    if phone.is_none() {
        // Neither addresses nor codes are kept.
        desk.state.asked_words = kept::as_kept(&desk.words, None);
    }
    let words = desk.state.asked_words.clone();
    let summary = replies::summary(&desk.state, desk.centres, desk.today(), &words);
    let centre = desk.state.centre();
    desk.handing = Some(Handing::Asked(Request { summary, phone, centre }));
}
