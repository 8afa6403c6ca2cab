//! One function per mutation: open the transaction, ask the rule, write.
use crate::{
    domain::{self, Choice, ShareToken},
    error::ReportError,
    mail::Matter,
    models::{self, Contact, Export, NewLetter, Report, Share},
};
use async_graphql::InputObject;
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use events::person::ExportAsked;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    db,
    guard::{Customer, Reader, ResultsReader},
    outbox,
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
        let report = Report::find(conn, &reader, input.report_id)
            .await?
            .ok_or(ReportError::ReportNotFound)?;
        let contact =
            Contact::of(conn, report.customer_id).await?.ok_or(ReportError::EmailMissing)?;
        if !contact.proven {
            return Err(ReportError::EmailMissing.into());
        }
        if contact.is_refused(now) {
            return Err(ReportError::EmailRefused.into());
        }
        if !contact.may_have_results(conn, report.appointment_id).await? {
            return Err(ReportError::ConsentMissing.into());
        }
        let letter = NewLetter {
            key: format!("again:{}:{}", report.id, now.timestamp() / 60),
            customer_id: Some(report.customer_id),
            matter: Matter::Documents { reports: vec![report.id] },
        };
        letter.queue(conn, now).await?;
        match by {
            Reader::Owner(_) => {}
            Reader::Staff(staff) => {
                let act = Act::of("report.sent_again", "Report", report.id);
                let act = act.at(report.facts()?.centre.id);
                audit::record(conn, staff, act).await?;
            }
        }
        Ok::<_, ApiError>(())
    })
    .await
}

/// Chooses how somebody is reminded of one thing.
pub(crate) async fn choose_reminder(
    conn: &mut Conn,
    by: &Customer,
    choice: Choice,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if !choice.reminder.channels().contains(&choice.channel) {
        return Err(ReportError::ChannelNotOffered.into());
    }
    conn.transaction(async |conn| {
        models::lock_reminders(conn, by.id()).await?;
        models::choose_reminder(conn, by.id(), choice, now).await
    })
    .await
}

/// To which document, and for how long.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ShareReportInput {
    /// One of the caller's own.
    pub(crate) report_id: Uuid,
    /// For how many days, 1 to 90.
    pub(crate) days: i32,
}

/// Makes a link that opens one of the caller's own documents to whoever has it.
pub(crate) async fn share(
    conn: &mut Conn,
    by: &Customer,
    input: ShareReportInput,
    now: DateTime<Utc>,
) -> ApiResult<(Share, ShareToken)> {
    conn.transaction(async |conn| {
        let report = Report::held(conn, by, input.report_id).await?;
        let report = report.ok_or(ReportError::ReportNotFound)?;
        let open = Share::count_open(conn, by, report.id, now).await?;
        let until = domain::share_until(input.days, open, now)?;
        let token = ShareToken::random();
        let share = Share::make(conn, by, &report, &token, (now, until)).await?;
        Ok::<_, ApiError>((share, token))
    })
    .await
}

/// A copy that was asked for so long ago is asked for anew.
const SAME_COPY: TimeDelta = TimeDelta::minutes(10);

/// Asks every domain for what it has of the caller.
pub(crate) async fn ask_for_export(
    conn: &mut Conn,
    by: &Customer,
    now: DateTime<Utc>,
) -> ApiResult<Export> {
    conn.transaction(async |conn| {
        db::lock(conn, &format!("report.export:{}", by.id())).await?;
        if let Some(same) = Export::latest(conn, by, now - SAME_COPY).await? {
            return Ok(same);
        }
        let export = Export::ask(conn, by, now).await?;
        let asked = ExportAsked { export_id: export.id, person_id: by.id(), asked_at: now };
        outbox::publish(conn, &asked).await?;
        Ok(export)
    })
    .await
}
