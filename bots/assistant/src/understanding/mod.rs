//! Understanding: what a message says, as commands of a closed grammar.
//!
//! Nothing outside this grammar exists: a message that asks for anything else (a system prompt,
//! an administrator mode, someone else's booking) is at most `OffTopic`.

mod another;
mod answering;
mod commands;
mod follows;
mod guessed;
mod ideas;
pub(crate) mod llm;
mod message;
mod moves;
pub(crate) mod negation;
mod papers;
mod parts;
mod places;
mod plates;
mod reader;
mod relative;
mod slots;
mod vehicles;
mod wished;

pub(crate) use another::day_of_another;
pub(crate) use commands::understand;
pub(crate) use ideas::Ideas;
pub(crate) use papers::Papers;
pub(crate) use places::find_centre;
pub(crate) use plates::find_plate;
pub use reader::load;
pub(crate) use wished::{Note, Topic, Wished};

use crate::{
    dates::When,
    graph_types::{Centre, Energy, Service, VehicleCategory},
    locale::Locale,
    question::Question,
    words,
};
use chrono::{NaiveDate, NaiveDateTime};
use regex::Regex;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use uuid::Uuid;

/// What the assistant was listening for when the message came.
pub(crate) struct Listening<'a> {
    /// Local wall-clock time.
    pub(crate) now: NaiveDateTime,
    /// The language that is spoken.
    pub(crate) locale: Locale,
    pub(crate) centres: &'a [Centre],
    pub(crate) question: Question,
    /// The labels of the options that were offered, in order.
    pub(crate) options: &'a [String],
    pub(crate) flow: FlowKind,
    /// The days on the buttons that were offered, in order.
    pub(crate) days: &'a [NaiveDate],
    /// The appointment that was spoken of last, if any.
    pub(crate) spoken: Option<Spoken>,
}

impl Listening<'_> {
    /// The language a message is read in: its own, where that is plain. « We » is a week-end in French.
    fn language_of(&self, text: &str) -> Locale {
        language(text).unwrap_or(self.locale)
    }
}

/// An appointment that was spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Spoken {
    /// When it is, or was to be, by the clocks of Paris.
    pub(crate) at: NaiveDateTime,
    pub(crate) standing: Standing,
}

/// Where an appointment that was spoken of stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Standing {
    /// It is to come.
    Stands,
    /// It waits for its payment.
    Unpaid,
    /// It is lost, or was only a day that was spoken of.
    Gone,
}

/// What a message says: what to do, in this order, with these values.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Understood {
    pub(crate) commands: Vec<Command>,
    pub(crate) said: Said,
}

impl Understood {
    /// Whether nothing may be done without asking.
    pub(crate) fn is_unsure(&self) -> bool {
        matches!(self.commands.as_slice(), [] | [Command::Ask(_)])
    }
}

/// One thing to do about a message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Command {
    /// Begin or answer.
    Wish(Wished),
    /// Ask which of these is meant: none, one or two.
    Ask(Vec<Wished>),
    /// Beside what was answered, this may be wished, too.
    Also(Vec<Wished>),
    /// Take over the values that the message says.
    Fill,
    /// Yes.
    Affirm,
    /// No.
    Deny,
    /// One of what was offered.
    Choose(Pick),
    /// Leave the flow.
    CancelFlow,
    /// Begin again from nothing.
    Restart,
    /// Politeness.
    SmallTalk(Talk),
    /// Not our business.
    OffTopic,
    /// Continue in this language; `None` where it is one that we do not speak.
    SwitchLanguage(Option<Locale>),
    /// Say that again.
    Repeat,
    /// Not this one: another.
    Another(Other),
    /// The picture of the certificate shall no longer teach the reader.
    TakeBackPictures,
    /// By no card: at the centre.
    PayAtCentre,
    /// Not now: later, or without.
    Later,
}

/// What a person may want to get done from beginning to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FlowKind {
    /// Nothing is under way.
    #[default]
    None,
    /// Take an appointment.
    Book,
    /// Move an appointment.
    Reschedule,
    /// Give an appointment up.
    Cancel,
    /// Pay for an appointment.
    Pay,
    /// Give the plate of an appointment that stands.
    GivePlate,
    /// Send the registration certificate.
    UploadRegistration,
    /// Send the procès-verbal of an earlier inspection.
    UploadReport,
    /// Read back the result and its papers.
    GetCertificate,
    /// See one's appointments.
    MyBookings,
}

/// What should be another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    /// Another vehicle.
    Vehicle,
    /// Another centre.
    Centre,
    /// Another day.
    Day,
    /// Other hours.
    Hours,
}

/// Which of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pick {
    /// Counted from one.
    Nth(usize),
    /// The last one.
    Last,
}

/// Politeness, which deserves an answer of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Talk {
    /// Bonjour.
    Greeting,
    /// Merci.
    Thanks,
    /// Au revoir.
    Goodbye,
    /// Are you a robot?
    Robot,
}

/// The slots found in one message; every one was read from the customer's own words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    pub(crate) service: Option<Service>,
    pub(crate) category: Option<VehicleCategory>,
    pub(crate) energy: Option<Energy>,
    pub(crate) plate: Option<String>,
    pub(crate) centre: Option<Uuid>,
    pub(crate) when: When,
    /// The day was named as one of the week, and may mean every such day.
    pub(crate) weekly: bool,
    /// The reference of an appointment, for example `RDV-7Q2K`.
    pub(crate) reference: Option<String>,
    /// The number to call back, in its international form.
    pub(crate) phone: Option<String>,
    /// The words that may name a vehicle, without those that are rejected. They say nothing alone.
    pub(crate) names: Vec<String>,
    /// The papers that are named. They say nothing alone.
    pub(crate) papers: Papers,
    /// The code of a defect. It says nothing alone.
    pub(crate) defect: Option<String>,
}

impl Said {
    /// Whether no value was said.
    pub(crate) fn is_empty(&self) -> bool {
        let (names, papers) = (Vec::new(), Papers::default());
        Self { names, papers, defect: None, ..self.clone() } == Self::default()
    }
}

/// The language a message is plainly written in; `None` where it could be either.
pub(crate) fn language(text: &str) -> Option<Locale> {
    const ENGLISH: &[&str] = &[
        "i",
        "the",
        "my",
        "is",
        "please",
        "hello",
        "hi",
        "want",
        "need",
        "would",
        "to",
        "appointment",
        "book",
        "booking",
        "how",
        "what",
        "when",
        "where",
        "for",
        "you",
        "can",
        "cancel",
        "thanks",
        "and",
        "of",
        "an",
        "car",
        "tomorrow",
        "next",
        "at",
        "yes",
    ];
    const FRENCH: &[&str] = &[
        "je",
        "le",
        "la",
        "les",
        "mon",
        "ma",
        "est",
        "un",
        "une",
        "pour",
        "vous",
        "et",
        "rdv",
        "bonjour",
        "voudrais",
        "veux",
        "controle",
        "technique",
        "demain",
        "matin",
        "des",
        "du",
        "ct",
        "c",
        "ca",
        "quand",
        "ou",
        "a",
        "de",
        "slt",
        "oui",
        "merci",
        "combien",
        "prendre",
    ];
    let folded = words::fold(text);
    let parts: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let count = |list: &[&str]| parts.iter().filter(|part| list.contains(part)).count();
    let (english, french) = (count(ENGLISH), count(FRENCH));
    match english.cmp(&french) {
        std::cmp::Ordering::Greater if english >= 2 => Some(Locale::En),
        std::cmp::Ordering::Less if french >= 2 => Some(Locale::Fr),
        _ => None,
    }
}

static WRITTEN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b").ok());

/// A full date in figures, day first, past or future.
pub(crate) fn written_date(text: &str) -> Option<NaiveDate> {
    let found = WRITTEN.as_ref()?.captures(text)?;
    NaiveDate::from_ymd_opt(found[3].parse().ok()?, found[2].parse().ok()?, found[1].parse().ok()?)
}
