//! How a payment's row changes, and which rows a worker takes next.
use super::Payment;
use crate::{
    domain::{self, DeskMeans, PaymentStatus},
    schema::payments,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Staff};

/// How long a worker may take over one row before another takes it.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// How many rows a worker takes at once.
const BATCH: i64 = 20;

/// One changed column set, written and read back.
macro_rules! write {
    ($conn:expr, $payment:expr, $($change:expr),+ $(,)?) => {
        diesel::update(payments::table.find($payment.id))
            .set(($($change),+,))
            .returning(Payment::as_returning())
            .get_result($conn)
            .await
    };
}

impl Payment {
    /// Begins another attempt to open a page, because the last one got no answer for too long.
    pub(crate) async fn next_attempt(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::attempt.eq(self.attempt + 1),
            payments::attempt_started_at.eq(now),
            payments::session_expires_at.eq(now + domain::SESSION_LIFETIME),
        )
    }

    /// The provider opened a page.
    pub(crate) async fn attach_session(
        &self,
        conn: &mut Conn,
        session: &str,
        url: &str,
    ) -> QueryResult<Self> {
        let status = if self.is_open() { PaymentStatus::Pending } else { *self.status };
        write!(
            conn,
            self,
            payments::session_id.eq(session),
            payments::checkout_url.eq(url),
            payments::status.eq(<&str>::from(status)),
        )
    }

    /// The money is ours.
    pub(crate) async fn succeed(
        &self,
        conn: &mut Conn,
        intent: Option<&str>,
        invoice_number: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::status.eq(<&str>::from(PaymentStatus::Succeeded)),
            payments::intent_id.eq(intent),
            payments::invoice_number.eq(invoice_number),
            payments::failure_code.eq(None::<String>),
            payments::paid_at.eq(now),
            payments::wanted.eq(None::<String>),
            payments::next_try_at.eq(None::<DateTime<Utc>>),
        )
    }

    /// Who took the money at the desk, how, and how much of the price.
    pub(crate) async fn note_desk(
        &self,
        conn: &mut Conn,
        by: &Staff,
        means: Option<DeskMeans>,
        amount_cents: i64,
    ) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::amount_cents.eq(amount_cents),
            payments::desk_means.eq(means.map(<&str>::from)),
            payments::received_by.eq(by.id()),
            payments::received_by_name.eq(by.name()),
        )
    }

    /// A card was refused.
    pub(crate) async fn fail(
        &self,
        conn: &mut Conn,
        code: &str,
        attempt: &str,
    ) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::status.eq(<&str>::from(PaymentStatus::Failed)),
            payments::failure_code.eq(code),
            payments::failed_attempt.eq(attempt),
        )
    }

    /// Nothing will be paid here any more.
    pub(crate) async fn cancel(&self, conn: &mut Conn) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::status.eq(<&str>::from(PaymentStatus::Cancelled)),
            payments::wanted.eq(None::<String>),
            payments::next_try_at.eq(None::<DateTime<Utc>>),
        )
    }

    /// The money went back, or a bank did not take it.
    pub(crate) async fn returned(
        &self,
        conn: &mut Conn,
        status: PaymentStatus,
        at: Option<DateTime<Utc>>,
    ) -> QueryResult<Self> {
        write!(conn, self, payments::status.eq(<&str>::from(status)), payments::refunded_at.eq(at),)
    }

    /// Money that came though the appointment is paid: keep its name, so that it can be sent back.
    pub(crate) async fn note_intent(
        &self,
        conn: &mut Conn,
        intent: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::intent_id.eq(intent),
            payments::money_noted_at.eq(now),
            payments::status.eq(<&str>::from(PaymentStatus::Cancelled)),
        )
    }

    /// Money that came a second time for this payment: a row of its own, to be sent back.
    pub(crate) async fn note_second(
        &self,
        conn: &mut Conn,
        intent: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let amount = self.amount();
        diesel::insert_into(payments::table)
            .values((
                payments::id.eq(uuid::Uuid::now_v7()),
                payments::appointment_id.eq(self.appointment_id),
                payments::customer_id.eq(self.customer_id),
                payments::method.eq(<&str>::from(*self.method)),
                payments::status.eq(<&str>::from(PaymentStatus::Cancelled)),
                payments::amount_cents.eq(amount.amount_cents),
                payments::currency.eq(amount.currency),
                payments::idempotency_key.eq(""),
                payments::attempt_started_at.eq(now),
                payments::session_expires_at.eq(now),
                payments::return_path.eq("/"),
                payments::intent_id.eq(intent),
                payments::money_noted_at.eq(now),
                payments::created_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Asks the worker to close the page at the provider.
    pub(crate) async fn want_closed(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::wanted.eq("EXPIRE"),
            payments::wanted_at.eq(now),
            payments::tries.eq(0),
            payments::next_try_at.eq(now),
        )
    }

    /// The page is closed at the provider. What became of the payment meanwhile stays: it may have
    /// been paid at the last moment, and given back.
    pub(crate) async fn page_closed(&self, conn: &mut Conn) -> QueryResult<Self> {
        write!(
            conn,
            self,
            payments::wanted.eq(None::<String>),
            payments::next_try_at.eq(None::<DateTime<Utc>>),
        )
    }

    /// The provider did not answer: again after a pause, unless another worker settled it.
    pub(crate) async fn try_later(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        let still = payments::id.eq(self.id).and(payments::wanted.is_not_null());
        diesel::update(payments::table.filter(still))
            .set((
                payments::tries.eq(self.tries + 1),
                payments::next_try_at.eq(now + domain::pause(self.tries)),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Pages to be closed now, claimed for this worker for a minute.
    pub(crate) async fn claim_closing(
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        let due = payments::table
            .select(payments::id)
            .filter(payments::wanted.is_not_null().and(payments::next_try_at.le(now)))
            .order(payments::next_try_at)
            .limit(BATCH)
            .for_update()
            .skip_locked()
            .load::<uuid::Uuid>(conn)
            .await?;
        diesel::update(payments::table.filter(payments::id.eq_any(due)))
            .set(payments::next_try_at.eq(now + LEASE))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }

    /// Open pages, those asked about longest ago first; notes that they are asked about now.
    pub(crate) async fn claim_unchecked(
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        let due = payments::table
            .select(payments::id)
            .filter(payments::status.eq_any(["PENDING", "FAILED"]))
            .filter(payments::session_id.is_not_null())
            .order(payments::checked_at.asc().nulls_first())
            .limit(BATCH)
            .for_update()
            .skip_locked()
            .load::<uuid::Uuid>(conn)
            .await?;
        diesel::update(payments::table.filter(payments::id.eq_any(due)))
            .set(payments::checked_at.eq(now))
            .returning(Self::as_returning())
            .get_results(conn)
            .await
    }
}
