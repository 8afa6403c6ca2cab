//! What inspectors made of the defects that measurements proposed.
use crate::{
    domain::{DefectLocation, MeasurementBound, Proposal},
    schema::measurement_decisions,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Stored, guard::Staff};
use uuid::Uuid;

/// A decision: the defect was recorded, or the reason says why not.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = measurement_decisions)]
pub(crate) struct Decision {
    pub(crate) code: String,
    place: Option<String>,
    pub(crate) bound: Stored<MeasurementBound>,
    #[diesel(column_name = limit_value)]
    pub(crate) limit: i64,
    pub(crate) reason: Option<String>,
    pub(crate) author: String,
    pub(crate) at: DateTime<Utc>,
}

/// How it was decided.
pub(crate) enum Decided<'a> {
    /// The defect, as recorded.
    Recorded(Uuid),
    /// Why it was not.
    Declined(&'a str),
}

impl Decision {
    /// Notes one, in place of the one before on the same proposal.
    pub(crate) async fn note(
        conn: &mut Conn,
        (inspection, measurement): (Uuid, Uuid),
        proposal: &Proposal,
        decided: Decided<'_>,
        (by, now): (&Staff, DateTime<Utc>),
    ) -> QueryResult<()> {
        let place = proposal.place.map(<&str>::from);
        diesel::delete(measurement_decisions::table)
            .filter(measurement_decisions::measurement_id.eq(measurement))
            .filter(measurement_decisions::code.eq(proposal.code))
            .filter(measurement_decisions::place.is_not_distinct_from(place))
            .execute(conn)
            .await?;
        let (defect, reason) = match decided {
            Decided::Recorded(defect) => (Some(defect), None),
            Decided::Declined(reason) => (None, Some(reason)),
        };
        diesel::insert_into(measurement_decisions::table)
            .values((
                measurement_decisions::measurement_id.eq(measurement),
                measurement_decisions::inspection_id.eq(inspection),
                measurement_decisions::code.eq(proposal.code),
                measurement_decisions::place.eq(place),
                measurement_decisions::rule.eq(proposal.rule),
                measurement_decisions::quantity.eq(<&str>::from(proposal.quantity)),
                measurement_decisions::value.eq(proposal.value),
                measurement_decisions::bound.eq(<&str>::from(proposal.bound)),
                measurement_decisions::limit_value.eq(proposal.limit),
                measurement_decisions::defect_id.eq(defect),
                measurement_decisions::reason.eq(reason),
                measurement_decisions::author_id.eq(by.id()),
                measurement_decisions::author.eq(by.name()),
                measurement_decisions::at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Where on the vehicle, if it has a place.
    pub(crate) fn place(&self) -> Option<DefectLocation> {
        self.place.as_deref().and_then(|place| place.parse().ok())
    }

    /// Of a measurement.
    pub(crate) async fn of(conn: &mut Conn, measurement: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(measurement_decisions::measurement_id.eq(measurement))
            .order((measurement_decisions::at, measurement_decisions::code))
            .load(conn)
            .await
    }

    /// The defects that were recorded for a measurement.
    pub(crate) async fn recorded(conn: &mut Conn, measurement: Uuid) -> QueryResult<Vec<Uuid>> {
        let recorded: Vec<Option<Uuid>> = measurement_decisions::table
            .filter(measurement_decisions::measurement_id.eq(measurement))
            .filter(measurement_decisions::defect_id.is_not_null())
            .select(measurement_decisions::defect_id)
            .load(conn)
            .await?;
        Ok(recorded.into_iter().flatten().collect())
    }

    /// A defect was taken back: whatever proposed it waits for a decision again.
    pub(crate) async fn reopen(conn: &mut Conn, defect: Uuid) -> QueryResult<usize> {
        diesel::delete(measurement_decisions::table)
            .filter(measurement_decisions::defect_id.eq(defect))
            .execute(conn)
            .await
    }
}
