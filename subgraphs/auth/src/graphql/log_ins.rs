//! Where somebody is logged in: seen and ended by themselves.
use super::mutation::now;
use crate::{actions, models};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Pool, guard::Customer};
use uuid::Uuid;

/// A place where the caller is logged in.
#[derive(SimpleObject)]
pub(crate) struct LogIn {
    /// Names it; `Session.logInId` is the one of a session.
    id: Uuid,
    /// Browser and system by their family names, « Firefox, Windows »; empty where it did not say.
    device: String,
    /// When it began.
    created_at: DateTime<Utc>,
    /// When it was last carried on: to ten minutes.
    last_used_at: DateTime<Utc>,
}

impl From<models::LogIn> for LogIn {
    fn from(row: models::LogIn) -> Self {
        let models::LogIn { id, device, created_at, last_used_at } = row;
        Self { id, device, created_at, last_used_at }
    }
}

/// Which log-in to end.
#[derive(InputObject)]
pub(crate) struct EndLogInInput {
    /// Its id in `myLogIns`.
    log_in_id: Uuid,
}

/// Which log-in stays.
#[derive(InputObject)]
pub(crate) struct EndOtherLogInsInput {
    /// The caller's own, `Session.logInId`.
    kept_id: Uuid,
}

/// What ending log-ins answers.
#[derive(SimpleObject)]
pub(crate) struct EndLogInsPayload {
    /// How many ended.
    ended: i32,
    /// Those that run.
    log_ins: Vec<LogIn>,
}

/// The list.
#[derive(Default)]
pub(super) struct Query;

#[Object(name = "LogInQuery")]
impl Query {
    /// Where the caller is logged in, the one used last first; for accounts. Refuses guests with
    /// `LOGIN_REQUIRED`.
    async fn my_log_ins(&self, ctx: &Context<'_>) -> ApiResult<Vec<LogIn>> {
        let owner = Customer::from(ctx)?;
        list(ctx, &owner).await
    }
}

async fn list(ctx: &Context<'_>, owner: &Customer) -> ApiResult<Vec<LogIn>> {
    let mut conn = ctx.data_unchecked::<Pool>().get().await?;
    let rows = models::LogIn::running(&mut conn, owner, now(ctx)).await?;
    Ok(rows.into_iter().map(LogIn::from).collect())
}

async fn payload(ctx: &Context<'_>, owner: &Customer, ended: usize) -> ApiResult<EndLogInsPayload> {
    let ended = i32::try_from(ended).unwrap_or(i32::MAX);
    Ok(EndLogInsPayload { ended, log_ins: list(ctx, owner).await? })
}

/// Their ends.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "LogInMutation")]
impl Mutation {
    /// Customers and staff: ends one of their own log-ins. Its access tokens are refused within a
    /// minute. One that had ended, or is somebody else's, stays as it is.
    ///
    /// Refuses with `LOGIN_REQUIRED`.
    async fn end_log_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which log-in to end.")] input: EndLogInInput,
    ) -> ApiResult<EndLogInsPayload> {
        let by = Customer::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let ended = actions::end_one(&mut conn, &by, input.log_in_id, now(ctx)).await?;
        drop(conn);
        payload(ctx, &by, ended).await
    }

    /// Customers and staff: ends every log-in of theirs but one. Access tokens are refused within a
    /// minute. Nothing ends where the one that is to stay is not a log-in of theirs that goes on.
    ///
    /// Refuses with `LOGIN_REQUIRED`.
    async fn end_other_log_ins(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which log-in stays.")] input: EndOtherLogInsInput,
    ) -> ApiResult<EndLogInsPayload> {
        let by = Customer::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let ended = actions::end_others(&mut conn, &by, input.kept_id, now(ctx)).await?;
        drop(conn);
        payload(ctx, &by, ended).await
    }
}
