//! A customer in the middle of a story: the town, the conversation, and what was shown so far.

use crate::{
    graph::World,
    story::{File, Story},
};
use assistant::{Assistant, Awaiting, Channel, Handing, Locale, Outcome, Reply, State, Told};
use understanding::random::Random;

/// One story being played.
pub struct Player<'a> {
    pub(crate) file: &'a File,
    pub(crate) assistant: &'a Assistant,
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
    /// Whether the team was told what was understood so far.
    pub(crate) summed_up: bool,
    pub(crate) transcript: String,
    /// Shown since the last step that sent something.
    pub(crate) shown: String,
    /// All that was shown.
    pub(crate) all: String,
    pub(crate) turns: usize,
    pub(crate) random: Option<Random>,
    pub(crate) wrong: Vec<String>,
    /// What the assistant knows of the same person's conversation on the other channel.
    pub(crate) elsewhere: Option<State>,
    /// Whose account a chat on Telegram would become, once somebody there says yes.
    pub(crate) linking: Option<String>,
}

/// What the channel itself waits for while it asks whether a chat shall be joined to an account.
fn link_question() -> Awaiting {
    Awaiting { kind: "confirm".to_owned(), name: "link_channel".to_owned() }
}

impl Player<'_> {
    /// What is awaited, by the assistant or by the channel before it.
    #[must_use]
    pub fn awaiting(&self) -> Awaiting {
        if self.linking.is_some() { link_question() } else { self.state.awaiting() }
    }

    /// The yes or no to the channel's own question; `false` where it asks none.
    pub(crate) fn answers_the_channel(&mut self, yes: bool) -> bool {
        let Some(customer) = self.linking.take() else { return false };
        if yes {
            let here = std::mem::take(&mut self.state);
            self.elsewhere = Some(here);
            let mut town = self.world.town();
            town.linked.push(customer.clone());
            town.customer = customer;
        }
        true
    }

    /// What was under way on the other channel goes on here, as the product has it.
    pub(crate) fn carry_over(&mut self) {
        let signed_in = !self.world.town().customer.is_empty();
        let Some(other) = self.elsewhere.as_mut().filter(|_| signed_in) else { return };
        if self.state.is_idle()
            && let Some(carried) = other.carry()
        {
            self.state = carried;
        }
    }

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
        if let Some(Handing::Asked(request)) = &outcome.handing {
            self.summed_up = !request.summary.is_empty();
        }
        self.state = outcome.state;
        let agreed = self.state.inspect()["agreed"].as_str().and_then(|id| id.parse().ok());
        if let Some(id) = agreed {
            self.world.town().agree(id);
        }
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
                let kinds: &[&str] = match kind {
                    "CERTIFICATE" => &["certificate"],
                    "INVOICE" => money(&file.title),
                    _ => &["report"],
                };
                let delivered = kinds.iter().map(|kind| ((*kind).to_owned(), reference.to_owned()));
                self.delivered.extend(delivered);
            }
        }
    }
}

/// What an invoice was handed over as: its title says whether it is the receipt, too.
fn money(title: &str) -> &'static [&'static str] {
    let title = title.to_lowercase();
    let receipt = title.contains("reçu") || title.contains("receipt");
    match (receipt, title.starts_with("facture") || title.starts_with("invoice")) {
        (true, true) => &["invoice", "receipt"],
        (true, false) => &["receipt"],
        (false, _) => &["invoice"],
    }
}
