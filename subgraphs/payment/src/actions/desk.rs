//! Paying at the centre, on the day.
use super::{await_payable, settle};
use crate::{
    domain::{self, PaymentMethod, PaymentStatus},
    error::PaymentError,
    models::{Payable, Payment},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::payment::PayAtCentreChosen;
use kernel::{
    ApiError, ApiResult, Conn, Pool,
    guard::{Customer, Staff},
    outbox,
};
use uuid::Uuid;

/// What to pay at the desk.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PayAtCentreInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
}

/// What was received at the desk.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordDeskPaymentInput {
    /// The payment that was awaited.
    pub(crate) payment_id: Uuid,
}

/// The customer will pay at the desk; an open page is closed.
pub(crate) async fn pay_at_centre(
    pool: &Pool,
    by: &Customer,
    input: PayAtCentreInput,
    now: DateTime<Utc>,
) -> ApiResult<Payment> {
    await_payable(pool, by, input.appointment_id).await?;
    pool.get()
        .await?
        .transaction(async |conn| {
            let payable = Payable::own_for_update(conn, by, input.appointment_id).await?;
            let payments = Payment::all_for_update(conn, &payable).await?;
            if payments.iter().any(|p| *p.status == PaymentStatus::Succeeded) {
                return Err(PaymentError::AlreadyPaid.into());
            }
            if let Some(open) = payments.iter().find(|payment| payment.is_open()) {
                if *open.method == PaymentMethod::AtCentre {
                    return Ok(open.clone());
                }
                domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
                settle::close(conn, open, now).await?;
            } else {
                domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
            }
            let payment = settle::await_at_desk(conn, &payable, now).await?;
            outbox::publish(conn, &PayAtCentreChosen { facts: payment.facts() }).await?;
            Ok::<_, ApiError>(payment)
        })
        .await
}

/// The desk received the money: numbers the invoice.
pub(crate) async fn record_desk_payment(
    conn: &mut Conn,
    _by: &Staff,
    input: RecordDeskPaymentInput,
    now: DateTime<Utc>,
) -> ApiResult<Payment> {
    conn.transaction(async |conn| {
        let found = Payment::by_id(conn, input.payment_id).await?;
        let found = found.ok_or(PaymentError::PaymentNotFound)?;
        let (payable, payments) = settle::lock(conn, found.appointment_id).await?;
        let payment = settle::among(&payments, found.id)?;
        match (*payment.method, *payment.status) {
            // The second click finds the work done.
            (PaymentMethod::AtCentre, PaymentStatus::Succeeded) => Ok(payment.clone()),
            (PaymentMethod::AtCentre, PaymentStatus::Awaiting) => {
                settle::succeed(conn, &payable, &payments, payment, None, now).await
            }
            _ => Err(PaymentError::NotReceivable.into()),
        }
    })
    .await
}
