//! One chat: what is heard is answered in order, and between two words it looks for news.
use crate::{
    Services, delivery,
    graph::{Author, GraphError, Message},
    heard::{Heard, SentFile, What},
    linking,
    sentences::Sentence,
    telegram::{DownloadError, SendError},
    visitor::{Saying, Visitor},
    wording,
};
use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use teloxide::types::{ChatId, MessageId};
use tokio::{
    sync::mpsc::Receiver,
    time::{sleep, timeout},
};

/// Waits between tries while the graph does not answer; then the person is told.
const PAUSES: [Duration; 3] =
    [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(4)];

/// Pictures of one album come in updates that follow each other closer than this.
const ALBUM_PAUSE: Duration = Duration::from_millis(1_000);

/// A document that does not come so often is replaced by its address.
const PATIENT_TRIES: u32 = 3;

/// What the origin answers while it is worked on.
const MAINTENANCE: &str = "MAINTENANCE";

/// Why a turn did not end well.
enum Trouble {
    Graph(GraphError),
    Telegram(SendError),
    File(DownloadError),
}

impl From<GraphError> for Trouble {
    fn from(error: GraphError) -> Self {
        Self::Graph(error)
    }
}

impl From<SendError> for Trouble {
    fn from(error: SendError) -> Self {
        Self::Telegram(error)
    }
}

/// A chat with one person.
pub(crate) struct Chat {
    id: ChatId,
    visitor: Visitor,
    services: Arc<Services>,
    /// Looks and deliveries that failed in a row.
    failures: u32,
}

impl Chat {
    /// Lives until nothing can be heard any more; what was heard by then is answered first.
    pub(crate) async fn live(id: ChatId, services: Arc<Services>, mut heard: Receiver<Heard>) {
        let visitor = Visitor::recall(id.0, Arc::clone(&services)).await;
        let mut chat = Self { id, visitor, services, failures: 0 };
        let mut next = None;
        loop {
            let next_look = chat.visitor.session.next_look(now(), chat.failures);
            let first = match next.take() {
                Some(first) => first,
                None => tokio::select! {
                    biased;
                    first = heard.recv() => match first {
                        Some(first) => first,
                        None => return,
                    },
                    () = pause(next_look) => {
                        chat.look().await;
                        chat.part().await;
                        continue;
                    }
                },
            };
            let (whole, after) = chat.gather(first, &mut heard).await;
            next = after;
            chat.hear(whole).await;
            chat.part().await;
        }
    }

    /// Waits for the other pictures of an album; gives back what came after it.
    async fn gather(
        &self,
        mut first: Heard,
        heard: &mut Receiver<Heard>,
    ) -> (Heard, Option<Heard>) {
        while first.album().is_some() {
            let Ok(Some(next)) = timeout(ALBUM_PAUSE, heard.recv()).await else { break };
            if next.updates.iter().all(|update| self.visitor.session.has_handled(*update)) {
                continue;
            }
            if let Err(other) = first.join(next) {
                return (first, Some(other));
            }
        }
        (first, None)
    }

    /// Answers one thing, or says why not.
    async fn hear(&mut self, heard: Heard) {
        if let What::Button { query, .. } = &heard.what {
            self.services.telegram.acknowledge(query).await;
        }
        if heard.updates.iter().all(|update| self.visitor.session.has_handled(*update)) {
            tracing::debug!(chat = self.id.0, updates = ?heard.updates, "an update came again");
            return;
        }
        let session = &mut self.visitor.session;
        session.locale = heard.locale;
        session.last_heard_at = now();
        session.blocked = false;
        match self.answer(&heard).await {
            Ok(()) => {}
            Err(Trouble::Graph(GraphError::Refused(refusal))) => {
                self.settle(&heard.updates).await;
                let mut told = refusal.words(heard.locale).to_owned();
                if refusal.code == MAINTENANCE {
                    told = format!("{told} {}", Sentence::SendAgain.text(heard.locale));
                }
                self.tell(&told).await;
            }
            Err(Trouble::Graph(_)) => self.tell(Sentence::Unavailable.text(heard.locale)).await,
            Err(Trouble::File(error)) => {
                let sentence = match error {
                    DownloadError::TooLarge => Sentence::FileTooLarge,
                    DownloadError::Lost => Sentence::FileLost,
                };
                self.tell(sentence.text(heard.locale)).await;
            }
            Err(Trouble::Telegram(error)) => self.not_delivered(error).await,
        }
    }

    async fn answer(&mut self, heard: &Heard) -> Result<(), Trouble> {
        if let What::Unusable { why, beside } = &heard.what {
            self.tell(why.text(heard.locale)).await;
            if beside.is_none() {
                self.settle(&heard.updates).await;
                return Ok(());
            }
        }
        if let Some(own) = linking::answer(&mut self.visitor, &heard.what, heard.locale).await? {
            self.settle(&heard.updates).await;
            self.take_buttons_away(heard).await;
            let html = wording::escape(&own.text);
            let sent = self.services.telegram.send_html(self.id, &html, own.keyboard).await?;
            self.visitor.session.offered(sent.0);
            return Ok(());
        }
        self.services.telegram.show_typing(self.id).await;
        let messages = self.exchange(heard).await?;
        self.settle(&heard.updates).await;
        self.take_buttons_away(heard).await;
        self.deliver(messages).await?;
        Ok(())
    }

    /// What was answered cannot be pressed again: neither the pressed button, nor those that
    /// stood beside it or above, which were answered with it.
    async fn take_buttons_away(&mut self, heard: &Heard) {
        let mut answered = std::mem::take(&mut self.visitor.session.keyboards);
        if let What::Button { message, .. } = heard.what {
            answered.retain(|own| *own != message.0);
            answered.insert(0, message.0);
        }
        for message in answered {
            self.services.telegram.remove_buttons(self.id, MessageId(message)).await;
        }
    }

    /// One turn with the graph, tried again where that is harmless.
    async fn exchange(&mut self, heard: &Heard) -> Result<Vec<Message>, Trouble> {
        let mut files = Vec::new();
        if let What::Files(sent) = &heard.what {
            for file in &sent.files {
                let bytes = self.services.telegram.download(&file.id).await;
                files.push((file.clone(), bytes.map_err(Trouble::File)?));
            }
        }
        let mut pauses = PAUSES.into_iter();
        let mut started_over = false;
        loop {
            match self.turn(heard, &files).await {
                Err(GraphError::StartOver) if !started_over => started_over = true,
                Err(GraphError::Unreachable) => match pauses.next() {
                    Some(pause) => sleep(pause).await,
                    None => return Err(GraphError::Unreachable.into()),
                },
                outcome => return Ok(outcome?),
            }
        }
    }

    async fn turn(
        &mut self,
        heard: &Heard,
        files: &[(SentFile, Vec<u8>)],
    ) -> Result<Vec<Message>, GraphError> {
        let greeting = self.visitor.open().await?;
        let saying = match (&heard.what, greeting) {
            (What::Start, Some(greeting)) => return Ok(greeting),
            (What::Start, None) => Saying::Text(Sentence::Hello.text(heard.locale).to_owned()),
            (What::Text(text), _) => Saying::Text(text.clone()),
            (What::Button { id, .. }, _) => Saying::Button(id.clone()),
            (What::Files(sent), _) => {
                let (document, taken) = self.visitor.upload(files).await?;
                if taken < files.len() {
                    self.tell(Sentence::AlbumCut.text(heard.locale)).await;
                }
                Saying::Document(document, sent.caption.clone())
            }
            (What::Unusable { beside: Some(beside), .. }, _) => Saying::Text(beside.clone()),
            // What is about whose chat it is was answered before.
            (What::Unusable { beside: None, .. } | What::Link(_) | What::Unlink, _) => {
                return Ok(Vec::new());
            }
        };
        // Of an album the first number stands for all.
        let update = heard.updates.first().copied().unwrap_or_default();
        self.visitor.say(update, saying).await
    }

    /// The update is done with: should it come again, nothing happens.
    async fn settle(&mut self, updates: &[u32]) {
        updates.iter().for_each(|update| self.visitor.session.handled(*update));
        self.visitor.save().await;
    }

    /// Sends on what the person has not been told, in order. What they said themselves they know.
    async fn deliver(&mut self, mut messages: Vec<Message>) -> Result<(), SendError> {
        messages.sort_by_key(|message| message.seq);
        for message in messages {
            if message.seq <= self.visitor.session.last_seq {
                continue;
            }
            if message.author != Author::Customer {
                let locale = self.visitor.session.locale;
                let patient = self.failures < PATIENT_TRIES;
                let offered =
                    delivery::deliver(&self.services, self.id, locale, &message, patient).await?;
                let session = &mut self.visitor.session;
                offered.into_iter().for_each(|message| session.offered(message.0));
                let asked = message.buttons.iter().find_map(|button| button.upload);
                session.asked = asked.or(session.asked);
            }
            self.visitor.session.last_seq = message.seq;
            self.visitor.save().await;
        }
        self.failures = 0;
        Ok(())
    }

    /// Looks for what was said since: payments, documents, certificates.
    async fn look(&mut self) {
        let services = Arc::clone(&self.services);
        let permit = services.looks.acquire().await;
        let news = self.visitor.news().await;
        drop(permit);
        match news {
            Ok(messages) => {
                if let Err(error) = self.deliver(messages).await {
                    self.not_delivered(error).await;
                }
            }
            Err(error) => {
                tracing::debug!(chat = self.id.0, ?error, "no news could be read");
                self.failures = self.failures.saturating_add(1);
            }
        }
    }

    /// Says that the account left the chat, where that was done elsewhere.
    async fn part(&mut self) {
        if std::mem::take(&mut self.visitor.session.parted) {
            self.visitor.save().await;
            self.tell(Sentence::Unlinked.text(self.visitor.session.locale)).await;
        }
    }

    /// A sentence of the channel's own.
    async fn tell(&mut self, text: &str) {
        let html = wording::escape(text);
        if let Err(error) = self.services.telegram.send_html(self.id, &html, Vec::new()).await {
            self.not_delivered(error).await;
        }
    }

    /// What was not delivered is delivered by a later look, unless the person left.
    async fn not_delivered(&mut self, error: SendError) {
        self.failures = self.failures.saturating_add(1);
        tracing::warn!(chat = self.id.0, ?error, "a message was not delivered");
        if error == SendError::Blocked {
            self.visitor.session.blocked = true;
            self.visitor.save().await;
        }
    }
}

async fn pause(length: Option<Duration>) {
    match length {
        Some(length) => sleep(length).await,
        None => std::future::pending().await,
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
