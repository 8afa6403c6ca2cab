//! Types of this domain, and its fields on those of others.
use super::{
    checklist::{self, ChecklistFunction},
    formalities::Formalities,
    identity::{MissingItem, VehicleIdentity, is_open},
    measuring::Measuring,
    photos::{DefectPhoto, PhotoLoader},
    workflow::Workflow,
};
use crate::{
    actions,
    domain::{Checklists, DefectLocation, InspectionNature, InspectionStatus},
    models::{Defect, IdentityEntry, Inspection, Point, RecordedDefect, Remarks},
};
use async_graphql::{
    ComplexObject, Context, Object, SimpleObject,
    dataloader::{DataLoader, Loader},
};
use chrono::{DateTime, NaiveDate, Utc};
use fr::{DefectLevel, Outcome};
use kernel::{
    ApiError, ApiResult, Clock, Pool,
    guard::{ResultsReader, Staff},
};
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
        let mut by_reader = BTreeMap::<&ResultsReader, Vec<Uuid>>::new();
        for (reader, appointment) in keys {
            by_reader.entry(reader).or_default().push(*appointment);
        }
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let mut found = HashMap::new();
        for (reader, appointments) in by_reader {
            let rows = Inspection::of_appointments(&mut conn, reader, &appointments)
                .await
                .map_err(ApiError::from)
                .map_err(Arc::new)?;
            found.extend(rows.into_iter().map(|row| ((reader.clone(), row.appointment_id), row)));
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

    /// What it looks at; of a retest, what it looks at again.
    #[graphql(name = "nature")]
    async fn looked_at(&self) -> ApiResult<InspectionNature> {
        self.nature()
    }

    /// Who the vehicle is, and who said so; for staff, and for its owner once it is signed.
    #[graphql(name = "identity")]
    async fn vehicle_identity(&self, ctx: &Context<'_>) -> ApiResult<VehicleIdentity> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let entries = IdentityEntry::of(&mut conn, self.id).await?;
        Ok(VehicleIdentity { known: self.identity()?, entries })
    }

    /// Without which the result is not computed; nothing once it is.
    async fn missing(&self, ctx: &Context<'_>) -> ApiResult<Vec<MissingItem>> {
        if !is_open(*self.status) {
            return Ok(Vec::new());
        }
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let lacking = actions::missing(&mut conn, self, now).await?;
        let mut items: Vec<MissingItem> = lacking.into_iter().map(MissingItem::from).collect();
        if self.required_points.iter().any(|point| !self.checked_points.contains(point)) {
            items.push(MissingItem::Points);
        }
        if actions::undecided(&mut conn, self).await? > 0 {
            items.push(MissingItem::Proposals);
        }
        Ok(items)
    }

    /// The points that must be looked at, with the defects that may be recorded; for staff.
    async fn checklist(&self, ctx: &Context<'_>) -> ApiResult<Vec<ChecklistFunction>> {
        Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let mut points = Point::all(&mut conn, &self.catalogue_version).await?;
        points.retain(|point| self.required_points.contains(&point.code));
        let defects = Defect::all(&mut conn, &self.catalogue_version, true).await?;
        let to_verify = Checklists::bundled()?.to_verify(*self.vehicle_category);
        Ok(checklist::nest(points, defects, to_verify))
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

    /// Last day of validity, once the result is computed; a failed inspection is not valid.
    async fn valid_until(&self) -> ApiResult<Option<NaiveDate>> {
        let favourable = self.outcome()? == Some(Outcome::Favourable);
        Ok(self.valid_until.filter(|_| favourable))
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

    /// What the law asks for beside the result: recalls, contact data, hand-over, the OTC; for staff.
    async fn formalities(&self, ctx: &Context<'_>) -> ApiResult<Formalities> {
        Staff::from(ctx)?;
        Ok(Formalities { inspection: self.clone() })
    }

    /// Who works on it, and who may; for staff.
    async fn workflow(&self, ctx: &Context<'_>) -> ApiResult<Workflow> {
        let by = Staff::from(ctx)?;
        Ok(Workflow { inspection: self.clone(), by })
    }

    /// What was measured, and what is being measured; for staff.
    async fn measuring(&self, ctx: &Context<'_>) -> ApiResult<Measuring> {
        Staff::from(ctx)?;
        Ok(Measuring { inspection: self.clone() })
    }

    /// Fixed remarks that the procès-verbal prints, once the result is computed.
    async fn remarks(&self, ctx: &Context<'_>) -> ApiResult<Vec<String>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(Remarks::of(&mut conn, self.id).await?)
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

    /// In French: what of the vehicle it is about, « Freins : Garnitures ou plaquettes ».
    async fn component(&self) -> Option<&str> {
        self.component.as_deref()
    }

    /// Where on the vehicle.
    #[graphql(name = "location")]
    async fn place(&self) -> Option<DefectLocation> {
        self.location()
    }

    /// In French: where on the vehicle.
    async fn location_label(&self) -> Option<&'static str> {
        self.location().map(DefectLocation::fr)
    }

    /// The inspector's words.
    async fn comment(&self) -> Option<&str> {
        self.comment.as_deref()
    }

    /// Its photos, in the order of their coming; for staff, and for its owner once it is signed. Whoever
    /// was let read the result sees that there are some, and not what they show.
    async fn photos(&self, ctx: &Context<'_>) -> ApiResult<Vec<DefectPhoto>> {
        let loader = ctx.data_unchecked::<DataLoader<PhotoLoader>>();
        let photos = loader.load_one(self.id).await.map_err(|error| (*error).clone())?;
        Ok(photos.unwrap_or_default())
    }

    /// The wording awaits a legal check (« à vérifier »).
    async fn to_verify(&self) -> bool {
        self.to_verify
    }

    /// It follows from a rule (less mileage than before, a recall): nobody recorded it, and it goes
    /// when the result is taken back.
    async fn by_rule(&self) -> bool {
        self.by_rule
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
        Ok(Inspection::of_vehicle(&mut conn, &reader, self.id).await?)
    }
}

/// What a mutation of an inspection answers.
#[derive(SimpleObject)]
pub(crate) struct InspectionPayload {
    /// The inspection as it is now.
    pub(crate) inspection: Inspection,
}
