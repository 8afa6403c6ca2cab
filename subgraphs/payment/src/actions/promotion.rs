//! Codes: giving them out, and using them.
use super::settle;
use crate::{
    domain::{self, Reduction, Terms},
    error::PaymentError,
    models::{NewPromotion, Payable, Payment, Promotion},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use fr::ServiceKind;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    guard::{Customer, Manager, Staff},
};
use uuid::Uuid;

/// A code to be given out, or vouchers.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreatePromotionInput {
    /// What customers type: 4 to 24 letters and digits. Made up where absent.
    pub(crate) code: Option<String>,
    /// So many vouchers, each with a code of its own that is good once: 200 at most.
    pub(crate) vouchers: Option<i32>,
    /// For the staff: « Rentrée 2026 ».
    pub(crate) label: String,
    /// Where it holds; the whole network where absent.
    pub(crate) centre_id: Option<Uuid>,
    /// For what it holds; everything where absent.
    pub(crate) service: Option<ServiceKind>,
    /// From 1 to 99, of the price; or `amountCents`.
    pub(crate) percent: Option<i32>,
    /// From 100 to 50000, off the price; or `percent`.
    pub(crate) amount_cents: Option<i64>,
    /// From when on; at once where absent.
    pub(crate) valid_from: Option<DateTime<Utc>>,
    /// Until when, three years at most.
    pub(crate) valid_until: DateTime<Utc>,
    /// How often it may be used; without a limit where absent.
    pub(crate) most_uses: Option<i32>,
    /// Whether each customer may use it once only.
    pub(crate) once_a_customer: Option<bool>,
}

/// Which code is to be used no more.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawPromotionInput {
    /// The code's id.
    pub(crate) promotion_id: Uuid,
}

/// Which code, for what.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ApplyCodeInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// As it was given; capitals, spaces and dashes do not matter.
    pub(crate) code: String,
}

/// Which appointment is to cost its whole price again.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveCodeInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
}

/// Who uses a code.
pub(crate) enum CodeUser {
    /// For what they pay themselves.
    Customer(Customer),
    /// For who stands before them.
    Desk(Staff),
}

/// Gives a code out, or vouchers.
pub(crate) async fn create_promotion(
    conn: &mut Conn,
    by: &Manager,
    input: CreatePromotionInput,
    now: DateTime<Utc>,
) -> ApiResult<Vec<Promotion>> {
    match input.centre_id {
        Some(centre) => by.check(centre)?,
        None => by.check_network()?,
    }
    let reduction = match (input.percent, input.amount_cents) {
        (Some(percent), None) => Reduction::Percent(percent),
        (None, Some(cents)) => Reduction::Cents(cents),
        (None, None) | (Some(_), Some(_)) => return Err(PaymentError::PromotionInvalid.into()),
    };
    let terms = Terms {
        reduction,
        centre: input.centre_id,
        service: input.service,
        valid_from: input.valid_from.unwrap_or(now),
        valid_until: input.valid_until,
        withdrawn: false,
    };
    domain::check_terms(&terms, input.most_uses, input.vouchers)?;
    let label = input.label.trim();
    let codes = match (&input.code, input.vouchers) {
        (Some(typed), None) => {
            vec![domain::typed_code(typed).ok_or(PaymentError::PromotionInvalid)?]
        }
        (None, copies) => (0..copies.unwrap_or(1)).map(|_| made_up()).collect(),
        (Some(_), Some(_)) => return Err(PaymentError::PromotionInvalid.into()),
    };
    if label.is_empty() || terms.valid_until <= now {
        return Err(PaymentError::PromotionInvalid.into());
    }
    let most_uses = if input.vouchers.is_some() { Some(1) } else { input.most_uses };
    conn.transaction(async |conn| {
        let mut given = Vec::with_capacity(codes.len());
        for code in &codes {
            let once_a_customer = input.once_a_customer.unwrap_or(false);
            let new = NewPromotion { code, label, terms: &terms, most_uses, once_a_customer };
            let made = new.insert(conn, by, now).await?;
            given.push(made.ok_or(PaymentError::CodeTaken)?);
        }
        let act = Act::of("promotion.created", "Promotion", given[0].id)
            .is("codes", given.len())
            .is("validUntil", terms.valid_until);
        let act = match reduction {
            Reduction::Percent(percent) => act.is("percent", percent),
            Reduction::Cents(cents) => act.is("amountCents", cents),
        };
        audit::record(conn, by, at(act, input.centre_id)).await?;
        Ok::<_, ApiError>(given)
    })
    .await
}

/// Sixteen random bytes of the system's generator, as letters.
fn made_up() -> String {
    domain::made_up(Uuid::new_v4().as_bytes())
}

fn at(act: Act, centre: Option<Uuid>) -> Act {
    match centre {
        Some(centre) => act.at(centre),
        None => act,
    }
}

/// Nobody uses it from now on.
pub(crate) async fn withdraw_promotion(
    conn: &mut Conn,
    by: &Manager,
    input: WithdrawPromotionInput,
    now: DateTime<Utc>,
) -> ApiResult<Promotion> {
    conn.transaction(async |conn| {
        let found = Promotion::for_update(conn, by, input.promotion_id).await?;
        let found = found.ok_or(PaymentError::CodeUnknown)?;
        if found.withdrawn_at.is_some() {
            audit::nothing_done(by);
            return Ok(found);
        }
        let withdrawn = found.withdraw(conn, now).await?;
        let act = Act::of("promotion.withdrawn", "Promotion", found.id);
        audit::record(conn, by, at(act, found.centre_id)).await?;
        Ok::<_, ApiError>(withdrawn)
    })
    .await
}

/// Uses a code for an appointment that is not paid yet; another one takes the place of one that was
/// used before. What is open at the old amount is closed.
pub(crate) async fn apply_code(
    conn: &mut Conn,
    by: &CodeUser,
    input: ApplyCodeInput,
    now: DateTime<Utc>,
) -> ApiResult<Uuid> {
    let code = domain::typed_code(&input.code).ok_or(PaymentError::CodeUnknown)?;
    conn.transaction(async |conn| {
        let (payable, payments) = open_for(conn, by, input.appointment_id, now).await?;
        if payable.discount_code.as_deref() == Some(&code) {
            by.done();
            return Ok(payable.appointment_id);
        }
        let promotion = Promotion::by_code(conn, &code).await?;
        let promotion = promotion.ok_or(PaymentError::CodeUnknown)?;
        let cents = domain::check_code(&promotion.terms(), payable.priced(), now)?;
        payable.give_code_back(conn).await?;
        promotion.redeem(conn, &payable, now).await?;
        let reduced = payable.discount(conn, Some((&code, cents))).await?;
        settle::reopen(conn, &reduced, &payments, now).await?;
        let act = Act::of("payment.code_applied", "Appointment", payable.appointment_id)
            .turned("amountCents", payable.due_cents(), reduced.due_cents())
            .is("promotion", promotion.id);
        by.note(conn, act.at(payable.centre_id)).await?;
        Ok::<_, ApiError>(payable.appointment_id)
    })
    .await
}

/// The whole price again; the code is another's.
pub(crate) async fn remove_code(
    conn: &mut Conn,
    by: &CodeUser,
    input: RemoveCodeInput,
    now: DateTime<Utc>,
) -> ApiResult<Uuid> {
    conn.transaction(async |conn| {
        let (payable, payments) = open_for(conn, by, input.appointment_id, now).await?;
        if payable.discount_code.is_none() {
            by.done();
            return Ok(payable.appointment_id);
        }
        payable.give_code_back(conn).await?;
        let whole = payable.discount(conn, None).await?;
        settle::reopen(conn, &whole, &payments, now).await?;
        let act = Act::of("payment.code_removed", "Appointment", payable.appointment_id).turned(
            "amountCents",
            payable.due_cents(),
            whole.due_cents(),
        );
        by.note(conn, act.at(payable.centre_id)).await?;
        Ok::<_, ApiError>(payable.appointment_id)
    })
    .await
}

/// The appointment's money, locked, while it is not paid.
async fn open_for(
    conn: &mut Conn,
    by: &CodeUser,
    appointment: Uuid,
    now: DateTime<Utc>,
) -> ApiResult<(Payable, Vec<Payment>)> {
    let payable = by.payable(conn, appointment).await?;
    let payments = Payment::all_for_update(conn, &payable).await?;
    if payments.iter().any(Payment::brought_money) {
        return Err(PaymentError::AlreadyPaid.into());
    }
    payable.check_not_charged(conn).await?;
    domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
    payable.check_agreed()?;
    Ok((payable, payments))
}

impl CodeUser {
    /// Who.
    pub(super) fn id(&self) -> Uuid {
        match self {
            Self::Customer(customer) => customer.id(),
            Self::Desk(staff) => staff.id(),
        }
    }

    /// What is to be paid of an appointment of theirs, locked.
    pub(super) async fn payable(&self, conn: &mut Conn, appointment: Uuid) -> ApiResult<Payable> {
        match self {
            Self::Customer(customer) => Payable::own_for_update(conn, customer, appointment).await,
            Self::Desk(staff) => {
                let found = Payable::for_event(conn, appointment).await?;
                let payable = found.ok_or(PaymentError::PaymentNotFound)?;
                payable.check_desk(staff)?;
                Ok(payable)
            }
        }
    }

    /// Of the staff; what a customer does for themselves is in the payment's own history.
    pub(super) async fn note(&self, conn: &mut Conn, act: Act) -> ApiResult<()> {
        match self {
            Self::Customer(_) => Ok(()),
            Self::Desk(staff) => audit::record(conn, staff, act).await,
        }
    }

    /// There was nothing to do.
    pub(super) fn done(&self) {
        match self {
            Self::Customer(_) => {}
            Self::Desk(staff) => audit::nothing_done(staff),
        }
    }
}
