//! Types of this domain, and its field on the appointment.
use super::{back::RefundLoader, promotion::Discount};
use crate::{
    actions,
    domain::{PaymentMethod, PaymentStatus},
    models::{Charge, Difference, Dispute, Document, Payable, Payment, Refund, Seller},
};
use async_graphql::{
    ComplexObject, Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, Utc};
use kernel::{
    ApiError, ApiResult, Clock, Conn, Money, Pool,
    guard::{Reader, Rows, Staff},
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// What a key needs to see how appointments are paid.
pub(crate) const READ: &str = "appointments:read";

/// A list of payments.
pub(crate) type Payments = Connection<String, Payment, EmptyFields, EmptyFields>;

/// An appointment's payment, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct SeenBy {
    rows: Rows,
    appointment: Uuid,
}

/// Loads the payments of a list of appointments in one query per viewer.
pub(crate) struct PaymentLoader(pub(crate) Pool);

impl Loader<SeenBy> for PaymentLoader {
    type Value = Payment;
    type Error = Arc<ApiError>;

    async fn load(&self, keys: &[SeenBy]) -> Result<HashMap<SeenBy, Payment>, Self::Error> {
        let mut by_reader: HashMap<&Rows, Vec<Uuid>> = HashMap::new();
        for key in keys {
            by_reader.entry(&key.rows).or_default().push(key.appointment);
        }
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let mut seen: HashMap<SeenBy, Payment> = HashMap::new();
        for (rows, appointments) in by_reader {
            let found = Payment::of_appointments(&mut conn, rows, &appointments)
                .await
                .map_err(ApiError::from)
                .map_err(Arc::new)?;
            for payment in found {
                let key = SeenBy { rows: rows.clone(), appointment: payment.appointment_id };
                // The one that brought the money, else the newest.
                let paid = seen.get(&key).is_some_and(|p| *p.status == PaymentStatus::Succeeded);
                if !paid {
                    seen.insert(key, payment);
                }
            }
        }
        Ok(seen)
    }
}

/// Loads what is due for a list of appointments in five queries per viewer.
pub(crate) struct DueLoader(pub(crate) Pool);

impl Loader<SeenBy> for DueLoader {
    type Value = Money;
    type Error = Arc<ApiError>;

    async fn load(&self, keys: &[SeenBy]) -> Result<HashMap<SeenBy, Money>, Self::Error> {
        let mut by_reader: HashMap<&Rows, Vec<Uuid>> = HashMap::new();
        for key in keys {
            by_reader.entry(&key.rows).or_default().push(key.appointment);
        }
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let mut due = HashMap::new();
        for (rows, appointments) in by_reader {
            let found = due_of(&mut conn, rows, &appointments).await.map_err(Arc::new)?;
            due.extend(
                found.into_iter().map(|(appointment, money)| {
                    (SeenBy { rows: rows.clone(), appointment }, money)
                }),
            );
        }
        Ok(due)
    }
}

async fn due_of(
    conn: &mut Conn,
    rows: &Rows,
    appointments: &[Uuid],
) -> ApiResult<Vec<(Uuid, Money)>> {
    let payables = Payable::of_appointments(conn, rows, appointments).await?;
    let known: Vec<Uuid> = payables.iter().map(|payable| payable.appointment_id).collect();
    let mut payments: HashMap<Uuid, Vec<Payment>> = HashMap::new();
    for payment in Payment::of_appointments(conn, rows, &known).await? {
        payments.entry(payment.appointment_id).or_default().push(payment);
    }
    let mut settled: HashMap<Uuid, Vec<Difference>> = HashMap::new();
    for difference in Difference::of_appointments(conn, &known).await? {
        settled.entry(difference.appointment_id).or_default().push(difference);
    }
    let ids: Vec<Uuid> = payments.values().flatten().map(|payment| payment.id).collect();
    let refunds = Refund::of_payments(conn, &ids).await?;
    let mut beside = Document::doubled(conn, &known).await?;
    let charges = Charge::standing_of(conn, &known).await?;
    let due = payables.into_iter().map(|payable| {
        let id = payable.appointment_id;
        let payments = payments.remove(&id).unwrap_or_default();
        let settled = settled.remove(&id).unwrap_or_default();
        let settled = actions::settled_of(&settled, beside.remove(&id).unwrap_or_default());
        let charge = charges.iter().find(|charge| charge.appointment_id == id);
        let balance = actions::balance(&payable, &payments, &refunds, settled, charge);
        let amount_cents = balance.cents();
        (id, Money { amount_cents, currency: payable.currency })
    });
    Ok(due.collect())
}

/// An appointment, described by `appointment`; its money is here.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Appointment {
    /// The appointment.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Appointment {
    /// How it is paid, for its owner and for staff; absent until a way to pay was chosen.
    async fn payment(&self, ctx: &Context<'_>) -> ApiResult<Option<Payment>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let key = SeenBy { rows: reader.rows(), appointment: self.id };
        let loader = ctx.data_unchecked::<DataLoader<PaymentLoader>>();
        loader.load_one(key).await.map_err(|error| (*error).clone())
    }

    /// What the desk is still to receive (positive) or to give back (negative), for its owner and
    /// for staff; zero where all is settled, absent while nothing is known of its money.
    async fn amount_due(&self, ctx: &Context<'_>) -> ApiResult<Option<Money>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let key = SeenBy { rows: reader.rows(), appointment: self.id };
        let loader = ctx.data_unchecked::<DataLoader<DueLoader>>();
        loader.load_one(key).await.map_err(|error| (*error).clone())
    }

    /// What it is owed by on its organisation's account, for its owner and for staff; absent where it is
    /// not charged to one.
    async fn charge(&self, ctx: &Context<'_>) -> ApiResult<Option<Charge>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let known = Payable::of_appointments(&mut conn, &reader.rows(), &[self.id]).await?;
        match known.first() {
            Some(payable) => Ok(Charge::standing(&mut conn, payable.appointment_id).await?),
            None => Ok(None),
        }
    }

    /// Whose account it can be charged to now (`chargeToAccount`), for its owner and for staff; absent
    /// where it cannot.
    async fn chargeable_to(&self, ctx: &Context<'_>) -> ApiResult<Option<String>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let known = Payable::of_appointments(&mut conn, &reader.rows(), &[self.id]).await?;
        let Some(payable) = known.first() else { return Ok(None) };
        let account = actions::chargeable(&mut conn, &reader.rows(), payable, now).await?;
        Ok(account.map(|account| account.legal_name))
    }

    /// What a code takes off its price, for its owner and for staff; absent where none is used.
    async fn discount(&self, ctx: &Context<'_>) -> ApiResult<Option<Discount>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let known = Payable::of_appointments(&mut conn, &reader.rows(), &[self.id]).await?;
        Ok(known.into_iter().next().and_then(|payable| {
            let (code, amount_cents) = payable.discounted()?;
            let amount = Money { amount_cents, currency: payable.currency.clone() };
            Some(Discount { code: code.to_owned(), amount })
        }))
    }

    /// Its invoices and credit notes, oldest first; for its owner, and for staff also those that are
    /// not offered yet.
    async fn invoices(&self, ctx: &Context<'_>) -> ApiResult<Vec<Document>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Document::of_appointments(&mut conn, &reader, &[self.id]).await?)
    }

    /// What the desk received or gave back beside the payment, oldest first; for its owner and for
    /// staff.
    async fn settlements(&self, ctx: &Context<'_>) -> ApiResult<Vec<Difference>> {
        let reader = Reader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let known = Payable::of_appointments(&mut conn, &reader.rows(), &[self.id]).await?;
        let ids: Vec<Uuid> = known.iter().map(|payable| payable.appointment_id).collect();
        Ok(Difference::of_appointments(&mut conn, &ids).await?)
    }
}

/// Money that the desk received or gave back beside the payment, because the price changed.
#[Object(name = "Settlement")]
impl Difference {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// Received where positive, given back where negative; VAT included.
    #[graphql(name = "amount")]
    async fn settled(&self) -> Money {
        self.amount()
    }

    /// Of its invoice or credit note, without gaps: `S069C012-2026-000043`.
    async fn number(&self) -> &str {
        &self.number
    }

    /// When.
    async fn settled_at(&self) -> DateTime<Utc> {
        self.settled_at
    }
}

/// The payment of an appointment.
#[Object(name = "Payment")]
impl Payment {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// What it pays for.
    async fn appointment(&self) -> Appointment {
        Appointment { id: self.appointment_id }
    }

    /// VAT included.
    #[graphql(name = "amount")]
    async fn price(&self) -> Money {
        self.amount()
    }

    /// Where it is in its life.
    async fn status(&self) -> PaymentStatus {
        *self.status
    }

    /// How it is paid.
    async fn method(&self) -> PaymentMethod {
        *self.method
    }

    /// The hosted payment page, while a card can be entered there.
    async fn checkout_url(&self, ctx: &Context<'_>) -> Option<&str> {
        self.page(ctx.data_unchecked::<Clock>().now())
    }

    /// Why the last card was refused: `card_declined`, `insufficient_funds`, `expired_card`, or
    /// another code of the provider.
    async fn failure_code(&self) -> Option<&str> {
        self.failure_code.as_deref()
    }

    /// When the money was received.
    async fn paid_at(&self) -> Option<DateTime<Utc>> {
        self.paid_at
    }

    /// When a refund was ordered that the provider has not carried out yet.
    async fn refund_requested_at(&self, ctx: &Context<'_>) -> ApiResult<Option<DateTime<Utc>>> {
        let refunds = self.refunds_of(ctx).await?;
        let running = refunds.into_iter().find(|refund| refund.status.is_under_way());
        Ok(running.map(|refund| refund.ordered_at))
    }

    /// When all of the money went back, as the provider says.
    async fn refunded_at(&self) -> Option<DateTime<Utc>> {
        self.refunded_at
    }

    /// Its refunds with what the provider says of each, oldest first.
    async fn refunds(&self, ctx: &Context<'_>) -> ApiResult<Vec<Refund>> {
        self.refunds_of(ctx).await
    }

    /// Staff: what the cardholder disputes at their bank, oldest first.
    async fn disputes(&self, ctx: &Context<'_>) -> ApiResult<Vec<Dispute>> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Dispute::seen_by(&mut conn, &by, self.id).await?)
    }

    /// Given once paid, without gaps per centre and year: `S069C012-2026-000042`.
    async fn invoice_number(&self) -> Option<&str> {
        self.invoice_number.as_deref()
    }

    /// When the customer chose how to pay.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }
}

impl Payment {
    async fn refunds_of(&self, ctx: &Context<'_>) -> ApiResult<Vec<Refund>> {
        let loader = ctx.data_unchecked::<DataLoader<RefundLoader>>();
        let found = loader.load_one(self.id).await.map_err(|error| (*error).clone())?;
        Ok(found.unwrap_or_default())
    }
}

/// What settling a difference answers.
#[derive(SimpleObject)]
pub(crate) struct SettleDifferencePayload {
    /// What was received or given back.
    pub(crate) settlement: Difference,
    /// The appointment, with what is due now.
    pub(crate) appointment: Appointment,
}

/// What using a code answers, or giving it back.
#[derive(SimpleObject)]
pub(crate) struct CodePayload {
    /// The appointment, with what is due now.
    pub(crate) appointment: Appointment,
}

/// A file of accounting entries.
#[derive(SimpleObject)]
pub(crate) struct AccountingEntries {
    /// What it must be called: `120027016FEC20261231.txt`.
    pub(crate) file_name: String,
    /// Its text: lines of 18 columns, tabs between them.
    pub(crate) text: String,
}

/// What naming the company answers.
#[derive(SimpleObject)]
pub(crate) struct SetSellerPayload {
    /// The company, as it is on invoices from now on.
    pub(crate) seller: Seller,
}

/// What a mutation of a payment answers.
#[derive(SimpleObject)]
pub(crate) struct PaymentPayload {
    /// The payment as it is now.
    pub(crate) payment: Payment,
}
