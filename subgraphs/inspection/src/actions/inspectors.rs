//! The register of a centre's inspectors, kept by its managers; and who is there today.
//! Decisions: docs/decisions/papers.md
use super::identity::civil;
use crate::{
    domain,
    error::InspectionError,
    models::{Inspector, NewTraining, Registered, Training},
    qualification::Qualification,
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    guard::{Manager, Staff},
    printed,
};
use uuid::Uuid;

/// Somebody who inspects at a centre.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RegisterInspectorInput {
    /// Where.
    pub(crate) centre_id: Uuid,
    /// Their account: it stays theirs to be given the role of an inspector.
    pub(crate) user_id: Uuid,
    /// Their name, 1 to 80 characters.
    pub(crate) name: String,
    /// Number of their approval, 1 to 80 characters; printed.
    pub(crate) approval_number: String,
    /// Where the approval for category L has a number of its own; printed on its results.
    pub(crate) category_l_number: Option<String>,
    /// When they were approved.
    pub(crate) approved_on: NaiveDate,
}

/// What a register says of an inspector from now on.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateInspectorInput {
    /// Whom.
    pub(crate) inspector_id: Uuid,
    /// Their name, 1 to 80 characters.
    pub(crate) name: String,
    /// Number of their approval, 1 to 80 characters; printed.
    pub(crate) approval_number: String,
    /// Where the approval for category L has a number of its own; printed on its results.
    pub(crate) category_l_number: Option<String>,
    /// When they were approved.
    pub(crate) approved_on: NaiveDate,
}

/// A training that somebody was given.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordTrainingInput {
    /// Whom.
    pub(crate) inspector_id: Uuid,
    /// What it qualifies for, or keeps qualified for.
    pub(crate) qualification: Qualification,
    /// Its last day.
    pub(crate) trained_on: NaiveDate,
    /// Number of its certificate, 1 to 80 characters.
    pub(crate) certificate: String,
}

/// One line that a paper can print.
fn line(text: &str) -> ApiResult<String> {
    let text = printed::accepted(text)?.trim().to_owned();
    match text.chars().count() {
        1..=80 => Ok(text),
        _ => Err(InspectionError::InspectorInvalid.into()),
    }
}

fn said(
    (name, number): (&str, &str),
    category_l: Option<String>,
    approved_on: NaiveDate,
    now: DateTime<Utc>,
) -> ApiResult<Registered> {
    if approved_on > civil(now) {
        return Err(InspectionError::TrainingInvalid.into());
    }
    let category_l = category_l.filter(|text| !text.trim().is_empty());
    Ok(Registered {
        name: line(name)?,
        approval_number: line(number)?,
        category_l_number: category_l.as_deref().map(line).transpose()?,
        approved_on,
    })
}

fn on(name: &'static str, inspector: &Inspector) -> Act {
    Act::of(name, "Inspector", inspector.id).at(inspector.centre_id)
}

/// Takes somebody into the register; without a training they may not inspect yet.
pub(crate) async fn register_inspector(
    conn: &mut Conn,
    by: &Manager,
    input: RegisterInspectorInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspector> {
    let names = (input.name.as_str(), input.approval_number.as_str());
    let said = said(names, input.category_l_number, input.approved_on, now)?;
    conn.transaction(async |conn| {
        let whom = (input.centre_id, input.user_id);
        let inspector = Inspector::register(conn, whom, said, now).await?;
        let inspector = inspector.ok_or(InspectionError::InspectorKnown)?;
        let act = on("inspector.registered", &inspector).is("userId", inspector.user_id);
        audit::record(conn, by, act.is("approval", &inspector.approval_number)).await?;
        Ok::<_, ApiError>(inspector)
    })
    .await
}

/// Corrects what the register says; what was signed keeps what it says.
pub(crate) async fn update_inspector(
    conn: &mut Conn,
    by: &Manager,
    input: UpdateInspectorInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspector> {
    conn.transaction(async |conn| {
        let before = in_register(conn, by, input.inspector_id).await?;
        let names = (input.name.as_str(), input.approval_number.as_str());
        let said = said(names, input.category_l_number, input.approved_on, now)?;
        let after = before.change(conn, said).await?;
        let (was, is) = (&before.approval_number, &after.approval_number);
        audit::record(conn, by, on("inspector.changed", &after).turned("approval", was, is))
            .await?;
        Ok::<_, ApiError>(after)
    })
    .await
}

/// Somebody who is still in it.
async fn in_register(conn: &mut Conn, by: &Manager, id: Uuid) -> ApiResult<Inspector> {
    let found = Inspector::for_update(conn, by, id).await?;
    match found.retired_at {
        None => Ok(found),
        Some(_) => Err(InspectionError::InspectorNotFound.into()),
    }
}

/// Notes a training; nothing happens the second time.
pub(crate) async fn record_training(
    conn: &mut Conn,
    by: &Manager,
    input: RecordTrainingInput,
    now: DateTime<Utc>,
) -> ApiResult<Inspector> {
    let (qualification, trained_on) = (input.qualification, input.trained_on);
    conn.transaction(async |conn| {
        let inspector = in_register(conn, by, input.inspector_id).await?;
        let certificate = line(&input.certificate)?;
        let valid_until = domain::check_training(trained_on, civil(now))?;
        let new = NewTraining { qualification, trained_on, valid_until, certificate };
        if Training::note(conn, &inspector, by, new, now).await? {
            let act = on("inspector.trained", &inspector);
            let act = act.is("qualification", <&str>::from(qualification));
            audit::record(conn, by, act.is("validUntil", valid_until)).await?;
        } else {
            audit::nothing_done(by);
        }
        Ok::<_, ApiError>(inspector)
    })
    .await
}

/// Withdraws a training that was entered wrongly, for a reason that is kept: it counts no more from now
/// on, and what was signed before stays signed.
pub(crate) async fn withdraw_training(
    conn: &mut Conn,
    by: &Manager,
    (id, reason): (Uuid, &str),
    now: DateTime<Utc>,
) -> ApiResult<Inspector> {
    conn.transaction(async |conn| {
        let training = Training::find(conn, id).await?.ok_or(InspectionError::TrainingNotFound)?;
        let inspector = match in_register(conn, by, training.inspector_id).await {
            // Of another centre, too: nobody is told that there is such a training.
            Err(ApiError::Client(_)) => return Err(InspectionError::TrainingNotFound.into()),
            other => other?,
        };
        let reason = domain::reason(&printed::accepted(reason)?)?.to_owned();
        if !training.withdraw(conn, by, &reason, now).await? {
            return Err(InspectionError::TrainingNotFound.into());
        }
        let act = on("inspector.training_withdrawn", &inspector);
        let act = act.was("qualification", <&str>::from(*training.qualification));
        audit::record(conn, by, act.was("validUntil", training.valid_until)).await?;
        Ok::<_, ApiError>(inspector)
    })
    .await
}

/// Takes somebody out of the register; nothing happens the second time.
pub(crate) async fn retire_inspector(
    conn: &mut Conn,
    by: &Manager,
    id: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<Inspector> {
    conn.transaction(async |conn| {
        let inspector = Inspector::for_update(conn, by, id).await?;
        if inspector.retire(conn, now).await? {
            audit::record(conn, by, on("inspector.retired", &inspector)).await?;
        } else {
            audit::nothing_done(by);
        }
        let retired_at = inspector.retired_at.or(Some(now));
        Ok::<_, ApiError>(Inspector { retired_at, ..inspector })
    })
    .await
}

fn presence(inspector: &Inspector, present: bool) -> Act {
    on(if present { "inspector.present" } else { "inspector.absent" }, inspector)
}

/// An inspector says whether they are there today.
pub(crate) async fn set_my_presence(
    conn: &mut Conn,
    by: &Staff,
    (centre, present): (Uuid, bool),
    now: DateTime<Utc>,
) -> ApiResult<Inspector> {
    conn.transaction(async |conn| {
        let inspector = Inspector::of_user(conn, centre, by.id()).await?;
        let inspector = inspector.ok_or(InspectionError::InspectorUnregistered)?;
        let said = (civil(now), present);
        if inspector.set_present(conn, said, (by.id(), by.name()), now).await? {
            audit::record(conn, by, presence(&inspector, present)).await?;
        } else {
            audit::nothing_done(by);
        }
        Ok::<_, ApiError>(inspector)
    })
    .await
}

/// A manager says so of somebody.
pub(crate) async fn set_presence(
    conn: &mut Conn,
    by: &Manager,
    (id, present): (Uuid, bool),
    now: DateTime<Utc>,
) -> ApiResult<Inspector> {
    conn.transaction(async |conn| {
        let inspector = in_register(conn, by, id).await?;
        let said = (civil(now), present);
        if inspector.set_present(conn, said, (by.id(), by.name()), now).await? {
            audit::record(conn, by, presence(&inspector, present)).await?;
        } else {
            audit::nothing_done(by);
        }
        Ok::<_, ApiError>(inspector)
    })
    .await
}
