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
    /// What of it is ordered back: it goes back by itself.
    pub(crate) leaving_cents: i64,
}

impl Received {
    fn on_its_way_back(&self) -> bool {
        self.leaving_cents > 0
    }

    /// What of its money is here, and stays unless somebody sends it back.
    fn stays_cents(&self) -> i64 {
        match self.status {
            PaymentStatus::Succeeded | PaymentStatus::RefundFailed => {
                (self.amount_cents - self.returned_cents - self.leaving_cents).max(0)
            }
            PaymentStatus::Awaiting
            | PaymentStatus::Pending
            | PaymentStatus::Failed
            | PaymentStatus::Cancelled
            | PaymentStatus::Refunded => 0,
        }
    }
}

/// What the desk received (positive) or handed over beside the payments of an appointment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// All of it.
    pub(crate) cents: i64,
    /// What of it was given beside the money, as terms want it: no price that goes back.
    pub(crate) beside_cents: i64,
}

impl Settled {
    /// Because of the price alone.
    fn price_cents(self) -> i64 {
        self.cents + self.beside_cents
    }
}

/// What is here of an appointment's money: no more than that goes back, whatever a payment brought, for
/// what the desk handed over because the price became lower is with the customer already.
pub(crate) fn here(payments: &[Received], settled: Settled) -> i64 {
    let stays: i64 = payments.iter().map(Received::stays_cents).sum();
    (stays + settled.price_cents()).max(0)
}

/// How much of what a card brought stays in the place of what the desk handed over: it took less itself.
pub(crate) fn in_place_of_desk(payments: &[Received], settled: Settled) -> i64 {
    let card = |payment: &&Received| {
        payment.method == PaymentMethod::Card
            && (payment.status == PaymentStatus::Succeeded || payment.on_its_way_back())
    };
    let on_card: i64 = payments.iter().filter(card).map(Received::stays_cents).sum();
    let at_desk = at_desk(payments) + came_back(payments) + settled.price_cents();
    on_card.min((-at_desk).max(0))
}

/// What the desk took as a payment and still has: it is given back by a person, not by itself.
fn at_desk(payments: &[Received]) -> i64 {
    let taken = |payment: &&Received| {
        payment.status == PaymentStatus::Succeeded && payment.method == PaymentMethod::AtCentre
    };
    payments.iter().filter(taken).map(Received::stays_cents).sum()
}

/// What a bank did not take back is still the customer's.
fn came_back(payments: &[Received]) -> i64 {
    payments
        .iter()
        .filter(|payment| {
            payment.status == PaymentStatus::RefundFailed && !payment.on_its_way_back()
        })
        .map(|payment| payment.amount_cents - payment.returned_cents)
        .sum()
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

/// How the money of an appointment stands.
pub(crate) fn balance(
    state: PayableState,
    agreed_cents: i64,
    payments: &[Received],
    settled: Settled,
) -> Balance {
    let paid = payments
        .iter()
        .filter(|payment| payment.status == PaymentStatus::Succeeded && !payment.on_its_way_back());
    let received: i64 = paid.map(|payment| payment.amount_cents).sum();
    let came_back = came_back(payments);
    let open = payments.iter().any(|payment| match payment.status {
        PaymentStatus::Awaiting | PaymentStatus::Pending | PaymentStatus::Failed => true,
        PaymentStatus::Succeeded
        | PaymentStatus::Cancelled
        | PaymentStatus::Refunded
        | PaymentStatus::RefundFailed => false,
    });
    let went_back = payments.iter().any(|payment| payment.returned_cents > 0);
    let given_back = payments.iter().any(|payment| {
        matches!(payment.status, PaymentStatus::Refunded | PaymentStatus::RefundFailed)
            || payment.on_its_way_back()
    }) || (went_back && here(payments, settled) == 0);
    // What was paid by card goes back by itself, less what stays in the place of what the desk gave.
    let instead = in_place_of_desk(payments, settled);
    let of_desk = Balance::Difference(-(settled.cents + at_desk(payments) + came_back + instead));
    match state {
        PayableState::Expired | PayableState::Cancelled => of_desk,
        // A manager waived the price.
        PayableState::Held | PayableState::Confirmed
            if given_back && !open && (received == 0 || here(payments, settled) == 0) =>
        {
            of_desk
        }
        PayableState::Held | PayableState::Confirmed if received > 0 => {
            Balance::Difference(agreed_cents - received - settled.cents - came_back)
        }
        PayableState::Held | PayableState::Confirmed => {
            Balance::Unpaid(agreed_cents - settled.cents - came_back)
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

    const NONE: Settled = Settled { cents: 0, beside_cents: 0 };

    fn of(cents: i64) -> Settled {
        Settled { cents, ..NONE }
    }

    fn payment(status: PaymentStatus, amount_cents: i64) -> Received {
        Received {
            status,
            method: PaymentMethod::Card,
            amount_cents,
            returned_cents: 0,
            leaving_cents: 0,
        }
    }

    #[test]
    fn a_price_that_changed_after_it_was_paid_leaves_a_difference() {
        let paid =
            [payment(PaymentStatus::Cancelled, 7_900), payment(PaymentStatus::Succeeded, 7_900)];
        assert_eq!(balance(Confirmed, 8_500, &paid, NONE), Balance::Difference(600));
        assert_eq!(balance(Confirmed, 8_500, &paid, of(600)), Balance::Difference(0));
        assert_eq!(balance(Confirmed, 7_300, &paid, NONE), Balance::Difference(-600));
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
        assert_eq!(balance(Confirmed, 7_900, &[], NONE), Balance::Unpaid(7_900));
        let awaiting = [payment(PaymentStatus::Awaiting, 7_900)];
        assert_eq!(balance(Confirmed, 7_900, &awaiting, NONE), Balance::Unpaid(7_900));
    }

    #[test]
    fn who_called_off_gets_back_what_the_desk_took_beside_the_payment() {
        let refunded = [payment(PaymentStatus::Refunded, 7_900)];
        assert_eq!(balance(Cancelled, 8_500, &refunded, of(600)), Balance::Difference(-600));
        assert_eq!(balance(Cancelled, 8_500, &refunded, NONE), Balance::Difference(0));
    }

    #[test]
    fn the_desk_gives_back_by_hand_what_it_took_and_what_a_bank_did_not_take() {
        let cash = [Received {
            method: PaymentMethod::AtCentre,
            ..payment(PaymentStatus::Succeeded, 7_900)
        }];
        assert_eq!(balance(Cancelled, 7_900, &cash, NONE), Balance::Difference(-7_900));
        assert_eq!(balance(Cancelled, 7_900, &cash, of(-7_900)), Balance::Difference(0));
        let failed = [payment(PaymentStatus::RefundFailed, 7_900)];
        assert_eq!(balance(Cancelled, 7_900, &failed, NONE), Balance::Difference(-7_900));
        assert_eq!(balance(Cancelled, 7_900, &failed, of(-7_900)), Balance::Difference(0));
        let again =
            [Received { leaving_cents: 7_900, ..payment(PaymentStatus::RefundFailed, 7_900) }];
        assert_eq!(balance(Cancelled, 7_900, &again, NONE), Balance::Difference(0));
    }

    #[test]
    fn what_a_manager_gave_back_is_not_due_again() {
        let waived =
            [Received { leaving_cents: 7_900, ..payment(PaymentStatus::Succeeded, 7_900) }];
        assert_eq!(balance(Confirmed, 7_900, &waived, NONE), Balance::Difference(0));
        let refunded = [payment(PaymentStatus::Refunded, 7_900)];
        assert_eq!(balance(Confirmed, 7_900, &refunded, NONE), Balance::Difference(0));
        // Money that came twice: one of the two stays.
        let twice =
            [payment(PaymentStatus::Refunded, 7_900), payment(PaymentStatus::Succeeded, 7_900)];
        assert_eq!(balance(Confirmed, 7_900, &twice, NONE), Balance::Difference(0));
    }

    /// What the desk handed over because the price became lower is not asked for again, whatever became
    /// of the card.
    #[test]
    fn who_calls_off_after_a_lower_price_owes_nothing() {
        let card = |returned_cents, leaving_cents| {
            [Received { returned_cents, leaving_cents, ..payment(PaymentStatus::Succeeded, 7_900) }]
        };
        for state in [Cancelled, Confirmed] {
            for paid in [card(0, 7_300), card(7_300, 0)] {
                assert_eq!(here(&paid, of(-600)), 0);
                assert_eq!(balance(state, 7_300, &paid, of(-600)), Balance::Difference(0));
            }
        }
        // Before anything went back, and where a fee stays.
        assert_eq!(here(&card(0, 0), of(-600)), 7_300);
        assert_eq!(in_place_of_desk(&card(0, 0), of(-600)), 600);
        assert_eq!(balance(Cancelled, 7_300, &card(0, 0), of(-600)), Balance::Difference(0));
        assert_eq!(balance(Cancelled, 7_300, &card(5_300, 0), of(-600)), Balance::Difference(0));
        // Beside it a centre gives as much again; the desk has handed that over, or not yet.
        let both = Settled { cents: -8_500, beside_cents: 7_900 };
        assert_eq!(balance(Cancelled, 7_300, &card(7_300, 0), both), Balance::Difference(7_900));
        assert_eq!(in_place_of_desk(&card(7_300, 0), both), 600);
        // A bank that did not take it back leaves the rest to the desk.
        let failed = [payment(PaymentStatus::RefundFailed, 7_900)];
        assert_eq!(balance(Cancelled, 7_300, &failed, of(-600)), Balance::Difference(-7_300));
        let again = [Received { leaving_cents: 7_300, ..failed[0] }];
        assert_eq!(balance(Cancelled, 7_300, &again, of(-600)), Balance::Difference(0));
        let made = [Received { returned_cents: 7_300, ..failed[0] }];
        assert_eq!(balance(Cancelled, 7_300, &made, of(-600)), Balance::Difference(0));
        // Money of the desk goes back by hand, as much as is still there.
        let cash = [Received { method: PaymentMethod::AtCentre, ..card(0, 0)[0] }];
        assert_eq!(balance(Cancelled, 7_300, &cash, of(-600)), Balance::Difference(-7_300));
        let handed = [Received { returned_cents: 7_300, ..cash[0] }];
        assert_eq!(balance(Cancelled, 7_300, &handed, of(-600)), Balance::Difference(0));
    }
}
