//! One function per mutation: open the transaction, ask the rule, write.
use crate::{
    error::ReportError,
    mail::Matter,
    models::{Contact, NewLetter, Report},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    guard::{Reader, ResultsReader},
};
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
        let reader = ResultsReader::of(by);
        let report = Report::find(conn, reader, input.report_id)
            .await?
            .ok_or(ReportError::ReportNotFound)?;
        let contact =
            Contact::of(conn, report.customer_id).await?.ok_or(ReportError::EmailMissing)?;
        if !contact.may_have_results(conn, report.appointment_id).await? {
            return Err(ReportError::ConsentMissing.into());
        }
        let letter = NewLetter {
            key: format!("again:{}:{}", report.id, now.timestamp() / 60),
            customer_id: Some(report.customer_id),
            matter: Matter::Documents { reports: vec![report.id] },
        };
        letter.queue(conn, now).await?;
        Ok::<_, ApiError>(())
    })
    .await
}
