//! A bot at work between the two fakes.
use crate::{
    fake_bot_api::{FakeBotApi, TOKEN},
    fake_graph::FakeGraph,
};
use std::time::Duration;
use telegram::{SessionStore, TelegramConfig};
use tempfile::TempDir;
use tokio::{sync::oneshot, task::JoinHandle};

/// A bot that runs.
struct Running {
    stop: oneshot::Sender<()>,
    end: JoinHandle<anyhow::Result<()>>,
}

/// Both fakes, a folder for sessions, and the bot.
pub(crate) struct Bench {
    pub(crate) telegram: FakeBotApi,
    pub(crate) graph: FakeGraph,
    folder: TempDir,
    running: Option<Running>,
}

impl Bench {
    /// Everything, running.
    pub(crate) async fn start() -> Self {
        let mut bench = Self::stopped().await;
        bench.start_bot();
        bench
    }

    /// Everything but the bot.
    pub(crate) async fn stopped() -> Self {
        // Another test of this process may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self {
            telegram: FakeBotApi::start().await,
            graph: FakeGraph::start().await,
            folder: tempfile::tempdir().unwrap(),
            running: None,
        }
    }

    pub(crate) fn config(&self) -> TelegramConfig {
        TelegramConfig {
            token: TOKEN.to_owned(),
            api_url: Some(self.telegram.url.parse().unwrap()),
            graph_url: format!("{}/graphql", self.graph.origin),
            public_url: "https://autovisite.example".to_owned(),
            origin_url: self.graph.origin.clone(),
            store: SessionStore::open(self.folder.path()).unwrap(),
        }
    }

    pub(crate) fn start_bot(&mut self) {
        let (stop, stopped) = oneshot::channel::<()>();
        let bot = telegram::run(self.config(), async move {
            let _ = stopped.await;
        });
        self.running = Some(Running { stop, end: tokio::spawn(bot) });
    }

    /// Asks the bot to end and waits until it has.
    pub(crate) async fn stop_bot(&mut self) {
        let running = self.running.take().unwrap();
        running.stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(25), running.end)
            .await
            .expect("the bot ends when it is asked to")
            .unwrap()
            .unwrap();
    }
}
