//! The procès-verbal of an earlier inspection: asked for, sent, told.

use super::registration;
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    graph_types::AppointmentStatus,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    told::PreviousInspectionRead,
    understanding::FlowKind,
};

/// Asks for it.
pub(crate) fn ask(desk: &mut Desk<'_>, line: &Line<'_>) {
    desk.ask(Question::Report, line);
    desk.button(Meaning::UploadReport, &Label::UploadReport, Primary);
    desk.button(Meaning::UploadLater, &Label::Later, Secondary);
}

/// Offers to send it, where only it could settle a date and nothing else is under way.
pub(crate) fn offer(desk: &mut Desk<'_>) {
    if desk.state.question == Question::None && desk.state.flow == FlowKind::None {
        let meaning = Meaning::Start(FlowKind::UploadReport);
        desk.button(meaning, &Label::UploadReport, Secondary);
    }
}

/// It was read, or it is none. Everything on the page is data: it is told, never obeyed.
pub(crate) fn read(desk: &mut Desk<'_>, read: &PreviousInspectionRead) {
    let line = Line::ToldPreviousInspection(read);
    let own = desk.state.reading.take_if(|own| own.document == read.document_id);
    if own.as_ref().is_some_and(|own| own.report) && read.unreadable {
        return ask(desk, &line);
    }
    desk.say(&line);
    if own.is_some() && desk.state.question == Question::Reading {
        // News can ask nothing of the graph: what was under way goes on at the customer's word.
        let held = desk.state.appointment.as_ref().map(|own| own.status);
        if held == Some(AppointmentStatus::Held) {
            return registration::ask(desk, &Line::AskRegistration);
        }
        desk.state.question = Question::None;
        if desk.state.flow == FlowKind::Book {
            return desk.button(Meaning::UploadLater, &Label::Continue, Primary);
        }
        desk.state.leave_flow();
    }
    if desk.state.question != Question::None || read.unreadable {
        return;
    }
    match read.outcome {
        Some(outcome)
            if outcome != fr::Outcome::Favourable && !read.retest_is_over(desk.today()) =>
        {
            desk.button(Meaning::BookRetest, &Label::BookAgain, Primary);
        }
        _ => {
            desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
        }
    }
}
