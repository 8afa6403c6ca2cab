//! Payments. Two unique indexes decide every race: one open and one successful per appointment.
use super::Payable;
use crate::{
    domain::{self, PaymentMethod, PaymentStatus},
    schema::payments,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::PaymentFacts;
use kernel::{
    Conn, Money, Page, Stored,
    guard::{Reader, Staff},
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
                payments::amount_cents.eq(self.payable.amount_cents),
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

impl Payment {
    /// What it costs.
    pub(crate) fn amount(&self) -> Money {
        Money { amount_cents: self.amount_cents, currency: self.currency.clone() }
    }

    /// Whether the provider must still be told to close its page.
    pub(crate) fn is_closing(&self) -> bool {
        self.wanted.is_some()
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

    /// For whoever may read it: its owner or the staff.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let mut query = Self::query().filter(payments::id.eq(id)).into_boxed();
        if let Some(owner) = reader.owner_id() {
            query = query.filter(payments::customer_id.eq(owner));
        }
        query.first(conn).await.optional()
    }

    /// All payments, newest first, for the staff.
    pub(crate) async fn page_of_all(
        conn: &mut Conn,
        _by: &Staff,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query().order(payments::id.desc()).limit(page.limit()).into_boxed();
        if let Some(after) = page.after {
            query = query.filter(payments::id.lt(after));
        }
        query.load(conn).await
    }

    /// The payments of these appointments, oldest first, of one owner or of anyone for staff.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        owner: Option<Uuid>,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(payments::appointment_id.eq_any(appointments))
            .order(payments::id.asc())
            .into_boxed();
        if let Some(owner) = owner {
            query = query.filter(payments::customer_id.eq(owner));
        }
        query.load(conn).await
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

    /// One by its id: for workers, the provider's word, and staff whose guard was asked.
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
