//! The policy: a pure function from the state and a signal to the state, replies and effects.

mod answers;
mod heard;
mod settled;
mod tapped;

use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::{Answer, Effect, Listing},
    flows::{appointments, book, login, pay, plate, price, registration, report},
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    steps::Step,
    turn::Channel,
    understanding::{Command, FlowKind, Said, Topic},
};

/// Acts on the commands found in a message.
pub(crate) fn heard(desk: &mut Desk<'_>, commands: &[Command], text: &str) {
    heard::heard(desk, commands, text);
    follow(desk);
}

/// Acts on a button.
pub(crate) fn tapped(desk: &mut Desk<'_>, id: &str) {
    tapped::tapped(desk, id);
    follow(desk);
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
    let books = desk.signed_in || desk.channel == Channel::Web;
    desk.say(&Line::Welcome { books });
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
        Question::Login if !desk.signed_in => login::ask(desk, &Line::AskLogin),
        _ => go_on(desk),
    }
}

/// Goes on with the flow, from what it knows.
fn go_on(desk: &mut Desk<'_>) {
    match desk.state.flow {
        FlowKind::Book
            if desk.state.appointment.is_some() && desk.state.question == Question::Login =>
        {
            registration::after(desk);
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
        FlowKind::None
            if desk.state.appointment.is_some() && desk.state.question == Question::Login =>
        {
            registration::after(desk);
        }
        FlowKind::None => desk.state.question = Question::None,
        flow => begin(desk, flow, &Said::default()),
    }
}

/// A document came in, perhaps with words beside it. Words that only say what it is are no more
/// than that; any others are a message, answered after the document.
pub(crate) fn document(desk: &mut Desk<'_>, id: uuid::Uuid, commands: &[Command], words: &str) {
    desk.state.failures = 0;
    // Beside a document, « mon ancien PV » hands one over and asks for none.
    let report = [FlowKind::UploadReport, FlowKind::GetCertificate];
    let is_report =
        matches!(commands.first(), Some(Command::StartFlow(flow)) if report.contains(flow));
    if is_report {
        desk.state.question = Question::Report;
    }
    let only_names_it = match commands.first() {
        None | Some(Command::SmallTalk(_) | Command::Affirm) => true,
        Some(Command::StartFlow(flow)) => is_report || *flow == FlowKind::UploadRegistration,
        Some(Command::NoMatch) => words.split_whitespace().count() <= 4,
        Some(_) => false,
    };
    if only_names_it {
        return registration::received(desk, id);
    }
    registration::noted(desk, id);
    heard(desk, commands, words);
}

/// Begins a flow.
fn begin(desk: &mut Desk<'_>, flow: FlowKind, said: &Said) {
    match flow {
        FlowKind::None => {}
        FlowKind::Book => {
            book::start(desk);
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
            desk.state.leave_flow();
            desk.state.flow = flow;
            desk.run(Effect::Reports);
        }
    }
}
