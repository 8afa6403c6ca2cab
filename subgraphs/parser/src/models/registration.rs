//! What was read on registration certificates: one row per document.
use crate::{
    certificate::{Facts, KeptField, RegistrationStatus},
    correction::{Change, Corrected},
    schema::{corrections, registrations},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, Page, Stored, guard::Person};
use uuid::Uuid;

/// A reading, as its owner sees it.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = registrations)]
pub(crate) struct Registration {
    pub(crate) id: Uuid,
    pub(crate) document_id: Uuid,
    pub(crate) owner_id: Uuid,
    pub(crate) appointment_id: Option<Uuid>,
    pub(crate) status: Stored<RegistrationStatus>,
    pub(crate) plate: Option<String>,
    pub(crate) vin: Option<String>,
    pub(crate) make: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) first_registration: Option<NaiveDate>,
    pub(crate) eu_category: Option<String>,
    pub(crate) energy: Option<String>,
    fields: serde_json::Value,
    pub(crate) vehicle_id: Option<Uuid>,
    /// Whether the picture may teach the reader.
    pub(crate) picture_may_stay: bool,
    /// When its owner agreed to that, with the confirmation.
    pub(crate) picture_agreed_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
}

/// What a reading writes.
pub(crate) struct NewRegistration {
    pub(crate) document_id: Uuid,
    pub(crate) owner_id: Uuid,
    pub(crate) appointment_id: Option<Uuid>,
    pub(crate) status: RegistrationStatus,
    pub(crate) facts: Facts,
    pub(crate) fields: Vec<KeptField>,
}

impl NewRegistration {
    /// Writes it; a second reading of the same document changes nothing.
    pub(crate) async fn insert(self, conn: &mut Conn, now: DateTime<Utc>) -> ApiResult<()> {
        let facts = self.facts;
        diesel::insert_into(registrations::table)
            .values((
                registrations::id.eq(Uuid::now_v7()),
                registrations::document_id.eq(self.document_id),
                registrations::owner_id.eq(self.owner_id),
                registrations::appointment_id.eq(self.appointment_id),
                registrations::status.eq(<&str>::from(self.status)),
                registrations::plate.eq(facts.plate),
                registrations::vin.eq(facts.vin),
                registrations::make.eq(facts.make),
                registrations::model.eq(facts.model),
                registrations::first_registration.eq(facts.first_registration),
                registrations::eu_category.eq(facts.eu_category),
                registrations::energy.eq(facts.energy),
                registrations::fields.eq(json(&self.fields)?),
                registrations::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        Ok(())
    }
}

fn json(fields: &[KeptField]) -> ApiResult<serde_json::Value> {
    Ok(serde_json::to_value(fields).map_err(anyhow::Error::from)?)
}

impl Registration {
    /// The fields, in the order of the certificate.
    pub(crate) fn kept_fields(&self) -> ApiResult<Vec<KeptField>> {
        Ok(serde_json::from_value(self.fields.clone()).map_err(anyhow::Error::from)?)
    }

    /// What it says of the vehicle.
    pub(crate) fn facts(&self) -> Facts {
        Facts {
            plate: self.plate.clone(),
            vin: self.vin.clone(),
            make: self.make.clone(),
            model: self.model.clone(),
            first_registration: self.first_registration,
            eu_category: self.eu_category.clone(),
            energy: self.energy.clone(),
        }
    }

    /// Those of some documents, whoever's: the loader hands each to its owner and to staff only.
    pub(crate) async fn of_documents(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query().filter(registrations::document_id.eq_any(ids)).load(conn).await
    }

    /// The caller's own, locked against change until the transaction ends.
    pub(crate) async fn own_for_update(
        conn: &mut Conn,
        owner: &Person,
        document: Uuid,
    ) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(registrations::document_id.eq(document))
            .filter(registrations::owner_id.eq(owner.id()))
            .for_update()
            .first(conn)
            .await
            .optional()
    }

    /// Those somebody confirmed, newest first.
    pub(crate) async fn confirmed_of(
        conn: &mut Conn,
        owner: &Person,
        page: Page,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(registrations::owner_id.eq(owner.id()))
            .filter(registrations::status.eq(<&str>::from(RegistrationStatus::Confirmed)))
            .order(registrations::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(registrations::id.lt(after));
        }
        query.load(conn).await
    }

    /// Those that some owners confirmed of these plates, newest first.
    pub(crate) async fn confirmed_of_plates(
        conn: &mut Conn,
        owners: &[Uuid],
        plates: &[&str],
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(registrations::owner_id.eq_any(owners))
            .filter(registrations::plate.eq_any(plates))
            .filter(registrations::status.eq(<&str>::from(RegistrationStatus::Confirmed)))
            .order(registrations::id.desc())
            .load(conn)
            .await
    }

    /// Those that name one of these vehicles, newest first, whoever's: the vehicles were handed to
    /// their owner or to staff before.
    pub(crate) async fn of_vehicles(conn: &mut Conn, ids: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(registrations::vehicle_id.eq_any(ids))
            .order(registrations::id.desc())
            .load(conn)
            .await
    }

    /// Forgets all of it: what was read, what its owner confirmed, and what they corrected.
    pub(crate) async fn delete(&self, conn: &mut Conn) -> QueryResult<()> {
        let corrected = corrections::table.filter(corrections::document_id.eq(self.document_id));
        diesel::delete(corrected).execute(conn).await?;
        diesel::delete(registrations::table.find(self.id)).execute(conn).await?;
        Ok(())
    }

    /// Confirmed ones whose pictures may teach the reader, whoever's, in the order of their
    /// documents' ids, after that one; where something was corrected, or all of them.
    pub(crate) async fn teaching_after(
        conn: &mut Conn,
        document: Option<Uuid>,
        all: bool,
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(registrations::status.eq(<&str>::from(RegistrationStatus::Confirmed)))
            .filter(registrations::picture_may_stay)
            .order(registrations::document_id)
            .limit(100)
            .into_boxed();
        if let Some(document) = document {
            query = query.filter(registrations::document_id.gt(document));
        }
        if !all {
            let corrected = corrections::table.select(corrections::document_id);
            query = query.filter(registrations::document_id.eq_any(corrected));
        }
        query.load(conn).await
    }

    /// Says which appointment it is for.
    pub(crate) async fn name_appointment(
        &self,
        conn: &mut Conn,
        appointment: Uuid,
    ) -> QueryResult<Self> {
        diesel::update(registrations::table.find(self.id))
            .set(registrations::appointment_id.eq(appointment))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Notes what its owner confirmed, and by which words they allowed the picture, and keeps what they changed.
    pub(crate) async fn confirm(
        &self,
        conn: &mut Conn,
        corrected: Corrected,
        vehicle: Uuid,
        picture_text: Option<&str>,
        now: DateTime<Utc>,
    ) -> ApiResult<Self> {
        for change in corrected.changes {
            self.keep(conn, change, now).await?;
        }
        let facts = corrected.facts;
        let confirmed = diesel::update(registrations::table.find(self.id))
            .set((
                registrations::status.eq(<&str>::from(RegistrationStatus::Confirmed)),
                registrations::plate.eq(facts.plate),
                registrations::vin.eq(facts.vin),
                registrations::make.eq(facts.make),
                registrations::model.eq(facts.model),
                registrations::first_registration.eq(facts.first_registration),
                registrations::eu_category.eq(facts.eu_category),
                registrations::energy.eq(facts.energy),
                registrations::fields.eq(json(&corrected.fields)?),
                registrations::vehicle_id.eq(vehicle),
                registrations::picture_may_stay.eq(picture_text.is_some()),
                registrations::picture_agreed_at.eq(picture_text.map(|_| now)),
                registrations::picture_text_version.eq(picture_text),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?;
        Ok(confirmed)
    }

    /// Notes that its owner no longer allows the picture to teach the reader.
    pub(crate) async fn withdraw_picture(
        &self,
        conn: &mut Conn,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::update(registrations::table.find(self.id))
            .set((
                registrations::picture_may_stay.eq(false),
                registrations::picture_withdrawn_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Forgets what was read on a document that is gone; not what was confirmed, on which the
    /// vehicle rests: a picture usually goes because it was. There, nothing is left to agree to.
    pub(crate) async fn forget_unconfirmed(conn: &mut Conn, document: Uuid) -> QueryResult<()> {
        let of = registrations::document_id.eq(document);
        let confirmed = <&str>::from(RegistrationStatus::Confirmed);
        diesel::delete(registrations::table.filter(of))
            .filter(registrations::status.ne(confirmed))
            .execute(conn)
            .await?;
        diesel::update(registrations::table.filter(of))
            .set(registrations::picture_may_stay.eq(false))
            .execute(conn)
            .await?;
        Ok(())
    }

    async fn keep(&self, conn: &mut Conn, change: Change, now: DateTime<Utc>) -> QueryResult<()> {
        let read = change.read.as_ref();
        diesel::insert_into(corrections::table)
            .values((
                corrections::id.eq(Uuid::now_v7()),
                corrections::document_id.eq(self.document_id),
                corrections::code.eq(change.code),
                corrections::raw.eq(read.map(|field| &field.raw)),
                corrections::before.eq(read.map(|field| &field.value)),
                corrections::after.eq(change.after),
                corrections::confidence.eq(read.and_then(|field| field.confidence)),
                corrections::created_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// What a guest sent is now the customer's.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<usize> {
        diesel::update(registrations::table.filter(registrations::owner_id.eq(from)))
            .set(registrations::owner_id.eq(to))
            .execute(conn)
            .await
    }
}
