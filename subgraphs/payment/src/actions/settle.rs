//! Bringing our rows and the provider's truth together: after webhooks, after restarts, always.
use crate::{
    PaymentConfig,
    domain::{self, Change, PayableState, PaymentMethod, PaymentStatus, Seen, Wanted},
    error::PaymentError,
    gateway::GatewayError,
    models::{NewPayment, Payable, Payment},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::payment::{Failed, Refunded, Succeeded};
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, live, outbox};
use uuid::Uuid;

/// Wakes the worker that talks to the provider.
pub(crate) const WANTED_TOPIC: &str = "payment.wanted";

/// The lock of one appointment's money, and its payments, oldest first.
pub(super) async fn lock(conn: &mut Conn, appointment: Uuid) -> ApiResult<(Payable, Vec<Payment>)> {
    let payable = Payable::for_event(conn, appointment).await?;
    let payable = payable.ok_or(PaymentError::PaymentNotFound)?;
    let payments = Payment::all_for_update(conn, &payable).await?;
    Ok((payable, payments))
}

/// The locked row of that payment.
pub(super) fn among(payments: &[Payment], id: Uuid) -> ApiResult<&Payment> {
    let found = payments.iter().find(|payment| payment.id == id);
    Ok(found.ok_or(PaymentError::PaymentNotFound)?)
}

/// Ends an open payment; its page, if there is one, is closed by the worker.
pub(super) async fn close(conn: &mut Conn, payment: &Payment, now: DateTime<Utc>) -> ApiResult<()> {
    let closed = payment.cancel(conn).await?;
    if closed.session_id.is_some() {
        closed.want(conn, Wanted::Expire, "", None, now).await?;
        live::touch(conn, WANTED_TOPIC).await?;
    }
    Ok(())
}

/// A payment that the desk will receive.
pub(super) async fn await_at_desk(
    conn: &mut Conn,
    payable: &Payable,
    now: DateTime<Utc>,
) -> ApiResult<Payment> {
    let payment = NewPayment {
        payable,
        method: PaymentMethod::AtCentre,
        idempotency_key: "",
        return_path: "/",
    };
    Ok(payment.insert(conn, now).await?)
}

/// Has the worker send the money back.
pub(super) async fn want_refund(
    conn: &mut Conn,
    payment: &Payment,
    reason: &str,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if payment.wanted() != Some(Wanted::Refund) {
        payment.want(conn, Wanted::Refund, reason, None, now).await?;
        live::touch(conn, WANTED_TOPIC).await?;
    }
    Ok(())
}

/// The money is ours: invoice, events, and no second way to pay.
pub(super) async fn succeed(
    conn: &mut Conn,
    payable: &Payable,
    payments: &[Payment],
    payment: &Payment,
    intent: Option<&str>,
    now: DateTime<Utc>,
) -> ApiResult<Payment> {
    for other in payments.iter().filter(|other| other.id != payment.id && other.is_open()) {
        close(conn, other, now).await?;
    }
    let number = payable.take_invoice_number(conn, now).await?;
    let paid = payment.succeed(conn, intent, &number, now).await?;
    let event = Succeeded { facts: paid.facts(), method: *paid.method };
    outbox::publish(conn, &event).await?;
    Ok(paid)
}

/// Reads the page again at the provider and draws the consequences, once.
pub(crate) async fn sync(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    payment: &Payment,
    session: &str,
) -> ApiResult<()> {
    let seen = config.stripe.look(session).await?;
    let stray = pool
        .get()
        .await?
        .transaction(async |conn| apply(conn, payment, seen, clock.now()).await)
        .await?;
    if let Some(intent) = stray {
        tracing::warn!(payment = %payment.id, intent, "paid twice: the second goes back");
        config.stripe.refund(&intent, &format!("avt-stray-{intent}")).await?;
    }
    Ok(())
}

/// Writes what was seen; answers an intent whose money must go back at once.
async fn apply(
    conn: &mut Conn,
    payment: &Payment,
    seen: Seen,
    now: DateTime<Utc>,
) -> ApiResult<Option<String>> {
    let (payable, payments) = lock(conn, payment.appointment_id).await?;
    let payment = among(&payments, payment.id)?;
    let paid_otherwise = payments
        .iter()
        .any(|other| other.id != payment.id && *other.status == PaymentStatus::Succeeded);
    let change = domain::change(
        *payment.status,
        payment.intent_id.as_deref(),
        payment.failed_attempt.as_deref(),
        paid_otherwise,
        seen,
    );
    match change {
        Change::Nothing => {}
        Change::Succeed { intent } => {
            succeed(conn, &payable, &payments, payment, Some(&intent), now).await?;
        }
        Change::Fail { code, attempt } => {
            let failed = payment.fail(conn, &code, &attempt).await?;
            outbox::publish(conn, &Failed { facts: failed.facts(), failure_code: code }).await?;
        }
        Change::Cancel => {
            payment.cancel(conn).await?;
            // An appointment that stands without money is paid at the desk.
            if *payable.state == PayableState::Confirmed && !paid_otherwise {
                await_at_desk(conn, &payable, now).await?;
            }
        }
        Change::GiveBack { intent } => {
            let noted = payment.note_intent(conn, &intent).await?;
            want_refund(conn, &noted, "Ce rendez-vous était déjà payé.", now).await?;
        }
        Change::ReturnStray { intent } => return Ok(Some(intent)),
    }
    Ok(None)
}

/// Asks again about open pages: for webhooks that never came, and for what happened while we
/// were down. One page that cannot be read does not stop the others.
pub(crate) async fn reconcile(pool: &Pool, config: &PaymentConfig, clock: Clock) -> ApiResult<()> {
    let open = pool
        .get()
        .await?
        .transaction(async |conn| {
            Ok::<_, ApiError>(Payment::claim_unchecked(conn, clock.now()).await?)
        })
        .await?;
    for payment in open {
        if let Some(session) = &payment.session_id
            && let Err(error) = sync(pool, config, clock, &payment, session).await
        {
            tracing::warn!(payment = %payment.id, ?error, "could not be reconciled, again soon");
        }
    }
    Ok(())
}

/// Tells the provider what it must be told; answers how many rows it took.
pub(crate) async fn settle_wanted(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
) -> ApiResult<usize> {
    let due = pool
        .get()
        .await?
        .transaction(async |conn| {
            Ok::<_, ApiError>(Payment::claim_wanted(conn, clock.now()).await?)
        })
        .await?;
    for payment in &due {
        settle_one(pool, config, clock, payment).await?;
    }
    Ok(due.len())
}

/// Carries one wish out, or schedules it again where the provider does not answer.
pub(super) async fn settle_one(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    payment: &Payment,
) -> ApiResult<()> {
    let done = match payment.wanted() {
        Some(Wanted::Refund) => pay_back(pool, config, clock, payment).await,
        Some(Wanted::Expire) => close_page(pool, config, clock, payment).await,
        None => Ok(()),
    };
    if let Err(error) = done {
        tracing::warn!(payment = %payment.id, ?error, tries = payment.tries, "not settled yet");
        let mut conn = pool.get().await?;
        payment.try_later(&mut conn, clock.now()).await?;
    }
    Ok(())
}

async fn pay_back(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    payment: &Payment,
) -> ApiResult<()> {
    match (&payment.intent_id, *payment.method) {
        (Some(intent), _) => {
            config.stripe.refund(intent, &format!("avt-refund-{}", payment.id)).await?;
        }
        // The desk hands the money over; here it is only written down.
        (None, PaymentMethod::AtCentre) => {}
        (None, PaymentMethod::Card) => return Err(PaymentError::NotRefundable.into()),
    }
    pool.get()
        .await?
        .transaction(async |conn| {
            let (_, payments) = lock(conn, payment.appointment_id).await?;
            let payment = among(&payments, payment.id)?;
            if payment.wanted() == Some(Wanted::Refund) {
                let back = payment.refunded(conn, clock.now()).await?;
                let reason = back.reason.clone().unwrap_or_default();
                outbox::publish(conn, &Refunded { facts: back.facts(), reason }).await?;
            }
            Ok::<_, ApiError>(())
        })
        .await
}

async fn close_page(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    payment: &Payment,
) -> ApiResult<()> {
    if let Some(session) = &payment.session_id {
        match config.stripe.close_page(session).await {
            Ok(()) => {}
            // Closed already, or paid at the last moment: then the money counts.
            Err(GatewayError::Refused(_)) => {
                sync(pool, config, clock, payment, session).await?;
            }
            Err(other) => return Err(other.into()),
        }
    }
    pool.get()
        .await?
        .transaction(async |conn| {
            let (_, payments) = lock(conn, payment.appointment_id).await?;
            let payment = among(&payments, payment.id)?;
            if payment.wanted() == Some(Wanted::Expire) {
                payment.cancel(conn).await?;
            }
            Ok::<_, ApiError>(())
        })
        .await
}
