//! The turn: understand, decide, carry out, decide again, until nothing is left to ask.

use crate::{
    desk::Desk,
    effects::{self, Effect},
    figures::{self, Happened, Noted},
    flows::own,
    graph_types::Centre,
    local,
    locale::Locale,
    policy,
    replies::Line,
    state::{Handover, State},
    telling,
    told::Told,
    turn::{Channel, Input, Outcome, Turn},
    understanding::{self, Listening, Understood, llm::LanguageModel},
};
use chrono::{DateTime, Utc};
use std::collections::VecDeque;

/// No conversation needs more questions to the graph than this in one turn.
const MOST_EFFECTS: usize = 16;

/// The assistant, with a language model to fall back on where one is configured.
#[derive(Debug, Default)]
pub struct Assistant {
    model: Option<LanguageModel>,
}

impl Assistant {
    /// An assistant that asks this model about what its own grammar does not understand.
    #[must_use]
    pub fn with_model(model: LanguageModel) -> Self {
        Self { model: Some(model) }
    }

    /// Answers what the customer did. Never fails: where the graph is unavailable the reply
    /// says so and the state is kept.
    pub async fn respond(&self, state: State, turn: Turn<'_>) -> Outcome {
        if state.handover() == Handover::Joined {
            // A person answers; the assistant does not interrupt.
            return Outcome { state, replies: Vec::new(), handing: None, noted: Noted::default() };
        }
        let centres = centres(&turn).await;
        let mut desk =
            Desk::new(state, turn.now, turn.locale, turn.signed_in, turn.channel, &centres);
        if turn.signed_in {
            desk.state.code = None;
        }
        desk.hours = turn.desk;
        desk.noted.push(Happened::Turn);
        let before = desk.state.flow;
        match &turn.input {
            Input::Text(text) => {
                desk.words.clone_from(text);
                desk.answer();
                if !policy::addressed(&mut desk, text) {
                    let mended = ::understanding::heard::mended(text);
                    let heard = policy::without_what_is_replaced(&mended);
                    let understood = self.understand(&mut desk, &heard).await;
                    say(&mut desk, &turn, &understood, text).await;
                }
            }
            Input::Button(id) => policy::tapped(&mut desk, id),
            Input::Ticked(id) => {
                desk.tick(id);
                policy::tapped(&mut desk, id);
            }
            Input::Document { id, beside } => {
                desk.answer();
                let words = beside.as_deref().unwrap_or_default();
                let understood = match beside {
                    Some(words) => self.understand(&mut desk, words).await,
                    None => Understood::default(),
                };
                if policy::document(&mut desk, *id, &understood, words) {
                    carry_out(&mut desk, &turn).await;
                    say(&mut desk, &turn, &understood, words).await;
                }
            }
        }
        carry_out(&mut desk, &turn).await;
        policy::go_back(&mut desk);
        carry_out(&mut desk, &turn).await;
        if desk.replies.is_empty() && !desk.silent {
            desk.say(&Line::AnythingElse);
        }
        let begun = figures::name(desk.state.flow).filter(|_| desk.state.flow != before);
        desk.noted.extend(begun.map(Happened::Begun));
        for slot in std::mem::take(&mut desk.state.abandoned) {
            desk.run(Effect::Release(slot));
        }
        carry_out(&mut desk, &turn).await;
        finish(desk)
    }

    async fn understand(&self, desk: &mut Desk<'_>, text: &str) -> Understood {
        if desk.state.locale.is_none() {
            desk.locale = understanding::language(text).unwrap_or(desk.locale);
            desk.state.locale = understanding::language(text);
        }
        let options = desk.state.options.clone();
        let days = desk.state.days_offered();
        let listening = Listening {
            now: local::paris(desk.now),
            locale: desk.locale,
            centres: desk.centres,
            question: desk.state.question,
            options: &options,
            flow: desk.state.flow,
            days: &days,
            spoken: desk.state.spoken,
        };
        let understood = understanding::understand(text, &listening);
        match &self.model {
            Some(model) if understood.is_unsure() => {
                model.understand(text, &listening).await.unwrap_or(understood)
            }
            _ => understood,
        }
    }
}

/// Answers without a language model.
pub async fn respond(state: State, turn: Turn<'_>) -> Outcome {
    Assistant::default().respond(state, turn).await
}

/// The first message of a conversation.
#[must_use]
pub fn greet(state: State, channel: Channel, locale: Locale, now: DateTime<Utc>) -> Outcome {
    let mut desk = Desk::new(state, now, locale, false, channel, &[]);
    policy::welcome(&mut desk);
    finish(desk)
}

/// Tells what happened elsewhere, in words made from the event alone. No reply where it is no
/// news to the customer.
#[must_use]
pub fn tell(state: State, told: Told, locale: Locale, now: DateTime<Utc>) -> Outcome {
    // News asks nobody to log in: it reads the same in every channel.
    let mut desk = Desk::new(state, now, locale, false, Channel::Web, &[]);
    telling::tell(&mut desk, &told);
    finish(desk)
}

/// Without the centres the conversation goes on: only what needs one says so.
async fn centres(turn: &Turn<'_>) -> Vec<Centre> {
    effects::centres(turn.graph).await.unwrap_or_else(|refusal| {
        tracing::warn!(code = refusal.code, "centres are not available");
        Vec::new()
    })
}

/// Does all that a message says, one after the other: what was asked first is answered first.
async fn say(desk: &mut Desk<'_>, turn: &Turn<'_>, understood: &Understood, text: &str) {
    if policy::corrects(desk, understood, text) {
        return;
    }
    if policy::amends(desk, understood, text) {
        return carry_out(desk, turn).await;
    }
    let mut understood = understood.clone();
    if own::hear(desk, &mut understood, text) {
        desk.state.failures = 0;
        return carry_out(desk, turn).await;
    }
    policy::spare_what_is_asked_about(&mut understood, text);
    for command in &understood.commands {
        policy::heard(desk, command, &understood.said);
        carry_out(desk, turn).await;
    }
}

async fn carry_out(desk: &mut Desk<'_>, turn: &Turn<'_>) {
    let mut waiting: VecDeque<_> = desk.effects.drain(..).collect();
    let mut carried_out = 0;
    while let Some(effect) = waiting.pop_front() {
        if carried_out == MOST_EFFECTS {
            tracing::error!(?effect, "a turn asked the graph too often");
            desk.say(&Line::Unavailable);
            return;
        }
        carried_out += 1;
        let result = effects::run(&effect, turn.graph).await;
        policy::settled(desk, &effect, result);
        // What follows from an answer comes before what was already waiting.
        for effect in desk.effects.drain(..).rev() {
            waiting.push_front(effect);
        }
    }
}

fn finish(desk: Desk<'_>) -> Outcome {
    let noted = Noted { happened: desk.noted, centre: desk.state.centre() };
    Outcome { state: desk.state, replies: desk.replies, handing: desk.handing, noted }
}
