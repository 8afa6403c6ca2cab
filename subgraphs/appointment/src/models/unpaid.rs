//! Lanes that nobody has paid for yet, by whom and from where they were asked for.
use crate::{
    domain::{MOST_FROM_A_PLACE_THAT_DAY, Unpaid},
    error::AppointmentError,
    schema::{proven_contacts, unpaid},
};
use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, db, guard::Person};
use uuid::Uuid;

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    own: i64,
    #[diesel(sql_type = BigInt)]
    from_here: i64,
    #[diesel(sql_type = BigInt)]
    from_here_in_all: i64,
    #[diesel(sql_type = Bool)]
    proven: bool,
}

/// What stands, unpaid and still ahead; what is only offered keeps a lane too.
const COUNT: &str = "
    WITH standing AS (
        SELECT b.customer_id, u.asked_from,
               EXISTS (SELECT 1 FROM appointment.proven_contacts p
                       WHERE p.customer_id = b.customer_id) AS proven
        FROM appointment.unpaid u JOIN appointment.bookings b ON b.id = u.appointment_id
        WHERE (b.customer_id = $1 OR u.asked_from = $2)
          AND (b.status = 'HELD' AND b.hold_expires_at > $3
               OR b.status = 'CONFIRMED' AND b.starts_at > $3))
    SELECT count(*) FILTER (WHERE customer_id = $1) AS own,
           count(*) FILTER (WHERE asked_from = $2 AND NOT proven) AS from_here,
           count(*) FILTER (WHERE asked_from = $2) AS from_here_in_all,
           EXISTS (SELECT 1 FROM appointment.proven_contacts WHERE customer_id = $1) AS proven
    FROM standing";

/// Counts what is kept for somebody and what was asked for from a place. Who asks from there next
/// waits until this transaction ends: many at once count one by one.
pub(crate) async fn count_unpaid(
    conn: &mut Conn,
    by: &Person,
    from: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<Unpaid> {
    if let Some(place) = from {
        db::lock(conn, &lock_of(place)).await?;
    }
    count(conn, by.id(), from, now).await
}

/// The same for somebody who waits, asked by who holds a centre already; `None` while another asks
/// from that place. They lock the place first and the centre then: to wait here would be for ever.
pub(crate) async fn try_count_unpaid(
    conn: &mut Conn,
    waiting: Uuid,
    from: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<Option<Unpaid>> {
    if let Some(place) = from {
        let TryLock { is_ours } =
            sql_query("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS is_ours")
                .bind::<Text, _>(lock_of(place))
                .get_result(conn)
                .await?;
        if !is_ours {
            return Ok(None);
        }
    }
    count(conn, waiting, from, now).await.map(Some)
}

#[derive(QueryableByName)]
struct TryLock {
    #[diesel(sql_type = Bool)]
    is_ours: bool,
}

fn lock_of(place: &str) -> String {
    format!("appointment.unpaid:{place}")
}

/// What was offered is now asked for from there.
pub(crate) async fn move_unpaid(conn: &mut Conn, appointment: Uuid, from: &str) -> QueryResult<()> {
    diesel::update(unpaid::table.find(appointment))
        .set(unpaid::asked_from.eq(from))
        .execute(conn)
        .await?;
    Ok(())
}

async fn count(
    conn: &mut Conn,
    person: Uuid,
    from: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<Unpaid> {
    let counted: Counted = sql_query(COUNT)
        .bind::<SqlUuid, _>(person)
        .bind::<Nullable<Text>, _>(from)
        .bind::<Timestamptz, _>(now)
        .get_result(conn)
        .await?;
    let Counted { own, from_here, from_here_in_all, proven } = counted;
    Ok(Unpaid { own, from_here, from_here_in_all, from_here_that_day: 0, proven })
}

/// Refuses what was just kept, or moved there, where too much of that day at that centre is now kept
/// unpaid for whoever asks from the same place. The centre is locked.
pub(crate) async fn check_place_that_day(
    conn: &mut Conn,
    appointments: &[Uuid],
    now: DateTime<Utc>,
) -> ApiResult<()> {
    const MOST_THAT_DAY: &str = "
        WITH standing AS (
            SELECT b.id, b.centre_id, u.asked_from,
                   (b.starts_at AT TIME ZONE 'Europe/Paris')::date AS day
            FROM appointment.unpaid u JOIN appointment.bookings b ON b.id = u.appointment_id
            WHERE u.asked_from IN (SELECT asked_from FROM appointment.unpaid
                                   WHERE appointment_id = ANY($1))
              AND (b.status = 'HELD' AND b.hold_expires_at > $2
                   OR b.status = 'CONFIRMED' AND b.starts_at > $2))
        SELECT coalesce(max(count), 0) AS most FROM (
            SELECT count(*) FROM standing GROUP BY asked_from, centre_id, day
            HAVING bool_or(id = ANY($1))) counted";
    let Most { most } = sql_query(MOST_THAT_DAY)
        .bind::<Array<SqlUuid>, _>(appointments)
        .bind::<Timestamptz, _>(now)
        .get_result(conn)
        .await?;
    if most > MOST_FROM_A_PLACE_THAT_DAY {
        return Err(AppointmentError::TooManyUnpaid.into());
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Most {
    #[diesel(sql_type = BigInt)]
    most: i64,
}

/// It is paid.
pub(super) async fn settle_unpaid(conn: &mut Conn, appointment: Uuid) -> QueryResult<()> {
    diesel::delete(unpaid::table.find(appointment)).execute(conn).await?;
    Ok(())
}

/// Drops what no longer counts: its time is over, or it was called off.
pub(crate) async fn forget_unpaid(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    const OVER: &str = "DELETE FROM appointment.unpaid u USING appointment.bookings b
        WHERE b.id = u.appointment_id
          AND (b.starts_at < $1 OR b.status NOT IN ('HELD', 'CONFIRMED'))";
    // Who does not wait any more asks from nowhere.
    const WAITED: &str = "UPDATE appointment.waits SET asked_from = NULL
        WHERE asked_from IS NOT NULL AND status IN ('SERVED', 'LEFT', 'OVER')";
    sql_query(WAITED).execute(conn).await?;
    sql_query(OVER).bind::<Timestamptz, _>(now).execute(conn).await
}

/// Somebody can be written to.
pub(crate) async fn note_proven(conn: &mut Conn, customer: Uuid) -> QueryResult<()> {
    diesel::insert_into(proven_contacts::table)
        .values(proven_contacts::customer_id.eq(customer))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}
