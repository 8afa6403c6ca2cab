//! What can be asked.
use crate::{domain::Channel, models::Conversation};
use async_graphql::{Context, Object};
use kernel::{ApiResult, Pool, guard::Person};
use uuid::Uuid;

/// The queries.
pub struct Query;

#[Object]
impl Query {
    /// A conversation of the caller's.
    async fn conversation(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Conversation>> {
        let owner = Person::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Conversation::own(&mut conn, &owner, id).await?)
    }

    /// The caller's running conversation on a channel.
    async fn my_conversation(
        &self,
        ctx: &Context<'_>,
        channel: Channel,
    ) -> ApiResult<Option<Conversation>> {
        let owner = Person::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Conversation::running(&mut conn, &owner, channel).await?)
    }

    #[graphql(entity)]
    async fn find_conversation_by_id(
        &self,
        ctx: &Context<'_>,
        id: Uuid,
    ) -> ApiResult<Option<Conversation>> {
        let owner = Person::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Conversation::own(&mut conn, &owner, id).await?)
    }
}
