//! What can be done. Each field names the codes of its refusals.
use super::{
    account::{AccountInvoicePayload, AccountPayload, ChargePayload},
    promotion::{CreatePromotionPayload, WithdrawPromotionPayload},
    types::{Appointment, CodePayload, PaymentPayload, SetSellerPayload, SettleDifferencePayload},
};
use crate::{
    PaymentConfig,
    actions::{
        self, ApplyCodeInput, ChargeToAccountInput, CodeUser, CreatePromotionInput,
        CreditChargeInput, Desk, PayAtCentreInput, RecordDeskPaymentInput, RecordTransferInput,
        RefundPaymentInput, RemoveCodeInput, SetAccountInput, SetSellerInput,
        SettleDifferenceInput, StartCheckoutInput, WithdrawPromotionInput,
    },
};
use async_graphql::{Context, Object};
use kernel::{
    ApiResult, Clock, Pool,
    guard::{Customer, Manager, Refunder, Staff},
};

/// What a key needs to pay, as to book.
const WRITE: &str = "appointments:write";

/// The mutations.
pub struct Mutation;

/// Staff where the caller is some, else who pays.
fn code_user(ctx: &Context<'_>) -> ApiResult<CodeUser> {
    match Staff::from(ctx) {
        Ok(staff) => Ok(CodeUser::Desk(staff)),
        Err(_) => Ok(CodeUser::Customer(Customer::with_scope(ctx, WRITE)?)),
    }
}

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

    /// Staff: the desk received the money, or a part of it; the invoice gets its number. Whatever way to pay was
    /// chosen before: a card page that is open is closed first. Twice is as once.
    ///
    /// Refuses with `FORBIDDEN`, `PAYMENT_NOT_FOUND`, `NOT_RECEIVABLE`, `PRICE_NOT_AGREED`,
    /// `AMOUNT_CHANGED` (a part that is more than is due), `ALREADY_PAID` (by card, perhaps just
    /// now).
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
    /// a part of it, or given back; it gets a number of its own. Twice is as once.
    ///
    /// Refuses with `FORBIDDEN`, `PAYMENT_NOT_FOUND`, `NOT_RECEIVABLE` (the price itself is not
    /// paid: `recordDeskPayment`), `PRICE_NOT_AGREED`, `AMOUNT_CHANGED` (not what is due), and with
    /// `REFUND_NEEDS_MANAGER` where money of an appointment that is off goes back and the caller is
    /// no manager of its centre.
    async fn settle_difference(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was received or given back.")] input: SettleDifferenceInput,
    ) -> ApiResult<SettleDifferencePayload> {
        let desk = Desk { by: Staff::from(ctx)?, refunder: Refunder::from(ctx).ok() };
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let settlement = actions::settle_difference(&mut conn, &desk, input, now).await?;
        let appointment = Appointment { id: settlement.appointment_id };
        Ok(SettleDifferencePayload { settlement, appointment })
    }

    /// Takes off the price what a code is good for, until it is paid; another code takes the place of
    /// one that is used. For who pays; staff do it for who stands before them.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `PAYMENT_NOT_READY`, `PAYMENT_NOT_FOUND`, `ALREADY_PAID`,
    /// `HOLD_EXPIRED`, `PRICE_NOT_AGREED`, `CODE_UNKNOWN`, `CODE_EXPIRED`, `CODE_NOT_APPLICABLE`,
    /// `CODE_USED` (by this customer), `CODE_USED_UP`.
    async fn apply_code(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which code, for what.")] input: ApplyCodeInput,
    ) -> ApiResult<CodePayload> {
        let by = code_user(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let id = actions::apply_code(&mut conn, &by, input, now).await?;
        Ok(CodePayload { appointment: Appointment { id } })
    }

    /// The appointment costs its whole price again, until it is paid; the code is another's.
    ///
    /// Refuses as `applyCode` does for the appointment.
    async fn remove_code(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which appointment.")] input: RemoveCodeInput,
    ) -> ApiResult<CodePayload> {
        let by = code_user(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let id = actions::remove_code(&mut conn, &by, input, now).await?;
        Ok(CodePayload { appointment: Appointment { id } })
    }

    /// Managers: an organisation pays on account at centres of theirs from now on, on these terms; the same
    /// organisation and centre again changes them.
    ///
    /// Refuses with `FORBIDDEN`, `SIREN_INVALID`, `VAT_NUMBER_INVALID`, `SELLER_INCOMPLETE`,
    /// `ACCOUNT_INVALID`, `SELLER_UNKNOWN`, `IBAN_MISSING` (`setSeller`), `OTHER_SELLER`.
    async fn set_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose, where, how much.")] input: SetAccountInput,
    ) -> ApiResult<AccountPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let account = actions::set_account(&mut conn, &by, input, now).await?;
        Ok(AccountPayload { account })
    }

    /// The appointment stands, and its organisation owes it: it is on the invoice of its month. For the
    /// organisation; the desk does it for who stands before it. Twice is as once.
    ///
    /// Refuses with `LOGIN_REQUIRED`, `PAYMENT_NOT_READY`, `PAYMENT_NOT_FOUND`, `ALREADY_PAID`,
    /// `HOLD_EXPIRED`, `PRICE_NOT_AGREED`, `NOT_ON_ACCOUNT`, `ACCOUNT_LIMIT_REACHED`.
    async fn charge_to_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is owed.")] input: ChargeToAccountInput,
    ) -> ApiResult<ChargePayload> {
        let by = code_user(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let charge = actions::charge(&mut conn, &by, input, now).await?;
        Ok(ChargePayload { charge })
    }

    /// Staff: a transfer came for an invoice of an account, or (managers) went back. Twice is as once.
    ///
    /// Refuses with `FORBIDDEN`, `INVOICE_NOT_FOUND`, `AMOUNT_CHANGED` (more than is owed, another amount
    /// with the same words, a day that is not between the invoice and today), `REFUND_NEEDS_MANAGER`.
    async fn record_transfer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What came.")] input: RecordTransferInput,
    ) -> ApiResult<AccountInvoicePayload> {
        let desk = Desk { by: Staff::from(ctx)?, refunder: Refunder::from(ctx).ok() };
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let invoice = actions::record_transfer(&mut conn, &desk, input, now).await?;
        Ok(AccountInvoicePayload { invoice })
    }

    /// Managers: takes a line of an account's invoice back, by a credit note, once.
    ///
    /// Refuses with `FORBIDDEN`, `INVOICE_NOT_FOUND`, `NOT_CREDITABLE`.
    async fn credit_charge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and why.")] input: CreditChargeInput,
    ) -> ApiResult<AccountInvoicePayload> {
        let by = Refunder::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let invoice = actions::credit_charge(&mut conn, &by, input, now).await?;
        Ok(AccountInvoicePayload { invoice })
    }

    /// Managers: gives a code out that takes something off a price, at one centre or (managers of the
    /// network) at all; or vouchers, each with a code of its own.
    ///
    /// Refuses with `FORBIDDEN`, `PROMOTION_INVALID`, `CODE_TAKEN`.
    async fn create_promotion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is good for.")] input: CreatePromotionInput,
    ) -> ApiResult<CreatePromotionPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let promotions = actions::create_promotion(&mut conn, &by, input, now).await?;
        Ok(CreatePromotionPayload { promotions })
    }

    /// Managers: nobody uses the code from now on; who did keeps what it took off.
    ///
    /// Refuses with `FORBIDDEN`, `CODE_UNKNOWN`.
    async fn withdraw_promotion(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: WithdrawPromotionInput,
    ) -> ApiResult<WithdrawPromotionPayload> {
        let by = Manager::from(ctx)?;
        let now = ctx.data_unchecked::<Clock>().now();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let promotion = actions::withdraw_promotion(&mut conn, &by, input, now).await?;
        Ok(WithdrawPromotionPayload { promotion })
    }

    /// Managers: names the company that sells, for one centre or (managers of the network) for all. Invoices are in its
    /// name from now on; those that waited for a name are handed out.
    ///
    /// Refuses with `FORBIDDEN`, `SIREN_INVALID`, `VAT_NUMBER_INVALID`, `IBAN_INVALID`,
    /// `SELLER_INCOMPLETE`.
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

    /// Managers of its centre: sends all of a payment back; what the desk took is handed over by whoever says so.
    /// Where the provider does not answer, or has not made it yet, `refundRequestedAt` is set until
    /// it says that it is made.
    ///
    /// Refuses with `FORBIDDEN`, `PAYMENT_NOT_FOUND`, `NOT_REFUNDABLE`.
    async fn refund_payment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to refund, and why.")] input: RefundPaymentInput,
    ) -> ApiResult<PaymentPayload> {
        let by = Refunder::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<PaymentConfig>());
        let clock = *ctx.data_unchecked::<Clock>();
        let payment = actions::refund(pool, config, clock, &by, input).await?;
        Ok(PaymentPayload { payment })
    }
}
