//! The catalogue's versions. A version is written once and never changed.
use crate::{
    domain::{Bundle, DefectLevel, Grade},
    schema::{catalogue_versions, defects, points},
};
use anyhow::Context;
use chrono::Utc;
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use kernel::{ApiError, ApiResult, Conn, Stored};

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

    /// What may be recorded, in the order of the annex.
    pub(crate) async fn enabled(conn: &mut Conn, version: &str) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(defects::version.eq(version).and(defects::enabled))
            .order(defects::position)
            .load(conn)
            .await
    }
}

/// The version new inspections are made under: the one imported last.
pub(crate) async fn current_version(conn: &mut Conn) -> ApiResult<String> {
    let version: Option<String> = catalogue_versions::table
        .order(catalogue_versions::imported_at.desc())
        .select(catalogue_versions::version)
        .first(conn)
        .await
        .optional()?;
    Ok(version.context("no catalogue was imported: `import_bundled` runs at start")?)
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
    conn.transaction(async |conn| {
        let fresh = diesel::insert_into(catalogue_versions::table)
            .values((
                catalogue_versions::version.eq(&bundle.version),
                catalogue_versions::imported_at.eq(Utc::now()),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        if fresh == 1 {
            insert(conn, &bundle).await?;
            tracing::info!(version = bundle.version, "catalogue imported");
        }
        Ok::<_, ApiError>(())
    })
    .await?;
    Ok(bundle.version)
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
