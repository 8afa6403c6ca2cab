//! Invoices and credit notes. A row never changes; the database chains and guards them.
use crate::{
    domain::{DocumentKind, Means, Subject},
    schema::{accounts, documents, issues, payables},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::DiscountFacts;
use kernel::{
    ApiResult, Conn, Money, Page, Reach, Stored,
    guard::{Person, Reader, Staff},
};
use uuid::Uuid;

/// An invoice or a credit note.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = documents)]
pub(crate) struct Document {
    pub(crate) id: Uuid,
    pub(crate) kind: Stored<DocumentKind>,
    pub(crate) centre_id: Uuid,
    pub(crate) number: String,
    pub(crate) appointment_id: Option<Uuid>,
    pub(crate) account_id: Option<Uuid>,
    pub(crate) approval_number: String,
    pub(crate) due_on: Option<NaiveDate>,
    pub(crate) corrects: Option<Uuid>,
    pub(crate) label: String,
    pub(crate) net_cents: i64,
    pub(crate) vat_rate_bp: i32,
    pub(crate) vat_cents: i64,
    pub(crate) gross_cents: i64,
    pub(crate) currency: String,
    pub(crate) means: Stored<Means>,
    pub(crate) issued_at: DateTime<Utc>,
    pub(crate) hash: String,
    pub(crate) discount_code: Option<String>,
    pub(crate) discount_cents: Option<i64>,
    pub(crate) left_cents: i64,
    pub(crate) subject: Stored<Subject>,
}

/// Narrows a query to what somebody may see. The only place that says so.
macro_rules! narrowed {
    ($query:expr, $rows:expr) => {{
        let rows = $rows;
        let own = documents::appointment_id.eq_any(theirs(rows.own));
        let own = own.or(documents::account_id.eq_any(owed_by(rows.own))).and(handed_out());
        match rows.reach {
            Reach::Everywhere => $query,
            Reach::At(centres) => $query.filter(own.or(documents::centre_id.eq_any(centres))),
        }
    }};
}

impl Document {
    /// An amount of it.
    pub(crate) fn money(&self, amount_cents: i64) -> Money {
        Money { amount_cents, currency: self.currency.clone() }
    }

    /// What a code took off the price that it is for.
    pub(crate) fn discount(&self) -> Option<DiscountFacts> {
        let (code, amount_cents) = (self.discount_code.clone()?, self.discount_cents?);
        Some(DiscountFacts { code, amount_cents })
    }

    /// The invoice of a payment.
    pub(crate) async fn of_payment(conn: &mut Conn, payment: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(documents::payment_id.eq(payment)).first(conn).await.optional()
    }

    /// The credit note of a refund.
    pub(crate) async fn of_refund(conn: &mut Conn, refund: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(documents::refund_id.eq(refund))
            .filter(documents::kind.eq(<&str>::from(DocumentKind::CreditNote)))
            .first(conn)
            .await
            .optional()
    }

    /// For whoever may read it: who pays, and the staff of its centre.
    pub(crate) async fn find(
        conn: &mut Conn,
        reader: &Reader,
        id: Uuid,
    ) -> QueryResult<Option<Self>> {
        let query = Self::query().filter(documents::id.eq(id)).into_boxed();
        narrowed!(query, reader.rows()).first(conn).await.optional()
    }

    /// Of these appointments, oldest first, as far as the reader may see them.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        reader: &Reader,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(documents::appointment_id.eq_any(appointments.to_vec()))
            .order(documents::id.asc())
            .into_boxed();
        narrowed!(query, reader.rows()).load(conn).await
    }

    /// Of the caller's own appointments and accounts, newest first, once handed out.
    pub(crate) async fn of(conn: &mut Conn, owner: &Person, page: Page) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(
                documents::appointment_id
                    .eq_any(theirs(owner.id()))
                    .or(documents::account_id.eq_any(owed_by(owner.id()))),
            )
            .filter(handed_out())
            .order(documents::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(documents::id.lt(after));
        }
        query.load(conn).await
    }

    /// Of a centre, newest first.
    pub(crate) async fn of_centre(
        conn: &mut Conn,
        by: &Staff,
        centre: Uuid,
        page: Page,
    ) -> ApiResult<Vec<Self>> {
        by.check(centre)?;
        let mut query = Self::query()
            .filter(documents::centre_id.eq(centre))
            .order(documents::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(documents::id.lt(after));
        }
        Ok(query.load(conn).await?)
    }

    /// The number of the document that it corrects.
    pub(crate) async fn corrected_number(&self, conn: &mut Conn) -> QueryResult<Option<String>> {
        let Some(id) = self.corrects else { return Ok(None) };
        documents::table.find(id).select(documents::number).first(conn).await.optional()
    }
}

/// The appointments of somebody.
#[diesel::dsl::auto_type(no_type_alias)]
fn theirs(owner: Uuid) -> _ {
    payables::table
        .filter(payables::customer_id.eq(owner))
        .select(payables::appointment_id.nullable())
}

/// The accounts of somebody.
#[diesel::dsl::auto_type(no_type_alias)]
fn owed_by(owner: Uuid) -> _ {
    accounts::table.filter(accounts::organisation_id.eq(owner)).select(accounts::id.nullable())
}

/// Those that were handed out: what is only numbered is for the staff.
#[diesel::dsl::auto_type(no_type_alias)]
fn handed_out() -> _ {
    diesel::dsl::exists(issues::table.filter(issues::document_id.eq(documents::id)))
}
