//! What can be asked.
use super::{
    account::Accounts,
    invoice::Invoices,
    promotion::Promotions,
    reconciliation::Reconciliations,
    types::{AccountingEntries, Appointment, Payments, READ},
};
use crate::{
    actions,
    models::{Account, Alarm, Closing, Document, Payment, Promotion, Reconciliation, Seller},
};
use async_graphql::{Context, Object};
use chrono::NaiveDate;
use kernel::{
    ApiResult, Clock, Page, Pool,
    guard::{Manager, NetworkManager, Person, Reader, Staff},
};
use uuid::Uuid;

/// The queries.
#[derive(Default)]
pub(super) struct MoneyQuery;

#[Object]
impl MoneyQuery {
    /// A payment, for its owner and for the staff of its centre.
    async fn payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The payment.")] id: Uuid,
    ) -> ApiResult<Option<Payment>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Payment::find(&mut conn, &reader, id).await?)
    }

    /// Payments of their centres, newest first, for staff.
    async fn payments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 20 where absent, at most 100.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> ApiResult<Payments> {
        let staff = Staff::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Payment::page_of_centres(&mut conn, &staff, page).await?;
        Ok(page.connection(rows, |payment| payment.id))
    }

    /// The caller's invoices and credit notes, newest first.
    async fn my_invoices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 20 where absent, at most 100.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> ApiResult<Invoices> {
        let owner = Person::with_scope(ctx, READ)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Document::of(&mut conn, &owner, page).await?;
        Ok(page.connection(rows, |document| document.id))
    }

    /// Staff: a centre's invoices and credit notes, newest first, also those that are not offered
    /// yet.
    async fn centre_invoices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre.")] centre_id: Uuid,
        #[graphql(desc = "How many, 20 where absent, at most 100.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> ApiResult<Invoices> {
        let staff = Staff::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Document::of_centre(&mut conn, &staff, centre_id, page).await?;
        Ok(page.connection(rows, |document| document.id))
    }

    /// Managers: the company whose name is on the invoices of a centre; absent while nobody said.
    async fn seller(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre.")] centre_id: Uuid,
    ) -> ApiResult<Option<Seller>> {
        let by = Manager::at(ctx, centre_id)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        actions::seller_of(&mut conn, &by, centre_id).await
    }

    /// Staff: what of the money of their centres waits for a person, the oldest first, at most 200;
    /// for staff of the network also what belongs to no centre.
    async fn money_alarms(&self, ctx: &Context<'_>) -> ApiResult<Vec<Alarm>> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Alarm::all(&mut conn, &by, now).await?)
    }

    /// Managers: the daily closings of a centre's till, oldest first, of a year at most.
    async fn closings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre.")] centre_id: Uuid,
        #[graphql(desc = "The first day.")] from: NaiveDate,
        #[graphql(desc = "The last day.")] until: NaiveDate,
    ) -> ApiResult<Vec<Closing>> {
        let by = Manager::at(ctx, centre_id)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Closing::of_centre(&mut conn, &by, centre_id, from, until).await
    }

    /// Managers of the network: the daily reports of what the provider lists beside what is here,
    /// newest first.
    async fn reconciliations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 20 where absent, at most 100.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> ApiResult<Reconciliations> {
        let by = NetworkManager::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Reconciliation::page(&mut conn, &by, page).await?;
        Ok(page.connection(rows, |report| report.id))
    }

    /// Managers: the file of accounting entries (FEC, LPF art. A47 A-1) of a centre for a period,
    /// both days included.
    ///
    /// Refuses with `FORBIDDEN`, `SELLER_UNKNOWN`, `PERIOD_INVALID`.
    async fn accounting_entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The centre.")] centre_id: Uuid,
        #[graphql(desc = "The first day.")] from: NaiveDate,
        #[graphql(desc = "The last day.")] until: NaiveDate,
    ) -> ApiResult<AccountingEntries> {
        let by = Manager::at(ctx, centre_id)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (file_name, text) = actions::fec_for(&mut conn, &by, centre_id, from, until).await?;
        Ok(AccountingEntries { file_name, text })
    }

    /// Managers: the accounts of organisations that their centres keep, newest first.
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 20 where absent, at most 100.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> ApiResult<Accounts> {
        let by = Manager::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Account::page(&mut conn, &by, page).await?;
        Ok(page.connection(rows, |account| account.id))
    }

    /// The caller's own accounts: what they owe, and their invoices.
    async fn my_accounts(&self, ctx: &Context<'_>) -> ApiResult<Vec<Account>> {
        let owner = Person::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Account::of(&mut conn, &owner).await?)
    }

    /// Managers: codes of their centres and of the network, newest first.
    async fn promotions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 20 where absent, at most 100.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the last one seen.")] after: Option<String>,
    ) -> ApiResult<Promotions> {
        let by = Manager::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = Promotion::page(&mut conn, &by, page).await?;
        Ok(page.connection(rows, |promotion| promotion.id))
    }

    #[graphql(entity)]
    async fn find_closing_by_id(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Closing>> {
        let by = Manager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Closing::find(&mut conn, &by, id).await?)
    }

    #[graphql(entity)]
    async fn find_invoice_by_id(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Document>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Document::find(&mut conn, &reader, id).await?)
    }

    #[graphql(entity)]
    async fn find_payment_by_id(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<Payment>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Payment::find(&mut conn, &reader, id).await?)
    }

    #[graphql(entity)]
    async fn find_appointment_by_id(&self, id: Uuid) -> Appointment {
        Appointment { id }
    }
}
