//! The policy: a pure function from the state and a signal to the state, replies and effects.

mod amends;
mod answers;
mod heard;
mod plainly;
mod settled;
mod stack;
mod tapped;
mod underway;
mod wishes;

pub(crate) use amends::amends;
pub(crate) use plainly::{spare_what_is_asked_about, without_what_is_replaced};

use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::{Answer, Effect, Listing},
    flows::{
        appointments, book, login, own, papers, pay, person, plate, price, registration, report,
    },
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    steps::Step,
    understanding::{Command, FlowKind, Ideas, Said, Standing, Topic, Understood, Wished},
};

use ::understanding::text::tokens;

/// Whether a message only corrects what was read on a certificate; then that is done.
pub(crate) fn corrects(desk: &mut Desk<'_>, understood: &Understood, text: &str) -> bool {
    let done = heard::corrects(desk, &understood.commands, &understood.said, text);
    follow(desk);
    done
}

/// Acts on one of the commands found in a message.
pub(crate) fn heard(desk: &mut Desk<'_>, command: &Command, said: &Said) {
    heard::heard(desk, command, said);
    follow(desk);
}

/// After everything that was said was answered: what was wished second is begun, and the question that
/// stood before is asked again.
pub(crate) fn go_back(desk: &mut Desk<'_>) {
    let idle = !busy(desk) && desk.state.flow == FlowKind::None && !desk.led;
    if let Some(next) = desk.state.next.take_if(|_| idle) {
        let said = std::mem::take(&mut desk.state.meant);
        wishes::wish(desk, next, &said);
        return follow(desk);
    }
    if !busy(desk) && desk.state.flow == FlowKind::None && stack::take_up(desk) {
        return follow(desk);
    }
    if std::mem::take(&mut desk.go_back) && busy(desk) {
        resume(desk);
        follow(desk);
    }
}

/// After an aside, back to what was under way once everything was answered.
fn aside(desk: &mut Desk<'_>, quiet: bool) {
    if busy(desk) {
        desk.go_back = true;
    } else if !quiet {
        shortcuts(desk);
    }
}

/// Acts on a button.
pub(crate) fn tapped(desk: &mut Desk<'_>, id: &str) {
    tapped::tapped(desk, id);
    follow(desk);
}

/// Whether the message answers the question who it is with an address; then a code is sent there.
pub(crate) fn addressed(desk: &mut Desk<'_>, text: &str) -> bool {
    login::addressed(desk, text)
}

/// Goes on with the graph's answer.
pub(crate) fn settled(desk: &mut Desk<'_>, effect: &Effect, result: Result<Answer, Refusal>) {
    settled::settled(desk, effect, result);
    follow(desk);
}

/// Takes the steps that one flow left to another.
fn follow(desk: &mut Desk<'_>) {
    while let Some(step) = desk.steps.pop_front() {
        match step {
            Step::Book => book::advance(desk),
            Step::BookAgain => book::again(desk),
            Step::ConfirmMove(to) => appointments::confirm_move(desk, to),
            Step::Pay => pay::begin(desk),
            Step::OfferPayment => pay::offer(desk),
            Step::OfferReport => report::offer(desk),
        }
    }
}

/// Greets, with what can be done here.
pub(crate) fn welcome(desk: &mut Desk<'_>) {
    desk.say(&Line::Welcome);
    shortcuts(desk);
}

fn shortcuts(desk: &mut Desk<'_>) {
    desk.state.buttons_made += 1;
    desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
    desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Secondary);
    desk.button(Meaning::Info(Topic::Price), &Label::Prices, Secondary);
}

/// Whether something is under way that a digression must not lose.
fn busy(desk: &Desk<'_>) -> bool {
    desk.state.question != Question::None
}

/// Repeats the question the conversation stands at.
fn resume(desk: &mut Desk<'_>) {
    match desk.state.question {
        Question::None => {}
        Question::Which => desk.state.question = Question::None,
        Question::Upload => registration::ask(desk, &Line::AskRegistration),
        Question::Report => report::ask(desk, &Line::AskReport),
        Question::Reading => {
            if let Some(document) = desk.state.reading.as_ref().map(|reading| reading.document) {
                desk.run(Effect::Document(document));
            }
        }
        Question::Registration | Question::Correction | Question::PlateMismatch => {
            registration::present(desk);
        }
        Question::Payment => pay::offer(desk),
        Question::ConfirmPrice => price::ask_again(desk),
        Question::WaitlistOffer => own::ask_offer_again(desk),
        Question::Phone => person::ask_number(desk),
        Question::ConfirmCancel => appointments::ask_cancel(desk),
        Question::Login if !desk.signed_in => login::ask(desk, &Line::AskLogin),
        Question::Code if !desk.signed_in => login::ask_code(desk),
        _ => go_on(desk),
    }
}

/// Goes on with the flow, from what it knows.
fn go_on(desk: &mut Desk<'_>) {
    match desk.state.flow {
        FlowKind::Book if desk.state.appointment.is_some() && desk.state.question.is_login() => {
            book::named(desk);
        }
        FlowKind::Book => {
            // The same four slots again, not the next four.
            desk.state.draft.shown.clear();
            book::advance(desk);
        }
        FlowKind::Reschedule if desk.state.moving.is_some() => {
            if let Some(moving) = &mut desk.state.moving {
                moving.shown.clear();
            }
            appointments::ask_move(desk);
        }
        FlowKind::None if desk.state.appointment.is_some() && desk.state.question.is_login() => {
            registration::after(desk);
        }
        FlowKind::None => desk.state.question = Question::None,
        flow => begin(desk, flow, &Said::default()),
    }
}

/// A document came in, perhaps with words beside it; answers whether those are a message of their own.
/// Words that only say what it is are no more than that; any others are answered after the document.
pub(crate) fn document(
    desk: &mut Desk<'_>,
    id: uuid::Uuid,
    understood: &Understood,
    words: &str,
) -> bool {
    desk.state.failures = 0;
    let named = |flow: FlowKind| understood.commands.contains(&Command::Wish(Wished::Flow(flow)));
    // Beside a document, « mon ancien PV » hands one over and asks for none.
    let is_report = named(FlowKind::UploadReport)
        || named(FlowKind::GetCertificate)
        || Ideas::of(words).has("report");
    if is_report {
        desk.state.question = Question::Report;
    }
    let short = words.split_whitespace().count() <= 4;
    let only_names_it = understood.commands.iter().all(|command| match command {
        Command::Wish(Wished::Flow(flow)) => {
            *flow == FlowKind::UploadRegistration
                || is_report && matches!(flow, FlowKind::UploadReport | FlowKind::GetCertificate)
        }
        Command::Wish(Wished::Tell(Topic::PreviousReportLost)) => is_report,
        Command::SmallTalk(_) | Command::Affirm | Command::Also(_) => true,
        Command::Ask(_) | Command::OffTopic | Command::Repeat | Command::Fill => short,
        Command::Wish(_)
        | Command::Deny
        | Command::Choose(_)
        | Command::CancelFlow
        | Command::Restart
        | Command::SwitchLanguage(_)
        | Command::Another(_)
        | Command::TakeBackPictures
        | Command::PayAtCentre
        | Command::Later => false,
    });
    if only_names_it {
        registration::received(desk, id);
    } else {
        registration::noted(desk, id);
    }
    follow(desk);
    !only_names_it
}

/// Begins a flow.
fn begin(desk: &mut Desk<'_>, flow: FlowKind, said: &Said) {
    match flow {
        FlowKind::None => {}
        FlowKind::Book => {
            let lost = desk.state.spoken.is_some_and(|own| own.standing == Standing::Gone);
            if said.when.relative.is_some() && lost && desk.state.flow != FlowKind::Book {
                book::go_on_from(desk);
            }
            // « Là-bas », « au même centre ».
            let goes_on = tokens(&desk.words)
                .first()
                .is_some_and(|first| matches!(first.text.as_str(), "et" | "and"));
            let there = goes_on || Ideas::of(&desk.words).has("there");
            let there = desk.state.centre().filter(|_| there);
            book::start(desk);
            desk.state.draft.centre = desk.state.draft.centre.or(there);
            book::fill(desk, said);
            book::advance(desk);
        }
        FlowKind::Pay
            if desk
                .state
                .appointment
                .as_ref()
                .is_some_and(|own| own.status == crate::graph_types::AppointmentStatus::Held) =>
        {
            pay::begin(desk)
        }
        FlowKind::Pay | FlowKind::Cancel | FlowKind::Reschedule | FlowKind::MyBookings => {
            appointments::start(desk, flow, said);
        }
        FlowKind::GivePlate => plate::start(desk, said),
        FlowKind::UploadRegistration => {
            desk.state.flow = if desk.state.flow == FlowKind::Book { FlowKind::Book } else { flow };
            if desk.state.appointment.is_none() {
                // The plate on the certificate is compared with the appointment's, if there is one.
                desk.run(Effect::Appointments(Listing::Upload));
            } else {
                registration::ask(desk, &Line::AskRegistration);
            }
        }
        // An aside, whatever is under way: that goes on once it is read.
        FlowKind::UploadReport => report::ask(desk, &Line::AskReport),
        FlowKind::GetCertificate => {
            papers::start(desk, said);
        }
    }
}
