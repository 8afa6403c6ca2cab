//! What the customer wrote.

use super::{
    answers::{deny, human, later},
    begin, busy, resume, shortcuts,
    tapped::press,
    welcome,
};
use crate::{
    button::ButtonStyle::Secondary,
    dates::When,
    desk::Desk,
    effects::Effect,
    flows::{appointments, book, info, pay, registration},
    graph_types::AppointmentStatus,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    state::Draft,
    understanding::{Command, FlowKind, Pick, Said, Talk, Topic},
};

/// Acts on the commands found in a message.
pub(super) fn heard(desk: &mut Desk<'_>, commands: &[Command], text: &str) {
    let nothing = Said::default();
    let said = commands
        .iter()
        .find_map(|command| match command {
            Command::SetSlots(said) | Command::CorrectSlots(said) => Some(said.as_ref()),
            _ => None,
        })
        .unwrap_or(&nothing);
    let correcting = matches!(desk.state.question, Question::Registration | Question::Correction);
    let only_slots =
        matches!(commands, [Command::SetSlots(_) | Command::CorrectSlots(_) | Command::NoMatch]);
    if correcting && only_slots && registration::correct(desk, text, said) {
        desk.state.failures = 0;
        return registration::present(desk);
    }
    let Some(command) = commands.first() else { return };
    if !matches!(command, Command::NoMatch) {
        desk.state.failures = 0;
    }
    match command {
        Command::StartFlow(FlowKind::Cancel) if desk.state.question == Question::ConfirmBooking => {
            leave(desk);
        }
        Command::StartFlow(flow) => start(desk, *flow, said),
        Command::SetSlots(_) | Command::CorrectSlots(_) => fill(desk, said),
        Command::Affirm => affirm(desk),
        Command::Deny => deny(desk),
        Command::Choose(pick) => choose(desk, *pick),
        Command::CancelFlow => leave(desk),
        Command::Restart => restart(desk),
        Command::AskInfo(topic) => {
            if desk.state.flow == FlowKind::Book
                && !said.is_empty()
                && desk.state.appointment.is_none()
            {
                // « Ouvert le samedi ? » asks about that day, and chooses none.
                let day = if *topic == Topic::Hours { When::default() } else { said.when.clone() };
                book::fill(desk, &Said { when: day, ..said.clone() });
            }
            info::answer(desk, *topic, Some(said));
            // Where the answer comes from the graph, the question is repeated after it.
            if desk.effects.is_empty() && busy(desk) {
                resume(desk);
            }
        }
        Command::HumanHandoff => human(desk),
        Command::SmallTalk(Talk::Greeting) if !busy(desk) => welcome(desk),
        Command::SmallTalk(talk) => {
            desk.say(&Line::Talk(*talk));
            aside(desk, *talk != Talk::Robot);
        }
        Command::OffTopic => {
            desk.say(&Line::OffTopic);
            aside(desk, false);
        }
        Command::SwitchLanguage(locale) => {
            desk.locale = *locale;
            desk.state.locale = Some(*locale);
            desk.say(&Line::Language);
            aside(desk, false);
        }
        Command::Repeat if busy(desk) => resume(desk),
        Command::Repeat => welcome(desk),
        Command::Another(other) => super::tapped::another(desk, *other),
        Command::TakeBackPictures => desk.run(Effect::TakeBackPictures),
        Command::PayAtCentre => on_the_spot(desk),
        Command::Later => later(desk),
        Command::NoMatch => not_understood(desk),
    }
}

/// After an aside, back to what was under way.
fn aside(desk: &mut Desk<'_>, quiet: bool) {
    if busy(desk) {
        resume(desk);
    } else if !quiet {
        shortcuts(desk);
    }
}

fn start(desk: &mut Desk<'_>, flow: FlowKind, said: &Said) {
    let moving_draft = flow == FlowKind::Reschedule
        && desk.state.flow == FlowKind::Book
        && desk.state.appointment.as_ref().is_none_or(|own| own.status == AppointmentStatus::Held);
    match flow {
        // "Je préfère changer de date" while choosing is about the choice, not about a booking.
        FlowKind::Reschedule if moving_draft && said.when.is_empty() => book::change(desk),
        FlowKind::Reschedule if moving_draft => fill(desk, said),
        FlowKind::Book if desk.state.flow == FlowKind::Book && said.is_empty() && busy(desk) => {
            resume(desk)
        }
        // While an appointment is composed, its own plate is meant.
        FlowKind::GivePlate if desk.state.flow == FlowKind::Book && said.plate.is_some() => {
            fill(desk, said);
        }
        _ => begin(desk, flow, said),
    }
}

fn fill(desk: &mut Desk<'_>, said: &Said) {
    let only_plate = said.plate.is_some() && Said { plate: None, ..said.clone() }.is_empty();
    if only_plate && desk.state.flow != FlowKind::Book {
        return begin(desk, FlowKind::GivePlate, said);
    }
    let held = desk.state.appointment.as_ref().filter(|own| own.status == AppointmentStatus::Held);
    match desk.state.flow {
        FlowKind::Reschedule if desk.state.moving.is_some() => appointments::wish(desk, &said.when),
        FlowKind::Cancel | FlowKind::Reschedule if said.when.is_empty() && busy(desk) => {
            resume(desk)
        }
        FlowKind::Book => {
            if let (Some(own), Some(plate), true) = (held, &said.plate, only_plate) {
                desk.run(Effect::SetPlate { appointment: own.id, plate: plate.clone() });
                return desk.state.draft.plate.clone_from(&said.plate);
            }
            let before = desk.state.draft.clone();
            book::fill(desk, said);
            if before == desk.state.draft && busy(desk) && held_or_waiting(desk) {
                return resume(desk);
            }
            book::advance(desk);
        }
        _ => begin(desk, FlowKind::Book, said),
    }
}

fn held_or_waiting(desk: &Desk<'_>) -> bool {
    matches!(
        desk.state.question,
        Question::Upload | Question::Report | Question::Reading | Question::Payment
    )
}

fn affirm(desk: &mut Desk<'_>) {
    match desk.state.question {
        Question::ConfirmBooking
        | Question::ConfirmCancel
        | Question::ConfirmReschedule
        | Question::ConfirmPlate => {
            let Some(pending) = desk.state.pending.clone() else { return resume(desk) };
            press(desk, &Meaning::Confirm(pending.hash));
            appointments::carry_out(desk, &pending.act, pending.key);
        }
        Question::Registration => registration::confirm(desk),
        Question::PlateMismatch => registration::keep_other_plate(desk),
        Question::Payment => pay::begin(desk),
        Question::ConfirmPrice => match desk.state.asked_price.as_ref() {
            Some(asked) => {
                let meaning = Meaning::AcceptPrice(asked.appointment);
                press(desk, &meaning);
                super::tapped::act(desk, meaning);
            }
            None => resume(desk),
        },
        Question::Offer if desk.state.options.len() == 1 => choose(desk, Pick::Nth(1)),
        Question::None => {
            desk.say(&Line::AnythingElse);
            shortcuts(desk);
        }
        _ => resume(desk),
    }
}

/// Where that choice stands on a button, saying it is pressing it.
fn on_the_spot(desk: &mut Desk<'_>) {
    match desk.state.appointment.as_ref().map(|own| own.id) {
        Some(id) if desk.state.question == Question::Payment => desk.run(Effect::PayAtCentre(id)),
        _ => registration::after(desk),
    }
}

fn choose(desk: &mut Desk<'_>, pick: Pick) {
    let turn = desk.state.buttons.last().map_or(0, |button| button.turn);
    let options: Vec<Meaning> = desk
        .state
        .buttons
        .iter()
        .filter(|button| button.turn == turn && button.meaning.is_option())
        .map(|button| button.meaning.clone())
        .collect();
    let chosen = match pick {
        Pick::Nth(nth) => nth.checked_sub(1).and_then(|index| options.get(index)),
        Pick::Last => options.last(),
    };
    match chosen {
        Some(meaning) => super::tapped::act(desk, meaning.clone()),
        None => resume(desk),
    }
}

fn leave(desk: &mut Desk<'_>) {
    let held =
        desk.state.appointment.as_ref().is_some_and(|own| own.status == AppointmentStatus::Held);
    desk.state.leave_flow();
    desk.state.draft = Draft::default();
    desk.say(&Line::FlowLeft { held });
    shortcuts(desk);
}

fn restart(desk: &mut Desk<'_>) {
    desk.state.leave_flow();
    if let Some(held) =
        desk.state.appointment.take().filter(|own| own.status == AppointmentStatus::Held)
    {
        desk.run(Effect::Release(held.id));
    }
    desk.state.reading = None;
    begin(desk, FlowKind::Book, &Said::default());
}

fn not_understood(desk: &mut Desk<'_>) {
    desk.state.failures = desk.state.failures.saturating_add(1);
    if desk.state.question == Question::Payment {
        return pay::begin(desk);
    }
    if desk.state.question == Question::Login && desk.signed_in {
        return resume(desk);
    }
    desk.say(&Line::NotUnderstood);
    if desk.state.failures >= 2 {
        desk.button(Meaning::Human, &Label::Human, Secondary);
    }
    if busy(desk) {
        resume(desk);
    } else {
        shortcuts(desk);
    }
}
