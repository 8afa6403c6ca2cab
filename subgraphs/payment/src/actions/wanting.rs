//! What a worker is to tell the provider.
use crate::{
    domain::{self, RefundStatus},
    models::{Order, Payment, Refund},
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Conn, live};

/// Wakes the worker that talks to the provider.
pub(crate) const WANTED_TOPIC: &str = "payment.wanted";

/// Has the worker send a card's money back, less what is kept of it, in cents.
pub(super) async fn want(
    conn: &mut Conn,
    payment: &Payment,
    kept_cents: i64,
    reason: &str,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let refunds = Refund::of_payments(conn, &[payment.id]).await?;
    let made = |refund: &&Refund| *refund.status == RefundStatus::Succeeded;
    let back: i64 = refunds.iter().filter(made).map(|refund| refund.amount_cents).sum();
    let amount_cents = domain::goes_back(payment.amount().amount_cents - back, kept_cents);
    // Ordered before, or a bank did not take it: then a person decides.
    if amount_cents > 0 && refunds.iter().all(|refund| *refund.status == RefundStatus::Succeeded) {
        let order = Order { amount_cents, reason, by: None, idempotency_key: None };
        Refund::order(conn, payment, order, now).await?;
        live::touch(conn, WANTED_TOPIC).await?;
    }
    Ok(())
}
