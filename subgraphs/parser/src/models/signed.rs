//! Inspections signed in our own centres: one row each, of whoever's appointment it was.
use crate::{
    domain::LastInspection, previous::PreviousInspectionResult, schema::signed_inspections,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::inspection::Signed;
use fr::ServiceKind;
use kernel::{Conn, Stored, clock::CIVIL_ZONE};
use uuid::Uuid;

/// What was looked at: the retest of a pollution check looks at emissions alone, as the check does.
fn kind(told: &Signed) -> ServiceKind {
    match told.retest_of {
        Some(ServiceKind::PollutionCheck) => ServiceKind::PollutionCheck,
        _ => told.service,
    }
}

/// An inspection of ours.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = signed_inspections)]
pub(crate) struct SignedInspection {
    pub(crate) owner_id: Uuid,
    pub(crate) plate: String,
    service: Stored<ServiceKind>,
    inspected_on: NaiveDate,
    result: Stored<PreviousInspectionResult>,
    valid_until: NaiveDate,
}

impl SignedInspection {
    /// Notes one; the same signature told again changes nothing.
    pub(crate) async fn note(conn: &mut Conn, told: &Signed) -> QueryResult<usize> {
        let signed_at: DateTime<Utc> = told.signed_at;
        diesel::insert_into(signed_inspections::table)
            .values((
                signed_inspections::inspection_id.eq(told.inspection_id),
                signed_inspections::owner_id.eq(told.customer_id),
                signed_inspections::plate.eq(&told.vehicle.plate),
                signed_inspections::service.eq(<&str>::from(kind(told))),
                signed_inspections::inspected_on
                    .eq(signed_at.with_timezone(&CIVIL_ZONE).date_naive()),
                signed_inspections::result.eq(<&str>::from(told.outcome)),
                signed_inspections::valid_until.eq(told.valid_until),
                signed_inspections::signed_at.eq(signed_at),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await
    }

    /// Of some owners' vehicles, the latest first.
    pub(crate) async fn of_vehicles(
        conn: &mut Conn,
        owners: &[Uuid],
        plates: &[&str],
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(signed_inspections::owner_id.eq_any(owners))
            .filter(signed_inspections::plate.eq_any(plates))
            .order(signed_inspections::signed_at.desc())
            .load(conn)
            .await
    }

    /// Whether only emissions were looked at.
    pub(crate) fn emissions_only(&self) -> bool {
        *self.service == ServiceKind::PollutionCheck
    }

    /// As the rules of what is due next want it.
    pub(crate) fn as_last(&self) -> LastInspection {
        LastInspection {
            on: self.inspected_on,
            result: (*self.result).into(),
            until: Some(self.valid_until),
        }
    }

    /// A guest's are now the customer's.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<usize> {
        diesel::update(signed_inspections::table.filter(signed_inspections::owner_id.eq(from)))
            .set(signed_inspections::owner_id.eq(to))
            .execute(conn)
            .await
    }
}
