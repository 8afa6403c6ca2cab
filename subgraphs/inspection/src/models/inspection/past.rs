//! What was signed before of the same plate.
use super::Inspection;
use crate::{
    domain::{self, Past, STOP_DRIVING},
    schema::{inspections, recorded_defects},
};
use anyhow::Context;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use fr::{Outcome, ServiceKind};
use kernel::{ApiResult, Conn, clock::CIVIL_ZONE};
use uuid::Uuid;

/// More than this many inspections ago nothing holds any more.
const REACH: i64 = 50;

impl Inspection {
    /// The signed inspections of a plate, newest first.
    pub(crate) async fn past(conn: &mut Conn, plate: &str) -> ApiResult<Vec<Past>> {
        let rows: Vec<Self> = Self::query()
            .filter(inspections::plate.eq(plate).and(inspections::status.eq("SIGNED")))
            .order((inspections::completed_at.desc(), inspections::id.desc()))
            .limit(REACH)
            .load(conn)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let stopped: Vec<Uuid> = recorded_defects::table
            .filter(recorded_defects::inspection_id.eq_any(ids))
            .filter(recorded_defects::code.eq(STOP_DRIVING))
            .select(recorded_defects::inspection_id)
            .load(conn)
            .await?;
        rows.iter().map(|row| row.as_past(&stopped)).collect()
    }

    /// `stopped` are those with the defect that a recall with a request to stop driving is.
    fn as_past(&self, stopped: &[Uuid]) -> ApiResult<Past> {
        let incomplete = "a signed inspection has a result: a constraint says so";
        let on = self.completed_at.context(incomplete)?.with_timezone(&CIVIL_ZONE).date_naive();
        Ok(Past {
            id: self.id,
            nature: domain::nature(*self.service, self.follows()?.retest_of),
            retest: *self.service == ServiceKind::Retest,
            favourable: self.outcome()? == Some(Outcome::Favourable),
            on,
            valid_until: self.valid_until.context(incomplete)?,
            odometer_km: self.odometer_km.context(incomplete)?,
            stop_driving: stopped.contains(&self.id),
        })
    }
}
