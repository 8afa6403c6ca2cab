//! One conversation with the assistant, seen from the customer's chair.

use super::{Town, World, paris};
use assistant::{Button, ButtonKind, Channel, Input, Locale, Outcome, Reply, State, Told, Turn};
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::sync::Mutex;
use uuid::Uuid;

/// The customer's side of a conversation.
pub(crate) struct Talk {
    pub(crate) world: World,
    pub(crate) state: State,
    pub(crate) now: DateTime<Utc>,
    pub(crate) signed_in: bool,
    pub(crate) channel: Channel,
    /// When the team answers; never, where empty.
    pub(crate) desk: Vec<assistant::DeskHours>,
    /// What the last turn changed for the team.
    pub(crate) handing: Option<assistant::Handing>,
    /// What the assistant said last.
    pub(crate) last: Vec<Reply>,
    pub(crate) transcript: String,
}

/// A customer with an account and no vehicle on record, on Thursday 26 November 2026 at nine.
pub(crate) fn talk() -> Talk {
    let now = paris("2026-11-26 09:00");
    Talk {
        world: World(Mutex::new(Town { now, ..Town::default() })),
        state: State::default(),
        now,
        signed_in: true,
        channel: Channel::Web,
        desk: Vec::new(),
        handing: None,
        last: Vec::new(),
        transcript: String::new(),
    }
}

impl Talk {
    pub(crate) fn guest(mut self) -> Self {
        self.signed_in = false;
        self
    }

    /// Gives the customer a petrol car on record.
    pub(crate) fn with_clio(self) -> Self {
        self.world.town().vehicles.push(serde_json::json!({
            "id": Uuid::nil(), "plate": "AB-123-CD", "make": "Renault", "model": "Clio",
            "vehicleCategory": "CAR", "energy": "PETROL",
        }));
        self
    }

    pub(crate) async fn say(&mut self, text: &str) -> &mut Self {
        self.transcript.push_str(&format!("\n> {text}"));
        self.input(Input::Text(text.into())).await
    }

    /// Presses the live button whose label contains this.
    pub(crate) async fn tap(&mut self, label: &str) -> &mut Self {
        let id = self.button(label).id;
        self.transcript.push_str(&format!("\n> [{label}]"));
        self.input(Input::Button(id)).await
    }

    /// The same with its box ticked.
    pub(crate) async fn tick_and_tap(&mut self, label: &str) -> &mut Self {
        let button = self.button(label);
        assert!(button.consent.is_some(), "{label:?} has no box in{}", self.transcript);
        self.transcript.push_str(&format!("\n> [x] [{label}]"));
        self.input(Input::Ticked(button.id)).await
    }

    pub(crate) async fn press(&mut self, id: &str) -> &mut Self {
        self.transcript.push_str("\n> [again]");
        self.input(Input::Button(id.into())).await
    }

    pub(crate) async fn send(&mut self, document: Uuid) -> &mut Self {
        self.transcript.push_str("\n> (document)");
        self.input(Input::Document { id: document, beside: None }).await
    }

    /// Sends a document with words beside it.
    pub(crate) async fn send_with(&mut self, document: Uuid, words: &str) -> &mut Self {
        self.transcript.push_str(&format!("\n> (document) {words}"));
        self.input(Input::Document { id: document, beside: Some(words.into()) }).await
    }

    async fn input(&mut self, input: Input) -> &mut Self {
        self.world.town().now = self.now;
        // The state is stored between turns: what does not survive JSON is not remembered.
        let stored = serde_json::to_value(&self.state).expect("a state is JSON");
        let state: State = serde_json::from_value(stored).expect("and back");
        let turn = Turn {
            input,
            now: self.now,
            locale: Locale::Fr,
            signed_in: self.signed_in,
            graph: &self.world,
            channel: self.channel,
            desk: &self.desk,
        };
        let outcome = assistant::respond(state, turn).await;
        self.take(outcome)
    }

    pub(crate) fn hear(&mut self, told: Told) -> &mut Self {
        let outcome = assistant::tell(self.state.clone(), told, Locale::Fr, self.now);
        self.take(outcome)
    }

    fn take(&mut self, outcome: Outcome) -> &mut Self {
        self.state = outcome.state;
        self.handing = outcome.handing;
        for reply in &outcome.replies {
            let labels: Vec<&str> =
                reply.buttons.iter().map(|button| button.label.as_str()).collect();
            self.transcript.push_str(&format!("\n< {} {labels:?}", reply.text));
        }
        self.last = outcome.replies;
        self
    }

    pub(crate) fn button(&self, label: &str) -> Button {
        let found = self
            .last
            .iter()
            .flat_map(|reply| &reply.buttons)
            .find(|button| button.label.contains(label));
        found.unwrap_or_else(|| panic!("no button {label:?} in{}", self.transcript)).clone()
    }

    pub(crate) fn has_button(&self, kind: ButtonKind) -> bool {
        self.last.iter().flat_map(|reply| &reply.buttons).any(|button| button.kind == kind)
    }

    /// Asserts what the conversation waits for.
    pub(crate) fn awaits(&mut self, kind: &str, name: &str) -> &mut Self {
        let awaiting = self.state.awaiting();
        assert_eq!(
            (awaiting.kind.as_str(), awaiting.name.as_str()),
            (kind, name),
            "{}",
            self.transcript
        );
        self
    }

    /// Asserts that the last messages contain this, whatever the case.
    pub(crate) fn hears(&mut self, part: &str) -> &mut Self {
        let text = self.text();
        assert!(
            text.to_lowercase().contains(&part.to_lowercase()),
            "{part:?} is not in the last messages of{}",
            self.transcript
        );
        self
    }

    pub(crate) fn text(&self) -> String {
        let texts: Vec<&str> = self.last.iter().map(|reply| reply.text.as_str()).collect();
        texts.join("\n").replace('\u{a0}', " ").replace('’', "'")
    }

    pub(crate) fn slots(&self) -> Value {
        self.state.inspect()["slots"].clone()
    }

    /// The starts of the slots that were really held, in Paris.
    pub(crate) fn held(&self) -> Vec<String> {
        self.world
            .town()
            .appointments
            .iter()
            .filter(|own| own["status"] == "HELD")
            .map(|own| {
                let start: DateTime<Utc> =
                    serde_json::from_value(own["startsAt"].clone()).expect("a start");
                start.with_timezone(&chrono_tz::Europe::Paris).format("%Y-%m-%d %H:%M").to_string()
            })
            .collect()
    }
}
