//! What the desk received or gave back beside the payment. A row never changes.
use super::Payable;
use crate::{domain::DeskMeans, schema::differences};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, Money, guard::Staff};
use uuid::Uuid;

/// A difference that was settled at the desk.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = differences)]
pub(crate) struct Difference {
    pub(crate) id: Uuid,
    pub(crate) appointment_id: Uuid,
    pub(crate) amount_cents: i64,
    currency: String,
    pub(crate) number: String,
    pub(crate) settled_at: DateTime<Utc>,
}

impl Difference {
    /// Received where positive, given back where negative.
    pub(crate) fn amount(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// Of these appointments, oldest first. Whether the caller may read them was asked before.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(differences::appointment_id.eq_any(appointments))
            .order(differences::id.asc())
            .load(conn)
            .await
    }

    /// Writes one, with its number. Take the payable's lock before.
    pub(crate) async fn record(
        conn: &mut Conn,
        by: &Staff,
        payable: &Payable,
        amount_cents: i64,
        means: Option<DeskMeans>,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let number = payable.take_invoice_number(conn, now).await?;
        diesel::insert_into(differences::table)
            .values((
                differences::id.eq(Uuid::now_v7()),
                differences::appointment_id.eq(payable.appointment_id),
                differences::amount_cents.eq(amount_cents),
                differences::currency.eq(&payable.currency),
                differences::number.eq(number),
                differences::recorded_by.eq(by.id()),
                differences::recorded_by_name.eq(by.name()),
                differences::settled_at.eq(now),
                differences::desk_means.eq(means.map(<&str>::from)),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }
}
