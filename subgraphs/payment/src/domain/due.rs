//! What the desk still has to receive for an appointment, or to give back.
//! Decisions: docs/decisions/booking.md, docs/decisions/money.md
use super::{PayableState, PaymentMethod, PaymentStatus};

/// What counts of a payment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Received {
    pub(crate) status: PaymentStatus,
    pub(crate) method: PaymentMethod,
    pub(crate) amount_cents: i64,
    /// What of it is back.
    pub(crate) returned_cents: i64,
    /// Its refund is ordered: it goes back by itself.
    pub(crate) on_its_way_back: bool,
}

/// How an appointment's money stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Balance {
    /// The price was not paid yet: so much is to be received, as a payment.
    Unpaid(i64),
    /// Beside what was paid, so much is to be received (positive) or given back (negative); zero
    /// where nothing is.
    Difference(i64),
}

impl Balance {
    /// In cents, to be received where positive.
    pub(crate) fn cents(self) -> i64 {
        match self {
            Self::Unpaid(cents) | Self::Difference(cents) => cents,
        }
    }
}

/// How the money of an appointment stands: `settled` is the sum of the differences so far.
pub(crate) fn balance(
    state: PayableState,
    agreed_cents: i64,
    payments: &[Received],
    settled: i64,
) -> Balance {
    let paid = |payment: &&Received| {
        payment.status == PaymentStatus::Succeeded && !payment.on_its_way_back
    };
    let received: i64 = payments.iter().filter(paid).map(|payment| payment.amount_cents).sum();
    // What the desk took is given back by a person, not by itself.
    let at_desk: i64 = payments
        .iter()
        .filter(paid)
        .filter(|payment| payment.method == PaymentMethod::AtCentre)
        .map(|payment| payment.amount_cents)
        .sum();
    // What a bank did not take back is still the customer's.
    let came_back: i64 = payments
        .iter()
        .filter(|payment| payment.status == PaymentStatus::RefundFailed && !payment.on_its_way_back)
        .map(|payment| payment.amount_cents - payment.returned_cents)
        .sum();
    let open = payments.iter().any(|payment| match payment.status {
        PaymentStatus::Awaiting | PaymentStatus::Pending | PaymentStatus::Failed => true,
        PaymentStatus::Succeeded
        | PaymentStatus::Cancelled
        | PaymentStatus::Refunded
        | PaymentStatus::RefundFailed => false,
    });
    let given_back = payments.iter().any(|payment| {
        matches!(payment.status, PaymentStatus::Refunded | PaymentStatus::RefundFailed)
            || payment.on_its_way_back
    });
    match state {
        // What was paid by card goes back by itself.
        PayableState::Expired | PayableState::Cancelled => {
            Balance::Difference(-(settled + at_desk + came_back))
        }
        PayableState::Held | PayableState::Confirmed if received > 0 => {
            Balance::Difference(agreed_cents - received - settled - came_back)
        }
        // A manager waived the price.
        PayableState::Held | PayableState::Confirmed if given_back && !open => {
            Balance::Difference(-(settled + came_back))
        }
        PayableState::Held | PayableState::Confirmed => {
            Balance::Unpaid(agreed_cents - settled - came_back)
        }
    }
}

/// May the desk settle so much of what is due? All of it, as it was shown; or a part of what is to be
/// received, with what was shown beside it.
pub(crate) fn settles(amount_cents: i64, of_cents: Option<i64>, due_cents: i64) -> bool {
    match of_cents {
        None => due_cents != 0 && amount_cents == due_cents,
        Some(shown) => shown == due_cents && (1..=due_cents).contains(&amount_cents),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PayableState::{Cancelled, Confirmed};

    fn payment(status: PaymentStatus, amount_cents: i64) -> Received {
        Received {
            status,
            method: PaymentMethod::Card,
            amount_cents,
            returned_cents: 0,
            on_its_way_back: false,
        }
    }

    #[test]
    fn a_price_that_changed_after_it_was_paid_leaves_a_difference() {
        let paid =
            [payment(PaymentStatus::Cancelled, 7_900), payment(PaymentStatus::Succeeded, 7_900)];
        assert_eq!(balance(Confirmed, 8_500, &paid, 0), Balance::Difference(600));
        assert_eq!(balance(Confirmed, 8_500, &paid, 600), Balance::Difference(0));
        assert_eq!(balance(Confirmed, 7_300, &paid, 0), Balance::Difference(-600));
    }

    #[test]
    fn the_desk_settles_what_was_shown_or_a_part_of_it() {
        assert!(settles(600, None, 600) && settles(-600, None, -600));
        assert!(!settles(500, None, 600) && !settles(0, None, 0));
        assert!(settles(500, Some(600), 600) && settles(600, Some(600), 600));
        assert!(!settles(500, Some(700), 600), "something else was shown");
        assert!(!settles(700, Some(600), 600) && !settles(0, Some(600), 600));
        assert!(!settles(-500, Some(-600), -600), "money goes back whole");
    }

    #[test]
    fn what_is_not_paid_is_due_whole() {
        assert_eq!(balance(Confirmed, 7_900, &[], 0), Balance::Unpaid(7_900));
        let awaiting = [payment(PaymentStatus::Awaiting, 7_900)];
        assert_eq!(balance(Confirmed, 7_900, &awaiting, 0), Balance::Unpaid(7_900));
    }

    #[test]
    fn who_called_off_gets_back_what_the_desk_took_beside_the_payment() {
        let refunded = [payment(PaymentStatus::Refunded, 7_900)];
        assert_eq!(balance(Cancelled, 8_500, &refunded, 600), Balance::Difference(-600));
        assert_eq!(balance(Cancelled, 8_500, &refunded, 0), Balance::Difference(0));
    }

    #[test]
    fn the_desk_gives_back_by_hand_what_it_took_and_what_a_bank_did_not_take() {
        let cash = [Received {
            method: PaymentMethod::AtCentre,
            ..payment(PaymentStatus::Succeeded, 7_900)
        }];
        assert_eq!(balance(Cancelled, 7_900, &cash, 0), Balance::Difference(-7_900));
        assert_eq!(balance(Cancelled, 7_900, &cash, -7_900), Balance::Difference(0));
        let failed = [payment(PaymentStatus::RefundFailed, 7_900)];
        assert_eq!(balance(Cancelled, 7_900, &failed, 0), Balance::Difference(-7_900));
        assert_eq!(balance(Cancelled, 7_900, &failed, -7_900), Balance::Difference(0));
        let again =
            [Received { on_its_way_back: true, ..payment(PaymentStatus::RefundFailed, 7_900) }];
        assert_eq!(balance(Cancelled, 7_900, &again, 0), Balance::Difference(0));
    }

    #[test]
    fn what_a_manager_gave_back_is_not_due_again() {
        let waived =
            [Received { on_its_way_back: true, ..payment(PaymentStatus::Succeeded, 7_900) }];
        assert_eq!(balance(Confirmed, 7_900, &waived, 0), Balance::Difference(0));
        let refunded = [payment(PaymentStatus::Refunded, 7_900)];
        assert_eq!(balance(Confirmed, 7_900, &refunded, 0), Balance::Difference(0));
        // Money that came twice: one of the two stays.
        let twice =
            [payment(PaymentStatus::Refunded, 7_900), payment(PaymentStatus::Succeeded, 7_900)];
        assert_eq!(balance(Confirmed, 7_900, &twice, 0), Balance::Difference(0));
    }
}
