//! The log of acts of the whole platform, for managers of a centre and for administrators.
use super::types::{User, UserLoader};
use crate::models::{self, Log, Wanted};
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::DataLoader,
};
use chrono::{DateTime, Utc};
use kernel::{
    ApiResult, Page, Pool, Role,
    guard::{Admin, Manager},
};
use uuid::Uuid;

/// A list of acts.
type Acts = Connection<String, Act, EmptyFields, EmptyFields>;

/// Something that somebody did.
struct Act(models::Act);

/// What an act changed.
#[derive(SimpleObject)]
struct ActChange {
    /// `status`, `amountCents`…
    name: String,
    /// How it was.
    before: Option<String>,
    /// How it is.
    after: Option<String>,
}

/// Something that somebody did, as it was written down with it; it never changes.
#[Object]
impl Act {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.0.id
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// Who; absent where somebody tried who is not known.
    async fn actor(&self, ctx: &Context<'_>) -> ApiResult<Option<User>> {
        let Some(id) = self.0.actor_id else { return Ok(None) };
        let loader = ctx.data_unchecked::<DataLoader<UserLoader>>();
        let found = loader.load_one(id).await.map_err(|error| (*error).clone())?;
        Ok(found.map(User::named))
    }

    /// The same as an id, also of an account that is gone.
    async fn actor_id(&self) -> Option<Uuid> {
        self.0.actor_id
    }

    /// As what.
    async fn roles(&self) -> Vec<Role> {
        self.0.roles()
    }

    /// From where: a pseudonym of the address, the same for the same address.
    async fn origin(&self) -> Option<&str> {
        self.0.origin.as_deref()
    }

    /// `appointment.cancelled`, `payment.refund_ordered`…
    async fn name(&self) -> &str {
        &self.0.act
    }

    /// On what kind of thing: `Appointment`, `Payment`…
    async fn subject_kind(&self) -> &str {
        &self.0.subject_kind
    }

    /// On which; absent where there is one of a kind, as the price list.
    async fn subject_id(&self) -> Option<Uuid> {
        self.0.subject_id
    }

    /// At which centre, where it is of one.
    async fn centre_id(&self) -> Option<Uuid> {
        self.0.centre_id
    }

    /// What it changed.
    async fn changes(&self) -> Vec<ActChange> {
        let changes = self.0.changes().into_iter();
        changes.map(|(name, before, after)| ActChange { name, before, after }).collect()
    }
}

/// What was done.
#[derive(Default)]
pub(super) struct Query;

#[Object(name = "ActsQuery")]
impl Query {
    /// What was done, newest first: at a centre for its managers, everywhere for administrators.
    /// Refuses others with `FORBIDDEN`.
    async fn audit_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; all that was done where absent, for administrators.")]
        centre_id: Option<Uuid>,
        #[graphql(desc = "Of one person.")] actor_id: Option<Uuid>,
        #[graphql(desc = "On one thing.")] subject_id: Option<Uuid>,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "The cursor of an earlier page's last edge.")] after: Option<String>,
    ) -> ApiResult<Acts> {
        let log = match centre_id {
            Some(centre) => Log::Centre(Manager::at(ctx, centre)?, centre),
            None => Log::Network(Admin::from(ctx)?),
        };
        let page = Page::read(first, after)?;
        let wanted = Wanted { actor: actor_id, subject: subject_id };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = models::Act::page(&mut conn, &log, wanted, page).await?;
        Ok(page.connection(rows.into_iter().map(Act).collect(), |act: &Act| act.0.id))
    }
}
