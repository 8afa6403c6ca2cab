//! Closing the tills, day by day, and writing the accounts down for whoever reads them.
use crate::{
    domain::{self, Movement},
    error::PaymentError,
    models::{self, CentreNamed, Closing, Seller},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, guard::Manager, outbox};
use uuid::Uuid;

/// Closes every day that is over, of every centre; answers whether there was one.
pub(crate) async fn close_days(pool: &Pool, clock: Clock) -> ApiResult<bool> {
    let centres = Closing::centres(&mut *pool.get().await?).await?;
    let mut closed = false;
    for centre in centres {
        let mut conn = pool.get().await?;
        let now = clock.now();
        closed |= conn.transaction(async |conn| close_next(conn, centre, now).await).await?;
    }
    Ok(closed)
}

/// Closes a centre's next day, if it is over. Two at once: the second one waits, and finds it done.
async fn close_next(conn: &mut Conn, centre: Uuid, now: DateTime<Utc>) -> ApiResult<bool> {
    models::lock_chain(conn, centre).await?;
    let last = Closing::last(conn, centre).await?;
    let (after, perpetual) =
        last.as_ref().map_or((0, 0), |last| (last.last_document, last.perpetual_cents));
    let documents = models::documents_after(conn, centre, after).await?;
    let day = match (&last, documents.first()) {
        (Some(last), _) => last.day.succ_opt().unwrap_or(last.day),
        (None, Some(first)) => domain::civil_day(first.issued_at),
        (None, None) => return Ok(false),
    };
    if day >= domain::civil_day(now) {
        return Ok(false);
    }
    let closing = domain::close(day, after, perpetual, &documents);
    let recorded = Closing::record(conn, centre, &closing, now).await?;
    let named = CentreNamed::of(conn, centre).await?;
    let seller = Seller::of_centre(conn, centre).await?;
    outbox::publish(conn, &recorded.facts(named, seller.map(Seller::facts))?).await?;
    Ok(true)
}

/// The file of accounting entries of a centre of the caller's; as [`fec`].
pub(crate) async fn fec_for(
    conn: &mut Conn,
    by: &Manager,
    centre: Uuid,
    from: NaiveDate,
    until: NaiveDate,
) -> ApiResult<(String, String)> {
    by.check(centre)?;
    fec(conn, centre, from, until).await
}

/// The file of accounting entries of a centre, from one day to another, both included; with its
/// name. Without a caller: for the command line.
pub(crate) async fn fec(
    conn: &mut Conn,
    centre: Uuid,
    from: NaiveDate,
    until: NaiveDate,
) -> ApiResult<(String, String)> {
    if until < from {
        return Err(PaymentError::PeriodInvalid.into());
    }
    let seller = Seller::of_centre(conn, centre).await?.ok_or(PaymentError::SellerUnknown)?;
    let movements: Vec<Movement> = models::movements(conn, centre, from, until).await?;
    Ok::<_, ApiError>((domain::file_name(&seller.siren, until), domain::fec(&movements)))
}
