//! Documents of arrhes, which are no price: what stays of a payment when its appointment is called off late,
//! and what the desk hands over beside the money.
//! Decisions: docs/decisions/money.md
use crate::{
    domain::{self, DeskMeans, RefundStatus, Subject},
    error::PaymentError,
    models::{Cause, Difference, Document, Payable, Payment, Refund},
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, guard::Staff};

/// So much of a payment stays as arrhes: no price, but a compensation without VAT. Its invoice is taken
/// back by a credit note, and the arrhes have a document of their own; no money moves. Once told is enough.
pub(super) async fn turn(
    conn: &mut Conn,
    payable: &Payable,
    payment: &Payment,
    kept_cents: i64,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(invoice) = Document::standing_for(conn, payment.id).await? else { return Ok(()) };
    let refunds = Refund::of_payments(conn, &[payment.id]).await?;
    let made = |refund: &&Refund| *refund.status == RefundStatus::Succeeded;
    let back: i64 = refunds.iter().filter(made).map(|refund| refund.amount_cents).sum();
    // What the desk has handed back since, because the price was lower, is with the centre no more.
    let settled = Difference::of_appointments(conn, &[payable.appointment_id]).await?;
    let settled: i64 = settled.iter().map(|one| one.amount_cents).sum();
    let kept = kept_cents.min(payment.amount().amount_cents - back + settled.min(0));
    if kept <= 0 || *invoice.subject != Subject::Price {
        return Ok(());
    }
    let number = payable.take_invoice_number(conn, now).await?;
    let turned = Cause::Turned(payment, &invoice, &number, kept);
    Document::write(conn, payable, turned, *invoice.means, now).await?;
    let number = payable.take_invoice_number(conn, now).await?;
    let arrhes = Cause::Arrhes(payment, &number, kept);
    Document::write(conn, payable, arrhes, *invoice.means, now).await?;
    Ok(())
}

/// Writes down what the desk received or handed over, each with its document: what it gives beside the
/// money apart from a price that goes back. Answers the last of both.
pub(super) async fn settle(
    conn: &mut Conn,
    by: &Staff,
    payable: &Payable,
    (amount, means): (i64, Option<DeskMeans>),
    left: i64,
    now: DateTime<Utc>,
) -> ApiResult<Difference> {
    let appointment = payable.appointment_id;
    let given = Document::doubled(conn, &[appointment]).await?.remove(&appointment);
    let beside = domain::beside_the_money(amount, payable.extra_cents - given.unwrap_or_default());
    let price = amount + beside;
    let at_desk = domain::means_at_desk(means);
    let mut last = None;
    if price != 0 {
        let settled = Difference::record(conn, by, payable, price, means, now).await?;
        let cause = Cause::Settled(&settled, left);
        Document::write(conn, payable, cause, at_desk, now).await?;
        last = Some(settled);
    }
    if beside != 0 {
        let settled = Difference::record(conn, by, payable, -beside, means, now).await?;
        let cause = Cause::Doubled(&settled, left);
        Document::write(conn, payable, cause, at_desk, now).await?;
        last = Some(settled);
    }
    last.ok_or_else(|| PaymentError::AmountChanged.into())
}
