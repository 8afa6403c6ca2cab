//! What a manager counts of signed inspections. Each question reads those of some days, by an index,
//! however many there ever were; failures are those of periodic inspections, the first look at a vehicle.
use crate::{
    domain::{Failures, Results},
    schema::{counted_months, inspections},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::{
    pg::Pg,
    prelude::*,
    query_builder::{BoxedSqlQuery, SqlQuery},
    sql_query,
    sql_types::{
        Array, BigInt, Date, Double, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid,
    },
};
use diesel_async::RunQueryDsl;
use fr::ServiceKind;
use kernel::{ApiResult, Conn, Period, Quartiles};
use uuid::Uuid;

/// The results of a day, of one kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DayResults {
    pub(crate) day: NaiveDate,
    pub(crate) service: ServiceKind,
    pub(crate) results: Results,
}

#[derive(QueryableByName)]
struct DayRow {
    #[diesel(sql_type = Date)]
    day: NaiveDate,
    #[diesel(sql_type = Text)]
    service: String,
    #[diesel(sql_type = BigInt)]
    favourable: i64,
    #[diesel(sql_type = BigInt)]
    major: i64,
    #[diesel(sql_type = BigInt)]
    critical: i64,
}

/// Something that is counted by its name.
#[derive(Clone, Debug, QueryableByName)]
pub(crate) struct Named {
    #[diesel(sql_type = Text)]
    pub(crate) name: String,
    #[diesel(sql_type = BigInt)]
    inspections: i64,
    #[diesel(sql_type = BigInt)]
    failed: i64,
    #[diesel(sql_type = Nullable<Double>)]
    median_seconds: Option<f64>,
}

/// A function of the catalogue in which something was found.
#[derive(Clone, Debug, QueryableByName)]
pub(crate) struct Function {
    #[diesel(sql_type = Text)]
    pub(crate) code: String,
    #[diesel(sql_type = Text)]
    pub(crate) label: String,
    #[diesel(sql_type = BigInt)]
    pub(crate) failed: i64,
}

#[derive(QueryableByName)]
struct Aged {
    #[diesel(sql_type = Integer)]
    years: i32,
    #[diesel(sql_type = BigInt)]
    inspections: i64,
    #[diesel(sql_type = BigInt)]
    failed: i64,
}

#[derive(QueryableByName)]
struct Times {
    #[diesel(sql_type = Nullable<Array<Double>>)]
    waited: Option<Vec<f64>>,
    #[diesel(sql_type = Nullable<Array<Double>>)]
    took: Option<Vec<f64>>,
}

/// Some days, and a centre where one is meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) period: Period,
    pub(crate) centre: Option<Uuid>,
}

/// More makes than these are seldom ones, and say little.
const MOST_MAKES: &str = "LIMIT 20";
const SIGNED: &str = "i.status = 'SIGNED' AND i.signed_at >= $1 AND i.signed_at < $2
    AND ($3 IS NULL OR i.centre_id = $3)";
const COUNTED: &str = "count(*) AS inspections,
    count(*) FILTER (WHERE i.outcome <> 'FAVOURABLE') AS failed";

impl DayRow {
    fn read(self) -> ApiResult<DayResults> {
        let results = Results {
            favourable: self.favourable,
            unfavourable_major: self.major,
            unfavourable_critical: self.critical,
        };
        let service = self.service.parse().map_err(anyhow::Error::from)?;
        Ok(DayResults { day: self.day, service, results })
    }
}

impl Named {
    pub(crate) fn failures(&self) -> Failures {
        Failures { inspections: self.inspections, failed: self.failed }
    }

    /// Half of the inspections took no longer.
    pub(crate) fn median_minutes(&self) -> Option<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "minutes of an inspection")]
        self.median_seconds.map(|seconds| (seconds / 60.0).round() as i64)
    }
}

impl Span {
    fn ask(self, text: String) -> BoxedSqlQuery<'static, Pg, SqlQuery> {
        sql_query(text)
            .into_boxed::<Pg>()
            .bind::<Timestamptz, DateTime<Utc>>(self.period.begins)
            .bind::<Timestamptz, DateTime<Utc>>(self.period.ends)
            .bind::<Nullable<SqlUuid>, Option<Uuid>>(self.centre)
    }

    /// By the day and the kind.
    pub(crate) async fn results(self, conn: &mut Conn) -> ApiResult<Vec<DayResults>> {
        let text = format!(
            "SELECT (i.signed_at AT TIME ZONE 'Europe/Paris')::date AS day, i.service,
                    count(*) FILTER (WHERE i.outcome = 'FAVOURABLE') AS favourable,
                    count(*) FILTER (WHERE i.outcome = 'UNFAVOURABLE_MAJOR') AS major,
                    count(*) FILTER (WHERE i.outcome = 'UNFAVOURABLE_CRITICAL') AS critical
             FROM inspection.inspections i WHERE {SIGNED} GROUP BY 1, 2 ORDER BY 1, 2"
        );
        let rows: Vec<DayRow> = self.ask(text).load(conn).await?;
        rows.into_iter().map(DayRow::read).collect()
    }

    /// By the function of the catalogue: those in which something was found that fails a vehicle.
    pub(crate) async fn functions(self, conn: &mut Conn) -> QueryResult<Vec<Function>> {
        self.ask(format!(
            "SELECT p.function_code AS code, max(p.function_label) AS label,
                    count(DISTINCT i.id) AS failed
             FROM inspection.inspections i
             JOIN inspection.recorded_defects d ON d.inspection_id = i.id AND d.level <> 'MINOR'
             JOIN inspection.points p ON p.version = i.catalogue_version AND p.code = d.point
             WHERE {SIGNED} AND i.service = 'PERIODIC' GROUP BY 1 ORDER BY 1"
        ))
        .load(conn)
        .await
    }

    /// By the make, the most frequent first.
    pub(crate) async fn makes(self, conn: &mut Conn) -> QueryResult<Vec<Named>> {
        self.ask(format!(
            "SELECT upper(i.vehicle->>'make') AS name, {COUNTED},
                    NULL::double precision AS median_seconds
             FROM inspection.inspections i
             WHERE {SIGNED} AND i.service = 'PERIODIC' AND i.vehicle->>'make' IS NOT NULL
             GROUP BY 1 ORDER BY 2 DESC, 1 {MOST_MAKES}"
        ))
        .load(conn)
        .await
    }

    /// By the age in whole years.
    pub(crate) async fn ages(self, conn: &mut Conn) -> QueryResult<Vec<(i32, Failures)>> {
        let rows: Vec<Aged> = self
            .ask(format!(
                "SELECT extract(year FROM age((i.completed_at AT TIME ZONE 'Europe/Paris')::date,
                            (i.vehicle->>'first_registration')::date))::int AS years, {COUNTED}
                 FROM inspection.inspections i
                 WHERE {SIGNED} AND i.service = 'PERIODIC'
                   AND i.vehicle->>'first_registration' IS NOT NULL
                 GROUP BY 1 ORDER BY 1"
            ))
            .load(conn)
            .await?;
        let failures = |row: &Aged| Failures { inspections: row.inspections, failed: row.failed };
        Ok(rows.iter().map(|row| (row.years, failures(row))).collect())
    }

    /// By who signed, in the order of their names.
    pub(crate) async fn inspectors(self, conn: &mut Conn) -> QueryResult<Vec<Named>> {
        self.ask(format!(
            "SELECT i.inspector_name AS name, {COUNTED}, {MEDIAN} AS median_seconds
             FROM inspection.inspections i
             WHERE {SIGNED} AND i.service = 'PERIODIC' GROUP BY 1 ORDER BY 1"
        ))
        .load(conn)
        .await
    }

    /// All of them together.
    pub(crate) async fn all(self, conn: &mut Conn) -> QueryResult<Named> {
        self.ask(format!(
            "SELECT '' AS name, {COUNTED}, {MEDIAN} AS median_seconds
             FROM inspection.inspections i WHERE {SIGNED} AND i.service = 'PERIODIC'"
        ))
        .get_result(conn)
        .await
    }

    /// How long vehicles waited from their arrival on, and how long periodic inspections took.
    pub(crate) async fn times(
        self,
        conn: &mut Conn,
    ) -> QueryResult<(Option<Quartiles>, Option<Quartiles>)> {
        let times: Times = self
            .ask(format!(
                "SELECT percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP
                        (ORDER BY extract(epoch FROM i.started_at - i.checked_in_at)::float8)
                        AS waited,
                    percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP
                        (ORDER BY extract(epoch FROM i.completed_at - i.started_at)::float8)
                        FILTER (WHERE i.service = 'PERIODIC') AS took
                 FROM inspection.inspections i WHERE {SIGNED}"
            ))
            .get_result(conn)
            .await?;
        Ok((Quartiles::of_seconds(times.waited), Quartiles::of_seconds(times.took)))
    }
}

const MEDIAN: &str = "percentile_cont(0.5) WITHIN GROUP
    (ORDER BY extract(epoch FROM i.completed_at - i.started_at)::float8)";

/// The centres with results that were signed in a period.
pub(crate) async fn centres_in(conn: &mut Conn, period: Period) -> QueryResult<Vec<Uuid>> {
    inspections::table
        .filter(inspections::status.eq("SIGNED"))
        .filter(inspections::signed_at.ge(period.begins))
        .filter(inspections::signed_at.lt(period.ends))
        .select(inspections::centre_id)
        .distinct()
        .order(inspections::centre_id)
        .load(conn)
        .await
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
