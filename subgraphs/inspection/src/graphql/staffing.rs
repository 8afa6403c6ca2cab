//! What can be done with a centre's register of inspectors, and with who works on what. Each field
//! names the codes of its refusals.
use super::{inspectors::Inspector, types::InspectionPayload};
use crate::actions::{
    self, AssignInspectionInput, RecordTrainingInput, RegisterInspectorInput, UpdateInspectorInput,
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Manager, Staff},
};
use uuid::Uuid;

/// Who leaves the register.
#[derive(InputObject)]
pub(crate) struct RetireInspectorInput {
    /// Whom.
    inspector_id: Uuid,
}

/// Which training was entered wrongly, and how.
#[derive(InputObject)]
pub(crate) struct WithdrawTrainingInput {
    /// The training.
    training_id: Uuid,
    /// In words, 3 to 500 characters.
    reason: String,
}

/// Whether the caller is there today.
#[derive(InputObject)]
pub(crate) struct SetMyPresenceInput {
    /// Where.
    centre_id: Uuid,
    /// Whether.
    present: bool,
}

/// Whether somebody is there today.
#[derive(InputObject)]
pub(crate) struct SetInspectorPresenceInput {
    /// Whom.
    inspector_id: Uuid,
    /// Whether.
    present: bool,
}

/// Which inspection waits, and why.
#[derive(InputObject)]
pub(crate) struct SuspendInspectionInput {
    /// The inspection.
    inspection_id: Uuid,
    /// In words, 3 to 500 characters.
    reason: String,
}

/// Which inspection is gone on with.
#[derive(InputObject)]
pub(crate) struct ResumeInspectionInput {
    /// The inspection.
    inspection_id: Uuid,
}

/// What a mutation of the register answers.
#[derive(SimpleObject)]
pub(crate) struct InspectorPayload {
    /// The inspector as the register has them now.
    inspector: Inspector,
}

/// The mutations, for managers of a centre and for its staff.
#[derive(Default)]
pub(crate) struct Staffing;

#[Object]
impl Staffing {
    /// Takes somebody into a centre's register of inspectors. From the first one on the centre keeps
    /// a register: only who stands in it begins inspections there, and signs them.
    ///
    /// Refuses with `INSPECTOR_KNOWN`, `INSPECTOR_INVALID`, `TRAINING_INVALID`, `TEXT_NOT_PRINTABLE`.
    async fn register_inspector(
        &self,
        ctx: &Context<'_>,
        input: RegisterInspectorInput,
    ) -> ApiResult<InspectorPayload> {
        let by = Manager::at(ctx, input.centre_id)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspector = actions::register_inspector(&mut conn, &by, input, now).await?;
        Ok(InspectorPayload { inspector: Inspector(inspector) })
    }

    /// Corrects what the register says of somebody; what they signed keeps what it says.
    ///
    /// Refuses with `INSPECTOR_NOT_FOUND`, `INSPECTOR_KNOWN`, `INSPECTOR_INVALID`, `TRAINING_INVALID`,
    /// `TEXT_NOT_PRINTABLE`.
    async fn update_inspector(
        &self,
        ctx: &Context<'_>,
        input: UpdateInspectorInput,
    ) -> ApiResult<InspectorPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspector = actions::update_inspector(&mut conn, &by, input, now).await?;
        Ok(InspectorPayload { inspector: Inspector(inspector) })
    }

    /// Notes a training: it counts until the end of the next calendar year. Nothing happens the
    /// second time.
    ///
    /// Refuses with `INSPECTOR_NOT_FOUND`, `INSPECTOR_INVALID`, `TRAINING_INVALID`,
    /// `TEXT_NOT_PRINTABLE`.
    async fn record_training(
        &self,
        ctx: &Context<'_>,
        input: RecordTrainingInput,
    ) -> ApiResult<InspectorPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspector = actions::record_training(&mut conn, &by, input, now).await?;
        Ok(InspectorPayload { inspector: Inspector(inspector) })
    }

    /// Withdraws a training that was entered wrongly: it counts no more, and stays readable with who
    /// withdrew it and why. What was signed before stays signed.
    ///
    /// Refuses with `TRAINING_NOT_FOUND`, `REASON_INVALID`, `TEXT_NOT_PRINTABLE`.
    async fn withdraw_training(
        &self,
        ctx: &Context<'_>,
        input: WithdrawTrainingInput,
    ) -> ApiResult<InspectorPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let which = (input.training_id, input.reason.as_str());
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspector = actions::withdraw_training(&mut conn, &by, which, now).await?;
        Ok(InspectorPayload { inspector: Inspector(inspector) })
    }

    /// Takes somebody out of the register; nothing happens the second time. The centre keeps a
    /// register even where nobody is left in it.
    ///
    /// Refuses with `INSPECTOR_NOT_FOUND`.
    async fn retire_inspector(
        &self,
        ctx: &Context<'_>,
        input: RetireInspectorInput,
    ) -> ApiResult<InspectorPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspector = actions::retire_inspector(&mut conn, &by, input.inspector_id, now).await?;
        Ok(InspectorPayload { inspector: Inspector(inspector) })
    }

    /// An inspector says whether they are there today.
    ///
    /// Refuses with `INSPECTOR_UNREGISTERED`.
    async fn set_my_presence(
        &self,
        ctx: &Context<'_>,
        input: SetMyPresenceInput,
    ) -> ApiResult<InspectorPayload> {
        let by = Staff::at(ctx, input.centre_id)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let said = (input.centre_id, input.present);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspector = actions::set_my_presence(&mut conn, &by, said, now).await?;
        Ok(InspectorPayload { inspector: Inspector(inspector) })
    }

    /// A manager says whether somebody is there today.
    ///
    /// Refuses with `INSPECTOR_NOT_FOUND`.
    async fn set_inspector_presence(
        &self,
        ctx: &Context<'_>,
        input: SetInspectorPresenceInput,
    ) -> ApiResult<InspectorPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let said = (input.inspector_id, input.present);
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspector = actions::set_presence(&mut conn, &by, said, now).await?;
        Ok(InspectorPayload { inspector: Inspector(inspector) })
    }

    /// Gives an inspection that has not begun to somebody of the register who is there and qualified
    /// (`workflow.candidates`), or to whoever is free. As long as they are there, nobody else begins
    /// it.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `INSPECTOR_NOT_FOUND`, `INSPECTOR_UNQUALIFIED`, `INSPECTOR_TRAINING_EXPIRED`,
    /// `INSPECTOR_ABSENT`.
    async fn assign_inspection(
        &self,
        ctx: &Context<'_>,
        input: AssignInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::assign(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }
    /// Suspends an inspection that is under way: nothing is recorded meanwhile, and its inspector is
    /// free for another vehicle.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`, `REASON_INVALID`,
    /// `MEASUREMENT_RUNNING`.
    async fn suspend_inspection(
        &self,
        ctx: &Context<'_>,
        input: SuspendInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let why = (input.inspection_id, input.reason.as_str());
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::suspend(&mut conn, &by, why, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Goes on with an inspection that was suspended.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`; and where the centre
    /// keeps a register of inspectors with `INSPECTOR_UNREGISTERED`, `INSPECTOR_UNQUALIFIED`,
    /// `INSPECTOR_TRAINING_EXPIRED`, `OTHER_INSPECTOR`, `INSPECTOR_BUSY`.
    async fn resume_inspection(
        &self,
        ctx: &Context<'_>,
        input: ResumeInspectionInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::resume(&mut conn, &by, input.inspection_id, now).await?;
        Ok(InspectionPayload { inspection })
    }
}
