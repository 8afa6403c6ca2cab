//! Who works on a vehicle, who may, and how long it was at each stage.
use super::inspectors::Inspector;
use crate::{
    actions,
    domain::{self, InspectionStatus},
    models::{self, BenchOrder, Inspection, StageEntry, Work},
};
use async_graphql::{
    Context, Object, SimpleObject,
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, Utc};
use kernel::{ApiError, ApiResult, ClientError, Clock, Pool, guard::Staff};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Loads to whom the inspections of a whole day were given in one query.
pub(crate) struct AssignedLoader(pub(crate) Pool);

impl Loader<Uuid> for AssignedLoader {
    type Value = models::Inspector;
    type Error = Arc<ApiError>;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, models::Inspector>, Arc<ApiError>> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let given = models::Inspector::given(&mut conn, keys).await;
        Ok(given.map_err(ApiError::from).map_err(Arc::new)?.into_iter().collect())
    }
}

/// Who works on a vehicle, and who may.
pub(crate) struct Workflow {
    pub(crate) inspection: Inspection,
    /// Who asks.
    pub(crate) by: Staff,
}

impl Workflow {
    fn user(&self) -> Uuid {
        self.by.id()
    }
}

#[Object]
impl Workflow {
    /// Whether the centre keeps a register of inspectors: then only who stands in it, is qualified for
    /// the vehicle and has no other one begins and signs.
    async fn register_kept(&self, ctx: &Context<'_>) -> ApiResult<bool> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(models::Inspector::register_kept(&mut conn, self.inspection.centre_id).await?)
    }

    /// Whoever began it, as the register has them.
    async fn inspector(&self, ctx: &Context<'_>) -> ApiResult<Option<Inspector>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let work = Work::of(&mut conn, self.inspection.id).await?;
        let Some(user) = work.worked_by else { return Ok(None) };
        let centre = self.inspection.centre_id;
        Ok(models::Inspector::who_worked(&mut conn, centre, user).await?.map(Inspector))
    }

    /// To whom it was given.
    async fn assigned_to(&self, ctx: &Context<'_>) -> ApiResult<Option<Inspector>> {
        let loader = ctx.data_unchecked::<DataLoader<AssignedLoader>>();
        let found = loader.load_one(self.inspection.id).await;
        Ok(found.map_err(|error: Arc<ApiError>| (*error).clone())?.map(Inspector))
    }

    /// To whom it may be given now: who is there today and qualified; nobody once it has begun.
    async fn candidates(&self, ctx: &Context<'_>) -> ApiResult<Vec<Inspector>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = actions::candidates(&mut conn, &self.inspection, now).await?;
        Ok(all.into_iter().map(Inspector).collect())
    }

    /// Why whoever asks may not begin it, go on with it where it waits, or sign it once it has begun; nothing where they may.
    /// That only inspectors sign is not said here.
    async fn hindrance(&self, ctx: &Context<'_>) -> ApiResult<Option<Hindrance>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let found = actions::hindrance(&mut conn, &self.inspection, self.user(), now).await?;
        Ok(found.as_deref().map(Hindrance::from))
    }

    /// Whether it may be suspended now: it is under way, and no instrument measures it.
    async fn may_suspend(&self, ctx: &Context<'_>) -> ApiResult<bool> {
        let InspectionStatus::InProgress = *self.inspection.status else { return Ok(false) };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(!BenchOrder::is_open(&mut conn, self.inspection.id).await?)
    }

    /// The stages that it came to, in their order.
    async fn stages(&self, ctx: &Context<'_>) -> ApiResult<Vec<InspectionStage>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let entries = StageEntry::of(&mut conn, self.inspection.id).await?;
        let spans = domain::spans(&moments(&entries));
        let stages = entries.into_iter().zip(spans).map(|(entry, span)| InspectionStage {
            status: span.stage,
            since: span.since,
            until: span.until,
            author: entry.author,
            reason: entry.reason,
        });
        Ok(stages.collect())
    }

    /// How long it was at each stage in all; of what has not ended, until now.
    async fn spent(&self, ctx: &Context<'_>) -> ApiResult<Vec<TimeSpent>> {
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let entries = StageEntry::of(&mut conn, self.inspection.id).await?;
        let all = domain::spent(&domain::spans(&moments(&entries)), now);
        let seconds = |(status, time): (_, chrono::TimeDelta)| TimeSpent {
            status,
            seconds: time.num_seconds(),
        };
        Ok(all.into_iter().map(seconds).collect())
    }
}

fn moments(entries: &[StageEntry]) -> Vec<(InspectionStatus, DateTime<Utc>)> {
    entries.iter().map(|entry| (*entry.stage, entry.at)).collect()
}

/// A time at a stage.
#[derive(SimpleObject)]
pub(crate) struct InspectionStage {
    /// Which.
    status: InspectionStatus,
    /// From when.
    since: DateTime<Utc>,
    /// Until when; nothing of the last one.
    until: Option<DateTime<Utc>>,
    /// Who brought it there; nobody of what is from before this was kept.
    author: Option<String>,
    /// Why, of one that was suspended or broken off.
    reason: Option<String>,
}

/// How long an inspection was at a stage.
#[derive(SimpleObject)]
pub(crate) struct TimeSpent {
    /// Which.
    status: InspectionStatus,
    /// In seconds.
    seconds: i64,
}

/// A refusal that is known beforehand.
#[derive(SimpleObject)]
pub(crate) struct Hindrance {
    /// Its stable code: `INSPECTOR_BUSY`.
    code: &'static str,
    /// In French.
    message: String,
    /// In English.
    message_en: String,
}

impl From<&dyn ClientError> for Hindrance {
    fn from(refusal: &dyn ClientError) -> Self {
        Self { code: refusal.code(), message: refusal.fr(), message_en: refusal.to_string() }
    }
}
