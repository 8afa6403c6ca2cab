//! What the customer wrote.

use super::{
    answers::{deny, later},
    aside, begin, busy, plainly, resume, shortcuts,
    tapped::press,
    underway::{fill, leave},
    welcome,
    wishes::wish,
};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::Effect,
    figures::Happened,
    flows::{appointments, own, pay, registration},
    graph_types::AppointmentStatus,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    understanding::{Command, FlowKind, Pick, Said, Talk, Wished},
};

/// Whether a message corrects what was read on a certificate, and nothing else; then it is shown again.
pub(super) fn corrects(desk: &mut Desk<'_>, commands: &[Command], said: &Said, text: &str) -> bool {
    let asked = matches!(desk.state.question, Question::Registration | Question::Correction);
    let values_at_most = commands.iter().all(|command| match command {
        Command::Fill
        | Command::Deny
        | Command::Ask(_)
        | Command::Also(_)
        | Command::OffTopic
        | Command::Repeat
        | Command::Wish(Wished::Flow(FlowKind::GivePlate | FlowKind::UploadRegistration)) => true,
        Command::Wish(_)
        | Command::Affirm
        | Command::Choose(_)
        | Command::CancelFlow
        | Command::Restart
        | Command::SmallTalk(_)
        | Command::SwitchLanguage(_)
        | Command::Another(_)
        | Command::TakeBackPictures
        | Command::PayAtCentre
        | Command::Later => false,
    });
    if !asked || !values_at_most || !registration::correct(desk, text, said) {
        return false;
    }
    desk.state.failures = 0;
    registration::present(desk);
    true
}

/// Acts on one command of a message.
pub(super) fn heard(desk: &mut Desk<'_>, command: &Command, said: &Said) {
    if !matches!(command, Command::Ask(_)) {
        desk.state.failures = 0;
    }
    match command {
        Command::Wish(wished) => wish(desk, *wished, said),
        Command::Ask(wishes) => which(desk, wishes, said),
        Command::Also(wishes) => also(desk, wishes, said),
        Command::Fill => fill(desk, said),
        Command::Affirm => affirm(desk),
        Command::Deny => deny(desk),
        Command::Choose(pick) => choose(desk, *pick),
        Command::CancelFlow => leave(desk),
        Command::Restart => restart(desk),
        Command::SmallTalk(Talk::Greeting) if !busy(desk) => welcome(desk),
        Command::SmallTalk(talk) => {
            desk.say(&Line::Talk(*talk));
            aside(desk, *talk != Talk::Robot);
        }
        Command::OffTopic => {
            desk.say(&Line::OffTopic);
            aside(desk, false);
        }
        Command::SwitchLanguage(Some(locale)) => {
            desk.locale = *locale;
            desk.state.locale = Some(*locale);
            desk.say(&Line::Language);
            aside(desk, false);
        }
        Command::SwitchLanguage(None) => {
            desk.say(&Line::Languages);
            aside(desk, false);
        }
        Command::Repeat if busy(desk) => resume(desk),
        Command::Repeat => welcome(desk),
        Command::Another(other) => super::tapped::another(desk, *other),
        Command::TakeBackPictures => desk.run(Effect::TakeBackPictures),
        Command::PayAtCentre => on_the_spot(desk),
        Command::Later => later(desk),
    }
}

/// Asks which of these is meant. What was said beside it is kept for the answer.
fn which(desk: &mut Desk<'_>, wishes: &[Wished], said: &Said) {
    if !busy(desk)
        && let Some(meant) = plainly::meant(desk, wishes, said)
    {
        return wish(desk, meant, said);
    }
    desk.state.failures = desk.state.failures.saturating_add(1);
    desk.noted.push(Happened::Unsure);
    if wishes.is_empty() || busy(desk) && !wishes.iter().any(|wish| wish.leads()) {
        return not_an_answer(desk);
    }
    desk.state.meant = said.clone();
    let line = Line::Which { first: wishes[0], second: wishes.get(1).copied() };
    let confirms = matches!(
        desk.state.question,
        Question::ConfirmBooking | Question::ConfirmCancel | Question::ConfirmReschedule
    );
    let elsewhere =
        wishes.iter().any(|wish| wish.leads() && *wish != Wished::Flow(desk.state.flow));
    if confirms && elsewhere {
        // Of two questions, a yes could be to either, and one of them writes: the summary waits.
        desk.state.suspend();
    }
    if busy(desk) {
        // The question that stands is asked again below these buttons.
        desk.say(&line);
        desk.go_back = true;
    } else {
        desk.ask(Question::Which, &line);
    }
    offer(desk, wishes);
    if desk.state.failures >= 2 {
        desk.button(Meaning::Human, &Label::Human, Secondary);
    }
}

/// Something may be wished beside what was answered.
fn also(desk: &mut Desk<'_>, wishes: &[Wished], said: &Said) {
    if busy(desk) {
        return;
    }
    if let Some(meant) = plainly::meant(desk, wishes, said) {
        return wish(desk, meant, said);
    }
    desk.state.meant = said.clone();
    desk.say(&Line::Also { first: wishes[0], second: wishes.get(1).copied() });
    offer(desk, wishes);
}

fn offer(desk: &mut Desk<'_>, wishes: &[Wished]) {
    for wish in wishes {
        desk.button(Meaning::Wished(*wish), &Label::Wished(*wish), Primary);
    }
}

/// Nothing in the message can be the answer, nor a wish.
fn not_an_answer(desk: &mut Desk<'_>) {
    if desk.state.question == Question::Payment {
        return pay::begin(desk);
    }
    if desk.state.question.is_login() && desk.signed_in {
        return resume(desk);
    }
    desk.say(&Line::NotAnAnswer { asked: busy(desk) });
    if desk.state.failures >= 2 {
        desk.button(Meaning::Human, &Label::Human, Secondary);
    }
    if busy(desk) {
        resume(desk);
    } else {
        shortcuts(desk);
    }
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
        Question::WaitlistOffer => own::answer_offer(desk, true),
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
        Question::Offer | Question::Which if desk.state.options.len() == 1 => {
            choose(desk, Pick::Nth(1));
        }
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
