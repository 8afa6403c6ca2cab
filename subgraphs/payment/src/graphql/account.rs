//! Accounts of organisations: what is charged, billed and transferred.
use super::types::Appointment;
use crate::{
    domain::{self, AccountInvoiceState, AccountSettlementKind, DocumentKind},
    models::{Account, AccountSettlement, Charge, Document, Owing},
};
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiResult, Clock, Money, Pool, guard::Staff};
use uuid::Uuid;

/// A list of accounts.
pub(crate) type Accounts = Connection<String, Account, EmptyFields, EmptyFields>;

/// What an organisation may owe, and on which terms.
#[Object(name = "Account")]
impl Account {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// Whose appointments are charged to it.
    async fn organisation_id(&self) -> Uuid {
        self.organisation_id
    }

    /// The centre that keeps it: its numbers are on the invoices.
    async fn centre_id(&self) -> Uuid {
        self.centre_id
    }

    /// Where it may be used.
    #[graphql(name = "centreIds")]
    async fn used_at(&self, ctx: &Context<'_>) -> ApiResult<Vec<Uuid>> {
        Ok(self.centres(&mut *ctx.data_unchecked::<Pool>().get().await?).await?)
    }

    /// « Flotte Dupont ».
    async fn legal_name(&self) -> &str {
        &self.legal_name
    }

    /// Of its seat.
    async fn address(&self) -> &str {
        &self.address
    }

    /// Nine digits.
    async fn siren(&self) -> &str {
        &self.siren
    }

    /// `FR` and eleven characters, where it has one.
    async fn vat_number(&self) -> Option<&str> {
        self.vat_number.as_deref()
    }

    /// The most that it may owe at a time.
    async fn limit(&self) -> Money {
        Money::euros(self.limit_cents)
    }

    /// What it owes now: charges that are not billed yet, and what is left of its invoices.
    async fn owed(&self, ctx: &Context<'_>) -> ApiResult<Money> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Money::euros(self.owed_cents(&mut conn).await?))
    }

    /// How many days after its date an invoice is to be paid.
    async fn pay_days(&self) -> i32 {
        self.pay_days
    }

    /// Since when nothing more is charged to it.
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.closed_at
    }

    /// Staff: who set its terms.
    async fn set_by_name(&self, ctx: &Context<'_>) -> ApiResult<&str> {
        Staff::at(ctx, self.centre_id)?;
        Ok(&self.set_by_name)
    }

    /// When.
    async fn set_at(&self) -> DateTime<Utc> {
        self.set_at
    }

    /// What is not billed yet, oldest first.
    async fn charges(&self, ctx: &Context<'_>) -> ApiResult<Vec<Charge>> {
        Ok(Charge::unbilled(&mut *ctx.data_unchecked::<Pool>().get().await?, self.id).await?)
    }

    /// Its invoices and credit notes, newest first, at most a hundred.
    async fn invoices(&self, ctx: &Context<'_>) -> ApiResult<Vec<Document>> {
        Ok(Document::of_account(&mut *ctx.data_unchecked::<Pool>().get().await?, self.id).await?)
    }
}

/// What an appointment costs its organisation, on account.
#[Object(name = "AccountCharge")]
impl Charge {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// For what.
    async fn appointment(&self) -> Appointment {
        Appointment { id: self.appointment_id }
    }

    /// VAT included.
    async fn amount(&self) -> Money {
        self.money(self.amount_cents)
    }

    /// Where the organisation books it; may be empty.
    async fn cost_centre(&self) -> &str {
        &self.cost_centre
    }

    /// When.
    async fn charged_at(&self) -> DateTime<Utc> {
        self.charged_at
    }

    /// Whether it is on an invoice.
    async fn billed(&self) -> bool {
        self.document_id.is_some()
    }
}

/// What lowered what is owed for an invoice.
#[Object(name = "AccountSettlement")]
impl AccountSettlement {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// A transfer, or a credit note.
    #[graphql(name = "kind")]
    async fn settled_by(&self) -> AccountSettlementKind {
        *self.kind
    }

    /// Lowers what is owed where positive; a transfer back where negative.
    #[graphql(name = "amount")]
    async fn settled(&self) -> Money {
        self.amount()
    }

    /// The day on the bank's statement, or of the credit note.
    async fn received_on(&self) -> NaiveDate {
        self.received_on
    }

    /// The bank's words, or the credit note's number.
    async fn reference(&self) -> &str {
        &self.reference
    }

    /// Staff: who wrote it down.
    async fn recorded_by_name(&self, ctx: &Context<'_>) -> ApiResult<&str> {
        Staff::from(ctx)?;
        Ok(&self.recorded_by_name)
    }

    /// When.
    async fn recorded_at(&self) -> DateTime<Utc> {
        self.recorded_at
    }
}

/// How an invoice of an account stands.
#[derive(SimpleObject)]
pub(crate) struct AccountInvoiceStanding {
    /// Open, overdue or paid.
    state: AccountInvoiceState,
    /// Until when it is to be paid.
    due_on: NaiveDate,
    /// What is still owed; negative where it is owed to the organisation.
    left: Money,
    /// What came and what was credited, oldest first.
    settlements: Vec<AccountSettlement>,
    /// When its organisation was reminded by letter that it is overdue, oldest first.
    reminded_at: Vec<DateTime<Utc>>,
}

/// Of an invoice; none for what was paid before it was invoiced, and for credit notes.
pub(super) async fn standing(
    ctx: &Context<'_>,
    document: &Document,
) -> ApiResult<Option<AccountInvoiceStanding>> {
    let (DocumentKind::Invoice, Some(due_on)) = (*document.kind, document.due_on) else {
        return Ok(None);
    };
    let today = domain::civil_day(ctx.data_unchecked::<Clock>().now());
    let mut conn = ctx.data_unchecked::<Pool>().get().await?;
    let owing = Owing::of(&mut conn, document).await?;
    let left = owing.left_cents();
    Ok(Some(AccountInvoiceStanding {
        state: domain::account_state(left, due_on, today),
        due_on,
        left: document.money(left),
        settlements: owing.settlements,
        reminded_at: document.reminded_at(&mut conn).await?,
    }))
}

/// What opening an account answers, or changing it.
#[derive(SimpleObject)]
pub(crate) struct AccountPayload {
    /// The account as it is now.
    pub(crate) account: Account,
}

/// What charging an appointment answers.
#[derive(SimpleObject)]
pub(crate) struct ChargePayload {
    /// What is owed.
    pub(crate) charge: Charge,
}

/// What recording a transfer answers, or crediting a line.
#[derive(SimpleObject)]
pub(crate) struct AccountInvoicePayload {
    /// The invoice that money came for; the credit note that was written.
    pub(crate) invoice: Document,
}
