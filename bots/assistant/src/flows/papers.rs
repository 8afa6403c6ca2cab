//! The papers of past inspections: certificate, procès-verbal, invoice; those that were asked for.

use super::vehicle;
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::When,
    desk::Desk,
    effects::{Effect, Papers as Found},
    figures::Happened,
    graph_types::Report,
    local,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    understanding::{FlowKind, Papers, Said, Topic},
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// Begins to look for them.
pub(crate) fn start(desk: &mut Desk<'_>, said: &Said) {
    desk.aside =
        desk.state.question != Question::None && desk.state.flow != FlowKind::GetCertificate;
    if !desk.aside {
        desk.state.leave_flow();
        desk.state.flow = FlowKind::GetCertificate;
    }
    desk.state.papers = said.papers;
    desk.state.asked_when = said.when.clone();
    desk.state.asked_plate.clone_from(&said.plate);
    desk.state.asked_names.clone_from(&said.names);
    desk.run(Effect::Papers { invoices: said.papers.of_payment() });
}

/// They came back: the newest first, each a file to open.
pub(crate) fn listed(desk: &mut Desk<'_>, found: &Found) {
    let asked = std::mem::take(&mut desk.state.papers);
    let mut when = std::mem::take(&mut desk.state.asked_when);
    let mut days = found
        .reports
        .iter()
        .map(|own| own.issued_at)
        .chain(found.invoiced.iter().map(|own| own.starts_at));
    if !days.any(|day| same_day(&when, day)) {
        // « Un acheteur passe ce soir » is no day of an inspection.
        when.forget_days();
    }
    let plates = meant(desk, found);
    desk.go_back = desk.aside;
    if !desk.aside {
        desk.state.leave_flow();
    }
    let wanted = |plate: Option<&String>, day: DateTime<Utc>| {
        let fits = plates.as_ref().is_none_or(|own| plate.is_some_and(|plate| own.contains(plate)));
        fits && same_day(&when, day)
    };
    let reports = reports(found, asked, wanted);
    let invoices = invoices(found, asked, reports.first(), wanted);
    if reports.is_empty() && invoices.is_empty() {
        desk.say(&Line::NoReport { signed_in: desk.signed_in, asked });
        if desk.aside {
            return;
        }
        if desk.signed_in {
            return desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
        }
        return desk.button(Meaning::Login, &Label::Login, Primary);
    }
    desk.noted.push(Happened::Done("papers"));
    desk.say(&Line::Reports { reports: &reports, invoices: &invoices });
    for report in &reports {
        let title = desk.writer().report_title(&report.kind, &report.number);
        desk.attach("PDF", title, report.download_url.clone());
    }
    for (number, url) in invoices {
        let title = desk.writer().invoice_title(&number, asked);
        desk.attach("PDF", title, url);
    }
    if !reports.is_empty() && !desk.aside {
        desk.button(Meaning::Info(Topic::Results), &Label::MeaningOfResult, Secondary);
    }
}

/// The plates that are meant; `None` where none was named.
fn meant(desk: &mut Desk<'_>, found: &Found) -> Option<Vec<String>> {
    if let Some(plate) = desk.state.asked_plate.take() {
        return Some(vec![plate]);
    }
    let names = std::mem::take(&mut desk.state.asked_names);
    let called = found.vehicles.iter().filter(|own| vehicle::is_called(own, &names));
    let plates: Vec<String> = called.filter_map(|own| own.plate.clone()).collect();
    (!plates.is_empty()).then_some(plates)
}

/// Whether a day that was named is this one; of a past day the year is seldom said.
fn same_day(when: &When, moment: DateTime<Utc>) -> bool {
    let day = local::paris(moment).date();
    when.only_day().is_none_or(|named| (named.month(), named.day()) == (day.month(), day.day()))
}

fn reports(
    found: &Found,
    asked: Papers,
    wanted: impl Fn(Option<&String>, DateTime<Utc>) -> bool,
) -> Vec<Report> {
    if asked.of_payment() && !asked.of_inspection() {
        return Vec::new();
    }
    let mut reports: Vec<Report> = found
        .reports
        .iter()
        .filter(|own| wanted(own.plate.as_ref(), own.issued_at))
        .cloned()
        .collect();
    reports.sort_by_key(|own| std::cmp::Reverse(own.issued_at));
    if asked.of_inspection() && !asked.all {
        // « Mon certificat » is the last one, not each that there ever was.
        let newest = reports.first().map(|own| (day_of(own), own.plate.clone()));
        reports.retain(|own| newest == Some((day_of(own), own.plate.clone())));
        let certificate = reports.iter().any(|own| own.kind == "CERTIFICATE");
        // Without a favourable result there is no certificate: the procès-verbal says why.
        let wanted = |own: &Report| match own.kind.as_str() {
            "CERTIFICATE" => asked.certificate,
            _ => asked.report || !certificate,
        };
        if reports.iter().any(wanted) {
            reports.retain(wanted);
        }
    }
    reports
}

fn day_of(report: &Report) -> NaiveDate {
    local::paris(report.issued_at).date()
}

/// Number and file of the invoices that are wished: of the same visit as the reports, else the newest.
fn invoices(
    found: &Found,
    asked: Papers,
    report: Option<&Report>,
    wanted: impl Fn(Option<&String>, DateTime<Utc>) -> bool,
) -> Vec<(String, String)> {
    if !asked.of_payment() {
        return Vec::new();
    }
    let same_visit = |plate: Option<&String>, day: DateTime<Utc>| {
        report.is_none_or(|own| {
            own.plate.as_ref() == plate && day_of(own) == local::paris(day).date()
        })
    };
    let mut own: Vec<(DateTime<Utc>, String, String)> = found
        .invoiced
        .iter()
        .filter(|own| {
            let plate = own.plate.as_ref();
            wanted(plate, own.starts_at) && (asked.all || same_visit(plate, own.starts_at))
        })
        .flat_map(|own| &own.invoices)
        .filter(|own| own.kind == "INVOICE")
        .filter_map(|own| Some((own.issued_at, own.number.clone(), own.download_url.clone()?)))
        .collect();
    own.sort_by_key(|(issued, ..)| std::cmp::Reverse(*issued));
    let most = if asked.all { own.len() } else { 1 };
    own.into_iter().take(most).map(|(_, number, url)| (number, url)).collect()
}
