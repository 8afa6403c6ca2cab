//! What changes what we know: a page that was read, and its owner's confirmation.
//! Decisions: docs/decisions/files.md
use crate::{
    certificate::{self, Facts, RegistrationStatus},
    correction,
    domain::{DocumentKind, PageText, Reading, read_document},
    error::ParserError,
    models::{NewRegistration, PreviousInspection, Registration, Vehicle, Watched},
    previous,
};
use async_graphql::InputObject;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use events::{
    parser::{PreviousInspectionRead, RegistrationDeleted, RegistrationRead, VehicleConfirmed},
    scan::TextRead,
};
use fr::{VehicleUsage, consent::Consent};
use kernel::{ApiError, ApiResult, Conn, clock::CIVIL_ZONE, guard::Person, outbox};
use serde::Deserialize;
use uuid::Uuid;

/// What stands on the certificate in the place of what was read.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CorrectionInput {
    /// The printed code: `A`, `D.1`.
    pub(crate) code: String,
    /// As typed; dates as `08/08/2013` or `2013-08-08`.
    pub(crate) value: String,
}

/// Which reading is right, and what is not.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ConfirmRegistrationInput {
    /// The document it was read on.
    pub(crate) document_id: Uuid,
    /// What has to be changed, if anything.
    #[graphql(default)]
    pub(crate) corrections: Vec<CorrectionInput>,
    /// The owner agrees that the picture stays for some weeks, to teach the reader with what was
    /// confirmed. Otherwise it is removed at once; also where this is withdrawn by confirming the
    /// same again without it.
    #[graphql(default)]
    pub(crate) picture_may_stay: bool,
    /// Of the words that the owner read when they agreed; those of today where it is left out.
    pub(crate) picture_text_version: Option<String>,
    /// For which appointment, if for one: it learns the vehicle. What the upload said counts where
    /// this is left out.
    pub(crate) appointment_id: Option<Uuid>,
}

/// Understands a page and keeps what it says for its owner to confirm.
pub(crate) async fn take_reading(
    conn: &mut Conn,
    event: TextRead,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let page = PageText::deserialize(&event.page).map_err(anyhow::Error::from)?;
    let words = page.words.len();
    let reading = understand(page, day_of(now)).await;
    keep_reading(conn, event, reading, words, now).await
}

/// Keeps what a page of so many words says as a certificate.
async fn keep_reading(
    conn: &mut Conn,
    event: TextRead,
    reading: Option<Reading>,
    words: usize,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let why = match &reading {
        None => Some("UNREADABLE"),
        Some(reading) => certificate::why_unreadable(reading, words),
    };
    let readable = reading.filter(|_| why.is_none());
    let (status, facts, fields) = match &readable {
        Some(reading) => {
            let (facts, fields) = (certificate::facts(reading), certificate::kept(reading));
            (RegistrationStatus::ToConfirm, facts, fields)
        }
        None => (RegistrationStatus::Unreadable, Facts::default(), Vec::new()),
    };
    let told = RegistrationRead {
        document_id: event.document_id,
        owner_id: event.owner_id,
        appointment_id: event.appointment_id,
        fields: certificate::for_customer(&fields),
        unreadable: why.map(str::to_owned),
    };
    let registration = NewRegistration {
        document_id: event.document_id,
        owner_id: event.owner_id,
        appointment_id: event.appointment_id,
        status,
        facts,
        fields,
    };
    registration.insert(conn, now).await?;
    outbox::publish(conn, &told).await
}

/// Understands the procès-verbal of an earlier inspection and keeps what it says. Where another
/// paper was sent, its owner is told if they called it one (`asked`); their certificate is taken for
/// what it is.
pub(crate) async fn take_previous(
    conn: &mut Conn,
    event: TextRead,
    asked: bool,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let page = PageText::deserialize(&event.page).map_err(anyhow::Error::from)?;
    let words = page.words.len();
    let reading = understand(page, day_of(now)).await;
    if asked
        && let Some(certificate) = &reading
        && certificate.document == DocumentKind::RegistrationCertificate
        && certificate::why_unreadable(certificate, words).is_none()
    {
        return keep_reading(conn, event, reading, words, now).await;
    }
    let reading = reading.filter(|read| read.document == DocumentKind::PreviousInspection);
    if reading.is_none() && !asked {
        return Ok(());
    }
    let facts = reading.as_ref().map(previous::facts).unwrap_or_default();
    if let Some(reading) = &reading {
        let (document, owner) = (event.document_id, event.owner_id);
        let fields = certificate::kept(reading);
        PreviousInspection::insert(conn, document, owner, facts.clone(), &fields, now).await?;
        if let Some(plate) = &facts.plate {
            Watched::look_soon(conn, owner, plate).await?;
        }
    }
    let told = PreviousInspectionRead {
        document_id: event.document_id,
        owner_id: event.owner_id,
        appointment_id: event.appointment_id,
        number: facts.number,
        date: facts.inspected_on,
        plate: facts.plate,
        mileage_km: facts.mileage_km,
        result: facts.result.map(Into::into),
        valid_until: facts.valid_until,
        unreadable: reading.is_none().then(|| "NOT_AN_INSPECTION".to_owned()),
    };
    outbox::publish(conn, &told).await
}

/// Off the asynchronous threads, and apart: a page that breaks the rules' code must not stop the
/// events of others.
pub(crate) async fn understand(page: PageText, today: NaiveDate) -> Option<Reading> {
    match tokio::task::spawn_blocking(move || read_document(&page, today)).await {
        Ok(reading) => Some(reading),
        Err(error) => {
            tracing::error!(%error, "a page broke the reading rules");
            None
        }
    }
}

/// Notes that a reading is right, once corrected: the vehicle is known from then on. The same
/// confirmation again answers the same vehicle; without `picture_may_stay` it withdraws that consent.
pub(crate) async fn confirm(
    conn: &mut Conn,
    by: &Person,
    input: ConfirmRegistrationInput,
    now: DateTime<Utc>,
) -> ApiResult<(Registration, Vehicle)> {
    let typed: Vec<(String, String)> = input
        .corrections
        .into_iter()
        .map(|correction| (correction.code, correction.value))
        .collect();
    conn.transaction(async |conn| {
        let registration = Registration::own_for_update(conn, by, input.document_id)
            .await?
            .ok_or(ParserError::RegistrationNotFound)?;
        let agreed = agreed(input.picture_may_stay, input.picture_text_version.as_deref())?;
        if *registration.status == RegistrationStatus::Unreadable {
            return Err(ParserError::RegistrationUnreadable.into());
        }
        let (facts, fields) = (registration.facts(), registration.kept_fields()?);
        let corrected = correction::apply(facts, fields, &typed, day_of(now))?;
        if let Some(vehicle) = registration.vehicle_id {
            if !corrected.changes.is_empty() {
                return Err(ParserError::AlreadyConfirmed.into());
            }
            let vehicle = Vehicle::of_registration(conn, vehicle).await?;
            if registration.picture_may_stay && agreed.is_none() {
                let withdrawn = registration.withdraw_picture(conn, now).await?;
                // Not for the appointment again: another vehicle may have been named for it since.
                let told = VehicleConfirmed {
                    appointment_id: None,
                    ..announcement(&withdrawn, &vehicle)?
                };
                outbox::publish(conn, &told).await?;
                return Ok((withdrawn, vehicle));
            }
            let named = input.appointment_id.filter(|id| registration.appointment_id != Some(*id));
            if let Some(appointment) = named {
                let named = registration.name_appointment(conn, appointment).await?;
                outbox::publish(conn, &announcement(&named, &vehicle)?).await?;
                return Ok((named, vehicle));
            }
            return Ok((registration, vehicle));
        }
        let facts = corrected.facts.clone();
        let plate = facts.plate.as_deref().ok_or(ParserError::FieldInvalid("A".to_owned()))?;
        let vehicle = Vehicle::upsert(conn, by.id(), plate, &facts, now).await?;
        // Whoever confirms its certificate has it, whatever they said before.
        Watched::set_sold(conn, by.id(), plate, None).await?;
        let registration = match input.appointment_id {
            Some(appointment) => registration.name_appointment(conn, appointment).await?,
            None => registration,
        };
        let confirmed = registration.confirm(conn, corrected, vehicle.id, agreed, now).await?;
        outbox::publish(conn, &announcement(&confirmed, &vehicle)?).await?;
        Ok::<_, ApiError>((confirmed, vehicle))
    })
    .await
}

/// The version of the words by which a picture may stay.
fn agreed(stays: bool, version: Option<&str>) -> Result<Option<&'static str>, ParserError> {
    let text = match (stays, version) {
        (false, _) => return Ok(None),
        (true, None) => Consent::Picture.today(),
        (true, Some(version)) => {
            Consent::Picture.of_version(version).ok_or(ParserError::ConsentTextUnknown)?
        }
    };
    Ok(Some(text.version))
}

/// Forgets a reading of the caller's and all that rests on it: what they corrected in it, and the
/// vehicle where no other certificate of theirs names it. Answers whether there was one.
pub(crate) async fn forget(conn: &mut Conn, by: &Person, document: Uuid) -> ApiResult<bool> {
    conn.transaction(async |conn| {
        let Some(registration) = Registration::own_for_update(conn, by, document).await? else {
            return Ok(false);
        };
        registration.delete(conn).await?;
        let vehicle_ids = match registration.vehicle_id {
            Some(vehicle) => Vehicle::forget_unnamed(conn, vehicle).await?,
            None => Vec::new(),
        };
        let (document_id, owner_id) = (registration.document_id, registration.owner_id);
        let told = RegistrationDeleted { document_id, owner_id, vehicle_ids };
        outbox::publish(conn, &told).await?;
        Ok::<_, ApiError>(true)
    })
    .await
}

fn announcement(registration: &Registration, vehicle: &Vehicle) -> ApiResult<VehicleConfirmed> {
    let vehicle = vehicle.clone();
    let mentioned = certificate::vehicle(&registration.kept_fields()?).special_uses;
    Ok(VehicleConfirmed {
        vehicle_id: vehicle.id,
        owner_id: registration.owner_id,
        document_id: registration.document_id,
        appointment_id: registration.appointment_id,
        plate: vehicle.plate,
        vin: vehicle.vin,
        make: vehicle.make,
        model: vehicle.model,
        first_registration: vehicle.first_registration,
        eu_category: vehicle.eu_category,
        energy: vehicle.energy.as_deref().and_then(|energy| energy.parse().ok()),
        special_uses: Some(mentioned.into_iter().map(VehicleUsage::from).collect()),
        picture_may_stay: registration.picture_may_stay,
    })
}

/// The civil day in France.
fn day_of(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&CIVIL_ZONE).date_naive()
}
