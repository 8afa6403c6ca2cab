//! One function per mutation: open the transaction, ask the rule, write.
use crate::{
    error::ReportError,
    mail::Matter,
    models::{Contact, NewLetter, Report},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, guard::Reader};
use uuid::Uuid;

/// Which document.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SendReportInput {
    /// The document.
    pub(crate) report_id: Uuid,
}

/// Writes to the vehicle's owner again; at most once a minute for one document.
pub(crate) async fn send_again(
    conn: &mut Conn,
    by: &Reader,
    input: SendReportInput,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    conn.transaction(async |conn| {
        let report =
            Report::find(conn, by, input.report_id).await?.ok_or(ReportError::ReportNotFound)?;
        Contact::of(conn, report.customer_id).await?.ok_or(ReportError::EmailMissing)?;
        let letter = NewLetter {
            key: format!("again:{}:{}", report.id, now.timestamp() / 60),
            customer_id: report.customer_id,
            matter: Matter::Documents { reports: vec![report.id] },
        };
        letter.queue(conn, now).await?;
        Ok::<_, ApiError>(())
    })
    .await
}
