//! Inspectors of a centre, as its register has them.
use crate::{
    domain,
    models::{self, Training},
    qualification::Qualification,
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use kernel::{ApiResult, Clock, Pool, clock::CIVIL_ZONE};
use uuid::Uuid;

/// An inspector of a centre.
pub(crate) struct Inspector(pub(crate) models::Inspector);

fn today(ctx: &Context<'_>) -> NaiveDate {
    ctx.data_unchecked::<Clock>().now().with_timezone(&CIVIL_ZONE).date_naive()
}

#[Object]
impl Inspector {
    /// Identifies them in this register.
    async fn id(&self) -> Uuid {
        self.0.id
    }

    /// Their account.
    async fn user_id(&self) -> Uuid {
        self.0.user_id
    }

    /// Their name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Number of their approval.
    async fn approval_number(&self) -> &str {
        &self.0.approval_number
    }

    /// Where the approval for category L has a number of its own.
    async fn category_l_number(&self) -> Option<&str> {
        self.0.category_l_number.as_deref()
    }

    /// When they were approved.
    async fn approved_on(&self) -> NaiveDate {
        self.0.approved_on
    }

    /// When they left the register.
    async fn retired_at(&self) -> Option<DateTime<Utc>> {
        self.0.retired_at
    }

    /// What they are qualified for.
    async fn qualifications(&self, ctx: &Context<'_>) -> ApiResult<Vec<HeldQualification>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (held, today) = (self.0.held(&mut conn).await?, today(ctx));
        Ok(held.into_iter().map(|(one, until)| HeldQualification::new(one, until, today)).collect())
    }

    /// Their trainings, those that were withdrawn, too; the last one first.
    async fn trainings(&self, ctx: &Context<'_>) -> ApiResult<Vec<InspectorTraining>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = Training::of(&mut conn, self.0.id).await?;
        Ok(all.into_iter().map(InspectorTraining::from).collect())
    }

    /// Whether they are there today; nothing where nobody said so.
    async fn present(&self, ctx: &Context<'_>) -> ApiResult<Option<bool>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(self.0.present(&mut conn, today(ctx)).await?)
    }

    /// Whether they work on a vehicle now.
    async fn busy(&self, ctx: &Context<'_>) -> ApiResult<bool> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(self.0.is_busy(&mut conn, None).await?)
    }

    /// Periodic inspections that they signed in this calendar year, since the register is kept.
    async fn periodic_this_year(&self, ctx: &Context<'_>) -> ApiResult<i64> {
        let (from, to) = domain::year(today(ctx).year());
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(self.0.periodic(&mut conn, from, to).await?)
    }

    /// How many of them this calendar year asks for (order of 18 June 1991, annex IV): 300, and in the
    /// year of the approval 25 for each month after it.
    async fn periodic_owed(&self, ctx: &Context<'_>) -> u32 {
        domain::owed(self.0.approved_on, today(ctx).year())
    }
}

/// A qualification of an inspector.
#[derive(SimpleObject)]
pub(crate) struct HeldQualification {
    /// Which.
    qualification: Qualification,
    /// In French.
    label: &'static str,
    /// In English.
    label_en: &'static str,
    /// The last day of its training.
    valid_until: NaiveDate,
    /// Whether it counts today.
    valid: bool,
    /// Hours of training in a calendar year that keep it.
    hours_a_year: u32,
}

impl HeldQualification {
    fn new(one: Qualification, valid_until: NaiveDate, today: NaiveDate) -> Self {
        Self {
            qualification: one,
            label: one.fr(),
            label_en: one.en(),
            valid_until,
            valid: today <= valid_until,
            hours_a_year: one.hours_a_year(),
        }
    }
}

/// A training of an inspector.
#[derive(SimpleObject)]
pub(crate) struct InspectorTraining {
    /// Identifies it.
    id: Uuid,
    /// What for.
    qualification: Qualification,
    /// Its last day.
    trained_on: NaiveDate,
    /// The last day on which it counts: the end of the next calendar year.
    valid_until: NaiveDate,
    /// Number of its certificate.
    certificate: String,
    /// Who noted it.
    author: String,
    /// When it was withdrawn: it counts no more.
    withdrawn_at: Option<DateTime<Utc>>,
    /// Who withdrew it.
    withdrawn_by: Option<String>,
    /// Why.
    withdrawn_reason: Option<String>,
}

impl From<Training> for InspectorTraining {
    fn from(training: Training) -> Self {
        Self {
            id: training.id,
            qualification: *training.qualification,
            trained_on: training.trained_on,
            valid_until: training.valid_until,
            certificate: training.certificate,
            author: training.author,
            withdrawn_at: training.withdrawn_at,
            withdrawn_by: training.withdrawn_by,
            withdrawn_reason: training.withdrawn_reason,
        }
    }
}
