//! Opening the payment page.
use super::{await_payable, settle};
use crate::{
    PaymentConfig, crash,
    domain::{self, PaymentMethod, PaymentStatus},
    error::PaymentError,
    models::{NewPayment, Payable, Payment},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, guard::Customer};
use uuid::Uuid;

/// What to pay by card.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct StartCheckoutInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// The same key answers the same payment, even once it is paid.
    pub(crate) idempotency_key: String,
    /// Where the customer comes back to, a path of our own origin; `/` where absent.
    pub(crate) return_path: Option<String>,
}

/// The payment with its page; an open page is answered again rather than a second one opened.
pub(crate) async fn start_checkout(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    by: &Customer,
    input: StartCheckoutInput,
) -> ApiResult<Payment> {
    await_payable(pool, by, input.appointment_id).await?;
    let now = clock.now();
    let (payable, payment) = pool
        .get()
        .await?
        .transaction(async |conn| {
            let prepared = prepare(conn, by, &input, now).await?;
            crash::point("checkout: before the payment is written");
            Ok::<_, ApiError>(prepared)
        })
        .await?;
    crash::point("checkout: after the payment is written");
    if !payment.is_open() || payment.page(now).is_some() {
        return Ok(payment);
    }
    // Concurrent calls send the same key here, and are answered the same page.
    let page = config.stripe.open_page(&payment, &payable.label, &config.public_url).await?;
    crash::point("checkout: after the page was opened");
    let attached = pool
        .get()
        .await?
        .transaction(async |conn| {
            let (payable, payments) = settle::lock(conn, payable.appointment_id).await?;
            let current = settle::among(&payments, payment.id)?;
            let attached = current.attach_session(conn, &page.session, &page.url).await?;
            if !attached.is_open() {
                // Cancelled while the page was being opened.
                settle::close(conn, &attached, now).await?;
            }
            crash::point("checkout: before the page is noted");
            Ok::<_, ApiError>((payable, attached))
        })
        .await;
    crash::point("checkout: after the page is noted");
    let (payable, attached) = attached?;
    if *attached.status == PaymentStatus::Cancelled {
        domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
        payable.check_agreed()?;
        // Its price fell meanwhile: the next click opens a page at the new one.
        return Err(PaymentError::PaymentNotReady.into());
    }
    Ok(attached)
}

/// The payment whose page is to be opened, or is open already. Written before the provider is
/// called: a call without an answer leaves a row to repeat it from.
async fn prepare(
    conn: &mut Conn,
    by: &Customer,
    input: &StartCheckoutInput,
    now: DateTime<Utc>,
) -> ApiResult<(Payable, Payment)> {
    let payable = Payable::own_for_update(conn, by, input.appointment_id).await?;
    let payments = Payment::all_for_update(conn, &payable).await?;
    if let Some(paid) = payments.iter().find(|p| *p.status == PaymentStatus::Succeeded) {
        return if paid.idempotency_key == input.idempotency_key {
            Ok((payable, paid.clone()))
        } else {
            Err(PaymentError::AlreadyPaid.into())
        };
    }
    payable.check_not_charged(conn).await?;
    domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
    payable.check_agreed()?;
    if let Some(open) = payments.iter().find(|payment| payment.is_open()) {
        let by_card = *open.method == PaymentMethod::Card;
        if by_card && open.page(now).is_some() {
            return Ok((payable, open.clone()));
        }
        if by_card && open.session_id.is_none() {
            let stale = open.attempt_started_at + domain::ATTEMPT_LIFETIME <= now;
            let again = if stale { open.next_attempt(conn, now).await? } else { open.clone() };
            return Ok((payable, again));
        }
        // Its page has timed out, or it was to be paid at the desk.
        settle::close(conn, open, now).await?;
    }
    let payment = NewPayment {
        payable: &payable,
        method: PaymentMethod::Card,
        idempotency_key: &input.idempotency_key,
        return_path: domain::return_path(input.return_path.as_deref()),
    }
    .insert(conn, now)
    .await?;
    Ok((payable, payment))
}
