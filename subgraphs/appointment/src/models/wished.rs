//! What a hold asks before it takes a lane, in two questions: the locks, and everything else. Many
//! people hold at once, and each question is a way to the database and back.
//! Decisions: docs/decisions/booking.md
use super::{
    bookable::{Bookable, COLUMNS, FROM, Rows},
    statement::Statement,
};
use crate::domain::{Energy, Unpaid, Wish, local_date, local_days};
use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_types::{Array, BigInt, Bool, Date, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Money, guard::Person};
use uuid::Uuid;

/// A hold that is asked for.
pub(crate) struct Wished<'a> {
    pub(crate) by: &'a Person,
    /// The public address that they ask from.
    pub(crate) from: Option<&'a str>,
    pub(crate) key: &'a str,
    pub(crate) centre: Uuid,
    pub(crate) wish: Wish,
    pub(crate) energy: Energy,
    pub(crate) starts_at: DateTime<Utc>,
}

/// What is so at that moment.
pub(crate) struct Found {
    /// What the same key booked before.
    pub(crate) same: Option<Uuid>,
    /// How many lanes they hold.
    pub(crate) holds: i64,
    pub(crate) unpaid: Unpaid,
    /// Whether a hold of this centre ran out and still keeps a lane.
    pub(crate) is_due: bool,
    /// What it costs; none where the network does not do it.
    pub(crate) price: Option<Money>,
    pub(crate) bookable: Bookable,
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    same: Option<Uuid>,
    #[diesel(sql_type = BigInt)]
    holds: i64,
    #[diesel(sql_type = BigInt)]
    own: i64,
    #[diesel(sql_type = BigInt)]
    from_here: i64,
    #[diesel(sql_type = BigInt)]
    from_here_in_all: i64,
    #[diesel(sql_type = BigInt)]
    from_here_that_day: i64,
    #[diesel(sql_type = Bool)]
    proven: bool,
    #[diesel(sql_type = Bool)]
    is_due: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    price_cents: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    price_currency: Option<String>,
    #[diesel(embed)]
    rows: Rows,
}

/// Who asks for themselves twice at once, who asks from the same place, and who takes a lane of the
/// same centre each wait until this transaction ends, in that order. Only a statement that follows
/// sees what those did who were first.
const LOCK: &str = "
    WITH asked AS MATERIALIZED (
        SELECT pg_advisory_xact_lock(hashtextextended('appointment.holds:' || $1, 0)),
               CASE WHEN $2 IS NOT NULL THEN
                   pg_advisory_xact_lock(hashtextextended('appointment.unpaid:' || $2, 0)) END)
    SELECT c.id FROM asked, appointment.centres c WHERE c.id = $3 FOR NO KEY UPDATE OF c";

const ASK: &str = "
    WITH standing AS (
        SELECT b.customer_id, b.centre_id, b.starts_at, u.asked_from,
               EXISTS (SELECT 1 FROM appointment.proven_contacts p
                       WHERE p.customer_id = b.customer_id) AS proven
        FROM (SELECT appointment_id, asked_from FROM appointment.unpaid WHERE asked_from = $8
              UNION
              SELECT u.appointment_id, u.asked_from
              FROM appointment.bookings b JOIN appointment.unpaid u ON u.appointment_id = b.id
              WHERE b.customer_id = $7 AND b.status IN ('HELD', 'CONFIRMED')) u
        JOIN appointment.bookings b ON b.id = u.appointment_id
        WHERE b.status = 'HELD' AND b.hold_expires_at > $6
              OR b.status = 'CONFIRMED' AND b.starts_at > $6)
    SELECT
        (SELECT id FROM appointment.bookings
         WHERE customer_id = $7 AND idempotency_key = $9) AS same,
        (SELECT count(*) FROM appointment.bookings
         WHERE customer_id = $7 AND status = 'HELD' AND hold_expires_at > $6
           AND offered_until IS NULL AND group_id IS NULL) AS holds,
        (SELECT count(*) FROM standing WHERE customer_id = $7) AS own,
        (SELECT count(*) FROM standing WHERE asked_from = $8 AND NOT proven) AS from_here,
        (SELECT count(*) FROM standing WHERE asked_from = $8) AS from_here_in_all,
        (SELECT count(*) FROM standing
         WHERE asked_from = $8 AND centre_id = c.id AND starts_at >= $4 AND starts_at < $5)
            AS from_here_that_day,
        EXISTS (SELECT 1 FROM appointment.proven_contacts WHERE customer_id = $7) AS proven,
        EXISTS (SELECT 1 FROM appointment.bookings
                WHERE centre_id = c.id AND status = 'HELD' AND hold_expires_at <= $6) AS is_due,
        p.amount_cents AS price_cents, p.currency AS price_currency";

/// As `models::price` decides: the centre's own, else the network's.
const PRICE: &str = "
    LEFT JOIN LATERAL (
        SELECT amount_cents, currency FROM (
            SELECT DISTINCT ON (centre_id) centre_id, withdrawn, amount_cents, currency
            FROM appointment.prices
            WHERE (centre_id = c.id OR centre_id IS NULL) AND service = $10
              AND vehicle_category = $11 AND energy = $12 AND valid_from <= $6
            ORDER BY centre_id, valid_from DESC) standing
        WHERE NOT withdrawn ORDER BY centre_id NULLS LAST LIMIT 1) p ON true";

impl Wished<'_> {
    /// Waits for whoever was first; `None` where there is no such centre.
    pub(crate) async fn look(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> ApiResult<Option<Found>> {
        Statement::new(LOCK)
            .bind::<Text, _>(self.by.id().to_string())
            .bind::<Nullable<Text>, _>(self.from.map(str::to_owned))
            .bind::<SqlUuid, _>(self.centre)
            .execute(conn)
            .await?;
        let date = local_date(self.starts_at);
        let Some((begins, ends)) = local_days(date, date) else { return Ok(None) };
        let text = format!("{ASK}, {COLUMNS} FROM {FROM}{PRICE} WHERE c.id = ANY($1)");
        let answer: Option<Answer> = Statement::new(text)
            .bind::<Array<SqlUuid>, _>(vec![self.centre])
            .bind::<Date, _>(date)
            .bind::<Date, _>(date)
            .bind::<Timestamptz, _>(begins)
            .bind::<Timestamptz, _>(ends)
            .bind::<Timestamptz, _>(now)
            .bind::<SqlUuid, _>(self.by.id())
            .bind::<Nullable<Text>, _>(self.from.map(str::to_owned))
            .bind::<Text, _>(self.key.to_owned())
            .bind::<Text, _>(<&str>::from(self.wish.service))
            .bind::<Text, _>(<&str>::from(self.wish.category))
            .bind::<Text, _>(<&str>::from(self.energy))
            .get_result(conn)
            .await
            .optional()?;
        Ok(answer.map(Answer::read))
    }
}

impl Answer {
    fn read(self) -> Found {
        let Self { own, from_here, from_here_in_all, from_here_that_day, proven, .. } = self;
        let price = self.price_cents.zip(self.price_currency);
        Found {
            same: self.same,
            holds: self.holds,
            unpaid: Unpaid { own, from_here, from_here_in_all, from_here_that_day, proven },
            is_due: self.is_due,
            price: price.map(|(amount_cents, currency)| Money { amount_cents, currency }),
            bookable: self.rows.read(),
        }
    }
}
