//! Invoices and credit notes. A row never changes; the database chains and guards them.
use super::{Difference, Payable, Payment, Refund};
use crate::{
    domain::{self, DocumentKind, Means, Taxed},
    schema::{accounts, documents, issues, payables, unissued},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::DiscountFacts;
use kernel::{
    ApiResult, Conn, Money, Page, Reach, Stored,
    guard::{Person, Reader, Staff},
    live,
};
use uuid::Uuid;

/// Wakes the worker that hands invoices out.
pub(crate) const NUMBERED: &str = "payment.numbered";

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
}

/// What a document is for.
pub(crate) enum Cause<'a> {
    /// Money that was received; `number` as it was given to the payment, and what the price still
    /// leaves to pay, in cents.
    Paid(&'a Payment, &'a str, i64),
    /// Money that the desk received, or gave back where negative, and what is left to pay then.
    Settled(&'a Difference, i64),
    /// Money that went back; the invoice that it was paid on.
    Returned(&'a Refund, &'a Document, &'a str),
    /// A bank sent it back after all; the credit note that was given for it.
    CameBack(&'a Refund, &'a Document, &'a str),
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

    /// Writes one down, to be handed out once it is known who sells. Take the payable's lock before.
    pub(crate) async fn write(
        conn: &mut Conn,
        payable: &Payable,
        cause: Cause<'_>,
        means: Means,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        let (number, signed_cents) = match &cause {
            Cause::Paid(payment, number, _) => (*number, payment.amount().amount_cents),
            Cause::Settled(difference, _) => (&*difference.number, difference.amount_cents),
            Cause::Returned(refund, _, number) => (*number, -refund.amount_cents),
            Cause::CameBack(refund, _, number) => (*number, refund.amount_cents),
        };
        let kind = if signed_cents > 0 { DocumentKind::Invoice } else { DocumentKind::CreditNote };
        let rate = match &cause {
            // What is given back is given back with the VAT that was paid.
            Cause::Returned(_, before, _) | Cause::CameBack(_, before, _) => before.vat_rate_bp,
            Cause::Paid(..) | Cause::Settled(..) => {
                domain::vat_rate_bp(&payable.approval_number, domain::civil_day(now))
            }
        };
        let Taxed { net_cents, vat_rate_bp, vat_cents, gross_cents } =
            domain::taxed(signed_cents.abs(), rate);
        let (payment, difference, refund, corrects) = match &cause {
            Cause::Paid(payment, ..) => (Some(payment.id), None, None, None),
            Cause::Settled(difference, _) => (None, Some(difference.id), None, None),
            Cause::Returned(refund, before, _) | Cause::CameBack(refund, before, _) => {
                (None, None, Some(refund.id), Some(before.id))
            }
        };
        let (approval, year, seq) = domain::parts_of_number(number)?;
        // The price itself is paid once: its invoice says what was taken off it, and what is left.
        let (off, left_cents) = match &cause {
            // Unless it was paid on a page from before the code: then the rest is given back.
            Cause::Paid(_, _, left) => (payable.discounted().filter(|_| *left >= 0), *left),
            Cause::Settled(_, left) => (None, *left),
            Cause::Returned(..) | Cause::CameBack(..) => (None, 0),
        };
        let row = diesel::insert_into(documents::table)
            .values((
                (
                    documents::id.eq(Uuid::now_v7()),
                    documents::kind.eq(<&str>::from(kind)),
                    documents::centre_id.eq(payable.centre_id),
                    documents::approval_number.eq(approval),
                    documents::year.eq(year),
                    documents::seq.eq(seq),
                    documents::number.eq(number),
                    documents::appointment_id.eq(payable.appointment_id),
                    documents::payment_id.eq(payment),
                    documents::difference_id.eq(difference),
                    documents::refund_id.eq(refund),
                    documents::corrects.eq(corrects),
                ),
                documents::label.eq(&payable.label),
                documents::discount_code.eq(off.map(|(code, _)| code)),
                documents::discount_cents.eq(off.map(|(_, cents)| cents)),
                documents::left_cents.eq(left_cents.max(0)),
                documents::net_cents.eq(net_cents),
                documents::vat_rate_bp.eq(vat_rate_bp),
                documents::vat_cents.eq(vat_cents),
                documents::gross_cents.eq(gross_cents),
                documents::currency.eq(&payable.currency),
                documents::means.eq(<&str>::from(means)),
                documents::issued_at.eq(now),
                // The database puts it into its chain.
                documents::link.eq(0),
                documents::previous_hash.eq(""),
                documents::hash.eq(""),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?;
        diesel::insert_into(unissued::table)
            .values((unissued::document_id.eq(row.id), unissued::centre_id.eq(row.centre_id)))
            .execute(conn)
            .await?;
        live::touch(conn, NUMBERED).await?;
        Ok(row)
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
