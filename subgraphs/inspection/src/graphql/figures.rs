//! What a manager counts of inspections.
use crate::{
    actions::{self, Counted},
    domain::{AgeClass, Failures, Results},
    models::{Function, Named},
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::NaiveDate;
use fr::ServiceKind;
use kernel::{ApiResult, Period, PeriodStep, Pool, Quartiles, guard::Manager, period::Part};
use uuid::Uuid;

/// The results of one kind of inspection.
#[derive(SimpleObject)]
pub(crate) struct ServiceResults {
    /// Of which kind.
    service: ServiceKind,
    /// How they ended.
    results: Results,
}

/// Some days of a period.
#[derive(SimpleObject)]
pub(crate) struct InspectionPart {
    /// The first day.
    from: NaiveDate,
    /// The last day.
    until: NaiveDate,
    /// How inspections ended, of every kind.
    results: Results,
}

/// A function of the catalogue, and how many periodic inspections found something in it that a retest
/// has to look at.
#[derive(SimpleObject)]
pub(crate) struct FunctionFailures {
    /// `1`.
    code: String,
    /// In French, from the catalogue.
    label: String,
    /// How many.
    failed: i64,
}

/// Vehicles of a make.
#[derive(SimpleObject)]
pub(crate) struct MakeFailures {
    /// As on the certificate.
    make: String,
    /// How many, and how many failed.
    failures: Failures,
}

/// Vehicles of some age.
#[derive(SimpleObject)]
pub(crate) struct AgeFailures {
    /// Whole years since the first registration, at least.
    from_years: i32,
    /// At most; absent of the oldest.
    until_years: Option<i32>,
    /// How many, and how many failed.
    failures: Failures,
}

/// The periodic inspections that somebody signed, or some centres.
#[derive(SimpleObject)]
pub(crate) struct InspectorFailures {
    /// As on the procès-verbal; empty of all.
    name: String,
    /// How many, and how many failed.
    failures: Failures,
    /// Half of them took no longer, from the start to the result; absent where there are none.
    median_minutes: Option<i64>,
}

/// What was counted of the inspections that were signed in a period.
#[derive(SimpleObject)]
pub(crate) struct InspectionFigures {
    /// By kind, those that there were.
    by_service: Vec<ServiceResults>,
    /// Of the periodic inspections: how many, and how many failed.
    periodic: InspectorFailures,
    /// The same of all centres, to stand beside.
    network: InspectorFailures,
    /// Of the periodic inspections, by function.
    functions: Vec<FunctionFailures>,
    /// Of the periodic inspections, by make, the 20 most frequent.
    makes: Vec<MakeFailures>,
    /// Of the periodic inspections, by age.
    ages: Vec<AgeFailures>,
    /// Of the periodic inspections, by who signed them; of a centre, empty where all are asked for.
    inspectors: Vec<InspectorFailures>,
    /// From the arrival of a vehicle to the start of its inspection; absent where there is none.
    wait: Option<Quartiles>,
    /// From the start of a periodic inspection to its result; absent where there is none.
    duration: Option<Quartiles>,
    /// The period in its days, weeks or months, in order.
    parts: Vec<InspectionPart>,
}

impl From<Named> for InspectorFailures {
    fn from(row: Named) -> Self {
        Self { failures: row.failures(), median_minutes: row.median_minutes(), name: row.name }
    }
}

impl InspectionFigures {
    fn new(counted: Counted, period: Period, step: PeriodStep) -> Self {
        let part = |part: Part<Results>| InspectionPart {
            from: part.from,
            until: part.until,
            results: part.counted,
        };
        let function = |Function { code, label, failed }| FunctionFailures { code, label, failed };
        let make = |row: Named| MakeFailures { failures: row.failures(), make: row.name };
        let age = |class: AgeClass| AgeFailures {
            from_years: class.from_years,
            until_years: class.until_years,
            failures: class.failures,
        };
        let by_service = counted.by_service.into_iter();
        Self {
            by_service: by_service
                .map(|(service, results)| ServiceResults { service, results })
                .collect(),
            periodic: counted.periodic.into(),
            network: counted.network.into(),
            functions: counted.functions.into_iter().map(function).collect(),
            makes: counted.makes.into_iter().map(make).collect(),
            ages: counted.ages.into_iter().map(age).collect(),
            inspectors: counted.inspectors.into_iter().map(Into::into).collect(),
            wait: counted.wait,
            duration: counted.duration,
            parts: period.parts(step, counted.days).into_iter().map(part).collect(),
        }
    }
}

/// The figures.
#[derive(Default)]
pub(super) struct FiguresQuery;

#[Object]
impl FiguresQuery {
    /// Managers: the results that were signed on some days in figures, of their centre, or without one,
    /// for managers of the network, of all; 400 days at most.
    ///
    /// Refuses with `FORBIDDEN`, `PERIOD_INVALID`.
    async fn inspection_figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre; all where absent.")] centre_id: Option<Uuid>,
        #[graphql(desc = "The first day.")] from: NaiveDate,
        #[graphql(desc = "The last day.")] until: NaiveDate,
        #[graphql(desc = "How days are put together; each by itself where absent.")] step: Option<
            PeriodStep,
        >,
    ) -> ApiResult<InspectionFigures> {
        let by = Manager::from(ctx)?;
        let period = Period::read(from, until)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let counted = actions::figures(&mut conn, &by, centre_id, period).await?;
        Ok(InspectionFigures::new(counted, period, step.unwrap_or_default()))
    }
}
