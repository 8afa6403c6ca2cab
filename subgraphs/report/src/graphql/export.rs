//! The copy of all that is known of somebody, as its owner sees it.
use crate::{ReportConfig, domain::LINK_LIFETIME, models::Export};
use async_graphql::{ComplexObject, Context, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Clock, Pool};

/// A copy of all that is known of the caller.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct DataExport {
    /// When it was asked for.
    asked_at: DateTime<Utc>,
    /// Until when it is kept.
    expires_at: DateTime<Utc>,
    #[graphql(skip)]
    export: Export,
}

impl From<Export> for DataExport {
    fn from(export: Export) -> Self {
        let asked_at = export.asked_at;
        Self { asked_at, expires_at: asked_at + LINK_LIFETIME, export }
    }
}

#[ComplexObject]
impl DataExport {
    /// Expiring path of the file on the public origin; none while it is being put together, which
    /// takes seconds.
    async fn download_path(&self, ctx: &Context<'_>) -> ApiResult<Option<String>> {
        let whole = {
            let mut conn = ctx.data_unchecked::<Pool>().get().await?;
            self.export.is_whole(&mut conn).await?
        };
        let (config, now) =
            (ctx.data_unchecked::<ReportConfig>(), ctx.data_unchecked::<Clock>().now());
        Ok(whole.then(|| config.links().export_path(self.export.id, now)))
    }
}

/// What asking for a copy answers.
#[derive(SimpleObject)]
pub(crate) struct RequestDataExportPayload {
    /// The copy.
    pub(crate) data_export: DataExport,
}
