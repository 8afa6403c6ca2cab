//! The policy's writing desk: the state, what is known this turn, and what leaves it.

use crate::{
    button::{Button, ButtonKind, ButtonStyle, UploadKind},
    effects::Effect,
    figures::Happened,
    graph_types::Centre,
    local,
    locale::Locale,
    meaning::{Meaning, Offered},
    people::{DeskHours, Handing},
    question::Question,
    replies::{Label, Line, Writer},
    state::{Act, Pending, State},
    steps::Step,
    turn::{Attachment, Channel, Reply},
};
use chrono::{DateTime, NaiveDate, Utc};
use fr::consent::Consent;
use std::collections::VecDeque;
use uuid::Uuid;

/// One turn of the policy. Pure: it changes the state and collects replies and effects.
pub(crate) struct Desk<'a> {
    pub(crate) state: State,
    pub(crate) now: DateTime<Utc>,
    pub(crate) locale: Locale,
    pub(crate) signed_in: bool,
    pub(crate) channel: Channel,
    pub(crate) centres: &'a [Centre],
    /// When the team answers here.
    pub(crate) hours: &'a [DeskHours],
    /// What the customer wrote in this turn.
    pub(crate) words: String,
    /// What this turn changes for the team.
    pub(crate) handing: Option<Handing>,
    pub(crate) replies: Vec<Reply>,
    pub(crate) effects: Vec<Effect>,
    /// What other flows do next, in order.
    pub(crate) steps: VecDeque<Step>,
    /// The version of the words beside the button that was pressed, whose box is ticked.
    pub(crate) agreed: Option<&'static str>,
    /// What was agreed to this turn, to be given back should the graph be unavailable.
    pub(crate) pressed: Option<Meaning>,
    /// The buttons this turn answers, to be given back likewise.
    answered: Vec<Button>,
    /// Something was answered beside the question that stands: it is asked again at the end.
    pub(crate) go_back: bool,
    /// What is asked of the graph is only looked at: what is under way stands.
    pub(crate) aside: bool,
    /// This turn began something that asks questions.
    pub(crate) led: bool,
    /// Nothing is said, on purpose.
    pub(crate) silent: bool,
    /// What this turn means for the figures.
    pub(crate) noted: Vec<Happened>,
}

/// How many buttons are remembered: enough for a long scroll back.
const REMEMBERED: usize = 60;

/// How many buttons can stand between two answers: those of several pieces of news.
const MOST_STANDING: usize = 30;

impl<'a> Desk<'a> {
    pub(crate) fn new(
        state: State,
        now: DateTime<Utc>,
        locale: Locale,
        signed_in: bool,
        channel: Channel,
        centres: &'a [Centre],
    ) -> Self {
        let locale = state.locale.unwrap_or(locale);
        Self {
            state,
            now,
            locale,
            signed_in,
            channel,
            centres,
            hours: &[],
            words: String::new(),
            handing: None,
            replies: Vec::new(),
            effects: Vec::new(),
            steps: VecDeque::new(),
            agreed: None,
            pressed: None,
            answered: Vec::new(),
            go_back: false,
            aside: false,
            led: false,
            silent: false,
            noted: Vec::new(),
        }
    }

    pub(crate) fn today(&self) -> NaiveDate {
        local::paris(self.now).date()
    }

    pub(crate) fn writer(&self) -> Writer {
        Writer { locale: self.locale, today: self.today() }
    }

    pub(crate) fn centre(&self, id: Uuid) -> Option<&'a Centre> {
        self.centres.iter().find(|centre| centre.id == id)
    }

    /// The centre to telephone: the appointment's, else the one that is spoken of.
    pub(crate) fn called(&self) -> Option<Centre> {
        let own = self.state.appointment.as_ref().map(|own| own.centre.clone());
        let spoken = self.state.draft.centre.and_then(|id| self.centre(id)).cloned();
        [own, spoken].into_iter().flatten().find(|centre| !centre.phone.is_empty())
    }

    /// The centres to telephone: the one, or where none is meant, some.
    pub(crate) fn callable(&self) -> Vec<Centre> {
        let with_phone = self.centres.iter().filter(|centre| !centre.phone.is_empty());
        self.called().map_or_else(|| with_phone.take(5).cloned().collect(), |one| vec![one])
    }

    /// Adds a message.
    pub(crate) fn say(&mut self, line: &Line<'_>) {
        let text = self.writer().line(line);
        self.replies.push(Reply { text, ..Reply::default() });
    }

    /// Adds a message that is a question: the answer is awaited.
    pub(crate) fn ask(&mut self, question: Question, line: &Line<'_>) {
        self.say(line);
        self.go_back = false;
        self.state.question = question;
        self.state.options.clear();
        self.state.buttons_made += 1;
    }

    /// Puts a button under the last message.
    pub(crate) fn button(&mut self, meaning: Meaning, label: &Label<'_>, style: ButtonStyle) {
        let kind = match meaning {
            Meaning::Upload | Meaning::UploadReport => ButtonKind::Upload,
            // Only the web has a page to log in on; elsewhere it is asked for in the chat.
            Meaning::Login if self.channel == Channel::Web => ButtonKind::Login,
            _ => ButtonKind::Reply,
        };
        self.any_button(meaning, label, kind, style, None);
    }

    /// A button that the channel presses by itself once the person is known; answers its id.
    pub(crate) fn unseen(&mut self, meaning: Meaning) -> String {
        let id = self.nonce("unseen");
        self.remember(&id, meaning);
        id
    }

    fn remember(&mut self, id: &str, meaning: Meaning) {
        let turn = self.state.buttons_made;
        let id = id.to_owned();
        self.state.buttons.push(Offered { id, meaning, turn, used: false, answered: false });
        let surplus = self.state.buttons.len().saturating_sub(REMEMBERED);
        self.state.buttons.drain(..surplus);
    }

    /// Puts a link under the last message.
    pub(crate) fn link(&mut self, meaning: Meaning, label: &Label<'_>, url: String) {
        self.any_button(meaning, label, ButtonKind::Link, ButtonStyle::Primary, Some(url));
    }

    fn any_button(
        &mut self,
        meaning: Meaning,
        label: &Label<'_>,
        kind: ButtonKind,
        style: ButtonStyle,
        url: Option<String>,
    ) {
        let label = self.writer().label(label);
        let id = self.nonce("button");
        let upload = match meaning {
            Meaning::Upload => Some(UploadKind::RegistrationCertificate),
            Meaning::UploadReport => Some(UploadKind::PreviousInspection),
            _ => None,
        };
        if self.state.question.offers_choice() && meaning.is_option() {
            self.state.options.push(label.clone());
        }
        self.remember(&id, meaning);
        let button = Button { id, label, kind, style, url, upload, consent: None };
        self.state.standing.push(button.clone());
        let surplus = self.state.standing.len().saturating_sub(MOST_STANDING);
        self.state.standing.drain(..surplus);
        if let Some(reply) = self.replies.last_mut() {
            reply.buttons.push(button);
        }
    }

    /// The customer answers what was offered so far: none of its buttons does anything any more.
    pub(crate) fn answer(&mut self) {
        self.answered = std::mem::take(&mut self.state.standing);
        self.state.buttons.iter_mut().for_each(|button| button.answered = true);
    }

    /// Puts the buttons that still answer something under the last message.
    pub(crate) fn offer_again(&mut self) {
        if let Some(reply) = self.replies.last_mut() {
            reply.buttons.clone_from(&self.state.standing);
        }
    }

    /// The box beside a button is ticked: the words that were read count. Whoever scrolled back to it
    /// read those of today.
    pub(crate) fn tick(&mut self, button: &str) {
        let shown = self.state.standing.iter().find(|own| own.id == button);
        let text = match shown.and_then(|own| own.consent.as_deref()) {
            Some(words) => Consent::Picture.read(words),
            None => Some(Consent::Picture.today()),
        };
        self.agreed = text.map(|text| text.version);
    }

    /// Puts a box beside the last button.
    pub(crate) fn consent(&mut self, label: &Label<'_>) {
        let label = self.writer().label(label);
        let shown = self.replies.last_mut().and_then(|reply| reply.buttons.last_mut());
        for button in shown.into_iter().chain(self.state.standing.last_mut()) {
            button.consent = Some(label.clone());
        }
    }

    /// Puts a file under the last message.
    pub(crate) fn attach(&mut self, kind: &str, title: String, url: String) {
        if let Some(reply) = self.replies.last_mut() {
            reply.attachments.push(Attachment { kind: kind.to_owned(), title, url });
        }
    }

    /// What was asked for this turn was not done: its button, and those beside it, may be pressed
    /// again.
    pub(crate) fn give_back(&mut self) {
        if let Some(pressed) = self.pressed.take() {
            for button in self.state.buttons.iter_mut().filter(|b| b.meaning == pressed) {
                button.used = false;
            }
        }
        let mut standing = std::mem::take(&mut self.answered);
        for button in &mut self.state.buttons {
            button.answered &= !standing.iter().any(|own| own.id == button.id);
        }
        standing.append(&mut self.state.standing);
        self.state.standing = standing;
    }

    /// Asks something of the graph; the answer comes back as a signal.
    pub(crate) fn run(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Leaves the next step to another flow.
    pub(crate) fn then(&mut self, step: Step) {
        self.steps.push_back(step);
    }

    /// Binds an act to the words that are about to be shown.
    pub(crate) fn agree(&mut self, line: &Line<'_>, act: Act) -> Uuid {
        let summary = self.writer().line(line);
        let hash = Uuid::new_v5(&Uuid::NAMESPACE_OID, summary.as_bytes());
        let same = self
            .state
            .pending
            .as_ref()
            .is_some_and(|pending| pending.hash == hash && pending.act == act);
        if !same {
            let key = self.nonce("act");
            self.state.pending = Some(Pending { hash, key, act });
        }
        hash
    }

    /// As [`Self::nonce`], and the same when the message is sent again after a crash.
    pub(crate) fn lasting(&self, purpose: &str) -> String {
        let Some(last) = self.state.buttons.last() else { return self.nonce(purpose) };
        let seed = format!("{purpose}/{}/{}", self.state.buttons_made, last.id);
        Uuid::new_v5(&Uuid::NAMESPACE_OID, seed.as_bytes()).simple().to_string()
    }

    /// A name nobody used before in this conversation, the same when the turn is replayed.
    pub(crate) fn nonce(&self, purpose: &str) -> String {
        let made = self.state.buttons.last().map_or("", |button| button.id.as_str());
        let seed =
            format!("{purpose}/{}/{}/{made}", self.now.timestamp_micros(), self.state.buttons_made);
        Uuid::new_v5(&Uuid::NAMESPACE_OID, seed.as_bytes()).simple().to_string()
    }
}
