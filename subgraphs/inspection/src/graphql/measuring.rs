//! Measurements of an inspection: what there is to measure, what was measured, and what it proposes.
use super::instruments::Instrument;
use crate::{
    actions::{self, Proposed},
    domain::{
        self, BenchFailure, DefectLocation, InspectionStatus, InstrumentKind, Limit, Measured,
        MeasurementBound, MeasurementSource, OrderState, Reading, ReadingNeed, SourceGrade,
        Thresholds, Wanted,
    },
    models::{self, BenchOrder, Inspection, Measurement},
};
use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use fr::{DefectLevel, MeasuredQuantity, MeasurementKind, VehicleCategory};
use kernel::{ApiResult, Pool};
use strum::VariantArray;
use uuid::Uuid;

/// What was measured, and what is being measured.
pub(crate) struct Measuring {
    pub(crate) inspection: Inspection,
}

impl Measuring {
    /// What limits depend on, as long as it is known.
    fn vehicle(&self) -> Option<Measured> {
        actions::measured(&self.inspection).ok()
    }
}

#[Object]
impl Measuring {
    /// The kinds of measurement, with what each consists of for this vehicle and its limits: those
    /// that depend on the vehicle alone are there once category, energy and first registration are
    /// known.
    async fn forms(&self) -> Vec<MeasurementForm> {
        let vehicle = self.vehicle();
        let category = *self.inspection.vehicle_category;
        let form = |kind| MeasurementForm { kind, category, vehicle };
        MeasurementKind::VARIANTS.iter().copied().map(form).collect()
    }

    /// What was measured; of a kind that was measured several times the last.
    async fn measurements(&self, ctx: &Context<'_>) -> ApiResult<Vec<VehicleMeasurement>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = actions::measurements(&mut conn, self.inspection.id).await?;
        let with = |(measurement, values)| VehicleMeasurement {
            inspection: self.inspection.clone(),
            measurement,
            values,
        };
        Ok(all.into_iter().map(with).collect())
    }

    /// What instruments were asked, the last fifty, newest first. Worth asking for again every
    /// second while one waits or runs.
    async fn orders(&self, ctx: &Context<'_>) -> ApiResult<Vec<MeasurementOrder>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = BenchOrder::of(&mut conn, self.inspection.id).await?;
        Ok(all.into_iter().map(MeasurementOrder).collect())
    }

    /// The instruments of the centre.
    async fn instruments(&self, ctx: &Context<'_>) -> ApiResult<Vec<Instrument>> {
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let all = models::Instrument::of_centre(&mut conn, self.inspection.centre_id).await?;
        Ok(all.into_iter().map(Instrument).collect())
    }

    /// Whether measurements may be noted now.
    async fn open(&self) -> bool {
        *self.inspection.status == InspectionStatus::InProgress
    }
}

/// A kind of measurement, for one vehicle.
pub(crate) struct MeasurementForm {
    kind: MeasurementKind,
    category: VehicleCategory,
    vehicle: Option<Measured>,
}

#[Object]
impl MeasurementForm {
    /// Which kind.
    async fn kind(&self) -> MeasurementKind {
        self.kind
    }

    /// In French.
    async fn label(&self) -> &'static str {
        self.kind.fr()
    }

    /// In English.
    async fn label_en(&self) -> &'static str {
        self.kind.en()
    }

    /// Which instrument measures it.
    async fn instrument(&self) -> InstrumentKind {
        InstrumentKind::that_measures(self.kind)
    }

    /// Whether it is measured with a calibrated instrument, or a reason is given.
    async fn calibrated(&self) -> bool {
        InstrumentKind::that_measures(self.kind).calibrated_every().is_some()
    }

    /// What it consists of.
    async fn fields(&self) -> Vec<MeasurementField> {
        domain::form(self.kind, self.category).into_iter().map(MeasurementField::from).collect()
    }

    /// The limits of this vehicle.
    async fn limits(&self) -> Vec<MeasurementLimit> {
        let Some(vehicle) = self.vehicle else { return Vec::new() };
        let quantities = domain::quantities(self.kind, self.category);
        Thresholds::bundled().of(vehicle, &quantities).map(MeasurementLimit::from).collect()
    }
}

/// A quantity of a measurement.
#[derive(SimpleObject)]
pub(crate) struct MeasurementField {
    /// Which.
    quantity: MeasuredQuantity,
    /// In French.
    label: &'static str,
    /// In English.
    label_en: &'static str,
    /// Its unit; empty where it has none.
    unit: &'static str,
    /// Whether it says yes or no, 1 or 0.
    flag: bool,
    /// Where on the vehicle; empty of what has no place.
    places: Vec<DefectLocation>,
    /// How much of it is needed.
    need: ReadingNeed,
}

impl From<Wanted> for MeasurementField {
    fn from(wanted: Wanted) -> Self {
        Self {
            quantity: wanted.quantity,
            label: wanted.quantity.fr(),
            label_en: wanted.quantity.en(),
            unit: wanted.quantity.unit(),
            flag: wanted.quantity.is_flag(),
            places: wanted.places.to_vec(),
            need: wanted.need,
        }
    }
}

/// A limit, with its source.
#[derive(SimpleObject)]
pub(crate) struct MeasurementLimit {
    /// What the row is called.
    rule: &'static str,
    /// Of what.
    quantity: MeasuredQuantity,
    /// In French: of what.
    quantity_label: &'static str,
    /// In English: of what.
    quantity_label_en: &'static str,
    /// On which side the defect lies.
    bound: MeasurementBound,
    /// In the quantity's unit; where `reference` is named, counted from that.
    limit: f64,
    /// Its unit.
    unit: &'static str,
    /// What it is counted from, where it is.
    reference: Option<MeasuredQuantity>,
    /// The defect that lies beyond.
    code: &'static str,
    /// How grave that is.
    level: Option<DefectLevel>,
    /// The text that it comes from, in French.
    source: &'static str,
    /// How that was read; `M` is to be verified.
    grade: SourceGrade,
}

impl From<&Limit> for MeasurementLimit {
    fn from(limit: &Limit) -> Self {
        Self {
            rule: limit.rule,
            quantity: limit.quantity,
            quantity_label: limit.quantity.fr(),
            quantity_label_en: limit.quantity.en(),
            bound: limit.bound,
            limit: unit(limit.limit),
            unit: limit.quantity.unit(),
            reference: limit.reference,
            code: limit.code,
            level: limit.level(),
            source: limit.source,
            grade: limit.grade,
        }
    }
}

/// Thousandths in units.
fn unit(thousandths: i64) -> f64 {
    thousandths as f64 / 1_000.0
}

/// A measurement of a vehicle.
pub(crate) struct VehicleMeasurement {
    inspection: Inspection,
    measurement: Measurement,
    values: Vec<(Reading, bool)>,
}

#[Object]
impl VehicleMeasurement {
    /// Identifies it.
    async fn id(&self) -> Uuid {
        self.measurement.id
    }

    /// What was measured.
    async fn kind(&self) -> MeasurementKind {
        *self.measurement.kind
    }

    /// Where its values come from.
    async fn source(&self) -> MeasurementSource {
        *self.measurement.source
    }

    /// The instrument, as printed.
    async fn instrument(&self) -> Option<&str> {
        self.measurement.instrument.as_deref()
    }

    /// The last day of the instrument's calibration.
    async fn calibrated_until(&self) -> Option<NaiveDate> {
        self.measurement.calibrated_until
    }

    /// What the instrument runs.
    async fn software(&self) -> Option<&str> {
        self.measurement.software.as_deref()
    }

    /// Why it was measured without a calibrated instrument.
    async fn without_instrument(&self) -> Option<&str> {
        self.measurement.without_instrument.as_deref()
    }

    /// When.
    async fn measured_at(&self) -> DateTime<Utc> {
        self.measurement.measured_at
    }

    /// Who entered it, or ordered it.
    async fn author(&self) -> &str {
        &self.measurement.author
    }

    /// Its values, those computed from others last.
    async fn values(&self) -> Vec<MeasuredValue> {
        self.values.iter().copied().map(MeasuredValue::from).collect()
    }

    /// The defects that it proposes.
    async fn proposals(&self, ctx: &Context<'_>) -> ApiResult<Vec<MeasurementProposal>> {
        let Ok(vehicle) = actions::measured(&self.inspection) else { return Ok(Vec::new()) };
        let values: Vec<Reading> = self.values.iter().map(|(reading, _)| *reading).collect();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let (inspection, measurement) = (&self.inspection, &self.measurement);
        let all = actions::proposed(&mut conn, inspection, vehicle, measurement, &values).await?;
        Ok(all.into_iter().map(MeasurementProposal::from).collect())
    }
}

/// A value of a measurement.
#[derive(SimpleObject)]
pub(crate) struct MeasuredValue {
    /// Of what.
    quantity: MeasuredQuantity,
    /// In French: of what.
    label: &'static str,
    /// In English: of what.
    label_en: &'static str,
    /// Where on the vehicle.
    place: Option<DefectLocation>,
    /// In its unit.
    value: f64,
    /// The unit.
    unit: &'static str,
    /// Whether it says yes or no, 1 or 0.
    flag: bool,
    /// Whether it was computed from the others.
    computed: bool,
}

impl From<(Reading, bool)> for MeasuredValue {
    fn from((reading, computed): (Reading, bool)) -> Self {
        Self {
            quantity: reading.quantity,
            label: reading.quantity.fr(),
            label_en: reading.quantity.en(),
            place: reading.place,
            value: unit(reading.value),
            unit: reading.quantity.unit(),
            flag: reading.quantity.is_flag(),
            computed,
        }
    }
}

/// A defect that a measurement proposes; the inspector decides.
#[derive(SimpleObject)]
pub(crate) struct MeasurementProposal {
    /// The defect: `1.2.2.a.2`.
    code: &'static str,
    /// How grave it is.
    level: DefectLevel,
    /// In French, from the catalogue.
    label: String,
    /// Where on the vehicle.
    place: Option<DefectLocation>,
    /// What is beyond its limit.
    quantity: MeasuredQuantity,
    /// What was measured.
    value: f64,
    /// On which side of the limit that is.
    bound: MeasurementBound,
    /// The limit.
    limit: f64,
    /// The unit of both.
    unit: &'static str,
    /// The text that the limit comes from, in French.
    source: &'static str,
    /// How that was read.
    grade: SourceGrade,
    /// Whether the defect's wording awaits a legal check.
    to_verify: bool,
    /// Whether the defect is recorded there.
    recorded: bool,
    /// Why the inspector did not follow it.
    declined_reason: Option<String>,
    /// Who did not.
    declined_by: Option<String>,
    /// When.
    declined_at: Option<DateTime<Utc>>,
}

impl From<Proposed> for MeasurementProposal {
    fn from(proposed: Proposed) -> Self {
        let Proposed { proposal, level, label, to_verify, recorded, declined } = proposed;
        Self {
            code: proposal.code,
            level,
            label,
            place: proposal.place,
            quantity: proposal.quantity,
            value: unit(proposal.value),
            bound: proposal.bound,
            limit: unit(proposal.limit),
            unit: proposal.quantity.unit(),
            source: proposal.source,
            grade: proposal.grade,
            to_verify,
            recorded,
            declined_reason: declined.as_ref().and_then(|one| one.reason.clone()),
            declined_at: declined.as_ref().map(|one| one.at),
            declined_by: declined.map(|one| one.author),
        }
    }
}

/// An order to an instrument.
pub(crate) struct MeasurementOrder(BenchOrder);

#[Object]
impl MeasurementOrder {
    /// As the tablet named it.
    async fn id(&self) -> Uuid {
        self.0.id
    }

    /// What is measured.
    async fn kind(&self) -> MeasurementKind {
        *self.0.kind
    }

    /// By which instrument.
    async fn instrument_id(&self) -> Uuid {
        self.0.instrument_id
    }

    /// Where it is.
    async fn state(&self) -> OrderState {
        *self.0.state
    }

    /// How far, in per cent.
    async fn percent(&self) -> i16 {
        self.0.percent
    }

    /// Why it came to nothing.
    async fn failure(&self) -> Option<BenchFailure> {
        self.0.failure()
    }

    /// When it was given.
    async fn ordered_at(&self) -> DateTime<Utc> {
        self.0.ordered_at
    }
}
