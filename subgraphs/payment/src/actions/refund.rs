//! Ordering money back. The wish is a row first and a worker carries it out (`refunding`), so that
//! neither a crash nor a provider that is down loses it.
use super::{refunding, settle, till, wanting::want};
use crate::{
    PaymentConfig,
    domain::{Balance, PayableState, PaymentMethod, PaymentStatus, RefundStatus},
    error::PaymentError,
    models::{Difference, Dispute, Order, Payable, Payment, Refund},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::AppointmentFacts;
use kernel::{ApiResult, Clock, Conn, Pool, guard::Manager};
use uuid::Uuid;

/// Which payment goes back, and why.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RefundPaymentInput {
    /// The payment; all of it goes back.
    pub(crate) payment_id: Uuid,
    /// For the customer and the books.
    pub(crate) reason: String,
    /// The same key answers the same refund.
    pub(crate) idempotency_key: String,
}

/// Sends a payment back now, or as soon as the provider answers again. Money of the desk is handed
/// over by the manager who says so.
pub(crate) async fn refund(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    by: &Manager,
    input: RefundPaymentInput,
) -> ApiResult<Payment> {
    let now = clock.now();
    let ordered = pool
        .get()
        .await?
        .transaction(async |conn| order_by_manager(conn, by, &input, now).await)
        .await?;
    if let Some(refund) = &ordered {
        refunding::make(pool, config, clock, refund).await?;
    }
    let mut conn = pool.get().await?;
    let payment = Payment::by_id(&mut conn, input.payment_id).await?;
    Ok(payment.ok_or(PaymentError::PaymentNotFound)?)
}

/// The refund to carry out now; `None` where this wish was fulfilled before.
async fn order_by_manager(
    conn: &mut Conn,
    by: &Manager,
    input: &RefundPaymentInput,
    now: DateTime<Utc>,
) -> ApiResult<Option<Refund>> {
    let found = Payment::by_id(conn, input.payment_id).await?;
    let found = found.ok_or(PaymentError::PaymentNotFound)?;
    let (payable, payments) = settle::lock(conn, found.appointment_id).await?;
    let payment = settle::among(&payments, found.id)?;
    let refunds = Refund::of_payments(conn, &[payment.id]).await?;
    let key = Some(&*input.idempotency_key);
    if let Some(same) = refunds.iter().rfind(|r| r.idempotency_key.as_deref() == key) {
        return Ok(same.status.is_under_way().then(|| same.clone()));
    }
    if let Some(running) = refunds.iter().find(|refund| refund.status.is_under_way()) {
        return Ok(Some(running.clone()));
    }
    let wanted = match *payment.status {
        PaymentStatus::Succeeded => true,
        // Unless the desk gave it back meanwhile.
        PaymentStatus::RefundFailed => {
            let settled = Difference::of_appointments(conn, &[payable.appointment_id]).await?;
            let due = till::balance_of(conn, &payable, &payments, &settled).await?;
            match due {
                Balance::Difference(cents) | Balance::Unpaid(cents) => cents < 0,
            }
        }
        PaymentStatus::Awaiting
        | PaymentStatus::Pending
        | PaymentStatus::Failed
        | PaymentStatus::Cancelled
        | PaymentStatus::Refunded => false,
    };
    let disputes = Dispute::of_payments(conn, &[payment.id]).await?;
    let disputed = disputes.iter().any(|dispute| !dispute.is_over_well());
    let made = |refund: &&Refund| *refund.status == RefundStatus::Succeeded;
    let back: i64 = refunds.iter().filter(made).map(|refund| refund.amount_cents).sum();
    let amount_cents = payment.amount().amount_cents - back;
    if !wanted || disputed || amount_cents <= 0 {
        return Err(PaymentError::NotRefundable.into());
    }
    tracing::info!(payment = %payment.id, manager = %by.id(), "refund ordered");
    let order = Order { amount_cents, reason: &input.reason, by: Some(by), idempotency_key: key };
    Ok(Some(Refund::order(conn, payment, order, now).await?))
}

/// The appointment is off: what was paid by card goes back, what is open is closed. What the desk
/// took is given back by a person: it is due (`Appointment.amountDue`) until they did.
pub(crate) async fn settle_money_of(
    conn: &mut Conn,
    facts: &AppointmentFacts,
    reason: &str,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    Payable::note(conn, facts, PayableState::Cancelled, None).await?;
    let (_, payments) = settle::lock(conn, facts.appointment_id).await?;
    for payment in payments {
        if *payment.status == PaymentStatus::Succeeded {
            if *payment.method == PaymentMethod::Card {
                want(conn, &payment, reason, now).await?;
            }
        } else if payment.is_open() {
            settle::close(conn, &payment, now).await?;
        }
    }
    Ok(())
}

/// The hold ran out. An open page stays open until its own end: who pays late gets the slot back
/// if it is still free, else the money. Where no page was opened nothing can come any more.
pub(crate) async fn let_go(
    conn: &mut Conn,
    facts: &AppointmentFacts,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    Payable::note(conn, facts, PayableState::Expired, None).await?;
    let (_, payments) = settle::lock(conn, facts.appointment_id).await?;
    for payment in payments.iter().filter(|p| p.is_open() && p.session_id.is_none()) {
        settle::close(conn, payment, now).await?;
    }
    Ok(())
}

/// The money came too late for its slot.
pub(crate) async fn give_back_late(
    conn: &mut Conn,
    appointment: Uuid,
    payment: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let (_, payments) = settle::lock(conn, appointment).await?;
    let payment = settle::among(&payments, payment)?;
    if *payment.status == PaymentStatus::Succeeded && *payment.method == PaymentMethod::Card {
        let reason = "Le créneau n’était plus disponible à la réception du paiement.";
        want(conn, payment, reason, now).await?;
    }
    Ok(())
}
