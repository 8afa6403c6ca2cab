//! What was read on procès-verbaux of earlier inspections: one row per document.
use crate::{
    certificate::KeptField,
    previous::{PreviousFacts, PreviousInspectionResult},
    schema::previous_inspections,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// An earlier inspection, as its paper says.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = previous_inspections)]
pub(crate) struct PreviousInspection {
    pub(crate) document_id: Uuid,
    pub(crate) owner_id: Uuid,
    pub(crate) number: Option<String>,
    pub(crate) inspected_on: Option<NaiveDate>,
    pub(crate) plate: Option<String>,
    pub(crate) mileage_km: Option<i32>,
    result: Option<String>,
    pub(crate) valid_until: Option<NaiveDate>,
    pub(crate) centre: Option<String>,
    fields: serde_json::Value,
}

impl PreviousInspection {
    /// Writes it; a second reading of the same document changes nothing.
    pub(crate) async fn insert(
        conn: &mut Conn,
        document: Uuid,
        owner: Uuid,
        facts: PreviousFacts,
        fields: &[KeptField],
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let fields = serde_json::to_value(fields).map_err(anyhow::Error::from)?;
        diesel::insert_into(previous_inspections::table)
            .values((
                previous_inspections::id.eq(Uuid::now_v7()),
                previous_inspections::document_id.eq(document),
                previous_inspections::owner_id.eq(owner),
                previous_inspections::number.eq(facts.number),
                previous_inspections::inspected_on.eq(facts.inspected_on),
                previous_inspections::plate.eq(facts.plate),
                previous_inspections::mileage_km.eq(facts.mileage_km),
                previous_inspections::result.eq(facts.result.map(<&str>::from)),
                previous_inspections::valid_until.eq(facts.valid_until),
                previous_inspections::centre.eq(facts.centre),
                previous_inspections::fields.eq(fields),
                previous_inspections::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Those of some documents, whoever's: the loader hands each to its owner and to staff only.
    pub(crate) async fn of_documents(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query().filter(previous_inspections::document_id.eq_any(ids)).load(conn).await
    }

    /// Of some owners' vehicles, the latest first; those without a day or a result say nothing of
    /// what is due.
    pub(crate) async fn of_vehicles(
        conn: &mut Conn,
        owners: &[Uuid],
        plates: &[&str],
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(previous_inspections::owner_id.eq_any(owners))
            .filter(previous_inspections::plate.eq_any(plates))
            .filter(previous_inspections::inspected_on.is_not_null())
            .filter(previous_inspections::result.is_not_null())
            .order((
                previous_inspections::inspected_on.desc(),
                previous_inspections::created_at.desc(),
            ))
            .load(conn)
            .await
    }

    /// How it ended, if that was read.
    pub(crate) fn result(&self) -> Option<PreviousInspectionResult> {
        self.result.as_deref()?.parse().ok()
    }

    /// What it says.
    pub(crate) fn facts(&self) -> PreviousFacts {
        PreviousFacts {
            number: self.number.clone(),
            inspected_on: self.inspected_on,
            plate: self.plate.clone(),
            mileage_km: self.mileage_km,
            result: self.result(),
            valid_until: self.valid_until,
            centre: self.centre.clone(),
        }
    }

    /// All that was read.
    pub(crate) fn kept_fields(&self) -> ApiResult<Vec<KeptField>> {
        Ok(serde_json::from_value(self.fields.clone()).map_err(anyhow::Error::from)?)
    }

    /// Forgets what was read on a document that is gone.
    pub(crate) async fn forget(conn: &mut Conn, document: Uuid) -> QueryResult<usize> {
        let read =
            previous_inspections::table.filter(previous_inspections::document_id.eq(document));
        diesel::delete(read).execute(conn).await
    }

    /// What a guest sent is now the customer's.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<usize> {
        diesel::update(previous_inspections::table.filter(previous_inspections::owner_id.eq(from)))
            .set(previous_inspections::owner_id.eq(to))
            .execute(conn)
            .await
    }
}
