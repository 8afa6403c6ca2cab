//! Who works on which vehicle. Where a centre keeps no register, whoever may inspect there; where it
//! does, whoever stands in it, is qualified, has the training of the year and no other vehicle.
//! Decisions: docs/decisions/papers.md
use super::{acts, identity::civil};
use crate::{
    domain::{self, Claims, InspectionStatus},
    error::InspectionError,
    models::{Inspection, Inspector, Work},
    qualification::Qualification,
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, ClientError, Conn, audit, guard::Staff};
use std::sync::Arc;
use uuid::Uuid;

/// To whom an inspection is given.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AssignInspectionInput {
    /// The inspection.
    pub(crate) inspection_id: Uuid,
    /// One of the centre's register; nobody where it is left out.
    pub(crate) inspector_id: Option<Uuid>,
}

/// What its vehicle asks of whoever inspects it.
fn needed(inspection: &Inspection) -> ApiResult<Vec<Qualification>> {
    Ok(domain::needed(*inspection.vehicle_category, inspection.identity()?.energy))
}

/// Whoever has that account, as one who is qualified for this vehicle; `None` where the centre keeps
/// no register.
async fn qualified(
    conn: &mut Conn,
    inspection: &Inspection,
    user: Uuid,
    today: NaiveDate,
) -> ApiResult<Option<Inspector>> {
    if !Inspector::register_kept(conn, inspection.centre_id).await? {
        return Ok(None);
    }
    let inspector = Inspector::of_user(conn, inspection.centre_id, user).await?;
    let inspector = inspector.ok_or(InspectionError::InspectorUnregistered)?;
    inspector.check(conn, &needed(inspection)?, today).await?;
    Ok(Some(inspector))
}

/// Refuses whoever did not begin it, where the register says who did.
pub(super) async fn check_begun(
    conn: &mut Conn,
    inspection: &Inspection,
    user: Uuid,
) -> ApiResult<()> {
    let begun_by_another = begun_by_another(&Work::of(conn, inspection.id).await?, user);
    Ok(Claims { begun_by_another, ..Claims::default() }.check()?)
}

fn begun_by_another(work: &Work, user: Uuid) -> bool {
    work.worked_by.is_some_and(|own| own != user)
}

/// Whoever begins with the vehicle, or goes on with it.
async fn worker(
    conn: &mut Conn,
    inspection: &Inspection,
    user: Uuid,
    today: NaiveDate,
) -> ApiResult<Option<Inspector>> {
    let Some(inspector) = qualified(conn, inspection, user, today).await? else {
        return Ok(None);
    };
    let work = Work::of(conn, inspection.id).await?;
    // Once begun it is whoever began it, to whomever it was given before.
    let waiting = work.assigned_to.filter(|id| work.worked_by.is_none() && *id != inspector.id);
    let given = match waiting {
        Some(id) => Inspector::find(conn, id).await?,
        None => None,
    };
    // What was given to somebody who is not there after all waits for nobody.
    let assigned_to_another = match given {
        Some(other) if other.retired_at.is_none() => {
            other.present(conn, today).await? == Some(true)
        }
        _ => false,
    };
    let busy = inspector.is_busy(conn, Some(inspection.id)).await?;
    let begun_by_another = begun_by_another(&work, user);
    Claims { begun_by_another, assigned_to_another, busy }.check()?;
    Ok(Some(inspector))
}

/// Lets somebody of the staff work on it, where they may: whoever works is there, and in the register
/// it is theirs.
pub(super) async fn take_up(
    conn: &mut Conn,
    inspection: &Inspection,
    by: &Staff,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let today = civil(now);
    if let Some(inspector) = worker(conn, inspection, by.id(), today).await? {
        inspector.set_present(conn, (today, true), (by.id(), by.name()), now).await?;
        Work::begin(conn, inspection, inspector.user_id).await?;
    }
    Ok(())
}

/// Whoever answers for the result: the one who made the inspection.
pub(super) async fn signer(
    conn: &mut Conn,
    inspection: &Inspection,
    user: Uuid,
    today: NaiveDate,
) -> ApiResult<Option<Inspector>> {
    let Some(inspector) = qualified(conn, inspection, user, today).await? else {
        return Ok(None);
    };
    check_begun(conn, inspection, user).await?;
    Ok(Some(inspector))
}

/// Why somebody of the staff may not begin, go on with or sign it; nothing where they may, and where
/// there is nothing to do.
pub(crate) async fn hindrance(
    conn: &mut Conn,
    inspection: &Inspection,
    user: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Option<Arc<dyn ClientError>>> {
    let today = civil(now);
    let answer = match *inspection.status {
        InspectionStatus::CheckedIn | InspectionStatus::Suspended => {
            worker(conn, inspection, user, today).await
        }
        InspectionStatus::InProgress | InspectionStatus::Completed => {
            signer(conn, inspection, user, today).await
        }
        InspectionStatus::Signed | InspectionStatus::Abandoned => return Ok(None),
    };
    match answer {
        Ok(_) => Ok(None),
        Err(ApiError::Client(refusal)) => Ok(Some(refusal)),
        Err(other) => Err(other),
    }
}

/// Who may be given the inspection now: those who are there and qualified.
pub(crate) async fn candidates(
    conn: &mut Conn,
    inspection: &Inspection,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Inspector>> {
    let InspectionStatus::CheckedIn = *inspection.status else { return Ok(Vec::new()) };
    let (needed, today) = (needed(inspection)?, civil(now));
    let mut fit = Vec::new();
    for inspector in Inspector::of_centre(conn, inspection.centre_id).await? {
        let present = inspector.present(conn, today).await? == Some(true);
        let held = inspector.held(conn).await?;
        if present && domain::check_qualified(&needed, &held, today).is_ok() {
            fit.push(inspector);
        }
    }
    Ok(fit)
}

/// Gives an inspection that has not begun to somebody who is there, or to whoever is free.
pub(crate) async fn assign(
    conn: &mut Conn,
    by: &Staff,
    input: AssignInspectionInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspection> {
    let today = civil(now);
    conn.transaction(async |conn| {
        let inspection = Inspection::for_update(conn, by, input.inspection_id).await?;
        inspection.status.require(&[InspectionStatus::CheckedIn])?;
        if let Some(id) = input.inspector_id {
            let here =
                |one: &Inspector| one.centre_id == inspection.centre_id && one.retired_at.is_none();
            let inspector = Inspector::find(conn, id).await?.filter(here);
            let inspector = inspector.ok_or(InspectionError::InspectorNotFound)?;
            inspector.check(conn, &needed(&inspection)?, today).await?;
            if inspector.present(conn, today).await? != Some(true) {
                return Err(InspectionError::InspectorAbsent.into());
            }
        }
        let assigned_to = Work::of(conn, inspection.id).await?.assigned_to;
        if assigned_to == input.inspector_id {
            audit::nothing_done(by);
            return Ok(inspection);
        }
        let mut act = acts::on("inspection.assigned", &inspection);
        if let Some(before) = assigned_to {
            act = act.was("inspectorId", before);
        }
        if let Some(after) = input.inspector_id {
            act = act.is("inspectorId", after);
        }
        audit::record(conn, by, act).await?;
        Work::assign(conn, &inspection, input.inspector_id).await?;
        Ok::<_, ApiError>(inspection.bump(conn).await?)
    })
    .await
}
