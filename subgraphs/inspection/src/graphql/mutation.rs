//! What can be done. Each field names the codes of its refusals.
use super::{checklist::CatalogueDefect, types::InspectionPayload};
use crate::{
    actions::{
        self, ApproveCatalogueRowInput, CheckInInput, CompleteInspectionInput, RecordDefectInput,
        RecordOwnerContactInput, RecordRecallInput, SetVehicleIdentityInput,
    },
    arrivals::Arrivals,
    otc::Otc,
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Inspector, NetworkManager, Staff},
    viewer::Bearer,
};
use uuid::Uuid;

/// Which inspection starts.
#[derive(InputObject)]
pub(crate) struct StartInspectionInput {
    /// The inspection.
    inspection_id: Uuid,
}

/// Which recorded defect goes.
#[derive(InputObject)]
pub(crate) struct RemoveDefectInput {
    /// The inspection.
    inspection_id: Uuid,
    /// Made by the device: the same id records once, however often and how late it comes.
    record_id: Option<Uuid>,
    /// The recorded defect.
    defect_id: Uuid,
}

/// Which points were looked at.
#[derive(InputObject)]
pub(crate) struct CheckPointsInput {
    /// The inspection.
    inspection_id: Uuid,
    /// Made by the device: the same id records once, however often and how late it comes.
    record_id: Option<Uuid>,
    /// Codes of points, `1.1.13`; those already checked may be among them.
    points: Vec<String>,
}

/// Which inspection is taken up again.
#[derive(InputObject)]
pub(crate) struct ReopenInspectionInput {
    /// The inspection.
    inspection_id: Uuid,
}

/// Which inspection becomes final.
#[derive(InputObject)]
pub(crate) struct SignInspectionInput {
    /// The inspection.
    inspection_id: Uuid,
    /// The same key answers the same signature, however often it is sent.
    idempotency_key: String,
}

/// Which inspection is broken off, and why.
#[derive(InputObject)]
pub(crate) struct AbandonInspectionInput {
    /// The inspection.
    inspection_id: Uuid,
    /// In words, 3 to 500 characters.
    reason: String,
}

/// Which vehicle is handed back.
#[derive(InputObject)]
pub(crate) struct HandOverInput {
    /// The inspection.
    inspection_id: Uuid,
}

/// What `approveCatalogueRow` answers.
#[derive(SimpleObject)]
pub(crate) struct ApproveCatalogueRowPayload {
    /// The row, which may be recorded from now on.
    defect: CatalogueDefect,
}

/// The mutations, for staff.
#[derive(Default)]
pub(crate) struct Inspect;

#[Object]
impl Inspect {
    /// The vehicle has arrived.
    ///
    /// Whether it is let in is decided where the appointment is (`admitVehicle`), not on what was told
    /// of it.
    ///
    /// Refuses with `APPOINTMENT_NOT_EXPECTED`, `ALREADY_CHECKED_IN`, `PLATE_INVALID`, and as
    /// `admitVehicle` does.
    async fn check_in(
        &self,
        ctx: &Context<'_>,
        input: CheckInInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let pool = ctx.data_unchecked::<Pool>();
        // Before the way outward, and no connection is held on it: what cannot follow lets nobody in.
        actions::check_expected(&mut *pool.get().await?, &by, &input).await?;
        let arrivals = ctx.data_unchecked::<Arrivals>();
        arrivals.admit(input.appointment_id, ctx.data_opt::<Bearer>()).await?;
        let mut conn = pool.get().await?;
        let inspection = actions::check_in(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Opens the checklist; nothing happens the second time.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`; and where the centre
    /// keeps a register of inspectors with `INSPECTOR_UNREGISTERED`, `INSPECTOR_UNQUALIFIED`,
    /// `INSPECTOR_TRAINING_EXPIRED`, `INSPECTION_ASSIGNED`, `INSPECTOR_BUSY`.
    async fn start_inspection(
        &self,
        ctx: &Context<'_>,
        input: StartInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::start(&mut conn, &by, input.inspection_id, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Notes a defect of the catalogue. With a `recordId` the same defect in the same words, that
    /// somebody else recorded meanwhile, is no refusal.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `DEFECT_UNKNOWN`, `DEFECT_DISABLED`, `DEFECT_OUT_OF_SCOPE`, `DEFECT_ALREADY_RECORDED`,
    /// `TEXT_NOT_PRINTABLE`, `IDEMPOTENCY_MISMATCH`.
    async fn record_defect(
        &self,
        ctx: &Context<'_>,
        input: RecordDefectInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::record_defect(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Takes a recorded defect back.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `DEFECT_NOT_RECORDED`, `IDEMPOTENCY_MISMATCH`.
    async fn remove_defect(
        &self,
        ctx: &Context<'_>,
        input: RemoveDefectInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let which = (input.inspection_id, input.defect_id, input.record_id);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::remove_defect(&mut conn, &by, which, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Notes that points were looked at.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `POINT_UNKNOWN`,
    /// `IDEMPOTENCY_MISMATCH`.
    async fn check_points(
        &self,
        ctx: &Context<'_>,
        input: CheckPointsInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let which = (input.inspection_id, input.points, input.record_id);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::check_points(&mut conn, &by, which, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Computes the result; it can be reopened until it is signed.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `POINTS_UNCHECKED`, `MEASUREMENT_RUNNING`, `PROPOSALS_UNDECIDED`, `ODOMETER_INVALID`, `PLATE_INVALID`, `DATE_INVALID`, `RETEST_TOO_LATE`,
    /// `RETEST_NOT_DUE`; and with `IDENTITY_INCOMPLETE`, `USAGE_INVALID`,
    /// `INITIAL_INSPECTION_UNKNOWN`, `PERIODIC_VALIDITY_UNKNOWN`, whose extension `fields` names
    /// what `setVehicleIdentity` mends it with.
    async fn complete_inspection(
        &self,
        ctx: &Context<'_>,
        input: CompleteInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let pool = ctx.data_unchecked::<Pool>();
        // No connection is held while the OTC answers.
        let otc = ctx.data_unchecked::<Otc>();
        let told = actions::ask_recall(pool, otc, &by, input.inspection_id).await?;
        let mut conn = pool.get().await?;
        let inspection = actions::complete(&mut conn, &by, input, told, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Says who the vehicle is, until the result is computed: each entry is kept with its author. The
    /// points to look at follow category and energy.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `PLATE_INVALID`,
    /// `VIN_INVALID`, `NAME_INVALID`, `DATE_INVALID`, `ODOMETER_INVALID`, `TEXT_NOT_PRINTABLE`,
    /// `IDEMPOTENCY_MISMATCH`.
    async fn set_vehicle_identity(
        &self,
        ctx: &Context<'_>,
        input: SetVehicleIdentityInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::set_identity(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Turns on a row of the catalogue that came disabled, in the name of the manager who calls and
    /// says where they read it. Nothing happens the second time.
    ///
    /// Refuses with `DEFECT_UNKNOWN`, `SOURCE_INVALID`.
    async fn approve_catalogue_row(
        &self,
        ctx: &Context<'_>,
        input: ApproveCatalogueRowInput,
    ) -> ApiResult<ApproveCatalogueRowPayload> {
        let by = NetworkManager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let row = actions::approve_row(&mut conn, &by, input, now).await?;
        Ok(ApproveCatalogueRowPayload { defect: row.into() })
    }

    /// Takes a computed result back.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`; and where the centre
    /// keeps a register of inspectors with `OTHER_INSPECTOR`, `INSPECTOR_BUSY`.
    async fn reopen_inspection(
        &self,
        ctx: &Context<'_>,
        input: ReopenInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::reopen(&mut conn, &by, input.inspection_id, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Makes the result final, in the name of the inspector who calls; only inspectors may.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `IDENTITY_INCOMPLETE`, `IDEMPOTENCY_MISMATCH`; and where the centre keeps a register of
    /// inspectors with `INSPECTOR_UNREGISTERED`, `INSPECTOR_UNQUALIFIED`,
    /// `INSPECTOR_TRAINING_EXPIRED`, `OTHER_INSPECTOR`.
    async fn sign_inspection(
        &self,
        ctx: &Context<'_>,
        input: SignInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Inspector::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection =
            actions::sign(&mut conn, &by, input.inspection_id, input.idempotency_key, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Records what was learned by hand of serious recalls, where this installation does not ask the
    /// OTC itself (`formalities.otcByHand`). The last record about the vehicle counts.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `IDENTITY_INCOMPLETE`, `RECALL_UNNAMED`, `RECALL_ASKED_OF_OTC`, `TEXT_NOT_PRINTABLE`.
    async fn record_recall(
        &self,
        ctx: &Context<'_>,
        input: RecordRecallInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let otc = ctx.data_unchecked::<Otc>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::record_recall(&mut conn, &by, otc, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Notes that owner or lessee was asked for their contact data, and what they gave: it leaves for
    /// the OTC with the result, and is forgotten here once the OTC has it.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `CONTACT_BY_HAND`.
    async fn record_owner_contact(
        &self,
        ctx: &Context<'_>,
        input: RecordOwnerContactInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let otc = ctx.data_unchecked::<Otc>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::record_contact(&mut conn, &by, otc, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Notes that the vehicle was handed back, a minute after the signature at the earliest; nothing
    /// happens the second time.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `HANDOVER_TOO_EARLY`.
    async fn hand_over(
        &self,
        ctx: &Context<'_>,
        input: HandOverInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::hand_over(&mut conn, &by, input.inspection_id, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Breaks the inspection off; the vehicle may be checked in again.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `REASON_INVALID`.
    async fn abandon_inspection(
        &self,
        ctx: &Context<'_>,
        input: AbandonInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let why = (input.inspection_id, input.reason.as_str());
        let inspection = actions::abandon(&mut conn, &by, why, now).await?;
        Ok(InspectionPayload { inspection })
    }
}
