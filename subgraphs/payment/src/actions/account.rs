//! Paying on account: who may, and what is charged.
//! Decisions: docs/decisions/money.md
use super::{CodeUser, settle};
use crate::{
    domain,
    error::PaymentError,
    models::{Account, CentreNamed, Charge, NewAccount, Payable, Payment, Seller},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::payment::ChargedToAccount;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    guard::{Manager, Rows},
    outbox,
};
use uuid::Uuid;

/// What an organisation may owe, from now on.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetAccountInput {
    /// The organisation's account with us, whose appointments are charged.
    pub(crate) organisation_id: Uuid,
    /// The centre that keeps it: its company sells, its numbers are on the invoices.
    pub(crate) centre_id: Uuid,
    /// Where else it may be used, at centres of the same company.
    pub(crate) also_at: Option<Vec<Uuid>>,
    /// « Flotte Dupont ».
    pub(crate) legal_name: String,
    /// Of its seat: street, postcode and city.
    pub(crate) address: String,
    /// Nine digits; spaces may stand between them.
    pub(crate) siren: String,
    /// `FR` and eleven characters, where it has one.
    pub(crate) vat_number: Option<String>,
    /// The most that it may owe at a time, in cents.
    pub(crate) limit_cents: i64,
    /// How many days after its date an invoice is to be paid, 1 to 60; 30 where absent.
    pub(crate) pay_days: Option<i32>,
    /// Whether nothing more is charged to it from now on.
    pub(crate) closed: Option<bool>,
}

/// What is to be owed instead of paid.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ChargeToAccountInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// Where the organisation books it, in its own words.
    pub(crate) cost_centre: Option<String>,
}

/// Opens an account, or changes its terms.
pub(crate) async fn set_account(
    conn: &mut Conn,
    by: &Manager,
    input: SetAccountInput,
    now: DateTime<Utc>,
) -> ApiResult<Account> {
    let mut centres = vec![input.centre_id];
    centres.extend(input.also_at.iter().flatten());
    centres.sort_unstable();
    centres.dedup();
    for centre in &centres {
        by.check(*centre)?;
    }
    let siren = domain::siren(&input.siren)?;
    let vat_number =
        input.vat_number.as_deref().map(|typed| domain::vat_number(typed, &siren)).transpose()?;
    let pay_days = input.pay_days.unwrap_or(30);
    domain::check_account(input.limit_cents, pay_days)?;
    let (legal_name, address) = (input.legal_name.trim(), input.address.trim());
    if legal_name.is_empty() || address.is_empty() {
        return Err(PaymentError::SellerIncomplete.into());
    }
    conn.transaction(async |conn| {
        let seller = Seller::of_centre(conn, input.centre_id).await?;
        let seller = seller.ok_or(PaymentError::SellerUnknown)?;
        if seller.iban.is_none() {
            return Err(PaymentError::IbanMissing.into());
        }
        for centre in &centres {
            let other = Seller::of_centre(conn, *centre).await?;
            if other.is_none_or(|other| other.siren != seller.siren) {
                return Err(PaymentError::OtherSeller.into());
            }
        }
        // A centre is known here once somebody has an appointment there.
        let named = CentreNamed::known(conn, input.centre_id).await?;
        let named = named.ok_or(PaymentError::SellerUnknown)?;
        let account = NewAccount {
            organisation_id: input.organisation_id,
            centre_id: input.centre_id,
            approval_number: named.approval_number(),
            legal_name,
            address,
            siren: &siren,
            vat_number: vat_number.as_deref(),
            limit_cents: input.limit_cents,
            pay_days,
            closed: input.closed.unwrap_or(false),
        }
        .keep(conn, by, &centres, now)
        .await?;
        let act = Act::of("account.set", "Account", account.id)
            .at(account.centre_id)
            .is("organisationId", account.organisation_id)
            .is("limitCents", account.limit_cents)
            .is("closed", account.closed_at.is_some());
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(account)
    })
    .await
}

/// The appointment stands, and is owed: what is open of its money is closed. Its organisation may, and
/// the desk of its centre; twice is as once.
pub(crate) async fn charge(
    conn: &mut Conn,
    by: &CodeUser,
    input: ChargeToAccountInput,
    now: DateTime<Utc>,
) -> ApiResult<Charge> {
    conn.transaction(async |conn| {
        let payable = by.payable(conn, input.appointment_id).await?;
        if let Some(standing) = Charge::standing(conn, payable.appointment_id).await? {
            by.done();
            return Ok(standing);
        }
        let payments = Payment::all_for_update(conn, &payable).await?;
        if payments.iter().any(Payment::brought_money) {
            return Err(PaymentError::AlreadyPaid.into());
        }
        domain::check_payable(*payable.state, payable.hold_expires_at, now)?;
        payable.check_agreed()?;
        let account = Account::for_charge(conn, payable.customer_id, payable.centre_id).await?;
        let account = account.ok_or(PaymentError::NotOnAccount)?;
        let owed = account.owed_cents(conn).await?;
        domain::check_limit(account.limit_cents, owed, payable.due_cents())?;
        for open in payments.iter().filter(|payment| payment.is_open()) {
            settle::close(conn, open, now).await?;
        }
        let cost_centre = input.cost_centre.as_deref().unwrap_or_default().trim();
        let charge = Charge::record(conn, &account, &payable, cost_centre, by.id(), now).await?;
        outbox::publish(conn, &ChargedToAccount { facts: charge.facts(payable.customer_id) })
            .await?;
        let act = Act::of("payment.charged_to_account", "Appointment", payable.appointment_id)
            .at(payable.centre_id)
            .is("amountCents", charge.amount_cents)
            .is("account", account.id);
        by.note(conn, act).await?;
        Ok::<_, ApiError>(charge)
    })
    .await
}

/// The account that `charge` would write it on now; none where it would refuse. Nothing is locked.
pub(crate) async fn chargeable(
    conn: &mut Conn,
    rows: &Rows,
    payable: &Payable,
    now: DateTime<Utc>,
) -> ApiResult<Option<Account>> {
    let id = payable.appointment_id;
    let open = domain::check_payable(*payable.state, payable.hold_expires_at, now).is_ok();
    if !open || payable.check_agreed().is_err() {
        return Ok(None);
    }
    let usable = Account::usable(conn, payable.customer_id, payable.centre_id).await?;
    let Some(account) = usable else { return Ok(None) };
    if Charge::standing(conn, id).await?.is_some() {
        return Ok(None);
    }
    let payments = Payment::of_appointments(conn, rows, &[id]).await?;
    let owed = account.owed_cents(conn).await?;
    let room = domain::check_limit(account.limit_cents, owed, payable.due_cents()).is_ok();
    Ok(Some(account).filter(|_| room && !payments.iter().any(Payment::brought_money)))
}

/// The appointment is off, or its slot is gone: it is owed no more, unless it is on an invoice.
pub(super) async fn let_charge_go(
    conn: &mut Conn,
    payable: &Payable,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    if let Some(charge) = Charge::standing(conn, payable.appointment_id).await? {
        if charge.document_id.is_some() {
            tracing::warn!(charge = %charge.id, "called off after it was billed");
        }
        charge.let_go(conn, now).await?;
    }
    Ok(())
}
