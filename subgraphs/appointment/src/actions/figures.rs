//! What a manager counts of appointments, and what is told of a month once it is over.
use crate::{
    domain::Counts,
    models::{self, Booked, Centre, Due, Lead},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::appointment::MonthCounted;
use kernel::{ApiError, ApiResult, Conn, Period, Quartiles, guard::Manager, outbox};
use uuid::Uuid;

/// What was counted of a period.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    /// By the day, in no order: a day may stand there more than once.
    pub(crate) days: Vec<(NaiveDate, Counts)>,
    /// From the agreement to the appointment, of those that were agreed in it.
    pub(crate) lead: Option<Quartiles>,
}

impl Counted {
    /// All days together.
    pub(crate) fn total(&self) -> Counts {
        let mut total = Counts::default();
        for (_, counts) in &self.days {
            total += *counts;
        }
        total
    }
}

/// The figures of a centre, or of the network, for whoever manages it.
pub(crate) async fn figures(
    conn: &mut Conn,
    by: &Manager,
    centre: Option<Uuid>,
    period: Period,
) -> ApiResult<Counted> {
    let centres = match centre {
        Some(centre) => {
            by.check(centre)?;
            vec![centre]
        }
        None => {
            by.check_network()?;
            Centre::all(conn).await?.into_iter().map(|centre| centre.id).collect()
        }
    };
    counted(conn, &centres, period).await
}

async fn counted(conn: &mut Conn, centres: &[Uuid], period: Period) -> ApiResult<Counted> {
    let mut days = Vec::new();
    for due in Due::of(conn, centres, period).await? {
        let counts = Counts {
            kept: due.kept,
            missed: due.missed,
            open: due.open,
            cancelled_by_customer: due.by_customer,
            cancelled_by_centre: due.by_centre,
            cancelled_by_unknown: due.by_unknown,
            sold_minutes: due.sold_minutes,
            ..Counts::default()
        };
        days.push((due.day, counts));
    }
    for made in Booked::of(conn, centres, period).await? {
        let counts = Counts {
            booked: made.booked,
            booked_at_desk: made.at_desk,
            booked_together: made.together,
            ..Counts::default()
        };
        days.push((made.day, counts));
    }
    for centre in models::open_centres(conn, centres, period).await? {
        days.extend(
            period.days().map(|day| {
                (day, Counts { open_minutes: centre.minutes(day), ..Counts::default() })
            }),
        );
    }
    Ok(Counted { days, lead: Lead::of(conn, centres, period).await? })
}

/// Counts the month that is over, of every centre of which it is not counted yet, and tells it; answers
/// whether there was one. Of a month without an appointment there is nothing to tell.
pub(crate) async fn count_month(conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<bool> {
    let Some(month) = Period::month_before(now) else { return Ok(false) };
    let mut told = false;
    for centre in Centre::all(conn).await? {
        told |= conn
            .transaction(async |conn| {
                if !models::note_month(conn, centre.id, month.from).await? {
                    return Ok(false);
                }
                let counted = counted(conn, &[centre.id], month).await?;
                let total = counted.total();
                if total.is_empty() {
                    return Ok(false);
                }
                let event = MonthCounted {
                    centre_id: centre.id,
                    centre: centre.facts(),
                    month: month.from,
                    booked: total.booked,
                    kept: total.kept,
                    missed: total.missed,
                    cancelled_by_customer: total.cancelled_by_customer,
                    cancelled_by_centre: total.cancelled_by_centre,
                    cancelled_by_unknown: total.cancelled_by_unknown,
                    open: total.open,
                    sold_minutes: total.sold_minutes,
                    open_minutes: total.open_minutes,
                    median_lead_minutes: counted.lead.map(|lead| lead.median_minutes),
                    counted_at: now,
                };
                outbox::publish(conn, &event).await?;
                Ok::<_, ApiError>(true)
            })
            .await?;
    }
    Ok(told)
}
