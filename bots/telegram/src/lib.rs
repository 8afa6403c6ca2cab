//! The Telegram channel: a chat with the bot is one conversation of the graph.
//!
//! The adapter holds no rule of the business and knows none of our crates. What a person writes,
//! presses or sends goes to the graph with the chat's own session, so a chat can do what its
//! person may do and nothing more. What is said in the conversation, at once or days later, goes
//! back to the chat in order. `README.md` beside this crate tells what it does and does not do.

mod chat;
mod delivery;
mod graph;
mod heard;
mod inbox;
mod linking;
mod links;
mod origin;
mod sentences;
mod session;
mod store;
mod telegram;
mod visitor;
mod wording;

pub use store::SessionStore;

use anyhow::Context;
use graph::Graph;
use inbox::Inbox;
use links::Links;
use origin::Origin;
use std::{fmt, pin::pin, sync::Arc, time::Duration};
use telegram::Telegram;
use tokio::sync::Semaphore;
use url::Url;

/// How many chats look for news at once; what people write does not wait for it.
const LOOKING_AT_ONCE: usize = 8;

/// How long what people have already written may still be answered after the end was asked for.
const FAREWELL: Duration = Duration::from_secs(20);

/// What the channel needs to run.
pub struct TelegramConfig {
    /// The bot's token, as @BotFather gave it. Never logged.
    pub token: String,
    /// The Bot API's address; Telegram's own where absent.
    pub api_url: Option<Url>,
    /// The graph's endpoint, `http://127.0.0.1:8080/graphql`.
    pub graph_url: String,
    /// The origin customers open in a browser, for links.
    pub public_url: String,
    /// The same origin as this process reaches it: uploads go there, documents come from there.
    pub origin_url: String,
    /// Who the chats are for the graph.
    pub store: SessionStore,
}

impl fmt::Debug for TelegramConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TelegramConfig")
            .field("graph_url", &self.graph_url)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}

/// What every chat shares.
struct Services {
    telegram: Telegram,
    graph: Graph,
    origin: Origin,
    links: Links,
    store: SessionStore,
    looks: Semaphore,
}

/// The user name of the bot that a token belongs to, asked once.
///
/// # Errors
/// Where Telegram does not answer or does not know the token, which no error repeats.
pub async fn bot_name(token: &str, api_url: Option<&str>) -> anyhow::Result<String> {
    let api_url = api_url.map(str::parse).transpose().context("TELEGRAM_API_URL")?;
    Telegram::new(token.to_owned(), api_url)?.name().await
}

/// Talks with everybody who writes to the bot, by long polling, until `shutdown` resolves; what
/// was already written by then is still answered, for at most 20 seconds.
///
/// A rustls crypto provider must be installed in the process. While Telegram cannot be reached it
/// is tried again, ever more slowly.
///
/// # Errors
/// Where an address is none, the store cannot be read, or Telegram does not know the token.
pub async fn run(
    config: TelegramConfig,
    shutdown: impl Future<Output = ()> + Send,
) -> anyhow::Result<()> {
    let mut shutdown = pin!(shutdown);
    let services = Arc::new(Services {
        telegram: Telegram::new(config.token, config.api_url)?,
        graph: Graph::new(config.graph_url)?,
        origin: Origin::new(&config.origin_url)?,
        links: Links::new(&config.public_url)?,
        store: config.store,
        looks: Semaphore::new(LOOKING_AT_ONCE),
    });
    let name = tokio::select! {
        name = services.telegram.introduce() => name?,
        () = &mut shutdown => return Ok(()),
    };
    let mut inbox = Inbox::new(Arc::clone(&services));
    inbox.resume().await.context("the chats' sessions cannot be read")?;
    tracing::info!(bot = name, "the Telegram channel is open");
    inbox.listen(shutdown).await;
    inbox.close(FAREWELL).await;
    Ok(())
}
