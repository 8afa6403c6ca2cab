//! Choosing to pay at the centre, on the day.
use super::{await_payable, settle};
use crate::{
    crash,
    domain::{self, PayableState, PaymentMethod, PaymentStatus},
    error::PaymentError,
    models::{Charge, Payable, Payment},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::{appointment::AppointmentFacts, payment::PayAtCentreChosen};
use kernel::{ApiError, ApiResult, Conn, Pool, guard::Customer, outbox};
use uuid::Uuid;

/// What to pay at the desk.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PayAtCentreInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
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
            payable.check_not_charged(conn).await?;
            if let Some(open) = payments.iter().find(|payment| payment.is_open()) {
                if *open.method == PaymentMethod::AtCentre {
                    return Ok(open.clone());
                }
                domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
                payable.check_agreed()?;
                settle::close(conn, open, now).await?;
            } else {
                domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
                payable.check_agreed()?;
            }
            let payment = settle::await_at_desk(conn, &payable, now).await?;
            outbox::publish(conn, &PayAtCentreChosen { facts: payment.facts() }).await?;
            crash::point("at the centre: before the choice is written");
            Ok::<_, ApiError>(payment)
        })
        .await
        .inspect(|_| crash::point("at the centre: after the choice is written"))
}

/// The appointment stands. Where it was to be paid at the centre and its hold had run out before we
/// were heard, that way to pay was closed: it is open again.
pub(crate) async fn note_standing(
    conn: &mut Conn,
    facts: &AppointmentFacts,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    Payable::note(conn, facts, PayableState::Confirmed, None).await?;
    let (payable, payments) = settle::lock(conn, facts.appointment_id).await?;
    let closed = payments.iter().all(|payment| *payment.status == PaymentStatus::Cancelled);
    let at_centre = payments.last().is_some_and(|last| *last.method == PaymentMethod::AtCentre);
    let charged = Charge::standing(conn, facts.appointment_id).await?.is_some();
    if closed && at_centre && !charged {
        settle::await_at_desk(conn, &payable, now).await?;
    }
    Ok(())
}

/// Staff booked for somebody without an account: it stands, and is paid at the desk.
pub(crate) async fn await_caller(
    conn: &mut Conn,
    facts: &AppointmentFacts,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    Payable::note(conn, facts, PayableState::Confirmed, None).await?;
    let (payable, payments) = settle::lock(conn, facts.appointment_id).await?;
    if payments.is_empty() {
        settle::await_at_desk(conn, &payable, now).await?;
    }
    Ok(())
}
