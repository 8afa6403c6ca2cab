//! What is to be paid: the appointment as its events described it.
//!
//! Its row is the lock of everything that happens to the money of one appointment: take it first.
use crate::{
    domain::{self, PayableState, Priced},
    error::PaymentError,
    schema::{payables, payments},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::AppointmentFacts;
use kernel::{
    ApiResult, Conn, Reach, Stored,
    guard::{Customer, Rows, Staff},
};
use uuid::Uuid;

/// An appointment, as far as money is concerned.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = payables)]
pub(crate) struct Payable {
    pub(crate) appointment_id: Uuid,
    pub(crate) customer_id: Uuid,
    pub(crate) centre_id: Uuid,
    pub(crate) approval_number: String,
    pub(crate) label: String,
    pub(crate) amount_cents: i64,
    pub(crate) currency: String,
    pub(crate) state: Stored<PayableState>,
    pub(crate) hold_expires_at: Option<DateTime<Utc>>,
    proposed_cents: Option<i64>,
    pub(crate) service_at: Option<DateTime<Utc>>,
    pub(crate) centre_name: Option<String>,
    pub(crate) centre_address: Option<String>,
    pub(crate) plate: Option<String>,
    service: Option<String>,
    pub(crate) discount_code: Option<String>,
    discount_cents: i64,
    /// What its terms leave with the centre, of an appointment that was called off.
    pub(crate) kept_cents: i64,
    /// What the centre gives beside the money.
    pub(crate) extra_cents: i64,
}

impl Payable {
    /// What is to be paid: the agreed price, less what a code takes off.
    pub(crate) fn due_cents(&self) -> i64 {
        self.amount_cents - self.discount_cents
    }

    /// What a code takes off, where one is used.
    pub(crate) fn discounted(&self) -> Option<(&str, i64)> {
        self.discount_code.as_deref().map(|code| (code, self.discount_cents))
    }

    /// What a code asks of it.
    pub(crate) fn priced(&self) -> Priced {
        let service = self.service.as_deref().and_then(|name| name.parse().ok());
        Priced { centre: self.centre_id, service, amount_cents: self.amount_cents }
    }

    /// Refuses while a higher price waits for its owner's consent.
    pub(crate) fn check_agreed(&self) -> Result<(), PaymentError> {
        if self.proposed_cents.is_some() { Err(PaymentError::PriceNotAgreed) } else { Ok(()) }
    }

    /// Notes what is agreed now, what waits for consent, and what a code takes off the new price.
    pub(crate) async fn reprice(
        &self,
        conn: &mut Conn,
        agreed_cents: i64,
        proposed_cents: Option<i64>,
        off: Option<(&str, i64)>,
    ) -> QueryResult<Self> {
        diesel::update(payables::table.find(self.appointment_id))
            .set((
                payables::amount_cents.eq(agreed_cents),
                payables::proposed_cents.eq(proposed_cents),
                payables::discount_code.eq(off.map(|(code, _)| code)),
                payables::discount_cents.eq(off.map_or(0, |(_, cents)| cents)),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Of these appointments, as far as the reader may see them.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        rows: &Rows,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let query =
            Self::query().filter(payables::appointment_id.eq_any(appointments)).into_boxed();
        match &rows.reach {
            Reach::Everywhere => query,
            Reach::At(centres) => query
                .filter(payables::customer_id.eq(rows.own).or(payables::centre_id.eq_any(centres))),
        }
        .load(conn)
        .await
    }

    /// Refuses the desk of another centre.
    pub(crate) fn check_desk(&self, by: &Staff) -> ApiResult<()> {
        if by.reach().reaches(self.centre_id) {
            Ok(())
        } else {
            Err(PaymentError::PaymentNotFound.into())
        }
    }

    /// Notes the appointment as it is now. The price stays what was first agreed.
    pub(crate) async fn note(
        conn: &mut Conn,
        facts: &AppointmentFacts,
        state: PayableState,
        hold_expires_at: Option<DateTime<Utc>>,
    ) -> QueryResult<()> {
        let changing = (
            payables::customer_id.eq(facts.customer_id),
            payables::centre_id.eq(facts.centre.id),
            payables::approval_number.eq(&facts.centre.approval_number),
            payables::label.eq(domain::label(facts.service, &facts.centre.name, &facts.reference)),
            payables::state.eq(<&str>::from(state)),
            payables::hold_expires_at.eq(hold_expires_at),
            payables::service_at.eq(facts.starts_at),
            payables::centre_name.eq(&facts.centre.name),
            payables::centre_address.eq(&facts.centre.address),
            payables::plate.eq(&facts.plate),
            payables::service.eq(<&str>::from(facts.service)),
        );
        diesel::insert_into(payables::table)
            .values((
                payables::appointment_id.eq(facts.appointment_id),
                payables::amount_cents.eq(facts.amount_cents),
                payables::currency.eq(&facts.currency),
                changing.clone(),
            ))
            .on_conflict(payables::appointment_id)
            .do_update()
            .set(changing)
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Notes what the terms say of the money of what is called off, in cents.
    pub(crate) async fn note_terms(
        &self,
        conn: &mut Conn,
        kept_cents: i64,
        extra_cents: i64,
    ) -> QueryResult<()> {
        diesel::update(payables::table.find(self.appointment_id))
            .set((payables::kept_cents.eq(kept_cents), payables::extra_cents.eq(extra_cents)))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// A guest became a customer: what they were about to pay is theirs.
    pub(crate) async fn change_owner(conn: &mut Conn, id: Uuid, owner: Uuid) -> QueryResult<()> {
        diesel::update(payables::table.find(id))
            .set(payables::customer_id.eq(owner))
            .execute(conn)
            .await?;
        diesel::update(payments::table.filter(payments::appointment_id.eq(id)))
            .set(payments::customer_id.eq(owner))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// The same of all that a guest had.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<()> {
        diesel::update(payables::table.filter(payables::customer_id.eq(from)))
            .set(payables::customer_id.eq(to))
            .execute(conn)
            .await?;
        diesel::update(payments::table.filter(payments::customer_id.eq(from)))
            .set(payments::customer_id.eq(to))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Whether the caller has such an appointment, as far as we were told.
    pub(crate) async fn is_known(conn: &mut Conn, by: &Customer, id: Uuid) -> QueryResult<bool> {
        diesel::select(diesel::dsl::exists(
            payables::table
                .filter(payables::appointment_id.eq(id).and(payables::customer_id.eq(by.id()))),
        ))
        .get_result(conn)
        .await
    }

    /// The caller's own, locked until the transaction ends.
    pub(crate) async fn own_for_update(
        conn: &mut Conn,
        by: &Customer,
        id: Uuid,
    ) -> ApiResult<Self> {
        let found = Self::query()
            .filter(payables::appointment_id.eq(id).and(payables::customer_id.eq(by.id())))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        Ok(found.ok_or(PaymentError::PaymentNotReady)?)
    }

    /// To be read only: for workers.
    pub(crate) async fn look(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(payables::appointment_id.eq(id)).first(conn).await.optional()
    }

    /// For what happens without a caller: events, the provider's word, workers.
    pub(crate) async fn for_event(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(payables::appointment_id.eq(id))
            .for_update()
            .first(conn)
            .await
            .optional()
    }
}
