//! Documents that are numbered and wait to be printed. A claim is a lease: whoever dies on it
//! loses it.
use super::{Report, report::read_facts};
use crate::{
    domain::{self, ReportKind, words},
    schema::{numbers, reports},
};
use anyhow::Context;
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::inspection::Signed;
use kernel::{ApiResult, Conn, Stored, live};
use strum::VariantArray;
use uuid::Uuid;

/// Touched whenever a document waits to be printed.
pub(crate) const QUEUE: &str = "report:queue";

/// A document that waits to be printed.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = reports)]
pub(crate) struct Draft {
    pub(crate) id: Uuid,
    pub(crate) kind: Stored<ReportKind>,
    pub(crate) number: String,
    pub(crate) code: String,
    facts: serde_json::Value,
    /// How often its printing was begun, this time included.
    pub(crate) attempts: i32,
}

/// What printing adds.
pub(crate) struct Printed {
    pub(crate) file_key: String,
    pub(crate) sha256: String,
    pub(crate) signature: String,
}

impl Draft {
    /// Numbers the documents of a signed inspection and wakes the printer. A second telling of
    /// the same inspection changes nothing.
    ///
    /// Whoever numbers a document of the same centre waits here until this transaction ends: a
    /// rollback gives the number back, so that there is no gap.
    pub(crate) async fn number_all(
        conn: &mut Conn,
        signed: &Signed,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let of = reports::table.filter(reports::inspection_id.eq(signed.inspection_id));
        if diesel::select(diesel::dsl::exists(of)).get_result(conn).await? {
            return Ok(());
        }
        let series = &signed.centre.approval_number;
        let year = words::day_of(signed.signed_at).year();
        let seq = next_number(conn, series, year).await?;
        let facts = serde_json::to_value(signed).context("an event is JSON")?;
        for kind in ReportKind::VARIANTS {
            diesel::insert_into(reports::table)
                .values((
                    reports::id.eq(Uuid::now_v7()),
                    reports::kind.eq(<&str>::from(*kind)),
                    reports::inspection_id.eq(signed.inspection_id),
                    reports::appointment_id.eq(signed.appointment_id),
                    reports::customer_id.eq(signed.customer_id),
                    reports::series.eq(series),
                    reports::year.eq(year),
                    reports::seq.eq(seq),
                    reports::number.eq(domain::number(*kind, series, year, seq)),
                    reports::code.eq(domain::verification_code(rand::random())),
                    reports::plate.eq(&signed.vehicle.plate),
                    reports::outcome.eq(<&str>::from(signed.outcome)),
                    reports::valid_until.eq(signed.valid_until),
                    reports::facts.eq(&facts),
                    reports::created_at.eq(now),
                    reports::next_attempt_at.eq(now),
                ))
                .execute(conn)
                .await?;
        }
        live::touch(conn, QUEUE).await
    }

    /// Takes the oldest that is due, until `lease_until`. Call it in a transaction.
    pub(crate) async fn claim(
        conn: &mut Conn,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let due: Option<Self> = Self::query()
            .filter(reports::issued_at.is_null().and(reports::next_attempt_at.le(now)))
            .order(reports::id)
            .for_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()?;
        let Some(due) = due else { return Ok(None) };
        diesel::update(reports::table.find(due.id))
            .set((reports::attempts.eq(due.attempts + 1), reports::next_attempt_at.eq(lease_until)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// All that it prints.
    pub(crate) fn facts(&self) -> ApiResult<Signed> {
        read_facts(&self.facts)
    }

    /// It is printed and signed. `None` where a second printer was faster.
    pub(crate) async fn issue(
        &self,
        conn: &mut Conn,
        printed: Printed,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Report>> {
        diesel::update(
            reports::table.filter(reports::id.eq(self.id).and(reports::issued_at.is_null())),
        )
        .set((
            reports::issued_at.eq(now),
            reports::file_key.eq(printed.file_key),
            reports::sha256.eq(printed.sha256),
            reports::signature.eq(printed.signature),
            reports::last_error.eq(None::<String>),
        ))
        .returning(Report::as_returning())
        .get_result(conn)
        .await
        .optional()
    }

    /// Printing failed: again after a pause that grows to three quarters of an hour. It is never
    /// given up, because its number is taken.
    pub(crate) async fn put_off(
        &self,
        conn: &mut Conn,
        reason: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let pause = TimeDelta::seconds(5 << self.attempts.clamp(0, 9));
        diesel::update(
            reports::table.filter(reports::id.eq(self.id).and(reports::issued_at.is_null())),
        )
        .set((reports::last_error.eq(reason), reports::next_attempt_at.eq(now + pause)))
        .execute(conn)
        .await?;
        Ok(())
    }
}

async fn next_number(conn: &mut Conn, series: &str, year: i32) -> QueryResult<i32> {
    diesel::insert_into(numbers::table)
        .values((numbers::series.eq(series), numbers::year.eq(year), numbers::last.eq(1)))
        .on_conflict((numbers::series, numbers::year))
        .do_update()
        .set(numbers::last.eq(numbers::last + 1))
        .returning(numbers::last)
        .get_result(conn)
        .await
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::pdf::sample;
    use diesel_async::AsyncConnection;
    use kernel::ApiError;
    use testkit::TestDb;

    /// Every third transaction is rolled back after it was given a number.
    #[tokio::test(flavor = "multi_thread")]
    async fn numbers_given_at_the_same_moment_have_no_gap_even_where_some_fail() {
        let db = TestDb::new().await;
        let racers = (0..24).map(|at| {
            let pool = db.pool.clone();
            tokio::spawn(async move {
                let signed = Signed { inspection_id: Uuid::now_v7(), ..sample() };
                let mut conn = pool.get().await.unwrap();
                conn.transaction(async |conn| {
                    Draft::number_all(conn, &signed, Utc::now()).await?;
                    if at % 3 == 0 { Err(anyhow::anyhow!("no").into()) } else { Ok(()) }
                })
                .await
                .map_err(|error: ApiError| error.code())
            })
        });
        for racer in racers.collect::<Vec<_>>() {
            let _ = racer.await.unwrap();
        }
        let mut conn = db.pool.get().await.unwrap();
        let given: Vec<i32> = reports::table
            .filter(reports::kind.eq("CERTIFICATE"))
            .order(reports::seq)
            .select(reports::seq)
            .load(&mut conn)
            .await
            .unwrap();
        assert_eq!(given, (1..=16).collect::<Vec<_>>());
    }
}
