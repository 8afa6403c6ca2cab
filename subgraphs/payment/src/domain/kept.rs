//! What stays with the centre of an appointment's money, and what it gives beside it, once the terms for
//! calling off were applied; all in cents.
//! Decisions: docs/decisions/money.md
use super::Balance;

/// What goes back of a payment of which so much is still here, where so much is kept.
pub(crate) fn goes_back(here_cents: i64, kept_cents: i64) -> i64 {
    (here_cents - kept_cents).max(0)
}

/// What the terms change of what is due: `on_card` of the kept money stays as it was paid, the rest is kept
/// of what the desk would hand back; what the centre gives beside the money, the desk hands over.
pub(crate) fn by_terms(due: Balance, on_card: i64, kept_cents: i64, extra_cents: i64) -> Balance {
    match due {
        Balance::Unpaid(_) => due,
        Balance::Difference(cents) => {
            let at_desk = (kept_cents - on_card).max(0).min((-cents).max(0));
            Balance::Difference(cents + at_desk - extra_cents)
        }
    }
}

/// How much of what the desk hands over is given beside the money, of which so much is left to give: a
/// compensation, while the rest is a price that goes back.
pub(crate) fn beside_the_money(handed_cents: i64, extra_left_cents: i64) -> i64 {
    extra_left_cents.max(0).min((-handed_cents).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_kept_once() {
        assert_eq!(goes_back(7_900, 2_000), 5_900);
        assert_eq!(goes_back(2_000, 2_000), 0, "told twice");
        assert_eq!(goes_back(1_000, 2_000), 0);
        let due = |cents, on_card, kept, extra| {
            by_terms(Balance::Difference(cents), on_card, kept, extra).cents()
        };
        assert_eq!(due(0, 2_000, 2_000, 0), 0, "the card left it here");
        assert_eq!(due(-7_900, 0, 2_000, 0), -5_900, "the desk hands over the rest");
        assert_eq!(due(-600, 2_000, 2_000, 0), -600, "what the desk took beside it goes back");
        assert_eq!(due(-2_000, 0, 2_000, 0), 0, "once it did");
        assert_eq!(due(0, 0, 2_000, 0), 0, "a manager gave back what was kept");
        assert_eq!(due(-7_900, 0, 0, 7_900), -15_800, "double");
        assert_eq!(due(7_900, 0, 0, 7_900), 0, "the desk gave the second half");
        assert_eq!(beside_the_money(-15_800, 7_900), 7_900, "money and as much beside it");
        assert_eq!(beside_the_money(-7_900, 7_900), 7_900, "a card took the money back");
        assert_eq!(beside_the_money(-600, 0), 0, "nothing is given beside it, or not any more");
        assert_eq!(beside_the_money(600, 7_900), 0, "what is received is a price");
    }
}
