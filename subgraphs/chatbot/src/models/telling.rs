//! News waiting to be told: written by listeners, told when the conversation is idle.
use crate::schema::tellings;
use assistant::Told;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// One piece of news.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = tellings)]
pub(crate) struct Telling {
    id: i64,
    told: serde_json::Value,
}

impl Telling {
    /// What it says; `None`, with an error in the log, where a version of the product that is no
    /// longer here wrote it.
    pub(crate) fn told(&self) -> Option<Told> {
        serde_json::from_value(self.told.clone())
            // Neither the news nor the reader's words on it: both quote a plate or a name.
            .inspect_err(|error| {
                tracing::error!(id = self.id, how = ?error.classify(), "unreadable news");
            })
            .ok()
    }

    /// Keeps news for a conversation.
    pub(crate) async fn keep(conn: &mut Conn, conversation: Uuid, told: &Told) -> ApiResult<()> {
        let told = serde_json::to_value(told).map_err(anyhow::Error::from)?;
        diesel::insert_into(tellings::table)
            .values((tellings::conversation_id.eq(conversation), tellings::told.eq(told)))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The conversations that have news.
    pub(crate) async fn waiting(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
        tellings::table.select(tellings::conversation_id).distinct().limit(100).load(conn).await
    }

    /// Takes a conversation's news, oldest first; the caller holds the conversation's lock.
    pub(crate) async fn take(conn: &mut Conn, conversation: Uuid) -> QueryResult<Vec<Self>> {
        let mut news: Vec<Self> =
            diesel::delete(tellings::table.filter(tellings::conversation_id.eq(conversation)))
                .returning(Self::as_returning())
                .get_results(conn)
                .await?;
        news.sort_by_key(|telling| telling.id);
        Ok(news)
    }
}
