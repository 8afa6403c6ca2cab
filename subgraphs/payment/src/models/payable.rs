//! What is to be paid: the appointment as its events described it.
//!
//! Its row is the lock of everything that happens to the money of one appointment: take it first.
use crate::{
    domain::{self, PayableState},
    error::PaymentError,
    schema::{payables, payments},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::AppointmentFacts;
use kernel::{ApiResult, Conn, Stored, guard::Customer};
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
}

impl Payable {
    /// Refuses while a higher price waits for its owner's consent.
    pub(crate) fn check_agreed(&self) -> Result<(), PaymentError> {
        if self.proposed_cents.is_some() { Err(PaymentError::PriceNotAgreed) } else { Ok(()) }
    }

    /// Notes what is agreed now, and what waits for consent.
    pub(crate) async fn reprice(
        &self,
        conn: &mut Conn,
        agreed_cents: i64,
        proposed_cents: Option<i64>,
    ) -> QueryResult<Self> {
        diesel::update(payables::table.find(self.appointment_id))
            .set((
                payables::amount_cents.eq(agreed_cents),
                payables::proposed_cents.eq(proposed_cents),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Of these appointments; of one owner, or of anyone for staff.
    pub(crate) async fn of_appointments(
        conn: &mut Conn,
        owner: Option<Uuid>,
        appointments: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let mut query =
            Self::query().filter(payables::appointment_id.eq_any(appointments)).into_boxed();
        if let Some(owner) = owner {
            query = query.filter(payables::customer_id.eq(owner));
        }
        query.load(conn).await
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
