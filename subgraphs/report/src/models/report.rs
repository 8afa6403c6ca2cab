//! Issued documents: what is read here never changes again.
use crate::{
    domain::{Outcome, ReportKind, words},
    schema::{reports, shared_results},
};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::inspection::Signed;
use kernel::{
    ApiResult, Conn, Page, Reach, Stored,
    guard::{Person, Reader, ResultsReader, Sight},
};
use serde_json::json;
use uuid::Uuid;

/// An issued document.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = reports)]
pub(crate) struct Report {
    pub(crate) id: Uuid,
    pub(crate) kind: Stored<ReportKind>,
    pub(crate) inspection_id: Uuid,
    pub(crate) appointment_id: Uuid,
    pub(crate) customer_id: Uuid,
    pub(crate) number: String,
    pub(crate) code: String,
    pub(crate) plate: String,
    pub(crate) outcome: Stored<Outcome>,
    pub(crate) valid_until: NaiveDate,
    facts: serde_json::Value,
    #[diesel(select_expression = reports::issued_at.assume_not_null())]
    pub(crate) issued_at: DateTime<Utc>,
    #[diesel(select_expression = reports::file_key.assume_not_null())]
    pub(crate) file_key: String,
    #[diesel(select_expression = reports::sha256.assume_not_null())]
    pub(crate) sha256: String,
    #[diesel(select_expression = reports::signature.assume_not_null())]
    pub(crate) signature: String,
}

/// Narrows a query to what somebody may see of results. The only place that says so.
macro_rules! narrowed {
    ($query:expr, $reader:expr) => {
        match $reader.sight() {
            Sight::Of(rows) => match &rows.reach {
                Reach::Everywhere => $query,
                Reach::At(centres) => $query.filter(
                    reports::customer_id.eq(rows.own).or(reports::centre_id.eq_any(centres)),
                ),
            },
            Sight::Own(owner) => $query.filter(reports::customer_id.eq(owner)),
            Sight::Consented(organisation) => {
                let shared = shared_results::table
                    .filter(shared_results::organisation_id.eq(organisation))
                    .select(shared_results::appointment_id);
                $query.filter(reports::appointment_id.eq_any(shared))
            }
        }
    };
}

impl Report {
    /// All that its row says, for the seal over it.
    pub(crate) fn row(&self) -> Vec<u8> {
        json!([
            self.id,
            <&str>::from(*self.kind),
            self.inspection_id,
            self.appointment_id,
            self.customer_id,
            self.number,
            self.code,
            self.plate,
            <&str>::from(*self.outcome),
            self.valid_until,
            self.facts,
            self.file_key,
            self.sha256,
        ])
        .to_string()
        .into_bytes()
    }

    /// All that it prints.
    pub(crate) fn facts(&self) -> ApiResult<Signed> {
        read_facts(&self.facts)
    }

    /// Last day on which a favourable result holds.
    pub(crate) fn holds_until(&self) -> Option<NaiveDate> {
        (*self.outcome == Outcome::Favourable).then_some(self.valid_until)
    }

    /// What its file is called.
    pub(crate) fn file_name(&self) -> String {
        words::file_name(*self.kind, &self.number)
    }

    /// For whoever may read it: the vehicle's owner, whom they let read it, and the staff of its
    /// centre.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &ResultsReader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let query = Self::query()
            .filter(reports::id.eq(id).and(reports::issued_at.is_not_null()))
            .into_boxed();
        narrowed!(query, reader).first(conn).await.optional()
    }

    /// The documents of inspections, as [`Self::find`] shows them.
    pub(crate) async fn of_inspections(
        conn: &mut Conn,
        reader: &ResultsReader,
        inspections: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(reports::inspection_id.eq_any(inspections))
            .filter(reports::issued_at.is_not_null())
            .into_boxed();
        narrowed!(query, reader).load(conn).await
    }

    /// Those of the caller's own appointments, or those that were opened to the calling
    /// organisation, newest first. Staff have appointments of their own, too.
    pub(crate) async fn of(conn: &mut Conn, owner: &Person, page: Page) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(reports::issued_at.is_not_null())
            .order(reports::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(reports::id.lt(after));
        }
        let reader = ResultsReader::of(&Reader::Owner(owner.clone()));
        narrowed!(query, reader).load(conn).await
    }

    /// For anybody who holds the printed document: its code is the key.
    pub(crate) async fn by_code(conn: &mut Conn, code: &str) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(reports::code.eq(code).and(reports::issued_at.is_not_null()))
            .first(conn)
            .await
            .optional()
    }

    /// For links and letters, which were made for somebody who may read it.
    pub(crate) async fn among(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(reports::id.eq_any(ids).and(reports::issued_at.is_not_null()))
            .order(reports::id)
            .load(conn)
            .await
    }

    /// Every document of an inspection, or `None` while one of them is still to be printed.
    pub(crate) async fn complete_set(
        conn: &mut Conn,
        inspection: Uuid,
    ) -> QueryResult<Option<Vec<Uuid>>> {
        let rows: Vec<(Uuid, bool)> = reports::table
            .filter(reports::inspection_id.eq(inspection))
            .select((reports::id, reports::issued_at.is_not_null()))
            .order(reports::id)
            .load(conn)
            .await?;
        let all = rows.iter().all(|(_, issued)| *issued);
        Ok(all.then(|| rows.into_iter().map(|(id, _)| id).collect()))
    }
}

/// What `inspection` told, as it was kept.
pub(super) fn read_facts(facts: &serde_json::Value) -> ApiResult<Signed> {
    Ok(serde_json::from_value(facts.clone()).context("a document's facts are not readable")?)
}
