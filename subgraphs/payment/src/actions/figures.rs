//! What a manager counts of money, and what is told of a month once it is over.
use crate::{
    domain::{self, Total},
    models::{self, Closing},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::payment::{ClosingLine, MonthInvoiced};
use kernel::{ApiError, ApiResult, Conn, Period, guard::Manager, outbox};
use uuid::Uuid;

/// What a centre invoiced and took back, or the network, by the day, for whoever manages it.
pub(crate) async fn revenue(
    conn: &mut Conn,
    by: &Manager,
    centre: Option<Uuid>,
    period: Period,
) -> ApiResult<Vec<(NaiveDate, Total)>> {
    let centres = match centre {
        Some(centre) => {
            by.check(centre)?;
            vec![centre]
        }
        None => {
            by.check_network()?;
            Closing::centres(conn).await?
        }
    };
    models::invoiced(conn, &centres, period).await
}

/// Counts the month that is over, of every centre of which it is not counted yet, and tells it; answers
/// whether there was one. Of a month without a document there is nothing to tell.
pub(crate) async fn count_month(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<bool> {
    let Some(month) = Period::month_before(now) else { return Ok(false) };
    let mut told = false;
    for centre in Closing::centres(conn).await? {
        told |= conn
            .transaction(async |conn| {
                // Whoever numbers a document now numbers it in a month that is not over.
                if !models::note_month(conn, centre, month.from).await? {
                    return Ok(false);
                }
                let days = models::invoiced(conn, &[centre], month).await?;
                if days.is_empty() {
                    return Ok(false);
                }
                let totals = domain::together(&days);
                let all = domain::revenue(&totals);
                let event = MonthInvoiced {
                    centre_id: centre,
                    month: month.from,
                    net_cents: all.net_cents,
                    vat_cents: all.vat_cents,
                    gross_cents: all.gross_cents,
                    currency: "EUR".to_owned(),
                    totals: totals.into_iter().map(ClosingLine::from).collect(),
                    counted_at: now,
                };
                outbox::publish(conn, &event).await?;
                Ok::<_, ApiError>(true)
            })
            .await?;
    }
    Ok(told)
}
