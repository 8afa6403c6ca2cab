//! The invoices of organisations: one a month for each company that sells, what comes for them, and
//! what of them is taken back.
//! Decisions: docs/decisions/money.md
use super::Desk;
use crate::{
    domain::{self, DocumentKind, Taxed},
    error::PaymentError,
    models::{
        Account, AccountSettlement, Billable, Charge, Document, NewAccountDocument, Owing, Seller,
    },
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::payment::AccountInvoiceIssued;
use kernel::{
    ApiError, ApiResult, Clock, Conn, Pool,
    audit::{self, Act},
    guard::Refunder,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Money that came by bank transfer.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordTransferInput {
    /// The invoice that it is for.
    pub(crate) invoice_id: Uuid,
    /// In cents; negative where it was given back, by a manager.
    pub(crate) amount_cents: i64,
    /// The day on the bank's statement.
    pub(crate) received_on: NaiveDate,
    /// The bank's words for it; the same words are the same transfer.
    pub(crate) reference: String,
}

/// What of an invoice is taken back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreditChargeInput {
    /// The line.
    pub(crate) charge_id: Uuid,
    /// For the organisation, on the credit note.
    pub(crate) reason: String,
}

/// Bills the month that is over to every account; answers whether there was something to bill.
pub(crate) async fn bill_accounts(pool: &Pool, clock: Clock) -> ApiResult<bool> {
    let now = clock.now();
    let before = domain::billed_before(now);
    let accounts = Account::to_bill(&mut *pool.get().await?, before).await?;
    let mut billed = false;
    for id in accounts {
        let mut conn = pool.get().await?;
        billed |= conn.transaction(async |conn| bill(conn, id, before, now).await).await?;
    }
    Ok(billed)
}

/// Two at once: the second one waits, and finds nothing left.
async fn bill(
    conn: &mut Conn,
    account: Uuid,
    before: NaiveDate,
    now: DateTime<Utc>,
) -> ApiResult<bool> {
    let Some(account) = Account::for_update(conn, account).await? else { return Ok(false) };
    // By whose company sells, and by rate: a document has one of each.
    let mut groups = BTreeMap::<(String, i32), Vec<Billable>>::new();
    for billable in Charge::billable(conn, &account, before).await? {
        // Where nobody said who sells there, it waits.
        if let Some(seller) = Seller::of_centre(conn, billable.charge.centre_id).await? {
            groups.entry((seller.siren, billable.vat_rate_bp)).or_default().push(billable);
        }
    }
    let home = Seller::of_centre(conn, account.centre_id).await?.map(|seller| seller.siren);
    let billed = !groups.is_empty();
    for ((siren, rate), lines) in groups {
        let home = home.as_ref() == Some(&siren);
        invoice(conn, &account, home, rate, &lines, before, now).await?;
    }
    Ok(billed)
}

/// One invoice of these lines, which are not none.
async fn invoice(
    conn: &mut Conn,
    account: &Account,
    home: bool,
    rate: i32,
    lines: &[Billable],
    before: NaiveDate,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(first) = lines.first() else { return Ok(()) };
    let id = Uuid::now_v7();
    let grosses: Vec<i64> = lines.iter().map(|line| line.charge.amount_cents).collect();
    let split = domain::shared(&grosses, rate);
    for (position, (line, split)) in (1..).zip(lines.iter().zip(&split)) {
        line.bill(conn, id, position, *split).await?;
    }
    let sum = |of: fn(&Taxed) -> i64| split.iter().map(of).sum::<i64>();
    let centre = if home {
        (account.centre_id, &*account.approval_number)
    } else {
        (first.payable.centre_id, &*first.payable.approval_number)
    };
    let whole = Taxed {
        net_cents: sum(|line| line.net_cents),
        vat_rate_bp: rate,
        vat_cents: sum(|line| line.vat_cents),
        gross_cents: sum(|line| line.gross_cents),
    };
    let label = domain::account_label(before);
    let new = NewAccountDocument {
        id,
        account,
        centre,
        kind: DocumentKind::Invoice,
        corrects: None,
        label: &label,
        split: whole,
        currency: &first.payable.currency,
    };
    let document = new.write(conn, now).await?;
    tracing::info!(account = %account.id, number = document.number, "a month was billed");
    Ok(())
}

/// An invoice of an account with its lock, and how it stands.
async fn owing(conn: &mut Conn, invoice: Uuid) -> ApiResult<(Account, Document, Owing)> {
    let found = Document::account_invoice(conn, invoice).await?;
    let document = found.ok_or(PaymentError::InvoiceNotFound)?;
    let account = document.account_id.ok_or(PaymentError::InvoiceNotFound)?;
    let account = Account::for_update(conn, account).await?;
    let account = account.ok_or(PaymentError::AccountUnknown)?;
    let owing = Owing::of(conn, &document).await?;
    Ok((account, document, owing))
}

/// Writes down that a transfer came, or that one went back. Not more than is owed, either way.
pub(crate) async fn record_transfer(
    conn: &mut Conn,
    Desk { by, refunder }: &Desk,
    input: RecordTransferInput,
    now: DateTime<Utc>,
) -> ApiResult<Document> {
    let (cents, reference) = (input.amount_cents, input.reference.trim());
    conn.transaction(async |conn| {
        let (_, document, owing) = owing(conn, input.invoice_id).await?;
        by.check(document.centre_id).map_err(|_| PaymentError::InvoiceNotFound)?;
        if let Some(known) = owing.settlements.iter().find(|one| one.reference == reference) {
            audit::nothing_done(by);
            return if known.amount_cents == cents {
                Ok(document)
            } else {
                Err(PaymentError::AmountChanged.into())
            };
        }
        let left = owing.left_cents();
        let sound = if cents > 0 { cents <= left } else { cents < 0 && cents >= left };
        let today = domain::civil_day(now);
        let in_time = domain::civil_day(document.issued_at) <= input.received_on
            && input.received_on <= today;
        if !sound || !in_time || reference.is_empty() {
            return Err(PaymentError::AmountChanged.into());
        }
        if cents < 0 {
            let refunder = refunder.as_ref().ok_or(PaymentError::RefundNeedsManager)?;
            let checked = refunder.check(document.centre_id);
            checked.map_err(|_| PaymentError::RefundNeedsManager)?;
        }
        let told = (cents, input.received_on, reference);
        owing.transfer(conn, by, &document, told, now).await?;
        let act = Act::of("account.transfer_recorded", "Invoice", document.id)
            .at(document.centre_id)
            .turned("leftCents", left, left - cents);
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(document)
    })
    .await
}

/// Takes a line of an invoice back, by a credit note; what was paid for it is owed to the organisation.
pub(crate) async fn credit_charge(
    conn: &mut Conn,
    by: &Refunder,
    input: CreditChargeInput,
    now: DateTime<Utc>,
) -> ApiResult<Document> {
    conn.transaction(async |conn| {
        let charge = Charge::by_id(conn, input.charge_id).await?;
        let charge = charge.ok_or(PaymentError::InvoiceNotFound)?;
        let (Some(invoice), Some(split)) = (charge.document_id, charge.taxed()) else {
            return Err(PaymentError::NotCreditable.into());
        };
        let (account, document, owing) = owing(conn, invoice).await?;
        by.check(document.centre_id).map_err(|_| PaymentError::InvoiceNotFound)?;
        if owing.is_credited(&charge) {
            return Err(PaymentError::NotCreditable.into());
        }
        let reason = input.reason.trim();
        let colon = if reason.is_empty() { "" } else { " : " };
        let label = format!("{}{colon}{reason}", charge.label().unwrap_or_default());
        let new = NewAccountDocument {
            id: Uuid::now_v7(),
            account: &account,
            centre: (document.centre_id, &document.approval_number),
            kind: DocumentKind::CreditNote,
            corrects: Some(document.id),
            label: &label,
            split,
            currency: &document.currency,
        };
        let note = new.write(conn, now).await?;
        owing.credit(conn, (by.id(), by.name()), &charge, &note, now).await?;
        let act = Act::of("account.credited", "Invoice", document.id)
            .at(document.centre_id)
            .is("amountCents", charge.amount_cents)
            .is("creditNote", note.id);
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(note)
    })
    .await
}

/// All that a document of an account says, once it is handed out.
pub(super) async fn facts(
    conn: &mut Conn,
    document: &Document,
    account: Uuid,
    seller: Seller,
) -> ApiResult<AccountInvoiceIssued> {
    let account = Account::by_id(conn, account).await?.ok_or(PaymentError::AccountUnknown)?;
    let lines = match *document.kind {
        DocumentKind::Invoice => Charge::of_document(conn, document.id).await?,
        DocumentKind::CreditNote => match AccountSettlement::credited(conn, document.id).await? {
            Some(charge) => Charge::by_id(conn, charge).await?.into_iter().collect(),
            None => Vec::new(),
        },
    };
    Ok(AccountInvoiceIssued {
        document_id: document.id,
        kind: *document.kind,
        number: document.number.clone(),
        corrects: document.corrected_number(conn).await?,
        account_id: account.id,
        centre_id: document.centre_id,
        customer_id: account.organisation_id,
        seller: seller.facts(),
        buyer: account.buyer(),
        approval_number: document.approval_number.clone(),
        label: document.label.clone(),
        lines: lines.iter().filter_map(Charge::line).collect(),
        net_cents: document.net_cents,
        vat_rate_bp: document.vat_rate_bp,
        vat_cents: document.vat_cents,
        gross_cents: document.gross_cents,
        currency: document.currency.clone(),
        issued_at: document.issued_at,
        due_on: document.due_on,
        hash: document.hash.clone(),
    })
}
