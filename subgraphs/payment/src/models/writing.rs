//! Writing documents down, by what they are for; and which of them are of arrhes: what stays of a payment that
//! is no price any more, and what is given beside the money.
//! Decisions: docs/decisions/money.md
use super::{Difference, Document, Payable, Payment, Refund};
use crate::{
    domain::{self, DocumentKind, Means, Subject, Taxed},
    schema::{documents, unissued},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, live};
use std::collections::HashMap;
use uuid::Uuid;

/// Wakes the worker that hands invoices out.
pub(crate) const NUMBERED: &str = "payment.numbered";

/// What a document is for.
pub(crate) enum Cause<'a> {
    /// Money that was received; `number` as it was given to the payment, and what the price still
    /// leaves to pay, in cents.
    Paid(&'a Payment, &'a str, i64),
    /// Money that the desk received, or gave back where negative, and what is left to pay then.
    Settled(&'a Difference, i64),
    /// What the centre gives beside the money, handed over at the desk, and what is left to pay then.
    Doubled(&'a Difference, i64),
    /// The price of a payment is one no more: so many cents of it stay as arrhes; its invoice.
    Turned(&'a Payment, &'a Document, &'a str, i64),
    /// The arrhes that stay of that payment, in cents.
    Arrhes(&'a Payment, &'a str, i64),
    /// Money that went back; the invoice that it was paid on.
    Returned(&'a Refund, &'a Document, &'a str),
    /// A bank sent it back after all; the credit note that was given for it.
    CameBack(&'a Refund, &'a Document, &'a str),
}

impl Cause<'_> {
    /// What the amount of its document is.
    fn subject(&self) -> Subject {
        match self {
            Cause::Paid(..) | Cause::Settled(..) => Subject::Price,
            Cause::Doubled(..) => Subject::ArrhesDoubled,
            Cause::Turned(..) => Subject::PriceTurned,
            Cause::Arrhes(..) => Subject::ArrhesKept,
            Cause::Returned(_, before, _) | Cause::CameBack(_, before, _) => {
                match *before.subject {
                    Subject::ArrhesKept | Subject::ArrhesReturned => Subject::ArrhesReturned,
                    Subject::Price | Subject::PriceTurned | Subject::ArrhesDoubled => {
                        Subject::Price
                    }
                }
            }
        }
    }
}

impl Document {
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
            Cause::Settled(difference, _) | Cause::Doubled(difference, _) => {
                (&*difference.number, difference.amount_cents)
            }
            Cause::Turned(_, _, number, cents) => (*number, -cents),
            Cause::Arrhes(_, number, cents) => (*number, *cents),
            Cause::Returned(refund, _, number) => (*number, -refund.amount_cents),
            Cause::CameBack(refund, _, number) => (*number, refund.amount_cents),
        };
        let kind = if signed_cents > 0 { DocumentKind::Invoice } else { DocumentKind::CreditNote };
        let rate = match &cause {
            // What is given back is given back with the VAT that was paid.
            Cause::Returned(_, before, _)
            | Cause::CameBack(_, before, _)
            | Cause::Turned(_, before, ..) => before.vat_rate_bp,
            // A compensation is the price of nothing (CJEU C-277/05; Conseil d'État 263653).
            Cause::Arrhes(..) | Cause::Doubled(..) => 0,
            Cause::Paid(..) | Cause::Settled(..) => {
                domain::vat_rate_bp(&payable.approval_number, domain::civil_day(now))
            }
        };
        let Taxed { net_cents, vat_rate_bp, vat_cents, gross_cents } =
            domain::taxed(signed_cents.abs(), rate);
        let (payment, difference, refund, arrhes_of, corrects) = match &cause {
            Cause::Paid(payment, ..) => (Some(payment.id), None, None, None, None),
            Cause::Settled(difference, _) | Cause::Doubled(difference, _) => {
                (None, Some(difference.id), None, None, None)
            }
            Cause::Returned(refund, before, _) | Cause::CameBack(refund, before, _) => {
                (None, None, Some(refund.id), None, Some(before.id))
            }
            Cause::Turned(payment, before, ..) => {
                (None, None, None, Some(payment.id), Some(before.id))
            }
            Cause::Arrhes(payment, ..) => (None, None, None, Some(payment.id), None),
        };
        let subject = cause.subject();
        let label = match subject {
            Subject::Price | Subject::PriceTurned => payable.label.clone(),
            Subject::ArrhesKept | Subject::ArrhesReturned => {
                format!("Arrhes conservées : {}", payable.label)
            }
            Subject::ArrhesDoubled => format!("Arrhes restituées au double : {}", payable.label),
        };
        let (approval, year, seq) = domain::parts_of_number(number)?;
        // The price itself is paid once: its invoice says what was taken off it, and what is left.
        let (off, left_cents) = match &cause {
            // Unless it was paid on a page from before the code: then the rest is given back.
            Cause::Paid(_, _, left) => (payable.discounted().filter(|_| *left >= 0), *left),
            Cause::Settled(_, left) | Cause::Doubled(_, left) => (None, *left),
            Cause::Turned(..) | Cause::Arrhes(..) => (None, 0),
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
                    documents::arrhes_of.eq(arrhes_of),
                    documents::subject.eq(<&str>::from(subject)),
                ),
                documents::label.eq(label),
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

    /// What the money of a payment stands on now: its invoice, or the arrhes that it became.
    pub(crate) async fn standing_for(conn: &mut Conn, payment: Uuid) -> QueryResult<Option<Self>> {
        let kept = <&str>::from(Subject::ArrhesKept);
        let arrhes = documents::arrhes_of.eq(payment).and(documents::subject.eq(kept));
        let found = Self::query().filter(arrhes).first(conn).await.optional()?;
        if found.is_some() {
            return Ok(found);
        }
        Self::of_payment(conn, payment).await
    }

    /// What the centre gave beside the money of some appointments so far, in cents, each with its own.
    pub(crate) async fn doubled(conn: &mut Conn, of: &[Uuid]) -> QueryResult<HashMap<Uuid, i64>> {
        let given = <&str>::from(Subject::ArrhesDoubled);
        let rows: Vec<(Uuid, i64)> = documents::table
            .filter(documents::appointment_id.eq_any(of).and(documents::subject.eq(given)))
            .select((documents::appointment_id.assume_not_null(), documents::gross_cents))
            .load(conn)
            .await?;
        let mut doubled: HashMap<Uuid, i64> = HashMap::new();
        for (appointment, cents) in rows {
            *doubled.entry(appointment).or_default() += cents;
        }
        Ok(doubled)
    }
}
