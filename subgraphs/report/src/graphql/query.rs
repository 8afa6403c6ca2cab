//! What can be asked.
use super::{
    export::DataExport,
    invoice::Invoice,
    letters::{LetterPreview, LetterTemplate},
    money_paper::{Centre, Closing},
    reminders::ReminderChoice,
    types::{Inspection, READ, Reports, Verification},
};
use crate::{
    ReportConfig,
    domain::{self, Language, LetterKind},
    models::{Export, Report},
};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Clock, Page, Pool,
    guard::{Customer, Manager, Person, ResultsReader},
};
use uuid::Uuid;

/// The queries.
pub struct Query;

#[Object]
impl Query {
    /// A document, for its vehicle's owner, for whom they let read it, and for staff.
    async fn report(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Report>> {
        find(ctx, id).await
    }

    /// The caller's documents, newest first; for a key those that a holder's consent opened to its
    /// organisation.
    async fn my_reports(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> ApiResult<Reports> {
        let owner = Person::with_scope(ctx, READ)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Report::of(&mut conn, &owner, page).await?;
        Ok(page.connection(rows, |report| report.id))
    }

    /// The copy of all that is known of the caller that they last asked for, while it is kept.
    async fn my_data_export(&self, ctx: &Context<'_>) -> ApiResult<Option<DataExport>> {
        let by = Customer::from(ctx)?;
        let since = ctx.data_unchecked::<Clock>().now() - domain::LINK_LIFETIME;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Export::latest(&mut conn, &by, since).await?.map(DataExport::from))
    }

    /// The kinds of letters that leave by themselves, for managers.
    ///
    /// Refuses with `FORBIDDEN` whoever manages no centre.
    async fn letter_templates(&self, ctx: &Context<'_>) -> ApiResult<Vec<LetterTemplate>> {
        Manager::from(ctx)?;
        Ok(LetterTemplate::all())
    }

    /// Letters of a kind as they would leave, about invented people: one of each case that its
    /// templates tell apart, the plainest first; in this language and below it in the other, as all are
    /// sent. For managers.
    ///
    /// Refuses with `FORBIDDEN` whoever manages no centre.
    async fn letter_previews(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which letters.")] kind: LetterKind,
        #[graphql(desc = "The language that comes first.")] language: Language,
    ) -> ApiResult<Vec<LetterPreview>> {
        Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        LetterPreview::all(kind, language, ctx.data_unchecked::<ReportConfig>(), now)
    }

    /// How the caller is reminded of what: of all by e-mail, until they choose otherwise. What is no
    /// reminder (confirmations, changes, documents) is always sent and not here.
    ///
    /// Refuses with `LOGIN_REQUIRED`.
    async fn my_reminders(&self, ctx: &Context<'_>) -> ApiResult<Vec<ReminderChoice>> {
        let by = Customer::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        ReminderChoice::all(&mut conn, &by).await
    }

    /// What we know of a printed document, for anybody who holds it; nothing for a code that we
    /// never printed.
    async fn verification(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "As printed under the QR code, dashes or not.")] code: String,
    ) -> ApiResult<Option<Verification>> {
        let Some(code) = domain::read_code(&code) else { return Ok(None) };
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let Some(report) = Report::by_code(&mut conn, &code).await? else { return Ok(None) };
        Verification::of(&report, ctx.data_unchecked::<ReportConfig>()).map(Some)
    }

    #[graphql(entity)]
    async fn find_report_by_id(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Report>> {
        find(ctx, id).await
    }

    #[graphql(entity)]
    async fn find_invoice_by_id(&self, id: Uuid) -> Invoice {
        Invoice { id }
    }

    #[graphql(entity)]
    async fn find_closing_by_id(&self, id: Uuid) -> Closing {
        Closing { id }
    }

    #[graphql(entity)]
    async fn find_centre_by_id(&self, id: Uuid) -> Centre {
        Centre { id }
    }

    #[graphql(entity)]
    async fn find_inspection_by_id(&self, id: Uuid) -> Inspection {
        Inspection { id }
    }
}

async fn find(ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Report>> {
    let reader = ResultsReader::with_scope(ctx, READ)?;
    let mut conn = ctx.data_unchecked::<Pool>().get().await?;
    Ok(Report::find(&mut conn, &reader, id).await?)
}
