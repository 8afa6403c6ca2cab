//! From evidence to a reaction: what may be answered, what may be begun, and what must be asked.
//!
//! A mistaken answer costs a glance, a mistaken flow costs a question, a mistaken yes costs an
//! appointment: the surer something must be, the dearer its mistake. Between what is sure and what
//! is not heard, the assistant asks, with two choices at most.
//! Decisions: docs/decisions/assistant.md

use crate::labels::{Act, Awaiting, Topic};

/// One thing a message may want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Wish {
    /// An act other than a question.
    Do(Act),
    /// An answer about a topic.
    Tell(Topic),
}

/// What the assistant should do with a message.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Reaction {
    /// Answered or begun at once, in this order.
    pub take: Vec<Wish>,
    /// Asked about: none or one (« shall I …? ») or two (« … or …? »).
    pub ask: Vec<Wish>,
}

/// How dear a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cost {
    /// Something is said.
    Answer,
    /// A question the customer did not want.
    Flow,
    /// The first step to something given up, paid or erased: a summary, and a question.
    Risk,
    /// What the summary says is done.
    Yes,
}

fn cost(act: Act, awaiting: Option<Awaiting>) -> Cost {
    let confirming = confirming(awaiting);
    match act {
        Act::Affirm if confirming => Cost::Yes,
        Act::Cancel | Act::Pay | Act::PrivacyErase => Cost::Risk,
        Act::Book
        | Act::Retest
        | Act::Reschedule
        | Act::GetDocument
        | Act::MyBookings
        | Act::Human
        | Act::Reminder
        | Act::LoginHelp
        | Act::AskDueDate
        | Act::Waitlist
        | Act::LinkChannel
        | Act::UploadRegistration
        | Act::AddVehicle
        | Act::PrivacyExport
        | Act::SwitchLanguage
        | Act::PaymentProblem
        | Act::RefundStatus
        | Act::LeaveFlow => Cost::Flow,
        Act::AskInfo
        | Act::Provide
        | Act::OutOfScope
        | Act::OffTopic
        | Act::Deny
        | Act::Affirm
        | Act::Choose
        | Act::Later
        | Act::Greet
        | Act::Correct
        | Act::Complaint
        | Act::Repeat
        | Act::Frustration
        | Act::AreYouARobot
        | Act::Thank
        | Act::Goodbye => Cost::Answer,
    }
}

/// Whether the act begins something at the customer's or the desk's expense.
#[must_use]
pub fn begins_a_flow(act: Act) -> bool {
    cost(act, None) >= Cost::Flow
}

pub(crate) fn confirming(awaiting: Option<Awaiting>) -> bool {
    matches!(
        awaiting,
        Some(Awaiting::ConfirmBooking | Awaiting::ConfirmCancel | Awaiting::ConfirmReschedule)
    )
}

/// From here on it is done; no likelihood is enough for a yes.
fn needed(cost: Cost) -> f32 {
    match cost {
        Cost::Answer => 0.42,
        Cost::Flow => 0.8,
        Cost::Risk => 0.93,
        Cost::Yes => f32::INFINITY,
    }
}

/// From here on a topic of a question is answered, and a second one.
const TELLS: f32 = 0.3;
const TELLS_TOO: f32 = 0.45;

/// From here on something else is asked about beside what was understood.
const BESIDE: f32 = 0.03;

/// How sure the readings are.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// Each act with its probability, the surest first.
    pub acts: Vec<(Act, f32)>,
    /// Each topic with its probability, the surest first.
    pub topics: Vec<(Topic, f32)>,
}

impl Opinion {
    /// The surest first.
    pub(crate) fn sort(&mut self) {
        self.acts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        self.topics.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    }

    /// Both kinds of what is not for us get the same answer, and count as one: the likelier of them.
    fn strays_joined(&self) -> Self {
        let stray = |act: Act| matches!(act, Act::OffTopic | Act::OutOfScope);
        let mut opinion = self.clone();
        let likelier = self.acts.iter().find(|(act, _)| stray(*act)).map(|(act, _)| *act);
        let both: f32 =
            self.acts.iter().filter(|(act, _)| stray(*act)).map(|(_, sure)| *sure).sum();
        for (act, sure) in opinion.acts.iter_mut().filter(|(act, _)| stray(*act)) {
            *sure = if Some(*act) == likelier { both.min(0.99) } else { 0.0 };
        }
        opinion.sort();
        opinion
    }
}

/// Whether a mistake of this act costs more than a question.
pub(crate) fn is_dear(act: Act) -> bool {
    match cost(act, Some(Awaiting::ConfirmBooking)) {
        Cost::Risk | Cost::Yes => true,
        Cost::Answer | Cost::Flow => false,
    }
}

/// Acts and topics that are said, by what is likeliest: at least one act.
#[must_use]
pub fn labels(opinion: &Opinion) -> (Vec<Act>, Vec<Topic>) {
    // Many sentences have the form of a question and ask nothing: it takes more to be one.
    let said = |act: Act, sure: f32| sure >= if act == Act::AskInfo { 0.6 } else { 0.42 };
    let mut acts: Vec<Act> =
        opinion.acts.iter().filter(|(act, sure)| said(*act, *sure)).map(|(act, _)| *act).collect();
    if acts.is_empty() {
        acts.extend(opinion.acts.first().map(|(act, _)| *act));
    }
    let mut topics = Vec::new();
    if acts.contains(&Act::AskInfo) {
        topics.extend(
            opinion.topics.iter().filter(|(_, sure)| *sure >= 0.3).map(|(topic, _)| *topic),
        );
        if topics.is_empty() {
            topics.extend(
                opinion.topics.first().filter(|(_, sure)| *sure >= 0.2).map(|(topic, _)| *topic),
            );
        }
    }
    (acts, topics)
}

/// What to do with a message. `agreed` says whether its words are a plain yes to what was asked
/// ([`crate::agreement`]): without it nothing is agreed to, however sure the model is.
#[must_use]
pub fn react(awaiting: Option<Awaiting>, opinion: &Opinion, agreed: bool) -> Reaction {
    let opinion = &opinion.strays_joined();
    let agreed = agreed && !doubted(opinion);
    if agreed {
        // Every word of it is known, and wishes nothing more.
        let thanks = opinion
            .acts
            .iter()
            .any(|(act, sure)| *act == Act::Thank && *sure >= needed(cost(Act::Thank, awaiting)));
        let also = thanks.then_some(Wish::Do(Act::Thank));
        let take = std::iter::once(Wish::Do(Act::Affirm)).chain(also).collect();
        return Reaction { take, ask: Vec::new() };
    }
    let mut reaction = Reaction::default();
    let mut open: Vec<(Wish, f32)> = Vec::new();
    for &(act, sure) in &opinion.acts {
        let enough = sure >= needed(cost(act, awaiting));
        match act {
            Act::AskInfo => {}
            _ if enough => reaction.take.push(Wish::Do(act)),
            _ if polite(Wish::Do(act)) && sure < 0.3 => {}
            _ => open.push((Wish::Do(act), sure)),
        }
    }
    let asks =
        opinion.acts.iter().find(|(act, _)| *act == Act::AskInfo).map_or(0.0, |(_, sure)| *sure);
    let likely: f32 = opinion.topics.iter().map(|(_, sure)| *sure).sum();
    for &(topic, sure) in &opinion.topics {
        let first = opinion.topics.first().is_some_and(|(first, _)| *first == topic);
        if asks >= 0.35 && sure >= if first { TELLS } else { TELLS_TOO } {
            reaction.take.push(Wish::Tell(topic));
        } else {
            // A question about something: which of the topics, if it is one of them at all.
            open.push((Wish::Tell(topic), asks * sure / likely.max(0.3)));
        }
    }
    open.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    // Where something is understood and nothing else is likely, there is no question about the rest.
    let understood = reaction.take.iter().any(|wish| !polite(*wish));
    let least = if understood { BESIDE } else { 0.0 };
    reaction.ask =
        open.into_iter().filter(|(_, sure)| *sure >= least).take(2).map(|(wish, _)| wish).collect();
    if reaction.take.is_empty() && reaction.ask.is_empty() {
        reaction.ask = opinion.acts.iter().take(2).map(|(act, _)| Wish::Do(*act)).collect();
    }
    reaction
}

/// Answered with a word, without anything being wished.
fn polite(wish: Wish) -> bool {
    matches!(wish, Wish::Do(Act::Greet | Act::Thank | Act::Goodbye))
}

/// Something else than a yes is at all likely: the yes is asked for again.
fn doubted(opinion: &Opinion) -> bool {
    opinion.acts.iter().any(|(act, sure)| {
        *sure >= 0.2
            && matches!(
                act,
                Act::Deny
                    | Act::Later
                    | Act::Correct
                    | Act::Repeat
                    | Act::LeaveFlow
                    | Act::OffTopic
                    | Act::OutOfScope
            )
    })
}
