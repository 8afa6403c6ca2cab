//! Payments. Two unique indexes decide every race: one open and one successful per appointment.
use super::Payable;
use crate::{
    domain::{self, PaymentMethod, PaymentStatus},
    error::PaymentError,
    schema::{payables, payments},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::PaymentFacts;
use kernel::{
    ApiResult, Conn, Money, Page, Reach, Stored,
    guard::{Reader, Refunder, Rows, Staff},
};
use uuid::Uuid;

/// The statuses in which money may still come; the index `one_open_payment` says the same.
const OPEN: [&str; 3] = ["AWAITING", "PENDING", "FAILED"];

/// A payment.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = payments)]
pub(crate) struct Payment {
    pub(crate) id: Uuid,
    pub(crate) appointment_id: Uuid,
    pub(crate) customer_id: Uuid,
    pub(crate) method: Stored<PaymentMethod>,
    pub(crate) status: Stored<PaymentStatus>,
    amount_cents: i64,
    currency: String,
    pub(crate) idempotency_key: String,
    pub(crate) attempt: i32,
    pub(crate) attempt_started_at: DateTime<Utc>,
    pub(crate) session_id: Option<String>,
    pub(crate) session_expires_at: DateTime<Utc>,
    pub(crate) checkout_url: Option<String>,
    pub(crate) return_path: String,
    pub(crate) intent_id: Option<String>,
    pub(crate) failure_code: Option<String>,
    pub(crate) failed_attempt: Option<String>,
    pub(crate) invoice_number: Option<String>,
    wanted: Option<String>,
    pub(crate) tries: i32,
    pub(crate) paid_at: Option<DateTime<Utc>>,
    pub(crate) refunded_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
}

/// What a new payment starts with.
pub(crate) struct NewPayment<'a> {
    pub(crate) payable: &'a Payable,
    pub(crate) method: PaymentMethod,
    pub(crate) idempotency_key: &'a str,
    pub(crate) return_path: &'a str,
}

impl NewPayment<'_> {
    /// Writes it, awaiting its money.
    pub(crate) async fn insert(self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Payment> {
        diesel::insert_into(payments::table)
            .values((
                payments::id.eq(Uuid::now_v7()),
                payments::appointment_id.eq(self.payable.appointment_id),
                payments::customer_id.eq(self.payable.customer_id),
                payments::method.eq(<&str>::from(self.method)),
                payments::status.eq(<&str>::from(PaymentStatus::Awaiting)),
                payments::amount_cents.eq(self.payable.due_cents()),
                payments::currency.eq(&self.payable.currency),
                payments::idempotency_key.eq(self.idempotency_key),
                payments::attempt_started_at.eq(now),
                payments::session_expires_at.eq(now + domain::SESSION_LIFETIME),
                payments::return_path.eq(self.return_path),
                payments::created_at.eq(now),
            ))
            .returning(Payment::as_returning())
            .get_result(conn)
            .await
    }
}

/// The appointments at these centres, whose payments are theirs.
macro_rules! appointments_at {
    ($centres:expr) => {
        payables::table
            .filter(payables::centre_id.eq_any($centres))
            .select(payables::appointment_id)
    };
}

/// Narrows a query to what somebody may see. The only place that says so.
macro_rules! narrowed {
    ($query:expr, $rows:expr) => {{
        let (own, reach) = {
            let rows = &$rows;
            (rows.own, rows.reach.clone())
        };
        match reach {
            Reach::Everywhere => $query,
            Reach::At(centres) => $query.filter(
                payments::customer_id
                    .eq(own)
                    .or(payments::appointment_id.eq_any(appointments_at!(centres))),
            ),
        }
    }};
}

impl Payment {
    /// What it costs.
    pub(crate) fn amount(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// Whether the provider must still be told to close its page.
    pub(crate) fn is_closing(&self) -> bool {
        self.wanted.is_some()
    }

    /// Whether it brought money, wherever that is now.
    pub(crate) fn brought_money(&self) -> bool {
        match *self.status {
            PaymentStatus::Succeeded | PaymentStatus::Refunded | PaymentStatus::RefundFailed => {
                true
            }
            PaymentStatus::Awaiting
            | PaymentStatus::Pending
            | PaymentStatus::Failed
            | PaymentStatus::Cancelled => false,
        }
    }

    /// Whether money may still come.
    pub(crate) fn is_open(&self) -> bool {
        OPEN.contains(&<&str>::from(*self.status))
    }

    /// The payment page, while a card can be entered there.
    pub(crate) fn page(&self, now: DateTime<Utc>) -> Option<&str> {
        self.checkout_url
            .as_deref()
            .filter(|_| self.is_open() && self.session_expires_at > now && self.wanted.is_none())
    }

    /// What other domains are told.
    pub(crate) fn facts(&self) -> PaymentFacts {
        PaymentFacts {
            payment_id: self.id,
            appointment_id: self.appointment_id,
            customer_id: self.customer_id,
            amount_cents: self.amount_cents,
            currency: self.currency.clone(),
        }
    }

    /// For whoever may read it: its owner, or the staff of its centre.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let query = Self::query().filter(payments::id.eq(id)).into_boxed();
        narrowed!(query, reader.rows()).first(conn).await.optional()
    }

    /// Payments of their centres, newest first, for the staff.
    pub(crate) async fn page_of_centres(
        conn: &mut Conn,
        by: &Staff,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query().order(payments::id.desc()).limit(page.limit()).into_boxed();
        if let Some(after) = page.after {
            query = query.filter(payments::id.lt(after));
        }
        match by.reach() {
            Reach::Everywhere => query,
            Reach::At(centres) => {
                query.filter(payments::appointment_id.eq_any(appointments_at!(centres)))
            }
        }
        .load(conn)
        .await
    }

    /// The payments of these appointments, oldest first, as far as the reader may see them.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        rows: &Rows,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(payments::appointment_id.eq_any(appointments))
            .order(payments::id.asc())
            .into_boxed();
        narrowed!(query, rows).load(conn).await
    }

    /// One that the desk of its centre receives.
    pub(crate) async fn at_desk(conn: &mut Conn, by: &Staff, id: Uuid) -> ApiResult<Self> {
        Self::reached(conn, by.reach(), id).await
    }

    /// One that a manager of its centre sends back.
    pub(crate) async fn to_refund(conn: &mut Conn, by: &Refunder, id: Uuid) -> ApiResult<Self> {
        Self::reached(conn, by.reach(), id).await
    }

    async fn reached(conn: &mut Conn, reach: &Reach, id: Uuid) -> ApiResult<Self> {
        let query = Self::query().filter(payments::id.eq(id)).into_boxed();
        let query = match reach {
            Reach::Everywhere => query,
            Reach::At(centres) => {
                query.filter(payments::appointment_id.eq_any(appointments_at!(centres)))
            }
        };
        Ok(query.first(conn).await.optional()?.ok_or(PaymentError::PaymentNotFound)?)
    }

    /// Of one appointment, locked; oldest first. Take the payable's lock before.
    pub(crate) async fn all_for_update(
        conn: &mut Conn,
        payable: &Payable,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(payments::appointment_id.eq(payable.appointment_id))
            .order(payments::id.asc())
            .for_update()
            .load(conn)
            .await
    }

    /// One by its id: for workers and the provider's word.
    pub(crate) async fn by_id(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(payments::id.eq(id)).first(conn).await.optional()
    }

    /// The one that brought this intent's money.
    pub(crate) async fn by_intent(conn: &mut Conn, intent: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(payments::intent_id.eq(intent)).first(conn).await.optional()
    }

    /// The one whose page that is.
    pub(crate) async fn by_session(conn: &mut Conn, session: &str) -> QueryResult<Option<Self>> {
        Self::query().filter(payments::session_id.eq(session)).first(conn).await.optional()
    }
}
