//! The papers of closings, which `payment` describes, and of prices, which `appointment` does.
use crate::{
    ReportConfig,
    models::{ClosedDay, CountedMonth, Poster},
};
use async_graphql::{ComplexObject, Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Manager, Staff},
};
use uuid::Uuid;

/// The closing of a till for a day, described by `payment`; its paper is here.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Closing {
    /// The closing.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Closing {
    /// Managers: path of the PDF on the public origin; absent until this domain has heard of it. It
    /// works for seven days; each reading makes a new one.
    async fn download_url(&self, ctx: &Context<'_>) -> ApiResult<Option<String>> {
        let by = Manager::from(ctx)?;
        let found = {
            let mut conn = ctx.data_unchecked::<Pool>().get().await?;
            ClosedDay::find(&mut conn, by.reach(), self.id).await?
        };
        let now = ctx.data_unchecked::<Clock>().now();
        let links = ctx.data_unchecked::<ReportConfig>().links();
        Ok(found.map(|closing| links.path(closing.id, now)))
    }
}

/// A centre, described by `appointment`; the poster of its prices is here.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Centre {
    /// The centre.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Centre {
    /// Staff: what has to hang at the entrance, visible from outside (Code de la route, R323-13-1);
    /// absent until its prices were told.
    async fn price_poster(&self, ctx: &Context<'_>) -> ApiResult<Option<Poster>> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Poster::newest(&mut conn, &by, self.id).await
    }

    /// Managers: the months of the centre that are over and counted, the last one first, 24 at most,
    /// each with its paper. Refuses others with `FORBIDDEN`.
    async fn monthly_figures(&self, ctx: &Context<'_>) -> ApiResult<Vec<CountedMonth>> {
        let by = Manager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        CountedMonth::of_centre(&mut conn, &by, self.id).await
    }
}

/// The poster of a centre's prices.
#[Object(name = "PricePoster")]
impl Poster {
    /// Path of the PDF on the public origin. It works for seven days; each reading makes a new one.
    async fn download_url(&self, ctx: &Context<'_>) -> String {
        let now = ctx.data_unchecked::<Clock>().now();
        ctx.data_unchecked::<ReportConfig>().links().path(self.id, now)
    }

    /// Since when these prices hold there.
    #[graphql(name = "since")]
    async fn told(&self) -> DateTime<Utc> {
        self.told_at
    }
}
