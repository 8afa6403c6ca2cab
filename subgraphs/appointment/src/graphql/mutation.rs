//! What can be done. Each field names the codes of its refusals.
use super::{
    cancellation::TermsMutation,
    closing::ClosingMutation,
    linked::LinkMutation,
    listed::SetPricesPayload,
    setup::SetupMutation,
    types::{AppointmentPayload, WRITE, asked_from},
    waiting::WaitMutation,
};
use crate::actions::{
    self, AcceptNewPriceInput, AddNoteInput, BookForCallerInput, CallingOff,
    CancelAppointmentInput, GrantResultsAccessInput, HoldSlotInput, RemoveNoteInput,
    RescheduleAppointmentInput, RevokeResultsAccessInput, SetAppointmentPlateInput, SetPricesInput,
    WithdrawPricesInput,
};
use async_graphql::{Context, InputObject, MergedObject, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Manager, Person, Reader, Refunder, Staff},
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

/// The mutations.
#[derive(Default, MergedObject)]
pub struct Mutation(
    AppointmentMutation,
    SetupMutation,
    TermsMutation,
    WaitMutation,
    ClosingMutation,
    LinkMutation,
);

/// Those of appointments.
#[derive(Default)]
pub(super) struct AppointmentMutation;

#[Object]
impl AppointmentMutation {
    /// Keeps a slot for 15 minutes, while its owner pays. Guests may, too.
    ///
    /// Refuses with `SLOT_TAKEN`, `SLOT_NOT_OFFERED`, `CENTRE_CLOSED`, `TOO_LATE`, `TOO_FAR`,
    /// `CENTRE_NOT_FOUND`, `CATEGORY_NOT_SERVED`, `PLATE_INVALID`, `TOO_MANY_HOLDS`,
    /// `TOO_MANY_UNPAID` (held, or to be paid at the centre: three, six once the caller's address is
    /// proven, and fewer where many are asked for from one address), `IDEMPOTENCY_MISMATCH`.
    async fn hold_slot(
        &self,
        ctx: &Context<'_>,
        input: HoldSlotInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Person::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::hold(&mut conn, &by, asked_from(ctx), input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Staff: books for somebody who calls or stands at the desk, by name. It stands at once and is
    /// paid at the desk; without `startsAt` it begins now, where a lane is free for all of it.
    ///
    /// Refuses as `holdSlot` does, and with `FORBIDDEN`, `CALLER_INVALID`.
    async fn book_for_caller(
        &self,
        ctx: &Context<'_>,
        input: BookForCallerInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::book_for_caller(&mut conn, &by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Gives a held slot back. Refuses with `APPOINTMENT_NOT_FOUND`, `HOLD_NOT_RELEASABLE`, `OFFER_OPEN`.
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

    /// Calls an appointment off; a payment goes back by itself. Of the staff, who may refund may call
    /// off what is paid: managers of its centre.
    ///
    /// Refuses with `APPOINTMENT_NOT_FOUND`, `APPOINTMENT_NOT_CANCELLABLE`, `REFUND_NEEDS_MANAGER`.
    async fn cancel_appointment(
        &self,
        ctx: &Context<'_>,
        input: CancelAppointmentInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let calling_off = CallingOff { by, refunder: Refunder::from(ctx).ok() };
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::cancel(&mut conn, &calling_off, input, now).await?;
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
    /// Refuses with `PLATE_INVALID`, `APPOINTMENT_NOT_FOUND`, `VEHICLE_NOT_CHANGEABLE` (also where
    /// its owner names another vehicle less than 24 hours before).
    async fn set_appointment_plate(
        &self,
        ctx: &Context<'_>,
        input: SetAppointmentPlateInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::set_plate(&mut conn, &by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Agrees to the price by the certificate of the vehicle (`priceChange`); staff may in their
    /// customer's name. Twice is as once.
    ///
    /// Refuses with `APPOINTMENT_NOT_FOUND`, `PRICE_CHANGED` (another price is proposed, or none).
    async fn accept_new_price(
        &self,
        ctx: &Context<'_>,
        input: AcceptNewPriceInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::with_scope(ctx, WRITE)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::accept_new_price(&mut conn, &by, input).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Managers of the network: sets its prices; managers of a centre: what it has of its own, beside
    /// the network's. They hold at once or from a day to come; what was booked before keeps the
    /// price that was agreed.
    ///
    /// Refuses with `FORBIDDEN`, `PRICES_INVALID`, `PRICE_DAY_INVALID`.
    async fn set_prices(
        &self,
        ctx: &Context<'_>,
        input: SetPricesInput,
    ) -> ApiResult<SetPricesPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(SetPricesPayload { prices: actions::set_prices(&mut conn, &by, input, now).await? })
    }

    /// Managers of a centre: it has no prices of its own any more, and the network's hold there.
    ///
    /// Refuses with `FORBIDDEN`, `PRICE_DAY_INVALID`.
    async fn withdraw_prices(
        &self,
        ctx: &Context<'_>,
        input: WithdrawPricesInput,
    ) -> ApiResult<SetPricesPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        Ok(SetPricesPayload { prices: actions::withdraw_prices(&mut conn, &by, input, now).await? })
    }

    /// Lets an organisation read the result and download its documents (Code de la route R323-20).
    /// For the owner of the appointment as holder of the vehicle; staff record what a holder signed
    /// on paper. Twice is as once.
    ///
    /// Refuses with `APPOINTMENT_NOT_FOUND`, `CONSENT_TEXT_OUTDATED`, `HOLDER_NAME_REQUIRED`, keys
    /// with `FORBIDDEN`.
    async fn grant_results_access(
        &self,
        ctx: &Context<'_>,
        input: GrantResultsAccessInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::grant_results_access(&mut conn, &by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Takes a consent back; links to documents that were made before go on for seven days at most.
    ///
    /// Refuses with `APPOINTMENT_NOT_FOUND`, `CONSENT_NOT_FOUND`, keys with `FORBIDDEN`.
    async fn revoke_results_access(
        &self,
        ctx: &Context<'_>,
        input: RevokeResultsAccessInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Reader::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::revoke_results_access(&mut conn, &by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Staff: what colleagues at the appointment's centre should know. Its owner does not read it
    /// with the appointment, but in the copy of what is kept about them. Refuses with
    /// `APPOINTMENT_NOT_FOUND`, `NOTE_INVALID`, `TOO_MANY_NOTES`.
    async fn add_note(
        &self,
        ctx: &Context<'_>,
        input: AddNoteInput,
    ) -> ApiResult<AppointmentPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::add_note(&mut conn, by, input, now).await?;
        Ok(AppointmentPayload { appointment })
    }

    /// Staff: takes a note away for good, as its author or as a manager of the centre. Refuses with
    /// `NOTE_NOT_FOUND`, `NOTE_OF_ANOTHER`.
    async fn remove_note(
        &self,
        ctx: &Context<'_>,
        input: RemoveNoteInput,
    ) -> ApiResult<AppointmentPayload> {
        let (by, manager) = (Staff::from(ctx)?, Manager::from(ctx).ok());
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let appointment = actions::remove_note(&mut conn, by, manager, input).await?;
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
