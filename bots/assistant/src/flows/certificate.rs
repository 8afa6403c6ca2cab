//! The papers of past inspections.

use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    graph_types::Report,
    meaning::Meaning,
    replies::{Label, Line},
    understanding::{FlowKind, Topic},
};

/// The customer's reports came back: the newest first, each a file to open.
pub(crate) fn listed(desk: &mut Desk<'_>, reports: &[Report]) {
    desk.state.leave_flow();
    if reports.is_empty() {
        desk.say(&Line::NoReport { signed_in: desk.signed_in });
        if desk.signed_in {
            return desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
        }
        return desk.button(Meaning::Login, &Label::Login, Primary);
    }
    desk.say(&Line::Reports { reports });
    for report in reports {
        let title = desk.writer().report_title(&report.kind, &report.number);
        desk.attach("PDF", title, report.download_url.clone());
    }
    desk.button(Meaning::Info(Topic::Results), &Label::MeaningOfResult, Secondary);
}
