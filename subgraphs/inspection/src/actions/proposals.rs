//! Defects that measurements propose: computed whenever they are looked at, decided by whoever
//! inspects. A decision against one has its reason.
use super::{acts, checklist::content, measurements};
use crate::{
    domain::{self, DefectLocation, InspectionStatus, Measured, Proposal, Reading, Thresholds},
    error::InspectionError,
    models::{
        Decided, Decision, Defect, Inspection, Measurement, NewDefect, Point, RecordedDefect,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use fr::{DefectLevel, measures};
use kernel::{ApiError, ApiResult, Conn, audit, guard::Staff, printed};
use uuid::Uuid;

/// Which proposal the inspector follows.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AcceptProposalInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// The measurement that proposes it.
    pub(crate) measurement_id: Uuid,
    /// The defect: `1.2.2.a.2`.
    pub(crate) code: String,
    /// Where on the vehicle, as proposed.
    pub(crate) place: Option<DefectLocation>,
}

/// Which proposal the inspector does not follow, and why.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct DeclineProposalInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// The measurement that proposes it.
    pub(crate) measurement_id: Uuid,
    /// The defect: `1.2.2.a.2`.
    pub(crate) code: String,
    /// Where on the vehicle, as proposed.
    pub(crate) place: Option<DefectLocation>,
    /// In words, 3 to 500 characters; kept with the measurement.
    pub(crate) reason: String,
}

/// A proposal, in the words of the catalogue, and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Proposed {
    pub(crate) proposal: Proposal,
    pub(crate) level: DefectLevel,
    pub(crate) label: String,
    /// Whether the wording awaits a check.
    pub(crate) to_verify: bool,
    /// Whether the defect is recorded there.
    pub(crate) recorded: bool,
    /// Why it was not followed, and by whom.
    pub(crate) declined: Option<Decision>,
}

impl Proposed {
    pub(crate) fn is_decided(&self) -> bool {
        self.recorded || self.declined.is_some()
    }
}

/// What a measurement proposes that this inspection may record.
pub(crate) async fn proposed(
    conn: &mut Conn,
    inspection: &Inspection,
    vehicle: Measured,
    measurement: &Measurement,
    values: &[Reading],
) -> ApiResult<Vec<Proposed>> {
    let proposals = Thresholds::bundled().proposals(vehicle, values);
    if proposals.is_empty() {
        return Ok(Vec::new());
    }
    let decisions = Decision::of(conn, measurement.id).await?;
    let defects = RecordedDefect::of(conn, inspection.id).await?;
    let (points, list_to_verify) = content(conn, inspection).await?;
    let mut all = Vec::new();
    for proposal in proposals {
        let row = Defect::find(conn, &inspection.catalogue_version, proposal.code).await?;
        // A catalogue without it, or an inspection that does not look there, proposes nothing.
        let Some(row) = row.filter(|row| row.enabled && points.contains(&row.point)) else {
            continue;
        };
        let here =
            |one: &&RecordedDefect| one.code == proposal.code && one.location() == proposal.place;
        let decision =
            decisions.iter().find(|one| one.code == proposal.code && one.place() == proposal.place);
        all.push(Proposed {
            level: *row.level,
            label: row.label,
            to_verify: row.grade.to_verify() || list_to_verify,
            recorded: defects.iter().any(|one| here(&one)),
            declined: decision
                .filter(|one| one.reason.is_some() && is_about(one, &proposal))
                .cloned(),
            proposal,
        });
    }
    Ok(all)
}

/// A reason against another limit is none against this one: the vehicle was described anew since.
fn is_about(decision: &Decision, proposal: &Proposal) -> bool {
    (*decision.bound, decision.limit) == (proposal.bound, proposal.limit)
}

/// How many proposals wait for a decision.
pub(crate) async fn undecided(conn: &mut Conn, inspection: &Inspection) -> ApiResult<usize> {
    let all = measurements::measurements(conn, inspection.id).await?;
    if all.is_empty() {
        return Ok(0);
    }
    let vehicle = measurements::measured(inspection)?;
    let mut count = 0;
    for (measurement, values) in all {
        let values: Vec<Reading> = values.into_iter().map(|(reading, _)| reading).collect();
        let proposed = proposed(conn, inspection, vehicle, &measurement, &values).await?;
        count += proposed.iter().filter(|one| !one.is_decided()).count();
    }
    Ok(count)
}

/// Finds one that is proposed now.
async fn find(
    conn: &mut Conn,
    inspection: &Inspection,
    measurement: Uuid,
    (code, place): (&str, Option<DefectLocation>),
) -> ApiResult<Proposed> {
    let found = Measurement::find(conn, inspection.id, measurement).await?;
    let found = found.ok_or(InspectionError::MeasurementUnknown)?;
    let vehicle = measurements::measured(inspection)?;
    let values = found.values(conn).await?;
    let values: Vec<Reading> = values.into_iter().map(|(reading, _)| reading).collect();
    let all = proposed(conn, inspection, vehicle, &found, &values).await?;
    let that = |one: &Proposed| one.proposal.code == code && one.proposal.place == place;
    Ok(all.into_iter().find(that).ok_or(InspectionError::ProposalUnknown)?)
}

/// The inspector follows it: the defect is recorded, with what was measured.
pub(crate) async fn accept_proposal(
    conn: &mut Conn,
    by: &Staff,
    input: AcceptProposalInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let which = (input.code.trim(), input.place);
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        let proposed = find(conn, &inspection, input.measurement_id, which).await?;
        if proposed.recorded {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        let proposal = &proposed.proposal;
        let row = Defect::find(conn, &inspection.catalogue_version, proposal.code).await?;
        let row = row.ok_or(InspectionError::DefectUnknown)?;
        let point = Point::find(conn, &inspection.catalogue_version, &row.point).await?;
        let new = NewDefect {
            inspection_id: inspection.id,
            code: row.code,
            point: row.point,
            level: proposed.level,
            label: proposed.label.clone(),
            to_verify: proposed.to_verify,
            location: proposal.place,
            comment: Some(in_words(proposal)),
            component: point.component(),
            by_rule: false,
        };
        let defect = new.insert(conn).await?.ok_or(InspectionError::DefectAlreadyRecorded)?;
        let decided = Decided::Recorded(defect);
        let of = (inspection.id, input.measurement_id);
        Decision::note(conn, of, proposal, decided, (by, now)).await?;
        let act = acts::on("inspection.proposal_accepted", &inspection);
        audit::record(conn, by, act.is("code", proposal.code)).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// The inspector departs from it, for a reason.
pub(crate) async fn decline_proposal(
    conn: &mut Conn,
    by: &Staff,
    input: DeclineProposalInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let which = (input.code.trim(), input.place);
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        let reason = printed::accepted(&input.reason)?;
        let reason = domain::reason(&reason)?;
        inspection.status.require(&[InspectionStatus::InProgress])?;
        let proposed = find(conn, &inspection, input.measurement_id, which).await?;
        if proposed.recorded {
            // It is taken back first, where it is listed.
            return Err(InspectionError::DefectAlreadyRecorded.into());
        }
        let proposal = &proposed.proposal;
        let decided = Decided::Declined(reason);
        let of = (inspection.id, input.measurement_id);
        Decision::note(conn, of, proposal, decided, (by, now)).await?;
        let act = acts::on("inspection.proposal_declined", &inspection);
        audit::record(conn, by, act.is("code", proposal.code)).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}

/// What was measured, and what the limit is, as printed.
fn in_words(proposal: &Proposal) -> String {
    let written = |value| measures::printed(proposal.quantity, value);
    let bound = match proposal.bound {
        domain::MeasurementBound::Below => "minimum",
        domain::MeasurementBound::AtMost => "plus de",
        domain::MeasurementBound::Above => "maximum",
    };
    format!(
        "{} : {} ({bound} {})",
        proposal.quantity.fr(),
        written(proposal.value),
        written(proposal.limit)
    )
}
