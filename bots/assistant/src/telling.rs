//! Turning what happened elsewhere into messages. Nothing here can ask the graph for anything.

use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    figures::Happened,
    flows::{book, helped, own, pay, price, registration, report},
    graph_types::{AppointmentStatus, Money},
    meaning::{Meaning, With},
    question::Question,
    replies::{Label, Line},
    state::{Done, Handover, Reading},
    told::{Facts, PaymentFailed, RegistrationRead, ReportIssued, Told},
    understanding::{FlowKind, Standing, Topic},
};
use uuid::Uuid;

/// Says it, and remembers what it changes for the conversation.
pub(crate) fn tell(desk: &mut Desk<'_>, told: &Told) {
    match told {
        Told::RegistrationRead(read) => registration_read(desk, read),
        Told::PreviousInspectionRead(read) => report::read(desk, read),
        Told::DocumentRejected(rejected) => {
            desk.state.reading = None;
            registration::ask(desk, &Line::Own { fr: &rejected.fr, en: &rejected.en });
        }
        Told::AppointmentConfirmed(facts) => confirmed(desk, facts),
        Told::AppointmentCancelled(cancelled) => {
            let facts = &cancelled.facts;
            if is_ours(desk, Done::Cancelled, facts.appointment_id) {
                return;
            }
            forget(desk, facts.appointment_id);
            desk.state.speak_of(facts.starts_at, Standing::Gone);
            let reason = cancelled.reason.as_deref();
            desk.say(&Line::ToldCancelled { facts, reason });
            desk.button(Meaning::Start(FlowKind::Book), &Label::BookAgain, Primary);
        }
        Told::AppointmentRescheduled(facts) => {
            if is_ours(desk, Done::Rescheduled, facts.appointment_id) {
                return;
            }
            if let Some(own) = current(desk, facts.appointment_id) {
                own.starts_at = facts.starts_at;
            }
            desk.state.speak_of(facts.starts_at, Standing::Stands);
            desk.say(&Line::ToldRescheduled { facts });
        }
        Told::HoldExpired(facts) => {
            let kept = desk.state.draft.kept.as_ref();
            if kept.is_some_and(|kept| kept.own.id == facts.appointment_id) {
                return book::ran_out(desk);
            }
            if current(desk, facts.appointment_id).is_none() {
                return;
            }
            set_status(desk, facts.appointment_id, AppointmentStatus::Expired);
            desk.state.question = Question::None;
            desk.state.speak_of(facts.starts_at, Standing::Gone);
            desk.say(&Line::ToldExpired { facts });
            desk.button(Meaning::HoldAgain, &Label::TryAgain, Primary);
            desk.button(Meaning::Start(FlowKind::Book), &Label::OtherDay, Secondary);
        }
        Told::SlotOffered(offered) => {
            own::offered(desk, offered);
        }
        Told::PaymentCameLate(late) => {
            let status = if late.rebooked {
                AppointmentStatus::Confirmed
            } else {
                AppointmentStatus::Expired
            };
            set_status(desk, late.facts.appointment_id, status);
            desk.state.leave_flow();
            let standing = if late.rebooked { Standing::Stands } else { Standing::Gone };
            desk.state.speak_of(late.facts.starts_at, standing);
            desk.say(&Line::ToldPaymentLate { facts: &late.facts, rebooked: late.rebooked });
            if !late.rebooked {
                desk.button(Meaning::HoldAgain, &Label::BookAgain, Primary);
            }
        }
        Told::PriceChanged(changed) => {
            let id = changed.facts.appointment_id;
            if changed.agreed && is_ours(desk, Done::PriceAgreed, id) {
                return;
            }
            if price::changed(desk, changed) {
                pay::offer(desk);
            }
        }
        Told::PaymentFailed(failed) => payment_failed(desk, failed),
        Told::PaymentRefunded(refunded) => {
            let price =
                Money { amount_cents: refunded.amount_cents, currency: refunded.currency.clone() };
            desk.say(&Line::ToldRefunded { price: &price });
        }
        Told::CheckedIn(arrived) => {
            set_status(desk, arrived.appointment_id, AppointmentStatus::CheckedIn);
            desk.say(&Line::ToldCheckedIn);
        }
        Told::InspectionAbandoned(_) => {
            let centre = desk.called();
            desk.say(&Line::ToldAbandoned { centre: centre.as_ref() });
            desk.button(Meaning::Human, &Label::Human, Secondary);
        }
        Told::ReportIssued(report) => report_issued(desk, report),
        Told::InspectionDue(due) => {
            desk.say(&Line::ToldDue(due));
            own::remind(desk, due);
            desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
        }
        Told::AgentJoined(agent) => {
            desk.state.handover = Handover::Joined;
            desk.say(&Line::AgentJoined { name: &agent.name });
        }
        Told::AgentLeft => {
            desk.state.handover = Handover::None;
            desk.say(&Line::HandoverOver);
            helped::ask(desk, With::Handover);
        }
    }
}

fn registration_read(desk: &mut Desk<'_>, read: &RegistrationRead) {
    if desk.state.reading.as_ref().is_some_and(|own| own.document == read.document_id && own.read) {
        return;
    }
    // Read while it was sent, and confirmed: nothing is left to ask.
    if desk.state.done.contains(&(Done::Registered, read.document_id)) {
        return;
    }
    if read.unreadable {
        desk.state.reading = None;
        return registration::ask(desk, &Line::Unreadable);
    }
    desk.state.reading = Some(Reading {
        document: read.document_id,
        read: true,
        plate: read.plate.clone(),
        vin: read.vin.clone(),
        make: read.make.clone(),
        model: read.model.clone(),
        first_registration: read.first_registration,
        to_confirm: read.to_confirm.clone(),
        ..Reading::default()
    });
    registration::present(desk);
}

fn confirmed(desk: &mut Desk<'_>, facts: &Facts) {
    // Booked here, and not at the desk or on the page.
    let ours = current(desk, facts.appointment_id).is_some();
    set_status(desk, facts.appointment_id, AppointmentStatus::Confirmed);
    // What was read on the certificate may still wait for a yes.
    let reading = matches!(
        desk.state.question,
        Question::Registration | Question::Correction | Question::PlateMismatch | Question::Reading
    );
    let question = desk.state.question;
    desk.state.leave_flow();
    if reading {
        desk.state.question = question;
    }
    desk.state.speak_of(facts.starts_at, Standing::Stands);
    let certificate_missing = facts.plate.is_none() && !reading;
    desk.say(&Line::ToldConfirmed { facts, certificate_missing });
    if certificate_missing {
        desk.button(Meaning::Upload, &Label::Upload, Primary);
    }
    desk.button(Meaning::Info(Topic::Documents), &Label::WhatToBring, Secondary);
    desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Secondary);
    if ours {
        desk.noted.push(Happened::Done("book"));
        helped::ask(desk, With::Booking);
    }
}

fn payment_failed(desk: &mut Desk<'_>, failed: &PaymentFailed) {
    desk.state.payments_failed += 1;
    let line = Line::ToldPaymentFailed { code: failed.failure_code.as_deref() };
    if current(desk, failed.appointment_id).is_none() {
        return desk.say(&line);
    }
    desk.ask(Question::Payment, &line);
    desk.button(Meaning::Pay(failed.appointment_id), &Label::TryAgain, Primary);
    desk.button(Meaning::PayAtCentre(failed.appointment_id), &Label::PayAtCentre, Secondary);
}

fn report_issued(desk: &mut Desk<'_>, report: &ReportIssued) {
    set_status(desk, report.appointment_id, AppointmentStatus::Completed);
    desk.say(&Line::ToldReport(report));
    let title = desk.writer().report_title(&report.kind, &report.number);
    desk.attach("PDF", title, report.download_path.clone());
    if report.outcome.is_some_and(|outcome| outcome != fr::Outcome::Favourable) {
        desk.button(Meaning::BookRetest, &Label::BookAgain, Primary);
    }
    desk.button(Meaning::Info(Topic::Results), &Label::MeaningOfResult, Secondary);
}

fn current<'a>(
    desk: &'a mut Desk<'_>,
    id: Uuid,
) -> Option<&'a mut crate::graph_types::Appointment> {
    desk.state.appointment.as_mut().filter(|own| own.id == id)
}

fn set_status(desk: &mut Desk<'_>, id: Uuid, status: AppointmentStatus) {
    if let Some(own) = current(desk, id) {
        own.status = status;
    }
}

fn forget(desk: &mut Desk<'_>, id: Uuid) {
    if current(desk, id).is_some() {
        desk.state.appointment = None;
        desk.state.leave_flow();
    }
}

/// The conversation did this itself and said so.
fn is_ours(desk: &mut Desk<'_>, done: Done, id: Uuid) -> bool {
    let before = desk.state.done.len();
    desk.state.done.retain(|own| *own != (done, id));
    desk.state.done.len() < before
}
