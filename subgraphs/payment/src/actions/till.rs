//! The till of a centre: money received at the desk, whatever page is open elsewhere, and the
//! difference that a certificate made after the price was paid.
use super::{arrhes, refunding::left_of, settle};
use crate::{
    PaymentConfig, crash,
    domain::{
        self, Balance, DeskMeans, PayableState, PaymentMethod, PaymentStatus, Received, Settled,
    },
    error::PaymentError,
    gateway::GatewayError,
    models::{Charge, Difference, Document, Payable, Payment, Promotion, Refund},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::{appointment::PriceChanged, payment::DifferenceSettled};
use kernel::{
    ApiError, ApiResult, Clock, Conn, Pool,
    audit::{self, Act},
    guard::{Refunder, Staff},
    outbox,
};
use uuid::Uuid;

/// What was received at the desk.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecordDeskPaymentInput {
    /// The appointment's payment as it is shown, whatever way to pay was chosen before.
    pub(crate) payment_id: Uuid,
    /// How the money came, where the desk says so.
    pub(crate) means: Option<DeskMeans>,
    /// In cents, where only a part of what is due was received: the rest is due
    /// (`Appointment.amountDue`, `settleDifference`).
    pub(crate) part_cents: Option<i64>,
}

/// What was received or given back at the desk beside the payment.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SettleDifferenceInput {
    /// The appointment.
    pub(crate) appointment_id: Uuid,
    /// In cents: received where positive, given back where negative; `amountDue` as it was shown,
    /// unless a part of it was received.
    pub(crate) amount_cents: i64,
    /// `amountDue` as it was shown, in cents, where only a part of it was received.
    pub(crate) of_cents: Option<i64>,
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
            let found = Payment::at_desk(conn, by, id).await?;
            let (payable, payments) = settle::lock(conn, found.appointment_id).await?;
            payable.check_not_charged(conn).await?;
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
            let found = Payment::at_desk(conn, by, id).await?;
            let (payable, payments) = settle::lock(conn, found.appointment_id).await?;
            payable.check_not_charged(conn).await?;
            let received = (input.means, input.part_cents);
            let paid = receive(conn, by, &payable, &payments, received, clock.now()).await?;
            crash::point("desk: before the money is written");
            Ok::<_, ApiError>(paid)
        })
        .await
        .inspect(|_| crash::point("desk: after the money is written"))
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
    (means, part): (Option<DeskMeans>, Option<i64>),
    now: DateTime<Utc>,
) -> ApiResult<Payment> {
    let amount_cents = part.unwrap_or(payable.due_cents());
    let awaited = match standing(payable, payments, now)? {
        Standing::Received(paid) => {
            audit::nothing_done(by);
            return Ok(paid.clone());
        }
        Standing::Open(open) if *open.method == PaymentMethod::AtCentre => open.clone(),
        Standing::Open(card) => {
            settle::close(conn, card, now).await?;
            settle::await_at_desk(conn, payable, now).await?
        }
        Standing::Nothing => settle::await_at_desk(conn, payable, now).await?,
    };
    if !(1..=payable.due_cents()).contains(&amount_cents) {
        return Err(PaymentError::AmountChanged.into());
    }
    tracing::info!(payment = %awaited.id, by = %by.id(), "received at the desk");
    let awaited = awaited.note_desk(conn, by, means, amount_cents).await?;
    let means = domain::means_at_desk(means);
    let paid = settle::succeed(conn, payable, &[], &awaited, (None, means), now).await?;
    let act = Act::of("payment.received_at_desk", "Payment", paid.id)
        .at(payable.centre_id)
        .turned("status", <&str>::from(*awaited.status), <&str>::from(*paid.status))
        .is("amountCents", paid.amount().amount_cents)
        .is("means", <&str>::from(means));
    audit::record(conn, by, act).await?;
    Ok(paid)
}

/// Closes a card page before the desk takes the money. Paid at the last moment, the money counts.
async fn close_page(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
    page: &Payment,
) -> ApiResult<()> {
    let Some(session) = &page.session_id else { return Ok(()) };
    crash::point("desk: before the card page is closed");
    let closed = config.stripe.close_page(session).await;
    crash::point("desk: after the card page is closed");
    match closed {
        Ok(()) => Ok(()),
        Err(GatewayError::Refused(_)) => settle::sync(pool, config, clock, page, session).await,
        Err(GatewayError::Unavailable(error)) => {
            tracing::warn!(payment = %page.id, %error, "its page stays open for a while");
            Ok(())
        }
    }
}

/// Who settles a difference, and whether they may send money back.
pub(crate) struct Desk {
    pub(crate) by: Staff,
    pub(crate) refunder: Option<Refunder>,
}

/// The difference was received, or given back: numbers it. What is given back of an appointment that
/// is off is a refund, and asks for who may refund.
pub(crate) async fn settle_difference(
    conn: &mut Conn,
    Desk { by, refunder }: &Desk,
    input: SettleDifferenceInput,
    now: DateTime<Utc>,
) -> ApiResult<Difference> {
    conn.transaction(async |conn| {
        let (payable, payments) = settle::lock(conn, input.appointment_id).await?;
        payable.check_desk(by)?;
        payable.check_agreed()?;
        let settled = Difference::of_appointments(conn, &[payable.appointment_id]).await?;
        match balance_of(conn, &payable, &payments, &settled).await? {
            Balance::Unpaid(_) => Err(PaymentError::NotReceivable.into()),
            Balance::Difference(due)
                if domain::settles(input.amount_cents, input.of_cents, due) =>
            {
                let amount = input.amount_cents;
                if due < 0 && *payable.state != PayableState::Confirmed {
                    let refunder = refunder.as_ref().ok_or(PaymentError::RefundNeedsManager)?;
                    let checked = refunder.check(payable.centre_id);
                    checked.map_err(|_| PaymentError::RefundNeedsManager)?;
                }
                tracing::info!(appointment = %payable.appointment_id, by = %by.id(), due,
                    "a difference was settled at the desk");
                let left = due - amount;
                let settled =
                    arrhes::settle(conn, by, &payable, (amount, input.means), left, now).await?;
                let means = domain::means_at_desk(input.means);
                let act =
                    Act::of("payment.difference_settled", "Appointment", payable.appointment_id)
                        .at(payable.centre_id)
                        .turned("amountDueCents", due, due - amount)
                        .is("means", <&str>::from(means));
                audit::record(conn, by, act).await?;
                if *payable.state == PayableState::Confirmed {
                    let told = DifferenceSettled {
                        appointment_id: payable.appointment_id,
                        customer_id: payable.customer_id,
                        left_cents: left_of(conn, &payable).await?,
                    };
                    outbox::publish(conn, &told).await?;
                }
                Ok(settled)
            }
            // The second click finds the work done.
            Balance::Difference(0) => {
                audit::nothing_done(by);
                let last_at = settled.last().map(|last| last.settled_at);
                let same = settled.iter().filter(|one| Some(one.settled_at) == last_at);
                let handed: i64 = same.map(|one| one.amount_cents).sum();
                let last = settled.last().filter(|_| handed == input.amount_cents);
                last.cloned().ok_or_else(|| ApiError::from(PaymentError::AmountChanged))
            }
            Balance::Difference(_) => Err(PaymentError::AmountChanged.into()),
        }
    })
    .await
}

/// How the money of an appointment stands, where these are all its payments and refunds, what the desk
/// settled, and what it is owed by.
pub(crate) fn balance(
    payable: &Payable,
    payments: &[Payment],
    refunds: &[Refund],
    settled: Settled,
    charge: Option<&Charge>,
) -> Balance {
    let mut received: Vec<_> = payments.iter().map(|payment| payment.received(refunds)).collect();
    // What is owed on account is nothing that the desk receives or gives back.
    received.extend(charge.map(|charge| Received {
        status: PaymentStatus::Succeeded,
        method: PaymentMethod::Card,
        amount_cents: charge.amount_cents,
        returned_cents: 0,
        leaving_cents: 0,
    }));
    let due = domain::balance(*payable.state, payable.due_cents(), &received, settled);
    let on_card: i64 = payments.iter().map(|payment| payment.stays_on_card(refunds)).sum();
    // What stays there in the place of what the desk handed over is kept of nobody.
    let kept_there = (on_card - domain::in_place_of_desk(&received, settled)).max(0);
    domain::by_terms(due, kept_there, payable.kept_cents, payable.extra_cents)
}

/// What the desk settled of an appointment, where these are all its differences.
async fn settled(
    conn: &mut Conn,
    appointment: Uuid,
    differences: &[Difference],
) -> ApiResult<Settled> {
    let beside = Document::doubled(conn, &[appointment]).await?.remove(&appointment);
    Ok(settled_of(differences, beside.unwrap_or_default()))
}

/// The same, where so much of it was given beside the money.
pub(crate) fn settled_of(differences: &[Difference], beside_cents: i64) -> Settled {
    let cents = differences.iter().map(|difference| difference.amount_cents).sum();
    Settled { cents, beside_cents }
}

/// What counts of an appointment's payments, and what the desk settled beside them; under its lock.
pub(super) async fn counted(
    conn: &mut Conn,
    payable: &Payable,
    payments: &[Payment],
) -> ApiResult<(Vec<Received>, Settled)> {
    let ids: Vec<Uuid> = payments.iter().map(|payment| payment.id).collect();
    let refunds = Refund::of_payments(conn, &ids).await?;
    let differences = Difference::of_appointments(conn, &[payable.appointment_id]).await?;
    let settled = settled(conn, payable.appointment_id, &differences).await?;
    Ok((payments.iter().map(|payment| payment.received(&refunds)).collect(), settled))
}

/// The same, once its refunds are read.
pub(super) async fn balance_of(
    conn: &mut Conn,
    payable: &Payable,
    payments: &[Payment],
    differences: &[Difference],
) -> ApiResult<Balance> {
    let ids: Vec<Uuid> = payments.iter().map(|payment| payment.id).collect();
    let refunds = Refund::of_payments(conn, &ids).await?;
    let charge = Charge::standing(conn, payable.appointment_id).await?;
    let settled = settled(conn, payable.appointment_id, differences).await?;
    Ok(balance(payable, payments, &refunds, settled, charge.as_ref()))
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
    let agreed = event.facts.amount_cents;
    // The code stays used, and takes off the new price what it takes off.
    let promotion = Promotion::of(conn, payable.appointment_id).await?;
    let off = promotion
        .map(|promotion| (domain::reduction(promotion.reduction(), agreed), promotion.code))
        .filter(|(cents, _)| *cents > 0);
    let off = off.as_ref().map(|(cents, code)| (code.as_str(), *cents));
    let payable = payable.reprice(conn, agreed, proposed, off).await?;
    if let Some(charge) = Charge::standing(conn, payable.appointment_id).await? {
        // The limit was asked when it was charged; what the certificate says costs what it costs.
        charge.reprice(conn, payable.due_cents()).await?;
        return Ok(());
    }
    if payments.iter().any(|payment| *payment.status == PaymentStatus::Succeeded) {
        return Ok(());
    }
    let Some(open) = payments.iter().find(|payment| payment.is_open()) else { return Ok(()) };
    let at_desk = *open.method == PaymentMethod::AtCentre;
    let old = open.amount().amount_cents != payable.due_cents();
    if old || (proposed.is_some() && !at_desk) {
        settle::close(conn, open, now).await?;
        if at_desk || *payable.state == PayableState::Confirmed {
            settle::await_at_desk(conn, &payable, now).await?;
        }
    }
    Ok(())
}
