//! What the assistant remembers of one conversation, stored between turns as JSON.

use crate::{
    button::Button,
    dates::When,
    graph_types::{Appointment, Energy, Money, Service, VehicleCategory},
    locale::Locale,
    meaning::{Meaning, Offer, Offered},
    question::Question,
    told::SlotOffered,
    understanding::{FlowKind, Papers, Said, Spoken, Standing, Wished},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The memory of one conversation. Opaque to everyone else; only [`State::awaiting`] and
/// [`State::inspect`] look inside.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The language the customer chose or wrote in.
    pub(crate) locale: Option<Locale>,
    pub(crate) flow: FlowKind,
    pub(crate) question: Question,
    pub(crate) draft: Draft,
    /// The appointment the conversation is about, once there is one.
    pub(crate) appointment: Option<Appointment>,
    /// An appointment that is about to be moved, and to when.
    pub(crate) moving: Option<Moving>,
    pub(crate) pending: Option<Pending>,
    /// The registration certificate being read or confirmed.
    pub(crate) reading: Option<Reading>,
    pub(crate) buttons: Vec<Offered>,
    /// The buttons that still answer something, as they were shown.
    pub(crate) standing: Vec<Button>,
    /// The labels of the options offered last.
    pub(crate) options: Vec<String>,
    pub(crate) buttons_made: u64,
    /// Messages in a row that were not understood.
    pub(crate) failures: u8,
    pub(crate) handover: Handover,
    /// Payments refused so far: each new attempt needs a new page.
    pub(crate) payments_failed: u32,
    /// The reference and the moment named when a list of appointments was asked for.
    pub(crate) asked_reference: Option<String>,
    pub(crate) asked_when: When,
    /// Its day was named as one of the week.
    pub(crate) asked_weekly: bool,
    /// The plate named for an appointment that stands.
    pub(crate) asked_plate: Option<String>,
    /// The words that may name the vehicle whose papers were asked for.
    pub(crate) asked_names: Vec<String>,
    /// The price that the certificate asks for, until the customer agrees.
    pub(crate) asked_price: Option<AskedPrice>,
    /// The values beside wishes that were asked about, or that come next.
    pub(crate) meant: Said,
    /// What was wished beside what is under way: begun once that is over.
    pub(crate) next: Option<Wished>,
    /// The code that was sent to the customer's address, until they are known.
    pub(crate) code: Option<AskedCode>,
    /// The papers asked for, and of which vehicle and day.
    pub(crate) papers: Papers,
    /// The words in which a person was asked for.
    pub(crate) asked_words: String,
    /// The appointment, or the day, that was spoken of last.
    pub(crate) spoken: Option<Spoken>,
    /// What this conversation did itself, so that its own events are not told a second time.
    pub(crate) done: Vec<(Done, Uuid)>,
    /// What was under way when something else was begun, the newest last: gone on with after that.
    pub(crate) suspended: Vec<Suspended>,
    /// What was chosen before the last change, for whoever takes that back.
    pub(crate) before: Option<Box<Before>>,
    /// The appointments that were offered to choose among, in order.
    pub(crate) choices: Vec<Choice>,
    /// When the customer was asked last whether it helped.
    pub(crate) asked_helped: Option<DateTime<Utc>>,
    /// The slot that became free and was offered last, until it was answered.
    pub(crate) offered: Option<SlotOffered>,
    /// What the customer was reminded of last, until they said something.
    pub(crate) reminded: Option<Reminded>,
    /// Slots that are kept for nobody any more, until they are given back.
    pub(crate) abandoned: Vec<Uuid>,
}

/// Something that was under way when something else was begun.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Suspended {
    pub(crate) flow: FlowKind,
    pub(crate) question: Question,
    pub(crate) draft: Draft,
    pub(crate) appointment: Option<Appointment>,
    pub(crate) moving: Option<Moving>,
}

/// What was chosen before the last change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "one a conversation, and behind a box")]
pub(crate) enum Before {
    Draft(Draft),
    Moving(Moving),
}

/// What the customer was reminded of last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reminded {
    /// The vehicle.
    pub(crate) plate: String,
    /// The last day of its inspection.
    pub(crate) before: NaiveDate,
}

/// One appointment on a button, as people may call it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Choice {
    pub(crate) id: Uuid,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) centre: Uuid,
    pub(crate) plate: Option<String>,
}

/// How many things can wait for one another.
const MOST_SUSPENDED: usize = 3;

/// Whether a person takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handover {
    /// The assistant answers.
    #[default]
    None,
    /// A person was asked for; the assistant still helps.
    Queued,
    /// A person answers; the assistant is silent.
    Joined,
}

/// Acts of this conversation that come back as events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Done {
    Cancelled,
    Rescheduled,
    PriceAgreed,
    /// A certificate was confirmed without a question.
    Registered,
}

/// The appointment being composed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    pub(crate) service: Service,
    pub(crate) category: Option<VehicleCategory>,
    pub(crate) energy: Option<Energy>,
    pub(crate) plate: Option<String>,
    /// "Plus tard": the plate comes with the certificate.
    pub(crate) plate_later: bool,
    /// The customer's own vehicles were looked at.
    pub(crate) vehicles_seen: bool,
    /// The vehicle is one of theirs: its energy is known from there.
    pub(crate) own_vehicle: bool,
    pub(crate) centre: Option<Uuid>,
    pub(crate) when: When,
    pub(crate) chosen: Option<Offer>,
    /// The slot that is kept for the customer until they say yes, or no.
    pub(crate) kept: Option<Kept>,
    /// The key under which a slot was asked for last, until an answer came.
    pub(crate) asked: Option<(Wanted, String)>,
    /// Slots offered so far for this wish: the next page begins after the last.
    pub(crate) shown: Vec<DateTime<Utc>>,
    /// The centre that is known to take a vehicle of this kind.
    pub(crate) served: Option<Uuid>,
    /// The slots that were offered last, in order.
    pub(crate) listed: Vec<DateTime<Utc>>,
    /// The customer's words that may name a vehicle.
    pub(crate) names: Vec<String>,
}

/// All that a slot is kept for. Another vehicle or another hour is another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wanted {
    pub(crate) centre: Uuid,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) service: Service,
    pub(crate) category: VehicleCategory,
    pub(crate) energy: Energy,
    pub(crate) plate: Option<String>,
}

/// A slot that is kept while the customer decides. Nothing is agreed to yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) own: Appointment,
    pub(crate) wanted: Wanted,
    /// Asking once more with it answers whether it still stands.
    pub(crate) key: String,
}

impl Kept {
    /// Whether its time has not run out.
    pub(crate) fn stands(&self, now: DateTime<Utc>) -> bool {
        self.own.hold_expires_at.is_none_or(|end| end > now)
    }
}

impl Draft {
    /// The slot that is to be kept, once one is chosen and the vehicle is known.
    pub(crate) fn wanted(&self) -> Option<Wanted> {
        Some(Wanted {
            centre: self.centre?,
            starts_at: self.chosen.as_ref()?.starts_at,
            service: self.service,
            category: self.category?,
            energy: self.energy?,
            plate: self.plate.clone(),
        })
    }
}

/// An appointment on its way to another time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Moving {
    pub(crate) appointment: Appointment,
    pub(crate) when: When,
    pub(crate) to: Option<DateTime<Utc>>,
    pub(crate) shown: Vec<DateTime<Utc>>,
}

/// A write that only waits for a yes to the summary it is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pending {
    /// Hash of the summary that was shown: another summary, another hash.
    pub(crate) hash: Uuid,
    /// Makes the write repeatable without a second effect.
    pub(crate) key: String,
    pub(crate) act: Act,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Act {
    Hold,
    Cancel { appointment: Uuid },
    Reschedule { appointment: Uuid, to: DateTime<Utc> },
    SetPlate { appointment: Uuid, plate: String },
}

/// A price that differs from the booking's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AskedPrice {
    pub(crate) appointment: Uuid,
    pub(crate) reference: String,
    pub(crate) old: Money,
    pub(crate) new: Money,
}

/// A code that was sent, and what comes once it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AskedCode {
    /// Where it was sent.
    pub(crate) email: String,
    /// What `logInWithCode` asks for beside it.
    pub(crate) challenge: Uuid,
    pub(crate) expires_at: DateTime<Utc>,
    /// The button that the channel presses by itself then.
    pub(crate) then: String,
}

/// What was read on a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Reading {
    pub(crate) document: Uuid,
    /// It was sent as the procès-verbal of an earlier inspection.
    pub(crate) report: bool,
    pub(crate) read: bool,
    pub(crate) plate: Option<String>,
    pub(crate) vin: Option<String>,
    pub(crate) make: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) first_registration: Option<NaiveDate>,
    /// Codes of the fields the reader is not sure of.
    pub(crate) to_confirm: Vec<String>,
    /// The customer said that the plate on the certificate is the right one.
    pub(crate) other_plate_kept: bool,
    /// What the customer corrected, by code.
    pub(crate) corrections: Vec<(String, String)>,
}

impl Reading {
    /// What the customer says stands there instead, if they did.
    pub(crate) fn corrected(&self, code: &str) -> Option<&str> {
        self.corrections.iter().find(|(own, _)| own == code).map(|(_, value)| value.as_str())
    }
}

/// What the conversation waits for, in machine-readable form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Awaiting {
    /// `slot`, `choice`, `confirm`, `upload`, `payment`, `login` or `none`.
    pub kind: String,
    /// What of: for example `vehicle.plate`, `offer`, `cancel_booking`; empty for `none`.
    pub name: String,
}

impl State {
    /// Whether nothing is under way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.flow == FlowKind::None
            && self.question == Question::None
            && self.handover == Handover::None
    }

    /// What is under way, to be gone on with in another conversation of the same person; here it is
    /// left. `None` where nothing is, or a person was asked for.
    #[must_use]
    pub fn carry(&mut self) -> Option<Self> {
        if self.flow == FlowKind::None || self.handover != Handover::None {
            return None;
        }
        let mut carried = self.clone();
        carried.standing.clear();
        carried.buttons.iter_mut().for_each(|button| button.answered = true);
        carried.code = None;
        // What is kept goes along, and is not given back from here.
        self.draft = Draft::default();
        self.suspended.clear();
        self.leave_flow();
        Some(carried)
    }

    /// What the assistant waits for.
    #[must_use]
    pub fn awaiting(&self) -> Awaiting {
        let (kind, name) = self.question.awaiting();
        Awaiting { kind: kind.to_owned(), name: name.to_owned() }
    }

    /// The language the customer chose or wrote in; `None` before they did.
    #[must_use]
    pub fn locale(&self) -> Option<Locale> {
        self.locale
    }

    /// Whether it is the button that the channel presses by itself once the person is known.
    #[must_use]
    pub fn is_after_login(&self, button: &str) -> bool {
        self.code.as_ref().is_some_and(|code| code.then == button)
    }

    /// Whether a person takes part.
    #[must_use]
    pub fn handover(&self) -> Handover {
        self.handover
    }

    /// Tells the assistant that a person joined the conversation, or left it.
    pub fn set_handover(&mut self, handover: Handover) {
        self.handover = handover;
    }

    /// The flow and its slots, for story runners and for whoever takes the conversation over.
    #[must_use]
    pub fn inspect(&self) -> serde_json::Value {
        let draft = &self.draft;
        serde_json::json!({
            "flow": self.flow,
            "slots": {
                "service": draft.service,
                "vehicle.kind": draft.category,
                "energy": draft.energy,
                "plate": draft.plate,
                "center": draft.centre,
                "date": draft.when.only_day(),
                "time": draft.when.at,
                "start": draft.chosen.as_ref().map(|offer| offer.starts_at),
            },
            "chosen_offer": draft.chosen.as_ref().and_then(|offer| {
                draft.listed.iter().position(|own| *own == offer.starts_at).map(|at| at + 1)
            }),
            "offers": draft.listed.len(),
            "agreed": self.appointment.as_ref().map(|appointment| appointment.id),
            "appointment": self.appointment.as_ref().map(|appointment| &appointment.reference),
            "handover": self.handover,
        })
    }

    /// The id of the live button with this meaning: `confirm`, `deny`, `pay`, `later`, `human`,
    /// `login`, `upload`, `slot:1` (counted as offered), `slot:nearest`.
    #[must_use]
    pub fn button(&self, semantic: &str) -> Option<String> {
        let open = || self.buttons.iter().filter(|button| !button.answered);
        let last = open().next_back()?.turn;
        let live: Vec<&Offered> = open().filter(|button| button.turn == last).collect();
        if let Some(which) = semantic.strip_prefix("slot:") {
            let mut slots =
                live.iter().filter(|button| matches!(button.meaning, Meaning::PickSlot(_)));
            return match which {
                "nearest" => self.nearest(&live),
                _ => slots
                    .nth(which.parse::<usize>().ok()?.checked_sub(1)?)
                    .map(|button| button.id.clone()),
            };
        }
        live.iter()
            .find(|button| button.meaning.is_called(semantic))
            .map(|button| button.id.clone())
    }

    fn nearest(&self, live: &[&Offered]) -> Option<String> {
        let when = self.moving.as_ref().map_or(&self.draft.when, |moving| &moving.when);
        live.iter()
            .filter_map(|button| match &button.meaning {
                Meaning::PickSlot(offer) => {
                    Some((crate::local::distance(offer.starts_at, when), button))
                }
                _ => None,
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, button)| button.id.clone())
    }

    /// The days on the buttons offered last.
    pub(crate) fn days_offered(&self) -> Vec<NaiveDate> {
        let turn = self.buttons.last().map_or(0, |button| button.turn);
        let last = self.buttons.iter().filter(|button| button.turn == turn);
        last.filter_map(|button| match button.meaning {
            Meaning::Day(day) => Some(day),
            _ => None,
        })
        .collect()
    }

    /// Notes the appointment that is spoken of.
    pub(crate) fn speak_of(&mut self, at: DateTime<Utc>, standing: Standing) {
        self.spoken = Some(Spoken { at: crate::local::paris(at), standing });
    }

    /// Notes a day that is spoken of, though nothing is on it.
    pub(crate) fn speak_of_day(&mut self, day: NaiveDate) {
        let at = self.spoken.map_or(chrono::NaiveTime::MIN, |spoken| spoken.at.time());
        self.spoken = Some(Spoken { at: day.and_time(at), standing: Standing::Gone });
    }

    /// The centre the conversation is about.
    pub(crate) fn centre(&self) -> Option<Uuid> {
        self.draft.centre.or(self.appointment.as_ref().map(|appointment| appointment.centre.id))
    }

    /// Notes an act of this conversation, whose event is not news to the customer.
    pub(crate) fn remember(&mut self, done: Done, id: Uuid) {
        self.done.push((done, id));
        let surplus = self.done.len().saturating_sub(20);
        self.done.drain(..surplus);
    }

    /// Whether an appointment is only a slot that is kept, or about to be given back.
    pub(crate) fn is_undecided(&self, id: Uuid) -> bool {
        let waiting = self.suspended.iter().filter_map(|own| own.draft.kept.as_ref());
        self.abandoned.contains(&id)
            || self.draft.kept.iter().chain(waiting).any(|kept| kept.own.id == id)
    }

    /// Nobody decides about the slot that is kept any more: it is given back at the end of the turn.
    pub(crate) fn abandon_kept(&mut self) {
        self.abandoned.extend(self.draft.kept.take().map(|kept| kept.own.id));
    }

    /// Sets what is under way aside, whole, with the slot that is kept for it.
    pub(crate) fn suspend(&mut self) {
        self.suspended.push(Suspended {
            flow: std::mem::take(&mut self.flow),
            question: std::mem::take(&mut self.question),
            draft: std::mem::take(&mut self.draft),
            appointment: self.appointment.clone(),
            moving: self.moving.take(),
        });
        self.before = None;
        self.pending = None;
        self.options.clear();
        let surplus = self.suspended.len().saturating_sub(MOST_SUSPENDED);
        for old in self.suspended.drain(..surplus) {
            self.abandoned.extend(old.draft.kept.map(|kept| kept.own.id));
        }
    }

    /// Leaves the flow, keeping the appointment and the vehicle that were spoken of.
    pub(crate) fn leave_flow(&mut self) {
        self.abandon_kept();
        self.before = None;
        self.choices.clear();
        self.flow = FlowKind::None;
        self.question = Question::None;
        self.pending = None;
        self.moving = None;
        self.options.clear();
        self.draft.chosen = None;
    }
}
