//! A customer in the middle of a story: the town, the conversation, and what was shown so far.

use crate::{
    graph::World,
    story::{File, Story},
};
use assistant::{Channel, Locale, Outcome, Reply, State, Told};
use understanding::random::Random;

/// One story being played.
pub struct Player<'a> {
    pub(crate) file: &'a File,
    pub(crate) story: &'a Story,
    /// The town.
    pub world: World,
    /// The conversation.
    pub state: State,
    pub(crate) channel: Channel,
    /// Whether nothing was said to the last message.
    pub silent: bool,
    /// Papers handed over: kind, reference.
    pub delivered: Vec<(String, String)>,
    /// People asked for.
    pub handovers: usize,
    pub(crate) transcript: String,
    /// Shown since the last step that sent something.
    pub(crate) shown: String,
    /// All that was shown.
    pub(crate) all: String,
    pub(crate) turns: usize,
    pub(crate) random: Option<Random>,
    pub(crate) wrong: Vec<String>,
}

impl Player<'_> {
    /// The language of the conversation.
    #[must_use]
    pub fn locale(&self) -> &'static str {
        match self.state.locale() {
            Some(Locale::En) => "en",
            _ => "fr",
        }
    }

    /// News of something outside the chat.
    pub(crate) fn hear(&mut self, told: Told) {
        let now = self.world.town().now;
        let outcome = assistant::tell(self.state.clone(), told, Locale::Fr, now);
        self.show(outcome);
    }

    /// Takes over what came of a turn.
    pub(crate) fn show(&mut self, outcome: Outcome) {
        self.state = outcome.state;
        for reply in &outcome.replies {
            self.note(reply);
        }
    }

    fn note(&mut self, reply: &Reply) {
        let labels: Vec<&str> = reply.buttons.iter().map(|button| button.label.as_str()).collect();
        self.transcript.push_str(&format!("\n< {} {labels:?}", reply.text));
        self.shown.push_str(&reply.text);
        self.shown.push_str(&labels.join("\n"));
        self.shown.push('\n');
        self.all.push_str(&reply.text);
        for file in &reply.attachments {
            let mut parts = file.url.trim_start_matches("/documents/").split('/');
            if let (Some(reference), Some(kind)) = (parts.next(), parts.next()) {
                let kind = if kind == "CERTIFICATE" { "certificate" } else { "report" };
                self.delivered.push((kind.to_owned(), reference.to_owned()));
            }
        }
    }
}
