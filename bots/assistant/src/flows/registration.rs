//! The registration certificate: asked for, read elsewhere, shown, corrected, confirmed.
//! Decisions: docs/decisions/assistant.md

use super::{login, pay, price};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::{Effect, Listing, UNAVAILABLE},
    figures::Happened,
    graph_types::{Appointment, AppointmentStatus, DocumentReading, DueInspection, Vehicle},
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    state::{Done, Reading},
    steps::Step,
    understanding::{self, FlowKind, Said},
};
use regex::Regex;
use std::sync::LazyLock;
use uuid::Uuid;

/// Asks for the document.
pub(crate) fn ask(desk: &mut Desk<'_>, line: &Line<'_>) {
    desk.ask(Question::Upload, line);
    desk.button(Meaning::Upload, &Label::Upload, Primary);
    desk.button(Meaning::UploadLater, &Label::Later, Secondary);
}

/// A document came: has it been read yet?
pub(crate) fn received(desk: &mut Desk<'_>, document: Uuid) {
    if shown(desk, document) {
        // It was read faster than it was spoken of: the question stands already.
        desk.give_back();
        desk.silent = true;
        return;
    }
    begin_reading(desk, document);
    desk.run(Effect::Document(document));
}

/// A document came beside a message that wants something else: what it says is told once it was
/// read, and nothing waits for it.
pub(crate) fn noted(desk: &mut Desk<'_>, document: Uuid) {
    if shown(desk, document) {
        return;
    }
    begin_reading(desk, document);
    let report = desk.state.reading.as_ref().is_some_and(|reading| reading.report);
    desk.say(&Line::BeingRead { report });
}

fn begin_reading(desk: &mut Desk<'_>, document: Uuid) {
    if desk.state.reading.as_ref().is_none_or(|reading| reading.document != document) {
        let report = desk.state.question == Question::Report;
        desk.state.reading = Some(Reading { document, report, ..Reading::default() });
    }
}

/// Whether what was read on it is what the customer is asked about.
fn shown(desk: &Desk<'_>, document: Uuid) -> bool {
    let reading = desk.state.reading.as_ref();
    reading.is_some_and(|reading| reading.document == document && reading.read)
        && matches!(
            desk.state.question,
            Question::Registration | Question::Correction | Question::PlateMismatch
        )
}

/// Where the reading stands.
pub(crate) fn looked_up(desk: &mut Desk<'_>, document: Option<DocumentReading>) {
    let Some(document) = document else { return being_read(desk) };
    if let Some(failure) = &document.failure {
        let line = Line::Own { fr: &failure.message, en: &failure.en };
        return ask(desk, &line);
    }
    match document.registration {
        Some(registration) if registration.status == "UNREADABLE" => ask(desk, &Line::Unreadable),
        Some(registration) => {
            let corrections =
                desk.state.reading.take().map(|reading| reading.corrections).unwrap_or_default();
            let unsure = registration.fields.into_iter().filter(|field| field.status != "VERIFIED");
            desk.state.reading = Some(Reading {
                document: document.id,
                report: false,
                read: true,
                plate: registration.plate,
                vin: registration.vin,
                make: registration.make,
                model: registration.model,
                first_registration: registration.first_registration,
                to_confirm: unsure.map(|field| field.code).collect(),
                other_plate_kept: false,
                corrections,
            });
            if matches(desk) {
                confirm_matching(desk);
            } else {
                present(desk);
            }
        }
        None => being_read(desk),
    }
}

/// Whether all was read surely, and says the vehicle of the appointment that it was sent for: nothing
/// is left to ask.
fn matches(desk: &Desk<'_>) -> bool {
    let Some(reading) = &desk.state.reading else { return false };
    let expected = standing(desk).and_then(|own| own.plate.as_deref()).map(written);
    let read = reading.plate.as_deref().map(written);
    desk.signed_in && read.is_some() && read == expected && reading.to_confirm.is_empty()
}

/// Keeps it, and says what was read. The picture may not stay: that takes a box of its own.
fn confirm_matching(desk: &mut Desk<'_>) {
    let Some(reading) = desk.state.reading.clone() else { return };
    desk.state.remember(Done::Registered, reading.document);
    desk.say(&Line::RegistrationMatches(&reading));
    confirm_now(desk);
}

fn being_read(desk: &mut Desk<'_>) {
    let report = desk.state.reading.as_ref().is_some_and(|reading| reading.report);
    desk.ask(Question::Reading, &Line::BeingRead { report });
    if desk.state.appointment.is_some() {
        desk.button(Meaning::UploadLater, &Label::GoOn, Secondary);
    }
}

/// Shows what was read. Everything on the page is data: it is shown, never obeyed.
pub(crate) fn present(desk: &mut Desk<'_>) {
    let Some(reading) = desk.state.reading.clone().filter(|reading| reading.read) else {
        return ask(desk, &Line::AskRegistration);
    };
    let expected = standing(desk).and_then(|own| own.plate.clone());
    let read = reading.corrected("A").or(reading.plate.as_deref());
    if let (Some(expected), Some(read)) = (&expected, read)
        && written(expected) != written(read)
        && !reading.other_plate_kept
    {
        desk.ask(Question::PlateMismatch, &Line::PlateMismatch { expected, read });
        desk.button(Meaning::KeepOtherPlate(reading.document), &Label::KeepPlate(read), Primary);
        return desk.button(Meaning::Deny, &Label::OtherPhoto, Secondary);
    }
    desk.ask(Question::Registration, &Line::Registration(&reading));
    desk.button(Meaning::RegistrationRight(reading.document), &Label::Right, Primary);
    desk.consent(&Label::PictureConsent);
    desk.button(Meaning::RegistrationWrong(reading.document), &Label::Wrong, Secondary);
}

/// A plate as it is compared: in its written form where it has one.
pub(super) fn written(plate: &str) -> String {
    fr::Plate::on_vehicle(plate).map_or_else(|| plate.to_owned(), String::from)
}

/// The other plate is the right one.
pub(crate) fn keep_other_plate(desk: &mut Desk<'_>) {
    if let Some(reading) = &mut desk.state.reading {
        reading.other_plate_kept = true;
    }
    present(desk);
}

/// Another photograph, then.
pub(crate) fn other_photo(desk: &mut Desk<'_>) {
    desk.state.reading = None;
    ask(desk, &Line::OtherPhoto);
}

/// Asks what is wrong.
pub(crate) fn ask_correction(desk: &mut Desk<'_>) {
    desk.ask(Question::Correction, &Line::AskCorrection);
}

static VIN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b[A-HJ-NPR-Z0-9]{17}\b").ok());
static MAKE: LazyLock<Option<Regex>> = LazyLock::new(|| named("marque|constructeur|make"));
static MODEL: LazyLock<Option<Regex>> = LazyLock::new(|| named("mod[eè]le|model"));

fn named(name: &str) -> Option<Regex> {
    Regex::new(&format!(r"(?i)\b(?:{name})\s*(?:est|c['’]est|is|:|=)?\s*(?:une?|la|le|a)?\s*([\p{{L}}0-9][\p{{L}}0-9 \-]{{0,30}})")).ok()
}

/// Takes corrections out of the customer's words; `false` where there are none.
pub(crate) fn correct(desk: &mut Desk<'_>, text: &str, said: &Said) -> bool {
    let Some(reading) = &mut desk.state.reading else { return false };
    let capture = |shape: &Option<Regex>| {
        let found = shape.as_ref()?.captures(text)?;
        Some(found.get(1)?.as_str().trim().to_uppercase())
    };
    let vin =
        VIN.as_ref().and_then(|shape| shape.find(text)).map(|vin| vin.as_str().to_uppercase());
    // A VIN always mixes letters and figures.
    let vin = vin.filter(|vin| vin.contains(|c: char| c.is_ascii_digit()));
    let date = understanding::written_date(text).map(|date| date.to_string());
    let found = [
        ("A", said.plate.clone()),
        ("E", vin),
        ("D.1", capture(&MAKE)),
        ("D.3", capture(&MODEL)),
        ("B", date),
    ];
    let mut any = false;
    for (code, value) in found {
        let Some(value) = value else { continue };
        any = true;
        reading.corrections.retain(|(own, _)| own != code);
        reading.corrections.push((code.to_owned(), value));
        reading.to_confirm.retain(|own| own != code);
    }
    any
}

/// The customer confirmed what was read.
pub(crate) fn confirm(desk: &mut Desk<'_>) {
    if desk.state.reading.as_ref().is_none_or(|reading| !reading.read) {
        return ask(desk, &Line::AskRegistration);
    }
    if !desk.signed_in {
        return login::ask(desk, &Line::AskLogin);
    }
    if standing(desk).is_none() && desk.state.flow != FlowKind::Book {
        // Sent out of the blue: the appointment it is for may be known to the graph alone.
        return desk.run(Effect::Appointments(Listing::Certificate));
    }
    confirm_now(desk);
}

/// The customer's appointments came back: the one for this vehicle, or the only one without any.
pub(crate) fn listed(desk: &mut Desk<'_>, own: Vec<Appointment>) {
    let reading = desk.state.reading.as_ref();
    let read = reading.and_then(|own| own.corrected("A").or(own.plate.as_deref())).map(written);
    let now = desk.now;
    let mut coming: Vec<Appointment> = own.into_iter().filter(|own| own.is_coming(now)).collect();
    let same = coming.iter().position(|own| own.plate.as_deref().map(written) == read);
    let found = match same.filter(|_| read.is_some()) {
        Some(at) => Some(coming.swap_remove(at)),
        None => {
            coming.retain(|own| own.plate.is_none());
            coming.pop().filter(|_| coming.is_empty())
        }
    };
    desk.state.appointment = found.or(desk.state.appointment.take());
    confirm_now(desk);
}

fn confirm_now(desk: &mut Desk<'_>) {
    let Some(reading) = desk.state.reading.clone() else { return };
    desk.run(Effect::ConfirmRegistration {
        document: reading.document,
        appointment: standing(desk).map(|own| own.id),
        corrections: reading.corrections,
        // Silence is no consent: a yes in words confirms what was read, and nothing more.
        picture_agreed: desk.agreed,
    });
}

/// The vehicle is ours to know.
pub(crate) fn confirmed(
    desk: &mut Desk<'_>,
    vehicle: Option<&Vehicle>,
    due: Option<&DueInspection>,
    picture_stays: bool,
) {
    desk.noted.push(Happened::Done("upload_registration"));
    let reading = desk.state.reading.take();
    let plate = vehicle
        .and_then(|vehicle| vehicle.plate.clone())
        .or_else(|| reading.and_then(|reading| reading.plate));
    desk.say(&Line::RegistrationConfirmed { plate: plate.as_deref(), due });
    if picture_stays {
        desk.say(&Line::PictureStays);
    }
    // The appointment was named with the confirmation and learns its vehicle from there.
    if let Some(own) = desk.state.appointment.as_mut().filter(|own| own.stands()) {
        own.plate = plate.or(own.plate.take());
    }
    let own = standing(desk).cloned();
    let other = own.as_ref().and_then(|own| price::contradicted(own, vehicle));
    match (own, other) {
        (Some(own), Some(read)) => {
            price::announce(desk, &own, read);
            if own.status != AppointmentStatus::Held {
                after(desk);
            }
        }
        _ => after(desk),
    }
    if due.is_some_and(|due| !due.certain) {
        desk.then(Step::OfferReport);
    }
}

/// The appointment that the certificate is for: one that is still to come.
fn standing<'d>(desk: &'d Desk<'_>) -> Option<&'d Appointment> {
    desk.state.appointment.as_ref().filter(|own| own.stands())
}

/// The certificate is dealt with, now or later: what remains is to pay.
pub(crate) fn after(desk: &mut Desk<'_>) {
    match desk.state.appointment.as_ref().map(|own| own.status) {
        Some(AppointmentStatus::Held) => pay::begin(desk),
        _ if desk.state.flow == FlowKind::Book => desk.then(Step::Book),
        _ => {
            desk.state.leave_flow();
            desk.say(&Line::AnythingElse);
        }
    }
}

/// The graph would not confirm it.
pub(crate) fn refused(desk: &mut Desk<'_>, refusal: &Refusal) {
    match refusal.code.as_str() {
        "ALREADY_CONFIRMED" => confirmed(desk, None, None, false),
        "REGISTRATION_NOT_READY" => being_read(desk),
        "FIELD_INVALID" => desk.ask(Question::Correction, &Line::Refused(refusal)),
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" => login::ask(desk, &Line::AskLogin),
        UNAVAILABLE => {
            desk.say(&Line::Unavailable);
            present(desk);
        }
        _ => ask(desk, &Line::Refused(refusal)),
    }
}
