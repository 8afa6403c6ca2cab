//! Ordering money back. The wish is a row first and a worker carries it out (`refunding`), so that
//! neither a crash nor a provider that is down loses it.
use super::{account, arrhes, refunding, settle, till, wanting::want};
use crate::{
    PaymentConfig, crash,
    domain::{self, Balance, PayableState, PaymentMethod, PaymentStatus, RefundStatus},
    error::PaymentError,
    models::{Charge, Difference, Dispute, Order, Payable, Payment, Refund},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::{AppointmentFacts, Cancelled};
use kernel::{
    ApiError, ApiResult, Clock, Conn, Pool,
    audit::{self, Act},
    guard::Refunder,
};
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
    by: &Refunder,
    input: RefundPaymentInput,
) -> ApiResult<Payment> {
    let now = clock.now();
    let ordered = pool
        .get()
        .await?
        .transaction(async |conn| {
            let ordered = order_by_manager(conn, by, &input, now).await?;
            crash::point("refund: before the order is written");
            Ok::<_, ApiError>(ordered)
        })
        .await?;
    crash::point("refund: after the order is written");
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
    by: &Refunder,
    input: &RefundPaymentInput,
    now: DateTime<Utc>,
) -> ApiResult<Option<Refund>> {
    let found = Payment::to_refund(conn, by, input.payment_id).await?;
    let (payable, payments) = settle::lock(conn, found.appointment_id).await?;
    let payment = settle::among(&payments, found.id)?;
    let refunds = Refund::of_payments(conn, &[payment.id]).await?;
    let key = Some(&*input.idempotency_key);
    if let Some(same) = refunds.iter().rfind(|r| r.idempotency_key.as_deref() == key) {
        audit::nothing_done(by);
        return Ok(same.status.is_under_way().then(|| same.clone()));
    }
    if let Some(running) = refunds.iter().find(|refund| refund.status.is_under_way()) {
        audit::nothing_done(by);
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
    // What the desk handed over because the price became lower is not here any more.
    let (received, settled) = till::counted(conn, &payable, &payments).await?;
    let here = domain::here(&received, settled);
    let amount_cents = (payment.amount().amount_cents - back).min(here);
    if !wanted || disputed || amount_cents <= 0 {
        return Err(PaymentError::NotRefundable.into());
    }
    tracing::info!(payment = %payment.id, manager = %by.id(), "refund ordered");
    let order = Order { amount_cents, reason: &input.reason, by: Some(by), idempotency_key: key };
    let refund = Refund::order(conn, payment, order, now).await?;
    let act = Act::of("payment.refund_ordered", "Payment", payment.id)
        .at(payable.centre_id)
        .was("status", <&str>::from(*payment.status))
        .is("amountCents", amount_cents);
    audit::record(conn, by, act).await?;
    Ok(Some(refund))
}

/// The appointment is off: what was paid by card goes back, less what its terms leave with the centre;
/// what is open is closed. What the desk took is given back by a person, as is what the centre gives
/// beside the money: it is due (`Appointment.amountDue`) until they did.
///
/// One appointment has one successful payment (`one_successful_payment`): what is kept is kept of it.
pub(crate) async fn settle_money_of(
    conn: &mut Conn,
    off: &Cancelled,
    reason: &str,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let facts = &off.facts;
    Payable::note(conn, facts, PayableState::Cancelled, None).await?;
    let (payable, payments) = settle::lock(conn, facts.appointment_id).await?;
    payable.note_terms(conn, off.kept_cents, off.extra_cents).await?;
    payable.give_code_back(conn).await?;
    account::let_charge_go(conn, &payable, now).await?;
    for payment in &payments {
        if *payment.status == PaymentStatus::Succeeded {
            if *payment.method == PaymentMethod::Card && off.may_give_back {
                let (received, settled) = till::counted(conn, &payable, &payments).await?;
                let instead = domain::in_place_of_desk(&received, settled);
                want(conn, payment, off.kept_cents + instead, reason, now).await?;
            } else if *payment.method == PaymentMethod::Card {
                // Calling it off should have been refused: a manager looks (`moneyAlarms`).
                tracing::error!(payment = %payment.id, "called off by who may not refund: it stays");
            }
            if off.arrhes {
                arrhes::turn(conn, &payable, payment, off.kept_cents, now).await?;
            }
        } else if payment.is_open() {
            settle::close(conn, payment, now).await?;
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
    let (payable, payments) = settle::lock(conn, facts.appointment_id).await?;
    // Unless somebody may still pay on a page that is open: then the code is used after all.
    if !payments.iter().any(|payment| payment.is_open() && payment.session_id.is_some()) {
        payable.give_code_back(conn).await?;
    }
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
    let (payable, payments) = settle::lock(conn, appointment).await?;
    // What came late may be a charge: nothing is owed for a slot that is gone.
    let charged = Charge::by_id(conn, payment).await?;
    if charged.is_some_and(|charge| charge.appointment_id == appointment) {
        return account::let_charge_go(conn, &payable, now).await;
    }
    let payment = settle::among(&payments, payment)?;
    if *payment.status == PaymentStatus::Succeeded && *payment.method == PaymentMethod::Card {
        let reason = "Le créneau n’était plus disponible à la réception du paiement.";
        want(conn, payment, 0, reason, now).await?;
    }
    Ok(())
}
