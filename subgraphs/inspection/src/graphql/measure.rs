//! What can be done with measurements and instruments. Each field names the codes of its refusals.
use super::{instruments::Instrument, types::InspectionPayload};
use crate::{
    actions::{
        self, AcceptProposalInput, DeclineProposalInput, OrderMeasurementInput,
        RecordCalibrationInput, RecordMeasurementInput, RegisterInstrumentInput,
    },
    bench::Benches,
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Manager, Staff},
};
use uuid::Uuid;

/// Which order is taken back.
#[derive(InputObject)]
pub(crate) struct CancelMeasurementOrderInput {
    /// The inspection.
    inspection_id: Uuid,
    /// The order.
    order_id: Uuid,
}

/// Which instrument is taken out of use.
#[derive(InputObject)]
pub(crate) struct RetireInstrumentInput {
    /// The instrument.
    instrument_id: Uuid,
}

/// What a mutation of an instrument answers.
#[derive(SimpleObject)]
pub(crate) struct InstrumentPayload {
    /// The instrument as it is now.
    instrument: Instrument,
}

/// The mutations, for staff and for managers of a centre.
#[derive(Default)]
pub(crate) struct Measure;

#[Object]
impl Measure {
    /// Has a linked instrument of the centre measure the vehicle; `measuring.orders` tells how far
    /// that is. The same `orderId` orders once.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `IDENTITY_INCOMPLETE`, `INSTRUMENT_UNKNOWN`, `INSTRUMENT_UNSUITED`, `INSTRUMENT_NOT_LINKED`,
    /// `INSTRUMENT_BUSY`, `CALIBRATION_EXPIRED`, `IDEMPOTENCY_MISMATCH`.
    async fn order_measurement(
        &self,
        ctx: &Context<'_>,
        input: OrderMeasurementInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let benches = ctx.data_unchecked::<Benches>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::order_measurement(&mut conn, &by, benches, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Takes an order to an instrument back; nothing happens to one that has ended.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `MEASUREMENT_UNKNOWN`.
    async fn cancel_measurement_order(
        &self,
        ctx: &Context<'_>,
        input: CancelMeasurementOrderInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let which = (input.inspection_id, input.order_id);
        let inspection = actions::cancel_order(&mut conn, &by, which, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Notes what somebody read from an instrument. A second measurement of a kind takes the place of
    /// the first, whose accepted defects go with it.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `IDENTITY_INCOMPLETE`, `READING_MISSING`, `READING_UNKNOWN`, `MEASUREMENT_IMPLAUSIBLE`,
    /// `INSTRUMENT_UNKNOWN`, `INSTRUMENT_UNSUITED`, `INSTRUMENT_NEEDED`, `CALIBRATION_EXPIRED`,
    /// `TEXT_NOT_PRINTABLE`, `IDEMPOTENCY_MISMATCH`.
    async fn record_measurement(
        &self,
        ctx: &Context<'_>,
        input: RecordMeasurementInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::record_measurement(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Records the defect that a measurement proposes.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `MEASUREMENT_UNKNOWN`, `PROPOSAL_UNKNOWN`.
    async fn accept_proposal(
        &self,
        ctx: &Context<'_>,
        input: AcceptProposalInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::accept_proposal(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Does not record the defect that a measurement proposes, for a reason that is kept.
    ///
    /// Refuses with `INSPECTION_NOT_FOUND`, `WRONG_STATUS`, `INSPECTION_SIGNED`,
    /// `MEASUREMENT_UNKNOWN`, `PROPOSAL_UNKNOWN`, `DEFECT_ALREADY_RECORDED`, `REASON_INVALID`,
    /// `TEXT_NOT_PRINTABLE`.
    async fn decline_proposal(
        &self,
        ctx: &Context<'_>,
        input: DeclineProposalInput,
    ) -> ApiResult<InspectionPayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let inspection = actions::decline_proposal(&mut conn, &by, input, now).await?;
        Ok(InspectionPayload { inspection })
    }

    /// Adds an instrument to a centre's register; for its managers. Without a calibration it may not
    /// be used yet, where its kind needs one.
    ///
    /// Refuses with `INSTRUMENT_INVALID`, `INSTRUMENT_KNOWN`, `BENCH_ADDRESS_REFUSED`,
    /// `TEXT_NOT_PRINTABLE`.
    async fn register_instrument(
        &self,
        ctx: &Context<'_>,
        input: RegisterInstrumentInput,
    ) -> ApiResult<InstrumentPayload> {
        let by = Manager::at(ctx, input.centre_id)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let benches = ctx.data_unchecked::<Benches>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let new = actions::register_instrument(&mut conn, &by, benches, input, now).await?;
        Ok(InstrumentPayload { instrument: Instrument(new) })
    }

    /// Notes a calibration of an instrument; for managers of its centre. The last one made counts.
    ///
    /// Refuses with `INSTRUMENT_UNKNOWN`, `INSTRUMENT_INVALID`, `CALIBRATION_INVALID`,
    /// `TEXT_NOT_PRINTABLE`.
    async fn record_calibration(
        &self,
        ctx: &Context<'_>,
        input: RecordCalibrationInput,
    ) -> ApiResult<InstrumentPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let instrument = actions::record_calibration(&mut conn, &by, input, now).await?;
        Ok(InstrumentPayload { instrument: Instrument(instrument) })
    }

    /// Takes an instrument out of use; for managers of its centre. What it measured stays.
    ///
    /// Refuses with `INSTRUMENT_UNKNOWN`.
    async fn retire_instrument(
        &self,
        ctx: &Context<'_>,
        input: RetireInstrumentInput,
    ) -> ApiResult<InstrumentPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let id = input.instrument_id;
        let instrument = actions::retire_instrument(&mut conn, &by, id, now).await?;
        Ok(InstrumentPayload { instrument: Instrument(instrument) })
    }
}
