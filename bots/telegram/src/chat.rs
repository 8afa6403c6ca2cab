//! One chat: what is heard is answered in order, and between two words it looks for news.
use crate::{
    Services, delivery,
    graph::{Author, GraphError, Message},
    heard::{Heard, What},
    sentences::Sentence,
    telegram::{DownloadError, SendError},
    visitor::{Saying, Visitor},
    wording,
};
use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use teloxide::types::ChatId;
use tokio::{sync::mpsc::Receiver, time::sleep};

/// Waits between tries while the graph does not answer; then the person is told.
const PAUSES: [Duration; 3] =
    [Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(4)];

/// A document that does not come so often is replaced by its address.
const PATIENT_TRIES: u32 = 3;

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
        loop {
            let next_look = chat.visitor.session.next_look(now(), chat.failures);
            tokio::select! {
                biased;
                heard = heard.recv() => match heard {
                    Some(heard) => chat.hear(heard).await,
                    None => return,
                },
                () = pause(next_look) => chat.look().await,
            }
        }
    }

    /// Answers one thing, or says why not.
    async fn hear(&mut self, heard: Heard) {
        if let What::Button { query, .. } = &heard.what {
            self.services.telegram.acknowledge(query).await;
        }
        if self.visitor.session.has_handled(heard.update) {
            tracing::debug!(chat = self.id.0, update = heard.update, "an update came again");
            return;
        }
        let session = &mut self.visitor.session;
        session.locale = heard.locale;
        session.last_heard_at = now();
        session.blocked = false;
        match self.answer(&heard).await {
            Ok(()) => {}
            Err(Trouble::Graph(GraphError::Refused(refusal))) => {
                self.settle(heard.update).await;
                self.tell(refusal.words(heard.locale)).await;
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
        let sentence = match heard.what {
            What::FileTooLarge => Some(Sentence::FileTooLarge),
            What::Unreadable => Some(Sentence::NotUnderstood),
            _ => None,
        };
        if let Some(sentence) = sentence {
            self.settle(heard.update).await;
            self.tell(sentence.text(heard.locale)).await;
            return Ok(());
        }
        self.services.telegram.show_typing(self.id).await;
        let messages = self.exchange(heard).await?;
        self.settle(heard.update).await;
        if let What::Button { message, .. } = heard.what {
            self.services.telegram.remove_buttons(self.id, message).await;
        }
        self.deliver(messages).await?;
        Ok(())
    }

    /// One turn with the graph, tried again where that is harmless.
    async fn exchange(&mut self, heard: &Heard) -> Result<Vec<Message>, Trouble> {
        let bytes = match &heard.what {
            What::File(file) => {
                self.services.telegram.download(&file.id).await.map_err(Trouble::File)?
            }
            _ => Vec::new(),
        };
        let mut pauses = PAUSES.into_iter();
        let mut started_over = false;
        loop {
            match self.turn(heard, &bytes).await {
                Err(GraphError::StartOver) if !started_over => started_over = true,
                Err(GraphError::Unreachable) => match pauses.next() {
                    Some(pause) => sleep(pause).await,
                    None => return Err(GraphError::Unreachable.into()),
                },
                outcome => return Ok(outcome?),
            }
        }
    }

    async fn turn(&mut self, heard: &Heard, bytes: &[u8]) -> Result<Vec<Message>, GraphError> {
        let greeting = self.visitor.open().await?;
        let saying = match (&heard.what, greeting) {
            (What::Start, Some(greeting)) => return Ok(greeting),
            (What::Start, None) => Saying::Text(Sentence::Hello.text(heard.locale).to_owned()),
            (What::Text(text), _) => Saying::Text(text.clone()),
            (What::Button { id, .. }, _) => Saying::Button(id.clone()),
            (What::File(file), _) => {
                Saying::Document(self.visitor.upload(file, bytes.to_vec()).await?)
            }
            (What::FileTooLarge | What::Unreadable, _) => return Ok(Vec::new()),
        };
        self.visitor.say(heard.update, saying).await
    }

    /// The update is done with: should it come again, nothing happens.
    async fn settle(&mut self, update: u32) {
        self.visitor.session.handled(update);
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
                delivery::deliver(&self.services, self.id, locale, &message, patient).await?;
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
