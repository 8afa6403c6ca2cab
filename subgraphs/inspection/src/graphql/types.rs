//! Types of this domain, and its fields on those of others.
use crate::{
    domain::{DefectLevel, InspectionStatus, Outcome},
    models::{Inspection, RecordedDefect},
};
use async_graphql::{
    ComplexObject, Context, Object, SimpleObject,
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiError, ApiResult, Pool, guard::ResultsReader};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// What a key needs to see signed inspections, beside their holder's consent.
pub(crate) const READ: &str = "reports:read";

/// An appointment, as somebody may see its result.
type Seen = (ResultsReader, Uuid);

/// Loads the inspections of a list of appointments in one query.
pub(crate) struct InspectionLoader(pub(crate) Pool);

impl Loader<Seen> for InspectionLoader {
    type Value = Inspection;
    type Error = Arc<ApiError>;

    async fn load(&self, keys: &[Seen]) -> Result<HashMap<Seen, Inspection>, Self::Error> {
        let mut by_reader = BTreeMap::<ResultsReader, Vec<Uuid>>::new();
        for (reader, appointment) in keys {
            by_reader.entry(*reader).or_default().push(*appointment);
        }
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let mut found = HashMap::new();
        for (reader, appointments) in by_reader {
            let rows = Inspection::of_appointments(&mut conn, reader, &appointments)
                .await
                .map_err(ApiError::from)
                .map_err(Arc::new)?;
            found.extend(rows.into_iter().map(|row| ((reader, row.appointment_id), row)));
        }
        Ok(found)
    }
}

/// The inspection of an appointment, for whoever may see it.
pub(crate) async fn of_appointment(
    ctx: &Context<'_>,
    appointment: Uuid,
) -> ApiResult<Option<Inspection>> {
    let reader = ResultsReader::with_scope(ctx, READ)?;
    let loader = ctx.data_unchecked::<DataLoader<InspectionLoader>>();
    loader.load_one((reader, appointment)).await.map_err(|error| (*error).clone())
}

/// The inspection of a vehicle, from its arrival to the signed result.
#[Object(name = "Inspection")]
impl Inspection {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// What the vehicle came for, when and where.
    async fn appointment(&self) -> Appointment {
        Appointment { id: self.appointment_id }
    }

    /// Where it is in its life.
    async fn status(&self) -> InspectionStatus {
        *self.status
    }

    /// The result, once computed.
    #[graphql(name = "outcome")]
    async fn computed_outcome(&self) -> ApiResult<Option<Outcome>> {
        self.outcome()
    }

    /// `AB-123-CD`, once known.
    async fn plate(&self) -> Option<&str> {
        self.plate.as_deref()
    }

    /// Make and commercial name, where the carte grise was confirmed.
    async fn vehicle_label(&self) -> ApiResult<Option<String>> {
        let vehicle = self.vehicle()?;
        let label = [vehicle.make, vehicle.model].into_iter().flatten().collect::<Vec<_>>();
        Ok((!label.is_empty()).then(|| label.join(" ")))
    }

    /// As the odometer showed, in kilometres.
    async fn odometer_km(&self) -> Option<i32> {
        self.odometer_km
    }

    /// What was found, gravest first.
    async fn defects(&self, ctx: &Context<'_>) -> ApiResult<Vec<RecordedDefect>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(RecordedDefect::of(&mut conn, self.id).await?)
    }

    /// Codes of the points that were looked at.
    async fn checked_points(&self) -> &[String] {
        &self.checked_points
    }

    /// Codes of the points that must be looked at before completion: all of them, fewer for a
    /// retest or a pollution check.
    async fn required_points(&self) -> &[String] {
        &self.required_points
    }

    /// How many points must be looked at.
    async fn points_total(&self) -> usize {
        self.required_points.len()
    }

    /// Who inspects; once signed, who signed.
    async fn inspector_name(&self) -> Option<&str> {
        self.inspector_name.as_deref()
    }

    /// When the vehicle arrived.
    async fn checked_in_at(&self) -> DateTime<Utc> {
        self.checked_in_at
    }

    /// When the checklist was opened.
    async fn started_at(&self) -> Option<DateTime<Utc>> {
        self.started_at
    }

    /// When the result was computed.
    async fn completed_at(&self) -> Option<DateTime<Utc>> {
        self.completed_at
    }

    /// When it became final.
    async fn signed_at(&self) -> Option<DateTime<Utc>> {
        self.signed_at
    }

    /// Last day of validity, once the result is computed.
    async fn valid_until(&self) -> Option<NaiveDate> {
        self.valid_until
    }

    /// Last day for the retest, where one is due.
    async fn retest_before(&self) -> Option<NaiveDate> {
        self.retest_before
    }

    /// The catalogue of defects it is made under.
    async fn catalogue_version(&self) -> &str {
        &self.catalogue_version
    }

    /// Counts the changes, so that a client sees that its copy is old.
    async fn version(&self) -> i32 {
        self.version
    }

    /// SHA-256, hexadecimal, over the signed content and the centre's previous signed inspection.
    async fn content_hash(&self) -> Option<&str> {
        self.content_hash.as_deref()
    }

    /// Why it was broken off.
    async fn abandon_reason(&self) -> Option<&str> {
        self.abandon_reason.as_deref()
    }
}

/// A defect found on the vehicle, in the words of the catalogue.
#[Object(name = "RecordedDefect")]
impl RecordedDefect {
    /// Identifies it within its inspection.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// `1.1.13.a.2`: function, group, point, letter, level.
    async fn code(&self) -> &str {
        &self.code
    }

    /// How grave it is.
    async fn level(&self) -> DefectLevel {
        *self.level
    }

    /// In French.
    async fn label(&self) -> &str {
        &self.label
    }

    /// `AVG`: front left, and so on.
    async fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }

    /// The inspector's words.
    async fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// The wording awaits a legal check (« à vérifier »).
    async fn to_verify(&self) -> bool {
        self.to_verify
    }
}

/// An appointment, whose inspection is here.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Appointment {
    /// The appointment.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Appointment {
    /// Its inspection, for staff, and for the owner once it is signed.
    async fn inspection(&self, ctx: &Context<'_>) -> ApiResult<Option<Inspection>> {
        of_appointment(ctx, self.id).await
    }
}

/// A vehicle, whose inspections are here.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct Vehicle {
    /// The vehicle.
    pub(crate) id: Uuid,
}

#[ComplexObject]
impl Vehicle {
    /// Its signed inspections, newest first, for staff and for their owner.
    async fn inspections(&self, ctx: &Context<'_>) -> ApiResult<Vec<Inspection>> {
        let reader = ResultsReader::with_scope(ctx, READ)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Inspection::of_vehicle(&mut conn, reader, self.id).await?)
    }
}

/// What a mutation of an inspection answers.
#[derive(SimpleObject)]
pub(crate) struct InspectionPayload {
    /// The inspection as it is now.
    pub(crate) inspection: Inspection,
}
