//! What can be done. Each field names the codes of its refusals.
use super::types::InspectionPayload;
use crate::actions::{self, CheckInInput, CompleteInspectionInput, RecordDefectInput};
use async_graphql::{Context, InputObject, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Inspector, Staff},
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
    /// The recorded defect.
    defect_id: Uuid,
}

/// Which points were looked at.
#[derive(InputObject)]
pub(crate) struct CheckPointsInput {
    /// The inspection.
    inspection_id: Uuid,
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

/// The mutations, for staff.
pub struct Mutation;

#[Object]
impl Mutation {
    /// The vehicle has arrived.
    ///
    /// Refuses with `APPOINTMENT_NOT_EXPECTED`, `ALREADY_CHECKED_IN`, `PLATE_INVALID`.
    async fn check_in(
        &self,
        ctx: &Context<'_>,
        input: CheckInInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::check_in(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Opens the checklist; nothing happens the second time.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`.
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

    /// Notes a defect of the catalogue.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `DEFECT_UNKNOWN`, `DEFECT_DISABLED`, `DEFECT_ALREADY_RECORDED`, `LOCATION_INVALID`,
    /// `TEXT_NOT_PRINTABLE`.
    async fn record_defect(
        &self,
        ctx: &Context<'_>,
        input: RecordDefectInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::record_defect(&mut conn, &by, input).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Takes a recorded defect back.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `DEFECT_NOT_RECORDED`.
    async fn remove_defect(
        &self,
        ctx: &Context<'_>,
        input: RemoveDefectInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection =
            actions::remove_defect(&mut conn, &by, input.inspection_id, input.defect_id).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Notes that points were looked at.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `POINT_UNKNOWN`.
    async fn check_points(
        &self,
        ctx: &Context<'_>,
        input: CheckPointsInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection =
            actions::check_points(&mut conn, &by, input.inspection_id, input.points).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Computes the result; it can be reopened until it is signed.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `POINTS_UNCHECKED`, `ODOMETER_INVALID`, `PLATE_MISSING`, `PLATE_INVALID`, `USAGE_INVALID`,
    /// `INITIAL_INSPECTION_UNKNOWN`, `RETEST_TOO_LATE`.
    async fn complete_inspection(
        &self,
        ctx: &Context<'_>,
        input: CompleteInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::complete(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Takes a computed result back.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`.
    async fn reopen_inspection(
        &self,
        ctx: &Context<'_>,
        input: ReopenInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::reopen(&mut conn, &by, input.inspection_id).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Makes the result final, in the name of the inspector who calls; only inspectors may.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `IDEMPOTENCY_MISMATCH`.
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

    /// Breaks the inspection off; the vehicle may be checked in again.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `REASON_INVALID`.
    async fn abandon_inspection(
        &self,
        ctx: &Context<'_>,
        input: AbandonInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection =
            actions::abandon(&mut conn, &by, input.inspection_id, &input.reason).await?;
        Ok(InspectionPayload { inspection })
    }
}
