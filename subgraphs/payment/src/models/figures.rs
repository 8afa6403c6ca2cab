//! What a manager counts of money, from the documents alone: what was numbered never changes.
use crate::{
    domain::{DocumentKind, Means, Total},
    schema::counted_months,
};
use anyhow::Context;
use chrono::NaiveDate;
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, BigInt, Date, Integer, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Period};
use uuid::Uuid;

#[derive(QueryableByName)]
struct Day {
    #[diesel(sql_type = Date)]
    day: NaiveDate,
    #[diesel(sql_type = Text)]
    means: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Integer)]
    vat_rate_bp: i32,
    #[diesel(sql_type = Integer)]
    documents: i32,
    #[diesel(sql_type = BigInt)]
    net_cents: i64,
    #[diesel(sql_type = BigInt)]
    vat_cents: i64,
    #[diesel(sql_type = BigInt)]
    gross_cents: i64,
}

impl Day {
    fn read(self) -> ApiResult<(NaiveDate, Total)> {
        let means: Means = self.means.parse().context("means of a document")?;
        let kind: DocumentKind = self.kind.parse().context("kind of a document")?;
        let total = Total {
            means,
            kind,
            vat_rate_bp: self.vat_rate_bp,
            documents: self.documents,
            net_cents: self.net_cents,
            vat_cents: self.vat_cents,
            gross_cents: self.gross_cents,
        };
        Ok((self.day, total))
    }
}

/// What these centres invoiced and took back, by the day in France, means, kind and rate.
pub(crate) async fn invoiced(
    conn: &mut Conn,
    centres: &[Uuid],
    period: Period,
) -> ApiResult<Vec<(NaiveDate, Total)>> {
    let days: Vec<Day> = sql_query(
        "SELECT (issued_at AT TIME ZONE 'Europe/Paris')::date AS day, means, kind, vat_rate_bp,
                count(*)::int AS documents, sum(net_cents)::bigint AS net_cents,
                sum(vat_cents)::bigint AS vat_cents, sum(gross_cents)::bigint AS gross_cents
         FROM payment.documents
         WHERE centre_id = ANY($1) AND issued_at >= $2 AND issued_at < $3
         GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
    )
    .bind::<Array<SqlUuid>, _>(centres)
    .bind::<Timestamptz, _>(period.begins)
    .bind::<Timestamptz, _>(period.ends)
    .load(conn)
    .await?;
    days.into_iter().map(Day::read).collect()
}

/// Notes that a month of a centre is counted; answers whether it was not before.
pub(crate) async fn note_month(
    conn: &mut Conn,
    centre: Uuid,
    month: NaiveDate,
) -> QueryResult<bool> {
    let noted = diesel::insert_into(counted_months::table)
        .values((counted_months::centre_id.eq(centre), counted_months::month.eq(month)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(noted == 1)
}
