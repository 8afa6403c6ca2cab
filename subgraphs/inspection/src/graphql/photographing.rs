//! What can be done with photos of defects. Each field names the codes of its refusals.
use super::types::InspectionPayload;
use crate::actions::{self, AddDefectPhotoInput};
use async_graphql::{Context, InputObject, Object};
use kernel::{ApiResult, Clock, Pool, guard::Staff};
use uuid::Uuid;

/// Which photo is taken back.
#[derive(InputObject)]
pub(crate) struct WithdrawDefectPhotoInput {
    /// The inspection.
    inspection_id: Uuid,
    /// The photo.
    document_id: Uuid,
}

/// The mutations, for staff.
#[derive(Default)]
pub(crate) struct Photographing;

#[Object]
impl Photographing {
    /// Puts a photo that the caller sent (`createUpload` of the kind `DEFECT_PHOTO`) to a recorded defect;
    /// nothing happens the second time. A moment may pass between the sending and its being known here:
    /// then `PHOTO_NOT_RECEIVED`, and a second later it may be put to it.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `DEFECT_NOT_RECORDED`,
    /// `PHOTO_NOT_RECEIVED`, `PHOTOS_TOO_MANY`, `IDEMPOTENCY_MISMATCH`.
    async fn add_defect_photo(
        &self,
        ctx: &Context<'_>,
        input: AddDefectPhotoInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::add_photo(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Takes a photo of a defect back, before the signature: it is gone for good.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `PHOTO_NOT_FOUND`.
    async fn withdraw_defect_photo(
        &self,
        ctx: &Context<'_>,
        input: WithdrawDefectPhotoInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let which = (input.inspection_id, input.document_id);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::withdraw_photo(&mut conn, &by, which).await?;
        Ok(InspectionPayload { inspection })
    }
}
