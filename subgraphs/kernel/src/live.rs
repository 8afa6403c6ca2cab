//! « Something changed »: wakes subscriptions and workers, in this process and in others.
//!
//! A topic is a short string such as `conversation:<id>`. The signal carries no data, at most the id of
//! what changed behind a space: who is woken reads the rows they may see. It leaves with the commit of
//! the change, through PostgreSQL's `NOTIFY`.
use crate::{ApiResult, Conn, Pool};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use futures_util::{Stream, StreamExt};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use uuid::Uuid;

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

    /// The id of what changed, each time something of the topic is touched by its id; none where
    /// anything may have changed, as after signals that were missed.
    pub fn subscribe_by_id(&self, topic: &str) -> impl Stream<Item = Option<Uuid>> + Send + use<> {
        let topic = topic.to_owned();
        BroadcastStream::new(self.0.subscribe()).filter_map(move |signal| {
            let hit = signal.map_or(Some(None), |touched| named(&touched, &topic));
            async move { hit }
        })
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

/// The id behind a topic, where the signal is of that topic; none inside where it named none.
fn named(signal: &str, topic: &str) -> Option<Option<Uuid>> {
    if signal == ALL {
        return Some(None);
    }
    let behind = signal.strip_prefix(topic)?;
    if behind.is_empty() {
        return Some(None);
    }
    // Another topic may begin like this one; what is no id after all is taken for anything.
    behind.strip_prefix(' ').map(|id| id.parse().ok())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_names_what_changed_of_its_own_topic() {
        let id = Uuid::now_v7();
        assert_eq!(named(&format!("board:a {id}"), "board:a"), Some(Some(id)));
        for anything in ["board:a", "*", "board:a no-id"] {
            assert_eq!(named(anything, "board:a"), Some(None), "{anything}");
        }
        for another in [format!("board:b {id}"), format!("board:ab {id}"), String::new()] {
            assert_eq!(named(&another, "board:a"), None, "{another}");
        }
    }
}
