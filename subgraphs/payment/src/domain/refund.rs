//! What the provider says of a refund, and what it means for us.
//! Decisions: docs/decisions/money.md
use super::PaymentStatus;
use async_graphql::Enum;
use chrono::{DateTime, Utc};
use uuid::Uuid;

named! {
    /// Where a refund is in its life.
    RefundStatus {
        /// Ordered; the provider does not know of it yet.
        Wanted,
        /// The provider knows of it, and has not made it yet.
        Pending,
        /// The provider made it.
        Succeeded,
        /// The provider or the customer's bank refused it, perhaps after it was made: the money is
        /// with us, and somebody has to give it back otherwise.
        Failed,
    }
}

/// A refund as the provider tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProviderRefund {
    pub(crate) id: String,
    /// Our row of it, where we ordered it.
    pub(crate) ours: Option<Uuid>,
    pub(crate) intent: Option<String>,
    pub(crate) amount_cents: i64,
    /// `pending`, `requires_action`, `succeeded`, `failed`, `canceled`
    pub(crate) status: String,
    /// `expired_or_canceled_card`…
    pub(crate) failure_reason: Option<String>,
}

/// A dispute as the provider tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProviderDispute {
    pub(crate) id: String,
    pub(crate) intent: Option<String>,
    pub(crate) amount_cents: i64,
    pub(crate) reason: String,
    pub(crate) status: String,
    pub(crate) respond_by: Option<DateTime<Utc>>,
    pub(crate) opened_at: DateTime<Utc>,
}

impl RefundStatus {
    /// Whether something may still come of it without anybody's doing.
    pub(crate) fn is_under_way(self) -> bool {
        match self {
            Self::Wanted | Self::Pending => true,
            Self::Succeeded | Self::Failed => false,
        }
    }

    /// What it is once the provider called it `said` (Stripe: `pending`, `requires_action`,
    /// `succeeded`, `failed`, `canceled`). It never goes back, whatever the order in which answers
    /// arrive; a word that we do not know is asked about again.
    pub(crate) fn after(self, said: &str) -> Self {
        let told = match said {
            "succeeded" => Self::Succeeded,
            "failed" | "canceled" => Self::Failed,
            _ => Self::Pending,
        };
        if told.rank() > self.rank() { told } else { self }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Wanted => 0,
            Self::Pending => 1,
            Self::Succeeded => 2,
            Self::Failed => 3,
        }
    }
}

named! {
    /// What of the money waits for a person.
    AlarmKind {
        /// Money to be given back by hand: the desk took it, or a bank did not take it back.
        GiveBack,
        /// The provider was asked for an hour, without an answer.
        RetriedLong,
        /// A cardholder disputes a payment: answer on the provider's pages.
        Dispute,
        /// The provider told something that nothing follows from here.
        EventKept,
        /// An organisation's invoice is overdue.
        AccountOverdue,
    }
}

/// What a payment is by its refunds, each with its amount in cents; `None` where they leave it as
/// it is.
pub(crate) fn status_by_refunds(
    amount_cents: i64,
    refunds: &[(RefundStatus, i64)],
) -> Option<PaymentStatus> {
    let made: i64 = refunds
        .iter()
        .filter(|(status, _)| *status == RefundStatus::Succeeded)
        .map(|(_, cents)| cents)
        .sum();
    if made >= amount_cents {
        Some(PaymentStatus::Refunded)
    } else if refunds.iter().any(|(status, _)| status.is_under_way()) {
        None
    } else {
        let failed = refunds.iter().any(|(status, _)| *status == RefundStatus::Failed);
        failed.then_some(PaymentStatus::RefundFailed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RefundStatus::{Failed, Pending, Succeeded, Wanted};

    #[test]
    fn a_refund_is_made_when_the_provider_says_so() {
        assert_eq!(Wanted.after("pending"), Pending);
        assert_eq!(Pending.after("succeeded"), Succeeded);
        assert_eq!(Wanted.after("requires_action"), Pending);
        assert_eq!(Wanted.after("a word of next year"), Pending);
    }

    #[test]
    fn answers_in_any_order_end_alike() {
        let said = ["pending", "succeeded", "failed"];
        for (a, b, c) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
            let end = [a, b, c].into_iter().fold(Wanted, |now, at| now.after(said[at]));
            assert_eq!(end, Failed, "a bank has the last word");
        }
        assert_eq!(Succeeded.after("pending"), Succeeded);
    }

    #[test]
    fn a_payment_is_refunded_when_all_of_it_is_back() {
        let by = |refunds: &[(RefundStatus, i64)]| status_by_refunds(7_900, refunds);
        assert_eq!(by(&[(Succeeded, 7_900)]), Some(PaymentStatus::Refunded));
        assert_eq!(by(&[(Failed, 7_900)]), Some(PaymentStatus::RefundFailed));
        assert_eq!(by(&[(Failed, 7_900), (Wanted, 7_900)]), None, "tried again");
        let again = [(Failed, 7_900), (Succeeded, 7_900)];
        assert_eq!(by(&again), Some(PaymentStatus::Refunded));
        assert_eq!(by(&[(Succeeded, 900)]), None, "a part of it");
        assert_eq!(by(&[]), None);
    }
}
