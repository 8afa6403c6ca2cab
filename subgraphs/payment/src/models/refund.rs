//! Refunds, each with the provider's own word.
use super::Payment;
use crate::{
    domain::{self, PaymentMethod, PaymentStatus, ProviderRefund, Received, RefundStatus},
    schema::refunds,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Money, Stored, guard::Refunder};
use uuid::Uuid;

/// How long a worker may take over one row before another takes it.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// How many rows a worker takes at once.
const BATCH: i64 = 20;

/// Money on its way back, or given back.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = refunds)]
pub(crate) struct Refund {
    pub(crate) id: Uuid,
    pub(crate) payment_id: Uuid,
    pub(crate) amount_cents: i64,
    currency: String,
    pub(crate) intent_id: Option<String>,
    pub(crate) status: Stored<RefundStatus>,
    pub(crate) provider_id: Option<String>,
    pub(crate) failure_reason: Option<String>,
    pub(crate) reason: String,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) tries: i32,
    pub(crate) ordered_at: DateTime<Utc>,
    pub(crate) made_at: Option<DateTime<Utc>>,
    pub(crate) failed_at: Option<DateTime<Utc>>,
}

/// Who wanted a refund, and why.
pub(crate) struct Order<'a> {
    pub(crate) amount_cents: i64,
    pub(crate) reason: &'a str,
    /// A person, where one did.
    pub(crate) by: Option<&'a Refunder>,
    pub(crate) idempotency_key: Option<&'a str>,
}

impl Refund {
    /// All of the payment, or what was left of it.
    pub(crate) fn amount(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// Orders a payment's money back. A worker carries it out.
    pub(crate) async fn order(
        conn: &mut Conn,
        payment: &Payment,
        order: Order<'_>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(refunds::table)
            .values((
                refunds::id.eq(Uuid::now_v7()),
                refunds::payment_id.eq(payment.id),
                refunds::amount_cents.eq(order.amount_cents),
                refunds::currency.eq(payment.amount().currency),
                refunds::intent_id.eq(&payment.intent_id),
                refunds::status.eq(<&str>::from(RefundStatus::Wanted)),
                refunds::reason.eq(order.reason),
                refunds::ordered_by.eq(order.by.map(Refunder::id)),
                refunds::ordered_by_name.eq(order.by.map(Refunder::name)),
                refunds::idempotency_key.eq(order.idempotency_key),
                refunds::next_try_at.eq(now),
                refunds::ordered_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Notes one that somebody ordered on the provider's own pages.
    pub(crate) async fn adopt(
        conn: &mut Conn,
        payment: &Payment,
        found: &ProviderRefund,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(refunds::table)
            .values((
                refunds::id.eq(Uuid::now_v7()),
                refunds::payment_id.eq(payment.id),
                refunds::amount_cents.eq(found.amount_cents),
                refunds::currency.eq(payment.amount().currency),
                refunds::intent_id.eq(&payment.intent_id),
                refunds::status.eq(<&str>::from(RefundStatus::Pending)),
                refunds::provider_id.eq(&found.id),
                refunds::reason.eq("Remboursé depuis l’espace du prestataire de paiement."),
                refunds::next_try_at.eq(now),
                refunds::ordered_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Of these payments, oldest first. Whether the caller may read them was asked before.
    pub(crate) async fn of_payments(conn: &mut Conn, payments: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(refunds::payment_id.eq_any(payments))
            .order(refunds::id.asc())
            .load(conn)
            .await
    }

    /// One by its id: for workers.
    pub(crate) async fn by_id(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(refunds::id.eq(id)).first(conn).await.optional()
    }

    /// Ours, by the provider's name of it.
    pub(crate) async fn by_provider_id(conn: &mut Conn, id: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(refunds::provider_id.eq(id)).first(conn).await.optional()
    }

    /// Writes down what the provider called it. Take the payable's lock before.
    pub(crate) async fn told(
        &self,
        conn: &mut Conn,
        status: RefundStatus,
        found: &ProviderRefund,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let again = status.is_under_way().then_some(now + domain::pause(self.tries));
        let made = (status == RefundStatus::Succeeded).then_some(now).or(self.made_at);
        let failed = (status == RefundStatus::Failed).then_some(self.failed_at.unwrap_or(now));
        diesel::update(refunds::table.find(self.id))
            .set((
                refunds::status.eq(<&str>::from(status)),
                refunds::provider_id.eq(&found.id),
                refunds::provider_status.eq(&found.status),
                refunds::failure_reason.eq(&found.failure_reason),
                refunds::next_try_at.eq(again),
                refunds::tries.eq(self.tries + 1),
                refunds::made_at.eq(made),
                refunds::failed_at.eq(failed),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The desk handed the money over.
    pub(crate) async fn handed_over(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(refunds::table.find(self.id))
            .set((
                refunds::status.eq(<&str>::from(RefundStatus::Succeeded)),
                refunds::next_try_at.eq(None::<DateTime<Utc>>),
                refunds::made_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The provider will not do it.
    pub(crate) async fn refused(
        &self,
        conn: &mut Conn,
        why: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(refunds::table.find(self.id))
            .set((
                refunds::status.eq(<&str>::from(RefundStatus::Failed)),
                refunds::failure_reason.eq(why),
                refunds::next_try_at.eq(None::<DateTime<Utc>>),
                refunds::failed_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The provider did not answer: again after a pause.
    pub(crate) async fn try_later(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        let still = refunds::id.eq(self.id).and(refunds::next_try_at.is_not_null());
        diesel::update(refunds::table.filter(still))
            .set((
                refunds::tries.eq(self.tries + 1),
                refunds::next_try_at.eq(now + domain::pause(self.tries)),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Those to be carried out or asked about now, claimed for this worker for a minute.
    pub(crate) async fn claim_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Self>> {
        let due = refunds::table
            .select(refunds::id)
            .filter(refunds::next_try_at.le(now))
            .order(refunds::next_try_at)
            .limit(BATCH)
            .for_update()
            .skip_locked()
            .load::<Uuid>(conn)
            .await?;
        diesel::update(refunds::table.filter(refunds::id.eq_any(due)))
            .set(refunds::next_try_at.eq(now + LEASE))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }
}

impl Payment {
    /// What is here of money that a card brought, and is not on its way back, where these are all refunds
    /// of the appointment; in cents.
    pub(crate) fn stays_on_card(&self, refunds: &[Refund]) -> i64 {
        if *self.method != PaymentMethod::Card || *self.status != PaymentStatus::Succeeded {
            return 0;
        }
        let gone = refunds.iter().filter(|refund| {
            refund.payment_id == self.id && *refund.status != RefundStatus::Failed
        });
        self.amount().amount_cents - gone.map(|refund| refund.amount_cents).sum::<i64>()
    }

    /// What is here of a sale's money, in cents; nothing where it was never a sale: money that came
    /// twice.
    pub(crate) fn left_of_sale(&self, refunds: &[Refund]) -> i64 {
        if !self.brought_money() || self.invoice_number.is_none() {
            return 0;
        }
        self.amount().amount_cents - self.received(refunds).returned_cents
    }

    /// What counts of it for what is due, where these are all refunds of the appointment.
    pub(crate) fn received(&self, refunds: &[Refund]) -> Received {
        let own = || refunds.iter().filter(|refund| refund.payment_id == self.id);
        let made = own().filter(|refund| *refund.status == RefundStatus::Succeeded);
        let leaving = own().filter(|refund| refund.status.is_under_way());
        Received {
            status: *self.status,
            method: *self.method,
            amount_cents: self.amount().amount_cents,
            returned_cents: made.map(|refund| refund.amount_cents).sum(),
            leaving_cents: leaving.map(|refund| refund.amount_cents).sum(),
        }
    }
}
