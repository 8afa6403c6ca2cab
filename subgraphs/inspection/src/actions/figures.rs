//! What a manager counts of inspections, and what is told of a month once it is over.
use crate::{
    domain::{self, AgeClass, Results},
    models::{self, Function, Named, Span},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::inspection::{FunctionCounted, MonthInspected, ResultsCounted};
use fr::ServiceKind;
use kernel::{ApiError, ApiResult, Conn, Period, Quartiles, guard::Manager, outbox};
use uuid::Uuid;

/// What was counted of the inspections that were signed in a period.
pub(crate) struct Counted {
    /// By the day.
    pub(crate) days: Vec<(NaiveDate, Results)>,
    /// By kind, those that there were.
    pub(crate) by_service: Vec<(ServiceKind, Results)>,
    pub(crate) functions: Vec<Function>,
    pub(crate) makes: Vec<Named>,
    pub(crate) ages: Vec<AgeClass>,
    /// Of a centre alone: who is its manager knows them.
    pub(crate) inspectors: Vec<Named>,
    /// Of what was asked for.
    pub(crate) periodic: Named,
    /// Of all centres, to stand beside.
    pub(crate) network: Named,
    pub(crate) wait: Option<Quartiles>,
    pub(crate) duration: Option<Quartiles>,
}

/// The figures of a centre, or of the network, for whoever manages it.
pub(crate) async fn figures(
    conn: &mut Conn,
    by: &Manager,
    centre: Option<Uuid>,
    period: Period,
) -> ApiResult<Counted> {
    match centre {
        Some(centre) => by.check(centre)?,
        None => by.check_network()?,
    }
    let span = Span { period, centre };
    let rows = span.results(conn).await?;
    let mut by_service: Vec<(ServiceKind, Results)> = Vec::new();
    for row in &rows {
        match by_service.iter_mut().find(|(service, _)| *service == row.service) {
            Some((_, results)) => *results += row.results,
            None => by_service.push((row.service, row.results)),
        }
    }
    by_service.sort_by_key(|(service, _)| <&str>::from(*service));
    let (wait, duration) = span.times(conn).await?;
    let inspectors = if centre.is_some() { span.inspectors(conn).await? } else { Vec::new() };
    Ok(Counted {
        days: rows.iter().map(|row| (row.day, row.results)).collect(),
        by_service,
        functions: span.functions(conn).await?,
        makes: span.makes(conn).await?,
        ages: domain::by_age(span.ages(conn).await?),
        inspectors,
        periodic: span.all(conn).await?,
        network: Span { centre: None, ..span }.all(conn).await?,
        wait,
        duration,
    })
}

/// Counts the month that is over, of every centre of which it is not counted yet, and tells it; answers
/// whether there was one. Of a month without a result there is nothing to tell.
pub(crate) async fn count_month(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<bool> {
    let Some(month) = Period::month_before(now) else { return Ok(false) };
    let mut told = false;
    for centre in models::centres_in(conn, month).await? {
        told |= conn
            .transaction(async |conn| {
                if !models::note_month(conn, centre, month.from).await? {
                    return Ok(false);
                }
                let event = counted_month(conn, centre, month, now).await?;
                outbox::publish(conn, &event).await?;
                Ok::<_, ApiError>(true)
            })
            .await?;
    }
    Ok(told)
}

async fn counted_month(
    conn: &mut Conn,
    centre: Uuid,
    month: Period,
    now: DateTime<Utc>,
) -> ApiResult<MonthInspected> {
    let span = Span { period: month, centre: Some(centre) };
    let mut results: Vec<ResultsCounted> = Vec::new();
    for row in span.results(conn).await? {
        let Results { favourable, unfavourable_major: major, unfavourable_critical: critical } =
            row.results;
        match results.iter_mut().find(|one| one.service == row.service) {
            Some(one) => {
                one.favourable += favourable;
                one.major += major;
                one.critical += critical;
            }
            None => {
                results.push(ResultsCounted { service: row.service, favourable, major, critical })
            }
        }
    }
    results.sort_by_key(|one| <&str>::from(one.service));
    let functions = span.functions(conn).await?.into_iter();
    let (wait, duration) = span.times(conn).await?;
    Ok(MonthInspected {
        centre_id: centre,
        month: month.from,
        results,
        functions: functions
            .map(|Function { code, label, failed }| FunctionCounted { code, label, failed })
            .collect(),
        median_wait_minutes: wait.map(|of| of.median_minutes),
        median_duration_minutes: duration.map(|of| of.median_minutes),
        counted_at: now,
    })
}
