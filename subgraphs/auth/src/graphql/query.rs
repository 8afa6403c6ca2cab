//! What can be asked.
use super::{
    api_keys::{ApiKey, ApiKeys},
    types::{APPOINTMENTS_READ, User, UserLoader, Users},
};
use crate::models;
use async_graphql::{Context, Object, dataloader::DataLoader};
use kernel::{
    ApiResult, Page, Pool, Viewer,
    guard::{Admin, Manager, NetworkManager, Person},
};
use uuid::Uuid;

/// The queries.
#[derive(Default)]
pub(super) struct Query;

#[Object(name = "AccountQuery")]
impl Query {
    /// The caller; nobody where no token was sent.
    async fn me(&self, ctx: &Context<'_>) -> ApiResult<Option<User>> {
        let Some(id) = Viewer::of(ctx).id() else { return Ok(None) };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(models::User::find(&mut conn, id).await?.map(User::whole))
    }

    /// Accounts, newest first, for administrators; guests are not listed. Refuses others with
    /// `FORBIDDEN`.
    async fn users(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words of the name or of the address; all must be found.")] search: Option<
            String,
        >,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "The cursor of an earlier page's last edge.")] after: Option<String>,
    ) -> ApiResult<Users> {
        let by = Admin::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = models::User::search(&mut conn, &by, search.as_deref(), page).await?;
        Ok(page.connection(rows.into_iter().map(User::whole).collect(), User::row_id))
    }

    /// The people of a centre, newest account first, for its managers; who was invited and has not come,
    /// too. Refuses others with `FORBIDDEN`.
    async fn centre_people(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre.")] centre_id: Uuid,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "The cursor of an earlier page's last edge.")] after: Option<String>,
    ) -> ApiResult<Users> {
        let by = Manager::at(ctx, centre_id)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = models::Membership::people(&mut conn, &by, centre_id, page).await?;
        let people = User::at_centre(&mut conn, &by, centre_id, rows).await?;
        Ok(page.connection(people, User::row_id))
    }

    /// The keys of third parties, newest first, for managers of the network. Refuses others with
    /// `FORBIDDEN`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn api_keys(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "The cursor of an earlier page's last edge.")] after: Option<String>,
    ) -> ApiResult<ApiKeys> {
        let by = NetworkManager::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = models::ApiKey::list(&mut conn, &by, page).await?;
        let keys = rows.into_iter().map(|row| ApiKey::shown_to(&by, row)).collect();
        Ok(page.connection(keys, ApiKey::row_id))
    }

    #[graphql(entity)]
    async fn find_user_by_id(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The user.")] id: Uuid,
    ) -> ApiResult<Option<User>> {
        Person::with_scope(ctx, APPOINTMENTS_READ)?;
        let loader = ctx.data_unchecked::<DataLoader<UserLoader>>();
        let found = loader.load_one(id).await.map_err(|error| (*error).clone())?;
        // Whom staff have just booked for is known to us a moment later, and their day must be seen.
        let row = found.unwrap_or_else(|| models::User::unknown(id));
        User::shown_to(ctx, row).map(Some)
    }
}
