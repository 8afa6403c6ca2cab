//! One function per mutation: open the transaction, ask the rule, write, announce. Calls to the
//! provider stand outside of transactions: a slow provider must not hold a lock.
mod account;
mod arrhes;
mod billing;
mod checkout;
mod closing;
mod desk;
mod figures;
mod invoice;
mod promotion;
mod reconcile;
mod refund;
mod refunding;
mod reminding;
mod settle;
mod till;
mod wanting;

pub(crate) use account::{ChargeToAccountInput, SetAccountInput, charge, chargeable, set_account};
pub(crate) use billing::{
    CreditChargeInput, RecordTransferInput, bill_accounts, credit_charge, record_transfer,
};
pub(crate) use checkout::{StartCheckoutInput, start_checkout};
pub(crate) use closing::{close_days, fec, fec_for};
pub(crate) use desk::{PayAtCentreInput, await_caller, note_standing, pay_at_centre};
pub(crate) use figures::{count_month, revenue};
pub(crate) use invoice::{SetSellerInput, hand_out, seller_of, set_seller};
pub(crate) use promotion::{
    ApplyCodeInput, CodeUser, CreatePromotionInput, RemoveCodeInput, WithdrawPromotionInput,
    apply_code, create_promotion, remove_code, withdraw_promotion,
};
pub(crate) use reconcile::reconcile_day;
pub(crate) use refund::{RefundPaymentInput, give_back_late, let_go, refund, settle_money_of};
pub(crate) use refunding::{look_at, look_at_all_of, look_at_dispute, make_due};
pub(crate) use reminding::remind_accounts;
pub(crate) use settle::{close_due, reconcile, sync};
pub(crate) use till::{
    Desk, RecordDeskPaymentInput, SettleDifferenceInput, balance, record_desk_payment, reprice,
    settle_difference, settled_of,
};
pub(crate) use wanting::WANTED_TOPIC;

use crate::{error::PaymentError, models::Payable};
use kernel::{ApiResult, Pool, guard::Customer};
use std::time::Duration;
use uuid::Uuid;

/// The event that makes an appointment payable is on its way when a quick client asks to pay.
const PATIENCE: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_millis(100);

/// Waits until we know that the caller has this appointment.
///
/// Somebody else's appointment is answered like one that does not exist.
async fn await_payable(pool: &Pool, by: &Customer, appointment: Uuid) -> ApiResult<()> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        // The connection goes back to the pool between two looks.
        if Payable::is_known(&mut *pool.get().await?, by, appointment).await? {
            return Ok(());
        }
        if tokio::time::Instant::now() >= deadline {
            return Err(PaymentError::PaymentNotReady.into());
        }
        tokio::time::sleep(POLL).await;
    }
}
