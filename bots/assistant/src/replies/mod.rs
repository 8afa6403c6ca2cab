//! Everything the assistant can say, as data; the words are in [`fr`] and [`en`].

mod en;
mod en_parts;
mod fr;
mod fr_parts;
mod label;
mod person_en;
mod person_fr;
mod standing_en;
mod standing_fr;
mod summary;
mod told_en;
mod told_fr;
mod topics_en;
mod topics_fr;
mod wished_en;
mod wished_fr;

pub(crate) use label::Label;
pub(crate) use summary::summary;

use crate::{
    graph_types::{
        Appointment, Centre, Defect, Due, DueInspection, Energy, Money, Report, Service,
        VehicleCategory,
    },
    locale::Locale,
    port::Refusal,
    state::Reading,
    told::{Facts, InspectionDue, PreviousInspectionRead, ReportIssued},
    understanding::{FlowKind, Note, Papers, Talk, Topic, Wished},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// Why these slots are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// They are what was asked for.
    Asked,
    /// A day was asked for, the time is missing.
    Time,
    /// Nothing starts at this time.
    NotAt(NaiveTime),
    /// The day could not be had.
    Nearest,
    /// The hours could not be had.
    OtherHours,
}

/// One message, before it has words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Line<'a> {
    Welcome,
    AskEnergy,
    AskPlate,
    AskVehicle,
    UsingVehicle {
        vehicle: &'a str,
    },
    AskCentre,
    AskDay,
    PastDay,
    ImpossibleDay {
        day: u32,
        month: u32,
    },
    ClosedEverywhere {
        day: NaiveDate,
    },
    WhichDay {
        first: NaiveDate,
        second: NaiveDate,
    },
    ClosedDay {
        day: NaiveDate,
        centre: &'a Centre,
    },
    FullDay {
        day: NaiveDate,
    },
    FullPeriod,
    NothingFree,
    NoMoreSlots,
    Offers {
        why: Why,
        day: Option<NaiveDate>,
    },
    AskLogin,
    LoginToGoOn,
    /// The slot is held; whose it is comes next.
    LoginToKeep,
    LoginToPay {
        /// Until when the slot is held.
        until: Option<DateTime<Utc>>,
    },
    LoginToSee,
    CodeSent {
        /// As it may be shown.
        address: &'a str,
    },
    Summary {
        service: Service,
        category: Option<VehicleCategory>,
        energy: Option<Energy>,
        plate: Option<&'a str>,
        centre: &'a Centre,
        starts_at: DateTime<Utc>,
        price: &'a Money,
        /// Until when it is kept for the customer to decide.
        until: Option<DateTime<Utc>>,
    },
    /// The slot was kept while they decided, and is no longer.
    KeptNoLonger {
        starts_at: DateTime<Utc>,
    },
    /// What waited while something else was done is gone on with.
    TakenUp {
        flow: FlowKind,
    },
    /// Any centre will do: this one.
    CentreForThem {
        centre: &'a Centre,
    },
    /// Appointments are not taken so far ahead.
    TooFar {
        day: NaiveDate,
        last: NaiveDate,
    },
    WhatToChange,
    SlotTaken,
    Held {
        starts_at: DateTime<Utc>,
        reference: &'a str,
        minutes: i64,
    },
    HoldExpired {
        starts_at: DateTime<Utc>,
    },
    AskRegistration,
    AskReport,
    BeingRead {
        /// It was sent as the procès-verbal of an earlier inspection.
        report: bool,
    },
    Unreadable,
    OtherPhoto,
    Registration(&'a Reading),
    /// It is surely that of the appointment's vehicle.
    RegistrationMatches(&'a Reading),
    PlateMismatch {
        expected: &'a str,
        read: &'a str,
    },
    AskCorrection,
    RegistrationConfirmed {
        plate: Option<&'a str>,
        due: Option<&'a DueInspection>,
    },
    PictureStays,
    PicturesTakenBack {
        any: bool,
    },
    PlateSet {
        plate: &'a str,
        reference: &'a str,
        starts_at: DateTime<Utc>,
    },
    ReplacePlate {
        appointment: &'a Appointment,
        known: &'a str,
        plate: &'a str,
    },
    PlateWithoutAppointment {
        plate: &'a str,
    },
    PlateNotChanged {
        centre: Option<&'a Centre>,
    },
    /// The certificate says another energy than the booking.
    OtherEnergy {
        booked: Energy,
        read: Energy,
    },
    PriceDiffers {
        reference: &'a str,
        old: &'a Money,
        new: &'a Money,
    },
    PriceNow {
        reference: &'a str,
        old: &'a Money,
        new: &'a Money,
    },
    PriceDeclined {
        centre: Option<&'a Centre>,
    },
    PriceAgreed {
        price: &'a Money,
        /// It is still to be paid.
        held: bool,
    },
    AskPayment {
        price: &'a Money,
    },
    WillPayAtCentre {
        price: &'a Money,
    },
    NothingToPay {
        reference: &'a str,
    },
    NoPayment,
    WhichAppointment,
    Appointments {
        coming: &'a [&'a Appointment],
        past: &'a [&'a Appointment],
    },
    NoAppointment {
        signed_in: bool,
    },
    NotYours {
        reference: &'a str,
    },
    ConfirmCancel {
        appointment: &'a Appointment,
        paid: bool,
    },
    Cancelled {
        reference: &'a str,
        starts_at: DateTime<Utc>,
        paid: bool,
    },
    Kept,
    MoveTo {
        starts_at: DateTime<Utc>,
    },
    ConfirmMove {
        appointment: &'a Appointment,
        to: DateTime<Utc>,
    },
    Moved {
        appointment: &'a Appointment,
    },
    Reports {
        reports: &'a [Report],
        /// Number and file.
        invoices: &'a [(String, String)],
    },
    NoReport {
        signed_in: bool,
        asked: Papers,
    },
    Dues(&'a [Due]),
    RetestUntil {
        plate: Option<&'a str>,
        until: NaiveDate,
        /// Only a whole inspection can follow.
        over: bool,
    },
    /// What a defect's code means; none where the catalogue has no such code.
    Defects {
        code: &'a str,
        defects: &'a [Defect],
    },
    NotServed {
        centre: Option<&'a Centre>,
        category: VehicleCategory,
        serving: &'a [&'a Centre],
    },
    Prices {
        service: Service,
        category: VehicleCategory,
        prices: &'a [(Energy, Money)],
    },
    Hours(&'a [&'a Centre]),
    HoursOn {
        centres: &'a [&'a Centre],
        day: NaiveDate,
        /// Every such weekday was meant, not a date.
        weekly: bool,
    },
    Addresses(&'a [&'a Centre]),
    Topic(Topic),
    Talk(Talk),
    OffTopic,
    /// Nothing in the message answers what was asked, if anything was.
    NotAnAnswer {
        asked: bool,
    },
    /// Which of these is meant?
    Which {
        first: Wished,
        second: Option<Wished>,
    },
    /// Beside what was answered: these, too?
    Also {
        first: Wished,
        second: Option<Wished>,
    },
    Note(Note),
    NoHurry,
    Languages,
    FlowLeft {
        held: bool,
    },
    AnythingElse,
    /// Nobody of the team reads conversations: whom to call.
    Handover {
        centres: &'a [Centre],
    },
    /// The team sees the request.
    Queued {
        /// When its day ends.
        until: NaiveTime,
        centres: &'a [Centre],
    },
    AskNumber {
        /// When somebody is there again, where nobody is now.
        next: Option<(NaiveDate, NaiveTime)>,
        centres: &'a [Centre],
    },
    NumberKept {
        phone: &'a str,
    },
    AgentJoined {
        name: &'a str,
    },
    HandoverOver,
    Language,
    ButtonExpired,
    AlreadyDone,
    AlreadyAnswered,
    SummaryChanged,
    Unavailable,
    Refused(&'a Refusal),
    /// Words that came in both languages.
    Own {
        fr: &'a str,
        en: &'a str,
    },
    ToldConfirmed {
        facts: &'a Facts,
        certificate_missing: bool,
    },
    ToldCancelled {
        facts: &'a Facts,
        reason: Option<&'a str>,
    },
    ToldRescheduled {
        facts: &'a Facts,
    },
    ToldExpired {
        facts: &'a Facts,
    },
    ToldOffered {
        facts: &'a Facts,
        until: DateTime<Utc>,
    },
    ToldPaymentFailed {
        code: Option<&'a str>,
    },
    ToldPaymentLate {
        facts: &'a Facts,
        rebooked: bool,
    },
    ToldDue(&'a InspectionDue),
    ToldRefunded {
        price: &'a Money,
    },
    ToldCheckedIn,
    ToldAbandoned {
        centre: Option<&'a Centre>,
    },
    ToldReport(&'a ReportIssued),
    ToldPreviousInspection(&'a PreviousInspectionRead),
}

/// Puts lines and labels into words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writer {
    pub(crate) locale: Locale,
    pub(crate) today: NaiveDate,
}

impl Writer {
    pub(crate) fn line(&self, line: &Line<'_>) -> String {
        match self.locale {
            Locale::Fr => typeset(&fr::line(line, self.today)),
            Locale::En => en::line(line, self.today),
        }
    }

    pub(crate) fn label(&self, label: &Label<'_>) -> String {
        match self.locale {
            Locale::Fr => typeset(&fr::label(label, self.today)),
            Locale::En => en::label(label, self.today),
        }
    }

    pub(crate) fn invoice_title(&self, number: &str, asked: Papers) -> String {
        match (self.locale, asked.invoice, asked.receipt) {
            (Locale::Fr, true, true) => format!("Facture {number}, qui vaut reçu"),
            (Locale::Fr, false, true) => format!("Reçu (facture {number})"),
            (Locale::Fr, ..) => format!("Facture {number}"),
            (Locale::En, true, true) => format!("Invoice {number}, which is the receipt"),
            (Locale::En, false, true) => format!("Receipt (invoice {number})"),
            (Locale::En, ..) => format!("Invoice {number}"),
        }
    }

    pub(crate) fn report_title(&self, kind: &str, number: &str) -> String {
        let certificate = kind == "CERTIFICATE";
        match (self.locale, certificate) {
            (Locale::Fr, true) => format!("Certificat {number}"),
            (Locale::Fr, false) => format!("Procès-verbal {number}"),
            (Locale::En, true) => format!("Certificate {number}"),
            (Locale::En, false) => format!("Inspection report {number}"),
        }
    }
}

/// French typography: curved apostrophes, and no line break before a double sign.
fn typeset(text: &str) -> String {
    let mut set = text.replace('\'', "’").replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    for sign in [":", "?", "!", ";", "€"] {
        set = set.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    set
}
