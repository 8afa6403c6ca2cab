//! What the assistant remembers of one conversation, stored between turns as JSON.

use crate::{
    button::Button,
    dates::When,
    graph_types::{Appointment, Energy, Money, Service, VehicleCategory},
    locale::Locale,
    meaning::{Meaning, Offer, Offered},
    question::Question,
    understanding::{FlowKind, Said, Wished},
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
    /// The plate named for an appointment that stands.
    pub(crate) asked_plate: Option<String>,
    /// The price that the certificate asks for, until the customer agrees.
    pub(crate) asked_price: Option<AskedPrice>,
    /// The values beside wishes that were asked about, or that come next.
    pub(crate) meant: Said,
    /// What was wished beside what is under way: begun once that is over.
    pub(crate) next: Option<Wished>,
    /// What this conversation did itself, so that its own events are not told a second time.
    pub(crate) done: Vec<(Done, Uuid)>,
}

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
    pub(crate) centre: Option<Uuid>,
    pub(crate) when: When,
    pub(crate) chosen: Option<Offer>,
    /// Slots offered so far for this wish: the next page begins after the last.
    pub(crate) shown: Vec<DateTime<Utc>>,
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

    /// Leaves the flow, keeping the appointment and the vehicle that were spoken of.
    pub(crate) fn leave_flow(&mut self) {
        self.flow = FlowKind::None;
        self.question = Question::None;
        self.pending = None;
        self.moving = None;
        self.options.clear();
        self.draft.chosen = None;
    }
}
