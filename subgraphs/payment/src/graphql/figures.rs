//! What a manager counts of money.
use crate::{
    actions,
    domain::{self, Means, Revenue},
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use kernel::{ApiResult, Money, Period, PeriodStep, Pool, guard::Manager, period::Part};
use uuid::Uuid;

/// What was invoiced on some days, and what credit notes took back.
#[Object(name = "Revenue")]
impl Revenue {
    /// How many invoices were numbered.
    #[graphql(name = "invoices")]
    async fn all_invoices(&self) -> i64 {
        self.invoices
    }

    /// How many credit notes.
    #[graphql(name = "creditNotes")]
    async fn all_credit_notes(&self) -> i64 {
        self.credit_notes
    }

    /// Without VAT; what was taken back is taken off.
    async fn net(&self) -> Money {
        Money::euros(self.net_cents)
    }

    /// The VAT; what was taken back is taken off.
    async fn vat(&self) -> Money {
        Money::euros(self.vat_cents)
    }

    /// VAT included; what was taken back is taken off.
    async fn gross(&self) -> Money {
        Money::euros(self.gross_cents)
    }

    /// What the credit notes took back, VAT included.
    async fn taken_back(&self) -> Money {
        Money::euros(self.back_cents)
    }
}

/// What came, or is owed, in one way.
#[derive(SimpleObject)]
pub(crate) struct RevenueByMeans {
    /// How; on account is owed, and not received yet.
    means: Means,
    /// How much.
    revenue: Revenue,
}

/// Some days of a period.
#[derive(SimpleObject)]
pub(crate) struct RevenuePart {
    /// The first day.
    from: NaiveDate,
    /// The last day.
    until: NaiveDate,
    /// What was invoiced.
    revenue: Revenue,
}

/// What was invoiced in a period: its invoices less its credit notes, to the cent.
#[derive(SimpleObject)]
pub(crate) struct RevenueFigures {
    /// All days together.
    total: Revenue,
    /// By the means, those that there were.
    by_means: Vec<RevenueByMeans>,
    /// The period in its days, weeks or months, in order.
    parts: Vec<RevenuePart>,
}

/// The figures.
#[derive(Default)]
pub(super) struct FiguresQuery;

#[Object]
impl FiguresQuery {
    /// Managers: what was invoiced on some days, by the day in France on which a document was numbered;
    /// of their centre, or without one, for managers of the network, of all; 400 days at most.
    ///
    /// Refuses with `FORBIDDEN`, `PERIOD_INVALID`.
    async fn revenue_figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; all where absent.")] centre_id: Option<Uuid>,
        #[graphql(desc = "The first day.")] from: NaiveDate,
        #[graphql(desc = "The last day.")] until: NaiveDate,
        #[graphql(desc = "How days are put together; each by itself where absent.")] step: Option<
            PeriodStep,
        >,
    ) -> ApiResult<RevenueFigures> {
        let by = Manager::from(ctx)?;
        let period = Period::read(from, until)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let days = actions::revenue(&mut conn, &by, centre_id, period).await?;
        let counted = days.iter().map(|(day, total)| (*day, total.revenue()));
        let parts = period.parts(step.unwrap_or_default(), counted);
        let part = |part: Part<Revenue>| RevenuePart {
            from: part.from,
            until: part.until,
            revenue: part.counted,
        };
        let by_means = domain::by_means(&days).into_iter();
        Ok(RevenueFigures {
            total: domain::revenue(days.iter().map(|(_, total)| total)),
            by_means: by_means.map(|(means, revenue)| RevenueByMeans { means, revenue }).collect(),
            parts: parts.into_iter().map(part).collect(),
        })
    }
}
