//! Bringing our rows and the provider's truth together: after webhooks, after restarts, always.
use super::wanting::{WANTED_TOPIC, want};
use crate::{
    PaymentConfig, crash,
    domain::{self, Change, Means, PayableState, PaymentMethod, PaymentStatus, Seen},
    error::PaymentError,
    gateway::{GatewayError, Look},
    models::{Cause, Charge, Document, NewPayment, Payable, Payment},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::payment::{Failed, Succeeded};
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, live, outbox};
use uuid::Uuid;

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
        closed.want_closed(conn, now).await?;
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

/// What is open at another amount than is due now is closed, and opened at the new one where it is to
/// be paid at the desk.
pub(super) async fn reopen(
    conn: &mut Conn,
    payable: &Payable,
    payments: &[Payment],
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let Some(open) = payments.iter().find(|payment| payment.is_open()) else { return Ok(()) };
    if open.amount().amount_cents == payable.due_cents() {
        return Ok(());
    }
    close(conn, open, now).await?;
    let at_desk = *open.method == PaymentMethod::AtCentre;
    if at_desk || *payable.state == PayableState::Confirmed {
        await_at_desk(conn, payable, now).await?;
    }
    Ok(())
}

/// The money is ours: invoice, events, and no second way to pay. Where the desk received a part of
/// the price only, the rest is a difference.
pub(super) async fn succeed(
    conn: &mut Conn,
    payable: &Payable,
    payments: &[Payment],
    payment: &Payment,
    (intent, means): (Option<&str>, Means),
    now: DateTime<Utc>,
) -> ApiResult<Payment> {
    for other in payments.iter().filter(|other| other.id != payment.id && other.is_open()) {
        close(conn, other, now).await?;
    }
    let number = payable.take_invoice_number(conn, now).await?;
    let paid = payment.succeed(conn, intent, &number, now).await?;
    let left = payable.due_cents() - paid.amount().amount_cents;
    Document::write(conn, payable, Cause::Paid(&paid, &number, left), means, now).await?;
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
    crash::point("page: before it is read");
    let look = config.stripe.look(session).await?;
    crash::point("page: after it is read");
    if look.payment_id != Some(payment.id) {
        tracing::error!(payment = %payment.id, session, "this page is not that payment's");
        return Ok(());
    }
    pool.get()
        .await?
        .transaction(async |conn| {
            apply(conn, payment, session, look, clock.now()).await?;
            crash::point("page: before what it says is written");
            Ok::<_, ApiError>(())
        })
        .await?;
    crash::point("page: after what it says is written");
    Ok(())
}

/// Writes what was seen.
async fn apply(
    conn: &mut Conn,
    payment: &Payment,
    session: &str,
    look: Look,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let (payable, payments) = lock(conn, payment.appointment_id).await?;
    let payment = among(&payments, payment.id)?;
    let seen = look.seen;
    // The page of an attempt whose answer was lost: only money counts that came there.
    let ours = payment.session_id.as_deref().is_none_or(|current| current == session)
        && look.attempt.is_none_or(|attempt| attempt == payment.attempt);
    if !ours && !matches!(seen, Seen::Paid { .. }) {
        return Ok(());
    }
    if let Seen::Paid { intent } = &seen
        && payments.iter().any(|known| known.intent_id.as_ref() == Some(intent))
    {
        return Ok(());
    }
    let charged = Charge::standing(conn, payable.appointment_id).await?.is_some();
    let paid_otherwise = charged
        || payments
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
            succeed(conn, &payable, &payments, payment, (Some(&intent), Means::Card), now).await?;
        }
        Change::Fail { code, attempt } => {
            let failed = payment.fail(conn, &code, &attempt).await?;
            outbox::publish(conn, &Failed { facts: failed.facts(), failure_code: code }).await?;
        }
        Change::Cancel => {
            payment.cancel(conn).await?;
            if *payable.state == PayableState::Expired {
                payable.give_code_back(conn).await?;
            }
            // An appointment that stands without money is paid at the desk.
            if *payable.state == PayableState::Confirmed && !paid_otherwise {
                await_at_desk(conn, &payable, now).await?;
            }
        }
        Change::GiveBack { intent } => {
            let noted = payment.note_intent(conn, &intent, now).await?;
            want(conn, &noted, 0, "Ce rendez-vous était déjà payé.", now).await?;
        }
        Change::ReturnStray { intent } => {
            tracing::warn!(payment = %payment.id, intent, "paid twice: the second goes back");
            let second = payment.note_second(conn, &intent, now).await?;
            want(conn, &second, 0, "Ce rendez-vous était déjà payé.", now).await?;
        }
    }
    Ok(())
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

/// Closes pages at the provider; answers how many rows it took.
pub(crate) async fn close_due(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
) -> ApiResult<usize> {
    let due = pool
        .get()
        .await?
        .transaction(async |conn| {
            Ok::<_, ApiError>(Payment::claim_closing(conn, clock.now()).await?)
        })
        .await?;
    crash::point("closing: after it is claimed");
    for payment in &due {
        if let Err(error) = close_page(pool, config, clock, payment).await {
            tracing::warn!(payment = %payment.id, ?error, tries = payment.tries, "not closed yet");
            let mut conn = pool.get().await?;
            payment.try_later(&mut conn, clock.now()).await?;
        }
    }
    Ok(due.len())
}

async fn close_page(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    payment: &Payment,
) -> ApiResult<()> {
    if let Some(session) = &payment.session_id {
        let closed = config.stripe.close_page(session).await;
        crash::point("closing: after the provider answered");
        match closed {
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
            if payment.is_closing() {
                payment.page_closed(conn).await?;
            }
            crash::point("closing: before it is written");
            Ok::<_, ApiError>(())
        })
        .await?;
    crash::point("closing: after it is written");
    Ok(())
}
