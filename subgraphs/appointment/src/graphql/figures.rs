//! What a manager counts of appointments.
use crate::{actions, domain::Counts};
use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use kernel::{ApiResult, Period, PeriodStep, Pool, Quartiles, guard::Manager};
use uuid::Uuid;

/// Some days of a period.
#[derive(SimpleObject)]
pub(crate) struct AppointmentPart {
    /// The first day.
    from: NaiveDate,
    /// The last day.
    until: NaiveDate,
    /// What was counted.
    counts: Counts,
}

/// What was counted of the appointments of some days.
#[derive(SimpleObject)]
pub(crate) struct AppointmentFigures {
    /// All days together.
    total: Counts,
    /// From the moment an appointment was agreed to its start, of those agreed on these days; who was
    /// taken in at the door is left out. Absent where there is none.
    lead_time: Option<Quartiles>,
    /// The period in its days, weeks or months, in order.
    parts: Vec<AppointmentPart>,
}

/// The figures.
#[derive(Default)]
pub(super) struct FiguresQuery;

#[Object]
impl FiguresQuery {
    /// Managers: the appointments of some days in figures, of their centre, or without one, for
    /// managers of the network, of all; 400 days at most.
    ///
    /// Refuses with `FORBIDDEN`, `PERIOD_INVALID`.
    async fn appointment_figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; all where absent.")] centre_id: Option<Uuid>,
        #[graphql(desc = "The first day.")] from: NaiveDate,
        #[graphql(desc = "The last day.")] until: NaiveDate,
        #[graphql(desc = "How days are put together; each by itself where absent.")] step: Option<
            PeriodStep,
        >,
    ) -> ApiResult<AppointmentFigures> {
        let by = Manager::from(ctx)?;
        let period = Period::read(from, until)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let counted = actions::figures(&mut conn, &by, centre_id, period).await?;
        let parts = period.parts(step.unwrap_or_default(), counted.days.iter().copied());
        let part = |part: kernel::period::Part<Counts>| AppointmentPart {
            from: part.from,
            until: part.until,
            counts: part.counted,
        };
        Ok(AppointmentFigures {
            total: counted.total(),
            lead_time: counted.lead,
            parts: parts.into_iter().map(part).collect(),
        })
    }
}
