//! Organisations are reminded of invoices that are overdue, and of nothing that was paid.
//! Decisions: docs/decisions/money.md
use crate::{
    domain,
    models::{Account, Document, Owing, Seller},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::payment::AccountOverdue;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, outbox};
use uuid::Uuid;

/// Tells of each invoice that is overdue for long enough.
pub(crate) async fn remind_accounts(pool: &Pool, clock: Clock) -> ApiResult<()> {
    let now = clock.now();
    let until = domain::reminded_until(domain::civil_day(now));
    let overdue = Document::overdue_since(&mut *pool.get().await?, until).await?;
    for (document, account) in overdue {
        let mut conn = pool.get().await?;
        conn.transaction(async |conn| remind(conn, document, account, now).await).await?;
    }
    Ok(())
}

/// Two at once: the second one waits, and finds it told. What is paid meanwhile is told to nobody.
async fn remind(
    conn: &mut Conn,
    document: Uuid,
    account: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(account) = Account::for_update(conn, account).await? else { return Ok(()) };
    let Some(invoice) = Document::account_invoice(conn, document).await? else { return Ok(()) };
    let Some(due_on) = invoice.due_on else { return Ok(()) };
    let left_cents = Owing::of(conn, &invoice).await?.left_cents();
    let reminded: Vec<_> =
        invoice.reminded_at(conn).await?.into_iter().map(domain::civil_day).collect();
    if left_cents <= 0 || !domain::reminder_due(due_on, &reminded, domain::civil_day(now)) {
        return Ok(());
    }
    // Where to transfer to is what its company says today.
    let Some(seller) = Seller::of_centre(conn, invoice.centre_id).await? else { return Ok(()) };
    let again = !reminded.is_empty();
    invoice.note_reminder(conn, if again { 2 } else { 1 }, now).await?;
    let told = AccountOverdue {
        document_id: invoice.id,
        number: invoice.number.clone(),
        account_id: account.id,
        customer_id: account.organisation_id,
        seller: seller.facts(),
        buyer: account.buyer(),
        left_cents,
        currency: invoice.currency.clone(),
        issued_at: invoice.issued_at,
        due_on,
        again,
    };
    outbox::publish(conn, &told).await?;
    Ok::<_, ApiError>(())
}
