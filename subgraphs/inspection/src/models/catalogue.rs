//! The catalogue's versions. A version is written once; all that changes is that a row which came
//! disabled may be approved.
use crate::{
    domain::{Bundle, Grade},
    schema::{approvals, catalogue_versions, defects, points},
};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use fr::DefectLevel;
use kernel::{ApiError, ApiResult, Conn, Stored, guard::NetworkManager};

/// A point of inspection, with its group and function.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = points)]
pub(crate) struct Point {
    pub(crate) code: String,
    pub(crate) label: String,
    pub(crate) group_code: String,
    pub(crate) group_label: String,
    pub(crate) function_code: String,
    pub(crate) function_label: String,
}

impl Point {
    /// The one of that code.
    pub(crate) async fn find(conn: &mut Conn, version: &str, code: &str) -> QueryResult<Self> {
        Self::query()
            .filter(points::version.eq(version).and(points::code.eq(code)))
            .first(conn)
            .await
    }

    /// What its defects are about, as printed: « Freins : Garnitures ou plaquettes ».
    pub(crate) fn component(&self) -> String {
        if self.group_label == self.label {
            self.label.clone()
        } else {
            format!("{} : {}", self.group_label, self.label)
        }
    }

    /// All of a version, in the order of the annex.
    pub(crate) async fn all(conn: &mut Conn, version: &str) -> QueryResult<Vec<Self>> {
        Self::query().filter(points::version.eq(version)).order(points::position).load(conn).await
    }
}

/// A defect of the catalogue.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = defects)]
pub(crate) struct Defect {
    pub(crate) code: String,
    pub(crate) point: String,
    pub(crate) level: Stored<DefectLevel>,
    pub(crate) label: String,
    pub(crate) grade: Stored<Grade>,
    pub(crate) enabled: bool,
}

impl Defect {
    /// By its code.
    pub(crate) async fn find(
        conn: &mut Conn,
        version: &str,
        code: &str,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(defects::version.eq(version).and(defects::code.eq(code)))
            .first(conn)
            .await
            .optional()
    }

    /// What may be recorded, or what awaits an approval, in the order of the annex.
    pub(crate) async fn all(
        conn: &mut Conn,
        version: &str,
        enabled: bool,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(defects::version.eq(version).and(defects::enabled.eq(enabled)))
            .order(defects::position)
            .load(conn)
            .await
    }
}

/// What an approval writes.
pub(crate) struct Approval {
    pub(crate) code: String,
    /// The official text in which the approver read the row.
    pub(crate) source: String,
}

impl Approval {
    /// Turns the row on. `None` where the version has no such row.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        by: &NetworkManager,
        version: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Defect>> {
        let row = defects::table.find((version, &self.code));
        let approved = diesel::update(row)
            .set(defects::enabled.eq(true))
            .returning(Defect::as_returning())
            .get_result(conn)
            .await
            .optional()?;
        if approved.is_some() {
            diesel::insert_into(approvals::table)
                .values((
                    approvals::version.eq(version),
                    approvals::code.eq(&self.code),
                    approvals::source.eq(&self.source),
                    approvals::approver_id.eq(by.id()),
                    approvals::approver.eq(by.name()),
                    approvals::approved_at.eq(now),
                ))
                .on_conflict_do_nothing()
                .execute(conn)
                .await?;
        }
        Ok(approved)
    }
}

/// The version that inspections of that day are made under: of those that count already the one that
/// came into force last, of the same day the one imported last.
pub(crate) async fn current_version(conn: &mut Conn, today: NaiveDate) -> ApiResult<String> {
    let version: Option<String> = catalogue_versions::table
        .filter(catalogue_versions::effective_from.le(today))
        .order((catalogue_versions::effective_from.desc(), catalogue_versions::imported_at.desc()))
        .select(catalogue_versions::version)
        .first(conn)
        .await
        .optional()?;
    Ok(version.context("no catalogue was imported: `import_bundled` runs at start")?)
}

/// Code and label of every defect of a version, in the order of the annex.
pub(crate) async fn labels(conn: &mut Conn, version: &str) -> QueryResult<Vec<(String, String)>> {
    defects::table
        .filter(defects::version.eq(version))
        .order(defects::position)
        .select((defects::code, defects::label))
        .load(conn)
        .await
}

/// The first of `codes` that the version does not know, if any.
pub(crate) async fn unknown_point(
    conn: &mut Conn,
    version: &str,
    codes: &[String],
) -> QueryResult<Option<String>> {
    let known: Vec<String> = points::table
        .filter(points::version.eq(version).and(points::code.eq_any(codes)))
        .select(points::code)
        .load(conn)
        .await?;
    Ok(codes.iter().find(|code| !known.contains(code)).cloned())
}

/// Imports the catalogue that comes with the program, unless that version is there already.
/// Answers the version.
///
/// # Errors
/// Where the bundled files contradict themselves, or the database refuses.
pub async fn import_bundled(conn: &mut Conn) -> ApiResult<String> {
    let bundle = Bundle::bundled()?;
    let since = NaiveDate::from_ymd_opt(2018, 5, 20).context("a day")?;
    keep(conn, &bundle, since, "bundled", Utc::now()).await?;
    Ok(bundle.version)
}

/// Writes a version that counts from a day on; answers whether it was not there already.
pub(crate) async fn keep(
    conn: &mut Conn,
    bundle: &Bundle,
    effective_from: NaiveDate,
    source: &str,
    now: DateTime<Utc>,
) -> ApiResult<bool> {
    conn.transaction(async |conn| {
        let fresh = diesel::insert_into(catalogue_versions::table)
            .values((
                catalogue_versions::version.eq(&bundle.version),
                catalogue_versions::imported_at.eq(now),
                catalogue_versions::effective_from.eq(effective_from),
                catalogue_versions::source.eq(source),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        if fresh == 1 {
            insert(conn, bundle).await?;
            keep_approvals(conn, &bundle.version).await?;
            tracing::info!(version = bundle.version, "catalogue imported");
        }
        Ok::<_, ApiError>(fresh == 1)
    })
    .await
}

/// A row that was approved stays approved as long as it says the same.
async fn keep_approvals(conn: &mut Conn, version: &str) -> QueryResult<()> {
    for statement in [
        "INSERT INTO inspection.approvals
             (version, code, source, approver_id, approver, approved_at)
         SELECT DISTINCT ON (a.code) $1, a.code, a.source, a.approver_id, a.approver, a.approved_at
         FROM inspection.approvals a
         JOIN inspection.defects was ON was.version = a.version AND was.code = a.code
         JOIN inspection.defects now ON now.version = $1 AND now.code = a.code
             AND now.label = was.label AND now.level = was.level
         ORDER BY a.code, a.approved_at DESC
         ON CONFLICT DO NOTHING",
        "UPDATE inspection.defects d SET enabled = TRUE FROM inspection.approvals a
         WHERE d.version = $1 AND a.version = d.version AND a.code = d.code",
    ] {
        diesel::sql_query(statement)
            .bind::<diesel::sql_types::Text, _>(version)
            .execute(conn)
            .await?;
    }
    Ok(())
}

async fn insert(conn: &mut Conn, bundle: &Bundle) -> QueryResult<()> {
    let rows: Vec<_> = (0..)
        .zip(&bundle.points)
        .map(|(position, point)| {
            (
                points::version.eq(&bundle.version),
                points::code.eq(&point.code),
                points::position.eq::<i32>(position),
                points::label.eq(&point.label),
                points::group_code.eq(&point.group_code),
                points::group_label.eq(&point.group_label),
                points::function_code.eq(&point.function_code),
                points::function_label.eq(&point.function_label),
            )
        })
        .collect();
    diesel::insert_into(points::table).values(rows).execute(conn).await?;
    let rows: Vec<_> = (0..)
        .zip(&bundle.defects)
        .map(|(position, defect)| {
            (
                defects::version.eq(&bundle.version),
                defects::code.eq(&defect.code),
                defects::point.eq(&defect.point),
                defects::position.eq::<i32>(position),
                defects::level.eq(<&str>::from(defect.level)),
                defects::label.eq(&defect.label),
                defects::grade.eq(<&str>::from(defect.grade)),
                defects::enabled.eq(defect.grade.active()),
            )
        })
        .collect();
    diesel::insert_into(defects::table).values(rows).execute(conn).await?;
    Ok(())
}
