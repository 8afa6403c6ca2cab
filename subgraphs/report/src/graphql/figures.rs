//! The papers of months, whose figures the other domains count.
use crate::{ReportConfig, models::CountedMonth};
use async_graphql::{Context, Object};
use chrono::NaiveDate;
use kernel::Clock;

/// A month of a centre that is over and counted.
#[Object(name = "MonthlyFigures")]
impl CountedMonth {
    /// Its first day.
    #[graphql(name = "month")]
    async fn counted(&self) -> NaiveDate {
        self.month
    }

    /// Path of the PDF on the public origin. It works for seven days; each reading makes a new one.
    async fn download_url(&self, ctx: &Context<'_>) -> String {
        let now = ctx.data_unchecked::<Clock>().now();
        ctx.data_unchecked::<ReportConfig>().links().path(self.id, now)
    }
}
