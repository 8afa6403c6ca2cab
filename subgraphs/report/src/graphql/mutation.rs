//! What can be done. Each field names the codes of its refusals.
use super::{
    export::RequestDataExportPayload,
    reminders::{ChooseReminderInput, ChooseReminderPayload, ReminderChoice},
    share::{PaperShare, RevokeSharePayload, ShareReportPayload},
};
use crate::{
    actions::{self, SendReportInput, ShareReportInput},
    domain::Choice,
    models::Share,
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Customer, Reader},
};
use uuid::Uuid;

/// What sending answers.
#[derive(SimpleObject)]
pub(crate) struct SendReportPayload {
    /// The letter is on its way.
    sent: bool,
}

/// Which link is taken back.
#[derive(InputObject)]
pub(crate) struct RevokeShareInput {
    /// The link.
    share_id: Uuid,
}

/// The mutations.
pub struct Mutation;

#[Object]
impl Mutation {
    /// Sends a document to its vehicle's owner again, by e-mail; at most one letter a minute.
    ///
    /// Refuses with `REPORT_NOT_FOUND`, `EMAIL_MISSING`, `EMAIL_REFUSED` (nobody is there, says its
    /// mail server), `CONSENT_MISSING` (an organisation that its holder did not let read the result).
    async fn send_report(
        &self,
        ctx: &Context<'_>,
        input: SendReportInput,
    ) -> ApiResult<SendReportPayload> {
        let by = Reader::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        actions::send_again(&mut conn, &by, input, now).await?;
        Ok(SendReportPayload { sent: true })
    }

    /// Chooses how the caller is reminded of one thing; the others stay as they are.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `CHANNEL_NOT_OFFERED`.
    async fn choose_reminder(
        &self,
        ctx: &Context<'_>,
        input: ChooseReminderInput,
    ) -> ApiResult<ChooseReminderPayload> {
        let by = Customer::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let choice = Choice { reminder: input.reminder, channel: input.channel };
        actions::choose_reminder(&mut conn, &by, choice, now).await?;
        Ok(ChooseReminderPayload { reminders: ReminderChoice::all(&mut conn, &by).await? })
    }

    /// Makes a link to one of the caller's own documents, for whoever they give it to and for so many
    /// days. Its address is told once: only a hash of it is kept.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `REPORT_NOT_FOUND`, `SHARE_DAYS_INVALID`, `SHARES_TOO_MANY`.
    async fn share_report(
        &self,
        ctx: &Context<'_>,
        input: ShareReportInput,
    ) -> ApiResult<ShareReportPayload> {
        let by = Customer::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (share, token) = actions::share(&mut conn, &by, input, now).await?;
        Ok(ShareReportPayload { share: PaperShare(share), url: token.path() })
    }

    /// Takes a link back: it opens nothing from now on. Twice is as once.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `SHARE_NOT_FOUND`.
    async fn revoke_share(
        &self,
        ctx: &Context<'_>,
        input: RevokeShareInput,
    ) -> ApiResult<RevokeSharePayload> {
        let by = Customer::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let share = Share::revoke(&mut conn, &by, input.share_id, now).await?;
        Ok(RevokeSharePayload { share: PaperShare(share) })
    }

    /// Has a copy of all that is known of the caller put together, over the whole network; it is
    /// there within seconds. Asked again within ten minutes, the same copy.
    ///
    /// Refuses with `LOGIN_REQUIRED`.
    async fn request_data_export(&self, ctx: &Context<'_>) -> ApiResult<RequestDataExportPayload> {
        let by = Customer::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let export = actions::ask_for_export(&mut conn, &by, now).await?;
        Ok(RequestDataExportPayload { data_export: export.into() })
    }
}
