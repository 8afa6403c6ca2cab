//! What can be done. Each field names the codes of its refusals.
use super::types::{Appointment, PaymentPayload, SetSellerPayload, SettleDifferencePayload};
use crate::{
    PaymentConfig,
    actions::{
        self, PayAtCentreInput, RecordDeskPaymentInput, RefundPaymentInput, SetSellerInput,
        SettleDifferenceInput, StartCheckoutInput,
    },
};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Customer, Manager, Staff},
};

/// What a key needs to pay, as to book.
const WRITE: &str = "appointments:write";

/// The mutations.
pub struct Mutation;

#[Object]
impl Mutation {
    /// Opens the payment page of an appointment, or answers the one that is open: `checkoutUrl`.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `PAYMENT_NOT_READY`, `HOLD_EXPIRED`, `ALREADY_PAID`,
    /// `PRICE_NOT_AGREED` (`Appointment.priceChange` waits), `PAYMENT_PROVIDER_UNAVAILABLE`.
    async fn start_checkout(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to pay.")] input: StartCheckoutInput,
    ) -> ApiResult<PaymentPayload> {
        let by = Customer::with_scope(ctx, WRITE)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<PaymentConfig>());
        let clock = *ctx.data_unchecked::<Clock>();
        let payment = actions::start_checkout(pool, config, clock, &by, input).await?;
        Ok(PaymentPayload { payment })
    }

    /// Chooses to pay at the desk, on the day; the appointment stands from now on.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `PAYMENT_NOT_READY`, `HOLD_EXPIRED`, `ALREADY_PAID`,
    /// `PRICE_NOT_AGREED`.
    async fn pay_at_centre(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to pay.")] input: PayAtCentreInput,
    ) -> ApiResult<PaymentPayload> {
        let by = Customer::with_scope(ctx, WRITE)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let pool = ctx.data_unchecked::<Pool>();
        let payment = actions::pay_at_centre(pool, &by, input, now).await?;
        Ok(PaymentPayload { payment })
    }

    /// Staff: the desk received the money; the invoice gets its number. Whatever way to pay was
    /// chosen before: a card page that is open is closed first. Twice is as once.
    ///
    /// Refuses with `FORBIDDEN`, `PAYMENT_NOT_FOUND`, `NOT_RECEIVABLE`, `PRICE_NOT_AGREED`,
    /// `ALREADY_PAID` (by card, perhaps just now).
    async fn record_desk_payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was received.")] input: RecordDeskPaymentInput,
    ) -> ApiResult<PaymentPayload> {
        let by = Staff::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<PaymentConfig>());
        let clock = *ctx.data_unchecked::<Clock>();
        let payment = actions::record_desk_payment(pool, config, clock, &by, input).await?;
        Ok(PaymentPayload { payment })
    }

    /// Staff: the difference that is due beside the payment (`Appointment.amountDue`) was received,
    /// or given back; it gets a number of its own. Twice is as once.
    ///
    /// Refuses with `FORBIDDEN`, `PAYMENT_NOT_FOUND`, `NOT_RECEIVABLE` (the price itself is not
    /// paid: `recordDeskPayment`), `PRICE_NOT_AGREED`, `AMOUNT_CHANGED` (not what is due).
    async fn settle_difference(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was received or given back.")] input: SettleDifferenceInput,
    ) -> ApiResult<SettleDifferencePayload> {
        let by = Staff::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let settlement = actions::settle_difference(&mut conn, &by, input, now).await?;
        let appointment = Appointment { id: settlement.appointment_id };
        Ok(SettleDifferencePayload { settlement, appointment })
    }

    /// Managers: names the company that sells, for the network or for one centre. Invoices are in its
    /// name from now on; those that waited for a name are handed out.
    ///
    /// Refuses with `FORBIDDEN`, `SIREN_INVALID`, `VAT_NUMBER_INVALID`, `SELLER_INCOMPLETE`.
    async fn set_seller(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The company.")] input: SetSellerInput,
    ) -> ApiResult<SetSellerPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let seller = actions::set_seller(&mut conn, &by, input, now).await?;
        Ok(SetSellerPayload { seller })
    }

    /// Managers: sends all of a payment back; what the desk took is handed over by whoever says so.
    /// Where the provider does not answer, or has not made it yet, `refundRequestedAt` is set until
    /// it says that it is made.
    ///
    /// Refuses with `FORBIDDEN`, `PAYMENT_NOT_FOUND`, `NOT_REFUNDABLE`.
    async fn refund_payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to refund, and why.")] input: RefundPaymentInput,
    ) -> ApiResult<PaymentPayload> {
        let by = Manager::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<PaymentConfig>());
        let clock = *ctx.data_unchecked::<Clock>();
        let payment = actions::refund(pool, config, clock, &by, input).await?;
        Ok(PaymentPayload { payment })
    }
}
