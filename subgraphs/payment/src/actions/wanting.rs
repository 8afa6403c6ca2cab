//! What a worker is to tell the provider.
use crate::{
    domain::RefundStatus,
    models::{Order, Payment, Refund},
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, live};

/// Wakes the worker that talks to the provider.
pub(crate) const WANTED_TOPIC: &str = "payment.wanted";

/// Has the worker send all of a card's money back.
pub(super) async fn want(
    conn: &mut Conn,
    payment: &Payment,
    reason: &str,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let refunds = Refund::of_payments(conn, &[payment.id]).await?;
    let made = |refund: &&Refund| *refund.status == RefundStatus::Succeeded;
    let back: i64 = refunds.iter().filter(made).map(|refund| refund.amount_cents).sum();
    let amount_cents = payment.amount().amount_cents - back;
    // Ordered before, or a bank did not take it: then a person decides.
    if amount_cents > 0 && refunds.iter().all(|refund| *refund.status == RefundStatus::Succeeded) {
        let order = Order { amount_cents, reason, by: None, idempotency_key: None };
        Refund::order(conn, payment, order, now).await?;
        live::touch(conn, WANTED_TOPIC).await?;
    }
    Ok(())
}
