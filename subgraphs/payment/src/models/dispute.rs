//! Cardholders who want their money back from their bank.
use super::Payment;
use crate::{
    domain::ProviderDispute,
    schema::{disputes, payables, payments},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Money, Reach, guard::Staff};
use uuid::Uuid;

/// A dispute, in the provider's own words.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = disputes)]
pub(crate) struct Dispute {
    pub(crate) id: String,
    amount_cents: i64,
    currency: String,
    pub(crate) reason: String,
    pub(crate) status: String,
    pub(crate) respond_by: Option<DateTime<Utc>>,
    pub(crate) opened_at: DateTime<Utc>,
}

impl Dispute {
    /// What the bank took back.
    pub(crate) fn amount(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// Whether the money is with us: it was won, or was only a warning.
    pub(crate) fn is_over_well(&self) -> bool {
        matches!(self.status.as_str(), "won" | "warning_closed" | "prevented")
    }

    /// Notes it as the provider tells it now.
    pub(crate) async fn note(
        conn: &mut Conn,
        payment: &Payment,
        found: &ProviderDispute,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let changing = (
            disputes::status.eq(&found.status),
            disputes::respond_by.eq(found.respond_by),
            disputes::seen_at.eq(now),
        );
        diesel::insert_into(disputes::table)
            .values((
                disputes::id.eq(&found.id),
                disputes::payment_id.eq(payment.id),
                disputes::amount_cents.eq(found.amount_cents),
                disputes::currency.eq(payment.amount().currency),
                disputes::reason.eq(&found.reason),
                disputes::opened_at.eq(found.opened_at),
                changing,
            ))
            .on_conflict(disputes::id)
            .do_update()
            .set(changing)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Of a payment at one of the caller's centres, oldest first; none of another's.
    pub(crate) async fn seen_by(
        conn: &mut Conn,
        by: &Staff,
        payment: Uuid,
    ) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(disputes::payment_id.eq(payment))
            .order(disputes::opened_at.asc())
            .into_boxed();
        let query = match by.reach() {
            Reach::Everywhere => query,
            Reach::At(centres) => {
                let there = payments::table
                    .inner_join(
                        payables::table.on(payables::appointment_id.eq(payments::appointment_id)),
                    )
                    .filter(payables::centre_id.eq_any(centres))
                    .select(payments::id);
                query.filter(disputes::payment_id.eq_any(there))
            }
        };
        query.load(conn).await
    }

    /// Of these payments, oldest first: for the rules of a refund.
    pub(crate) async fn of_payments(conn: &mut Conn, payments: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(disputes::payment_id.eq_any(payments))
            .order(disputes::opened_at.asc())
            .load(conn)
            .await
    }
}
