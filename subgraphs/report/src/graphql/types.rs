//! Types of this domain, and its fields on those of others.
use super::share::PaperShare;
use crate::{
    ReportConfig,
    domain::{Outcome, ReportKind},
    models::{Report, Share},
};
use async_graphql::{
    ComplexObject, Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{
    ApiError, ApiResult, Clock, Pool,
    guard::{Customer, ResultsReader},
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// What a key needs to see documents, beside their holder's consent.
pub(crate) const READ: &str = "reports:read";

/// A list of documents.
pub(crate) type Reports = Connection<String, Report, EmptyFields, EmptyFields>;

/// An inspection, as somebody may see its result.
type Seen = (ResultsReader, Uuid);

/// Loads the documents of a list of inspections in one query.
pub(crate) struct ReportLoader(pub(crate) Pool);

impl Loader<Seen> for ReportLoader {
    type Value = Vec<Report>;
    type Error = Arc<ApiError>;

    async fn load(&self, keys: &[Seen]) -> Result<HashMap<Seen, Vec<Report>>, Self::Error> {
        let mut by_reader = BTreeMap::<&ResultsReader, Vec<Uuid>>::new();
        for (reader, inspection) in keys {
            by_reader.entry(reader).or_default().push(*inspection);
        }
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let mut found = HashMap::<Seen, Vec<Report>>::new();
        for (reader, inspections) in by_reader {
            let rows = Report::of_inspections(&mut conn, reader, &inspections)
                .await
                .map_err(ApiError::from)
                .map_err(Arc::new)?;
            for row in rows {
                found.entry((reader.clone(), row.inspection_id)).or_default().push(row);
            }
        }
        Ok(found)
    }
}

/// An issued document.
#[Object(name = "Report")]
impl Report {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// Which document.
    async fn kind(&self) -> ReportKind {
        *self.kind
    }

    /// As printed: `S069C012-2026-000001`.
    async fn number(&self) -> &str {
        &self.number
    }

    /// Of the vehicle: `AB-123-CD`.
    async fn plate(&self) -> &str {
        &self.plate
    }

    /// The result that it states.
    async fn outcome(&self) -> Outcome {
        *self.outcome
    }

    /// Path of the PDF on the public origin. It works for seven days; each reading makes a new one.
    async fn download_url(&self, ctx: &Context<'_>) -> String {
        let now = ctx.data_unchecked::<Clock>().now();
        ctx.data_unchecked::<ReportConfig>().links().path(self.id, now)
    }

    /// Path of the public page that says whether the document is authentic.
    async fn verification_url(&self) -> String {
        format!("/verify/{}", self.code)
    }

    /// The links to it that the caller gave to somebody, newest first; for its holder, none for others.
    #[graphql(complexity = "5 * child_complexity")]
    async fn shares(&self, ctx: &Context<'_>) -> ApiResult<Vec<PaperShare>> {
        let Ok(by) = Customer::from(ctx) else { return Ok(Vec::new()) };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Share::of(&mut conn, &by, self.id).await?.into_iter().map(PaperShare).collect())
    }

    /// Of the PDF, hexadecimal.
    async fn sha256(&self) -> &str {
        &self.sha256
    }

    /// When it was issued.
    async fn issued_at(&self) -> DateTime<Utc> {
        self.issued_at
    }

    /// Last day on which a favourable result holds; a failed inspection is not valid.
    async fn valid_until(&self) -> Option<NaiveDate> {
        self.holds_until()
    }
}

/// An inspection, described by `inspection`.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Inspection {
    /// The inspection.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Inspection {
    /// Its procès-verbal, once issued; for the vehicle's owner and for staff.
    async fn report(&self, ctx: &Context<'_>) -> ApiResult<Option<Report>> {
        self.document(ctx, ReportKind::InspectionReport).await
    }

    /// Its certificate, once issued; for the vehicle's owner and for staff.
    async fn certificate(&self, ctx: &Context<'_>) -> ApiResult<Option<Report>> {
        self.document(ctx, ReportKind::Certificate).await
    }
}

impl Inspection {
    async fn document(&self, ctx: &Context<'_>, kind: ReportKind) -> ApiResult<Option<Report>> {
        let reader = ResultsReader::with_scope(ctx, READ)?;
        let loader = ctx.data_unchecked::<DataLoader<ReportLoader>>();
        let found = loader.load_one((reader, self.id)).await.map_err(|error| (*error).clone())?;
        Ok(found.into_iter().flatten().find(|report| *report.kind == kind))
    }
}

/// What we say in public about a document.
#[derive(SimpleObject)]
pub(crate) struct Verification {
    /// As printed.
    number: String,
    /// Of the vehicle.
    plate: String,
    /// Which document.
    kind: ReportKind,
    /// The result that it states.
    outcome: Outcome,
    /// When it was issued.
    issued_at: DateTime<Utc>,
    /// Last day on which a favourable result holds; a failed inspection is not valid.
    valid_until: Option<NaiveDate>,
    /// The centre that issued it.
    centre_name: String,
    /// Whether our signature over the document holds.
    authentic: bool,
}

impl Verification {
    pub(crate) fn of(report: &Report, config: &ReportConfig) -> ApiResult<Self> {
        Ok(Self {
            number: report.number.clone(),
            plate: report.plate.clone(),
            kind: *report.kind,
            outcome: *report.outcome,
            issued_at: report.issued_at,
            valid_until: report.holds_until(),
            centre_name: report.facts()?.centre.name,
            authentic: config.signed(&report.sha256, &report.signature),
        })
    }
}
