//! What can be asked.
use super::{desk::DeskQuery, figures::FiguresQuery};
use crate::{domain::Channel, models::Conversation};
use async_graphql::{Context, MergedObject, Object};
use kernel::{ApiResult, Pool, guard::Person};
use uuid::Uuid;

/// The queries.
#[derive(Default, MergedObject)]
pub struct Query(ChatQuery, DeskQuery, FiguresQuery);

/// Those of conversations.
#[derive(Default)]
pub(super) struct ChatQuery;

#[Object]
impl ChatQuery {
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
