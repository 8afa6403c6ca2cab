//! « Something changed »: wakes subscriptions and workers, in this process and in others.
//!
//! A topic is a short string such as `conversation:<id>`. The signal carries no data: who is
//! woken reads the rows they may see. It leaves with the commit of the change, through
//! PostgreSQL's `NOTIFY`.
use crate::{ApiResult, Conn, Pool};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use futures_util::{Stream, StreamExt};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;

/// Woken for every topic: sent after a lost connection, when signals may have been missed.
const ALL: &str = "*";

/// Receives signals of one database and hands them to whoever subscribed.
#[derive(Clone, Debug)]
pub struct Live(broadcast::Sender<String>);

impl Live {
    /// Never signals: where there is no database, as when schemas are written.
    #[must_use]
    pub fn silent() -> Self {
        Self(broadcast::channel(1).0)
    }

    /// Starts listening on a connection of its own, and again whenever it is lost.
    pub fn start(pool: Pool) -> Self {
        let (sender, _) = broadcast::channel(1024);
        let live = Self(sender.clone());
        tokio::spawn(async move {
            loop {
                if let Err(error) = listen(&pool, &sender).await {
                    tracing::warn!(error = format!("{error:#}"), "live signals lost, retrying");
                }
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        });
        live
    }

    /// An item each time the topic is touched; also when signals may have been missed.
    pub fn subscribe(&self, topic: &str) -> impl Stream<Item = ()> + Send + use<> {
        let topic = topic.to_owned();
        BroadcastStream::new(self.0.subscribe()).filter_map(move |signal| {
            let hit = signal.map_or(true, |touched| touched == topic || touched == ALL);
            async move { hit.then_some(()) }
        })
    }
}

async fn listen(pool: &Pool, sender: &broadcast::Sender<String>) -> anyhow::Result<()> {
    let mut conn = pool.dedicated().await?;
    conn.batch_execute("LISTEN autovisite_live").await?;
    // Nobody subscribed is no error.
    let _ = sender.send(ALL.to_owned());
    let mut signals = std::pin::pin!(conn.notifications_stream());
    while let Some(signal) = signals.next().await {
        let _ = sender.send(signal?.payload);
    }
    anyhow::bail!("the notification stream ended")
}

/// Signals `topic` when the caller's transaction commits.
pub async fn touch(conn: &mut Conn, topic: &str) -> ApiResult<()> {
    diesel::sql_query("SELECT pg_notify('autovisite_live', $1)")
        .bind::<diesel::sql_types::Text, _>(topic)
        .execute(conn)
        .await?;
    Ok(())
}
