//! The till of a centre: money received at the desk, whatever page is open elsewhere, and the
//! difference that a certificate made after the price was paid.
use super::settle;
use crate::{
    PaymentConfig,
    domain::{self, Balance, DeskMeans, PaymentMethod, PaymentStatus},
    error::PaymentError,
    gateway::GatewayError,
    models::{Cause, Difference, Document, Payable, Payment, Refund},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::appointment::PriceChanged;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, guard::Staff};
use uuid::Uuid;

/// What was received at the desk.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordDeskPaymentInput {
    /// The appointment's payment as it is shown, whatever way to pay was chosen before.
    pub(crate) payment_id: Uuid,
    /// How the money came, where the desk says so.
    pub(crate) means: Option<DeskMeans>,
}

/// What was received or given back at the desk beside the payment.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SettleDifferenceInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// `amountDue` as it was shown, in cents: received where positive, given back where negative.
    pub(crate) amount_cents: i64,
    /// How the money came or went back, where the desk says so.
    pub(crate) means: Option<DeskMeans>,
}

/// The desk received the money: numbers the invoice. A card page that is open is closed first, so
/// that nobody pays twice; where the provider does not answer, the money is taken all the same and
/// a card that pays meanwhile is given back.
pub(crate) async fn record_desk_payment(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    by: &Staff,
    input: RecordDeskPaymentInput,
) -> ApiResult<Payment> {
    let id = input.payment_id;
    let open_page = pool
        .get()
        .await?
        .transaction(async |conn| {
            let found = Payment::by_id(conn, id).await?.ok_or(PaymentError::PaymentNotFound)?;
            let (payable, payments) = settle::lock(conn, found.appointment_id).await?;
            match standing(&payable, &payments, clock.now())? {
                Standing::Open(open) => Ok((open.session_id.is_some()).then(|| open.clone())),
                Standing::Received(_) | Standing::Nothing => Ok::<_, ApiError>(None),
            }
        })
        .await?;
    if let Some(page) = &open_page {
        close_page(pool, config, clock, page).await?;
    }
    pool.get()
        .await?
        .transaction(async |conn| {
            let found = Payment::by_id(conn, id).await?.ok_or(PaymentError::PaymentNotFound)?;
            let (payable, payments) = settle::lock(conn, found.appointment_id).await?;
            receive(conn, by, &payable, &payments, input.means, clock.now()).await
        })
        .await
}

/// How an appointment's money stands when somebody pays at the desk.
enum Standing<'a> {
    /// Received there before.
    Received(&'a Payment),
    /// Some way to pay is open.
    Open(&'a Payment),
    /// None is.
    Nothing,
}

/// Refuses what cannot be received.
fn standing<'a>(
    payable: &Payable,
    payments: &'a [Payment],
    now: DateTime<Utc>,
) -> ApiResult<Standing<'a>> {
    if let Some(paid) = payments.iter().find(|p| *p.status == PaymentStatus::Succeeded) {
        return match *paid.method {
            // The second click finds the work done.
            PaymentMethod::AtCentre => Ok(Standing::Received(paid)),
            PaymentMethod::Card => Err(PaymentError::AlreadyPaid.into()),
        };
    }
    domain::check_payable(*payable.state, payable.hold_expires_at, now)
        .map_err(|_| PaymentError::NotReceivable)?;
    payable.check_agreed()?;
    if let Some(open) = payments.iter().find(|payment| payment.is_open()) {
        return Ok(Standing::Open(open));
    }
    // What a manager gave back is not asked for again.
    if payments.iter().any(|payment| {
        matches!(*payment.status, PaymentStatus::Refunded | PaymentStatus::RefundFailed)
    }) {
        return Err(PaymentError::NotReceivable.into());
    }
    Ok(Standing::Nothing)
}

async fn receive(
    conn: &mut Conn,
    by: &Staff,
    payable: &Payable,
    payments: &[Payment],
    means: Option<DeskMeans>,
    now: DateTime<Utc>,
) -> ApiResult<Payment> {
    let awaited = match standing(payable, payments, now)? {
        Standing::Received(paid) => return Ok(paid.clone()),
        Standing::Open(open) if *open.method == PaymentMethod::AtCentre => open.clone(),
        Standing::Open(card) => {
            settle::close(conn, card, now).await?;
            settle::await_at_desk(conn, payable, now).await?
        }
        Standing::Nothing => settle::await_at_desk(conn, payable, now).await?,
    };
    tracing::info!(payment = %awaited.id, by = %by.id(), "received at the desk");
    let awaited = awaited.note_desk(conn, by, means).await?;
    let means = domain::means_at_desk(means);
    settle::succeed(conn, payable, &[], &awaited, (None, means), now).await
}

/// Closes a card page before the desk takes the money. Paid at the last moment, the money counts.
async fn close_page(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    page: &Payment,
) -> ApiResult<()> {
    let Some(session) = &page.session_id else { return Ok(()) };
    match config.stripe.close_page(session).await {
        Ok(()) => Ok(()),
        Err(GatewayError::Refused(_)) => settle::sync(pool, config, clock, page, session).await,
        Err(GatewayError::Unavailable(error)) => {
            tracing::warn!(payment = %page.id, %error, "its page stays open for a while");
            Ok(())
        }
    }
}

/// The difference was received, or given back: numbers it.
pub(crate) async fn settle_difference(
    conn: &mut Conn,
    by: &Staff,
    input: SettleDifferenceInput,
    now: DateTime<Utc>,
) -> ApiResult<Difference> {
    conn.transaction(async |conn| {
        let (payable, payments) = settle::lock(conn, input.appointment_id).await?;
        payable.check_agreed()?;
        let settled = Difference::of_appointments(conn, &[payable.appointment_id]).await?;
        match balance_of(conn, &payable, &payments, &settled).await? {
            Balance::Unpaid(_) => Err(PaymentError::NotReceivable.into()),
            Balance::Difference(due) if due != 0 && due == input.amount_cents => {
                tracing::info!(appointment = %payable.appointment_id, by = %by.id(), due,
                    "a difference was settled at the desk");
                let settled = Difference::record(conn, by, &payable, due, input.means, now).await?;
                let means = domain::means_at_desk(input.means);
                let cause = Cause::Settled(&settled);
                Document::write(conn, &payable, cause, means, now).await?;
                Ok(settled)
            }
            // The second click finds the work done.
            Balance::Difference(0) => settled
                .into_iter()
                .next_back()
                .filter(|last| last.amount_cents == input.amount_cents)
                .ok_or_else(|| ApiError::from(PaymentError::AmountChanged)),
            Balance::Difference(_) => Err(PaymentError::AmountChanged.into()),
        }
    })
    .await
}

/// How the money of an appointment stands, where these are all its payments, refunds and
/// differences.
pub(crate) fn balance(
    payable: &Payable,
    payments: &[Payment],
    refunds: &[Refund],
    settled: &[Difference],
) -> Balance {
    let received: Vec<_> = payments.iter().map(|payment| payment.received(refunds)).collect();
    let settled = settled.iter().map(|difference| difference.amount_cents).sum();
    domain::balance(*payable.state, payable.amount_cents, &received, settled)
}

/// The same, once its refunds are read.
pub(super) async fn balance_of(
    conn: &mut Conn,
    payable: &Payable,
    payments: &[Payment],
    settled: &[Difference],
) -> ApiResult<Balance> {
    let ids: Vec<Uuid> = payments.iter().map(|payment| payment.id).collect();
    let refunds = Refund::of_payments(conn, &ids).await?;
    Ok(balance(payable, payments, &refunds, settled))
}

/// The certificate changed the price, or its owner agreed to it: nobody pays the old one. What was
/// paid already stays paid; the difference is due at the desk.
pub(crate) async fn reprice(
    conn: &mut Conn,
    event: &PriceChanged,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let (payable, payments) = settle::lock(conn, event.facts.appointment_id).await?;
    let proposed = (!event.agreed).then_some(event.new_cents);
    let payable = payable.reprice(conn, event.facts.amount_cents, proposed).await?;
    if payments.iter().any(|payment| *payment.status == PaymentStatus::Succeeded) {
        return Ok(());
    }
    let Some(open) = payments.iter().find(|payment| payment.is_open()) else { return Ok(()) };
    let at_desk = *open.method == PaymentMethod::AtCentre;
    let old = open.amount().amount_cents != payable.amount_cents;
    if old || (proposed.is_some() && !at_desk) {
        settle::close(conn, open, now).await?;
        if at_desk || *payable.state == domain::PayableState::Confirmed {
            settle::await_at_desk(conn, &payable, now).await?;
        }
    }
    Ok(())
}
