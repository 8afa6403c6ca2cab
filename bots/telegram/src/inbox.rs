//! Updates from Telegram, each handed to its own chat: one slow chat holds up nobody else.
use crate::{
    Services,
    chat::Chat,
    heard::{self, Heard, Place},
    sentences::Sentence,
    telegram::in_words,
};
use futures_util::StreamExt;
use std::{
    collections::{HashMap, HashSet},
    io,
    pin::{Pin, pin},
    sync::Arc,
    time::Duration,
};
use teloxide::{
    types::{ChatId, Update},
    update_listeners::{AsUpdateStream, UpdateListener},
};
use tokio::{
    sync::mpsc::{self, Sender, error::TrySendError},
    task::JoinSet,
    time::timeout,
};

/// More unanswered messages than this in one chat are not a conversation.
const LONGEST_QUEUE: usize = 32;

/// Every chat, and the way into it.
pub(crate) struct Inbox {
    services: Arc<Services>,
    chats: HashMap<ChatId, Sender<Heard>>,
    lives: JoinSet<()>,
    /// Groups that were told, since this start, to write in private.
    turned_away: HashSet<ChatId>,
}

impl Inbox {
    pub(crate) fn new(services: Arc<Services>) -> Self {
        Self { services, chats: HashMap::new(), lives: JoinSet::new(), turned_away: HashSet::new() }
    }

    /// Wakes the chats of before: news may have come while nobody looked.
    pub(crate) async fn resume(&mut self) -> io::Result<()> {
        for chat in self.services.store.chats().await? {
            self.begin(ChatId(chat));
        }
        Ok(())
    }

    /// Hands out updates until `shutdown` resolves.
    pub(crate) async fn listen(
        &mut self,
        mut shutdown: Pin<&mut (impl Future<Output = ()> + Send)>,
    ) {
        let mut listener = self.services.telegram.listener().await;
        let stop = listener.stop_token();
        let mut updates = pin!(listener.as_stream());
        let mut stopping = false;
        loop {
            tokio::select! {
                update = updates.next() => match update {
                    Some(Ok(update)) => self.receive(update),
                    // The listener waits before it tries again, ever longer.
                    Some(Err(error)) => {
                        tracing::warn!(error = in_words(&error), "no updates from Telegram");
                    }
                    None => return,
                },
                () = &mut shutdown, if !stopping => {
                    stopping = true;
                    stop.stop();
                }
            }
        }
    }

    /// Lets every chat answer what it has heard, for at most so long.
    pub(crate) async fn close(mut self, patience: Duration) {
        self.chats.clear();
        let all = async { while self.lives.join_next().await.is_some() {} };
        if timeout(patience, all).await.is_err() {
            tracing::warn!("some chats were left without an answer");
        }
    }

    fn receive(&mut self, update: Update) {
        match heard::read(update) {
            Some(Place::Private(chat, heard)) => self.hand_over(chat, heard),
            Some(Place::Public(chat, locale)) if self.turned_away.insert(chat) => {
                let services = Arc::clone(&self.services);
                self.lives.spawn(async move {
                    let sentence = Sentence::PrivateOnly.text(locale);
                    let sent = services.telegram.send_html(chat, sentence, Vec::new()).await;
                    if let Err(error) = sent {
                        tracing::debug!(chat = chat.0, ?error, "a group could not be told");
                    }
                });
            }
            _ => {}
        }
    }

    fn hand_over(&mut self, chat: ChatId, heard: Heard) {
        // Lives that ended are let go.
        while self.lives.try_join_next().is_some() {}
        let way = self.chats.get(&chat).filter(|way| !way.is_closed()).cloned();
        let way = way.unwrap_or_else(|| self.begin(chat));
        if let Err(TrySendError::Full(heard)) = way.try_send(heard) {
            tracing::warn!(chat = chat.0, updates = ?heard.updates, "a chat writes too fast");
        }
    }

    fn begin(&mut self, chat: ChatId) -> Sender<Heard> {
        let (way, ear) = mpsc::channel(LONGEST_QUEUE);
        self.lives.spawn(Chat::live(chat, Arc::clone(&self.services), ear));
        self.chats.insert(chat, way.clone());
        way
    }
}
