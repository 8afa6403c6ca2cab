//! Giving money back. The wish is written first and a worker carries it out, so that neither a
//! crash nor a provider that is down loses it.
use super::settle;
use crate::{
    PaymentConfig,
    domain::{PayableState, PaymentStatus, Wanted},
    error::PaymentError,
    models::{Payable, Payment},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::AppointmentFacts;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, guard::Manager};
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

/// Sends a payment back now, or as soon as the provider answers again.
pub(crate) async fn refund(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    by: &Manager,
    input: RefundPaymentInput,
) -> ApiResult<Payment> {
    let now = clock.now();
    let payment = pool
        .get()
        .await?
        .transaction(async |conn| {
            let found = Payment::by_id(conn, input.payment_id).await?;
            let found = found.ok_or(PaymentError::PaymentNotFound)?;
            let (_, payments) = settle::lock(conn, found.appointment_id).await?;
            let payment = settle::among(&payments, found.id)?;
            let repeated = payment.refund_key.as_deref() == Some(&*input.idempotency_key);
            match *payment.status {
                PaymentStatus::Refunded if repeated => Ok(payment.clone()),
                PaymentStatus::Succeeded if payment.wanted() == Some(Wanted::Refund) => {
                    Ok(payment.clone())
                }
                PaymentStatus::Succeeded => {
                    tracing::info!(payment = %payment.id, manager = %by.id(), "refund ordered");
                    let key = Some(&*input.idempotency_key);
                    Ok(payment.want(conn, Wanted::Refund, &input.reason, key, now).await?)
                }
                _ => Err(ApiError::from(PaymentError::NotRefundable)),
            }
        })
        .await?;
    if payment.wanted() != Some(Wanted::Refund) {
        return Ok(payment);
    }
    settle::settle_one(pool, config, clock, &payment).await?;
    let mut conn = pool.get().await?;
    Ok(Payment::by_id(&mut conn, payment.id).await?.ok_or(PaymentError::PaymentNotFound)?)
}

/// The appointment is off: what was paid goes back, what is open is closed.
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
            settle::want_refund(conn, &payment, reason, now).await?;
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
    if *payment.status == PaymentStatus::Succeeded {
        let reason = "Le créneau n’était plus disponible à la réception du paiement.";
        settle::want_refund(conn, payment, reason, now).await?;
    }
    Ok(())
}
