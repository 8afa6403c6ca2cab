//! What appointments cost organisations. From its invoice on a charge is a line that never changes.
use super::{Account, Payable};
use crate::{
    domain::{self, PayableState, Taxed},
    error::PaymentError,
    schema::charges,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::{AccountLine, PaymentFacts};
use kernel::{ApiResult, Conn, Money};
use uuid::Uuid;

/// An appointment on account.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = charges)]
pub(crate) struct Charge {
    pub(crate) id: Uuid,
    pub(crate) appointment_id: Uuid,
    pub(crate) centre_id: Uuid,
    approval_number: String,
    pub(crate) amount_cents: i64,
    currency: String,
    pub(crate) cost_centre: String,
    pub(crate) charged_at: DateTime<Utc>,
    pub(crate) document_id: Option<Uuid>,
    label: Option<String>,
    pub(crate) plate: Option<String>,
    centre_name: Option<String>,
    pub(crate) service_on: Option<NaiveDate>,
    net_cents: Option<i64>,
    vat_cents: Option<i64>,
    vat_rate_bp: Option<i32>,
}

/// A charge that may be billed, with what its line says.
pub(crate) struct Billable {
    pub(crate) charge: Charge,
    pub(crate) payable: Payable,
    pub(crate) service_on: NaiveDate,
    pub(crate) vat_rate_bp: i32,
}

impl Charge {
    /// An amount of it.
    pub(crate) fn money(&self, amount_cents: i64) -> Money {
        Money { amount_cents, currency: self.currency.clone() }
    }

    /// What of it is VAT, once it is billed.
    pub(crate) fn vat_cents(&self) -> i64 {
        self.vat_cents.unwrap_or_default()
    }

    /// How it is split, once it is billed.
    pub(crate) fn taxed(&self) -> Option<Taxed> {
        Some(Taxed {
            net_cents: self.net_cents?,
            vat_rate_bp: self.vat_rate_bp?,
            vat_cents: self.vat_cents?,
            gross_cents: self.amount_cents,
        })
    }

    /// What was sold, once it is billed.
    pub(crate) fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// What other domains are told, as of a payment.
    pub(crate) fn facts(&self, customer_id: Uuid) -> PaymentFacts {
        PaymentFacts {
            payment_id: self.id,
            appointment_id: self.appointment_id,
            customer_id,
            amount_cents: self.amount_cents,
            currency: self.currency.clone(),
        }
    }

    /// Its line on paper; none before it is billed.
    pub(crate) fn line(&self) -> Option<AccountLine> {
        let taxed = self.taxed()?;
        Some(AccountLine {
            appointment_id: self.appointment_id,
            label: self.label.clone()?,
            plate: self.plate.clone(),
            cost_centre: self.cost_centre.clone(),
            centre_name: self.centre_name.clone(),
            approval_number: self.approval_number.clone(),
            service_on: self.service_on?,
            net_cents: taxed.net_cents,
            vat_cents: taxed.vat_cents,
            gross_cents: taxed.gross_cents,
        })
    }

    /// Writes one. Take the payable's lock before, then the account's.
    pub(crate) async fn record(
        conn: &mut Conn,
        account: &Account,
        payable: &Payable,
        cost_centre: &str,
        by: Uuid,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(charges::table)
            .values((
                charges::id.eq(Uuid::now_v7()),
                charges::account_id.eq(account.id),
                charges::appointment_id.eq(payable.appointment_id),
                charges::centre_id.eq(payable.centre_id),
                charges::approval_number.eq(&payable.approval_number),
                charges::amount_cents.eq(payable.due_cents()),
                charges::currency.eq(&payable.currency),
                charges::cost_centre.eq(cost_centre),
                charges::charged_by.eq(by),
                charges::charged_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// The one that an appointment is owed by.
    pub(crate) async fn standing(conn: &mut Conn, appointment: Uuid) -> QueryResult<Option<Self>> {
        Ok(Self::standing_of(conn, &[appointment]).await?.pop())
    }

    /// The same of several.
    pub(crate) async fn standing_of(
        conn: &mut Conn,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(charges::appointment_id.eq_any(appointments.to_vec()))
            .filter(charges::dropped_at.is_null())
            .load(conn)
            .await
    }

    /// The appointment costs so much now: what is not billed yet follows it.
    pub(crate) async fn reprice(&self, conn: &mut Conn, cents: i64) -> QueryResult<()> {
        let unbilled =
            charges::table.filter(charges::id.eq(self.id).and(charges::document_id.is_null()));
        diesel::update(unbilled).set(charges::amount_cents.eq(cents)).execute(conn).await?;
        Ok(())
    }

    /// The appointment is off: what is not billed yet is owed no more. What is billed asks for a credit
    /// note, which is a person's.
    pub(crate) async fn let_go(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
        let unbilled =
            charges::table.filter(charges::id.eq(self.id).and(charges::document_id.is_null()));
        diesel::update(unbilled).set(charges::dropped_at.eq(now)).execute(conn).await?;
        Ok(())
    }

    /// Of an account, not billed yet, oldest first, at most a thousand.
    pub(crate) async fn unbilled(conn: &mut Conn, account: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(charges::account_id.eq(account))
            .filter(charges::dropped_at.is_null().and(charges::document_id.is_null()))
            .order(charges::id.asc())
            .limit(1_000)
            .load(conn)
            .await
    }

    /// Of an account, to be billed: of appointments that stood on days before this one. Take the
    /// account's lock before.
    pub(crate) async fn billable(
        conn: &mut Conn,
        account: &Account,
        before: NaiveDate,
    ) -> QueryResult<Vec<Billable>> {
        let open = Self::query()
            .filter(charges::account_id.eq(account.id))
            .filter(charges::dropped_at.is_null().and(charges::document_id.is_null()))
            .order(charges::id.asc())
            .for_update()
            .load(conn)
            .await?;
        let mut billable = Vec::new();
        for charge in open {
            // Its appointment is never deleted.
            let Some(payable) = Payable::look(conn, charge.appointment_id).await? else { continue };
            let Some(service_on) = payable.service_at.map(domain::civil_day) else { continue };
            if *payable.state == PayableState::Confirmed && service_on < before {
                let vat_rate_bp = domain::vat_rate_bp(&charge.approval_number, service_on);
                billable.push(Billable { charge, payable, service_on, vat_rate_bp });
            }
        }
        Ok(billable)
    }

    /// Lines of an invoice, in their order.
    pub(crate) async fn of_document(conn: &mut Conn, document: Uuid) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(charges::document_id.eq(document))
            .order(charges::position.asc())
            .load(conn)
            .await
    }

    /// One by its id.
    pub(crate) async fn by_id(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(charges::id.eq(id)).first(conn).await.optional()
    }
}

impl Payable {
    /// Refuses what is owed on account: nobody pays it a second way.
    pub(crate) async fn check_not_charged(&self, conn: &mut Conn) -> ApiResult<()> {
        match Charge::standing(conn, self.appointment_id).await? {
            Some(_) => Err(PaymentError::OnAccount.into()),
            None => Ok(()),
        }
    }
}

impl Billable {
    /// Makes it a line of an invoice that the same transaction writes.
    pub(crate) async fn bill(
        &self,
        conn: &mut Conn,
        document: Uuid,
        position: i32,
        split: Taxed,
    ) -> QueryResult<()> {
        diesel::update(charges::table.find(self.charge.id))
            .set((
                charges::document_id.eq(document),
                charges::position.eq(position),
                charges::label.eq(&self.payable.label),
                charges::plate.eq(&self.payable.plate),
                charges::centre_name.eq(&self.payable.centre_name),
                charges::service_on.eq(self.service_on),
                charges::net_cents.eq(split.net_cents),
                charges::vat_cents.eq(split.vat_cents),
                charges::vat_rate_bp.eq(split.vat_rate_bp),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }
}
