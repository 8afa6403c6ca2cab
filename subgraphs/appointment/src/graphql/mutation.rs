//! What can be done. Each field names the codes of its refusals.
use super::types::AppointmentPayload;
use crate::actions::{
    self, CancelAppointmentInput, HoldSlotInput, RescheduleAppointmentInput,
    SetAppointmentPlateInput,
};
use async_graphql::{Context, InputObject, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Person, Reader, Staff},
};
use uuid::Uuid;

/// Which held appointment.
#[derive(InputObject)]
pub(crate) struct ReleaseHoldInput {
    /// The appointment.
    appointment_id: Uuid,
}

/// Whose owner did not come.
#[derive(InputObject)]
pub(crate) struct MarkNoShowInput {
    /// The appointment.
    appointment_id: Uuid,
}

/// What a key needs to change appointments.
const WRITE: &str = "appointments:write";

/// The mutations.
pub struct Mutation;

#[Object]
impl Mutation {
    /// Keeps a slot for 15 minutes, while its owner pays. Guests may, too.
    ///
    /// Refuses with `SLOT_TAKEN`, `SLOT_NOT_OFFERED`, `CENTRE_CLOSED`, `TOO_LATE`, `TOO_FAR`,
    /// `CENTRE_NOT_FOUND`, `CATEGORY_NOT_SERVED`, `PLATE_INVALID`, `TOO_MANY_HOLDS`,
    /// `IDEMPOTENCY_MISMATCH`.
    async fn hold_slot(
        &self,
        ctx: &Context<'_>,
        input: HoldSlotInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Person::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::hold(&mut conn, &by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Gives a held slot back. Refuses with `APPOINTMENT_NOT_FOUND`, `HOLD_NOT_RELEASABLE`.
    async fn release_hold(
        &self,
        ctx: &Context<'_>,
        input: ReleaseHoldInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::release(&mut conn, &by, input.appointment_id).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Calls an appointment off; a payment goes back by itself.
    ///
    /// Refuses with `APPOINTMENT_NOT_FOUND`, `APPOINTMENT_NOT_CANCELLABLE`.
    async fn cancel_appointment(
        &self,
        ctx: &Context<'_>,
        input: CancelAppointmentInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::cancel(&mut conn, &by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Moves a confirmed appointment to another free slot; what was paid stays paid.
    ///
    /// Refuses as `holdSlot` does, and with `APPOINTMENT_NOT_FOUND`,
    /// `APPOINTMENT_NOT_RESCHEDULABLE`.
    async fn reschedule_appointment(
        &self,
        ctx: &Context<'_>,
        input: RescheduleAppointmentInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::reschedule(&mut conn, &by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Says which vehicle comes, until it is at the centre; there only while its plate is unknown.
    ///
    /// Refuses with `PLATE_INVALID`, `APPOINTMENT_NOT_FOUND`, `VEHICLE_NOT_CHANGEABLE`.
    async fn set_appointment_plate(
        &self,
        ctx: &Context<'_>,
        input: SetAppointmentPlateInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::set_plate(&mut conn, &by, input).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Staff: nobody came, a quarter of an hour after the start. Refuses with
    /// `APPOINTMENT_NOT_FOUND`, `NO_SHOW_NOT_POSSIBLE`.
    async fn mark_no_show(
        &self,
        ctx: &Context<'_>,
        input: MarkNoShowInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::mark_no_show(&mut conn, by, input.appointment_id, now).await?;
        Ok(AppointmentPayload { appointment })
    }
}
