//! Chats elsewhere: linked to an account by its owner.
use super::{
    mutation::{asker, guest, now},
    types::SessionPayload,
};
use crate::{AuthConfig, actions, domain};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Pool, guard::Customer};

/// What making a link answers.
#[derive(SimpleObject)]
pub(crate) struct CreateTelegramLinkPayload {
    /// To be opened by the caller, in Telegram.
    url: String,
    /// Until when it works: ten minutes.
    expires_at: DateTime<Utc>,
    /// The same in seconds from now on.
    expires_in: i64,
}

/// Whose a chat would become.
#[derive(SimpleObject)]
pub(crate) struct TelegramLink {
    /// The account's address as it may be shown, `c•••@exemple.fr`.
    address: String,
}

/// What a chat shows.
#[derive(InputObject)]
pub(crate) struct LogInWithTelegramLinkInput {
    /// What came with `/start`.
    #[graphql(secret)]
    token: String,
}

/// What can be asked.
#[derive(Default)]
pub(super) struct Query;

#[Object(name = "ChatQuery")]
impl Query {
    /// The name of the network's bot on Telegram; none where it has none.
    async fn telegram_bot(&self, ctx: &Context<'_>) -> Option<String> {
        ctx.data_unchecked::<AuthConfig>().telegram_bot.clone()
    }

    /// Whose a chat would become that shows this token; nobody's where it no longer works.
    async fn telegram_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What came with `/start`.", secret)] token: String,
    ) -> ApiResult<Option<TelegramLink>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let address = actions::owner_of_link(&mut conn, &token, now(ctx)).await?;
        Ok(address.map(|address| TelegramLink { address }))
    }
}

/// What can be done.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "ChatMutation")]
impl Mutation {
    /// Customers and staff: makes a link by which a chat on Telegram becomes theirs. It works once,
    /// for ten minutes; one that was made before and not used ends.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `NO_TELEGRAM_BOT`.
    async fn create_telegram_link(
        &self,
        ctx: &Context<'_>,
    ) -> ApiResult<CreateTelegramLinkPayload> {
        let by = Customer::from(ctx)?;
        let config = ctx.data_unchecked::<AuthConfig>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let link = actions::make_link(&mut conn, config, &by, now(ctx)).await?;
        Ok(CreateTelegramLinkPayload {
            url: link.url,
            expires_at: link.expires_at,
            expires_in: domain::CHAT_LINK.num_seconds(),
        })
    }

    /// Opens a session for the chat that shows a link, once its owner has said yes there. What a
    /// guest who calls it owns becomes the account's.
    ///
    /// Refuses with `LINK_INVALID`.
    async fn log_in_with_telegram_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the chat shows.")] input: LogInWithTelegramLinkInput,
    ) -> ApiResult<SessionPayload> {
        let (config, asker) = (ctx.data_unchecked::<AuthConfig>(), asker(ctx));
        let guest = guest(ctx);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let session = actions::log_in_with_link(
            &mut conn,
            config,
            &asker,
            guest.as_ref(),
            &input.token,
            now(ctx),
        );
        Ok(session.await?.into())
    }
}
