//! Rows of the catalogue that came disabled: somebody who read them in an official text turns them on.
use super::identity::civil;
use crate::{
    error::InspectionError,
    models::{Approval, Defect, current_version},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    guard::NetworkManager,
};
use uuid::Uuid;

/// Which row, and where it was read.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ApproveCatalogueRowInput {
    /// `6.1.1.d.2`
    pub(crate) code: String,
    /// The official text in which the approver read it, in 10 to 200 characters.
    pub(crate) source: String,
}

/// Turns a row on, in the approver's name. Nothing happens the second time.
pub(crate) async fn approve_row(
    conn: &mut Conn,
    by: &NetworkManager,
    input: ApproveCatalogueRowInput,
    now: DateTime<Utc>,
) -> ApiResult<Defect> {
    let source = input.source.trim().to_owned();
    if !(10..=200).contains(&source.chars().count()) {
        return Err(InspectionError::SourceInvalid.into());
    }
    let approval = Approval { code: input.code.trim().to_owned(), source };
    conn.transaction(async |conn| {
        let version = current_version(conn, civil(now)).await?;
        let approved = approval.insert(conn, by, &version, now).await?;
        let approved = approved.ok_or(InspectionError::DefectUnknown)?;
        let act = Act::of("catalogue.row_approved", "CatalogueRow", None::<Uuid>);
        audit::record(conn, by, act.is("code", &approved.code)).await?;
        Ok::<_, ApiError>(approved)
    })
    .await
}
