//! What can be followed.
use crate::{
    actions::topic,
    error::ChatError,
    models::{Conversation, Message},
};
use async_graphql::{Context, Result};
use futures_util::{Stream, StreamExt, stream};
use kernel::{ApiError, ApiResult, Pool, guard::Person, live::Live};
use uuid::Uuid;

/// How many messages one signal may bring.
const MOST: i64 = 200;

/// The subscriptions.
pub struct Subscription;

/// Reads a conversation onwards from a number.
struct Reader {
    pool: Pool,
    conversation: Conversation,
    seq: i32,
}

impl Reader {
    async fn next(&mut self) -> ApiResult<Vec<Message>> {
        let mut conn = self.pool.get().await?;
        let fresh = Message::after(&mut conn, &self.conversation, self.seq, i32::MAX, MOST).await?;
        if let Some(last) = fresh.last() {
            self.seq = last.seq;
        }
        Ok(fresh)
    }
}

#[async_graphql::Subscription]
impl Subscription {
    /// Every message after `afterSeq`, those already there first: a client that reconnects with
    /// the last number it saw misses nothing.
    async fn message_added(
        &self,
        ctx: &Context<'_>,
        conversation_id: Uuid,
        after_seq: Option<i32>,
    ) -> Result<impl Stream<Item = ApiResult<Message>> + use<>> {
        let owner = Person::from(ctx)?;
        let pool = ctx.data_unchecked::<Pool>().clone();
        let mut conn = pool.get().await?;
        let conversation = Conversation::own(&mut conn, &owner, conversation_id)
            .await
            .map_err(ApiError::from)?
            .ok_or(ApiError::from(ChatError::ConversationNotFound))?;
        drop(conn);
        // Listening starts before the first reading, so that nothing falls between the two.
        let signals = ctx.data_unchecked::<Live>().subscribe(&topic(conversation_id)).boxed();
        let reader = Reader { pool, conversation, seq: after_seq.unwrap_or(0) };
        let batches = stream::unfold(
            (reader, signals, true),
            |(mut reader, mut signals, first)| async move {
                if !first {
                    signals.next().await?;
                }
                let batch = reader.next().await;
                Some((batch, (reader, signals, false)))
            },
        );
        Ok(batches.flat_map(|batch| match batch {
            Ok(messages) => stream::iter(messages.into_iter().map(Ok).collect::<Vec<_>>()),
            Err(error) => stream::iter(vec![Err(error)]),
        }))
    }
}
