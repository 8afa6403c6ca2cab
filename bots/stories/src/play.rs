//! The simulator: plays a story's customer against the assistant, as the contract says.

use crate::{
    events,
    graph::World,
    player::Player,
    story::{self, File, Story},
    town::{Town, moment},
    world,
};
use assistant::{Assistant, Channel, Input, Locale, State, Turn};
use serde_json::Value;
use understanding::{entities, noise, random::Random};

/// What became of a story.
#[derive(Debug, Clone, Default)]
pub struct Played {
    /// Its name.
    pub id: String,
    /// What it covers.
    pub tags: Vec<String>,
    /// What was not as the story says; empty where it ended in the right world.
    pub wrong: Vec<String>,
    /// Writes that the story forbids, and that were attempted.
    pub forbidden: Vec<String>,
    /// How often the customer wrote or tapped.
    pub turns: usize,
    /// What was said.
    pub transcript: String,
}

/// Plays one story.
pub async fn play(file: &File, assistant: &Assistant, story: &Story, seed: Option<u64>) -> Played {
    let now = moment(&file.shared(story.now.as_ref(), "now")).unwrap_or_default();
    let mut town = Town::new(&file.fixtures, &story.given, now);
    if file.shared(story.auth.as_ref(), "auth") == "logged_in" {
        town.customer = file.shared(story.customer.as_ref(), "customer");
    }
    let telegram = file.shared(story.channel.as_ref(), "channel") == "telegram";
    let mut player = Player {
        file,
        assistant,
        story,
        world: World::new(town),
        state: State::default(),
        channel: if telegram { Channel::Telegram } else { Channel::Web },
        silent: false,
        delivered: Vec::new(),
        handovers: 0,
        summed_up: false,
        transcript: String::new(),
        shown: String::new(),
        all: String::new(),
        turns: 0,
        random: seed.map(|seed| Random::new(seed ^ understanding::text::hash(&story.id))),
        wrong: Vec::new(),
        elsewhere: None,
        linking: None,
    };
    player.steps().await;
    player.finish()
}

impl Player<'_> {
    async fn steps(&mut self) {
        let steps = &self.story.steps;
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            if !self.wrong.is_empty() {
                return;
            }
            let times = step["up_to"].as_u64();
            if step["optional"] == true {
                if self.is_due(step) {
                    self.take(step).await;
                    at += 1;
                } else if self.later_is_due(&steps[at + 1..]) || !self.profile(step).await {
                    at += 1;
                }
                continue;
            }
            if let Some(times) = times {
                for _ in 0..times {
                    if self.reach(step).await {
                        self.take(step).await;
                    }
                }
                at += 1;
                continue;
            }
            if !self.reach(step).await {
                let awaiting = self.awaiting();
                let stuck =
                    format!("stuck at step {}: awaits {:?}, step is {step}", at + 1, awaiting);
                self.wrong.push(stuck);
                return;
            }
            self.take(step).await;
            at += 1;
        }
    }

    fn is_due(&self, step: &Value) -> bool {
        let awaiting = self.awaiting();
        story::is_for(step, &awaiting.kind, &awaiting.name)
    }

    /// Whether a later step, up to the next sending one that is not optional, is for what is awaited.
    fn later_is_due(&self, later: &[Value]) -> bool {
        for step in later {
            if step.get("for").is_some() && self.is_due(step) {
                return true;
            }
            if story::sends(step) && step["optional"] != true {
                return story::awaited(step).is_empty();
            }
        }
        false
    }

    /// Answers from the profile until the step is due; `false` where the talk is stuck.
    async fn reach(&mut self, step: &Value) -> bool {
        // What happens before a question was answered happens once it was asked.
        let before = step["before"].as_str().map(|name| serde_json::json!({"for": name}));
        let step = before.as_ref().unwrap_or(step);
        if step.get("for").is_none() {
            return true;
        }
        let mut last = String::new();
        for _ in 0..12 {
            if self.is_due(step) {
                return true;
            }
            let awaiting = self.awaiting();
            let now = format!("{}/{}", awaiting.kind, awaiting.name);
            if now == last || !self.profile(step).await {
                return false;
            }
            last = now;
        }
        false
    }

    /// The profile's answer to what is awaited; `false` where it has none.
    async fn profile(&mut self, _step: &Value) -> bool {
        let awaiting = self.awaiting();
        if matches!(awaiting.kind.as_str(), "confirm" | "none") {
            return false;
        }
        let Some(answer) = self.file.answer(self.story, &awaiting.name, &awaiting.kind) else {
            return false;
        };
        match answer.clone() {
            Value::String(text) => self.say(&text).await,
            other => self.send(&other).await,
        }
        true
    }

    async fn take(&mut self, step: &Value) {
        if let Some(wanted) = step.get("says_any") {
            let shown = plain(&self.shown);
            let said = wanted.as_array().into_iter().flatten().filter_map(Value::as_str);
            if !said.clone().any(|part| shown.contains(&plain(part))) {
                self.wrong.push(format!("none of {wanted} was said"));
            }
            return;
        }
        if let Some(check) = step.get("check") {
            self.check(check);
            return;
        }
        self.shown.clear();
        match step["channel"].as_str() {
            Some("telegram") => self.channel = Channel::Telegram,
            Some(_) => self.channel = Channel::Web,
            None => {}
        }
        let times = step["times"].as_u64().unwrap_or(1);
        if let Some(semantic) = step["tap"].as_str() {
            // A tab that shows no such button any more: the tap does nothing.
            let stale = step["tab"].is_u64() && self.state.button(semantic).is_none();
            if !stale {
                self.press(semantic, times).await;
            }
        } else {
            for _ in 0..times {
                self.send(step).await;
            }
        }
        let logs_in = step["event"] == "login_completed"
            || step["event"] == "magic_link_opened" && step["age"] == "fresh";
        if logs_in && self.awaiting().kind == "login" {
            // The widget presses its button once the person is known.
            self.press("login", 1).await;
        }
        let most = self
            .story
            .max_user_turns
            .or(self.file.defaults["max_user_turns"].as_u64().map(|most| most as usize));
        if most.is_some_and(|most| self.turns > most) {
            self.wrong.push(format!("more than {most:?} turns"));
        }
    }

    async fn send(&mut self, step: &Value) {
        if let Some(text) = step["user"].as_str() {
            let text = match &mut self.random {
                Some(random) => {
                    let values = entities::shapes(text);
                    let kept: Vec<_> = values.into_iter().map(|(_, range)| range).collect();
                    noise::disturb(text, &kept, random)
                }
                None => text.to_owned(),
            };
            self.say(&text).await;
        } else if let Some(semantic) = step["tap"].as_str() {
            self.tap(semantic).await;
        } else if let Some(file) = step["upload"].as_str() {
            self.upload(file).await;
        } else if let Some(event) = step["event"].as_str()
            && let Err(reason) = events::happens(self, event, step)
        {
            self.wrong.push(reason);
        }
    }

    async fn say(&mut self, text: &str) {
        self.transcript.push_str(&format!("\n> {text}"));
        self.turns += 1;
        self.turn(Input::Text(text.to_owned())).await;
    }

    async fn tap(&mut self, semantic: &str) {
        self.press(semantic, 1).await;
    }

    /// Presses one button, and that same button again at once.
    async fn press(&mut self, semantic: &str, times: u64) {
        self.transcript.push_str(&format!("\n> [{semantic}]"));
        self.turns += 1;
        if matches!(semantic, "confirm" | "deny") && self.answers_the_channel(semantic == "confirm")
        {
            return;
        }
        match self.state.button(semantic) {
            Some(id) => {
                for _ in 0..times {
                    self.turn(Input::Button(id.clone())).await;
                }
            }
            // The link to pay opens a page of the browser; « later » is not offered everywhere.
            None if matches!(semantic, "pay" | "later") => {}
            None => self.wrong.push(format!("no button {semantic}")),
        }
    }

    async fn upload(&mut self, file: &str) {
        self.transcript.push_str(&format!("\n> (document {file})"));
        self.turns += 1;
        let (id, told) = events::read(self, file);
        self.turn(Input::Document { id, beside: None }).await;
        self.hear(told);
    }

    async fn turn(&mut self, input: Input) {
        if matches!(input, Input::Text(_)) {
            self.carry_over();
        }
        let (now, signed_in) = {
            let town = self.world.town();
            (town.now, !town.customer.is_empty())
        };
        let desk = crate::town::desk_hours();
        let turn = Turn {
            input,
            now,
            locale: Locale::Fr,
            signed_in,
            graph: &self.world,
            channel: self.channel,
            desk: &desk,
        };
        let queued = self.state.handover();
        let outcome = self.assistant.respond(self.state.clone(), turn).await;
        self.silent = outcome.replies.is_empty();
        self.show(outcome);
        if self.state.handover() != queued && queued == assistant::Handover::None {
            self.handovers += 1;
        }
    }

    fn check(&mut self, check: &Value) {
        let missing = world::missing(check, &world::world(self));
        self.wrong.extend(missing);
        self.leaks(check);
    }

    fn leaks(&mut self, check: &Value) {
        let all = self.all.to_lowercase();
        let forbidden = check["leak"]["forbidden_strings"].as_array();
        for part in forbidden.into_iter().flatten().filter_map(Value::as_str) {
            if all.contains(&part.to_lowercase()) {
                self.wrong.push(format!("leaks {part}"));
            }
        }
    }

    fn finish(mut self) -> Played {
        if self.wrong.is_empty() {
            let last = self.story.last.clone();
            self.check(&last);
        }
        let town = self.world.town();
        let mut forbidden = Vec::new();
        for never in self.story.last["never"].as_array().into_iter().flatten() {
            let name = never.as_str().or(never["op"].as_str()).unwrap_or_default();
            let tried = town.attempted.iter().any(|(own, with)| {
                own == name && never.get("with").is_none_or(|wanted| world::fits(wanted, with))
            });
            if tried {
                forbidden.push(never.to_string());
            }
        }
        for unknown in &town.unknown {
            self.wrong.push(format!("the town does not know {unknown}"));
        }
        Played {
            id: self.story.id.clone(),
            tags: self.story.tags.clone(),
            wrong: self.wrong.clone(),
            forbidden,
            turns: self.turns,
            transcript: self.transcript.clone(),
        }
    }
}

/// Without case, accents, kinds of spaces and apostrophes, and zeros before hours.
fn plain(text: &str) -> String {
    let folded = understanding::text::fold(text).replace(['\u{a0}', '\u{202f}'], " ");
    folded.replace('’', "'").replace(" 0", " ")
}
