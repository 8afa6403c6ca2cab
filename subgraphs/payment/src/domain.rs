//! The rules of money. No I/O and no clock: callers pass what a rule needs to know.
/// Declares an enumeration that is the same in the graph, in the database and in events.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
        #[derive(strum::IntoStaticStr, strum::EnumString, strum::Display)]
        #[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

mod account;
mod closing;
mod due;
mod fec;
mod figures;
mod invoice;
mod kept;
mod promotion;
mod reconcile;
mod refund;

pub(crate) use account::{
    AccountInvoiceState, AccountSettlementKind, account_label, account_state, billed_before,
    check_account, check_limit, due_on, iban, reminded_until, reminder_due, shared, vat_due,
};
pub(crate) use closing::{Line, NewClosing, Total, close};
pub(crate) use due::{Balance, Received, Settled, balance, here, in_place_of_desk, settles};
pub(crate) use fec::{Movement, MovementKind, Third, fec, file_name};
pub(crate) use figures::{Revenue, by_means, revenue, together};
pub(crate) use invoice::{
    DeskMeans, DocumentKind, Means, Subject, Taxed, civil_day, invoice_number, invoice_year,
    means_at_desk, parts_of_number, siren, taxed, vat_number, vat_rate_bp,
};
pub(crate) use kept::{beside_the_money, by_terms, goes_back};
pub(crate) use promotion::{
    Priced, Reduction, Terms, check_code, check_terms, made_up, reduction, typed_code,
};
pub(crate) use reconcile::{Discrepancy, DiscrepancyKind, Held, Listed, ProviderIntent, compare};
pub(crate) use refund::{
    AlarmKind, ProviderDispute, ProviderRefund, RefundStatus, status_by_refunds,
};

use crate::error::PaymentError;
use async_graphql::Enum;
use chrono::{DateTime, TimeDelta, Utc};
pub(crate) use events::payment::PaymentMethod;
use fr::ServiceKind;

/// How long a checkout page stays open. The provider wants 30 minutes at least; who pays after
/// their hold ran out gets the slot back if it is still free, else the money.
pub(crate) const SESSION_LIFETIME: TimeDelta = TimeDelta::minutes(45);
/// How long an unanswered attempt to open a page is repeated as it was: 30 minutes of its page
/// must remain, or the provider refuses it.
pub(crate) const ATTEMPT_LIFETIME: TimeDelta = TimeDelta::minutes(14);

named! {
    /// Where a payment is in its life.
    PaymentStatus {
        /// Nothing was started at the provider; or it will be received at the centre.
        Awaiting,
        /// The payment page is open.
        Pending,
        /// The money is ours.
        Succeeded,
        /// The last card was refused; the payment page stays open for another one.
        Failed,
        /// The page was closed without a payment.
        Cancelled,
        /// The money went back: the provider says so, or the desk handed it over.
        Refunded,
        /// The customer's bank did not take the money back: it is still to be given back.
        RefundFailed,
    }
}

/// Whether an appointment still wants its money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum PayableState {
    /// A lane is kept until the hold's end.
    Held,
    /// The appointment stands, paid or not.
    Confirmed,
    /// The hold ran out.
    Expired,
    /// Called off.
    Cancelled,
}

/// What the provider says when it is asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The page is open, nothing was tried.
    Open,
    /// A card was refused; the page is open. `attempt` names the refused charge.
    Declined { code: String, attempt: String },
    /// Paid by that payment intent.
    Paid { intent: String },
    /// The page was closed without a payment.
    Expired,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// We knew already.
    Nothing,
    /// The money is ours: number an invoice and tell everyone.
    Succeed { intent: String },
    /// Tell the customer that another card is needed.
    Fail { code: String, attempt: String },
    /// The page is over.
    Cancel,
    /// This appointment is paid by another payment: send this money back.
    GiveBack { intent: String },
    /// This payment was paid a second time, by another intent: note it, and send it back.
    ReturnStray { intent: String },
}

/// May an appointment in this state be paid now?
pub(crate) fn check_payable(
    state: PayableState,
    hold_expires_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), PaymentError> {
    match state {
        PayableState::Confirmed => Ok(()),
        PayableState::Held if hold_expires_at.is_none_or(|end| end > now) => Ok(()),
        PayableState::Held | PayableState::Expired | PayableState::Cancelled => {
            Err(PaymentError::HoldExpired)
        }
    }
}

/// The only table of transitions. It holds whatever the order and number of deliveries.
pub(crate) fn change(
    status: PaymentStatus,
    known_intent: Option<&str>,
    announced_attempt: Option<&str>,
    paid_otherwise: bool,
    seen: Seen,
) -> Change {
    use PaymentStatus::{Awaiting, Cancelled, Failed, Pending, RefundFailed, Refunded, Succeeded};
    match (status, seen) {
        (_, Seen::Paid { intent }) if known_intent == Some(intent.as_str()) => Change::Nothing,
        (Succeeded | Refunded | RefundFailed, Seen::Paid { intent }) => {
            Change::ReturnStray { intent }
        }
        (Awaiting | Pending | Failed | Cancelled, Seen::Paid { intent }) if paid_otherwise => {
            Change::GiveBack { intent }
        }
        (Awaiting | Pending | Failed | Cancelled, Seen::Paid { intent }) => {
            Change::Succeed { intent }
        }
        (Awaiting | Pending | Failed, Seen::Declined { code, attempt })
            if announced_attempt != Some(attempt.as_str()) =>
        {
            Change::Fail { code, attempt }
        }
        (Awaiting | Pending | Failed, Seen::Expired) => Change::Cancel,
        _ => Change::Nothing,
    }
}

/// What the customer reads on the payment page.
pub(crate) fn label(service: ServiceKind, centre: &str, reference: &str) -> String {
    format!("{}, {centre} ({reference})", service.printed())
}

/// A path of our own origin to come back to; anything else becomes the home page, so that the
/// payment page never sends a customer elsewhere.
pub(crate) fn return_path(wished: Option<&str>) -> &str {
    wished
        .filter(|path| {
            path.starts_with('/')
                && !path.starts_with("//")
                && path.len() <= 200
                && path.chars().all(|c| c.is_ascii_graphic() && !"\\#<>\"{}".contains(c))
        })
        .unwrap_or("/")
}

/// Pauses between tries grow to ten minutes.
pub(crate) fn pause(tries: i32) -> TimeDelta {
    TimeDelta::seconds((2_i64 << tries.clamp(0, 9)).min(600))
}

#[cfg(test)]
mod tests {
    use super::*;
    use PaymentStatus::{Cancelled, Failed, Pending, RefundFailed, Refunded, Succeeded};

    fn paid(intent: &str) -> Seen {
        Seen::Paid { intent: intent.to_owned() }
    }

    fn declined(attempt: &str) -> Seen {
        Seen::Declined { code: "card_declined".to_owned(), attempt: attempt.to_owned() }
    }

    #[test]
    fn money_counts_once_whatever_arrives_when() {
        let succeed = Change::Succeed { intent: "pi_1".to_owned() };
        for status in [Pending, Failed, Cancelled] {
            assert_eq!(change(status, None, None, false, paid("pi_1")), succeed);
        }
        for late in [paid("pi_1"), declined("ch_1"), Seen::Expired, Seen::Open] {
            for status in [Succeeded, Refunded, RefundFailed] {
                assert_eq!(
                    change(status, Some("pi_1"), None, false, late.clone()),
                    Change::Nothing
                );
            }
        }
    }

    #[test]
    fn money_that_comes_twice_goes_back() {
        let stray = Change::ReturnStray { intent: "pi_2".to_owned() };
        assert_eq!(change(Succeeded, Some("pi_1"), None, false, paid("pi_2")), stray);
        let back = Change::GiveBack { intent: "pi_2".to_owned() };
        assert_eq!(change(Pending, None, None, true, paid("pi_2")), back);
    }

    #[test]
    fn each_refused_card_is_announced_once() {
        assert!(matches!(
            change(Pending, None, None, false, declined("ch_1")),
            Change::Fail { .. }
        ));
        assert_eq!(change(Failed, None, Some("ch_1"), false, declined("ch_1")), Change::Nothing);
        assert!(matches!(
            change(Failed, None, Some("ch_1"), false, declined("ch_2")),
            Change::Fail { .. }
        ));
    }

    #[test]
    fn only_what_stands_or_is_held_can_be_paid() {
        let now = DateTime::UNIX_EPOCH;
        let end = Some(now + TimeDelta::seconds(1));
        assert_eq!(check_payable(PayableState::Held, end, now), Ok(()));
        assert_eq!(
            check_payable(PayableState::Held, Some(now), now),
            Err(PaymentError::HoldExpired)
        );
        assert_eq!(
            check_payable(PayableState::Cancelled, None, now),
            Err(PaymentError::HoldExpired)
        );
        assert_eq!(check_payable(PayableState::Confirmed, None, now), Ok(()));
    }

    #[test]
    fn customers_come_back_to_our_own_pages_only() {
        for path in ["https://evil.example/", "//evil.example", "/\\evil", "a", "/x y", ""] {
            assert_eq!(return_path(Some(path)), "/", "{path}");
        }
        assert_eq!(return_path(Some("/rendez-vous?lang=fr")), "/rendez-vous?lang=fr");
    }
}
