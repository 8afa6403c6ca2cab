//! Carrying refunds out, and believing the provider about them.
use super::settle;
use crate::{
    PaymentConfig, crash,
    domain::{self, Means, PaymentStatus, ProviderRefund, RefundStatus},
    error::PaymentError,
    gateway::GatewayError,
    models::{Cause, Difference, Dispute, Document, Payable, Payment, Refund},
};
use anyhow::Context;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::payment::Refunded;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, outbox};

/// Makes what is ordered, and asks about what is pending; answers how many rows it took.
pub(crate) async fn make_due(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
) -> ApiResult<usize> {
    let due = pool
        .get()
        .await?
        .transaction(async |conn| {
            let due = Refund::claim_due(conn, clock.now()).await?;
            crash::point("refund: before it is claimed");
            Ok::<_, ApiError>(due)
        })
        .await?;
    crash::point("refund: after it is claimed");
    for refund in &due {
        make(pool, config, clock, refund).await?;
    }
    Ok(due.len())
}

/// Carries one refund out or asks about it, or schedules it again where the provider does not
/// answer.
pub(super) async fn make(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    refund: &Refund,
) -> ApiResult<()> {
    let told = match (&refund.intent_id, &refund.provider_id) {
        // The desk hands the money over; here it is only written down.
        (None, _) => return change(pool, refund, &Word::HandedOver, clock.now()).await,
        (Some(_), Some(id)) => config.stripe.look_at_refund(id).await,
        (Some(intent), None) => config.stripe.refund(refund.id, intent, refund.amount_cents).await,
    };
    crash::point("refund: after the provider answered");
    match told {
        Ok(found) => change(pool, refund, &Word::Said(found), clock.now()).await,
        Err(GatewayError::Refused(error)) => {
            tracing::error!(refund = %refund.id, %error, "the provider refuses to give it back");
            change(pool, refund, &Word::No(error.to_string()), clock.now()).await
        }
        Err(GatewayError::Unavailable(error)) => {
            tracing::warn!(refund = %refund.id, %error, tries = refund.tries, "not given back yet");
            let mut conn = pool.get().await?;
            Ok(refund.try_later(&mut conn, clock.now()).await?)
        }
    }
}

/// What is known of a refund now.
enum Word {
    /// The provider tells it.
    Said(ProviderRefund),
    /// The provider will not do it, in its words.
    No(String),
    /// The desk handed the money over.
    HandedOver,
}

/// Writes that down; `None` where it changes nothing.
async fn write(
    conn: &mut Conn,
    refund: &Refund,
    word: &Word,
    now: DateTime<Utc>,
) -> ApiResult<Option<Refund>> {
    let changed = match word {
        Word::Said(found) => {
            // Somebody made it on the provider's own pages, and we noted that already.
            let noted = Refund::by_provider_id(conn, &found.id).await?;
            if noted.is_some_and(|noted| noted.id != refund.id) {
                refund.refused(conn, "already_refunded", now).await?
            } else {
                let status = refund.status.after(&found.status);
                if status == *refund.status && !status.is_under_way() {
                    return Ok(None);
                }
                refund.told(conn, status, found, now).await?
            }
        }
        Word::No(_) | Word::HandedOver if !refund.status.is_under_way() => return Ok(None),
        Word::No(why) => refund.refused(conn, why, now).await?,
        Word::HandedOver => refund.handed_over(conn, now).await?,
    };
    Ok(Some(changed))
}

/// Changes one refund under its appointment's lock, and draws the consequences for its payment.
async fn change(pool: &Pool, refund: &Refund, word: &Word, now: DateTime<Utc>) -> ApiResult<()> {
    pool.get()
        .await?
        .transaction(async |conn| {
            let payment = Payment::by_id(conn, refund.payment_id).await?;
            let payment = payment.ok_or(PaymentError::PaymentNotFound)?;
            let (payable, payments) = settle::lock(conn, payment.appointment_id).await?;
            let payment = settle::among(&payments, payment.id)?;
            let current = Refund::by_id(conn, refund.id).await?;
            let current = current.ok_or(PaymentError::PaymentNotFound)?;
            if let Some(changed) = write(conn, &current, word, now).await? {
                follow(conn, &payable, payment, (&current, &changed), now).await?;
            }
            crash::point("refund: before it is written");
            Ok::<_, ApiError>(())
        })
        .await?;
    crash::point("refund: after it is written");
    Ok(())
}

/// What follows for the payment.
async fn follow(
    conn: &mut Conn,
    payable: &Payable,
    payment: &Payment,
    (before, after): (&Refund, &Refund),
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let refunds = Refund::of_payments(conn, &[payment.id]).await?;
    let standing: Vec<_> = refunds.iter().map(|r| (*r.status, r.amount_cents)).collect();
    let status = domain::status_by_refunds(payment.amount().amount_cents, &standing);
    if let Some(status) = status.filter(|status| status != &*payment.status) {
        let back = (status == PaymentStatus::Refunded).then_some(now);
        payment.returned(conn, status, back).await?;
    }
    let made = *after.status == RefundStatus::Succeeded && before.status != after.status;
    if made {
        credit(conn, payable, after, now).await?;
        let mut facts = payment.facts();
        facts.amount_cents = after.amount_cents;
        let left_cents = Some(left_of(conn, payable).await?);
        outbox::publish(conn, &Refunded { facts, left_cents, reason: after.reason.clone() })
            .await?;
    }
    if *after.status == RefundStatus::Failed && before.status != after.status {
        undo_credit(conn, payable, after, now).await?;
        tracing::error!(refund = %after.id, payment = %payment.id, why = after.failure_reason,
            "a refund failed: somebody has to give the money back");
    }
    Ok(())
}

/// What is left with us of an appointment's money, in cents.
pub(super) async fn left_of(conn: &mut Conn, payable: &Payable) -> ApiResult<i64> {
    let payments = Payment::all_for_update(conn, payable).await?;
    let ids: Vec<_> = payments.iter().map(|payment| payment.id).collect();
    let refunds = Refund::of_payments(conn, &ids).await?;
    let settled = Difference::of_appointments(conn, &[payable.appointment_id]).await?;
    let settled: i64 = settled.iter().map(|difference| difference.amount_cents).sum();
    let here: i64 = payments.iter().map(|payment| payment.left_of_sale(&refunds)).sum();
    Ok((here + settled).max(0))
}

/// A credit note for what went back, where an invoice was given for it: money that came though the
/// appointment was paid was never a sale. Of arrhes that stayed it takes back what they are.
async fn credit(
    conn: &mut Conn,
    payable: &Payable,
    refund: &Refund,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(invoice) = Document::standing_for(conn, refund.payment_id).await? else {
        return Ok(());
    };
    let number = payable.take_invoice_number(conn, now).await?;
    let means = if refund.intent_id.is_some() { Means::Card } else { *invoice.means };
    let cause = Cause::Returned(refund, &invoice, &number);
    Document::write(conn, payable, cause, means, now).await?;
    Ok(())
}

/// An invoice that takes the credit note back: the money is with us after all.
async fn undo_credit(
    conn: &mut Conn,
    payable: &Payable,
    refund: &Refund,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(note) = Document::of_refund(conn, refund.id).await? else { return Ok(()) };
    let number = payable.take_invoice_number(conn, now).await?;
    let cause = Cause::CameBack(refund, &note, &number);
    Document::write(conn, payable, cause, *note.means, now).await?;
    Ok(())
}

/// The provider said that something happened to this refund: reads it, and writes it down. Answers
/// whether it is about money of ours.
pub(crate) async fn look_at(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    id: &str,
) -> ApiResult<bool> {
    let found = config.stripe.look_at_refund(id).await?;
    note(pool, config, clock, &found).await
}

/// The same for all refunds of an intent.
pub(crate) async fn look_at_all_of(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    intent: &str,
) -> ApiResult<bool> {
    let mut ours = false;
    for found in config.stripe.refunds_of(intent).await? {
        ours |= note(pool, config, clock, &found).await?;
    }
    Ok(ours)
}

pub(super) async fn note(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    found: &ProviderRefund,
) -> ApiResult<bool> {
    let payment = match &found.intent {
        Some(intent) => payment_of(pool, config, clock, intent).await?,
        None => None,
    };
    let Some(refund) = known(pool, clock, payment, found).await? else { return Ok(false) };
    change(pool, &refund, &Word::Said(found.clone()), clock.now()).await?;
    Ok(true)
}

/// The payment that an intent's money came for. What happens to it may be told before that it came.
pub(super) async fn payment_of(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    intent: &str,
) -> ApiResult<Option<Payment>> {
    if let Some(payment) = Payment::by_intent(&mut *pool.get().await?, intent).await? {
        return Ok(Some(payment));
    }
    let Some(id) = config.stripe.payment_of(intent).await? else { return Ok(None) };
    let Some(payment) = Payment::by_id(&mut *pool.get().await?, id).await? else {
        return Ok(None);
    };
    if let Some(session) = &payment.session_id {
        settle::sync(pool, config, clock, &payment, session).await?;
    }
    let found = Payment::by_intent(&mut *pool.get().await?, intent).await?;
    Ok(Some(found.context("an intent of ours whose page is not known yet")?))
}

/// Our row of a refund; written now where somebody ordered it on the provider's own pages.
async fn known(
    pool: &Pool,
    clock: Clock,
    payment: Option<Payment>,
    found: &ProviderRefund,
) -> ApiResult<Option<Refund>> {
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        if let Some(refund) = Refund::by_provider_id(conn, &found.id).await? {
            return Ok(Some(refund));
        }
        if let Some(id) = found.ours
            && let Some(refund) = Refund::by_id(conn, id).await?
        {
            return Ok(Some(refund));
        }
        let Some(payment) = payment else { return Ok(None) };
        settle::lock(conn, payment.appointment_id).await?;
        if let Some(refund) = Refund::by_provider_id(conn, &found.id).await? {
            return Ok(Some(refund));
        }
        tracing::warn!(payment = %payment.id, refund = found.id, "refunded on the provider's pages");
        Ok::<_, ApiError>(Some(Refund::adopt(conn, &payment, found, clock.now()).await?))
    })
    .await
}

/// The provider said that something happened to this dispute. Answers whether it is ours.
pub(crate) async fn look_at_dispute(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    id: &str,
) -> ApiResult<bool> {
    let found = config.stripe.look_at_dispute(id).await?;
    let Some(intent) = &found.intent else { return Ok(false) };
    let Some(payment) = payment_of(pool, config, clock, intent).await? else { return Ok(false) };
    tracing::error!(payment = %payment.id, dispute = found.id, status = found.status,
        "a cardholder disputes a payment");
    Dispute::note(&mut *pool.get().await?, &payment, &found, clock.now()).await?;
    Ok(true)
}
